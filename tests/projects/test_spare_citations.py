"""Citations that no draft prints: those of a draft that is gone, and those that were recorded by hand."""

from pathlib import Path

import pytest
from attrs import evolve
from small_project import checked, codes, opened, scanned, set_up

from provenance.errors import UsageError
from provenance.model.quotation import Quotation
from provenance.model.verdict import Place
from provenance.projects.add_citation import add_citation
from provenance.projects.forget_draft import forget_draft

DRAFT = "It “counted three thousand eight hundred moorings” [@report], and “none of them may be sold” [@report].\n"
TWICE = "Early on: the gate is shut at nightfall.\n\nLater on: the gate is shut at nightfall.\n"
GATE = "They say that “the gate is shut at nightfall” [@twice].\n"


def by_id(citations):
    """The citations by their id."""
    return {citation.id: citation for citation in citations}


def pinned_late(folder):
    """A project whose draft quotes words that stand twice, the later of them pinned by hand; gives the citation."""
    set_up(folder, GATE, sources={"twice": TWICE})
    return add_citation(
        opened(folder), "twice", Quotation("the gate is shut at nightfall", near=TWICE.rindex("the gate"))
    )


def test_a_renamed_draft_takes_its_citations_over(tmp_path):
    """Ids and pins stay, the path is the new one, and the project is green again."""
    before = by_id(scanned(set_up(tmp_path, DRAFT)).added)
    (tmp_path / "draft.md").rename(tmp_path / "renamed.md")
    assert {row.verdict.place for row in checked(tmp_path).quotations} == {Place.UNCHECKED}
    result = scanned(tmp_path, "renamed.md")
    assert (result.added, result.removed, result.moved_from) == ((), (), ("draft.md", "draft.md"))
    for citation in result.moved:
        old = before[citation.id]
        assert citation == evolve(old, draft=evolve(old.draft, path="renamed.md"))
    assert opened(tmp_path).ledger.citations == tuple(sorted(result.moved, key=lambda citation: citation.id))
    assert checked(tmp_path).level is None


def test_a_copy_of_a_draft_takes_nothing_from_one_that_is_still_there(tmp_path):
    """Only citations of drafts that are gone are taken over."""
    scanned(set_up(tmp_path, DRAFT))
    (tmp_path / "copy.md").write_text(DRAFT)
    result = scanned(tmp_path, "copy.md")
    assert (len(result.added), result.moved, len(opened(tmp_path).ledger.citations)) == (2, (), 4)


def test_a_renamed_draft_takes_over_only_what_it_prints_with_the_same_key(tmp_path):
    """Other words and another key are other citations; what is left of the old draft waits to be forgotten."""
    scanned(set_up(tmp_path, DRAFT))
    (tmp_path / "draft.md").unlink()
    (tmp_path / "new.md").write_text(
        "“counted three thousand eight hundred moorings” [@letter], “may be sold” [@report]\n"
    )
    result = scanned(tmp_path, "new.md")
    assert (result.moved, len(result.added), len(opened(tmp_path).ledger.citations)) == ((), 1, 3)


def test_the_report_on_a_draft_that_is_gone_names_both_remedies(tmp_path):
    """A draft may have been renamed or deleted: the P401 says what to do about either."""
    scanned(set_up(tmp_path, DRAFT))
    (tmp_path / "draft.md").unlink()
    report = checked(tmp_path)
    assert codes(report) == ["P401"]
    messages = [report.findings[0].finding.message, *(row.verdict.reason for row in report.quotations)]
    for message in messages:
        assert "`provenance scan NEW.md`" in message
        assert "`provenance scan --forget draft.md`" in message


def test_a_deleted_draft_is_forgotten(tmp_path):
    """All of its citations are taken out, those of other drafts stay."""
    set_up(tmp_path, DRAFT)
    (tmp_path / "other.md").write_text("“counted three thousand eight hundred moorings” [@report]\n")
    gone = scanned(tmp_path).added
    kept = scanned(tmp_path, "other.md").added
    (tmp_path / "draft.md").unlink()
    for path in (tmp_path / "draft.md", Path("draft.md")):
        done = forget_draft(opened(tmp_path), path)
        assert (by_id(done.removed), done.ledger.citations) == (by_id(gone), kept)


def test_a_draft_that_is_there_or_unknown_is_not_forgotten(tmp_path):
    """Refused while the file exists, and where the ledger has no citation of it."""
    scanned(set_up(tmp_path, DRAFT))
    with pytest.raises(UsageError, match="is still there"):
        forget_draft(opened(tmp_path), tmp_path / "draft.md")
    with pytest.raises(UsageError, match="no citation of the draft"):
        forget_draft(opened(tmp_path), tmp_path / "nobody.md")


def test_a_citation_by_hand_is_taken_for_the_quotation_of_the_draft(tmp_path):
    """Words that stand twice are checked at the place that was pinned, and are counted once."""
    citation = pinned_late(tmp_path)
    for report in (checked(tmp_path, "draft.md"), (scanned(tmp_path), checked(tmp_path))[1]):
        (row,) = report.quotations
        assert (row.id, row.verdict.place, row.evidence[0].line) == (citation.id, Place.PINNED, 3)
        assert (codes(report), report.level) == ([], None)


def test_a_whole_check_counts_a_citation_by_hand_once(tmp_path):
    """A draft that the settings match has it, so that it is no row of its own too."""
    citation = pinned_late(tmp_path)
    (tmp_path / "provenance.toml").write_text('drafts = ["*.md"]\n')
    report = checked(tmp_path)
    assert [(row.id, row.at is None) for row in report.quotations] == [(citation.id, False)]


def test_without_a_citation_by_hand_the_words_stay_ambiguous(tmp_path):
    """The control: nothing says which of the two places is meant, and the scan refuses."""
    set_up(tmp_path, GATE, sources={"twice": TWICE})
    assert [row.verdict.place for row in checked(tmp_path, "draft.md").quotations] == [Place.AMBIGUOUS]
    assert len(scanned(tmp_path).refused) == 1


def test_a_scan_attaches_a_citation_by_hand_to_the_draft(tmp_path):
    """Id and pin stay; afterwards the scan keeps it and the ledger stays as it is."""
    citation = pinned_late(tmp_path)
    result = scanned(tmp_path)
    (attached,) = result.attached
    assert (attached.id, attached.selectors) == (citation.id, citation.selectors)
    assert (attached.draft.path, attached.claim) == ("draft.md", GATE.replace(" [@twice]", "").strip())
    before = opened(tmp_path).ledger_path.read_bytes()
    assert scanned(tmp_path).kept == (attached,)
    assert opened(tmp_path).ledger_path.read_bytes() == before


def test_two_citations_by_hand_are_attached_in_the_order_of_their_places(tmp_path):
    """A draft that prints both passages gets the earlier one first, whatever their ids are."""
    late = pinned_late(tmp_path)
    words = Quotation("the gate is shut at nightfall", near=TWICE.index("the gate"))
    early = add_citation(opened(tmp_path), "twice", words)
    (tmp_path / "draft.md").write_text(GATE + "\n" + GATE)
    assert [(c.id, c.draft.nth) for c in scanned(tmp_path).attached] == [(early.id, 1), (late.id, 2)]
