from __future__ import annotations

import os
import re
import runpy
from pathlib import Path

import pytest

from provenance.errors import LedgerError
from provenance.ledger.load import load_ledger, parse_ledger
from provenance.ledger.save import ledger_bytes

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the tests")


def block(language: str) -> str:
    """The first code block of the page in a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_example_is_a_ledger_in_its_final_form() -> None:
    """The ledger on the page is valid, and is printed exactly as it would be saved."""
    example = block("json")
    assert ledger_bytes(parse_ledger(example.encode(), "citations.json")).decode() == example


def test_the_faults_are_those_that_are_reported() -> None:
    """The two faults on the page are what the example gives with its location and its end changed."""
    faulty = block("json").replace("sources/harbour-review.txt", "/srv/review.txt").replace("9339", "9338")
    with pytest.raises(LedgerError) as caught:
        parse_ledger(faulty.encode(), "citations.json")
    assert "\n".join(caught.value.lines) + "\n" == block("text")


def test_the_python_runs(tmp_path: Path) -> None:
    """The code on the page adds a source to the example."""
    (tmp_path / "citations.json").write_text(block("json"), encoding="utf-8")
    (tmp_path / "page.py").write_text(block("python"), encoding="utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        runpy.run_path("page.py")
    finally:
        os.chdir(before)
    assert sorted(load_ledger(tmp_path / "citations.json").sources) == ["harbour-review", "tide-tables"]
