"""The edits of an editor's notes: [sic], "[emphasis added]" and brackets that hold no words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.wording.differences import Differences


def note_edits(differences: Differences, edits: Sequence[Edit]) -> list[Edit]:
    """An edit for each note of the fragment, `edits` being those of its words in the quotation's order.

    E104 for [sic] on a word that the source has, E204 on one that differs; E105 for notes on emphasis; E102 for
    punctuation in brackets, E103 for an empty bracket. A bracket that an edit covers already gets none of its own.
    """
    reading = differences.reading
    notes = reading.notes(differences.fragment)
    if not notes:
        return []
    wording = [edit for edit in edits if edit.code[0] == "W"]
    sics, formulas = frozenset(reading.sics), frozenset(reading.formulas)
    found = []
    for note in notes:
        if note in sics:
            found.append(_sic_edit(differences, note, wording))
        elif not _covered(note, edits):
            at = differences.theirs[differences.place_before(note.start)].end
            empty = not note.of(reading.printed)[1:-1].strip()
            code = "E105" if note in formulas else "E103" if empty else "E102"
            found.append(differences.edit((code,), note, Span(at, at)))
    return found


def _sic_edit(differences: Differences, sic: Span, wording: Sequence[Edit]) -> Edit:
    quoted = differences.quoted
    before = bisect_right(quoted, sic.start, key=lambda word: word.end) - 1
    start = quoted[before].start if before >= 0 else sic.start
    last = bisect_left(wording, sic.end, key=lambda edit: edit.quoted_span.start) - 1
    touched = wording[last] if last >= 0 and wording[last].quoted_span.end > start else None
    at = touched.source_span.end if touched else differences.theirs[differences.place_before(sic.start)].end
    return differences.edit(("E204" if touched else "E104",), sic, Span(at, at))


def _covered(note: Span, edits: Sequence[Edit]) -> bool:
    last = bisect_right(edits, note.start, key=lambda edit: edit.quoted_span.start) - 1
    return last >= 0 and edits[last].quoted_span.end >= note.end
