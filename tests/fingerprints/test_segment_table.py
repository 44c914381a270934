import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import LedgerError
from provenance.fingerprints.table import MOST_ROWS, decode_table, encode_table, segment_table
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry

ENTRIES = st.lists(
    st.builds(SegmentEntry, length=st.integers(1, 4096), digest=st.binary(min_size=8, max_size=8)), max_size=40
)
DIGEST = b"01234567"


@given(ENTRIES)
def test_round_trip(entries):
    """What is encoded is decoded again, row by row."""
    encoded = encode_table(entries)
    assert encoded is not None
    assert list(decode_table(encoded)) == entries


@given(st.binary(max_size=60).map(lambda raw: base64.b64encode(raw).decode()) | st.text(max_size=40))
def test_anything_is_decoded_or_refused(encoded):
    """Any string is either what encoding its rows gives, or a LedgerError; nothing else is raised."""
    try:
        entries = decode_table(encoded)
    except LedgerError:
        return
    assert encode_table(entries) == encoded


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (b"\x05" + DIGEST[:7], "ends inside row 0"),
        (b"\x05" + DIGEST + b"\x85", "ends inside row 1"),
        (b"\x00" + DIGEST, "length of 0"),
        (b"\x80\x00" + DIGEST, "too many bytes"),
        (b"\x81\x00" + DIGEST, "too many bytes"),
        (b"\x81\x20" + DIGEST, "over 4096"),
        (b"\xff\xff\x01" + DIGEST, "over 4096"),
        ((b"\x05" + DIGEST) * (MOST_ROWS + 1), "20,001 rows"),
    ],
)
def test_malformed_rows(rows, message):
    """Rows cut short, impossible lengths and too many rows are refused by name."""
    with pytest.raises(LedgerError, match=message):
        decode_table(base64.b64encode(rows).decode())


@pytest.mark.parametrize(
    "encoded", ["BUFB", "????", "BTAxMjM0NTY3\n", "BTAxMjM0NTY", "é", "BTAxMjM0NTZ4YQ=", "A" * 400_000]
)
def test_malformed_base64(encoded):
    """Other characters, white space, missing padding and a string too long for any table are refused."""
    with pytest.raises(LedgerError, match="a segment table"):
        decode_table(encoded)


def test_base64_with_bits_to_spare_is_refused():
    """Of the spellings that decode to the same rows only the canonical one is read, so that hashes of it agree."""
    encoded = base64.b64encode(b"\x05" + DIGEST + b"\x80\x01" + DIGEST).decode()
    assert len(decode_table(encoded)) == 2
    assert encoded.endswith("==")
    with pytest.raises(LedgerError, match="canonical"):
        decode_table(encoded[:-3] + chr(ord(encoded[-3]) + 1) + "==")


def test_large_tables_are_left_out():
    """A text of 20,000 segments has a table, one of 20,001 has none."""
    assert segment_table(Document(text="a\n\n" * MOST_ROWS)) is not None
    assert segment_table(Document(text="a\n\n" * (MOST_ROWS + 1))) is None
    assert encode_table([SegmentEntry(1, DIGEST)] * (MOST_ROWS + 1)) is None


@pytest.mark.parametrize("entry", [SegmentEntry(0, DIGEST), SegmentEntry(4097, DIGEST), SegmentEntry(5, DIGEST[:7])])
def test_rows_that_no_text_gives(entry):
    """A row that segments/1 cannot give is the caller's mistake, not a table."""
    with pytest.raises(ValueError, match="a row holds"):
        encode_table([entry])
