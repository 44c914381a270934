"""Words that are missing in one place and stand in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from provenance.model.edit import Edit
from provenance.text.normal_form import fold
from provenance.text.words import words
from provenance.wording.stretches import by_precedence

_PLAIN = frozenset({"W101", "W102", "W103"})
#: Edits of whole words, and the codes of those that are the same word in another form.
_OF_WORDS = _PLAIN | {"W104", "W201", "W202", "W203", "W204", "W205"}
_FORMS = frozenset({"W108", "W109", "W206", "W207"})


def mark_order(edits: Sequence[Edit]) -> list[Edit]:
    """The edits; where words of one place stand in another, W104 holds of both.

    That is so for words left out here and put in there, for two words exchanged, and for all edits of words together
    where the two sides have the same words.
    """
    changed = [edit for edit in edits if edit.code in _OF_WORDS and not {edit.code, *edit.also} & _FORMS]
    if not changed:
        return list(edits)
    ours, theirs = _words(edit.quoted for edit in changed), _words(edit.source for edit in changed)
    everything = ours != theirs and sorted(ours) == sorted(theirs)
    pairs = {(_key(edit.quoted), _key(edit.source)) for edit in changed}
    moved = {id(e) for e in changed if everything or (_key(e.source), _key(e.quoted)) in pairs}
    return [_moved(edit) if id(edit) in moved else edit for edit in edits]


def _moved(edit: Edit) -> Edit:
    code, *also = (code for code in by_precedence({"W104", edit.code, *edit.also}) if code not in _PLAIN)
    return evolve(edit, code=code, also=tuple(also))


def _words(texts: Iterable[str]) -> list[str]:
    return [word.key for text in texts for word in words(text)]


def _key(text: str) -> str:
    """The letters and digits, or the symbols where there are none."""
    return fold(text) or text
