"""E205: a quotation printed as a whole sentence whose source sentence goes on or began earlier."""

from __future__ import annotations

import pytest

import provenance as pv

DOCUMENT = pv.Document(
    text=(
        "The clerk wrote that the boats must not be moved unless the master agrees. The quay is open, as it was "
        "last year, in all weathers. It rained; nobody came. “We will pay,” she said, “if you sign.”"
    )
)


def rests(quoted: str, claim: str | None = None) -> list[tuple[str, str]]:
    """Level and unquoted text of each E205."""
    item: pv.Citation | pv.Quotation = pv.Quotation(quoted)
    if claim is not None:
        item = pv.cite(DOCUMENT, pv.Quotation(quoted), source="k", claim=claim)
    found = [f for f in pv.check(DOCUMENT, item).findings if f.code == "E205"]
    return [(str(f.level), f.source_span.of(DOCUMENT.text).strip(" ,;.") if f.source_span else "") for f in found]


def test_a_sentence_cut_before_its_condition_is_a_warning() -> None:
    """The rest that limits is shown, at both ends."""
    assert rests("The boats must not be moved.") == [
        ("note", "The clerk wrote that"),
        ("warning", "unless the master agrees"),
    ]


def test_a_rest_that_limits_nothing_is_a_note() -> None:
    """Red if every cut were made loud."""
    assert rests("The quay is open.") == [("note", "as it was last year, in all weathers")]


def test_a_rest_that_the_draft_repeats_is_a_note() -> None:
    """What the author says in the sentence around the quotation is not left out."""
    claim = "Unless the master agrees, “the boats must not be moved.”"
    assert rests("the boats must not be moved.", claim) == [("note", "unless the master agrees")]


@pytest.mark.parametrize(
    "quoted",
    [
        "the boats must not be moved",
        "the boats must not be moved …",
        "The quay is open, as it was last year, in all weathers.",
        "open, as it was",
        "the boats must not be moved unless the master agrees.",
    ],
)
def test_fragments_and_whole_sentences_have_none(quoted: str) -> None:
    """A quotation that is not printed as a sentence, or is one, leaves nothing out."""
    assert rests(quoted) == []


def test_a_negation_cut_from_the_clause_is_told() -> None:
    """A fragment without its “nothing” is a note, whether or not it is printed as a sentence."""
    document = pv.Document(text="Nothing in this licence shall be read as a waiver. The fee is due in May.")
    findings = pv.check(document, pv.Quotation("this licence shall be read as a waiver")).findings
    assert [(f.code, str(f.level)) for f in findings] == [("E205", "note")]
    assert "“Nothing in”" in findings[0].message
    assert pv.check(document, pv.Quotation("fee is due in May")).findings == ()


@pytest.mark.parametrize(
    "quoted",
    ["The boats must not be moved […].", "The boats must not be moved (...).", "The boats must not be moved …."],
)
def test_an_ellipsis_at_the_end_says_that_there_is_more(quoted: str) -> None:
    """Who shows by an ellipsis that the sentence goes on is not told so."""
    assert [text for _, text in rests(quoted)] == ["The clerk wrote that"]


def test_a_bracketed_capital_says_that_the_sentence_began_earlier() -> None:
    """`[T]he` declares the change that a bare capital does not."""
    assert rests("[T]he boats must not be moved unless the master agrees.") == []


def test_a_fragment_closed_by_a_full_stop_is_a_note() -> None:
    """A quotation that opens with a small letter is no sentence, whatever stands before its closing mark."""
    assert rests("the boats must not be moved.") == [("note", "unless the master agrees")]
