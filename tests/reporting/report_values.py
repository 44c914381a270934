"""Reports made by hand, one row for every place and wording, for the tests of the formats."""

from __future__ import annotations

from provenance.model.edit import Edit
from provenance.model.finding import Finding, Level
from provenance.model.fingerprint import SourceComparison, SourceState
from provenance.model.report import CheckedQuotation, CheckedSource, Coverage, PlacedFinding, Report, TextPlace
from provenance.model.span import Span
from provenance.model.verdict import Changed, Elsewhere, Nearest, Place, Shift, Verdict, Wording

REMEDY = "Take over the source's words."


def finding(code: str, level: Level, message: str, advice: str | None = None, suppressed: str | None = None) -> Finding:
    """A finding without spans."""
    return Finding(code=code, level=level, message=message, advice=advice, suppressed=suppressed)


def number_row(line: int = 3) -> CheckedQuotation:
    """A quotation whose source moved and has another number."""
    edit = Edit("W201", "2,640", "2,460", Span(6, 11), Span(106, 111))
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.MOVED,
            source=SourceState.REVISED,
            wording=Wording.DRIFTED,
            changed=Changed.SOURCE,
            spans=(Span(100, 120),),
            shift=Shift(12, "12 characters were inserted before it"),
            edits=(edit,),
            findings=(
                finding("P101", Level.NOTE, "the passage moved"),
                finding("W201", Level.ERROR, "quoted “2,640”, the source reads “2,460”", REMEDY),
            ),
        ),
        quotation="about 2,640 moorings",
        id="wire-1",
        source="wire",
        at=TextPlace("drafts/a.md", line, 7),
        evidence=(TextPlace("sources/wire.txt", 9, 4),),
        passages=("about 2,460 moorings",),
    )


def verbatim_row() -> CheckedQuotation:
    """A quotation in which nothing is wrong."""
    return CheckedQuotation(
        verdict=Verdict(place=Place.PINNED, wording=Wording.VERBATIM, spans=(Span(0, 4),)),
        quotation="fair",
        id="wire-0",
        source="wire",
        at=TextPlace("drafts/a.md", 1, 1),
        evidence=(TextPlace("sources/wire.txt", 1, 1),),
        passages=("fair",),
    )


def missing_row() -> CheckedQuotation:
    """A quotation that its source does not have, without a place in a draft."""
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.MISSING,
            nearest=Nearest(Span(5, 9), 2),
            findings=(finding("P301", Level.ERROR, "“tide gone” was not located"),),
        ),
        quotation="tide gone",
        id="wire-2",
        source="wire",
        evidence=(TextPlace("sources/wire.txt", 2, 1),),
        passages=("tide table",),
    )


def elsewhere_row() -> CheckedQuotation:
    """A quotation whose words another source has."""
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.ELSEWHERE,
            wording=Wording.VERBATIM,
            elsewhere=Elsewhere("minutes", (Span(0, 5),)),
            findings=(finding("P303", Level.ERROR, "the source minutes has these words"),),
        ),
        quotation="boats",
        source="wire",
        at=TextPlace("drafts/a.md", 8, 1),
        evidence=(TextPlace("sources/minutes.txt", 1, 1),),
        passages=("boats",),
    )


def ambiguous_row() -> CheckedQuotation:
    """A quotation that stands in five places."""
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.AMBIGUOUS,
            wording=Wording.VERBATIM,
            rivals=tuple(Span(at, at + 4) for at in range(0, 50, 10)),
            rival_count=5,
            findings=(finding("P201", Level.WARNING, "the words fit 5 places"),),
        ),
        quotation="boat",
        source="wire",
        at=TextPlace("drafts/a.md", 9, 1),
        evidence=tuple(TextPlace("sources/wire.txt", line, 1) for line in range(1, 6)),
        passages=("boat",) * 5,
    )


def unsourced_row() -> CheckedQuotation:
    """A quotation that names no source."""
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.UNCHECKED,
            reason="the draft names no source for it",
            findings=(finding("D101", Level.NOTE, "not checked: the draft names no source for it"),),
        ),
        quotation="somebody said so",
        at=TextPlace("drafts/a.md", 12, 3),
    )


def ignored_row() -> CheckedQuotation:
    """A quotation whose only finding is ignored."""
    return CheckedQuotation(
        verdict=Verdict(
            place=Place.FOUND,
            wording=Wording.DRIFTED,
            spans=(Span(0, 4),),
            findings=(finding("W105", Level.WARNING, "quoted “Boat”", suppressed="house style"),),
        ),
        quotation="Boat",
        source="wire",
        at=TextPlace("drafts/a.md", 14, 1),
        evidence=(TextPlace("sources/wire.txt", 4, 1),),
        passages=("boat",),
    )


def full_report() -> Report:
    """A report with every kind of row, a revised and an absent source, and a finding of the draft."""
    rows = (
        verbatim_row(),
        number_row(),
        missing_row(),
        elsewhere_row(),
        ambiguous_row(),
        unsourced_row(),
        ignored_row(),
    )
    revised = CheckedSource(
        key="wire",
        location="sources/wire.txt",
        comparison=SourceComparison(SourceState.REVISED, ("bytes", "text", "words")),
        findings=(finding("S201", Level.NOTE, "its words differ: line 9"),),
    )
    flowed = CheckedSource(
        key="quiet", location="sources/quiet.txt", findings=(finding("S102", Level.NOTE, "line ends differ"),)
    )
    absent = CheckedSource(
        key="log",
        location="sources/log.txt",
        comparison=SourceComparison(SourceState.ABSENT, ()),
        findings=(finding("S301", Level.ERROR, "there is no file sources/log.txt", "Put the file back."),),
    )
    gone = PlacedFinding(
        finding=finding("D105", Level.WARNING, "the draft no longer prints “old words”"), citation="wire-9"
    )
    return Report(
        quotations=rows,
        sources=(revised, flowed, absent),
        findings=(gone,),
        coverage=Coverage(quotations=7, checked=6, unsourced=1, ignored=1),
    )
