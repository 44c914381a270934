from __future__ import annotations

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ledger_strategies import json_values

from provenance.errors import LedgerError
from provenance.ledger.json_text import JsonLimits, parse_json

# Each with the place that the error must name (the line alone where versions of Python differ), and a word of it.
REFUSED = [
    (b"", "1:1", "empty"),
    (b" \n\t ", "1:1", "empty"),
    (b"\xef\xbb\xbf", "1:1", "empty"),
    (b"{", "1:2", "name in double quotes"),
    (b"[", "1:2", "value"),
    (b"]", "1:1", "value"),
    (b"[1,]", "1", ""),
    (b"[1 2]", "1:4", "comma"),
    (b'{"a" 1}', "1:6", "colon"),
    (b'{"a":1,}', "1", ""),
    (b"{'a':1}", "1:2", "double quotes"),
    (b"{a:1}", "1:2", "double quotes"),
    (b'["open', "1:2", "no end"),
    (b'["\\', "1:2", "no end"),
    (b'["\\x"]', "1:3", "escape"),
    (b'["\\u12"]', "1", "escape"),
    (b'["tab\t"]', "1:6", "control character"),
    (b'["line\n"]', "1:7", "control character"),
    (b"[1] x", "1:5", "follows the value"),
    (b"{}{}", "1:3", "follows the value"),
    (b"[1]\x00", "1:4", "follows the value"),
    (b"True", "1:1", "value"),
    (b"[// comment\n1]", "1:2", "value"),
    (b"[+1]", "1:2", "value"),
    (b"[01]", "1:3", "comma"),
    (b"[.5]", "1:2", "value"),
    (b"[0x10]", "1:3", "comma"),
    (b"[1,\n NaN]", "2:2", "NaN"),
    (b"[Infinity]", "1:2", "Infinity"),
    (b'{"a": -Infinity}', "1:7", "-Infinity"),
    (b"[1e999]", "1:2", "range"),
    (b"[-1e999]", "1:2", "range"),
    (b"[9007199254740992]", "1:2", "whole number"),
    (b"[0,\r\n\r-9007199254740992]", "3:1", "whole number"),
    (b"[" + b"9" * 100_000 + b"]", "1:2", "characters"),
    (b"[0." + b"0" * 100_000 + b"1]", "1:2", "characters"),
    (b'{"a":1,\n "a":2}', "2:2", '"a"'),
    (b'{"a":1,"\\u0061":2}', "1:8", "twice"),
    (b'[{"a":{"b":1,"c":[1],"b":2}}]', "1:22", '"b"'),
    (b'["\\ud800"]', "1:2", "surrogate"),
    (b'["\\uD83D\\uD83D\\uDE00"]', "1:2", "surrogate"),
    (b'["\\udc00\\ud800"]', "1:2", "surrogate"),
    (b'[1,\n{"\\uDFAA":0}]', "2:2", "surrogate"),
    (b'["\xed\xa0\x80"]', "1:3", "0xed"),
    (b'["\xff"]', "1:3", "0xff"),
    (b'["\xc0\xaf"]', "1:3", "0xc0"),
    (b'["\xe2\x82"]', "1:3", "0xe2"),
    ('["ü\n'.encode() + b'\xfc"]', "2:1", "0xfc"),
    ('["é"]'.encode("utf-16"), "1:1", "UTF-16"),
    (b"\x00[\x00]", "1:1", "value"),
    (b"[" * 65 + b"]" * 65, "1:65", "nested"),
    (b"[" * 1_000_000, "1:65", "nested"),
    (b'[{"":' * 500_000, "1:161", "nested"),
]


@pytest.mark.parametrize(("data", "place", "word"), REFUSED, ids=range(len(REFUSED)))
def test_faults_are_refused_at_their_place(data: bytes, place: str, word: str) -> None:
    """Each kind of bad JSON is a LedgerError of one printable line that names file, line, column and a remedy."""
    with pytest.raises(LedgerError) as caught:
        parse_json(data, "bad.json")
    (line,) = caught.value.lines
    assert line.startswith(f"bad.json:{place}:")
    assert word in line
    assert caught.value.remedy
    assert line.isprintable()
    assert len(line) < 300


@given(json_values)
def test_json_is_read_as_it_was_written(value: object) -> None:
    """Whatever JSON can hold within the limits is read unchanged, escaped or not."""
    for ascii_only in (True, False):
        data = json.dumps(value, ensure_ascii=ascii_only).encode()
        assert parse_json(data, "x.json").value == value


@given(st.binary(max_size=40) | st.text(alphabet='{}[]:,"\\u0dD8 \n1e-.NaInfty', max_size=40).map(str.encode))
@example(b'"\\"\\')
@example(b"-")
@example(b"[--1]")
def test_any_bytes_are_a_value_or_a_ledger_error(data: bytes) -> None:
    """No input raises anything but LedgerError, and what is accepted is what the standard library reads."""
    try:
        value = parse_json(data, "x.json").value
    except LedgerError:
        return
    assert value == json.loads(data.decode("utf-8-sig"))


def test_a_byte_order_mark_is_dropped() -> None:
    """A mark at the beginning is no fault and counts for no column."""
    assert parse_json(b'\xef\xbb\xbf{"a": 1}', "x.json").value == {"a": 1}
    with pytest.raises(LedgerError, match=r"x\.json:1:2: "):
        parse_json(b"\xef\xbb\xbf[NaN]", "x.json")


def test_surrogate_pairs_are_one_character() -> None:
    """Two escapes that make one character are accepted."""
    assert parse_json(b'["\\ud83d\\ude00"]', "x.json").value == ["😀"]


def test_limits_can_be_set() -> None:
    """Size, depth, number of values and length of numbers are limits that a caller may move either way."""
    assert parse_json(b"[" * 65 + b"]" * 65, "x.json", JsonLimits(depth=65)).value
    assert parse_json(b'["{[[[[,,,,"]', "x.json", JsonLimits(depth=1, values=2)).value == ["{[[[[,,,,"]
    for limits, word in (
        (JsonLimits(size=8), "9 bytes"),
        (JsonLimits(depth=1), "nested"),
        (JsonLimits(values=3), "more than 3 values"),
        (JsonLimits(digits=2), "more than 2 characters"),
    ):
        with pytest.raises(LedgerError, match=word):
            parse_json(b"[[1],100]", "x.json", limits)
    assert parse_json(b"[[1],100]", "x.json", JsonLimits(size=9, depth=2, values=4, digits=3)).value == [[1], 100]


@pytest.mark.parametrize(
    "data",
    [
        b'"' + b'\\"' * 2_000_000,
        b'"\\"' * 1_000_000,
        b" " * 4_000_000,
        b"[" + b"1" * 4_000_000,
        b'{"a":' * 800_000,
        b"[" + b"0," * 2_000_000,
        b"-" * 4_000_000,
    ],
    ids=range(7),
)
def test_refusal_takes_linear_time(data: bytes) -> None:
    """Megabytes made to be slow are refused within a second of processor time."""
    start = time.process_time()
    with pytest.raises(LedgerError):
        parse_json(data, "x.json")
    assert time.process_time() - start < 1


def test_names_are_printed_escaped() -> None:
    """A file name with control characters cannot write to the terminal."""
    with pytest.raises(LedgerError) as caught:
        parse_json(b"[", "a\x1b[31m\n.json")
    assert str(caught.value).isprintable()
