"""What is observed about a text and left in it: newline style, and characters that people do not see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from provenance.model.document import Fact

_COUNTED = (
    ("zero-width", "\u200b\u200c\u200d\u2060\ufeff"),
    ("soft-hyphens", "\u00ad"),
    ("bidi-controls", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    ("c1-controls", "".join(chr(code) for code in range(0x80, 0xA0) if code != 0x85)),
)


def observe(text: str) -> tuple[Fact, ...]:
    """Facts about the text; counts are decimal, of code points, and only those above 0 are given.

    `newlines`: "lf", "crlf", "cr", "mixed" or "none" · `zero-width`: U+200B to U+200D, U+2060, U+FEFF · `soft-hyphens`:
    U+00AD · `bidi-controls`: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 · `c1-controls`: U+0080 to
    U+009F but U+0085, a sign of a wrong charset · `unassigned`: unknown to this interpreter's Unicode version.
    """
    return (Fact("newlines", newline_style(text)), *_counts(text))


def newline_style(text: str) -> str:
    """Which line ends the text has."""
    both = text.count("\r\n")
    counts = {"crlf": both, "lf": text.count("\n") - both, "cr": text.count("\r") - both}
    found = [style for style, count in counts.items() if count]
    return "mixed" if len(found) > 1 else found[0] if found else "none"


def _counts(text: str) -> Iterator[Fact]:
    if text.isascii():
        return
    for name, characters in _COUNTED:
        count = sum(1 for _ in re.finditer(f"[{characters}]", text))
        if count:
            yield Fact(name, str(count))
    unassigned = {ord(character) for character in set(text) if unicodedata.category(character) == "Cn"}
    if unassigned:
        yield Fact("unassigned", str(len(text) - len(text.translate(dict.fromkeys(unassigned)))))
