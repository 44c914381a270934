"""What the formats for people share: the line of a finding, where it points, and which findings are listed."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.model.finding import Finding, Level
from provenance.model.report import CheckedQuotation, CheckedSource, PlacedFinding, Report, TextPlace
from provenance.reporting.format import Context
from provenance.reporting.style import Role
from provenance.reporting.terminal_text import on_one_line, spelt_out

LEVEL_ROLES = {Level.ERROR: Role.ERROR, Level.WARNING: Role.WARNING, Level.NOTE: Role.NOTE}


def finding_line(where: str, finding: Finding, context: Context, *, about: str | None = None) -> str:
    """`where: W201 error: message`, without a line end; `about` names the citation where the place does not.

    A finding that is ignored says so, with the reason, in place of its level.
    """
    style = context.style
    level = style.paint(finding.level.value, LEVEL_ROLES[finding.level])
    if finding.suppressed is not None:
        level = style.paint(f"ignored ({on_one_line(finding.suppressed)})", Role.FAINT)
    subject = f"citation {spelt_out(about)}: " if about else ""
    code = style.paint(finding.code, LEVEL_ROLES[finding.level])
    return f"{style.paint(where, Role.PLACE)}: {code} {level}: {subject}{on_one_line(finding.message)}"


def is_listed(finding: Finding, context: Context) -> bool:
    """Whether a finding is listed for its own sake: it counts and is no note, or notes were asked for."""
    return context.show_notes or (finding.suppressed is None and finding.level is not Level.NOTE)


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with those that count most in front; equals keep their order, ignored ones come last."""
    return sorted(findings, key=lambda finding: (finding.suppressed is not None, -finding.level.rank))


def by_place(report: Report) -> tuple[list[tuple[CheckedQuotation, list[Finding]]], list[PlacedFinding]]:
    """Every quotation with its findings and those that were placed where it stands, and the findings that are left.

    Two quotations never begin at one place of a draft; where a caller says so, the first gets what was placed there.
    """
    owners = {row.at: index for index, row in reversed(list(enumerate(report.quotations))) if row.at is not None}
    placed: dict[int, list[Finding]] = {}
    left = []
    for entry in report.findings:
        if entry.at in owners:
            placed.setdefault(owners[entry.at], []).append(entry.finding)
        else:
            left.append(entry)
    rows = [
        (row, worst_first([*row.verdict.findings, *placed.get(index, ())]))
        for index, row in enumerate(report.quotations)
    ]
    return rows, left


def shown_place(place: TextPlace | None, context: Context) -> str:
    """`path:line:column`, or the ledger's path for what stands in no draft."""
    if place is None:
        return spelt_out(context.ledger)
    return f"{spelt_out(context.show_path(place.path))}:{place.line}:{place.column}"


def shown_source(row: CheckedSource, context: Context) -> str:
    """The path of a source as it is shown, or its key where it has no location."""
    return spelt_out(row.key if row.location is None else context.show_path(row.location))


def unplaced_id(row: CheckedQuotation | PlacedFinding) -> str | None:
    """The citation that a line has to name because its place does not lead there."""
    if row.at is not None:
        return None
    return row.id if isinstance(row, CheckedQuotation) else row.citation
