"""The sources of a project: reading them where the ledger says they are, recording them, taking them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from provenance.errors import ReadError
from provenance.model.citation import Medium, Source
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry
from provenance.projects.project import Project


def read_source(project: Project, key: str) -> Document | ReadError:
    """The text of a source today, or why it could not be read: absent, unreadable, elsewhere than in the project.

    It is read with the charset that was declared when it was recorded. `Document.location` is the path as shown.
    Raises UsageError, listing the known keys, for a key that the ledger does not have.
    """
    raise NotImplementedError


def segment_table(project: Project, key: str) -> tuple[SegmentEntry, ...] | None:
    """The segment table kept with the source's fingerprint; None without one, and for one that is damaged."""
    raise NotImplementedError


class SourceTexts(Mapping[str, Document | ReadError]):
    """The sources of a project by key, each read when it is first asked for and then kept."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, Document | ReadError] = {}

    def __getitem__(self, key: str) -> Document | ReadError:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        return iter(self._project.ledger.sources)

    def __len__(self) -> int:
        return len(self._project.ledger.sources)


def add_source(
    project: Project,
    key: str,
    path: Path,
    *,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    medium: Medium | None = None,
    language: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
    charset: str | None = None,
    update: bool = False,
) -> Source:
    """Record a source, with its fingerprint, in the ledger, and its segment table beside it. Both are saved.

    The location is stored relative to the ledger's folder, with `/`. With `update` the record that is there gets a new
    location and fingerprint; what is not given stays, as do its citations.
    Raises UsageError for a key that cannot be one, that is taken (without `update`) or unknown (with it), and for a
    path outside the ledger's folder; ReadError where the file cannot be read; TextError for a text that has no
    fingerprint; LedgerError where the ledger cannot be read or written.
    """
    raise NotImplementedError


def remove_source(project: Project, key: str, *, force: bool = False) -> Source:
    """Take a source out of the ledger, with its segment table; saved. Gives the record that was taken out.

    Raises UsageError for an unknown key, and while citations use the source, which `force` removes too; LedgerError
    where the ledger cannot be read or written.
    """
    raise NotImplementedError
