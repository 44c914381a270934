"""What edits say in words: both sides, what was measured, and nothing about anybody's reasons."""

from __future__ import annotations

import re
import unicodedata

import pytest
from held_against import edits
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.codes import CODES
from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.wording.messages import describe, shown

EDIT_CODES = sorted(code for code in CODES if code[0] in "TEW")
#: Codes whose message names no words: what differs cannot be seen, or stands at a mark.
WITHOUT_WORDS = {"T103", "T105", "E104", "E204"}
INTENT = re.compile(
    r"\b(?:hid(?:e|es|den|ing)|fak(?:e|es|ed|ing)|invent\w*|l(?:ie|ies|ied|ying)|distort\w*|fabricat\w*|misquot\w*"
    r"|falsif\w*|mislead\w*|deceiv\w*|doctor\w*|tamper\w*|cheat\w*)\b",
    re.IGNORECASE,
)


def edit(code: str, quoted: str, source: str) -> Edit:
    """An edit with these words; where they stand does not matter to what is said."""
    return Edit(code, quoted, source, Span(0, len(quoted)), Span(0, len(source)))


@pytest.mark.parametrize("code", EDIT_CODES)
def test_both_sides_are_named(code: str) -> None:
    """The message of each code shows the quotation's words and the source's where there are any."""
    message = describe(edit(code, "quoted-words", "source-words"))
    named = [words in message for words in ("quoted-words", "source-words")]
    if code in WITHOUT_WORDS:
        assert named == [False, False]
    elif code in {"E101", "E106", "E201"}:
        assert named == [False, True]
    elif code in {"E102", "E202"}:
        assert named == [True, False]
    else:
        assert named == [True, True], message


#: Codes that need words on both sides, and the one whose quoted side is always an ellipsis.
WITH_BOTH, WITH_ELLIPSIS = {"W206", "W207"}, {"E202"}


@pytest.mark.parametrize("code", EDIT_CODES)
@pytest.mark.parametrize(("quoted", "source"), [("ours", "theirs"), ("ours", ""), ("", "theirs"), (" ", ", ")])
def test_every_message_is_one_plain_sentence(code: str, quoted: str, source: str) -> None:
    """One line, no empty marks, no code, no verb of intent, whichever side has no words."""
    if code in WITH_BOTH and "" in {quoted.strip(), source}:
        return
    message = describe(edit(code, "…" if code in WITH_ELLIPSIS else quoted, source))
    assert "\n" not in message
    assert "“”" not in message
    assert "  " not in message
    assert code not in message
    assert not INTENT.search(message)
    assert message[-1] not in ".: "


def test_no_title_or_meaning_speaks_of_intent() -> None:
    """The table of codes is held to the same words."""
    said = [text for code in CODES.values() for text in (code.title, code.meaning, code.remedy)]
    assert [text for text in said if INTENT.search(text)] == []


@pytest.mark.parametrize(
    ("quotation", "passage", "message"),
    [
        ("3,900 boats left the quay", "3,800 boats left the quay", "quoted “3,900”, the source reads “3,800”"),
        (
            "the clerk slowly read it",
            "the clerk read it",
            "the quotation has “slowly”, which the source does not have there",
        ),
        (
            "the clerk read it",
            "the clerk slowly read it",
            "the source has “slowly” there, which the quotation leaves out",
        ),
        ("[t]he clerk read it", "The clerk read it", "“[t]he” stands for the source's “The”"),
        ("the clerk [himself] read it", "the clerk read it", "“[himself]” is put in by brackets"),
        (
            "they must … be deported now",
            "they must not be deported now",
            "the ellipsis stands for “not”, which holds a negation of the words kept",
        ),
        (
            "the clerk … read it aloud",
            "the clerk of the old council read it aloud",
            "the ellipsis stands for 4 words of the source: “of the old council”",
        ),
        ("the clerk, read it", "the clerk read it", "the quotation has “,”, which the source does not have there"),
        ("there were 50", "there were 505 boats", "quoted “50”, which is a part of the source's “505”"),
        (
            "the pаper was read",
            "the paper was read",
            "quoted “pаper” with а (U+0430 CYRILLIC SMALL LETTER A), the source reads “paper”",
        ),
        (
            "the paper was read",
            "the pаper was read",
            "quoted “paper”, the source reads “pаper” with а (U+0430 CYRILLIC SMALL LETTER A)",
        ),
    ],
)
def test_messages_as_printed(quotation: str, passage: str, message: str) -> None:
    """The sentence that a reader gets for the first edit."""
    assert describe(edits(quotation, passage)[0]) == message


@given(st.text(max_size=400))
def test_what_is_shown_can_be_printed(text: str) -> None:
    """No control, format, private, unassigned or surrogate character and no line break comes out, and not much text."""
    found = shown(text)
    assert (found == "") == (text == "")
    assert len(found) <= 170
    assert all(c == " " or unicodedata.category(c)[0] in "LMNPS" for c in found)


@pytest.mark.parametrize("character", "\u202e\u202d\u2066\u2069\u200f\u061c\u0000\u001b\u007f\u009b\u200b\ufeff\u2028")
@pytest.mark.parametrize("code", ["W101", "W102", "W207", "E101", "E206", "T105"])
def test_characters_that_steer_are_spelt_out(character: str, code: str) -> None:
    """Bidirectional, control and invisible characters reach no terminal raw, in the message of any code."""
    message = describe(edit(code, f"pa{character}per", f"pap{character}er"))
    assert character not in message
    if code != "T105" and character != "\u2028":
        assert f"U+{ord(character):04X}" in message


def test_long_text_is_cut_in_the_middle() -> None:
    """A megabyte on either side makes a short message, at once."""
    message = describe(edit("W101", "a" * 1_000_000, "b" * 1_000_000))
    assert len(message) < 400
    assert "…" in message
