"""The exit codes of every command, and the one place that decides them. `docs/cli.md` has the table."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from provenance.model.finding import Finding, Level
from provenance.model.fingerprint import SourceState
from provenance.model.report import Report

#: The code that says that nothing was looked at, which is never another finding.
_UNCHECKED = "P401"
#: What `fingerprint --verify` counts as a source that no longer says what was recorded.
_CHANGED = frozenset({SourceState.REVISED, SourceState.REPLACED, SourceState.ABSENT, SourceState.UNREADABLE})


class ExitCode(enum.IntEnum):
    """What a command ends with, whatever its output format."""

    CLEAR = 0
    """Nothing at or above the level that counts."""
    FINDINGS = 1
    """Something at or above the level that counts."""
    ERROR = 2
    """A usage error, settings, an argument that does not exist, a ledger that cannot be read, a fault of the tool."""
    NOTHING_CHECKED = 3
    """Nothing to check, or all of it unchecked, and no other finding counts."""
    INTERRUPTED = 130
    """Stopped from the keyboard: 128 and the number of SIGINT, as shells have it."""


def of_report(report: Report, *, fail_on: Level | None, allow_empty: bool) -> ExitCode:
    """The exit code of a check. `fail_on` is the lowest level that counts, None for none.

    `allow_empty` forgives that there was nothing to check; it does not forgive what was not checked.
    """
    counting = [finding for finding in report.all_findings if _counts(finding, fail_on)]
    if any(finding.code != _UNCHECKED for finding in counting):
        return ExitCode.FINDINGS
    if not report.quotations:
        return ExitCode.CLEAR if allow_empty and not counting else ExitCode.NOTHING_CHECKED
    if report.nothing_was_checked:
        return ExitCode.NOTHING_CHECKED
    return ExitCode.FINDINGS if counting else ExitCode.CLEAR


def of_states(states: Iterable[SourceState | None]) -> ExitCode:
    """The exit code of `fingerprint --verify`: whether every source still says what was recorded.

    None is a source without a recorded fingerprint, of which nothing was checked; so is no source at all.
    """
    known = list(states)
    if any(state in _CHANGED for state in known):
        return ExitCode.FINDINGS
    return ExitCode.NOTHING_CHECKED if not known or None in known else ExitCode.CLEAR


def of_scan(*, refused: int) -> ExitCode:
    """The exit code of `scan`: whether a quotation could not be pinned."""
    return ExitCode.FINDINGS if refused else ExitCode.CLEAR


def of_conformance(*, wrong: int) -> ExitCode:
    """The exit code of `conformance`: whether a case of the suite is answered otherwise than it should be."""
    return ExitCode.FINDINGS if wrong else ExitCode.CLEAR


def _counts(finding: Finding, fail_on: Level | None) -> bool:
    return fail_on is not None and finding.suppressed is None and finding.level.rank >= fail_on.rank
