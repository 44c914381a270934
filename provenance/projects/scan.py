"""Recording what drafts quote: a citation for each quotation, with the ids and pins of what stayed."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from provenance.checking.cite import cite
from provenance.drafts.draft import Draft, DraftQuotation
from provenance.drafts.markdown import read_draft
from provenance.errors import CitationRefused, QuotationError, ReadError, UsageError
from provenance.ledger.faults import shown
from provenance.model.citation import Citation, DraftReference, Ledger, Recorded
from provenance.model.document import Document
from provenance.model.report import TextPlace
from provenance.model.verdict import Verdict
from provenance.projects.batch import Known, problem_text
from provenance.projects.choosing_keys import chosen_key
from provenance.projects.draft_files import DraftInput, DraftPaths
from provenance.projects.gathering import NOT_CLOSED
from provenance.projects.pairing import Pairing, is_same_passage, pair
from provenance.projects.project import Project
from provenance.projects.sources import known_to
from provenance.projects.spare_citations import SpareCitations, of_gone_drafts, without_draft


@frozen(kw_only=True)
class RefusedQuotation:
    """A quotation that could not be pinned: where it stands, its words and key, and why, with the verdict if any."""

    at: TextPlace
    quotation: str
    source: str
    reason: str
    verdict: Verdict | None = None


@frozen(kw_only=True)
class Scan:
    """What came of a scan: the new `ledger`, and what happened to the citations of the drafts that were read.

    `added` are new, `kept` are untouched, `changed` keep id and pin but have the words of today, `removed` are printed
    no more. `moved` were those of a draft that is gone, whose path stands in `moved_from` in the same order; `attached`
    were recorded by hand. Both keep id and pin and belong to a draft that was read now. `unsourced` counts quotations
    without a key, `passed_over` what stands between marks and is no quotation.
    """

    ledger: Ledger
    added: tuple[Citation, ...] = ()
    kept: tuple[Citation, ...] = ()
    changed: tuple[Citation, ...] = ()
    removed: tuple[Citation, ...] = ()
    moved: tuple[Citation, ...] = ()
    moved_from: tuple[str, ...] = ()
    attached: tuple[Citation, ...] = ()
    refused: tuple[RefusedQuotation, ...] = ()
    unsourced: int = 0
    passed_over: int = 0


def scan(project: Project, drafts: Sequence[DraftInput], *, recorded: Recorded | None = None) -> Scan:
    """Pin every quotation of the drafts that has a known key and stands in its source at one place.

    Reads sources, writes nothing: the caller saves `Scan.ledger`, within `ledger.save.editing` and with `project`
    evolved to the ledger loaded there. What the ledger has not of a draft is first looked for among the citations of
    drafts that are gone and among those without a draft: the same words of the same source are taken over from there.
    Citations of other drafts, and claims without a quotation, are left alone.
    `recorded` goes into new and changed records. The same ledger and drafts give the same bytes.
    Raises UsageError for a draft that is outside the ledger's folder, ReadError for one that could not be read.
    """
    known, paths = known_to(project), DraftPaths(project)
    taken = {citation.id for citation in project.ledger.citations}
    gone_drafts, by_hand = SpareCitations(of_gone_drafts(project)), SpareCitations(without_draft(project))
    running = _Running(known, recorded, taken, gone_drafts, by_hand)
    for path, document, shown_path in _readable(project, drafts):
        own = [c for c in project.ledger.citations if c.quotation is not None and paths.of(c) == path]
        _scan_draft(running, read_draft(document), path, shown_path, own)
    replaced = {c.id: c for c in (*running.changed, *running.moved, *running.attached)}
    gone = {citation.id for citation in running.removed}
    stayed = [replaced.get(c.id, c) for c in project.ledger.citations if c.id not in gone]
    citations = tuple(sorted([*stayed, *running.added], key=lambda citation: citation.id))
    return Scan(
        ledger=evolve(project.ledger, citations=citations),
        added=tuple(running.added),
        kept=tuple(running.kept),
        changed=tuple(running.changed),
        removed=tuple(running.removed),
        moved=tuple(running.moved),
        moved_from=tuple(running.moved_from),
        attached=tuple(running.attached),
        refused=tuple(running.refused),
        unsourced=running.unsourced,
        passed_over=running.passed_over,
    )


@define
class _Running:
    """A scan under way."""

    known: Known
    recorded: Recorded | None
    taken: set[str]
    gone_drafts: SpareCitations
    by_hand: SpareCitations
    added: list[Citation] = field(factory=list)
    kept: list[Citation] = field(factory=list)
    changed: list[Citation] = field(factory=list)
    removed: list[Citation] = field(factory=list)
    moved: list[Citation] = field(factory=list)
    moved_from: list[str] = field(factory=list)
    attached: list[Citation] = field(factory=list)
    refused: list[RefusedQuotation] = field(factory=list)
    unsourced: int = 0
    passed_over: int = 0

    def document(self, key: str) -> Document | None:
        """The text of a source, None where it could not be read."""
        found = self.known.sources.get(key)
        return found if isinstance(found, Document) else None


def _readable(project: Project, drafts: Sequence[DraftInput]) -> list[tuple[str, Document, str]]:
    """Recorded path, text and shown path of each draft, each once, before anything is pinned."""
    found: dict[str, tuple[str, Document, str]] = {}
    for draft in drafts:
        if isinstance(draft.document, ReadError):
            raise draft.document
        if draft.recorded is None:
            remedy = "save it as a file below that folder, or name a ledger in a folder above it"
            message = f"{shown(draft.path, 200)} is not in the folder of the ledger, {shown(str(project.folder), 200)}"
            raise UsageError(message, remedy=remedy)
        found.setdefault(draft.recorded, (draft.recorded, draft.document, draft.path))
    return list(found.values())


def _scan_draft(running: _Running, draft: Draft, path: str, shown_path: str, citations: Sequence[Citation]) -> None:
    running.passed_over += len(draft.passed_over)
    pairing = pair(
        draft.quotations,
        citations,
        lambda citation, quotation: is_same_passage(citation, quotation, running.document(citation.source)),
    )
    _keep(running, draft, pairing)
    for quotation, citation in zip(draft.quotations, pairing.recorded, strict=True):
        if not quotation.is_closed:
            at = TextPlace(shown_path, quotation.line, quotation.column)
            refused = RefusedQuotation(at=at, quotation=quotation.text, source=quotation.keys[0], reason=NOT_CLOSED)
            running.refused.append(refused)
            continue
        if citation is not None or _take_over(running, quotation, path):
            continue
        key = chosen_key(quotation, running.known)
        if key is None:
            running.unsourced += 1
        else:
            _pin(running, quotation, key, path, TextPlace(shown_path, quotation.line, quotation.column))


def _keep(running: _Running, draft: Draft, pairing: Pairing) -> None:
    """Keep what the draft still prints; what was retyped keeps id and pin, and gets the words of today."""
    for index, citation in enumerate(pairing.recorded):
        if citation is None:
            continue
        if index not in pairing.retyped:
            running.kept.append(citation)
            continue
        quotation = draft.quotations[index]
        running.changed.append(
            evolve(
                citation,
                quotation=quotation.text,
                claim=quotation.sentence,
                speaker=quotation.speaker,
                locator=quotation.pinpoint,
                draft=evolve(citation.draft, nth=quotation.nth) if citation.draft is not None else None,
                recorded=running.recorded or citation.recorded,
            )
        )
    # The words of a quotation that lacks its closing mark may be those of a citation that seems to be left.
    open_keys = {key for quotation in draft.quotations if not quotation.is_closed for key in quotation.keys}
    running.kept += [citation for citation in pairing.left if citation.source in open_keys]
    running.removed += [citation for citation in pairing.left if citation.source not in open_keys]


def _take_over(running: _Running, quotation: DraftQuotation, path: str) -> bool:
    """Give a quotation the citation of a draft that is gone, or else one that was recorded by hand."""
    if (citation := running.gone_drafts.take(quotation)) is not None and citation.draft is not None:
        draft = evolve(citation.draft, path=path, nth=quotation.nth)
        running.moved.append(evolve(citation, quotation=quotation.text, draft=draft))
        running.moved_from.append(citation.draft.path)
        return True
    if (citation := running.by_hand.take(quotation)) is None:
        return False
    running.attached.append(
        evolve(
            citation,
            quotation=quotation.text,
            claim=citation.claim or quotation.sentence,
            speaker=citation.speaker or quotation.speaker,
            locator=citation.locator or quotation.pinpoint,
            draft=DraftReference(path, quotation.nth),
        )
    )
    return True


def _pin(running: _Running, quotation: DraftQuotation, key: str, path: str, at: TextPlace) -> None:
    """Pin one quotation, or say why it was refused."""
    source = running.known.sources.get(key)
    reason, verdict = "", None
    if source is None:
        reason = f"there is no source with the key {shown(key)}"
    elif not isinstance(source, Document):
        reason = problem_text(source)
    else:
        try:
            citation = cite(
                source,
                quotation.quotation,
                source=key,
                claim=quotation.sentence,
                draft=DraftReference(path, quotation.nth),
                locator=quotation.pinpoint,
                recorded=running.recorded,
                taken=running.taken,
                policy=running.known.policy_for(key),
            )
        except CitationRefused as error:
            reason, verdict = error.message, error.verdict
        except QuotationError as error:
            reason = error.message
        else:
            running.taken.add(citation.id)
            running.added.append(citation)
            return
    running.refused.append(
        RefusedQuotation(at=at, quotation=quotation.text, source=key, reason=reason, verdict=verdict)
    )
