"""The format `concise`: one line per finding, for editors and the logs of a CI."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.model.report import Report
from provenance.reporting.format import Context
from provenance.reporting.lines import (
    by_place,
    finding_line,
    is_listed,
    shown_place,
    shown_source,
    unplaced_id,
    worst_first,
)


@frozen
class ConciseFormat:
    """Sources first, then quotations in the order of the drafts, then findings of other places."""

    name: str = "concise"

    def render(self, report: Report, context: Context) -> str:
        """A line per finding, empty without any."""
        return "".join(f"{line}\n" for line in _lines(report, context))


def _lines(report: Report, context: Context) -> Iterator[str]:
    for source in report.sources:
        for finding in worst_first(source.findings):
            if is_listed(finding, context):
                yield finding_line(shown_source(source, context), finding, context)
    rows, left = by_place(report)
    for row, findings in rows:
        for finding in findings:
            if is_listed(finding, context):
                yield finding_line(shown_place(row.at, context), finding, context, about=unplaced_id(row))
    for placed in left:
        if is_listed(placed.finding, context):
            where = shown_place(placed.at, context)
            yield finding_line(where, placed.finding, context, about=unplaced_id(placed))


FORMAT = ConciseFormat()
