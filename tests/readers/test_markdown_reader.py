import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.readers.limits import Limits
from provenance.readers.read import read


def markdown(text, limits=None):
    """The document that a Markdown file of this text is read into."""
    return read(text.encode("utf-8"), media_type="text/markdown", limits=limits or Limits())


def bare(text):
    """The text without its markup, and what was taken away, in order."""
    document = markdown(text)
    kept, position = [], 0
    for span in document.markup:
        kept.append(text[position : span.start])
        position = span.end
    return "".join([*kept, text[position:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A *word* and __two__, ***both***.", "A word and two, both."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("a * b* c*", "a * b* c*"),
        ("*foo**bar*", "foo**bar"),
        ("*a _b* c_", "a _b c_"),
        ("~~gone~~ kept ~~", "gone kept ~~"),
        (r"1\. and \*stars\* and C:\path", r"1. and *stars* and C:\path"),
        ("code `a*b*` and ``x ` y``, not ` alone", "code a*b* and x ` y, not ` alone"),
        ('see [the review](https://x.example/a_(b) "t") now', "see the review now"),
        ("see [the *review*](<a b>), ![alt](p.png)", "see the review, alt"),
        ("he wrote [sic] and [they] [did](not ok", "he wrote [sic] and [they] [did](not ok"),
        ("a [b][c] [c] [d][] [e]\n\n[c]: /x\n[d]: /y 'z'\n", "a b c d [e]\n\n  \n  \n"),
        ("<https://x.example> and <b class='c'>bold</b> 1 < 2 > 0", "https://x.example and bold 1 < 2 > 0"),
        ("a<!-- note *x* -->b <!-- open", "ab <!-- open"),
        ("# Title #\n## *Two*\n#hash", " Title \n Two\n#hash"),
        ("Title\nmore\n====\n", "Title\nmore\n\n"),
        ("> quoted\n> more\nlazy\n", " quoted\n more\nlazy\n"),
        ("> > deep\n>\n> one > two\n", "  deep\n\n one > two\n"),
        ("- a\n* b\n  + c\n1. d\n   e\n2) f\n-\n", " a\n b\n   c\n d\n   e\n f\n\n"),
        ("```python\nx *y*\n```\n", "\nx *y*\n\n"),
        ("> ```\n> > a\n> ```\n", " \n > a\n \n"),
        ("~~~\nopen *x*\n", "\nopen *x*\n"),
        ("a\n\n***\n\nb", "a\n\n\n\nb"),
        ("| a | *b* |\n|---|:-:|\n| c | d \\| e |\n", "  a  b \n\n  c  d | e \n"),
        ("<div>\n<!-- c -->\ntext\n</div>\n", "\n\ntext\n\n"),
        ("a *b\nc* d", "a b\nc d"),
        ("a\r\n# b\r*c*\r\n", "a\r\n b\rc\r\n"),
        ("    code *x*\n", "    code *x*\n"),
        ("---\ntitle: *x*\n---\n# Real\n", "\ntitle: *x*\n\n Real\n"),
        ("+++\ntitle = 1\n+++\ntext\n", "\ntitle = 1\n\ntext\n"),
        ("| a |\n|---|\n| b | *c* | d |\n", "  a  \n\n  b c | d \n"),
        ("1. # 1 #\n", "1\n"),
        ("Title {#top}\n-----\n\nthe set {.5, .7} of $x*y*z$\n", "Title\n\n\nthe set {.5, .7} of $x*y*z$\n"),
        ("a <pre>b</pre> c<script>d</script>\n\n<pre>\n*e*\n</pre>\n", "a b c\n\n\n*e*\n\n"),
        ("::: note\nSold ^[In *March*.] then.\n:::\n", "\nSold In March. then.\n\n"),
    ],
)
def test_markup_is_what_the_format_adds(text, expected):
    """Without the markup spans the words are left, and brackets, stars and dashes that are no markup stay."""
    kept = bare(text)
    assert [line.split() for line in kept.splitlines()] == [line.split() for line in expected.splitlines()]


def test_the_text_is_the_file():
    """Nothing is taken out of the text: offsets are those of the decoded file."""
    text = "\n# A *b*\r\n\r\n> c\r\n"
    assert markdown(text).text == text


def test_headings_are_locators():
    """Each heading names its section, which runs to the next heading of its level or above; sections nest."""
    text = "intro\n\n# One *big*\n\na\n\n## Two `x` [l](u)\n\nb\n\nThree\n-----\n\nc\n\n# Four[^1]\n\nd\n\n> # Quoted\n"
    document = markdown(text)
    assert [(locator.label, locator.value) for locator in document.locators] == [
        ("heading", "One big"),
        ("heading", "Two x l"),
        ("heading", "Three"),
        ("heading", "Four"),
    ]
    one, two, three, four = [locator.span for locator in document.locators]
    assert one.of(text).startswith("# One")
    assert one.end == four.start
    assert two.of(text).startswith("## Two")
    assert two.end == three.start
    assert three.of(text).startswith("Three\n---")
    assert three.end == four.start
    assert four.end == len(text)


def test_notes_are_apparatus():
    """The mark of a note is apparatus; its definition's label is markup, its words are text."""
    text = "Sold.[^1] Not [^a b].\n\n[^1]: In *March*.\n\n[^2]: word\n"
    document = markdown(text)
    assert [span.of(text) for span in document.apparatus] == ["[^1]"]
    assert bare(text).split() == ["Sold.[^1]", "Not", "[^a", "b].", "In", "March.", "word"]


def test_citations_of_a_source_are_apparatus():
    """Nobody quotes the citations that a source has in brackets; a key in its sentence is one of its words."""
    text = "It is sold [see @falk, p. 3]. @lind [p. 4] knows [sic], writes me@example.org.\n"
    document = markdown(text)
    assert [span.of(text) for span in document.apparatus] == ["[see @falk, p. 3]"]
    assert document.markup == ()


def test_a_heading_without_words_ends_a_section():
    """An empty heading has no locator of its own, and the section before it ends there."""
    (one,) = markdown("# One\n\na\n\n#\n\nb\n").locators
    assert (one.value, one.span.end) == ("One", 10)


def test_front_matter_is_no_heading():
    """A YAML block at the head is neither a rule nor a heading; one that never ends is text."""
    assert [locator.value for locator in markdown("---\ntitle: x\n---\n\n# Real\n").locators] == ["Real"]
    assert [locator.value for locator in markdown("---\nx\n\n# Real\n").locators] == ["Real"]


MARKS = [
    "*",
    "_",
    "**",
    "`",
    "[",
    "](",
    ")",
    "]",
    "![",
    "<",
    ">",
    "<b>",
    "<!--",
    "-->",
    "\\",
    "|",
    "~~",
    "#",
    "[^1]",
    ":",
]
LINES = ["- ", "1. ", "> ", "\n", "\n\n", "\r\n", "```\n", "---\n", "===\n", "|-|-|\n", "[a]: b\n", "\t", "    "]
PIECES = st.sampled_from([*MARKS, *LINES, "a", "word ", "é", "\u00a0"])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_markdown_is_read(text):
    """Whatever the text, spans ascend, keep apart and lie within it, and the text stays as it is."""
    document = markdown("x" + text)
    assert document.text == "x" + text
    for spans in (document.markup, document.apparatus):
        assert all(span.length > 0 for span in spans)
        assert all(one.end < other.start for one, other in pairwise(spans))
        assert not spans or spans[-1].end <= len(document.text)
    for locator in document.locators:
        assert locator.value == " ".join(locator.value.split())
        assert 0 <= locator.span.start < locator.span.end <= len(document.text)


@given(st.lists(st.text(alphabet="abcXYZ.,;:?'\"éñ–— ", min_size=1, max_size=40).map(str.strip), max_size=6))
def test_prose_has_no_markup(paragraphs):
    """Paragraphs without any special character have no markup at all."""
    document = markdown("x " + "\n\n".join(paragraphs))
    assert document.markup == document.apparatus == document.locators == ()


SIZE = 80_000


@pytest.mark.parametrize(
    "piece",
    [
        "*a ",
        "**a",
        "*_",
        "`a",
        "``a`",
        "[",
        "[a](",
        '](a "',
        "<a b='",
        "<!--",
        "<a@",
        "![[",
        "~~",
        "> ",
        "- ",
        "\\",
        "#",
        "|",
        "[^a",
    ],
)
@pytest.mark.parametrize("every", [SIZE, 60], ids=["one line", "many lines"])
def test_hostile_markdown_takes_linear_time(piece, every):
    """80,000 code points of one unfinished construct are read in a moment, on one line or on many."""
    line = piece * (every // len(piece)) + "\n"
    text = line * max(1, SIZE // len(line))
    started = time.process_time()
    assert markdown(text).text == text
    assert time.process_time() - started < 1.5


def test_deep_nesting_is_left_unmarked():
    """A thousand quotes and lists inside each other are read without recursion into all of them."""
    text = "> " * 2_000 + "a\n" + "".join("  " * depth + "- b\n" for depth in range(300))
    assert markdown(text).text == text


def test_large_texts_are_read_without_markup():
    """Above the limits the text is all there, nothing is marked, and a fact says so."""
    text = "# A *b*\n" * 10
    for limits, unit in ((Limits(markup_code_points=79), "79 code points"), (Limits(markup_lines=10), "10 lines")):
        document = markdown(text, limits)
        assert (document.text, document.markup, document.locators) == (text, (), ())
        assert [fact.value for fact in document.facts if fact.name == "markup"] == [
            f"not looked for: the text is over {unit}"
        ]
    assert len(markdown(text, Limits(markup_code_points=80, markup_lines=11)).locators) == 10


def test_one_line_of_millions():
    """Five million code points on one line are read in a moment, without markup."""
    started = time.process_time()
    assert len(markdown("a*" * 2_500_000).text) == 5_000_000
    assert time.process_time() - started < 2
