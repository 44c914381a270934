r"""The one loader of JSON that nobody vouches for: RFC 8259, narrowed to what RFC 7493 (I-JSON) lets programs share.

Refused, each with its line and column: more bytes, values or nesting than the limits allow (counted before anything is
parsed), bytes that are not UTF-8, a name that stands twice in one object, NaN and Infinity, numbers beyond the range of
a double, whole numbers beyond ±(2⁵³ − 1), numbers of absurd length, lone surrogates (also written as `\ud800`), and
whatever follows the value. A UTF-8 byte order mark at the very beginning is accepted and dropped, since some editors
write one unasked; columns are counted behind it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any, NoReturn

from attrs import field, frozen

from provenance.errors import LedgerError
from provenance.ledger.faults import CORRECT_IT, Fault, ledger_error, shown, shown_path
from provenance.ledger.json_places import Place, json_places
from provenance.text.lines import LineIndex

#: The largest whole number that every JSON reader keeps exactly (RFC 7493, section 2.2).
LARGEST_INTEGER = 2**53 - 1

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# Text without structure, then one structural mark. It matches at every position, at the end with an empty mark, and
# cannot backtrack: every text is measured in one pass, unclosed strings too.
_STRUCTURE = re.compile(r'(?:[^"\[\]{},]++|"(?:[^"\\]++|\\.)*+(?:"|\\?+\Z))*+([\[\]{},]?)', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SYNTAX = {
    "Expecting value": "a value is expected here",
    "Expecting property name enclosed in double quotes": "a name in double quotes is expected here",
    "Expecting ',' delimiter": "a comma or the closing bracket is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Extra data": "something follows the value",
    "Unterminated string starting at": "the string that begins here has no end",
}
_CONSTANTS = ("NaN", "Infinity", "-Infinity")


@frozen
class JsonLimits:
    """What a JSON text may cost.

    `size` in bytes, `depth` of nesting, `values` in all (counted by their commas and opening brackets), and `digits`,
    the characters of one number.
    """

    size: int = 64 * 1024 * 1024
    depth: int = 64
    values: int = 2_000_000
    digits: int = 1000


DEFAULT_LIMITS = JsonLimits()


@frozen(eq=False)
class JsonText:
    """A JSON text that was accepted: `name` to print, `text` without its byte order mark, and the parsed `value`."""

    name: str
    text: str = field(repr=False)
    value: Any = field(repr=False)


class _NotAcceptedError(Exception):
    """The parser met something that is JSON to it but not to us; where, is looked up afterwards."""


def parse_json(data: bytes, name: str, limits: JsonLimits = DEFAULT_LIMITS) -> JsonText:
    """Parse untrusted bytes. `name` is printed in faults, usually the path as a person gave it.

    Raises LedgerError, with line and column counted in code points, for everything that the module says is refused.
    The cost is linear in the size; nesting costs no recursion beyond `limits.depth`.
    """
    name = shown_path(name)
    refuse_size(len(data), name, limits)
    text = _decode(data, name)
    _refuse_structure(text, name, limits)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object_without_repeats,
            parse_int=_integer_within(limits),
            parse_float=_float_within(limits),
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        message = _SYNTAX.get(error.msg, error.msg[:1].lower() + error.msg[1:])
        raise _error(name, text, error.pos, f"not valid JSON: {message}") from None
    except _NotAcceptedError:
        raise _first_not_accepted(name, text, limits) from None
    if _SURROGATE_ESCAPE.search(text):
        _refuse_lone_surrogates(name, text)
    return JsonText(name, text, value)


def refuse_size(size: int, name: str, limits: JsonLimits = DEFAULT_LIMITS) -> None:
    """Raise LedgerError where a file of `size` bytes is larger than the limits allow."""
    if size > limits.size:
        message = f"{name}: {size:,} bytes are more than the {limits.size:,} that are read"
        raise LedgerError(message, remedy="divide the ledger into a folder of files, or raise the limit")


def _decode(data: bytes, name: str) -> str:
    body = data.removeprefix(_BYTE_ORDER_MARK)
    if not body.strip():
        raise LedgerError(f"{name}:1:1: the file is empty", remedy=CORRECT_IT)
    remedy = "save the file as UTF-8"
    for mark, charset in _OTHER_MARKS.items():
        if data.startswith(mark):
            raise LedgerError(f"{name}:1:1: the file is {charset}, not UTF-8", remedy=remedy)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        line, column = LineIndex(before).position(len(before))
        message = f"{name}:{line}:{column}: byte 0x{body[error.start]:02x} is not UTF-8 here"
        raise LedgerError(message, remedy=remedy) from None


def _refuse_structure(text: str, name: str, limits: JsonLimits) -> None:
    """Count nesting and values before parsing, since the parser recurses and builds objects of many times the size."""
    depth, values = 0, 1
    for structure in _STRUCTURE.finditer(text):
        mark = structure[1]
        if mark == ",":
            values += 1
        elif mark in ("[", "{"):
            depth, values = depth + 1, values + 1
            if depth > limits.depth:
                raise _error(name, text, structure.start(1), f"more than {limits.depth} values are nested here")
        elif mark:
            depth -= 1
        if values > limits.values:
            message = f"more than {limits.values:,} values"
            raise _error(name, text, structure.start(1), message, "divide the ledger into a folder of files")


def _object_without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise _NotAcceptedError
    return value


def _integer_within(limits: JsonLimits) -> Callable[[str], int]:
    def integer(token: str) -> int:
        if _number_fault(token, limits) is not None:
            raise _NotAcceptedError
        return int(token)

    return integer


def _float_within(limits: JsonLimits) -> Callable[[str], float]:
    def real(token: str) -> float:
        if _number_fault(token, limits) is not None:
            raise _NotAcceptedError
        return float(token)

    return real


def _refuse_constant(_: str) -> NoReturn:
    raise _NotAcceptedError


def _number_fault(token: str, limits: JsonLimits) -> str | None:
    # The length comes first: `int` refuses long digit runs with a ValueError, and older versions take quadratic time.
    if len(token) > limits.digits:
        return f"the number {shown(token, 20)} has more than {limits.digits} characters"
    if token.lstrip("-").isdigit():
        if abs(int(token)) > LARGEST_INTEGER:
            return f"the whole number {token} is beyond ±{LARGEST_INTEGER}"
    elif not math.isfinite(float(token)):
        return f"the number {token} is beyond the range of numbers"
    return None


def _first_not_accepted(name: str, text: str, limits: JsonLimits) -> LedgerError:
    for place in json_places(text):
        message = _place_fault(place, limits)
        if message is not None:
            return _error(name, text, place.offset, message)
    return LedgerError(f"{name}: a name stands twice in an object, or a number cannot be kept", remedy=CORRECT_IT)


def _place_fault(place: Place, limits: JsonLimits) -> str | None:
    if place.repeated:
        return f"the name {shown(place.token)} stands twice in one object"
    if place.token in _CONSTANTS:
        return f"{place.token} is not a number that JSON has"
    if place.token[0] in "-0123456789":
        return _number_fault(place.token, limits)
    return None


def _refuse_lone_surrogates(name: str, text: str) -> None:
    for place in json_places(text):
        if place.token[0] != '"' or not _SURROGATE_ESCAPE.search(place.token):
            continue
        if any("\ud800" <= char <= "\udfff" for char in json.loads(place.token)):
            message = f"{shown(place.token)} holds half of a surrogate pair, which is no character"
            raise _error(name, text, place.offset, message)


def _error(name: str, text: str, offset: int, message: str, remedy: str = CORRECT_IT) -> LedgerError:
    return ledger_error([Fault(name, *LineIndex(text).position(offset), message)], remedy)
