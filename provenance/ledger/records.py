"""Ledger records as plain JSON values, and back: the one place that knows the order and the defaults of their fields.

Fields that hold nothing are left out: None, an empty list, an empty text where that is the default, and `confidential`
where it is false. Fields that nobody here knows are read into `extra` and written again behind the known ones, in the
order in which they were read.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from provenance.errors import LedgerError
from provenance.ledger.faults import shown
from provenance.model.citation import (
    Citation,
    DraftReference,
    Ledger,
    Occurrence,
    Pinpoint,
    Recorded,
    Selector,
    Source,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.fingerprint import (
    BytesDigest,
    Fingerprint,
    ReaderIdentity,
    SegmentsDigest,
    TextDigest,
    WordsDigest,
)

if TYPE_CHECKING:
    from cattrs import Converter

#: The `$schema` that a ledger names.
LEDGER_SCHEMA = "urn:provenance:schema:ledger:1"

# Every record class with the order of its fields in JSON.
_FIELDS: Mapping[type, tuple[str, ...]] = {
    BytesDigest: ("sha256", "size"),
    ReaderIdentity: ("name", "version", "options"),
    TextDigest: ("sha256", "length"),
    WordsDigest: ("profile", "unicode", "sha256"),
    SegmentsDigest: ("profile", "count", "root"),
    Fingerprint: ("bytes", "reader", "text", "words", "segments"),
    TextQuoteSelector: ("exact", "prefix", "suffix"),
    TextPositionSelector: ("start", "end"),
    Occurrence: ("index", "of"),
    Pinpoint: ("label", "value"),
    DraftReference: ("path", "nth"),
    Recorded: ("at", "by", "tool"),
    Citation: (
        *("id", "source", "claim", "quotation", "selectors", "occurrence", "locator", "speaker", "language"),
        *("translation", "draft", "recorded", "reviews", "history"),
    ),
    Source: (
        *("location", "title", "author", "published", "medium", "language", "url", "retrieved", "confidential"),
        "fingerprint",
    ),
    Ledger: ("version", "sources", "citations"),
}
# Written even where they hold their default, since a reader of the file does not know that.
_ALWAYS = frozenset({"profile", "nth", "version", "sources", "citations"})
# What stands in the JSON of a record without being a field of its class.
_MARKS: Mapping[type, Mapping[str, str]] = {
    TextQuoteSelector: {"type": TextQuoteSelector.__name__},
    TextPositionSelector: {"type": TextPositionSelector.__name__},
    Ledger: {"$schema": LEDGER_SCHEMA},
}
# `attrs.Factory` is the class of the defaults that are made anew; its stubs call it a function.
_FACTORY: Any = type(attrs.Factory(dict))


def structure_ledger(value: Mapping[str, Any]) -> Ledger:
    """The ledger of a plain JSON value that is valid under the schema; unknown fields go to `extra`."""
    return _converter().structure(value, Ledger)


def structure_citation(value: Mapping[str, Any]) -> Citation:
    """The citation of a plain JSON value that is valid under the schema; unknown fields go to `extra`."""
    return _converter().structure(value, Citation)


def structure_fingerprint(value: Mapping[str, Any]) -> Fingerprint:
    """The fingerprint of a plain JSON value that is valid under the schema; unknown fields go to `extra`."""
    return _converter().structure(value, Fingerprint)


def unstructure_ledger(ledger: Ledger) -> dict[str, Any]:
    """The ledger as plain JSON values, sources sorted by key and citations by id (by code point).

    Raises LedgerError where an `extra` holds the name of a known field, which would be lost.
    """
    ordered = attrs.evolve(
        ledger,
        sources={key: ledger.sources[key] for key in sorted(ledger.sources)},
        citations=tuple(sorted(ledger.citations, key=lambda citation: citation.id)),
    )
    return _plain(ordered)


def unstructure_citation(citation: Citation) -> dict[str, Any]:
    """The citation as plain JSON values. Raises LedgerError where an `extra` holds the name of a known field."""
    return _plain(citation)


def unstructure_fingerprint(fingerprint: Fingerprint) -> dict[str, Any]:
    """The fingerprint as plain JSON values. Raises LedgerError where an `extra` holds the name of a known field."""
    return _plain(fingerprint)


@functools.cache
def _converter() -> Converter:
    # Imported here because cattrs is slow to load and only the reading of a ledger needs it.
    from cattrs import Converter

    converter = Converter(detailed_validation=False)
    # Inner classes stand first in _FIELDS, since cattrs looks their hooks up while it builds those of outer ones.
    for record_class in _FIELDS:
        if record_class is Citation:
            converter.register_structure_hook(Selector, functools.partial(_selector, converter))
        converter.register_structure_hook(record_class, _structure_hook(converter, record_class))
    return converter


def _selector(converter: Converter, value: Mapping[str, Any], _: Any) -> Selector:
    if value["type"] == TextQuoteSelector.__name__:
        return converter.structure(value, TextQuoteSelector)
    return converter.structure(value, TextPositionSelector)


def _structure_hook(converter: Converter, record_class: type) -> Callable[[Mapping[str, Any], Any], Any]:
    from cattrs.gen import make_dict_structure_fn, override

    # `extra` is left out here, so that a field of the file that is called "extra" is an unknown one like any other.
    known: Any = make_dict_structure_fn(record_class, converter, extra=override(omit=True))
    names = {*_FIELDS[record_class], *_MARKS.get(record_class, {})}

    def structure(value: Mapping[str, Any], kind: Any) -> Any:
        record = known(value, kind)
        unknown = {name: value[name] for name in value if name not in names}
        return attrs.evolve(record, extra=unknown) if unknown else record

    return structure


def _plain(record: Any) -> dict[str, Any]:
    """A record as JSON values. Recursion ends with the records: what stands in `extra` is handed over as it is."""
    record_class: type = type(record)
    plain: dict[str, Any] = dict(_MARKS.get(record_class, {}))
    defaults = _defaults(record_class)
    for name in _FIELDS[record_class]:
        value = getattr(record, name)
        if name in _ALWAYS or value != defaults[name]:
            plain[name] = _plain_value(value)
    for name, value in record.extra.items():
        if name in plain or name in defaults:
            message = f"an unknown field of a {record_class.__name__} has the name of a known one, {shown(str(name))}"
            raise LedgerError(message, remedy="set the field itself instead of its extra")
        plain[name] = value
    return plain


def _plain_value(value: Any) -> Any:
    if type(value) in _FIELDS:
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) if type(item) in _FIELDS else item for name, item in value.items()}
    return value.value if isinstance(value, enum.Enum) else value


@functools.cache
def _defaults(record_class: type) -> dict[str, Any]:
    """The default of each field that JSON has; `attrs.NOTHING`, which equals no value, where there is none."""
    fields = attrs.fields_dict(record_class)
    defaults = {name: fields[name].default for name in _FIELDS[record_class]}
    return {name: value.factory() if isinstance(value, _FACTORY) else value for name, value in defaults.items()}
