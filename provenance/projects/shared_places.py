"""Citations that were pinned apart and now stand at one place, as they do when one of two passages was taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.checking.policy import Policy
from provenance.model.citation import Citation
from provenance.model.report import PlacedFinding
from provenance.model.span import Span
from provenance.model.verdict import Verdict
from provenance.projects.batch import Item


def shared_places(items: Sequence[Item], verdicts: Sequence[Verdict], policy: Policy) -> tuple[PlacedFinding, ...]:
    """A P103 for each such citation and the first that stands there, in the order of their ids.

    It belongs to the report: a verdict speaks of one citation alone, whatever else is in the batch.
    """
    placed: dict[str, list[tuple[Span, str, int]]] = {}
    for index, (item, verdict) in enumerate(zip(items, verdicts, strict=True)):
        if isinstance(item.checkable, Citation) and item.checkable.positions:
            key = item.checkable.source
            placed.setdefault(key, []).extend((span, item.checkable.id, index) for span in verdict.spans)
    pairs = {
        (first, second): (key, items[index])
        for key, spans in placed.items()
        for first, second, index in _met(sorted(spans), items)
    }
    findings: list[PlacedFinding] = []
    for (first, second), (key, item) in sorted(pairs.items(), key=lambda entry: entry[0]):
        message = f"{second} and {first} were pinned to different places of {key} and now stand at one"
        found = policy.apply((policy.finding("P103", message),), second)
        findings += [PlacedFinding(finding=finding, at=item.at, citation=second) for finding in found]
    return tuple(findings)


def _met(spans: Sequence[tuple[Span, str, int]], items: Sequence[Item]) -> Iterator[tuple[str, str, int]]:
    """Ids of citations whose spans overlap today and did not when they were pinned; `spans` are in order.

    Each is compared with the one before it that reaches furthest, so the work stays linear.
    """
    furthest: tuple[Span, str, int] | None = None
    for span, name, index in spans:
        if furthest is not None and furthest[0].overlaps(span) and _apart(items[furthest[2]], items[index]):
            yield furthest[1], name, index
        if furthest is None or span.end > furthest[0].end:
            furthest = (span, name, index)


def _apart(one: Item, other: Item) -> bool:
    pinned = [
        [position.span for position in item.checkable.positions] if isinstance(item.checkable, Citation) else []
        for item in (one, other)
    ]
    return not any(first.overlaps(second) for first in pinned[0] for second in pinned[1])
