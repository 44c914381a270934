"""Definitions of notes (`[^label]: text`) as a block rule for markdown-it, which has none of its own.

Syntax: the Pandoc manual, "Footnotes". A note goes on with lines indented by four columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_LABEL = re.compile(r"\[\^([^\]\s]{1,200})\]:[ \t]*")
_INDENT = 4


def note_definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a note that begins at line `first`, as markdown-it's block rules do."""
    begin = state.bMarks[first] + state.tShift[first]
    label = None if state.is_code_block(first) else _LABEL.match(state.src, begin, state.eMarks[first])
    if label is None or silent:
        return label is not None
    kept = (state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType)
    state.bMarks[first], state.tShift[first] = label.end(), 0
    state.blkIndent += _INDENT
    state.sCount[first] = state.blkIndent
    state.parentType = "note"
    token = state.push("note_open", "", 1)
    token.info = label[1]
    if label.end() < state.eMarks[first]:
        state.md.block.tokenize(state, first, last)
    else:
        state.line = first + 1
        state.md.block.tokenize(state, first + 1, last)
    token.map = [first, state.line]
    state.push("note_close", "", -1)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType = kept
    return True
