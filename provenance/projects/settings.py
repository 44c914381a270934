"""The settings of a project: `provenance.toml`, or `[tool.provenance]` of `pyproject.toml`, found by looking upwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from provenance.checking.policy import Ignore, Policy
from provenance.model.finding import Level


@frozen(kw_only=True)
class FileLimits:
    """The largest files that are read, in bytes: a source or draft, and a ledger."""

    source_bytes: int = 64 * 1024 * 1024
    ledger_bytes: int = 64 * 1024 * 1024


@frozen(kw_only=True)
class Settings:
    """What a project asks for. `root` is the folder of the settings file `path`, else the folder looked from.

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


def find_settings(start: Path) -> Settings:
    """The settings in force in the folder `start`: of the nearest file in it or above it, else the defaults.

    In one folder `provenance.toml` comes before `pyproject.toml`; a `pyproject.toml` without `[tool.provenance]` is
    passed over. Raises SettingsError, naming file, key and where possible the line, for a file that is no TOML or
    cannot be read, an unknown name (the known ones are listed), a wrong type, a value out of range, an unknown code,
    and a path that leaves the folder of the settings.
    """
    raise NotImplementedError
