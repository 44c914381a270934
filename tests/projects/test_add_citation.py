"""A citation given by hand: pinned, saved, and not twice."""

import pytest
from small_project import REPORT, opened, set_up, write

from provenance.checking.cite import cite
from provenance.errors import CitationRefused, LedgerError, QuotationError, ReadError, UsageError
from provenance.model.citation import Medium, Pinpoint, Recorded
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.verdict import Place
from provenance.projects.add_citation import add_citation
from provenance.projects.project import open_project

SOLD = Quotation("that none of them may be sold", speaker="Ines Falk")
TWICE = "Early on: the gate is shut at nightfall.\n\nLater on: the gate is shut at nightfall.\n"


def test_a_citation_is_pinned_and_saved(tmp_path):
    """It is what `cite` gives, with all that was said of it."""
    made = Recorded(at="2026-03-09T08:00:00Z", by="Desk")
    options = {"claim": "None may be sold.", "locator": Pinpoint("page", "14"), "recorded": made}
    citation = add_citation(opened(set_up(tmp_path)), "report", SOLD, **options)
    assert citation == cite(Document(text=REPORT), SOLD, source="report", **options)
    assert opened(tmp_path).ledger.citations == (citation,)


def test_the_same_words_are_not_recorded_twice_at_one_place(tmp_path):
    """Given again they are refused with the id of the citation that is there, and nothing is written."""
    project = opened(set_up(tmp_path))
    first = add_citation(project, "report", SOLD, claim="A.")
    before = project.ledger_path.read_bytes()
    with pytest.raises(UsageError, match=f"recorded at this place already, as {first.id}"):
        add_citation(project, "report", SOLD, claim="B.", recorded=Recorded(by="Desk"))
    assert project.ledger_path.read_bytes() == before


def test_context_chooses_between_equal_places(tmp_path):
    """Words that stand twice are refused with the verdict, and pinned where their surroundings or a hint say."""
    project = opened(set_up(tmp_path, sources={"twice": TWICE}))
    words = "the gate is shut at nightfall"
    with pytest.raises(CitationRefused) as caught:
        add_citation(project, "twice", Quotation(words))
    assert caught.value.verdict.place is Place.AMBIGUOUS
    assert opened(tmp_path).ledger.citations == ()
    late = add_citation(project, "twice", Quotation(words, prefix="Later on: "))
    assert late.positions[0].start == TWICE.rindex(words)
    assert (late.occurrence.index, late.occurrence.of) == (2, 2)


def test_what_cannot_be_cited_is_refused_and_nothing_is_written(tmp_path):
    """An unknown key, a source that is gone, no words, and words that are not there, each with its own error."""
    project = opened(set_up(tmp_path))
    before = project.ledger_path.read_bytes()
    with pytest.raises(UsageError, match=r"there is no source reprot: known are letter, report"):
        add_citation(project, "reprot", SOLD)
    for text in ("", " ", "“ … ”"):
        with pytest.raises(QuotationError):
            add_citation(project, "report", Quotation(text))
    with pytest.raises(CitationRefused) as caught:
        add_citation(project, "letter", SOLD)
    assert caught.value.verdict.place is Place.MISSING
    (tmp_path / "sources" / "report.txt").unlink()
    with pytest.raises(ReadError, match=r"there is no file sources/report\.txt"):
        add_citation(project, "report", SOLD)
    assert project.ledger_path.read_bytes() == before


def test_without_a_ledger_there_is_nothing_to_cite(tmp_path):
    """The error says how to begin one, and leaves nothing behind."""
    write(tmp_path, {"provenance.toml": ""})
    with pytest.raises(LedgerError, match="provenance source add KEY PATH"):
        add_citation(open_project(tmp_path, must_exist=False), "report", SOLD)
    assert [path.name for path in tmp_path.iterdir()] == ["provenance.toml"]


def test_what_others_wrote_meanwhile_is_kept(tmp_path):
    """The ledger is loaded under the lock, not as it was when the project was opened."""
    stale = opened(set_up(tmp_path))
    first = add_citation(opened(tmp_path), "report", Quotation("read the register"))
    second = add_citation(stale, "report", SOLD)
    assert {citation.id for citation in opened(tmp_path).ledger.citations} == {first.id, second.id}
    assert Medium.WRITTEN not in {source.medium for source in stale.ledger.sources.values()}
