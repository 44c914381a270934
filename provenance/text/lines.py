"""Lines and columns of a text, and back.

A line ends at LF, CR LF or CR and nowhere else. `str.splitlines` ends lines at eight more characters (form feed,
U+0085, U+2028, …), which editors and Markdown do not, so it is not used.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

_LINE_END = re.compile(r"\r\n?|\n")


def line_starts(text: str) -> Sequence[int]:
    """The code point at which each line starts, ascending; the first is 0.

    A text that ends in a line end has an empty last line, which starts at `len(text)`; an empty text has one line.
    """
    starts = array("q", [0])
    if "\r" in text:
        starts.extend(match.end() for match in _LINE_END.finditer(text))
        return starts
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts


class LineIndex:
    """Positions in one text as 1-based `(line, column)`, columns counted in code points, and back."""

    def __init__(self, text: str) -> None:
        self._starts = line_starts(text)
        self._length = len(text)

    @property
    def count(self) -> int:
        """How many lines the text has; at least one."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of the code point at `offset`, or of the end of the text.

        The characters of a line end belong to the line that they end.
        Raises ValueError outside `[0, len(text)]`.
        """
        if not 0 <= offset <= self._length:
            raise ValueError(f"the text has offsets 0 to {self._length}, not {offset}")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The code point at a 1-based line and column; the inverse of `position`.

        Raises ValueError for a line or a column that the text does not have.
        """
        start = self.start(line)
        last = self.start(line + 1) - 1 if line < self.count else self._length
        offset = start + column - 1
        if not start <= offset <= last:
            raise ValueError(f"line {line} has columns 1 to {last - start + 1}, not {column}")
        return offset

    def start(self, line: int) -> int:
        """The code point at which a 1-based line starts. Raises ValueError for a line that the text does not have."""
        if not 1 <= line <= self.count:
            raise ValueError(f"the text has lines 1 to {self.count}, not {line}")
        return self._starts[line - 1]
