"""Profile segments/1: a text split into paragraph-sized pieces that cover it.

Lines end at LF, CR LF or CR. A line is *blank* if it holds nothing but characters of `WHITE_SPACE` and `INVISIBLE`.

1. The text is split after every run of blank lines that follows a line that is not blank. So each piece ends with its
   run of blank lines, whether or not the last of them has a line end; blank lines at the very beginning belong to the
   first piece; a text of nothing but blank lines is one piece.
2. A piece of more than 4,096 code points, blank lines included, is split, and what is left of it is split again while
   it is over 4,096. The split stands as late as possible within the first 4,096 code points: after the last line end;
   if there is none, after the last sentence end; if there is none, after the last character of `WHITE_SPACE`; if there
   is none, after 4,096. CR LF is never divided: a split that would fall between the two falls before CR.
3. A *sentence end* is after `. ! ? …`, any closing marks, and the run of white space that must follow; or after
   `。 ！ ？ ।` and any closing marks. Closing marks are `" ' ” ’ » › ) ]` and `」 』 ）`.

The profile is frozen: a change of any rule makes segments/2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.model.span import Span
from provenance.text.white_space import INVISIBLE, WHITE_SPACE

#: The longest segment, in code points.
LIMIT = 4096

# Possessive and atomic: a CR LF is never read as two line ends, and a run of blanks is walked over once.
_LINE_END = r"(?>\r\n?|\n)"
_BLANK = "[" + WHITE_SPACE.replace("\n", "").replace("\r", "") + INVISIBLE + "]"
_BLANK_LINE = f"{_BLANK}*+{_LINE_END}"
_BLANK_TAIL = f"(?:{_BLANK}++\\Z)?+"
_OPENING = re.compile(f"(?:{_BLANK_LINE})*+{_BLANK_TAIL}")
_BREAK = re.compile(f"{_LINE_END}(?:{_BLANK_LINE})++{_BLANK_TAIL}|{_LINE_END}{_BLANK}++\\Z")
_CLOSING = "[\"'”’»›)\\]」』）]*+"
_SENTENCE_END = re.compile(f"[.!?…]{_CLOSING}[{WHITE_SPACE}]++|[。！？।]{_CLOSING}")
_SPACES = re.compile(f"[{WHITE_SPACE}]++")


def segments(text: str) -> tuple[Span, ...]:
    """The segments of `text` under segments/1, in order: no gap, no overlap, none empty, none over 4,096 code points.

    An empty text has none. Linear in the length of the text.
    """
    return tuple(Span(start, end) for start, end in _bounds(text))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _pieces(text):
        while end - start > LIMIT:
            split = _split(text, start)
            yield start, split
            start = split
        yield start, end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    opening = _OPENING.match(text)
    start = 0
    for match in _BREAK.finditer(text, opening.end() if opening else 0):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _split(text: str, start: int) -> int:
    """Where a piece that starts at `start` and has over LIMIT code points left is split."""
    limit = start + LIMIT
    if text[limit - 1] == "\r" and text[limit] == "\n":
        limit -= 1
    line_end = max(text.rfind("\n", start, limit), text.rfind("\r", start, limit))
    if line_end >= 0:
        return line_end + 1
    for pattern in (_SENTENCE_END, _SPACES):
        ends = [match.end() for match in pattern.finditer(text, start, limit)]
        if ends:
            return ends[-1]
    return limit
