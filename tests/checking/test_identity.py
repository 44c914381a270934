from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking.identity import citation_id
from provenance.errors import TextError


def test_an_id_is_the_digest_of_what_it_pins() -> None:
    """The id is the key and the digest of canonical JSON, written out here by hand."""
    canonical = '["harbour-review",["None may be “sold”","today"],1]'.encode()
    digest = hashlib.sha256(canonical).hexdigest()[:12]
    assert citation_id("harbour-review", ["None may be “sold”", "today"], 1, ()) == f"harbour-review-{digest}"


def test_a_taken_id_gets_a_number() -> None:
    """A collision is counted up from 2, past every id that is taken."""
    first = citation_id("k", ["words"], 1, set())
    taken = {first}
    assert citation_id("k", ["words"], 1, taken) == f"{first}-2"
    taken |= {f"{first}-2", f"{first}-3"}
    assert citation_id("k", ["words"], 1, taken) == f"{first}-4"


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
    st.integers(1, 3),
    st.integers(1, 3),
)
def test_different_pins_have_different_ids(one: list, other: list, first: int, second: int) -> None:
    """Two ids are equal only for the same fragments at the same occurrence; how fragments divide counts."""
    same = citation_id("k", one, first, ()) == citation_id("k", other, second, ())
    assert same == ((one, first) == (other, second))


def test_a_lone_surrogate_is_refused() -> None:
    """Words that UTF-8 cannot write have no id, and the error says so."""
    with pytest.raises(TextError, match="UTF-8"):
        citation_id("k", ["\ud800"], 1, ())
