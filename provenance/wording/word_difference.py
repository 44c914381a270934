"""How two spellings with the same key differ: by typography, case, accents or spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from provenance.text.canonical import normal_form_c
from provenance.text.characters import APOSTROPHES, DASHES, SIGNS
from provenance.wording.marks import is_invisible

_DIACRITICS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_DASHES = str.maketrans(dict.fromkeys(sorted(DASHES | set(SIGNS)), "-"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


def _visible(text: str) -> str:
    """The text without characters that print nothing (joiners that change words are kept)."""
    return "".join(c for c in text if c in "\u200c\u200d" or not is_invisible(c))


def _equivalent(text: str) -> str:
    """The text composed (NFC), with ligatures U+FB00–FB06 and full and half width forms written out, nothing else."""
    spelt = "".join(
        unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" or "\uff00" <= c <= "\uffef" else c for c in text
    )
    return normal_form_c(spelt)


#: The typographic folds in the order in which they are tried.
_FOLDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("T105", _visible),
    ("T106", _equivalent),
    ("T101", lambda text: text.translate(_APOSTROPHES)),
    ("T102", lambda text: text.translate(_DASHES)),
    ("T103", lambda text: text.translate(_SPACES)),
)


def compare_words(quoted: str, source: str, *, opening: bool = False) -> tuple[str, ...]:
    """Codes of the difference between two words with one key, the decisive one first; empty for none.

    `opening` is true for the quotation's first word, whose first letter may change its case (T107).
    """
    if quoted == source:
        return ()
    codes: list[str] = []
    for code, fold in _FOLDS:
        folded_quoted, folded_source = fold(quoted), fold(source)
        if folded_quoted == folded_source or (folded_quoted == quoted) != (folded_source == source):
            codes.append(code)
        quoted, source = folded_quoted, folded_source
        if quoted == source:
            return tuple(codes)
    return (*_letters(quoted, source, opening), *codes)


def _letters(quoted: str, source: str, opening: bool) -> tuple[str, ...]:
    if opening and quoted[1:] == source[1:] and quoted[:1].lower() == source[:1].lower():
        return ("T107",)
    if quoted.lower() == source.lower():
        return ("W105",)
    bare_quoted, bare_source = _without_diacritics(quoted), _without_diacritics(source)
    if bare_quoted == bare_source:
        return ("W106",)
    if opening and bare_quoted[1:] == bare_source[1:] and bare_quoted.lower() == bare_source.lower():
        return ("W106", "T107")
    if bare_quoted.lower() == bare_source.lower():
        return ("W106", "W105")
    return ("W108",)


def _without_diacritics(text: str) -> str:
    return _DIACRITICS.sub("", "".join(unicodedata.normalize("NFD", c) for c in normal_form_c(text)))
