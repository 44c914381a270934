import json
import os
import shutil

import pytest
from command import call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LEDGER = '{"version": 1, "sources": {%s}, "citations": [%s]}'
BYTES = {
    "empty.md": b"",
    "blank.md": b" \n\t\n",
    "binary.md": bytes(range(256)) * 8,
    "latin.md": "Das Café schließt".encode("latin-1"),
    "half.md": "café".encode()[:-1],
    "zero.md": b"text\x00text",
    "picture.md": b"\x89PNG\r\n\x1a\n rest",
}
LEDGERS = {
    "empty": "",
    "no JSON": "{",
    "not UTF-8": b"\xff\xfe",
    "wrong types": '{"version": "1", "sources": [], "citations": {}}',
    "a number": "1e999999",
    "deep nesting": "[" * 100_000,
    "duplicate keys": '{"version": 1, "version": 1, "sources": {}, "citations": []}',
    "not a number": LEDGER % ('"a": {"location": "a.txt", "x": NaN}', ""),
    "half a pair": LEDGER % (r'"a": {"location": "\ud800.txt"}', ""),
    "outside": LEDGER % ('"a": {"location": "../../etc/passwd"}', ""),
    "absolute": LEDGER % ('"a": {"location": "/etc/passwd"}', ""),
    "another scheme": LEDGER % ('"a": {"location": "file:///etc/passwd"}', ""),
    "a huge position": LEDGER
    % (
        '"a": {"location": "a.txt"}',
        '{"id": "a", "source": "a", "selectors": [{"type": "TextPositionSelector", "start": 1e400, "end": 2}]}',
    ),
    "an unknown source": LEDGER
    % ("", '{"id": "a", "source": "b", "quotation": "x", "selectors": [{"type": "TextQuoteSelector", "exact": "x"}]}'),
    "secret sources": LEDGER % ('"a": {"location": "a.txt", "confidential": true}', ""),
}


def refused(done, about):
    """Exit 2, nothing on standard output, and every line of standard error an error; the first names `about`."""
    assert done.code == 2, done
    assert done.out == ""
    assert done.lines
    assert all(line.startswith("provenance: error: ") for line in done.lines)
    assert about in done.lines[0]
    assert ": " in done.lines[-1].removeprefix("provenance: error: ")
    return True


@pytest.mark.parametrize("name", BYTES)
@pytest.mark.parametrize("command", [["check"], ["scan"], ["fingerprint"], ["source", "add", "bad"]])
def test_files_that_are_no_text(small, name, command):
    """An empty, blank, binary or wrongly encoded file is one line with its name, whatever it was to be."""
    (small / name).write_bytes(BYTES[name])
    done = call(*command, name)
    assert refused(done, name)
    assert len(done.lines) == 1
    assert "--charset" not in done.err or command[0] in {"fingerprint", "source"}


@pytest.mark.parametrize("command", [["check"], ["scan"], ["fingerprint"], ["source", "add", "bad"]])
def test_files_that_are_not_there(small, command):
    """A missing file and a directory are one line with its name."""
    (small / "folder").mkdir()
    for name in ("nope.md", "folder"):
        done = call(*command, name)
        assert refused(done, name)
        assert len(done.lines) == 1


def test_every_file_that_cannot_be_read_is_named(small):
    """Of several faulty arguments none is left unsaid."""
    (small / "binary.md").write_bytes(b"\x00")
    done = call("check", "nope.md", "notes.md", "binary.md")
    assert refused(done, "nope.md")
    assert len(done.lines) == 2
    assert "binary.md" in done.lines[1]


def test_fingerprints_that_could_be_taken_are_not_lost(small):
    """One unreadable file does not swallow the results of the others."""
    done = call("fingerprint", "nope.txt", "minutes.txt")
    assert done.code == 2
    assert done.out.startswith("minutes.txt\n  bytes ")
    assert done.lines == [
        "provenance: error: there is no file nope.txt: check the path, or put the file back",
    ]


def test_a_huge_file_is_refused_by_its_size(small):
    """200 MB in one line are declined before they are read, with the limit."""
    with (small / "huge.md").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refused(call("check", "huge.md"), "huge.md holds 209,715,200 bytes, over the limit")


@pytest.mark.parametrize("name", LEDGERS)
@pytest.mark.parametrize(
    "command", [["check"], ["scan", "notes.md"], ["source", "list"], ["cite", "a", "--quote", "x"]]
)
def test_broken_ledgers(small, name, command):
    """A ledger that is broken or reaches outside of its project is refused, with its name, and not touched."""
    content = LEDGERS[name].encode() if isinstance(LEDGERS[name], str) else LEDGERS[name]
    (small / "citations.json").write_bytes(content)
    assert refused(call(*command), "citations.json")
    assert (small / "citations.json").read_bytes() == content


def test_every_fault_of_a_ledger_has_a_line_and_a_place(small):
    """Several faults come at once, each clickable, then their number with the remedy."""
    (small / "citations.json").write_text(LEDGERS["wrong types"])
    lines = [line.removeprefix("provenance: error: ") for line in call("check").lines]
    assert [line.split(": ")[0] for line in lines[:3]] == [f"citations.json:1:{at}" for at in (13, 29, 46)]
    assert lines[3].startswith("3 faults: ")


def test_a_link_that_leads_outside_is_not_followed(small):
    """A source that has been replaced by a link out of the project is unreadable, and its words are not printed."""
    (small / "minutes.txt").unlink()
    (small / "minutes.txt").symlink_to("/etc/passwd")
    done = call("check")
    assert done.code == 1
    assert "S302 error" in done.out
    assert "root:" not in done.out + done.err


def test_an_unknown_key_is_a_finding_with_the_line_to_paste(small):
    """The message says how to add the source; the quotation is not counted as checked."""
    (small / "notes.md").write_text("They “counted 3,800 moorings and said that none may be sold” [@nobody].\n")
    done = call("check", "notes.md", "--output-format", "concise")
    assert done.code == 1
    assert re_line(done.out, "D102").endswith("provenance source add nobody PATH")
    assert done.err.startswith("0 of 1 quotation checked, 1 could not be checked; ")


def re_line(output, code):
    """The line of a finding."""
    return next(line for line in output.splitlines() if f" {code} " in line)


@pytest.mark.parametrize("quote", ["", " ", "…", "“”", "—", "[...]", "\u200b"])
def test_quotations_without_words(small, quote):
    """A quotation that is empty or holds nothing but marks cannot be pinned."""
    before = (small / "citations.json").read_bytes()
    assert refused(call("cite", "minutes", "--quote", quote), "the quotation ")
    assert (small / "citations.json").read_bytes() == before


def test_a_draft_of_marks_alone_has_nothing_to_check(small):
    """Marks without words between them are no quotations: nothing was checked, and the code says so."""
    (small / "marks.md").write_text("“” [@minutes] and “…” [@minutes]\n")
    done = call("check", "marks.md")
    assert done.code == 3
    assert done.err.startswith("no quotation to check")


def test_settings_with_faults(small):
    """Settings that nobody knows are named with their file and key."""
    (small / "provenance.toml").write_text('fail_onn = "error"\n')
    assert refused(call("check"), "provenance.toml")
    assert "fail_onn" in call("check").err


def test_a_folder_that_is_gone(room):
    """Standing in a folder that was removed is one line."""
    gone = room / "gone"
    gone.mkdir()
    os.chdir(gone)
    shutil.rmtree(gone)
    assert refused(call("check"), "the folder where you stand is gone")


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (["check", "a.json", "b.json"], "two ledgers are named"),
        (["check", "folder"], "folder is a folder"),
        (["check", "--select", "X"], "“X”"),
        (["check", "--ignore", "W105"], "--ignore W105 gives no reason"),
        (["check", "--ignore", "W105= "], "gives no reason"),
        (["check", "--ignore", "W999=why"], "W999"),
        (["cite", "nobody", "--quote", "x"], "there is no source nobody"),
        (["cite", "minutes", "--quote", "x", "--pinpoint", "14"], "--pinpoint 14"),
        (["cite", "minutes", "--quote", "x", "--near", "99:1"], "--near 99:1"),
        (["cite", "minutes", "--quote", "x", "--near", "-1"], "--near -1"),
        (["cite", "minutes", "--quote", "x", "--at", "yesterday"], "--at yesterday"),
        (["source", "add", "a b", "notes.md"], "a b"),
        (["source", "add", "minutes", "notes.md"], "there is a source minutes already"),
        (["source", "add", "other", "/etc/hostname"], "/etc/hostname is not in the folder of the ledger"),
        (["source", "add", "other", "notes.md", "--update"], "there is no source other"),
        (["source", "remove", "nobody"], "there is no source nobody"),
        (["source", "remove", "minutes"], "a citation uses the source minutes"),
        (["fingerprint"], "no file is named"),
        (["fingerprint", "--verify", "notes.md"], "notes.md is no source of the ledger"),
        (["fingerprint", "--verify", "-"], "standard input is no source"),
        (["explain", "W2011"], "'W2011'"),
        (["schema", "ledgers"], "ledgers"),
        (["completion", "sh"], "there is no completion for sh"),
        (["chek"], "there is no command 'chek'"),
        (["check", "--fail-on", "huge"], "--fail-on"),
        (["source", "add", "other"], "PATH"),
    ],
)
def test_requests_that_cannot_be_carried_out(small, arguments, about):
    """Each is one line that names what was wrong and says what to do."""
    (small / "folder").mkdir()
    done = call(*arguments)
    assert refused(done, about)
    assert len(done.lines) == 1


words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words)
def test_any_text_as_quotation_source_and_draft_survives(small, text):
    """Whatever a text holds, the command ends with one of its codes, prints no control character and no traceback."""
    (small / "odd.txt").write_text(f"{text}\n", newline="")
    (small / "odd.md").write_text(f"“{text}” [@minutes]\n\n> {text}\n>\n> [@minutes]\n", newline="")
    for arguments in (["cite", "minutes", f"--quote={text}", "-q"], ["check", "odd.md"], ["fingerprint", "odd.txt"]):
        done = call(*arguments)
        assert done.code in {0, 1, 2, 3}
        assert "internal error" not in done.err
        assert not [char for char in done.out + done.err if (ord(char) < 32 and char != "\n") or 126 < ord(char) < 160]


def test_arguments_that_are_no_utf8(small):
    """A path of bytes that are no UTF-8 is refused like any other, and printed escaped."""
    done = call("check", os.fsdecode(b"caf\xe9.md"))
    assert refused(done, "caf")
    done.err.encode("utf-8")


def test_the_ledger_is_untouched_by_a_dry_run_and_by_refusals(small):
    """Nothing but what says so writes: the ledger's bytes are those of before."""
    before = (small / "citations.json").read_bytes()
    (small / "notes.md").write_text("They “counted 3,900 moorings” [@minutes] and “sold them all off” [@minutes].\n")
    for arguments in (
        ["check"],
        ["scan", "notes.md", "--dry-run"],
        ["cite", "minutes", "--quote", "no such words at all"],
    ):
        call(*arguments)
    assert (small / "citations.json").read_bytes() == before
    assert json.loads(before)["citations"]
