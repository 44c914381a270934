"""The drafts of a project: which files they are, and what is read from them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from attrs import evolve, frozen

from provenance.errors import LedgerError, ReadError
from provenance.ledger.locations import resolve_location
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.projects.project import Project
from provenance.readers.files import printable
from provenance.readers.markdown.reader import MARKDOWN

#: The suffixes of drafts; plain text is read as Markdown too.
DRAFT_SUFFIXES = frozenset({*MARKDOWN.suffixes, ".txt", ".text", ""})


@frozen
class DraftInput:
    """A draft to look at: its `path` as people are shown it, and its text, or why that could not be read.

    `recorded` is the path that the ledger's citations name it by; None for one that no ledger can name, such as
    standard input.
    """

    path: str
    document: Document | ReadError
    recorded: str | None = None


class DraftPaths:
    """Which draft a citation belongs to: paths of the ledger, made alike however they are written or linked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._alike: dict[str, str] = {}

    def of(self, citation: Citation) -> str | None:
        """The `DraftInput.recorded` of the citation's draft, None for a citation without one."""
        if citation.draft is None:
            return None
        path = citation.draft.path
        if path not in self._alike:
            try:
                real = self._project.recorded_path(resolve_location(self._project.folder, path))
            except LedgerError:
                real = None
            self._alike[path] = real or PurePosixPath(path).as_posix()
        return self._alike[path]


def read_draft_file(project: Project, path: Path) -> DraftInput:
    """A draft that the user named, which may be anywhere.

    Raises ReadError where it cannot be read, and for a file that is no draft.
    """
    named = project.shown(path)
    document = evolve(project.read(path, str(path)), location=named)
    demand_draft(str(path))
    return DraftInput(named, document, project.recorded_path(path))


def demand_draft(path: str) -> None:
    """Raises ReadError for a path whose suffix is not that of a manuscript, such as a program's source code."""
    if PurePosixPath(path).suffix.lower() not in DRAFT_SUFFIXES:
        message = f"{printable(path)} is no draft that can be read"
        raise ReadError(message, remedy="drafts are Markdown: .md, .markdown, .txt, or a name without a suffix")


def project_drafts(project: Project) -> tuple[DraftInput, ...]:
    """Every draft that the ledger names or a pattern of the settings matches, each once, in the order of their paths.

    One that cannot be read, or that a link leads out of the project, comes with the reason: nothing is passed over.
    """
    paths = DraftPaths(project)
    found: dict[str, DraftInput] = {}
    named = {paths.of(citation): citation.draft.path for citation in project.ledger.citations if citation.draft}
    for recorded, path in sorted((key, path) for key, path in named.items() if key is not None):
        found[recorded] = _within(project, project.folder, path, recorded)
    for path in _matched(project):
        input_ = _within(project, project.settings.root, path, None)
        found.setdefault(input_.recorded or input_.path, input_)
    return tuple(sorted(found.values(), key=lambda draft: draft.path))


def _within(project: Project, base: Path, location: str, recorded: str | None) -> DraftInput:
    """A draft that ledger or settings name, which may not be outside `base`, links included."""
    named = project.shown(base / location)
    try:
        real = resolve_location(base, location)
        document = project.read(real, named)
        demand_draft(named)
        return DraftInput(named, document, recorded or project.recorded_path(real))
    except LedgerError as error:
        return DraftInput(named, ReadError(error.message, remedy=error.remedy), recorded)
    except ReadError as error:
        return DraftInput(named, error, recorded or project.recorded_path(base / location))


def _matched(project: Project) -> Iterator[str]:
    """The files that the settings' patterns match, relative to the root with `/`; a broken link is one too."""
    root = project.settings.root
    for pattern in project.settings.drafts:
        for path in sorted(root.glob(pattern)):
            if not path.is_dir():
                yield path.relative_to(root).as_posix().replace(os.sep, "/")
