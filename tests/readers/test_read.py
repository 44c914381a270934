import hashlib
import json
import os
import subprocess
import sys
import time

import pytest

from provenance.errors import ReadError, SettingsError
from provenance.model.document import Fact
from provenance.readers.kinds import READERS, UNSUPPORTED
from provenance.readers.limits import Limits
from provenance.readers.read import read


def write(folder, name, content):
    """A file of this name and content in the folder."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def facts_of(document):
    """The facts by name."""
    return {fact.name: fact.value for fact in document.facts}


@pytest.mark.parametrize("as_string", [True, False])
def test_a_plain_file(tmp_path, as_string):
    """A text file becomes a document with text, location as given, digest and reader; plain text has no markup."""
    path = write(tmp_path, "review.txt", "# Not a heading\r\n*stars*\r\n")
    document = read(str(path) if as_string else path)
    assert document.text == "# Not a heading\r\n*stars*\r\n"
    assert document.location == str(path)
    assert document.digest is not None
    assert document.digest.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.digest.size == 26
    assert (document.reader.name, document.reader.version, document.reader.options) == ("plain", "1", {})
    assert document.locators == document.markup == document.apparatus == ()
    assert document.facts == (Fact("charset", "utf-8"), Fact("charset-by", "assumed"), Fact("newlines", "crlf"))


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "plain"),
        ("A.TXT", "plain"),
        ("README", "plain"),
        (".hidden", "plain"),
        ("notes.", "plain"),
        ("talk.srt", "plain"),
        ("version.2", "plain"),
        ("a.md", "markdown"),
        ("a.Markdown", "markdown"),
        ("a.txt.md", "markdown"),
    ],
)
def test_the_suffix_tells_the_kind(tmp_path, name, reader):
    """Markdown by its suffixes in any case; plain text for no suffix and for those that nobody claims."""
    assert read(write(tmp_path, name, "Words.")).reader.name == reader


@pytest.mark.parametrize(
    ("media_type", "reader"),
    [
        ("text/markdown", "markdown"),
        ("Text/Markdown; charset=utf-8", "markdown"),
        ("text/plain", "plain"),
        ("text/csv", "plain"),
        ("application/octet-stream", "plain"),
        (None, "plain"),
    ],
)
def test_the_media_type_tells_the_kind(media_type, reader):
    """Bytes are read by their media type; one that says nothing, and none, mean plain text."""
    assert read(b"Words.", media_type=media_type).reader.name == reader


def test_the_media_type_goes_before_the_suffix(tmp_path):
    """A caller who names the kind is believed."""
    assert read(write(tmp_path, "a.md", "Words."), media_type="text/plain").reader.name == "plain"
    assert read(write(tmp_path, "a.html", "Words."), media_type="text/plain").text == "Words."
    assert read(write(tmp_path, "b.md", "Words."), media_type="application/octet-stream").reader.name == "markdown"


def test_charset_of_the_media_type():
    """The charset of the media type is a declared one, and the argument goes before it; both stand in the options."""
    document = read(b"caf\xe9", media_type='text/plain; format=flowed; charset="ISO-8859-1"')
    assert document.text == "café"
    assert document.reader.options == {"charset": "iso-8859-1"}
    assert read(b"caf\xc3\xa9", media_type="text/plain; charset=ascii", charset="utf-8").text == "café"


def test_bytes_have_no_location():
    """Content without a file has a location only if the caller names one, which messages then use."""
    assert read(b"Words.").location is None
    assert read(b"Words.", location="standard input").location == "standard input"
    with pytest.raises(ReadError, match="standard input holds no text"):
        read(b" ", location="standard input")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", {"newlines": "lf"}),
        ("a\r\nb\r\n", {"newlines": "crlf"}),
        ("a\rb", {"newlines": "cr"}),
        ("a\nb\r\n", {"newlines": "mixed"}),
        ("ab", {"newlines": "none"}),
        ("é\u00ad\u00ad", {"newlines": "none", "soft-hyphens": "2"}),
        ("a\u200b\u200d\u200c\u2060b\ufeff", {"newlines": "none", "zero-width": "5"}),
        ("\u202eabc\u202c\u061c", {"newlines": "none", "bidi-controls": "3"}),
        ("a\u0092b\u0085", {"newlines": "none", "c1-controls": "1"}),
        ("a\U000e0fff\U000e0ffe\ufffe b", {"newlines": "none", "unassigned": "3"}),
    ],
)
def test_facts(text, expected):
    """What people do not see is counted and stays in the text."""
    document = read(text.encode("utf-8"))
    assert document.text == text
    assert {name: value for name, value in facts_of(document).items() if not name.startswith("charset")} == expected


def test_facts_of_decoding():
    """How the charset was known, and the mark that is no part of the text, are facts."""
    facts = facts_of(read("\ufeffé".encode("utf-16-le")))
    assert (facts["charset"], facts["charset-by"], facts["byte-order-mark"]) == ("utf-16-le", "marked", "2")
    facts = facts_of(read(b"\xe9", charset="cp1252"))
    assert (facts["charset"], facts["charset-by"], "byte-order-mark" in facts) == ("windows-1252", "declared", False)


def test_a_missing_file(tmp_path):
    """Nothing at the path, a path through a file, and a name too long for any file are absent sources."""
    write(tmp_path, "a.txt", "a")
    for path in (tmp_path / "none.txt", tmp_path / "a.txt" / "b", tmp_path / ("n" * 400), tmp_path / "none.pdf"):
        with pytest.raises(ReadError, match="there is no file") as caught:
            read(path)
        assert caught.value.absent
        assert caught.value.remedy
        assert len(str(caught.value)) < 500


def test_messages_call_a_file_what_the_caller_calls_it(tmp_path):
    """With a location, no message names the path, whatever is wrong with the file."""
    (tmp_path / "folder").mkdir()
    big = write(tmp_path, "big.txt", "a" * 20)
    for path in (tmp_path / "none.txt", tmp_path / "none.pdf", tmp_path / "folder", big):
        with pytest.raises(ReadError, match=r"notes/a\.txt") as caught:
            read(path, location="notes/a.txt", limits=Limits(file_bytes=10))
        assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "holds no text"), (b" \r\n\xc2\xa0\t", "holds no text"), ("\ufeff\u200b".encode(), "holds no text")],
)
def test_a_file_without_text(tmp_path, content, message):
    """An empty file and one of nothing but white space and invisible characters are refused."""
    with pytest.raises(ReadError, match=message):
        read(write(tmp_path, "a.txt", content))


def test_what_is_no_regular_file(tmp_path):
    """A directory, a FIFO nobody writes to, a device and a link to itself are refused at once, without blocking."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    started = time.monotonic()
    for path, message in (
        (tmp_path, "is a directory: name a file in it"),
        (tmp_path / "fifo", "is not a regular file"),
        ("/dev/zero", "is not a regular file"),
        (tmp_path / "loop", "leads back to itself"),
        ("a\0b", "is not a path"),
    ):
        with pytest.raises(ReadError, match=message) as caught:
            read(path)
        assert not caught.value.absent
    assert time.monotonic() - started < 2


def test_a_file_that_may_not_be_read(tmp_path):
    """A file without read permission is unreadable, not absent."""
    path = write(tmp_path, "a.txt", "a")
    path.chmod(0)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        with pytest.raises(ReadError, match="may not be read by this user: give read permission") as caught:
            read(path)
    finally:
        if is_root:
            os.seteuid(0)
    assert not caught.value.absent


def test_a_file_over_the_limit(tmp_path):
    """A file of 200 MB is refused by its size before it is read; so are bytes, and a file that claims no size."""
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    started = time.process_time()
    with pytest.raises(
        ReadError, match=r"holds 200,000,000 bytes, over the limit of 67,108,864: .*raise limits\.source_bytes"
    ):
        read(path)
    assert time.process_time() - started < 0.5
    small = Limits(file_bytes=10)
    assert read(b"0123456789", limits=small).text == "0123456789"
    with pytest.raises(ReadError, match="holds 11 bytes, over the limit of 10"):
        read(b"0123456789a", limits=small)
    with pytest.raises(ReadError, match="holds more bytes, over the limit of 10"):
        read("/proc/self/status", limits=small)


@pytest.mark.parametrize("value", [0, -1, 1.5, "10", True])
def test_limits_are_whole_numbers(value):
    """A limit that limits nothing is a mistake in the settings."""
    with pytest.raises(SettingsError, match="the limit file_bytes is"):
        Limits(file_bytes=value)


@pytest.mark.parametrize("kind", UNSUPPORTED, ids=lambda kind: kind.name)
def test_kinds_that_cannot_be_read_yet(tmp_path, kind):
    """Each known kind is refused by suffix, by media type and by its first bytes, never read as plain text."""
    for suffix in kind.suffixes:
        with pytest.raises(ReadError, match=f"is {kind.name}, which cannot be read yet") as caught:
            read(write(tmp_path, "a" + suffix.upper(), "Words."))
        assert caught.value.remedy == kind.remedy
    for media_type in kind.media_types:
        with pytest.raises(ReadError, match="cannot be read yet"):
            read(b"Words.", media_type=media_type.replace("*", "x"))
    for opening in kind.opening:
        with pytest.raises(ReadError, match=f"is {kind.name}, which cannot be read yet"):
            read(write(tmp_path, "a.txt", opening + b" and more words"))


def test_a_large_file_of_an_unsupported_kind(tmp_path):
    """A recording over the limit is called a recording, not too large."""
    with (tmp_path / "talk.mp3").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ReadError, match="is a recording"):
        read(tmp_path / "talk.mp3")


def test_unknown_media_type():
    """A media type that nobody claims is refused rather than taken for text."""
    with pytest.raises(ReadError, match="no reader for the media type 'application/x-boat'"):
        read(b"Words.", media_type="application/x-boat")


def test_no_suffix_or_media_type_is_claimed_twice():
    """Which reader takes a file never depends on the order of the table."""
    for name in ("suffixes", "media_types"):
        claimed = [value for kind in (*READERS, *UNSUPPORTED) for value in getattr(kind, name)]
        assert len(claimed) == len(set(claimed))


@pytest.mark.parametrize("name", ["a\udcff\n.txt", "\u202eb.txt", "c\x1b[31m.txt"])
def test_messages_are_one_printable_line(tmp_path, name):
    """Control characters and undecodable bytes of a path are escaped in messages, so that a terminal stays whole."""
    with pytest.raises(ReadError) as caught:
        read(write(tmp_path, name, b"\xff"))
    assert str(caught.value).isprintable()
    str(caught.value).encode("utf-8")


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_strange_strings_are_read_unchanged(tmp_path, suffix):
    """Strings that have broken other programs come out of a file as they went in."""
    strange = [
        "\u202eright to left",
        "ᚠᛇᚻ᛫ᛒᛦᚦ",
        "Ṱ̺̺̕o͞ ̷i̲̬",
        "(╯°□°）╯︵ ┻━┻)",
        "\x01\x1b\x7f\x80",
        "<script>'\"--",
        "[[[[(((*_*_`~~",
    ]
    for text in strange:
        assert read(write(tmp_path, "strange" + suffix, text)).text == text


def test_importing_the_readers_is_light():
    """Reading plain text loads no Markdown parser, numpy or schema validator."""
    code = (
        "import json, sys; from provenance.readers.read import read; read(b'Words.');"
        "print(json.dumps(sorted({'markdown_it', 'numpy', 'jsonschema', 'cattrs', 'rapidfuzz'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
