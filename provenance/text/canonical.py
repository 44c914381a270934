"""Unicode normalisation form C in linear time, whatever the text.

CPython orders combining marks by insertion (`unicodedata.normalize`), which takes quadratic time on a long run of marks
in the wrong order: 80,000 of them take three seconds. Such runs are sorted here first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Runs of this many characters or fewer are left to `unicodedata`: a letter of any language carries far fewer marks.
_SHORT = 64


def normal_form_c(text: str) -> str:
    """`text` in normalisation form C (Unicode Standard Annex 15), equal to `unicodedata.normalize("NFC", text)`."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _long_run().sub(_ordered, text))


def _ordered(run: re.Match[str]) -> str:
    """A run of marks decomposed and in canonical order. Sorting is stable: marks of one class keep their order."""
    decomposed = "".join(unicodedata.normalize("NFD", character) for character in run.group())
    return "".join(sorted(decomposed, key=unicodedata.combining))


@lru_cache(maxsize=1)
def _long_run() -> re.Pattern[str]:
    """Long runs of characters whose canonical decompositions hold nothing but marks with a combining class."""
    marks = [
        chr(code)
        for code in range(0x300, 0x20000)
        if not 0xAC00 <= code <= 0xDFFF
        and all(unicodedata.combining(part) for part in unicodedata.normalize("NFD", chr(code)))
    ]
    return re.compile(f"[{re.escape(''.join(marks))}]{{{_SHORT + 1},}}")
