"""Which citation records which quotation, and what is left over on either side."""

import pytest
from small_project import LETTER, REPORT, answers, checked, codes, opened, placed, scanned, set_up, write

from provenance.model.finding import Level
from provenance.model.verdict import Changed, Place
from provenance.projects.sources import add_source

SOLD = "that none of them may be sold"
ROPE = "I have kept the bill for the rope"
DRAFT = f"The panel found “{SOLD}” [@report].\n\nThe letter says: “{ROPE}” [@letter].\n"


def test_a_retyped_quotation_is_its_citation_with_todays_words(tmp_path):
    """The words of today are compared, the draft is what changed, and D105 gives the recorded words at that place."""
    set_up(tmp_path, DRAFT)
    citation = scanned(tmp_path).added[0]
    write(tmp_path, {"draft.md": DRAFT.replace("none of them may be sold", "none of them must be sold")})
    report = checked(tmp_path)
    row = report.quotations[0]
    assert (row.id, row.quotation) == (citation.id, "that none of them must be sold")
    assert (row.verdict.place, row.verdict.changed, row.verdict.level) == (Place.PINNED, Changed.DRAFT, Level.ERROR)
    assert placed(report) == [("D105", "draft.md:1:17", citation.id)]
    assert SOLD in report.findings[0].finding.message


def test_a_quotation_that_is_new_is_checked_bare(tmp_path):
    """D106 stands at its place; the citations of the ledger are not touched by it."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    write(tmp_path, {"draft.md": DRAFT + "\nAnd: “nobody was told why the lamps were taken away” [@report].\n"})
    report = checked(tmp_path)
    assert answers(report)[2] == ("found", "verbatim", [])
    assert report.quotations[2].id is None
    assert placed(report) == [("D106", "draft.md:5:6", None)]
    assert report.level is Level.WARNING


def test_a_quotation_that_is_gone_is_said_and_not_checked(tmp_path):
    """Words that no draft prints are no row of the report; D105 at the draft names citation and words."""
    set_up(tmp_path, DRAFT)
    citation = scanned(tmp_path).added[0]
    write(tmp_path, {"draft.md": DRAFT.split("\n\n")[1]})
    report = checked(tmp_path)
    assert [row.quotation for row in report.quotations] == [ROPE]
    assert placed(report) == [("D105", "draft.md:1:1", citation.id)]
    assert f"“{SOLD}”" in report.findings[0].finding.message
    assert report.coverage.quotations == 1


def test_a_similar_sentence_is_not_taken_for_a_retyped_one(tmp_path):
    """A right quotation of a twin sentence is not held against the pin of the other, however alike they are."""
    twins = [f"The pontoon at {quay} Quay will close for repairs on 4 May." for quay in ("East", "West")]
    set_up(tmp_path, f"It says: “{twins[0]}” [@news]\n", sources={"news": "\n\n".join(twins)})
    citation = scanned(tmp_path).added[0]
    write(tmp_path, {"draft.md": f"It says: “{twins[1]}” [@news]\n"})
    report = checked(tmp_path)
    assert answers(report) == [("found", "verbatim", [])]
    assert placed(report) == [("D105", "draft.md:1:1", citation.id), ("D106", "draft.md:1:10", None)]


def test_a_quotation_without_resemblance_is_not_a_retyped_one(tmp_path):
    """Other words of the same source are new, whatever was removed."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    write(tmp_path, {"draft.md": DRAFT.replace(SOLD, "Nobody was asked to leave the harbour")})
    assert sorted(codes(checked(tmp_path))) == ["D105", "D106"]


def test_equal_words_are_told_apart_by_their_number(tmp_path):
    """The same words twice are two citations; with one of them gone the second one is what is left over."""
    set_up(tmp_path, f"First “{SOLD}” [@report].\n\nAgain “{SOLD}” [@report].\n")
    first, second = scanned(tmp_path).added
    assert second.id == f"{first.id}-2"
    assert [row.id for row in checked(tmp_path).quotations] == [first.id, second.id]
    write(tmp_path, {"draft.md": f"Once “{SOLD}” [@report].\n"})
    report = checked(tmp_path)
    assert [row.id for row in report.quotations] == [first.id]
    assert placed(report) == [("D105", "draft.md:1:1", second.id)]


def test_of_several_keys_the_one_that_has_the_words_is_meant(tmp_path):
    """A quotation that names two sources is right if either has it; neither is accused of not having it."""
    set_up(tmp_path, f"Both: “{ROPE}” [@report; @letter].\n")
    (row,) = checked(tmp_path, "draft.md").quotations
    assert (row.source, row.verdict.place) == ("letter", Place.FOUND)
    (citation,) = scanned(tmp_path).added
    (row,) = checked(tmp_path, "draft.md").quotations
    assert (row.source, row.id, row.verdict.place) == ("letter", citation.id, Place.PINNED)


@pytest.mark.parametrize("other", ["unknown", "gone"])
def test_of_several_keys_one_that_was_not_read_decides_nothing(tmp_path, other):
    """Where one of the named sources could not be looked at, the words are not called missing."""
    set_up(
        tmp_path, f"Both: “words that stand in neither of the two” [@report; @{other}].\n", sources={"report": REPORT}
    )
    if other == "gone":
        write(tmp_path, {"sources/gone.txt": LETTER})
        add_source(opened(tmp_path), "gone", tmp_path / "sources" / "gone.txt")
        (tmp_path / "sources" / "gone.txt").unlink()
    (row,) = checked(tmp_path, "draft.md").quotations
    assert (row.source, row.verdict.place) == (other, Place.UNCHECKED)
    write(tmp_path, {"draft.md": f"Both: “{SOLD}” [@{other}; @report].\n"})
    (row,) = checked(tmp_path, "draft.md").quotations
    assert (row.source, row.verdict.wording) == ("report", "verbatim")


def test_what_is_missing_is_not_asked_to_be_recorded(tmp_path):
    """P301, P303 and P304 say all that can be done; a scan could not record such words."""
    set_up(
        tmp_path,
        "It says: “a sentence that nobody wrote in any of them” [@report].\n\n"
        f"It says: “{ROPE}, and I will show it” [@report].\n\n"
        "They call them “floating attics”, and two of them are his [@report].\n",
    )
    report = checked(tmp_path, "draft.md")
    assert [row.verdict.findings[0].code for row in report.quotations] == ["P301", "P303", "P304"]
    assert report.findings == ()


def test_a_link_to_the_draft_is_the_same_draft(tmp_path):
    """Citations belong to the file, by whatever path it is named; named twice it is checked once."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    (tmp_path / "link.md").symlink_to(tmp_path / "draft.md")
    for names in (["link.md"], ["link.md", "draft.md"]):
        report = checked(tmp_path, *names)
        assert [row.verdict.place for row in report.quotations] == [Place.PINNED] * 2
    assert report.findings == ()
