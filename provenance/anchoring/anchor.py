"""Resolve the words of a quotation to a passage of a text: exactly, in the normal form, or altered."""

from __future__ import annotations

from bisect import bisect_left

from attrs import frozen

from provenance.anchoring.budget import Budget
from provenance.anchoring.candidate import Candidate
from provenance.anchoring.candidates import approximate_candidates, exact_candidates
from provenance.anchoring.choice import choose
from provenance.anchoring.context import UNKNOWN, Agreement, agreement
from provenance.anchoring.fragments import place_fragments
from provenance.anchoring.prepared import Prepared
from provenance.model.span import Span
from provenance.model.verdict import Wording
from provenance.wording.comparison import compare, rank
from provenance.wording.editing import Reading, edited_reading, literal_reading, outer_pair

_TYPOGRAPHIC, _CLEAN = rank(Wording.TYPOGRAPHIC), rank(Wording.ALTERED)
#: A passage that keeps a smaller share of the words, or fewer of them, is not worth showing as the nearest.
_NEAREST_SHARE, _NEAREST_WORDS = 0.3, 2


@frozen(eq=False)
class Anchored:
    """Where a quotation stands: `candidate`, or equally good `rivals`, or the `nearest` passage, or nothing at all.

    `agreement` tells how the context given agrees there.
    """

    candidate: Candidate | None = None
    agreement: Agreement = UNKNOWN
    rivals: tuple[Candidate, ...] = ()
    nearest: Candidate | None = None


@frozen
class Surroundings:
    """What is known of the place: text before and after it, and a code point near it."""

    prefix: str = ""
    suffix: str = ""
    near: int | None = None


def anchor(
    source: Prepared,
    printed: str,
    surroundings: Surroundings,
    budget: Budget,
    *,
    within: Span | None = None,
) -> Anchored:
    """Look for `printed` in a source, or in the part of it `within` a span.

    Exact hits are complete. Altered passages are looked for where there is no clean one, or where the surroundings
    given speak against all clean ones. Raises BudgetSpent.
    """
    found = _candidates(source, printed, surroundings, budget, within)
    judged = [(c, _agreement(source, c, surroundings)) for c in found]
    choice = choose(judged, surroundings.near)
    if choice.chosen is not None:
        chosen = (
            choice.chosen
            if choice.chosen.reading.text == printed
            else _with_outer_marks(source, printed, choice.chosen)
        )
        return Anchored(chosen, _agreement(source, chosen, surroundings))
    if choice.rivals:
        return Anchored(rivals=choice.rivals)
    return Anchored(nearest=_nearest(found))


def passages(
    source: Prepared, exact: str, surroundings: Surroundings, budget: Budget, within: Span | None = None
) -> list[tuple[Candidate, Agreement]]:
    """Every passage that resembles the source's own words as they were recorded, with how their context agrees there.

    `exact` is read literally: brackets and ellipses in it are the source's. Raises BudgetSpent.
    """
    reading = literal_reading(exact)
    found = [Candidate(reading, (c,)) for c in exact_candidates(source, reading, reading.fragments[0], budget, within)]
    found += [
        Candidate(reading, (c,)) for c in approximate_candidates(source, reading, reading.fragments[0], budget, within)
    ]
    return [(c, _agreement(source, c, surroundings)) for c in _best_of_each_place(found) if c.resembles]


def reread(source: Prepared, printed: str, at: Span, budget: Budget) -> Candidate:
    """The quotation held against a passage whose place is known, however much the two differ. Raises BudgetSpent."""
    margin = 60 + at.length // 4
    region = Span(max(0, at.start - margin), min(len(source.text), at.end + margin))
    found = _candidates(source, printed, Surroundings(), budget, region)
    there = [c for c in found if c.span.overlaps(at) and c.resembles]
    if there:
        best = min(there, key=lambda c: (c.rank, c.cost, abs(c.span.start - at.start)))
        return _with_outer_marks(source, printed, best)
    reading = literal_reading(printed, bare=True)
    whole = compare(reading, reading.fragments[0], source.text, at)
    if whole is None:
        raise ValueError("a passage that was located holds words")
    return Candidate(reading, (whole,))


def _agreement(source: Prepared, candidate: Candidate, surroundings: Surroundings) -> Agreement:
    return agreement(source, candidate.span, surroundings.prefix, surroundings.suffix)


def _candidates(
    source: Prepared, printed: str, surroundings: Surroundings, budget: Budget, within: Span | None
) -> list[Candidate]:
    literal, edited = literal_reading(printed, bare=True), edited_reading(printed, bare=True)
    exact = exact_candidates(source, literal, literal.fragments[0], budget, within)
    found = _marked([_with_outer_marks(source, printed, Candidate(literal, (c,))) for c in exact])
    if edited is not None and not any(c.rank <= _TYPOGRAPHIC for c in found):
        found += place_fragments(source, edited, budget, within)
    settled = any(c.rank <= _CLEAN for c in found)
    if not settled or _elsewhere(source, found, surroundings):
        near = approximate_candidates(source, literal, literal.fragments[0], budget, within)
        found += [Candidate(literal, (c,)) for c in near]
        if edited is not None and len(edited.fragments) == 1:
            near = approximate_candidates(source, edited, edited.fragments[0], budget, within)
            found += [Candidate(edited, (c,)) for c in near]
    return _best_of_each_place(found)


def _marked(found: list[Candidate]) -> list[Candidate]:
    """Those that stand in the source marks and all, exactly as the quotation prints them; all of them if none does."""
    exact = [c for c in found if c.rank == 0 and c.reading.text == c.reading.printed]
    return exact or found


def _elsewhere(source: Prepared, found: list[Candidate], surroundings: Surroundings) -> bool:
    """Whether surroundings were given and none of the candidates stands in them."""
    if not (surroundings.prefix or surroundings.suffix):
        return False
    return all(_agreement(source, c, surroundings).best_side <= 0.5 for c in found)


def _best_of_each_place(found: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap only the best, which is kept before any worse one is looked at."""
    kept: list[Candidate] = []
    starts: list[int] = []
    ends: list[int] = []
    for candidate in sorted(found, key=_preference):
        span = candidate.span
        at = bisect_left(starts, span.start)
        if (at and ends[at - 1] > span.start) or (at < len(starts) and starts[at] < span.end):
            continue
        kept.append(candidate)
        starts.insert(at, span.start)
        ends.insert(at, span.end)
    return kept


def _preference(candidate: Candidate) -> tuple[bool, int, float, int, int, int]:
    span = candidate.span
    return not candidate.literally_there, candidate.rank, candidate.cost, -candidate.kept, span.start, span.end


def _nearest(found: list[Candidate]) -> Candidate | None:
    near = [c for c in found if c.kept >= _NEAREST_WORDS and c.kept >= _NEAREST_SHARE * c.total]
    return max(near, key=lambda c: (c.kept / c.total, c.kept_run, -c.span.start), default=None)


def _with_outer_marks(source: Prepared, printed: str, candidate: Candidate) -> Candidate:
    """The same passage with the quotation's outer pair of marks where both stand in the source."""
    if outer_pair(printed) is None or len(candidate.parts) != 1:
        return candidate
    reading: Reading | None
    reading = literal_reading(printed) if candidate.reading.literal else edited_reading(printed)
    if reading is None or len(reading.fragments) != 1:
        return candidate
    whole = compare(reading, reading.fragments[0], source.text, candidate.parts[0].span)
    if whole is None or whole.span.start >= candidate.span.start or whole.span.end <= candidate.span.end:
        return candidate
    return Candidate(reading, (whole,), candidate.declared)
