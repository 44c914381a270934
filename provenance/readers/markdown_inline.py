"""Which characters inside a paragraph or heading of Markdown belong to the format: one pass, linear, best effort.

Follows CommonMark 0.31 for escapes, code spans, emphasis, links, autolinks and HTML, and the usual extensions for
`~~strikethrough~~`, tables and `[^footnotes]`. Brackets that CommonMark does not make a link of are the source's own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Container
from typing import NamedTuple

from attrs import define, field

#: How far, in code points, a link's destination or an HTML tag is looked for; a longer one is left unmarked.
_REACH = 2_000
#: How many open runs of emphasis marks a closing one is tried against.
_TRIED = 8

_SPECIAL = re.compile(r"\\[!-/:-@\[-`{-~\n]|`+|<|!?\[|\]|\*+|_+|~~|\|")
_BACKTICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~\-]++@[\w.\-]++)>")
_ATTRIBUTE = r"""\s++[A-Za-z_:][\w.:\-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
_TAG = re.compile(rf"<(?:/[A-Za-z][A-Za-z0-9\-]*+\s*+|[A-Za-z][A-Za-z0-9\-]*+(?:{_ATTRIBUTE})*+\s*+/?)>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}+\]")
_TITLE = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"""
_DESTINATION = r"(?:<(?:[^<>\\\n]|\\.)*+>|(?:[^\s()<>\\]|\\.|\([^\s()]*+\))*+)"
_LINK_TAIL = re.compile(rf"\]\(\s*+{_DESTINATION}(?:\s++{_TITLE})?+\s*+\)", re.DOTALL)
_LABEL = re.compile(r"\]\[([^\[\]]{0,999}+)\]")


class Stretches(NamedTuple):
    """Half-open ranges of the scanned string: characters of the format, and note marks that nobody quotes."""

    markup: list[tuple[int, int]]
    apparatus: list[tuple[int, int]]


def scan_inline(content: str, is_defined: Callable[[str], bool], *, in_table: bool = False) -> Stretches:
    """The markup and note marks of one paragraph, heading or table row, each in no particular order.

    `is_defined` tells whether the document defines a link label.
    """
    scan = _Scan(content, is_defined, in_table)
    position = 0
    while match := _SPECIAL.search(content, position):
        position = scan.step(match)
    return Stretches(scan.markup, scan.apparatus)


def scan_html(content: str) -> list[tuple[int, int]]:
    """The comments and tags of a block of HTML."""
    scan = _Scan(content, lambda label: False, False)  # noqa: ARG005 - no label is defined
    position = content.find("<")
    while position >= 0:
        position = content.find("<", scan.angle(position))
    return scan.markup


@define
class _Delimiters:
    """A run of emphasis marks that may open: `left` of its `length` marks, the last before `end`, are unmatched."""

    end: int
    left: int
    length: int
    closes_too: bool


@define
class _Scan:
    """The state of one pass. Each step takes the match of a special character and gives the position after it."""

    content: str
    is_defined: Callable[[str], bool]
    in_table: bool
    markup: list[tuple[int, int]] = field(factory=list)
    apparatus: list[tuple[int, int]] = field(factory=list)
    _brackets: list[tuple[int, int]] = field(factory=list)
    _openers: dict[str, list[_Delimiters]] = field(factory=lambda: {"*": [], "_": []})
    _strike: int | None = None
    _backticks: dict[int, list[int]] | None = None
    _comments_end: bool = False

    def step(self, match: re.Match[str]) -> int:
        start, end, first = match.start(), match.end(), match.group()[0]
        if first == "\\":
            self.markup.append((start, start + 1))
        elif first == "`":
            return self._code(start, end)
        elif first == "<":
            return self.angle(start)
        elif first in "[!":
            return self._bracket(start, end)
        elif first == "]":
            return self._closing_bracket(start)
        elif first in "*_":
            self._emphasis(first, start, end)
        elif first == "~":
            self._strikethrough(start, end)
        elif self.in_table:
            self.markup.append((start, end))
        return end

    def angle(self, start: int) -> int:
        """A comment, autolink or tag that opens at `start`, or a plain less-than sign."""
        if self.content.startswith("<!--", start):
            close = -1 if self._comments_end else self.content.find("-->", start + 4)
            if close >= 0:
                self.markup.append((start, close + 3))
                return close + 3
            self._comments_end = True
            return start + 4
        reach = start + _REACH
        if link := _AUTOLINK.match(self.content, start, reach):
            self.markup += [(start, start + 1), (link.end() - 1, link.end())]
            return link.end()
        if tag := _TAG.match(self.content, start, reach):
            self.markup.append(tag.span())
            return tag.end()
        return start + 1

    def _code(self, start: int, end: int) -> int:
        """A code span ends at the next run of as many backticks; without one the backticks are text."""
        if self._backticks is None:
            self._backticks = {}
            for run in _BACKTICKS.finditer(self.content):
                self._backticks.setdefault(run.end() - run.start(), []).append(run.start())
        length = end - start
        runs = self._backticks.get(length, [])
        following = bisect_left(runs, end)
        if following == len(runs):
            return end
        close = runs[following]
        self.markup += [(start, end), (close, close + length)]
        return close + length

    def _bracket(self, start: int, end: int) -> int:
        note = _FOOTNOTE.match(self.content, end - 1)
        if note and start == end - 1:
            if start == 0 and self.content.startswith(":", note.end()):
                self.markup.append((0, note.end() + 1))
            else:
                self.apparatus.append(note.span())
            return note.end()
        self._brackets.append((start, end))
        return end

    def _closing_bracket(self, start: int) -> int:
        if not self._brackets:
            return start + 1
        opening = self._brackets.pop()
        tail = _LINK_TAIL.match(self.content, start, start + _REACH)
        end = tail.end() if tail else self._reference(opening[1], start)
        if end is None:
            return start + 1
        self.markup += [opening, (start, end)]
        return end

    def _reference(self, after_opening: int, start: int) -> int | None:
        """Where `[text][label]`, `[label][]` or `[label]` ends whose label is defined."""
        text = self.content[after_opening:start] if start - after_opening < 1_000 else ""
        full = _LABEL.match(self.content, start)
        if full and self.is_defined(full[1].strip() or text):
            return full.end()
        return start + 1 if text and self.is_defined(text) else None

    def _emphasis(self, mark: str, start: int, end: int) -> None:
        opens, closes = _flanks(self.content, mark, start, end)
        stack = self._openers[mark]
        position = start
        while closes and position < end:
            opener = _opener(stack, end - start, both_ways=opens)
            if opener is None:
                break
            count = min(end - position, opener.left)
            self.markup += [(opener.end - count, opener.end), (position, position + count)]
            self._close_inner(mark, opener.end)
            position += count
            opener.end -= count
            opener.left -= count
            if not opener.left:
                stack.pop()
        if opens and position < end:
            stack.append(_Delimiters(end, end - position, end - start, closes))

    def _close_inner(self, mark: str, position: int) -> None:
        """Emphasis does not overlap: runs of the other mark that opened inside what closes now stay text."""
        other = self._openers["_" if mark == "*" else "*"]
        while other and other[-1].end > position:
            other.pop()

    def _strikethrough(self, start: int, end: int) -> None:
        if self._strike is None:
            self._strike = start
        else:
            self.markup += [(self._strike, self._strike + 2), (start, end)]
            self._strike = None


def _opener(stack: list[_Delimiters], length: int, *, both_ways: bool) -> _Delimiters | None:
    """The run that a closing run of `length` marks matches, on top of the stack once those it passes over are gone.

    Rule 9 of CommonMark: where one of two runs can open and close, their lengths must not add up to a multiple of 3
    unless both are one, so that "*a**b*" is one emphasis. Only the topmost runs are tried, so that time stays linear.
    """
    for depth in range(1, min(len(stack), _TRIED) + 1):
        opener = stack[-depth]
        if not ((opener.closes_too or both_ways) and (opener.length + length) % 3 == 0 and length % 3):
            del stack[len(stack) - depth + 1 :]
            return opener
    return None


def _flanks(content: str, mark: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of emphasis marks can open and can close (CommonMark, left- and right-flanking)."""
    before = content[start - 1] if start else "\n"
    after = content[end] if end < len(content) else "\n"
    space_before, space_after = before.isspace(), after.isspace()
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not punctuation_after or space_before or punctuation_before)
    right = not space_before and (not punctuation_before or space_after or punctuation_after)
    if mark == "*":
        return left, right
    return left and (not right or punctuation_before), right and (not left or punctuation_after)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in _PUNCTUATION


_PUNCTUATION: Container[str] = frozenset("PS")
