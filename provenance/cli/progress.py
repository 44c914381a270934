"""A sign of life while the work is long, for a person at a terminal and for nobody else."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import TracebackType

from provenance.cli.terminal import is_terminal
from provenance.reporting.terminal_text import on_one_line

#: Work that ends within this many seconds shows nothing.
PATIENCE = 1.0
_INTERVAL = 0.5
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Shows what is being done, and for how long, on standard error; cleared when the block ends.

    Silent where standard error is no terminal, where TERM is dumb, and where `quiet`.
    """

    def __init__(self, what: str, *, quiet: bool = False) -> None:
        self.what = what
        self._shows = not quiet and is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Progress:
        if self._shows:
            self._thread = threading.Thread(target=self._show, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _show(self) -> None:
        began = time.monotonic()
        if self._ended.wait(PATIENCE):
            return
        try:
            while True:
                seconds = time.monotonic() - began
                sys.stderr.write(f"{_CLEAR_LINE}{on_one_line(self.what)} … {seconds:.0f} s")
                sys.stderr.flush()
                if self._ended.wait(_INTERVAL):
                    break
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
        except (OSError, ValueError):
            return  # the terminal has gone; the work goes on
