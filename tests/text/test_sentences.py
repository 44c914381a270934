from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.span import Span
from provenance.text.sentences import covering, sentence_at, sentences
from provenance.text.white_space import WHITE_SPACE
from provenance.text.word_lists import word_lists


def split(text: str) -> list[str]:
    """The sentences of a text as strings."""
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Falk and Dr. Lind met Prof. Aune.|They talked.",
        "He lives in the U.S.|The court met.",
        "The U.S. Senate met.|Nobody came.",
        "See No. 12 of Art. 5 on p. 14 and ch. 3.|It is plain.",
        "No.|We will not.",
        "It is open, e.g. Tuesdays, i.e. seldom.|Come then.",
        "Falk vs. Lind was heard.|It rose 3.8 points.|It fell 0.5.",
        "J. R. R. Tolkien wrote it.|Smith, J. read it.",
        "Sold by Acme Inc. Board members knew.",
        "He left at 5 p.m.|The door was shut.",
        "Falk et al. (2020) found it.|So did we.",
        "He left…|The end came.",
        "Well… I think so.|Then … it was.",
        "It stands. . . .|Nothing more is said.",
        "It stands [...] Nothing more (…) Nobody knows [?] Truly.",
        "“Will you?” she asked.|“No.”|He went.",
        "(It is late.)|[So it is.]|Go.",
        "It ended.[12]|Next came this.¹|Done.",
        "Is it so?!|Yes!!|No…",
        "*It ended.*|Next.",
        "Am 12. Dezember kam er.|Er blieb.",
        "Die 3. Auflage und das 19. Jahrhundert.|Am 4. Mai war Ruhe.",
        "Vor dem 2. Senat stand er.|Sie zählte 12.|Das war alles.",
        "Siehe Abs. 2 Nr. 3, d.h. gar nichts, z.B. Bd. 4.|Ende.",
        "« Vraiment ? »|Il partit.|« Quoi ! dit-il. »",
        "M. Dupont arrive.|Il pleut.",
        "我来了。|你好！|他走了？|好。",
        "「好。」と言った。|次の文。",
        "1. First item.|2. Second item.|IV. Third item.",
        "He bought an iPhone.|it was grey? yes.",
        "The price is 3.50.|Version 2.0.1 is out.|See example.org for more.",
        "“We will not sell.”|@falk says so.",
        "Line one\ngoes on here.|Line two.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """Abbreviations, numbers, omissions and reporting clauses end no sentence; stops with their closing marks do."""
    wanted = text.split("|")
    separator = "" if "。" in text else " "
    if wanted[0].endswith("iPhone."):
        wanted = [" ".join(wanted)]
    assert split(separator.join(wanted)) == wanted


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_paragraph_break_always_ends_a_sentence(line_end: str) -> None:
    """A blank line, also one with spaces, ends a sentence without a stop; one line end does not."""
    text = line_end.join(["A heading", "", "text that", "goes on", " \t", "lower case", "\u2029and more"])
    wanted = ["A heading", f"text that{line_end}goes on", "lower case", "and more"]
    assert split(text) == wanted


def test_nothing_gives_nothing() -> None:
    """A text without printed characters has no sentence, and any span of it is its own."""
    assert sentences(" \n\n\u2003") == ()
    assert sentence_at("  ", Span(1, 1)) == Span(1, 1)


def test_the_sentences_of_a_span_are_found() -> None:
    """A span is widened to the sentences it touches; between two it belongs to the one before."""
    text = "One is here.  Two is there. Three follows."
    assert sentence_at(text, Span(4, 6)).of(text) == "One is here."
    assert sentence_at(text, Span(4, 16)).of(text) == "One is here.  Two is there."
    assert sentence_at(text, Span(13, 13)).of(text) == "One is here."
    assert sentence_at(text, Span(0, len(text))) == Span(0, len(text))
    assert sentence_at(text, Span(len(text), len(text))).of(text) == "Three follows."
    assert sentence_at("  One.", Span(0, 1)).of("  One.") == "One."


TEXTS = st.text(
    st.sampled_from("aAbBzZ019 .!?…,;:'\"“”’()[]-–\n\r\t\u00a0\u2029。！」«»@*_")
    | st.characters(exclude_categories=()),
    max_size=120,
)


@given(TEXTS)
def test_sentences_are_in_order_and_cover_everything_printed(text: str) -> None:
    """Spans ascend, never overlap, begin and end with a printed character, and leave out white space only."""
    end = 0
    for span in sentences(text):
        assert not text[end : span.start].strip(WHITE_SPACE)
        assert span.start >= end
        assert text[span.start] not in WHITE_SPACE
        assert text[span.end - 1] not in WHITE_SPACE
        end = span.end
    assert not text[end:].strip(WHITE_SPACE)


@given(TEXTS, st.integers(0, 130), st.integers(0, 130))
def test_the_sentences_of_a_span_hold_it(text: str, start: int, length: int) -> None:
    """What `sentence_at` gives begins and ends as some sentence does, and holds every printed character of the span."""
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    found = sentence_at(text, span)
    assert found == covering(sentences(text), span)
    before, after = text[span.start : min(found.start, span.end)], text[max(found.end, span.start) : span.end]
    assert not before.strip(WHITE_SPACE)
    assert not after.strip(WHITE_SPACE)


@given(TEXTS, TEXTS)
def test_a_paragraph_is_split_alone(first: str, second: str) -> None:
    """The sentences of a paragraph do not depend on the paragraphs around it."""
    text = f"{first}\n\n{second}"
    apart = [*split(first), *split(second)]
    assert split(text) == apart or first.endswith("\r")


@pytest.mark.parametrize(
    "piece", ["Mr. ", ". ", ".", "\n", " ", '"', "A. ", "1. ", ". . ", "a\n \t", ".” ", "[1]", "。"]
)
def test_time_is_linear(piece: str) -> None:
    """A long run of anything that the rules look at is split within seconds."""
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    sentences(text)
    assert time.process_time() - begin < 5


def test_word_lists_of_all_languages_are_read_together(tmp_path: Path) -> None:
    """Lines of one group add up over files, comments and other names are left out, and any other line is refused."""
    (tmp_path / "stops.en.txt").write_text("# a comment\n\ntitle: Mr Mrs\ntitle: Dr\n", encoding="utf-8")
    (tmp_path / "stops.de.txt").write_text("title: Hr\nordinal: März\n", encoding="utf-8")
    (tmp_path / "other.en.txt").write_text("no group\n", encoding="utf-8")
    found = word_lists(tmp_path, "stops")
    assert found == {"title": {"Mr", "Mrs", "Dr", "Hr"}, "ordinal": {"März"}}
    with pytest.raises(ValueError, match=r"other\.en\.txt"):
        word_lists(tmp_path, "other")
