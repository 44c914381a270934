"""`check_source`: each item decided alone, places and wordings, what cannot be checked, threads and pickles."""

from __future__ import annotations

import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance as pv
from provenance.model.codes import CODES

ROOM = Path(__file__).parents[2] / "fixtures" / "newsroom"
TEXT = (ROOM / "first-edition" / "wire-story.txt").read_text(encoding="utf-8")
TODAY = (ROOM / "sources" / "wire-story.txt").read_text(encoding="utf-8")
WORDS = TEXT.split()
QUOTATIONS = [pv.Quotation(" ".join(WORDS[at : at + 9])) for at in range(0, len(WORDS) - 9, 31)]
QUOTATIONS += [pv.Quotation(q.text.replace("the", "no", 1)) for q in QUOTATIONS if "the" in q.text]
QUOTATIONS += [pv.Quotation("words that nobody ever printed in this town about its boats"), pv.Quotation("the")]


def _batch() -> tuple[pv.Document, list[pv.Citation | pv.Quotation]]:
    document = pv.Document(text=TEXT)
    pinned = []
    for quotation in QUOTATIONS:
        if pv.check(document, quotation).place == "found":
            pinned.append(pv.cite(document, quotation, source="wire-story", taken=[c.id for c in pinned]))
    return document, [*QUOTATIONS, *pinned]


DOCUMENT, BATCH = _batch()
RECORDED = pv.fingerprint(DOCUMENT)
ALONE = [pv.check_source(pv.Document(text=TODAY), [item], recorded=RECORDED)[0] for item in BATCH]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=len(BATCH) - 1), min_size=1, max_size=25))
def test_any_subset_in_any_order_gives_the_same_verdicts(chosen: list[int]) -> None:
    """What else is in a batch, and where, changes no verdict: each is decided alone."""
    verdicts = pv.check_source(pv.Document(text=TODAY), [BATCH[at] for at in chosen], recorded=RECORDED)
    assert list(verdicts) == [ALONE[at] for at in chosen]


def test_threads_may_share_a_document() -> None:
    """Many threads asking one document for its index at once get the verdicts that one thread gets."""
    document = pv.Document(text=TODAY)
    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(lambda item: pv.check_source(document, [item], recorded=RECORDED)[0], BATCH))
    assert verdicts == ALONE


def test_a_prepared_document_is_pickled_without_its_index() -> None:
    """A document that went through a process boundary is as good as new, and its index is not carried along."""
    document = pv.prepare(pv.Document(text=TODAY))
    data = pickle.dumps(document)
    assert len(data) < 2 * len(TODAY.encode())
    again = pickle.loads(data)  # noqa: S301 - our own bytes
    assert pv.check_source(again, BATCH[:5], recorded=RECORDED) == tuple(ALONE[:5])


def test_documents_are_compared_by_identity() -> None:
    """Two documents with one text are two documents."""
    assert pv.Document(text="a") != pv.Document(text="a")


def test_a_verdict_has_no_truth_value() -> None:
    """`if verdict:` is an error rather than always true."""
    with pytest.raises(TypeError, match="level"):
        bool(ALONE[0])


@pytest.mark.parametrize("quoted", ["", "   ", "“”", "“ … ”", "—", "?!", "[…]"])
def test_a_quotation_without_words_is_refused(quoted: str) -> None:
    """Nothing, white space or marks alone raise QuotationError, which says what to do."""
    with pytest.raises(pv.QuotationError, match="quote at least one word"):
        pv.check(DOCUMENT, pv.Quotation(quoted))


def test_a_lone_surrogate_in_the_quotation_is_unchecked() -> None:
    """Words that no file can hold are not looked for, and the verdict says so."""
    verdict = pv.check(DOCUMENT, pv.Quotation("half a pair \ud800 of words"))
    assert (verdict.place, verdict.wording, verdict.level) == ("unchecked", None, "error")
    assert "surrogate" in (verdict.reason or "")
    assert [finding.code for finding in verdict.findings] == ["P401"]


def test_a_lone_surrogate_in_the_source_leaves_everything_unchecked() -> None:
    """A source that cannot be fingerprinted is not checked either, not even where the words stand in it."""
    verdicts = pv.check_source(pv.Document(text="Some words \ud800 here."), [pv.Quotation("Some words")])
    assert [verdict.place for verdict in verdicts] == ["unchecked"]


def test_a_spent_budget_is_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beyond the limit ends in `unchecked` with its reason, never in `missing`."""
    from provenance.anchoring import budget

    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (5, 0))
    verdict = pv.check(pv.Document(text=TEXT), pv.Quotation(" ".join(WORDS[20:40]).replace("the", "any")))
    assert verdict.place == "unchecked"
    assert "work" in (verdict.reason or "")
    assert verdict.level == "error"


def test_another_reader_with_the_words_replaces_an_accusation() -> None:
    """Where a second reader's text has the words, the verdict says that the readers disagree (S303)."""
    first = pv.Document(text="The fee is 4O crowns in all weathers, said the clerk.")
    second = pv.Document(text="The fee is 40 crowns in all weathers, said the clerk.")
    quotation = pv.Quotation("The fee is 40 crowns in all weathers")
    alone = pv.check_source(first, [quotation])[0]
    both = pv.check_source(first, [quotation], second=second)[0]
    assert alone.wording == "drifted"
    assert (both.place, both.level) == ("unchecked", "warning")
    assert [finding.code for finding in both.findings] == ["S303"]
    wrong = pv.check_source(first, [pv.Quotation("The fee is 50 crowns in all weathers")], second=second)[0]
    assert (wrong.wording, wrong.level) == ("drifted", "error")


def test_markup_of_the_source_is_looked_past() -> None:
    """Emphasis, links and line prefixes of a Markdown source are typography, and its words are compared."""
    text = b"The [harbour plan](https://example.org/plan) says **none** of the\n> 3,800 moorings *may be* sold.\n"
    document = pv.read(text, media_type="text/markdown")
    clean = pv.check(document, pv.Quotation("The harbour plan says none of the 3,800 moorings may be sold"))
    assert clean.wording == "typographic"
    assert "T112" in {edit.code for edit in clean.edits}
    assert all(edit.source_span.of(document.text) == edit.source for edit in clean.edits)
    assert pv.check(document, pv.Quotation("says none of the 3,900 moorings may be sold")).wording == "drifted"


@settings(max_examples=60, deadline=None)
@given(
    st.integers(min_value=0, max_value=len(WORDS) - 12),
    st.integers(min_value=4, max_value=11),
    st.randoms(use_true_random=False),
)
def test_wording_levels_and_codes_agree(at: int, length: int, chance: random.Random) -> None:
    """A clean wording has no W code and no E2xx but E203, E205, E207; a drifted one has one; levels are the table's."""
    words = WORDS[at : at + length]
    how = chance.choice(["keep", "drop", "swap", "case", "digit"])
    if how == "drop":
        words.pop(chance.randrange(len(words)))
    elif how == "swap":
        words[0], words[-1] = words[-1], words[0]
    elif how == "case":
        words = [word.upper() if chance.random() < 0.3 else word for word in words]
    elif how == "digit":
        words = [word.replace("1", "7") for word in words]
    verdict = pv.check(DOCUMENT, pv.Quotation(" ".join(words)))
    codes = {edit.code for edit in verdict.edits}
    unclean = {code for code in codes if code[0] == "W" or (code[:2] == "E2" and code not in {"E203", "E205", "E207"})}
    if verdict.wording is not None:
        assert (verdict.wording == "drifted") == bool(unclean)
        assert (verdict.wording == "verbatim") == (not codes)
        assert codes <= set(CODES)
    assert verdict.level == max((f.level for f in verdict.findings), key=lambda level: level.rank, default=None)
    assert bool(verdict.spans) == (verdict.place == "found")
    assert verdict.wording is not None or verdict.place in {"missing", "ambiguous"}
    for span in verdict.spans:
        assert 0 <= span.start < span.end <= len(TEXT)


def test_the_source_s_own_characters_are_verbatim_markup_and_all() -> None:
    """A slice of a Markdown source as it is written is verbatim, although its markup is looked past elsewhere."""
    text = b"Report it by [mail](mailto:a@example.org), see <https://example.org/x>, and **only** there.\n"
    document = pv.read(text, media_type="text/markdown")
    for start, end in ((0, 41), (10, 72), (43, len(document.text) - 1)):
        verdict = pv.check(document, pv.Quotation(document.text[start:end]))
        assert (verdict.place, verdict.wording) == ("found", "verbatim"), document.text[start:end]


def test_capitals_share_one_finding() -> None:
    """A run of words in capitals is one finding with a count, and as many edits."""
    document = pv.Document(text="THERE IS NO WARRANTY for the program, so the clerk said.")
    verdict = pv.check(document, pv.Quotation("There is no warranty for the program"))
    assert verdict.wording == "drifted"
    assert [finding.code for finding in verdict.findings] == ["T107", "W105"] or [
        finding.code for finding in verdict.findings
    ] == ["W105"]
    assert "3 more places" in verdict.findings[-1].message
    assert len(verdict.edits) == 4


def test_a_source_in_capitals_throughout_is_typography() -> None:
    """What the source sets in capitals from first to last may be quoted in small letters; a part of it may not."""
    document = pv.Document(
        text="THERE IS NO WARRANTY FOR THE PROGRAM, TO THE EXTENT PERMITTED. Ask US officials first."
    )
    whole = pv.check(document, pv.Quotation("There is no warranty for the program, to the extent permitted."))
    assert (whole.wording, {edit.code for edit in whole.edits}) == ("typographic", {"T110"})
    part = pv.check(document, pv.Quotation("Ask us officials first."))
    assert (part.wording, [edit.code for edit in part.edits]) == ("drifted", ["W105"])


def test_apparatus_of_the_source_is_left_out_of_a_quotation() -> None:
    """A citation key or note mark inside the source's sentence is T109, and words beside it are still compared."""
    text = (
        b"The trust counted 3,800 moorings [@survey] in the basin[^1] that spring.\n\n[^1]: Without the east basin.\n"
    )
    document = pv.read(text, media_type="text/markdown")
    assert document.apparatus
    clean = pv.check(document, pv.Quotation("counted 3,800 moorings in the basin that spring"))
    assert clean.wording == "typographic"
    assert "T109" in {edit.code for edit in clean.edits}
    assert pv.check(document, pv.Quotation("counted 3,900 moorings in the basin that spring")).wording == "drifted"


def test_plain_text_is_not_taken_for_a_quotation() -> None:
    """A `str` in place of a Quotation is an error of the family that says what to do."""
    with pytest.raises(pv.UsageError, match=r"Quotation\(text\)"):
        pv.check(DOCUMENT, "some words")  # type: ignore[arg-type]
