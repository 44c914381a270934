"""Which words of a quotation stand for which words of a source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.wording.alignment import align

KEYS = st.lists(st.sampled_from("abcdef"), max_size=12)
LONG = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=60, max_size=120)


@given(st.one_of(KEYS, LONG).filter(bool), st.one_of(KEYS, LONG).filter(bool))
def test_matches_are_equal_and_rise(quoted: list[str], source: list[str]) -> None:
    """Every pair has one key; both sides rise; the pairs stand within the range used."""
    found = align(quoted, source)
    assert all(quoted[i] == source[j] for i, j in found.matches)
    assert all(i0 < i1 and j0 < j1 for (i0, j0), (i1, j1) in pairwise(found.matches))
    assert 0 <= found.first <= found.last <= len(source)
    assert all(found.first <= j < found.last for _, j in found.matches)


@given(KEYS, LONG, KEYS)
def test_a_run_of_the_source_is_matched_whole(before: list[str], quoted: list[str], after: list[str]) -> None:
    """What stands in the source word by word is matched word by word, without a word of what surrounds it."""
    found = align(quoted, [*before, *quoted, *after])
    assert len(found.matches) == len(quoted)
    assert found.last - found.first == len(quoted)


@given(LONG, st.data())
def test_one_word_taken_out_leaves_the_others_matched(source: list[str], data: st.DataObject) -> None:
    """A word that is missing inside costs no other word its match."""
    at = data.draw(st.integers(1, len(source) - 2))
    found = align([*source[:at], *source[at + 1 :]], source)
    assert len(found.matches) == len(source) - 1


@pytest.mark.parametrize(
    ("quoted", "source", "matched", "used"),
    [
        ("a b c", "x a b c y", "a b c", "a b c"),
        ("a q c", "x a b c y", "a c", "a b c"),
        ("a c", "x a b c y", "a c", "a b c"),
        ("a b q c", "x a b c y", "a b c", "a b c"),
        ("q b c", "x a b c y", "b c", "a b c"),
        ("a b q", "x a b c y", "a b", "a b c"),
        ("harbor gate", "the harbour gate", "gate", "harbour gate"),
    ],
)
def test_small_alignments(quoted: str, source: str, matched: str, used: str) -> None:
    """A replaced word at an end stands for its neighbour, an inserted one for nothing."""
    theirs = source.split()
    found = align(quoted.split(), theirs)
    assert [theirs[j] for _, j in found.matches] == matched.split()
    assert theirs[found.first : found.last] == used.split()


def test_long_periodic_texts_keep_their_common_ends() -> None:
    """One word changed in the middle of a long periodic text leaves the rest matched."""
    words = ["a", "b"] * 30_000
    found = align([*words[:30_000], "x", *words[30_001:]], words)
    assert len(found.matches) == 59_999
