"""Where the fragments of an elided quotation stand: in order, around the longest, with the least text between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from provenance.anchoring.budget import Budget
from provenance.anchoring.candidate import Candidate
from provenance.anchoring.candidates import approximate_candidates, exact_candidates
from provenance.anchoring.prepared import Prepared
from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.wording.comparison import Comparison
from provenance.wording.editing import Reading
from provenance.wording.omissions import joint_edit, omission_edit

#: How many places of the longest fragment are tried.
_MOST_PLACES = 40
#: Fragments shorter than this are taken only as they stand, and only between their neighbours.
_SHORT_CHARACTERS, _SHORT_WORDS = 12, 3


def place_fragments(source: Prepared, reading: Reading, budget: Budget, within: Span | None = None) -> list[Candidate]:
    """Candidates for a reading: one per place of its longest fragment, each with the nearest consistent others."""
    fragments = reading.fragments
    longest = max(range(len(fragments)), key=lambda at: (fragments[at].length, -at))
    anchors = _comparisons(source, reading, fragments[longest], budget, within)
    if len(fragments) == 1:
        return [Candidate(reading, (c,), _edge_omissions(reading, c.span, c.span)) for c in anchors]
    anchors = sorted(anchors, key=lambda c: (c.cost, c.span.start))[:_MOST_PLACES]
    others = {
        at: _comparisons(source, reading, fragment, budget, within)
        for at, fragment in enumerate(fragments)
        if at != longest
    }
    found = []
    for anchor in anchors:
        parts = _around(anchor, longest, len(fragments), others, reading)
        if parts is not None:
            found.append(Candidate(reading, parts, _omissions(source.text, reading, parts)))
    return found


def _comparisons(
    source: Prepared, reading: Reading, fragment: Span, budget: Budget, within: Span | None
) -> list[Comparison]:
    exact = exact_candidates(source, reading, fragment, budget, within)
    if any(c.wording != "drifted" for c in exact) or _is_short(reading, fragment):
        return exact
    near = approximate_candidates(source, reading, fragment, budget, within)
    resembling = [c for c in near if 2 * c.kept >= c.total]
    return sorted({c.span: c for c in [*resembling, *exact]}.values(), key=lambda c: c.span.start)


def _is_short(reading: Reading, fragment: Span) -> bool:
    return fragment.length < _SHORT_CHARACTERS or len(reading.words(fragment)) < _SHORT_WORDS


def _around(
    anchor: Comparison, at: int, count: int, others: dict[int, list[Comparison]], reading: Reading
) -> tuple[Comparison, ...] | None:
    """The other fragments nearest to the anchor, in order; one that stands only out of order is taken all the same."""
    parts: list[Comparison | None] = [None] * count
    parts[at] = anchor
    bound = anchor.span.start
    for index in range(at - 1, -1, -1):
        parts[index] = _nearest_before(others[index], bound)
        if (placed := parts[index]) is not None:
            bound = placed.span.start
    bound = anchor.span.end
    for index in range(at + 1, count):
        parts[index] = _nearest_after(others[index], bound)
        if (placed := parts[index]) is not None:
            bound = placed.span.end
    taken = [part.span for part in parts if part is not None]
    for index in range(count):
        if parts[index] is None:
            if _is_short(reading, reading.fragments[index]):
                return None
            free = [c for c in others[index] if not any(c.span.overlaps(span) for span in taken)]
            parts[index] = min(free, key=lambda c: (c.cost, abs(c.span.start - anchor.span.start)), default=None)
            if (placed := parts[index]) is not None:
                taken.append(placed.span)
    whole = tuple(part for part in parts if part is not None)
    return whole if len(whole) == count else None


def _nearest_before(found: Sequence[Comparison], bound: int) -> Comparison | None:
    before = [c for c in found if c.span.end <= bound]
    return min(before, key=lambda c: (c.cost, -c.span.start), default=None)


def _nearest_after(found: Sequence[Comparison], bound: int) -> Comparison | None:
    starts = [c.span.start for c in found]
    after = found[bisect_left(starts, bound) :]
    return min(after, key=lambda c: (c.cost, c.span.start), default=None)


def _omissions(source: str, reading: Reading, parts: Sequence[Comparison]) -> tuple[Edit, ...]:
    edits = []
    for at, (left, right) in enumerate(pairwise(parts)):
        mark = _mark_between(reading, reading.fragments[at].end, reading.fragments[at + 1].start)
        reordered = right.span.start < left.span.end
        gap = Span(min(left.span.end, right.span.start), max(left.span.end, right.span.start))
        if mark in reading.joints and not reordered:
            edits.append(joint_edit(source, gap, reading.printed, mark))
            continue
        edits.append(omission_edit(source, gap, left.span, right.span, reading.printed, mark, reordered=reordered))
    return (*edits, *_edge_omissions(reading, parts[0].span, parts[-1].span))


def _mark_between(reading: Reading, start: int, end: int) -> Span:
    return next((m for m in reading.omissions if m.start >= start and m.end <= end), Span(start, end))


def _edge_omissions(reading: Reading, first: Span, last: Span) -> tuple[Edit, ...]:
    """Ellipses before the first and after the last fragment, which leave out nothing between kept words."""
    edits = []
    for mark in reading.omissions:
        if mark.end <= reading.fragments[0].start:
            edits.append(Edit("E101", mark.of(reading.printed), "", mark, Span(first.start, first.start)))
        elif mark.start >= reading.fragments[-1].end:
            edits.append(Edit("E101", mark.of(reading.printed), "", mark, Span(last.end, last.end)))
    return tuple(edits)
