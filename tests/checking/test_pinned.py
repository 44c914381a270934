"""Pinned citations: the recorded version is evidence of where the passage went and of which side changed."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance as pv

BEFORE = "The trust met on Monday in the old net loft, with the windows open."
SENTENCE = "None of the 3,800 moorings may be sold before the count is finished."
AFTER = "The mayor agreed with it at once and asked for the minutes."
FILLER = "The ferry ran late again, and nobody on the quay seemed to mind it much."
FIRST = (
    f"{FILLER}\n\n{BEFORE} {SENTENCE} {AFTER}\n\nElsewhere the pilots wrote about ice, ropes and the price of tar.\n"
)
DOCUMENT = pv.Document(text=FIRST)
CITATION = pv.cite(DOCUMENT, pv.Quotation(SENTENCE), source="review", claim="A claim.")
RECORDED = pv.fingerprint(DOCUMENT)


def check(text: str, citation: pv.Citation = CITATION, earlier: pv.Document | None = None) -> pv.Verdict:
    """The verdict on a citation against another version of the text."""
    return pv.check_source(pv.Document(text=text), [citation], recorded=RECORDED, earlier=earlier)[0]


def test_an_unchanged_source_pins_the_passage() -> None:
    """Same text, same words: pinned, verbatim, nothing changed, no finding."""
    verdict = check(FIRST)
    assert (verdict.source, verdict.place, verdict.wording) == ("identical", "pinned", "verbatim")
    assert (verdict.changed, verdict.level, verdict.shift) == (None, None, None)


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=1, max_value=6), st.booleans())
def test_text_before_the_passage_moves_it_by_exactly_so_much(count: int, take_out: bool) -> None:
    """An edit outside the sentences it touches changes nothing but place and source."""
    changed = FIRST.replace(FILLER, "") if take_out else f"{FILLER} {count}\n" * count + FIRST
    verdict = check(changed)
    assert (verdict.place, verdict.wording, verdict.changed) == ("moved", "verbatim", None)
    assert verdict.shift is not None
    assert verdict.shift.by == len(changed) - len(FIRST)
    assert f"{abs(verdict.shift.by)} characters" in verdict.shift.why
    assert verdict.spans[0].of(changed) == SENTENCE
    assert verdict.level == "note"


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=11), st.sampled_from(["drop", "replace", "insert"]))
def test_an_edit_inside_the_span_is_seen(at: int, how: str) -> None:
    """Any single word changed in the pinned sentence is drift, found at its place, on the source's side."""
    words, at = SENTENCE.split(), max(at, 1) if how == "insert" else at
    words[at : at + (how != "insert")] = [] if how == "drop" else ["zeppelin"]
    verdict = check(FIRST.replace(SENTENCE, " ".join(words)))
    assert verdict.place in {"pinned", "moved"}
    assert (verdict.source, verdict.wording, verdict.changed) == ("revised", "drifted", "source")
    assert verdict.level in {"warning", "error"}


def test_a_changed_draft_is_told_from_a_changed_source() -> None:
    """`changed` names the side that differs from what was recorded, or both."""
    retyped = evolve(CITATION, quotation=SENTENCE.replace("3,800", "3,900"))
    assert check(FIRST, retyped).changed == "draft"
    revised = FIRST.replace("3,800", "3,700")
    assert check(revised).changed == "source"
    assert check(revised, retyped).changed == "both"


def test_a_deleted_sentence_is_not_adopted_by_its_twin() -> None:
    """A near twin that stood there all along is shown as the nearest passage, never taken for the pinned one."""
    twin = "None of the 3,800 berths may be sold before the count is finished."
    first = FIRST + twin + "\n"
    citation = pv.cite(pv.Document(text=first), pv.Quotation(SENTENCE), source="review")
    verdict = check(first.replace(SENTENCE + " ", ""), citation)
    assert (verdict.place, verdict.wording, verdict.changed) == ("missing", None, "source")
    assert [finding.code for finding in verdict.findings] == ["P302"]
    assert verdict.nearest is not None


def test_a_deleted_sentence_is_not_adopted_by_an_exact_copy() -> None:
    """Pinned as one of two copies with one left in other surroundings: that one is not the passage."""
    first = f"{FIRST}\nA pamphlet printed long ago in another town has this line too: {SENTENCE} So it goes on.\n"
    citation = pv.cite(
        pv.Document(text=first), pv.Quotation(SENTENCE, prefix=BEFORE + " ", suffix=" " + AFTER), source="review"
    )
    assert citation.occurrence is not None
    assert (citation.occurrence.index, citation.occurrence.of) == (1, 2)
    verdict = check(first.replace(f"{BEFORE} {SENTENCE} {AFTER}", "All of this was taken out of the report."), citation)
    assert verdict.place == "missing"
    assert [finding.code for finding in verdict.findings] == ["P302"]


def test_an_edited_sentence_stays_where_it_is_beside_an_untouched_copy() -> None:
    """Edited in place is drifted here, although an untouched copy stands elsewhere."""
    text = FIRST.replace("3,800", "3,900") + f"\nA pamphlet printed long ago has this line: {SENTENCE}\n"
    verdict = check(text)
    assert (verdict.place, verdict.wording, verdict.changed) == ("pinned", "drifted", "source")
    assert [edit.code for edit in verdict.edits] == ["W201"]


def test_a_lone_copy_in_other_surroundings_is_a_warning() -> None:
    """The words moved to a place where neither side of the context stands: located, but P102."""
    text = f"Quite another report, with other people in it, opens like this. {SENTENCE} Then it goes on about geese.\n"
    verdict = check(text)
    assert (verdict.place, verdict.wording) == ("moved", "verbatim")
    assert "P102" in {finding.code for finding in verdict.findings}
    assert verdict.level == "warning"


def test_the_earlier_version_shows_a_copy_that_the_record_did_not_count() -> None:
    """With the earlier text at hand, a second copy that stood there is no new home of the passage."""
    first = f"{FIRST}\nA pamphlet printed long ago in another town has this line too: {SENTENCE} So it goes on.\n"
    careless = evolve(CITATION, occurrence=None)
    text = first.replace(f"{BEFORE} {SENTENCE} {AFTER}", "All of this was taken out of the report.")
    assert check(text, careless).place == "moved"
    verdict = check(text, careless, earlier=pv.Document(text=first))
    assert verdict.place == "missing"
    assert [finding.code for finding in verdict.findings] == ["P302"]


def test_a_source_without_the_passage_is_missing() -> None:
    """Nothing that resembles the passage: missing, and the source is the side that changed."""
    verdict = check("A wholly different text about gardening, bees and honey in the hills.")
    assert (verdict.place, verdict.changed, verdict.nearest) == ("missing", "source", None)
    assert verdict.level == "error"


def test_an_elided_quotation_is_pinned_by_fragment() -> None:
    """Each fragment has its selectors; an edit in one is drift, and the omission is shown."""
    quotation = pv.Quotation("None of the 3,800 moorings … before the count is finished")
    citation = pv.cite(DOCUMENT, quotation, source="review")
    assert len(citation.quotes) == len(citation.positions) == 2
    assert check(FIRST, citation).wording == "altered"
    moved = check(FILLER + "\n\n" + FIRST, citation)
    assert (moved.place, moved.wording, len(moved.spans)) == ("moved", "altered", 2)
    drifted = check(FIRST.replace("the count is", "the trial is"), citation)
    assert (drifted.wording, drifted.changed) == ("drifted", "source")


def test_a_paraphrase_follows_its_passage() -> None:
    """A claim without a quotation is anchored to its passage, and the drift of that passage is seen."""
    citation = evolve(CITATION, quotation=None)
    assert check(FIRST, citation).wording == "verbatim"
    verdict = check(FIRST.replace("may be sold", "must be sold"), citation)
    assert (verdict.place, verdict.wording, verdict.changed) == ("pinned", "drifted", "source")
    assert {edit.code for edit in verdict.edits} == {"W204"}


def test_a_citation_without_positions_is_found() -> None:
    """A record with quote selectors only pins no place: `found`, and no shift."""
    verdict = check(FILLER + FIRST, evolve(CITATION, selectors=CITATION.quotes))
    assert (verdict.place, verdict.wording, verdict.shift) == ("found", "verbatim", None)


def test_markup_in_the_pinned_words_does_not_count_as_drift() -> None:
    """A passage pinned in a Markdown source is found again, markup and all."""
    text = f"# Report\n\n{BEFORE} None of the **3,800** moorings [may be sold](https://example.org/x) soon. {AFTER}\n"
    document = pv.read(text.encode(), media_type="text/markdown")
    citation = pv.cite(document, pv.Quotation("None of the 3,800 moorings may be sold soon"), source="review")
    later = pv.read(("Intro.\n\n" + text).encode(), media_type="text/markdown")
    assert pv.check(document, citation).place == "pinned"
    verdict = pv.check(later, citation)
    assert (verdict.place, verdict.wording, verdict.changed) == ("moved", "typographic", None)


def test_cite_refuses_what_does_not_resolve() -> None:
    """Ambiguous and missing quotations are not pinned, and the error carries the verdict."""
    twice = pv.Document(text=f"{SENTENCE} And once more: {SENTENCE}")
    with pytest.raises(pv.CitationRefused) as ambiguous:
        pv.cite(twice, pv.Quotation(SENTENCE), source="review")
    assert ambiguous.value.verdict.place == "ambiguous"
    with pytest.raises(pv.CitationRefused) as missing:
        pv.cite(DOCUMENT, pv.Quotation("The geese were never counted by anybody"), source="review")
    assert missing.value.verdict.place == "missing"


def test_context_is_described_until_it_differs() -> None:
    """The context of a copy reaches past everything that the copies share, on both sides, at word boundaries."""
    copy = f"and so the long report says once more that {SENTENCE} as everybody in the whole town knew by then"
    text = f"In spring {copy} already.\n\nIn autumn {copy} anyway.\n"
    quotation = pv.Quotation(SENTENCE, near=text.rindex(SENTENCE) + 1)
    citation = pv.cite(pv.Document(text=text), quotation, source="review")
    quote = citation.quotes[0]
    assert "autumn" in quote.prefix
    assert "anyway" in quote.suffix
    assert text[citation.positions[0].start - len(quote.prefix) :].startswith(quote.prefix + SENTENCE + quote.suffix)
    assert len(CITATION.quotes[0].prefix) >= 32
    assert len(CITATION.quotes[0].suffix) >= 32


def test_a_changed_gap_of_an_elided_quotation_is_the_source_s_change() -> None:
    """A “never” put in where the ellipsis stands is E201, and the side that changed is the source."""
    text = "The council will, in due course, sell the moorings in May, the clerk said."
    document = pv.Document(text=text)
    citation = pv.cite(document, pv.Quotation("The council will … sell the moorings"), source="minutes")
    verdict = pv.check(pv.Document(text=text.replace("will,", "will never,")), citation)
    assert "E201" in {edit.code for edit in verdict.edits}
    assert verdict.changed == "source"


def test_a_copy_that_comes_to_stand_at_the_recorded_position_is_not_the_passage() -> None:
    """Equal words at the pinned offset count only in their recorded surroundings: red if the offset were enough."""
    start = CITATION.positions[0].start
    text = f"{('other words ' * start)[: start - 1]} {SENTENCE} Nobody knows why.\n\n{FIRST}"
    assert text[start:].startswith(SENTENCE)
    verdict = check(text)
    assert verdict.place == "moved"
    assert verdict.spans[0].start == text.rindex(SENTENCE)
