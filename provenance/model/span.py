"""Half-open ranges of Unicode code points."""

from __future__ import annotations

from attrs import field, frozen


@frozen(order=True)
class Span:
    """`[start, end)` in Unicode code points, so that `text[start:end]` is the span.

    Raises ValueError where `start` is negative or `end` comes before `start`.
    """

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"a span runs from 0 or more to an end that is not before it, not {self.start}:{self.end}")

    @property
    def length(self) -> int:
        """How many code points the span covers."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
