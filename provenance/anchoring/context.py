"""How far the text around a passage agrees with the context that a quotation or record gives."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher

from attrs import frozen

from provenance.anchoring.prepared import Prepared
from provenance.model.span import Span
from provenance.text.normal_form import fold

#: How much of a context is compared, in characters of the normal form, and the shortest run that counts as agreeing.
_MOST, _SHORTEST_RUN = 400, 4


@frozen
class Agreement:
    """Shares from 0 to 1 of the context's characters that stand `before` and `after` the passage; None if not given."""

    before: float | None
    after: float | None
    weight_before: int = 0
    weight_after: int = 0

    @property
    def known(self) -> bool:
        """Whether any context was given."""
        return self.before is not None or self.after is not None

    @property
    def overall(self) -> float:
        """Both sides together, weighted by their length; 0 where no context was given."""
        total = self.weight_before + self.weight_after
        if not total:
            return 0.0
        return ((self.before or 0.0) * self.weight_before + (self.after or 0.0) * self.weight_after) / total

    @property
    def best_side(self) -> float:
        """The better of the two sides."""
        return max(self.before or 0.0, self.after or 0.0)

    @property
    def worst_side(self) -> float:
        """The worse of the sides that were given."""
        given = [side for side in (self.before, self.after) if side is not None]
        return min(given, default=0.0)


#: No context was given.
UNKNOWN = Agreement(None, None)


def agreement(source: Prepared, span: Span, prefix: str, suffix: str) -> Agreement:
    """Compare `prefix` and `suffix` with as much text before and after `span`, in the normal form.

    White space alone is compared as it stands, since the normal form holds none of it.
    """
    offsets, folded = source.form.offsets, source.form.folded
    start, end = bisect_left(offsets, span.start), bisect_left(offsets, span.end)
    wanted_before, wanted_after = fold(prefix), fold(suffix)
    before: float | None = None
    after: float | None = None
    if wanted_before:
        before = _share(wanted_before[-_MOST:], folded[max(0, start - len(wanted_before[-_MOST:])) : start])
    elif prefix:
        before = float(source.text[: span.start].endswith(prefix))
    if wanted_after:
        after = _share(wanted_after[:_MOST], folded[end : end + len(wanted_after[:_MOST])])
    elif suffix:
        after = float(source.text.startswith(suffix, span.end))
    return Agreement(before, after, len(wanted_before) or len(prefix), len(wanted_after) or len(suffix))


def _share(wanted: str, there: str) -> float:
    """The share of `wanted` that stands in `there` in runs long enough not to agree by chance, in order."""
    if wanted == there:
        return 1.0
    shortest = min(_SHORTEST_RUN, len(wanted))
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= shortest) / len(wanted)
