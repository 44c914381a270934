"""The words of a quotation and of its source, one above the other, with what differs marked in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from provenance.model.edit import Edit
from provenance.model.report import CheckedQuotation
from provenance.model.span import Span
from provenance.reporting.character_difference import Piece, character_difference
from provenance.reporting.style import Role, Style
from provenance.reporting.terminal_text import on_one_line

#: Equal words between two differences are cut in the middle where they are longer than this, in code points.
LONGEST_EQUAL = 240
_KEPT_OF_EQUAL = 100
_CUT = " ⋯ "


@frozen
class _Side:
    """How one side is marked: by colours, or by the signs of a word difference as `git diff --word-diff` has them."""

    opening: str
    closing: str
    stretch: Role
    characters: Role


_QUOTED = _Side("[-", "-]", Role.QUOTED_STRETCH, Role.QUOTED_CHARACTERS)
_SOURCE = _Side("{+", "+}", Role.SOURCE_STRETCH, Role.SOURCE_CHARACTERS)


def quoted_words(row: CheckedQuotation, style: Style) -> str:
    """The quotation on one line, every differing stretch marked."""
    marks = [(edit.quoted_span, _pieces_of(edit, 0, style)) for edit in _shown(row.verdict.edits)]
    return _marked(row.quotation, marks, _QUOTED, style)


def source_words(row: CheckedQuotation, style: Style) -> tuple[str, ...]:
    """The source's passages, a line for each of them, every differing stretch marked where it is known.

    Empty where the report holds no words of the source.
    """
    spans = row.verdict.elsewhere.spans if row.verdict.elsewhere is not None else row.verdict.spans
    if len(spans) != len(row.passages):
        return tuple(_marked(passage, (), _SOURCE, style) for passage in row.passages)
    return tuple(
        _with_edges(_marked(passage, _within(span, row.verdict.edits, style), _SOURCE, style), span, row, style)
        for span, passage in zip(spans, row.passages, strict=True)
    )


def _with_edges(line: str, span: Span, row: CheckedQuotation, style: Style) -> str:
    """The passage with the marks of the source that differ right before and behind it, which it does not include."""
    around = [edit for edit in _shown(row.verdict.edits) if edit.code[0] in "WT" and edit.source_span.length]
    before = [edit for edit in around if edit.source_span.end == span.start]
    behind = [edit for edit in around if edit.source_span.start == span.end]
    sides = [
        "".join(_painted(_pieces_of(edit, 1, style), _SOURCE, style) for edit in side) for side in (before, behind)
    ]
    return f"{sides[0]}{line}{sides[1]}"


def _within(span: Span, edits: Sequence[Edit], style: Style) -> list[tuple[Span, Sequence[Piece]]]:
    """The marks of the edits that stand in one passage, counted from its beginning."""
    inside = [
        edit for edit in _shown(edits) if span.start <= edit.source_span.start and edit.source_span.end <= span.end
    ]
    return [(edit.source_span.shifted(-span.start), _pieces_of(edit, 1, style)) for edit in inside]


def _shown(edits: Sequence[Edit]) -> Sequence[Edit]:
    """The edits worth a mark: typographic ones only where there is nothing else."""
    return [edit for edit in edits if edit.code[0] != "T"] or edits


def _pieces_of(edit: Edit, side: int, style: Style) -> Sequence[Piece]:
    """What an edit has on a side (0 the quotation's, 1 the source's), taken apart only for colours."""
    if not style.colours:
        return (Piece((edit.quoted, edit.source)[side], True),)
    return character_difference(edit.quoted, edit.source)[side]


def _marked(text: str, marks: Iterable[tuple[Span, Sequence[Piece]]], side: _Side, style: Style) -> str:
    ordered = sorted(marks, key=lambda mark: mark[0])
    return "".join(_parts(text, ordered, side, style)).strip(" ")


def _parts(text: str, marks: Sequence[tuple[Span, Sequence[Piece]]], side: _Side, style: Style) -> Iterator[str]:
    at = 0
    for span, pieces in marks:
        if span.length == 0 or span.start < at or span.end > len(text):
            continue  # nothing to mark on this side, or marked already
        yield _equal(text[at : span.start], at_start=at == 0)
        yield _painted(pieces, side, style)
        at = span.end
    yield _equal(text[at:], at_start=at == 0, at_end=True)


def _painted(pieces: Sequence[Piece], side: _Side, style: Style) -> str:
    if not style.colours:
        return f"{side.opening}{''.join(on_one_line(piece.text) for piece in pieces)}{side.closing}"
    return "".join(
        style.paint(on_one_line(piece.text), side.characters if piece.differs else side.stretch) for piece in pieces
    )


def _equal(text: str, *, at_start: bool, at_end: bool = False) -> str:
    """Words that agree, cut at the beginning, in the middle or at the end where they are long."""
    line = on_one_line(text)
    if len(line) <= LONGEST_EQUAL or (at_start and at_end):
        return line if len(line) <= 2 * LONGEST_EQUAL else _cut_middle(line)
    if at_start:
        return _CUT.lstrip() + line[-_KEPT_OF_EQUAL:]
    if at_end:
        return line[:_KEPT_OF_EQUAL] + _CUT.rstrip()
    return _cut_middle(line)


def _cut_middle(line: str) -> str:
    return line[:_KEPT_OF_EQUAL] + _CUT + line[-_KEPT_OF_EQUAL:]
