"""Which candidate is the passage, or why none can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.anchoring.candidate import Candidate
from provenance.anchoring.context import Agreement

#: A context decides where it agrees this well at one place and at most so well at every rival.
_AGREES, _DISAGREES = 0.8, 0.5
#: From here on a side of the context stands there whole.
_WHOLE = 0.99
#: Two candidates whose costs in words differ by less than this, or this share, are equally good.
_MARGIN_WORDS, _MARGIN_SHARE = 1.0, 0.05


@frozen
class Choice:
    """`chosen` is the passage; where it is None, `rivals` are the equally good ones, in the source's order."""

    chosen: Candidate | None
    rivals: tuple[Candidate, ...] = ()


def choose(candidates: Sequence[tuple[Candidate, Agreement]], near: int | None = None) -> Choice:
    """Choose by class of wording, then by weighted word edits, then by context; never by distance alone.

    A candidate in other surroundings than those given gives way to one that stands in them, if that one resembles the
    quotation: an edited sentence is not taken for its untouched twin.
    """
    resembling = [(c, a) for c, a in candidates if c.resembles]
    if not resembling:
        return Choice(None)
    resembling = _in_given_surroundings(resembling) or resembling
    best_rank = min(c.rank for c, _ in resembling)
    pool = [(c, a) for c, a in resembling if c.rank == best_rank]
    lowest = min(c.cost for c, _ in pool)
    total = max(c.total for c, _ in pool)
    margin = max(_MARGIN_WORDS, _MARGIN_SHARE * total)
    equal = [(c, a) for c, a in pool if c.cost < lowest + margin]
    if len(equal) == 1:
        return Choice(equal[0][0])
    ordered = sorted(equal, key=lambda pair: (-pair[1].overall, pair[0].cost, pair[0].gap, pair[0].span.start))
    first, second = ordered[0][1], ordered[1][1]
    if first.known and _settles(first, second):
        return Choice(ordered[0][0])
    hinted = [c for c, _ in equal if near is not None and c.span.start <= near < max(c.span.end, c.span.start + 1)]
    if len(hinted) == 1:
        return Choice(hinted[0])
    closest = min(c.gap for c, _ in equal)
    nearest = [c for c, _ in equal if c.gap == closest]
    if (
        len(nearest) == 1
        and len(nearest[0].parts) > 1
        and all(2 * closest < c.gap for c, _ in equal if c is not nearest[0])
    ):
        return Choice(nearest[0])
    return Choice(None, tuple(sorted((c for c, _ in equal), key=lambda c: c.span.start)))


def _settles(first: Agreement, second: Agreement) -> bool:
    """Whether the first context agrees and the second does not, on both sides together or on one that is whole."""
    if first.overall >= _AGREES and (
        second.overall <= _DISAGREES or (first.overall >= _WHOLE and second.overall <= _AGREES)
    ):
        return True
    return first.best_side >= _WHOLE and second.best_side <= _DISAGREES


def _in_given_surroundings(candidates: Sequence[tuple[Candidate, Agreement]]) -> list[tuple[Candidate, Agreement]]:
    """The one candidate that stands in the surroundings given on both sides, if all better ones stand in neither."""
    inside = [(c, a) for c, a in candidates if a.known and a.worst_side >= _AGREES]
    if len(inside) != 1:
        return []
    best = inside[0]
    others = [(c, a) for c, a in candidates if c is not best[0]]
    if all(a.best_side <= _DISAGREES for _, a in others if a.known):
        return inside
    return []
