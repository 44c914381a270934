r"""Writing a ledger: one writer at a time, the same bytes for the same ledger, and never half of it.

Two-space indent, UTF-8 without `\u` escapes (save for the control characters that JSON demands them for), fields in a
fixed order, sources sorted by key and citations by id, and a line end at the end.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from attrs import define

from provenance.errors import LedgerError
from provenance.ledger.companions import LOCK_TIMEOUT, exclusive
from provenance.ledger.faults import shown
from provenance.ledger.fragments import divide, is_empty, merge, writing_order
from provenance.ledger.json_text import DEFAULT_LIMITS, JsonLimits, JsonText, parse_json
from provenance.ledger.load import load_fragments, load_ledger
from provenance.ledger.records import unstructure_ledger
from provenance.ledger.replacing import make_parent, remove_file, replace_file
from provenance.ledger.validation import validate
from provenance.model.citation import Ledger


@define
class LedgerEdit:
    """A ledger under change: put the new one in the place of `ledger`. `path` is the ledger's path as it was given."""

    path: Path
    ledger: Ledger


def ledger_bytes(ledger: Ledger) -> bytes:
    """The bytes of a ledger's file: the same for equal ledgers.

    Raises LedgerError for what JSON or UTF-8 cannot hold: a lone surrogate, NaN, an object of no JSON type.
    """
    try:
        plain = unstructure_ledger(ledger)
        return (json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")
    except UnicodeEncodeError:
        message = "a text of the ledger holds half of a surrogate pair, which UTF-8 cannot write"
    except (TypeError, ValueError, RecursionError) as error:
        message = f"a field of the ledger cannot be written as JSON: {shown(str(error))}"
    raise LedgerError(message, remedy="take it out of the record")


def save_ledger(path: str | os.PathLike[str], ledger: Ledger, *, timeout: float = LOCK_TIMEOUT) -> None:
    """Write `ledger` to `path`, a file, which need not exist, or the folder that is there; a link is written through.

    What other writers have added meanwhile is replaced: to change a ledger that others change too, use `editing`.
    Raises LedgerError where the ledger would not be valid when read again, where another process holds the lock for
    `timeout` seconds, and where the disk or the permissions do not allow it; the old ledger is then untouched. (Of a
    folder, the files written up to then stay written, each of them whole.)
    """
    given = Path(path)
    with exclusive(given, timeout) as target:
        _write(given, target, ledger)


@contextlib.contextmanager
def editing(
    path: str | os.PathLike[str],
    *,
    create: bool = False,
    timeout: float = LOCK_TIMEOUT,
    limits: JsonLimits = DEFAULT_LIMITS,
) -> Iterator[LedgerEdit]:
    """Change a ledger that others change too: take the lock, load, let the caller replace `ledger`, save, let go.

    With `create`, a ledger that does not exist begins empty. Nothing is written where the block raises, or leaves the
    ledger as it was. Raises LedgerError as `load_ledger` and `save_ledger` do. Not re-entrant.
    """
    given = Path(path)
    if not create and _is_new(given):
        load_ledger(given, limits=limits)  # says that there is none, before a lock is made for nothing
    with exclusive(given, timeout) as target:
        before = Ledger() if create and _is_new(target) else load_ledger(given, limits=limits)
        edit = LedgerEdit(given, before)
        yield edit
        if edit.ledger is not before and ledger_bytes(edit.ledger) != ledger_bytes(before):
            _write(given, target, edit.ledger)


def _is_new(target: Path) -> bool:
    """Whether there is nothing to load yet: no file, or a folder without files."""
    return not target.is_symlink() and (not target.exists() or (target.is_dir() and not any(target.iterdir())))


def _write(given: Path, target: Path, ledger: Ledger) -> None:
    """Write under the lock; `given` is the path to print, `target` the one without links."""
    if target.is_dir():
        _write_folder(given, target, ledger)
        return
    data = ledger_bytes(ledger)
    validate([_read_back(data, str(given))])
    replace_file(target, data, str(given))


def _write_folder(given: Path, target: Path, ledger: Ledger) -> None:
    fragments = load_fragments(target)
    merge(fragments, str(given))
    before = {fragment.name: fragment.ledger for fragment in fragments}
    after = divide(ledger, fragments)
    data = {name: ledger_bytes(content) for name, content in after.items() if not is_empty(content)}
    validate([_read_back(content, str(given / name)) for name, content in sorted(data.items())])
    changed = [name for name in after if name not in before or ledger_bytes(before[name]) != data.get(name)]
    for name in writing_order(changed, before, after):
        path = target / name
        if name in data:
            make_parent(path, target, str(given / name))
            replace_file(path.resolve(), data[name], str(given / name))
        else:
            remove_file(path, str(given / name))


def _read_back(data: bytes, name: str) -> JsonText:
    """What a reader will make of the bytes: a ledger that cannot be read again is never written."""
    return parse_json(data, f"{name} (not written)")
