"""Exact lookup: complete, at word boundaries, and overlapping places once."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance as pv
from provenance.anchoring.hits import hits
from provenance.anchoring.prepared import prepared
from provenance.text.normal_form import fold

WORDS = st.lists(st.sampled_from(["moor", "boat", "the", "a", "quay", "3,800", "sold"]), min_size=1, max_size=30)


@given(WORDS, st.integers(min_value=0, max_value=29), st.integers(min_value=1, max_value=4))
def test_every_place_at_word_boundaries_is_found(text_words: list[str], start: int, length: int) -> None:
    """Every run of whole words that equals the quotation is covered by a hit, and each hit holds its letters."""
    text = " ".join(text_words)
    quoted = text_words[start % len(text_words) :][:length]
    folded = fold("".join(quoted))
    spans = hits(prepared(pv.Document(text=text)), folded)
    for match in re.finditer(rf"(?<!\S){re.escape(' '.join(quoted))}(?!\S)", text):
        assert any(span.start <= match.start() < span.end for span in spans)
    assert all(fold(span.of(text)) == folded for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_periodic_text_has_no_overlapping_rivals() -> None:
    """A period repeated many times yields places side by side, not one for each code point."""
    text = "ab" * 5_000
    spans = hits(prepared(pv.Document(text=text)), "abab")
    assert spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) <= len(text) // 4


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("They counted 505 boats that day.", "50"),
        ("The fee is 2,000 crowns a year.", "2"),
        ("A share of 0.95 was kept.", "0"),
        ("The rate was -0.42 in May.", "0.42"),
        ("The therapist has left the town.", "rapist has left the town"),
        ("The moorings may be sold.", "The moor"),
    ],
)
def test_a_piece_of_a_word_or_number_is_never_clean(source: str, quoted: str) -> None:
    """Red if hits inside words or numbers were taken for the quotation itself."""
    verdict = pv.check(pv.Document(text=source), pv.Quotation(quoted))
    assert verdict.wording in {None, pv.Wording.DRIFTED}
    assert verdict.level is not None


def test_a_whole_number_elsewhere_wins_over_a_piece() -> None:
    """Where the number stands whole as well, that place is the passage."""
    text = "They counted 505 boats. Later 50 were sold."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("50"))
    assert verdict.place == "found"
    assert [span.start for span in verdict.spans] == [text.index("50 were")]


def test_all_rivals_are_counted_and_the_first_twenty_listed() -> None:
    """`rival_count` is exact where more places than are listed fit equally well."""
    text = " ".join(f"The quay was closed at dusk on day {n}." for n in range(57))
    verdict = pv.check(pv.Document(text=text), pv.Quotation("The quay was closed at dusk"))
    assert verdict.place == "ambiguous"
    assert verdict.rival_count == 57
    assert len(verdict.rivals) == 20
    assert all(span.of(text) == "The quay was closed at dusk" for span in verdict.rivals)
    assert verdict.spans == ()
