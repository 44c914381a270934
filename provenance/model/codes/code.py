"""One kind of finding, and the families that kinds belong to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from provenance.model.finding import Level

#: What the first letter of a code stands for.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "S": "source",
        "P": "place",
        "T": "typography",
        "E": "declared editing",
        "W": "wording",
        "D": "draft",
    }
)


@frozen
class Code:
    """One kind of finding. `level` is the default of the policy `news-lenient`; `remedy` is what a person can do."""

    code: str
    level: Level
    title: str
    meaning: str
    remedy: str

    @property
    def family(self) -> str:
        """The name of the family that the first letter stands for."""
        return FAMILIES[self.code[0]]
