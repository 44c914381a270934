"""A project: settings, and the ledger they or the user name."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from provenance.model.citation import Ledger
from provenance.projects.settings import Settings


@frozen(kw_only=True)
class Project:
    """Settings, the ledger's real path, and what the ledger held when the project was opened.

    Whatever the ledger names (sources and drafts) is relative to `folder`, and never leaves it.
    """

    settings: Settings
    ledger_path: Path
    ledger: Ledger

    @property
    def folder(self) -> Path:
        """The real path of the folder that the ledger stands in, be it a file or a folder itself."""
        return self.ledger_path.parent

    def shown(self, path: Path) -> str:
        """A path as people are shown it: relative to the settings' root with `/`, or in full where it is not below."""
        raise NotImplementedError

    def recorded_path(self, path: Path) -> str | None:
        """A path as the ledger names it: relative to `folder` with `/`; None for one that is not below, links followed."""
        raise NotImplementedError


def open_project(start: Path, ledger: Path | None = None, *, must_exist: bool) -> Project:
    """The project in whose folder, or below it, `start` lies: its settings and its ledger.

    A `ledger` that the user named may lie anywhere; the settings are then those in force in its folder. Without one it
    is the ledger of the settings. A ledger that does not exist is empty, unless it `must_exist`.
    Raises SettingsError as `find_settings`, and LedgerError as `load_ledger`.
    """
    raise NotImplementedError
