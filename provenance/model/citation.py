"""What the ledger holds: sources, and citations pinned to exact spans of them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from provenance.model.fingerprint import Fingerprint
from provenance.model.span import Span


class Medium(enum.StrEnum):
    """What kind of original the text of a source comes from."""

    WRITTEN = "written"
    SPEECH = "speech"
    MACHINE_TRANSCRIPT = "machine-transcript"
    SCAN = "scan"
    TRANSLATION = "translation"


@frozen
class TextQuoteSelector:
    """W3C Web Annotation: the `exact` words of the source with some text before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class TextPositionSelector:
    """W3C Web Annotation: `[start, end)` in code points of the text that was read."""

    start: int
    end: int
    extra: Mapping[str, Any] = field(factory=dict)

    @property
    def span(self) -> Span:
        """The position as a span."""
        return Span(self.start, self.end)


Selector = TextQuoteSelector | TextPositionSelector


@frozen
class Occurrence:
    """This place was number `index` (from 1) `of` all places that were equal but for typography."""

    index: int
    of: int
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class Pinpoint:
    """The place in the source that the draft names, as CSL has it: `label` "page", `value` "14"."""

    label: str
    value: str
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class DraftReference:
    """Where a draft prints the quotation: `nth` counts the same words with the same key, from 1."""

    path: str
    nth: int = 1
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class Recorded:
    """When, by whom and with what a record was made; each is given by options or environment, never guessed."""

    at: str | None = None
    by: str | None = None
    tool: str | None = None
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class Citation:
    """A pinned record: claim, source key, selectors, and the words that the draft prints.

    `quotation` is None for a claim that paraphrases. An elided quotation has, per fragment and in order, one
    TextQuoteSelector and one TextPositionSelector. `reviews` and `history` are kept as read.
    """

    id: str
    source: str
    selectors: tuple[Selector, ...]
    claim: str | None = None
    quotation: str | None = None
    occurrence: Occurrence | None = None
    locator: Pinpoint | None = None
    speaker: str | None = None
    language: str | None = None
    translation: Mapping[str, Any] | None = None
    draft: DraftReference | None = None
    recorded: Recorded | None = None
    reviews: tuple[Mapping[str, Any], ...] = ()
    history: tuple[Mapping[str, Any], ...] = ()
    extra: Mapping[str, Any] = field(factory=dict)

    @property
    def quotes(self) -> tuple[TextQuoteSelector, ...]:
        """The quote selectors, one per fragment, in order."""
        return tuple(s for s in self.selectors if isinstance(s, TextQuoteSelector))

    @property
    def positions(self) -> tuple[TextPositionSelector, ...]:
        """The position selectors, one per fragment, in order."""
        return tuple(s for s in self.selectors if isinstance(s, TextPositionSelector))


@frozen
class Source:
    """A document being cited: where its bytes are, what it is, and its fingerprint when it was recorded."""

    location: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    medium: Medium | None = None
    language: str | None = None
    url: str | None = None
    retrieved: str | None = None
    confidential: bool = False
    fingerprint: Fingerprint | None = None
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class Ledger:
    """Sources by key, and citations in order of their id."""

    sources: Mapping[str, Source] = field(factory=dict)
    citations: tuple[Citation, ...] = ()
    version: int = 1
    extra: Mapping[str, Any] = field(factory=dict)
