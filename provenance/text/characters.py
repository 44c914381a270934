"""Which characters are marks, dashes, symbols or parts of words, and what a letter folds to when searching."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Every character that is printed as a quotation mark or apostrophe, and the two that are typed for one.
DOUBLE_MARKS = '"“”„‟«»〝〞〟＂「」『』《》'
SINGLE_MARKS = "'‘’‚‛‹›ʼ′＇`´"
QUOTATION_MARKS = frozenset(DOUBLE_MARKS + SINGLE_MARKS)
APOSTROPHES = "'’ʼ＇‘`´"
DASHES = frozenset("-‐‑‒–—―−﹘﹣－⸺⸻")
#: The dashes that are read as a sign where a digit follows and no letter or digit goes before.
SIGNS = "-−–‑﹣－"
ELLIPSIS = "…"
#: What Markdown and its kin use to mark emphasis or code.
EMPHASIS = frozenset("*_")
#: Symbols that are typed as marks of a format rather than read as words.
_FORMAT_SYMBOLS = frozenset("`´^~|¨¯¸˜")
#: Optional points and diacritics, which a search looks past: Latin, Greek and Cyrillic; Hebrew; Arabic.
_DIACRITICS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
#: Scripts written without spaces: each of their characters counts as one word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
#: Letters that canonical decomposition leaves whole although people type them otherwise.
_SPELT_OUT = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ŀ": "l"}


@lru_cache(maxsize=1)
def _classes() -> tuple[str, str, str]:
    """Regular expression classes of combining marks, of format characters and of symbols read as words."""
    marks, formats, symbols = [], [], []
    for code in range(0x80, 0x20000):
        category = unicodedata.category(chr(code))
        if category[0] == "M":
            marks.append(code)
        elif category == "Cf":
            formats.append(code)
        elif category[0] == "S" and category != "Sk":
            symbols.append(code)
    symbols += [ord(c) for c in "$%<=>+" + "‰§"]
    kept = [code for code in symbols if chr(code) not in _FORMAT_SYMBOLS]
    return _ranges(marks + list(range(0xE0100, 0xE01F0))), _ranges(formats), _ranges(sorted(kept))


def _ranges(codes: list[int]) -> str:
    parts: list[str] = []
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code == previous + 1:
            previous = code
            continue
        parts.append(
            re.escape(chr(start)) if start == previous else f"{re.escape(chr(start))}-{re.escape(chr(previous))}"
        )
        start = previous = code
    return "".join(parts)


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """What counts as one word: a run of letters and digits, one character of an unspaced script, or one symbol.

    A sign and a leading decimal point belong to their number; separators between digits, apostrophes between letters
    and underscores inside a name of a program belong to their word, underscores around words (emphasis) do not.
    Linear: no two branches can start at the same character.
    """
    marks, formats, symbols = _classes()
    unit = f"(?:[^\\W_{_UNSPACED}][{marks}]*)"
    inside = (
        f"(?:(?<=\\d)[.,:/'’](?=\\d)|(?<=\\d)(?<!\\d{{4}})[\u0020\u00a0\u2009\u202f](?=\\d{{3}}(?!\\d))"
        f"|(?<!\\d)[{APOSTROPHES}](?=[^\\W\\d_])|_++(?=[^\\W_])|(?<=\\d[eE])[{re.escape(SIGNS)}](?=\\d)|[{formats}]++(?=[^\\W_]))"
    )
    sign = f"(?<![^\\W_])(?<![{re.escape(SIGNS)}])[{re.escape(SIGNS)}](?=\\.?\\d)"
    point = "(?<![^\\W_])(?<!\\.)\\.(?=\\d)"
    return re.compile(f"(?:{sign})?(?:{point})?{unit}+(?:{inside}{unit}+)*|[{_UNSPACED}][{marks}]*|[{symbols}]")


@lru_cache(maxsize=8192)
def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words."""
    return bool(re.match(f"[{_UNSPACED}]", character))


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one code point becomes in the normal form that searches use: zero or more code points.

    Letters and digits are kept without case and diacritics; ligatures U+FB00–FB06 and full and half width forms are
    replaced by what they stand for; superscripts, fractions and Roman numerals stay as they are (10² is not 102);
    everything else is dropped.
    """
    code = ord(character)
    if 0xFB00 <= code <= 0xFB06 or 0xFF00 <= code <= 0xFFEF:
        character = unicodedata.normalize("NFKC", character)
    decomposed = _DIACRITICS.sub("", unicodedata.normalize("NFD", character.casefold()))
    kept = "".join(c for c in decomposed if _is_letter_or_digit(c) or unicodedata.category(c)[0] == "M")
    return "".join(_SPELT_OUT.get(c, c) for c in kept)


def _is_letter_or_digit(character: str) -> bool:
    """Whether a character is kept; U+02BC is a letter to Unicode, but an apostrophe in print."""
    return character.isalnum() and character not in APOSTROPHES
