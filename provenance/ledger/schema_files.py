"""The JSON Schema files (2020-12) of the forms that this package reads and writes, wherever it is installed.

A wheel carries them inside the package, as `provenance/schemas`. An editable install has them beside the package, as
`schemas` in the checkout, because hatchling's `force-include` applies to built wheels only. Both places are looked at.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from provenance.errors import UsageError

_NAMES = ("citation", "conformance", "fingerprint", "ledger", "report", "verdict")
_SUFFIX = ".schema.json"
_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")


def schema_names() -> tuple[str, ...]:
    """The names that `schema_text` knows, sorted."""
    return _NAMES


def schema_id(name: str) -> str:
    """The `$id` of a schema, `urn:provenance:schema:NAME:1`. Raises UsageError for an unknown name."""
    _refuse_unknown(name)
    return f"urn:provenance:schema:{name}:1"


def schema_text(name: str) -> str:
    """The text of a schema file, JSON as shipped. Raises UsageError for an unknown name, listing the known ones."""
    _refuse_unknown(name)
    for folder in _FOLDERS:
        file = folder / (name + _SUFFIX)
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise UsageError(f"the schema file {name}{_SUFFIX} is missing from this installation", remedy="install it again")


@functools.cache
def schema(name: str) -> dict[str, Any]:
    """The parsed schema, shared between callers: do not change it. Raises UsageError for an unknown name."""
    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed


def _refuse_unknown(name: str) -> None:
    if name not in _NAMES:
        raise UsageError(f"there is no schema named {name!r}", remedy=f"name one of {', '.join(_NAMES)}")
