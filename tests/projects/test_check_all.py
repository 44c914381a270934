"""Many citations against many sources: each decided alone, and what became of the sources."""

import builtins
import io
import os

import pytest
from attrs import evolve
from batch_pool import NOTE, TODAY, bare, checked, documents, pool, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import REPORT

from provenance.checking.check import check
from provenance.checking.policy import Ignore, Policy
from provenance.fingerprints.digests import fingerprint, segment_entries
from provenance.model.citation import Citation, Medium, Source
from provenance.model.document import Document
from provenance.model.finding import Level
from provenance.model.fingerprint import SourceState
from provenance.model.quotation import Quotation
from provenance.model.report import Coverage, TextPlace
from provenance.model.verdict import Place, Wording
from provenance.projects.check_all import SourcedQuotation, check_all


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(range(len(pool()))), unique=True), st.permutations(sorted(documents())))
def test_any_subset_in_any_order_gives_the_same_verdicts(chosen, order):
    """Each citation is decided alone: neither what else is in the batch nor the order of anything matters."""
    report = checked([pool()[index] for index in chosen], {key: documents()[key] for key in order})
    assert report.quotations == tuple(whole().quotations[index] for index in chosen)
    assert report.sources == whole().sources


def test_the_pool_has_every_place_and_wording():
    """The property above is about all answers, not about a few."""
    assert {row.verdict.place for row in whole().quotations} == set(Place)
    assert {row.verdict.wording for row in whole().quotations} >= {
        None,
        Wording.VERBATIM,
        Wording.ALTERED,
        Wording.DRIFTED,
    }


def test_what_was_not_looked_at_is_never_shown_as_checked():
    """A row is unchecked, red and counted so, exactly where nothing could be compared; D101 alone is a note."""
    unread = {"gone", "broken", "halved", "unknown", None}
    for item, row in zip(pool(), whole().quotations, strict=True):
        words = row.quotation.strip(" “”…")
        looked_at = item.source not in unread and words and "\udc00" not in words
        assert (row.verdict.place is Place.UNCHECKED) == (not looked_at)
        assert looked_at or row.verdict.level is (NOTE if item.source is None else Level.ERROR)
        assert looked_at or (row.verdict.reason and row.verdict.wording is None and row.evidence == ())
    covered = whole().coverage
    assert covered == Coverage(quotations=len(pool()), checked=12, unsourced=1, unchecked=len(pool()) - 13)


def test_verdicts_are_those_of_check_source():
    """What one source can answer alone is answered by the one function that every surface calls."""
    document = documents()["report"]
    for item, row in zip(pool(), whole().quotations, strict=True):
        if item.source != "report" or row.verdict.place in {Place.UNCHECKED, Place.ELSEWHERE}:
            continue
        alone = check(document, item if isinstance(item, Citation) else item.quotation)
        assert evolve(row.verdict, source=None) == alone
        assert row.verdict.source is SourceState.REVISED


def test_a_batch_is_decided_without_input_and_output(monkeypatch):
    """No file is opened, read or written: what is known was handed in."""
    expected = whole()

    def refused(*_args, **_options):
        raise AssertionError("a file was opened")

    with monkeypatch.context() as patch:
        for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (os, "stat"), (os, "listdir")):
            patch.setattr(module, name, refused)
        report = checked(pool(), documents())
    assert report == expected


def test_nothing_given_is_no_report_of_anything():
    """An empty batch has no rows, and says that nothing was checked."""
    report = check_all([], {})
    assert (report.quotations, report.sources, report.findings, report.coverage) == ((), (), (), Coverage())
    assert report.nothing_was_checked


@pytest.mark.parametrize(
    ("key", "code", "state", "message"),
    [
        ("report", "S201", SourceState.REVISED, "its words differ: line 1, lines 5 to 7"),
        ("gone", "S301", SourceState.ABSENT, "there is no file sources/gone.txt"),
        ("broken", "S302", SourceState.UNREADABLE, "sources/broken.pdf is a PDF, which cannot be read yet"),
    ],
)
def test_a_source_that_changed_or_is_gone_is_said_once(key, code, state, message):
    """Each source has one row with its state and one finding, however many citations it has."""
    (row,) = [row for row in whole().sources if row.key == key]
    assert row.comparison.state is state
    assert [(finding.code, finding.message) for finding in row.findings] == [(code, message)]


def test_a_source_that_is_what_it_was_has_no_finding():
    """Identical is said by the state alone; a source without a recorded fingerprint is not compared."""
    rows = {row.key: row for row in whole().sources}
    assert (rows["letter"].comparison.state, rows["letter"].findings) == (SourceState.IDENTICAL, ())
    assert (rows["twice"].comparison, rows["twice"].findings) == (None, ())
    assert list(rows) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "state", "code"),
    [
        (REPORT.replace("\n", "\r\n"), SourceState.SAME_WORDS, "S102"),
        (REPORT.replace("eleven", "twelve"), SourceState.REVISED, "S201"),
        ("\n\n".join(f"Quite another text, number {n}." for n in range(9)), SourceState.REPLACED, "S202"),
    ],
)
def test_the_state_of_a_source_has_its_code(text, state, code):
    """Re-flowed, revised and replaced sources are told apart."""
    six = "\n\n".join(f"Paragraph number {n} of the old text." for n in range(9)) if code == "S202" else REPORT
    record = Source("a.txt", fingerprint=fingerprint(Document(text=six)))
    report = check_all([], {"a": Document(text=text)}, ledger_sources={"a": record}, tables={"a": segment_entries(six)})
    (row,) = report.sources
    assert (row.comparison.state, [finding.code for finding in row.findings]) == (state, [code])


def test_an_unknown_key_gives_the_line_to_paste():
    """D102 ends in the command that adds the source, unless no source can have that key."""
    rows = check_all([bare("whatever it says", "tide-tables"), bare("whatever it says", "x; rm -rf ~")], {}).quotations
    assert [finding.code for row in rows for finding in row.verdict.findings] == ["D102", "D102"]
    assert rows[0].verdict.findings[0].message.endswith("provenance source add tide-tables PATH")
    assert rows[1].verdict.findings[0].message.endswith("provenance source add KEY PATH")


def test_the_policy_holds_for_every_kind_of_finding():
    """Levels, ignores with their citation, and the source's medium count for verdicts and sources alike."""
    citation = pool()[1]
    policy = Policy(
        levels={"S201": Level.ERROR, "D101": Level.ERROR},
        ignore=(Ignore("W201", "agreed", citation.id), Ignore("S301", "known"), Ignore("P303", "known")),
    )
    report = checked([citation, pool()[8], pool()[17], pool()[13]], documents(), policy=policy)
    assert [row.verdict.level for row in report.quotations] == [NOTE, None, Level.ERROR, Level.ERROR]
    by_key = {row.key: row.findings[0] for row in report.sources if row.findings}
    assert (by_key["report"].level, by_key["gone"].suppressed) == (Level.ERROR, "known")
    assert report.coverage.ignored == 3


def test_a_selection_never_hides_what_was_not_checked():
    """Selecting other codes leaves P401, D102, S301 and S302 in the report."""
    report = checked([pool()[13], pool()[16], pool()[1]], documents(), policy=Policy(select=("T",)))
    assert [[f.code for f in row.verdict.findings] for row in report.quotations] == [["P401"], ["D102"], []]
    assert {f.code for row in report.sources for f in row.findings} == {"S301", "S302"}


def test_the_medium_of_a_source_reaches_its_findings():
    """The number in another form is a note where the source is speech, a warning elsewhere."""
    source, item = (
        Document(text="We saw three thousand boats that day, she said."),
        bare("We saw 3,000 boats that day", "a"),
    )
    levels = {}
    for medium in (Medium.WRITTEN, Medium.SPEECH):
        report = check_all([item], {"a": source}, ledger_sources={"a": Source("a.txt", medium=medium)})
        levels[medium] = {finding.code: finding.level for finding in report.quotations[0].verdict.findings}
    if "W109" not in levels[Medium.WRITTEN]:
        pytest.skip("numbers in another form have no code of their own yet")
    assert (levels[Medium.WRITTEN]["W109"], levels[Medium.SPEECH]["W109"]) == (Level.WARNING, Level.NOTE)


def test_rows_carry_what_was_given():
    """Claim, speaker, place and id come back with the verdict; evidence gives line and column in the source."""
    item = SourcedQuotation(
        quotation=Quotation("nobody was told why", speaker="Ines Falk"),
        source="report",
        claim="Nobody knew.",
        at=TextPlace("draft.md", 3, 7),
    )
    (row, cited) = checked([item, pool()[0]], documents()).quotations
    assert (row.claim, row.speaker, row.at, row.id) == ("Nobody knew.", "Ines Falk", TextPlace("draft.md", 3, 7), None)
    assert (cited.claim, cited.id, cited.at) == ("Claim 0.", pool()[0].id, None)
    line = TODAY.splitlines()[6]
    assert row.evidence == (TextPlace("sources/report.txt", 7, line.index("nobody was told") + 1),)


def test_rivals_and_the_nearest_passage_are_evidence():
    """An ambiguous quotation shows each place, a missing one the passage that comes nearest."""
    rows = check_all([pool()[11], bare("the gate was open all day, said the watch", "twice")], documents()).quotations
    assert (rows[0].verdict.place, len(rows[0].evidence)) == (Place.AMBIGUOUS, 2)
    assert rows[0].passages == ("gate is shut at nightfall",) * 2
    assert (len(rows[1].evidence), len(rows[1].passages)) == (int(rows[1].verdict.nearest is not None),) * 2
