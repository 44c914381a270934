"""The Merkle tree of RFC 9162 (Certificate Transparency 2.0, section 2.1.1), over the segments of a text.

A leaf's data are the segment's start and end in code points, each an unsigned 64-bit big-endian number, and the SHA-256
of its raw UTF-8: 48 bytes. Leaves and inner nodes are hashed with different first bytes, so none passes for the other.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable

_LEAF = b"\x00"
_NODE = b"\x01"
_OFFSETS = struct.Struct(">QQ")


def leaf_hash(start: int, end: int, content: bytes) -> bytes:
    """SHA-256(0x00 ‖ start ‖ end ‖ SHA-256(content)) for the segment `[start, end)`, `content` its raw UTF-8."""
    return hashlib.sha256(_LEAF + _OFFSETS.pack(start, end) + hashlib.sha256(content).digest()).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(_NODE + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash of the tree over these leaf hashes, in order; SHA-256 of nothing if there are none.

    RFC 9162 divides n leaves at the largest power of two below n. Joining neighbours level by level and carrying an odd
    last one upwards gives the same tree without recursion.
    """
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        above = [node_hash(level[index], level[index + 1]) for index in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            above.append(level[-1])
        level = above
    return level[0]
