"""A ledger that is a folder: one file per source and per draft, each a ledger of its own form, joined when read.

Every file of the folder and its subfolders whose name ends in `.json` and begins with no dot belongs to it. New
sources go to `sources/KEY.json`, citations to the file that holds the other citations of their draft, else to
`drafts/PATH.json`, and those without a draft to `citations/KEY.json` under the key of their source. A record never
changes its file, so that people may lay a folder out as they like.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from provenance.errors import LedgerError
from provenance.ledger.faults import CORRECT_IT, shown, shown_path
from provenance.ledger.source_keys import file_name
from provenance.model.citation import Citation, Ledger, Source

#: A folder with more files is not a ledger.
MOST_FILES = 10_000

_SUFFIX = ".json"
_UNKNOWN_FIELDS_FILE = "ledger.json"


@frozen
class Fragment:
    """One file of a folder: its `name` relative to the folder, with `/`, and what it holds."""

    name: str
    ledger: Ledger


@define
class _Content:
    """What a file is to hold."""

    sources: dict[str, Source] = field(factory=dict)
    citations: list[Citation] = field(factory=list)
    extra: dict[str, Any] = field(factory=dict)


def fragment_names(folder: Path, name: str) -> list[str]:
    """The files of a ledger's folder, relative to it, with `/`, sorted by code point.

    `name` is printed in errors. Raises LedgerError for a link that leaves the folder, for more than `MOST_FILES`, and
    for a folder that cannot be listed. Links to folders are not followed.
    """
    found: list[str] = []
    for path in _files(folder, name):
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            message = (
                f"{shown_path(name)}: {shown_path(path.relative_to(folder))} is a link that leaves the ledger's folder"
            )
            raise LedgerError(message, remedy="put the file itself there")
        found.append(path.relative_to(folder).as_posix())
        if len(found) > MOST_FILES:
            message = f"{shown_path(name)} holds more than {MOST_FILES:,} files"
            raise LedgerError(message, remedy="name the folder that holds nothing but the ledger")
    return sorted(found)


def merge(fragments: Sequence[Fragment], name: str) -> Ledger:
    """The ledger that the files make together; the files were validated together, so that no record stands twice.

    Raises LedgerError, naming both files, where they give different values to one unknown field of the ledger.
    """
    sources: dict[str, Source] = {}
    citations: list[Citation] = []
    extra: dict[str, Any] = {}
    givers: dict[str, str] = {}
    for fragment in fragments:
        sources.update(fragment.ledger.sources)
        citations.extend(fragment.ledger.citations)
        for unknown, value in fragment.ledger.extra.items():
            giver = givers.setdefault(unknown, fragment.name)
            if extra.setdefault(unknown, value) != value:
                both = f"{shown_path(giver)} and {shown_path(fragment.name)}"
                raise LedgerError(f"{shown_path(name)}: {both} differ in {shown(unknown)}", remedy=CORRECT_IT)
    return Ledger(sources=sources, citations=_sorted(citations), extra=extra)


def divide(ledger: Ledger, fragments: Sequence[Fragment]) -> dict[str, Ledger]:
    """What each file of the folder is to hold, by name: those there are, also where they end up empty, and new ones."""
    contents: dict[str, _Content] = {fragment.name: _Content() for fragment in fragments}
    source_files = {key: fragment.name for fragment in fragments for key in fragment.ledger.sources}
    citation_files = {each.id: fragment.name for fragment in fragments for each in fragment.ledger.citations}
    draft_files = _draft_files(fragments)
    for key, source in ledger.sources.items():
        place = source_files.get(key) or f"sources/{file_name(key)}{_SUFFIX}"
        contents.setdefault(place, _Content()).sources[key] = source
    for citation in ledger.citations:
        place = citation_files.get(citation.id) or _new_place(citation, draft_files)
        contents.setdefault(place, _Content()).citations.append(citation)
    for unknown, value in ledger.extra.items():
        holders = [fragment.name for fragment in fragments if unknown in fragment.ledger.extra]
        for place in holders or [_UNKNOWN_FIELDS_FILE]:
            contents.setdefault(place, _Content()).extra[unknown] = value
    return {
        name: Ledger(sources=content.sources, citations=_sorted(content.citations), extra=content.extra)
        for name, content in contents.items()
    }


def is_empty(ledger: Ledger) -> bool:
    """Whether a ledger holds nothing, so that its file may go."""
    return not ledger.sources and not ledger.citations and not ledger.extra


def writing_order(names: Sequence[str], before: Mapping[str, Ledger], after: Mapping[str, Ledger]) -> list[str]:
    """The names in an order in which the folder is a ledger after every single step.

    Files that lose a source come last and files that gain one first, so that no citation stands there without its
    source, whenever the writing ends (as long as no one file does both).
    """

    def rank(name: str) -> int:
        old = set(before[name].sources) if name in before else set()
        new = set(after[name].sources)
        return 2 if old - new else 0 if new - old else 1

    return sorted(names, key=lambda name: (rank(name), name))


def _draft_files(fragments: Sequence[Fragment]) -> dict[str, str]:
    found: dict[str, str] = {}
    for fragment in fragments:
        for citation in fragment.ledger.citations:
            if citation.draft is not None:
                found.setdefault(citation.draft.path, fragment.name)
    return found


def _new_place(citation: Citation, draft_files: Mapping[str, str]) -> str:
    if citation.draft is None:
        return f"citations/{file_name(citation.source)}{_SUFFIX}"
    path = citation.draft.path
    return draft_files.get(path) or f"drafts/{file_name(path)}{_SUFFIX}"


def _sorted(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(citations, key=lambda citation: citation.id))


def _files(folder: Path, name: str) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        reason = f"{shown_path(name)} cannot be listed: {error.strerror}"
        raise LedgerError(reason, remedy="make the folder readable") from None

    for parent, folders, files in os.walk(folder, onerror=refuse):
        # Removed from the list that os.walk goes by, so that hidden folders are not entered.
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (Path(parent, each) for each in files if each.endswith(_SUFFIX) and not each.startswith("."))
