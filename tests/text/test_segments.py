import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.segments import LIMIT, segments

TEXTS = st.text(alphabet="ab \n\n\r\t.\u00a0\u200b\u2028", max_size=300) | st.text(max_size=100)


def cut(text):
    """The segments as strings."""
    return [span.of(text) for span in segments(text)]


@given(TEXTS)
def test_segments_cover_the_text(text):
    """The segments joined are the text: no gap, no overlap, none empty, none over the limit."""
    found = segments(text)
    assert "".join(span.of(text) for span in found) == text
    assert [span.start for span in found] == [0, *(span.end for span in found)][: len(found)]
    assert all(0 < span.length <= LIMIT for span in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("one line", ["one line"]),
        ("a\nb\n", ["a\nb\n"]),
        ("a\n\nb", ["a\n\n", "b"]),
        ("a\r\n\r\nb\r\n", ["a\r\n\r\n", "b\r\n"]),
        ("a\r\rb", ["a\r\r", "b"]),
        ("a\r\nb", ["a\r\nb"]),
        ("a\n \t\u00a0\u200b\n\n\nb", ["a\n \t\u00a0\u200b\n\n\n", "b"]),
        ("\n\n a\n\nb\n\n", ["\n\n a\n\n", "b\n\n"]),
        ("a\n\n   ", ["a\n\n   "]),
        ("a\n   ", ["a\n   "]),
        ("\n\n\n", ["\n\n\n"]),
        ("a\u2028\u2028b\x0c\x0cc", ["a\u2028\u2028b\x0c\x0cc"]),
    ],
)
def test_split_after_runs_of_blank_lines(text, expected):
    """A run of blank lines ends the segment before it; only LF, CR LF and CR end lines."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a" * 4095 + "\n" + "b" * 10, 4096),
        ("a\n" + "b. " * 2000, 2),
        ("He said “no.” " + "b" * 5000, 14),
        ("He said “no.”b " + "b" * 5000, 15),
        ("不得出售。」" + "港" * 5000, 6),
        ("word " * 1000, 4095),
        ("b" * 5000, 4096),
        ("b" * 4095 + "\r\n" + "c", 4095),
        ("b" * 4094 + "\r\n" + "c", 4096),
        ("3.14 " + "b" * 5000, 5),
    ],
)
def test_long_pieces_are_split(text, at):
    """A piece over 4,096 is split after its last line end, else sentence end, else space, else at 4,096."""
    first = segments(text)[0]
    assert (first.start, first.end) == (0, at)


def test_a_piece_of_the_limit_is_not_split():
    """4,096 code points are one segment, one more makes two."""
    assert len(segments("b " * 2048)) == 1
    assert len(segments("b " * 2048 + "b")) == 2


@given(st.lists(st.text(alphabet="ab .", min_size=1).filter(str.strip), min_size=1, max_size=8), st.data())
def test_other_runs_of_blank_lines_give_the_same_pieces(paragraphs, data):
    """How long a run of blank lines is, and what spaces they hold, changes no boundary between paragraphs."""
    runs = st.lists(st.sampled_from(["\n", "\r\n", " \n", "\t\r\n", "\u00a0\n"]), min_size=1, max_size=4).map("".join)
    text = "".join(paragraph + "\n" + data.draw(runs) for paragraph in paragraphs)
    assert [piece.rstrip() for piece in cut(text)] == [paragraph.rstrip() for paragraph in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        " " * 5_000_000,
        "a" + "\n" * 1_000_000,
        ("\n" + " " * 5_000) * 1_000,
        "." * 2_000_000,
        ("." + "'" * 3_000) * 600,
        "\r\n" * 1_000_000,
    ],
    ids=["letters", "spaces", "blank lines", "blanks before text", "full stops", "closing marks", "CR LF"],
)
def test_hostile_texts_take_linear_time(text):
    """Millions of the same character are split in seconds at most; a quadratic rule would take hours."""
    started = time.process_time()
    found = segments(text)
    assert found[-1].end == len(text)
    assert time.process_time() - started < 3
