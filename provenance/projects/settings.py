"""What the settings of a project say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from provenance.checking.policy import Ignore, Policy
from provenance.ledger.json_text import JsonLimits
from provenance.model.finding import Level
from provenance.readers.limits import Limits


@frozen(kw_only=True)
class FileLimits:
    """The largest files that are read, in bytes: a source or draft, and a ledger."""

    source_bytes: int = 64 * 1024 * 1024
    ledger_bytes: int = 64 * 1024 * 1024

    @property
    def reading(self) -> Limits:
        """The limits for readers of sources and drafts."""
        return Limits(file_bytes=self.source_bytes)

    @property
    def loading(self) -> JsonLimits:
        """The limits for loading the ledger."""
        return JsonLimits(size=self.ledger_bytes)


@frozen(kw_only=True)
class Settings:
    """What a project asks for.

    `root` is the real path of the folder of the settings file `path`, else of the folder looked from.
    `ledger` and the glob patterns `drafts` are relative to `root`, with `/` between names, and never leave it.
    `coverage` is the share of quotations, 0 to 1, that has to be checked; None asks for none.
    """

    root: Path
    path: Path | None = None
    ledger: str = "citations.json"
    drafts: tuple[str, ...] = ()
    fail_on: Level = Level.WARNING
    levels: Mapping[str, Level] = field(factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    coverage: float | None = None
    limits: FileLimits = field(factory=FileLimits)

    def policy(self) -> Policy:
        """The policy that levels, select and ignore make. They were looked at when the settings were read."""
        return Policy(levels=self.levels, select=self.select, ignore=self.ignore)
