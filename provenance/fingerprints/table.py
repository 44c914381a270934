"""The segment table: what tells *where* a source changed, with none of its words kept.

One row per segment: its length in code points as an unsigned LEB128 number (7 bits a byte, lowest first, the highest
bit set on all bytes but the last), then the first 8 bytes of its content digest. The rows, end to end, are written in
standard base64 with padding (RFC 4648, section 4). Rows carry no offsets: tables of two versions are compared by
aligning them.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from provenance.errors import LedgerError
from provenance.fingerprints.digests import segment_entries
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry
from provenance.text.segments import LIMIT, segments

#: A table of more rows is left out: it would outgrow the ledger that it stands beside.
MOST_ROWS = 20_000
_DIGEST_BYTES = 8
# LIMIT fits two bytes of LEB128; base64 turns three bytes into four characters.
_MOST_CHARACTERS = (MOST_ROWS * (2 + _DIGEST_BYTES) + 2) // 3 * 4
_REMEDY = "record the source again to write a new table"


def segment_table(document: Document) -> str | None:
    """The encoded table of a document, None above 20,000 segments. Raises TextError for a lone surrogate."""
    spans = segments(document.text)
    return None if len(spans) > MOST_ROWS else encode_table(segment_entries(document.text, spans))


def encode_table(entries: Sequence[SegmentEntry]) -> str | None:
    """The rows in base64; None where there are over 20,000.

    Raises ValueError for a row that segments/1 cannot give: a length outside 1 to 4,096, a digest not of 8 bytes.
    """
    if len(entries) > MOST_ROWS:
        return None
    rows = bytearray()
    for entry in entries:
        if not 1 <= entry.length <= LIMIT or len(entry.digest) != _DIGEST_BYTES:
            raise ValueError(f"a row holds a length of 1 to {LIMIT} and {_DIGEST_BYTES} bytes, not {entry}")
        if entry.length > 0x7F:
            rows.append(entry.length & 0x7F | 0x80)
            rows.append(entry.length >> 7)
        else:
            rows.append(entry.length)
        rows += entry.digest
    return base64.b64encode(rows).decode("ascii")


def decode_table(encoded: str) -> tuple[SegmentEntry, ...]:
    """The rows of an encoded table, the inverse of `encode_table`.

    Raises LedgerError for anything that `encode_table` does not write: other characters, missing padding, a row cut
    short, a length of 0 or over 4,096 or in too many bytes, over 20,000 rows.
    """
    if len(encoded) > _MOST_CHARACTERS:
        raise _malformed(f"is {len(encoded):,} characters long, over the {_MOST_CHARACTERS:,} of {MOST_ROWS:,} rows")
    try:
        rows = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _malformed("is not base64") from error
    if base64.b64encode(rows).decode("ascii") != encoded:
        raise _malformed("is not base64 in its one canonical spelling")
    return _rows(rows)


def _rows(rows: bytes) -> tuple[SegmentEntry, ...]:
    entries: list[SegmentEntry] = []
    position = 0
    while position < len(rows):
        length, position = _length(rows, position, len(entries))
        digest = rows[position : position + _DIGEST_BYTES]
        if len(digest) < _DIGEST_BYTES:
            raise _malformed(f"ends inside row {len(entries)}")
        position += _DIGEST_BYTES
        entries.append(SegmentEntry(length=length, digest=digest))
    if len(entries) > MOST_ROWS:
        raise _malformed(f"has {len(entries):,} rows, over the limit of {MOST_ROWS:,}")
    return tuple(entries)


def _length(rows: bytes, position: int, row: int) -> tuple[int, int]:
    """The length that starts at `position`, and the position after it."""
    first = rows[position]
    if first < 0x80:
        if first == 0:
            raise _malformed(f"gives row {row} a length of 0")
        return first, position + 1
    if position + 1 == len(rows):
        raise _malformed(f"ends inside row {row}")
    length = rows[position + 1] << 7 | first & 0x7F
    if rows[position + 1] == 0 or length > LIMIT:
        raise _malformed(f"gives row {row} a length over {LIMIT} or in too many bytes")
    return length, position + 2


def _malformed(what: str) -> LedgerError:
    return LedgerError(f"a segment table {what}", remedy=_REMEDY)
