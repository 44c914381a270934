"""What is not plain text inside a Markdown paragraph: code, formulas, tags, escapes, emphasis, brackets, keys.

Syntax: CommonMark 0.31 (section 6) and the Pandoc manual (formulas, citations, attributes). One pass from left to
right; searches for a closing delimiter are answered from lists made beforehand, so that nothing is searched twice.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from provenance.readers.markdown.citation_keys import KEY, may_begin_key


class TokenKind(enum.Enum):
    """What a stretch of a paragraph's source is."""

    NEWLINE = enum.auto()
    TEXT = enum.auto()
    ESCAPE = enum.auto()
    REFERENCE = enum.auto()
    CODE = enum.auto()
    LITERAL = enum.auto()
    ADDRESS = enum.auto()
    TAG = enum.auto()
    COMMENT = enum.auto()
    DROPPED = enum.auto()
    EMPHASIS = enum.auto()
    OPEN = enum.auto()
    CLOSE = enum.auto()
    KEY = enum.auto()


@frozen
class Token:
    """A stretch `[start, end)` of the paragraph; `inner` is what of it is printed, where that is not all or nothing."""

    kind: TokenKind
    start: int
    end: int
    inner: tuple[int, int] | None = None


_SPECIAL = re.compile(r"[\\`*_~\[\]<&$@\n{]|(?:https?|ftp)://", re.IGNORECASE)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~ ]")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\[\](){}\"“”„«»`|]*[^\s<>\[\](){}\"“”„«»`|.,;:!?'’*_~]", re.IGNORECASE)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,4000}|[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.-]{1,200})>")
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*+(?:\s++[A-Za-z_:@][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>"
)
#: Attributes begin with a name, so that the set `{.5, .7}` is text.
_ATTRIBUTES = re.compile(r"\{(?:[#.=]|:[ \t]*[#.]?)[^\W\d][^{}\n]{0,1000}\}")
_TEMPLATE = re.compile(r"\{\{[^{}]{0,1000}\}\}|\{%[^{}]{0,1000}%\}")
_LITERAL_ELEMENT = re.compile(r"<(code|kbd|samp|tt|pre|script|style|textarea)\b", re.IGNORECASE)
_SPANS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_DOLLAR_END = re.compile(r"(?<=\S)\$(?!\d)")
_LONGEST_TAG = 10_000


def markdown_tokens(source: str) -> Iterator[Token]:
    """The tokens of a paragraph in order; they do not overlap, and plain text stands between them. Linear."""
    lexer = _Lexer(source)
    position = 0
    while (special := _SPECIAL.search(source, position)) is not None:
        at = special.start()
        token = lexer.token(at, source[at])
        if token is None:
            position = at + 1
            continue
        yield token
        position = token.end


@define(slots=False)
class _Lexer:
    source: str
    _missing: dict[str, int] = field(factory=dict)

    def token(self, at: int, character: str) -> Token | None:
        """What begins at this place, or None if the character is plain text."""
        if character in "[]\n":
            kinds = {"[": TokenKind.OPEN, "]": TokenKind.CLOSE, "\n": TokenKind.NEWLINE}
            return Token(kinds[character], at, at + 1)
        return _READERS.get(character, _Lexer._address)(self, at)

    def _escape(self, at: int) -> Token | None:
        if self.source.startswith("\\\n", at):
            return Token(TokenKind.DROPPED, at, at + 1)
        match = _ESCAPED.match(self.source, at)
        return Token(TokenKind.ESCAPE, at, at + 2) if match else None

    def _code(self, at: int) -> Token | None:
        length = _run(self.source, at)
        starts = self._backticks.get(length, [])
        index = bisect_left(starts, at + length)
        if index == len(starts):
            return Token(TokenKind.TEXT, at, at + length)
        inner = (at + length, starts[index])
        if self.source[inner[0]] == self.source[inner[1] - 1] == " " and self.source[slice(*inner)].strip(" "):
            inner = (inner[0] + 1, inner[1] - 1)
        return Token(TokenKind.CODE, at, self._after_attributes(starts[index] + length), inner)

    @cached_property
    def _backticks(self) -> Mapping[int, list[int]]:
        runs: dict[int, list[int]] = {}
        for match in re.finditer("`+", self.source):
            runs.setdefault(len(match[0]), []).append(match.start())
        return runs

    def _emphasis(self, at: int) -> Token | None:
        return Token(TokenKind.EMPHASIS, at, at + _run(self.source, at))

    def _angle(self, at: int) -> Token | None:
        for opening, closing in _SPANS.items():
            if self.source.startswith(opening, at):
                end = self._find(closing, at + len(opening))
                kind = TokenKind.COMMENT if opening == "<!--" else TokenKind.DROPPED
                return Token(kind, at, end) if end else None
        if autolink := _AUTOLINK.match(self.source, at):
            return Token(TokenKind.ADDRESS, at, autolink.end(), autolink.span(1))
        tag = _TAG.match(self.source, at, at + _LONGEST_TAG)
        if tag is None:
            return None
        literal = _LITERAL_ELEMENT.match(self.source, at)
        end = self._find(f"</{literal[1].lower()}>", tag.end()) if literal else 0
        if literal is None or not end:
            return Token(TokenKind.TAG, at, tag.end())
        if literal[1].lower() in {"script", "style"}:
            return Token(TokenKind.DROPPED, at, end)
        return Token(TokenKind.CODE, at, end, (tag.end(), end - len(literal[1]) - 3))

    def _find(self, closing: str, start: int) -> int:
        """The end of the next `closing` delimiter from `start` on, 0 if there is none; never searched in vain twice."""
        if start >= self._missing.get(closing, len(self.source) + 1):
            return 0
        at = self._lowered.find(closing, start)
        if at < 0:
            self._missing[closing] = start
            return 0
        return at + len(closing)

    @cached_property
    def _lowered(self) -> str:
        """The source with ASCII letters in lower case, so that no character moves."""
        return self.source.translate(_ASCII_LOWER)

    def _reference(self, at: int) -> Token | None:
        match = _REFERENCE.match(self.source, at)
        return Token(TokenKind.REFERENCE, at, match.end()) if match else None

    def _formula(self, at: int) -> Token | None:
        if self.source.startswith("$$", at):
            end = self._find("$$", at + 2)
        elif self.source[at + 1 : at + 2].strip():
            index = bisect_left(self._dollars, at + 2)
            end = self._dollars[index] + 1 if index < len(self._dollars) else 0
        else:
            return None
        if not end or bisect_left(self._marks, at) != bisect_left(self._marks, end):
            return None
        return Token(TokenKind.LITERAL, at, end)

    @cached_property
    def _dollars(self) -> list[int]:
        """Where a formula can end: a `$` with no white space before and no digit after it."""
        return [match.start() for match in _DOLLAR_END.finditer(self.source)]

    @cached_property
    def _marks(self) -> list[int]:
        """Double quotation marks, which stand in prose about prices ("US$5, “a lot”, in A$") and in no formula."""
        return [match.start() for match in re.finditer('["“”„«»]', self.source)]

    def _key(self, at: int) -> Token | None:
        match = KEY.match(self.source, at)
        return Token(TokenKind.KEY, at, match.end()) if match and may_begin_key(self.source, at) else None

    def _brace(self, at: int) -> Token | None:
        if attributes := _ATTRIBUTES.match(self.source, at):
            return Token(TokenKind.DROPPED, at, attributes.end())
        template = _TEMPLATE.match(self.source, at)
        return Token(TokenKind.LITERAL, at, template.end()) if template else None

    def _after_attributes(self, at: int) -> int:
        attributes = _ATTRIBUTES.match(self.source, at)
        return attributes.end() if attributes else at

    def _address(self, at: int) -> Token | None:
        match = _ADDRESS.match(self.source, at)
        return Token(TokenKind.ADDRESS, at, match.end(), match.span()) if match else None


_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_READERS: Mapping[str, Callable[[_Lexer, int], Token | None]] = {
    "\\": _Lexer._escape,
    "`": _Lexer._code,
    "*": _Lexer._emphasis,
    "_": _Lexer._emphasis,
    "~": _Lexer._emphasis,
    "<": _Lexer._angle,
    "&": _Lexer._reference,
    "$": _Lexer._formula,
    "@": _Lexer._key,
    "{": _Lexer._brace,
}


def _run(source: str, at: int) -> int:
    """How many times the character at this place is repeated."""
    end = at + 1
    while end < len(source) and source[end] == source[at]:
        end += 1
    return end - at
