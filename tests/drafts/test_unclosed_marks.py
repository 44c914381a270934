from __future__ import annotations

import pytest
from draft_reading import read, reasons, texts


def test_an_unclosed_mark_with_a_key_stands_where_it_opens() -> None:
    """Line, column and span are those of the file, and the sentence is the claim."""
    text = "First line.\n\nThe report says “States should *allow* patents [@gpl3]. That is bad.\n"
    (quotation,) = read(text).quotations
    assert (quotation.line, quotation.column) == (3, 17)
    assert quotation.span.of(text) == "States should *allow* patents"
    assert quotation.text == "States should allow patents"
    assert quotation.sentence.startswith("The report says “States should allow patents")
    assert quotation.printed.text == quotation.text
    assert read(text).passed_over == ()


@pytest.mark.parametrize(
    "text",
    [
        "Falk says “no berth is free.",
        "Falk says “no berth is free.\n\nAnother paragraph [@falk].",
        "The mosque of ‘Umar is old [@falk].",
        "They meant ‘90s boats [@falk].",
        'It hangs from a 12" pin [@falk].',
        "“One paragraph.\n\n“And two.” [@falk]",
    ],
)
def test_what_needs_no_closing_mark_or_has_no_key_is_no_unclosed_quotation(text: str) -> None:
    """Without a key of its paragraph, as an apostrophe, an inch, or a quotation that goes on, a mark is none."""
    assert all(quotation.is_closed for quotation in read(text).quotations)


def test_a_key_serves_one_unclosed_mark() -> None:
    """Other marks of the same key are passed over with their reason, however many there are."""
    draft = read("“a b. " * 2_000 + "[@falk]")
    assert [quotation.is_closed for quotation in draft.quotations] == [False]
    assert len(draft.passed_over) == 1_999


def test_a_closed_quotation_beside_an_unclosed_mark_is_read_as_before() -> None:
    """The two are rows of their own, in the order of the draft."""
    text = "Falk writes “no berth is free [@falk]. She adds “none will be” [@lind]."
    assert texts("She adds “none will be” [@lind].") == ["none will be"]
    found = [(quotation.text, quotation.is_closed) for quotation in read(text).quotations]
    assert ("none will be", True) in found
    assert [closed for _, closed in found] == [False, True]
    assert reasons(text) == {}
