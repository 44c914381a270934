"""What a record says of its making: only what was given, never what could be guessed."""

from __future__ import annotations

import datetime

from provenance.errors import UsageError
from provenance.model.citation import Recorded


def recorded_by(by: str | None, at: str | None) -> Recorded | None:
    """Who records, when, and with which version of this tool; None where neither name nor time is given.

    Raises UsageError for a time that is not of RFC 3339.
    """
    if not by and not at:
        return None
    if at and not _is_time(at):
        remedy = "write date, T, time and zone, as in 2026-03-01T09:30:00Z"
        raise UsageError(f"--at {at} is no point in time", remedy=remedy)
    from provenance.ledger.report_records import DISTRIBUTION, installed_version

    return Recorded(at=at or None, by=by or None, tool=f"{DISTRIBUTION} {installed_version()}")


def _is_time(text: str) -> bool:
    """Whether `text` has a date, a time and a zone (RFC 3339, section 5.6)."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and "T" in text.upper()
