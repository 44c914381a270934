"""The values of numbers, in digits and in words, and the units that stand beside them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from provenance.text.characters import SIGNS
from provenance.wording.language import Language

_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_OTHER_GROUPS = re.compile(r"\d{1,3}(?:['’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_POINT_DECIMAL = re.compile(r"\d*\.?\d+")
_COMMA_DECIMAL = re.compile(r"\d+,\d+")
_WITH_LETTERS = re.compile(r"(.*\d)([^\W\d_]+)")
_DIGIT_RUN = re.compile(rf"(?:(?:^|(?<=\d[eE]))[{re.escape(SIGNS)}]?\.?)?\d+(?:[.,:/'’ \u00a0\u2009\u202f]\d+)*")
_ONE_SIGN = str.maketrans(dict.fromkeys(SIGNS, "-"))
#: Longer numbers have no other form than their own.
_LONGEST = 40
#: More number words in a row than this are no one number.
_MOST_WORDS = 20


class _Word(Protocol):
    @property
    def raw(self) -> str: ...
    @property
    def key(self) -> str: ...


def has_digit(raw: str) -> bool:
    """Whether a word holds a digit of any kind, superscripts and fractions included."""
    return any(character.isnumeric() and not character.isalpha() for character in raw)


def counts(word: _Word, lists: Language) -> bool:
    """Whether a word is surely a number: it has a digit, or is a number word with no other meaning."""
    return has_digit(word.raw) or (word.key in lists.number_words and word.key not in lists.weak_numbers)


def values(raw: str) -> frozenset[str]:
    """Every value that a word of digits can have, as plain text; the raw word itself where it is no simple number.

    `1.500` is both 1.5 and 1500, as countries write it; a superscript or fraction is never read as a plain digit.
    """
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in raw[:_LONGEST])
    if len(raw) > _LONGEST:
        return frozenset({raw})
    sign = "-" if text[:1] and text[0] in SIGNS else ""
    body = text[1:] if sign else text
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
    """The digits without zeros that say nothing: `007.50` is `7.5`."""
    whole, point, decimals = value.partition(".")
    decimals = decimals.rstrip("0")
    return (whole.lstrip("0") or "0") + (point + decimals if decimals else "")


def numbers_in(words: Sequence[_Word], lists: Language) -> list[frozenset[str]]:
    """The numbers of a run of words in order, each as the set of its possible values; number words are added up."""
    found: list[frozenset[str]] = []
    spelt: list[_Word] = []
    for word in words:
        if word.key in lists.number_words:
            spelt.append(word)
            continue
        if spelt and word.key in lists.number_joiners:
            continue
        if spelt:
            found.append(_spelt_values(spelt, lists))
            spelt = []
        if has_digit(word.raw):
            found.append(values(_digits_and_letters(word.raw, lists)[0]))
    if spelt:
        found.append(_spelt_values(spelt, lists))
    return found


def _digits_and_letters(raw: str, lists: Language) -> tuple[str, str]:
    """`5kg` as `5` and `kg`, `21st` as `21` and nothing; other words whole."""
    match = _WITH_LETTERS.fullmatch(raw) if len(raw) <= _LONGEST else None
    if match is None:
        return raw, ""
    letters = match[2].lower()
    if letters in lists.ordinal_endings:
        return match[1], ""
    return (match[1], letters) if letters in lists.units else (raw, "")


def _spelt_values(spelt: Sequence[_Word], lists: Language) -> frozenset[str]:
    """The value of `three thousand eight hundred`; the words themselves where there are too many for a number."""
    if len(spelt) > _MOST_WORDS:
        return frozenset({" ".join(word.key for word in spelt)})
    total = current = 0
    for part in (lists.number_words[word.key] for word in spelt):
        if part == 100:
            current = (current or 1) * 100
        elif part >= 1000:
            total += (current or 1) * part
            current = 0
        else:
            current += part
    return frozenset({str(total + current)})


def same_numbers(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Whether two runs hold the same values in the same order."""
    return len(ours) == len(theirs) and all(a & b for a, b in zip(ours, theirs, strict=True))


def units_in(words: Sequence[_Word], lists: Language) -> Counter[str]:
    """The units of a run of words, each under its symbol where it has one: `%` for `percent` and `per cent`."""
    found: Counter[str] = Counter()
    keys = [word.key for word in words]
    for at, word in enumerate(words):
        pair = f"{keys[at - 1]} {word.key}" if at else ""
        letters = _digits_and_letters(word.raw, lists)[1] if word.raw[:1].isdigit() else ""
        if pair in lists.unit_names:
            found[lists.unit_names[pair]] += 1
        elif word.key in lists.unit_names or word.key in lists.units:
            found[lists.unit_names.get(word.key, word.key)] += 1
        elif letters:
            found[lists.unit_names.get(letters, letters)] += 1
    return found


def same_quantity(ours: Sequence[_Word], theirs: Sequence[_Word], lists: Language) -> bool:
    """Whether both runs are the same numbers or units, written otherwise."""
    our_numbers, our_units = numbers_in(ours, lists), units_in(ours, lists)
    if not our_numbers and not our_units:
        return False
    return same_numbers(our_numbers, numbers_in(theirs, lists)) and our_units == units_in(theirs, lists)


def digit_runs(raws: Sequence[str]) -> list[str]:
    """The digits of a run of words as they are grouped, each with the sign and decimal point before it."""
    return [run[0].translate(_ONE_SIGN) for raw in raws for run in _DIGIT_RUN.finditer(raw)]
