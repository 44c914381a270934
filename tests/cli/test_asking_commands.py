import json
import os
import shutil
import subprocess
import sys

import pytest
from command import ROOT, call, environment, run

from provenance.ledger.schema_faults import schema_faults
from provenance.model.codes import CODES


def test_a_draft_from_standard_input(small):
    """`-` is a draft; with --stdin-name it is the one that the ledger knows, so that nothing seems unrecorded."""
    text = (small / "notes.md").read_bytes()
    named = run("check", "-", "--stdin-name", "notes.md", cwd=small, stdin=text)
    assert (named.code, named.out) == (0, "")
    unnamed = run("check", "-", "--output-format", "concise", cwd=small, stdin=text.replace(b"3,800", b"3,900"))
    assert unnamed.out.startswith("standard input:1:6: W201 error: ")


def test_a_project_is_found_from_outside(small, monkeypatch):
    """From elsewhere, a named ledger or draft leads to its project, and places can be opened from where one stands."""
    (small / "notes.md").write_text("They “counted 3,900 moorings and said that none may be sold” [@minutes].\n")
    outside = small.parent
    monkeypatch.chdir(outside)
    for arguments in (["small/notes.md"], ["--ledger", "small/citations.json"], ["small/citations.json"]):
        done = call("check", *arguments, "--output-format", "concise")
        assert done.out.startswith("small/notes.md:1:6: W201 error: "), arguments
        assert (outside / done.out.partition(":")[0]).exists()
    below = small / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    (small / "provenance.toml").write_text("")
    assert call("check", "--output-format", "concise").out.startswith("../notes.md:1:6: W201 error: ")


def test_json_paths_are_those_of_the_project(small, monkeypatch):
    """For programs it does not matter where one stands."""
    inside = call("check", "--output-format", "json").out
    monkeypatch.chdir(small.parent)
    outside = call("check", "small/citations.json", "--output-format", "json").out
    assert inside == outside
    assert json.loads(inside)["quotations"][0]["at"]["path"] == "notes.md"


def test_selecting_and_ignoring(small):
    """Only what is selected is reported, and what is ignored counts for nothing but is counted, with its reason."""
    (small / "notes.md").write_text("They “counted 3,900 Moorings and said that none may be sold” [@minutes].\n")
    concise = ["check", "--output-format", "concise"]
    assert [line.split(": ")[1][:4] for line in call(*concise, "--select", "w2, W1").out.splitlines()] == [
        "W201",
        "W105",
    ]
    done = call(*concise, "--select", "W2", "--ignore", "w201=agreed with the desk")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("; 1 finding ignored\n")
    shown = call(*concise, "--select", "W2", "--ignore", "W201=agreed with the desk", "--show-notes").out
    assert "W201 ignored (agreed with the desk): " in shown


def test_notes_are_listed_on_demand(small):
    """A typographic difference is a note: counted, and listed with --show-notes."""
    (small / "notes.md").write_text("They “counted 3,800  moorings and said that none may be sold” [@minutes].\n")
    quiet = call("check", "--select", "T")
    assert quiet.out == ""
    assert "1 note (--show-notes lists all of them)" in quiet.err
    assert "T103 note: " in call("check", "--select", "T", "--show-notes").out


def test_fingerprints_are_what_other_tools_compute(small):
    """The digest of the bytes is that of sha256sum, and JSON holds valid fingerprints."""
    printed = call("fingerprint", "minutes.txt").out
    if shutil.which("sha256sum"):
        digest = subprocess.run(
            ["sha256sum", "minutes.txt"], capture_output=True, text=True, check=True
        ).stdout.split()[0]
        assert digest in printed
    rows = json.loads(call("fingerprint", "minutes.txt", "--output-format", "json").out)
    assert [row["path"] for row in rows] == ["minutes.txt"]
    assert schema_faults(rows[0]["fingerprint"], "fingerprint") == []


def test_fingerprints_of_standard_input(small):
    """`-` gives the fingerprint of the same bytes as the file."""
    piped = run("fingerprint", "-", cwd=small, stdin=(small / "minutes.txt").read_bytes())
    assert piped.out.splitlines()[1:] == call("fingerprint", "minutes.txt").out.splitlines()[1:]
    assert piped.out.startswith("standard input\n")
    named = run("fingerprint", "-", "--stdin-name", "a.md", cwd=small, stdin=b"# A\n")
    assert "read as markdown" in named.out


def test_verifying_says_where_a_source_changed(small):
    """The state, the levels compared, and a clickable place for each change."""
    text = (small / "minutes.txt").read_text()
    (small / "minutes.txt").write_text(
        text.replace("may be sold", "may be let").replace("The tide was low.\n\n", "", 1)
    )
    done = call("fingerprint", "--verify", "minutes.txt")
    assert done.code == 1
    assert done.out == (
        "minutes.txt: revised (minutes, by its bytes, text, words, segments)\n"
        "    minutes.txt:3:1: 2 segments replaced by 1\n"
    )
    rows = json.loads(call("fingerprint", "--verify", "--output-format", "json").out)
    assert rows[0]["changes"] == [{"line": 3, "column": 1, "before": 2, "after": 1}]
    shutil.rmtree(small / ".provenance")
    assert "where it changed is not known" in call("fingerprint", "--verify").out


def test_verifying_passes_other_line_ends(small):
    """Re-flowed words are the same words; a source that is gone is not."""
    text = (small / "minutes.txt").read_text()
    (small / "minutes.txt").write_text(text.replace(" moorings and", "\nmoorings and"))
    done = call("fingerprint", "--verify")
    assert (done.code, done.out) == (0, "minutes.txt: same-words (minutes, by its bytes, text, words)\n")
    (small / "minutes.txt").unlink()
    gone = call("fingerprint", "--verify")
    assert gone.code == 1
    assert gone.out.startswith("minutes.txt: absent (minutes)\n")


def test_every_code_is_explained(room):
    """The list has a line for each code, by family, and each code its meaning and remedy, in any case."""
    listed = call("explain").out
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ")] == list(CODES)
    assert [line for line in listed.splitlines() if line and not line.startswith("  ")] == list(
        dict.fromkeys(code.family for code in CODES.values())
    )
    for code in CODES.values():
        explained = call("explain", code.code.lower()).out
        assert all(part in explained for part in (code.code, code.title, code.meaning, code.remedy, str(code.level)))


def test_an_unknown_code_names_the_close_ones(room):
    """A slip of the finger is answered with what was probably meant."""
    assert "did you mean" in call("explain", "W20").err
    assert "`provenance explain` lists all codes" in call("explain", "zzz").err


@pytest.mark.parametrize("name", ["citation", "fingerprint", "ledger", "report", "verdict"])
def test_schemas_are_printed_as_they_are_shipped(room, name):
    """What is printed is the file, and it names itself by what the list says."""
    printed = call("schema", name).out
    assert printed == (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert f"{json.loads(printed)['$id']}\n" in call("schema").out


@pytest.mark.parametrize(
    ("shell", "words", "completed"),
    [
        ("bash", "provenance ch", "plain,check"),
        ("bash", "provenance source ", "plain,add"),
        ("zsh", "provenance fing", "fingerprint"),
        ("fish", "provenance expl", "explain"),
    ],
)
def test_completion_runs(room, shell, words, completed):
    """Each shell's script is printed, and what it calls completes commands."""
    script = call("completion", shell).out
    assert f"_PROVENANCE_COMPLETE={shell}_complete" in script
    last = words.split(" ")[-1]
    asked = {"_PROVENANCE_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    asked |= {"COMP_CWORD": last} if shell == "fish" else {}
    done = subprocess.run(
        [sys.executable, "-m", "provenance"], env=environment(**asked), capture_output=True, text=True, cwd=room
    )
    assert done.returncode == 0
    assert completed in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_the_script(room):
    """The script is one that bash can read and that registers a completion."""
    check = f"{call('completion', 'bash').out}\ncomplete -p provenance"
    done = subprocess.run(["bash", "--norc", "-c", check], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0
    assert "_provenance_completion" in done.stdout


def test_the_version_is_that_of_the_distribution(room):
    """`--version` prints the installed version."""
    from importlib.metadata import version

    assert call("--version").out == f"provenance {version('provenance-toolkit')}\n"
