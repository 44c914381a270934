"""The punctuation marks between two words, sorted into classes whose members may stand for each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from provenance.text.characters import DASHES, DOUBLE_MARKS, QUOTATION_MARKS

#: Classes of marks that may stand for each other.
QUOTE, DASH, DOTS = "Q", "D", "E"
_EMPHASIS = frozenset("*_")
_DOTS = re.compile(r"…|\.(?:[ \u00a0]?\.){2,}")
_DASHES = re.compile(f"[{re.escape(''.join(sorted(DASHES)))}]+")
_QUOTATION_MARKS = re.compile(f"[{''.join(sorted(QUOTATION_MARKS))}]+")
_EMPHASIS_RUN = re.compile(r"\*+|_+")
#: White space that may part two nested quotation marks.
_THIN = frozenset({" ", "\u00a0", "\u2009", "\u202f"})


@frozen
class Mark:
    """One punctuation mark of a joint: its class (`kind`), as printed, and where it stands in the joint."""

    kind: str
    raw: str
    start: int
    end: int

    @property
    def is_emphasis(self) -> bool:
        """Whether the mark is a run of asterisks or underscores."""
        return self.raw[0] in _EMPHASIS


@lru_cache(maxsize=8192)
def is_invisible(character: str) -> bool:
    """Whether the character prints nothing: format characters, variation selectors, other controls than white space."""
    if character.isspace():
        return False
    return unicodedata.category(character) in {"Cf", "Cc"} or "\ufe00" <= character <= "\ufe0f"


def visible(text: str) -> str:
    """The text without characters that print nothing."""
    dropped = {ord(character): None for character in set(text) if is_invisible(character)}
    return text.translate(dropped) if dropped else text


def marks_of(joint: str) -> list[Mark]:
    """The punctuation of a joint in order, in linear time; white space is none.

    Runs of dashes, of dots, of emphasis or code marks, and neighbouring quotation marks (nested, or one typed as two)
    are one mark.
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(joint):
        character = joint[at]
        if character.isspace() or is_invisible(character):
            at += 1
            continue
        kind, end = _mark_at(joint, at)
        if found and _continues(joint, found[-1], kind, at):
            previous = found.pop()
            kind, at = (DOTS if kind in {DOTS, "."} else kind), previous[1]
        found.append((kind, at, end))
        at = end
    return [Mark(kind, joint[start:end], start, end) for kind, start, end in found]


def _mark_at(joint: str, at: int) -> tuple[str, int]:
    """The class and the end of the mark that starts at `at`."""
    character = joint[at]
    if dots := _DOTS.match(joint, at):
        return DOTS, dots.end()
    if dashes := _DASHES.match(joint, at):
        return DASH, dashes.end()
    if emphasis := _EMPHASIS_RUN.match(joint, at):
        return character, emphasis.end()
    if quotation_marks := _QUOTATION_MARKS.match(joint, at):
        return QUOTE, quotation_marks.end()
    wide = "\uff00" <= character <= "\uffef"
    return unicodedata.normalize("NFKC", character) if wide else character, at + 1


def _continues(joint: str, previous: tuple[str, int, int], kind: str, at: int) -> bool:
    """Whether the mark at `at` is one with the mark before it: four dots, or neighbouring quotation marks."""
    before, _, end = previous
    if kind == DOTS and before == ".":
        return "\n" not in joint[end:at]
    if kind == "." and before == DOTS:
        return end == at
    return kind == before == QUOTE and _nested(joint, end, at)


def _nested(joint: str, end: int, at: int) -> bool:
    """Whether nothing parts two quotation marks, or one space two of different kinds."""
    between = visible(joint[end:at]).replace("\u200a", "")
    if not between:
        return True
    return between in _THIN and (joint[end - 1] in DOUBLE_MARKS) != (joint[at] in DOUBLE_MARKS)


def kinds(marks: Sequence[Mark], *, emphasis: bool = True, angles: bool = True) -> list[str]:
    """The classes of the marks in order, those of emphasis and the angle brackets of addresses left out on demand."""
    return [mark.kind for mark in marks if (emphasis or not mark.is_emphasis) and (angles or mark.kind not in "<>")]


def gaps(joint: str, marks: Sequence[Mark]) -> list[str]:
    """The white space before, between and after the marks of a joint, without what prints nothing and emphasis."""
    bounds = [0, *(at for mark in marks for at in (mark.start, mark.end)), len(joint)]
    pieces = (joint[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))
    return [visible(piece).replace("*", "").replace("_", "") for piece in pieces]
