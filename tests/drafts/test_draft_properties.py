from __future__ import annotations

import re

from attrs import evolve
from draft_reading import read
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.drafts.draft import DraftQuotation
from provenance.drafts.printed_text import PrintedText

#: What drafts are made of, and what breaks them.
_MARKS = '“ ” ‘ ’ " \' « » „ ‚ 「 」 12" * _ ** __ ~~ ` `` $ $$ \\ \\" [ ] ( ) > - # | : ; , . ? ! … — --'
_MARKUP = (
    "*word* _words_ `code` [@key] [@key, @p. @key [p. &amp; &ldquo; <b> </b> <!-- --> <a href= title='x'>"
    " https://example.org {#id} ^[ [^1] [^1]:"
)
_WORDS = "she said Falk writes that the harbour is old and no berth is free 港 \ud800 \u2028 \u00a0 \x00 \t"
_BREAKS = [
    " ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\n> ",
    "\n>\n> ",
    "\n- ",
    "\n    ",
    "\n| a | b |\n|---|---|\n| ",
    "\n```\n",
]
PIECES = st.sampled_from([*_MARKS.split(" "), *_MARKUP.split(" "), *_WORDS.split(" "), *_BREAKS])
DRAFTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)
#: Paragraphs that are complete in themselves.
PARAGRAPHS = st.sampled_from(
    [
        "She says “no *berth* is free” [@falk, p. 3], and “none\nwill be” [@lind].",
        "“We will,” said Ines Falk, “not sell.” [@falk]",
        "> A block of `words`\n> on two lines. [@falk]",
        "@lind writes:\n\n> A block of words.",
        "- item “in a list here” [@falk]\n- “said once” [@lind]",
        "| a | b |\n|---|---|\n| “in a cell here” | [@falk] |",
        "“said once” [@lind]",
        "“One paragraph.\n\n“And two.” [@falk]",
        'The “temporary” pontoon, a 12" pin and “an unclosed one.',
        "```\n“code words here”\n```",
        "A note.[^n]\n\n[^n]: It is “noted in words” [@aune].",
    ]
)


def assert_mapped(printed: PrintedText, text: str) -> None:
    """Every character of a printed text stands in the file where the map says, or stands for something there."""
    at = 0
    for stretch in printed.stretches:
        assert stretch.start == at
        assert 0 <= stretch.span.start <= stretch.span.end <= len(text)
        if not stretch.replaced:
            assert stretch.span.of(text) == printed.text[stretch.start : stretch.end]
        at = stretch.end
    assert at == len(printed.text)


@settings(max_examples=400, deadline=None)
@given(DRAFTS)
def test_every_character_of_a_quotation_has_its_place_in_the_file(text: str) -> None:
    """Whatever a draft holds, it is read; spans lie in the file and the maps lead to the very characters."""
    draft = read(text)
    for quotation in draft.quotations:
        assert 0 <= quotation.span.start <= quotation.span.end <= len(text)
        assert_mapped(quotation.printed, text)
        for fragment in quotation.fragments:
            assert_mapped(fragment, text)
            assert fragment.text in quotation.text
        assert bool(quotation.keys) == (quotation.binding is not None)
        assert quotation.nth >= 1
        assert quotation.text.strip()
    for item in (*draft.passed_over, *draft.keys):
        assert 0 <= item.span.start <= item.span.end <= len(text)
        assert item.line >= 1
        assert item.column >= 1
    for key in draft.keys:
        assert key.span.of(text) in {f"@{key.key}", f"@{{{key.key}}}"}


def _moved(quotation: DraftQuotation, by: int, lines: int) -> tuple[object, ...]:
    span = quotation.span.shifted(by)
    return (
        quotation.text,
        quotation.sentence,
        quotation.keys,
        quotation.nth,
        span,
        quotation.line + lines,
        quotation.column,
    )


@settings(deadline=None)
@given(
    st.lists(PARAGRAPHS, max_size=6, unique=True),
    st.sampled_from(["New words.", "# New\n\nTwo of them.\n", "“New words here” [@new]."]),
)
def test_a_paragraph_at_the_top_moves_everything_and_changes_nothing(paragraphs: list[str], added: str) -> None:
    """Text, claim, keys and counts stay, and every place moves by the same."""
    text = "\n\n".join(paragraphs)
    before, after = read(text), read(f"{added}\n\n{text}")
    by, lines = len(added) + 2, added.count("\n") + 2
    kept = [q for q in after.quotations if q.span.start >= by]
    assert [_moved(q, by, lines) for q in before.quotations] == [_moved(q, 0, 0) for q in kept]
    passed = [evolve(item, span=item.span.shifted(by), line=item.line + lines) for item in before.passed_over]
    assert passed == [item for item in after.passed_over if item.span.start >= by]


@settings(deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4, unique=True))
def test_the_kind_of_line_ends_changes_no_words(paragraphs: list[str]) -> None:
    """A file with CR LF or CR says the same as one with LF."""
    text = "\n\n".join(paragraphs)
    said = [[(q.text, q.sentence, q.keys, q.nth, q.line, q.column) for q in read(text).quotations]]
    for line_end in ("\r\n", "\r"):
        other = read(text.replace("\n", line_end)).quotations
        said.append([(q.text, q.sentence, q.keys, q.nth, q.line, q.column) for q in other])
    assert said[0] == said[1] == said[2]


@given(st.integers(10, 60))
def test_wrapping_lines_changes_no_words(width: int) -> None:
    """However a paragraph is wrapped, its quotations have the same words, claims, keys and counts."""
    text = (
        "They call it “a gift to all of us, and to those who come after” [@falk, p. 3]. “We will,” said Ines Falk, “not"
        " sell what is ours.” [@lind] It is “a *plain* and simple thing” they say [@falk]. “a gift to all” [@falk]"
    )
    wrapped = re.sub(f"(.{{{width},}}?) ", r"\1\n", text)
    assert wrapped != text
    said = [(q.text, q.sentence, q.keys, q.nth, q.binding, q.speaker) for q in read(text).quotations]
    assert said == [(q.text, q.sentence, q.keys, q.nth, q.binding, q.speaker) for q in read(wrapped).quotations]
