"""Asterisks and underscores mark emphasis in pairs; one alone is punctuation like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from provenance.model.edit import Edit
from provenance.model.span import Span

_RUN = re.compile(r"\*+|_+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
#: How far from the passage the other mark of a pair may stand.
_AROUND = 1_000


def judge_emphasis(edits: Sequence[Edit], printed: str, source: str, passage: Span) -> list[Edit]:
    """The edits of emphasis (E105, T112) as they are, but W107 for marks that have no partner.

    The partner of a mark of the source may stand outside the passage, within its paragraph.
    """
    if not any(map(_is_mark, edits)):
        return list(edits)
    quoted = _single(printed, 0)
    start, end = _paragraph(source, passage)
    there = _single(source[start:end], start)
    return [
        evolve(edit, code="W107")
        if _is_mark(edit) and (_holds(edit.quoted_span, quoted) or _holds(edit.source_span, there))
        else edit
        for edit in edits
    ]


def _is_mark(edit: Edit) -> bool:
    """Whether the edit is one of emphasis marks."""
    return edit.code in {"E105", "T112"} and _RUN.search(edit.quoted + edit.source) is not None


def _paragraph(text: str, passage: Span) -> tuple[int, int]:
    """The bounds of the paragraph around a passage, at most so far from it."""
    start, end = max(0, passage.start - _AROUND), min(len(text), passage.end + _AROUND)
    before = [gap.end() for gap in _PARAGRAPH.finditer(text, start, passage.start)]
    after = _PARAGRAPH.search(text, passage.end, end)
    return (before[-1] if before else start), (after.start() if after else end)


def _holds(span: Span, positions: frozenset[int]) -> bool:
    return any(at in positions for at in range(span.start, span.end))


def _single(text: str, offset: int) -> frozenset[int]:
    """Where runs of emphasis marks without a partner begin.

    An opening one touches what follows, a closing one what goes before.
    """
    waiting: dict[str, list[int]] = {}
    single: set[int] = set()
    for run in _RUN.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens = bool(after) and not after.isspace() and not before.isalnum()
        closes = bool(before) and not before.isspace() and not after.isalnum()
        opened = waiting.setdefault(run[0], [])
        if closes and opened:
            opened.pop()
        elif opens:
            opened.append(run.start())
        elif not (before.isalnum() and after.isalnum()):
            single.add(run.start())
    single.update(at for starts in waiting.values() for at in starts)
    return frozenset(at + offset for at in single)
