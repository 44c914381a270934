"""Offsets in code points, UTF-16 code units and UTF-8 bytes of one text, converted both ways.

This package counts code points; UTF-16 units and UTF-8 bytes exist only at its borders (LSP, JavaScript, byte ranges).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence

from provenance.errors import TextError

#: Code points between two remembered totals: conversions look at one block, never at the whole text.
_BLOCK = 1024


class OffsetUnits:
    """Conversions for one text. Totals are counted once, on the first use of a unit; a conversion takes O(log n).

    Every method takes an offset from 0 to the text's length in that unit, both included, and raises ValueError for one
    outside it or inside a code point. A lone surrogate counts as one UTF-16 unit; it has no UTF-8, so the UTF-8
    conversions of a text with one raise TextError.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._utf16: _Totals | None = None
        self._utf8: _Totals | None = None

    def to_utf16(self, offset: int) -> int:
        """UTF-16 code units before the code point at `offset`."""
        return self._in_utf16().units(offset)

    def from_utf16(self, units: int) -> int:
        """Code points before the UTF-16 code unit at `units`."""
        return self._in_utf16().code_points(units)

    def to_utf8(self, offset: int) -> int:
        """UTF-8 bytes before the code point at `offset`."""
        return self._in_utf8().units(offset)

    def from_utf8(self, units: int) -> int:
        """Code points before the UTF-8 byte at `units`."""
        return self._in_utf8().code_points(units)

    def _in_utf16(self) -> _Totals:
        if self._utf16 is None:
            self._utf16 = _Totals(self._text, _utf16_length, "UTF-16 code unit")
        return self._utf16

    def _in_utf8(self) -> _Totals:
        if self._utf8 is None:
            try:
                self._utf8 = _Totals(self._text, _utf8_length, "UTF-8 byte")
            except UnicodeEncodeError:
                utf8_bytes(self._text)
                raise
        return self._utf8


def utf8_bytes(text: str, location: str | None = None) -> bytes:
    """`text` as UTF-8. Raises TextError naming `location` and the first lone surrogate where it has none."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        where = "the text" if location is None else location
        raise TextError(
            f"{where} holds the lone surrogate U+{ord(text[error.start]):04X} at code point {error.start}",
            remedy="it has no UTF-8; replace the character in the text",
        ) from error


def _utf16_length(part: str) -> int:
    return len(part.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_length(part: str) -> int:
    return len(part.encode("utf-8"))


class _Totals:
    """Running totals of one unit, one per block; None where each code point is one unit, so that nothing moves."""

    def __init__(self, text: str, length_of: Callable[[str], int], unit: str) -> None:
        self._text = text
        self._length_of = length_of
        self._unit = unit
        self._totals = None if text.isascii() else self._count()

    def _count(self) -> Sequence[int] | None:
        totals = array("q", [0])
        for start in range(0, len(self._text), _BLOCK):
            totals.append(totals[-1] + self._length_of(self._text[start : start + _BLOCK]))
        return totals if totals[-1] > len(self._text) else None

    def units(self, offset: int) -> int:
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"the text has offsets 0 to {len(self._text)} in code points, not {offset}")
        if self._totals is None:
            return offset
        block = offset // _BLOCK
        return self._totals[block] + self._length_of(self._text[block * _BLOCK : offset])

    def code_points(self, units: int) -> int:
        length = len(self._text) if self._totals is None else self._totals[-1]
        if not 0 <= units <= length:
            raise ValueError(f"the text has {self._unit}s 0 to {length}, not {units}")
        if self._totals is None:
            return units
        # The end of the text is in its last block, which may be a short one.
        block = min(bisect_right(self._totals, units), len(self._totals) - 1) - 1
        return self._within(block * _BLOCK, units - self._totals[block], units)

    def _within(self, base: int, wanted: int, units: int) -> int:
        """The code point `wanted` units after `base`, by halving: decoding would join two lone surrogates."""
        low, high = base, min(base + _BLOCK, len(self._text))
        passed = 0
        while low < high:
            middle = (low + high) // 2
            step = self._length_of(self._text[low : middle + 1])
            if passed + step <= wanted:
                low, passed = middle + 1, passed + step
            else:
                high = middle
        if passed != wanted:
            raise ValueError(f"{self._unit} {units} is inside the code point at {low}")
        return low
