"""Edits put into sentences: both sides' words, what was measured, and nothing about anybody's reasons."""

from __future__ import annotations

import unicodedata

from provenance.model.codes import CODES
from provenance.model.edit import Edit

_LONGEST = 160


def describe(edit: Edit) -> str:
    """One sentence for an edit, naming the words of both sides as far as there are any."""
    ours, theirs = shown(edit.quoted), shown(edit.source)
    if edit.code in _SENTENCES:
        return _SENTENCES[edit.code].format(
            ours=ours, theirs=theirs, length=len(edit.source), words=len(edit.source.split())
        )
    if edit.code == "W207":
        return f"quoted {ours} with {_foreign(edit.quoted, edit.source)}, the source reads {theirs}"
    if edit.code == "W104":
        if ours and theirs:
            return f"quoted {ours}, the source has the same words as {theirs}"
        return f"the words {ours or theirs} stand elsewhere in the sentence"
    if edit.code[0] == "T":
        return f"{CODES[edit.code].title}: quoted {ours or 'none'}, the source reads {theirs or 'none'}"
    if ours and theirs:
        return f"quoted {ours}, the source reads {theirs}"
    if ours:
        return f"the quotation has {ours}, which the source does not have there"
    return f"the source has {theirs} there, which the quotation leaves out"


_SENTENCES = {
    "T103": "white space or a line break differs",
    "T105": "characters that print nothing stand on one side only",
    "E101": "the ellipsis stands for {words} words of the source: {theirs}",
    "E102": "{ours} is put in by brackets",
    "E103": "{ours} stands in brackets for {theirs}",
    "E104": "[sic] stands on words that the source has",
    "E201": "the ellipsis stands for {theirs}, which holds a negation of the words kept",
    "E202": "the parts before and after {ours} stand in the source in the other order",
    "E204": "[sic] stands on words that differ from the source's",
    "E206": "{ours} is put in by brackets; the passage around it does not hold it",
    "W206": "quoted {ours}, the source's word is {theirs}",
}


def shown(text: str) -> str:
    """A piece of text between marks, on one line, with what prints nothing spelt out; empty for empty text."""
    if not text:
        return ""
    plain = "".join(
        character if _is_plain(character) else f"<U+{ord(character):04X}>"
        for character in " ".join(text.split()) or text
    )
    if len(plain) > _LONGEST:
        plain = f"{plain[: _LONGEST // 2]} … {plain[-_LONGEST // 2 :]}"
    return f"“{plain}”"


def _is_plain(character: str) -> bool:
    if character == " ":
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}


def _foreign(quoted: str, source: str) -> str:
    """The letters of `quoted` that belong to another alphabet, by name."""
    strange = sorted({character for character in quoted if character not in source and not character.isascii()})
    return (
        ", ".join(
            f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed')})" for character in strange
        )
        or "other letters"
    )
