"""The block structure of Markdown, from markdown-it-py, in code points of the text.

markdown-it gives lines, never columns. Where the words of a line begin is told by the content that it hands out, which
is what stands at the end of the line once quote marks, list markers and indentation are taken off.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from provenance.readers.markdown_inline import Stretches, scan_html, scan_inline
from provenance.text.lines import line_starts

if TYPE_CHECKING:
    from markdown_it.token import Token

#: How deep quotes and lists may nest; what is nested deeper is left unmarked.
_DEEPEST = 20
_INK = re.compile(r"\S+")
_FENCE_END = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_FRONT_MATTER_END = re.compile(r"(?:---|\.\.\.)[ \t]*")


@frozen
class Heading:
    """A heading outside quotes and lists: `level` 1 to 6, the code point where its line starts, its words."""

    level: int
    start: int
    title: str


@define
class Structure:
    """What the blocks of a text hold; `markup` and `apparatus` are half-open ranges in no particular order."""

    headings: list[Heading] = field(factory=list)
    markup: list[tuple[int, int]] = field(factory=list)
    apparatus: list[tuple[int, int]] = field(factory=list)


def structure(text: str) -> Structure:
    """The headings, markup and note marks of a Markdown text."""
    return _Blocks(text).gathered()


@frozen
class _Content:
    """The words of one block: per line, where its part of the text starts, and the parts joined by LF."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, parts: Iterable[tuple[int, int]]) -> _Content:
        known = tuple(parts)
        return cls("\n".join(text[start:end] for start, end in known), tuple(start for start, _ in known))

    def in_text(self, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Ranges of the joined words as ranges of the text, divided where lines are."""
        lines = self.text.split("\n")
        joined = list(accumulate((len(line) + 1 for line in lines), initial=0))
        for start, end in ranges:
            line = bisect_right(joined, start) - 1
            while line < len(lines) and joined[line] < end:
                first = max(start, joined[line]) - joined[line]
                last = min(end - joined[line], len(lines[line]))
                if first < last:
                    yield self.starts[line] + first, self.starts[line] + last
                line += 1


class _Blocks:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [*line_starts(text), len(text)]
        self._found = Structure()
        self._is_defined: Callable[[str], bool] = lambda label: False  # noqa: ARG005 - before the parse

    def gathered(self) -> Structure:
        from markdown_it import MarkdownIt
        from markdown_it.common.utils import normalizeReference

        parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
        parser.core.ruler.enableOnly(["normalize", "block"])
        environment: dict[str, Any] = {}
        tokens = parser.parse(self._without_front_matter(), environment)
        labels = {label for label in environment.get("references", {}) if not label.startswith("^")}
        self._is_defined = lambda label: bool(labels) and normalizeReference(label) in labels
        self._definitions(environment)
        self._quote_marks(tokens)
        in_table = False
        for token, following in zip(tokens, [*tokens[1:], None], strict=False):
            if token.type in ("table_open", "table_close"):
                in_table = token.type == "table_open"
            if token.type == "table_open":
                self._table(token)
            elif not in_table:
                self._block(token, following)
        return self._found

    def _block(self, token: Token, following: Token | None) -> None:
        first, last = token.map or (0, 0)
        if token.type == "heading_open" and following is not None:
            self._heading(token, following)
        elif token.type == "paragraph_open" and following is not None:
            self._inline(self._paragraph(following))
        elif token.type == "hr" or (token.type == "list_item_open" and following and following.nesting < 0):
            # A rule, or a list marker with nothing behind it.
            self._mark_line(first)
        elif token.type == "fence":
            self._mark_line(first)
            if last - 1 > first and _FENCE_END.fullmatch(self._line(last - 1)):
                self._mark_line(last - 1)
        elif token.type == "html_block":
            start = self._starts[first]
            ranges = scan_html(self._text[start : self._starts[last]])
            self._found.markup += [(start + one, start + other) for one, other in ranges]

    def _line(self, number: int) -> str:
        """A line, counted from 0, without its end."""
        return self._text[self._starts[number] : self._starts[number + 1]].rstrip("\r\n")

    def _mark_line(self, number: int, end: int | None = None) -> None:
        """All ink of a line, up to the code point `end` of the text, belongs to the format."""
        start = self._starts[number]
        line = self._line(number) if end is None else self._text[start:end]
        self._found.markup += [(start + ink.start(), start + ink.end()) for ink in _INK.finditer(line)]

    def _without_front_matter(self) -> str:
        """The text with a YAML block at its head blanked, which would read as a rule and a heading."""
        lines = len(self._starts) - 1
        if lines < 3 or self._line(0).rstrip() != "---" or not self._line(1).strip():
            return self._text
        for number in range(1, lines):
            if _FRONT_MATTER_END.fullmatch(self._line(number)):
                self._mark_line(0)
                self._mark_line(number)
                return "\n" * (number + 1) + self._text[self._starts[number + 1] :]
        return self._text

    def _definitions(self, environment: dict[str, Any]) -> None:
        """Link definitions belong to the format; a note whose text is one word reads as one, but its word does not."""
        references = environment.get("references", {})
        known = [(label, reference["map"]) for label, reference in references.items()]
        repeated = [(reference["label"], reference["map"]) for reference in environment.get("duplicate_refs", [])]
        for label, (first, last) in [*known, *repeated]:
            for number in range(first, last):
                if label.startswith("^"):
                    line = self._line(number)
                    start = self._starts[number] + len(line) - len(line.lstrip(" \t>"))
                    self._inline(_Content.of(self._text, [(start, self._starts[number] + len(line))]))
                else:
                    self._mark_line(number)

    def _quote_marks(self, tokens: list[Token]) -> None:
        """The `>` at the head of lines, as many as there are quotes around the line."""
        changes = [0] * (len(self._starts) + 1)
        for token in tokens:
            if token.type == "blockquote_open" and token.map:
                changes[token.map[0]] += 1
                changes[token.map[1]] -= 1
        for number, depth in enumerate(accumulate(changes[: len(self._starts) - 1])):
            prefix = re.match(rf"(?:[ \t]*+>){{0,{depth}}}+", self._line(number)) if depth else None
            if prefix and prefix.end():
                self._mark_line(number, self._starts[number] + prefix.end())

    def _table(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        for number in range(first, last):
            if number == first + 1:
                self._mark_line(number)
                continue
            start, line = self._starts[number], self._line(number)
            self._inline(_Content.of(self._text, [(start, start + len(line))]), in_table=True)

    def _heading(self, token: Token, inline: Token) -> None:
        first, last = token.map or (0, 0)
        content = self._paragraph(inline) if token.markup in ("=", "-") else self._hashed(first, token, inline)
        if token.markup in ("=", "-"):
            self._mark_line(last - 1)
        found = self._inline(content)
        if token.level == 0:
            shown, position = [], 0
            for start, end in sorted((*found.markup, *found.apparatus)):
                shown.append(content.text[position:start])
                position = max(position, end)
            title = " ".join("".join((*shown, content.text[position:])).split())
            self._found.headings.append(Heading(int(token.tag[1]), self._starts[first], title))

    def _hashed(self, number: int, token: Token, inline: Token) -> _Content:
        """The words of `## words ##`; what stands before and after them on the line is marked."""
        line, title = self._line(number), inline.content.strip()
        at = line.find(title, line.find(token.markup) + len(token.markup))
        if at < 0 or not title:
            self._mark_line(number)
            return _Content("", (self._starts[number],))
        start = self._starts[number] + at
        self._mark_line(number, start)
        rest = start + len(title)
        end = self._starts[number] + len(line)
        self._found.markup += [(rest + i.start(), rest + i.end()) for i in _INK.finditer(self._text[rest:end])]
        return _Content(title, (start,))

    def _paragraph(self, inline: Token) -> _Content:
        """The words of a paragraph's lines; what stands before them on each line is marked."""
        first, last = inline.map or (0, 0)
        lines = inline.content.split("\n")
        parts: list[tuple[int, int]] = []
        if len(lines) != last - first:
            return _Content("", (self._starts[first],))
        for number, words in enumerate(lines, start=first):
            line, words = self._line(number).rstrip(), words.strip()
            if line.endswith(words):
                start = self._starts[number] + len(line) - len(words)
                self._mark_line(number, start)
                parts.append((start, start + len(words)))
        return _Content.of(self._text, parts)

    def _inline(self, content: _Content, *, in_table: bool = False) -> Stretches:
        """Marks what the words of a block hold of the format, and gives it in offsets of `content.text`."""
        found = scan_inline(content.text, self._is_defined, in_table=in_table)
        self._found.markup += content.in_text(found.markup)
        self._found.apparatus += content.in_text(found.apparatus)
        return found
