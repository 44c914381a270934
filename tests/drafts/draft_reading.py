"""Reads a draft given as a string."""

from __future__ import annotations

from provenance.drafts.draft import Draft, DraftQuotation
from provenance.drafts.markdown import read_draft
from provenance.model.document import Document


def read(text: str) -> Draft:
    """The draft that a Markdown file with this text is."""
    return read_draft(Document(text=text, location="draft.md"))


def only(text: str) -> DraftQuotation:
    """The one quotation of a draft."""
    (quotation,) = read(text).quotations
    return quotation


def texts(text: str) -> list[str]:
    """The words of each quotation of a draft."""
    return [quotation.text for quotation in read(text).quotations]


def reasons(text: str) -> dict[str, str]:
    """What is passed over in a draft, by its words."""
    return {item.text: item.why.value for item in read(text).passed_over}
