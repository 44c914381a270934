"""Pin a quotation: a citation record with selectors that find the same passage again, and no other."""

from __future__ import annotations

from collections.abc import Container, Sequence

from provenance.anchoring.anchor import Surroundings, passages
from provenance.anchoring.budget import Budget, BudgetSpent
from provenance.anchoring.prepared import Prepared, prepared_as_written
from provenance.checking.check import check
from provenance.checking.identity import citation_id
from provenance.checking.policy import Policy
from provenance.errors import CitationRefused
from provenance.model.citation import (
    Citation,
    DraftReference,
    Occurrence,
    Pinpoint,
    Recorded,
    Selector,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.span import Span
from provenance.model.verdict import Place, Verdict

#: A side of the context is at least this long where the text has as much, and at most so long, in code points.
SHORTEST_CONTEXT, LONGEST_CONTEXT = 32, 2_000
_MOST_RIVALS = 200
_DEFAULT = Policy()


def cite(
    document: Document,
    quotation: Quotation,
    *,
    source: str,
    claim: str | None = None,
    draft: DraftReference | None = None,
    locator: Pinpoint | None = None,
    recorded: Recorded | None = None,
    taken: Container[str] = (),
    policy: Policy = _DEFAULT,
) -> Citation:
    """Pin `quotation` to its passage of `document`, which the ledger knows by the key `source`.

    `taken` holds the ids that are in use. A passage whose wording differs is pinned too, so that the record says where
    it stands; look at `check` first if that is not wanted. Raises CitationRefused, with the verdict, for a quotation
    that does not resolve to one place, and QuotationError for one without words.
    """
    verdict = check(document, quotation, policy=policy)
    if verdict.place is not Place.FOUND:
        message = verdict.findings[0].message if verdict.findings else f"the passage is {verdict.place}"
        remedy = (
            "give text before or after it (prefix, suffix), or its place (near)"
            if verdict.place is Place.AMBIGUOUS
            else "correct the quotation or its source"
        )
        raise CitationRefused(message, verdict=verdict, remedy=remedy)
    selectors, occurrence = _pinned(document, verdict)
    exacts = [span.of(document.text) for span in verdict.spans]
    return Citation(
        id=citation_id(source, exacts, occurrence.index, taken),
        source=source,
        claim=claim,
        quotation=quotation.text,
        selectors=selectors,
        occurrence=occurrence,
        locator=locator,
        speaker=quotation.speaker,
        draft=draft,
        recorded=recorded,
    )


def _pinned(document: Document, verdict: Verdict) -> tuple[tuple[Selector, ...], Occurrence]:
    """The selectors of a located quotation, and which of how many equal places its first fragment is."""
    written = prepared_as_written(document)
    quotes: list[TextQuoteSelector] = []
    occurrences: list[Occurrence] = []
    for span in verdict.spans:
        try:
            copies = _copies(written, span)
        except BudgetSpent:
            message = "finding the other places of these words took more work than is allowed for one quotation"
            raise CitationRefused(message, verdict=verdict, remedy="quote fewer words") from None
        occurrences.append(Occurrence(index=1 + sum(c.start < span.start for c in copies), of=1 + len(copies)))
        quotes.append(_described(document.text, span, copies))
    positions = [TextPositionSelector(span.start, span.end) for span in verdict.spans]
    return (*quotes, *positions), occurrences[0]


def _copies(source: Prepared, span: Span) -> list[Span]:
    """The other places that are equal but for typography."""
    found = passages(source, span.of(source.text), Surroundings(), Budget())
    return [c.span for c, _ in found if c.rank <= 1 and not c.span.overlaps(span)]


def _described(text: str, span: Span, copies: Sequence[Span]) -> TextQuoteSelector:
    """Context on both sides until it differs from that of every copy, at word boundaries."""
    before = after = SHORTEST_CONTEXT
    for copy in copies[:_MOST_RIVALS]:
        before = max(before, _alike(text, span.start, copy.start, -1) + 1)
        after = max(after, _alike(text, span.end, copy.end, 1) + 1)
    start, end = max(0, span.start - before), min(len(text), span.end + after)
    while start > 0 and not text[start - 1].isspace() and span.start - start < before + SHORTEST_CONTEXT:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - span.end < after + SHORTEST_CONTEXT:
        end += 1
    return TextQuoteSelector(exact=span.of(text), prefix=text[start : span.start], suffix=text[span.end : end])


def _alike(text: str, one: int, other: int, step: int) -> int:
    """How many code points before (step -1) or after (step 1) two places are the same, up to the longest context."""
    count = 0
    while count < LONGEST_CONTEXT:
        i, j = (one + count, other + count) if step > 0 else (one - 1 - count, other - 1 - count)
        if not (0 <= i < len(text) and 0 <= j < len(text)) or text[i] != text[j]:
            break
        count += 1
    return count
