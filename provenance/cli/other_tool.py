"""Another tool, asked about conformance cases over its standard input and output, a line of JSON each.

`docs/conformance.md` describes the protocol.
"""

from __future__ import annotations

import queue
import shlex
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from provenance.errors import UsageError
from provenance.projects.conformance import Answer, Case
from provenance.projects.conformance_protocol import answer_from, question_line

#: A longer line of a tool is not read.
_LONGEST_LINE = 4_000_000
_PAGE = "docs/conformance.md describes the protocol"


def answers_of(command: str, cases: Sequence[Case], *, patience: float) -> list[Answer]:
    """What the tool that `command` starts says of each case, in their order; its standard error is passed on.

    Raises UsageError where it cannot be started, gives no line for `patience` seconds, breaks off, or answers what
    was not asked. It is ended then.
    """
    process = _started(command)
    try:
        answers = _asked(process, command, {case.id: case for case in cases}, patience)
    finally:
        _end(process)
    nothing = Answer(fault="no answer")
    return [answers.get(case.id, nothing) for case in cases]


def _end(process: subprocess.Popen[str]) -> None:
    """End the tool; questions that it did not read are dropped, whatever its end of the pipe says."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError, ValueError):
            if stream is not None:
                stream.close()
    process.wait()


def _started(command: str) -> subprocess.Popen[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"the command cannot be read: {error}", remedy="quote it as a shell does") from None
    if not words:
        raise UsageError("--against names no command", remedy="give the command that starts the tool")
    try:
        return subprocess.Popen(  # noqa: S603 - the person who runs this names the command
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{words[0]} cannot be started: {reason}", remedy="check the command") from None


def _asked(process: subprocess.Popen[str], command: str, cases: dict[str, Case], patience: float) -> dict[str, Answer]:
    if process.stdin is None or process.stdout is None:
        raise UsageError(f"{command} has no standard input and output", remedy=_PAGE)
    lines: queue.Queue[str] = queue.Queue(maxsize=1_000)
    threading.Thread(target=_write, args=(process.stdin, list(cases.values())), daemon=True).start()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    answers: dict[str, Answer] = {}
    number = 0
    while len(answers) < len(cases):
        line = _next(lines, command, patience)
        if not line:
            _demand_good_end(process, command, len(answers), len(cases))
            break
        number += 1
        if not line.strip():
            continue
        if len(line) > _LONGEST_LINE:
            raise UsageError(f"{command}: line {number}: longer than {_LONGEST_LINE:,} characters", remedy=_PAGE)
        identifier, answer = answer_from(line)
        if identifier not in cases:
            what = answer.fault if identifier is None and answer.fault else "it answers no case that was asked"
            raise UsageError(f"{command}: line {number}: {what}", remedy=_PAGE)
        answers.setdefault(identifier, answer)
    return answers


def _next(lines: queue.Queue[str], command: str, patience: float) -> str:
    try:
        return lines.get(timeout=patience)
    except queue.Empty:
        message = f"{command} gave no line for {patience:g} seconds"
        raise UsageError(message, remedy="let it flush each answer, or give it longer with --patience") from None


def _demand_good_end(process: subprocess.Popen[str], command: str, answered: int, asked: int) -> None:
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return
    if code != 0:
        message = f"{command} ended with exit code {code} after {answered} of {asked} answers"
        raise UsageError(message, remedy="see what it says on standard error")


def _write(stream: IO[str], cases: Sequence[Case]) -> None:
    try:
        with stream:
            for case in cases:
                stream.write(question_line(case))
                stream.flush()
    except (OSError, ValueError):
        return  # the tool has gone; what it answered still counts


def _read(stream: IO[str], lines: queue.Queue[str]) -> None:
    try:
        while line := stream.readline(_LONGEST_LINE + 1):
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put("")
