"""What the parts of a terminal report look like, with colours and without."""

from __future__ import annotations

import enum

from attrs import frozen

_RESET = "\x1b[0m"


class Role(enum.StrEnum):
    """What a piece of output is; its value is the SGR parameter list that shows it (ECMA-48, section 8.3.117)."""

    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "36"
    FAINT = "2"
    PLACE = "1"
    GOOD = "32"
    QUOTED_STRETCH = "31"
    QUOTED_CHARACTERS = "1;4;31"
    SOURCE_STRETCH = "34"
    SOURCE_CHARACTERS = "1;4;34"


@frozen
class Style:
    """Paints pieces of output; without `colours` they stay as they are."""

    colours: bool = False

    def paint(self, text: str, role: Role) -> str:
        """`text` in the look of its role. `text` must be fit for a terminal already; empty text stays empty."""
        return f"\x1b[{role.value}m{text}{_RESET}" if self.colours and text else text


#: Output without any escape sequence.
PLAIN = Style()
