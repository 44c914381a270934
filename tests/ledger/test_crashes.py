from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from ledger_strategies import small_ledger

from provenance.ledger.save import save_ledger

SCRIPT = Path(__file__).parent / "crashing_saves.py"


def crashed(*arguments: object) -> subprocess.CompletedProcess:
    """One run of saves that each end one step later."""
    return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True)


@pytest.mark.parametrize(("kind", "when"), [("file", "calls"), ("file", "lines"), ("link", "calls")])
def test_a_crash_at_any_point_leaves_the_old_file_or_the_new_one(kind: str, when: str, tmp_path: Path) -> None:
    """Ended before or after any system call, inside a write, or before any line, a save has happened or has not."""
    run = crashed(tmp_path / "project", kind, when)
    assert run.stderr == ""
    seen = json.loads(run.stdout)
    assert set(seen) == {"crashes", "old", "new"}
    assert seen["old"] + seen["new"] == seen["crashes"] >= 40
    assert seen["new"] >= 3


def test_a_crash_between_the_files_of_a_folder_leaves_a_ledger(tmp_path: Path) -> None:
    """A folder is a whole ledger at every step: no record of both versions is lost, no citation without its source."""
    run = crashed(tmp_path / "project", "folder", "calls")
    assert run.stderr == ""
    seen = json.loads(run.stdout)
    assert seen["crashes"] >= 100
    assert seen["old"] >= 3
    assert seen["between"] >= 3
    assert seen["new"] >= 3


def test_overwriting_in_place_is_seen_to_lose_the_ledger(tmp_path: Path) -> None:
    """The crashes above would notice a save that writes into the file itself."""
    run = crashed(tmp_path / "project", "file", "calls", "in-place")
    assert run.returncode != 0
    assert "the file is empty" in run.stderr


def test_bytes_reach_the_disk_before_the_name_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary file is flushed before it takes the name, and the folder after: a loss of power is no worse."""
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append("flush a folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "flush a file")
        fsync(descriptor)

    def noted_replace(source: object, target: object) -> None:
        steps.append("replace")
        replace(source, target)

    save_ledger(tmp_path / "citations.json", small_ledger("a"))
    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "replace", noted_replace)
    save_ledger(tmp_path / "citations.json", small_ledger("b"))
    assert steps == ["flush a file", "replace", "flush a folder"]
