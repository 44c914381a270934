"""What a character folds to, and which characters are marks, signs or parts of words."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.characters import (
    APOSTROPHES,
    DASHES,
    DOUBLE_MARKS,
    QUOTATION_MARKS,
    SIGNS,
    SINGLE_MARKS,
    fold_character,
    is_unspaced,
    word_pattern,
)

#: Every code point up to the last letter that is assigned; what lies beyond is private or unassigned.
EVERY_CHARACTER = [chr(code) for code in range(0x32400)]


@cache
def folds() -> dict[str, str]:
    """What every character folds to."""
    return {character: fold_character(character) for character in EVERY_CHARACTER}


def test_every_digit_survives_its_fold() -> None:
    """Red if a digit of any script, a superscript, a fraction or a numeral were dropped when searching."""
    lost = [c for c, fold in folds().items() if c.isnumeric() and not any(f.isnumeric() for f in fold)]
    assert lost == []


def test_nothing_folds_to_a_digit_but_a_digit() -> None:
    """Red if a superscript, subscript, fraction, circled or Roman numeral folded to plain digits (10² is not 102)."""
    ascii_digits = set("0123456789")
    made = [c for c, fold in folds().items() if ascii_digits & set(fold) and not c.isdecimal()]
    assert made == []


def test_only_full_width_digits_fold_to_ascii_ones() -> None:
    """Digits of other scripts stay their own: which value they have is a question of wording."""
    folded = [c for c, fold in folds().items() if not c.isascii() and fold in set("0123456789")]
    assert folded == list("０１２３４５６７８９")


def test_a_fold_folds_to_itself() -> None:
    """Folding twice changes nothing, so that a normal form may be searched for in a normal form."""
    moving = [c for c, fold in folds().items() if "".join(map(fold_character, fold)) != fold]
    assert moving == []


def test_every_letter_but_the_apostrophe_letter_is_kept() -> None:
    """Letters and digits are never dropped; U+02BC is printed as an apostrophe and counts as one."""
    dropped = [c for c, fold in folds().items() if c.isalnum() and not fold]
    assert dropped == ["ʼ"]


@pytest.mark.parametrize(
    ("character", "fold"),
    [
        ("É", "e"), ("é", "e"), ("ß", "ss"), ("Æ", "ae"), ("Œ", "oe"), ("ø", "o"), ("ł", "l"), ("ı", "i"),
        ("ﬁ", "fi"), ("ﬄ", "ffl"), ("Ａ", "a"), ("ｶ", "カ"), ("Й", "и"), ("²", "²"), ("½", "½"), ("Ⅳ", "ⅳ"), ("①", "①"),
        ("-", ""), ("’", ""), (" ", ""), ("_", ""), ("\u00ad", ""), ("\u200b", ""), ("\u0301", ""),
    ],
)  # fmt: skip
def test_folds(character: str, fold: str) -> None:
    """Case, diacritics, ligatures and width go; superscripts, fractions and numerals stay; marks and spaces go."""
    assert fold_character(character) == fold


def test_vowel_signs_are_letters_of_their_script() -> None:
    """Marks that are no optional points (Devanagari vowel signs, Thai vowels) stay."""
    assert [fold_character(sign) for sign in "ािูั"] == list("ािูั")


def test_every_quotation_mark_is_double_or_single() -> None:
    """The two lists share no mark, and apostrophes are single marks."""
    assert frozenset(DOUBLE_MARKS) | frozenset(SINGLE_MARKS) == QUOTATION_MARKS
    assert not frozenset(DOUBLE_MARKS) & frozenset(SINGLE_MARKS)
    assert frozenset(APOSTROPHES) <= frozenset(SINGLE_MARKS)


def test_dashes_are_those_of_unicode_that_print_as_one() -> None:
    """Every dash is dash punctuation or the minus sign, and every sign is a dash."""
    assert {unicodedata.category(dash) for dash in DASHES - {"−"}} == {"Pd"}
    assert set(SIGNS) <= DASHES


@given(st.text(max_size=60))
def test_words_never_overlap_or_are_empty(text: str) -> None:
    """The pattern of words cuts any text into separate pieces that hold something."""
    end = 0
    for match in word_pattern().finditer(text):
        assert end <= match.start() < match.end()
        end = match.end()


@pytest.mark.parametrize("character", ["中", "か", "カ", "ไ", "မ", "ខ"])
def test_scripts_without_spaces(character: str) -> None:
    """A character of a script without spaces between words is known as one."""
    assert is_unspaced(character)


@pytest.mark.parametrize("character", ["a", "я", "ש", "م", "한", "1", " "])
def test_scripts_with_spaces(character: str) -> None:
    """Letters of scripts that space their words, Hangul among them, are not."""
    assert not is_unspaced(character)
