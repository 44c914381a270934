"""Which words of a quotation stand for which words of a source: a word alignment with free ends.

The costs make an alignment read as a person would put it: a word replaced by a similar one is cheaper than one taken
out and another put in, and one long stretch left out is cheaper than many short ones (affine gaps after Gotoh 1982).
The quotation is always used up; source words before its first and after its last counterpart cost nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen
from rapidfuzz.distance import Indel, Levenshtein

#: What each kind of step costs; the values keep matched words unless three or more neighbours speak against them.
_INSERTED, _SUBSTITUTED, _SKIP_FIRST, _SKIP_MORE = 1.2, 1.15, 1.1, 0.15
#: Above this many cells the words between two anchors are aligned by plain edit distance.
_MOST_CELLS = 60_000
#: Below this many cells anchors are not worth looking for.
_SMALL = 3_000
_MATCH, _SUBSTITUTE, _INSERT, _CLOSE, _START = range(5)


@frozen
class Alignment:
    """`matches` are pairs of indices (quoted word, source word) with equal keys, rising in both.

    Source words `[first, last)` are what the quotation stands for; before and after them the source is outside.
    """

    matches: tuple[tuple[int, int], ...]
    first: int
    last: int


def align(quoted: Sequence[str], source: Sequence[str]) -> Alignment:
    """Align the keys of quoted words with the keys of source words, the source's ends being free.

    Time is at most proportional to the product of the lengths between two anchors, which is bounded.
    """
    if list(quoted) == list(source):
        return Alignment(tuple((i, i) for i in range(len(quoted))), 0, len(source))
    anchors = _anchors(quoted, source) if len(quoted) * len(source) > _SMALL else []
    matches: list[tuple[int, int]] = []
    first, last = 0, len(source)
    bounds = [(-1, -1), *anchors, (len(quoted), len(source))]
    for (i0, j0), (i1, j1) in zip(bounds, bounds[1:], strict=False):
        free_start, free_end = i0 < 0, i1 == len(quoted)
        part, begin, end = _between(quoted[i0 + 1 : i1], source[j0 + 1 : j1], free_start, free_end)
        matches += [(i0 + 1 + i, j0 + 1 + j) for i, j in part]
        if free_start:
            first = j0 + 1 + begin
        if free_end:
            last = j0 + 1 + end
        else:
            matches.append((i1, j1))
    return Alignment(tuple(matches), first, last)


def _anchors(quoted: Sequence[str], source: Sequence[str], size: int = 3) -> list[tuple[int, int]]:
    """Words of runs of `size` that stand once on each side, in one rising chain (the patience difference)."""
    once_quoted, once_source = _unique_runs(quoted, size), _unique_runs(source, size)
    pairs = sorted((i, once_source[run]) for run, i in once_quoted.items() if run in once_source)
    chain = _longest_rising(pairs)
    filled = sorted({(i + k, j + k) for i, j in chain for k in range(size)})
    return _longest_rising(filled)


def _unique_runs(keys: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(keys) - size + 1):
        run = tuple(keys[at : at + size])
        seen[run] = -1 if run in seen else at
    return {run: at for run, at in seen.items() if at >= 0}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises strictly in both members (patience sorting); `pairs` is sorted."""
    tails: list[int] = []
    members: list[int] = []
    previous: list[int] = []
    kept = [pair for at, pair in enumerate(pairs) if at == 0 or pair[0] != pairs[at - 1][0]]
    for at, (_, j) in enumerate(kept):
        place = bisect_left(tails, j)
        previous.append(members[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            members.append(at)
        else:
            tails[place], members[place] = j, at
    chain = []
    at = members[-1] if members else -1
    while at >= 0:
        chain.append(kept[at])
        at = previous[at]
    return chain[::-1]


def _between(
    quoted: Sequence[str], source: Sequence[str], free_start: bool, free_end: bool
) -> tuple[list[tuple[int, int]], int, int]:
    """Matches between two anchors, and the source range used."""
    if not quoted:
        begin = len(source) if free_start and not free_end else 0
        return [], begin, 0 if free_end else len(source)
    if not source:
        return [], 0, 0
    if len(quoted) * len(source) > _MOST_CELLS:
        return _by_edit_distance(quoted, source)
    return _by_cost(quoted, source, free_start, free_end)


def _by_edit_distance(quoted: Sequence[str], source: Sequence[str]) -> tuple[list[tuple[int, int]], int, int]:
    matches = [
        (block.a + k, block.b + k)
        for block in Levenshtein.opcodes(quoted, source).as_matching_blocks()
        for k in range(block.size)
    ]
    return matches, matches[0][1] if matches else 0, matches[-1][1] + 1 if matches else 0


def _substitution(quoted: str, source: str) -> float:
    """What it costs to read `source` for `quoted`: the more alike, the less."""
    if min(len(quoted), len(source)) * 2 < max(len(quoted), len(source)):
        return _SUBSTITUTED
    similarity = Indel.normalized_similarity(quoted, source)
    return _SUBSTITUTED - (0.04 * similarity if similarity >= 0.5 else 0.0)


def _by_cost(
    quoted: Sequence[str], source: Sequence[str], free_start: bool, free_end: bool
) -> tuple[list[tuple[int, int]], int, int]:
    """Dynamic programming over all pairs; a skipped run of the source is a state of its own (Gotoh)."""
    width = len(source) + 1
    infinite = float("inf")
    best = [0.0 if free_start else infinite] * width
    best[0] = 0.0
    skip_from = [0] * width
    steps: list[list[int]] = []
    skips: list[list[int]] = []
    skipped = _skip_row(best, skip_from) if not free_start else list(best)
    skips.append(list(skip_from) if not free_start else list(range(width)))
    for word in quoted:
        row, step = [skipped[0] + _INSERTED], [_INSERT]
        for j, other in enumerate(source):
            cost = skipped[j] + (0.0 if word == other else _substitution(word, other))
            taken = _MATCH if word == other else _SUBSTITUTE
            inserted = skipped[j + 1] + _INSERTED
            if inserted < cost:
                cost, taken = inserted, _INSERT
            row.append(cost)
            step.append(taken)
        steps.append(step)
        skip_from = [0] * width
        skipped = _skip_row(row, skip_from)
        skips.append(skip_from)
        best = row
    end = min(range(width), key=best.__getitem__) if free_end else width - 1
    matches: list[tuple[int, int]] = []
    j = end if free_end else skips[len(quoted)][end]
    for i in range(len(quoted), 0, -1):
        taken = steps[i - 1][j]
        if taken == _MATCH:
            matches.append((i - 1, j - 1))
        if taken != _INSERT:
            j -= 1
        if i > 1 or not free_start:
            j = skips[i - 1][j]
    return matches[::-1], j if free_start else 0, end


def _skip_row(row: list[float], skip_from: list[int]) -> list[float]:
    """The row after any number of skipped source words; `skip_from[j]` is where the skip that ends at j began."""
    skipped = list(row)
    open_cost, open_at = float("inf"), 0
    for j in range(len(row)):
        skip_from[j] = j
        if open_cost < row[j]:
            skipped[j] = open_cost
            skip_from[j] = open_at
        started = row[j] + _SKIP_FIRST
        if started <= open_cost + _SKIP_MORE:
            open_cost, open_at = started, j
        else:
            open_cost += _SKIP_MORE
    return skipped
