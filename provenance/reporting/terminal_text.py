"""Text of untrusted origin made fit for a terminal: nothing in it can move a cursor, set a colour or turn a line."""

from __future__ import annotations

import re

# C0 and C1 control characters, among them the escape that begins every terminal sequence, and DEL.
_CONTROL = "\x00-\x1f\x7f-\x9f"
# Formatting characters that print nothing but change what is seen (Unicode category Cf), and separators that some
# terminals take for line ends. Not U+200C and U+200D, which belong to words and to emoji.
_UNSEEN = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_SURROGATES = "\ud800-\udfff"
_UNSAFE = re.compile(f"[{_CONTROL}{_UNSEEN}{_SURROGATES}]")
_LINE_SPACE = re.compile("[ \t\n\r\x0b\x0c\x85]+")


def spelt_out(text: str) -> str:
    """`text` with every control, directional, unseen and surrogate character written as `<U+202E>`.

    Line ends and tabs are control characters too: use `on_one_line` for text that may hold them rightly.
    """
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def on_one_line(text: str) -> str:
    """`text` as one line of a terminal: runs of white space become one space, the rest as `spelt_out` has it.

    Spaces at both ends stay, so that pieces of a text can be put together again.
    """
    return spelt_out(_LINE_SPACE.sub(" ", text))
