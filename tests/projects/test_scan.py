"""Scanning: what is recorded, what is kept, and that nothing moves that was not touched."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom_folder import ROOM
from small_project import LETTER, REPORT, opened, scanned, set_up, write

from provenance.checking.cite import cite
from provenance.errors import ReadError, UsageError
from provenance.fingerprints.digests import fingerprint
from provenance.ledger.save import ledger_bytes
from provenance.model.citation import DraftReference, Pinpoint, Recorded
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.verdict import Place
from provenance.projects.add_citation import add_citation
from provenance.projects.draft_files import DraftInput
from provenance.projects.project import open_project
from provenance.projects.scan import scan
from provenance.readers.read import read

SOLD = "that none of them may be sold"
ROPE = "I have kept the bill for the rope"
DRAFT = f"The panel found “{SOLD}” [@report, p. 14].\n\nThe letter says: “{ROPE}” [@letter].\n"
MADE = Recorded(at="2026-03-09T08:00:00Z", by="Desk")
FIRST = read(ROOM / "first-edition" / "moorings.md")


def test_a_new_quotation_is_pinned_with_all_that_the_draft_says_of_it(tmp_path):
    """Claim, words, draft, pinpoint and record come from draft and options, selectors from the source."""
    result = scanned(set_up(tmp_path, DRAFT), recorded=MADE)
    expected = cite(
        Document(text=REPORT),
        Quotation(SOLD),
        source="report",
        claim=f"The panel found “{SOLD}”.",
        draft=DraftReference("draft.md", 1),
        locator=Pinpoint("page", "14"),
        recorded=MADE,
    )
    assert evolve(result.added[0], locator=None) == evolve(expected, locator=None)
    assert result.added[0].locator is not None
    assert opened(tmp_path).ledger.citations == tuple(sorted(result.added, key=lambda citation: citation.id))
    assert (result.kept, result.changed, result.removed, result.refused, result.unsourced) == ((), (), (), (), 0)


def test_a_second_scan_changes_no_byte(tmp_path):
    """The same ledger and draft give the same bytes, also with another time and name."""
    set_up(tmp_path, DRAFT)
    added = scanned(tmp_path, recorded=MADE).added
    before = (tmp_path / "citations.json").read_bytes()
    again = scanned(tmp_path, recorded=Recorded(at="2027-01-01T00:00:00Z", by="Somebody else"))
    assert (tmp_path / "citations.json").read_bytes() == before
    assert (ids(again.kept), again.added, again.changed, again.removed) == (ids(added), (), (), ())


def ids(citations):
    """The ids of citations, in order."""
    return sorted(citation.id for citation in citations)


def newsroom(draft):
    """The newsroom's project in its first edition, with a draft and no file of its own: reads, writes nothing."""
    project = open_project(ROOM, must_exist=True)
    return project, [DraftInput("drafts/moorings.md", Document(text=draft), "drafts/moorings.md")]


# Words that make a paragraph of their own, free of marks, keys and the structure of Markdown.
PLAIN = st.text(st.sampled_from("abc äß\U0001f600,. "), min_size=1, max_size=40).map(lambda text: f"x{text}x")


@settings(deadline=None, max_examples=50)
@given(paragraphs=st.lists(PLAIN, min_size=1, max_size=4), at=st.integers(0, 100))
def test_paragraphs_put_in_leave_the_ledger_byte_identical(paragraphs, at):
    """Nothing that moves when unrelated text moves is stored, wherever in the draft it is put in."""
    text = FIRST.text
    _, _, body = text.split("---\n", 2)
    blocks = body.split("\n\n")
    place = at % (len(blocks) + 1)
    if any(block.lstrip().startswith((">", "[@")) for block in blocks[max(place - 1, 0) : place + 1]):
        place = 1
    longer = "\n\n".join([*blocks[:place], *paragraphs, *blocks[place:]])
    project, drafts = newsroom(longer)
    result = scan(project, drafts, recorded=MADE)
    assert ledger_bytes(result.ledger) == ledger_bytes(project.ledger)
    assert len(result.kept) == len(project.ledger.citations)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_scanning_any_draft_twice_gives_the_same_bytes(data):
    """Whatever the draft quotes, rightly or wrongly, a second scan finds nothing to do."""
    lines = [
        f"It found “{SOLD}” [@report].",
        f"It found “{SOLD}” [@report].",
        "It found “that none of them must be sold” [@report].",
        f"Or “{ROPE}” [@letter].",
        f"Or “{ROPE}” [@report].",
        "He said “nobody knows whose words these are”.",
        "She said “nobody was told why the lamps were taken away” [@unknown].",
        "It found “The panel sat … its last page” [@report].",
        "They call them “floating attics”, I hear [@report].",
    ]
    project = _in_memory()
    chosen = data.draw(st.lists(st.sampled_from(lines), max_size=7))
    drafts = [DraftInput("draft.md", Document(text="\n\n".join(chosen)), "draft.md")]
    first = scan(project, drafts)
    second = scan(evolve(project, ledger=first.ledger), drafts)
    assert ledger_bytes(second.ledger) == ledger_bytes(first.ledger)
    assert (second.added, second.changed, second.removed) == ((), (), ())
    assert [row.quotation for row in second.refused] == [row.quotation for row in first.refused]
    assert len(first.added) + len(first.refused) + first.unsourced == len(chosen)


_PROJECTS = []


@pytest.fixture(autouse=True, scope="module")
def _project_on_disk(tmp_path_factory):
    _PROJECTS.append(opened(set_up(tmp_path_factory.mktemp("scan"))))
    yield
    _PROJECTS.clear()


def _in_memory():
    """A project with sources and without citations, kept for all examples of a property."""
    return _PROJECTS[0]


def test_a_retyped_quotation_keeps_id_and_pin(tmp_path):
    """Words, claim and record become those of today; id, selectors and occurrence stay."""
    set_up(tmp_path, DRAFT)
    before = scanned(tmp_path).added[0]
    write(tmp_path, {"draft.md": DRAFT.replace("may be sold", "must be sold").replace("The panel", "It")})
    result = scanned(tmp_path, recorded=MADE)
    (after,) = result.changed
    assert after == evolve(
        before,
        quotation="that none of them must be sold",
        claim="It found “that none of them must be sold”.",
        recorded=MADE,
    )
    assert (result.added, result.removed, len(result.kept)) == ((), (), 1)


def test_what_the_draft_prints_no_more_is_removed(tmp_path):
    """Its citation leaves the ledger and is listed; those of other drafts and without a draft stay."""
    set_up(tmp_path, DRAFT)
    write(tmp_path, {"other.md": f"Other: “{SOLD}” [@report].\n"})
    gone, kept = scanned(tmp_path).added
    other = scanned(tmp_path, "other.md").added[0]
    own = add_citation(opened(tmp_path), "report", Quotation("read the register"))
    write(tmp_path, {"draft.md": DRAFT.split("\n\n")[1]})
    result = scanned(tmp_path)
    assert (result.removed, result.kept) == ((gone,), (kept,))
    assert ids(opened(tmp_path).ledger.citations) == ids([kept, other, own])


def test_an_id_that_was_given_is_not_given_to_another(tmp_path):
    """Words that are taken out and put back at another number get an id of their own while the old one is in use."""
    set_up(tmp_path, f"A “{SOLD}” [@report].\n\nB “{SOLD}” [@report].\n")
    first, second = scanned(tmp_path).added
    write(tmp_path, {"other.md": f"C “{SOLD}” [@report].\n"})
    (third,) = scanned(tmp_path, "other.md").added
    assert [second.id, third.id] == [f"{first.id}-2", f"{first.id}-3"]


def test_what_cannot_be_pinned_is_listed_with_place_and_reason(tmp_path):
    """Missing, ambiguous, of an unknown key, of a source that is gone: refused, each with what is known of it."""
    sources = {"report": REPORT, "twice": "The gate is shut.\n\nThe gate is shut.\n", "gone": LETTER}
    draft = (
        "A “a sentence that nobody wrote in any of them” [@report].\n\nB “The gate is shut” [@twice].\n\n"
        f"C “whatever is said there, if it is” [@unknown].\n\nD “{ROPE}” [@gone].\n\n"
        "E “nobody knows whose words these are”.\n"
    )
    set_up(tmp_path, draft, sources=sources)
    (tmp_path / "sources" / "gone.txt").unlink()
    result = scanned(tmp_path)
    assert (result.added, result.unsourced) == ((), 1)
    told = [(str(row.at), row.source, row.verdict.place if row.verdict is not None else None) for row in result.refused]
    assert told == [
        ("draft.md:1:3", "report", Place.MISSING),
        ("draft.md:3:3", "twice", Place.AMBIGUOUS),
        ("draft.md:5:3", "unknown", None),
        ("draft.md:7:3", "gone", None),
    ]
    assert [row.reason for row in result.refused[2:]] == [
        "there is no source with the key unknown",
        "there is no file sources/gone.txt",
    ]
    assert all(row.quotation and row.reason for row in result.refused)


def test_a_citation_is_kept_while_its_source_is_gone(tmp_path):
    """What the draft still prints stays pinned, even where its source cannot be read or has lost the passage."""
    set_up(tmp_path, DRAFT)
    added = scanned(tmp_path).added
    (tmp_path / "sources" / "report.txt").unlink()
    write(tmp_path, {"sources/letter.txt": "Another letter altogether.\n"})
    assert ids(scanned(tmp_path).kept) == ids(added)


def test_unknown_fields_and_the_records_of_sources_survive(tmp_path):
    """A scan touches citations of its drafts and nothing else."""
    set_up(tmp_path, DRAFT)
    before = opened(tmp_path).ledger
    result = scan(evolve(opened(tmp_path), ledger=evolve(before, extra={"house": "Courier"})), [])
    assert (result.ledger.extra, result.ledger.sources) == ({"house": "Courier"}, before.sources)
    assert before.sources["report"].fingerprint == fingerprint(read(tmp_path / "sources" / "report.txt"))


def test_a_draft_that_the_ledger_cannot_name_is_refused(tmp_path):
    """Standard input and files elsewhere have no place in a ledger; what could not be read is raised."""
    folder = set_up(tmp_path / "project", DRAFT)
    write(tmp_path, {"outside.md": DRAFT})
    with pytest.raises(UsageError, match=r"outside\.md is not in the folder of the ledger"):
        scanned(folder, "../outside.md")
    with pytest.raises(UsageError, match=r"^- is not in the folder"):
        scan(opened(folder), [DraftInput("-", Document(text=DRAFT))])
    with pytest.raises(ReadError, match="there is no file x"):
        scan(opened(folder), [DraftInput("x", ReadError("there is no file x"), "x")])
    assert opened(folder).ledger.citations == ()


def test_a_draft_named_twice_is_scanned_once(tmp_path):
    """The same file under two paths does not double its citations."""
    set_up(tmp_path, DRAFT)
    (tmp_path / "link.md").symlink_to(tmp_path / "draft.md")
    assert len(scanned(tmp_path, "draft.md", "link.md", "draft.md").added) == 2
