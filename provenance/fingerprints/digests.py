"""What is hashed at each level of a fingerprint; `docs/fingerprints.md` describes the formats for other programs.

All digests are SHA-256, lower-case hex in records.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from provenance.fingerprints.hash_tree import leaf_hash, root
from provenance.model.document import Document
from provenance.model.fingerprint import (
    BytesDigest,
    Fingerprint,
    SegmentEntry,
    SegmentsDigest,
    TextDigest,
    WordsDigest,
)
from provenance.model.span import Span
from provenance.text.canonical import normal_form_c
from provenance.text.offsets import utf8_bytes
from provenance.text.segments import segments
from provenance.text.white_space import INVISIBLE, WHITE_SPACE

WORDS_PROFILE = "words/1"
SEGMENTS_PROFILE = "segments/1"
#: The version of the Unicode tables that this interpreter normalises with.
UNICODE_VERSION = unicodedata.unidata_version

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
# A single U+0020 between words is what most white space is; only what differs from it is replaced.
_UNEVEN_SPACE = re.compile(f"[{WHITE_SPACE.replace(' ', '')}][{WHITE_SPACE}]*+| [{WHITE_SPACE}]++")


def words_form(text: str) -> str:
    """`text` under words/1: without invisible characters, in NFC, each run of white space one space, stripped."""
    composed = normal_form_c(_INVISIBLE.sub("", text))
    return _UNEVEN_SPACE.sub(" ", composed).strip(" ")


def bytes_digest(content: bytes) -> BytesDigest:
    """The level `bytes`: what `sha256sum` prints for a file of this content, and its size."""
    return BytesDigest(sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def text_digest(text: str) -> TextDigest:
    """The level `text`: SHA-256 of the UTF-8 of the text as it is. Raises TextError for a lone surrogate."""
    return TextDigest(sha256=hashlib.sha256(utf8_bytes(text)).hexdigest(), length=len(text))


def words_digest(text: str) -> WordsDigest:
    """The level `words`: SHA-256 of the UTF-8 of `words_form`. Raises TextError for a lone surrogate."""
    digest = hashlib.sha256(utf8_bytes(words_form(text))).hexdigest()
    return WordsDigest(sha256=digest, unicode=UNICODE_VERSION, profile=WORDS_PROFILE)


def segments_digest(text: str) -> SegmentsDigest:
    """The level `segments`: how many there are, and the root of the RFC 9162 tree of their leaves.

    A leaf holds a segment's offsets in code points and the digest of its raw UTF-8. Raises TextError for a lone
    surrogate.
    """
    spans = segments(text)
    leaves = (leaf_hash(span.start, span.end, utf8_bytes(span.of(text))) for span in spans)
    return SegmentsDigest(count=len(spans), root=root(leaves).hex(), profile=SEGMENTS_PROFILE)


def content_digest(segment: str) -> bytes:
    """The 32 bytes that identify a segment's words: SHA-256 of the UTF-8 of its `words_form`; offsets play no part.

    Raises TextError for a lone surrogate.
    """
    return hashlib.sha256(utf8_bytes(words_form(segment))).digest()


def segment_entries(text: str, spans: Iterable[Span] | None = None) -> tuple[SegmentEntry, ...]:
    """One row per segment: its length in code points and the first 8 bytes of its content digest.

    `spans` are the segments of `text` where they are known already. Raises TextError for a lone surrogate.
    """
    known = segments(text) if spans is None else spans
    return tuple(SegmentEntry(length=span.length, digest=content_digest(span.of(text))[:8]) for span in known)


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document at every level; `bytes` only where the document came from bytes.

    Raises TextError, naming the document and the place, for a text with a lone surrogate.
    """
    utf8_bytes(document.text, document.location)
    return Fingerprint(
        reader=document.reader,
        bytes=document.digest,
        text=text_digest(document.text),
        words=words_digest(document.text),
        segments=segments_digest(document.text),
    )
