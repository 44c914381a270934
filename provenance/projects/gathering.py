"""From drafts to what is checked: each quotation as a citation of the ledger, or as one that it does not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from provenance.drafts.draft import DraftQuotation
from provenance.drafts.markdown import read_draft
from provenance.errors import ReadError
from provenance.ledger.faults import shown
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.model.report import PassedOverText, PlacedFinding, TextPlace
from provenance.projects.batch import Item, Known, problem_text
from provenance.projects.choosing_keys import chosen_key
from provenance.projects.draft_files import DraftInput, DraftPaths
from provenance.projects.pairing import is_same_passage, pair
from provenance.projects.project import Project
from provenance.projects.spare_citations import SpareCitations, without_draft

#: Why a quotation without its closing mark is not checked: nobody knows which words are quoted.
NOT_CLOSED = "its quotation mark is not closed"


@define
class Gathered:
    """What the drafts of one run come to before anything is checked.

    `unrecorded` are the indexes of items that the ledger does not have though it could. `looked_at` are the ids of all
    citations that were compared with their draft.
    """

    items: list[Item] = field(factory=list)
    unrecorded: set[int] = field(factory=set)
    findings: list[PlacedFinding] = field(factory=list)
    looked_at: set[str] = field(factory=set)
    passed_over: list[PassedOverText] = field(factory=list)


def gather(project: Project, drafts: Sequence[DraftInput], known: Known) -> Gathered:
    """The items of the drafts, each draft once, in their order; D105 says what the ledger has and a draft has not.

    A citation that was recorded by hand is taken for the first quotation of its words and source that no other records.
    """
    paths = DraftPaths(project)
    by_draft: dict[str | None, list[Citation]] = {}
    for citation in project.ledger.citations:
        by_draft.setdefault(paths.of(citation), []).append(citation)
    gathered, by_hand = Gathered(), SpareCitations(without_draft(project))
    for draft in _once(drafts):
        citations = by_draft.get(draft.recorded, []) if draft.recorded is not None else []
        gathered.looked_at.update(citation.id for citation in citations)
        if isinstance(draft.document, ReadError):
            _add_unread(gathered, draft.path, draft.document, citations, known)
        else:
            _add_draft(gathered, draft, draft.document, citations, known, by_hand)
    return gathered


def add_own_records(gathered: Gathered, citations: Iterable[Citation]) -> None:
    """Add citations that are checked on what the ledger has of them: no draft prints their words."""
    for citation in citations:
        gathered.looked_at.add(citation.id)
        item = Item(checkable=citation, source=citation.source, claim=citation.claim, speaker=citation.speaker)
        gathered.items.append(item)


def add_finding(
    findings: list[PlacedFinding],
    known: Known,
    code: str,
    message: str,
    *,
    at: TextPlace | None = None,
    citation: str | None = None,
    advice: str | None = None,
) -> None:
    """Add a finding that belongs to a place, unless the policy does not select it."""
    found = known.policy.apply((known.policy.finding(code, message, advice=advice),), citation)
    findings += [PlacedFinding(finding=finding, at=at, citation=citation) for finding in found]


def _once(drafts: Sequence[DraftInput]) -> Iterable[DraftInput]:
    first: dict[str, DraftInput] = {}
    for draft in drafts:
        first.setdefault(draft.recorded or draft.path, draft)
    return first.values()


def _add_unread(gathered: Gathered, path: str, problem: ReadError, citations: Sequence[Citation], known: Known) -> None:
    """A draft that could not be read: its citations are unchecked, since nobody knows what it prints today."""
    why, advice = problem_text(problem), problem.remedy or None
    if problem.absent and citations:
        why += f"; renamed: `provenance scan NEW.md`; deleted: `provenance scan --forget {shown(path, 200)}`"
        advice = (
            "Scan the draft under its new name, which takes its citations over; or take them out with "
            f"`provenance scan --forget {shown(path, 200)}`; or put the file back."
        )
    reason = f"its draft was not read: {why}"
    message = f"not checked: the draft was not read: {why}"
    add_finding(gathered.findings, known, "P401", message, at=TextPlace(path, 1, 1), advice=advice)
    for citation in citations:
        item = Item(checkable=citation, source=citation.source, claim=citation.claim, speaker=citation.speaker)
        gathered.items.append(evolve(item, reason=reason))


def _add_draft(
    gathered: Gathered,
    draft: DraftInput,
    document: Document,
    citations: Sequence[Citation],
    known: Known,
    by_hand: SpareCitations,
) -> None:
    read = read_draft(document)
    for passed in read.passed_over:
        at = TextPlace(draft.path, passed.line, passed.column)
        gathered.passed_over.append(PassedOverText(text=passed.text, at=at, why=passed.why.value))
    quoting = [citation for citation in citations if citation.quotation is not None]
    add_own_records(gathered, [citation for citation in citations if citation.quotation is None])

    def is_retyped(citation: Citation, quotation: DraftQuotation) -> bool:
        source = known.sources.get(citation.source)
        return is_same_passage(citation, quotation, source if isinstance(source, Document) else None)

    pairing = pair(read.quotations, quoting, is_retyped)
    for index, (quotation, citation) in enumerate(zip(read.quotations, pairing.recorded, strict=True)):
        at = TextPlace(draft.path, quotation.line, quotation.column)
        if citation is not None and index in pairing.retyped:
            _add_retyped(gathered, citation, quotation, at, known)
        if not quotation.is_closed:
            gathered.items.append(evolve(_item(quotation, None, at, known), reason=NOT_CLOSED))
            continue
        if citation is None and (citation := by_hand.take(quotation)) is not None:
            gathered.looked_at.add(citation.id)
        if citation is None and draft.recorded is not None:
            gathered.unrecorded.add(len(gathered.items))
        gathered.items.append(_item(quotation, citation, at, known))
    for citation in pairing.left:
        message = f"the draft no longer prints “{shown(citation.quotation or '')}”, which {citation.id} records"
        top = TextPlace(draft.path, 1, 1)
        add_finding(gathered.findings, known, "D105", message, at=top, citation=citation.id)


def _add_retyped(
    gathered: Gathered, citation: Citation, quotation: DraftQuotation, at: TextPlace, known: Known
) -> None:
    recorded, printed = shown(citation.quotation or ""), shown(quotation.text)
    message = f"the draft prints “{printed}” where {citation.id} records “{recorded}”"
    add_finding(gathered.findings, known, "D105", message, at=at, citation=citation.id)


def _item(quotation: DraftQuotation, citation: Citation | None, at: TextPlace, known: Known) -> Item:
    """The item of one quotation: today's words, speaker and sentence, whatever the ledger recorded."""
    checkable = quotation.quotation if citation is None else evolve(citation, quotation=quotation.text)
    return Item(
        checkable=checkable,
        source=chosen_key(quotation, known) if citation is None else citation.source,
        claim=quotation.sentence,
        speaker=quotation.speaker,
        at=at,
    )
