"""Text of a manuscript as a reader of the printed page sees it, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from attrs import frozen

from provenance.model.span import Span

#: Stands between the paragraphs of one quotation or claim.
PARAGRAPHS = "\n\n"


@frozen
class Stretch:
    """`length` code points of a printed text, from `start` on, stand in the file at `span`.

    Where both have the same length they are the same characters one by one, unless `replaced`: then the file has other
    ones there (a character reference, a line break with its prefixes, a reporting clause).
    """

    start: int
    length: int
    span: Span
    replaced: bool = False

    @property
    def end(self) -> int:
        """Where the stretch ends in the printed text."""
        return self.start + self.length


@frozen
class PrintedText:
    """`text` without markup; `stretches` cover it completely and in order."""

    text: str
    stretches: tuple[Stretch, ...]

    def file_span(self, span: Span) -> Span:
        """The stretch of the file in which the characters `span` of the text stand.

        An empty span gives the place in the file before the character that it stands in front of, and behind the last
        one at the end. Raises ValueError for a span outside the text, or for any in a text without characters.
        """
        if span.end > len(self.text) or not self.stretches:
            raise ValueError(f"the printed text has {len(self.text)} code points, not {span.start}:{span.end}")
        if span.start == span.end:
            at = self._end(span.end) if span.end == len(self.text) else self._start(span.start)
            return Span(at, at)
        return Span(self._start(span.start), self._end(span.end))

    def part(self, span: Span) -> PrintedText:
        """The characters `span` of the text as a printed text of their own. Raises ValueError outside the text."""
        if span.end > len(self.text):
            raise ValueError(f"the printed text has {len(self.text)} code points, not {span.start}:{span.end}")
        kept = []
        index = self._index(span.start)
        while span.start < span.end and index < len(self.stretches) and self.stretches[index].start < span.end:
            kept.append(_cut(self.stretches[index], span))
            index += 1
        return PrintedText(span.of(self.text), tuple(kept))

    def _index(self, offset: int) -> int:
        return max(bisect_right(self.stretches, offset, key=lambda stretch: stretch.start) - 1, 0)

    def _start(self, offset: int) -> int:
        stretch = self.stretches[self._index(offset)]
        return stretch.span.start if stretch.replaced else stretch.span.start + offset - stretch.start

    def _end(self, offset: int) -> int:
        stretch = self.stretches[self._index(offset - 1)]
        return stretch.span.end if stretch.replaced else stretch.span.start + offset - stretch.start


def _cut(stretch: Stretch, span: Span) -> Stretch:
    """What `span` of the printed text holds of a stretch, with offsets that count from the span's start."""
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    if stretch.replaced:
        return Stretch(start - span.start, end - start, stretch.span, replaced=True)
    first = stretch.span.start + start - stretch.start
    return Stretch(start - span.start, end - start, Span(first, first + end - start))


def joined(parts: Iterable[PrintedText], separator: str) -> PrintedText:
    """The parts in order with `separator` between them, which stands for what the file has between them."""
    stretches: list[Stretch] = []
    texts: list[str] = []
    length = 0
    for part in parts:
        if not part.text:
            continue
        if texts:
            between = Span(stretches[-1].span.end, max(part.stretches[0].span.start, stretches[-1].span.end))
            texts.append(separator)
            stretches.append(Stretch(length, len(separator), between, replaced=True))
            length += len(separator)
        texts.append(part.text)
        stretches.extend(Stretch(s.start + length, s.length, s.span, s.replaced) for s in part.stretches)
        length += len(part.text)
    return PrintedText("".join(texts), tuple(stretches))


class Printer:
    """Writes a printed text piece by piece, with the place in the file of each piece at the same time."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._stretches: list[Stretch] = []
        self.length = 0
        self.last = ""

    def copy(self, text: str, at: int) -> None:
        """Add characters that stand in the file one by one from `at` on."""
        self._add(text, Span(at, at + len(text)), replaced=False)

    def replace(self, text: str, span: Span) -> None:
        """Add characters that stand for what the file has at `span`."""
        self._add(text, span, replaced=True)

    def take_back_spaces(self) -> None:
        """Remove the spaces at the end of what was written."""
        while self._texts and self.last.isspace():
            text, stretch = self._texts.pop(), self._stretches.pop()
            kept = text.rstrip()
            self.length -= len(text)
            self.last = self._texts[-1][-1] if self._texts else ""
            if kept:
                span = stretch.span if stretch.replaced else Span(stretch.span.start, stretch.span.start + len(kept))
                self._add(kept, span, replaced=stretch.replaced)

    def finish(self) -> PrintedText:
        """What was written."""
        return PrintedText("".join(self._texts), tuple(self._stretches))

    def _add(self, text: str, span: Span, *, replaced: bool) -> None:
        if text:
            self._texts.append(text)
            self._stretches.append(Stretch(self.length, len(text), span, replaced))
            self.length += len(text)
            self.last = text[-1]
