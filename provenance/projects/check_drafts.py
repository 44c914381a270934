"""The check of a project: its drafts as they are today, held against its ledger and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.checking.policy import Ignore
from provenance.model.codes import CODES
from provenance.model.finding import Finding
from provenance.model.report import CheckedQuotation, CheckedSource, Coverage, PlacedFinding, Report, TextPlace
from provenance.model.verdict import Place
from provenance.projects.batch import Known, verdicts
from provenance.projects.draft_files import DraftInput, project_drafts
from provenance.projects.gathering import Gathered, add_finding, add_own_records, gather
from provenance.projects.project import Project
from provenance.projects.rows import PlacesInSources, coverage, quotation_rows, source_rows
from provenance.projects.shared_places import shared_places
from provenance.projects.sources import known_to
from provenance.projects.spare_citations import without_draft

#: What could not be recorded as it stands has the remedy of what keeps it from that.
_NOT_RECORDABLE = CODES["P201"].remedy


def check_project(project: Project, drafts: Sequence[DraftInput] | None = None) -> Report:
    """Check what the drafts print today. None means all: `project_drafts`, and the citations without a draft.

    Every quotation of a draft is one row, in the order of the draft, with its place there (`at`) and the places in the
    source's file (`evidence`). It is checked as the citation that records it (same draft, words, key and number), or,
    retyped, as the one most like it that the draft no longer prints (a D105 then says what the ledger records), or
    bare (D106 where it was located). Without a key it is unchecked with D101; with an unknown one with D102. A
    citation of which nothing is left in its draft is a D105 of the report; one whose draft cannot be read is unchecked.
    Fewer checked quotations than the settings' `coverage` are D107, an ignore that matched nothing is D103 (said only
    of what this run looked at).
    Of the sources, those that the drafts cite are compared, and all of them where `drafts` is None.
    """
    known = known_to(project)
    gathered = gather(project, project_drafts(project) if drafts is None else drafts, known)
    if drafts is None:
        add_own_records(gathered, [c for c in without_draft(project) if c.id not in gathered.looked_at])
    found = verdicts(gathered.items, known)
    places = PlacesInSources(known)
    rows = quotation_rows(gathered.items, found, places)
    cited = {row.source for row in rows if row.source is not None and row.source in known.sources}
    sources = source_rows(known.sources if drafts is None else cited, known, places)
    placed = [*gathered.findings, *shared_places(gathered.items, found, known.policy)]
    _add_unrecorded(placed, rows, gathered, known)
    _add_low_coverage(placed, project, coverage(rows, sources, placed), known)
    _add_unmatched_ignores(placed, project, rows, sources, gathered if drafts is not None else None)
    placed.sort(key=_by_place)
    return Report(
        quotations=rows,
        sources=sources,
        findings=tuple(placed),
        coverage=coverage(rows, sources, placed, len(gathered.passed_over)),
        passed_over=tuple(gathered.passed_over),
    )


def _add_unrecorded(
    placed: list[PlacedFinding], rows: Sequence[CheckedQuotation], gathered: Gathered, known: Known
) -> None:
    """D106 for each quotation that stands in its source and that no citation records.

    What is missing there could not be recorded, so its own finding says all that can be done about it.
    """
    for index in sorted(gathered.unrecorded):
        row = rows[index]
        if row.verdict.place not in {Place.FOUND, Place.AMBIGUOUS}:
            continue
        message = "the ledger has no citation of this quotation; it was checked, but nothing is pinned"
        advice = _NOT_RECORDABLE if row.verdict.place is Place.AMBIGUOUS else None
        add_finding(placed, known, "D106", message, at=row.at, advice=advice)


def _add_low_coverage(placed: list[PlacedFinding], project: Project, covered: Coverage, known: Known) -> None:
    floor = project.settings.coverage
    if floor is None or not covered.quotations or covered.checked >= floor * covered.quotations:
        return
    share = covered.checked / covered.quotations
    message = (
        f"{covered.checked} of {covered.quotations} quotations were checked ({share:.1%}), and {floor:.1%} have to be"
    )
    add_finding(placed, known, "D107", message)


def _add_unmatched_ignores(
    placed: list[PlacedFinding],
    project: Project,
    rows: Sequence[CheckedQuotation],
    sources: Sequence[CheckedSource],
    part: Gathered | None,
) -> None:
    """D103 for each ignore that suppressed nothing; `part` is what was looked at where that was not everything."""
    policy, ids = project.settings.policy(), {citation.id for citation in project.ledger.citations}
    suppressed = [pair for pair in _findings(placed, rows, sources) if pair[0].suppressed is not None]
    path = project.settings.path
    at = TextPlace(project.shown(path), 1, 1) if path is not None else None
    for ignore in policy.ignore:
        if part is not None and (ignore.citation is None or ignore.citation in ids - part.looked_at):
            continue
        selected = not policy.select or ignore.code.startswith(policy.select)
        if selected and not any(_matches(ignore, finding, citation) for finding, citation in suppressed):
            of = f" of citation {ignore.citation}" if ignore.citation is not None else ""
            message = f"the ignore of {ignore.code}{of} matches nothing"
            found = policy.apply((policy.finding("D103", message),))
            placed += [PlacedFinding(finding=finding, at=at) for finding in found]


def _findings(
    placed: Sequence[PlacedFinding], rows: Sequence[CheckedQuotation], sources: Sequence[CheckedSource]
) -> Iterator[tuple[Finding, str | None]]:
    """Every finding with the id of the citation that it is about."""
    for row in rows:
        yield from ((finding, row.id) for finding in row.verdict.findings)
    for source in sources:
        yield from ((finding, None) for finding in source.findings)
    for each in placed:
        yield each.finding, each.citation


def _matches(ignore: Ignore, finding: Finding, citation: str | None) -> bool:
    return ignore.code == finding.code and ignore.citation in {None, citation}


def _by_place(placed: PlacedFinding) -> tuple[bool, str, int, int]:
    at = placed.at
    return (True, "", 0, 0) if at is None else (False, at.path, at.line, at.column)
