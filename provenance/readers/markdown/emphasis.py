"""Which asterisks, underscores and tildes of a Markdown paragraph are emphasis and not printed.

CommonMark 0.31, section 6.2; `~~` is struck out text (GitHub, Pandoc).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from attrs import define, field

from provenance.readers.markdown.brackets import Resolved
from provenance.readers.markdown.tokens import Token, TokenKind

#: How many open runs a closing one is tried against, so that time stays linear.
_TRIED = 8


def emphasis_marks(source: str, tokens: Sequence[Token], resolved: Sequence[Resolved]) -> Iterator[tuple[int, int]]:
    """The stretches of the paragraph that are emphasis marks, in no order; linear but for sorting."""
    pairing = _Pairing(source)
    for token in _outside(tokens, resolved):
        if source[token.start] != "~" or token.end - token.start == 2:
            yield from pairing.take(token.start, token.end)


def _outside(tokens: Sequence[Token], resolved: Sequence[Resolved]) -> Iterator[Token]:
    """The runs of marks that stand in no address, citation or note mark."""
    covered = sorted((r.start, r.end) for r in resolved)
    at = reach = 0
    for token in tokens:
        if token.kind is not TokenKind.EMPHASIS:
            continue
        while at < len(covered) and covered[at][0] <= token.start:
            reach = max(reach, covered[at][1])
            at += 1
        if token.start >= reach:
            yield token


@define
class _Run:
    """A run of marks that may open: `left` of its `length` marks, the last before `end`, are unmatched."""

    end: int
    left: int
    length: int
    closes_too: bool


@define
class _Pairing:
    """Matches runs that close with the runs that opened before them."""

    source: str
    _waiting: dict[str, list[_Run]] = field(factory=lambda: {"*": [], "_": [], "~": []})

    def take(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Go on to the run of marks at `[start, end)`; gives the stretches that it turns into emphasis."""
        opens, closes = _sides(self.source, start, end)
        mark, length = self.source[start], end - start
        waiting = self._waiting[mark]
        while closes and start < end and (opening := _opening(waiting, length, opens_too=opens)):
            count = min(end - start, opening.left)
            yield opening.end - count, opening.end
            yield start, start + count
            self._give_up_inside(mark, opening.end)
            start += count
            opening.end -= count
            opening.left -= count
            if not opening.left:
                waiting.pop()
        if opens and start < end:
            waiting.append(_Run(end, end - start, length, closes))

    def _give_up_inside(self, mark: str, position: int) -> None:
        """Emphasis does not overlap: runs of other marks that opened inside what closes now stay text."""
        for other, waiting in self._waiting.items():
            while other != mark and waiting and waiting[-1].end > position:
                waiting.pop()


def _opening(waiting: list[_Run], length: int, *, opens_too: bool) -> _Run | None:
    """The run that a closing run of `length` marks matches, the last of those waiting once those behind it are gone.

    Rule 9 of CommonMark: where one of two runs can open and close, their lengths must not add up to a multiple of 3
    unless both are one, so that "*a**b*" is one emphasis.
    """
    for depth in range(1, min(len(waiting), _TRIED) + 1):
        run = waiting[-depth]
        if not ((run.closes_too or opens_too) and (run.length + length) % 3 == 0 and length % 3):
            del waiting[len(waiting) - depth + 1 :]
            return run
    return None


def _sides(source: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks can open emphasis, and whether it can close it."""
    before, after = source[start - 1 : start], source[end : end + 1]
    space_before, space_after = not before.strip(), not after.strip()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if source[start] != "_":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
