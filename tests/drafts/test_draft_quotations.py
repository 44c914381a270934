from __future__ import annotations

import pytest
from draft_reading import only, read, reasons, texts

from provenance.model.quotation import Binding
from provenance.model.span import Span


def test_a_quotation_knows_its_place() -> None:
    """Line and column are those of the opening mark, the span is what stands between the outer marks."""
    text = "One.\r\n\r\nTwo says “the *old*\r\n  harbour” [@k]."
    quotation = only(text)
    assert (quotation.line, quotation.column) == (3, 10)
    assert quotation.span.of(text) == "the *old*\r\n  harbour"
    assert quotation.text == "the old harbour"
    assert quotation.printed.file_span(Span(4, 7)).of(text) == "old"
    assert quotation.printed.file_span(Span(7, 8)).of(text) == "*\r\n  "[1:]


def test_a_sentence_parted_by_a_reporting_clause_is_one_quotation() -> None:
    """The parts are fragments with their own places, and the text joins them with an ellipsis."""
    text = "“We will,” said Ines Falk, “not *sell*.” [@k, p. 3]"
    quotation = only(text)
    assert quotation.text == "We will,” … “not sell."
    assert [fragment.text for fragment in quotation.fragments] == ["We will,", "not sell."]
    assert [fragment.file_span(Span(0, 3)).of(text) for fragment in quotation.fragments] == ["We ", "not"]
    assert quotation.span.of(text) == "We will,” said Ines Falk, “not *sell*."
    assert quotation.printed.file_span(Span(8, 11)).of(text) == "” said Ines Falk, “"
    assert (quotation.keys, quotation.speaker) == (("k",), "Ines Falk")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“We will not,” she said. “Not sell.” [@k]", 2),
        ("“We will not!” she said, “Not ever.” [@k]", 2),
        ("“We will,” she said [@a], “not sell.” [@b]", 2),
        ("“We will not,” he said, and called it “a disgrace to us” [@k].", 2),
        ("They call it “a gift to all” and “a disgrace to us” [@k].", 2),
        ("“We will,” she said: “not sell.” [@k]", 2),
        ("“We will,” she said. Later, “not sell.” [@k]", 2),
        ("“A thing is,” said Falk, “another too,” and then, “a third is.” [@k]", 2),
        ("“We,” she said, “will,” she went on, said Falk, “not sell.” [@k]", 1),
        ("“One it is”, sagte sie, “und zwei.” [@k]", 1),
        ("“We will,” writes @falk, “not sell.”", 1),
        ("“I think,” said Falk; “and I will.” [@k]", 1),
    ],
)
def test_only_parts_of_one_sentence_are_joined(text: str, count: int) -> None:
    """A clause that ends the sentence, cites, coordinates or announces parts two quotations."""
    assert len(texts(text)) == count


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    """Each paragraph repeats the opening mark; the repeated marks are no part of the words."""
    text = "He said: “One paragraph.\n\n“Two of them.\n\n“Three.” And left [@k].\n\n“Another one here.”"
    first, second = read(text).quotations
    assert first.text == "One paragraph.\n\nTwo of them.\n\nThree."
    assert first.sentence == "He said: “One paragraph.\n\n“Two of them.\n\n“Three.”"
    assert (first.keys, first.binding) == (("k",), Binding.WEAK)
    assert second.text == "Another one here."


def test_a_paragraph_that_is_never_closed_is_passed_over() -> None:
    """An open quotation ends with its paragraph if the next does not take it up, and what follows is read."""
    text = "“One paragraph.\n\nTwo has “a real quotation” [@k]."
    assert texts(text) == ["a real quotation"]
    assert reasons(text) == {"“": "opening mark without a closing one"}


def test_every_paragraph_of_a_quotation_that_is_never_closed_is_reported() -> None:
    """Repeated opening marks whose quotation never ends are passed over, each of them."""
    draft = read("“One paragraph.\n\n“Another one.\n\nThree has “a real quotation” [@k].")
    assert [(item.line, item.why.value) for item in draft.passed_over] == [
        (1, "opening mark without a closing one"),
        (3, "opening mark without a closing one"),
    ]
    assert [quotation.text for quotation in draft.quotations] == ["a real quotation"]


@pytest.mark.parametrize(
    ("text", "bindings"),
    [
        ("“We will not,” he said, and “we never did,” said Falk [@k].", ["weak", "firm"]),
        ("“A gift to all” is what they gave, and “a disgrace” [@k] was said.", [None, "firm"]),
        ("“A gift to all”, “a disgrace” and “a sad thing” [@k] were said.", ["weak", "weak", "firm"]),
        ("“It is so.”[^1]\n\n[^1]: All of this is said at length by [@k].", [None]),
        ("Falk says (“no berth is free”). @k disagrees.", [None]),
        ("@k disagrees. “No berth is free.”", [None]),
    ],
)
def test_a_key_binds_no_more_than_what_it_belongs_to(text: str, bindings: list[str | None]) -> None:
    """A key behind another quotation, in another sentence or deep in a note does not bind firmly, or not at all."""
    assert [quotation.binding for quotation in read(text).quotations] == bindings


def test_the_same_words_are_counted_per_key() -> None:
    """`nth` counts from 1 the same words with the same primary key, wherever lines break."""
    text = "“said once” [@k]. “said\nonce” [@k]. “said once” [@j]. “said once” [@k; @j]."
    assert [(q.keys[0], q.nth) for q in read(text).quotations] == [("k", 1), ("k", 2), ("j", 1), ("k", 3)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "“", "”", '"', "@", "[@", ">", "---\n", "\0", "\\", "“”"])
def test_drafts_without_quotations_are_read(text: str) -> None:
    """Next to nothing is a draft like any other."""
    assert texts(text) == []


def test_lone_surrogates_stay_what_they_are() -> None:
    """A draft that is no valid Unicode text is read, and its offsets hold."""
    text = "\ud800 says “no \udfff berth” [@k\ud800] and “more \ud800\udc00 here” [@j]."
    quotations = read(text).quotations
    assert [q.text for q in quotations] == ["no \udfff berth", "more \ud800\udc00 here"]
    assert [q.span.of(text) for q in quotations] == [q.text for q in quotations]


@pytest.mark.parametrize(
    "text",
    [
        "the “temporary” [@k] pontoon",
        "“The Harbour Book” [@k]",
        "Corwin “Bodkin” [@k] Haldersby",
        "the word “berth” [@k]",
    ],
)
def test_with_its_key_right_behind_everything_is_a_quotation(text: str) -> None:
    """Titles, nicknames and single words are quotations where the draft says so."""
    assert only(text).binding is Binding.FIRM


@pytest.mark.parametrize(
    "text",
    [
        "They are “floating attics” to us.",
        "He said “The Harbour Is Ours!”",
        "“My God!” cried Falk.",
        "“That’s Vennick Harbour,” said Falk.",
        "It was “a kind of progress”.",
        "A “so it is” attitude.",
        "“WE WILL NEVER SELL”, they painted.",
    ],
)
def test_phrases_are_quotations(text: str) -> None:
    """Words in lower case, exclamations and what somebody says are no titles."""
    assert len(texts(text)) == 1


def test_a_check_can_take_a_quotation_as_it_is() -> None:
    """The model's quotation has the words, the speaker and the binding; without a key it is weak."""
    bound = only("“No berth is free,” said Ines Falk [@k].").quotation
    assert (bound.text, bound.speaker, bound.binding) == ("No berth is free,", "Ines Falk", Binding.FIRM)
    assert only("“No berth is free.”").quotation.binding is Binding.WEAK
