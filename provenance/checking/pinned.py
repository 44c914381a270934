"""Where the passage of a pinned citation is now, with the pinned version as evidence."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.anchoring.anchor import Surroundings, passages
from provenance.anchoring.budget import Budget
from provenance.anchoring.candidate import Candidate
from provenance.anchoring.choice import choose
from provenance.anchoring.context import Agreement, agreement
from provenance.anchoring.prepared import Prepared
from provenance.model.citation import Citation, TextPositionSelector, TextQuoteSelector
from provenance.model.span import Span

#: From this share on, a side of the recorded context counts as agreeing; from the second on, as standing there whole.
_NEAR, _WHOLE = 0.5, 0.8


@frozen(eq=False)
class PinnedPassage:
    """What became of one pinned fragment.

    `candidate` is its passage today, None where it was not located; then `rivals` are equally good passages, `twin` a
    similar one that is not the one that was pinned. `in_context` says that the recorded surroundings stand around it.
    """

    candidate: Candidate | None = None
    in_context: bool = True
    rivals: tuple[Candidate, ...] = ()
    twin: Candidate | None = None


def locate_pinned(
    source: Prepared, citation: Citation, budget: Budget, *, same_text: bool, earlier: Prepared | None
) -> list[PinnedPassage]:
    """What became of each fragment of a citation, in the quotation's order. Raises BudgetSpent.

    `same_text` says that the source's text is the recorded one, so that positions hold as they are; `earlier` is the
    recorded version where it is at hand.
    """
    positions: Sequence[TextPositionSelector | None] = citation.positions or [None] * len(citation.quotes)
    copies = citation.occurrence.of if citation.occurrence else 1
    found: list[PinnedPassage] = []
    for quote, position in zip(citation.quotes, positions, strict=True):
        passage = _in_place(source, quote, position, same_text=same_text)
        found.append(
            passage or _sought(source, quote, position, copies if len(citation.quotes) == 1 else 1, budget, earlier)
        )
    return found


def _in_place(
    source: Prepared, quote: TextQuoteSelector, position: TextPositionSelector | None, *, same_text: bool
) -> PinnedPassage | None:
    """The passage at its recorded position, if its words (and, in a changed text, its context) stand there."""
    if position is None or source.text[position.start : position.end] != quote.exact:
        return None
    around = agreement(source, position.span, quote.prefix, quote.suffix)
    if not same_text and around.known and around.best_side < _NEAR:
        return None
    return PinnedPassage(_literal(source, quote.exact, position.span))


def _literal(source: Prepared, exact: str, span: Span) -> Candidate | None:
    budget = Budget()
    near = Span(max(0, span.start - 1), min(len(source.text), span.end + 1))
    found = [c for c, _ in passages(source, exact, Surroundings(), budget, near) if c.span.overlaps(span)]
    return min(found, key=lambda c: (c.rank, c.cost), default=None)


def _sought(
    source: Prepared,
    quote: TextQuoteSelector,
    position: TextPositionSelector | None,
    copies: int,
    budget: Budget,
    earlier: Prepared | None,
) -> PinnedPassage:
    """Search the whole text; only what stands in the recorded context, or is unmistakably the same, is adopted."""
    near = position.start if position else None
    surroundings = Surroundings(quote.prefix, quote.suffix, near)
    judged = passages(source, quote.exact, surroundings, budget)
    if not judged:
        return PinnedPassage()
    if not (quote.prefix or quote.suffix):
        choice = choose(judged, near)
        return PinnedPassage(choice.chosen, rivals=choice.rivals)
    tiers = _tiers(judged)
    if tiers:
        choice = choose(tiers[0], near)
        return PinnedPassage(choice.chosen, rivals=choice.rivals)
    return _out_of_context(judged, copies, quote, budget, earlier)


def _tiers(judged: Sequence[tuple[Candidate, Agreement]]) -> list[list[tuple[Candidate, Agreement]]]:
    """Passages in the recorded context, the surest kind first: whole on both sides, whole on one, near on one."""
    kinds = (
        [pair for pair in judged if pair[1].worst_side >= _WHOLE],
        [pair for pair in judged if pair[1].best_side >= _WHOLE],
        [pair for pair in judged if pair[1].best_side >= _NEAR],
    )
    return [kind for kind in kinds if kind]


def _out_of_context(
    judged: Sequence[tuple[Candidate, Agreement]],
    copies: int,
    quote: TextQuoteSelector,
    budget: Budget,
    earlier: Prepared | None,
) -> PinnedPassage:
    """No passage stands in the recorded context: a lone copy of the words has moved, anything else is a twin."""
    same = [c for c, _ in judged if c.rank <= 1]
    before = _copies_in(earlier, quote, budget) if earlier is not None else copies
    if len(same) == 1 and before == 1:
        return PinnedPassage(same[0], in_context=False)
    if len(same) > 1 and len(same) >= before:
        return PinnedPassage(rivals=tuple(same))
    closest = min(judged, key=lambda pair: (pair[0].rank, pair[0].cost, pair[0].span.start))[0]
    return PinnedPassage(twin=closest)


def _copies_in(earlier: Prepared, quote: TextQuoteSelector, budget: Budget) -> int:
    return max(1, sum(c.rank <= 1 for c, _ in passages(earlier, quote.exact, Surroundings(), budget)))
