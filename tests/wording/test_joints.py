"""What stands between words and at a passage's ends: marks, their classes, and how two joints differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.characters import QUOTATION_MARKS
from provenance.wording.edges import compare_closing, compare_opening
from provenance.wording.marks import marks_of, visible
from provenance.wording.punctuation import compare_inner

JOINTS = st.text(alphabet=" \n\u00a0\u200b.,;:?!…-–—“”\"'‘’«»()[]*_/&>", max_size=10)


@given(JOINTS)
def test_marks_cover_all_that_is_printed(joint: str) -> None:
    """Every character but white space and invisible ones stands in exactly one mark, in order."""
    marks = marks_of(joint)
    assert all(mark.raw == joint[mark.start : mark.end] for mark in marks)
    covered = [at for mark in marks for at in range(mark.start, mark.end)]
    assert covered == sorted(set(covered))
    printed = {at for at, character in enumerate(joint) if visible(character).strip()}
    assert printed <= set(covered)


@given(JOINTS, JOINTS)
def test_joints_that_differ_have_a_code(one: str, other: str) -> None:
    """No code if and only if two joints are the same characters."""
    assert (compare_inner(one, other, "a", "b") == ()) == (one == other)


@given(JOINTS, JOINTS)
def test_comparing_joints_is_symmetric_in_weight(one: str, other: str) -> None:
    """What is typography in one direction is so in the other."""
    weights = {"T": 0, "E": 1, "W": 2}
    there, back = compare_inner(one, other, "a", "b"), compare_inner(other, one, "a", "b")
    assert [weights[code[0]] for code in there[:1]] == [weights[code[0]] for code in back[:1]]


@given(JOINTS, JOINTS)
def test_edges_take_no_more_than_is_there(quoted: str, source: str) -> None:
    """What belongs to the passage is a part of the source's joint, and without codes it is what the quotation has."""
    opening, closing = compare_opening(quoted, source), compare_closing(quoted, source)
    assert 0 <= opening.taken <= len(source)
    assert 0 <= closing.taken <= len(source)
    if not opening.codes:
        assert source[len(source) - opening.taken :] == quoted
    if not closing.codes:
        assert source[: closing.taken] == quoted


@pytest.mark.parametrize(
    ("quoted", "source", "code"),
    [
        (" “", ' "', "T101"), ("” ", "’ ", "T101"), (".” ", "”. ", "T101"), ("—", " – ", "T102"), ("--", "—", "T102"),
        (" ", "\n", "T103"), (" ", "\n> ", "T103"), ("( ", "(", "T103"), ("-", "-\n", "T104"), ("\u200b ", " ", "T105"),
        (" ... ", "… ", "T111"), (" _", " ", "T112"), (" *", " ", "E105"), (" *", " _", "E105"), (", ", " ", "W107"),
        (", ", "; ", "W107"), ("? ", ". ", "W107"), (" (", " ", "W107"), (" “", " ", "W107"), ("—", " ", "W107"),
        ("-", " ", "W108"), (".", ". ", "W108"), ("/", " ", "W107"), (" -- ", "-", "W108"),
    ],
)  # fmt: skip
def test_joints_between_letters(quoted: str, source: str, code: str) -> None:
    """Marks of one class stand for each other; anything else is punctuation, or a compound spelt otherwise."""
    assert compare_inner(quoted, source, "a", "b")[0] == code


@pytest.mark.parametrize(("quoted", "source"), [("-", " "), ("–", " "), (" ", "-"), ("–", ", ")])
def test_a_dash_between_digits_is_a_number(quoted: str, source: str) -> None:
    """A range is no pair of numbers: between digits a dash stands for a dash only."""
    assert compare_inner(quoted, source, "1", "2") == ("W201",)


@pytest.mark.parametrize(
    ("quoted", "source", "taken", "codes"),
    [
        ("", ". ", 0, ()), (".", ". ", 1, ()), (",", ". ", 0, ("T108",)), (".", " and", 0, ("T108",)),
        (".", "? ", 1, ("W107",)), ("!", ". ", 1, ("W107",)), ("?", "", 0, ("W107",)), (".”", '." ', 2, ("T101",)),
        ("”", " ", 0, ("T101",)), (".", "*. ", 2, ("E105",)), ("*", " ", 0, ("E105",)), ("_.", ". ", 1, ("T112",)),
        ("\u200b", " ", 0, ("T105",)), (" —", " ", 0, ("W107",)),
    ],
)  # fmt: skip
def test_closing(quoted: str, source: str, taken: int, codes: tuple[str, ...]) -> None:
    """Closing commas and stops may be the quotation's own, `?` and `!` never."""
    edge = compare_closing(quoted, source)
    assert (edge.taken, edge.codes) == (taken, codes)


@pytest.mark.parametrize(
    ("quoted", "source", "taken", "codes"),
    [
        ("", " “", 0, ()), ("“", " “", 1, ()), ("“", ' "', 1, ("T101",)), ("“", " ", 0, ("T101",)),
        ("(", " ", 0, ("W107",)),
        ("_", " ", 0, ("T112",)), ("## ", "## **", 5, ("E105",)), ("— ", "—", 1, ("T102",)),
        ("\u202e", " ", 0, ("T105",)),
        ("> ", "", 0, ("T103",)),
    ],
)  # fmt: skip
def test_opening(quoted: str, source: str, taken: int, codes: tuple[str, ...]) -> None:
    """What stands before the first word is fitted from the word outwards."""
    edge = compare_opening(quoted, source)
    assert (edge.taken, edge.codes) == (taken, codes)


@pytest.mark.parametrize("mark", sorted(QUOTATION_MARKS))
def test_every_quotation_mark_is_of_one_class(mark: str) -> None:
    """Any kind may stand for any other."""
    assert compare_inner(f" {mark}", ' "', "a", "b") in {(), ("T101",)}
