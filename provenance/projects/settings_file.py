"""Settings files: finding the nearest one, reading it as TOML, and naming the place of a fault in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from provenance.errors import ReadError, SettingsError
from provenance.ledger.faults import shown
from provenance.readers.files import read_bytes

OWN_FILE = "provenance.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "provenance")

#: A larger file holds no settings.
_MOST_BYTES = 1024 * 1024
_HEADER = re.compile(r"\s*(\[{1,2})\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"\s*([A-Za-z0-9_.\"' -]+?)\s*=")


@frozen
class SettingsFile:
    """The `table` of settings in the file `path`; `within` is the name of that table, empty for the whole file."""

    path: Path
    table: Mapping[str, Any]
    within: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    def error(self, keys: Sequence[str | int], message: str, remedy: str) -> SettingsError:
        """An error at a key of the table, given step by step; an int counts the tables of an array from 0."""
        line = _line_of(self.text, (*self.within, *keys))
        place = f"{shown(str(self.path), 200)}:{line}" if line else shown(str(self.path), 200)
        return SettingsError(f"{place}: {message}", remedy=remedy)


def nearest_file(start: Path) -> SettingsFile | None:
    """The nearest settings in `start` or above it, None without any; in one folder `provenance.toml` comes first.

    Raises SettingsError for a file that cannot be read or is no TOML, a `pyproject.toml` of somebody else too: what
    stands in it cannot be known.
    """
    for folder in (start, *start.parents):
        own = _parsed(folder / OWN_FILE)
        if own is not None:
            return own
        shared = _parsed(folder / SHARED_FILE)
        if shared is None:
            continue
        table: Any = shared.table
        for name in SHARED_TABLE:
            table = table.get(name) if isinstance(table, Mapping) else None
        if isinstance(table, Mapping):
            return SettingsFile(shared.path, table, SHARED_TABLE, shared.text)
        if table is not None:
            raise shared.error(SHARED_TABLE, "tool.provenance is not a table", "write [tool.provenance] over the names")
    return None


def _parsed(path: Path) -> SettingsFile | None:
    """The file as a table; None where there is no such file."""
    try:
        text = read_bytes(str(path), _MOST_BYTES).decode("utf-8")
        return SettingsFile(path, tomllib.loads(text.removeprefix("\ufeff")), (), text)
    except ReadError as error:
        if error.absent:
            return None
        fault, remedy = error.message.removeprefix(f"{path} "), error.remedy
    except UnicodeDecodeError as error:
        fault, remedy = f"is not UTF-8 at byte {error.start}", _remedy(path, "save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        fault, remedy = f"is no TOML: {_first_lower(str(error))}", _remedy(path, "correct it")
    except (RecursionError, ValueError) as error:
        fault = "nests too deeply" if isinstance(error, RecursionError) else "holds a number that is too long"
        remedy = _remedy(path, "correct it")
    raise SettingsError(f"{shown(str(path), 200)} {fault}", remedy=remedy)


def _remedy(path: Path, first: str) -> str:
    """What to do about a file; one that other tools share may be nobody's business here."""
    return first if path.name == OWN_FILE else f"{first}, or put a {OWN_FILE} into the folder of your project"


def _first_lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _line_of(text: str, keys: Sequence[str | int]) -> int | None:
    """The 1-based line that gives the key, else the one that opens a table around it, None where neither is seen.

    Looks at headers and names only, which is enough to lead a person there.
    """
    wanted = list(keys)
    at: list[str | int] = []
    counts: dict[tuple[str | int, ...], int] = {}
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        header, entry = _HEADER.match(line), _ENTRY.match(line)
        if header is not None:
            at = [*_names(header[2])]
            if header[1] == "[[":
                counts[tuple(at)] = counts.get(tuple(at), -1) + 1
                at.append(counts[tuple(at)])
            here = at
        elif entry is not None:
            here = [*at, *_names(entry[1])]
        else:
            continue
        if here == wanted[: len(here)] and (best is None or len(here) > best[0]):
            best = (len(here), number)
    return best[1] if best else None


def _names(dotted: str) -> list[str]:
    return [name.strip().strip("\"'") for name in dotted.split(".")]
