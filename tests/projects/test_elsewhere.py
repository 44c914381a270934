"""What only a batch can say: words of another source, and citations that now stand at one place."""

import pytest
from batch_pool import TWICE, bare, documents, pool
from small_project import LETTER

from provenance.checking.cite import cite
from provenance.model.citation import Citation, TextPositionSelector, TextQuoteSelector
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.report import TextPlace
from provenance.model.verdict import Elsewhere, Place, Wording
from provenance.projects.check_all import check_all


def test_words_of_another_source_are_elsewhere():
    """Six words that another known source has cleanly are P303, with their place and words there."""
    (row,) = check_all([pool()[8]], documents()).quotations
    assert row.verdict.place is Place.ELSEWHERE
    start = LETTER.index("the lamps on the quay")
    (span,) = row.verdict.elsewhere.spans
    assert row.verdict.elsewhere == Elsewhere("letter", (span,))
    assert (span.start, span.of(LETTER)) == (start, row.quotation)
    assert row.verdict.wording is Wording.VERBATIM
    assert row.verdict.spans == ()
    assert [finding.code for finding in row.verdict.findings] == ["P303"]
    assert row.evidence == (TextPlace("sources/letter.txt", 1, start + 1),)
    assert row.passages == (row.quotation,)


@pytest.mark.parametrize(
    "item",
    [
        bare("the bill for the rope", "report"),
        bare("the lamps on the quay were taken down by the butcher", "report"),
        bare("The Lamps On The Quay Were Taken Down", "report", binding="weak"),
    ],
    ids=["five words", "another word", "a title"],
)
def test_nobody_is_accused_of_stock_phrases_titles_or_changed_words(item):
    """Fewer than six words, words that are not quite there, and a title near a key are not looked for elsewhere."""
    (row,) = check_all([item], documents()).quotations
    assert row.verdict.place is Place.MISSING


def test_of_several_other_sources_the_one_with_the_best_words_is_named():
    """Verbatim comes before typographic, then the first key; the order of the mapping does not matter."""
    words = "the keeper's lamps were taken down by the chandler"
    straight, curly = Document(text=f"Yes, {words}."), Document(text=f"Yes, {words}.".replace("'", "’"))
    sources = {"named": documents()["twice"], "d": straight, "b": curly, "c": straight}
    (row,) = check_all([bare(words, "named")], sources).quotations
    assert row.verdict.elsewhere.source == "c"
    (row,) = check_all([bare(words, "named")], {key: sources[key] for key in ("b", "named")}).quotations
    assert (row.verdict.elsewhere.source, row.verdict.wording) == ("b", Wording.TYPOGRAPHIC)


@pytest.mark.parametrize(
    ("printed", "wording"),
    [
        ("the lamps on the quay were taken down … in the night of the fair", Wording.ALTERED),
        ("the lamp[s] on the quay were taken down by the chandler", Wording.ALTERED),
        ("the lamps on the quay were taken down by the chand-\nler", Wording.TYPOGRAPHIC),
    ],
)
def test_edited_words_are_found_elsewhere_too(printed, wording):
    """An omission, an insertion in brackets or a line break does not keep words from being known."""
    (row,) = check_all([bare(printed, "report")], documents()).quotations
    assert (row.verdict.place, row.verdict.wording) == (Place.ELSEWHERE, wording)


def test_a_pinned_passage_that_is_gone_stays_said_where_the_words_are_elsewhere():
    """That only a twin of the pinned passage is left is not lost when another source has the words."""
    gone, twin = (f"The pontoon at {quay} Quay will close for repairs in May." for quay in ("East", "West"))
    before = f"{gone}\n\n{twin}\n"
    citation = cite(Document(text=before), Quotation(gone), source="a")
    left = Document(text=f"Other news.\n\n{twin}\n")
    (row,) = check_all([citation], {"a": left, "b": Document(text=before)}).quotations
    assert row.verdict.place is Place.ELSEWHERE
    assert [finding.code for finding in row.verdict.findings] == ["P303", "P302"]


def pinned_at(name, start, text, words):
    """A citation that knows the words and the place, but no surroundings."""
    position = TextPositionSelector(start, start + len(words))
    assert position.span.of(text) == words
    return Citation(id=name, source="twice", selectors=(TextQuoteSelector(words), position), quotation=words)


def test_citations_that_were_apart_and_now_stand_at_one_place_are_noted():
    """P103 is said once for two citations, in the report and not in a verdict."""
    words = "gate is shut at nightfall"
    pair = [pinned_at("b", TWICE.rindex(words), TWICE, words), pinned_at("a", TWICE.index(words), TWICE, words)]
    once = {"twice": Document(text=TWICE.split("\n\n")[1])}
    report = check_all(pair, once)
    (noted,) = report.findings
    assert (noted.finding.code, noted.citation) == ("P103", "b")
    assert noted.finding.message == "b and a were pinned to different places of twice and now stand at one"
    assert check_all(pair[::-1], once).findings == report.findings
    assert check_all(pair[:1], once).findings == ()
    assert [check_all([each], once).quotations[0] for each in pair] == list(report.quotations)


def test_citations_that_always_shared_a_place_are_not_noted():
    """Two drafts may quote the same words."""
    words = "gate is shut at nightfall"
    pair = [pinned_at(name, TWICE.index(words), TWICE, words) for name in "ab"]
    assert check_all(pair, {"twice": Document(text=TWICE.split("\n\n")[0])}).findings == ()
