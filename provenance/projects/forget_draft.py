"""Taking out the citations of a draft that was deleted."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from attrs import evolve, frozen

from provenance.errors import UsageError
from provenance.ledger.faults import shown
from provenance.model.citation import Citation, Ledger
from provenance.projects.draft_files import DraftPaths
from provenance.projects.project import Project
from provenance.projects.spare_citations import is_gone


@frozen
class Forgotten:
    """The `ledger` without the citations of one draft, and which those were."""

    ledger: Ledger
    removed: tuple[Citation, ...]


def forget_draft(project: Project, path: Path) -> Forgotten:
    """Take every citation of the draft `path` out of the project's ledger; writes nothing, the caller saves the ledger.

    `path` is where the draft was, from where one stands or from the ledger's folder, as the ledger names it. Raises
    UsageError for a draft that is still there and for one of which the ledger has no citation.
    """
    paths = DraftPaths(project)
    wanted = {project.recorded_path(path), PurePosixPath(path.as_posix()).as_posix()} - {None}
    removed = tuple(c for c in project.ledger.citations if c.draft and {paths.of(c), c.draft.path} & wanted)
    named = shown(str(path), 200)
    if path.exists() or any(not is_gone(project, c.draft.path) for c in removed if c.draft):
        message = f"the draft {named} is still there"
        raise UsageError(message, remedy="run `provenance scan` on it, which takes out what it prints no more")
    if not removed:
        message = f"the ledger has no citation of the draft {named}"
        raise UsageError(message, remedy="name it as `provenance check` does")
    ids = {citation.id for citation in removed}
    kept = tuple(citation for citation in project.ledger.citations if citation.id not in ids)
    return Forgotten(evolve(project.ledger, citations=kept), removed)
