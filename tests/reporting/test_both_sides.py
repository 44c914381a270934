from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from report_values import elsewhere_row, missing_row, number_row

from provenance.model.edit import Edit
from provenance.model.report import CheckedQuotation
from provenance.model.span import Span
from provenance.model.verdict import Place, Verdict, Wording
from provenance.reporting.both_sides import LONGEST_EQUAL, quoted_words, source_words
from provenance.reporting.style import PLAIN, Style

COLOURED = Style(colours=True)


def row_with(quotation, edits, passages=(), spans=()):
    """A row of these words and edits."""
    verdict = Verdict(place=Place.FOUND, wording=Wording.DRIFTED, spans=tuple(spans), edits=tuple(edits))
    return CheckedQuotation(verdict=verdict, quotation=quotation, passages=tuple(passages))


def test_what_differs_is_marked_on_both_sides():
    """Without colours the two sides carry the signs of a word difference around what differs."""
    assert quoted_words(number_row(), PLAIN) == "about [-2,640-] moorings"
    assert source_words(number_row(), PLAIN) == ("about {+2,460+} moorings",)


def test_colours_mark_the_stretch_and_the_characters():
    """With colours there are no signs, and inside the stretch the characters that differ look different again."""
    shown = quoted_words(number_row(), COLOURED)
    assert "[-" not in shown
    assert "\x1b[31m2,\x1b[0m\x1b[1;4;31m" in shown


def test_words_left_out_are_marked_in_the_source_only():
    """Where the quotation has nothing to mark, it stays as it is."""
    edit = Edit("W202", "", "not ", Span(4, 4), Span(14, 18))
    row = row_with("may be sold", [edit], ["may not be sold"], [Span(10, 25)])
    assert quoted_words(row, PLAIN) == "may be sold"
    assert source_words(row, PLAIN) == ("may {+not +}be sold",)


def test_typography_is_marked_only_where_there_is_nothing_else():
    """A curly mark beside a wrong number is no news; alone it is what there is to see."""
    mark = Edit("T101", "'", "’", Span(3, 4), Span(3, 4))
    number = Edit("W201", "5", "6", Span(6, 7), Span(6, 7))
    assert quoted_words(row_with("don't 5", [mark]), PLAIN) == "don[-'-]t 5"
    assert quoted_words(row_with("don't 5", [mark, number]), PLAIN) == "don't [-5-]"


def test_each_fragment_of_an_elided_quotation_has_its_line():
    """The edits of a fragment are marked in its own passage, whatever lies between the passages is not."""
    edits = [
        Edit("E101", "…", " long gap ", Span(5, 6), Span(5, 15)),
        Edit("W101", "last", "end", Span(7, 11), Span(15, 18)),
    ]
    row = row_with("first … last", edits, ["first", "end"], [Span(0, 5), Span(15, 18)])
    assert source_words(row, PLAIN) == ("first", "{+end+}")


def test_marks_right_behind_a_passage_are_shown():
    """A question mark that the quotation turned into a full stop stands outside of the passage, and is seen."""
    edit = Edit("W107", ".", "?", Span(3, 4), Span(13, 14))
    row = row_with("who.", [edit], ["who"], [Span(10, 13)])
    assert quoted_words(row, PLAIN) == "who[-.-]"
    assert source_words(row, PLAIN) == ("who{+?+}",)


def test_passages_of_another_kind_are_shown_as_they_are():
    """A nearest passage has no spans that edits could be counted from; one in another source has."""
    assert source_words(missing_row(), PLAIN) == ("tide table",)
    assert source_words(elsewhere_row(), PLAIN) == ("boats",)
    assert source_words(evolve(missing_row(), passages=()), PLAIN) == ()


def test_long_words_that_agree_are_cut_around_the_difference():
    """A page of agreement does not bury one wrong digit, and short agreement is shown whole."""
    before, after = "a" * 5000, "b" * 5000
    text = f"{before}7{after}"
    row = row_with(text, [Edit("W201", "7", "8", Span(5000, 5001), Span(5000, 5001))])
    shown = quoted_words(row, PLAIN)
    assert "a[-7-]b" in shown
    assert len(shown) < 3 * LONGEST_EQUAL
    assert shown.startswith("⋯")
    assert shown.endswith("⋯")


def test_untrusted_words_cannot_act_on_the_terminal():
    """Escapes in a draft and in a source are spelt out, marked or not."""
    edit = Edit("W101", "\x1b[2J", "\u202e", Span(0, 4), Span(0, 1))
    row = row_with("\x1b[2J and \x07", [edit], ["\u202e and \x07"], [Span(0, 7)])
    assert quoted_words(row, PLAIN) == "[-<U+001B>[2J-] and <U+0007>"
    assert source_words(row, PLAIN) == ("{+<U+202E>+} and <U+0007>",)


@given(
    st.text("ab1 \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 20)), max_size=6),
    st.booleans(),
)
def test_any_edits_leave_the_words_whole(text, raw, colours):
    """Whatever the edits of a verdict are, the words are printed once each, in order."""
    edits = [Edit("W101", text[at : at + n], "x", Span(at, at + n), Span(at, at + n)) for at, n in raw]
    shown = quoted_words(row_with(text, edits), Style(colours=colours))
    for sign in ("[-", "-]", "\x1b[31m", "\x1b[1;4;31m", "\x1b[0m"):
        shown = shown.replace(sign, "")
    assert "".join(shown.split()) == "".join(text.split())
