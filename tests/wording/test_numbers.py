"""Numbers by value and by form, and the units beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.words import words
from provenance.wording.language import language
from provenance.wording.numbers import (
    counts,
    digit_runs,
    has_digit,
    numbers_in,
    same_numbers,
    same_quantity,
    units_in,
    values,
)

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("3,800", {"3800", "3.8"}), ("3.800", {"3800", "3.8"}), ("3 800", {"3800"}), ("3’800", {"3800"}),
        ("1.50", {"1.5"}),
        (".5", {"0.5"}), ("0.5", {"0.5"}), ("007", {"7"}), ("−0.42", {"-0.42"}), ("-0,42", {"-0.42"}),
        ("1,234,567", {"1234567"}),
        ("1.234.567,8", {"1234567.8"}), ("١٢", {"12"}), ("10²", {"10²"}), ("½", {"½"}),
        ("10:30", {"10:30"}), ("Ⅳ", {"Ⅳ"}),
        ("12,34,567", {"12,34,567"}), ("0", {"0"}), ("0.0", {"0"}),
    ],
)  # fmt: skip
def test_values(raw: str, expected: set[str]) -> None:
    """A number has each value that some country reads in it; what is no plain number is only itself."""
    assert values(raw) == expected


@given(st.integers(0, 10**39))
def test_long_numbers_keep_every_digit(number: int) -> None:
    """Two numbers that differ in any digit never have a value in common."""
    assert values(str(number)) == {str(number)}
    assert not values(str(number)) & values(str(number + 1))


@given(st.integers(1, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "’", ""]))
def test_separators_do_not_change_the_value(number: int, separator: str) -> None:
    """Thousands may be parted by any usual sign."""
    assert str(number) in values(f"{number:,}".replace(",", separator))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("three thousand eight hundred", "3,800", True), ("twenty one", "21", True), ("twelve", "12", True),
        ("21st", "twenty first", True), ("one hundred and five", "105", True), ("two", "2", True),
        ("5 percent", "5%", True), ("5 per cent", "5%", True), ("$5", "5 dollars", True), ("5kg", "5 kg", True),
        ("12", "13", False), ("1.5", "15", False), ("5 percent", "5 points", False), ("$5", "£5", False),
        ("5kg", "5 km", False), ("10²", "102", False), ("−5", "5", False), ("the clerk", "a clerk", False),
    ],
)  # fmt: skip
def test_same_quantity(one: str, other: str, same: bool) -> None:
    """The same number and unit in another form is known; another number or unit is not the same."""
    assert same_quantity(words(one), words(other), ENGLISH) is same


def test_runs_of_number_words_have_a_limit() -> None:
    """Twenty thousand number words are no number of twenty thousand digits; they are compared as words."""
    (found,) = numbers_in(words("hundred " * 20_000), ENGLISH)
    (other,) = numbers_in(words("hundred " * 20_001), ENGLISH)
    assert not same_numbers([found], [other])


@pytest.mark.parametrize(
    ("raw", "expected"), [("a1", True), ("²", True), ("½", True), ("Ⅳ", True), ("一", False), ("ab", False)]
)
def test_has_digit(raw: str, expected: bool) -> None:
    """Superscripts, fractions and numeral signs are digits; letters that are read as numbers are not."""
    assert has_digit(raw) is expected


def test_weak_number_words_do_not_count() -> None:
    """A lone "one" or "second" may mean anything; "two" and digits are numbers."""
    assert [counts(word, ENGLISH) for word in words("one second two 3 clerk")] == [False, False, True, True, False]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("5 per cent", {"%": 1}),
        ("5 % of 3 pounds", {"%": 1, "£": 1}),
        ("20 km", {"km": 1}),
        ("5kg", {"kg": 1}),
        ("a mile", {"mile": 1}),
    ],
)
def test_units(text: str, units: dict[str, int]) -> None:
    """Units are counted under their symbol where they have one."""
    assert units_in(words(text), ENGLISH) == units


@pytest.mark.parametrize(
    ("raws", "runs"),
    [
        (["B", "12"], ["12"]),
        (["B12"], ["12"]),
        (["-5"], ["-5"]),
        (["−.5"], ["-.5"]),
        (["4e-3"], ["4", "-3"]),
        (["10", "15"], ["10", "15"]),
    ],
)
def test_digit_runs(raws: list[str], runs: list[str]) -> None:
    """Digits keep their groups, signs and decimal points, however the words around them are divided."""
    assert digit_runs(raws) == runs
