"""Where the letters and digits of a fragment stand in a text, exactly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from provenance.anchoring.prepared import Prepared
from provenance.model.span import Span

#: After so many hits that begin or end inside a word, further ones of that kind are passed over.
_MOST_PARTIAL = 2_000


def hits(source: Prepared, folded: str, within: Span | None = None) -> list[Span]:
    """Every place where `folded` stands in the normal form, as spans of the text, overlapping ones once.

    Complete for hits at word boundaries; of hits inside words only so many are listed. Linear in the text.
    """
    found: list[Span] = []
    partial = 0
    last_is_partial = False
    for start in _places(source, folded, within):
        span = source.form.span(start, start + len(folded))
        is_partial = _is_partial(source.text, span)
        partial += is_partial
        if found and found[-1].end > span.start:
            if is_partial or not last_is_partial:
                continue
            found.pop()
        elif is_partial and partial > _MOST_PARTIAL:
            continue
        found.append(span)
        last_is_partial = is_partial
    return found


def _places(source: Prepared, folded: str, within: Span | None) -> Iterator[int]:
    text = source.form.folded
    low, high = 0, len(text)
    if within is not None:
        low = bisect_left(source.form.offsets, within.start)
        high = bisect_left(source.form.offsets, within.end)
    at = text.find(folded, low, high)
    inside = 0
    while at >= 0:
        yield at
        span = source.form.span(at, at + len(folded))
        step = len(folded)
        if _is_partial(source.text, span):
            inside += 1
            step = 1 if inside <= _MOST_PARTIAL else len(folded)
        at = text.find(folded, at + step, high)


def _is_partial(text: str, span: Span) -> bool:
    """Whether the span begins or ends inside a run of letters and digits."""
    starts_inside = span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()
    ends_inside = span.end < len(text) and text[span.end].isalnum() and text[span.end - 1].isalnum()
    return starts_inside or ends_inside
