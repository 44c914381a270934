import re
import unicodedata

from provenance.text.white_space import INVISIBLE, WHITE_SPACE, holds_text


def test_white_space_is_the_property():
    """Python's idea of white space but U+001C to U+001F, which lack the property: 25 characters, in order."""
    python = [chr(code) for code in range(0x110000) if chr(code).isspace()]
    assert list(WHITE_SPACE) == [character for character in python if not "\x1c" <= character <= "\x1f"]
    assert len(WHITE_SPACE) == 25


def test_invisible_characters_print_nothing_and_join_nothing():
    """The fifteen characters that words/1 removes are all format characters, none is a joiner, none white space."""
    assert len(INVISIBLE) == len(set(INVISIBLE)) == 15
    assert all(unicodedata.category(character) == "Cf" for character in INVISIBLE)
    assert not set(INVISIBLE) & {*WHITE_SPACE, "\u200c", "\u200d"}


def test_what_holds_text():
    """One visible character is a text; white space and invisible characters alone are none."""
    assert holds_text(" \n.")
    assert holds_text("\x1c")
    assert not holds_text("")
    assert not holds_text(WHITE_SPACE + INVISIBLE)


def test_lists_can_stand_in_a_character_class():
    """Neither list holds a character that means something inside the brackets of a regular expression."""
    assert not re.search(r"[\]\[\\^\-&~|]", WHITE_SPACE + INVISIBLE)
