"""The demonstration newsroom, checked as a user checks it: every answer that it promises is the one that is given."""

import json
import re
import unicodedata

import pytest
from newsroom_folder import ROOM, first_edition, pin, rescan, second_edition

from provenance.model.finding import Level
from provenance.model.verdict import Changed, Place
from provenance.projects.check_drafts import check_project
from provenance.projects.project import open_project

EXPECTED = json.loads((ROOM / "expected.json").read_text(encoding="utf-8"))
BESIDES = json.loads((ROOM / "expected-besides.json").read_text(encoding="utf-8"))
UNICODE = re.compile(rb'"unicode": "[0-9.]+"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A newsroom whose ledger was made from the first edition; sources and draft are today's."""
    room = first_edition(tmp_path_factory.mktemp("room") / "newsroom")
    assert pin(room).refused == ()
    return second_edition(room)


@pytest.fixture(scope="module")
def report(folder):
    """The check of the whole newsroom."""
    return check_project(open_project(folder, must_exist=True))


def named(row):
    """A row of the truth by its first words."""
    return " ".join(row["quotation"].split()[:5])


@pytest.mark.parametrize("number", range(len(EXPECTED)), ids=[named(row) for row in EXPECTED])
def test_every_quotation_gets_the_expected_answer(report, number):
    """Place, wording, key and pin are as promised, and exactly the promised codes stand above a note."""
    expected, row = EXPECTED[number], report.quotations[number]
    assert row.quotation == expected["quotation"]
    assert row.source == expected["key"]
    assert (row.verdict.place, row.verdict.wording) == (expected["place"], expected["wording"])
    assert (row.id is not None) == expected["pinned"]
    above = {finding.code for finding in row.verdict.findings if finding.level is not Level.NOTE}
    assert set(expected["codes"]) <= above
    assert bool(above) == bool(expected["codes"])
    placed = {each.finding.code for each in report.findings if each.at == row.at}
    located = row.verdict.place in {Place.FOUND, Place.AMBIGUOUS}
    assert placed == ({"D105"} if expected["recorded"] else {"D106"} if located else set())


@pytest.mark.parametrize("row", [row for row in EXPECTED if row["reads"]], ids=named)
def test_the_words_of_the_source_are_shown(report, row):
    """Where the wording differs, the row carries what the source reads there, but for a closing mark."""
    (found,) = [each for each in report.quotations if each.quotation == row["quotation"]]
    shown = " ".join(" ".join(found.passages).split())
    assert shown.rstrip(",.?") == row["reads"].rstrip(",.?")
    assert len(found.evidence) == len(found.passages) == 1


def test_which_side_changed_is_told(report):
    """The retyped quotations changed in the draft, the other drifted citations in the source, the rest is unknown."""
    for expected, row in zip(EXPECTED, report.quotations, strict=True):
        if expected["wording"] == "drifted":
            pinned = Changed.DRAFT if expected["recorded"] else Changed.SOURCE
            assert row.verdict.changed is (pinned if expected["pinned"] else Changed.UNKNOWN)


def test_sources_are_in_the_expected_state(report):
    """Two were revised, one is identical, one is gone; each says so once, with a known location."""
    assert {row.key: row.comparison.state for row in report.sources} == BESIDES["sources"]
    codes = {row.key: [finding.code for finding in row.findings] for row in report.sources}
    revised, absent = ["S201"], ["S301"]
    assert codes == {
        "wire-story": revised, "harbour-review": revised, "council-minutes": [], "pilot-log": absent,
    }  # fmt: skip


def test_places_lead_to_the_words(folder, report):
    """`at` leads to the opening mark or the first word in the draft, `evidence` to the passage in the source."""
    draft = (folder / "drafts" / "moorings.md").read_text(encoding="utf-8").split("\n")
    for row in report.quotations:
        line = draft[row.at.line - 1][row.at.column - 1 :]
        assert line.lstrip('“"').startswith(row.quotation[:20])
        for place, passage in zip(row.evidence, row.passages, strict=True):
            source = (folder / place.path).read_text(encoding="utf-8").split("\n")
            assert source[place.line - 1][place.column - 1 :].startswith(passage.split("\n")[0])


def test_what_is_no_quotation_draws_nothing(folder, report):
    """Titles, nicknames, inches, scare quotes, metadata and comments are counted and passed over."""
    draft = (folder / "drafts" / "moorings.md").read_text(encoding="utf-8").split("\n")
    lines = {number for number, line in enumerate(draft, 1) for row in BESIDES["passed_over"] if row["text"] in line}
    assert lines
    for each in BESIDES["passed_over"]:
        assert not any(each["text"] in row.quotation for row in report.quotations)
        assert not any(each["text"] in placed.finding.message for placed in report.findings)
    assert report.coverage.passed_over >= len(BESIDES["passed_over"])


def test_coverage_counts_what_was_not_looked_at(report):
    """Two quotations could not be checked, one has no source, and all others were."""
    covered = report.coverage
    assert (covered.quotations, covered.unsourced, covered.unchecked) == (len(EXPECTED), 1, 2)
    assert covered.checked == len(EXPECTED) - 3


def test_the_recorded_words_of_retyped_quotations_are_said(report):
    """Each citation that the draft no longer prints is a D105 that gives the words which the ledger holds."""
    said = [each.finding.message for each in report.findings if each.finding.code == "D105"]
    assert len(said) == len(BESIDES["no_longer_printed"])
    for row in BESIDES["no_longer_printed"]:
        assert sum(row["quotation"] in message for message in said) == 1


def test_checking_twice_gives_the_same_report(folder, report):
    """A check changes nothing and depends on nothing but the files."""
    assert check_project(open_project(folder, must_exist=True)) == report


def test_the_ledger_that_is_kept_is_the_one_that_is_made(folder):
    """`citations.json` and its tables come out byte for byte when made anew; Python's Unicode version may differ."""
    made, kept = (UNICODE.sub(b'"unicode": ""', (room / "citations.json").read_bytes()) for room in (folder, ROOM))
    assert made == kept
    assert unicodedata.unidata_version.encode() in (folder / "citations.json").read_bytes()
    names = {path.name for path in (ROOM / ".provenance").iterdir() if path.suffix != ".lock"}
    assert names == {".gitignore", *(f"{key}.segments" for key in BESIDES["sources"])}
    for name in names:
        assert (ROOM / ".provenance" / name).read_bytes() == (folder / ".provenance" / name).read_bytes()


def test_the_ledger_that_is_kept_gives_the_same_report(report):
    """The demonstration as it lies in the repository answers like the one that was made for these tests."""
    kept = check_project(open_project(ROOM, must_exist=True))
    assert kept.quotations == report.quotations
    assert (kept.sources, kept.findings, kept.coverage) == (report.sources, report.findings, report.coverage)


def test_a_second_scan_pins_what_can_be_pinned_and_then_rests(tmp_path):
    """After a scan of today's draft no D105 is left and D106 only where nothing can be pinned; again is no change."""
    room = first_edition(tmp_path / "newsroom")
    pin(room)
    second_edition(room)
    first = rescan(room)
    assert (len(first.changed), first.removed) == (2, ())
    assert {None if refused.verdict is None else refused.verdict.place for refused in first.refused} == {
        None, Place.MISSING, Place.AMBIGUOUS,
    }  # fmt: skip
    data = (room / "citations.json").read_bytes()
    second = rescan(room)
    assert (room / "citations.json").read_bytes() == data
    assert (second.added, second.changed, second.removed) == ((), (), ())
    assert second.refused == first.refused
    report = check_project(open_project(room, must_exist=True))
    left = [each.at for each in report.findings if each.finding.code in {"D105", "D106"}]
    assert left == [row.at for row in report.quotations if row.verdict.place is Place.AMBIGUOUS]
