"""What an ellipsis stands for, and whether it leaves out a negation that governs the words kept."""

from __future__ import annotations

import re

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.text.words import words
from provenance.wording.critical import critical_codes
from provenance.wording.language import Language, language_of
from provenance.wording.numbers import counts
from provenance.wording.stretches import PRECEDENCE

_CLAUSE_MARK = re.compile(r"[,;:.!?—–()]")
#: Closing marks, words of the narrator, opening marks.
_REPORTING = re.compile(r"[\s,.;:!?—–…-]*[”\"»’']\s?[^”\"»“«]+[“\"«„‘']\s*")
#: So many words at most are a reporting clause.
_LONGEST_CLAUSE = 25
#: Fragments further apart than this are reported as far apart.
_FAR = 2_000
#: How much of a passage or gap is looked at for what governs what, and how much of a gap for negations and numbers.
_LOOKED_AT, _MOST = 2_000, 20_000


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
    """The edit of one omission: E202, E201, or E101 with E203 and E207 beside it where they hold.

    E202 is for fragments in another order, E201 for a governing negation that is left out.
    `kept_before` and `kept_after` are the passages on both sides, `mark` the ellipsis in the quotation.
    """
    quoted = mark.of(printed)
    if reordered:
        return Edit("E202", quoted, "", mark, Span(left_out.start, left_out.start))
    text = left_out.of(source)
    before, after = kept_before.of(source)[-_LOOKED_AT:], kept_after.of(source)[:_LOOKED_AT]
    lists = language_of(word.key for word in words(f"{before} {text[:_LOOKED_AT]} {after}"))
    codes = ["E101"]
    if _governs(text, before, after, lists):
        codes = ["E201", "E101"]
    elif _limits(text[:_MOST], lists):
        codes.append("E207")
    if left_out.length > _FAR:
        codes.append("E203")
    return Edit(codes[0], quoted, text, mark, left_out, tuple(codes[1:]))


def joint_edit(source: str, between: Span, printed: str, mark: Span) -> Edit:
    """The edit where a draft joins two quotations by words of its own, as in “A,” she said, “B”.

    Nothing says that anything is left out there: E106 where nothing is, or where the source has a reporting clause of
    its own between marks; else the words left out have the code that they would have without the joint.
    """
    text = between.of(source)
    found = words(text[:_MOST])
    quoted = mark.of(printed)
    if not found or (len(found) <= _LONGEST_CLAUSE and _REPORTING.fullmatch(text)):
        return Edit("E106", quoted, text, mark, between)
    critical = critical_codes((), found, language_of(word.key for word in words(source, _around(between, source))))
    codes = [code for code in PRECEDENCE if code in critical] or ["W103"]
    place = Span(mark.start, mark.start)
    return Edit(codes[0], "", text, place, between, tuple(codes[1:]))


def _around(span: Span, source: str) -> Span:
    return Span(max(0, span.start - _LOOKED_AT), min(len(source), span.end + _LOOKED_AT))


def _limits(gap: str, lists: Language) -> bool:
    """Whether a negation, a number or a word that limits stands in the gap."""
    return any(
        lists.is_negation(word.key) or counts(word, lists) or word.key in lists.limits | lists.quantities
        for word in words(gap)
    )


def _negates(text: str, lists: Language) -> bool:
    return any(lists.is_negation(word.key) for word in words(text))


def _governs(gap: str, before: str, after: str, lists: Language) -> bool:
    """Whether a negation in the gap belongs to kept words.

    It does where nothing but a negation is left out, or where no clause mark parts it from the kept words on one side
    and those, up to their clause mark, hold no negation themselves.
    """
    head, tail = _to_clause_mark(gap[:_LOOKED_AT]), _from_clause_mark(gap[-_LOOKED_AT:])
    kept_before, kept_after = _from_clause_mark(before), _to_clause_mark(after)
    if _negates(kept_before, lists):
        return _is_only_negation(gap, lists)
    if _negates(head, lists) and words(kept_before):
        return True
    if _negates(tail, lists) and words(kept_after) and not _negates(kept_after, lists):
        return True
    return _is_only_negation(gap, lists)


def _is_only_negation(gap: str, lists: Language) -> bool:
    found = words(gap[:_LOOKED_AT])
    return bool(found) and len(gap) <= _LOOKED_AT and all(lists.is_negation(word.key) for word in found)


def _to_clause_mark(text: str) -> str:
    mark = _CLAUSE_MARK.search(text)
    return text[: mark.start()] if mark else text


def _from_clause_mark(text: str) -> str:
    last = max((mark.end() for mark in _CLAUSE_MARK.finditer(text)), default=0)
    return text[last:]
