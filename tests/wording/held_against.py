"""Quotations held against short sources: what the tests of wording share."""

from __future__ import annotations

import provenance as pv
from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.model.verdict import Wording
from provenance.wording.comparison import Comparison, compare, rank
from provenance.wording.editing import edited_reading, literal_reading

#: Text around a passage, so that it is neither the beginning nor the end of its source.
BEFORE, AFTER = "Rain fell on Sunday. ", " Nobody objected."


def verdict(quotation: str, passage: str) -> pv.Verdict:
    """The verdict on a quotation of a source in which the passage stands between two sentences."""
    return pv.check(pv.Document(text=f"{BEFORE}{passage}{AFTER}"), pv.Quotation(quotation))


def held(quotation: str, passage: str) -> tuple[Wording, tuple[Edit, ...]]:
    """The wording and the edits of a quotation held against the same source, however far the two are apart.

    Of the literal and the edited reading it is the one with the better wording; quotations with omissions are checked,
    since placing their fragments is another room's work.
    """
    source = f"{BEFORE}{passage}{AFTER}"
    readings = [reading for reading in (literal_reading(quotation), edited_reading(quotation)) if reading is not None]
    if any(reading.omissions for reading in readings):
        found = verdict(quotation, passage)
        assert found.place == "found", found.findings
        assert found.wording is not None
        return found.wording, found.edits
    compared = [compare(reading, reading.fragments[0], source, Span(0, len(source))) for reading in readings]
    best = min((c for c in compared if c is not None), key=lambda c: (rank(c.wording), c.cost))
    return best.wording, best.edits


def wording(quotation: str, passage: str) -> str:
    """The wording alone."""
    return str(held(quotation, passage)[0])


def edits(quotation: str, passage: str) -> tuple[Edit, ...]:
    """The edits alone."""
    return held(quotation, passage)[1]


def codes(quotation: str, passage: str) -> list[str]:
    """The own codes of the edits, each once, in the quotation's order."""
    return list(dict.fromkeys(edit.code for edit in edits(quotation, passage)))


def changes(quotation: str, passage: str) -> list[tuple[str, str, str]]:
    """Code, quoted words and source words of each edit that is more than typography."""
    return [(edit.code, edit.quoted, edit.source) for edit in edits(quotation, passage) if edit.code[0] != "T"]


def held_literally(quotation: str, source: str) -> Comparison | None:
    """The quotation as it stands, compared with the whole of a source."""
    reading = literal_reading(quotation)
    return compare(reading, reading.fragments[0], source, Span(0, len(source)))


def held_as_edited(quotation: str, source: str) -> list[Comparison]:
    """Each fragment of the edited reading, compared with the whole of a source; none where there is no such reading."""
    reading = edited_reading(quotation)
    if reading is None:
        return []
    found = (compare(reading, fragment, source, Span(0, len(source))) for fragment in reading.fragments)
    return [comparison for comparison in found if comparison is not None]
