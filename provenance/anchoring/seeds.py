"""Short pieces of a long text and where they stand: the index behind approximate search.

Every run of eight characters of the normal form is packed into 64 bits, eight bits a character; the sorted array of
these finds any run of up to eight characters by bisection. Characters that share their eight bits only bring in
places that the comparison then refuses. Memory: 12 bytes for each character of the normal form.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

_RUN = 8


@frozen(eq=False)
class SeedIndex:
    """The sorted runs of a normal form (`keys`, numpy uint64) and their places in it (`places`, numpy uint32)."""

    keys: Any
    places: Any
    length: int

    def ranges(self, folded: str, size: int, stride: int = 1) -> tuple[Any, Any, Any]:
        """For the runs of `size` (at most 8) characters of another normal form: their offsets, first and last rank."""
        import numpy as np

        packed = _packed(folded)[: max(0, len(folded) - size + 1)]
        offsets = np.arange(0, len(packed), stride, dtype=np.int64)
        shift = np.uint64(8 * (_RUN - size))
        low = (packed[offsets] >> shift) << shift
        high = low | np.uint64((1 << int(shift)) - 1)
        return offsets, np.searchsorted(self.keys, low, "left"), np.searchsorted(self.keys, high, "right")


def seed_index(folded: str) -> SeedIndex:
    """Build the index of a normal form; n log n time."""
    import numpy as np

    packed = _packed(folded)
    order = np.argsort(packed, kind="stable").astype(np.uint32)
    return SeedIndex(packed[order], order, len(folded))


def _packed(folded: str) -> Any:
    """The eight characters from each place on, as one number; past the end there are zeros."""
    import numpy as np

    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    small = ((codes ^ (codes >> np.uint32(7))) & np.uint32(0xFF)).astype(np.uint64)
    small = np.where(small == 0, np.uint64(1), small)
    padded = np.concatenate([small, np.zeros(_RUN, dtype=np.uint64)])
    packed = np.zeros(len(codes), dtype=np.uint64)
    for at in range(_RUN):
        packed = (packed << np.uint64(8)) | padded[at : at + len(codes)]
    return packed
