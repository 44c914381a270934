"""One paragraph of a manuscript, free of its format: what every kind of draft is turned into before it is searched."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import define, frozen

from provenance.drafts.draft import CitedKey
from provenance.drafts.printed_text import PrintedText
from provenance.model.span import Span
from provenance.text.sentences import covering, sentences


class PassageKind(enum.StrEnum):
    """What the passage is in the layout of the manuscript."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"


@frozen
class Cite:
    """Keys that are cited at one place of a passage.

    A bracketed citation is taken out of the text: `start` and `end` are equal, and it stands behind the character
    before. One that is part of the sentence (`@key`) covers `[start, end)` of the text.
    """

    start: int
    end: int
    keys: tuple[CitedKey, ...]

    @property
    def in_text(self) -> bool:
        """Whether the key is a word of the sentence."""
        return self.end > self.start


@define(kw_only=True, eq=False, slots=False)
class Passage:
    """A paragraph, heading or table cell: `printed`, what it cites in order, and where it belongs.

    In `inert` stretches (code, formulas, addresses) marks are no quotation marks. `breaks` are the places of line
    breaks of the file. `container` is equal for passages with the same parent; `block` identifies the outermost block
    quotation, `note` the note and `row` the table row that holds the passage.
    """

    printed: PrintedText
    cites: tuple[Cite, ...] = ()
    inert: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    kind: PassageKind = PassageKind.PARAGRAPH
    container: int = 0
    block: int | None = None
    note: str | None = None
    row: int | None = None
    listed: bool = False

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.printed.text

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the text."""
        return sentences(self.text)

    def sentence_number(self, offset: int) -> int:
        """Which sentence holds the character at `offset`, from 0; between two sentences the one before."""
        return max(bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1, 0)

    def cites_from(self, start: int, end: int) -> Sequence[Cite]:
        """The citations that begin in `[start, end]`, both included, in order."""
        first = bisect_left(self.cites, start, key=lambda cite: cite.start)
        return self.cites[first : bisect_right(self.cites, end, key=lambda cite: cite.start)]

    @cached_property
    def _alike_from(self) -> int:
        """The number of the first citation from which on all cite the same keys."""
        number = len(self.cites)
        while number and _names(self.cites[number - 1]) == _names(self.cites[-1]):
            number -= 1
        return number

    def cites_alike_from(self, offset: int) -> bool:
        """Whether all citations from `offset` on cite the same keys."""
        return bisect_left(self.cites, offset, key=lambda cite: cite.start) >= self._alike_from

    def sentence_span(self, span: Span) -> Span:
        """The sentence or sentences that hold a span of the text."""
        return covering(self.sentences, span)


def keys_of(cites: Sequence[Cite]) -> tuple[CitedKey, ...]:
    """The keys of several citations in order."""
    return tuple(key for cite in cites for key in cite.keys)


def _names(cite: Cite) -> tuple[str, ...]:
    return tuple(key.key for key in cite.keys)
