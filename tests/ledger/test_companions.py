from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import LedgerError
from provenance.ledger.companions import load_table, remove_table, save_table
from provenance.ledger.save import editing
from provenance.model.fingerprint import SegmentEntry

ROWS = (SegmentEntry(1, b"12345678"), SegmentEntry(4096, b"\x00" * 8))


def test_a_table_is_kept_beside_the_ledger(tmp_path: Path) -> None:
    """A table is read back as it was saved, under the source's key, also while the ledger's lock is held."""
    ledger = tmp_path / "citations.json"
    assert load_table(ledger, "harbour-review") is None
    with editing(ledger, create=True):
        assert save_table(ledger, "harbour-review", ROWS)
    assert (tmp_path / ".provenance" / "harbour-review.segments").is_file()
    assert load_table(ledger, "harbour-review") == ROWS
    remove_table(ledger, "harbour-review")
    assert load_table(ledger, "harbour-review") is None
    remove_table(ledger, "harbour-review")


@given(st.lists(st.builds(SegmentEntry, st.integers(1, 4096), st.binary(min_size=8, max_size=8)), max_size=20))
def test_every_table_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:
    """Whatever the rows, they are read as they were saved; an empty table is a table."""
    ledger = tmp_path_factory.getbasetemp() / "citations.json"
    assert save_table(ledger, "k", rows)
    assert load_table(ledger, "k") == tuple(rows)


def test_keys_that_differ_in_case_have_their_own_tables(tmp_path: Path) -> None:
    """A key with capitals, other scripts or a slash has a file of its own inside the folder."""
    ledger = tmp_path / "citations.json"
    keys = ("doe", "Doe", "DBLP:conf/doe", "früh")
    for number, key in enumerate(keys, start=1):
        save_table(ledger, key, ROWS[:1] * number)
    assert [len(load_table(ledger, key) or ()) for key in keys] == [1, 2, 3, 4]
    folder = tmp_path / ".provenance"
    assert all(path.parent == folder for path in tmp_path.rglob("*.segments"))
    assert len({path.name.casefold() for path in folder.glob("*.segments")}) == 4


def test_a_key_may_not_leave_the_folder(tmp_path: Path) -> None:
    """What is no source key names no table, for reading, writing and removing."""
    ledger = tmp_path / "citations.json"
    for key in ("../x", "/etc/passwd", "a/../../x", "", ".", "a\x00"):
        for attempt in (load_table, remove_table, lambda ledger, key: save_table(ledger, key, ROWS)):
            with pytest.raises(LedgerError):
                attempt(ledger, key)
    assert not list(tmp_path.iterdir())


def test_a_table_of_another_version_is_not_given(tmp_path: Path) -> None:
    """A table whose number of rows is not that of the fingerprint is passed over."""
    ledger = tmp_path / "citations.json"
    save_table(ledger, "k", ROWS)
    assert load_table(ledger, "k", rows=2) == ROWS
    assert load_table(ledger, "k", rows=3) is None


def test_too_many_rows_keep_no_table(tmp_path: Path) -> None:
    """Above the limit nothing is kept, and the table of an earlier version goes."""
    ledger = tmp_path / "citations.json"
    save_table(ledger, "k", ROWS)
    assert not save_table(ledger, "k", ROWS[:1] * 20_001)
    assert load_table(ledger, "k") is None


def test_rows_that_no_table_holds_are_refused(tmp_path: Path) -> None:
    """A row out of range is a LedgerError and leaves the earlier table."""
    ledger = tmp_path / "citations.json"
    save_table(ledger, "k", ROWS)
    with pytest.raises(LedgerError, match="a row holds"):
        save_table(ledger, "k", [SegmentEntry(5000, b"12345678")])
    assert load_table(ledger, "k") == ROWS


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    """A table that is cut, binary, too large or no file is one LedgerError that names it and says how to renew it."""
    ledger = tmp_path / "citations.json"
    save_table(ledger, "k", ROWS)
    path = tmp_path / ".provenance" / "k.segments"
    for data in (b"x", b"\xff\xfe", path.read_bytes()[:-6], b"A" * 2_000_000):
        path.write_bytes(data)
        with pytest.raises(LedgerError) as caught:
            load_table(ledger, "k")
        assert "k.segments" in caught.value.message
        assert "record the source again" in caught.value.remedy
    path.unlink()
    path.mkdir()
    with pytest.raises(LedgerError, match="is not a file"):
        load_table(ledger, "k")


def test_the_folder_may_not_be_a_link(tmp_path: Path) -> None:
    """Files of the tool are not led to a folder that a project's link chose."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".provenance").symlink_to("elsewhere")
    ledger = tmp_path / "citations.json"
    for attempt in (lambda: load_table(ledger, "k"), lambda: save_table(ledger, "k", ROWS)):
        with pytest.raises(LedgerError, match="is a link"):
            attempt()
    with pytest.raises(LedgerError, match="is a link"), editing(ledger, create=True):
        pytest.fail("the block must not run")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_locks_stay_out_of_version_control(tmp_path: Path) -> None:
    """The folder says itself that its locks are not to be committed, and a list that a person changed is kept."""
    ledger = tmp_path / "citations.json"
    save_table(ledger, "k", ROWS)
    ignored = tmp_path / ".provenance" / ".gitignore"
    assert "*.lock" in ignored.read_text(encoding="utf-8").splitlines()
    ignored.write_text("mine\n", encoding="utf-8")
    save_table(ledger, "k", ROWS)
    assert ignored.read_text(encoding="utf-8") == "mine\n"
