"""Sources of a project: read where the ledger says, recorded with fingerprint and table, taken out."""

import json

import pytest
from attrs import evolve
from small_project import LETTER, REPORT, checked, opened, scanned, set_up, write

from provenance.errors import LedgerError, ReadError, UsageError
from provenance.fingerprints.digests import fingerprint
from provenance.ledger.companions import load_table
from provenance.model.citation import Medium, Source
from provenance.model.document import Document
from provenance.projects.project import open_project
from provenance.projects.sources import (
    SegmentTables,
    SourceTexts,
    add_source,
    read_source,
    remove_source,
)
from provenance.readers.read import read

DRAFT = "It found “that none of them may be sold” [@report].\n"


def test_a_source_is_recorded_with_its_fingerprint_and_table(tmp_path):
    """What is saved is what was given: place relative to the ledger, fingerprint, fields, and the table beside."""
    write(tmp_path, {"provenance.toml": "", "sources/report.txt": REPORT})
    source = add_source(
        open_project(tmp_path, must_exist=False),
        "report",
        tmp_path / "sources" / "report.txt",
        title="The report",
        author="A panel",
        published="2026-03-01",
        medium=Medium.SPEECH,
        language="en",
        url="https://example.org/report",
        retrieved="2026-11-23T10:00:00Z",
    )
    assert opened(tmp_path).ledger.sources == {"report": source}
    assert source == Source(
        location="sources/report.txt",
        title="The report",
        author="A panel",
        published="2026-03-01",
        medium=Medium.SPEECH,
        language="en",
        url="https://example.org/report",
        retrieved="2026-11-23T10:00:00Z",
        fingerprint=fingerprint(read(tmp_path / "sources" / "report.txt")),
    )
    assert source.fingerprint.segments.count == 4
    assert len(load_table(tmp_path / "citations.json", "report")) == 4
    assert len(SegmentTables(opened(tmp_path))["report"]) == 4


def test_an_update_keeps_what_is_not_given(tmp_path):
    """A new edition gets a new fingerprint and table; title, unknown fields and citations stay."""
    set_up(tmp_path, DRAFT)
    scanned(tmp_path)
    plain = json.loads((tmp_path / "citations.json").read_text())
    plain["sources"]["report"] |= {"title": "The report", "shelf": 7}
    write(tmp_path, {"citations.json": json.dumps(plain), "sources/report.txt": "New.\n\n" + REPORT})
    before = opened(tmp_path).ledger
    source = add_source(opened(tmp_path), "report", tmp_path / "sources" / "report.txt", language="en", update=True)
    after = opened(tmp_path).ledger
    assert (source.title, source.extra, source.language) == ("The report", {"shelf": 7}, "en")
    assert source.fingerprint != before.sources["report"].fingerprint
    assert after.citations == before.citations
    assert len(SegmentTables(opened(tmp_path))["report"]) == 5


def test_a_declared_charset_is_used_again(tmp_path):
    """A source that needs its charset declared is read by it at every check and update."""
    write(tmp_path, {"provenance.toml": "", "old.txt": "Die Möwe schläft nie am Hafen.".encode("iso-8859-1")})
    project = open_project(tmp_path, must_exist=False)
    with pytest.raises(ReadError):
        add_source(project, "old", tmp_path / "old.txt")
    add_source(project, "old", tmp_path / "old.txt", charset="iso-8859-1")
    document = read_source(opened(tmp_path), "old")
    assert "Möwe" in document.text
    again = add_source(opened(tmp_path), "old", tmp_path / "old.txt", update=True)
    assert again.fingerprint.text == fingerprint(document).text


@pytest.mark.parametrize("key", ["", "-x", "a b", "../x", "x`y", "a" * 200])
def test_a_key_that_no_source_can_have_is_refused(tmp_path, key):
    """Keys are what drafts cite by, and nothing else; nothing is written for a wrong one."""
    write(tmp_path, {"provenance.toml": "", "a.txt": REPORT})
    with pytest.raises(UsageError, match="the key "):
        add_source(open_project(tmp_path, must_exist=False), key, tmp_path / "a.txt")
    assert not (tmp_path / "citations.json").exists()


def test_a_key_is_not_taken_twice_nor_updated_unseen(tmp_path):
    """A second source of the same key, and an update of none, say what to do."""
    project = opened(set_up(tmp_path))
    with pytest.raises(UsageError, match=r"source report already, at sources/report.txt.*--update"):
        add_source(project, "report", tmp_path / "sources" / "letter.txt")
    with pytest.raises(UsageError, match=r"no source reprot: known are letter, report"):
        add_source(project, "reprot", tmp_path / "sources" / "report.txt", update=True)


def test_a_source_outside_the_ledgers_folder_is_refused(tmp_path):
    """Nothing is recorded that the ledger could not name: neither above it nor behind a link."""
    project = opened(set_up(tmp_path / "project"))
    write(tmp_path, {"secret.txt": "something"})
    (tmp_path / "project" / "link.txt").symlink_to(tmp_path / "secret.txt")
    before = project.ledger_path.read_bytes()
    for path in (tmp_path / "secret.txt", tmp_path / "project" / "link.txt"):
        with pytest.raises(UsageError, match="not in the folder of the ledger"):
            add_source(project, "secret", path)
    assert project.ledger_path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content"), [("gone.txt", None), ("empty.txt", ""), ("binary.txt", b"\x00\x01"), ("latin.txt", b"M\xf6we")]
)
def test_a_file_that_cannot_be_read_is_not_recorded(tmp_path, name, content):
    """A missing, empty, binary or wrongly encoded file is an error that names it as the user did; nothing is left."""
    write(tmp_path, {"provenance.toml": "", **({name: content} if content is not None else {})})
    with pytest.raises(ReadError) as caught:
        add_source(open_project(tmp_path, must_exist=False), "x", tmp_path / name)
    assert str(tmp_path / name) in caught.value.message
    assert [path.name for path in tmp_path.iterdir() if path.name not in {name, "provenance.toml"}] == []


def test_a_source_in_use_is_removed_only_by_force(tmp_path):
    """Citations keep their source; force takes both out, and the table with them."""
    set_up(tmp_path, DRAFT)
    citation = scanned(tmp_path).added[0]
    with pytest.raises(UsageError, match=f"a citation uses the source report, such as {citation.id}"):
        remove_source(opened(tmp_path), "report")
    with pytest.raises(UsageError, match=r"no source nothing: known are letter, report"):
        remove_source(opened(tmp_path), "nothing")
    assert remove_source(opened(tmp_path), "letter").location == "sources/letter.txt"
    assert remove_source(opened(tmp_path), "report", force=True).location == "sources/report.txt"
    assert opened(tmp_path).ledger.sources == {}
    assert opened(tmp_path).ledger.citations == ()
    assert not list((tmp_path / ".provenance").glob("*.segments"))


def test_removing_from_no_ledger_is_an_error_that_leaves_nothing(tmp_path):
    """Without a ledger there is nothing to take out, and no folder is made for it."""
    write(tmp_path, {"provenance.toml": ""})
    with pytest.raises(LedgerError, match="no such file"):
        remove_source(open_project(tmp_path, must_exist=False), "x")
    assert [path.name for path in tmp_path.iterdir()] == ["provenance.toml"]


def test_a_source_that_cannot_be_read_today_comes_with_the_reason(tmp_path):
    """Gone, replaced by bytes, or led out by a link: a value that says why, named as people are shown it."""
    project = opened(set_up(tmp_path / "project", sources={"a": REPORT, "b": REPORT, "c": REPORT}))
    folder = tmp_path / "project" / "sources"
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_bytes(b"\x00\xff\x00")
    (folder / "c.txt").unlink()
    (folder / "c.txt").symlink_to(write(tmp_path, {"secret.txt": "root:x:0:0"}) / "secret.txt")
    gone, binary, linked = (SourceTexts(project)[key] for key in "abc")
    assert (gone.absent, gone.message) == (True, "there is no file sources/a.txt")
    assert "sources/b.txt" in binary.message
    assert not linked.absent
    assert "leads outside the project through a link" in linked.message


def test_a_web_address_is_not_fetched(tmp_path):
    """A source whose location is a web address is unreadable with the remedy to save it."""
    project = opened(set_up(tmp_path, sources={"a": REPORT}))
    web = evolve(project.ledger.sources["a"], location="https://example.org/a")
    problem = read_source(evolve(project, ledger=evolve(project.ledger, sources={"a": web})), "a")
    assert "is a web address, and nothing is fetched" in problem.message


@pytest.mark.parametrize("location", ["../secret.txt", "/etc/passwd", "~/secret.txt", "file:///etc/passwd"])
def test_a_ledger_location_may_not_point_outside_the_project(tmp_path, location):
    """A ledger that names a file elsewhere is refused whole, with its line."""
    folder = set_up(tmp_path, sources={"a": REPORT})
    plain = json.loads((folder / "citations.json").read_text())
    plain["sources"]["a"]["location"] = location
    write(folder, {"citations.json": json.dumps(plain)})
    with pytest.raises(LedgerError, match=r"citations\.json:1:"):
        opened(folder)


def test_a_confidential_source_is_refused(tmp_path):
    """This version cannot honour `confidential`, so it opens no ledger that asks for it."""
    folder = set_up(tmp_path, sources={"a": REPORT})
    plain = json.loads((folder / "citations.json").read_text())
    plain["sources"]["a"]["confidential"] = True
    write(folder, {"citations.json": json.dumps(plain)})
    with pytest.raises(LedgerError, match="confidential"):
        opened(folder)


def test_each_source_is_read_once_and_only_when_asked_for(tmp_path):
    """The mapping knows all keys, and reads a file when its text is wanted."""
    texts = SourceTexts(opened(set_up(tmp_path)))
    assert list(texts) == ["letter", "report"]
    assert (len(texts), "report" in texts, "else" in texts) == (2, True, False)
    first = texts["report"]
    (tmp_path / "sources" / "report.txt").unlink()
    assert isinstance(first, Document)
    assert texts["report"] is first
    assert texts.get("else") is None


def test_a_damaged_table_only_costs_the_places(tmp_path):
    """A table that is no table is passed over: the source is still compared, without saying where it changed."""
    set_up(tmp_path, DRAFT)
    texts = {"sources/report.txt": REPORT.replace("eleven", "twelve"), "sources/letter.txt": LETTER + "\nPS.\n"}
    write(tmp_path, {**texts, ".provenance/report.segments": "???"})
    messages = {row.key: [finding.message for finding in row.findings] for row in checked(tmp_path).sources}
    assert messages == {"letter": ["its words differ: new in line 5"], "report": ["its words differ"]}
