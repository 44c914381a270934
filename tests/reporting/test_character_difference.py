import time

from hypothesis import given
from hypothesis import strategies as st

from provenance.reporting.character_difference import MOST_COMPARISONS, character_difference

words = st.text("abc -,é𝔸", max_size=40)


@given(words, words)
def test_the_pieces_of_a_side_are_that_side(quoted, source):
    """Nothing is lost or added by the display: joined, the pieces give back both sides."""
    ours, theirs = character_difference(quoted, source)
    assert "".join(piece.text for piece in ours) == quoted
    assert "".join(piece.text for piece in theirs) == source


@given(words, words)
def test_what_is_not_marked_stands_on_both_sides(quoted, source):
    """The pieces that are not marked are the same characters, in the same order, on both sides."""
    ours, theirs = character_difference(quoted, source)
    kept = ["".join(piece.text for piece in side if not piece.differs) for side in (ours, theirs)]
    assert kept[0] == kept[1]


def test_a_changed_digit_is_told_apart_from_the_number_around_it():
    """Inside one substituted stretch only the letters that differ are marked."""
    ours, theirs = character_difference("lenient judgement", "lenient judgment")
    assert [piece.text for piece in ours if piece.differs] == ["e"]
    assert not [piece.text for piece in theirs if piece.differs]


def test_long_stretches_are_not_compared():
    """Above the limit each side is one piece, at once, so that no input can make a report slow."""
    long = "x" * (MOST_COMPARISONS // 1000 + 1)
    began = time.process_time()
    ours, theirs = character_difference(long, "y" * 1000)
    assert time.process_time() - began < 0.5
    assert [piece.differs for piece in (*ours, *theirs)] == [True, True]


def test_an_empty_side_has_no_pieces():
    """Words put in or left out have nothing to be compared with."""
    ours, theirs = character_difference("", "not")
    assert ours == ()
    assert [(piece.text, piece.differs) for piece in theirs] == [("not", True)]
