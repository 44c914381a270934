"""How a quotation declares its own changes: ellipses, brackets and [sic].

Every quotation has a literal reading, in which such signs are text like any other (sources contain brackets too),
and, where it holds any, an edited reading.
"""

from __future__ import annotations

import re

from attrs import field, frozen

from provenance.model.span import Span
from provenance.text.words import Word, words

_DOTS = r"(?:…+|\.(?:[ \u00a0\u2009\u202f]?\.){2,}|\.(?:\s\.){2,})"
_OMISSION = re.compile(rf"\[\s?{_DOTS}\s?\]\.?|\(\s?{_DOTS}\s?\)\.?|{_DOTS}")
_SIC = re.compile(r"[\[(]\s?sic[.!]?\s?[\])]", re.IGNORECASE)
_FORMULA = re.compile(
    r"[\[(]\s?(?:emphasis|italics?)\s(?:added|mine|ours|supplied|omitted|(?:is\s)?in\s(?:the\s)?original)\s?[\])]",
    re.IGNORECASE,
)
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


@frozen
class Reading:
    """One way to read a quotation. `text` has the length of `printed`, so that all offsets are offsets into both.

    `printed` is the quotation as it stands, `text` the same without its signs of editing. `fragments` are the stretches between omissions, in order; `omissions` the ellipses; `sics` where [sic] stands;
    `brackets` the editor's brackets with their marks; `formulas` such notes as "[emphasis added]".
    """

    printed: str
    text: str
    fragments: tuple[Span, ...]
    literal: bool = True
    omissions: tuple[Span, ...] = ()
    brackets: tuple[Span, ...] = ()
    sics: tuple[Span, ...] = ()
    formulas: tuple[Span, ...] = ()
    _words: dict[Span, list[QuotedWord]] = field(factory=dict, init=False, repr=False, eq=False)

    def words(self, fragment: Span) -> list[QuotedWord]:
        """The words of a fragment, with what of them stands in brackets."""
        if fragment not in self._words:
            self._words[fragment] = [self._quoted(word) for word in words(self.text, fragment)]
        return self._words[fragment]

    def _quoted(self, word: Word) -> QuotedWord:
        touching = [b for b in self.brackets if (b.start < word.end and word.start < b.end) or b.start == word.end]
        if not touching:
            return QuotedWord(word.raw, word.start, word.end, word.key)
        inside = set().union(*(range(b.start, b.end) for b in touching))
        letters = [at for at in range(word.start, word.end) if self.text[at] != _JOINER]
        kept = "".join(self.text[at] for at in letters if at not in inside)
        raw = "".join(self.text[at] for at in letters)
        return QuotedWord(raw, word.start, word.end, word.key, bracketed=not kept, kept=kept or None)


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
    sics = _mask(_SIC, text, masked)
    formulas = _mask(_FORMULA, text, masked)
    without = "".join(masked)
    omissions = _mask(_OMISSION, without, masked)
    without = "".join(masked)
    brackets = tuple(Span(*match.span()) for match in _BRACKET.finditer(without))
    if not (sics or formulas or omissions or brackets):
        return None
    for bracket in brackets:
        masked[bracket.start] = masked[bracket.end - 1] = _JOINER
    plain = "".join(masked)
    bounds = [0, *(at for omission in omissions for at in (omission.start, omission.end)), len(text)]
    pieces = [Span(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    fragments = tuple(_stripped(plain, piece) for piece in pieces if words(plain, piece))
    if not fragments:
        return None
    return Reading(printed, plain, fragments, False, omissions, brackets, sics, formulas)


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
