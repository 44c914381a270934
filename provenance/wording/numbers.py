"""The values of numbers, in digits and in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from provenance.text.characters import SIGNS
from provenance.wording.language import Language

_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_OTHER_GROUPS = re.compile(r"\d{1,3}(?:['’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_POINT_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_LONGEST = 40


def has_digit(raw: str) -> bool:
    """Whether a word holds a digit of any kind, superscripts and fractions included."""
    return any(character.isnumeric() and not character.isalpha() for character in raw)


def values(raw: str) -> frozenset[str]:
    """Every value that a word of digits can have, as plain text; the raw word itself where it is no simple number.

    `1.500` is both 1.5 and 1500, as countries write it; a superscript or fraction is never read as a plain digit.
    """
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in raw)
    sign = "-" if text[:1] and text[0] in SIGNS else ""
    body = text[1:] if sign else text
    if len(body) > _LONGEST:
        return frozenset({text})
    found = set()
    if _COMMA_GROUPS.fullmatch(body):
        found.add(body.replace(",", ""))
    if _POINT_GROUPS.fullmatch(body):
        found.add(body.replace(".", "").replace(",", "."))
    if _OTHER_GROUPS.fullmatch(body):
        found.add(re.sub(r"['’ \u00a0\u2009\u202f]", "", body).replace(",", "."))
    if _POINT_DECIMAL.fullmatch(body):
        found.add(body)
    if _COMMA_DECIMAL.fullmatch(body):
        found.add(body.replace(",", "."))
    return frozenset(sign + _plain(value) for value in found) or frozenset({sign + body})


def _plain(value: str) -> str:
    return format(Decimal(value).normalize(), "f")


def numbers_in(raws: Sequence[str], keys: Sequence[str], lists: Language) -> list[frozenset[str]]:
    """The numbers of a run of words in order, each as the set of its possible values; number words are added up."""
    found: list[frozenset[str]] = []
    spelt: list[int] = []
    for raw, key in zip(raws, keys, strict=True):
        if key in lists.number_words:
            spelt.append(lists.number_words[key])
            continue
        if spelt and key == "and":
            continue
        if spelt:
            found.append(frozenset({str(_spelt_value(spelt))}))
            spelt = []
        if has_digit(raw):
            found.append(values(raw))
    if spelt:
        found.append(frozenset({str(_spelt_value(spelt))}))
    return found


def _spelt_value(parts: Sequence[int]) -> int:
    """`three thousand eight hundred` from [3, 1000, 8, 100]."""
    total = current = 0
    for part in parts:
        if part == 100:
            current = (current or 1) * 100
        elif part >= 1000:
            total += (current or 1) * part
            current = 0
        else:
            current += part
    return total + current


def same_numbers(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Whether two runs hold the same values in the same order."""
    return len(ours) == len(theirs) and all(a & b for a, b in zip(ours, theirs, strict=True))
