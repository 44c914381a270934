from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.ledger.report_records import unstructure_report, unstructure_verdict
from provenance.ledger.schema_faults import schema_faults
from provenance.model.edit import Edit
from provenance.model.finding import Finding, Level
from provenance.model.fingerprint import ChangedSegments, SourceComparison, SourceState
from provenance.model.report import CheckedQuotation, CheckedSource, Coverage, PlacedFinding, Report, TextPlace
from provenance.model.span import Span
from provenance.model.verdict import Changed, Elsewhere, Nearest, Place, Shift, Verdict, Wording

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
codes = st.sampled_from(["W201", "T101", "E101", "P301", "S201", "D101"])


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """The value or None."""
    return st.none() | values


def several(values: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    """A short tuple of values."""
    return st.lists(values, min_size=least, max_size=3).map(tuple)


findings = st.builds(
    Finding,
    code=codes,
    level=st.sampled_from(Level),
    message=texts,
    quoted_span=maybe(spans),
    source_span=maybe(spans),
    advice=maybe(texts),
    suppressed=maybe(texts),
)
edits = st.builds(
    Edit, code=codes, quoted=texts, source=texts, quoted_span=spans, source_span=spans, also=several(codes)
)
wordings = st.sampled_from(Wording)


@st.composite
def verdicts(draw: st.DrawFn) -> Verdict:
    """Verdicts of every place, with the fields that the place calls for."""
    place = draw(st.sampled_from(Place))
    fields: dict[str, Any] = {}
    if place in (Place.FOUND, Place.PINNED, Place.MOVED):
        fields |= {"wording": draw(wordings), "spans": draw(several(spans, 1))}
    match place:
        case Place.MOVED:
            fields["shift"] = Shift(draw(st.integers(-99, 99)), draw(texts))
        case Place.AMBIGUOUS:
            rivals = draw(several(spans, 1))
            fields |= {"wording": draw(maybe(wordings)), "rivals": rivals, "rival_count": len(rivals) + 100}
        case Place.ELSEWHERE:
            fields |= {"wording": draw(wordings), "elsewhere": Elsewhere("other", draw(several(spans, 1)))}
        case Place.MISSING:
            fields["nearest"] = draw(maybe(st.builds(Nearest, spans, st.integers(0, 99))))
        case Place.UNCHECKED:
            fields["reason"] = draw(texts)
    return Verdict(
        place=place,
        source=draw(maybe(st.sampled_from(SourceState))),
        changed=draw(maybe(st.sampled_from(Changed))),
        edits=draw(several(edits)),
        findings=draw(several(findings)),
        **fields,
    )


places = st.builds(TextPlace, path=texts, line=st.integers(1, 99), column=st.integers(1, 99))
comparisons = st.builds(
    SourceComparison,
    state=st.sampled_from(SourceState),
    compared=several(st.sampled_from(["bytes", "text", "words", "segments"])),
    changes=several(st.builds(ChangedSegments, before=st.integers(0, 9), after=several(spans))),
)
reports = st.builds(
    Report,
    quotations=several(
        st.builds(
            CheckedQuotation,
            verdict=verdicts(),
            quotation=texts,
            id=maybe(texts),
            source=maybe(texts),
            claim=maybe(texts),
            speaker=maybe(texts),
            at=maybe(places),
            evidence=several(places),
        )
    ),
    sources=several(
        st.builds(
            CheckedSource,
            key=texts,
            location=maybe(texts),
            comparison=maybe(comparisons),
            findings=several(findings),
        )
    ),
    findings=several(st.builds(PlacedFinding, finding=findings, at=maybe(places), citation=maybe(texts))),
    coverage=st.builds(Coverage, quotations=st.integers(0, 9), checked=st.integers(0, 9)),
)


@settings(max_examples=60)
@given(verdicts())
def test_every_verdict_keeps_to_its_schema(verdict: Verdict) -> None:
    """Whatever a verdict holds, its JSON is valid, is plain JSON, and names each field of the class and the level."""
    plain = unstructure_verdict(verdict)
    assert schema_faults(plain, "verdict") == []
    assert json.loads(json.dumps(plain)) == plain
    assert plain["place"] == verdict.place.value
    assert plain["level"] == (verdict.level.value if verdict.level else None)
    assert [(span["start"], span["end"]) for span in plain["spans"]] == [(s.start, s.end) for s in verdict.spans]


@settings(max_examples=30)
@given(reports)
def test_every_report_keeps_to_its_schema(report: Report) -> None:
    """Whatever a report holds, its JSON is valid and plain, with a row for each row."""
    plain = unstructure_report(report)
    assert schema_faults(plain, "report") == []
    assert json.loads(json.dumps(plain)) == plain
    assert plain["quotations"] == [
        {**row, "verdict": unstructure_verdict(checked.verdict)}
        for row, checked in zip(plain["quotations"], report.quotations, strict=True)
    ]
    assert plain["level"] == (report.level.value if report.level else None)
    assert plain["tool"]["name"] == "provenance-toolkit"


def test_the_fields_of_a_verdict() -> None:
    """A verdict with something in every field is written as documented, word for word."""
    verdict = Verdict(
        place=Place.MOVED,
        source=SourceState.REVISED,
        wording=Wording.DRIFTED,
        changed=Changed.SOURCE,
        spans=(Span(10, 15),),
        shift=Shift(412, "412 characters were inserted before it"),
        edits=(Edit("W201", "3,900", "3,800", Span(0, 5), Span(10, 15), ("W101",)),),
        findings=(
            Finding(
                "W201", Level.ERROR, "quoted 3,900, the source reads 3,800", Span(0, 5), Span(10, 15), "Correct it."
            ),
            Finding("P101", Level.NOTE, "moved", suppressed="known"),
        ),
    )
    assert unstructure_verdict(verdict) == {
        "source": "revised",
        "place": "moved",
        "wording": "drifted",
        "changed": "source",
        "level": "error",
        "spans": [{"start": 10, "end": 15}],
        "shift": {"by": 412, "why": "412 characters were inserted before it"},
        "rivals": [],
        "rival_count": 0,
        "nearest": None,
        "elsewhere": None,
        "reason": None,
        "edits": [
            {
                "code": "W201",
                "quoted": "3,900",
                "source": "3,800",
                "quoted_span": {"start": 0, "end": 5},
                "source_span": {"start": 10, "end": 15},
                "also": ["W101"],
            }
        ],
        "findings": [
            {
                "code": "W201",
                "level": "error",
                "message": "quoted 3,900, the source reads 3,800",
                "quoted_span": {"start": 0, "end": 5},
                "source_span": {"start": 10, "end": 15},
                "advice": "Correct it.",
                "suppressed": None,
            },
            {
                "code": "P101",
                "level": "note",
                "message": "moved",
                "quoted_span": None,
                "source_span": None,
                "advice": None,
                "suppressed": "known",
            },
        ],
    }


def full_report() -> dict[str, Any]:
    """A report with a row of every kind."""
    checked = Verdict(
        place=Place.FOUND,
        wording=Wording.ALTERED,
        spans=(Span(1, 2),),
        edits=(Edit("E101", "…", "words", Span(0, 1), Span(1, 6), ()),),
        findings=(Finding("E101", Level.NOTE, "left out", Span(0, 1), Span(1, 6)),),
    )
    comparison = SourceComparison(SourceState.REVISED, ("text",), (ChangedSegments(1, (Span(0, 9),)),))
    return unstructure_report(
        Report(
            quotations=(
                CheckedQuotation(
                    verdict=checked,
                    quotation="a … b",
                    id="k-1",
                    source="k",
                    at=TextPlace("d.md", 1, 1),
                    evidence=(TextPlace("s.txt", 2, 3),),
                ),
            ),
            sources=(CheckedSource(key="k", location="s.txt", comparison=comparison, findings=()),),
            findings=(PlacedFinding(finding=Finding("D103", Level.WARNING, "matched nothing"), at=None),),
            coverage=Coverage(quotations=1, checked=1),
        ),
        tool_version="0.1.0",
    )


def places_of(value: Any, path: tuple = ()) -> list[tuple]:
    """The path of every member and item of a JSON value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [each for step, inner in members for each in ((*path, step), *places_of(inner, (*path, step)))]


def inner(value: Any, path: tuple) -> Any:
    """The value at a path."""
    for step in path:
        value = value[step]
    return value


def test_every_field_of_a_report_is_required_and_typed() -> None:
    """Taking out any field, adding one anywhere, or putting a value of no fitting type in any place is refused."""
    report = full_report()
    assert schema_faults(report, "report") == []
    for path in places_of(report):
        holder, name = path[:-1], path[-1]
        wrong = copy.deepcopy(report)
        inner(wrong, holder)[name] = {"no": "such"}
        assert schema_faults(wrong, "report"), path
        if isinstance(name, str):
            lacking, adding = copy.deepcopy(report), copy.deepcopy(report)
            del inner(lacking, holder)[name]
            inner(adding, holder)["unknown"] = 1
            assert schema_faults(lacking, "report"), path
            assert schema_faults(adding, "report"), path


FOUND = Verdict(place=Place.FOUND, wording=Wording.VERBATIM, spans=(Span(0, 1),))
MISSING = Verdict(place=Place.MISSING)
UNCHECKED = Verdict(place=Place.UNCHECKED, reason="no such file")
AMBIGUOUS = Verdict(place=Place.AMBIGUOUS, rivals=(Span(0, 1), Span(5, 6)), rival_count=2)
MOVED = Verdict(place=Place.MOVED, wording=Wording.VERBATIM, spans=(Span(0, 1),), shift=Shift(1, "one inserted"))
ELSEWHERE = Verdict(place=Place.ELSEWHERE, wording=Wording.VERBATIM, elsewhere=Elsewhere("other", (Span(0, 1),)))
SPAN = {"start": 0, "end": 1}

CONTRADICTIONS = [
    (FOUND, "wording", None),
    (FOUND, "spans", []),
    (FOUND, "shift", {"by": 1, "why": ""}),
    (FOUND, "rivals", [SPAN]),
    (FOUND, "rival_count", 1),
    (FOUND, "elsewhere", {"source": "other", "spans": [SPAN]}),
    (FOUND, "nearest", {"span": SPAN, "agrees": 0}),
    (FOUND, "place", "here"),
    (FOUND, "source", "changed"),
    (FOUND, "changed", "both sides"),
    (FOUND, "level", "fatal"),
    (FOUND, "spans", [{"start": -1, "end": 1}]),
    (FOUND, "findings", [{"code": "W201"}]),
    (MISSING, "wording", "verbatim"),
    (MISSING, "spans", [SPAN]),
    (UNCHECKED, "reason", None),
    (UNCHECKED, "wording", "drifted"),
    (UNCHECKED, "spans", [SPAN]),
    (AMBIGUOUS, "rivals", []),
    (AMBIGUOUS, "rivals", [SPAN] * 21),
    (AMBIGUOUS, "rival_count", 0),
    (AMBIGUOUS, "spans", [SPAN]),
    (MOVED, "shift", None),
    (ELSEWHERE, "elsewhere", None),
    (ELSEWHERE, "spans", [SPAN]),
]


@pytest.mark.parametrize(("verdict", "field", "value"), CONTRADICTIONS, ids=range(len(CONTRADICTIONS)))
def test_a_verdict_that_contradicts_its_place_is_refused(verdict: Verdict, field: str, value: Any) -> None:
    """Each place calls for its own fields: what another place calls for is a fault."""
    plain = unstructure_verdict(verdict)
    assert schema_faults(plain, "verdict") == []
    assert schema_faults({**plain, field: value}, "verdict")
