"""The format `text`: findings in groups, each with the words of both sides, where they stand, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from provenance.model.finding import Finding, Level
from provenance.model.report import CheckedQuotation, CheckedSource, PassedOverText, PlacedFinding, Report
from provenance.model.verdict import Place, Verdict
from provenance.reporting.both_sides import quoted_words, source_words
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
from provenance.reporting.style import Role
from provenance.reporting.terminal_text import on_one_line, spelt_out

_INDENT = "    "
_LABEL_WIDTH = 9
#: What the words of the source are to the quotation, by the answer to where it is.
_SOURCE_LABELS = {Place.MISSING: "nearest", Place.AMBIGUOUS: "rival", Place.ELSEWHERE: "stands in"}
#: So many rivals are printed; the finding says how many there are.
_MOST_RIVALS = 3


@frozen
class TextFormat:
    """Sources first, since their state explains what follows; then quotations in the order of the drafts.

    With notes, what was passed over stands at the end.
    """

    name: str = "text"

    def render(self, report: Report, context: Context) -> str:
        """Groups separated by empty lines; empty without any finding to list."""
        groups = list(_Writer(context).groups(report))
        return "\n".join("".join(f"{line}\n" for line in group) for group in groups)


@define
class _Writer:
    """Writes the groups of one report. A remedy is printed with the first finding that calls for it, once."""

    context: Context
    _remedies: set[str] = field(factory=set, init=False)

    def groups(self, report: Report) -> Iterator[list[str]]:
        rows, left = by_place(report)
        rows = [(row, findings) for row, findings in rows if self._is_shown(findings)]
        cited = {row.source for row, _ in rows}
        for source in report.sources:
            if source.findings and (source.key in cited or self._is_shown(source.findings)):
                yield self._source_group(source)
        for row, findings in rows:
            yield self._quotation_group(row, findings)
        for placed in left:
            if is_listed(placed.finding, self.context):
                yield self._placed_group(placed)
        if self.context.show_notes and report.passed_over:
            yield [self._passed_over_line(passed) for passed in report.passed_over]

    def _is_shown(self, findings: Sequence[Finding]) -> bool:
        return any(is_listed(finding, self.context) for finding in findings)

    def _source_group(self, row: CheckedSource) -> list[str]:
        where = shown_source(row, self.context)
        shown = self._of_group(row.findings)
        return [*(finding_line(where, finding, self.context) for finding in shown), *self._remedy_lines(shown)]

    def _quotation_group(self, row: CheckedQuotation, findings: Sequence[Finding]) -> list[str]:
        where = shown_place(row.at, self.context)
        shown = self._of_group(findings)
        return [
            *(finding_line(where, finding, self.context, about=unplaced_id(row)) for finding in shown),
            *self._words(row),
            self._labelled("verdict", _answers(row.verdict)),
            *self._remedy_lines(shown),
        ]

    def _placed_group(self, row: PlacedFinding) -> list[str]:
        where = shown_place(row.at, self.context)
        line = finding_line(where, row.finding, self.context, about=unplaced_id(row))
        return [line, *self._remedy_lines([row.finding])]

    def _passed_over_line(self, row: PassedOverText) -> str:
        where = self.context.style.paint(shown_place(row.at, self.context), Role.PLACE)
        return f"{where}: passed over: {row.why}: “{on_one_line(row.text)}”"

    def _of_group(self, findings: Sequence[Finding]) -> list[Finding]:
        """Of a group that is shown, the notes are shown too: they belong to the picture."""
        return [found for found in worst_first(findings) if found.suppressed is None or self.context.show_notes]

    def _words(self, row: CheckedQuotation) -> Iterator[str]:
        style = self.context.style
        yield self._labelled("quoted", quoted_words(row, style))
        passages = source_words(row, style)
        label = _SOURCE_LABELS.get(row.verdict.place, "source")
        most = _MOST_RIVALS if row.verdict.place is Place.AMBIGUOUS else len(passages)
        for passage in passages[:most]:
            yield self._labelled(label, passage)
        if row.evidence:
            places = ", ".join(shown_place(place, self.context) for place in row.evidence[: max(most, 1)])
            unnamed = row.verdict.rival_count - most if row.verdict.place is Place.AMBIGUOUS else 0
            more = f" and {unnamed:,} more" if unnamed > 0 else ""
            yield self._labelled("at", f"{style.paint(places, Role.PLACE)}{more}")

    def _remedy_lines(self, findings: Sequence[Finding]) -> Iterator[str]:
        for finding in findings:
            if finding.advice and finding.level is not Level.NOTE and finding.suppressed is None:
                remedy = on_one_line(finding.advice)
                if (spelling := remedy.casefold().rstrip(".")) not in self._remedies:
                    self._remedies.add(spelling)
                    yield self._labelled("remedy", remedy)

    def _labelled(self, label: str, content: str) -> str:
        return f"{_INDENT}{self.context.style.paint(f'{label:<{_LABEL_WIDTH}}', Role.FAINT)} {content}"


def _answers(verdict: Verdict) -> str:
    """The four questions of a verdict, answered in the words of the documentation."""
    place = f"place {verdict.place}"
    if verdict.shift is not None:
        place += f" ({on_one_line(verdict.shift.why)})"
    if verdict.elsewhere is not None:
        place += f" (in {spelt_out(verdict.elsewhere.source)})"
    rest = (("wording", verdict.wording), ("changed", verdict.changed), ("source", verdict.source))
    return " · ".join([place, *(f"{name} {value}" for name, value in rest if value is not None)])


FORMAT = TextFormat()
