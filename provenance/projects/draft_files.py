"""The drafts of a project: which files they are, and what is read from them."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from provenance.errors import ReadError
from provenance.model.document import Document
from provenance.projects.project import Project


@frozen
class DraftInput:
    """A draft to look at: its `path` as people are shown it, and its text, or why that could not be read.

    `recorded` is the path that the ledger's citations name it by; None for one that no ledger can name, such as
    standard input.
    """

    path: str
    document: Document | ReadError
    recorded: str | None = None


def read_draft_file(project: Project, path: Path) -> DraftInput:
    """A draft that the user named, which may lie anywhere. Raises ReadError where it cannot be read."""
    raise NotImplementedError


def project_drafts(project: Project) -> tuple[DraftInput, ...]:
    """Every draft that the ledger names or a pattern of the settings matches, each once, in the order of their paths.

    One that cannot be read, or that a link leads out of the project, comes with the reason: nothing is passed over.
    """
    raise NotImplementedError
