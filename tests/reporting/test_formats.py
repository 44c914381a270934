import json
import re

import pytest
from attrs import evolve
from report_values import REMEDY, finding, full_report, missing_row, number_row, verbatim_row

from provenance.errors import UsageError
from provenance.ledger.schema_faults import schema_faults
from provenance.model.finding import Level
from provenance.model.report import PassedOverText, PlacedFinding, Report, TextPlace
from provenance.reporting.format import Context, format_named, format_names
from provenance.reporting.style import Style

FINDING = re.compile(r"^(\S.*?): ([A-Z]\d{3}) (note|warning|error|ignored \(.+?\)): (.+)$")


def render(name, report, **about):
    """The output of a format, with a version that needs no installation."""
    return format_named(name).render(report, Context(tool_version="1", **about))


def codes(output):
    """The codes of the lines that state a finding, in order."""
    return [match[2] for line in output.splitlines() if (match := FINDING.match(line))]


def test_every_format_is_known_by_its_name():
    """The list, the modules and the names that they give themselves agree; text is the default."""
    assert format_names() == ("text", "concise", "json")
    assert [format_named(name).name for name in format_names()] == list(format_names())


def test_an_unknown_format_is_refused_with_the_known_ones():
    """The message names what there is."""
    with pytest.raises(UsageError, match="text, concise, json"):
        format_named("xml")


def test_concise_has_one_line_per_finding_that_counts():
    """Sources first, then quotations in order, then the rest; notes and ignored findings are left out."""
    output = render("concise", full_report())
    assert codes(output) == ["S301", "W201", "P301", "P303", "P201", "D105"]
    assert all(FINDING.match(line) for line in output.splitlines())
    assert "drafts/a.md:3:7: W201 error: quoted “2,640”, the source reads “2,460”\n" in output


def test_concise_lists_notes_and_ignored_findings_when_asked():
    """With notes, the worst of a quotation comes first and an ignored finding gives its reason."""
    output = render("concise", full_report(), show_notes=True)
    assert codes(output) == ["S201", "S102", "S301", "W201", "P101", "P301", "P303", "P201", "D101", "W105", "D105"]
    assert "W105 ignored (house style): " in output


def test_a_finding_without_a_place_names_its_citation():
    """What stands in no draft is placed in the ledger, by the citation's id."""
    output = render("concise", full_report(), ledger="room/citations.json")
    assert "room/citations.json: P301 error: citation wire-2: “tide gone” was not located\n" in output
    assert "room/citations.json: D105 warning: citation wire-9: the draft" in output


def test_paths_are_shown_as_the_context_says():
    """The formats for people show every path from where a person stands; JSON keeps those of the project."""
    for name in ("text", "concise"):
        output = render(name, full_report(), show_path=lambda path: f"../room/{path}")
        assert "../room/drafts/a.md:3:7: W201" in output
        assert "../room/sources/log.txt: S301" in output
    assert "../" not in render("json", full_report(), show_path=lambda path: f"../room/{path}")


def test_text_shows_both_sides_with_their_places():
    """Beneath the findings of a quotation stand its words, the source's, where those are, and the verdict."""
    output = render("text", Report(quotations=(number_row(),)))
    assert output == (
        "drafts/a.md:3:7: W201 error: quoted “2,640”, the source reads “2,460”\n"
        "drafts/a.md:3:7: P101 note: the passage moved\n"
        "    quoted    about [-2,640-] moorings\n"
        "    source    about {+2,460+} moorings\n"
        "    at        sources/wire.txt:9:4\n"
        "    verdict   place moved (12 characters were inserted before it) · wording drifted · changed source"
        " · source revised\n"
        f"    remedy    {REMEDY}\n"
    )


def test_text_prints_a_remedy_once():
    """Two findings that ask for the same are told so once."""
    output = render("text", Report(quotations=(number_row(3), number_row(4))))
    assert codes(output) == ["W201", "P101", "W201", "P101"]
    assert output.count(REMEDY) == 1


def test_text_names_what_the_other_words_are():
    """The nearest passage, rivals, and words of another source are not called the source's words."""
    output = render("text", full_report())
    assert "    nearest   tide table\n    at        sources/wire.txt:2:1\n" in output
    assert "    stands in boats\n    at        sources/minutes.txt:1:1\n" in output
    assert "place elsewhere (in minutes) · wording verbatim" in output
    assert output.count("    rival     boat\n") == 3
    assert "sources/wire.txt:3:1 and 2 more\n" in output
    assert "sources/wire.txt:4:1" not in output


def test_text_shows_a_sources_note_only_with_what_leans_on_it():
    """That a source was revised explains the findings below it; where nothing leans on it, it is a note like others."""
    assert codes(render("text", full_report()))[:2] == ["S201", "S301"]
    clean = evolve(full_report(), quotations=(verbatim_row(),), findings=())
    assert codes(render("text", clean)) == ["S301"]


@pytest.mark.parametrize("name", ["text", "concise"])
def test_nothing_to_list_prints_nothing(name):
    """A report without findings is empty on standard output: its coverage stands in the summary."""
    assert render(name, Report(quotations=(verbatim_row(),))) == ""


@pytest.mark.parametrize("name", ["text", "concise"])
def test_colours_change_nothing_but_colours(name):
    """Without the escape sequences the coloured lines of findings are those without colours."""
    coloured = render(name, full_report(), style=Style(colours=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    plain = render(name, full_report())
    assert coloured != bare
    assert bare.replace(" ", "") == re.sub(r"\[-|-\]|\{\+|\+\}", "", plain).replace(" ", "")


@pytest.mark.parametrize("name", ["text", "concise"])
def test_untrusted_parts_cannot_act_on_the_terminal(name):
    """Paths, messages, ids, reasons and words from files are spelt out wherever they are printed."""
    evil = "\x1b]0;x\x07\u202e\nW999"
    row = evolve(number_row(), at=TextPlace(evil, 1, 1), quotation=evil, passages=(evil,), id=evil)
    row = evolve(row, verdict=evolve(row.verdict, findings=(finding("W201", Level.ERROR, evil, evil),), edits=()))
    unplaced = evolve(missing_row(), id=evil, source=evil)
    output = render(name, Report(quotations=(row, unplaced)), ledger=evil, show_notes=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", output)
    assert codes(output) == ["W201", "P301"]


def test_json_holds_everything_and_is_valid():
    """The whole report, passing quotations, notes and ignored findings too, valid under the schema it names."""
    value = json.loads(render("json", full_report()))
    assert schema_faults(value, "report") == []
    assert len(value["quotations"]) == 7
    assert value["quotations"][0]["verdict"]["wording"] == "verbatim"
    assert value["coverage"]["unsourced"] == 1
    assert value["quotations"][1]["passages"] == ["about 2,460 moorings"]


def test_json_escapes_what_a_terminal_would_act_on():
    """Control and directional characters are written by number, so that nothing is lost and nothing acts."""
    evil = "\x1b\x9b\u202e\u2028\x7f é"
    output = render("json", Report(quotations=(evolve(verbatim_row(), quotation=evil),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", output)
    assert json.loads(output)["quotations"][0]["quotation"] == evil
    assert "é" in output


PASSED = Report(passed_over=(PassedOverText(text="The Harbour\nBook", at=TextPlace("drafts/a.md", 4, 2), why="title"),))


def test_text_lists_what_was_passed_over_when_asked():
    """One line each with its place and what it was taken for; without being asked, and in `concise`, none."""
    assert render("text", PASSED, show_notes=True) == "drafts/a.md:4:2: passed over: title: “The Harbour Book”\n"
    assert render("text", PASSED) == ""
    assert render("concise", PASSED, show_notes=True) == ""


def test_json_holds_what_was_passed_over():
    """Text as the file has it, place and reason, whether notes were asked for or not."""
    report = json.loads(render("json", PASSED))
    at = {"path": "drafts/a.md", "line": 4, "column": 2}
    assert report["passed_over"] == [{"text": "The Harbour\nBook", "at": at, "why": "title"}]
    assert schema_faults(report, "report") == []


def test_one_remedy_in_two_spellings_is_printed_once():
    """A capital letter and a full stop make no other remedy."""
    warned = finding("P201", Level.WARNING, "several", "Quote more words.")
    again = finding("D106", Level.WARNING, "not recorded", "quote more words")
    left = tuple(PlacedFinding(finding=each, at=TextPlace("a.md", 1, 1)) for each in (warned, again))
    assert render("text", Report(findings=left)).casefold().count("quote more words") == 1
