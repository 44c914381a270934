import json

import pytest
from command import call, run

from provenance.ledger.load import load_ledger


def citations(folder):
    """The citations of the ledger."""
    return json.loads((folder / "citations.json").read_text())["citations"]


def test_a_source_is_added_listed_updated_and_removed(room):
    """The life of a source, told on standard output; the ledger that was made is named once, on standard error."""
    (room / "a.txt").write_text("One thing.\n")
    added = call("source", "add", "a", "a.txt", "--title", "A \x1btitle", "--medium", "speech", "--language", "en")
    assert (added.code, added.out) == (0, "added a: a.txt, 11 characters, read as plain\n")
    assert added.err == "made the ledger citations.json\n"
    assert call("source", "list").out == "a  a.txt  0 citations  A <U+001B>title\n"
    (room / "a.txt").write_text("Another thing.\n")
    updated = call("source", "add", "a", "a.txt", "--update")
    assert (updated.out, updated.err) == ("updated a: a.txt, 15 characters, read as plain\n", "")
    listed = json.loads(call("source", "list", "--output-format", "json").out)
    assert listed["a"]["medium"] == "speech"
    assert listed["a"]["fingerprint"]["text"]["length"] == 15
    assert call("source", "remove", "a").out == "removed a (a.txt)\n"
    assert call("source", "list").out == ""


def test_removing_a_source_by_force_takes_its_citations(small):
    """The number of citations that go with it is said."""
    assert call("source", "remove", "minutes", "--force").out == "removed minutes (minutes.txt) and 1 citation\n"
    assert citations(small) == []


def test_a_declared_charset_is_kept(room):
    """A source in another charset is read with what was declared, and checked so later."""
    (room / "a.txt").write_bytes("Das Café schließt um acht Uhr.\n".encode("latin-1"))
    (room / "d.md").write_text("Es hieß: „Das Café schließt um acht Uhr.“ [@a]\n")
    assert call("source", "add", "a", "a.txt", "--charset", "iso-8859-1").code == 0
    assert call("scan", "d.md").code == 0
    assert call("check").code == 0


def test_a_scan_says_what_was_added_kept_changed_and_removed(small):
    """Each citation that is new, reworded or gone has a line; all are counted."""
    again = call("scan", "notes.md")
    assert (again.code, again.out) == (0, "")
    assert again.err == "1 quotation, 0 without a source; 0 added, 1 kept, 0 changed, 0 removed, 0 not pinned\n"
    (small / "notes.md").write_text(
        "They “counted 3,900 moorings and said that none may be sold” [@minutes]. “A second vote on the moorings is"
        " planned.” [@minutes] “We shall see what comes of it,” he said.\n"
    )
    done = call("scan", "notes.md")
    assert [line.split()[0] for line in done.out.splitlines()] == ["added", "changed"]
    assert done.err == "3 quotations, 1 without a source; 1 added, 0 kept, 1 changed, 0 removed, 0 not pinned\n"
    (small / "notes.md").write_text("“A second vote on the moorings is planned.” [@minutes]\n")
    done = call("scan", "notes.md")
    assert [line.split()[0] for line in done.out.splitlines()] == ["removed"]
    assert len(citations(small)) == 1


def test_a_scan_gives_the_same_bytes_again(small):
    """Neither a second scan nor a paragraph put in above changes a byte of the ledger."""
    before = (small / "citations.json").read_bytes()
    call("scan", "notes.md")
    (small / "notes.md").write_text("A new beginning.\n\n" + (small / "notes.md").read_text())
    call("scan", "notes.md")
    assert (small / "citations.json").read_bytes() == before


def test_a_scan_lists_what_it_could_not_pin(small):
    """A quotation that stands twice, and one that does not stand there, are named with place and reason."""
    (small / "more.md").write_text(
        "“The tide was low.” [@minutes]\n\n“A third vote was never taken at all.” [@minutes]\n"
    )
    done = call("scan", "more.md")
    assert done.code == 1
    places = [line.split(": ")[0] for line in done.out.splitlines() if ": not pinned: " in line]
    assert places == ["more.md:1:1", "more.md:3:1"]
    assert "2 not pinned" in done.err


def test_a_dry_run_says_the_same_and_writes_nothing(small):
    """What `--dry-run` prints on standard output is what the scan then prints."""
    (small / "more.md").write_text("“A second vote on the moorings is planned.” [@minutes]\n")
    dry = call("scan", "more.md", "--dry-run")
    assert dry.err.endswith("; nothing was written\n")
    assert len(citations(small)) == 1
    assert call("scan", "more.md").out == dry.out
    assert len(citations(small)) == 2


def test_who_records_and_when_comes_from_options_or_environment(small, monkeypatch):
    """Name and time are recorded where they are given, and never guessed."""
    assert "recorded" not in citations(small)[0]
    monkeypatch.setenv("PROVENANCE_BY", "Ada")
    (small / "more.md").write_text("“A second vote on the moorings is planned.” [@minutes]\n")
    call("scan", "more.md", "--at", "2026-03-01T09:30:00Z")
    recorded = next(c["recorded"] for c in citations(small) if c["draft"]["path"] == "more.md")
    assert (recorded["by"], recorded["at"]) == ("Ada", "2026-03-01T09:30:00Z")


def test_a_citation_is_pinned_with_all_that_is_said_of_it(small):
    """`cite` prints the id alone on standard output, and the record holds claim, speaker and pinpoint."""
    done = call(
        *(
            "cite",
            "minutes",
            "--quote",
            "A second vote on the moorings is planned.",
            "--claim",
            "There will be a vote.",
        ),
        *("--speaker", "The chair", "--pinpoint", "paragraph = 4"),
    )
    assert done.code == 0
    assert done.err == "pinned at minutes.txt:7:1: verbatim\n"
    record = next(citation for citation in load_ledger(small / "citations.json").citations if citation.draft is None)
    assert f"{record.id}\n" == done.out
    assert (record.claim, record.speaker) == ("There will be a vote.", "The chair")
    assert (record.locator.label, record.locator.value) == ("paragraph", "4")
    assert record.quotes[0].exact == "A second vote on the moorings is planned."


@pytest.mark.parametrize("choice", [["--near", "5:1"], ["--near", "87"], ["--prefix", "sold.\n\n"]])
def test_one_of_several_places_is_chosen(small, choice):
    """Words that stand twice are pinned where the place or the text before them says."""
    assert call("cite", "minutes", "--quote", "The tide was low.").code == 1
    done = call("cite", "minutes", "--quote", "The tide was low.", *choice)
    assert (done.code, done.err) == (0, "pinned at minutes.txt:5:1: verbatim\n")


def test_words_that_stand_twice_are_shown_where_they_stand(small):
    """The refusal shows every place, as `--near` takes it."""
    done = call("cite", "minutes", "--quote", "The tide was low.")
    assert "    at        minutes.txt:5:1, minutes.txt:7:43\n" in done.out
    assert done.lines == [
        (
            "provenance: error: not pinned: 1 other place of the source fits as well: "
            "say which is meant by --near LINE:COLUMN or --prefix"
        )
    ]


def test_differing_words_are_pinned_only_on_demand(small):
    """A drifted wording is refused with both sides' words; --accept-differences pins it, and `check` still tells."""
    words = ["cite", "minutes", "--quote", "The council met on Tuesday."]
    refused = call(*words)
    assert refused.code == 1
    assert (
        "    quoted    The council met on [-Tuesday-].\n    source    The council met on {+Monday+}.\n" in refused.out
    )
    assert len(citations(small)) == 1
    assert call(*words, "--accept-differences").code == 0
    assert len(citations(small)) == 2
    assert call("check").code == 1


def test_words_that_are_not_there_are_never_pinned(small):
    """No option pins what the source does not have."""
    done = call("cite", "minutes", "--quote", "Nobody ever wrote these words down.", "--accept-differences")
    assert done.code == 1
    assert "P301 error" in done.out
    assert len(citations(small)) == 1


def test_words_from_standard_input(small):
    """`--quote -` takes the words from standard input, without the line end behind them."""
    done = run("cite", "minutes", "--quote", "-", cwd=small, stdin=b"A second vote on the moorings is planned.\n")
    assert done.code == 0
    assert [c["quotation"] for c in citations(small) if "draft" not in c] == [
        "A second vote on the moorings is planned."
    ]
