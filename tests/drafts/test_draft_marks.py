from __future__ import annotations

import pytest
from draft_reading import texts

from provenance.drafts.marks import read_marks
from provenance.model.span import Span


def inner(text: str) -> list[str]:
    """The words of each outermost pair of marks."""
    return [text[pair.start : pair.end] for pair in read_marks(text).pairs]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“a ‘b’ c” and “d”", ["a ‘b’ c", "d"]),
        ("“A “B” C”", ["A “B” C"]),
        ("„Deutsch“ und »so« und ‚einfach‘ und „polski”", ["Deutsch", "so", "einfach", "polski"]),
        ("«A «B» C» et ‹d›", ["A «B» C", "d"]),
        ("”Svenska”, och »svenska»", ["Svenska", "svenska"]),
        ("「日本『語』」と『本』", ["日本『語』", "本"]),
        ("他说“好”。", ["好"]),
        ('“straight closes" and "curly closes”', ["straight closes", "curly closes"]),
        ("“typed the same way twice“ here", ["typed the same way twice"]),
        ('"He said "no" to me" and left', ['He said "no" to me']),
        ('(“x”)—“y”—"z"', ["x", "y", "z"]),
        ('"...and so it went"', ["...and so it went"]),
        ('" bonjour " dit-il', [" bonjour "]),
        ("``typewritten'' quotes", ["typewritten"]),
        ("“a”“b”", ["a", "b"]),
    ],
)
def test_marks_of_many_languages_are_paired(text: str, words: list[str]) -> None:
    """Each pair that a language uses is recognised; what is nested belongs to the outer pair."""
    assert inner(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the dogs' tails and the cats’ tails and the '90s and ’tis", []),
        ("don't, won’t, rock 'n' roll", ["n"]),
        ("‘We like the dogs’ tails,’ said X. He said ‘cats are’ there", ["We like the dogs’ tails,", "cats are"]),
        ("‘I was runnin’ down the road’ and so on", ["I was runnin’ down the road"]),
        ("'plainly paired' and it's not 'paired", ["plainly paired"]),
        ("'He said \"it's no\" to me'", ['He said "it\'s no" to me']),
        ("“it's the ’90s”", ["it's the ’90s"]),
        ("‘He said “the dogs’.” to me’", ["He said “the dogs’.” to me"]),
        ("“an unclosed ‘inner mark”", ["an unclosed ‘inner mark"]),
    ],
)
def test_apostrophes_are_told_from_single_marks(text: str, words: list[str]) -> None:
    """Contractions, plurals and clipped words open and close nothing, inside and outside of quotations."""
    assert inner(text) == words


@pytest.mark.parametrize(
    ("text", "words", "measures"),
    [
        ('a 12" board', [], 1),
        ("he is 5'10\" tall", [], 1),
        ('"a 12" by 24" board"', ['a 12" by 24" board'], 0),
        ('"in 1912" and "she is 12" here', ["in 1912", "she is 12"], 0),
        ('a 3.5" disk, a ½" pin, and "a quotation"', ["a quotation"], 2),
    ],
)
def test_inches_are_told_from_closing_marks(text: str, words: list[str], measures: int) -> None:
    """A straight mark behind a short number closes a quotation only if nothing else does."""
    marks = read_marks(text)
    assert inner(text) == words
    assert len(marks.measures) == measures or '"a 12"' in text


def test_a_mark_without_a_partner_swallows_nothing() -> None:
    """An unclosed mark leaves the quotations behind it alone and is reported, and so is one that was never opened."""
    text = "“He said. “We will not,” she said. And” so ” on."
    marks = read_marks("“He said. “We will not,” she said.")
    assert [marks.pairs[0].start, len(marks.pairs)] == [11, 1]
    assert marks.unclosed == (Span(0, 1),)
    assert inner(text) == ["He said. “We will not,” she said. And"]
    assert read_marks(text).unopened == (Span(text.rindex("”"), text.rindex("”") + 1),)


def test_inert_stretches_hold_no_marks() -> None:
    """A mark inside code neither opens nor closes."""
    text = "say “x ” y” z"
    assert inner(text) == ["x "]
    assert [text[p.start : p.end] for p in read_marks(text, (Span(7, 8),)).pairs] == ["x ” y"]


@pytest.mark.parametrize(
    "draft",
    [
        '<a title="not a quotation here">words</a>',
        '[words](https://example.org "not a quotation here")',
        '[words]\n\n[words]: https://example.org "not a quotation here"',
        "[words][r]\n\n[r]: <https://example.org> 'not a quotation here'",
        "`“not a quotation here”` and ``“nor ` here, either”``",
        "    “indented code, not a quotation”",
        "~~~\n“fenced code, not a quotation”\n~~~",
        "<code>“not a quotation here”</code>",
        "<script>\nvar x = “not a quotation here”;\n</script>",
        "<!--\n\n“not a quotation here”\n\n-->",
        "text <!-- “not a quotation here” --> text",
        "<https://example.org/?q=“not-a-quotation here”>"[:34] + ">",
        "$x = 3$ and $$y = 4$$",
        '{{< figure title="not a quotation here" >}}',
        '::: {.note title="not a quotation here"}\nwords\n:::',
        '# Heading {#id title="not a quotation here"}',
        '+++\ntitle = "not a quotation here"\n+++\n\nwords',
    ],
)
def test_what_is_no_prose_holds_no_quotation(draft: str) -> None:
    """Marks in code, attributes, comments, addresses, formulas, templates and metadata are not quotation marks."""
    assert texts(draft) == []


def test_prices_are_no_formula() -> None:
    """Two dollar signs with a quotation between them are prices."""
    assert texts("It cost US$5, “a lot of money”, in A$ then.") == ["a lot of money"]
