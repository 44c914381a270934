import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from provenance.reporting.terminal_text import on_one_line, spelt_out

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_left(text):
    """Whatever a source holds, what is printed has no control character, no bidirectional control, no surrogate."""
    shown = on_one_line(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char in BIDIRECTIONAL for char in shown)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_printed_characters_stay_as_they_are(text):
    """A text of letters, marks, signs and spaces is shown unchanged."""
    assert spelt_out(text) == text


def test_escape_sequences_and_bidirectional_controls_are_spelt_out():
    """The characters that would recolour, clear or reverse a line stand there by number."""
    assert spelt_out("\x1b[31mred") == "<U+001B>[31mred"
    assert spelt_out("a\u202eb\u2066c\x9b2J\x7f") == "a<U+202E>b<U+2066>c<U+009B>2J<U+007F>"
    assert spelt_out("\U000e0041") == "<U+E0041>"


def test_joiners_that_belong_to_words_and_emoji_stay():
    """U+200C and U+200D change what a word is, not what a line is."""
    assert spelt_out("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"


def test_line_ends_and_tabs_become_one_space():
    """A passage over several lines is shown on one, and its ends are kept for joining."""
    assert on_one_line(" one\r\n\t two\x0bthree\n") == " one two three "
