"""How a quotation declares its own changes: the literal and the edited reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import tricky_texts

from provenance.model.span import Span
from provenance.wording.editing import edited_reading, has_words, literal_reading, outer_pair

SIGNS = st.sampled_from(
    ["…", "...", "[...]", "[…]", "(...)", ". . .", "[sic]", "(sic)", "[emphasis added]", "[", "]", "[]"]
)
EDITED = st.lists(st.one_of(SIGNS, tricky_texts(3)), max_size=6).map(" ".join)


@given(EDITED, st.booleans())
def test_offsets_are_offsets_of_the_printed_quotation(printed: str, bare: bool) -> None:
    """Both readings keep the length; fragments rise, stand apart and hold words with the places they have in print."""
    for reading in (literal_reading(printed, bare=bare), edited_reading(printed, bare=bare)):
        if reading is None:
            continue
        assert len(reading.text) == len(printed)
        ends = 0
        for fragment in reading.fragments:
            assert ends <= fragment.start <= fragment.end <= len(printed)
            ends = fragment.end
            for word in reading.words(fragment):
                assert fragment.start <= word.start < word.end <= fragment.end
                outside = reading.outside_brackets(word.span)
                assert word.bracketed or outside in printed


@given(EDITED)
def test_no_word_is_lost_between_fragments(printed: str) -> None:
    """Every letter outside of notes and ellipses stands in a word of some fragment."""
    reading = edited_reading(printed)
    if reading is None:
        return
    covered = {at for f in reading.fragments for word in reading.words(f) for at in range(word.start, word.end)}
    notes = {at for note in (*reading.sics, *reading.formulas) for at in range(note.start, note.end)}
    letters = {at for at, character in enumerate(printed) if character.isalnum()}
    assert letters - notes <= covered


@given(EDITED)
def test_every_note_belongs_to_one_fragment(printed: str) -> None:
    """Notes and brackets without words are shared out among the fragments, none lost, none twice."""
    reading = edited_reading(printed)
    if reading is None:
        return
    shared = [note for fragment in reading.fragments for note in reading.notes(fragment)]
    assert len(shared) == len(set(shared))
    assert {*reading.sics, *reading.formulas} <= set(shared)


@pytest.mark.parametrize("printed", ["no signs at all", "a (b) c", "a. b. c", "a .. b", "x[1", ""])
def test_without_signs_there_is_no_edited_reading(printed: str) -> None:
    """Parentheses, full stops and a lone bracket declare nothing."""
    assert edited_reading(printed) is None


@pytest.mark.parametrize(
    ("printed", "fragments"),
    [
        ("a … b", ["a", "b"]), ("a...b", ["a", "b"]), ("a [. . .] b", ["a", "b"]), ("a (…) b", ["a", "b"]),
        ("a.... b", ["a", "b"]), ("… a b …", ["a b"]), ("a … … b", ["a", "b"]), ("a\n. . .\nb", ["a", "b"]),
        ("a [b] c", ["a \u2060b\u2060 c"]), ("a [sic] b … c", ["a       b", "c"]),
    ],
)  # fmt: skip
def test_fragments(printed: str, fragments: list[str]) -> None:
    """Each spelling of an omission parts fragments; brackets and notes do not."""
    reading = edited_reading(printed)
    assert reading is not None
    assert [fragment.of(reading.text) for fragment in reading.fragments] == fragments


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("[t]he plan", [("the", "he", False), ("plan", None, False)]),
        ("fail[ed] it", [("failed", "fail", False), ("it", None, False)]),
        ("the [old] plan", [("the", None, False), ("old", None, True), ("plan", None, False)]),
        ("judgment[] of", [("judgment", "judgment", False), ("of", None, False)]),
        ("plan[,] it", [("plan", None, False), ("it", None, False)]),
        ("wom[e]n", [("women", "womn", False)]),
    ],
)
def test_words_in_brackets(printed: str, words: list[tuple[str, str | None, bool]]) -> None:
    """A word wholly in brackets is bracketed; one partly in them keeps the letters outside."""
    reading = edited_reading(printed)
    assert reading is not None
    assert [(w.raw, w.kept, w.bracketed) for w in reading.words(reading.fragments[0])] == words


@pytest.mark.parametrize(
    ("printed", "inside"),
    [
        ("“a b”", "a b"), ("  «a b» ", "a b"), ('"a b"', "a b"), ("‘it’s so’", "it’s so"), ("„a“", "a"),
        ("「中」", "中"),
        ("“a” and “b”", None), ("a b", None), ("“a b", None), ("“”", ""), ('"', None), ("«a»b", None),
    ],
)  # fmt: skip
def test_outer_pairs(printed: str, inside: str | None) -> None:
    """A pair encloses the whole text and is not made of two pairs."""
    found = outer_pair(printed)
    assert (found.of(printed) if found else None) == inside


def test_bare_readings_leave_out_the_outer_pair() -> None:
    """The marks around the whole quotation are no part of what is looked for, the offsets stay."""
    assert literal_reading("“a b”", bare=True).fragments == (Span(1, 4),)
    assert literal_reading("“a b”").fragments == (Span(0, 5),)


@pytest.mark.parametrize(
    ("text", "expected"), [("a", True), ("5", True), ("%", True), ("中", True), ("… —", False), ("", False)]
)
def test_has_words(text: str, expected: bool) -> None:
    """Letters, digits and symbols can be looked for, marks and white space cannot."""
    assert has_words(text) is expected


@pytest.mark.parametrize(
    "note", ["[emphasis added]", "(Emphasis mine)", "[souligné par nous]", "[Hervorhebung im Original]"]
)
def test_notes_on_emphasis_in_four_languages(note: str) -> None:
    """The formulas of every language are known in any quotation."""
    reading = edited_reading(f"it failed {note}")
    assert reading is not None
    assert [span.of(reading.printed) for span in reading.formulas] == [note]
