"""The digests that identify what a source said when it was recorded."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from provenance.model.span import Span


@frozen
class ReaderIdentity:
    """Which reader turned bytes into text; another reader, version or option may give other text.

    Unknown fields of a record (`extra`) are kept, but do not make it another reader.
    """

    name: str
    version: str
    options: Mapping[str, str] = field(factory=dict)
    extra: Mapping[str, Any] = field(factory=dict, eq=False, repr=False)


@frozen
class BytesDigest:
    """`sha256` of the file, lower-case hex as `sha256sum` prints it, and its `size` in bytes."""

    sha256: str
    size: int
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class TextDigest:
    """`sha256` of the UTF-8 of the text, and its `length` in code points."""

    sha256: str
    length: int
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class WordsDigest:
    """`sha256` of the text under a word profile, which outlives re-flowed lines; `unicode` is the version it used."""

    sha256: str
    unicode: str
    profile: str = "words/1"
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class SegmentsDigest:
    """`count` of segments and the `root` of their RFC 9162 hash tree, hex."""

    count: int
    root: str
    profile: str = "segments/1"
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class Fingerprint:
    """Four levels, each usable alone; `bytes` is None for a text that did not come from a file."""

    reader: ReaderIdentity
    bytes: BytesDigest | None = None
    text: TextDigest | None = None
    words: WordsDigest | None = None
    segments: SegmentsDigest | None = None
    extra: Mapping[str, Any] = field(factory=dict)


@frozen
class SegmentEntry:
    """One row of a segment table: `length` in code points, `digest` the first 8 bytes of the content digest."""

    length: int
    digest: bytes


class SourceState(enum.StrEnum):
    """How a source compares with its recorded fingerprint."""

    IDENTICAL = "identical"
    SAME_TEXT = "same-text"
    SAME_WORDS = "same-words"
    REVISED = "revised"
    REPLACED = "replaced"
    REREAD = "reread"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


@frozen
class ChangedSegments:
    """One place where a source differs from the recorded one.

    `before` counts the segments that stood there, `after` are the spans of today's segments (may be empty).
    `at` is the code point of today's text where the place begins, which alone tells where segments were taken out.
    """

    before: int
    after: tuple[Span, ...]
    at: int = 0


@frozen
class SourceComparison:
    """The state, the levels that were compared (`compared`), and where the source changed if a table was at hand."""

    state: SourceState
    compared: tuple[str, ...]
    changes: tuple[ChangedSegments, ...] = ()
