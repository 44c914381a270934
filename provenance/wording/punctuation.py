"""What stands between two words: whether two such joints differ, and in typography or in more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attrs import frozen

from provenance.text.characters import DASHES, QUOTATION_MARKS

#: Classes of marks that may stand for each other.
QUOTE, DASH, DOTS = "Q", "D", "E"
_CLOSING = frozenset(",.;:")
_EMPHASIS = frozenset("*_`")
_HYPHENS = frozenset("-‐‑")
_SPACED_DOTS = re.compile(r"…|\.(?:[ \u00a0]?\.){2,}")
_LINE_PREFIX = re.compile(r"(?<=\n)([ \t]*)([>|#]+)(?=[ \t\n])")
_REOPENED = re.compile(r"(\n[ \t]*\n[ \t]*)[\"“„«‘']")


@frozen
class Mark:
    """One punctuation mark of a joint: its class (`kind`), as printed, and where it stands in the joint."""

    kind: str
    raw: str
    start: int
    end: int


def marks_of(joint: str) -> list[Mark]:
    """The punctuation of a joint in order; runs of dashes and of dots are one mark, white space is none."""
    found: list[Mark] = []
    at = 0
    while at < len(joint):
        character = joint[at]
        end = at + 1
        if dots := _SPACED_DOTS.match(joint, at):
            kind, end = DOTS, dots.end()
        elif character in DASHES:
            while end < len(joint) and joint[end] in DASHES:
                end += 1
            kind = DASH
        elif character in QUOTATION_MARKS:
            if character in "'`´" and joint[end : end + 1] == character:
                end += 1
            kind = QUOTE
        elif character.isspace() or is_invisible(character):
            at = end
            continue
        else:
            kind = unicodedata.normalize("NFKC", character) if "\uff00" <= character <= "\uffef" else character
        found.append(Mark(kind, joint[at:end], at, end))
        at = end
    return found


def is_invisible(character: str) -> bool:
    """Whether the character prints nothing: format characters, variation selectors, other controls than white space."""
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
        return ("E105",)
    reopened_ours, reopened_theirs = _REOPENED.sub(r"\1", plain_quoted), _REOPENED.sub(r"\1", plain_source)
    if _kinds(marks_of(reopened_ours)) == _kinds(marks_of(reopened_theirs)):
        return ("T101",)
    if sorted(_kinds(ours)) == sorted(_kinds(theirs)) and QUOTE in _kinds(ours) and set(_kinds(ours)) <= {QUOTE, *_CLOSING}:
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
    codes: list[str] = []
    for our, their in zip(ours, theirs, strict=True):
        if our.raw != their.raw:
            codes.append({QUOTE: "T101", DASH: "T102", DOTS: "T111"}.get(our.kind, "T106"))
    spaces_quoted, spaces_source = _spaces(quoted), _spaces(source)
    if spaces_quoted != spaces_source and not codes:
        dashes = [mark for mark in (*ours, *theirs) if mark.kind == DASH]
        if any(mark.raw in _HYPHENS for mark in dashes) and ("\n" in quoted) != ("\n" in source):
            codes.append("T104")
        elif dashes:
            codes.append("T102")
        else:
            codes.append("T103")
    if not codes:
        codes.append("T105")
    return tuple(dict.fromkeys(codes))


def _spaces(joint: str) -> str:
    return "".join("x" if not c.isspace() else c for c in joint if not is_invisible(c) or c.isspace())


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
    ours, theirs = marks_of(quoted)[::-1], marks_of(source)[::-1]
    matched = _fitting(ours, theirs)
    taken = len(source) - theirs[matched - 1].start if matched else 0
    if matched == len(ours) and quoted and source.endswith(quoted):
        return Edge(len(quoted), (), True)
    left_over = [mark for mark in ours[matched:] if mark.kind not in _EMPHASIS and mark.raw[0] not in _EMPHASIS]
    codes = _edge_codes(ours, theirs, matched)
    if any(mark.kind != QUOTE and mark.kind not in "#>|" for mark in left_over):
        codes = ("W107", *codes)
    elif left_over:
        codes = ("T101", *codes) if any(mark.kind == QUOTE for mark in left_over) else ("T103", *codes)
    return Edge(taken, tuple(dict.fromkeys(codes)), not any(mark.kind == QUOTE for mark in left_over))


def compare_closing(quoted: str, source: str) -> Edge:
    """Fit what follows the quotation's last word to what follows the passage's, in reading order.

    A comma, full stop, semicolon or colon may stand for another or for none (T108); `?` and `!` never do.
    """
    ours, theirs = marks_of(quoted), marks_of(source)
    matched = _fitting(ours, theirs)
    taken = theirs[matched - 1].end if matched else 0
    if matched == len(ours) and quoted and source.startswith(quoted):
        return Edge(len(quoted), (), True)
    codes = _edge_codes(ours, theirs, matched)
    left_over = [mark for mark in ours[matched:] if mark.kind not in _EMPHASIS and mark.raw[0] not in _EMPHASIS]
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


def _edge_codes(ours: Sequence[Mark], theirs: Sequence[Mark], matched: int) -> tuple[str, ...]:
    named = {QUOTE: "T101", DASH: "T102", DOTS: "T111"}
    pairs = zip(ours[:matched], theirs[:matched], strict=True)
    return tuple(dict.fromkeys(named.get(our.kind, "T106") for our, their in pairs if our.raw != their.raw))
