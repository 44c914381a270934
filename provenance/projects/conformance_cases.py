"""The conformance cases that this package ships, a file of them per family.

A wheel carries them inside the package, as `provenance/conformance`. An editable install has them beside the package,
as `fixtures/conformance` in the checkout, because hatchling's `force-include` applies to built wheels only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from provenance.errors import UsageError
from provenance.projects.conformance import Case
from provenance.projects.conformance_protocol import case_from

#: The families in the order in which a score lists them.
FAMILIES = (
    "typography",
    "folds-that-must-not-happen",
    "numbers",
    "negation",
    "names",
    "order",
    "omission-marked",
    "omission-unmarked",
    "truncated",
    "brackets",
    "sic",
    "apparatus",
    "speech",
    "masked",
    "look-alikes",
    "invisible",
    "short",
    "long",
    "repeated",
    "moved",
    "absent",
    "scripts-without-spaces",
    "right-to-left",
)
_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "conformance", _PACKAGE.parent / "fixtures" / "conformance")


def conformance_cases(families: Iterable[str] = ()) -> list[Case]:
    """The cases of some families, or of all of them, in the order of `FAMILIES` and of each file.

    Raises UsageError for an unknown family, and for an installation without the files.
    """
    wanted = list(families)
    for name in wanted:
        if name not in FAMILIES:
            raise UsageError(f"there is no family of cases {name[:60]!r}", remedy=f"name one of {', '.join(FAMILIES)}")
    chosen = [name for name in FAMILIES if not wanted or name in wanted]
    return [case_from(record, name) for name in chosen for record in json.loads(_file(name).read_text("utf-8"))]


def _file(family: str) -> Path:
    for folder in _FOLDERS:
        file = folder / f"{family}.json"
        if file.is_file():
            return file
    raise UsageError(f"the cases {family}.json are missing from this installation", remedy="install it again")
