"""One block of a Markdown file: what it is, where its lines stand, and what it belongs to."""

from __future__ import annotations

import enum

from attrs import frozen

from provenance.model.span import Span


class BlockKind(enum.StrEnum):
    """What a block is: words, HTML with words between the tags, or something that nobody reads as prose."""

    TEXT = "text"
    HTML = "html"
    LITERAL_HTML = "literal html"
    CODE = "code"
    FRONT_MATTER = "front matter"
    TOO_DEEP = "too deep"


class Layout(enum.StrEnum):
    """What a block is in the layout of the file."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"


@frozen(kw_only=True)
class Block:
    """One paragraph, heading, cell, or stretch of no prose, with the spans of its `lines` without prefixes.

    `extent` is the stretch of the file that a block of no prose takes, its fences included. `level` is that of a
    heading, from 1. `container` is equal for blocks with the same parent, 0 outside quotes, lists and notes; `block`
    identifies the outermost block quotation, `note` the note and `row` the table row that holds the block.
    """

    kind: BlockKind
    lines: tuple[Span, ...]
    extent: Span | None = None
    layout: Layout = Layout.PARAGRAPH
    level: int = 0
    container: int = 0
    block: int | None = None
    note: str | None = None
    row: int | None = None
    listed: bool = False
