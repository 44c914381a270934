"""What stands before a quotation's first word and after its last, fitted to what the source has there."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.wording.marks import QUOTE, Mark, is_invisible, marks_of
from provenance.wording.punctuation import CLOSING, emphasis_code, same_marks


@frozen
class Edge:
    """How a quotation's first or last joint fits the source.

    `taken` counts code points of the source's joint that belong to the passage, measured from the word; `codes` are
    those of the difference, the decisive one first.
    """

    taken: int
    codes: tuple[str, ...]


@frozen
class _Fit:
    """How marks correspond, read from the word outwards: pairs, and what is left over on the quotation's side."""

    pairs: tuple[tuple[Mark, Mark], ...]
    emphasis: tuple[Mark, ...]
    left_over: tuple[Mark, ...]
    beyond: tuple[Mark, ...]


def compare_opening(quoted: str, source: str) -> Edge:
    """Fit what precedes the quotation's first word to what precedes the passage's; both end at the word."""
    if quoted and source.endswith(quoted):
        return Edge(len(quoted), ())
    fit = _fit(marks_of(quoted)[::-1], marks_of(source)[::-1])
    taken = len(source) - fit.pairs[-1][1].start if fit.pairs else 0
    codes: list[str] = []
    if any(mark.kind != QUOTE and mark.kind not in ">|" for mark in fit.left_over):
        codes.append("W107")
    elif fit.left_over:
        codes.append("T101" if any(mark.kind == QUOTE for mark in fit.left_over) else "T103")
    if fit.pairs:
        codes += _inside(quoted[fit.pairs[-1][0].start :], source[len(source) - taken :])
    return Edge(taken, _all_codes(codes, fit, quoted, source[len(source) - taken :]))


def compare_closing(quoted: str, source: str) -> Edge:
    """Fit what follows the quotation's last word to what follows the passage's; both begin at the word.

    A comma, full stop, semicolon or colon may stand for another or for none (T108); `?` and `!` never do.
    """
    if quoted and source.startswith(quoted):
        return Edge(len(quoted), ())
    fit = _fit(marks_of(quoted), marks_of(source))
    taken = fitted = fit.pairs[-1][1].end if fit.pairs else 0
    codes: list[str] = []
    rest = [mark.kind for mark in fit.left_over if mark.kind != QUOTE]
    if rest:
        following = next((mark.kind for mark in fit.beyond if mark.kind != QUOTE and not mark.is_emphasis), "")
        closes = CLOSING.issuperset(rest) and following not in {"?", "!"}
        codes.append(("T101" if rest == [following] else "T108") if closes else "W107")
        if not closes:  # the mark that differs belongs to the passage
            taken = next((mark.end for mark in fit.beyond if mark.kind == following), taken)
    elif fit.left_over:
        codes.append("T101")
    if fit.pairs:
        codes += _inside(quoted[: fit.pairs[-1][0].end], source[:fitted])
    return Edge(taken, _all_codes(codes, fit, quoted, source[:taken]))


def _fit(ours: Sequence[Mark], theirs: Sequence[Mark]) -> _Fit:
    """Pair marks of one class from the word outwards; emphasis marks on one side only are passed over and kept."""
    pairs: list[tuple[Mark, Mark]] = []
    emphasis: list[Mark] = []
    passed: list[Mark] = []
    i = j = 0
    while i < len(ours):
        mark, other = ours[i], theirs[j] if j < len(theirs) else None
        if other is not None and (mark.kind == other.kind or (mark.is_emphasis and other.is_emphasis)):
            emphasis += [*passed, *((mark, other) if mark.kind != other.kind else ())]
            passed = []
            pairs.append((mark, other))
            i, j = i + 1, j + 1
        elif mark.is_emphasis:
            emphasis.append(mark)
            i += 1
        elif other is not None and other.is_emphasis:
            passed.append(other)
            j += 1
        else:
            break
    return _Fit(tuple(pairs), tuple(emphasis), tuple(ours[i:]), tuple(theirs[j - len(passed) :]))


def _inside(quoted: str, source: str) -> tuple[str, ...]:
    """Codes of the difference between the parts of two joints that correspond."""
    if quoted == source:
        return ()
    ours = [mark for mark in marks_of(quoted) if not mark.is_emphasis]
    theirs = [mark for mark in marks_of(source) if not mark.is_emphasis]
    return same_marks(quoted, source, ours, theirs)


def _all_codes(codes: list[str], fit: _Fit, quoted: str, taken: str) -> tuple[str, ...]:
    """The codes found, that of emphasis, and T105 or T103 where the two differ in nothing else."""
    if fit.emphasis:
        codes = [code for code in codes if code != "T105"]
        codes.append(emphasis_code(fit.emphasis))
    if not codes and quoted != taken:
        codes.append("T105" if any(map(is_invisible, quoted + taken)) else "T103")
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: "WET".index(code[0])))
