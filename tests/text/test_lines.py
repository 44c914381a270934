import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.lines import LineIndex, line_starts

TEXTS = st.text(alphabet="ab\n\r\x0b\x0c\x1c\x85\u2028", max_size=60)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\nb\r\nc\rd", [0, 2, 5, 7]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", [0]),
    ],
)
def test_where_lines_start(text, starts):
    """Lines end at LF, CR LF and CR only; a final line end opens an empty line."""
    assert list(line_starts(text)) == starts


@given(TEXTS)
def test_positions_round_trip(text):
    """Every offset, the end and those inside a line end included, goes to a line and column and back."""
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.offset(line, column) == offset
        assert index.start(line) + column - 1 == offset


@given(TEXTS)
def test_lines_agree_with_the_universal_newlines_of_python(text):
    """There are as many lines as reading the text with universal newlines gives, by another way of counting."""
    assert LineIndex(text).count == text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def test_positions_are_one_based_code_points():
    """The first character stands at 1:1, and one beyond U+FFFF is one column wide."""
    index = LineIndex("\U0001f6a2b\r\nc")
    assert [index.position(offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2)]


@pytest.mark.parametrize("offset", [-1, 4])
def test_offsets_outside_the_text(offset):
    """An offset that the text does not have raises ValueError."""
    with pytest.raises(ValueError, match="offsets 0 to 3"):
        LineIndex("a\nb").position(offset)


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (1, 0), (1, 3), (2, 3)])
def test_positions_outside_the_text(line, column):
    """A line or column that the text does not have raises ValueError instead of running into the next line."""
    with pytest.raises(ValueError, match="not"):
        LineIndex("a\nb").offset(line, column)
