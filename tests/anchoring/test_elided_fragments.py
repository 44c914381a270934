"""Elided quotations: fragments in order, at any distance, between their neighbours."""

from __future__ import annotations

import pytest

import provenance as pv

TEXT = (
    "The harbour trust, which has run the basin since the war and owes its charter to a king nobody remembers, "
    "must publish the count of moorings every spring. It may, where the council agrees, sell no more than two. "
    "Nobody has asked for one in years."
)


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]", "(...)", "[. . .]", "(…)", "....", " ... "])
def test_every_spelling_of_an_omission_is_read(mark: str) -> None:
    """All spellings of an ellipsis join the same two fragments, and what lies between is shown."""
    quoted = f"The harbour trust {mark} must publish the count of moorings"
    verdict = pv.check(pv.Document(text=TEXT), pv.Quotation(quoted))
    assert (verdict.place, verdict.wording) == ("found", "altered")
    assert [span.of(TEXT) for span in verdict.spans] == ["The harbour trust", "must publish the count of moorings"]
    omission = next(edit for edit in verdict.edits if edit.code == "E101")
    assert "since the war" in omission.source
    assert omission.source_span.of(TEXT) == omission.source


def test_a_short_fragment_stands_between_its_neighbours() -> None:
    """A fragment of two words is taken where it stands between the placed ones, not at an earlier copy."""
    text = "The fee was waived. In the end the trust found that the fee was high, but fair, and let the matter rest."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("the trust found … the fee … let the matter rest"))
    assert [span.start for span in verdict.spans] == [
        text.index("the trust found"),
        text.index("the fee was high"),
        text.index("let the matter"),
    ]


def test_the_nearest_consistent_reading_wins() -> None:
    """Of two copies of the second fragment, the one right behind the first is taken."""
    text = (
        "Members of the trust, after a long debate, agreed to the plan as drafted. "
        "Much later, in another room, somebody agreed to the plan as drafted."
    )
    verdict = pv.check(pv.Document(text=text), pv.Quotation("Members of the trust … agreed to the plan as drafted"))
    assert verdict.spans[1].start == text.index("agreed to the plan")


def test_fragments_in_another_order_are_an_error() -> None:
    """Red if fragments could be taken in any order."""
    quoted = "sell no more than two … must publish the count of moorings"
    verdict = pv.check(pv.Document(text=TEXT), pv.Quotation(quoted))
    assert verdict.wording == "drifted"
    assert "E202" in {finding.code for finding in verdict.findings}
    assert verdict.level == "error"


def test_far_fragments_are_measured() -> None:
    """Parts that stand thousands of characters apart are found, with the distance as a warning."""
    text = (
        "The first part of it was short and plain. "
        + "Filler goes on and on here. " * 200
        + "The last part was said at noon."
    )
    verdict = pv.check(pv.Document(text=text), pv.Quotation("The first part of it … was said at noon"))
    assert verdict.wording == "altered"
    assert {"E101", "E203"} <= {finding.code for finding in verdict.findings}
    assert verdict.level == "warning"


def test_a_missing_fragment_is_not_a_passage() -> None:
    """Red if one found fragment were enough."""
    quoted = "The harbour trust … owns a fleet of seven icebreakers and a lighthouse"
    verdict = pv.check(pv.Document(text=TEXT), pv.Quotation(quoted))
    assert verdict.wording in {None, pv.Wording.DRIFTED}
    assert verdict.level == "error"


def test_an_ellipsis_of_the_source_itself_is_read_literally() -> None:
    """Where the source prints the ellipsis, the quotation is verbatim and nothing was left out."""
    text = "“I thought … well, never mind what I thought,” she said."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("I thought … well, never mind what I thought"))
    assert (verdict.wording, verdict.edits) == ("verbatim", ())


def test_brackets_of_the_source_itself_are_read_literally() -> None:
    """Where the source prints the brackets, they are no editing of the quotation."""
    text = "As the pilots [of Vennick] wrote, the bar shifts every winter."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("the pilots [of Vennick] wrote, the bar shifts"))
    assert (verdict.wording, verdict.edits) == ("verbatim", ())


def test_two_sentences_without_a_mark_are_not_one_passage() -> None:
    """Sentences far apart that a quotation runs together are never clean."""
    text = "The quay is safe. " + "Filler goes on and on here. " * 60 + "The trust will pay for all of it."
    verdict = pv.check(pv.Document(text=text), pv.Quotation("The quay is safe. The trust will pay for all of it."))
    assert verdict.wording in {None, pv.Wording.DRIFTED}
    assert verdict.level == "error"
