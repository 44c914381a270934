"""The answer to one citation or quotation."""

from __future__ import annotations

import enum

from attrs import frozen

from provenance.model.edit import Edit
from provenance.model.finding import Finding, Level, worst
from provenance.model.fingerprint import SourceState
from provenance.model.span import Span


class Place(enum.StrEnum):
    """Where the passage is now."""

    FOUND = "found"
    PINNED = "pinned"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"
    UNCHECKED = "unchecked"


class Wording(enum.StrEnum):
    """Whether the quotation still says what the source says; the first three are clean."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ALTERED = "altered"
    DRIFTED = "drifted"


class Changed(enum.StrEnum):
    """Which side differs from what was recorded."""

    DRAFT = "draft"
    SOURCE = "source"
    BOTH = "both"
    UNKNOWN = "unknown"


@frozen
class Shift:
    """A passage moved `by` code points (negative: towards the beginning); `why` says so in words."""

    by: int
    why: str


@frozen
class Nearest:
    """The most similar passage of a source in which the quotation was not located.

    The first `agrees` code points of the quotation stand there; what follows differs.
    """

    span: Span
    agrees: int


@frozen
class Elsewhere:
    """Another known source, by key, in which the words stand."""

    source: str
    spans: tuple[Span, ...]


@frozen(kw_only=True)
class Verdict:
    """The result of checking one citation or quotation; each question is answered in a field of its own.

    Branch on `level`, the worst finding's level or None. A verdict has no truth value: `bool(verdict)` raises.
    `spans` holds one span per fragment, in the source's order, for found, pinned and moved; else it is empty.
    `rivals` holds the first 20 of `rival_count` equal places of an ambiguous one.
    """

    place: Place
    source: SourceState | None = None
    wording: Wording | None = None
    changed: Changed | None = None
    spans: tuple[Span, ...] = ()
    shift: Shift | None = None
    rivals: tuple[Span, ...] = ()
    rival_count: int = 0
    nearest: Nearest | None = None
    elsewhere: Elsewhere | None = None
    reason: str | None = None
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def level(self) -> Level | None:
        """The worst level among the findings that no policy suppresses, or None without any."""
        return worst(self.findings)

    def __bool__(self) -> bool:
        raise TypeError("a verdict has no truth value: branch on verdict.level")
