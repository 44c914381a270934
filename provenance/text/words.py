"""Words with their spans, and the keys under which two spellings of a word meet."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from provenance.model.span import Span
from provenance.text.characters import APOSTROPHES, SIGNS, fold_character, is_unspaced, word_pattern

#: Angle brackets of markup and around addresses are no signs: they stand apart, and close before the next space.
_TAG = re.compile(r"(?<![^\W_])<[^\W\d_/][^<>\s]{0,200}>|</[^<>\s]{1,200}>")


@frozen
class Word:
    """One word of a text: `raw` as printed, its place, and the `key` that is blind to case, accents and width."""

    raw: str
    start: int
    end: int
    key: str

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=65536)
def word_key(raw: str) -> str:
    """The key of a word: folded letters and digits, with signs, separators and apostrophes made alike, symbols kept."""
    if raw.isascii() and raw.isalpha():
        return raw.lower()
    parts = []
    for at, character in enumerate(raw):
        folded = fold_character(character)
        if folded:
            parts.append(folded)
        elif at == 0 and character in SIGNS and len(raw) > 1:
            parts.append("-")
        elif character in APOSTROPHES:
            parts.append("'")
        elif character in "\u00a0\u2009\u202f ":
            parts.append(" ")
        elif character in ".,:/" or not _is_dropped(character):
            parts.append(character)
    return "".join(parts)


@lru_cache(maxsize=4096)
def _is_dropped(character: str) -> bool:
    import unicodedata

    return unicodedata.category(character)[0] in "MC"


def word_weight(key: str) -> int:
    """How much a word tells about a passage, in letters: a character of a script without spaces counts as two."""
    return 2 if is_unspaced(key[:1]) else len(key)


def words(text: str, within: Span | None = None) -> list[Word]:
    """The words of `text`, or of the part of it `within` a span, in order; offsets count from the text's beginning."""
    start, end = (within.start, within.end) if within else (0, len(text))
    found = [
        Word(raw=match[0], start=match.start(), end=match.end(), key=word_key(match[0]))
        for match in word_pattern().finditer(text, start, end)
    ]
    enclosing = {at for tag in _TAG.finditer(text, start, end) for at in (tag.start(), tag.end() - 1)}
    return [word for word in found if word.start not in enclosing] if enclosing else found
