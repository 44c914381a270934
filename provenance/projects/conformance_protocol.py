"""Cases and answers of the conformance suite as JSON: the files it is shipped in, and the lines other tools speak.

Every value from outside is checked here; `docs/conformance.md` describes the forms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from provenance.model.span import Span
from provenance.model.verdict import Place, Wording
from provenance.projects.conformance import Answer, Case, StatedEdit

_PLACES = tuple(place.value for place in Place)
_WORDINGS = tuple(wording.value for wording in Wording)
_MOST_SPANS, _MOST_EDITS = 1_000, 10_000


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    """What an answer has against its form."""


def case_from(record: Mapping[str, Any], family: str) -> Case:
    """A case of the suite from its JSON object, which is valid under the schema `conformance`."""
    expect = record["expect"]
    edits = expect.get("edits")
    return Case(
        id=record["id"],
        family=family,
        source=record["source"],
        quotation=record["quotation"],
        expected=Answer(
            place=expect["place"],
            wording=expect["wording"],
            spans=_pairs(expect["spans"]),
            edits=None if edits is None else tuple(StatedEdit(**edit) for edit in edits),
            codes=frozenset(expect["codes"]),
        ),
        why=record["why"],
        prefix=record.get("prefix", ""),
        suffix=record.get("suffix", ""),
        medium=record.get("medium"),
        language=record.get("language"),
        apparatus=_pairs(record.get("apparatus", [])),
        markup=_pairs(record.get("markup", [])),
        earlier=record.get("earlier"),
        pinned=_pairs(record.get("pinned", [])),
        translation_of=record["translation"]["of"] if "translation" in record else None,
    )


def question_line(case: Case) -> str:
    """The line that asks another tool about a case: its fields without the answer and the reason, in ASCII."""
    question: dict[str, Any] = {"id": case.id, "source": case.source, "quotation": case.quotation}
    for name in ("prefix", "suffix", "medium", "language", "earlier"):
        if getattr(case, name):
            question[name] = getattr(case, name)
    for name in ("apparatus", "markup", "pinned"):
        if getattr(case, name):
            question[name] = [[span.start, span.end] for span in getattr(case, name)]
    if case.translation_of:
        question["translation"] = {"of": case.translation_of}
    return json.dumps(question) + "\n"


def answer_from(line: str) -> tuple[str | None, Answer]:
    """The id and the answer that a tool's line holds. What cannot be read is an answer with a fault."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None, Answer(fault="the line is not JSON")
    if not isinstance(value, dict):
        return None, Answer(fault="the line is not a JSON object")
    identifier = value.get("id") if isinstance(value.get("id"), str) else None
    try:
        return identifier, _answer(value)
    except _Unreadable as fault:
        return identifier, Answer(fault=str(fault))


def _answer(value: Mapping[str, Any]) -> Answer:
    place, wording = value.get("place"), value.get("wording")
    if place not in _PLACES:
        raise _Unreadable(f"place is not one of {', '.join(_PLACES)}")
    if wording is not None and wording not in _WORDINGS:
        raise _Unreadable(f"wording is neither null nor one of {', '.join(_WORDINGS)}")
    return Answer(
        place, wording, _spans(value.get("spans", [])), _edits(value.get("edits")), _codes(value.get("codes"))
    )


def _spans(value: Any) -> tuple[Span, ...]:
    if not isinstance(value, list) or len(value) > _MOST_SPANS or not all(map(_is_pair, value)):
        raise _Unreadable("spans is not a list of [start, end] in code points")
    return _pairs(value)


def _is_pair(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2 or not all(type(offset) is int for offset in value):
        return False
    start, end = value
    return bool(0 <= start <= end < 2**53)


def _pairs(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in value)


def _edits(value: Any) -> tuple[StatedEdit, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > _MOST_EDITS:
        raise _Unreadable("edits is neither null nor a list")
    return tuple(StatedEdit(*_texts(edit)) for edit in value)


def _texts(edit: Any) -> tuple[str, str, str]:
    if isinstance(edit, dict):
        code, quoted, source = edit.get("code"), edit.get("quoted"), edit.get("source")
        if isinstance(code, str) and isinstance(quoted, str) and isinstance(source, str):
            return code, quoted, source
    raise _Unreadable("an edit is not an object of code, quoted and source")


def _codes(value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise _Unreadable("codes is neither null nor a list of texts")
    return frozenset(value)
