"""Words, their spans, and the keys under which two spellings of a word meet."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.span import Span
from provenance.text.characters import APOSTROPHES
from provenance.text.words import word_key, word_weight, words

TRICKY = "aZéß0 19²½.,:'’-−–_/$%<>\u00ad\u200b\u0301 \u00a0\n中かไ"
TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet=TRICKY, max_size=80))


def raws(text: str) -> list[str]:
    """The words of a text as printed."""
    return [word.raw for word in words(text)]


@given(TEXTS)
def test_words_cover_all_letters_and_digits(text: str) -> None:
    """No letter and no digit stands outside of a word, so that none can differ unseen."""
    covered = {at for word in words(text) for at in range(word.start, word.end)}
    assert [at for at, character in enumerate(text) if character.isalnum() and at not in covered] == []


@given(TEXTS)
def test_spans_yield_the_words(text: str) -> None:
    """Each word's span holds it, in rising order without overlap."""
    found = words(text)
    assert all(word.span.of(text) == word.raw for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, st.data())
def test_offsets_within_a_span_count_from_the_text(text: str, data: st.DataObject) -> None:
    """Looking at a part of a text gives words with offsets of the whole text."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for word in words(text, Span(start, end)):
        assert start <= word.start < word.end <= end
        assert text[word.start : word.end] == word.raw


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 3,800 pounds.", ["It", "cost", "3,800", "pounds"]),
        ("3 800 and 3\u00a0800 and 3’800", ["3 800", "and", "3\u00a0800", "and", "3’800"]),
        ("in 1999 200 came", ["in", "1999", "200", "came"]),
        ("1.5 is not 15", ["1.5", "is", "not", "15"]),
        ("−0.42 or -3 or –7", ["−0.42", "or", "-3", "or", "–7"]),
        ("x-5 and 10-15", ["x", "5", "and", "10", "15"]),
        (".5 and -.5 but x.5", [".5", "and", "-.5", "but", "x", "5"]),
        ("10:30, 3/4, 1.2.3", ["10:30", "3/4", "1.2.3"]),
        ("p < 0.05 and a<b", ["p", "<", "0.05", "and", "a", "<", "b"]),
        ("an <i>old</i> lamp", ["an", "i", "old", "i", "lamp"]),
        ("_-5_ and List<int>", ["-5", "and", "List", "<", "int", ">"]),
        ("$5, 5 %, 20 °C", ["$", "5", "5", "%", "20", "°", "C"]),
        ("10² and x₁", ["10²", "and", "x₁"]),
        ("don't, don’t, rock ’n’ roll", ["don't", "don’t", "rock", "n", "roll"]),
        ("re\u0301sume\u0301’s", ["re\u0301sume\u0301’s"]),
        ("re\u00adview zero\u200bwidth", ["re\u00adview", "zero\u200bwidth"]),
        ("well-known, a.m.", ["well", "known", "a", "m"]),
        ("_Emma_ and snake_case and __init__", ["Emma", "and", "snake_case", "and", "init"]),
        ("4e-3 is small", ["4e-3", "is", "small"]),
        ("灯塔 ok", ["灯", "塔", "ok"]),
        ("הגשר בטוח", ["הגשר", "בטוח"]),
        ("… — “ ” ( )", []),
    ],
)
def test_what_is_one_word(text: str, expected: list[str]) -> None:
    """Signs, separators and apostrophes belong to their word; hyphens, full stops and emphasis marks do not."""
    assert raws(text) == expected


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=12))
def test_keys_are_blind_to_case(word: str) -> None:
    """A word and its capitals have one key; U+0149 is left out, whose capital is two letters and a mark."""
    if "ŉ" not in word:
        assert word_key(word.upper()) == word_key(word) == word_key(word.lower())


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=12))
def test_keys_are_blind_to_accents_and_composition(word: str) -> None:
    """A word, its decomposed form and the form without diacritics have one key."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    assert word_key(decomposed) == word_key(word) == word_key(bare)


@given(st.text(alphabet="abcXYZ0123456789", min_size=1, max_size=12))
def test_keys_are_blind_to_width(word: str) -> None:
    """Full width letters and digits have the key of the narrow ones."""
    assert word_key("".join(chr(ord(c) + 0xFEE0) for c in word)) == word_key(word)


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_keys_are_blind_to_the_kind_of_apostrophe(apostrophe: str) -> None:
    """Every apostrophe between letters gives the same word with the same key."""
    (word,) = words(f"council{apostrophe}s")
    assert word.key == "council's"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10²", "102"), ("½", "12"), ("1.5", "15"), ("−0.42", "0.42"), ("3,800", "3,900"), ("its", "it's"),
        ("O2", "02"), ("а", "a"), ("not", "now"), ("Ⅳ", "IV"), ("①", "1"), ("snake_case", "snakecase"), (".5", "5"),
        ("10:30", "1030"), ("<", ">"), ("$", "£"), ("ж", "ш"), ("मि", "मा"),
    ],
)  # fmt: skip
def test_keys_differ_where_words_do(one: str, other: str) -> None:
    """Red if folding looked past superscripts, fractions, signs, separators, apostrophes, alphabets or vowel signs."""
    assert word_key(one) != word_key(other)


@pytest.mark.parametrize(("key", "weight"), [("harbour", 7), ("a", 1), ("中", 2), ("か", 2)])
def test_weight(key: str, weight: int) -> None:
    """A character of a script without spaces weighs as much as a short word."""
    assert word_weight(key) == weight


@pytest.mark.parametrize("piece", ["a", "_a", "a_", ".5", "-.", "a'", "1,", "\u00ad", "a\u200b", "é\u0301", "中", "$"])
def test_long_runs_take_linear_time(piece: str) -> None:
    """A hundred thousand characters of one piece are cut into words in a moment."""
    started = time.process_time()
    words(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 2
