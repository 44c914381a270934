"""The one way from a file or bytes to a `Document`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import PurePath

from provenance.errors import ReadError
from provenance.model.document import Document, Fact
from provenance.model.fingerprint import BytesDigest, ReaderIdentity
from provenance.readers.decoding import Decoded, decode
from provenance.readers.files import TOO_LARGE, demand_file, printable, read_bytes
from provenance.readers.kinds import (
    Unsupported,
    reader_for_media_type,
    reader_for_suffix,
    unsupported_by_content,
)
from provenance.readers.limits import STANDARD, Limits
from provenance.readers.observing import observe
from provenance.readers.plain import PLAIN
from provenance.readers.reader import Reader
from provenance.text.white_space import holds_text


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    location: str | None = None,
    limits: Limits = STANDARD,
) -> Document:
    """Read a file (a `str` is a path) or bytes into a document.

    The kind is told by `media_type` ("text/markdown"), else by the suffix of the path, else it is plain text. The text
    is decoded strictly: by its byte order mark, as `charset` or the `charset=` of the media type, or as UTF-8; a byte
    order mark is not part of the text, line ends are left as they are. A declared charset stands in the reader's
    options, because the bytes cannot be read the same way without it. `location` is what the document and messages call
    the source, by default the path as given.

    Raises ReadError, with a remedy, for a missing file (`absent`), a directory, a special file, a file that may not be
    read or is over the limit, a kind that cannot be read yet, bytes that do not fit the charset, and a text of nothing
    but white space.
    """
    kind, declared = _kind_by_media_type(media_type)
    charset = charset if charset is not None else declared
    if isinstance(source, bytes):
        name = "the content given" if location is None else printable(location)
        content, reader = _within(source, name, limits), _supported(kind or PLAIN, name)
    else:
        path = os.fspath(source)
        location = path if location is None else location
        name = printable(location)
        kind = kind or reader_for_suffix(PurePath(path).suffix)
        if isinstance(kind, Unsupported):
            demand_file(path, name=name)
        reader, content = _supported(kind, name), read_bytes(path, limits.file_bytes, name=name)
    refused = unsupported_by_content(content)
    if refused is not None:
        _supported(refused, name)
    decoded = decode(content, name, charset)
    if not holds_text(decoded.text):
        raise ReadError(f"{name} holds no text", remedy="check that it is the right file and was saved")
    return _document(decoded, content, reader, location, limits)


def _within(content: bytes, name: str, limits: Limits) -> bytes:
    if len(content) > limits.file_bytes:
        raise ReadError(
            f"{name} holds {len(content):,} bytes, over the limit of {limits.file_bytes:,}",
            remedy=TOO_LARGE,
        )
    return content


def _kind_by_media_type(media_type: str | None) -> tuple[Reader | Unsupported | None, str | None]:
    """The kind and the charset that a media type names; no kind for the one that says nothing."""
    if media_type is None:
        return None, None
    essence, *parameters = media_type.split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charsets = [value.strip().strip('"') for name, _, value in pairs if name.strip().lower() == "charset"]
    charset = charsets[0] if charsets else None
    if essence.strip().lower() == "application/octet-stream":
        return None, charset
    kind = reader_for_media_type(essence)
    if kind is None:
        raise ReadError(
            f"there is no reader for the media type {essence.strip()!a}",
            remedy="give text/plain or text/markdown, or leave it out",
        )
    return kind, charset


def _supported(kind: Reader | Unsupported, name: str) -> Reader:
    if isinstance(kind, Unsupported):
        raise ReadError(f"{name} is {kind.name}, which cannot be read yet", remedy=kind.remedy)
    return kind


def _document(decoded: Decoded, content: bytes, reader: Reader, location: str | None, limits: Limits) -> Document:
    parts = reader.read(decoded.text, limits)
    options: Mapping[str, str] = {"charset": decoded.charset} if decoded.how == "declared" else {}
    return Document(
        text=decoded.text,
        location=location,
        reader=ReaderIdentity(name=reader.name, version=reader.version, options=options),
        digest=BytesDigest(sha256=hashlib.sha256(content).hexdigest(), size=len(content)),
        locators=parts.locators,
        facts=(*_decoding_facts(decoded), *observe(decoded.text), *parts.facts),
        apparatus=parts.apparatus,
        markup=parts.markup,
    )


def _decoding_facts(decoded: Decoded) -> tuple[Fact, ...]:
    facts = (Fact("charset", decoded.charset), Fact("charset-by", decoded.how))
    return (*facts, Fact("byte-order-mark", str(decoded.mark))) if decoded.mark else facts
