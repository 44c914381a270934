from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ledger.schema_files import schema
from provenance.ledger.source_keys import file_name, is_source_key, key_fault

GOOD = [
    "a",
    "1",
    "_",
    "harbour-review",
    "doe2020a",
    "DBLP:conf/icse/Doe20",
    "früh_1871",
    "र्स",
    "東京2020",
    "a.b:c+d/e-f",
]
BAD = [
    "",
    "-a",
    ".a",
    "a-",
    "a.",
    "a..b",
    "a/../b",
    "../a",
    "/a",
    "a/",
    "a b",
    "a\n",
    "a\x00",
    "a&b",
    "a$b",
    "a'b",
    "a“b",
]
BAD += ["a\u200bb", "a\u2028", "\u0301a", "a" * 129, "\ud800", "a\\b", "~a", "*", "a;b", "😀", "a\ufeff"]
PATTERN = re.compile(schema("citation")["$defs"]["sourceKey"]["pattern"])


@pytest.mark.parametrize("key", GOOD)
def test_keys_that_name_a_source(key: str) -> None:
    """Letters and digits of any script with single joints between them are keys, in code and schema alike."""
    assert is_source_key(key)
    assert PATTERN.search(key)


@pytest.mark.parametrize("key", BAD)
def test_keys_that_name_none(key: str) -> None:
    """What could leave a folder, end a word for a shell or pass for another key is refused with a reason."""
    assert not is_source_key(key)
    assert key_fault(key)


@given(st.text(max_size=12) | st.text(alphabet="ab-.:+/_é ~&\n\u0301", max_size=6))
def test_the_schema_lets_every_key_pass(key: str) -> None:
    """The pattern of the schema is never stricter than the rule in code."""
    if is_source_key(key):
        assert PATTERN.search(key)


@given(st.text(max_size=150))
def test_a_file_name_stays_in_its_folder(text: str) -> None:
    """Whatever the text, its file name is one plain component that every file system can hold."""
    name = file_name(text)
    assert Path("folder", name).parent == Path("folder")
    assert re.fullmatch(r"[A-Za-z0-9_~][A-Za-z0-9_.~-]*", name)
    assert len(name.encode()) <= 120
    assert not name.endswith(".")


@given(st.text("aAbé\u0301e/:._-", min_size=1, max_size=5), st.text("aAbé\u0301e/:._-", min_size=1, max_size=5))
def test_two_texts_have_two_file_names(one: str, other: str) -> None:
    """Names differ even where a file system folds case; a plain text is its own name."""
    assert (file_name(one).casefold() == file_name(other).casefold()) == (one == other)


def test_plain_names_are_kept() -> None:
    """A key in lower-case ASCII is the name of its file."""
    assert file_name("harbour-review") == "harbour-review"
    assert file_name("Harbour") != "Harbour"
