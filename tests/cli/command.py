"""Running the command in tests: as a process of its own, as people do, or within this one, where speed matters."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

from attrs import frozen

from provenance.cli.main import main

ROOT = Path(__file__).parents[2]
NEWSROOM = ROOT / "fixtures" / "newsroom"
#: Variables that change what the command does; tests set them on purpose or not at all.
_OURS = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "PROVENANCE_DEBUG",
    "PROVENANCE_BY",
    "PROVENANCE_AT",
    "_PROVENANCE_COMPLETE",
)


@frozen
class Run:
    """What a command ended with and printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def environment(**given: str) -> dict[str, str]:
    """The environment of this process without what would change the command, and with what is given."""
    return {name: value for name, value in os.environ.items() if name not in _OURS} | given


def run(*arguments: str, cwd: Path, stdin: bytes = b"", **given: str) -> Run:
    """The real command as a process of its own; keywords beside `cwd` and `stdin` are environment variables."""
    command = [sys.executable, "-m", "provenance", *arguments]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment(**given), timeout=60)
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def call(*arguments: str) -> Run:
    """The command within this process, in its current folder."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return Run(int(code), out.getvalue(), err.getvalue())
