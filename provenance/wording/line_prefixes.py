"""The marks that plain text puts before each line of a passage that it quotes: `>` is then no word."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.text.words import Word
from provenance.wording.editing import QuotedWord

_MARK = ">"
#: How many blanks and marks may stand before a line.
_LONGEST = 100


def without_line_prefixes(
    quoted: Sequence[QuotedWord], printed: str, theirs: list[Word], source: str
) -> tuple[Sequence[QuotedWord], list[Word]]:
    """The words of both sides without such marks.

    They stay words where the other side has the sign inside its lines only, as in `x > 5` wrapped before the sign.
    """
    our_signs = [word for word in quoted if word.raw == _MARK]
    their_signs = [word for word in theirs if word.raw == _MARK]
    if not our_signs and not their_signs:
        return quoted, theirs
    our_prefixes = {word.start for word in our_signs if _begins_line(printed, word.start)}
    their_prefixes = {word.start for word in their_signs if _begins_line(source, word.start)}
    if their_prefixes or not their_signs:
        quoted = [word for word in quoted if word.start not in our_prefixes]
    if our_prefixes or not our_signs:
        theirs = [word for word in theirs if word.start not in their_prefixes]
    return quoted, theirs


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks and other such marks stand between the line's beginning and `at`."""
    start = at
    while start > max(0, at - _LONGEST) and text[start - 1] in " \t>|":
        start -= 1
    return start == 0 or text[start - 1] == "\n"
