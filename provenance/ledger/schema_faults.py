"""What a JSON value has against its schema, every fault with its path, in words of our own.

The messages of `jsonschema` print the whole offending value, which may be a megabyte of somebody's text, so they are
not used; a schema's `title` says what a pattern asks for.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from provenance.ledger.faults import COUNTED_FAULTS, shown
from provenance.ledger.json_places import JsonPath, path_text
from provenance.ledger.schema_files import schema, schema_id, schema_names

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_PATTERN_FALLBACK = "of another form"


@frozen
class PathFault:
    """A fault of the value at `path`, or of the key that ends the path (`at_key`); `message` names the path."""

    path: JsonPath
    message: str
    at_key: bool = False


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """A validator of the named schema that knows the others. Raises UsageError for an unknown name."""
    # Imported here because jsonschema is slow to load and only the reading of a ledger needs it.
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    resources = [(schema_id(known), Resource.from_contents(schema(known))) for known in schema_names()]
    registry: Any = Registry().with_resources(resources)
    return Draft202012Validator(schema(name), registry=registry)


def schema_faults(value: Any, name: str) -> list[PathFault]:
    """The faults of `value` under the named schema, in the order found, at most `COUNTED_FAULTS` of them."""
    return list(itertools.islice(_distinct(map(_fault, validator(name).iter_errors(value))), COUNTED_FAULTS))


def _distinct(faults: Iterable[PathFault]) -> Iterator[PathFault]:
    # Several missing fields of one record come as one error each and are reported as one fault.
    previous = None
    for fault in faults:
        if fault != previous:
            yield fault
        previous = fault


def _fault(error: ValidationError) -> PathFault:
    path: JsonPath = tuple(error.absolute_path)
    if "propertyNames" in error.schema_path:
        path = (*path, str(error.instance))
        return PathFault(path, f"{path_text(path)}: a key must be {_asked(error)}", at_key=True)
    describe = _DESCRIPTIONS.get(str(error.validator), _other)
    return PathFault(path, f"{path_text(path)} {describe(error)}")


def _type(error: ValidationError) -> str:
    asked: Any = error.validator_value
    kinds = [asked] if isinstance(asked, str) else asked
    return f"must be {' or '.join(_TYPES[kind] for kind in kinds)}, not {_kind(error.instance)}"


def _required(error: ValidationError) -> str:
    lacking = [name for name in _list(error.validator_value) if name not in _list(error.instance)]
    return f"lacks {', '.join(lacking)}"


def _const(error: ValidationError) -> str:
    return f"must be {json.dumps(error.validator_value)}, not {_brief(error.instance)}"


def _enum(error: ValidationError) -> str:
    known = ", ".join(str(member) for member in _list(error.validator_value))
    return f"must be one of {known}, not {_brief(error.instance)}"


def _pattern(error: ValidationError) -> str:
    return f"must be {_asked(error)}, not {_brief(error.instance)}"


def _minimum(error: ValidationError) -> str:
    return f"must be {error.validator_value} or more, not {_brief(error.instance)}"


def _maximum(error: ValidationError) -> str:
    return f"must be {error.validator_value} or less, not {_brief(error.instance)}"


def _at_least(error: ValidationError) -> str:
    return "must not be empty" if error.validator_value == 1 else f"must have {error.validator_value} or more"


def _at_most(error: ValidationError) -> str:
    return f"must have at most {error.validator_value} characters or items"


def _unknown_fields(error: ValidationError) -> str:
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    return f"has the unknown fields {', '.join(shown(name, 40) for name in _list(error.instance) if name not in known)}"


def _other(error: ValidationError) -> str:
    return f"does not keep to {error.validator!r} of its schema"


_DESCRIPTIONS: dict[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "required": _required,
    "const": _const,
    "enum": _enum,
    "pattern": _pattern,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _at_least,
    "minItems": _at_least,
    "maxLength": _at_most,
    "maxItems": _at_most,
    "additionalProperties": _unknown_fields,
}


def _asked(error: ValidationError) -> str:
    title = error.schema.get("title", _PATTERN_FALLBACK) if isinstance(error.schema, dict) else _PATTERN_FALLBACK
    return str(title)


def _list(value: Any) -> list[Any]:
    return list(value)


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "a text"
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return f"the number {_brief(value)}"


def _brief(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return _kind(value)
    return shown(json.dumps(value, ensure_ascii=False), 60)
