"""Sources held against their recorded fingerprints, for `fingerprint --verify`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from provenance.cli.inputs import STANDARD_INPUT
from provenance.cli.opening import clickable, open_here
from provenance.errors import ReadError, UsageError
from provenance.fingerprints.comparing import compare
from provenance.model.document import Document
from provenance.model.fingerprint import ChangedSegments, SourceState
from provenance.projects.project import Project
from provenance.projects.sources import SegmentTables, read_source
from provenance.reporting.counting import counted
from provenance.reporting.terminal_text import on_one_line, spelt_out
from provenance.text.lines import LineIndex


@frozen(kw_only=True)
class ChangedPlace:
    """Where `before` recorded segments stood and `after` stand today, beginning at a 1-based line and column."""

    line: int
    column: int
    before: int
    after: int


@frozen(kw_only=True)
class VerifiedSource:
    """A source and how it compares; `state` is None where no fingerprint was recorded.

    `path` can be clicked from where one stands. `reason` says why a source could not be read, or why it is not known
    where it changed.
    """

    key: str
    path: str
    state: SourceState | None
    compared: tuple[str, ...] = ()
    changes: tuple[ChangedPlace, ...] = ()
    reason: str | None = None


def verify(paths: Sequence[Path], ledger: Path | None) -> list[VerifiedSource]:
    """Compare the sources at `paths`, or all of the ledger, with what was recorded, in the order of their keys.

    Raises UsageError for a path that is no source of the ledger, ReadError for one that does not exist.
    """
    project = open_here(ledger, must_exist=True, beside=paths[0] if paths else None)
    keys = sorted(project.ledger.sources) if not paths else [key for path in paths for key in _keys_of(project, path)]
    return [_verified(project, key) for key in dict.fromkeys(keys)]


def _keys_of(project: Project, path: Path) -> list[str]:
    if str(path) == STANDARD_INPUT:
        raise UsageError("standard input is no source of the ledger", remedy="name its file")
    if not path.exists() and str(path) in project.ledger.sources:
        location = project.ledger.sources[str(path)].location
        remedy = f"name its file, {clickable(project)(project.shown(project.folder / location))}"
        raise UsageError(f"{path} is the key of a source, and --verify takes paths", remedy=remedy)
    if not path.exists():
        remedy = "check the path: --verify takes paths of sources"
        raise ReadError(f"there is no file {path}", remedy=remedy, absent=True)
    wanted = path.resolve()
    keys = [
        key for key, source in project.ledger.sources.items() if (project.folder / source.location).resolve() == wanted
    ]
    if not keys:
        remedy = f"record it with `provenance source add KEY {path}`"
        raise UsageError(f"{path} is no source of the ledger", remedy=remedy)
    return sorted(keys)


def _verified(project: Project, key: str) -> VerifiedSource:
    source = project.ledger.sources[key]
    path = clickable(project)(project.shown(project.folder / source.location))
    document = read_source(project, key)
    if isinstance(document, ReadError):
        state = SourceState.ABSENT if document.absent else SourceState.UNREADABLE
        return VerifiedSource(key=key, path=path, state=state, reason=str(document))
    if source.fingerprint is None:
        reason = "the ledger has no fingerprint of it: record one with `provenance source add KEY PATH --update`"
        return VerifiedSource(key=key, path=path, state=None, reason=reason)
    comparison = compare(source.fingerprint, document, SegmentTables(project).get(key))
    changed = comparison.state in {SourceState.REVISED, SourceState.REPLACED}
    unplaced = changed and not comparison.changes
    return VerifiedSource(
        key=key,
        path=path,
        state=comparison.state,
        compared=comparison.compared,
        changes=tuple(_places(document, comparison.changes)),
        reason="where it changed is not known: no segment table is kept" if unplaced else None,
    )


def _places(document: Document, changes: Sequence[ChangedSegments]) -> Iterator[ChangedPlace]:
    lines = LineIndex(document.text)
    for change in changes:
        at = change.after[0].start if change.after else change.at
        line, column = lines.position(at)
        yield ChangedPlace(line=line, column=column, before=change.before, after=len(change.after))


def verified_text(rows: Sequence[VerifiedSource]) -> str:
    """A line for each source, and one for each place where it changed."""
    return "".join(f"{line}\n" for row in rows for line in _lines(row))


def _lines(row: VerifiedSource) -> Iterator[str]:
    path = spelt_out(row.path)
    by = f", by its {', '.join(row.compared)}" if row.compared else ""
    yield f"{path}: {row.state or 'not recorded'} ({spelt_out(row.key)}{by})"
    for change in row.changes:
        yield f"    {path}:{change.line}:{change.column}: {_what(change)}"
    if row.reason:
        yield f"    {on_one_line(row.reason)}"


def _what(change: ChangedPlace) -> str:
    if not change.after:
        return f"{counted(change.before, 'segment')} taken out here"
    if not change.before:
        return f"{counted(change.after, 'segment')} put in"
    return f"{counted(change.before, 'segment')} replaced by {change.after:,}"


def verified_json(rows: Sequence[VerifiedSource]) -> list[dict[str, Any]]:
    """The same as plain JSON values."""
    return [
        {
            "key": row.key,
            "path": row.path,
            "state": None if row.state is None else row.state.value,
            "compared": list(row.compared),
            "changes": [
                {"line": change.line, "column": change.column, "before": change.before, "after": change.after}
                for change in row.changes
            ],
            "reason": row.reason,
        }
        for row in rows
    ]
