"""The check of drafts: what is looked at, what is not, and what the settings make of it."""

import json

import pytest
from small_project import answers, checked, codes, opened, placed, scanned, set_up, write

from provenance.errors import ReadError
from provenance.model.document import Document
from provenance.model.finding import Level
from provenance.model.quotation import Quotation
from provenance.model.report import Coverage, TextPlace
from provenance.model.verdict import Place
from provenance.projects.add_citation import add_citation
from provenance.projects.check_drafts import check_project
from provenance.projects.draft_files import DraftInput

SOLD = "that none of them may be sold"
ROPE = "I have kept the bill for the rope"
DRAFT = f"The panel found “{SOLD}” [@report].\n\nThe letter says: “{ROPE}” [@letter].\n"


def test_a_scanned_draft_is_checked_as_its_citations(tmp_path):
    """Each quotation is the citation that records it, pinned and verbatim, and nothing else is said."""
    set_up(tmp_path, DRAFT)
    ids = [citation.id for citation in scanned(tmp_path).added]
    report = checked(tmp_path)
    assert answers(report) == [("pinned", "verbatim", [])] * 2
    assert [row.id for row in report.quotations] == ids
    assert [str(row.at) for row in report.quotations] == ["draft.md:1:17", "draft.md:3:18"]
    assert [row.claim for row in report.quotations] == [f"The panel found “{SOLD}”.", f"The letter says: “{ROPE}”."]
    assert (report.findings, report.level) == ((), None)
    assert report.coverage == Coverage(quotations=2, checked=2)


def test_the_draft_is_read_again_each_time(tmp_path):
    """What counts is what the draft prints today: lines move, claims change, and the pins hold."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    write(tmp_path, {"draft.md": "New words at the top.\n\n" + DRAFT.replace("The panel found", "Then it found")})
    report = checked(tmp_path)
    assert [str(row.at) for row in report.quotations] == ["draft.md:3:15", "draft.md:5:18"]
    assert report.quotations[0].claim == f"Then it found “{SOLD}”."
    assert report.findings == ()


def test_a_quotation_without_a_key_is_unsourced(tmp_path):
    """It is unchecked with D101, a note, and counted apart from what could not be checked."""
    set_up(tmp_path, "Somebody said: “whatever it may be that was said there”, and left.\n")
    report = checked(tmp_path, "draft.md")
    assert answers(report) == [("unchecked", None, ["D101"])]
    assert (report.level, report.coverage) == (Level.NOTE, Coverage(quotations=1, unsourced=1))
    assert report.nothing_was_checked


def test_an_unknown_key_is_an_error_with_the_line_to_paste(tmp_path):
    """D102 is at the quotation and ends in the command that adds the source."""
    set_up(tmp_path, "It says: “whatever it may be that was said there” [@tides, p. 3].\n")
    (row,) = checked(tmp_path, "draft.md").quotations
    (finding,) = row.verdict.findings
    assert (finding.code, finding.level, row.source) == ("D102", Level.ERROR, "tides")
    assert finding.message.endswith(": provenance source add tides PATH")


def test_a_draft_that_the_ledger_names_and_that_is_gone_leaves_its_citations_unchecked(tmp_path):
    """The recorded words are not checked as if the draft still printed them; both draft and citations are red."""
    set_up(tmp_path, DRAFT)
    ids = {citation.id for citation in scanned(tmp_path).added}
    (tmp_path / "draft.md").unlink()
    report = checked(tmp_path)
    assert {row.id for row in report.quotations} == ids
    for row in report.quotations:
        assert row.verdict.reason.startswith("its draft was not read: there is no file draft.md; renamed: ")
    assert placed(report) == [("P401", "draft.md:1:1", None)]
    assert report.nothing_was_checked


def test_a_draft_that_cannot_be_read_is_said_though_nothing_is_recorded_of_it(tmp_path):
    """A binary file that a pattern matches is not passed over."""
    set_up(tmp_path, DRAFT, settings='drafts = ["*.md"]\n')
    write(tmp_path, {"other.md": b"\x00\x01\x02"})
    report = checked(tmp_path)
    assert [(code, at) for code, at, _ in placed(report) if code == "P401"] == [("P401", "other.md:1:1")]
    assert len(report.quotations) == 2


def test_without_drafts_everything_is_checked(tmp_path):
    """The drafts of the ledger and of the patterns, each once, and citations that have no draft."""
    set_up(tmp_path, DRAFT, settings='drafts = ["*.md"]\n')
    scanned(tmp_path)
    write(tmp_path, {"more.md": f"More: “{ROPE}” [@letter].\n"})
    own = add_citation(opened(tmp_path), "report", Quotation("read the register"), claim="It read.")
    report = checked(tmp_path)
    assert [(str(row.at), row.claim) for row in report.quotations] == [
        ("draft.md:1:17", f"The panel found “{SOLD}”."),
        ("draft.md:3:18", f"The letter says: “{ROPE}”."),
        ("more.md:1:7", f"More: “{ROPE}”."),
        ("None", "It read."),
    ]
    assert (report.quotations[3].id, report.quotations[3].verdict.place) == (own.id, Place.PINNED)


def test_a_draft_alone_is_checked_with_its_own_sources(tmp_path):
    """Naming one draft says nothing of citations, drafts and sources that it has nothing to do with."""
    set_up(tmp_path, f"The panel found “{SOLD}” [@report].\n")
    write(tmp_path, {"other.md": f"It says: “{ROPE}” [@letter].\n"})
    scanned(tmp_path, "draft.md", "other.md")
    add_citation(opened(tmp_path), "letter", Quotation("in the night of the fair"))
    (tmp_path / "sources" / "letter.txt").unlink()
    (tmp_path / "other.md").unlink()
    report = checked(tmp_path, "draft.md")
    assert answers(report) == [("pinned", "verbatim", [])]
    assert [row.key for row in report.sources] == ["report"]
    assert (report.findings, report.level) == ((), None)
    assert [row.key for row in checked(tmp_path).sources] == ["letter", "report"]


def test_a_draft_that_no_ledger_can_name_is_checked_without_pins(tmp_path):
    """Standard input, and a file elsewhere that the user named, are checked bare and not asked to be recorded."""
    set_up(tmp_path / "project", DRAFT)
    write(tmp_path, {"elsewhere.md": DRAFT})
    scanned(tmp_path / "project")
    report = check_project(opened(tmp_path / "project"), [DraftInput("-", Document(text=DRAFT))])
    assert answers(report) == [("found", "verbatim", [])] * 2
    assert ([str(row.at) for row in report.quotations], report.findings) == (["-:1:17", "-:3:18"], ())
    report = checked(tmp_path / "project", "../elsewhere.md")
    assert report.quotations[0].at == TextPlace(str(tmp_path / "elsewhere.md"), 1, 17)
    assert report.findings == ()


def test_a_draft_given_with_the_reason_why_it_was_not_read(tmp_path):
    """A caller may hand over what it could not read."""
    report = check_project(opened(set_up(tmp_path)), [DraftInput("x.md", ReadError("there is no file x.md"))])
    assert placed(report) == [("P401", "x.md:1:1", None)]
    assert report.findings[0].finding.message == "not checked: the draft was not read: there is no file x.md"


def test_a_claim_without_a_quotation_is_checked_on_its_own_record(tmp_path):
    """A paraphrase is anchored to the passage that it leans on, and no draft has to print it."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    plain = json.loads((tmp_path / "citations.json").read_text())
    claim = {**plain["citations"][1], "id": "a-claim", "claim": "It was forbidden to sell."}
    del claim["quotation"]
    write(tmp_path, {"citations.json": json.dumps({**plain, "citations": [claim]})})
    report = checked(tmp_path, "draft.md")
    assert [(row.id, row.verdict.place) for row in report.quotations] == [
        ("a-claim", Place.PINNED), (None, Place.FOUND), (None, Place.FOUND),
    ]  # fmt: skip
    assert codes(report) == ["D106", "D106"]


@pytest.mark.parametrize(("floor", "said"), [("0.5", 0), ("0.51", 1), ("1", 1), ("0", 0)])
def test_coverage_below_its_floor_is_an_error(tmp_path, floor, said):
    """One of two quotations was checked: that is half of them, and no more."""
    set_up(tmp_path, f"It found “{SOLD}” [@report]. And: “nobody knows whose words these are”.\n")
    scanned(tmp_path)
    write(tmp_path, {"provenance.toml": f"coverage = {floor}\n"})
    report = checked(tmp_path)
    assert codes(report) == ["D107"] * said
    if said:
        assert "1 of 2 quotations were checked (50.0%)" in report.findings[0].finding.message
        assert report.level is Level.ERROR


def test_an_ignore_that_matches_nothing_is_said(tmp_path):
    """D103 stands at the settings; an ignore that did its work is counted and said with its reason."""
    set_up(tmp_path, DRAFT.replace("none of them may", "none of them must"))
    ignores = [("W204", "agreed"), ("W101", "never needed")]
    text = "".join(f'[[ignore]]\ncode = "{code}"\nreason = "{reason}"\n' for code, reason in ignores)
    write(tmp_path, {"provenance.toml": 'drafts = ["*.md"]\n' + text})
    report = checked(tmp_path)
    suppressed = [f.suppressed for row in report.quotations for f in row.verdict.findings if f.suppressed]
    assert suppressed == ["agreed"]
    assert report.coverage.ignored == 1
    said = [row for row in report.findings if row.finding.code == "D103"]
    assert [(row.finding.message, str(row.at)) for row in said] == [
        ("the ignore of W101 matches nothing", "provenance.toml:1:1")
    ]


def test_an_ignore_is_not_judged_by_a_part_of_the_project(tmp_path):
    """A draft alone cannot tell what an ignore is for, unless it names a citation of that draft or of none."""
    set_up(tmp_path, DRAFT)
    write(tmp_path, {"other.md": f"It says: “{ROPE}” [@letter].\n"})
    here = scanned(tmp_path).added[0].id
    there = scanned(tmp_path, "other.md").added[0].id
    ignores = [("W105", None), ("W105", here), ("W105", there), ("W105", "nobody-000000000000")]
    tables = [
        f'[[ignore]]\ncode = "{code}"\nreason = "x"\n' + (f'citation = "{name}"\n' if name else "")
        for code, name in ignores
    ]
    write(tmp_path, {"provenance.toml": "".join(tables)})
    messages = [row.finding.message for row in checked(tmp_path, "draft.md").findings]
    assert messages == [
        f"the ignore of W105 of citation {name} matches nothing" for name in (here, "nobody-000000000000")
    ]
    assert len(checked(tmp_path).findings) == 4


def test_findings_of_places_stand_in_the_order_of_the_draft(tmp_path):
    """People read a report from the top of the draft to its end, then what has no place."""
    set_up(tmp_path, DRAFT, settings="coverage = 1\n")
    scanned(tmp_path)
    write(
        tmp_path,
        {"draft.md": f"“Nobody was asked to leave the harbour” [@report] “unknown words, whose are they”.\n\n{DRAFT}"},
    )
    assert codes(checked(tmp_path)) == ["D106", "D107"]


@pytest.mark.parametrize("text", ["", "\ufeff", "# Title\n", "“”  [@report]\n", "“ … ” [@report]\n", "“\n" * 50])
def test_a_draft_without_quotations_has_nothing_to_check(tmp_path, text):
    """Nothing between marks, or nothing but marks, is no quotation and no error."""
    project = opened(set_up(tmp_path))
    report = check_project(project, [DraftInput("draft.md", Document(text=text), "draft.md")])
    assert (report.quotations, report.nothing_was_checked) == ((), True)


def test_a_quotation_without_its_closing_mark_is_unchecked(tmp_path):
    """It is a row of its own, red and counted, and the row next to it is checked as ever."""
    draft = f"The panel says “{SOLD} [@report]. That is bad.\n\nIt says “{SOLD}” [@report].\n"
    report = checked(set_up(tmp_path, draft), "draft.md")
    first, second = report.quotations
    assert (first.verdict.place, first.verdict.reason) == (Place.UNCHECKED, "its quotation mark is not closed")
    assert (first.source, str(first.at), first.verdict.level) == ("report", "draft.md:1:16", Level.ERROR)
    assert [finding.code for finding in first.verdict.findings] == ["P401"]
    assert second.verdict.place is Place.FOUND
    assert (report.coverage.quotations, report.coverage.checked, report.coverage.unchecked) == (2, 1, 1)


def test_a_scan_does_not_pin_or_lose_what_lacks_its_closing_mark(tmp_path):
    """It is refused with the reason, and the citation of its source stays until the mark is there again."""
    folder = set_up(tmp_path, f"It says “{SOLD}” [@report].\n")
    (before,) = scanned(folder).added
    (folder / "draft.md").write_text(f"It says “{SOLD} [@report].\n")
    result = scanned(folder)
    assert ([refused.reason for refused in result.refused], result.kept) == (
        ["its quotation mark is not closed"],
        (before,),
    )
    (folder / "draft.md").write_text(f"It says “{SOLD}” [@report].\n")
    assert (scanned(folder).kept, checked(folder).level) == ((before,), None)


def test_what_is_passed_over_is_listed_with_its_place_and_reason(tmp_path):
    """The number of the coverage is that of the list, so that nobody has to guess what was left out."""
    report = checked(set_up(tmp_path, "See “The Harbour Book” by Falk.\n\nThe “temporary” pontoon.\n"), "draft.md")
    assert [(row.text, str(row.at), row.why) for row in report.passed_over] == [
        ("The Harbour Book", "draft.md:1:6", "title"),
        ("temporary", "draft.md:3:6", "single word"),
    ]
    assert report.coverage.passed_over == 2
