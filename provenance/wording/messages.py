"""Edits put into sentences: both sides' words, what was measured, and nothing about anybody's reasons."""

from __future__ import annotations

import unicodedata

from provenance.model.codes import CODES
from provenance.model.edit import Edit

#: The longest piece of text that is shown, and the longest that is looked at whole.
_LONGEST, _MOST = 160, 10_000
#: So many letters of another alphabet are named.
_MOST_LETTERS = 8


def describe(edit: Edit) -> str:
    """One sentence for an edit, naming the words of both sides as far as there are any."""
    ours, theirs = (shown(text) if text.strip() else "" for text in (edit.quoted, edit.source))
    if edit.code in _SENTENCES:
        both, only_ours = _SENTENCES[edit.code]
        return (both if theirs else only_ours).format(ours=ours, theirs=theirs, words=_words(edit.source))
    if edit.code[0] == "T":
        return f"{CODES[edit.code].title}: quoted {ours or 'none'}, the source reads {theirs or 'none'}"
    if edit.code == "W207":
        letters = _foreign(edit.quoted, edit.source), _foreign(edit.source, edit.quoted)
        return f"quoted {ours}{letters[0]}, the source reads {theirs}{letters[1]}"
    if edit.code == "W104" and not (ours and theirs):
        return f"the words {ours or theirs} stand elsewhere in the sentence"
    if edit.code == "W104":
        return f"quoted {ours}, the source has the same words as {theirs}"
    if ours and theirs:
        return f"quoted {ours}, the source reads {theirs}"
    if ours:
        return f"the quotation has {ours}, which the source does not have there"
    return f"the source has {theirs} there, which the quotation leaves out"


#: Sentences by code: where the source has words there, and where it has none.
_SENTENCES = {
    "T103": ("white space or a line break differs",) * 2,
    "T105": ("characters that print nothing stand on one side only",) * 2,
    "E101": (
        "the ellipsis stands for {words} of the source: {theirs}",
        "the ellipsis {ours} leaves out nothing between the words quoted",
    ),
    "E102": ("{ours} is put in by brackets",) * 2,
    "E103": ("{ours} stands for the source's {theirs}", "{ours} stands for nothing that the source has there"),
    "E104": ("[sic] stands on words that the source has",) * 2,
    "E106": (
        "the draft joins pieces that the source parts by a reporting clause: {theirs}",
        "the pieces that the draft joins follow each other in the source",
    ),
    "E201": ("the ellipsis stands for {theirs}, which holds a negation of the words kept",) * 2,
    "E202": ("the parts before and after {ours} stand in the source in the other order",) * 2,
    "E204": ("[sic] stands on words that differ from the source's",) * 2,
    "E206": (
        "{ours} stands for the source's {theirs}; the passage around it does not say that",
        "{ours} is put in by brackets; the passage around it does not hold it",
    ),
    "W206": ("quoted {ours}, which is a part of the source's {theirs}",) * 2,
}


def _words(text: str) -> str:
    count = len(text.split())
    return f"{count:,} words" if count != 1 else "one word"


def shown(text: str) -> str:
    """A piece of text between marks, on one line, with what prints nothing spelt out; empty for empty text."""
    if not text:
        return ""
    if len(text) > _MOST:
        text = f"{text[: _MOST // 2]} {text[-_MOST // 2 :]}"
    plain = "".join(map(_printable, " ".join(text.split()) or text))
    if len(plain) > _LONGEST:
        plain = f"{plain[: _LONGEST // 2]} … {plain[-_LONGEST // 2 :]}"
    return f"“{plain}”"


def _printable(character: str) -> str:
    """The character, or its code point where it prints nothing, steers the direction of text or is unassigned."""
    if character != " " and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character


def _foreign(text: str, other: str) -> str:
    """The letters of `text` that belong to another alphabet than those of `other`, by name; empty if there are none."""
    strange = sorted({character for character in text if character not in other and not character.isascii()})
    named = (f"{_printable(c)} (U+{ord(c):04X} {unicodedata.name(c, 'unnamed')})" for c in strange[:_MOST_LETTERS])
    return f" with {', '.join(named)}" if strange else ""
