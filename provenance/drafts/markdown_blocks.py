"""The block structure of a Markdown draft: which lines make a paragraph, and where its characters stand in the file.

markdown-it finds the blocks (CommonMark and tables; notes as Pandoc has them, by a rule of this package) and tells
their lines; where a line's content begins is found by looking the content up in the line.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from provenance.drafts.passage import PassageKind
from provenance.model.span import Span
from provenance.text.lines import line_starts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Blocks inside blocks; what lies deeper is reported, not read. markdown-it recurses at each level.
DEEPEST = 100
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
_MARK = re.compile('["“”„«»「『‘]')


class BlockKind(enum.StrEnum):
    """How a block is read: its words, HTML with words between the tags, or nothing of it and why."""

    TEXT = "text"
    HTML = "html"
    CODE = "code"
    FRONT_MATTER = "front matter"
    TOO_DEEP = "too deep"


@frozen(kw_only=True)
class Block:
    """One paragraph, heading, cell, or stretch that is not read, with the spans of its `lines` without prefixes.

    The other fields are those of `Passage`.
    """

    kind: BlockKind
    lines: tuple[Span, ...]
    layout: PassageKind = PassageKind.PARAGRAPH
    container: int = 0
    block: int | None = None
    note: str | None = None
    row: int | None = None
    listed: bool = False


@frozen
class MarkdownBlocks:
    """The blocks in the order of the file, and the labels that reference links may use (in lower case)."""

    blocks: tuple[Block, ...]
    labels: frozenset[str]


def markdown_blocks(text: str) -> MarkdownBlocks:
    """Read the block structure of a whole Markdown file; linear in its length."""
    begin = _front_matter_end(text)
    walk = _Walk(text, begin)
    if begin:
        walk.add(BlockKind.FRONT_MATTER, (Span(0, begin),))
    for token in _tokens(text[begin:]):
        walk.take(token)
    return MarkdownBlocks(walk.finish(), frozenset(walk.labels))


def _front_matter_end(text: str) -> int:
    """How many code points of metadata stand at the head of the file, in lines of `---` or `+++`."""
    opening = _FRONT_MATTER.match(text)
    if opening is None:
        return 0
    closing = _FRONT_MATTER_END[opening[1]].search(text.replace("\r", "\n"), opening.end())
    return closing.end() if closing else 0


def _tokens(text: str) -> Sequence[Token]:
    """The block tokens. Line ends are made line feeds without moving a character, NUL and surrogates are left alone."""
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse(text.replace("\r\n", " \n").replace("\r", "\n"), parser, {}, tokens)
    return tokens


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    from provenance.drafts.markdown_notes import note_definition

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
    _blocks: list[Block] = field(factory=list)
    _containers: list[int] = field(factory=lambda: [0])
    _quotes: list[int] = field(factory=list)
    _notes: list[str] = field(factory=list)
    _items: int = 0
    _count: int = 0
    _row: int | None = None
    _layout: PassageKind = PassageKind.PARAGRAPH
    _cursor: int = 0
    _starts: Sequence[int] = ()
    _read_lines: bytearray = field(factory=bytearray)

    def __attrs_post_init__(self) -> None:
        self._starts = [start + self.begin for start in line_starts(self.text[self.begin :])]
        self._read_lines = bytearray(len(self._starts))

    def take(self, token: Token) -> None:
        """Go one token further."""
        if token.type == "inline":
            self._take_inline(token)
        elif token.type in {"fence", "code_block"}:
            self.add(BlockKind.CODE, self._whole_lines(token))
        elif token.type == "html_block":
            self._take_html(token)
        elif token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._close(token)

    def _open(self, token: Token) -> None:
        self._count += 1
        if token.type in {"paragraph_open", "heading_open", "th_open", "td_open"}:
            kinds = {"p": PassageKind.PARAGRAPH, "th": PassageKind.CELL, "td": PassageKind.CELL}
            self._layout = kinds.get(token.tag, PassageKind.HEADING)
            return
        self._containers.append(self._count)
        if token.type == "blockquote_open":
            self._quotes.append(self._count)
        elif token.type == "note_open":
            self._notes.append(token.info)
        elif token.type == "list_item_open":
            self._items += 1
        elif token.type == "tr_open":
            self._row, self._cursor = self._count, 0

    def _close(self, token: Token) -> None:
        if token.type in {"paragraph_close", "heading_close", "th_close", "td_close"}:
            self._layout = PassageKind.PARAGRAPH
            return
        self._containers.pop()
        if token.type == "blockquote_close":
            self._quotes.pop()
        elif token.type == "note_close":
            self._notes.pop()
        elif token.type == "list_item_close":
            self._items -= 1
        elif token.type == "tr_close":
            self._row = None

    def _take_inline(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        self._mark_read(first, last)
        lines = []
        for number, content in enumerate(token.content.split("\n"), first):
            span = self._locate(content.strip(" \t"), number)
            if span.length and not _FENCED_DIV.fullmatch(span.of(self.text)):
                lines.append(span)
        kept = self._without_line_block(self._without_definitions(lines)) if self._is_paragraph else lines
        if kept:
            self.add(BlockKind.TEXT, tuple(kept))

    @property
    def _is_paragraph(self) -> bool:
        return self._layout is PassageKind.PARAGRAPH

    def _without_line_block(self, lines: Sequence[Span]) -> Sequence[Span]:
        """The lines of verse or an address without the bar that Pandoc has before each (a "line block")."""
        if not lines or not all(_LINE_BLOCK.match(self.text, line.start, line.end) for line in lines):
            return lines
        return [Span(line.start + 2, line.end) for line in lines]

    def _take_html(self, token: Token) -> None:
        if _LITERAL_HTML.match(token.content.lstrip()):
            self.add(BlockKind.CODE, self._whole_lines(token))
            return
        first, last = token.map or (0, 0)
        self._mark_read(first, last)
        contents = token.content.split("\n")[: last - first]
        self.add(BlockKind.HTML, tuple(self._locate(line.strip(" \t"), first + at) for at, line in enumerate(contents)))

    def _locate(self, content: str, number: int) -> Span:
        """Where the content of line `number` stands in the file; the whole line if it was changed by the parser."""
        start, end = self._line(number)
        if self._layout is PassageKind.CELL:
            escaped = content.replace("|", "\\|")
            at = self.text.find(escaped, max(start, self._cursor), end)
            self._cursor = at + len(escaped) if at >= 0 else self._cursor
            return Span(at, at + len(escaped)) if at >= 0 else Span(start, start)
        if self._layout is PassageKind.HEADING:
            at = self.text.find(content, start, end)
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

    def _whole_lines(self, token: Token) -> tuple[Span, ...]:
        first, last = token.map or (0, 0)
        self._mark_read(first, last)
        ends = [self._line(number) for number in range(first, min(last, len(self._starts)))]
        return tuple(Span(start, start + len(self.text[start:end].rstrip("\r\n"))) for start, end in ends)

    def _mark_read(self, first: int, last: int) -> None:
        self._read_lines[first:last] = b"\1" * (min(last, len(self._read_lines)) - first)

    def add(self, kind: BlockKind, lines: tuple[Span, ...]) -> None:
        """Add a block with these lines at the place that the walk has reached."""
        self._blocks.append(
            Block(
                kind=kind,
                lines=lines,
                layout=self._layout,
                container=self._containers[-1],
                block=self._quotes[0] if self._quotes else None,
                note=self._notes[-1] if self._notes else None,
                row=self._row,
                listed=self._items > 0,
            )
        )

    def finish(self) -> tuple[Block, ...]:
        """All blocks; last the lines with quotation marks that were nested too deeply."""
        for number, read in enumerate(self._read_lines):
            if not read and _MARK.search(self.text, *self._line(number)):
                self.add(BlockKind.TOO_DEEP, (Span(*self._line(number)),))
        return tuple(self._blocks)


def normal_label(label: str) -> str:
    """The form under which the labels of links meet: lower case, each run of white space one space."""
    return " ".join(label.split()).casefold()
