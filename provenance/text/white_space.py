r"""White space as Unicode's White_Space property has it, and the characters that print nothing.

Both lists belong to the frozen profiles words/1 and segments/1: they never change.
Python's `str.isspace`, `str.split` and `\s` also take U+001C to U+001F, which lack the property.
"""

from __future__ import annotations

import re

#: The 25 characters with the property White_Space (PropList.txt, the same since Unicode 6.3), in code point order.
WHITE_SPACE = (
    "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
#: What words/1 removes: soft hyphen, zero-width space, word joiner, byte order mark, and directional marks,
#: embeddings, overrides and isolates. Not U+200C and U+200D, which change words.
INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_PRINTED = re.compile(f"[^{WHITE_SPACE}{INVISIBLE}]")


def holds_text(text: str) -> bool:
    """Whether `text` has a character that is neither white space nor invisible."""
    return _PRINTED.search(text) is not None
