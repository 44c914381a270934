"""The id of a citation: given once, from what it pins, and never computed again."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence

from provenance.errors import TextError
from provenance.wording.messages import shown

_DIGITS = 12


def citation_id(source_key: str, exacts: Sequence[str], occurrence_index: int, taken: Container[str]) -> str:
    """An id for a citation of `exacts`, the source's words of each fragment in order, that is not `taken`.

    `occurrence_index` counts equal places from 1. The id is the key, `-`, and the first 12 hex digits of the SHA-256 of
    the canonical JSON (RFC 8785) of `[source_key, exacts, occurrence_index]`; behind it `-2`, `-3`, … where that is
    taken. Raises TextError for words that hold a lone surrogate, which has no canonical form.
    """
    # Imported here because only a new citation needs it.
    import rfc8785

    try:
        canonical = rfc8785.dumps([source_key, list(exacts), occurrence_index])
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        message = f"a citation of {shown(source_key)} has words that cannot be written as UTF-8"
        raise TextError(message, remedy="quote words without half surrogate pairs") from None
    first = f"{source_key}-{hashlib.sha256(canonical).hexdigest()[:_DIGITS]}"
    number, candidate = 1, first
    while candidate in taken:
        number += 1
        candidate = f"{first}-{number}"
    return candidate
