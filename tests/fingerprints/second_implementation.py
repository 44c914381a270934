"""The formats of docs/fingerprints.md written a second time, as plainly as they can be, to check the first one by.

Slow on purpose: character by character, recursive, no regular expressions, nothing imported from the package.
"""

import base64
import hashlib
import unicodedata

WHITE = [
    0x9,
    0xA,
    0xB,
    0xC,
    0xD,
    0x20,
    0x85,
    0xA0,
    0x1680,
    *range(0x2000, 0x200B),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x3000,
]
UNSEEN = [0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
LIMIT = 4096


def words(text):
    """The form that words/1 hashes."""
    kept = "".join(c for c in text if ord(c) not in UNSEEN)
    out = ""
    for character in unicodedata.normalize("NFC", kept):
        if ord(character) not in WHITE:
            out += character
        elif out and not out.endswith(" "):
            out += " "
    return out.removesuffix(" ")


def lines(text):
    """The lines with their ends, as [start, end) pairs."""
    found, start, at = [], 0, 0
    while at < len(text):
        at += 2 if text[at : at + 2] == "\r\n" else 1
        if text[at - 1] in "\r\n":
            found.append((start, at))
            start = at
    return found + ([(start, at)] if start < at else [])


def spans(text):
    """The segments under segments/1, as [start, end) pairs."""
    found, start, inked, blank_before = [], 0, False, False
    for line_start, line_end in lines(text):
        blank = all(ord(c) in WHITE or ord(c) in UNSEEN for c in text[line_start:line_end])
        if inked and blank_before and not blank:
            found += pieces(text, start, line_start)
            start = line_start
        inked, blank_before = inked or not blank, blank
    return found + (pieces(text, start, len(text)) if text else [])


def pieces(text, start, end):
    """A piece cut to at most LIMIT code points."""
    found = []
    while end - start > LIMIT:
        cuts = [cut for cut in range(start + 1, start + LIMIT + 1) if text[cut - 1 : cut + 1] != "\r\n"]
        for rule in (after_line, after_sentence, after_space, lambda text, start, cut: True):
            fitting = [cut for cut in cuts if rule(text, start, cut)]
            if fitting:
                found.append((start, fitting[-1]))
                start = fitting[-1]
                break
    return [*found, (start, end)]


def after_line(text, start, cut):
    """Whether a line ends before `cut`."""
    return text[cut - 1] in "\r\n"


def after_space(text, start, cut):
    """Whether white space stands before `cut`."""
    return ord(text[cut - 1]) in WHITE


def after_sentence(text, start, cut):
    """Whether a sentence and the white space behind it end before `cut`; white space beyond the limit is not seen."""
    last = start + LIMIT - (text[start + LIMIT - 1 : start + LIMIT + 1] == "\r\n")
    at = cut
    while at > start and ord(text[at - 1]) in WHITE:
        at -= 1
    spaced = at < cut
    if spaced and cut < last and ord(text[cut]) in WHITE:
        return False
    if not spaced and cut < last and text[cut] in "\"'”’»›)]」』）":
        return False
    while at > start and text[at - 1] in "\"'”’»›)]」』）":
        at -= 1
    return at > start and text[at - 1] in (".!?…" if spaced else "。！？।")


def root(leaves):
    """The Merkle tree hash of RFC 9162, section 2.1.1, by its recursive definition, over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()


def leaf(start, end, raw):
    """The hash of one leaf."""
    data = start.to_bytes(8, "big") + end.to_bytes(8, "big") + hashlib.sha256(raw).digest()
    return hashlib.sha256(b"\x00" + data).digest()


def table(text):
    """The segment table in base64."""
    rows = b""
    for start, end in spans(text):
        length = end - start
        rows += bytes([length]) if length < 128 else bytes([length % 128 + 128, length // 128])
        rows += hashlib.sha256(words(text[start:end]).encode()).digest()[:8]
    return base64.b64encode(rows).decode()


def vector(text):
    """Everything that a vector states about a text."""
    found = spans(text)
    return {
        "bytes": {"sha256": hashlib.sha256(text.encode()).hexdigest(), "size": len(text.encode())},
        "text_digest": {"sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text)},
        "words_form": words(text),
        "words": {"profile": "words/1", "sha256": hashlib.sha256(words(text).encode()).hexdigest()},
        "segments": {
            "profile": "segments/1",
            "count": len(found),
            "root": root([leaf(start, end, text[start:end].encode()) for start, end in found]).hex(),
        },
        "spans": [list(span) for span in found],
        "table": table(text),
    }
