"""A project: settings, and the ledger they or the user name."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from provenance.ledger.companions import real_path
from provenance.ledger.load import load_ledger
from provenance.ledger.locations import location_fault, resolve_location
from provenance.model.citation import Ledger
from provenance.model.document import Document
from provenance.projects.finding_settings import find_settings
from provenance.projects.settings import Settings
from provenance.readers.read import read


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
        whole = path if path.is_absolute() else Path.cwd() / path
        forms = (whole.resolve(),) if ".." in whole.parts else (whole, whole.resolve())
        below = [form for form in forms if form.is_relative_to(self.settings.root)]
        return (below[0].relative_to(self.settings.root) if below else forms[0]).as_posix()

    def recorded_path(self, path: Path) -> str | None:
        """A path as the ledger names it: relative to `folder`, with `/`, links followed.

        None for one that is not below the folder, and for one with characters that no ledger may hold.
        """
        real = path.resolve()
        if not real.is_relative_to(self.folder):
            return None
        relative = real.relative_to(self.folder).as_posix()
        # A first name with a colon would read as an address (RFC 3986, section 4.2).
        for form in (relative, f"./{relative}"):
            if location_fault(form, web=False) is None:
                return form
        return None

    def read(self, path: Path, named: str, *, charset: str | None = None) -> Document:
        """Read a file within the settings' limits. Raises ReadError, which names it as people are shown it."""
        return read(path, charset=charset, location=named, limits=self.settings.limits.reading)


def open_project(start: Path, ledger: Path | None = None, *, must_exist: bool) -> Project:
    """The project in whose folder, or below it, `start` is: its settings and its ledger.

    A `ledger` that the user named may be anywhere; the settings are then those in force in its folder. Without one it
    is the ledger of the settings. A ledger that does not exist is empty, unless it `must_exist`.
    Raises SettingsError as `find_settings`, and LedgerError as `load_ledger`.
    """
    if ledger is None:
        settings = find_settings(start)
        path = real_path(resolve_location(settings.root, settings.ledger))
    else:
        path = real_path(ledger)
        settings = find_settings(path.parent)
    if not must_exist and not path.exists():
        return Project(settings=settings, ledger_path=path, ledger=Ledger())
    loaded = load_ledger(path if ledger is None else ledger, limits=settings.limits.loading)
    return Project(settings=settings, ledger_path=path, ledger=loaded)
