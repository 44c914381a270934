"""The rows of a report: quotations with the places in their sources, sources with what became of them, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from provenance.errors import ReadError, TextError
from provenance.fingerprints.comparing import compare
from provenance.model.document import Document
from provenance.model.fingerprint import ChangedSegments, SourceComparison, SourceState
from provenance.model.report import CheckedQuotation, CheckedSource, Coverage, PlacedFinding, TextPlace
from provenance.model.span import Span
from provenance.model.verdict import Place, Verdict
from provenance.projects.batch import Item, Known, problem_text, unreadable_state
from provenance.text.lines import LineIndex

_CODES = {
    SourceState.SAME_TEXT: "S101",
    SourceState.SAME_WORDS: "S102",
    SourceState.REVISED: "S201",
    SourceState.REPLACED: "S202",
    SourceState.REREAD: "S203",
    SourceState.ABSENT: "S301",
    SourceState.UNREADABLE: "S302",
}
_MOST_PLACES = 10


@frozen
class Evidence:
    """Places of a source with the words that stand at each of them."""

    places: tuple[TextPlace, ...] = ()
    passages: tuple[str, ...] = ()


class PlacesInSources:
    """Turns spans of sources into lines, columns and words; a source's lines are looked up once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._lines: dict[str, LineIndex] = {}

    def lines(self, key: str, document: Document) -> LineIndex:
        """The lines of a source."""
        if key not in self._lines:
            self._lines[key] = LineIndex(document.text)
        return self._lines[key]

    def of(self, key: str | None, spans: Iterable[Span]) -> Evidence:
        """Where each span of a source begins and what it reads; nothing for a source that could not be read."""
        document = self._known.sources.get(key) if key is not None else None
        if key is None or not isinstance(document, Document):
            return Evidence()
        path, lines, shown = location_of(key, self._known) or key, self.lines(key, document), tuple(spans)
        places = tuple(TextPlace(path, *lines.position(span.start)) for span in shown)
        return Evidence(places, tuple(span.of(document.text) for span in shown))

    def evidence(self, key: str | None, verdict: Verdict) -> Evidence:
        """What the verdict speaks of: its passages, else those elsewhere, its rivals, or the nearest passage."""
        if verdict.elsewhere is not None:
            return self.of(verdict.elsewhere.source, verdict.elsewhere.spans)
        nearest = (verdict.nearest.span,) if verdict.nearest is not None else ()
        return self.of(key, verdict.spans or verdict.rivals or nearest)


def location_of(key: str, known: Known) -> str | None:
    """What a source's location is called: as it was read, else as it is recorded."""
    document, record = known.sources.get(key), known.records.get(key)
    if isinstance(document, Document) and document.location is not None:
        return document.location
    return record.location if record is not None else None


def quotation_rows(
    items: Sequence[Item], verdicts: Sequence[Verdict], places: PlacesInSources
) -> tuple[CheckedQuotation, ...]:
    """A row per item, in their order."""
    pairs = zip(items, verdicts, strict=True)
    return tuple(_row(item, verdict, places.evidence(item.source, verdict)) for item, verdict in pairs)


def source_rows(keys: Iterable[str], known: Known, places: PlacesInSources) -> tuple[CheckedSource, ...]:
    """A row per source, in the order of their keys."""
    return tuple(_source_row(key, known, places) for key in sorted(set(keys)))


def coverage(
    rows: Sequence[CheckedQuotation],
    sources: Iterable[CheckedSource],
    placed: Iterable[PlacedFinding],
    passed_over: int = 0,
) -> Coverage:
    """How much was looked at; what has no source, or is unchecked for another reason, is not counted as checked."""
    open_rows = [row for row in rows if row.verdict.place is Place.UNCHECKED]
    unsourced = sum(row.source is None for row in open_rows)
    findings = [finding for row in rows for finding in row.verdict.findings]
    findings += [finding for row in sources for finding in row.findings]
    findings += [row.finding for row in placed]
    return Coverage(
        quotations=len(rows),
        checked=len(rows) - len(open_rows),
        unsourced=unsourced,
        unchecked=len(open_rows) - unsourced,
        passed_over=passed_over,
        ignored=sum(finding.suppressed is not None for finding in findings),
    )


def _row(item: Item, verdict: Verdict, evidence: Evidence) -> CheckedQuotation:
    return CheckedQuotation(
        verdict=verdict,
        quotation=item.printed,
        id=item.id,
        source=item.source,
        claim=item.claim,
        speaker=item.speaker,
        at=item.at,
        evidence=evidence.places,
        passages=evidence.passages,
    )


def _source_row(key: str, known: Known, places: PlacesInSources) -> CheckedSource:
    document, location = known.sources[key], location_of(key, known)
    if not isinstance(document, Document):
        comparison = SourceComparison(unreadable_state(document), ())
        message = _unread_message(document)
    else:
        compared = _compared(key, document, known)
        if compared is None:
            return CheckedSource(key=key, location=location)
        comparison = compared
        message = _changed_message(comparison, places.lines(key, document), document.text)
    if comparison.state is SourceState.IDENTICAL:
        return CheckedSource(key=key, location=location, comparison=comparison)
    finding = known.policy.finding(_CODES[comparison.state], message)
    findings = known.policy.apply((finding,))
    return CheckedSource(key=key, location=location, comparison=comparison, findings=findings)


def _compared(key: str, document: Document, known: Known) -> SourceComparison | None:
    record = known.records.get(key)
    if record is None or record.fingerprint is None:
        return None
    try:
        return compare(record.fingerprint, document, known.tables.get(key))
    except TextError:
        # No file holds a lone surrogate; a caller's text may, and then no level can be computed.
        return SourceComparison(SourceState.UNREADABLE, ())


def _unread_message(problem: ReadError | str) -> str:
    remedy = f"; {problem.remedy}" if isinstance(problem, ReadError) and problem.remedy and not problem.absent else ""
    return problem_text(problem) + remedy


def _changed_message(comparison: SourceComparison, lines: LineIndex, text: str) -> str:
    """What became of a source that was read, with the lines of today's text where it is known to differ."""
    if comparison.state is SourceState.UNREADABLE:
        return "its text holds a lone surrogate, which no file can hold"
    if comparison.state is SourceState.SAME_TEXT:
        return "the file is another one, the text read from it is the same"
    if comparison.state is SourceState.SAME_WORDS:
        return "line ends, spaces or invisible characters differ, the words are the same"
    if comparison.state is SourceState.REREAD:
        return "the file is the same, but it was read otherwise, which gives another text"
    if not comparison.compared:
        return "nothing in its fingerprint can be computed again, so nothing shows that it is what it was"
    what = (
        "almost nothing of the recorded text is left"
        if comparison.state is SourceState.REPLACED
        else "its words differ"
    )
    shown = [_place(change, lines, text) for change in comparison.changes[:_MOST_PLACES]]
    more = len(comparison.changes) - len(shown)
    shown += [f"{more} more place{'s' if more > 1 else ''}"] if more else []
    return f"{what}: {', '.join(shown)}" if shown else what


def _place(change: ChangedSegments, lines: LineIndex, text: str) -> str:
    """The lines of one changed place, as people say them; of segments taken out only the place is left."""
    if not change.after:
        line, _ = lines.position(change.at)
        return f"something taken out {'after' if change.at else 'before'} line {line if change.at else 1}"
    first, _ = lines.position(change.after[0].start)
    last, _ = lines.position(_last_of(change.after[-1], text))
    what = "new in " if not change.before else ""
    return f"{what}line {first}" if first == last else f"{what}lines {first} to {last}"


def _last_of(span: Span, text: str) -> int:
    """The last character of a segment that prints something: segments carry the blank lines behind them."""
    return span.start + max(len(span.of(text).rstrip()) - 1, 0)
