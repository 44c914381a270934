"""How much a reader takes in before it declines with an error of its own."""

from __future__ import annotations

from attrs import field, frozen

from provenance.errors import SettingsError


@frozen(kw_only=True)
class Limits:
    """The sizes above which a reader declines a file or a part of its work.

    `file_bytes`: the largest file that is read. `markup_code_points` and `markup_lines`: the longest text whose markup
    is looked for; a longer one is read all the same, without headings and markup, and a fact says so.
    Raises SettingsError for a limit that is not a whole number of 1 or more.
    """

    file_bytes: int = field(default=64 * 1024 * 1024)
    markup_code_points: int = field(default=2_000_000)
    markup_lines: int = field(default=100_000)

    def __attrs_post_init__(self) -> None:
        for name in ("file_bytes", "markup_code_points", "markup_lines"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise SettingsError(f"the limit {name} is {value!r}", remedy="give a whole number of 1 or more")


#: The limits that hold unless a caller gives others.
STANDARD = Limits()
