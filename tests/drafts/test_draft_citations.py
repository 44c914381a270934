from __future__ import annotations

import pytest
from draft_reading import only, read

from provenance.readers.markdown.citation_keys import keys_in, pinpoint_of


@pytest.mark.parametrize(
    ("suffix", "label", "value"),
    [
        (", p. 14", "page", "14"),
        (", pp. 33-35, 38-39 and *passim*", "page", "33-35, 38-39"),
        (" {p. iv, vi}", "page", "iv, vi"),
        (", 14", "page", "14"),
        (", chap. 3", "chapter", "3"),
        ("§ 4", "section", "4"),
        (", 00:14:10", "timestamp", "00:14:10"),
        (", at 1:02:03, emphasis added", "timestamp", "1:02:03"),
        (", S. 12f.", "page", "12f"),
        (", Art. 5", "article", "5"),
        (", 2nd ed., p. 3", "page", "3"),
        (", p. xii–xv", "page", "xii–xv"),
        (", sec. 3.2.1", "section", "3.2.1"),
    ],
)
def test_a_place_is_a_label_and_a_value(suffix: str, label: str, value: str) -> None:
    """What follows a key names a place of the source, as CSL has it."""
    pinpoint = pinpoint_of(suffix)
    assert pinpoint is not None
    assert (pinpoint.label, pinpoint.value) == (label, value)


@pytest.mark.parametrize("suffix", ["", ", emphasis added", ", iv", ", see there", ", in print", ", wolves 3"])
def test_other_words_behind_a_key_name_no_place(suffix: str) -> None:
    """A remark is not a place."""
    assert pinpoint_of(suffix) is None


@pytest.mark.parametrize(
    ("citation", "keys"),
    [
        ("see @a, pp. 3-4; @b", ["a", "b"]),
        ("-@key", ["key"]),
        ("@Foo_bar.baz.", ["Foo_bar.baz"]),
        ("@{Foo_bar.baz.}, p. 3", ["Foo_bar.baz."]),
        ("@Foo_bar--baz", ["Foo_bar"]),
        ("@{https://example.org/a b}", ["https://example.org/a b"]),
        ("@häuser:2020", ["häuser:2020"]),
        ("me@example.org and a/@b and \\@c", []),
    ],
)
def test_keys_are_read_as_pandoc_reads_them(citation: str, keys: list[str]) -> None:
    """Punctuation belongs to a key only between letters and digits; an address is no key."""
    assert [place.key for place in keys_in(citation)] == keys


def test_every_use_of_a_key_has_its_place_in_the_file() -> None:
    """Keys in brackets, in the text, in notes and in cells are listed once each, with line and column."""
    text = "Says [@a, p. 3; @b].\n\n@c [p. 9] too.[^1]\n\n| x |\n|---|\n| @{d e} |\n\n[^1]: See [@f].\n"
    keys = read(text).keys
    assert [(key.key, key.line, key.column) for key in keys] == [
        ("a", 1, 7),
        ("b", 1, 17),
        ("c", 3, 1),
        ("d e", 7, 3),
        ("f", 9, 12),
    ]
    assert [key.span.of(text) for key in keys] == ["@a", "@b", "@c", "@{d e}", "@f"]
    assert [key.pinpoint.value if key.pinpoint else None for key in keys] == ["3", None, "9", None, None]


@pytest.mark.parametrize(
    "text",
    [
        "[@handle](https://example.org/@handle) wrote",
        "https://example.org/@handle",
        "`@handle` and `[@handle]`",
        "<!-- [@handle] -->",
        "mail me@example.org or <me@example.org>",
        "\\@handle",
    ],
)
def test_names_on_platforms_and_addresses_are_no_citations(text: str) -> None:
    """An `@` in a link's text, an address, code or a comment cites nothing."""
    assert read(text).keys == ()


def test_a_citation_that_quotes_stays_in_the_sentence() -> None:
    """What stands between marks inside a bracketed citation is read, not lost."""
    text = "It is so [see @falk, “no berth is free”, p. 2]."
    quotation = only(text)
    assert quotation.text == "no berth is free"
    assert quotation.sentence == text


def test_citations_leave_the_claim_and_take_one_space_with_them() -> None:
    """The claim reads as the sentence would without its citations in brackets."""
    quotation = only("They call it “a gift to all” [@falk; @lind, p. 3] and ([@aune]) smile[^1].\n\n[^1]: Note.")
    assert quotation.sentence == "They call it “a gift to all” and smile."
    assert quotation.keys == ("falk", "lind")
