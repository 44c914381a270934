from __future__ import annotations

import time

import pytest
from draft_reading import read, reasons, texts

from provenance.readers.markdown.blocks import DEEPEST

LONG = {
    "paragraphs": "Words, “a quotation here” [@key].\nMore *words*.\n\n" * 1_000,
    "one line": "x “a b” [@k] " * 2_000,
    "straight marks": '"' * 30_000,
    "opening marks": "“" * 30_000,
    "opening and closing marks": "“" * 15_000 + "”" * 15_000,
    "marks that do not fit": "“" * 15_000 + "»" * 15_000,
    "single marks": " 'a" * 15_000,
    "block marks": ">" * 5_000 + " “a b”",
    "deep blocks": ("> " * 300 + "“a b”\n") * 100,
    "deep lists": "".join(" " * (2 * depth) + "- “a b”\n" for depth in range(300)),
    "opening brackets": "[" * 50_000,
    "nested brackets": "[" * 15_000 + "@k" + "]" * 15_000,
    "nested quoting citations": '["@a ' * 5_000 + "]" * 5_000,
    "nested notes": "^[" * 10_000 + "]" * 10_000,
    "links": "[a](" * 10_000,
    "emphasis": "*a**b" * 5_000,
    "code": "".join("`" * length + " " for length in range(400)),
    "formulas": '$a" ' * 10_000 + "x$",
    "tags": '<a b="' * 10_000,
    "comments": "x <!-- " * 10_000,
    "keys": " @a" * 7_500,
    "citations": "[@a; " * 7_500 + "]",
    "references": "&amp;" * 10_000,
    "notes": "[^a] “x y” " * 2_000 + "\n\n[^a]: @k",
    "open paragraphs": "“It goes on.\n\n" * 2_500,
    "long quotation": "“It goes on.\n\n" * 2_500 + "“Ends.”",
    "long block": "> Words.\n>\n" * 2_500 + "[@a]",
    "block of keys": "> Words [@a]\n>\n> Words [@b]\n>\n" * 750,
    "table": "|a|b|\n|-|-|\n" + "|“x y”|[@k]|\n" * 1_500,
    "measures": '5" ' * 10_000,
    "reporting clauses": "“a b,” she said, " * 2_500,
    "dashes": "“a b” — " * 2_500,
    "HTML": "<p>“a b”</p>\n" * 2_000,
    "definitions": "[a]: b\n" * 4_000 + "\n[a] [b]",
    "dots": "“a b” . . . " * 2_500,
    "spaces": "“x" + " " * 100_000 + "y”",
    "line ends": "\r\n" * 50_000,
}


@pytest.mark.parametrize("name", LONG)
def test_time_is_linear(name: str) -> None:
    """A draft made to be slow is read within seconds: anything quadratic would take minutes."""
    begin = time.process_time()
    read(LONG[name])
    assert time.process_time() - begin < 8


def test_claims_of_an_endless_sentence_are_short() -> None:
    """A claim takes a bounded part of its sentence, so that all claims together stay linear."""
    quotations = read("And “a b” was said " * 5_000 + "here. Then no more.").quotations
    assert len(quotations) == 5_000
    assert max(len(quotation.sentence) for quotation in quotations) < 4_100


def test_what_is_nested_too_deeply_is_listed() -> None:
    """Lines that cannot be read are passed over with the reason, and what stands behind them is read."""
    text = "> " * (DEEPEST + 50) + "“too deep here” [@k]\n\nThen “not deep at all” [@k]."
    assert texts(text) == ["not deep at all"]
    assert list(reasons(text).values()) == ["nested too deeply to be read"]


def test_deep_but_readable_blocks_are_read() -> None:
    """Nesting that no person writes is still read up to the limit."""
    assert texts("> " * (DEEPEST - 5) + "words in it [@k]") == ["words in it"]
