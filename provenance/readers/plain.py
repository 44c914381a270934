"""Plain text: every character is the source's own."""

from __future__ import annotations

from provenance.readers.limits import Limits
from provenance.readers.reader import Parts, Reader


def _read(text: str, limits: Limits) -> Parts:  # noqa: ARG001 - the signature of every reader
    return Parts()


#: Also reads every kind of text that has no reader of its own.
PLAIN = Reader(name="plain", version="1", suffixes=(".txt", ".text", ""), media_types=("text/plain",), read=_read)
