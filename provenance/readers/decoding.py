"""Bytes to text, strictly: the charset is marked, declared or UTF-8, and every byte must fit it. Nothing is replaced.

In this order: a byte order mark (Unicode Standard, section 23.8) tells the charset and is not part of the text; a
charset that the caller declares is used; otherwise the bytes must be UTF-8. No charset is concluded from statistics.
"""

from __future__ import annotations

import codecs
import re

from attrs import frozen

from provenance.errors import ReadError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The charsets that may be declared, by the names that Python gives them; each takes its usual aliases.
CHARSETS = frozenset(
    {"ascii", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "koi8-r", "koi8-u", "tis-620", "hz"}
    | {
        f"cp{number}"
        for number in (437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874)
    }
    | {f"cp{number}" for number in (932, 949, 950, *range(1250, 1259))}
    | {f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))}
    | {"mac-roman", "mac-latin2", "mac-cyrillic", "mac-greek", "mac-turkish", "mac-iceland"}
    | {"shift_jis", "shift_jis_2004", "euc_jp", "euc_jis_2004", "iso2022_jp", "iso2022_jp_2", "euc_kr", "iso2022_kr"}
    | {"johab", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"}
)
_EITHER_ORDER = ("utf-16", "utf-32")
_DECLARE = "declare the charset, e.g. --charset windows-1252"


@frozen(kw_only=True)
class Decoded:
    """A text and how it was decoded.

    `charset` is the usual name ("windows-1252"); `how` is "marked", "declared" or "assumed"; `mark` counts the bytes of
    the byte order mark, none of which is in `text`.
    """

    text: str
    charset: str
    how: str
    mark: int


def decode(content: bytes, name: str, charset: str | None = None) -> Decoded:
    """The text of `content`, decoded as `charset` or as its byte order mark says, or else as UTF-8.

    `name` is what messages call it. Raises ReadError for a charset that is unknown or contradicts the mark, and,
    naming the byte, for content that does not fit it or holds U+0000.
    """
    mark, marked = _mark(content)
    declared = None if charset is None else _known(charset, name, has_mark=marked is not None)
    if marked and declared not in (None, marked, marked.rpartition("-")[0]):
        raise ReadError(
            f"{name} begins with the byte order mark of {marked}, but the charset {charset} is declared",
            remedy="leave the charset out, or remove the mark if it is wrong",
        )
    used = marked or declared or "utf-8"
    how = "declared" if declared else "marked" if marked else "assumed"
    _refuse_zero_bytes(content, name, used)
    try:
        text = content[mark:].decode(used)
    except UnicodeDecodeError as error:
        raise _not_in(used, content, mark + error.start, name, how) from error
    if "\0" in text:
        raise ReadError(
            f"{name} holds U+0000 at code point {text.index(chr(0))}, which no text does",
            remedy="check the charset, or export the file to plain text",
        )
    return Decoded(text=text, charset=_usual_name(used), how=how, mark=mark)


def _mark(content: bytes) -> tuple[int, str | None]:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return len(mark), charset
    return 0, None


def _known(charset: str, name: str, *, has_mark: bool) -> str:
    """The Python name of a declared charset, one of CHARSETS, or of `_EITHER_ORDER` where a mark tells the order."""
    # codecs.lookup imports a module by the name it is given, so that only plain names come near it.
    known = None
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}", charset):
        try:
            known = codecs.lookup(charset).name.removesuffix("-sig")
        except LookupError:
            known = None
    if known in _EITHER_ORDER:
        if has_mark:
            return known
        raise ReadError(
            f"{name} has no byte order mark, so the charset {charset} does not tell the order of its bytes",
            remedy=f"declare {known}-le or {known}-be",
        )
    if known is None or known not in CHARSETS:
        raise ReadError(
            f"{charset!a} is not a charset that {name} can be read in",
            remedy="declare a charset by its usual name, e.g. utf-8, windows-1252, iso-8859-15, shift_jis",
        )
    return known


def _usual_name(charset: str) -> str:
    """The name that people and IANA use for a charset that Python calls otherwise."""
    renamed = re.sub(r"^cp125(?=\d$)", "windows-125", charset).replace("iso8859-", "iso-8859-")
    return renamed.replace("mac-roman", "macintosh").replace("_", "-") if charset != "shift_jis" else charset


def _refuse_zero_bytes(content: bytes, name: str, charset: str) -> None:
    """Zero bytes outside UTF-16 and UTF-32 are never text, and tell more than the decoding fault that may follow."""
    if charset.startswith(_EITHER_ORDER):
        return
    at = content.find(b"\0")
    if at < 0:
        return
    pairs = min(len(content) // 2, 512)
    low, high = content[: 2 * pairs : 2].count(0), content[1 : 2 * pairs : 2].count(0)
    remedy = "export it to plain text and name that file"
    if max(low, high) > pairs // 2 > min(low, high):
        remedy = f"it may be UTF-16 without a byte order mark: declare --charset utf-16-{'be' if low > high else 'le'}"
    raise ReadError(
        f"{name} holds a zero byte at byte offset {at}, so it is not text in {_usual_name(charset)}", remedy=remedy
    )


def _not_in(charset: str, content: bytes, at: int, name: str, how: str) -> ReadError:
    usual = _usual_name(charset)
    what = {
        "assumed": f"{name} is not {usual} and no other charset is declared",
        "marked": f"{name} begins with the byte order mark of {usual} but is not {usual}",
        "declared": f"{name} is not {usual}, which is declared",
    }[how]
    byte = f"0x{content[at]:02X} at byte offset {at}" if at < len(content) else f"its end at byte offset {at}"
    # In UTF-16 and UTF-32 a byte 0x0A may be half of another character.
    lines = len(re.findall(rb"\r\n?|\n", content[:at])) + 1
    line = "" if charset.startswith(_EITHER_ORDER) else f" (line {lines})"
    remedy = _DECLARE if how == "assumed" else "check which charset the file was written in"
    return ReadError(f"{what}: {byte}{line} does not fit", remedy=remedy)
