"""What an ellipsis stands for, and whether it leaves out a negation that governs the words kept."""

from __future__ import annotations

import re

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.text.words import words
from provenance.wording.language import Language, language_of
from provenance.wording.numbers import has_digit

_CLAUSE_MARK = re.compile(r"[,;:.!?—–()]")
#: Fragments further apart than this are reported as far apart.
_FAR = 2_000


def omission_edit(
    source: str,
    left_out: Span,
    kept_before: Span,
    kept_after: Span,
    printed: str,
    mark: Span,
    *,
    reordered: bool = False,
) -> Edit:
    """The edit of one omission: E202 where the fragments stand in another order, E201 where a governing negation is
    left out, else E101 with E203 and E207 beside it where they hold.

    `kept_before` and `kept_after` are the passages on both sides, `mark` the ellipsis in the quotation.
    """
    quoted = mark.of(printed)
    if reordered:
        return Edit("E202", quoted, "", mark, Span(left_out.start, left_out.start))
    text = left_out.of(source)
    lists = language_of(w.key for w in words(source, Span(kept_before.start, kept_after.end)))
    codes = ["E101"]
    if _governs(text, kept_before.of(source), kept_after.of(source), lists):
        codes = ["E201", "E101"]
    elif _has_negation(text, lists) or any(has_digit(w.raw) for w in words(text)):
        codes.append("E207")
    if left_out.length > _FAR:
        codes.append("E203")
    return Edit(codes[0], quoted, text, mark, left_out, tuple(codes[1:]))


def _has_negation(text: str, lists: Language) -> bool:
    return any(lists.is_negation(word.key) for word in words(text))


def _governs(gap: str, before: str, after: str, lists: Language) -> bool:
    """Whether a negation in the gap belongs to kept words: nothing but a negation is left out, or no clause mark
    parts it from the kept words on one side and those, up to their clause mark, hold no negation themselves.
    """
    found = words(gap)
    if not found or not _has_negation(gap, lists):
        return False
    if all(lists.is_negation(word.key) for word in found):
        return True
    marks = list(_CLAUSE_MARK.finditer(gap))
    head = gap[: marks[0].start()] if marks else gap
    tail = gap[marks[-1].end() :] if marks else gap
    kept_before = before[_last_mark(before) :]
    first = _CLAUSE_MARK.search(after)
    kept_after = after[: first.start()] if first else after
    if _has_negation(head, lists) and words(kept_before) and not _has_negation(kept_before, lists):
        return True
    governed = _has_negation(tail, lists) and bool(words(kept_after))
    return governed and not _has_negation(kept_after, lists) and not _has_negation(kept_before, lists)


def _last_mark(text: str) -> int:
    return max((match.end() for match in _CLAUSE_MARK.finditer(text)), default=0)
