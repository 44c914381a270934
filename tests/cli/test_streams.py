import os
import re
import shlex
import signal
import subprocess
import sys
import time

import pytest
from command import call, environment, run

from provenance.cli import progress
from provenance.cli.progress import Progress
from provenance.cli.terminal import style_for

COMMAND = [sys.executable, "-m", "provenance"]
ESCAPE = "\x1b["


class Stream:
    """A stream that says whether it is a terminal."""

    def __init__(self, terminal):
        self.terminal = terminal

    def isatty(self):
        """What it was told."""
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "choice", "variables", "coloured"),
    [
        (True, None, {}, True),
        (True, "auto", {}, True),
        (False, None, {}, False),
        (True, None, {"NO_COLOR": "1"}, False),
        (True, None, {"NO_COLOR": ""}, True),
        (True, None, {"TERM": "dumb"}, False),
        (False, None, {"FORCE_COLOR": "1"}, True),
        (False, None, {"FORCE_COLOR": "0"}, False),
        (False, None, {"FORCE_COLOR": ""}, False),
        (True, None, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (False, "always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (True, "never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_when_there_are_colours(terminal, choice, variables, coloured):
    """The option decides, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    assert style_for(Stream(terminal), choice, variables).colours is coloured


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_option_stands_before_or_after_the_command(room, place):
    """`--color` is one option of the whole command line, wherever it is typed."""
    arguments = (
        ["--color", "always", "explain", "W201"] if place == "before" else ["explain", "W201", "--color", "always"]
    )
    assert ESCAPE in call(*arguments).out
    assert ESCAPE not in call("explain", "W201").out


def test_the_real_command_obeys_the_environment(small):
    """Colours in the results and in the summary come and go with the variables."""
    (small / "notes.md").write_text("They “counted 3,900 moorings and said that none may be sold” [@minutes].\n")
    coloured, bare = run("check", cwd=small, FORCE_COLOR="1"), run("check", cwd=small, NO_COLOR="1")
    assert ESCAPE in coloured.out
    assert ESCAPE in coloured.err
    assert ESCAPE not in bare.out + bare.err


def test_results_alone_are_on_standard_output(newsroom):
    """Every line of concise output is a finding; the summary, which opens with coverage, is on standard error."""
    done = call("check", "--output-format", "concise")
    assert done.out
    assert all(re.match(r"\S+?(:\d+:\d+)?: [A-Z]\d{3} (error|warning): ", line) for line in done.out.splitlines())
    assert len(done.lines) == 1
    assert re.match(r"\d+ of \d+ quotations checked, ", done.err)


def test_quiet_leaves_results_only(newsroom):
    """With --quiet nothing is said on standard error, and the results are the same."""
    quiet = call("check", "--quiet")
    assert quiet.err == ""
    assert quiet.out == call("check").out


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_one_line(room):
    """Results that cannot be written are an error with a remedy, not a traceback."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*COMMAND, "explain"], stdout=full, stderr=subprocess.PIPE, cwd=room, env=environment())
    assert done.returncode == 2
    assert re.fullmatch(
        rb"provenance: error: standard output cannot be written: [^\n]+: free space[^\n]+\n", done.stderr
    )


@pytest.mark.parametrize(("closed", "code"), [(1, 2), (2, 0)])
def test_closed_streams_are_survived(room, closed, code):
    """Without standard output there is an error, without standard error there is nobody to tell."""
    command = f"exec {shlex.join(COMMAND)} explain {closed}>&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=room, env=environment())
    assert done.returncode == code
    expected = b"provenance: error: standard output cannot be written: it is closed: " if closed == 1 else b""
    assert done.stderr.startswith(expected)
    assert done.stderr.count(b"\n") == (closed == 1)


def test_a_reader_who_has_gone_is_no_error(room):
    """`provenance explain | head -1` ends quietly with the code that it would have had."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*COMMAND, "explain"], stdout=writing, stderr=subprocess.PIPE, cwd=room, env=environment()
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_is_quiet(room):
    """Ctrl-C while waiting for standard input ends with 130 and says nothing."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*COMMAND, "fingerprint", "-"], cwd=room, env=environment(), **pipes) as process:
        time.sleep(0.8)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_the_tool_is_one_line(room, monkeypatch, debug):
    """An exception that nobody foresaw is reported on one line; the traceback only with PROVENANCE_DEBUG=1."""
    monkeypatch.setattr("provenance.cli.commands.explain.print_results", lambda text: text / 0)
    if debug:
        monkeypatch.setenv("PROVENANCE_DEBUG", "1")
    done = call("explain", "W201")
    assert done.code == 2
    assert done.lines[-1].startswith("provenance: internal error: TypeError: ")
    assert "please report" in done.lines[-1]
    assert ("Traceback" in done.err) is debug
    assert debug or len(done.lines) == 1


def test_an_encoding_without_the_character_is_survived(small):
    """Where a terminal cannot show a letter its number is printed; JSON stays JSON, in UTF-8."""
    (small / "notes.md").write_text("They “counted 3,800 möorings and said that none may be sold” [@minutes].\n")
    shown = run("check", cwd=small, PYTHONIOENCODING="ascii")
    assert shown.code == 1
    assert "m\\xf6orings" in shown.out
    assert "möorings" in run("check", "--output-format", "json", cwd=small, PYTHONIOENCODING="ascii").out


def shown_progress(monkeypatch, seconds, **options):
    """What Progress writes to a terminal during work of so many seconds."""
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    monkeypatch.delenv("TERM", raising=False)
    for name, value in options.pop("environment", {}).items():
        monkeypatch.setenv(name, value)
    master, slave = os.openpty()
    with open(slave, "w") as terminal, monkeypatch.context() as patch:  # noqa: PTH123
        patch.setattr(sys, "stderr", terminal)
        with Progress("reading \x1b[2J", **options):
            time.sleep(seconds)
        terminal.write("end")
        terminal.flush()
        written = b""
        while not written.endswith(b"end"):  # what was written may arrive in pieces
            written += os.read(master, 10_000)
    os.close(master)
    return written.decode()


def test_long_work_shows_a_sign_of_life_and_clears_it(monkeypatch):
    """After a while a terminal shows what is being done, and nothing of it is left at the end."""
    written = shown_progress(monkeypatch, 0.3)
    assert "reading <U+001B>[2J … 0 s" in written
    assert written.endswith("\r\x1b[Kend")


def test_short_or_unwatched_work_shows_nothing(monkeypatch, capsys):
    """Work that is over at once, quiet work, and a terminal that cannot clear a line, see no progress."""
    assert shown_progress(monkeypatch, 0) == "end"
    assert shown_progress(monkeypatch, 0.2, quiet=True) == "end"
    assert shown_progress(monkeypatch, 0.2, environment={"TERM": "dumb"}) == "end"
    with Progress("reading"):
        time.sleep(0.2)
    assert capsys.readouterr().err == ""
