"""What stands between two words: whether two such joints differ, and in typography or in more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attrs import frozen

from provenance.text.characters import DASHES, DOUBLE_MARKS, ELLIPSIS, QUOTATION_MARKS

#: Classes of marks that may stand for each other.
QUOTE, DASH, DOTS = "Q", "D", "E"
_CLOSING = frozenset(",.;:")
_EMPHASIS = frozenset("*_")
#: Where one of these touches it, white space may be there or not: marks that houses set apart or close up.
_LOOSE = QUOTATION_MARKS | DASHES | frozenset("()[]{}…*_")
#: French sets these apart.
_SET_APART = frozenset("!?;:»«%")
_HYPHENS = frozenset("-‐‑")
_SPACED_DOTS = re.compile(r"…|\.(?:[ \u00a0]?\.){2,}")
_LINE_PREFIX = re.compile(r"(?<=\n)([ \t]*)([>|]+)(?=[ \t\n])")
_REOPENED = re.compile(r"(\n[ \t]*\n[ \t]*)[\"“„«‘']")


@frozen
class Mark:
    """One punctuation mark of a joint: its class (`kind`), as printed, and where it stands in the joint."""

    kind: str
    raw: str
    start: int
    end: int


def marks_of(joint: str) -> list[Mark]:
    """The punctuation of a joint in order; white space is none.

    Runs of dashes, of dots, of emphasis or code marks, and neighbouring quotation marks (nested, or one typed as two)
    are one mark.
    """
    found: list[Mark] = []
    at = 0
    while at < len(joint):
        character = joint[at]
        end = at + 1
        previous = found[-1] if found else None
        if dots := _SPACED_DOTS.match(joint, at):
            kind, end = DOTS, dots.end()
            if previous is not None and previous.kind == "." and "\n" not in joint[previous.end : at]:
                found.pop()  # a full stop and an ellipsis are four dots
                at = previous.start
        elif character == "." and previous is not None and previous.kind == DOTS and previous.end == at:
            found[-1] = Mark(DOTS, joint[previous.start : end], previous.start, end)
            at = end
            continue
        elif character in DASHES:
            while end < len(joint) and joint[end] in DASHES:
                end += 1
            kind = DASH
        elif character in _EMPHASIS:
            while end < len(joint) and joint[end] == character:
                end += 1
            kind = character
        elif (
            character in QUOTATION_MARKS
            and previous is not None
            and previous.kind == QUOTE
            and _nested(joint, previous, at)
        ):
            found[-1] = Mark(QUOTE, joint[previous.start : end], previous.start, end)
            at = end
            continue
        elif character in QUOTATION_MARKS:
            kind = QUOTE
        elif character.isspace() or is_invisible(character):
            at = end
            continue
        else:
            kind = unicodedata.normalize("NFKC", character) if "\uff00" <= character <= "\uffef" else character
        found.append(Mark(kind, joint[at:end], at, end))
        at = end
    return found


def _nested(joint: str, previous: Mark, at: int) -> bool:
    """Whether a quotation mark belongs to the one before it: nothing parts them, or one space between two kinds."""
    between = "".join(c for c in joint[previous.end : at] if not is_invisible(c) and c != "\u200a")
    if not between:
        return True
    kinds = {character in DOUBLE_MARKS for character in (previous.raw[-1], joint[at])}
    return between in {" ", "\u00a0", "\u2009", "\u202f"} and len(kinds) == 2


def is_invisible(character: str) -> bool:
    """Whether the character prints nothing: format characters, variation selectors, other controls than white space."""
    if character.isspace():
        return False
    return unicodedata.category(character) in {"Cf", "Cc"} or "\ufe00" <= character <= "\ufe0f"


def _kinds(marks: Sequence[Mark], leave_out: frozenset[str] = frozenset()) -> list[str]:
    return [mark.kind for mark in marks if mark.kind not in leave_out and mark.raw[0] not in leave_out]


def _without_line_prefixes(joint: str) -> str:
    return _LINE_PREFIX.sub(r"\1", joint) if "\n" in joint else joint


def compare_inner(quoted: str, source: str, left: str, right: str) -> tuple[str, ...]:
    """Codes of the difference between two joints inside a passage, the decisive one first; empty for none.

    `left` and `right` are the characters of the quotation that touch the joint.
    """
    if quoted == source:
        return ()
    plain_quoted, plain_source = _without_line_prefixes(quoted), _without_line_prefixes(source)
    ours, theirs = marks_of(plain_quoted), marks_of(plain_source)
    if _kinds(ours) == _kinds(theirs):
        return _same_marks(plain_quoted, plain_source, ours, theirs) or ("T103",)
    if _kinds(ours, _EMPHASIS) == _kinds(theirs, _EMPHASIS):
        only = {mark.raw[0] for mark in (*ours, *theirs) if mark.raw[0] in _EMPHASIS}
        return ("T112",) if only == {"_"} else ("E105",)
    reopened_ours, reopened_theirs = _REOPENED.sub(r"\1", plain_quoted), _REOPENED.sub(r"\1", plain_source)
    if _kinds(marks_of(reopened_ours)) == _kinds(marks_of(reopened_theirs)):
        return ("T101",)
    if (
        sorted(_kinds(ours)) == sorted(_kinds(theirs))
        and QUOTE in _kinds(ours)
        and set(_kinds(ours)) <= {QUOTE, *_CLOSING}
    ):
        return ("T101",)
    if {mark.kind for mark in (*ours, *theirs)} == {DASH} and _is_compound(ours or theirs, plain_quoted, plain_source):
        return ("W201",) if left.isdigit() and right.isdigit() else ("W108",)
    if DASH in _kinds([*ours, *theirs]) and left.isdigit() and right.isdigit():
        return ("W201",)
    return ("W107",)


def _is_compound(dashes: Sequence[Mark], quoted: str, source: str) -> bool:
    """Whether the only dash is a hyphen that touches both words, so that a compound is spelt otherwise."""
    joint = quoted if marks_of(quoted) else source
    return len(dashes) == 1 and dashes[0].raw in _HYPHENS and (joint.strip() == joint or "\n" in joint)


def _same_marks(quoted: str, source: str, ours: Sequence[Mark], theirs: Sequence[Mark]) -> tuple[str, ...]:
    """Codes where two joints hold marks of the same classes in the same order."""
    codes: list[str] = []
    for our, their in zip(ours, theirs, strict=True):
        if our.raw != their.raw and not _same_but_invisible(our.raw, their.raw):
            codes.append({QUOTE: "T101", DASH: "T102", DOTS: "T111"}.get(our.kind, "T106"))
    spacing = _spacing(quoted, source, ours, theirs)
    if spacing is not None and spacing[0] == "W":
        return (spacing, *codes)
    if spacing is not None and not codes:
        codes.append(spacing)
    return tuple(dict.fromkeys(codes or ["T105"]))


def _same_but_invisible(one: str, other: str) -> bool:
    return "".join(c for c in one if not is_invisible(c)) == "".join(c for c in other if not is_invisible(c))


def _spacing(quoted: str, source: str, ours: Sequence[Mark], theirs: Sequence[Mark]) -> str | None:
    """The code of a difference in white space between the marks of two joints, or None where there is none.

    White space stands for white space (T103), and for nothing where a quotation mark, dash, bracket or ellipsis
    touches it; elsewhere (`a.m.` and `a. m.`, `a ,b` and `a, b`) it is a matter of spelling and punctuation.
    """
    codes = []
    for at, (our, their) in enumerate(zip(_gaps(quoted, ours), _gaps(source, theirs), strict=True)):
        if our == their:
            continue
        around = "".join(ELLIPSIS if mark.kind == DOTS else mark.raw for mark in ours[max(0, at - 1) : at + 1])
        touching_dash = any(mark.kind == DASH for mark in ours[max(0, at - 1) : at + 1])
        if (
            touching_dash
            and any(mark.raw in _HYPHENS for mark in (*ours, *theirs))
            and ("\n" in our) != ("\n" in their)
        ):
            codes.append("T104")
        elif touching_dash:
            codes.append("T102")
        elif bool(our) == bool(their) or set(around) & (_LOOSE | _SET_APART) or not around:
            codes.append("T103")
        else:
            codes.append("W108" if set(around) == {"."} else "W107")
    return min(codes, key=lambda code: ("W107", "W108", "T104", "T102", "T103").index(code), default=None)


def _gaps(joint: str, marks: Sequence[Mark]) -> list[str]:
    """The white space before, between and after the marks of a joint, without what prints nothing."""
    bounds = [0, *(at for mark in marks for at in (mark.start, mark.end)), len(joint)]
    pieces = [joint[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return ["".join(c for c in piece if not is_invisible(c)) for piece in pieces]


@frozen
class Edge:
    """How a quotation's first or last joint fits the source.

    `taken` counts code points of the source's joint that belong to the passage, measured from the word; `codes` are
    those of the difference; `quote_matched` says whether the outermost quotation mark has a counterpart.
    """

    taken: int
    codes: tuple[str, ...]
    quote_matched: bool


def compare_opening(quoted: str, source: str) -> Edge:
    """Fit what precedes the quotation's first word to what precedes the passage's; both read away from the word."""
    if quoted and source.endswith(quoted):
        return Edge(len(quoted), (), True)
    ours, theirs = _plain(marks_of(quoted))[::-1], _plain(marks_of(source))[::-1]
    matched = _fitting(ours, theirs)
    taken = len(source) - theirs[matched - 1].start if matched else 0
    left_over = ours[matched:]
    codes: tuple[str, ...] = ()
    if matched:
        codes = _edge_codes(quoted[ours[matched - 1].start :], source[len(source) - taken :])
    if any(mark.kind != QUOTE and mark.kind not in ">|" for mark in left_over):
        codes = ("W107", *codes)
    elif left_over:
        codes = ("T101", *codes) if any(mark.kind == QUOTE for mark in left_over) else ("T103", *codes)
    return Edge(taken, tuple(dict.fromkeys(codes)), not any(mark.kind == QUOTE for mark in left_over))


def compare_closing(quoted: str, source: str) -> Edge:
    """Fit what follows the quotation's last word to what follows the passage's, in reading order.

    A comma, full stop, semicolon or colon may stand for another or for none (T108); `?` and `!` never do.
    """
    if quoted and source.startswith(quoted):
        return Edge(len(quoted), (), True)
    ours, theirs = _plain(marks_of(quoted)), _plain(marks_of(source))
    matched = _fitting(ours, theirs)
    taken = theirs[matched - 1].end if matched else 0
    left_over = ours[matched:]
    codes: tuple[str, ...] = ()
    if matched:
        codes = _edge_codes(quoted[: ours[matched - 1].end], source[:taken])
    quote_matched = not any(mark.kind == QUOTE for mark in left_over)
    rest = [mark for mark in left_over if mark.kind != QUOTE]
    if rest:
        following = next((mark.kind for mark in theirs[matched:] if mark.kind != QUOTE), "")
        closes = all(mark.kind in _CLOSING for mark in rest) and following not in {"?", "!"}
        same = [mark.kind for mark in rest] == [following]
        codes = (("T101" if same else "T108") if closes else "W107", *codes)
    elif left_over:
        codes = ("T101", *codes)
    return Edge(taken, tuple(dict.fromkeys(codes)), quote_matched)


def _fitting(ours: Sequence[Mark], theirs: Sequence[Mark]) -> int:
    """How many marks from the word outwards have a counterpart of their class."""
    count = 0
    while count < len(ours) and count < len(theirs) and ours[count].kind == theirs[count].kind:
        count += 1
    return count


def _plain(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.raw[0] not in _EMPHASIS]


def _edge_codes(quoted: str, source: str) -> tuple[str, ...]:
    """Codes of the difference between the parts of two outer joints that correspond."""
    if quoted == source:
        return ()
    ours, theirs = _plain(marks_of(quoted)), _plain(marks_of(source))
    return _same_marks(quoted, source, ours, theirs)
