from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from draft_reading import read, reasons, texts

PAGE = Path(__file__).parents[2] / "docs" / "drafts.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the documentation is not beside the tests")

Row = tuple[str, ...]


def _cell(cell: str) -> str:
    """What a cell of the page prints, with line ends for their sign."""
    if cell.startswith("<code>"):
        cell = html.unescape(re.sub(r"</?code>", "", cell))
    elif cell.startswith("`") and cell.endswith("`"):
        cell = cell[1:-1]
    return cell.replace("⏎", "\n")


def rows(*heads: str) -> list[Row]:
    """The rows of every table of the page with these heads."""
    found: list[Row] = []
    wanted = False
    for line in PAGE.read_text(encoding="utf-8").split("\n") if PAGE.exists() else ():
        cells = tuple(cell.strip() for cell in line.strip("|").split(" | ")) if line.startswith("| ") else ()
        if cells and not wanted:
            wanted = cells == heads
        elif wanted and cells:
            found.append(tuple(_cell(cell.rstrip("|").strip()) for cell in cells))
        elif not line.startswith("|"):
            wanted = False
    return found


def test_the_page_has_every_table() -> None:
    """No table of the page is lost to a change of its head."""
    counts = [
        len(rows("draft", "keys", "place in the source")),
        len(rows("draft", "quotation", "key", "bound")),
        len(rows("draft", "quotation", "speaker")),
        len(rows("draft", "quotation")),
        len(rows("draft", "quotation", "key")),
        len(rows("draft", "words", "why")),
    ]
    assert len(rows("draft", "unclosed words", "key")) == 6
    assert all(count >= 9 for count in counts), counts


@pytest.mark.parametrize("row", rows("draft", "keys", "place in the source"))
def test_citations_are_read_as_the_page_says(row: Row) -> None:
    """The first quotation leans on the keys and names the place that the page gives."""
    quotation = read(row[0]).quotations[0]
    pinpoint = quotation.pinpoint
    assert (", ".join(quotation.keys) or "none") == row[1]
    assert (f"{pinpoint.label} {pinpoint.value}" if pinpoint else "none") == row[2]


@pytest.mark.parametrize("row", rows("draft", "quotation", "key", "bound"))
def test_quotations_are_bound_as_the_page_says(row: Row) -> None:
    """The first quotation has the words, the primary key and the binding that the page gives."""
    quotation = read(row[0]).quotations[0]
    key = quotation.keys[0] if quotation.keys else "none"
    assert (quotation.text, key, str(quotation.binding).lower()) == row[1:]


@pytest.mark.parametrize("row", rows("draft", "quotation", "speaker"))
def test_speakers_are_named_as_the_page_says(row: Row) -> None:
    """The first quotation has the words and the speaker that the page gives."""
    quotation = read(row[0]).quotations[0]
    assert (quotation.text, quotation.speaker or "none") == row[1:]


@pytest.mark.parametrize("row", rows("draft", "quotation"))
def test_marks_are_paired_as_the_page_says(row: Row) -> None:
    """The draft has one quotation, with the words that the page gives."""
    assert texts(row[0]) == [row[1]]


@pytest.mark.parametrize("row", rows("draft", "quotation", "key"))
def test_blocks_are_read_as_the_page_says(row: Row) -> None:
    """The first block quotation has the words and the key that the page gives."""
    quotation = read(row[0]).quotations[0]
    assert (quotation.kind.value, quotation.text) == ("block", row[1])
    assert (quotation.keys[0] if quotation.keys else "none") == row[2]


@pytest.mark.parametrize("row", rows("draft", "words", "why"))
def test_what_is_passed_over_has_the_reason_that_the_page_gives(row: Row) -> None:
    """The words are passed over for that reason, and are no quotation."""
    assert reasons(row[0]) == {row[1]: row[2]}
    assert texts(row[0]) == []


@pytest.mark.parametrize("row", rows("draft", "unclosed words", "key"))
def test_marks_that_are_not_closed_are_quotations_of_their_key(row: Row) -> None:
    """The draft has one quotation, which is not closed, with the words and the key that the page gives."""
    (quotation,) = read(row[0]).quotations
    assert (quotation.is_closed, quotation.text, *quotation.keys) == (False, row[1], row[2])
