"""Scripts that are written without spaces between words, where a quotation mark may touch letters on both sides."""

from __future__ import annotations

import re

_RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
#: A character of such a script, or of the punctuation that goes with Chinese and Japanese.
UNSPACED = re.compile(f"[{_RANGES}]")
#: The same and Hangul, whose particles follow a closing mark without a space.
UNSPACED_AT_MARKS = re.compile(f"[{_RANGES}\uac00-\ud7a3]")
