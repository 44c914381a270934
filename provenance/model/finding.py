"""One coded statement at one place."""

from __future__ import annotations

import enum

from attrs import frozen

from provenance.model.span import Span


class Level(enum.StrEnum):
    """How much a finding asks of a person; `Level.ERROR > Level.NOTE` by `rank`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)


@frozen
class Finding:
    """What was measured, in words that accuse nobody.

    `quoted_span` counts code points of the quotation, `source_span` of the source's text; `advice` says what a person
    can do. `suppressed` is the reason where a policy ignores the finding: it is then reported but counts for nothing.
    """

    code: str
    level: Level
    message: str
    quoted_span: Span | None = None
    source_span: Span | None = None
    advice: str | None = None
    suppressed: str | None = None


def worst(findings: tuple[Finding, ...]) -> Level | None:
    """The highest level among findings that are not suppressed, or None."""
    levels = [finding.level for finding in findings if finding.suppressed is None]
    return max(levels, key=lambda level: level.rank, default=None)
