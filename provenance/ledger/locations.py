"""Where a ledger may point: at files of the project, with `/` between names, and at http and https addresses.

A ledger is untrusted, and what it names is opened and quoted from. So a location in it never leaves the project, by
whatever way: not as an absolute path, a drive, a network share, a home folder, `..`, a link, or another scheme.
"""

from __future__ import annotations

import re
from pathlib import Path

from provenance.errors import LedgerError
from provenance.ledger.faults import shown

# RFC 3986, section 3.1. A path whose first name holds a colon is written as ./name (section 4.2), as for any URL.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = ("http", "https")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_INSIDE = "give a path relative to the project's folder, with / between names"


def is_web_address(location: str) -> bool:
    """Whether a location is an http or https address, which a check never fetches."""
    scheme = _SCHEME.match(location)
    return scheme is not None and scheme[1].lower() in _WEB


def location_fault(location: str, *, web: bool = True) -> str | None:
    """What keeps a ledger from naming `location`, as the end of a sentence, or None.

    Looks at the text alone; links are followed by `resolve_location`. `web` says whether an http or https
    address will do.
    """
    if not location.strip():
        return "is empty"
    if _CONTROL.search(location):
        return "holds a control character"
    scheme = _SCHEME.match(location)
    if scheme is not None and scheme[1].lower() in _WEB:
        return None if web else "is a web address where a path is needed"
    if scheme is not None:
        return f"begins with {shown(scheme[0], 20)}, which is no folder of the project (a file of that name is ./…)"
    if "\\" in location:
        return "holds a backslash: write / between names"
    if location.startswith(("/", "~")):
        return "is not relative to the project"
    if ".." in location.split("/"):
        return "leads outside with .."
    return None


def resolve_location(root: Path, location: str) -> Path:
    """The real path of a location of a ledger, below `root`, the folder of the project. The file need not exist.

    Raises LedgerError for a web address, which has no file, and for whatever would leave `root`, links included. The
    path returned is free of links, so that what is opened is what was looked at.
    """
    fault = location_fault(location)
    if fault is not None:
        raise LedgerError(f"the location '{shown(location)}' {fault}", remedy=_INSIDE)
    if is_web_address(location):
        message = f"{shown(location)} is a web address, and nothing is fetched"
        raise LedgerError(message, remedy="save the document as a file of the project and give its path")
    try:
        folder = root.resolve()
        path = (folder / location).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise LedgerError(f"the location '{shown(location)}' cannot be followed: {error}", remedy=_INSIDE) from None
    if not path.is_relative_to(folder):
        message = f"the location '{shown(location)}' leads outside the project through a link"
        raise LedgerError(message, remedy="put the file itself into the project's folder")
    return path
