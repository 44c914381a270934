"""Where the settings of a project are: `provenance.toml`, or `[tool.provenance]` of `pyproject.toml`, found upwards."""

from __future__ import annotations

from pathlib import Path

from provenance.errors import SettingsError
from provenance.ledger.faults import shown
from provenance.projects.settings import Settings
from provenance.projects.settings_file import nearest_file
from provenance.projects.settings_values import settings_of


def find_settings(start: Path) -> Settings:
    """The settings in force in the folder `start`: of the nearest file in it or above it, else the defaults.

    In one folder `provenance.toml` comes before `pyproject.toml`; a `pyproject.toml` without `[tool.provenance]` is
    passed over. Raises SettingsError, naming file, key and where possible the line, for a file that is no TOML or
    cannot be read, an unknown name (the known ones are listed), a wrong type, a value out of range, an unknown code,
    and a path that leaves the folder of the settings.
    """
    try:
        folder = start.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise SettingsError(f"{shown(str(start))} cannot be followed: {error}", remedy="check the path") from None
    file = nearest_file(folder)
    return Settings(root=folder) if file is None else settings_of(file)
