import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.readers.decoding import CHARSETS, decode

ENCODABLE = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=40)


@given(ENCODABLE)
def test_utf8_needs_no_declaration(text):
    """UTF-8 is read as it is, line ends included, and is called assumed."""
    decoded = decode(text.encode("utf-8"), "a.txt")
    assert (decoded.text, decoded.charset, decoded.how, decoded.mark) == (text, "utf-8", "assumed", 0)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(ENCODABLE)
def test_a_byte_order_mark_tells_the_charset(charset, text):
    """A marked file is read by its mark, which is not part of the text; declaring the same charset changes nothing."""
    content = ("\ufeff" + text).encode(charset)
    decoded = decode(content, "a.txt")
    assert (decoded.text, decoded.charset, decoded.how) == (text, charset, "marked")
    assert decoded.mark == len("\ufeff".encode(charset))
    assert decode(content, "a.txt", charset).text == text


def test_utf16_by_its_family_name():
    """`utf-16` is enough where the mark tells the order, and refused where nothing does."""
    assert decode("Né".encode("utf-16"), "a.txt", "utf-16").text == "Né"
    with pytest.raises(ReadError, match="does not tell the order") as caught:
        decode("Né".encode("utf-16-le"), "a.txt", "UTF-16")
    assert caught.value.remedy == "declare utf-16-le or utf-16-be"


def test_only_one_mark_is_taken_off():
    """A second U+FEFF is part of the text."""
    assert decode("\ufeff\ufeffa".encode(), "a.txt").text == "\ufeffa"


@pytest.mark.parametrize(
    ("charset", "usual"),
    [("windows-1252", "windows-1252"), ("CP1252", "windows-1252"), ("latin1", "iso-8859-1"), ("sjis", "shift_jis")],
)
def test_declared_charsets(charset, usual):
    """A charset goes by any of its names and is recorded by its usual one."""
    text = "caf" + ("é" if usual != "shift_jis" else "港")
    decoded = decode(text.encode(charset), "a.txt", charset)
    assert (decoded.text, decoded.charset, decoded.how) == (text, usual, "declared")


@pytest.mark.parametrize("charset", sorted(CHARSETS))
def test_every_charset_of_the_list_decodes(charset):
    """Each name of the list is the one Python knows the codec by, and reads plain letters."""
    assert codecs.lookup(charset).name == charset
    assert decode("Harbour".encode(charset), "a.txt", charset).text == "Harbour"


@pytest.mark.parametrize(
    "charset", ["rot13", "base64", "unicode_escape", "idna", "utf-7", "no-such", "", "../x", "a\0b", "é", "x" * 99]
)
def test_what_is_no_charset(charset):
    """Codecs that are no charset of files, unknown names and strange strings are refused alike."""
    with pytest.raises(ReadError, match=r"is not a charset that a\.txt can be read in"):
        decode(b"abc", "a.txt", charset)


@pytest.mark.parametrize(
    ("content", "charset", "message"),
    [
        (b"ab\ncaf\xe9 x", None, r"a\.txt is not utf-8 and no other .* 0xE9 at byte offset 6 \(line 2\) does not fit"),
        (b"abc\xe2\x82", None, r"0xE2 at byte offset 3"),
        (b"\xef\xbb\xbfab\xff", None, r"begins with the byte order mark of utf-8 but .* 0xFF at byte offset 5"),
        (b"ab\xe9", "ascii", r"is not ascii, which is declared: 0xE9 at byte offset 2"),
        (b"ab\x81", "windows-1252", r"is not windows-1252, which is declared: 0x81 at byte offset 2"),
        (b"\xff\xfea\0b", None, r"mark of utf-16-le but .* at byte offset 4 does not fit"),
        (b"\xff\xfe\x00\xd8a\x00", None, r"mark of utf-16-le but .* at byte offset 2 does not fit"),
        (b"\xed\xa0\x80", None, r"0xED at byte offset 0"),
        (b"\xef\xbb\xbfabc", "windows-1252", r"the byte order mark of utf-8, but the charset windows-1252 is declared"),
        (b"\xff\xfea\0", "utf-16-be", r"the byte order mark of utf-16-le, but the charset utf-16-be is declared"),
    ],
)
def test_bytes_that_do_not_fit(content, charset, message):
    """A byte that does not fit is named with its offset, never replaced; a mark that contradicts is an error."""
    with pytest.raises(ReadError, match=message) as caught:
        decode(content, "a.txt", charset)
    assert caught.value.remedy
    assert not caught.value.absent


def test_the_remedy_names_the_option():
    """Whoever has a file in an old charset reads what to type."""
    with pytest.raises(ReadError, match=r"declare the charset, e\.g\. --charset windows-1252"):
        decode(b"caf\xe9", "a.txt")


@pytest.mark.parametrize(
    ("content", "charset", "remedy"),
    [
        (b"\x7fELF\0\0\1", None, "export it to plain text"),
        (b"Harbour\0review", "latin-1", "export it to plain text"),
        ("Harbour review".encode("utf-16-le"), None, "--charset utf-16-le"),
        ("Harbour review".encode("utf-16-be"), None, "--charset utf-16-be"),
        (b"\xff\xfea\0\0\0b\0", None, "check the charset"),
        (b"\0", None, "export it to plain text"),
    ],
)
def test_zero_bytes(content, charset, remedy):
    """No text holds U+0000; where the zeros alternate the remedy is the charset that they look like."""
    with pytest.raises(ReadError, match=r"zero byte at byte offset|U\+0000 at code point") as caught:
        decode(content, "a.txt", charset)
    assert remedy in caught.value.remedy


@given(st.binary(max_size=80), st.sampled_from([None, "utf-8", "windows-1252", "shift_jis", "utf-16-le", "gb18030"]))
def test_any_bytes_are_read_whole_or_refused(content, charset):
    """Whatever the bytes, the text encodes to them again, or there is a ReadError; none is replaced."""
    try:
        decoded = decode(content, "a.txt", charset)
    except ReadError:
        return
    if decoded.charset in ("utf-8", "utf-16-le", "windows-1252"):
        assert decoded.text.encode(decoded.charset) == content[decoded.mark :]
    assert decoded.charset == "gb18030" or "\ufffd" not in decoded.text or "\ufffd".encode(decoded.charset) in content
