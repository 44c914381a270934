"""Words that are missing in one place and stand in another."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.model.edit import Edit
from provenance.text.normal_form import fold
from provenance.wording.stretches import by_precedence


def mark_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits; where the same words are left out in one place and put in at another, both say W104."""
    left_out = {_key(edit.source) for edit in edits if edit.code[0] == "W" and edit.source and not edit.quoted}
    put_in = {_key(edit.quoted) for edit in edits if edit.code[0] == "W" and edit.quoted and not edit.source}
    moved = left_out & put_in
    if not moved:
        return list(edits)
    return [_moved(edit) if _is_one_of(edit, moved) else edit for edit in edits]


def _is_one_of(edit: Edit, moved: set[str]) -> bool:
    if edit.code[0] != "W" or (edit.quoted and edit.source):
        return False
    return _key(edit.quoted or edit.source) in moved


def _key(text: str) -> str:
    """The letters and digits, or the symbols where there are none."""
    return fold(text) or text


def _moved(edit: Edit) -> Edit:
    code, *also = by_precedence({"W104", edit.code, *edit.also})
    return evolve(edit, code=code, also=tuple(also))
