"""Whether parsed JSON is a ledger: every fault of every file at once, each with its path and line."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from typing import Any

from provenance.ledger.faults import CORRECT_IT, COUNTED_FAULTS, Fault, ledger_error
from provenance.ledger.json_places import JsonPath, offsets_of
from provenance.ledger.json_text import JsonText
from provenance.ledger.record_rules import Part, joint_faults, record_faults
from provenance.ledger.schema_faults import PathFault, schema_faults
from provenance.text.lines import LineIndex

#: The version of the ledger's form that this version reads and writes.
LEDGER_VERSION = 1

# Digests of the texts that were validated in this process, so that a ledger just saved is not validated again.
_VALID: set[bytes] = set()
_KEPT_DIGESTS = 256


def validate(documents: Sequence[JsonText]) -> None:
    """Raise LedgerError, with every fault in the order of the files and lines, unless the files make a ledger.

    Each text is held against the schema, then its sound records against the rules that a schema cannot state, and the
    records of all texts against each other. Texts that passed before, together, are not looked at again.
    """
    digest = _digest(documents)
    if digest in _VALID:
        return
    _refuse_other_versions(documents)
    found = [(document, schema_faults(document.value, "ledger")) for document in documents]
    parts = [Part(document.name, _object(document.value), _broken(faults)) for document, faults in found]
    for part, (_, faults) in zip(parts, found, strict=True):
        # A count that broke off leaves broken records unnamed, which the rules could not look at.
        if len(faults) < COUNTED_FAULTS:
            faults += itertools.islice(record_faults(part), COUNTED_FAULTS)
    if all(len(faults) < COUNTED_FAULTS for _, faults in found):
        for number, fault in itertools.islice(joint_faults(parts), COUNTED_FAULTS):
            found[number][1].append(fault)
    placed = list(itertools.chain.from_iterable(_placed(document, faults) for document, faults in found if faults))
    if placed:
        raise ledger_error(placed)
    if len(_VALID) >= _KEPT_DIGESTS:
        _VALID.clear()
    _VALID.add(digest)


def _refuse_other_versions(documents: Sequence[JsonText]) -> None:
    """One clear fault for a form that we do not know, instead of all that is unknown about it."""
    for document in documents:
        version = _object(document.value).get("version", LEDGER_VERSION)
        if isinstance(version, int) and not isinstance(version, bool) and version != LEDGER_VERSION:
            fault = PathFault(("version",), f"version {version} of the ledger's form; this program knows 1")
            remedy = CORRECT_IT if version < LEDGER_VERSION else "use a newer version of this program"
            raise ledger_error(_placed(document, [fault]), remedy)


def _placed(document: JsonText, faults: Sequence[PathFault]) -> list[Fault]:
    """The faults with their lines, in the order of the text."""
    offsets = offsets_of(document.text, {fault.path for fault in faults})
    located = [(_offset(fault, offsets), fault.message) for fault in faults]
    located.sort(key=lambda pair: pair[0])
    lines = LineIndex(document.text)
    return [Fault(document.name, *lines.position(offset), message) for offset, message in located]


def _offset(fault: PathFault, offsets: dict[JsonPath, tuple[int, int]]) -> int:
    key, value = offsets.get(fault.path, (0, 0))
    return key if fault.at_key else value


def _broken(faults: Sequence[PathFault]) -> frozenset[JsonPath]:
    return frozenset(fault.path[:2] for fault in faults)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _digest(documents: Sequence[JsonText]) -> bytes:
    whole = hashlib.sha256()
    for document in documents:
        whole.update(hashlib.sha256(document.text.encode()).digest())
    return whole.digest()
