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
