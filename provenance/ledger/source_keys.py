"""What a source may be called, and how its key becomes the name of a file.

A key is what drafts cite by. The form is that of Pandoc's citation keys (https://pandoc.org/MANUAL.html#citation-syntax)
without the characters that mean something to a shell, since messages print commands to paste: letters and digits of
any script and `_`, with single characters of `- . : + /` between them, up to 128 code points. So `harbour-review`,
`doe2020a`, `DBLP:conf/icse/Doe20` and `früh_1871` are keys; `-x`, `.x`, `a..b`, `a/../b`, `a b` and `a&b` are not.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata

#: The greatest length of a key in code points.
LONGEST_KEY = 128

_JOINTS = frozenset("-.:+/")
# A file system may fold case or composition, and limits names to 255 bytes: what is not plain gets a digest.
_PLAIN_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,98}[a-z0-9_-])?")
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_DIGEST_LENGTH = 12


def is_source_key(key: str) -> bool:
    """Whether `key` may name a source."""
    return key_fault(key) is None


def key_fault(key: str) -> str | None:
    """What keeps `key` from naming a source, as the end of a sentence, or None."""
    if not 1 <= len(key) <= LONGEST_KEY:
        return f"must have 1 to {LONGEST_KEY} characters"
    if unicodedata.category(key[0])[0] == "M" or not _is_word(key[0]) or not _is_word(key[-1]):
        return "must begin and end with a letter, a digit or _"
    for char, following in itertools.pairwise(key):
        if char in _JOINTS and following in _JOINTS:
            return f"must not have {char}{following}: only single characters of - . : + / stand between letters"
        if not _is_word(char) and char not in _JOINTS:
            return "may hold letters, digits, _ and single characters of - . : + / between them"
    return None


def file_name(text: str) -> str:
    """A name for a file about `text` (a key, or the path of a draft), without an extension.

    Two texts have two names, on file systems that fold case or composition too. A plain name (lower-case ASCII letters,
    digits, `_ - .`, up to 100) is kept; any other is made plain and ends in `~` and 12 hex digits of its SHA-256.
    The name holds no separator and does not begin with a dot, so that it never leaves its folder.
    """
    if _PLAIN_NAME.fullmatch(text):
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    readable = _UNSAFE.sub("_", text).lstrip(".-")[:100]
    return f"{readable}~{digest[:_DIGEST_LENGTH]}"


def _is_word(char: str) -> bool:
    return char == "_" or unicodedata.category(char)[0] in "LMN"
