from __future__ import annotations

import copy
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from ledger_strategies import small_ledger
from test_records import FULL

from provenance.errors import LedgerError
from provenance.ledger import validation
from provenance.ledger.json_text import JsonLimits
from provenance.ledger.load import load_ledger, parse_ledger
from provenance.ledger.save import ledger_bytes
from provenance.model.citation import Ledger, Medium


def changed(*path: Any, to: Any) -> dict:
    """The full example with the value at `path` replaced, or taken out where `to` is ..."""
    plain = copy.deepcopy(FULL)
    place: Any = plain
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return plain


SOURCE = ("sources", "harbour-review")
CITATION = ("citations", 0)

# The changed ledger, the path that the fault must name, and words of it.
FAULTY = [
    (changed("version", to=...), "the file", "lacks version"),
    (changed("version", to="1"), "version", "must be 1"),
    (changed("$schema", to="urn:other"), "$schema", "must be"),
    (changed("sources", to=[]), "sources", "must be an object, not a list"),
    (changed("citations", to={}), "citations", "must be a list, not an object"),
    (changed("sources", "a b", to={"location": "a"}), 'sources["a b"]', "key must be made of"),
    (changed("sources", "a×b", to={"location": "a"}), "a×b", "may hold letters"),
    (changed(*SOURCE, "location", to=...), "sources.harbour-review", "lacks location"),
    (changed(*SOURCE, "location", to=7), "sources.harbour-review.location", "must be a text, not the number 7"),
    (changed(*SOURCE, "location", to="../a"), "sources.harbour-review.location", "leads outside"),
    (changed(*SOURCE, "location", to="/etc/passwd"), "sources.harbour-review.location", "not relative"),
    (changed(*SOURCE, "medium", to="film"), "sources.harbour-review.medium", "must be one of written"),
    (changed(*SOURCE, "url", to="javascript:x"), "sources.harbour-review.url", "http or https"),
    (changed(*SOURCE, "language", to="English!"), "sources.harbour-review.language", "BCP 47"),
    (changed(*SOURCE, "confidential", to=1), "sources.harbour-review.confidential", "true or false"),
    (changed(*SOURCE, "confidential", to=True), "sources.harbour-review", "this version cannot honour"),
    (changed(*SOURCE, "fingerprint", "reader", to=...), "fingerprint", "lacks reader"),
    (changed(*SOURCE, "fingerprint", "bytes", "sha256", to="0" * 64 + "\n"), "bytes.sha256", "at most 64"),
    (changed(*SOURCE, "fingerprint", "bytes", "sha256", to="A" * 64), "bytes.sha256", "hexadecimal"),
    (changed(*SOURCE, "fingerprint", "bytes", "size", to=-1), "bytes.size", "0 or more"),
    (changed(*SOURCE, "fingerprint", "text", "length", to=1.5), "text.length", "whole number"),
    (changed(*SOURCE, "fingerprint", "words", "profile", to="words"), "words.profile", "profile such as"),
    (changed(*CITATION, to=None), "citations[0]", "must be an object, not null"),
    (changed(*CITATION, "id", to=""), "citations[0].id", "without spaces"),
    (changed(*CITATION, "id", to="a b"), "citations[0].id", "without spaces"),
    (changed(*CITATION, "source", to="nobody"), "citations[0].source", "is no source here"),
    (changed(*CITATION, "claim", to=None), "citations[0].claim", "must be a text, not null"),
    (changed(*CITATION, "quotation", to=""), "citations[0].quotation", "must not be empty"),
    (changed(*CITATION, "selectors", to=[]), "citations[0].selectors", "must not be empty"),
    (changed(*CITATION, "selectors", 0, "type", to="CssSelector"), "citations[0].selectors[0].type", "must be one of"),
    (changed(*CITATION, "selectors", 0, "type", to=...), "citations[0].selectors[0]", "lacks type"),
    (changed(*CITATION, "selectors", 0, "exact", to=...), "citations[0].selectors[0]", "lacks exact"),
    (changed(*CITATION, "selectors", 1, "end", to=...), "citations[0].selectors[1]", "lacks end"),
    (changed(*CITATION, "selectors", 1, "start", to=True), "citations[0].selectors[1].start", "not true or false"),
    (changed(*CITATION, "selectors", 1, "start", to=9306), "citations[0].selectors[1]", "before its start"),
    (changed(*CITATION, "selectors", 1, "end", to=9306), "citations[0].selectors[1]", "spans 5 code points"),
    (changed(*CITATION, "selectors", 3, to=...), "citations[0].selectors", "2 TextQuoteSelectors, but 1"),
    (changed(*CITATION, "occurrence", to={"index": 3, "of": 2}), "citations[0].occurrence", "number 3 of only 2"),
    (changed(*CITATION, "occurrence", "index", to=0), "citations[0].occurrence.index", "1 or more"),
    (changed(*CITATION, "draft", "path", to="../a.md"), "citations[0].draft.path", "leads outside"),
    (changed(*CITATION, "draft", "path", to="https://a/b"), "citations[0].draft.path", "web address"),
    (changed(*CITATION, "reviews", to={}), "citations[0].reviews", "must be a list"),
    (changed("citations", to=[FULL["citations"][0]] * 2), "citations[0]", "stands twice"),
]


def refused(plain: Any) -> LedgerError:
    """The error that a ledger of this value is refused with."""
    with pytest.raises(LedgerError) as caught:
        parse_ledger(json.dumps(plain, indent=2, ensure_ascii=False).encode(), "citations.json")
    return caught.value


def test_the_full_example_is_valid() -> None:
    """The ledger that the faults below are made from has none itself."""
    ledger = parse_ledger(json.dumps(FULL).encode(), "citations.json")
    assert ledger.sources["harbour-review"].medium is Medium.WRITTEN
    assert [each.exact for each in ledger.citations[0].quotes] == ["None", "may be sold"]


@pytest.mark.parametrize(("plain", "path", "words"), FAULTY, ids=range(len(FAULTY)))
def test_each_fault_is_named_with_its_path(plain: Any, path: str, words: str) -> None:
    """One changed field is one fault, whose line names file, line, column, path and what is wrong."""
    error = refused(plain)
    (line,) = error.lines
    assert path in line
    assert words in line
    assert re.match(r"citations\.json:\d+:\d+: ", line)


HAND_WRITTEN = """{
  "version": 1,
  "sources": {"a b": {"location": "a.txt"},
    "doe": {"location": "../a.txt",
            "confidential": true}},
  "citations": [
    {"id": "doe-1", "source": "doe",
     "selectors": [{"type": "TextQuoteSelector", "exact": "é"},
                   {"type": "TextPositionSelector", "start": 7, "end": 9}]},
    {"id": "doe-1", "source": "döe", "selectors": [{"type": "TextQuoteSelector", "exact": "x"}]},
    {"id": "doe-2"}
  ]
}
"""


def test_faults_stand_at_the_line_and_column_of_their_value() -> None:
    """The places are those of an editor: of a key at the key, of a value at the value, of a lack at its object."""
    with pytest.raises(LedgerError) as caught:
        parse_ledger(HAND_WRITTEN.encode(), "c.json")
    assert [fault.split(": ")[0] + " " + fault.split(": ", 1)[1][:24] for fault in caught.value.faults] == [
        'c.json:3:15 sources["a b"]: a key mu',
        "c.json:4:25 sources.doe.location: '.",
        "c.json:5:29 sources.doe is confident",
        "c.json:9:72 citations[0].selectors[1",
        "c.json:10:12 the id doe-1 stands twic",
        "c.json:10:31 citations[1].source name",
        "c.json:11:5 citations[2] lacks sourc",
    ]


def test_all_faults_come_at_once_in_order() -> None:
    """Faults of the schema and of the rules, of every record, are one error, sorted by line."""
    plain = changed(*SOURCE, "location", to="/a")
    plain["sources"]["x"] = {"location": 1}
    plain["citations"].append({"id": "z", "source": "x"})
    plain["citations"].append(7)
    error = refused(plain)
    assert error.fault_count == 4
    assert len(error.faults) == 4
    assert "4 faults" in error.lines[-1]
    assert error.message.endswith("(and 3 more)")
    numbers = [int(fault.split(":")[1]) for fault in error.faults]
    assert numbers == sorted(numbers)
    assert all(
        words in fault for words, fault in zip(("/a", "number 1", "lacks", "number 7"), error.faults, strict=True)
    )


def test_a_thousand_faults_list_twenty() -> None:
    """An error lists twenty faults and counts the others, and stops counting at a thousand."""
    few = refused({"version": 1, "citations": [0] * 30})
    assert (len(few.faults), few.fault_count) == (20, 30)
    assert few.lines[-1].startswith("30 faults, of which the first 20 are shown: ")
    assert refused({"version": 1, "citations": [0] * 3000}).fault_count == 1000


def test_a_fault_never_prints_a_whole_text() -> None:
    """A value of a megabyte is cut in the message, and its control characters are escaped."""
    error = refused(changed(*SOURCE, "medium", to="\x1b[31m" + "x" * 1_000_000))
    assert len(error.lines[0]) < 400
    assert error.lines[0].isprintable()


def test_a_newer_version_is_one_fault() -> None:
    """A ledger of a later form is refused for its version alone, with the advice to use a newer program."""
    error = refused({"version": 2, "sources": [], "citations": "elsewhere"})
    assert error.fault_count == 1
    assert "version 2" in error.message
    assert "newer" in error.remedy


def test_wrong_types_everywhere_raise_nothing_else() -> None:
    """Any value in the place of any other is a LedgerError or a ledger, never another exception."""

    def paths(value: Any, path: tuple = ()) -> list[tuple]:
        members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [path, *(deeper for step, inner in members for deeper in paths(inner, (*path, step)))]

    accepted = 0
    for path in paths(FULL)[1:]:
        for value in (None, True, 0, -1, 1.5, "", "x", [], [[]], {}, {"": None}):
            try:
                parse_ledger(json.dumps(changed(*path, to=value)).encode(), "x.json")
                accepted += 1
            except LedgerError:
                continue
    assert accepted > 50  # "x" for a title and the like, so that the loop is known to reach the reading


def test_valid_texts_are_validated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reading of the same bytes does not go through the schema again; other bytes do."""
    data = ledger_bytes(small_ledger("once-1"))
    first = parse_ledger(data, "a.json")

    def fail(*_: object) -> None:
        raise AssertionError("validated again")

    monkeypatch.setattr(validation, "schema_faults", fail)
    assert parse_ledger(data, "b.json") == first
    with pytest.raises(AssertionError, match="validated again"):
        parse_ledger(ledger_bytes(small_ledger("once-2")), "a.json")


def test_a_faulty_text_is_faulty_each_time() -> None:
    """A refusal is not remembered as valid."""
    for _ in range(2):
        assert refused({"version": 1, "citations": [0]}).fault_count == 1


def test_citations_come_sorted(tmp_path: Path) -> None:
    """A ledger written by hand in another order is read with its citations in order of their id."""
    plain = json.loads(ledger_bytes(small_ledger("a", "b", "c")))
    plain["citations"].reverse()
    path = tmp_path / "citations.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert load_ledger(path) == small_ledger("a", "b", "c")


def test_an_empty_ledger_is_a_ledger(tmp_path: Path) -> None:
    """The version alone makes a ledger without sources and citations."""
    path = tmp_path / "citations.json"
    path.write_text('{"version": 1}', encoding="utf-8")
    assert load_ledger(str(path)) == Ledger()


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A missing file, a pipe, a device, an unsuitable path, an empty folder: one line each, and no waiting."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "file").write_text("{}")
    for path, words in (
        (tmp_path / "missing.json", "no such file"),
        (tmp_path / "pipe", "is not a file"),
        (Path("/dev/zero"), "is not a file"),
        (tmp_path / "empty", "without a file"),
        (tmp_path / "circle", "cannot be read"),
        (tmp_path / "file" / "x.json", "cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (Path("a\x00b"), "cannot be read"),
    ):
        with pytest.raises(LedgerError, match=words) as caught:
            load_ledger(path)
        assert caught.value.remedy
        assert str(caught.value).isprintable()


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A file over the limit is refused by its size, here one of a terabyte that is nowhere stored."""
    path = tmp_path / "citations.json"
    path.touch()
    os.truncate(path, 2**40)
    with pytest.raises(LedgerError, match="1,099,511,627,776 bytes"):
        load_ledger(path)
    path.write_bytes(ledger_bytes(small_ledger()))
    with pytest.raises(LedgerError, match="more than the 10"):
        load_ledger(path, limits=JsonLimits(size=10))
