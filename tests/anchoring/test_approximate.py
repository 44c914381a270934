"""Altered passages are found with exact ends, and absent ones are not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance as pv

FOLDER = Path(__file__).parents[2] / "fixtures" / "newsroom" / "first-edition"
TEXT = (FOLDER / "harbour-review.md").read_text(encoding="utf-8")
OTHER = (FOLDER / "wire-story.txt").read_text(encoding="utf-8")
DOCUMENT = pv.Document(text=TEXT)
SENTENCES = [
    (match, TEXT.index(match))
    for match in (
        line.strip() for line in TEXT.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n").split("\n")
    )
    if match in TEXT and len(match.split()) > 12 and not match.startswith(("#", "|", "-", ">", "*", "1"))
]


def _passages() -> list[tuple[str, int]]:
    found = []
    for paragraph, start in SENTENCES:
        pieces = paragraph.split(". ")
        at = start
        for piece in pieces:
            if len(piece.split()) >= 9 and TEXT.count(piece) == 1:
                found.append((piece, at))
            at += len(piece) + 2
    return found


PASSAGES = _passages()


def test_the_fixture_gives_enough_passages() -> None:
    """The other tests of this file run over real prose."""
    assert len(PASSAGES) >= 20


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PASSAGES), st.integers(min_value=1, max_value=7), st.sampled_from(["replace", "insert", "drop"]))
def test_one_changed_word_is_found_with_exact_ends(passage: tuple[str, int], at: int, how: str) -> None:
    """A word replaced, put in or left out inside a sentence leaves its passage found, drifted, and exactly as long."""
    words, start = passage[0].split(), passage[1]
    changed = list(words)
    changed[at : at + (how != "insert")] = [] if how == "drop" else ["zeppelin"]
    verdict = pv.check(DOCUMENT, pv.Quotation(" ".join(changed)))
    assert (verdict.place, verdict.wording) == ("found", "drifted")
    assert verdict.spans[0].start == start
    assert abs(verdict.spans[0].end - (start + len(passage[0]))) <= 1


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PASSAGES), st.randoms(use_true_random=False))
def test_characters_lost_here_and_there_do_not_lose_the_passage(
    passage: tuple[str, int], chance: random.Random
) -> None:
    """Every sixth word has a letter wrong, as bad typing has it: the place is still found, and it is drifted."""
    words = passage[0].split()
    for at in range(2, len(words), 6):
        spot = chance.randrange(len(words[at]))
        words[at] = words[at][:spot] + "x" + words[at][spot + 1 :]
    verdict = pv.check(DOCUMENT, pv.Quotation(" ".join(words)))
    assert verdict.place == "found"
    assert verdict.spans[0].start == passage[1]


@pytest.mark.parametrize("sentence", [s for s in OTHER.replace("\n", " ").split(". ") if len(s.split()) >= 10][:12])
def test_sentences_of_another_text_are_missing(sentence: str) -> None:
    """Red if resemblance alone were enough to adopt a passage."""
    assert sentence not in TEXT
    verdict = pv.check(DOCUMENT, pv.Quotation(sentence))
    assert verdict.place == "missing"
    assert verdict.wording is None
    assert verdict.spans == ()
    assert "P301" in {finding.code for finding in verdict.findings}


def test_the_nearest_passage_says_how_far_it_agrees() -> None:
    """Of a sentence whose first half stands in the source, the verdict shows the passage and where agreement stops."""
    text = "The trust closed the west quay on the fourth of May. Nothing else was said about boats at all."
    quoted = "The trust closed the west quay because seven members had privately complained to the mayor about noise"
    verdict = pv.check(pv.Document(text=text), pv.Quotation(quoted))
    assert verdict.place == "missing"
    assert verdict.nearest is not None
    assert verdict.nearest.span.of(text).startswith("The trust closed the west quay")
    assert quoted[: verdict.nearest.agrees].strip() == "The trust closed the west quay"
    assert str(verdict.nearest.agrees) in verdict.findings[0].message


def test_short_quotations_survive_without_a_clean_piece() -> None:
    """Two of three short words kept are enough to find the place, however short its pieces."""
    verdict = pv.check(pv.Document(text="It was some years later that he came."), pv.Quotation("many years later"))
    assert (verdict.place, verdict.wording) == ("found", "drifted")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("港湾局は三千八百の係留所を数えた。市長は同意した。", "港湾局は三千九百の係留所を数えた"),
        ("Портовая комиссия насчитала 3800 причалов и закрыла рынок.", "Портовая комиссия насчитала 3900 причалов"),
        ("מועצת הנמל ספרה 3800 מעגנים ביום ראשון בבוקר.", "מועצת הנמל ספרה 3900 מעגנים ביום ראשון"),
        ("คณะกรรมการท่าเรือนับที่จอดเรือได้สามพันแปดร้อยแห่ง", "คณะกรรมการท่าเรือนับที่จอดเรือได้สามพันเก้าร้อย"),
    ],
)
def test_other_scripts_are_found_and_their_change_is_seen(text: str, quoted: str) -> None:
    """Scripts without spaces and scripts written from the right are compared like any other."""
    verdict = pv.check(pv.Document(text=text), pv.Quotation(quoted))
    assert (verdict.place, verdict.wording) == ("found", "drifted")
    assert 1 <= len(verdict.edits) <= 3
