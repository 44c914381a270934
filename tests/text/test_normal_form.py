"""The normal form: what is kept, and the way back to the text."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.span import Span
from provenance.text.characters import fold_character
from provenance.text.normal_form import fold, normal_form

#: Characters whose folds are longer or shorter than one, beside plain ones.
SPECIAL = "aZß ﬁﬄÆŉé\u0301½²10-—’“\u00ad\u200b_中か\U0001d49c\U00010400"
TEXTS = st.one_of(st.text(max_size=200), st.text(alphabet=SPECIAL, max_size=200))


@given(TEXTS)
def test_offsets_lead_back_to_the_characters(text: str) -> None:
    """Each run of equal offsets holds exactly the fold of the character of the text at that offset."""
    form = normal_form(text)
    assert len(form.folded) == len(form.offsets)
    rebuilt: dict[int, str] = {}
    for character, offset in zip(form.folded, form.offsets, strict=True):
        rebuilt[offset] = rebuilt.get(offset, "") + character
    assert rebuilt == {at: fold_character(c) for at, c in enumerate(text) if fold_character(c)}


@given(TEXTS)
def test_offsets_never_fall(text: str) -> None:
    """The map rises, strictly from one character of the text to the next."""
    offsets = normal_form(text).offsets
    assert all(before <= after for before, after in pairwise(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@given(TEXTS, TEXTS)
def test_the_form_of_two_texts_is_that_of_both(one: str, other: str) -> None:
    """Folding looks at no neighbour: the form of a text is made of the forms of its parts."""
    joined, first, second = normal_form(one + other), normal_form(one), normal_form(other)
    assert joined.folded == first.folded + second.folded
    assert list(joined.offsets) == [*first.offsets, *(offset + len(one) for offset in second.offsets)]


@given(TEXTS)
def test_short_texts_fold_alike_without_offsets(text: str) -> None:
    """`fold` is the form without its map."""
    assert fold(text) == normal_form(text).folded


@given(TEXTS)
def test_case_and_composition_do_not_matter(text: str) -> None:
    """A text, its decomposed form and its casefold have one normal form."""
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", composed)) == fold(composed)
    assert fold(composed.casefold()) == fold(composed)


@given(TEXTS, st.data())
def test_a_span_holds_the_text_behind_its_part(text: str, data: st.DataObject) -> None:
    """The span of a part of the form begins and ends with characters that the part was made from."""
    form = normal_form(text)
    if not form.folded:
        return
    start = data.draw(st.integers(0, len(form.folded) - 1))
    end = data.draw(st.integers(start + 1, len(form.folded)))
    span = form.span(start, end)
    assert form.folded[start:end] in fold(span.of(text))
    assert span == Span(form.offsets[start], form.offsets[end - 1] + 1)


@pytest.mark.parametrize("length", [65_535, 65_536, 65_537])
def test_blocks_join_without_a_seam(length: int) -> None:
    """Offsets go on across the border of the blocks in which long texts are folded."""
    text = "ﬁ" * length + "x"
    form = normal_form(text)
    assert form.folded == "fi" * length + "x"
    assert form.offsets[2 * length] == length
    assert form.offsets[2 * length - 1] == form.offsets[2 * length - 2] == length - 1


def test_a_long_run_of_marks_takes_linear_time() -> None:
    """Half a million combining marks are folded in a moment."""
    started = time.process_time()
    form = normal_form("a" + "\u0301\u0316" * 250_000)
    assert form.folded == "a"
    assert time.process_time() - started < 4
