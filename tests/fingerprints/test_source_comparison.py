import time

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import TextError
from provenance.fingerprints.comparing import compare
from provenance.fingerprints.digests import fingerprint
from provenance.fingerprints.table import decode_table, segment_table
from provenance.model.document import Document
from provenance.model.fingerprint import ReaderIdentity, SourceState
from provenance.readers.read import read

PARAGRAPHS = [
    f"Paragraph {number} says that berth {number * 7} is let until the year {1990 + number}." for number in range(40)
]
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


def table_of(document):
    """The decoded segment table of a document."""
    encoded = segment_table(document)
    assert encoded is not None
    return decode_table(encoded)


def compare_texts(before, after, *, with_table=True):
    """How the second text compares with the recorded first one."""
    document = Document(text=before)
    table = table_of(document) if with_table else None
    return compare(fingerprint(document), Document(text=after), table)


def test_identical():
    """The same bytes with the same text are identical, and both levels were looked at."""
    content = TEXT.encode()
    comparison = compare(fingerprint(read(content)), read(content))
    assert (comparison.state, comparison.compared, comparison.changes) == (
        SourceState.IDENTICAL,
        ("bytes", "text"),
        (),
    )


def test_same_text_in_another_charset():
    """Other bytes that decode to the same text are the same text."""
    comparison = compare(fingerprint(read("Né.".encode())), read("Né.".encode("latin-1"), charset="latin-1"))
    assert (comparison.state, comparison.compared) == (SourceState.SAME_TEXT, ("bytes", "text"))


def test_a_text_without_a_file():
    """Without bytes to compare, an equal text is identical by the text level alone."""
    for recorded in (fingerprint(Document(text=TEXT)), fingerprint(read(TEXT.encode()))):
        comparison = compare(recorded, Document(text=TEXT))
        assert (comparison.state, comparison.compared) == (SourceState.IDENTICAL, ("text",))


def test_same_words():
    """Re-flowed lines are the same words, even where there is a table; nothing is listed as changed."""
    comparison = compare_texts(TEXT, TEXT.replace(" ", "\r\n"))
    assert (comparison.state, comparison.compared, comparison.changes) == (
        SourceState.SAME_WORDS,
        ("text", "words"),
        (),
    )


def test_reread():
    """The same bytes with another text were read otherwise: by a declared charset here, or by another reader."""
    content = b"caf\xc3\xa9 and words"
    recorded = fingerprint(read(content))
    comparison = compare(recorded, read(content, charset="windows-1252"))
    assert (comparison.state, comparison.compared) == (SourceState.REREAD, ("bytes", "text"))
    other = evolve(read(content), text="café words", reader=ReaderIdentity("plain", "2"))
    assert compare(recorded, other).state is SourceState.REREAD
    without_text = evolve(recorded, text=None, segments=None)
    comparison = compare(without_text, other)
    assert (comparison.state, comparison.compared) == (SourceState.REREAD, ("bytes", "words"))


def test_another_reader_with_the_same_text_is_identical():
    """A new version of a reader that reads the same text changes nothing."""
    document = read(TEXT.encode())
    newer = evolve(document, reader=ReaderIdentity("plain", "2"))
    assert compare(fingerprint(document), newer).state is SourceState.IDENTICAL


def test_revised_names_the_changed_segments():
    """One paragraph reworded, one put in and one taken out are three changes, each at its place."""
    after = [*PARAGRAPHS]
    after[3] = after[3].replace("is let", "is not let")
    after.insert(10, "A new paragraph.")
    del after[20]
    text = "\n\n".join(after) + "\n"
    comparison = compare_texts(TEXT, text)
    assert comparison.state is SourceState.REVISED
    assert comparison.compared == ("text", "words", "segments")
    reworded, inserted, deleted = comparison.changes
    assert (reworded.before, [span.of(text) for span in reworded.after]) == (1, [after[3] + "\n\n"])
    assert (inserted.before, [span.of(text) for span in inserted.after]) == (0, ["A new paragraph.\n\n"])
    assert (deleted.before, deleted.after) == (1, ())
    assert text[deleted.at :].startswith(after[20])
    assert [change.at for change in (reworded, inserted)] == [change.after[0].start for change in (reworded, inserted)]


def test_one_inserted_not_is_seen():
    """A sentence and its negation are never the same words."""
    assert compare_texts("It may be sold.", "It may not be sold.").state is SourceState.REVISED


def test_without_a_table_nothing_is_listed():
    """Without a table the state is revised, however little is left, and no place is named."""
    comparison = compare_texts(TEXT, "Something else altogether.", with_table=False)
    assert (comparison.state, comparison.compared, comparison.changes) == (
        SourceState.REVISED,
        ("text", "words"),
        (),
    )


def test_replaced():
    """Where the table shows that almost nothing is kept, the source was replaced; with a fifth kept it was revised."""
    other = "\n\n".join(f"Another document, chapter {number}." for number in range(30))
    assert compare_texts(TEXT, other).state is SourceState.REPLACED
    assert compare_texts(TEXT, other + "\n\n" + "\n\n".join(PARAGRAPHS[:2])).state is SourceState.REPLACED
    assert compare_texts(TEXT, other + "\n\n" + "\n\n".join(PARAGRAPHS[:8])).state is SourceState.REVISED


def test_paragraphs_in_another_order_are_kept():
    """A source whose paragraphs were all put in another order is revised, not replaced."""
    assert compare_texts(TEXT, "\n\n".join(reversed(PARAGRAPHS))).state is SourceState.REVISED


def test_replaced_is_not_said_on_thin_evidence():
    """A short notice corrected in each of its paragraphs was revised, and so was a long list with a new head."""
    notice = "Notice\n\nThe harbour opens at 8.\n\nIt closes at 5."
    assert compare_texts(notice, notice.replace("8", "9").replace("5", "6").replace("No", "Final no")).state is (
        SourceState.REVISED
    )
    lines = "\n".join(PARAGRAPHS * 20)
    assert compare_texts(lines, "A new first line.\n" * 9 + lines).state is SourceState.REVISED


def test_shifted_pieces_are_no_evidence_against_kept_paragraphs():
    """One character put into a long run shifts all pieces it is cut into; the paragraphs before show what is kept."""
    preface, run = "\n\n".join(PARAGRAPHS[:6]) + "\n\n", "".join(str(number) for number in range(60_000))
    comparison = compare_texts(preface + run, preface + "x" + run)
    gone = sum(change.before for change in comparison.changes)
    assert gone > 0.9 * (gone + 6)
    assert comparison.state is SourceState.REVISED


def test_a_table_of_another_version_is_ignored():
    """A table that does not fit the recorded count or length is no evidence."""
    document = Document(text=TEXT)
    table = table_of(document)
    joined = evolve(table[0], length=table[0].length + table[1].length)
    longer = evolve(table[-1], length=table[-1].length + 1)
    for other in (table[:-1], (*table[:-1], longer), (joined, *table[2:])):
        comparison = compare(fingerprint(document), Document(text=TEXT.replace("berth 7 ", "berth 8 ")), other)
        assert (comparison.state, comparison.compared) == (SourceState.REVISED, ("text", "words"))


def test_unknown_profiles_are_not_used():
    """A level under a profile of a later version is left out and not named."""
    recorded = fingerprint(Document(text=TEXT))
    assert recorded.words is not None
    assert recorded.segments is not None
    later = evolve(
        recorded,
        words=evolve(recorded.words, profile="words/2"),
        segments=evolve(recorded.segments, profile="segments/2"),
    )
    comparison = compare(later, Document(text=TEXT.replace(" ", "\n")), table_of(Document(text=TEXT)))
    assert (comparison.state, comparison.compared) == (SourceState.REVISED, ("text",))


def test_each_level_is_usable_alone():
    """A record that kept one level only is compared by that level, and says so."""
    document = read(TEXT.encode())
    full = fingerprint(document)
    bare = evolve(full, bytes=None, text=None, words=None, segments=None)
    reflowed, other = Document(text=TEXT.replace(" ", "\n")), read(b"Other words.")
    for level, same, state in (
        ("bytes", document, SourceState.IDENTICAL),
        ("text", document, SourceState.IDENTICAL),
        ("segments", document, SourceState.IDENTICAL),
        ("words", reflowed, SourceState.SAME_WORDS),
    ):
        alone = evolve(bare, **{level: getattr(full, level)})
        assert (compare(alone, same).state, compare(alone, same).compared) == (state, (level,))
        assert (compare(alone, other).state, compare(alone, other).compared) == (SourceState.REVISED, (level,))


def test_nothing_to_compare_is_not_called_the_same():
    """Where no level can be used, the state is revised and no level is named."""
    bare = evolve(fingerprint(Document(text=TEXT)), text=None, words=None, segments=None)
    comparison = compare(bare, Document(text=TEXT))
    assert (comparison.state, comparison.compared) == (SourceState.REVISED, ())


@pytest.mark.parametrize(
    ("version", "text", "used"),
    [
        ("15.1.0", "Plain words é 港 \U0001f6a2.", True),
        ("17.0.0", "Plain words.", True),
        ("15.1.0", "Assigned in 15.0: \U0001e4ec.", False),
        ("16.0.0", "Never assigned: \U000e0fff.", False),
        ("13.0.0", "Plain words.", False),
        ("18.0.0", "Plain words.", False),
        ("next", "Plain words.", False),
    ],
)
def test_words_of_another_unicode_version(version, text, used):
    """Words of another version count unless the text has a code point that one of the versions may not know."""
    recorded = fingerprint(Document(text=text))
    assert recorded.words is not None
    recorded = evolve(recorded, words=evolve(recorded.words, unicode=version))
    comparison = compare(recorded, Document(text=text.replace(" ", "\n")), table_of(Document(text=text)))
    assert comparison.state is (SourceState.SAME_WORDS if used else SourceState.REVISED)
    assert comparison.compared == (("text", "words") if used else ("text",))


def test_lone_surrogates_raise():
    """A text with a lone surrogate cannot be compared: TextError, which names the document."""
    with pytest.raises(TextError, match=r"b\.txt"):
        compare(fingerprint(Document(text="a")), Document(text="\udc00", location="b.txt"))


@given(st.lists(st.sampled_from(PARAGRAPHS[:6]), max_size=8), st.lists(st.sampled_from(PARAGRAPHS[:6]), max_size=8))
def test_changes_account_for_every_segment(before, after):
    """The segments outside the changes are as many before as after, and say the same; states fit the words."""
    document, today = Document(text="\n\n".join(before)), Document(text="\n\n".join(after))
    comparison = compare(fingerprint(document), today, table_of(document))
    assert (comparison.state is SourceState.IDENTICAL) == (before == after)
    gone, come = sum(c.before for c in comparison.changes), sum(len(c.after) for c in comparison.changes)
    assert len(table_of(document)) - gone == len(table_of(today)) - come
    assert bool(comparison.changes) == (before != after)


def test_twenty_thousand_equal_segments():
    """A large source of equal paragraphs with one more in the middle is compared in a moment."""
    before = "Same.\n\n" * 19_000
    started = time.process_time()
    comparison = compare_texts(before, "Same.\n\n" * 9_000 + "New.\n\n" + "Same.\n\n" * 10_000)
    assert [change.before for change in comparison.changes] == [0]
    assert time.process_time() - started < 3
