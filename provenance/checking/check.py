"""Quotations and citations held against a source: the one function that every surface calls."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.anchoring.anchor import Anchored, Surroundings, anchor
from provenance.anchoring.budget import Budget, BudgetSpent
from provenance.anchoring.prepared import looks_past, prepared, prepared_as_written
from provenance.checking.citations import check_citation
from provenance.checking.policy import Policy
from provenance.checking.verdicts import ambiguous_verdict, located_verdict, missing_verdict, unchecked
from provenance.errors import QuotationError, UsageError
from provenance.fingerprints.comparing import compare as compare_fingerprints
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.model.finding import Finding
from provenance.model.fingerprint import Fingerprint, SegmentEntry, SourceState
from provenance.model.quotation import Quotation
from provenance.model.verdict import Changed, Verdict, Wording
from provenance.wording.editing import has_words

Checkable = Citation | Quotation

#: Longer quotations are not compared word by word.
LONGEST_QUOTATION = 2_000_000
_SPENT = "comparing it took more work than is allowed for one quotation; quote fewer words"
_DEFAULT = Policy()


def check(document: Document, item: Checkable, *, policy: Policy = _DEFAULT) -> Verdict:
    """The verdict on one citation or quotation; see `check_source`."""
    return check_source(document, [item], policy=policy)[0]


def check_source(
    document: Document,
    items: Sequence[Checkable],
    recorded: Fingerprint | None = None,
    earlier: Document | None = None,
    second: Document | None = None,
    policy: Policy = _DEFAULT,
    *,
    table: Sequence[SegmentEntry] | None = None,
) -> tuple[Verdict, ...]:
    """Hold citations and quotations against one source; a verdict for each, in their order.

    Each is decided alone, with a budget of its own: any subset in any order gives the same verdicts.
    `recorded` is the fingerprint of the version that was cited, `table` its segment table, `earlier` that version
    itself. `second` is the same source by another reader: where it has the words and `document` has not, the verdict
    says that the readers disagree (S303). Raises QuotationError for a quotation without words and
    UsageError for anything that is neither a citation nor a quotation.
    """
    for item in items:
        if not isinstance(item, Citation | Quotation):
            raise UsageError(f"a {type(item).__name__} is no quotation", remedy="wrap the text: Quotation(text)")
        _demand_words(item)
    if _has_surrogate(document.text):
        reason = "the source's text holds a lone surrogate, which no file can hold"
        return tuple(unchecked(reason, policy) for _ in items)
    state = compare_fingerprints(recorded, document, table).state if recorded is not None else None
    verdicts = [_verdict(document, item, policy, state, earlier) for item in items]
    if second is not None:
        pairs = zip(items, verdicts, strict=True)
        verdicts = [_unless_readers_disagree(item, verdict, second, policy) for item, verdict in pairs]
    return tuple(_judged(item, verdict, policy) for item, verdict in zip(items, verdicts, strict=True))


def _judged(item: Checkable, verdict: Verdict, policy: Policy) -> Verdict:
    """The verdict with the findings that the policy selects, those that it ignores marked."""
    name = item.id if isinstance(item, Citation) else None
    return evolve(verdict, findings=policy.apply(verdict.findings, name))


def _verdict(
    document: Document, item: Checkable, policy: Policy, state: SourceState | None, earlier: Document | None
) -> Verdict:
    printed = _printed(item)
    if _has_surrogate(printed):
        return unchecked("the quotation holds a lone surrogate, which no file can hold", policy, source=state)
    if len(printed) > LONGEST_QUOTATION:
        return unchecked(f"the quotation is longer than {LONGEST_QUOTATION:,} characters", policy, source=state)
    try:
        if isinstance(item, Citation):
            before = prepared_as_written(earlier) if earlier is not None else None
            return check_citation(document, item, Budget(), policy, state=state, earlier=before)
        return _check_quotation(document, item, policy, state)
    except BudgetSpent:
        return unchecked(_SPENT, policy, source=state)


def _check_quotation(document: Document, quotation: Quotation, policy: Policy, state: SourceState | None) -> Verdict:
    """The verdict on a quotation that was never pinned."""
    surroundings = Surroundings(quotation.prefix, quotation.suffix, quotation.near)
    found = _as_written(document, quotation, surroundings) or anchor(
        prepared(document), quotation.text, surroundings, Budget()
    )
    if found.rivals:
        return ambiguous_verdict(found.rivals, policy, document, source=state)
    if found.candidate is None:
        return missing_verdict(found.nearest, policy, quotation.text, document, binding=quotation.binding, source=state)
    placing: tuple[Finding, ...] = ()
    around = found.agreement
    if around.before is not None and around.after is not None and around.best_side < 0.5:
        placing = (
            policy.finding(
                "P102", "the words stand in other surroundings than those given", source_span=found.candidate.span
            ),
        )
    changed = Changed.UNKNOWN if found.candidate.wording is Wording.DRIFTED else None
    return located_verdict(found.candidate, policy, document, source=state, changed=changed, placing=placing)


def _as_written(document: Document, quotation: Quotation, surroundings: Surroundings) -> Anchored | None:
    """Where the source has the quotation's characters as they are, its markup included; None where it has not."""
    if not looks_past(document) or quotation.text not in document.text:
        return None
    found = anchor(prepared_as_written(document), quotation.text, surroundings, Budget())
    return found if found.candidate is not None and found.candidate.wording is Wording.VERBATIM else None


def _unless_readers_disagree(item: Checkable, verdict: Verdict, second: Document, policy: Policy) -> Verdict:
    """The verdict, or that the readers disagree where the second one's text has the words cleanly."""
    if verdict.wording not in {None, Wording.DRIFTED} or verdict.reason is not None:
        return verdict
    other = _verdict(second, _without_positions(item), policy, verdict.source, None)
    if other.wording in {None, Wording.DRIFTED}:
        return verdict
    reason = "two readers of the source give different text here, and one of them has the words"
    return unchecked(reason, policy, code="S303", source=verdict.source)


def _without_positions(item: Checkable) -> Checkable:
    if isinstance(item, Citation):
        return evolve(item, selectors=item.quotes)
    return evolve(item, near=None)


def _printed(item: Checkable) -> str:
    if isinstance(item, Quotation):
        return item.text
    return item.quotation if item.quotation is not None else " ".join(quote.exact for quote in item.quotes)


def _demand_words(item: Checkable) -> None:
    printed = _printed(item)
    if has_words(printed):
        return
    name = f" of citation {item.id}" if isinstance(item, Citation) else ""
    what = "is empty" if not printed.strip() else "holds nothing but marks"
    raise QuotationError(f"the quotation{name} {what}", remedy="quote at least one word")


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
