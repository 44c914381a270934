from __future__ import annotations

import json

from hypothesis import given
from ledger_strategies import json_values

from provenance.ledger.json_places import json_places, offsets_of, path_text

TEXT = """{
  "a": [1, {"b": "x\\"]"}],
  "c d": {}
}"""


def test_every_key_and_value_has_its_place() -> None:
    """Keys and values come in the order of the text, each with its path, offset and token."""
    found = [(place.path, place.is_key, place.token) for place in json_places(TEXT)]
    assert found == [
        ((), False, "{"),
        (("a",), True, '"a"'),
        (("a",), False, "["),
        (("a", 0), False, "1"),
        (("a", 1), False, "{"),
        (("a", 1, "b"), True, '"b"'),
        (("a", 1, "b"), False, '"x\\"]"'),
        (("c d",), True, '"c d"'),
        (("c d",), False, "{"),
    ]
    assert all(TEXT.startswith(place.token, place.offset) for place in json_places(TEXT))


@given(json_values)
def test_places_agree_with_the_parser(value: object) -> None:
    """Following the path of any place in the parsed value gives the value whose text stands at its offset."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    decoder = json.JSONDecoder()
    for place in json_places(text):
        step = value
        for each in place.path[: -1 if place.is_key else None]:
            step = step[each]
        found, _ = decoder.raw_decode(text, place.offset)
        assert found == (place.path[-1] if place.is_key else step)


def test_offsets_are_of_key_and_value() -> None:
    """A member of an object has two offsets, an item of an array one twice, a path that is not there none."""
    offsets = offsets_of(TEXT, {("c d",), ("a", 0), ("nowhere",)})
    assert offsets == {("c d",): (TEXT.index('"c d"'), TEXT.index("{}")), ("a", 0): (TEXT.index("1"),) * 2}


def test_a_repeated_key_is_marked() -> None:
    """Only the second of two equal keys of one object is marked, also where one is escaped."""
    marked = [(place.path, place.offset) for place in json_places('{"a":{"a":0},"\\u0061":1}') if place.repeated]
    assert marked == [(("a",), 13)]


def test_broken_text_ends_the_scan() -> None:
    """The scan of what is not JSON ends without an error."""
    for text in ("]", "}{", ",,::", '{"a"', '{"\\x":1}', "[1 2 }", "\x00", '"open'):
        assert all(text.startswith(place.token, place.offset) for place in json_places(text))


def test_paths_are_written_as_people_write_them() -> None:
    """Plain names are joined by full stops, others are quoted, escaped and cut."""
    assert path_text(("citations", 3, "selectors", 0, "start")) == "citations[3].selectors[0].start"
    assert path_text(("sources", "a b")) == 'sources["a b"]'
    assert path_text(()) == "the file"
    assert len(path_text(("x" * 10_000,))) < 100
    assert path_text(("\x1b[31m",)).isprintable()
