from __future__ import annotations

import re
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.drafts.markdown_passage import markdown_passage
from provenance.readers.markdown.block import BlockKind
from provenance.readers.markdown.blocks import markdown_blocks
from provenance.readers.read import read
from provenance.text.lines import LineIndex

SPACE = re.compile(r"\s+")
MARKS = ["*", "_", "**", "`", "[", "](x)", ")", "]", "![", "<b>", "</b>", "<!--", "-->", "\\", "~~", "$5"]
INLINE = [*MARKS, "{.x}", "<pre>"]
HEADS = ["# ", "- ", "1. ", "> ", "\t", "::: x\n"]
BLOCKS = [*HEADS, "\n", "\n\n", "\r\n", "---\n", "===\n", "|-|-|\n", "| a | b | c |\n", "[a]: b\n"]
CITED = ["[@key, p. 3]", "[^1]", "[a]", "a", "word ", "“said so” ", "é", "<p>\n", "</p>\n"]
TEXTS = st.lists(st.sampled_from([*INLINE, *BLOCKS, *CITED]), max_size=40).map("".join)


def printed(text: str) -> str:
    """What a draft prints, without white space."""
    blocks, lines = markdown_blocks(text), LineIndex(text)
    passages = (markdown_passage(block, text, lines, blocks.labels).passage.text for block in blocks.blocks)
    return SPACE.sub("", "".join(passages))


def left(text: str) -> str:
    """What a source has besides its markup and apparatus, without white space."""
    document = read(text.encode(), media_type="text/markdown")
    taken = set(chain.from_iterable(range(s.start, s.end) for s in (*document.markup, *document.apparatus)))
    return SPACE.sub("", "".join(character for at, character in enumerate(text) if at not in taken))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_source_has_the_words_that_a_draft_prints(text: str) -> None:
    """A draft and a source with the same text agree on every character about whether it is printed."""
    text = "x" + text
    if all(block.kind in {BlockKind.TEXT, BlockKind.HTML} for block in markdown_blocks(text).blocks):
        assert left(text) == printed(text)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*INLINE, *BLOCKS, "```\n", "+++\n", "word ", "word\n"]), max_size=40).map("".join))
def test_no_line_with_words_is_left_out(text: str) -> None:
    """Every word stands in a line of some block or in the stretch of a block that is not read."""
    blocks = markdown_blocks(text).blocks
    spans = [span for block in blocks for span in (*block.lines, *([block.extent] if block.extent else []))]
    for word in re.finditer("word", text):
        assert any(span.start <= word.start() and word.end() <= span.end for span in spans)
