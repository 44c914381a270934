"""What is computed from a document once and used by every quotation that is looked for in it."""

from __future__ import annotations

from attrs import define, field

from provenance.anchoring.seeds import SeedIndex, seed_index
from provenance.model.document import Document
from provenance.text.normal_form import NormalForm, normal_form

#: Stands for characters of the source's format: it prints nothing and parts no word.
_MARKUP = "\u2060"


@define(eq=False)
class Prepared:
    """A text with its normal form, and its seed index, which is built when an approximate search first needs it."""

    text: str
    form: NormalForm
    _seeds: SeedIndex | None = field(default=None, init=False)

    @property
    def seeds(self) -> SeedIndex:
        """The seed index; two threads that ask at once may both build it, and either result is right."""
        if self._seeds is None:
            self._seeds = seed_index(self.form.folded)
        return self._seeds


@define(eq=False)
class _Forms:
    """A document prepared as it is read, and as it is written if its format has markup."""

    read: Prepared | None = None
    written: Prepared | None = None


def prepared(document: Document) -> Prepared:
    """The document prepared as people read it, built on the first call and kept with the document.

    Its text has the length of `document.text`, so that offsets hold in both; the characters of the source's markup
    and apparatus are replaced by one that prints nothing.
    """
    forms = _forms(document)
    if forms.read is None:
        forms.read = _prepared(_as_read(document)) if looks_past(document) else prepared_as_written(document)
    return forms.read


def looks_past(document: Document) -> bool:
    """Whether a document has characters that nobody quotes: markup of its format, or apparatus."""
    return bool(document.markup or document.apparatus)


def prepared_as_written(document: Document) -> Prepared:
    """The document prepared with its markup, in which the recorded words of a citation are looked for."""
    forms = _forms(document)
    if forms.written is None:
        forms.written = _prepared(document.text)
    return forms.written


def prepare(document: Document) -> Document:
    """Build eagerly all that searching needs; returns the same document."""
    _ = prepared(document).seeds
    return document


def _forms(document: Document) -> _Forms:
    slot = document._prepared
    if slot.value is None:
        slot.value = _Forms()
    kept: _Forms = slot.value
    return kept


def _prepared(text: str) -> Prepared:
    return Prepared(text, normal_form(text))


def _as_read(document: Document) -> str:
    pieces, at = [], 0
    for span in sorted((*document.markup, *document.apparatus), key=lambda span: span.start):
        start = max(at, span.start)
        if span.end > start:
            pieces += [document.text[at:start], _MARKUP * (span.end - start)]
            at = span.end
    return "".join([*pieces, document.text[at:]])
