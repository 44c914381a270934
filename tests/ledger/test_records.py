from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given, settings
from ledger_strategies import ledgers, small_ledger

from provenance.errors import LedgerError
from provenance.ledger import records
from provenance.ledger.load import parse_ledger
from provenance.ledger.records import (
    structure_citation,
    structure_fingerprint,
    structure_ledger,
    unstructure_citation,
    unstructure_fingerprint,
    unstructure_ledger,
)
from provenance.ledger.save import ledger_bytes
from provenance.ledger.schema_files import schema
from provenance.model.citation import Citation, Ledger, Source, TextQuoteSelector
from provenance.model.fingerprint import Fingerprint, ReaderIdentity

FULL = {
    "$schema": "urn:provenance:schema:ledger:1",
    "version": 1,
    "sources": {
        "harbour-review": {
            "location": "sources/harbour-review.txt",
            "title": "Harbour review",
            "author": "A. Author",
            "published": "2026-03-01",
            "medium": "written",
            "language": "en",
            "url": "https://example.org/harbour-review",
            "retrieved": "2026-11-23T10:00:00Z",
            "fingerprint": {
                "bytes": {"sha256": "0" * 64, "size": 18233},
                "reader": {"name": "plain", "version": "1", "options": {"newline": "kept"}},
                "text": {"sha256": "1" * 64, "length": 17960},
                "words": {"profile": "words/1", "unicode": "15.0.0", "sha256": "2" * 64},
                "segments": {"profile": "segments/1", "count": 212, "root": "3" * 64},
            },
        }
    },
    "citations": [
        {
            "id": "harbour-review-3f9a2c41d07e",
            "source": "harbour-review",
            "claim": "None may be sold.",
            "quotation": "none … may be sold",
            "selectors": [
                {"type": "TextQuoteSelector", "exact": "None", "prefix": "before", "suffix": "after"},
                {"type": "TextPositionSelector", "start": 9301, "end": 9305},
                {"type": "TextQuoteSelector", "exact": "may be sold"},
                {"type": "TextPositionSelector", "start": 9328, "end": 9339},
            ],
            "occurrence": {"index": 1, "of": 1},
            "locator": {"label": "page", "value": "14"},
            "speaker": "Ines Falk",
            "language": "en",
            "translation": {"of": "de", "by": "B. Author"},
            "draft": {"path": "drafts/moorings.md", "nth": 1},
            "recorded": {"at": "2026-11-23T10:00:00Z", "by": "C. Author", "tool": "provenance 0.1.0"},
            "reviews": [{"by": "D. Author", "decision": "confirmed"}],
            "history": [{"selectors": []}],
        }
    ],
}


@settings(max_examples=50)
@given(ledgers())
def test_a_ledger_survives_being_written_and_read(ledger: Ledger) -> None:
    """Every field of every record, and every unknown field, comes back from the file as it was."""
    data = ledger_bytes(ledger)
    again = parse_ledger(data, "citations.json")
    assert again == ledger
    assert ledger_bytes(again) == data


@settings(max_examples=50)
@given(ledgers())
def test_equal_ledgers_are_the_same_bytes(ledger: Ledger) -> None:
    """The order in which sources and citations were given does not show in the file."""
    shuffled = attrs.evolve(
        ledger,
        sources=dict(reversed(ledger.sources.items())),
        citations=tuple(reversed(ledger.citations)),
    )
    assert ledger_bytes(shuffled) == ledger_bytes(ledger)


def test_all_fields_keep_their_order() -> None:
    """A ledger with every field comes back with its keys in the documented order."""
    again = unstructure_ledger(structure_ledger(FULL))
    assert json.dumps(again) == json.dumps(FULL)


def test_unknown_fields_come_back_behind_the_known_ones() -> None:
    """Fields that nobody knows survive at every level, the reader's too, in the order in which they stood."""
    plain = json.loads(json.dumps(FULL))
    places = [
        plain,
        plain["sources"]["harbour-review"],
        plain["sources"]["harbour-review"]["fingerprint"],
        *plain["sources"]["harbour-review"]["fingerprint"].values(),
        plain["citations"][0],
        *plain["citations"][0]["selectors"],
        *(plain["citations"][0][name] for name in ("occurrence", "locator", "draft", "recorded")),
    ]
    for place in places:
        place["zebra"] = {"deep": [None, 1.5]}
        place["aardvark"] = None
    assert json.dumps(unstructure_ledger(structure_ledger(plain))) == json.dumps(plain)


def test_fields_that_hold_nothing_are_left_out() -> None:
    """None, empty lists and texts, and `confidential: false` are not written."""
    ledger = Ledger(
        sources={"k": Source("a.txt", fingerprint=Fingerprint(reader=ReaderIdentity("plain", "1")))},
        citations=(Citation(id="k-1", source="k", selectors=(TextQuoteSelector("words"),)),),
    )
    plain = unstructure_ledger(ledger)
    assert plain["sources"]["k"] == {
        "location": "a.txt",
        "fingerprint": {"reader": {"name": "plain", "version": "1"}},
    }
    assert plain["citations"] == [
        {"id": "k-1", "source": "k", "selectors": [{"type": "TextQuoteSelector", "exact": "words"}]}
    ]


def test_an_empty_text_that_is_no_default_is_written() -> None:
    """An empty claim is not the same as no claim."""
    citation = Citation(id="k-1", source="k", selectors=(TextQuoteSelector("words"),), claim="")
    assert structure_citation(unstructure_citation(citation)) == citation


def test_extra_may_not_hold_a_known_name() -> None:
    """An unknown field that would be lost under a known name is refused, for defaults that are not written too."""
    for name in ("claim", "id", "selectors"):
        citation = Citation(id="k-1", source="k", selectors=(TextQuoteSelector("words"),), extra={name: "lost"})
        with pytest.raises(LedgerError, match=name):
            unstructure_citation(citation)


def test_single_records_go_both_ways() -> None:
    """A fingerprint and a citation alone are read and written like those of a ledger."""
    source, citation = FULL["sources"]["harbour-review"], FULL["citations"][0]
    assert unstructure_fingerprint(structure_fingerprint(source["fingerprint"])) == source["fingerprint"]
    assert unstructure_citation(structure_citation(citation)) == citation


def test_classes_and_schemas_have_the_same_fields() -> None:
    """Every field of a record class stands in its schema, in the order in which it is written, and no other does."""
    ledger, citation, fingerprint = schema("ledger"), schema("citation"), schema("fingerprint")
    described = {
        "Ledger": ledger["properties"],
        "Source": ledger["$defs"]["source"]["properties"],
        "Citation": citation["properties"],
        "Occurrence": citation["properties"]["occurrence"]["properties"],
        "Pinpoint": citation["properties"]["locator"]["properties"],
        "DraftReference": citation["properties"]["draft"]["properties"],
        "Recorded": citation["properties"]["recorded"]["properties"],
        "TextQuoteSelector": citation["$defs"]["selector"]["allOf"][0]["then"]["properties"],
        "TextPositionSelector": citation["$defs"]["selector"]["allOf"][1]["then"]["properties"],
        "Fingerprint": fingerprint["properties"],
        "ReaderIdentity": fingerprint["$defs"]["reader"]["properties"],
        "BytesDigest": fingerprint["properties"]["bytes"]["properties"],
        "TextDigest": fingerprint["properties"]["text"]["properties"],
        "WordsDigest": fingerprint["properties"]["words"]["properties"],
        "SegmentsDigest": fingerprint["properties"]["segments"]["properties"],
    }
    written = {each.__name__: names for each, names in records._FIELDS.items()}
    assert {
        name: tuple(field for field in fields if field != "$schema") for name, fields in described.items()
    } == written
    for record_class, names in records._FIELDS.items():
        assert set(attrs.fields_dict(record_class)) - {"extra"} == set(names)


def test_numbers_written_as_reals_are_read_as_whole_numbers() -> None:
    """JSON Schema counts 1.0 as an integer, so offsets are made `int`."""
    plain = unstructure_ledger(small_ledger("k-1"))
    position = plain["citations"][0]["selectors"][1]
    position["start"] = float(position["start"])
    ledger = parse_ledger(json.dumps(plain).encode(), "citations.json")
    start = ledger.citations[0].positions[0].start
    assert type(start) is int
    assert start == 9301
