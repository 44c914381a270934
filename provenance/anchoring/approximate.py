"""Windows of a text that resemble a fragment, found by votes of short pieces on diagonals."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from provenance.anchoring.prepared import Prepared
from provenance.model.span import Span

#: How many places of pieces are looked at for one fragment, the rarest pieces first.
_MOST_PLACES = 40_000
#: How many windows are handed on at the most.
_MOST_WINDOWS = 24
#: How many pieces of a long fragment are looked up.
_MOST_PIECES = 600


@frozen
class Window:
    """A part of the normal form, `[start, end)`."""

    start: int
    end: int


def windows(source: Prepared, folded: str, within: Span | None = None) -> list[Window]:
    """Windows that may hold an altered copy of `folded`, the most promising first; empty where nothing resembles it.

    Deterministic. Time is bounded by the number of places that are looked at, whatever the text.
    """
    for size in _sizes(len(folded)):
        found = _voted(source, folded, size, within)
        if found:
            return found
    return []


def _sizes(length: int) -> tuple[int, ...]:
    """How long the pieces are: long ones for long fragments, shorter ones if those find nothing."""
    if length >= 60:
        return (7, 5, 4)
    if length >= 24:
        return (5, 4, 3)
    return tuple(size for size in (4, 3, 2) if size <= length)


def _voted(source: Prepared, folded: str, size: int, within: Span | None) -> list[Window]:
    import numpy as np

    index = source.seeds
    length = len(folded)
    offsets, first, last = index.ranges(folded, size, stride=length // _MOST_PIECES + 1)
    counts = last - first
    rarest = np.argsort(counts, kind="stable")
    rarest = rarest[counts[rarest] > 0]
    rarest = rarest[np.cumsum(counts[rarest]) <= _MOST_PLACES]
    if not len(rarest):
        return []
    places = np.concatenate([index.places[first[at] : last[at]] for at in rarest]).astype(np.int64)
    pieces = np.repeat(offsets[rarest], counts[rarest])
    if within is not None:
        offset_array = np.asarray(source.form.offsets)
        inside = (offset_array[places] >= within.start) & (offset_array[places] < within.end)
        places, pieces = places[inside], pieces[inside]
        if not len(places):
            return []
    return _peaks(places - pieces, pieces, length, index.length)


def _peaks(diagonals: Any, pieces: Any, length: int, total: int) -> list[Window]:
    """The diagonals with the most votes of different pieces; a diagonal is where the fragment would begin."""
    import numpy as np

    width = max(12, length // 4)
    bins = diagonals // width
    votes = np.unique(np.stack([bins, pieces]), axis=1)[0]
    names, counts = np.unique(votes, return_counts=True)
    neighbours = counts.copy()
    adjacent = np.flatnonzero(np.diff(names) == 1)
    neighbours[adjacent] += counts[adjacent + 1]
    order = np.lexsort((names, -neighbours))
    least = max(1.0, 0.3 * float(neighbours[order[0]]))
    slack = max(30, length // 2)
    chosen: list[Window] = []
    for at in order[: 4 * _MOST_WINDOWS]:
        if neighbours[at] < least or len(chosen) == _MOST_WINDOWS:
            break
        begin = int(names[at]) * width
        window = Window(max(0, begin - slack), min(total, max(0, begin) + 2 * width + length + slack))
        if all(abs(window.start - other.start) > width for other in chosen):
            chosen.append(window)
    return chosen
