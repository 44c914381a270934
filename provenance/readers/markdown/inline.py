"""What stands inside a block of Markdown: its source, the way back to the file, and what of it is not plain text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from provenance.model.span import Span
from provenance.readers.markdown.block import Block, BlockKind
from provenance.readers.markdown.brackets import Resolved, resolve_brackets
from provenance.readers.markdown.emphasis import emphasis_marks
from provenance.readers.markdown.tokens import Token, TokenKind, markdown_tokens

_RESOLVED_ELSEWHERE = {TokenKind.OPEN, TokenKind.CLOSE, TokenKind.EMPHASIS, TokenKind.TEXT, TokenKind.KEY}


def block_source(block: Block, text: str) -> str:
    """The content of a block's lines, joined by line feeds; `text` is the file."""
    return "\n".join(line.of(text) for line in block.lines)


def inline_parts(source: str, block: Block, labels: frozenset[str]) -> Iterator[Token | Resolved]:
    """What is not plain text in the source of a block, in order and without overlaps.

    `labels` are those that reference links may use. Emphasis marks are tokens that are dropped. What stands inside an
    inline note is not told apart: the note is read as a block of its own. Linear but for sorting.
    """
    tokens = list(markdown_tokens(source))
    resolved = resolve_brackets(source, tokens, labels, in_note=block.note is not None)
    parts: list[Token | Resolved] = [*resolved]
    parts += [token for token in tokens if token.kind not in _RESOLVED_ELSEWHERE]
    parts += [Token(TokenKind.DROPPED, *mark) for mark in emphasis_marks(source, tokens, resolved)]
    # Of two that begin together the longer one holds the other.
    parts.sort(key=lambda part: (part.start, -part.end))
    position = 0
    for part in parts:
        if part.start >= position:
            yield part
            position = part.end


@frozen
class Origin:
    """Where the characters of a block's source stand in the file: line by line."""

    starts: Sequence[int]
    lines: Sequence[Span]

    @classmethod
    def of(cls, lines: Sequence[Span]) -> Origin:
        """The origin of a source that consists of these lines of the file."""
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += line.length + 1
        return cls(starts, lines)

    def at(self, offset: int) -> int:
        """The place in the file of the character at `offset` of the source."""
        index = bisect_right(self.starts, offset) - 1
        return self.lines[index].start + offset - self.starts[index]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file from the first to the last character of `[start, end)`, line prefixes included."""
        return Span(self.at(start), self.at(end - 1) + 1) if end > start else Span(self.at(start), self.at(start))

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of `[start, end)` of the source that stand on one line each."""
        index = bisect_right(self.starts, start) - 1
        while start < end:
            line_end = self.starts[index] + self.lines[index].length
            if start < line_end:
                yield start, min(end, line_end)
            start, index = line_end + 1, index + 1

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Where `[start, end)` of the source stands in the file, line by line."""
        return (self.span(*piece) for piece in self.pieces(start, end))


def note_block(note: Resolved, origin: Origin) -> Block:
    """The words of an inline note (`^[…]`) as a block, whose label is its place in the file."""
    lines = tuple(origin.spans(note.start + 2, note.end - 1))
    return Block(kind=BlockKind.TEXT, lines=lines, note=f"^{origin.at(note.start)}")
