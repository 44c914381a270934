"""The word lists of each language: complete, consistent, and each with its source."""

from __future__ import annotations

import pytest

from provenance.text.words import word_key, words
from provenance.wording.language import LANGUAGES, UNIT_SYMBOLS, language, language_of


@pytest.mark.parametrize("name", LANGUAGES)
def test_lists_are_there_and_keyed(name: str) -> None:
    """Each file names its language and its source, and holds its words as the keys of words."""
    lists = language(name)
    assert lists.language == name
    assert len(lists.source) > 40
    for group in (
        lists.function_words,
        lists.negations,
        lists.obligations,
        lists.quantities,
        lists.units,
        lists.limits,
    ):
        assert group
        assert all(word_key(word) == word for word in group)


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_word_that_decides_is_a_function_word(name: str) -> None:
    """Words of obligation and units carry meaning in a bracket; they are never passed over as function words."""
    lists = language(name)
    assert not lists.function_words & (lists.obligations | lists.units)


@pytest.mark.parametrize("name", LANGUAGES)
def test_symbols_are_units_by_themselves(name: str) -> None:
    """Every symbol names itself, and every name of a unit leads to a symbol."""
    lists = language(name)
    assert all(lists.unit_names[symbol] == symbol for symbol in UNIT_SYMBOLS)
    assert set(lists.unit_names.values()) == set(UNIT_SYMBOLS)


@pytest.mark.parametrize(
    ("name", "negations", "others"),
    [
        ("en", "not never isn't cannot without", "knot note now may"),
        ("de", "nicht kein keine nie ohne", "nichte klein nun"),
        ("fr", "ne pas jamais sans aucune", "pays passé sang"),
        ("es", "no nunca sin ninguna", "nos nube sinfonía"),
    ],
)
def test_negations(name: str, negations: str, others: str) -> None:
    """Words that negate are known, words that look like them are not."""
    lists = language(name)
    assert all(lists.is_negation(word.key) for word in words(negations))
    assert not any(lists.is_negation(word.key) for word in words(others))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the clerk of the council was there", "en"), ("der Lotse ist nicht auf der Brücke", "de"),
        ("le pilote est sur le pont avec nous", "fr"), ("el piloto no está en el puente con su barco", "es"),
        ("灯塔", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_passage(text: str, name: str) -> None:
    """Function words tell the language; without any it is English."""
    assert language_of(word.key for word in words(text)).language == name


def test_an_unknown_language_is_read_with_english_lists() -> None:
    """A language without a file of its own has the lists of English, a region those of its language."""
    assert language("xx").language == "en"
    assert language("de-AT").language == "de"
