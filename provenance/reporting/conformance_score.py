"""The score of the conformance suite for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provenance.model.span import Span
from provenance.projects.conformance import PARTS, Answer, Result, Score, by_family, score
from provenance.reporting.terminal_text import spelt_out

_HEADS = ("family", "cases", "right", *PARTS, "false pass", "false alarm")


def score_table(results: Sequence[Result]) -> str:
    """One line per family and one for all, with how many cases are right, in all and part by part.

    `20/21` is 20 right of 21 in which the part was compared; `-` says that it was compared in none.
    """
    scores = by_family(results)
    rows = [_HEADS, *(_row(family, found) for family, found in scores.items())]
    if len(scores) > 1:
        rows.append(_row("all", score(results)))
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    return "".join(_line(row, widths) for row in rows)


def failure_text(results: Iterable[Result]) -> str:
    """What was expected and what was answered in each case that is not right, fit for a terminal."""
    return "\n".join(_failure(result) for result in results if not result.right)


def score_json(results: Sequence[Result]) -> dict[str, Any]:
    """The same as plain values: the score of each family and of all, and the cases that are not right."""
    return {
        "families": {family: _score_value(found) for family, found in by_family(results).items()},
        "all": _score_value(score(results)),
        "wrong": [
            {"id": r.case.id, "expected": _answer_value(r.case.expected), "answered": _answer_value(r.answer)}
            for r in results
            if not r.right
        ],
    }


def _row(name: str, found: Score) -> tuple[str, ...]:
    parts = (_part(*found.parts[part], found.cases) for part in PARTS)
    return (name, str(found.cases), str(found.right), *parts, str(found.false_passes), str(found.false_alarms))


def _part(right: int, compared: int, cases: int) -> str:
    if not compared:
        return "-"
    return str(right) if compared == cases else f"{right}/{compared}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip() + "\n"


def _failure(result: Result) -> str:
    case = result.case
    lines = (
        case.id,
        f"  quoted    {spelt_out(case.quotation)}",
        f"  expected  {_described(case.expected, case.source)}",
        f"  answered  {_described(result.answer, case.source)}",
        f"  because   {case.why}",
    )
    return "".join(f"{line}\n" for line in lines)


def _described(answer: Answer, source: str) -> str:
    if answer.place is None:
        return f"nothing that counts: {spelt_out(answer.fault or 'no answer')}"
    parts = [" ".join(filter(None, (answer.place, answer.wording)))]
    if answer.codes is not None:
        parts.append(spelt_out(" ".join(sorted(answer.codes))) or "no codes")
    parts += [f"{_place(span)} {spelt_out(span.of(source))}" for span in answer.spans]
    parts += [spelt_out(f"{edit.code}: “{edit.quoted}” for “{edit.source}”") for edit in answer.edits or ()]
    return "; ".join(parts)


def _place(span: Span) -> str:
    return f"[{span.start}, {span.end})"


def _score_value(found: Score) -> Mapping[str, Any]:
    return {
        "cases": found.cases,
        "right": found.right,
        **{part: {"right": right, "compared": compared} for part, (right, compared) in found.parts.items()},
        "false_pass": found.false_passes,
        "false_alarm": found.false_alarms,
    }


def _answer_value(answer: Answer) -> Mapping[str, Any]:
    edits = None
    if answer.edits is not None:
        edits = [{"code": e.code, "quoted": e.quoted, "source": e.source} for e in answer.edits]
    return {
        "place": answer.place,
        "wording": answer.wording,
        "spans": [[span.start, span.end] for span in answer.spans],
        "codes": None if answer.codes is None else sorted(answer.codes),
        "edits": edits,
        "fault": answer.fault,
    }
