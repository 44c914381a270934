"""What the square brackets of a Markdown paragraph are: citations, links, spans, marks of notes, or just brackets.

Syntax: CommonMark 0.31 (links, images) and the Pandoc manual (citations, notes, bracketed spans). Brackets that are
none of these (`[sic]`, `[…]`) stay in the text.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from provenance.readers.markdown.blocks import normal_label
from provenance.readers.markdown.citation_keys import KeyPlace, keys_in, pinpoint_of
from provenance.readers.markdown.tokens import Token, TokenKind

_DESTINATION = re.compile(
    r"\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\((?:[^\s()]|\([^\s()]*\))*\)[^\s()<>]*)*)"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\([^()]*\)))?\s*\)",
    re.DOTALL,
)
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,1000}\}")
_NOTE_MARK = re.compile(r"\^[^\s\]\[]{1,200}")
_PLACE = re.compile(r",[^()\[\]@\n*_`\\<&;\"“”]{1,60}")
_MARKS = re.compile('["“”„«»]')
#: A parenthesis that holds nothing but a citation goes with it: `([@key])`, `(see [@key])`.
_PARENTHESIS = re.compile(r"\((?:(?:see|cf\.?|siehe|vgl\.?|voir)(?:\s+also)?\s)?\Z")
_LONGEST_LEAD = 16
_NO_PLACE = re.compile(r"\s*(?:\.\.|…|sic\b)", re.IGNORECASE)
#: How far behind a link's text its address and title may reach, in code points.
_LONGEST_DESTINATION = 4096


class ResolvedKind(enum.Enum):
    """What a stretch of the paragraph is: taken out, a citation in brackets or in the text, or a note."""

    DROPPED = enum.auto()
    BRACKETED = enum.auto()
    IN_TEXT = enum.auto()
    NOTE_MARK = enum.auto()
    NOTE = enum.auto()


@frozen
class Resolved:
    """A stretch `[start, end)` of the paragraph.

    `keys` of a citation have places in the paragraph; for one in the text, `key_end` is where its key ends and the
    brackets with the place begin. `label` is that of a note mark.
    """

    kind: ResolvedKind
    start: int
    end: int
    keys: tuple[KeyPlace, ...] = ()
    key_end: int = 0
    label: str = ""


def resolve_brackets(
    source: str, tokens: Sequence[Token], labels: frozenset[str], *, in_note: bool = False
) -> Sequence[Resolved]:
    """What the brackets and keys of a paragraph are; `labels` are those that reference links may use. Linear.

    Inside a note there are no further notes, as in Pandoc, so that nesting them costs nothing.
    """
    resolver = _Resolver(source, labels, in_note)
    for token in tokens:
        if token.end <= resolver.skip_to:
            continue
        if token.kind is TokenKind.OPEN:
            resolver.open.append(token)
        elif token.kind is TokenKind.KEY:
            resolver.keys.append(token)
        elif token.kind is TokenKind.CLOSE and resolver.open:
            resolver.close(resolver.open.pop(), token)
    return resolver.finish()


@define
class _Resolver:
    source: str
    labels: frozenset[str]
    in_note: bool
    open: list[Token] = field(factory=list)
    keys: list[Token] = field(factory=list)
    skip_to: int = 0
    _found: list[Resolved] = field(factory=list)

    def close(self, opening: Token, closing: Token) -> None:
        """Decide what the pair of brackets is, the innermost pairs first."""
        start, end = opening.start, closing.end
        if not self.in_note and self.source.startswith("^[", start - 1) and start:
            self._keep(ResolvedKind.NOTE, start - 1, end)
            self._forget_keys(start)
        elif note := _NOTE_MARK.fullmatch(self.source, opening.end, closing.start):
            self._keep(ResolvedKind.NOTE_MARK, start, end, label=note[0][1:])
        elif behind := self._link_end(opening, closing):
            self._link(opening, closing, behind)
        elif self.keys and self.keys[-1].start > start:
            self._cite(opening, closing)
        elif self._is_place_of_key(opening):
            self._place(opening, closing)
        elif self._is_label(opening.end, closing.start):
            self._link(opening, closing, end)

    def _keep(self, kind: ResolvedKind, start: int, end: int, *, label: str = "") -> None:
        self._found.append(Resolved(kind, start, end, label=label))

    def _forget_keys(self, start: int) -> Sequence[Token]:
        """Take the keys after `start` from those that wait for a bracket."""
        first = len(self.keys)
        while first and self.keys[first - 1].start > start:
            first -= 1
        taken = self.keys[first:]
        del self.keys[first:]
        return taken

    def _link_end(self, opening: Token, closing: Token) -> int:
        """Where the address, label or attributes behind a closing bracket end; 0 if there are none."""
        end = closing.end
        limit = end + _LONGEST_DESTINATION
        if destination := _DESTINATION.match(self.source, end, limit):
            attributes = _ATTRIBUTES.match(self.source, destination.end())
            return attributes.end() if attributes else destination.end()
        if label := _LABEL.match(self.source, end):
            within = label.span(1) if label[1] else (opening.end, closing.start)
            return label.end() if self._is_label(*within) else 0
        attributes = _ATTRIBUTES.match(self.source, end)
        return attributes.end() if attributes else 0

    def _is_label(self, start: int, end: int) -> bool:
        return bool(self.labels) and end - start < 1000 and normal_label(self.source[start:end]) in self.labels

    def _link(self, opening: Token, closing: Token, behind: int) -> None:
        """Keep the text of a link or span; a key that is all of a link's text is a name on some platform."""
        image = opening.start and self.source[opening.start - 1] == "!"
        self._keep(ResolvedKind.DROPPED, opening.start - bool(image), opening.end)
        self._keep(ResolvedKind.DROPPED, closing.start, behind)
        self.skip_to = behind
        if self.keys and (self.keys[-1].start, self.keys[-1].end) == (opening.end, closing.start):
            self.keys.pop()

    def _cite(self, opening: Token, closing: Token) -> None:
        """A citation; one that holds quotation marks stays in the text, so that nothing quoted there is lost."""
        inner = self.source[opening.end : closing.start]
        taken = self._forget_keys(opening.start)
        if _MARKS.search(inner):
            for token in taken:
                self._found.append(self._in_text(token))
            return
        keys = _moved(keys_in(inner), opening.end)
        start, end = opening.start, closing.end
        if self._is_place_of_key(opening):
            self._add_place(inner, keys, end)
            return
        parenthesis = _PARENTHESIS.search(self.source, max(0, start - _LONGEST_LEAD), start)
        if parenthesis and self.source.startswith(")", end):
            start, end = parenthesis.start(), end + 1
        self._found.append(Resolved(ResolvedKind.BRACKETED, start, end, keys))

    def _is_place_of_key(self, opening: Token) -> bool:
        """Whether the bracket stands right behind a key of the text, which makes it the place: `@key [p. 3]`."""
        if not self.keys:
            return False
        between = self.source[self.keys[-1].end : opening.start]
        return len(between) <= 1 and not between.strip()

    def _place(self, opening: Token, closing: Token) -> None:
        inner = self.source[opening.end : closing.start]
        if not _NO_PLACE.match(inner):
            self._add_place(inner, (), closing.end)

    def _add_place(self, inner: str, further: tuple[KeyPlace, ...], end: int) -> None:
        cite = self._in_text(self.keys.pop())
        first = evolve(cite.keys[0], pinpoint=pinpoint_of(f", {inner.split('@')[0].split(';')[0]}"))
        self._found.append(evolve(cite, end=end, keys=(first, *further)))

    def _in_text(self, token: Token) -> Resolved:
        """A key that is a word of the sentence; in parentheses and notes its place may follow: `(@key, p. 3)`."""
        place = _PLACE.match(self.source, token.end)
        bounded = (
            self.source[token.start - 1 : token.start] == "(" and place and self.source.startswith(")", place.end())
        )
        end = place.end() if place and (bounded or self.in_note) else token.end
        keys = _moved(keys_in(self.source[token.start : end]), token.start)
        end = end if bounded and keys[0].pinpoint else token.end
        return Resolved(ResolvedKind.IN_TEXT, token.start, end, keys, key_end=end)

    def finish(self) -> Sequence[Resolved]:
        """Everything found; keys that no bracket took are part of their sentence."""
        return [*self._found, *map(self._in_text, self.keys)]


def _moved(keys: tuple[KeyPlace, ...], by: int) -> tuple[KeyPlace, ...]:
    return tuple(evolve(key, start=key.start + by, end=key.end + by) for key in keys)
