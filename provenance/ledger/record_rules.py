"""What a ledger must keep to beyond its schema: agreeing names, spans that fit their words, places in the project.

The rules look at parsed JSON, not at records, so that each fault has a path and with it a line. They assume that what
they look at is valid under the schema: `broken` names the records that are not, and those are passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from provenance.ledger.faults import shown
from provenance.ledger.json_places import JsonPath, path_text
from provenance.ledger.locations import location_fault
from provenance.ledger.schema_faults import PathFault
from provenance.ledger.source_keys import key_fault


@frozen
class Part:
    """One file of a ledger: its `name`, its parsed `value`, and the first two steps of the paths of its faults."""

    name: str
    value: Mapping[str, Any]
    broken: Collection[JsonPath] = ()

    def sources(self) -> Iterator[tuple[JsonPath, str, Any]]:
        """Path, key and record of every source, the broken ones too."""
        found = self.value.get("sources")
        for key, source in found.items() if isinstance(found, dict) else ():
            yield ("sources", key), key, source

    def citations(self) -> Iterator[tuple[JsonPath, Any]]:
        """Path and record of every citation that is valid under its schema."""
        found = self.value.get("citations")
        for index, citation in enumerate(found if isinstance(found, list) else ()):
            if ("citations", index) not in self.broken:
                yield ("citations", index), citation


def record_faults(part: Part) -> Iterator[PathFault]:
    """The faults of each record of a part, looked at alone."""
    for path, key, source in part.sources():
        if path not in part.broken:
            yield from _source_faults(path, key, source)
    for path, citation in part.citations():
        yield from _selector_faults((*path, "selectors"), citation["selectors"])
        yield from _citation_faults(path, citation)


def joint_faults(parts: Sequence[Part]) -> Iterator[tuple[int, PathFault]]:
    """The faults of the records together: a key or id given twice, a citation of a source that nobody recorded.

    Each comes with the index of its part.
    """
    keys: dict[str, str] = {}
    ids: dict[str, str] = {}
    for number, part in enumerate(parts):
        for path, key, _ in part.sources():
            first = keys.setdefault(key, f"{part.name}: {path_text(path)}")
            if first != f"{part.name}: {path_text(path)}":
                yield number, PathFault(path, f"the source {shown(key)} stands twice: also in {first}", at_key=True)
        for path, citation in part.citations():
            first = ids.setdefault(citation["id"], f"{part.name}: {path_text(path)}")
            if first != f"{part.name}: {path_text(path)}":
                yield number, PathFault((*path, "id"), f"the id {shown(citation['id'])} stands twice: also in {first}")
    if any(("sources",) in part.broken for part in parts):
        return  # without the sources there is nothing to miss one of
    for number, part in enumerate(parts):
        for path, citation in part.citations():
            if citation["source"] not in keys:
                message = f"{path_text((*path, 'source'))} names {shown(citation['source'])}, which is no source here"
                yield number, PathFault((*path, "source"), message)


def _source_faults(path: JsonPath, key: str, source: Mapping[str, Any]) -> Iterator[PathFault]:
    wrong_key = key_fault(key)
    if wrong_key is not None:
        yield PathFault(path, f"the key {shown(key)} {wrong_key}", at_key=True)
    location = location_fault(source["location"])
    if location is not None:
        yield _location((*path, "location"), source["location"], location)
    if source.get("confidential") is True:
        message = f"{path_text(path)} is confidential, which this version cannot honour; take it out of the ledger"
        yield PathFault((*path, "confidential"), message)


def _citation_faults(path: JsonPath, citation: Mapping[str, Any]) -> Iterator[PathFault]:
    draft = citation.get("draft")
    wrong_path = location_fault(draft["path"], web=False) if draft is not None else None
    if draft is not None and wrong_path is not None:
        yield _location((*path, "draft", "path"), draft["path"], wrong_path)
    occurrence = citation.get("occurrence")
    if occurrence is not None and occurrence["index"] > occurrence["of"]:
        message = f"{path_text((*path, 'occurrence'))} is number {occurrence['index']} of only {occurrence['of']}"
        yield PathFault((*path, "occurrence"), message)


def _selector_faults(path: JsonPath, selectors: Sequence[Mapping[str, Any]]) -> Iterator[PathFault]:
    quotes = [selector for selector in selectors if selector["type"] == "TextQuoteSelector"]
    positions = [(index, each) for index, each in enumerate(selectors) if each["type"] == "TextPositionSelector"]
    if not quotes:
        yield PathFault(path, f"{path_text(path)} has no TextQuoteSelector")
    elif positions and len(positions) != len(quotes):
        numbers = f"{len(quotes)} TextQuoteSelectors, but {len(positions)} TextPositionSelectors"
        yield PathFault(path, f"{path_text(path)} has {numbers}")
    pairs = quotes if len(positions) == len(quotes) else [None] * len(positions)
    for (index, position), quote in zip(positions, pairs, strict=True):
        yield from _position_faults((*path, index), position, quote)


def _position_faults(
    path: JsonPath, position: Mapping[str, Any], quote: Mapping[str, Any] | None
) -> Iterator[PathFault]:
    start, end = int(position["start"]), int(position["end"])
    if end < start:
        yield PathFault((*path, "end"), f"{path_text(path)} ends at {end}, before its start {start}")
    elif quote is not None and end - start != len(quote["exact"]):
        lengths = f"spans {end - start} code points, but its exact text has {len(quote['exact'])}"
        yield PathFault((*path, "end"), f"{path_text(path)} {lengths}")


def _location(path: JsonPath, location: str, fault: str) -> PathFault:
    return PathFault(path, f"{path_text(path)}: '{shown(location)}' {fault}")
