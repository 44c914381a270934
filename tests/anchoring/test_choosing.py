"""Which of several passages is the one: class of wording, then differing words, then context; never distance alone."""

from __future__ import annotations

import pytest

import provenance as pv

TWINS = (
    "In March the harbour master asked the trust to close the west quay for repairs before the gales came.\n\n"
    "In August the pilots' union asked the trust to close the west quay for repairs before the regatta.\n"
)


def test_two_equal_places_without_context_are_ambiguous() -> None:
    """Nothing is chosen where nothing tells the places apart."""
    verdict = pv.check(pv.Document(text=TWINS), pv.Quotation("asked the trust to close the west quay for repairs"))
    assert verdict.place == "ambiguous"
    assert verdict.wording == "verbatim"
    assert verdict.rival_count == 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "nth"),
    [
        ("In March the harbour master ", " before the gales came.", 0),
        ("In August the pilots' union ", " before the regatta.", 1),
        ("", " before the gales came.", 0),
        ("August the pilots' union ", "", 1),
    ],
)
def test_context_settles_equal_places(prefix: str, suffix: str, nth: int) -> None:
    """The place whose surroundings agree is taken where the other's do not."""
    quoted = "asked the trust to close the west quay for repairs"
    verdict = pv.check(pv.Document(text=TWINS), pv.Quotation(quoted, prefix=prefix, suffix=suffix))
    first = TWINS.index(quoted)
    assert verdict.place == "found"
    assert verdict.spans[0].start == [first, TWINS.index(quoted, first + 1)][nth]


def test_context_that_fits_neither_place_settles_nothing() -> None:
    """Red if the better of two wrong contexts were enough."""
    quoted = "asked the trust to close the west quay for repairs"
    around = {"prefix": "Nobody in the whole valley ", "suffix": " during the long winter"}
    verdict = pv.check(pv.Document(text=TWINS), pv.Quotation(quoted, **around))
    assert verdict.place == "ambiguous"


def test_a_verbatim_place_wins_over_an_altered_one() -> None:
    """The class of wording comes before everything else."""
    text = "The fee is 40 crowns for a small boat.\n\nThe fee is 45 crowns for a small boat."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("The fee is 45 crowns for a small boat"))
    assert (verdict.place, verdict.wording) == ("found", "verbatim")
    assert verdict.spans[0].start == text.rindex("The fee")


def test_an_edited_sentence_is_not_taken_for_its_untouched_twin() -> None:
    """Where the context given stands around an edited passage, a verbatim copy in other surroundings does not win."""
    text = (
        "The trust met on Monday. None of the 3,900 moorings may be sold this year. The mayor agreed at once.\n\n"
        "An old pamphlet, long out of print, says it too: None of the 3,800 moorings may be sold this year. So it goes."
    )
    quotation = pv.Quotation(
        "None of the 3,800 moorings may be sold this year.",
        prefix="The trust met on Monday. ",
        suffix=" The mayor agreed at once.",
    )
    verdict = pv.check(pv.Document(text=text), quotation)
    assert (verdict.place, verdict.wording) == ("found", "drifted")
    assert [edit.code for edit in verdict.edits] == ["W201"]
    assert verdict.spans[0].start == text.index("None of the 3,900")


def test_a_hint_settles_only_by_pointing_into_a_place() -> None:
    """`near` chooses the place it lies in; a hint near one of two places but in neither does not."""
    quoted = "asked the trust to close the west quay for repairs"
    second = TWINS.rindex(quoted)
    inside = pv.check(pv.Document(text=TWINS), pv.Quotation(quoted, near=second + 3))
    outside = pv.check(pv.Document(text=TWINS), pv.Quotation(quoted, near=second - 20))
    assert inside.spans[0].start == second
    assert outside.place == "ambiguous"


def test_rivals_with_other_words_are_a_warning() -> None:
    """P201 is a warning where the rivals' own words differ, a note where they are the same."""
    same = pv.check(pv.Document(text=TWINS), pv.Quotation("close the west quay"))
    text = "Ships of 40 feet pay a fee here.\n\nShips of 60 feet pay a fee here."
    other = pv.check(pv.Document(text=text), pv.Quotation("Ships of 50 feet pay a fee here."))
    assert [f.level for f in same.findings if f.code == "P201"] == ["note"]
    assert other.place == "ambiguous"
    assert [f.level for f in other.findings if f.code == "P201"] == ["warning"]
    assert other.wording == "drifted"
    assert other.level == "error"
