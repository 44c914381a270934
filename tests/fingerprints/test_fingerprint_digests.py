import hashlib
import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from provenance.errors import TextError
from provenance.fingerprints.digests import content_digest, fingerprint, words_digest, words_form
from provenance.model.document import TEXT_GIVEN, Document
from provenance.readers.read import read
from provenance.text.white_space import INVISIBLE, WHITE_SPACE

WORD = st.text(alphabet="abcdeéñ港\U0001f6a2.,-", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=30)
GAP = st.text(alphabet=WHITE_SPACE, min_size=1, max_size=4)


@given(WORDS, st.data())
def test_rewrapping_keeps_the_words(words, data):
    """Any white space between the same words gives the same words digest and content digest."""
    wrapped = data.draw(GAP) + "".join(word + data.draw(GAP) for word in words)
    assert words_digest(wrapped) == words_digest(" ".join(words))
    assert content_digest(wrapped) == content_digest(" ".join(words))


@given(WORDS, st.data())
def test_invisible_characters_keep_the_words(words, data):
    """Soft hyphens, zero-width spaces and directional controls anywhere change no words digest."""
    text = " ".join(words)
    at = data.draw(st.integers(0, len(text)))
    unseen = data.draw(st.text(alphabet=INVISIBLE, min_size=1, max_size=4))
    assert words_digest(text[:at] + unseen + text[at:]) == words_digest(text)


@given(WORDS, st.data())
def test_inserting_not_changes_the_words(words, data):
    """One word put in anywhere is another words digest."""
    at = data.draw(st.integers(0, len(words)))
    assert words_digest(" ".join([*words[:at], "not", *words[at:]])) != words_digest(" ".join(words))


@given(WORDS, st.data())
def test_joined_words_are_other_words(words, data):
    """White space taken out between two words is another words digest."""
    assume(len(words) > 1)
    at = data.draw(st.integers(1, len(words) - 1))
    assert words_digest(" ".join(words[:at]) + " ".join(words[at:])) != words_digest(" ".join(words))


@given(st.text(max_size=100))
def test_words_form_is_stable(text):
    """The words form of a words form is itself, and has no white space but single spaces between words."""
    form = words_form(text)
    assert words_form(form) == form
    assert not re.search(f"[{WHITE_SPACE.replace(' ', '')}]|  |^ | $", form)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Us", "us"), ("102", "10²"), ("-0.42", "0.42"), ("−1", "-1"), ("ﬁn", "fin"), ("می\u200cخواهم", "میخواهم")],
)
def test_what_words_keeps_apart(one, other):
    """Case, superscripts, signs, ligatures and the joiners that change words are not folded away."""
    assert words_form(one) != words_form(other)


def test_fingerprint_of_a_file(tmp_path):
    """The bytes level is what sha256sum prints; reader, size and length stand in the record."""
    path = tmp_path / "review.txt"
    path.write_bytes("Né\r\n".encode("windows-1252"))
    made = fingerprint(read(path, charset="windows-1252"))
    assert made.bytes is not None
    assert made.text is not None
    assert made.bytes.sha256 == hashlib.sha256(b"N\xe9\r\n").hexdigest()
    assert made.bytes.size == 4
    assert made.text.sha256 == hashlib.sha256("Né\r\n".encode()).hexdigest()
    assert made.text.length == 4
    assert (made.reader.name, made.reader.version) == ("plain", "1")
    assert made.reader.options == {"charset": "windows-1252"}


def test_fingerprint_of_a_text():
    """A text that came from no file has every level but bytes."""
    made = fingerprint(Document(text="Words."))
    assert made.bytes is None
    assert made.reader == TEXT_GIVEN
    assert made.segments is not None
    assert made.segments.count == 1


def test_lone_surrogates_raise():
    """A text with a lone surrogate has no fingerprint; the error names the document and the place."""
    with pytest.raises(TextError, match=r"a\.txt holds the lone surrogate U\+D800 at code point 2"):
        fingerprint(Document(text="ab\ud800", location="a.txt"))


@pytest.mark.parametrize(
    "text",
    ["x" * 5_000_000, "\n" * 2_000_000, " \u00a0" * 1_000_000, "\u200b" * 2_000_000, "a" + "\u0301\u0316" * 200_000],
    ids=["one word", "blank lines", "spaces", "invisible", "marks"],
)
def test_hostile_texts_are_hashed_in_linear_time(text):
    """Every level of a text of millions of equal characters is there in seconds."""
    started = time.process_time()
    assert fingerprint(Document(text=text)).words is not None
    assert time.process_time() - started < 4
