"""Which citation of the ledger records which quotation of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from provenance.checking.check import check
from provenance.drafts.draft import DraftQuotation
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.model.span import Span
from provenance.model.verdict import Place, Verdict
from provenance.wording.editing import has_words

#: Two texts with a smaller share of characters in common, in per cent, are not one quotation retyped.
_LEAST_ALIKE = 65.0
#: A citation is held against this many quotations that are like it, the most similar first.
_MOST_TRIED = 3
#: Above this many pairs nothing is compared: the draft was not retyped, it is another one.
_MOST_PAIRS = 250_000


@frozen
class Pairing:
    """`recorded[i]` is the citation of quotation i, None without one; `retyped` are those whose words differ from it.

    `left` are the citations of which the draft prints nothing any more, in their order.
    """

    recorded: tuple[Citation | None, ...]
    retyped: frozenset[int]
    left: tuple[Citation, ...]


def pair(
    quotations: Sequence[DraftQuotation],
    citations: Sequence[Citation],
    is_retyped: Callable[[Citation, DraftQuotation], bool],
) -> Pairing:
    """Pair the quotations of one draft with the citations that the ledger has of it.

    First by the same words, key and number; then what is left on both sides of a key by likeness, the most similar
    first, where `is_retyped` agrees. Each is paired once, and none with a quotation whose mark is not closed. The
    answer does not depend on the order of `citations`.
    """
    waiting: dict[tuple[str | None, str, int], list[Citation]] = {}
    for citation in sorted(citations, key=lambda citation: citation.id, reverse=True):
        nth = citation.draft.nth if citation.draft is not None else 1
        waiting.setdefault((citation.quotation, citation.source, nth), []).append(citation)
    recorded: list[Citation | None] = [_taken(quotation, waiting) for quotation in quotations]
    taken = {citation.id for citation in recorded if citation is not None}
    left = [citation for citation in citations if citation.id not in taken]
    retyped = set()
    for citation, index in _alike(quotations, recorded, left):
        if citation.id not in taken and recorded[index] is None and is_retyped(citation, quotations[index]):
            recorded[index] = citation
            retyped.add(index)
            taken.add(citation.id)
    gone = tuple(citation for citation in left if citation.id not in taken)
    return Pairing(tuple(recorded), frozenset(retyped), gone)


def is_same_passage(citation: Citation, quotation: DraftQuotation, document: Document | None) -> bool:
    """Whether the words of today can be the citation's, retyped: nothing leads them to another passage of the source.

    Likeness cannot tell a retyped quotation from one of a similar sentence. So the passage that the words alone lead
    to, or come nearest to, has to be the pinned one, where that is still there; where it is not, the words may not
    stand anywhere else. Without a document there is nothing to go by.
    """
    if document is None or not has_words(quotation.text):
        return True
    bare, pinned = check(document, quotation.quotation), check(document, evolve(citation, quotation=quotation.text))
    if not pinned.spans:
        return bare.place is Place.MISSING
    if bare.place is Place.MISSING:
        return bare.nearest is not None and bare.nearest.span.overlaps(_hull(pinned))
    return not bare.spans or _hull(bare).overlaps(_hull(pinned))


def _hull(verdict: Verdict) -> Span:
    return Span(min(span.start for span in verdict.spans), max(span.end for span in verdict.spans))


def _taken(quotation: DraftQuotation, waiting: dict[tuple[str | None, str, int], list[Citation]]) -> Citation | None:
    for key in quotation.keys if quotation.is_closed else ():
        found = waiting.get((quotation.text, key, quotation.nth))
        if found:
            return found.pop()
    return None


def _alike(
    quotations: Sequence[DraftQuotation], recorded: Sequence[Citation | None], left: Sequence[Citation]
) -> Iterator[tuple[Citation, int]]:
    """Citations that are left with quotations that are free and like them, the most similar pair first."""
    # Imported here because most drafts print what the ledger records.
    from rapidfuzz import fuzz

    free = [index for index, citation in enumerate(recorded) if citation is None and quotations[index].is_closed]
    if len(free) * len(left) > _MOST_PAIRS:
        return
    texts = {index: _folded(quotations[index].text) for index in free}
    pairs: list[tuple[float, str, int, Citation]] = []
    for citation in left:
        words = _folded(citation.quotation or "")
        likeness = [
            (-fuzz.ratio(words, texts[index], score_cutoff=_LEAST_ALIKE), citation.id, index, citation)
            for index in free
            if citation.source in quotations[index].keys
        ]
        pairs += sorted((entry for entry in likeness if entry[0] < 0), key=lambda entry: entry[:3])[:_MOST_TRIED]
    for _, _, index, citation in sorted(pairs, key=lambda entry: entry[:3]):
        yield citation, index


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
