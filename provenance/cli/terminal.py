"""Standard output and standard error: results on the one, all else on the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from provenance.errors import UsageError
from provenance.reporting.style import PLAIN, Style
from provenance.reporting.terminal_text import on_one_line

_COLOURED = Style(colours=True)


def prepare_streams() -> None:
    """Let no character end a run: what a stream's encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def style_for(stream: TextIO | None, choice: str | None, environment: Mapping[str, str] = os.environ) -> Style:
    """The style of a stream. `choice` is that of `--color`: always, never, or auto (None means auto).

    Under auto, NO_COLOR (https://no-color.org) switches colours off, then FORCE_COLOR switches them on; empty values,
    and FORCE_COLOR=0, say nothing. Else a terminal has colours unless TERM is dumb.
    """
    if choice in {"always", "never"}:
        return _COLOURED if choice == "always" else PLAIN
    if environment.get("NO_COLOR"):
        return PLAIN
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return _COLOURED
    return _COLOURED if is_terminal(stream) and environment.get("TERM") != "dumb" else PLAIN


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person looks at the stream; a closed one, which Python may give as None, nobody does."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def print_results(text: str) -> None:
    """Write `text` to standard output, all of it or, where the reader has gone, quietly as much as was wanted.

    Raises UsageError where it cannot be written, such as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except (OSError, ValueError, AttributeError) as error:
        _discard_output()
        reason = getattr(error, "strerror", None) or "it is closed"
        message = f"standard output cannot be written: {reason}"
        raise UsageError(message, remedy="free space, or send the output elsewhere") from None


def print_json(text: str) -> None:
    """Write JSON to standard output in UTF-8, whatever the encoding of the terminal (RFC 8259, section 8.1)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
    print_results(text)


def say(text: str) -> None:
    """Write one line to standard error; where that cannot be written, nobody is left to be told."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def say_error(line: str) -> None:
    """Write `provenance: error: …` on one line, fit for a terminal whatever the message holds."""
    say(f"provenance: error: {on_one_line(line)}")


def _discard_output() -> None:
    """Point standard output at nothing, so that Python's own flush at the end does not fail either."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
