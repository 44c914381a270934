"""What stands between two words of a passage: whether two such joints differ, and in typography or in more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.text.characters import DASHES, QUOTATION_MARKS
from provenance.wording.marks import DASH, DOTS, QUOTE, Mark, gaps, kinds, marks_of, visible

#: The marks that may close a quotation instead of the source's own.
CLOSING = frozenset(",.;:")
HYPHENS = frozenset("-‐‑")
#: Where one of these touches it, white space may be there or not: marks that houses set apart or close up.
_LOOSE = QUOTATION_MARKS | DASHES | frozenset("()[]{}*_")
#: French sets these apart.
_SET_APART = frozenset("!?;:»«%")
#: What plain text puts before each line of a passage that it quotes.
_LINE_PREFIX = re.compile(r"(?<=\n)([ \t]*)([>|]+)(?=[ \t\n])")
#: A quotation mark at the beginning of a paragraph, repeated there because the quotation goes on.
_REOPENED = re.compile(r"(\n[ \t]*\n[ \t]*)[\"“„«‘']")
#: Of several codes the one nearer to the beginning is the edit's own.
_BY_WEIGHT = ("W107", "W108", "T104", "T102", "T103")


def compare_inner(quoted: str, source: str, left: str, right: str) -> tuple[str, ...]:
    """Codes of the difference between two joints inside a passage, the decisive one first; empty for none.

    `left` and `right` are the characters of the quotation that touch the joint.
    """
    if quoted == source:
        return ()
    quoted, source = _without_line_prefixes(quoted), _without_line_prefixes(source)
    ours, theirs = marks_of(quoted), marks_of(source)
    if kinds(ours) == kinds(theirs):
        return same_marks(quoted, source, ours, theirs) or ("T103",)
    if kinds(ours, emphasis=False) == kinds(theirs, emphasis=False):
        return (emphasis_code([mark for mark in (*ours, *theirs) if mark.is_emphasis]),)
    if kinds(ours, emphasis=False, angles=False) == kinds(theirs, emphasis=False, angles=False):
        return ("T112",)
    if _only_quotation_marks_moved(quoted, source, kinds(ours), kinds(theirs)):
        return ("T101",)
    between_digits = left.isdigit() and right.isdigit()
    if between_digits and DASH in kinds([*ours, *theirs]):
        return ("W201",)
    return ("W108",) if _is_compound([*ours, *theirs], quoted, source) else ("W107",)


def emphasis_code(marks: Sequence[Mark]) -> str:
    """T112 for underscores, by which plain text shows the source's own italics; E105 for asterisks."""
    return "T112" if {mark.raw[0] for mark in marks} == {"_"} else "E105"


def same_marks(quoted: str, source: str, ours: Sequence[Mark], theirs: Sequence[Mark]) -> tuple[str, ...]:
    """Codes where two joints hold marks of the same classes in the same order; empty where nothing is to be seen."""
    codes: list[str] = []
    for our, their in zip(ours, theirs, strict=True):
        if our.raw != their.raw and visible(our.raw) != visible(their.raw):
            by_kind = {QUOTE: "T101", DASH: "T102", DOTS: "T111"}.get(our.kind, "T106")
            codes.append(emphasis_code((our, their)) if our.is_emphasis else by_kind)
    spacing = "W108" if _is_hyphen_set_apart(quoted, source, ours, theirs) else _spacing(quoted, source, ours, theirs)
    if spacing is not None and spacing[0] == "W":
        return (spacing, *dict.fromkeys(codes))
    if spacing is not None and not codes:
        codes.append(spacing)
    return tuple(dict.fromkeys(codes or ["T105"])) if quoted != source else ()


def _without_line_prefixes(joint: str) -> str:
    return _LINE_PREFIX.sub(r"\1", joint) if "\n" in joint else joint


def _only_quotation_marks_moved(quoted: str, source: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a mark is repeated at a paragraph's opening, or stands on the other side of closing punctuation."""
    reopened = [kinds(marks_of(_REOPENED.sub(r"\1", joint))) for joint in (quoted, source)]
    if reopened[0] == reopened[1]:
        return True
    return sorted(ours) == sorted(theirs) and QUOTE in ours and set(ours) <= {QUOTE, *CLOSING}


def _is_compound(marks: Sequence[Mark], quoted: str, source: str) -> bool:
    """Whether the only mark of both is a hyphen that touches both words, so that a compound is spelt otherwise."""
    if len(marks) != 1 or marks[0].raw not in HYPHENS:
        return False
    joint = quoted if marks[0].raw in quoted else source
    return joint.strip() == joint or "\n" in joint


def _is_hyphen_set_apart(quoted: str, source: str, ours: Sequence[Mark], theirs: Sequence[Mark]) -> bool:
    """Whether a hyphen that joins two words on one side is a dash between spaces on the other."""
    if len(ours) != 1 or ours[0].kind != DASH:
        return False
    sides = ((gaps(quoted, ours), ours[0].raw), (gaps(source, theirs), theirs[0].raw))
    joins = [raw in HYPHENS and not any(around) for around, raw in sides]
    parts = [all(around) and "\n" not in "".join(around) for around, _ in sides]
    return (joins[0] and parts[1]) or (joins[1] and parts[0])


def _spacing(quoted: str, source: str, ours: Sequence[Mark], theirs: Sequence[Mark]) -> str | None:
    """The code of a difference in white space between the marks of two joints, or None where there is none.

    White space stands for white space (T103), and for nothing where a quotation mark, dash, bracket or ellipsis
    touches it; elsewhere (`a.m.` and `a. m.`, `a ,b` and `a, b`) it is a matter of spelling and punctuation.
    """
    hyphenated = any(mark.raw in HYPHENS for mark in (*ours, *theirs))
    codes = set()
    for at, (our, their) in enumerate(zip(gaps(quoted, ours), gaps(source, theirs), strict=True)):
        if our == their:
            continue
        touching = ours[max(0, at - 1) : at + 1]
        around = "".join(mark.raw for mark in touching)
        if any(mark.kind == DASH for mark in touching):
            codes.add("T104" if hyphenated and ("\n" in our) != ("\n" in their) else "T102")
        elif bool(our) == bool(their) or not around or _may_be_set_apart(touching):
            codes.add("T103")
        else:
            codes.add("W108" if set(around) == {"."} else "W107")
    return min(codes, key=_BY_WEIGHT.index, default=None)


def _may_be_set_apart(touching: Sequence[Mark]) -> bool:
    return any(mark.kind == DOTS or set(mark.raw) & (_LOOSE | _SET_APART) for mark in touching)
