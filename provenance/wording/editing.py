"""How a quotation declares its own changes: ellipses, brackets and [sic].

Every quotation has a literal reading, in which such signs are text like any other (sources contain brackets too),
and, where it holds any, an edited reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from attrs import field, frozen

from provenance.model.span import Span
from provenance.text.words import Word, word_key, words
from provenance.wording.language import LANGUAGES, language

_DOTS = r"(?:…+|\.(?:[ \u00a0\u2009\u202f]?\.){2,}|\.(?:\s\.){2,})"
_OMISSION = re.compile(rf"\[\s?{_DOTS}\s?\]\.?|\(\s?{_DOTS}\s?\)\.?|{_DOTS}")
#: Two quotations of one sentence that the draft joins by words of its own, such as “A,” she said, “B”.
_JOINT = re.compile(r"[”»“\"’'] … [“«„»\"‘']")
_SIC = re.compile(r"[\[(]\s?sic[.!]?\s?[\])]", re.IGNORECASE)
_EMPTY = re.compile(r"\[\s?\]")
_BRACKET = re.compile(r"\[([^\[\]]{0,400})\]")
#: Stands for a bracket so that the letters on both sides of it are read as one word.
_JOINER = "\u2060"
_APOSTROPHE_LIKE = "’'"
#: Opening marks and what may close them, over the languages.
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
    "”": "”",
    "’": "’",
}


@frozen
class QuotedWord:
    """A word of a quotation: as printed, with its place and key.

    `bracketed` says that all of it stands in brackets; `kept` holds its letters outside brackets where only a part
    does, else None.
    """

    raw: str
    start: int
    end: int
    key: str
    bracketed: bool = False
    kept: str | None = None

    @property
    def span(self) -> Span:
        """Where the word stands in the quotation."""
        return Span(self.start, self.end)


@frozen
class Reading:
    """One way to read a quotation. `text` has the length of `printed`, so that all offsets are offsets into both.

    `printed` is the quotation as it stands, `text` the same without its signs of editing. `fragments` are the
    stretches between omissions, in order; `omissions` the ellipses; `brackets` the editor's brackets with their marks;
    `sics` where [sic] stands; `formulas` such notes as "[emphasis added]".
    """

    printed: str
    text: str
    fragments: tuple[Span, ...]
    literal: bool = True
    omissions: tuple[Span, ...] = ()
    brackets: tuple[Span, ...] = ()
    sics: tuple[Span, ...] = ()
    formulas: tuple[Span, ...] = ()
    joints: tuple[Span, ...] = ()
    _words: dict[Span, list[QuotedWord]] = field(factory=dict, init=False, repr=False, eq=False)
    _foreign: frozenset[int] = field(init=False, repr=False, eq=False)
    _without_words: tuple[Span, ...] = field(init=False, repr=False, eq=False)
    _notes: tuple[Span, ...] = field(init=False, repr=False, eq=False)

    @_foreign.default
    def _foreign_positions(self) -> frozenset[int]:
        """Where characters stand that are not the quotation's own: brackets, notes with the space before them."""
        found = {at for bracket in self.brackets for at in range(bracket.start, bracket.end)}
        for note in (*self.sics, *self.formulas):
            start = note.start
            while start > 0 and self.printed[start - 1].isspace():
                start -= 1
            found.update(range(start, note.end))
        return frozenset(found)

    @_without_words.default
    def _brackets_without_words(self) -> tuple[Span, ...]:
        """The brackets that hold nothing, or punctuation."""
        return tuple(span for span in self.brackets if not has_words(span.of(self.printed)[1:-1]))

    @_notes.default
    def _all_notes(self) -> tuple[Span, ...]:
        return tuple(sorted((*self.sics, *self.formulas, *self._without_words)))

    def words(self, fragment: Span) -> list[QuotedWord]:
        """The words of a fragment, with what of them stands in brackets."""
        if fragment not in self._words:
            self._words[fragment] = [self._quoted(word) for word in words(self.text, fragment)]
        return self._words[fragment]

    def outside_brackets(self, span: Span) -> str:
        """What a span holds of the quotation's own characters, without brackets, their contents and notes."""
        if not self._foreign:
            return span.of(self.text)
        return "".join(self.text[at] for at in range(span.start, span.end) if at not in self._foreign)

    def with_brackets(self, span: Span) -> Span:
        """The span with the editor's brackets that open right before it, close right after it or follow it empty."""
        start, end = span.start, span.end
        if start - 1 in self._foreign and self.printed[start - 1] == "[":
            start -= 1
        if end in self._foreign and self.printed[end] == "]":
            end += 1
        elif end in self._foreign and (empty := _EMPTY.match(self.printed, end)):
            end = empty.end()
        return Span(start, end)

    def holds_mark(self, span: Span) -> bool:
        """Whether a bracket without words, such as `[,]`, stands in the span."""
        at = bisect_left(self._without_words, span.start, key=lambda bracket: bracket.start)
        return at < len(self._without_words) and self._without_words[at].end <= span.end

    def notes(self, fragment: Span) -> list[Span]:
        """The editor's notes and brackets without words from a fragment's start to the next, in order."""
        after = bisect_right(self.fragments, fragment.start, key=lambda other: other.start)
        end = self.fragments[after].start if after < len(self.fragments) else len(self.printed)
        first = bisect_left(self._notes, fragment.start if after > 1 else 0, key=lambda note: note.start)
        return list(self._notes[first : bisect_left(self._notes, end, key=lambda note: note.start)])

    def _quoted(self, word: Word) -> QuotedWord:
        """The word with what of it stands in brackets; an empty bracket right behind it stands for dropped letters."""
        first = bisect_left(self.brackets, word.start + 1, key=lambda bracket: bracket.end)
        last = bisect_right(self.brackets, word.end, key=lambda bracket: bracket.start)
        touching = [b for b in self.brackets[first:last] if b.start < word.end or _EMPTY.match(b.of(self.printed))]
        if not touching:
            return QuotedWord(word.raw, word.start, word.end, word.key)
        edges = {at for bracket in touching for at in (bracket.start, bracket.end - 1)}
        letters = [at for at in range(word.start, word.end) if at not in edges]
        kept = "".join(self.text[at] for at in letters if at not in self._foreign)
        raw = "".join(self.text[at] for at in letters)
        return QuotedWord(raw, word.start, word.end, word_key(raw), bracketed=not kept, kept=kept or None)


def literal_reading(printed: str, *, bare: bool = False) -> Reading:
    """The quotation as it stands, in one fragment without the white space around it.

    With `bare` an enclosing pair of quotation marks is left out.
    """
    text = _without_outer_pair(printed) if bare else printed
    return Reading(printed, text, (_stripped(text, Span(0, len(text))),))


def edited_reading(printed: str, *, bare: bool = False) -> Reading | None:
    """The quotation with its signs of editing read as such; None where it holds none.

    Bracketed words stay in the text, their brackets replaced by a joiner; [sic] and formulas become white space.
    """
    text = _without_outer_pair(printed) if bare else printed
    masked = list(text)
    joints = _mask(_JOINT, text, masked)
    sics = _mask(_SIC, text, masked)
    formulas = _mask(_emphasis_note(), text, masked)
    without = "".join(masked)
    omissions = tuple(sorted((*joints, *_mask(_OMISSION, without, masked))))
    without = "".join(masked)
    brackets = tuple(Span(*match.span()) for match in _BRACKET.finditer(without))
    if not (sics or formulas or omissions or brackets):
        return None
    for bracket in brackets:
        masked[bracket.start] = masked[bracket.end - 1] = _JOINER
        if not has_words(bracket.of(without)[1:-1]):
            masked[bracket.start : bracket.end] = _JOINER * bracket.length
    plain = "".join(masked)
    bounds = [0, *(at for omission in omissions for at in (omission.start, omission.end)), len(text)]
    pieces = [Span(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    fragments = tuple(_stripped(plain, piece) for piece in pieces if words(plain, piece))
    if not fragments:
        return None
    return Reading(printed, plain, fragments, False, omissions, brackets, sics, formulas, joints)


@lru_cache(maxsize=1)
def _emphasis_note() -> re.Pattern[str]:
    """Such notes as "[emphasis added]", in brackets of either kind, in any of the languages."""
    notes = sorted({note.replace(" ", r"\s") for name in LANGUAGES for note in language(name).emphasis_notes})
    return re.compile(rf"[\[(]\s?(?:{'|'.join(notes)})\s?[\])]", re.IGNORECASE)


def _without_outer_pair(printed: str) -> str:
    inside = outer_pair(printed)
    if inside is None:
        return printed
    return " " * inside.start + inside.of(printed) + " " * (len(printed) - inside.end)


def _stripped(text: str, span: Span) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


def _mask(pattern: re.Pattern[str], text: str, masked: list[str]) -> tuple[Span, ...]:
    found = tuple(Span(*match.span()) for match in pattern.finditer(text))
    for span in found:
        masked[span.start : span.end] = " " * span.length
    return found


def outer_pair(text: str) -> Span | None:
    """The span inside a pair of quotation marks that encloses the whole text; None where there is no such pair."""
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start < 2 or text[end - 1] not in _PAIRS.get(text[start], ""):
        return None
    opening, closing, inside = text[start], text[end - 1], text[start + 1 : end - 1]
    if opening in inside or (closing in inside and closing not in _APOSTROPHE_LIKE):
        return None
    return Span(start + 1, end - 1)


def has_words(text: str) -> bool:
    """Whether a text holds anything to look for: a letter, digit or symbol, not only marks and white space."""
    return bool(words(text))
