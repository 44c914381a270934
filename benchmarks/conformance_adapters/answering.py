"""What every adapter does: read a question per line, answer it in one line.

An adapter is a script that calls `answer_all` with a function of the question. Run it with
`provenance conformance --against "PYTHON benchmarks/conformance_adapters/NAME.py"`.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

#: A case without its answer, and the answer without its id, as JSON objects.
Question = dict[str, Any]
Reply = dict[str, Any]


def answer_all(answer: Callable[[Question], Reply]) -> None:
    """Answer every question of standard input with what `answer` makes of it."""
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps({"id": question["id"], **answer(question)}), flush=True)  # noqa: T201 - the protocol


def located(question: Question, start: int, end: int, wording: str) -> Reply:
    """The answer that the words stand at `[start, end)` of the source, with their class."""
    return {"place": place_at(question, start), "wording": wording, "spans": [[start, end]]}


def place_at(question: Question, start: int) -> str:
    """Pinned, moved or found: none of the other tools says it, but it follows from where they find the words."""
    if "pinned" not in question:
        return "found"
    return "pinned" if question["pinned"][0][0] == start else "moved"


def missing() -> Reply:
    """The answer that the words are not there."""
    return {"place": "missing", "wording": None, "spans": []}


def ambiguous(wording: str) -> Reply:
    """The answer that the words stand in several places."""
    return {"place": "ambiguous", "wording": wording, "spans": []}
