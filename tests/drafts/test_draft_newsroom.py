from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.drafts.draft import Draft
from provenance.drafts.markdown import read_draft
from provenance.model.document import Document

ROOM = Path(__file__).parents[2] / "fixtures" / "newsroom"
pytestmark = pytest.mark.skipif(not ROOM.exists(), reason="the demonstration newsroom is not beside the tests")


@pytest.fixture(scope="module")
def draft() -> Draft:
    """The article of the demonstration as it is today."""
    return read_draft(Document(text=(ROOM / "drafts" / "moorings.md").read_text(encoding="utf-8")))


def test_every_quotation_of_the_article_is_read_with_its_key(draft: Draft) -> None:
    """The demonstration's quotations come in order, each with the key that the article gives it."""
    expected = json.loads((ROOM / "expected.json").read_text(encoding="utf-8"))
    read = [(quotation.text, quotation.keys[0] if quotation.keys else None) for quotation in draft.quotations]
    assert read == [(row["quotation"], row["key"]) for row in expected]


def test_what_is_no_quotation_is_passed_over(draft: Draft) -> None:
    """Titles, nicknames, inches, metadata and comments draw no quotation and are all counted."""
    besides = json.loads((ROOM / "expected-besides.json").read_text(encoding="utf-8"))
    text = (ROOM / "drafts" / "moorings.md").read_text(encoding="utf-8")
    for row in besides["passed_over"]:
        at = text.index(row["text"])
        spans = [item.span for item in draft.passed_over]
        assert any(span.start <= at + len(row["text"]) and at <= span.end for span in spans), row
        assert row["text"] not in [quotation.text for quotation in draft.quotations]


def test_only_the_floating_attics_are_bound_weakly(draft: Draft) -> None:
    """Every other quotation has its key right behind it or in its reporting clause."""
    weak = [quotation.text for quotation in draft.quotations if quotation.binding == "weak"]
    assert weak == ["floating attics"]
