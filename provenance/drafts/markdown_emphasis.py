"""Which asterisks, underscores and tildes of a Markdown paragraph are emphasis and not printed.

CommonMark 0.31, section 6.2, without its rule of three and without telling emphasis that crosses another one: the
printed characters are the same but for pathological texts. `~~` is struck out text (GitHub, Pandoc).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from provenance.drafts.markdown_brackets import Resolved
from provenance.drafts.markdown_tokens import Token, TokenKind


def emphasis_marks(source: str, tokens: Sequence[Token], resolved: Sequence[Resolved]) -> Iterator[tuple[int, int]]:
    """The stretches of the paragraph that are emphasis marks, in no order; linear but for sorting."""
    waiting: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for token in _outside(tokens, resolved):
        start, end = token.start, token.end
        mark = source[start]
        if mark == "~" and end - start != 2:
            continue
        opens, closes = _sides(source, start, end)
        while closes and start < end and waiting[mark]:
            opening = waiting[mark][-1]
            length = min(end - start, opening[1] - opening[0])
            yield opening[1] - length, opening[1]
            yield start, start + length
            opening[1] -= length
            start += length
            if opening[0] == opening[1]:
                waiting[mark].pop()
        if opens and start < end:
            waiting[mark].append([start, end])


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
