"""The bytes of a regular file, within a limit; anything else is an error that says what to do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from provenance.errors import ReadError

# A FIFO or a device must not block: open() returns at once with O_NONBLOCK, and what it is is asked afterwards.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_LONGEST_SHOWN = 300
#: What to do about a file over the limit, which people set as `source_bytes` below `[limits]`.
TOO_LARGE = "split it, or raise limits.source_bytes in the settings"


def read_bytes(path: str, most: int, *, name: str | None = None) -> bytes:
    """The content of the regular file at `path`, of at most `most` bytes.

    `name` is what messages call the file, made printable by the caller; without one, the path. Raises ReadError,
    `absent` where there is nothing at the path, for a directory, a special file, a file that may not be read, and one
    over the limit, whatever size it claims to have.
    """
    name = printable(path) if name is None else name
    with _opened(path, name) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise _too_large(name, f"{size:,}", most)
        try:
            content = file.read(most + 1)
        except OSError as error:
            raise _not_opened(name, error) from error
    if len(content) > most:
        raise _too_large(name, "more", most)
    return content


def demand_file(path: str, *, name: str | None = None) -> None:
    """Raises what `read_bytes` would for a path that is no readable regular file, without reading it."""
    with _opened(path, printable(path) if name is None else name):
        pass


def printable(path: str) -> str:
    """A path for a message: one line, what cannot be printed escaped, the middle of a very long one left out."""
    escaped = path.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in escaped) or "''"
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:100]} … {shown[-100:]}"


@contextmanager
def _opened(path: str, name: str) -> Iterator[BinaryIO]:
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _not_opened(name, error) from error
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise ReadError(f"{name} is a directory", remedy="name a file in it")
        if not stat.S_ISREG(mode):
            raise ReadError(f"{name} is not a regular file", remedy="save its content to a file and name that")
        with open(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def _too_large(name: str, size: str, most: int) -> ReadError:
    return ReadError(
        f"{name} holds {size} bytes, over the limit of {most:,}",
        remedy=TOO_LARGE,
    )


def _not_opened(name: str, error: OSError | ValueError) -> ReadError:
    if not isinstance(error, OSError):
        return ReadError(f"{name} is not a path: {error}", remedy="name a file")
    if error.errno in _GONE:
        return ReadError(f"there is no file {name}", remedy="check the path, or put the file back", absent=True)
    if error.errno in (errno.EACCES, errno.EPERM):
        return ReadError(f"{name} may not be read by this user", remedy="give read permission on it")
    if error.errno == errno.ELOOP:
        return ReadError(f"{name} is a symbolic link that leads back to itself", remedy="mend the link")
    return ReadError(f"{name} cannot be read: {error.strerror}", remedy="check the file and where it is mounted")
