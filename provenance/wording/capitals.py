"""A source that prints a passage in capitals throughout: the quotation's small letters are then typography."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.model.edit import Edit

#: Fewer letters in capitals are an initialism or a shout, which a quotation has to keep.
_FEWEST = 12


def judge_capitals(edits: Sequence[Edit], passage: str) -> list[Edit]:
    """The edits, those of case being T110 where the passage is in capitals from its first letter to its last."""
    letters = [character for character in passage if character.isalpha() and character.lower() != character.upper()]
    if len(letters) < _FEWEST or len(passage.split()) < 3 or not all(character.isupper() for character in letters):
        return list(edits)
    return [evolve(edit, code="T110") if edit.code in {"W105", "T107"} else edit for edit in edits]
