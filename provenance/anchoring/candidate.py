"""One way in which a whole quotation may stand in a source: a comparison for each of its fragments."""

from __future__ import annotations

from functools import cached_property

from attrs import define

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.model.verdict import Wording
from provenance.text.normal_form import fold
from provenance.wording.comparison import Comparison, rank, wording_of
from provenance.wording.editing import Reading


@define(eq=False, slots=False)
class Candidate:
    """`parts` holds one comparison per fragment of `reading`, in the quotation's order.

    `declared` are the edits of its omissions.
    """

    reading: Reading
    parts: tuple[Comparison, ...]
    declared: tuple[Edit, ...] = ()

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All edits in the quotation's order."""
        edits = [*self.declared, *(edit for part in self.parts for edit in part.edits)]
        return tuple(sorted(edits, key=lambda e: (e.quoted_span.start, e.source_span.start)))

    @cached_property
    def wording(self) -> Wording:
        """The class that all edits together amount to."""
        return wording_of(edit.code for edit in self.edits)

    @cached_property
    def rank(self) -> int:
        """0 for verbatim to 3 for drifted."""
        return rank(self.wording)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The passages in the source's order."""
        return tuple(sorted(part.span for part in self.parts))

    @cached_property
    def span(self) -> Span:
        """From the first passage's beginning to the last one's end."""
        if len(self.parts) == 1:
            return self.parts[0].span
        return Span(min(p.span.start for p in self.parts), max(p.span.end for p in self.parts))

    @cached_property
    def cost(self) -> float:
        """By how many words the two sides differ."""
        return sum(part.cost for part in self.parts)

    @property
    def letters_stand(self) -> bool:
        """Whether all letters and digits of the quotation stand there in one run, cut out of longer words perhaps."""
        return len(self.parts) == 1 and fold(self.reading.text) in fold(self.parts[0].passage)

    @cached_property
    def gap(self) -> int:
        """How many code points stand between the passages."""
        return self.span.length - sum(part.span.length for part in self.parts)

    @property
    def kept(self) -> int:
        """How many words of the quotation stand in the source."""
        return sum(part.kept for part in self.parts)

    @property
    def total(self) -> int:
        """How many words the quotation has, those in brackets left out."""
        return sum(part.total for part in self.parts)

    @property
    def kept_content(self) -> int:
        """How many of the kept words are longer than three letters."""
        return sum(part.kept_content for part in self.parts)

    @property
    def kept_run(self) -> int:
        """The longest run of letters and digits that agree."""
        return max(part.kept_run for part in self.parts)

    @cached_property
    def literally_there(self) -> bool:
        """Whether every word of a literal reading stands there, brackets and all, so that they are the source's own."""
        if not self.reading.literal or "[" not in self.reading.printed:
            return False
        return self.kept == self.total and not {edit.code for edit in self.edits} & {"W102", "W103", "W104", "W107"}

    @cached_property
    def resembles(self) -> bool:
        """Whether enough of the quotation stands there to call the passage its origin, altered or not."""
        if self.rank < 3 or (self.letters_stand and len(fold(self.reading.text)) >= 3):
            return True
        if self.kept >= 4 and self.kept >= 0.8 * self.total:
            return True
        return self.kept >= 0.6 * self.total and (self.kept_content >= 3 or self.kept_run >= 10)
