"""A text that was read, with what the reader observed about it."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

from provenance.model.fingerprint import BytesDigest, ReaderIdentity
from provenance.model.span import Span

#: Who "read" a text that a caller handed over as a `str`.
TEXT_GIVEN = ReaderIdentity(name="text", version="1")


@frozen
class Locator:
    """A stretch of the text with a name people cite by: `label` "page" or "heading", `value` "14", and its span."""

    label: str
    value: str
    span: Span


@frozen
class Fact:
    """Something observed about the text and not folded away, such as ("charset", "utf-8") or ("zero-width", "3")."""

    name: str
    value: str


@define
class _Prepared:
    """A mutable slot for what is computed from a document once and kept with it."""

    value: Any = None


@frozen(eq=False, kw_only=True)
class Document:
    """A text and what is known of it. Compared by identity, safe to share between threads.

    `text` is used unchanged: every offset of this package counts code points of it.
    `digest` is None where the text did not come from bytes. `apparatus` are spans that nobody quotes (note marks,
    page numbers), `markup` spans of characters that belong to the source's format.
    """

    text: str
    location: str | None = None
    reader: ReaderIdentity = TEXT_GIVEN
    digest: BytesDigest | None = None
    locators: tuple[Locator, ...] = ()
    facts: tuple[Fact, ...] = ()
    apparatus: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    main: Span | None = None
    _prepared: _Prepared = field(factory=_Prepared, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _FIELDS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_prepared", _Prepared())


_FIELDS = ("text", "location", "reader", "digest", "locators", "facts", "apparatus", "markup", "main")
