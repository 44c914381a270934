"""What is wrong in a file, each fault at its place, and all of them in one error."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.errors import LedgerError

#: How many faults an error lists; the others are counted.
SHOWN_FAULTS = 20
#: Where the search for faults ends: a file with more of them is not a ledger with slips in it.
COUNTED_FAULTS = 1000

#: What a person can do about a faulty ledger where nothing more exact is known.
CORRECT_IT = "correct the file, or take back its last good version"

_SHOWN_CHARACTERS = 80


@frozen
class Fault:
    """One fault of the file `name` at a 1-based `line` and `column` in code points; `message` is one line."""

    name: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.message}"


def shown(text: str, limit: int = _SHOWN_CHARACTERS) -> str:
    """`text` fit for one line of a terminal: unprintable characters escaped, cut after `limit` code points."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    return "".join(char if char.isprintable() else _escaped(char) for char in cut)


def shown_path(path: object) -> str:
    """A path fit for one line of a terminal; unlike other text it is not cut, for it is there to be clicked."""
    return shown(str(path), limit=4096)


def ledger_error(faults: Sequence[Fault], remedy: str = CORRECT_IT) -> LedgerError:
    """One error with every fault (at least one), in the order given, the first `SHOWN_FAULTS` of them listed."""
    lines = tuple(str(fault) for fault in faults[:SHOWN_FAULTS])
    message = lines[0] if len(faults) == 1 else f"{lines[0]} (and {len(faults) - 1} more)"
    return LedgerError(message, remedy=remedy, faults=lines, fault_count=len(faults))


def _escaped(char: str) -> str:
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
