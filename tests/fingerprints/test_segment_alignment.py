import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.fingerprints import alignment
from provenance.fingerprints.alignment import Match, align

ROWS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def kept(before, after, matches):
    """How many rows the matches keep, once they are seen to be true, in order and apart."""
    at_before = at_after = 0
    for match in matches:
        assert match.count > 0
        assert match.before >= at_before
        assert match.after >= at_after
        at_before, at_after = match.before + match.count, match.after + match.count
        assert before[match.before : at_before] == after[match.after : at_after]
    return sum(match.count for match in matches)


def longest_common(before, after):
    """The length of the longest common subsequence, by the textbook table."""
    row = [0] * (len(after) + 1)
    for one in before:
        diagonal = 0
        for index, other in enumerate(after, start=1):
            diagonal, row[index] = row[index], diagonal + 1 if one == other else max(row[index], row[index - 1])
    return row[-1]


@given(ROWS, ROWS)
def test_as_many_rows_are_kept_as_can_be(before, after):
    """Matches are true, ascend, and keep as many rows as a longest common subsequence."""
    assert kept(before, after, align(before, after)) == longest_common(before, after)


@given(ROWS, ROWS)
def test_oversized_stretches_still_give_true_matches(before, after):
    """Where only anchors are left, what is matched is still true and in order, equal texts throughout."""
    exact, alignment._EXACT = alignment._EXACT, 6
    try:
        kept(before, after, align(before, after))
        assert kept(before, before, align(before, before)) == len(before)
    finally:
        alignment._EXACT = exact


def test_anchors_carry_an_oversized_comparison():
    """Two large versions beyond the exact limit are aligned around the rows that occur once."""
    before = list(range(30_000))
    after = [row for row in before if row % 17]
    started = time.process_time()
    assert kept(before, after, align(before, after)) == len(after)
    assert time.process_time() - started < 2


def test_what_one_insertion_and_one_deletion_leave():
    """A row put in and a row taken out leave three matches."""
    assert align("abcdef", "abXcdf") == (Match(0, 0, 2), Match(2, 3, 2), Match(5, 5, 1))


@pytest.mark.parametrize(
    ("before", "after", "least"),
    [
        ("a" * 20_000, "a" * 20_001, 20_000),
        ("ab" * 10_000, "ba" * 10_000, 19_999),
        ("a" * 10_000 + "b" * 10_000, "b" * 10_000 + "a" * 10_000, 10_000),
        ("a" * 20_000, "b" * 20_000, 0),
        ("ab" * 10_000, "ba" * 200_000, 0),
    ],
    ids=["identical rows", "alternating rows", "halves exchanged", "nothing in common", "far longer"],
)
def test_hostile_tables_take_bounded_time(before, after, least):
    """Twenty thousand rows of one or two kinds are aligned in a moment, as well as they can be."""
    started = time.process_time()
    assert kept(before, after, align(before, after)) >= least
    assert time.process_time() - started < 3
