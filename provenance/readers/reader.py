"""What a reader of one kind of file is, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from provenance.model.document import Fact, Locator
from provenance.model.span import Span
from provenance.readers.limits import Limits


@frozen(kw_only=True)
class Parts:
    """What a reader found in a decoded text. Spans are code points of that text.

    `apparatus` and `markup` ascend and keep apart; the spans of locators may nest, as sections do.
    """

    locators: tuple[Locator, ...] = ()
    facts: tuple[Fact, ...] = ()
    apparatus: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()


@frozen(kw_only=True)
class Reader:
    """One kind of file. `name` and `version` go into fingerprints: a change of what is read needs another version.

    `suffixes` are lower case with their dot; `read` takes the decoded text, which stays the document's text unchanged.
    """

    name: str
    version: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[str, Limits], Parts]
