"""Where in a JSON text each key and value stands. Iterative, so that nesting costs no recursion.

The scanner is for texts that a JSON parser has accepted, or has accepted up to the fault that is being looked for; it
ends quietly at the first thing that is not JSON. It is run only once a fault is known, to give it a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from attrs import define, field, frozen

from provenance.ledger.faults import shown

#: A way from the top of a JSON value to one inside it: keys of objects and indices of arrays.
JsonPath = tuple[str | int, ...]

# Possessive quantifiers: the pattern cannot backtrack, so that every text is scanned in one pass.
_TOKEN = re.compile(r'[ \t\n\r]*+(?:("(?:[^"\\]++|\\.)*+")|([{}\[\],:])|([^\s{}\[\],:"]++))', re.DOTALL)
_PLAIN_NAME = re.compile(r"[\w-]{1,60}")


@frozen
class Place:
    """A key or a value of the JSON text: `path` to it, the code point `offset`, and `token`, its text.

    The token of an object or array is its opening bracket. `repeated` marks a key that its object has had before.
    """

    path: JsonPath
    offset: int
    token: str
    is_key: bool = False
    repeated: bool = False


@define
class _Container:
    """An object or array that is open. `step` is the key or index of the value that comes next."""

    is_object: bool
    step: str | int
    awaits_key: bool
    names: set[str] = field(factory=set)


def json_places(text: str) -> Iterator[Place]:
    """Every key and value of the text, in its order. A key has the path of its value."""
    stack: list[_Container] = []
    position = 0
    while token := _TOKEN.match(text, position):
        position = token.end()
        string, mark, _ = token.groups()
        kind = token.lastindex or 0
        offset = token.start(kind)
        innermost = stack[-1] if stack else None
        if mark and mark in "}]":
            if not stack:
                return
            stack.pop()
        elif mark == ",":
            if innermost is not None:
                _go_on(innermost)
        elif mark == ":":
            continue
        elif string and innermost is not None and innermost.awaits_key:
            yield _key(stack, string, offset)
        else:
            yield Place(tuple(container.step for container in stack), offset, token.group(kind))
            if mark:
                stack.append(_Container(mark == "{", "" if mark == "{" else 0, awaits_key=mark == "{"))


def offsets_of(text: str, paths: Collection[JsonPath]) -> dict[JsonPath, tuple[int, int]]:
    """For each path that the text has: the code point offsets of its key and of its value (equal in an array)."""
    keys: dict[JsonPath, int] = {}
    found: dict[JsonPath, tuple[int, int]] = {}
    for place in json_places(text):
        if place.path not in paths:
            continue
        if place.is_key:
            keys[place.path] = place.offset
        else:
            found[place.path] = (keys.get(place.path, place.offset), place.offset)
    return found


def path_text(path: JsonPath) -> str:
    """The path as people write it: `citations[3].selectors[0].start`; `the file` for the empty path."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_NAME.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(shown(step, 60), ensure_ascii=False)}]"
    return text or "the file"


def _go_on(container: _Container) -> None:
    if isinstance(container.step, int):
        container.step += 1
    else:
        container.awaits_key = True


def _key(stack: list[_Container], string: str, offset: int) -> Place:
    container = stack[-1]
    try:
        # Decoded, because "a" and "\u0061" are one key.
        name: str = json.loads(string, strict=False)
    except ValueError:
        name = string
    repeated = name in container.names
    container.names.add(name)
    container.step = name
    container.awaits_key = False
    return Place(tuple(c.step for c in stack), offset, string, is_key=True, repeated=repeated)
