"""Reading a ledger: a file, or a folder of files, held against limits, schema and rules before anything is believed."""

from __future__ import annotations

import os
from pathlib import Path

from attrs import evolve

from provenance.errors import LedgerError
from provenance.ledger.faults import shown_path
from provenance.ledger.fragments import Fragment, fragment_names, merge
from provenance.ledger.json_text import DEFAULT_LIMITS, JsonLimits, JsonText, parse_json
from provenance.ledger.records import structure_ledger
from provenance.ledger.replacing import read_file
from provenance.ledger.validation import validate
from provenance.model.citation import Ledger


def load_ledger(path: str | os.PathLike[str], *, limits: JsonLimits = DEFAULT_LIMITS) -> Ledger:
    """The ledger at `path`, a file or a folder of files, its citations sorted by id.

    Raises LedgerError where there is none, it cannot be read, is larger than `limits`, or has faults: all of them at
    once, each as `path:line:column: what`. Takes no lock: a file is replaced whole, so what is read is whole.
    """
    ledger = Path(path)
    if is_folder(ledger):
        fragments = load_fragments(ledger, limits=limits)
        if not fragments:
            message = f"{shown_path(ledger)} is a folder without a file of a ledger"
            raise LedgerError(message, remedy="give the path of the ledger, a file or folder of .json files")
        return merge(fragments, str(ledger))
    return parse_ledger(read_file(ledger, str(ledger), limits), str(ledger), limits=limits)


def parse_ledger(data: bytes, name: str, *, limits: JsonLimits = DEFAULT_LIMITS) -> Ledger:
    """The ledger in the bytes of one file; `name` is printed in faults. Raises LedgerError as `load_ledger` does."""
    document = parse_json(data, name, limits)
    validate([document])
    return _structured(document)


def load_fragments(folder: Path, *, limits: JsonLimits = DEFAULT_LIMITS) -> list[Fragment]:
    """The files of a ledger's folder, validated together; `limits` hold for all of them together too.

    Raises LedgerError as `load_ledger` does; an empty folder gives an empty list.
    """
    names = fragment_names(folder, str(folder))
    documents: list[JsonText] = []
    left = limits
    for name in names:
        data = read_file(folder / name, str(folder / name), left)
        left = evolve(left, size=left.size - len(data))
        documents.append(parse_json(data, str(folder / name), limits))
    validate(documents)
    return [Fragment(name, _structured(document)) for name, document in zip(names, documents, strict=True)]


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; False where that cannot be told, which opening it will explain."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _structured(document: JsonText) -> Ledger:
    ledger = structure_ledger(document.value)
    return evolve(ledger, citations=tuple(sorted(ledger.citations, key=lambda citation: citation.id)))
