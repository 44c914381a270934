"""Which words of a quotation stand for which words of a source: a word alignment with free ends.

The costs make an alignment read as a person would put it: a word replaced by a similar one is cheaper than one taken
out and another put in, and one long stretch left out is cheaper than many short ones (affine gaps after Gotoh 1982).
The quotation is always used up; source words before its first and after its last counterpart cost nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen
from rapidfuzz.distance import Indel, Levenshtein

#: What each kind of step costs; the values keep matched words unless three or more neighbours speak against them.
_INSERTED, _SUBSTITUTED, _SKIP_FIRST, _SKIP_MORE = 1.2, 1.15, 1.1, 0.15
#: Below this many cells (quoted words times source words) anchors are not worth looking for.
_SMALL = 3_000
#: Up to this many cells the words between two anchors are aligned by cost, up to the second number by plain edit
#: distance, which is a hundred times faster; beyond it only their common beginning and end.
_MOST_CELLS, _MOST_DISTANCE_CELLS = 60_000, 10_000_000
#: Words longer than this are alike only if they are equal.
_LONGEST_WORD = 200
_MATCH, _SUBSTITUTE, _INSERT = range(3)


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
    for (i0, j0), (i1, j1) in pairwise(bounds):
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
        return _by_common_ends(quoted, source)
    return _by_cost(quoted, source, free_start, free_end)


def _by_common_ends(quoted: Sequence[str], source: Sequence[str]) -> tuple[list[tuple[int, int]], int, int]:
    """The common beginning and end, and what an edit distance matches between them if that is not too much."""
    shorter = min(len(quoted), len(source))
    head = next((at for at in range(shorter) if quoted[at] != source[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if quoted[-1 - at] != source[-1 - at]), rest)
    matches = [(at, at) for at in range(head)]
    inner_quoted, inner_source = quoted[head : len(quoted) - tail], source[head : len(source) - tail]
    if len(inner_quoted) * len(inner_source) <= _MOST_DISTANCE_CELLS:
        blocks = Levenshtein.opcodes(inner_quoted, inner_source).as_matching_blocks()
        matches += [(head + block.a + at, head + block.b + at) for block in blocks for at in range(block.size)]
    matches += [(len(quoted) - at, len(source) - at) for at in range(tail, 0, -1)]
    return matches, matches[0][1] if matches else 0, matches[-1][1] + 1 if matches else 0


def _substitution(quoted: str, source: str) -> float:
    """What it costs to read `source` for `quoted`: the more alike, the less."""
    shorter, longer = sorted((len(quoted), len(source)))
    if shorter * 2 < longer or longer > _LONGEST_WORD:
        return _SUBSTITUTED
    similarity = Indel.normalized_similarity(quoted, source)
    return _SUBSTITUTED - (0.04 * similarity if similarity >= 0.5 else 0.0)


def _by_cost(
    quoted: Sequence[str], source: Sequence[str], free_start: bool, free_end: bool
) -> tuple[list[tuple[int, int]], int, int]:
    """Dynamic programming over all pairs; a skipped run of the source is a state of its own (Gotoh)."""
    width = len(source) + 1
    costs = [0.0] * width if free_start else [0.0] + [float("inf")] * (width - 1)
    skipped, skip_from = (costs, list(range(width))) if free_start else _skip_row(costs)
    steps: list[list[int]] = []
    skips = [skip_from]
    for word in quoted:
        costs, step = _next_row(skipped, word, source)
        skipped, skip_from = _skip_row(costs)
        steps.append(step)
        skips.append(skip_from)
    end = min(range(width), key=costs.__getitem__) if free_end else width - 1
    at = end if free_end else skips[-1][end]
    matches: list[tuple[int, int]] = []
    for i in range(len(quoted), 0, -1):
        taken = steps[i - 1][at]
        if taken == _MATCH:
            matches.append((i - 1, at - 1))
        if taken != _INSERT:
            at -= 1
        if i > 1 or not free_start:
            at = skips[i - 1][at]
    return matches[::-1], at if free_start else 0, end


def _next_row(skipped: list[float], word: str, source: Sequence[str]) -> tuple[list[float], list[int]]:
    """The least costs with one more quoted word used up, and the step that each of them takes."""
    row, step = [skipped[0] + _INSERTED], [_INSERT]
    for j, other in enumerate(source):
        cost = skipped[j] + (0.0 if word == other else _substitution(word, other))
        taken = _MATCH if word == other else _SUBSTITUTE
        inserted = skipped[j + 1] + _INSERTED
        if inserted < cost:
            cost, taken = inserted, _INSERT
        row.append(cost)
        step.append(taken)
    return row, step


def _skip_row(row: list[float]) -> tuple[list[float], list[int]]:
    """The row after any number of skipped source words, and where the skip that ends at each place began."""
    skipped, skip_from = list(row), list(range(len(row)))
    open_cost, open_at = float("inf"), 0
    for j in range(len(row)):
        if open_cost < row[j]:
            skipped[j] = open_cost
            skip_from[j] = open_at
        started = row[j] + _SKIP_FIRST
        if started <= open_cost + _SKIP_MORE:
            open_cost, open_at = started, j
        else:
            open_cost += _SKIP_MORE
    return skipped, skip_from
