"""The sources of a project: reading them where the ledger says they are, recording them, taking them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from provenance.errors import LedgerError, ReadError, UsageError
from provenance.fingerprints.digests import fingerprint, segment_entries
from provenance.ledger.companions import load_table, remove_table, save_table
from provenance.ledger.faults import shown
from provenance.ledger.locations import resolve_location
from provenance.ledger.save import editing
from provenance.ledger.source_keys import key_fault
from provenance.model.citation import Ledger, Medium, Source
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry
from provenance.projects.batch import Known
from provenance.projects.project import Project

_SHOWN_KEYS = 20
_ADD_IT = "add it: `provenance source add KEY PATH`"
_LIST_THEM = "`provenance source list` lists them"


def read_source(project: Project, key: str) -> Document | ReadError:
    """The text of a source today, or why it could not be read: absent, unreadable, elsewhere than in the project.

    It is read with the charset that was declared when it was recorded. `Document.location` is the path as shown.
    Raises UsageError, listing the known keys, for a key that the ledger does not have.
    """
    source = known_source(project.ledger, key)
    try:
        path = resolve_location(project.folder, source.location)
        return project.read(path, project.shown(project.folder / source.location), charset=_declared_charset(source))
    except LedgerError as error:
        return ReadError(error.message, remedy=error.remedy)
    except ReadError as error:
        return error


class SourceTexts(Mapping[str, Document | ReadError]):
    """The sources of a project by key, each read when it is first asked for and then kept."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, Document | ReadError] = {}

    def __getitem__(self, key: str) -> Document | ReadError:
        if key not in self._project.ledger.sources:
            raise KeyError(key)
        if key not in self._read:
            self._read[key] = read_source(self._project, key)
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._project.ledger.sources)

    def __len__(self) -> int:
        return len(self._project.ledger.sources)

    def __contains__(self, key: object) -> bool:
        return key in self._project.ledger.sources


class SegmentTables(Mapping[str, tuple[SegmentEntry, ...]]):
    """The segment tables of a project by key, each read when it is first asked for and then kept.

    A source without a table, or with a damaged one, has none here: it is then compared without saying where it changed.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, tuple[SegmentEntry, ...] | None] = {}

    def __getitem__(self, key: str) -> tuple[SegmentEntry, ...]:
        if key not in self._read:
            self._read[key] = _table(self._project, key)
        table = self._read[key]
        if table is None:
            raise KeyError(key)
        return table

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._project.ledger.sources if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def known_to(project: Project) -> Known:
    """What a project's quotations are held against; each source and table is read when it is first needed."""
    return Known(
        sources=SourceTexts(project),
        records=project.ledger.sources,
        tables=SegmentTables(project),
        policy=project.settings.policy(),
    )


def known_source(ledger: Ledger, key: str, *, remedy: str = _ADD_IT) -> Source:
    """The record of a source. Raises UsageError, listing the known keys, for a key that the ledger does not have."""
    if key in ledger.sources:
        return ledger.sources[key]
    keys = sorted(ledger.sources)
    more = f" and {len(keys) - _SHOWN_KEYS} more" if len(keys) > _SHOWN_KEYS else ""
    known = f"known are {', '.join(keys[:_SHOWN_KEYS])}{more}" if keys else "the ledger has none yet"
    raise UsageError(f"there is no source {shown(key)}: {known}", remedy=remedy)


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
    given: dict[str, Any] = {"title": title, "author": author, "published": published, "medium": medium}
    given |= {"language": language, "url": url, "retrieved": retrieved}
    about = {name: value for name, value in given.items() if value is not None}
    _demand_key(key)
    before = _record_before(project.ledger, key, update=update)
    location = _location(project, path)
    document = project.read(path, str(path), charset=charset or _declared_charset(before))
    identified = fingerprint(document)
    with editing(project.ledger_path, create=True, limits=project.settings.limits.loading) as edit:
        before = _record_before(edit.ledger, key, update=update) or Source(location)
        source = evolve(before, location=location, fingerprint=identified, **about)
        edit.ledger = evolve(edit.ledger, sources={**edit.ledger.sources, key: source})
        save_table(project.ledger_path, key, segment_entries(document.text))
    return source


def remove_source(project: Project, key: str, *, force: bool = False) -> Source:
    """Take a source out of the ledger, with its segment table; saved. Gives the record that was taken out.

    Raises UsageError for an unknown key, and while citations use the source, which `force` removes too; LedgerError
    where the ledger cannot be read or written.
    """
    with editing(project.ledger_path, limits=project.settings.limits.loading) as edit:
        source = known_source(edit.ledger, key, remedy=_LIST_THEM)
        used = [citation for citation in edit.ledger.citations if citation.source == key]
        if used and not force:
            number = "a citation uses" if len(used) == 1 else f"{len(used)} citations use"
            remedy = "repeat it with --force, which removes them too"
            raise UsageError(f"{number} the source {key}, such as {used[0].id}", remedy=remedy)
        edit.ledger = evolve(
            edit.ledger,
            sources={name: record for name, record in edit.ledger.sources.items() if name != key},
            citations=tuple(citation for citation in edit.ledger.citations if citation.source != key),
        )
    remove_table(project.ledger_path, key)
    return source


def _demand_key(key: str) -> None:
    fault = key_fault(key)
    if fault is not None:
        raise UsageError(f"the key {shown(key)} {fault}", remedy="choose another, as in harbour-review")


def _record_before(ledger: Ledger, key: str, *, update: bool) -> Source | None:
    """The record that is to be updated, None for a new one."""
    if update:
        return known_source(ledger, key)
    if key in ledger.sources:
        message = f"there is a source {key} already, at {shown(ledger.sources[key].location)}"
        raise UsageError(message, remedy="choose another key, or repeat it with --update to record it anew")
    return None


def _location(project: Project, path: Path) -> str:
    location = project.recorded_path(path)
    if location is None:
        message = f"{shown(str(path))} is not in the folder of the ledger, {shown(str(project.folder), 200)}"
        raise UsageError(message, remedy="copy the source into that folder, or put the ledger into a folder above both")
    return location


def _declared_charset(source: Source | None) -> str | None:
    """The charset that a person declared when the source was recorded; its bytes cannot be read the same without."""
    recorded = source.fingerprint if source is not None else None
    return recorded.reader.options.get("charset") if recorded is not None else None


def _table(project: Project, key: str) -> tuple[SegmentEntry, ...] | None:
    source = project.ledger.sources.get(key)
    if source is None or source.fingerprint is None or source.fingerprint.segments is None:
        return None
    try:
        return load_table(project.ledger_path, key, source.fingerprint.segments.count)
    except LedgerError:
        return None
