"""Which characters differ inside one substituted stretch, for display only: verdicts never depend on it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

#: Above this product of the two lengths no difference is computed: without a clock the algorithm is quadratic, and a
#: report may hold many stretches. Nobody reads single letters in a stretch of more than 500 characters anyway.
MOST_COMPARISONS = 250_000


@frozen
class Piece:
    """Characters of one side; `differs` where the other side does not have them there."""

    text: str
    differs: bool


def character_difference(quoted: str, source: str) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The pieces of both sides, in order; joined, the pieces of a side are that side.

    By the algorithm of E. W. Myers (1986) as diff-match-patch has it, with its semantic clean-up. Its deadline is
    switched off, so that the result does not depend on the machine; where the product of the lengths is over
    `MOST_COMPARISONS`, and where a side is empty, each side is one piece.
    """
    if not quoted or not source or len(quoted) * len(source) > MOST_COMPARISONS:
        return _whole(quoted), _whole(source)
    # Imported here because only a coloured report of a substitution needs it.
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    steps: list[tuple[int, str]] = engine.diff_main(quoted, source, False)
    engine.diff_cleanupSemantic(steps)
    ours = tuple(Piece(text, step != 0) for step, text in steps if step <= 0)
    theirs = tuple(Piece(text, step != 0) for step, text in steps if step >= 0)
    return ours, theirs


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()
