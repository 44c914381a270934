"""Prose that is only retyped is clean; prose with one word or digit changed has drifted by exactly that."""

from __future__ import annotations

import random
import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from texts import prose

import provenance as pv

#: A word that no passage has.
NEW = "zeppelin"
BEFORE, AFTER = "Rain fell on Sunday.\n\n", ".\n\nNobody objected to it."
SEEDS = st.integers(0, 2**32)


def check(quotation: str, passage: str) -> pv.Verdict:
    """The verdict on a quotation of a source with the passage in it."""
    return pv.check(pv.Document(text=f"{BEFORE}{passage}{AFTER}"), pv.Quotation(quotation))


def retyped(text: str, chance: random.Random, *, broken: bool = True) -> str:
    """The text with other marks, dashes, line breaks, invisible characters and composition.

    `broken` allows hyphens at line ends inside words.
    """
    inside = ["", "", "\u00ad", "\u200b", "\u2060", *(["-\n", "-\n  "] if broken else [])]
    marks = {"“": chance.choice('"«„'), "”": chance.choice('"»“'), "’": chance.choice("'’ʼ")}
    text = "".join(marks.get(character, character) for character in text)
    text = text.replace("—", chance.choice(["–", " – ", " -- ", "--", " — "]))
    text = re.sub(r" ", lambda _: chance.choice([" ", " ", " ", "\n", "  ", "\u00a0", "\n    "]), text)
    text = re.sub(r"[a-z]{6,}", lambda word: _inside(word[0], chance, inside), text)
    return unicodedata.normalize(chance.choice(["NFC", "NFD"]), text)


def _inside(word: str, chance: random.Random, pieces: list[str]) -> str:
    """The word with one of the pieces in it."""
    at = chance.randrange(2, len(word) - 2)
    return word[:at] + chance.choice(pieces) + word[at:]


@given(prose(), SEEDS)
@settings(max_examples=100, deadline=None)
def test_typography_alone_is_never_more(pieces: list[str], seed: int) -> None:
    """Retyped prose is verbatim or typographic, with no finding above a note, in both directions."""
    passage = "".join(pieces)
    other = retyped(passage, random.Random(seed))  # noqa: S311 - no secret depends on it
    for ours, theirs in ((other, passage), (passage, other)):
        found = check(ours, theirs)
        assert found.place == "found"
        assert found.wording in {"verbatim", "typographic"}, found.edits
        assert {str(finding.level) for finding in found.findings} <= {"note"}


@given(prose(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_substituted_word_is_seen(pieces: list[str], data: st.DataObject) -> None:
    """One word replaced is one edit of exactly that word."""
    at = 2 * data.draw(st.integers(0, len(pieces) // 2))
    quotation = "".join([*pieces[:at], NEW, *pieces[at + 1 :]])
    found = check(quotation, "".join(pieces))
    assert (found.place, found.wording) == ("found", "drifted")
    assert [(edit.quoted, edit.source) for edit in found.edits] == [(NEW, pieces[at])]
    assert found.edits[0].code in {"W101", "W201"}


@given(prose(), st.data())
@settings(max_examples=100, deadline=None)
def test_an_inserted_word_is_seen(pieces: list[str], data: st.DataObject) -> None:
    """One word put in is one edit of exactly that word."""
    at = 2 * data.draw(st.integers(1, len(pieces) // 2))
    quotation = "".join([*pieces[:at], NEW, " ", *pieces[at:]])
    found = check(quotation, "".join(pieces))
    assert (found.place, found.wording) == ("found", "drifted")
    changed = [(e.code, e.quoted, e.source) for e in found.edits if e.code[0] != "T"]
    assert changed == [("W102", NEW, "")]


@given(prose(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_word_left_out_is_seen(pieces: list[str], data: st.DataObject) -> None:
    """One word left out with the space behind it is one edit of exactly that word."""
    at = 2 * data.draw(st.integers(1, len(pieces) // 2 - 1))
    source = "".join([*pieces[:at], NEW, " ", *pieces[at:]])
    found = check("".join(pieces), source)
    assert (found.place, found.wording) == ("found", "drifted")
    changed = [(e.code, e.quoted, e.source) for e in found.edits if e.code[0] != "T"]
    assert changed == [("W103", "", NEW)]


@given(prose(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_digit_is_seen(pieces: list[str], data: st.DataObject) -> None:
    """One digit of a number changed is W201 on exactly that number."""
    at = next(index for index, piece in enumerate(pieces) if piece[0].isdigit())
    place = data.draw(st.sampled_from([index for index, character in enumerate(pieces[at]) if character.isdigit()]))
    digit = data.draw(st.sampled_from("123456789").filter(lambda new: new != pieces[at][place]))
    number = pieces[at][:place] + digit + pieces[at][place + 1 :]
    found = check("".join([*pieces[:at], number, *pieces[at + 1 :]]), "".join(pieces))
    assert (found.place, found.wording) == ("found", "drifted")
    assert [(edit.code, edit.quoted, edit.source) for edit in found.edits] == [("W201", number, pieces[at])]


@given(prose(), SEEDS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_change_is_seen_through_typography(pieces: list[str], seed: int, data: st.DataObject) -> None:
    """A substituted word in retyped prose, without its line-end hyphens, is the only edit beside typography."""
    at = 2 * data.draw(st.integers(0, len(pieces) // 2))
    quotation = "".join([*pieces[:at], NEW, *pieces[at + 1 :]])
    other = retyped(quotation, random.Random(seed), broken=False)  # noqa: S311 - as above
    found = check(other, "".join(pieces))
    assert (found.place, found.wording) == ("found", "drifted")
    changed = [edit for edit in found.edits if edit.code[0] != "T"]
    assert [edit.source for edit in changed] == [pieces[at]]
