"""Drafts from files and from standard input, with every fault of them said at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from provenance.errors import ProvenanceError, ReadError
from provenance.model.document import Document
from provenance.projects.draft_files import DraftInput, demand_draft, read_draft_file
from provenance.projects.project import Project
from provenance.readers.kinds import reader_for_suffix
from provenance.readers.limits import STANDARD, Limits
from provenance.readers.read import read

#: What stands for standard input where a path is expected, and what it is called in output.
STANDARD_INPUT, STANDARD_INPUT_NAME = "-", "standard input"


class CombinedError(ProvenanceError):
    """Errors of which none is to be left unsaid: a line or more for each."""

    def __init__(self, errors: Sequence[ProvenanceError]) -> None:
        super().__init__(errors[0].message, remedy=errors[0].remedy)
        self._lines = tuple(line for error in errors for line in error.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of all of them, in order."""
        return self._lines


def read_standard_input(name: str, *, charset: str | None = None, most: int = STANDARD.file_bytes) -> Document:
    """What standard input holds, read as the kind of file that the suffix of `name` tells, else as plain text.

    Raises ReadError for what cannot be read, a kind without a reader and more than `most` bytes included.
    """
    try:
        content = sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "it is closed"
        raise ReadError(f"standard input cannot be read: {reason}", remedy="pipe a file into it") from None
    kind = reader_for_suffix(PurePath(name).suffix).media_types[0]
    return read(content, location=name, media_type=kind, charset=charset, limits=Limits(file_bytes=most))


def read_drafts(project: Project, paths: Iterable[Path], stdin_name: str | None = None) -> list[DraftInput]:
    """The drafts that were named, each once; `-` is standard input, which the ledger may know as `stdin_name`.

    Raises CombinedError with every one that cannot be read.
    """
    inputs: list[DraftInput] = []
    errors: list[ProvenanceError] = []
    for path in dict.fromkeys(paths):
        try:
            inputs.append(_read_draft(project, path, stdin_name))
        except ReadError as error:
            errors.append(_for_drafts(error))
        except ProvenanceError as error:
            errors.append(error)
    if errors:
        raise CombinedError(errors)
    return inputs


def _read_draft(project: Project, path: Path, stdin_name: str | None) -> DraftInput:
    if str(path) != STANDARD_INPUT:
        return read_draft_file(project, path)
    document = read_standard_input(stdin_name or STANDARD_INPUT_NAME, most=project.settings.limits.source_bytes)
    if stdin_name is not None:
        demand_draft(stdin_name)
    recorded = None if stdin_name is None else project.recorded_path(Path(stdin_name))
    return DraftInput(stdin_name or STANDARD_INPUT_NAME, document, recorded)


def _for_drafts(error: ReadError) -> ReadError:
    """The error with a remedy for drafts: nothing records a charset for them, so that they are UTF-8."""
    remedy = "save the draft as UTF-8" if "--charset" in error.remedy else error.remedy
    return ReadError(error.message, remedy=remedy, absent=error.absent)
