"""What is kept beside a ledger, in the folder `.provenance`: its lock, and the segment tables of its sources.

`.provenance/<name of the ledger>.lock` is empty and stays when it is free; the operating system frees it when its
holder ends, however that happens. A `.gitignore` in the folder keeps locks out of version control. The segment tables,
`.provenance/<key>.segments`, belong into it. For a source whose key is not plain (`ledger.source_keys.file_name`), the
name of the file is made plain and ends in a digest.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance.errors import LedgerError
from provenance.fingerprints.table import decode_table, encode_table
from provenance.ledger.faults import shown, shown_path
from provenance.ledger.json_text import JsonLimits
from provenance.ledger.replacing import read_file, remove_file, replace_file
from provenance.ledger.source_keys import file_name, key_fault
from provenance.model.fingerprint import SegmentEntry

#: How long a writer waits for another one, in seconds.
LOCK_TIMEOUT = 30.0

_FOLDER = ".provenance"
_IGNORED = b"# Locks and unfinished files are of one machine only.\n*.lock\n.*.tmp\n"
# A table has at most 20,000 rows of 10 bytes in base64.
_TABLE_LIMITS = JsonLimits(size=1024 * 1024)
_TABLE_REMEDY = "remove it, then record the source again with `provenance source add KEY PATH --update`"


@contextlib.contextmanager
def exclusive(ledger: Path, timeout: float = LOCK_TIMEOUT) -> Iterator[Path]:
    """Hold the lock that every writer of the ledger takes; gives the ledger's real path, links followed.

    Raises LedgerError after `timeout` seconds of waiting, or where the lock cannot be made. Not re-entrant.
    """
    target = real_path(ledger)
    with _lock(_made_folder(target) / f"{target.name}.lock", str(ledger), timeout):
        yield target


def load_table(ledger: Path, key: str, rows: int | None = None) -> tuple[SegmentEntry, ...] | None:
    """The segment table of a source, None without one. `rows` is the count of its fingerprint, where one is known.

    A table of another count is of another version of the source and is not given. Raises LedgerError for a key that
    names no source and for a damaged table.
    """
    path = _table_path(ledger, key)
    if not path.is_symlink() and not path.exists():
        return None
    name = str(path)
    try:
        entries = decode_table(read_file(path, name, _TABLE_LIMITS).decode("ascii").removesuffix("\n"))
    except UnicodeDecodeError:
        raise LedgerError(f"{shown_path(name)} is not a segment table", remedy=_TABLE_REMEDY) from None
    except LedgerError as error:
        message = error.message if name in error.message else f"{shown_path(name)}: {error.message}"
        raise LedgerError(message, remedy=_TABLE_REMEDY) from None
    return entries if rows is None or rows == len(entries) else None


def save_table(ledger: Path, key: str, entries: Sequence[SegmentEntry], timeout: float = LOCK_TIMEOUT) -> bool:
    """Keep the segment table of a source; False where it has too many rows, and an older table is removed then.

    May be called while the ledger's lock is held: tables have a lock of their own. Raises LedgerError for a key that
    names no source, for rows that no table holds, and where the disk or the permissions do not allow it.
    """
    path = _table_path(ledger, key)
    try:
        encoded = encode_table(entries)
    except ValueError as error:
        raise LedgerError(f"{shown_path(path)}: {error}", remedy="make the table anew from the source") from None
    folder = _made_folder(real_path(ledger))
    with _lock(folder / "tables.lock", str(path), timeout):
        if encoded is None:
            remove_file(path, str(path))
        else:
            replace_file(path, f"{encoded}\n".encode("ascii"), str(path))
    return encoded is not None


def remove_table(ledger: Path, key: str) -> None:
    """Remove the segment table of a source, if there is one. Raises LedgerError as `save_table` does."""
    path = _table_path(ledger, key)
    if path.is_symlink() or path.exists():
        remove_file(path, str(path))


def real_path(ledger: Path) -> Path:
    """The ledger's path with links followed; it need not exist. Raises LedgerError for a circle of links."""
    try:
        target = ledger.resolve()
        # Since Python 3.13 a circle does not raise in `resolve`, only in `stat`.
        with contextlib.suppress(FileNotFoundError):
            target.stat()
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(f"{shown_path(ledger)} cannot be reached: {reason}", remedy="check the path") from None
    return target


def _table_path(ledger: Path, key: str) -> Path:
    fault = key_fault(key)
    if fault is not None:
        raise LedgerError(f"the source key {shown(key)} {fault}", remedy="give the source another key")
    return _folder(real_path(ledger)) / f"{file_name(key)}.segments"


def _folder(target: Path) -> Path:
    """The folder beside a ledger. A link there would lead files of the tool to a place that its user did not choose."""
    folder = target.parent / _FOLDER
    if folder.is_symlink():
        raise LedgerError(f"{shown_path(folder)} is a link", remedy="put a folder in its place")
    return folder


def _made_folder(target: Path) -> Path:
    folder = _folder(target)
    try:
        folder.mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("xb") as file:
            file.write(_IGNORED)
    except OSError as error:
        message = f"{shown_path(folder)} cannot be made: {error.strerror}"
        raise LedgerError(message, remedy="make sure that the folder of the ledger is there and writable") from None
    return folder


@contextlib.contextmanager
def _lock(path: Path, name: str, timeout: float) -> Iterator[None]:
    # Imported here because filelock is slow to load and only writing needs it.
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=timeout)
    except Timeout:
        message = f"{shown_path(name)} is being written by another process"
        raise LedgerError(message, remedy="wait until it has ended, then try again") from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{shown_path(name)} cannot be locked with {shown_path(path)}: {reason}"
        raise LedgerError(message, remedy="make that file and its folder writable") from None
    try:
        yield
    finally:
        lock.release()
