"""Verdicts and reports as plain JSON values, in the form that `schemas/verdict` and `schemas/report` describe.

One way only: a report is written, never read back. Every field stands in every record, `null` where the model has
None, so that a reader in another language needs no defaults. Spans count Unicode code points, half-open.
"""

from __future__ import annotations

from typing import Any

from provenance.model.edit import Edit
from provenance.model.finding import Finding
from provenance.model.fingerprint import SourceComparison
from provenance.model.report import CheckedQuotation, CheckedSource, Coverage, PlacedFinding, Report, TextPlace
from provenance.model.span import Span
from provenance.model.verdict import Elsewhere, Nearest, Shift, Verdict

#: The distribution whose version a report names.
DISTRIBUTION = "provenance-toolkit"
#: The version of the report form; another one means that a field was taken away or changed its meaning.
REPORT_VERSION = 1


def unstructure_verdict(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain JSON values (schema `verdict`), with its `level`; keys in a fixed order."""
    return {
        "source": _value(verdict.source),
        "place": verdict.place.value,
        "wording": _value(verdict.wording),
        "changed": _value(verdict.changed),
        "level": _value(verdict.level),
        "spans": _spans(verdict.spans),
        "shift": None if verdict.shift is None else _shift(verdict.shift),
        "rivals": _spans(verdict.rivals),
        "rival_count": verdict.rival_count,
        "nearest": None if verdict.nearest is None else _nearest(verdict.nearest),
        "elsewhere": None if verdict.elsewhere is None else _elsewhere(verdict.elsewhere),
        "reason": verdict.reason,
        "edits": [unstructure_edit(edit) for edit in verdict.edits],
        "findings": [unstructure_finding(finding) for finding in verdict.findings],
    }


def unstructure_report(report: Report, *, tool_version: str | None = None) -> dict[str, Any]:
    """The report as plain JSON values (schema `report`); keys in a fixed order, rows in the report's order.

    `tool_version` is the version that the record names; None looks up that of the installed distribution.
    """
    return {
        "$schema": "urn:provenance:schema:report:1",
        "version": REPORT_VERSION,
        "tool": {"name": DISTRIBUTION, "version": installed_version() if tool_version is None else tool_version},
        "level": _value(report.level),
        "coverage": unstructure_coverage(report.coverage),
        "quotations": [unstructure_quotation(row) for row in report.quotations],
        "sources": [unstructure_source(row) for row in report.sources],
        "findings": [unstructure_placed_finding(row) for row in report.findings],
        "passed_over": [{"text": row.text, "at": _place(row.at), "why": row.why} for row in report.passed_over],
    }


def unstructure_finding(finding: Finding) -> dict[str, Any]:
    """One finding; `quoted_span` counts code points of the quotation, `source_span` of the source's text."""
    return {
        "code": finding.code,
        "level": finding.level.value,
        "message": finding.message,
        "quoted_span": _span_or_none(finding.quoted_span),
        "source_span": _span_or_none(finding.source_span),
        "advice": finding.advice,
        "suppressed": finding.suppressed,
    }


def unstructure_edit(edit: Edit) -> dict[str, Any]:
    """One differing stretch, with both sides' words and spans."""
    return {
        "code": edit.code,
        "quoted": edit.quoted,
        "source": edit.source,
        "quoted_span": _span(edit.quoted_span),
        "source_span": _span(edit.source_span),
        "also": list(edit.also),
    }


def unstructure_quotation(row: CheckedQuotation) -> dict[str, Any]:
    """One row of a report: what was checked, where the draft prints it, the evidence, and the verdict."""
    return {
        "id": row.id,
        "source": row.source,
        "quotation": row.quotation,
        "claim": row.claim,
        "speaker": row.speaker,
        "at": _place_or_none(row.at),
        "evidence": [_place(place) for place in row.evidence],
        "passages": list(row.passages),
        "verdict": unstructure_verdict(row.verdict),
    }


def unstructure_source(row: CheckedSource) -> dict[str, Any]:
    """One source of a report, with how it compares with its recorded fingerprint."""
    return {
        "key": row.key,
        "location": row.location,
        "comparison": None if row.comparison is None else _comparison(row.comparison),
        "findings": [unstructure_finding(finding) for finding in row.findings],
    }


def unstructure_placed_finding(row: PlacedFinding) -> dict[str, Any]:
    """A finding that belongs to a place of a draft or ledger."""
    return {
        "at": _place_or_none(row.at),
        "citation": row.citation,
        "finding": unstructure_finding(row.finding),
    }


def unstructure_coverage(coverage: Coverage) -> dict[str, Any]:
    """How much was looked at, in numbers of quotations and of suppressed findings."""
    return {
        "quotations": coverage.quotations,
        "checked": coverage.checked,
        "unsourced": coverage.unsourced,
        "unchecked": coverage.unchecked,
        "passed_over": coverage.passed_over,
        "ignored": coverage.ignored,
    }


def installed_version() -> str:
    """The version of the installed distribution, "unknown" where there is none."""
    # Imported here because importlib.metadata is slow to load and only a report needs it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"


def _comparison(comparison: SourceComparison) -> dict[str, Any]:
    changes = [{"before": change.before, "after": _spans(change.after)} for change in comparison.changes]
    return {"state": comparison.state.value, "compared": list(comparison.compared), "changes": changes}


def _shift(shift: Shift) -> dict[str, Any]:
    return {"by": shift.by, "why": shift.why}


def _nearest(nearest: Nearest) -> dict[str, Any]:
    return {"span": _span(nearest.span), "agrees": nearest.agrees}


def _elsewhere(elsewhere: Elsewhere) -> dict[str, Any]:
    return {"source": elsewhere.source, "spans": _spans(elsewhere.spans)}


def _value(member: Any) -> str | None:
    return None if member is None else str(member.value)


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _span_or_none(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _span(span)


def _spans(spans: tuple[Span, ...]) -> list[dict[str, int]]:
    return [_span(span) for span in spans]


def _place(place: TextPlace) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _place_or_none(place: TextPlace | None) -> dict[str, Any] | None:
    return None if place is None else _place(place)
