import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import TextError
from provenance.text.offsets import OffsetUnits, utf8_bytes

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    alphabet="aé€\U0001f6a2", max_size=60
)
ANY = st.text(alphabet=st.sampled_from("aé€\U0001f6a2\ud83d\ude00"), max_size=40)


@given(TEXTS, st.integers(0, 3))
def test_round_trip_of_every_offset(text, repeats):
    """Every code point offset goes to UTF-16 and UTF-8 and back, and is what encoding the text before it says."""
    text = text * (1 + 40 * repeats)
    units = OffsetUnits(text)
    for offset in {0, len(text), len(text) // 2, *range(min(len(text), 30)), *range(0, len(text), 97)}:
        utf16, utf8 = units.to_utf16(offset), units.to_utf8(offset)
        assert utf16 == len(text[:offset].encode("utf-16-le")) // 2
        assert utf8 == len(text[:offset].encode("utf-8"))
        assert units.from_utf16(utf16) == offset
        assert units.from_utf8(utf8) == offset


@given(ANY)
def test_units_inside_a_code_point_are_refused(text):
    """A UTF-16 or UTF-8 offset that no code point starts at raises ValueError, every other one does not."""
    units = OffsetUnits(text)
    starts = {units.to_utf16(offset) for offset in range(len(text) + 1)}
    for unit in range(units.to_utf16(len(text)) + 1):
        if unit in starts:
            assert units.to_utf16(units.from_utf16(unit)) == unit
        else:
            with pytest.raises(ValueError, match="inside the code point"):
                units.from_utf16(unit)


def test_utf8_byte_inside_a_code_point():
    """The second byte of a two-byte character is no offset."""
    units = OffsetUnits("aé")
    assert units.from_utf8(1) == 1
    with pytest.raises(ValueError, match="UTF-8 byte 2 is inside the code point at 1"):
        units.from_utf8(2)


@pytest.mark.parametrize("text", ["abc", "aé€", "a\U0001f6a2c"])
def test_outside_the_text(text):
    """An offset below 0 or beyond the end raises ValueError in every unit."""
    units = OffsetUnits(text)
    for convert in (units.to_utf16, units.from_utf16, units.to_utf8, units.from_utf8):
        for offset in (-1, 100):
            with pytest.raises(ValueError, match="0 to"):
                convert(offset)


def test_two_lone_surrogates_are_two_code_points():
    """A high and a low surrogate that stand side by side as lone ones count one unit each and are never joined."""
    text = "a\ud83d\ude00b"
    units = OffsetUnits(text + "\U0001f6a2")
    assert [units.to_utf16(offset) for offset in range(6)] == [0, 1, 2, 3, 4, 6]
    assert units.from_utf16(2) == 2


def test_lone_surrogates_have_no_utf8():
    """UTF-8 offsets of a text with a lone surrogate raise TextError that names the place; UTF-16 offsets hold."""
    units = OffsetUnits("ab\udc00")
    with pytest.raises(TextError, match=r"U\+DC00 at code point 2"):
        units.to_utf8(1)
    with pytest.raises(TextError, match=r"notes\.txt holds the lone surrogate"):
        utf8_bytes("\ud800", "notes.txt")
    assert units.to_utf16(3) == 3


def test_large_texts_are_counted_once():
    """Twenty thousand conversions in a text of three million code points take a moment."""
    text = "häfen \U0001f6a2 " * 330_000
    started = time.process_time()
    units = OffsetUnits(text)
    for offset in range(0, len(text), len(text) // 10_000):
        assert units.from_utf16(units.to_utf16(offset)) == offset
    assert time.process_time() - started < 3
