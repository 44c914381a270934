"""The verdict on a pinned citation: where its passage is, what the draft's words are to it, and which side changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from provenance.anchoring.anchor import reread
from provenance.anchoring.budget import Budget
from provenance.anchoring.candidate import Candidate
from provenance.anchoring.prepared import Prepared, prepared, prepared_as_written
from provenance.checking.pinned import PinnedPassage, locate_pinned
from provenance.checking.policy import Policy
from provenance.checking.verdicts import ambiguous_verdict, located_verdict, missing_verdict
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.model.finding import Finding
from provenance.model.fingerprint import SourceState
from provenance.model.span import Span
from provenance.model.verdict import Changed, Place, Shift, Verdict, Wording
from provenance.wording.comparison import compare
from provenance.wording.editing import edited_reading, literal_reading

_SAME_TEXT = {SourceState.IDENTICAL, SourceState.SAME_TEXT}


def check_citation(
    document: Document,
    citation: Citation,
    budget: Budget,
    policy: Policy,
    *,
    state: SourceState | None = None,
    earlier: Prepared | None = None,
) -> Verdict:
    """Locate the recorded passage in today's text, then hold the draft's words against it. Raises BudgetSpent."""
    found = locate_pinned(
        prepared_as_written(document), citation, budget, same_text=state in _SAME_TEXT, earlier=earlier
    )
    printed = citation.quotation if citation.quotation is not None else _recorded_words(citation)
    lost = next((passage for passage in found if passage.candidate is None), None)
    if lost is not None:
        return _not_located(document, citation, printed, lost, policy, state)
    located = [passage.candidate for passage in found if passage.candidate is not None]
    if citation.quotation is None and len(located) > 1:
        whole = Candidate(located[0].reading, tuple(part for c in located for part in c.parts))
    else:
        whole = reread(prepared(document), printed, _around(located), budget)
    changed = _changed(citation, located, whole)
    shift = _shift(citation, located)
    placing = _placing(found, shift, whole, policy)
    place = Place.FOUND if not citation.positions else Place.MOVED if shift is not None else Place.PINNED
    return located_verdict(
        whole,
        policy,
        document,
        place=place,
        source=state,
        changed=changed,
        shift=shift,
        placing=placing,
        claim=citation.claim,
    )


def _recorded_words(citation: Citation) -> str:
    """The recorded words of the source, which stand in for the quotation of a claim that paraphrases."""
    return " … ".join(quote.exact for quote in citation.quotes)


def _not_located(
    document: Document, citation: Citation, printed: str, lost: PinnedPassage, policy: Policy, state: SourceState | None
) -> Verdict:
    if lost.rivals:
        return ambiguous_verdict(lost.rivals, policy, document, source=state)
    changed = Changed.BOTH if _draft_differs(citation) else Changed.SOURCE
    return missing_verdict(None, policy, printed, document, source=state, changed=changed, twin=lost.twin)


def _around(located: Sequence[Candidate]) -> Span:
    return Span(min(c.span.start for c in located), max(c.span.end for c in located))


def _changed(citation: Citation, located: Sequence[Candidate], whole: Candidate) -> Changed | None:
    """Which side differs from what was recorded; None where the wording is clean."""
    if whole.wording is not Wording.DRIFTED:
        return None
    source = any(candidate.wording is Wording.DRIFTED for candidate in located) or _gaps_differ(citation, located)
    draft = _draft_differs(citation)
    if source and draft:
        return Changed.BOTH
    return Changed.SOURCE if source else Changed.DRAFT


def _gaps_differ(citation: Citation, located: Sequence[Candidate]) -> bool:
    """Whether an omission stands for more or less text of the source than when it was recorded."""
    before = [b.start - a.end for a, b in pairwise(citation.positions)]
    today = [b.span.start - a.span.end for a, b in pairwise(located)]
    return bool(before) and before != today


def _draft_differs(citation: Citation) -> bool:
    """Whether the draft's words differ from the source's words as they were recorded."""
    if citation.quotation is None:
        return False
    exacts = [quote.exact for quote in citation.quotes]
    edited = edited_reading(citation.quotation, bare=True)
    readings = [literal_reading(citation.quotation, bare=True), *([edited] if edited else [])]
    for reading in readings:
        if len(reading.fragments) != len(exacts):
            continue
        pairs = zip(reading.fragments, exacts, strict=True)
        compared = [compare(reading, fragment, exact, Span(0, len(exact))) for fragment, exact in pairs]
        if all(c is not None and c.wording is not Wording.DRIFTED for c in compared):
            return False
    return True


def _shift(citation: Citation, located: Sequence[Candidate]) -> Shift | None:
    """By how much the first fragment moved; None where it stands where it was pinned."""
    if not citation.positions:
        return None
    by = located[0].span.start - citation.positions[0].start
    if by == 0:
        return None
    count = "1 character was" if abs(by) == 1 else f"{abs(by):,} characters were"
    return Shift(by, f"{count} {'inserted' if by > 0 else 'taken out'} before it")


def _placing(
    found: Sequence[PinnedPassage], shift: Shift | None, whole: Candidate, policy: Policy
) -> tuple[Finding, ...]:
    if any(not passage.in_context for passage in found):
        message = "the words were located, but neither side of their recorded surroundings is there"
        return (policy.finding("P102", message, source_span=whole.span),)
    if shift is not None:
        return (policy.finding("P101", f"the passage moved: {shift.why}", source_span=whole.span),)
    return ()
