"""The words that a draft puts between quotation marks."""

from __future__ import annotations

import enum

from attrs import field, frozen


class Binding(enum.StrEnum):
    """How surely a quotation belongs to its key: right before it or in its reporting clause, or only near it."""

    FIRM = "firm"
    WEAK = "weak"


@frozen
class Quotation:
    """Words as printed in a draft, to be looked for in a source.

    `prefix` and `suffix` are the source's text around them where it is known; `near` is a hint, a code point of the
    source. Construction takes any text; `cite` and `check` raise `QuotationError` for one without words.
    """

    text: str
    prefix: str = field(default="", kw_only=True)
    suffix: str = field(default="", kw_only=True)
    speaker: str | None = field(default=None, kw_only=True)
    near: int | None = field(default=None, kw_only=True)
    binding: Binding = field(default=Binding.FIRM, kw_only=True)
