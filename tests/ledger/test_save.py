from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import attrs
import pytest
from ledger_strategies import small_ledger

from provenance.errors import LedgerError
from provenance.ledger.load import load_ledger
from provenance.ledger.save import LedgerEdit, editing, save_ledger
from provenance.model.citation import Citation, Ledger, Source, TextQuoteSelector

HERE = Path(__file__).parent


def names(folder: Path) -> list[str]:
    """What stands in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def give_up(edit: LedgerEdit) -> None:
    """Change the ledger, then fail."""
    edit.ledger = small_ledger("a")
    raise LedgerError("given up")


def test_the_form_of_the_file(tmp_path: Path) -> None:
    """Two-space indent, no escapes but those that JSON demands, sorted records, and one line end at the end."""
    path = tmp_path / "citations.json"
    ledger = Ledger(
        sources={"z": Source("ü/🚢.txt", title="a\u2028b\x07"), "a": Source("a.txt")},
        citations=tuple(
            Citation(id=each, source="z", selectors=(TextQuoteSelector("“x”"),)) for each in ("z-2", "z-10", "B")
        ),
    )
    save_ledger(path, ledger)
    text = path.read_bytes().decode("utf-8")
    assert text.startswith(
        '{\n  "$schema": "urn:provenance:schema:ledger:1",\n  "version": 1,\n  "sources": {\n    "a": {'
    )
    assert text.endswith("\n}\n")
    assert "ü/🚢.txt" in text
    assert '"a\u2028b\\u0007"' in text
    assert [each["id"] for each in json.loads(text)["citations"]] == ["B", "z-10", "z-2"]
    assert load_ledger(path).sources["z"] == ledger.sources["z"]


def test_saving_again_changes_no_byte(tmp_path: Path) -> None:
    """A ledger that is loaded and saved is the same file, however often."""
    path = tmp_path / "citations.json"
    save_ledger(path, small_ledger("b", "a"))
    before = path.read_bytes()
    save_ledger(path, load_ledger(path))
    assert path.read_bytes() == before
    assert names(tmp_path) == [".provenance", "citations.json"]


def test_permissions_stay(tmp_path: Path) -> None:
    """A replaced file keeps its mode; a new one has the mode that the umask gives."""
    path = tmp_path / "citations.json"
    mask = os.umask(0o027)
    try:
        save_ledger(path, small_ledger("a"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    finally:
        os.umask(mask)
    path.chmod(0o604)
    save_ledger(path, small_ledger("b"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_is_written_through(tmp_path: Path) -> None:
    """Saving to a link changes what it leads to and leaves the link; a link to nothing yet makes that file."""
    (tmp_path / "real").mkdir()
    link, dangling = tmp_path / "citations.json", tmp_path / "other.json"
    link.symlink_to("real/ledger.json")
    save_ledger(tmp_path / "real" / "ledger.json", small_ledger("a"))
    save_ledger(link, small_ledger("b"))
    assert link.is_symlink()
    assert load_ledger(tmp_path / "real" / "ledger.json") == small_ledger("b")
    dangling.symlink_to("real/new.json")
    save_ledger(dangling, small_ledger("c"))
    assert dangling.is_symlink()
    assert load_ledger(tmp_path / "real" / "new.json") == small_ledger("c")


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    """A ledger that breaks a rule, or holds what JSON or UTF-8 cannot, leaves the old file as it was."""
    path = tmp_path / "citations.json"
    save_ledger(path, small_ledger("a"))
    before = path.read_bytes()
    good = small_ledger("a")
    nested: list = []
    for _ in range(100_000):
        nested = [nested]
    for bad in (
        attrs.evolve(good, citations=good.citations * 2),
        attrs.evolve(good, sources={}),
        attrs.evolve(good, sources={"harbour-review": Source("/etc/passwd")}),
        attrs.evolve(good, sources={"harbour-review": Source("a", confidential=True)}),
        attrs.evolve(good, sources={"harbour-review": Source("a", title="\ud800")}),
        attrs.evolve(good, extra={"x": float("nan")}),
        attrs.evolve(good, extra={"x": object()}),
        attrs.evolve(good, extra={"x": 2**60}),
        attrs.evolve(good, extra={"x": nested}),
        attrs.evolve(good, extra={"version": 3}),
        attrs.evolve(good, version=2),
    ):
        with pytest.raises(LedgerError) as caught:
            save_ledger(path, bad)
        assert caught.value.remedy
        assert path.read_bytes() == before
    assert names(tmp_path) == [".provenance", "citations.json"]


def test_an_edit_is_saved_when_its_block_ends(tmp_path: Path) -> None:
    """An edit begins with what is there, and is written when the block ends."""
    path = tmp_path / "citations.json"
    save_ledger(path, small_ledger("a"))
    with editing(path) as edit:
        assert edit.ledger == small_ledger("a")
        edit.ledger = small_ledger("a", "b")
    assert load_ledger(path) == small_ledger("a", "b")


def test_an_edit_that_raises_or_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    """The file is not touched, not even to bring it into form, where the block raises or leaves the ledger equal."""
    path = tmp_path / "citations.json"
    path.write_text('{"version":1}', encoding="utf-8")
    with pytest.raises(LedgerError, match="given up"), editing(path) as edit:
        give_up(edit)
    with editing(path) as edit:
        edit.ledger = attrs.evolve(edit.ledger)
    assert path.read_text(encoding="utf-8") == '{"version":1}'


def test_a_new_ledger_is_made_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """An edit of a missing ledger is refused and leaves no trace, unless it may create one."""
    path = tmp_path / "citations.json"
    with pytest.raises(LedgerError, match="no such file"), editing(path):
        pytest.fail("the block must not run")
    assert names(tmp_path) == []
    with editing(path, create=True) as edit:
        assert edit.ledger == Ledger()
        edit.ledger = small_ledger("a")
    assert load_ledger(path) == small_ledger("a")


def test_a_faulty_ledger_is_not_overwritten_by_an_edit(tmp_path: Path) -> None:
    """An edit of a ledger that cannot be read is refused, also where it may create one, and an empty file too."""
    path = tmp_path / "citations.json"
    for data in (b"", b"{", b'{"version":1,"citations":[0]}'):
        path.write_bytes(data)
        with pytest.raises(LedgerError), editing(path, create=True):
            pytest.fail("the block must not run")
        assert path.read_bytes() == data


def test_a_second_writer_waits_no_longer_than_told(tmp_path: Path) -> None:
    """While one edit is open another is refused after the time given, and works when the first has ended."""
    path = tmp_path / "citations.json"
    with editing(path, create=True) as edit:
        with pytest.raises(LedgerError, match=r"another process|cannot be locked"):
            save_ledger(path, small_ledger("b"), timeout=0.1)
        edit.ledger = small_ledger("a")
    save_ledger(path, small_ledger("b"), timeout=0.1)
    assert load_ledger(path) == small_ledger("b")


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four processes that add six citations each, all at once through different paths, leave all twenty-four."""
    path, link = tmp_path / "citations.json", tmp_path / "link.json"
    save_ledger(path, small_ledger())
    link.symlink_to(path.name)
    workers = [
        subprocess.Popen([sys.executable, HERE / "adding_citations.py", path if number % 2 else link, str(number), "6"])
        for number in range(4)
    ]
    while any(worker.poll() is None for worker in workers):
        assert load_ledger(path).sources == small_ledger().sources  # readable at any moment, without a lock
        time.sleep(0.005)
    assert [worker.returncode for worker in workers] == [0, 0, 0, 0]
    assert load_ledger(path) == small_ledger(*(f"{number}-{count}" for number in range(4) for count in range(6)))


def test_a_killed_writer_blocks_nobody(tmp_path: Path) -> None:
    """The lock of a process that was killed is free, and what it left is removed by the next writer."""
    path = tmp_path / "citations.json"
    save_ledger(path, small_ledger("a"))
    holder = subprocess.Popen(
        [sys.executable, HERE / "adding_citations.py", path, "1", "hold"], stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        with pytest.raises(LedgerError, match="another process"):
            save_ledger(path, small_ledger("b"), timeout=0.1)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    (tmp_path / ".citations.json.tmp").write_bytes(b"half a led")
    save_ledger(path, small_ledger("b"), timeout=5)
    assert load_ledger(path) == small_ledger("b")
    assert names(tmp_path) == [".provenance", "citations.json"]


def test_a_planted_temporary_link_leads_nowhere(tmp_path: Path) -> None:
    """A link under the name of the temporary file is removed, never written through."""
    victim = tmp_path / "victim.txt"
    victim.write_text("untouched")
    (tmp_path / ".citations.json.tmp").symlink_to(victim)
    save_ledger(tmp_path / "citations.json", small_ledger("a"))
    assert victim.read_text() == "untouched"
    assert load_ledger(tmp_path / "citations.json") == small_ledger("a")


@pytest.mark.parametrize("obstacle", ["full-disk", "read-only-folder", "write-protected-file", "read-only-companion"])
def test_obstacles_leave_the_old_file(obstacle: str) -> None:
    """Where the disk is full or the permissions forbid it, saving is one clear error and the old ledger is intact."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / "citations.json"
        save_ledger(path, small_ledger("a"))
        for each in (path, folder / ".provenance", folder / ".provenance" / "citations.json.lock"):
            each.chmod(0o777)
        before = path.read_bytes()
        run = subprocess.run(
            [sys.executable, HERE / "saving_against_obstacles.py", path, obstacle], capture_output=True, text=True
        )
        folder.chmod(0o777)
        assert run.stderr == ""
        assert run.returncode == 2
        assert "cannot be" in run.stdout
        assert run.stdout.count("\n") == 1
        assert path.read_bytes() == before
        assert names(folder) == [".provenance", "citations.json"]
        save_ledger(path, small_ledger("b"))
