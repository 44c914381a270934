from __future__ import annotations

import pytest
from draft_reading import only, read, reasons, texts

from provenance.drafts.draft import QuotationKind
from provenance.model.quotation import Binding
from provenance.model.span import Span


def test_a_block_knows_its_place_and_its_introduction() -> None:
    """The span runs from the first to the last word, the claim is the sentence that introduces the block."""
    text = "One thing. As Ines Falk put it [@k, p. 9]:\n\n> The *old*\n> harbour.\n"
    block = only(text)
    assert block.kind is QuotationKind.BLOCK
    assert (block.line, block.column) == (3, 3)
    assert block.span.of(text) == "The *old*\n> harbour."
    assert block.text == "The old harbour."
    assert block.printed.file_span(Span(8, 15)).of(text) == "harbour"
    assert block.sentence == "As Ines Falk put it:"
    assert (block.keys, block.binding, block.speaker) == (("k",), Binding.FIRM, "Ines Falk")
    assert block.pinpoint is not None
    assert block.pinpoint.value == "9"


@pytest.mark.parametrize(
    ("text", "keys", "binding"),
    [
        ("> No berth. [@a]\n\n[@b] goes on.", ("a",), Binding.FIRM),
        ("> No berth.\n\n[@b] goes on.", ("b",), Binding.FIRM),
        ("> No berth.\n\n(@b, p. 3)", ("b",), Binding.FIRM),
        ("> No berth.\n>\n> Source: [@b]", ("b",), Binding.FIRM),
        ("> No berth.\n> - Ines Falk [@b]", ("b",), Binding.FIRM),
        ("> No berth.\n\nSo says [@b].", (), None),
        ("> No berth.\n\n@b disagrees.", (), None),
        ("> No berth.\n\n# Heading [@b]", (), None),
        ("So says @b.\n\n> No berth.", (), None),
        ("@a is wrong. @b says:\n\n> No berth.", ("b",), Binding.FIRM),
        ("> No [@a] berth is free.", ("a",), Binding.WEAK),
    ],
)
def test_a_block_belongs_to_the_key_that_is_set_beside_it(
    text: str, keys: tuple[str, ...], binding: Binding | None
) -> None:
    """Keys at its end, in its attribution, at the head of what follows or in its introduction bind; others do not."""
    block = next(q for q in read(text).quotations if q.kind is QuotationKind.BLOCK)
    assert (block.keys, block.binding) == (keys, binding)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> One.\n>\n> Two.\n>\n> - three\n> - four", "One.\n\nTwo.\n\nthree\n\nfour"),
        ("> > Deep\n> > words.", "Deep words."),
        ("> lazy\nwords go on.", "lazy words go on."),
        ("- item\n\n  > In an item.", "In an item."),
        ("> “All of it.” — Ines Falk", "All of it."),
        ("> “One.\n>\n> “Two.” [@k]", "One.\n\nTwo."),
        ("> He said “no” twice.", "He said “no” twice."),
        ("> No berth. --- Ines Falk", "No berth."),
        ("> # Head\n> words", "Head\n\nwords"),
    ],
)
def test_the_words_of_a_block_are_what_it_prints(text: str, words: str) -> None:
    """Paragraphs are kept apart; line prefixes, wrapping marks and attributions are no part of the words."""
    assert texts(text) == [words]


def test_paragraphs_that_end_in_other_keys_are_other_quotations() -> None:
    """A block that cites two sources, each at the end of a paragraph, quotes both."""
    quotations = read("> One.\n>\n> Two. [@a]\n>\n> Three. [@b]").quotations
    assert [(q.text, q.keys) for q in quotations] == [("One.\n\nTwo.", ("a",)), ("Three.", ("b",))]


def test_paragraphs_that_end_in_the_same_key_are_one_quotation() -> None:
    """Repeating the key at each paragraph does not part a block."""
    assert [(q.text, q.keys) for q in read("> One. [@a]\n>\n> Two. [@a]").quotations] == [("One.\n\nTwo.", ("a",))]


def test_two_blocks_are_two_quotations() -> None:
    """A blank line between blocks parts them, and the citation between them belongs to the first."""
    quotations = read("> One.\n\n[@a]\n\n> Two.\n").quotations
    assert [(q.text, q.keys) for q in quotations] == [("One.", ("a",)), ("Two.", ())]


def test_a_block_with_nothing_to_read_is_none() -> None:
    """An empty block, or one of code only, is no quotation."""
    assert texts(">\n> \n\n> ```\n> code\n> ```\n") == []


def test_cells_beyond_the_last_column_are_read():
    """A row that is longer than its table keeps what it quotes, with the key that stands in the row."""
    quotation = only("| a |\n|---|\n| said | “no berth is free” | [@falk] |\n")
    assert (quotation.text, quotation.keys) == ("no berth is free", ("falk",))


def test_preformatted_text_is_code():
    """What `<pre>` or `<textarea>` hold in a paragraph is listed as code when it holds quotation marks."""
    assert reasons("So: <pre>“not a quotation here”</pre>.") == {"<pre>“not a quotation here”</pre>": "code"}
