"""Saves a ledger again and again, each time in a process that ends one step later than the one before.

Run as `crashing_saves.py FOLDER KIND WHEN [in-place]`. KIND is "file", "link" or "folder". WHEN is "calls": the process
ends before or after a call to the operating system, or half-way through a write; or "lines": it ends before a line of
the code that saves. It ends by `os._exit`, which flushes nothing and runs no clean-up, as a kill would.

After each crash the ledger must be the old one or the new one (of a folder: a whole ledger between the two), and the
next save must work and leave nothing behind. With "in-place", files are overwritten instead of replaced, which must be
seen to lose the ledger. Prints one JSON object: how many crashes there were, and after how many of them the ledger was
old, new, or between.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
from ledger_strategies import small_ledger

from provenance.ledger import save
from provenance.ledger.load import load_ledger
from provenance.ledger.save import save_ledger
from provenance.model.citation import Ledger

CRASHED = 77
WATCHED_CALLS = ("open", "write", "fsync", "close", "replace", "unlink", "fchmod", "fchown", "mkdir", "stat", "fstat")
WATCHED_FILES = ("save.py", "replacing.py", "companions.py")


class Countdown:
    """Ends the process at the n-th step that is reported to it."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self) -> bool:
        """Count one step; whether it is the last one."""
        self.left -= 1
        return self.left == 0

    def end_at_calls(self) -> None:
        """Report the moments before and after each watched call, and the middle of each write."""
        for name in WATCHED_CALLS:
            setattr(os, name, self.watched(name, getattr(os, name)))

    def watched(self, name: str, call: Any) -> Any:
        """The call with its moments reported."""

        def watched(*arguments: Any, **options: Any) -> Any:
            if self.step():
                os._exit(CRASHED)
            if name == "write" and self.step():
                descriptor, data = arguments
                call(descriptor, data[: len(data) // 2])
                os._exit(CRASHED)
            result = call(*arguments, **options)
            if self.step():
                os._exit(CRASHED)
            return result

        return watched

    def end_at_lines(self) -> None:
        """Report each line of the files that save."""

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            if not frame.f_code.co_filename.endswith(WATCHED_FILES):
                return None
            if event == "line" and self.step():
                os._exit(CRASHED)
            return trace

        sys.settrace(trace)


def lay_out(folder: Path, kind: str, old: Ledger) -> Path:
    """A fresh folder with the old ledger in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "citations.json"
    if kind == "folder":
        path.mkdir()
    save_ledger(path, old)
    if kind == "link":
        (folder / "link.json").symlink_to(path.name)
        return folder / "link.json"
    return path


def crash(path: Path, new: Ledger, steps: int, when: str) -> bool:
    """Save in a process that ends at the given step; whether it ended there."""
    child = os.fork()
    if child == 0:
        countdown = Countdown(steps)
        if when == "calls":
            countdown.end_at_calls()
        else:
            countdown.end_at_lines()
        save_ledger(path, new)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, CRASHED):
        raise AssertionError(f"the saving process failed with {status} at step {steps}")
    return status == CRASHED


def judge(path: Path, old: Ledger, new: Ledger) -> str:
    """Whether the ledger is the old one, the new one, or a whole one between the two."""
    now = load_ledger(path)
    if now in (old, new):
        return "old" if now == old else "new"
    for keys, before, after in (
        (set(now.sources), set(old.sources), set(new.sources)),
        ({each.id for each in now.citations}, {each.id for each in old.citations}, {each.id for each in new.citations}),
    ):
        if not before & after <= keys <= before | after:
            raise AssertionError(f"{keys} is not between {before} and {after}")
    return "between"


def left_over(folder: Path) -> list[str]:
    """Unfinished files, of which none may stay behind a save that worked."""
    return [str(path) for path in folder.rglob("*") if path.name.endswith(".tmp")]


def joined(one: Ledger, other: Ledger) -> Ledger:
    """Both ledgers in one."""
    return attrs.evolve(one, sources={**one.sources, **other.sources}, citations=(*one.citations, *other.citations))


def overwrite(path: Path, data: bytes, name: str) -> None:
    """What a save must not do: write into the file itself."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, data)
    os.close(descriptor)


def main(folder: str, kind: str, when: str, how: str = "replaced") -> None:
    """Crash at step 1, 2, 3, … until a save comes through; print what was seen."""
    # The system outlives these crashes, so flushing would only take time; each call of it still counts as a step.
    os.fsync = lambda _: None
    if how == "in-place":
        save.replace_file = overwrite
    # One source and its citation go, one stays, and one comes.
    old = joined(small_ledger("gone-1", key="gone"), small_ledger("kept-1", key="kept"))
    new = joined(small_ledger("fresh-1", key="fresh"), small_ledger("kept-1", key="kept"))
    seen: Counter[str] = Counter()
    for steps in itertools.count(1):
        path = lay_out(Path(folder), kind, old)
        if not crash(path, new, steps, when):
            break
        seen["crashes"] += 1
        seen[judge(path, old, new)] += 1
        save_ledger(path, new, timeout=1)
        if load_ledger(path) != new or left_over(Path(folder)) or (kind == "link" and not path.is_symlink()):
            raise AssertionError(f"the save after the crash at step {steps} did not come through")
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
