"""A batch of quotations against many sources: the verdict on each, from its own record and the sources alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from provenance.checking.check import check_source
from provenance.checking.policy import Policy
from provenance.checking.verdicts import unchecked
from provenance.errors import ReadError
from provenance.ledger.faults import shown
from provenance.ledger.source_keys import is_source_key
from provenance.model.citation import Citation, Source
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry, SourceState
from provenance.model.quotation import Quotation
from provenance.model.report import TextPlace
from provenance.model.verdict import Place, Verdict
from provenance.projects.elsewhere import elsewhere
from provenance.wording.editing import has_words


@frozen(kw_only=True)
class Known:
    """What a batch is held against: sources by key (or why they could not be read), their records and tables."""

    sources: Mapping[str, Document | ReadError | str]
    records: Mapping[str, Source] = field(factory=dict)
    tables: Mapping[str, Sequence[SegmentEntry]] = field(factory=dict)
    policy: Policy = field(factory=Policy)

    def policy_for(self, key: str) -> Policy:
        """The policy for a source, which knows the medium that its record names."""
        record = self.records.get(key)
        return self.policy if record is None or record.medium is None else evolve(self.policy, medium=record.medium)


@frozen(kw_only=True)
class Item:
    """One quotation or citation of a batch with what its row says beside the verdict.

    `reason` says why it is not to be checked at all, such as a draft that could not be read.
    """

    checkable: Citation | Quotation
    source: str | None
    claim: str | None = None
    speaker: str | None = None
    at: TextPlace | None = None
    reason: str | None = None

    @property
    def id(self) -> str | None:
        """The id of the citation, None for a quotation that no ledger holds."""
        return self.checkable.id if isinstance(self.checkable, Citation) else None

    @property
    def printed(self) -> str:
        """The words that are checked: the draft's, or the source's recorded ones for a claim that paraphrases."""
        if isinstance(self.checkable, Quotation):
            return self.checkable.text
        if self.checkable.quotation is not None:
            return self.checkable.quotation
        return " … ".join(quote.exact for quote in self.checkable.quotes)


def verdicts(items: Sequence[Item], known: Known) -> tuple[Verdict, ...]:
    """A verdict for each item, in their order; a source is prepared once for all of its items."""
    by_source: dict[str, list[int]] = {}
    found: dict[int, Verdict] = {}
    for index, item in enumerate(items):
        refused = _refused(item, known)
        if refused is not None:
            found[index] = refused
        elif item.source is not None:
            by_source.setdefault(item.source, []).append(index)
    for key, indexes in by_source.items():
        group = [items[index] for index in indexes]
        found.update(zip(indexes, _of_one_source(key, group, known), strict=True))
    return tuple(found[index] for index in range(len(items)))


def unreadable_state(problem: ReadError | str) -> SourceState:
    """What the state of a source is that could not be read."""
    absent = isinstance(problem, ReadError) and problem.absent
    return SourceState.ABSENT if absent else SourceState.UNREADABLE


def problem_text(problem: ReadError | str) -> str:
    """Why a source could not be read, on one line."""
    return problem.message if isinstance(problem, ReadError) else shown(problem, 400)


def _of_one_source(key: str, items: Sequence[Item], known: Known) -> list[Verdict]:
    document, record, policy = known.sources[key], known.records.get(key), known.policy_for(key)
    if not isinstance(document, Document):
        state = unreadable_state(document)
        return [_unchecked(item, problem_text(document), policy, source=state) for item in items]
    recorded = record.fingerprint if record is not None else None
    found = check_source(
        document, [item.checkable for item in items], recorded, policy=policy, table=known.tables.get(key)
    )
    return [
        elsewhere(verdict, item.printed, key, known.sources, policy, item.id)
        if verdict.place is Place.MISSING
        else verdict
        for item, verdict in zip(items, found, strict=True)
    ]


def _refused(item: Item, known: Known) -> Verdict | None:
    """The verdict on what cannot be held against a source at all, None for what can."""
    if item.reason is not None:
        return _unchecked(item, item.reason, known.policy)
    if item.source is None:
        return _unchecked(item, "the draft names no source for it", known.policy, code="D101")
    if item.source not in known.sources:
        return _unchecked(item, _unknown_key(item.source), known.policy, code="D102")
    if not has_words(item.printed):
        what = "holds nothing but marks" if item.printed.strip() else "is empty"
        return _unchecked(item, f"the quotation {what}", known.policy)
    return None


def _unknown_key(key: str) -> str:
    """The reason, which ends in the line to paste; a key that no source can have is not put into a command."""
    named = key if is_source_key(key) else "KEY"
    return f"there is no source with the key {shown(key)}; add it: provenance source add {named} PATH"


def _unchecked(
    item: Item, reason: str, policy: Policy, *, code: str = "P401", source: SourceState | None = None
) -> Verdict:
    verdict = unchecked(reason, policy, code=code, source=source)
    return evolve(verdict, findings=policy.apply(verdict.findings, item.id))
