"""One differing stretch between a quotation and the source."""

from __future__ import annotations

from attrs import frozen

from provenance.model.span import Span


@frozen
class Edit:
    """`quoted` words of the draft stand where the source has `source`; either may be empty.

    `code` is the one code of the table that says what the difference is; others that hold too stand in `also`.
    `quoted_span` counts code points of the quotation, `source_span` of `Document.text`.
    """

    code: str
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span
    also: tuple[str, ...] = ()
