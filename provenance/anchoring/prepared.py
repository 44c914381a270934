"""What is computed from a document once and used by every quotation that is looked for in it."""

from __future__ import annotations

from attrs import define, field

from provenance.anchoring.seeds import SeedIndex, seed_index
from provenance.model.document import Document
from provenance.text.normal_form import NormalForm, normal_form


@define(eq=False)
class Prepared:
    """A document's normal form, and its seed index, which is built when an approximate search first needs it."""

    text: str
    form: NormalForm
    _seeds: SeedIndex | None = field(default=None, init=False)

    @property
    def seeds(self) -> SeedIndex:
        """The seed index; two threads that ask at once may both build it, and either result is right."""
        if self._seeds is None:
            self._seeds = seed_index(self.form.folded)
        return self._seeds


def prepared(document: Document) -> Prepared:
    """The document's prepared form, built on the first call and kept with the document."""
    slot = document._prepared
    if slot.value is None:
        slot.value = Prepared(document.text, normal_form(document.text))
    kept: Prepared = slot.value
    return kept


def prepare(document: Document) -> Document:
    """Build eagerly all that searching needs; returns the same document."""
    _ = prepared(document).seeds
    return document
