"""Which segments of two versions of a text are the same, in order; linear space, and bounded time on any input.

Equal beginnings and ends are matched first. What stands between is solved exactly by a bit-parallel longest common
subsequence (Hyyrö 2004, in rapidfuzz) while the product of the two lengths is small. Beyond that, rows that occur once
on either side are matched first along their longest increasing subsequence (Bram Cohen's patience diff), and each gap
between them on its own; a gap that is still too large counts as changed throughout.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from attrs import frozen

#: The largest product of two lengths that is solved exactly, two full segment tables: a bit each, so 50 MB.
_EXACT = 20_000 * 20_000


@frozen
class Match:
    """`count` rows from index `before` of one version equal those from index `after` of the other."""

    before: int
    after: int
    count: int


@frozen
class _Gap:
    """Rows `[before, before_end)` of one version against rows `[after, after_end)` of the other."""

    before: int
    before_end: int
    after: int
    after_end: int

    @property
    def product(self) -> int:
        return (self.before_end - self.before) * (self.after_end - self.after)


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[Match, ...]:
    """The matches between two sequences of rows, ascending in both, none empty, neighbours joined."""
    numbers: dict[Hashable, int] = {}
    one = [numbers.setdefault(row, len(numbers)) for row in before]
    other = [numbers.setdefault(row, len(numbers)) for row in after]
    found = _matches(one, other, _Gap(0, len(one), 0, len(other)), anchored=False)
    return _joined(found)


def _matches(one: list[int], other: list[int], gap: _Gap, *, anchored: bool) -> Iterator[Match]:
    """The matches within a gap; `anchored` once the rows that occur once have been matched around it."""
    head = _common(one, other, gap)
    yield Match(gap.before, gap.after, head)
    gap = _Gap(gap.before + head, gap.before_end, gap.after + head, gap.after_end)
    tail = _common_tail(one, other, gap)
    inner = _Gap(gap.before, gap.before_end - tail, gap.after, gap.after_end - tail)
    if inner.product and inner.product <= _EXACT:
        yield from _exact(one, other, inner)
    elif inner.product and not anchored:
        yield from _around_anchors(one, other, inner)
    yield Match(inner.before_end, inner.after_end, tail)


def _common(one: list[int], other: list[int], gap: _Gap) -> int:
    most = min(gap.before_end - gap.before, gap.after_end - gap.after)
    count = 0
    while count < most and one[gap.before + count] == other[gap.after + count]:
        count += 1
    return count


def _common_tail(one: list[int], other: list[int], gap: _Gap) -> int:
    most = min(gap.before_end - gap.before, gap.after_end - gap.after)
    count = 0
    while count < most and one[gap.before_end - 1 - count] == other[gap.after_end - 1 - count]:
        count += 1
    return count


def _exact(one: list[int], other: list[int], gap: _Gap) -> Iterator[Match]:
    from rapidfuzz.distance import LCSseq

    rows, others = one[gap.before : gap.before_end], other[gap.after : gap.after_end]
    for step in LCSseq.opcodes(rows, others):
        if step.tag == "equal":
            yield Match(gap.before + step.src_start, gap.after + step.dest_start, step.src_end - step.src_start)


def _around_anchors(one: list[int], other: list[int], gap: _Gap) -> Iterator[Match]:
    before, after = gap.before, gap.after
    for at_before, at_after in _anchors(one, other, gap):
        if at_before < before or at_after < after:
            continue
        yield from _matches(one, other, _Gap(before, at_before, after, at_after), anchored=True)
        count = _common(one, other, _Gap(at_before, gap.before_end, at_after, gap.after_end))
        yield Match(at_before, at_after, count)
        before, after = at_before + count, at_after + count
    yield from _matches(one, other, _Gap(before, gap.before_end, after, gap.after_end), anchored=True)


def _anchors(one: list[int], other: list[int], gap: _Gap) -> list[tuple[int, int]]:
    """Places of rows that occur once on each side: the longest series that ascends on both."""
    counted = Counter(one[gap.before : gap.before_end])
    counted_other = Counter(other[gap.after : gap.after_end])
    where = {other[index]: index for index in range(gap.after, gap.after_end) if counted_other[other[index]] == 1}
    pairs = [
        (index, where[one[index]])
        for index in range(gap.before, gap.before_end)
        if counted[one[index]] == 1 and one[index] in where
    ]
    return _longest_ascending(pairs)


def _longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second members ascend (patience sorting, Aldous and Diaconis 1999)."""
    tops: list[int] = []
    chosen: list[int] = []
    previous: list[int] = []
    for number, (_, value) in enumerate(pairs):
        pile = bisect_left(tops, value)
        previous.append(chosen[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        chosen[pile : pile + 1] = [number]
    series: list[tuple[int, int]] = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        series.append(pairs[number])
        number = previous[number]
    return series[::-1]


def _joined(found: Iterator[Match]) -> tuple[Match, ...]:
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if not match.count:
            continue
        if last and last.before + last.count == match.before and last.after + last.count == match.after:
            joined[-1] = Match(last.before, last.after, last.count + match.count)
        else:
            joined.append(match)
    return tuple(joined)
