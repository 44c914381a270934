"""One block of a Markdown draft as a passage: words without markup, citations, and the way back to the file."""

from __future__ import annotations

import html
import re

from attrs import define, field, frozen

from provenance.drafts.draft import CitedKey, PassedOverReason
from provenance.drafts.passage import Cite, Passage, PassageKind
from provenance.drafts.printed_text import PARAGRAPHS, Printer
from provenance.drafts.unspaced import UNSPACED
from provenance.model.span import Span
from provenance.readers.markdown.block import Block, BlockKind
from provenance.readers.markdown.brackets import Resolved, ResolvedKind
from provenance.readers.markdown.inline import Origin, block_source, inline_parts, note_block
from provenance.readers.markdown.tokens import Token, TokenKind
from provenance.text.lines import LineIndex

_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|[uod]l|dt|dd|table|thead|tbody|tr|t[dh]|h[1-6r]|blockquote|section|article|aside|header|footer|main"
    r"|nav|fig(?:ure|caption)|details|summary|center|caption)\b",
    re.IGNORECASE,
)
_INERT = {TokenKind.CODE, TokenKind.LITERAL, TokenKind.ADDRESS}


@frozen(kw_only=True)
class MarkdownPassage:
    """What one block came to.

    `note_marks` are the places of the passage where a note is called, with its label; `notes` are blocks that stand
    inside this one. `passed_over` are stretches of the file with quotation marks in them that are not read.
    """

    passage: Passage
    note_marks: tuple[tuple[int, str], ...] = ()
    notes: tuple[Block, ...] = ()
    passed_over: tuple[tuple[PassedOverReason, Span], ...] = ()


def markdown_passage(block: Block, text: str, lines: LineIndex, labels: frozenset[str]) -> MarkdownPassage:
    """Read the words of a text or HTML block of the draft file `text`; linear but for sorting."""
    source = block_source(block, text)
    writer = _Writer(block=block, source=source, lines=lines, origin=Origin.of(block.lines))
    for part in inline_parts(source, block, labels):
        writer.plain(part.start)
        writer.write(part)
        writer.position = part.end
    writer.plain(len(source))
    return writer.finish()


@define(kw_only=True)
class _Writer:
    block: Block
    source: str
    lines: LineIndex
    origin: Origin
    position: int = 0
    _printer: Printer = field(factory=Printer)
    _cites: list[Cite] = field(factory=list)
    _inert: list[Span] = field(factory=list)
    _breaks: list[int] = field(factory=list)
    _note_marks: list[tuple[int, str]] = field(factory=list)
    _notes: list[Block] = field(factory=list)
    _passed_over: list[tuple[PassedOverReason, Span]] = field(factory=list)

    def plain(self, end: int) -> None:
        """Print the source up to `end` as it is."""
        start = self.position
        while not self._printer.length and start < end and self.source[start].isspace():
            start += 1
        if start < end:
            self._printer.copy(self.source[start:end], self.origin.at(start))
        self.position = max(self.position, end)

    def write(self, what: Token | Resolved) -> None:
        """Print what is no plain text."""
        if isinstance(what, Resolved):
            self._write_resolved(what)
        elif what.kind in _INERT:
            self._write_inert(what)
        elif what.kind is TokenKind.NEWLINE:
            self._write_newline(what.start)
        elif what.kind in {TokenKind.ESCAPE, TokenKind.REFERENCE}:
            self._write_character(what)
        elif what.kind is TokenKind.TAG:
            self._write_tag(what)
        elif what.kind is TokenKind.COMMENT:
            self._pass_over(PassedOverReason.COMMENT, what)

    def _write_inert(self, token: Token) -> None:
        start, end = token.inner or (token.start, token.end)
        begin = self._printer.length
        for at, (first, last) in enumerate(self.origin.pieces(start, end)):
            if at:
                self._printer.replace(" ", self.origin.span(first - 1, first))
            self._printer.copy(self.source[first:last], self.origin.at(first))
        self._inert.append(Span(begin, self._printer.length))
        if token.kind is TokenKind.CODE:
            self._pass_over(PassedOverReason.CODE, token)

    def _pass_over(self, why: PassedOverReason, token: Token) -> None:
        if holds_marks(self.source[token.start : token.end]):
            self._passed_over.append((why, self.origin.span(token.start, token.end)))

    def _write_newline(self, at: int) -> None:
        following = self.source[at + 1 : at + 2]
        unspaced = UNSPACED.match(self._printer.last) and UNSPACED.match(following)
        if self._printer.last and not self._printer.last.isspace() and not unspaced:
            self._printer.replace(" ", self._gap(at))
        self._breaks.append(self._printer.length)

    def _gap(self, at: int) -> Span:
        """The line end at `at` of the source with what stands in the file before the next line's content."""
        end = self.origin.at(at)
        return Span(end, max(end, self.origin.at(at + 1))) if at + 1 < len(self.source) else Span(end, end)

    def _write_character(self, token: Token) -> None:
        source = self.source[token.start : token.end]
        printed = source[1:] if token.kind is TokenKind.ESCAPE else html.unescape(source)
        if printed.isspace() and not self._printer.length:
            return
        self._printer.replace(printed, self.origin.span(token.start, token.end))

    def _write_tag(self, token: Token) -> None:
        if _BREAK.match(self.source, token.start):
            if self._printer.last and not self._printer.last.isspace():
                self._printer.replace(" ", self.origin.span(token.start, token.end))
            self._breaks.append(self._printer.length)
        elif self.block.kind is BlockKind.HTML and _BLOCK_TAG.match(self.source, token.start):
            self._printer.replace(PARAGRAPHS, self.origin.span(token.start, token.end))

    def _write_resolved(self, resolved: Resolved) -> None:
        if resolved.kind is ResolvedKind.IN_TEXT:
            begin = self._printer.length
            self._printer.copy(self.source[resolved.start : resolved.key_end], self.origin.at(resolved.start))
            self._cites.append(Cite(begin, self._printer.length, self._keys(resolved)))
        elif resolved.kind is ResolvedKind.BRACKETED:
            if not self.source[resolved.end : resolved.end + 1].isalnum():
                self._printer.take_back_spaces()
            self._cites.append(Cite(self._printer.length, self._printer.length, self._keys(resolved)))
        elif resolved.kind is ResolvedKind.NOTE_MARK:
            self._mark_note(resolved.label)
        elif resolved.kind is ResolvedKind.NOTE:
            note = note_block(resolved, self.origin)
            self._notes.append(note)
            self._mark_note(note.note or "")

    def _mark_note(self, label: str) -> None:
        self._printer.take_back_spaces()
        self._note_marks.append((self._printer.length, label))

    def _keys(self, resolved: Resolved) -> tuple[CitedKey, ...]:
        cited = []
        for place in resolved.keys:
            span = self.origin.span(place.start, place.end)
            line, column = self.lines.position(span.start)
            cited.append(CitedKey(key=place.key, span=span, line=line, column=column, pinpoint=place.pinpoint))
        return tuple(cited)

    def finish(self) -> MarkdownPassage:
        """The passage, without white space at its end."""
        self._printer.take_back_spaces()
        length, block = self._printer.length, self.block
        passage = Passage(
            printed=self._printer.finish(),
            cites=tuple(Cite(min(c.start, length), min(c.end, length), c.keys) for c in self._cites),
            inert=tuple(Span(min(s.start, length), min(s.end, length)) for s in self._inert),
            breaks=tuple(min(at, length) for at in self._breaks),
            kind=PassageKind(block.layout),
            container=block.container,
            block=block.block,
            note=block.note,
            row=block.row,
            listed=block.listed,
        )
        marks = tuple((min(at, length), label) for at, label in self._note_marks)
        return MarkdownPassage(
            passage=passage, note_marks=marks, notes=tuple(self._notes), passed_over=tuple(self._passed_over)
        )


def holds_marks(source: str) -> bool:
    """Whether a stretch that is not read holds something between double quotation marks."""
    return sum(source.count(mark) for mark in '"“”„«»「」『』') > 1
