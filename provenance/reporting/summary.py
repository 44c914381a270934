"""The one line that a run ends with. It opens with coverage: what was not looked at is never left unsaid."""

from __future__ import annotations

from collections import Counter

from provenance.model.finding import Level
from provenance.model.report import Coverage, Report
from provenance.reporting.counting import counted
from provenance.reporting.format import Context
from provenance.reporting.style import Role


def summary(report: Report, context: Context) -> str:
    """As in "38 of 40 quotations checked, 2 have no source; 9 errors, 5 warnings, 12 notes"; without a line end.

    Painted by the worst level; in the colour of success only where every quotation was checked.
    """
    parts = [coverage_words(report.coverage), _finding_words(report, context)]
    if report.coverage.ignored:
        parts.append(f"{counted(report.coverage.ignored, 'finding')} ignored")
    if report.coverage.passed_over:
        parts.append(f"{counted(report.coverage.passed_over, 'marked passage')} passed over")
    return context.style.paint("; ".join(parts), _role(report))


def coverage_words(coverage: Coverage) -> str:
    """How much was looked at: checked of all, then how many were not and why."""
    if not coverage.quotations:
        return "no quotation to check"
    words = f"{coverage.checked:,} of {counted(coverage.quotations, 'quotation')} checked"
    if coverage.unsourced:
        words += f", {coverage.unsourced:,} {'has' if coverage.unsourced == 1 else 'have'} no source"
    if coverage.unchecked:
        words += f", {coverage.unchecked:,} could not be checked"
    return words


def is_covered(coverage: Coverage) -> bool:
    """Whether there was something to check and all of it was."""
    return 0 < coverage.quotations == coverage.checked


def _finding_words(report: Report, context: Context) -> str:
    levels = Counter(finding.level for finding in report.all_findings if finding.suppressed is None)
    words = [counted(levels[level], level.value) for level in reversed(Level) if levels[level]]
    if not words:
        return "no findings"
    if levels[Level.NOTE] and not context.show_notes:
        words[-1] += " (--show-notes lists all of them)"
    return ", ".join(words)


def _role(report: Report) -> Role:
    if report.level is Level.ERROR:
        return Role.ERROR
    if report.level is Level.WARNING or not is_covered(report.coverage):
        return Role.WARNING
    return Role.GOOD
