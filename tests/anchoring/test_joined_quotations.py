"""Two quotations of one sentence that a draft joins by words of its own: nothing says that anything is left out."""

from __future__ import annotations

import pytest

import provenance as pv

JOINED = "None of the moorings may be sold,” … “before the count is finished."


def verdict(source: str) -> pv.Verdict:
    """The verdict on the joined quotation against a source."""
    return pv.check(pv.Document(text=source), pv.Quotation(JOINED))


@pytest.mark.parametrize(
    "source",
    [
        "None of the moorings may be sold before the count is finished.",
        "“None of the moorings may be sold,” she said, “before the count is finished.”",
        '"None of the moorings may be sold," said the harbour master of the day, "before the count is finished."',
    ],
)
def test_a_reporting_clause_on_either_side_is_a_note(source: str) -> None:
    """The pieces follow each other in the source, or are parted there by a reporting clause too."""
    found = verdict(source)
    assert (found.place, found.wording, found.level) == ("found", "altered", "note")
    assert "E106" in {edit.code for edit in found.edits}


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ("by the board of the town", "W103"),
        ("without the consent of the board", "W202"),
        ("in any of the 14 basins", "W201"),
        ("unless all holders must agree", "W204"),
    ],
)
def test_words_left_out_between_the_pieces_are_drift(left_out: str, code: str) -> None:
    """Red if the joint were read as an ellipsis: the draft prints none."""
    found = verdict(f"None of the moorings may be sold {left_out} before the count is finished.")
    assert (found.wording, found.level) == ("drifted", "error")
    edit = next(edit for edit in found.edits if edit.code[0] == "W")
    assert edit.source.strip() == left_out
    assert code in (edit.code, *edit.also)


def test_pieces_in_another_order_are_an_error() -> None:
    """The order of the pieces is the source's order."""
    found = verdict("Before the count is finished, none of the moorings may be sold.")
    assert found.level == "error"
