"""The ends of an aligned passage: what beside it belongs to it all the same, and what of it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from provenance.model.span import Span
from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.alignment import Alignment
from provenance.wording.editing import QuotedWord, Reading

#: So many words of the source may make up one of the quotation.
_MOST_PARTS = 4
#: How much further a window reaches than words in brackets at a quotation's end.
_ROOM = 20
_SENTENCE_END = re.compile(r"[.!?…]\W*\s|\n[ \t]*\n")


def with_room(reading: Reading, fragment: Span, source: str, window: Span) -> Span:
    """The window with room for the words in brackets at the fragment's ends, which the search left out."""
    quoted = reading.words(fragment)
    plain = [word for word in quoted if not word.bracketed]
    if not plain or len(plain) == len(quoted):
        return window
    start, end = window.start, window.end
    if quoted[0].bracketed:
        start = _snapped(source, start - (plain[0].start - fragment.start) - _ROOM, -1)
    if quoted[-1].bracketed:
        end = _snapped(source, end + (fragment.end - plain[-1].end) + _ROOM, 1)
    return Span(min(start, window.start), max(end, window.end))


def _snapped(source: str, at: int, step: int) -> int:
    """The nearest white space from `at` in the direction of `step`, if it is near; no word is cut there."""
    for near in range(at, at + step * _ROOM, step):
        if not 0 < near < len(source):
            return min(max(near, 0), len(source))
        if source[near].isspace():
            return near
    return at


def with_neighbours(
    alignment: Alignment,
    reading: Reading,
    quoted: Sequence[QuotedWord],
    ours: Sequence[QuotedWord],
    theirs: Sequence[Word],
    source: str,
) -> Alignment:
    """Let the passage's ends keep to their sentence, and take in words printed joined or in brackets of an editor."""
    within = _within_sentence(alignment, reading, ours, theirs, source)
    return _with_bracketed(_with_joined(within, ours, theirs), quoted, ours, theirs)


def _within_sentence(
    alignment: Alignment, reading: Reading, ours: Sequence[QuotedWord], theirs: Sequence[Word], source: str
) -> Alignment:
    """Leave out words behind the end of a sentence that only stand for other words at the quotation's own ends."""
    if not alignment.matches:
        return alignment
    (first_i, first_j), (last_i, last_j) = alignment.matches[0], alignment.matches[-1]
    first, last = alignment.first, alignment.last
    if first_i and not _SENTENCE_END.search(reading.text, ours[0].end, ours[first_i].start):
        first = max((j for j in range(first + 1, first_j + 1) if _parted(theirs, j, source)), default=first)
    if last_i + 1 < len(ours) and not _SENTENCE_END.search(reading.text, ours[last_i].end, ours[-1].start):
        last = min((j for j in range(last_j + 1, last) if _parted(theirs, j, source)), default=last)
    return evolve(alignment, first=first, last=last)


def _parted(theirs: Sequence[Word], at: int, source: str) -> bool:
    """Whether the end of a sentence stands before the source's word at `at`."""
    return _SENTENCE_END.search(source, theirs[at - 1].end, theirs[at].start) is not None


def _with_joined(alignment: Alignment, ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> Alignment:
    """Take in neighbours that make up a word which the quotation prints in one."""
    first, last, matches = alignment.first, alignment.last, alignment.matches
    first_i, first_j = matches[0] if matches else (len(ours), last)
    last_i, last_j = matches[-1] if matches else (-1, first - 1)
    head = fold("".join(w.raw for w in ours[:first_i]))
    tail = fold("".join(w.raw for w in ours[last_i + 1 :]))
    for back in range(_MOST_PARTS):
        if head and first - back >= 0 and fold("".join(w.raw for w in theirs[first - back : first_j])) == head:
            first -= back
            break
    for on in range(_MOST_PARTS):
        if tail and fold("".join(w.raw for w in theirs[last_j + 1 : last + on])) == tail:
            last += on
            break
    return evolve(alignment, first=first, last=last)


def _with_bracketed(
    alignment: Alignment, quoted: Sequence[QuotedWord], ours: Sequence[QuotedWord], theirs: Sequence[Word]
) -> Alignment:
    """Take in the words in brackets at the quotation's ends where the source has the same words there."""
    if ours is quoted:
        return alignment
    first, last = alignment.first, alignment.last
    leading = [word.key for word in quoted if word.end <= ours[0].start]
    trailing = [word.key for word in quoted if word.start >= ours[-1].end]
    if leading and first >= len(leading) and [w.key for w in theirs[first - len(leading) : first]] == leading:
        first -= len(leading)
    if trailing and [w.key for w in theirs[last : last + len(trailing)]] == trailing:
        last += len(trailing)
    return evolve(alignment, first=first, last=last)
