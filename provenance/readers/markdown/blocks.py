"""The block structure of a Markdown file: which lines make a paragraph, and where its characters stand in the file.

markdown-it finds the blocks (CommonMark and tables; notes as Pandoc has them, by a rule of this package) and tells
their lines; where a line's content begins is found by looking the content up in the line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from provenance.model.span import Span
from provenance.readers.markdown.block import Block, BlockKind, Layout
from provenance.text.lines import line_starts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Blocks inside blocks; what lies deeper is reported, not read. markdown-it recurses at each level.
DEEPEST = 100
_HOLDERS = {"blockquote_open", "list_item_open", "note_open"}
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?![ \t]*(?:[\r\n]|\Z))")
_FRONT_MATTER_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_DEFINITION = re.compile(
    r"\[([^\[\]^][^\[\]]{0,998})\]:[ \t]*(?:<[^<>]*>|[^\s\"“”„«»]++)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_LINE_BLOCK = re.compile(r"\| (?!.*\|[ \t]*\Z)")
_FENCED_DIV = re.compile(r":{3,}.*")
_LITERAL_HTML = re.compile(r"<(?:script|pre|style|textarea)\b|<!\[CDATA\[|<[?]|<![A-Za-z]", re.IGNORECASE)


@frozen
class MarkdownBlocks:
    """The blocks in the order of the file, and the labels that reference links may use (in lower case)."""

    blocks: tuple[Block, ...]
    labels: frozenset[str]


def markdown_blocks(text: str) -> MarkdownBlocks:
    """Read the block structure of a whole Markdown file; linear in its length."""
    metadata = _front_matter(text)
    begin = metadata.extent.end if metadata and metadata.extent else 0
    walk = _Walk(text, begin)
    if metadata:
        walk.blocks.append(metadata)
    for token in _tokens(text[begin:]):
        walk.take(token)
    return MarkdownBlocks(tuple(walk.blocks), frozenset(walk.labels))


def _front_matter(text: str) -> Block | None:
    """The metadata at the head of the file, between lines of `---` or `+++`."""
    opening = _FRONT_MATTER.match(text)
    closing = opening and _FRONT_MATTER_END[opening[1]].search(text.replace("\r", "\n"), opening.end())
    if not opening or not closing:
        return None
    lines = (Span(opening.end(), closing.start()),)
    return Block(kind=BlockKind.FRONT_MATTER, lines=lines, extent=Span(0, closing.end()))


def _tokens(text: str) -> Sequence[Token]:
    """The block tokens. Line ends are made line feeds without moving a character, NUL and surrogates are left alone."""
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse(text.replace("\r\n", " \n").replace("\r", "\n"), parser, {}, tokens)
    return tokens


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    from provenance.readers.markdown.notes import note_definition

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("reference")
    interrupted = ["paragraph", "blockquote", "list"]
    parser.block.ruler.before("html_block", "note_definition", note_definition, {"alt": interrupted})
    return parser


@define
class _Walk:
    """Goes through the tokens once and collects the blocks."""

    text: str
    begin: int
    labels: set[str] = field(factory=set)
    blocks: list[Block] = field(factory=list)
    _containers: list[int] = field(factory=lambda: [0])
    _quotes: list[int] = field(factory=list)
    _notes: list[str] = field(factory=list)
    _items: int = 0
    _count: int = 0
    _row: int | None = None
    _layout: Layout = Layout.PARAGRAPH
    _level: int = 0
    _marks: str = ""
    _cursor: int = 0
    _starts: Sequence[int] = ()

    def __attrs_post_init__(self) -> None:
        self._starts = [start + self.begin for start in line_starts(self.text[self.begin :])]

    def take(self, token: Token) -> None:
        """Go one token further."""
        if token.type == "inline":
            self._take_inline(token)
        elif token.type in {"fence", "code_block"}:
            self._take_code(token)
        elif token.type == "html_block":
            self._take_html(token)
        elif token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._close(token)

    def _open(self, token: Token) -> None:
        self._count += 1
        if token.type in {"paragraph_open", "th_open", "td_open"}:
            self._layout = Layout.PARAGRAPH if token.tag == "p" else Layout.CELL
            return
        if token.type == "heading_open":
            self._layout, self._level, self._marks = Layout.HEADING, int(token.tag[1:]), token.markup
            return
        self._containers.append(self._count)
        if token.type == "blockquote_open":
            self._quotes.append(self._count)
        elif token.type == "note_open":
            self._notes.append(token.info)
        elif token.type == "list_item_open":
            self._items += 1
        elif token.type == "tr_open":
            self._row, self._cursor = self._count, self._starts[(token.map or (0, 0))[0]]
        if token.level + 1 >= DEEPEST and token.map and token.type in _HOLDERS:
            self._skip(*token.map)

    def _close(self, token: Token) -> None:
        if token.type in {"paragraph_close", "heading_close", "th_close", "td_close"}:
            self._layout, self._level = Layout.PARAGRAPH, 0
            return
        if token.type == "tr_close":
            self._take_surplus()
            self._row = None
        self._containers.pop()
        if token.type == "blockquote_close":
            self._quotes.pop()
        elif token.type == "note_close":
            self._notes.pop()
        elif token.type == "list_item_close":
            self._items -= 1

    def _take_inline(self, token: Token) -> None:
        first, _ = token.map or (0, 0)
        lines = []
        for number, content in enumerate(token.content.split("\n"), first):
            span = self._locate(content.strip(" \t"), number)
            if span.length and not _FENCED_DIV.fullmatch(span.of(self.text)):
                lines.append(span)
        kept = self._without_line_block(self._without_definitions(lines)) if self._is_paragraph else lines
        if not kept and self._layout is Layout.HEADING:
            # A heading without words still ends the section before it.
            kept = [Span(self._starts[first], self._starts[first])]
        if kept:
            self.add(BlockKind.TEXT, tuple(kept))

    @property
    def _is_paragraph(self) -> bool:
        return self._layout is Layout.PARAGRAPH

    def _without_line_block(self, lines: Sequence[Span]) -> Sequence[Span]:
        """The lines of verse or an address without the bar that Pandoc has before each (a "line block")."""
        if not lines or not all(_LINE_BLOCK.match(self.text, line.start, line.end) for line in lines):
            return lines
        return [Span(line.start + 2, line.end) for line in lines]

    def _take_surplus(self) -> None:
        """What a row has behind the last column of its table, which would be lost otherwise."""
        rest = self.text[self._cursor : self._line_end(self._cursor)]
        if words := rest.strip(" \t|"):
            start = self._cursor + rest.index(words)
            self._layout = Layout.CELL
            self.add(BlockKind.TEXT, (Span(start, start + len(words)),))
            self._layout = Layout.PARAGRAPH

    def _take_html(self, token: Token) -> None:
        kind = BlockKind.LITERAL_HTML if _LITERAL_HTML.match(token.content.lstrip()) else BlockKind.HTML
        first, last = token.map or (0, 0)
        contents = token.content.split("\n")[: last - first]
        lines = tuple(self._locate(line.strip(" \t"), first + at) for at, line in enumerate(contents))
        self.add(kind, lines, self._extent(first, last))

    def _take_code(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        contents = enumerate(token.content.split("\n"), first + (token.type == "fence"))
        lines = tuple(self._locate(line.strip(" \t"), number) for number, line in contents if line.strip(" \t"))
        self.add(BlockKind.CODE, lines, self._extent(first, last))

    def _skip(self, first: int, last: int) -> None:
        """Lines inside too many blocks, which are not read."""
        for number in range(first, last):
            line = self._extent(number, number + 1)
            if line.length:
                self.add(BlockKind.TOO_DEEP, (line,), line)

    def _locate(self, content: str, number: int) -> Span:
        """Where the content of line `number` stands in the file; the whole line if it was changed by the parser."""
        start, end = self._line(number)
        if self._layout is Layout.CELL:
            escaped = content.replace("|", "\\|")
            at = self.text.find(escaped, max(start, self._cursor), end)
            self._cursor = at + len(escaped) if at >= 0 else self._cursor
            return Span(at, at + len(escaped)) if at >= 0 else Span(start, start)
        if self._layout is Layout.HEADING and self._marks.startswith("#"):
            at = self.text.find(content, self.text.find(self._marks, start, end) + len(self._marks), end)
        else:
            at = self.text.rfind(content, start, end)
        return Span(at, at + len(content)) if at >= 0 else Span(start, end)

    def _line(self, number: int) -> tuple[int, int]:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self._starts[number], end

    def _without_definitions(self, lines: Sequence[Span]) -> Sequence[Span]:
        """The lines after the link definitions at the head of a paragraph, whose labels are remembered."""
        for count, line in enumerate(lines):
            definition = _DEFINITION.fullmatch(line.of(self.text)) if self.text[line.start] == "[" else None
            if definition is None:
                return lines[count:]
            self.labels.add(normal_label(definition[1]))
        return ()

    def _extent(self, first: int, last: int) -> Span:
        """Whole lines of the file, without the end of the last one."""
        return Span(self._starts[first], self._line_end(self._starts[last - 1]))

    def _line_end(self, offset: int) -> int:
        """Where the line that holds this place of the file ends, before its line end."""
        number = bisect_right(self._starts, offset) - 1
        start, end = self._line(number)
        return start + len(self.text[start:end].rstrip("\r\n"))

    def add(self, kind: BlockKind, lines: tuple[Span, ...], extent: Span | None = None) -> None:
        """Add a block with these lines at the place that the walk has reached."""
        self.blocks.append(
            Block(
                kind=kind,
                lines=lines,
                extent=extent,
                layout=self._layout,
                level=self._level,
                container=self._containers[-1],
                block=self._quotes[0] if self._quotes else None,
                note=self._notes[-1] if self._notes else None,
                row=self._row,
                listed=self._items > 0,
            )
        )


def normal_label(label: str) -> str:
    """The form under which the labels of links meet: lower case, each run of white space one space."""
    return " ".join(label.split()).casefold()
