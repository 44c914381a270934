"""Markdown manuscripts with Pandoc citations.

What is recognised and what is passed over: docs/drafts.md.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from provenance.drafts.draft import Draft, PassedOverReason
from provenance.drafts.markdown_passage import MarkdownPassage, holds_marks, markdown_passage
from provenance.drafts.passage import Cite, Passage
from provenance.drafts.printed_text import PARAGRAPHS
from provenance.drafts.quotations import read_quotations
from provenance.model.document import Document
from provenance.model.span import Span
from provenance.readers.markdown.block import Block, BlockKind
from provenance.readers.markdown.blocks import markdown_blocks
from provenance.text.lines import LineIndex

_Placed = TypeVar("_Placed")
_UNREAD = {
    BlockKind.CODE: PassedOverReason.CODE,
    BlockKind.LITERAL_HTML: PassedOverReason.CODE,
    BlockKind.FRONT_MATTER: PassedOverReason.FRONT_MATTER,
    BlockKind.TOO_DEEP: PassedOverReason.TOO_DEEP,
}
#: How many words may lead to the citation of a note that stands for it in the text ("See, for example, @key").
_MOST_LEADING_WORDS = 4


def read_draft(document: Document) -> Draft:
    """Read a Markdown draft; `document.text` is the raw file, and every span counts its code points.

    Never raises for what a file holds: what cannot be read is passed over with the reason. Time and memory are linear
    in the length of the text but for sorting. Lone surrogates stay what they are.
    """
    text = document.text
    lines = LineIndex(text)
    blocks = markdown_blocks(text)
    unread: list[tuple[PassedOverReason, Span]] = []
    inline: list[MarkdownPassage] = []
    waiting = deque(blocks.blocks)
    while waiting:
        block = waiting.popleft()
        if why := _UNREAD.get(block.kind):
            unread += _unread(block, why, text)
            continue
        read = markdown_passage(block, text, lines, blocks.labels)
        inline.append(read)
        unread += read.passed_over
        waiting.extend(read.notes)
    passages = [passage for read in _with_notes(inline) for passage in _paragraphs(read)]
    return read_quotations(document.location, text, lines, passages, unread)


def _unread(block: Block, why: PassedOverReason, text: str) -> Iterator[tuple[PassedOverReason, Span]]:
    if block.extent and holds_marks(block.extent.of(text)):
        yield why, block.extent


def _with_notes(inline: Sequence[MarkdownPassage]) -> Iterator[Passage]:
    """The passages, with the citation that a note begins with standing at the note's mark too."""
    notes: dict[str, Cite] = {}
    for read in inline:
        note = read.passage.note
        if note is not None and note not in notes and (cite := _leading_cite(read.passage)):
            notes[note] = cite
    for read in inline:
        yield _with_marks(read, notes)


def _leading_cite(passage: Passage) -> Cite | None:
    """The citation of a note that is cited where the note is called: only a few words stand before it."""
    if not passage.cites:
        return None
    cite = passage.cites[0]
    before = passage.text[: cite.start]
    leads = len(before.split()) <= _MOST_LEADING_WORDS and not holds_marks(before) and "." not in before
    return cite if leads else None


def _with_marks(read: MarkdownPassage, notes: Mapping[str, Cite]) -> Passage:
    marks = [Cite(at, at, notes[label].keys) for at, label in read.note_marks if label in notes]
    if marks:
        cites = sorted((*read.passage.cites, *marks), key=lambda cite: cite.start)
        return evolve(read.passage, cites=tuple(cites))
    return read.passage


def _paragraphs(passage: Passage) -> Iterator[Passage]:
    """The paragraphs of an HTML block apart; any other passage is one."""
    if PARAGRAPHS not in passage.text:
        yield passage
        return
    cites, inert, breaks = deque(passage.cites), deque(passage.inert), deque(passage.breaks)
    at = 0
    for paragraph in passage.text.split(PARAGRAPHS):
        end = at + len(paragraph)
        if paragraph.strip():
            yield evolve(
                passage,
                printed=passage.printed.part(Span(at, end)),
                cites=tuple(Cite(c.start - at, c.end - at, c.keys) for c in _up_to(cites, end, lambda c: c.end)),
                inert=tuple(s.shifted(-at) for s in _up_to(inert, end, lambda s: s.end)),
                breaks=tuple(place - at for place in _up_to(breaks, end, lambda place: place)),
            )
        at = end + len(PARAGRAPHS)


def _up_to(waiting: deque[_Placed], end: int, place: Callable[[_Placed], int]) -> Iterator[_Placed]:
    """Take from the left what ends at `end` or before it."""
    while waiting and place(waiting[0]) <= end:
        yield waiting.popleft()
