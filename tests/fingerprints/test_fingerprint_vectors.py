import json
from pathlib import Path

import pytest
import second_implementation as second

from provenance.fingerprints.digests import UNICODE_VERSION, fingerprint, words_form
from provenance.fingerprints.table import decode_table, segment_table
from provenance.model.document import Document
from provenance.readers.read import read
from provenance.text.segments import segments

VECTORS = Path(__file__).parents[2] / "fixtures" / "fingerprints"
NAMES = sorted(path.stem for path in VECTORS.glob("*.json"))


def load(name):
    """One vector, by the name of its file."""
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def test_there_are_vectors():
    """The vectors are found, so that the tests below do not pass for want of any."""
    assert len(NAMES) == 21


@pytest.mark.parametrize("name", NAMES)
def test_every_level_of_a_vector(name):
    """Each level of a vector's fingerprint, its words form, spans and table come out as recorded."""
    vector = load(name)
    document = Document(text=vector["text"])
    made = fingerprint(document)
    assert (made.text.sha256, made.text.length) == (vector["text_digest"]["sha256"], vector["text_digest"]["length"])
    assert words_form(document.text) == vector["words_form"]
    assert (made.words.profile, made.words.sha256) == (vector["words"]["profile"], vector["words"]["sha256"])
    assert made.words.unicode == UNICODE_VERSION
    recorded = vector["segments"]
    assert (made.segments.profile, made.segments.count, made.segments.root) == (
        recorded["profile"],
        recorded["count"],
        recorded["root"],
    )
    assert [[span.start, span.end] for span in segments(document.text)] == vector["spans"]
    assert segment_table(document) == vector["table"]
    assert [entry.length for entry in decode_table(vector["table"])] == [end - start for start, end in vector["spans"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_second_implementation_agrees(name):
    """An implementation written from the description alone, recursive and by the character, gives the same vector."""
    vector = load(name)
    del vector["about"]
    assert second.vector(vector.pop("text")) == vector


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("empty", "blank-only")])
def test_a_file_of_the_text_has_the_recorded_bytes(name):
    """The bytes level of a file that holds a vector's text is the recorded one."""
    vector = load(name)
    content = vector["text"].encode("utf-8")
    digest = read(content).digest
    assert digest is not None
    assert (digest.sha256, digest.size) == (vector["bytes"]["sha256"], vector["bytes"]["size"])


def test_vectors_that_say_the_same_words():
    """Other line ends, wrapping, indentation and blank lines keep the words digest and every content digest."""
    plain, crlf, rewrapped = load("plain"), load("crlf"), load("rewrapped")
    assert plain["words"] == crlf["words"] == rewrapped["words"]
    assert len({plain["text_digest"]["sha256"], crlf["text_digest"]["sha256"], rewrapped["text_digest"]["sha256"]}) == 3
    digests = [[entry.digest for entry in decode_table(vector["table"])] for vector in (plain, crlf, rewrapped)]
    assert digests[0] == digests[1] == digests[2]
