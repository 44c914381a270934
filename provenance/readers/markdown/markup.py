"""What of a Markdown text is not printed: characters of the format, marks of notes, citations; and its headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from provenance.model.span import Span
from provenance.readers.markdown.block import Block, BlockKind, Layout
from provenance.readers.markdown.blocks import markdown_blocks
from provenance.readers.markdown.brackets import Resolved, ResolvedKind
from provenance.readers.markdown.inline import Origin, block_source, inline_parts, note_block
from provenance.readers.markdown.tokens import Token, TokenKind
from provenance.text.lines import line_starts

_INK = re.compile(r"\S+")
_READ = {BlockKind.TEXT, BlockKind.HTML, BlockKind.LITERAL_HTML}
_APPARATUS = {ResolvedKind.BRACKETED, ResolvedKind.NOTE_MARK}
#: Printed as they stand: what a character reference or a formula comes to is not in the file.
_KEPT = {TokenKind.NEWLINE, TokenKind.TEXT, TokenKind.LITERAL, TokenKind.REFERENCE}


@frozen
class Heading:
    """A heading outside quotes and lists: `level` 1 to 6, the code point where its line starts, its words."""

    level: int
    start: int
    title: str


@frozen
class Markup:
    """The headings in order; `markup` and `apparatus` ascend and keep apart, in code points of the text."""

    headings: tuple[Heading, ...]
    markup: tuple[Span, ...]
    apparatus: tuple[Span, ...]


def markdown_markup(text: str) -> Markup:
    """Read a whole Markdown text; linear in its length but for sorting.

    Whatever no block prints is markup; what is nested too deeply to be read counts as printed.
    """
    parsed = markdown_blocks(text)
    found = _Found(text, parsed.labels)
    waiting = deque(parsed.blocks)
    printed: list[Span] = []
    while waiting:
        block = waiting.popleft()
        printed += block.lines
        if block.kind in _READ and block.lines:
            waiting.extend(found.read(block))
    found.markup += _between(text, _joined(printed))
    return Markup(tuple(found.headings), _joined(found.markup), _joined(found.apparatus))


@define
class _Found:
    text: str
    labels: frozenset[str]
    headings: list[Heading] = field(factory=list)
    markup: list[Span] = field(factory=list)
    apparatus: list[Span] = field(factory=list)
    _starts: Sequence[int] = ()

    def __attrs_post_init__(self) -> None:
        self._starts = line_starts(self.text)

    def read(self, block: Block) -> Iterator[Block]:
        """Add what a block holds of the format; gives the notes inside it."""
        source, origin = block_source(block, self.text), Origin.of(block.lines)
        title, position = [], 0
        for part in inline_parts(source, block, self.labels):
            for start, end in _not_printed(part):
                is_apparatus = isinstance(part, Resolved) and part.kind in _APPARATUS
                (self.apparatus if is_apparatus else self.markup).extend(origin.spans(start, end))
                title.append(source[position:start])
                position = end
            if isinstance(part, Resolved) and part.kind is ResolvedKind.NOTE:
                position = part.end
                yield note_block(part, origin)
        if block.layout is Layout.HEADING and not block.container:
            words = " ".join("".join([*title, source[position:]]).split())
            start = self._starts[bisect_right(self._starts, block.lines[0].start) - 1]
            self.headings.append(Heading(block.level, start, words))


def _not_printed(part: Token | Resolved) -> Iterator[tuple[int, int]]:
    """The stretches of a part that are not words of the text, in order."""
    if isinstance(part, Resolved):
        if part.kind is ResolvedKind.NOTE:
            yield part.start, part.start + 2
            yield part.end - 1, part.end
        elif part.kind is not ResolvedKind.IN_TEXT:
            yield part.start, part.end
    elif part.kind is TokenKind.ESCAPE:
        yield part.start, part.start + 1
    elif part.inner is not None:
        yield part.start, part.inner[0]
        yield part.inner[1], part.end
    elif part.kind not in _KEPT:
        yield part.start, part.end


def _between(text: str, printed: Sequence[Span]) -> Iterator[Span]:
    """The ink of the text outside the printed stretches, which ascend and keep apart."""
    ends = [0, *(span.end for span in printed)]
    starts = [*(span.start for span in printed), len(text)]
    for start, end in zip(ends, starts, strict=True):
        for ink in _INK.finditer(text, start, end):
            yield Span(*ink.span())


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that are not empty in order, those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.length:
            joined.append(span)
    return tuple(joined)
