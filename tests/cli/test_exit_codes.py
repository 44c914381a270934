import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from command import call, run

from provenance.cli.exit_codes import ExitCode, of_report, of_states
from provenance.model.finding import Finding, Level
from provenance.model.fingerprint import SourceState
from provenance.model.report import CheckedQuotation, Report
from provenance.model.verdict import Place, Verdict, Wording

DRIFTED = "They “counted 3,900 moorings and said that none may be sold” [@minutes].\n"
CASED = "They “counted 3,800 Moorings and said that none may be sold” [@minutes].\n"
TYPOGRAPHIC = "They “counted 3,800  moorings and said that none may be sold.” [@minutes]\n"
TWICE = "They wrote: “The tide was low.” [@minutes]\n"
UNSOURCED = "“We shall see what the tide brings in,” she said.\n"
UNKNOWN = "They “counted 3,800 moorings and said that none may be sold” [@nobody].\n"
PLAIN = "Nothing is quoted here.\n"


def write(**files):
    """What prepares a case: files by their names, with `__` for a dot; None removes one."""

    def prepare(room):
        for name, content in files.items():
            path = room / name.replace("__", ".")
            path.unlink() if content is None else path.write_text(content)

    return prepare


def nothing(room):
    """The project as it is: one quotation, right and pinned."""


def only_absent(room):
    """The source is gone, so that its one quotation cannot be checked."""
    (room / "minutes.txt").unlink()


def all_removed(room):
    """A ledger that holds nothing, and no draft."""
    (room / "citations.json").write_text('{"version": 1, "sources": {}, "citations": []}')
    (room / "notes.md").unlink()


# Each row: what is prepared, the arguments, the exit code.
CASES = {
    "right": (nothing, ["check"], 0),
    "right, named draft": (nothing, ["check", "notes.md"], 0),
    "typography is a note": (write(notes__md=TYPOGRAPHIC), ["check", "--select", "T"], 0),
    "a note counts if asked": (write(notes__md=TYPOGRAPHIC), ["check", "--select", "T", "--fail-on", "note"], 1),
    "a warning below --fail-on": (write(notes__md=CASED), ["check", "--select", "W", "--fail-on", "error"], 0),
    "an error counts": (write(notes__md=DRIFTED), ["check"], 1),
    "nothing counts under never": (write(notes__md=DRIFTED), ["check", "--fail-on", "never"], 0),
    "an ignored error": (
        write(notes__md=DRIFTED),
        ["check", "--select", "W", "--ignore", "W201=the desk knows"],
        0,
    ),
    "an absent source is a finding": (only_absent, ["check"], 1),
    "an absent source under never": (only_absent, ["check", "--fail-on", "never"], 3),
    "an unknown key is a finding": (write(notes__md=UNKNOWN), ["check", "notes.md"], 1),
    "no quotation": (write(other__md=PLAIN), ["check", "other.md"], 3),
    "no quotation, allowed": (write(other__md=PLAIN), ["check", "other.md", "--allow-empty"], 0),
    "an empty project": (all_removed, ["check"], 3),
    "an empty project, allowed": (all_removed, ["check", "--allow-empty"], 0),
    "no source named": (write(other__md=UNSOURCED), ["check", "other.md"], 3),
    "no source named is not empty": (write(other__md=UNSOURCED), ["check", "other.md", "--allow-empty"], 3),
    "one of two drafts empty": (write(other__md=PLAIN), ["check", "notes.md", "other.md"], 0),
    "no such draft": (nothing, ["check", "nope.md"], 2),
    "no such ledger": (nothing, ["check", "--ledger", "nope.json"], 2),
    "a broken ledger": (write(citations__json="{"), ["check"], 2),
    "broken settings": (write(provenance__toml="fail_on = 7\n"), ["check"], 2),
    "no such command": (nothing, ["chek"], 2),
    "no command": (nothing, [], 2),
    "pinned": (nothing, ["cite", "minutes", "--quote", "A second vote on the moorings is planned."], 0),
    "not pinned": (nothing, ["cite", "minutes", "--quote", "A third vote on the moorings is planned."], 1),
    "nothing to pin": (nothing, ["cite", "minutes", "--quote", "…"], 2),
    "not all pinned": (write(other__md=TWICE), ["scan", "other.md"], 1),
    "no draft to scan": (nothing, ["scan", "nope.md"], 2),
    "the same source": (nothing, ["fingerprint", "--verify"], 0),
    "another source": (write(minutes__txt="Other words entirely.\n"), ["fingerprint", "--verify"], 1),
    "no source to verify": (all_removed, ["fingerprint", "--verify"], 3),
    "no such code": (nothing, ["explain", "W999"], 2),
}


@pytest.fixture(scope="module")
def outcomes(small_project, tmp_path_factory):
    """What the real command ended with in each case; several at once, since each is a process of its own."""

    def outcome(case):
        prepare, arguments, _ = CASES[case]
        folder = tmp_path_factory.mktemp("case") / "project"
        shutil.copytree(small_project, folder)
        prepare(folder)
        return case, run(*arguments, cwd=folder)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(pool.map(outcome, CASES))


@pytest.mark.parametrize("case", CASES)
def test_exit_code(outcomes, case):
    """The table of `docs/cli.md`, each case through the real command."""
    _, arguments, expected = CASES[case]
    done = outcomes[case]
    assert done.code == expected, done.err
    assert "Traceback" not in done.err
    if expected == 2 and arguments:
        assert not done.out
        assert done.err.startswith("provenance: error: ")


def test_every_exit_code_has_a_case():
    """No code of the table is left without an example; 130 is shown by an interrupted process."""
    assert {code for _, _, code in CASES.values()} == set(ExitCode) - {ExitCode.INTERRUPTED}


@pytest.mark.parametrize("form", ["text", "concise", "json"])
@pytest.mark.parametrize("content", [DRIFTED, CASED, UNSOURCED, PLAIN])
def test_the_format_does_not_change_the_exit_code(small, content, form):
    """What a command ends with depends on what was found, not on how it is printed."""
    (small / "notes.md").write_text(content)
    assert call("check", "notes.md", "--output-format", form).code == call("check", "notes.md").code


def test_the_settings_say_what_counts(small):
    """`fail_on` of the settings holds unless the command line says otherwise."""
    (small / "notes.md").write_text(CASED)
    (small / "provenance.toml").write_text('fail_on = "error"\nselect = ["W"]\n')
    assert call("check").code == 0
    assert call("check", "--fail-on", "warning").code == 1


def row(place, *findings):
    """A quotation with this verdict."""
    wording = None if place in {Place.UNCHECKED, Place.MISSING} else Wording.DRIFTED
    return CheckedQuotation(verdict=Verdict(place=place, wording=wording, findings=findings), quotation="x")


P401 = Finding("P401", Level.ERROR, "not checked")
W201 = Finding("W201", Level.ERROR, "number")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ExitCode.NOTHING_CHECKED),
        ([row(Place.UNCHECKED, P401)], ExitCode.NOTHING_CHECKED),
        ([row(Place.UNCHECKED, P401), row(Place.FOUND)], ExitCode.FINDINGS),
        ([row(Place.UNCHECKED, P401), row(Place.FOUND, W201)], ExitCode.FINDINGS),
        ([row(Place.FOUND)], ExitCode.CLEAR),
    ],
)
def test_unchecked_is_never_taken_for_success(rows, expected):
    """All unchecked is 3, some of it unchecked is a finding."""
    report = Report(quotations=tuple(rows))
    assert of_report(report, fail_on=Level.WARNING, allow_empty=False) is expected
    allowed = ExitCode.CLEAR if not rows else expected
    assert of_report(report, fail_on=Level.WARNING, allow_empty=True) is allowed


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], ExitCode.NOTHING_CHECKED),
        ([None], ExitCode.NOTHING_CHECKED),
        ([SourceState.IDENTICAL, SourceState.SAME_TEXT, SourceState.SAME_WORDS, SourceState.REREAD], ExitCode.CLEAR),
        ([SourceState.IDENTICAL, SourceState.REVISED], ExitCode.FINDINGS),
        ([SourceState.REPLACED], ExitCode.FINDINGS),
        ([SourceState.ABSENT], ExitCode.FINDINGS),
        ([SourceState.UNREADABLE, None], ExitCode.FINDINGS),
    ],
)
def test_verifying_fails_where_words_differ_or_are_gone(states, expected):
    """A re-flowed file passes, a revised, replaced or lost one does not, and what was not compared is not passed."""
    assert of_states(states) is expected


def test_json_is_whole_whatever_the_exit_code(small):
    """A program that reads the report gets one even where the code says 1."""
    (small / "notes.md").write_text(DRIFTED)
    done = call("check", "--output-format", "json")
    assert done.code == 1
    assert json.loads(done.out)["level"] == "error"
