"""Files that are replaced whole: after a crash at any point there is the old file or the new one, and nothing between.

The new bytes go into a temporary file of the same folder, are flushed to the disk, and take the place of the old file
in one step (`rename(2)`, which POSIX makes atomic); then the folder is flushed too, so that the step outlives a loss of
power. The caller holds a lock, so one name for the temporary file is enough: what a crash left behind under it belongs
to nobody, and the next writer removes it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from provenance.errors import LedgerError
from provenance.ledger.faults import shown_path
from provenance.ledger.json_text import JsonLimits, refuse_size

_NEW_FILE_MODE = 0o666
# A file system that cannot flush folders says so by one of these; its renames are then as safe as they can be.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS)
_WRITE_REMEDY = "make room on the disk, or make the file and its folder writable, and try again; nothing was changed"


def replace_file(path: Path, data: bytes, name: str) -> None:
    """Put `data` in the place of the file, which need not exist; its permissions stay. The path holds no link.

    `name` is printed in errors. Raises LedgerError where the disk or the permissions do not allow it; the old file is
    then untouched and no temporary file is left. Needs a lock that every writer of the file takes.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        before = _writable_status(path)
        _write_synced(temporary, data, before)
        temporary.replace(path)
    except OSError as error:
        _remove_if_there(temporary)
        raise LedgerError(f"{shown_path(name)} cannot be written: {error.strerror}", remedy=_WRITE_REMEDY) from None
    except BaseException:
        _remove_if_there(temporary)
        raise
    _sync_folder(path.parent, name)


def remove_file(path: Path, name: str) -> None:
    """Remove a file, if it is there. Raises LedgerError where the permissions do not allow it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise LedgerError(f"{shown_path(name)} cannot be removed: {error.strerror}", remedy=_WRITE_REMEDY) from None
    _sync_folder(path.parent, name)


def make_parent(path: Path, within: Path, name: str) -> None:
    """Make the folder of a new file. Raises LedgerError where that fails, or a link leads it out of `within`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{shown_path(name)} cannot be written: {error.strerror}", remedy=_WRITE_REMEDY) from None
    if not path.parent.resolve().is_relative_to(within.resolve()):
        message = f"{shown_path(name)} cannot be written: a link leads its folder out of the ledger"
        raise LedgerError(message, remedy="put a folder in the place of the link")


def read_file(path: Path, name: str, limits: JsonLimits) -> bytes:
    """The bytes of a regular file, at most `limits.size` of them. Never waits for a pipe or device.

    Raises LedgerError where there is no such file, it is of another kind, too large, or not readable.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            # Asked of the open file, so that what is checked is what is read.
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise LedgerError(f"{shown_path(name)} is not a file", remedy="give the path of a file or folder")
            refuse_size(status.st_size, name, limits)
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(limits.size + 1)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        remedy = "check the path, or begin a ledger with `provenance source add KEY PATH`"
        raise LedgerError(f"{shown_path(name)}: there is no such file", remedy=remedy) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(
            f"{shown_path(name)} cannot be read: {reason}", remedy="check the path and permissions"
        ) from None
    refuse_size(len(data), name, limits)
    return data


def _writable_status(path: Path) -> os.stat_result | None:
    """The status of the old file, None without one; a write-protected file is not replaced, though it could be."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected")
    return status


def _write_synced(temporary: Path, data: bytes, before: os.stat_result | None) -> None:
    _remove_if_there(temporary)
    # O_EXCL and O_NOFOLLOW: nobody may have put a link there that leads the bytes elsewhere.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, _NEW_FILE_MODE)
    try:
        if before is not None:
            _take_over(descriptor, before)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_over(descriptor: int, before: os.stat_result) -> None:
    """Give the new file the owner (where we may) and the permissions of the old one."""
    now = os.fstat(descriptor)
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path, name: str) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            message = f"{shown_path(name)} was written, but its folder could not be flushed: {error.strerror}"
            raise LedgerError(message, remedy="check the disk, then save again") from None


def _remove_if_there(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()
