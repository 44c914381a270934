"""The one table of finding codes: family, default level, title, meaning and remedy, a file per family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.model.codes import draft, editing, place, source, typography, wording
from provenance.model.codes.code import FAMILIES, Code

__all__ = ["CODES", "FAMILIES", "Code"]

#: Every code by its name, in order of the families.
CODES: Mapping[str, Code] = MappingProxyType(
    {entry.code: entry for family in (source, place, typography, editing, wording, draft) for entry in family.CODES}
)
