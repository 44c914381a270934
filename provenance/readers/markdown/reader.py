"""Markdown: the text is the file's, unchanged; headings become locators, and the format's own characters are marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provenance.model.document import Fact, Locator
from provenance.model.span import Span
from provenance.readers.limits import Limits
from provenance.readers.reader import Parts, Reader
from provenance.text.lines import line_starts

if TYPE_CHECKING:
    from provenance.readers.markdown.markup import Heading


def _read(text: str, limits: Limits) -> Parts:
    if len(text) > limits.markup_code_points:
        return _unmarked(f"{limits.markup_code_points:,} code points")
    if len(line_starts(text)) > limits.markup_lines:
        return _unmarked(f"{limits.markup_lines:,} lines")
    # Imported where it is used: nothing but Markdown needs the parser.
    from provenance.readers.markdown.markup import markdown_markup

    found = markdown_markup(text)
    return Parts(locators=tuple(_sections(found.headings, len(text))), markup=found.markup, apparatus=found.apparatus)


def _unmarked(limit: str) -> Parts:
    return Parts(facts=(Fact("markup", f"not looked for: the text is over {limit}"),))


def _sections(headings: Sequence[Heading], length: int) -> Iterator[Locator]:
    """One locator per heading; its section ends at the next heading of its level or above."""
    ends = [length] * len(headings)
    open_sections: list[int] = []
    for number, heading in enumerate(headings):
        while open_sections and headings[open_sections[-1]].level >= heading.level:
            ends[open_sections.pop()] = heading.start
        open_sections.append(number)
    for heading, end in zip(headings, ends, strict=True):
        if heading.title:
            yield Locator("heading", heading.title, Span(heading.start, end))


MARKDOWN = Reader(
    name="markdown",
    version="1",
    suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    media_types=("text/markdown", "text/x-markdown"),
    read=_read,
)
