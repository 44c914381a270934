"""Which project a command works on, and how its paths are shown from where one stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path

from provenance.errors import UsageError
from provenance.projects.project import Project, open_project


def open_here(ledger: Path | None, *, must_exist: bool, beside: Path | None = None) -> Project:
    """The project of the ledger that was named, else the one in whose folder, or below it, one stands.

    Where neither settings nor a ledger are found from here, those found from the file `beside` are taken: a draft may
    be named from outside of its project. Raises SettingsError and LedgerError as `open_project` does.
    """
    here = standing()
    if ledger is None and beside is not None:
        project = open_project(here, must_exist=False)
        if not _is_set_up(project):
            other = open_project(beside.parent if beside.parent.is_dir() else here, must_exist=False)
            here = beside.parent if _is_set_up(other) else here
    return open_project(here, ledger, must_exist=must_exist)


def clickable(project: Project, names: Collection[str] = ()) -> Callable[[str], str]:
    """What turns a path of a report into one that can be opened from where one stands.

    Reports name paths relative to the settings' root, or in full. `names` are no paths and stay as they are.
    """
    root, here = project.settings.root.resolve(), standing()

    def shown(path: str) -> str:
        return path if path in names or Path(path).is_absolute() else os.path.relpath(root / path, here)

    return shown


def standing() -> Path:
    """The folder where one stands. Raises UsageError where it has been removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        raise UsageError("the folder where you stand is gone", remedy="change to another one") from None


def _is_set_up(project: Project) -> bool:
    return project.settings.path is not None or project.ledger_path.exists()
