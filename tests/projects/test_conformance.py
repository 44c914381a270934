"""The conformance suite held against this tool, and how answers are held against cases."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from provenance.errors import UsageError
from provenance.model.span import Span
from provenance.projects.conformance import Answer, Case, StatedEdit, by_family, judge, own_answer, score
from provenance.projects.conformance_cases import FAMILIES, conformance_cases
from provenance.projects.conformance_protocol import answer_from, case_from, question_line

NOT_YET = Path(__file__).parents[2] / "fixtures" / "conformance" / "not-yet.json"
EDIT = StatedEdit("W201", "3,900", "3,800")
RIGHT = Answer("found", "drifted", (Span(0, 20),), (EDIT,), frozenset({"W201"}))
CASE = Case("numbers-x", "numbers", "It counted 3,800 of them.", "It counted 3,900 of", RIGHT, "One digit.")
OMITTED = evolve(
    CASE,
    source="The gate, which is old, shut.",
    expected=Answer("found", "altered", (Span(0, 9), Span(24, 28)), None, frozenset({"E101"})),
)


@pytest.fixture(scope="module")
def results():
    """Every case of the suite with what this tool says of it."""
    return [judge(case, own_answer(case)) for case in conformance_cases()]


def test_the_suite_is_right_but_for_what_is_listed(results):
    """Every case is answered rightly except those of not-yet.json, which lists no case that is right."""
    listed = [name for group in json.loads(NOT_YET.read_text(encoding="utf-8")) for name in group["cases"]]
    wrong = {result.case.id for result in results if not result.right}
    assert len(listed) == len(set(listed))
    assert sorted(set(listed) - wrong) == [], (
        "these cases are right now: take them out of fixtures/conformance/not-yet.json"
    )
    assert sorted(wrong - set(listed)) == [], "run `provenance conformance --failures`"


def test_what_is_listed_has_a_reason():
    """Each group of cases that are not right yet says why."""
    groups = json.loads(NOT_YET.read_text(encoding="utf-8"))
    assert all(set(group) == {"reason", "cases"} and group["reason"].strip() and group["cases"] for group in groups)


def test_no_false_pass_beyond_the_listed_and_no_fault(results):
    """Every case gets an answer, and the sums of the score are those of its families."""
    assert [result.case.id for result in results if result.answer.fault] == []
    total, families = score(results), by_family(results)
    assert list(families) == list(FAMILIES)
    assert total.cases == sum(found.cases for found in families.values()) == len(results)
    assert total.right == sum(found.right for found in families.values())
    assert total.false_passes == sum(found.false_passes for found in families.values())


def test_each_case_is_decided_alone(results):
    """A family by itself gets the answers that it gets within the suite."""
    alone = [judge(case, own_answer(case)) for case in conformance_cases(["repeated"])]
    assert alone == [result for result in results if result.case.family == "repeated"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("place", {"place": "missing"}),
        ("wording", {"wording": "altered"}),
        ("spans", {"spans": (Span(0, 19),)}),
        ("spans", {"spans": ()}),
        ("edits", {"edits": ()}),
        ("edits", {"edits": (EDIT, StatedEdit("W101", "of", "off"))}),
        ("edits", {"edits": (evolve(EDIT, quoted="3,901"),)}),
        ("codes", {"codes": frozenset({"W101"})}),
        ("codes", {"codes": frozenset({"W201", "P201"})}),
    ],
)
def test_each_part_is_compared(part, change):
    """An answer that differs from the case in one part is wrong in this part and right in the others."""
    result = judge(CASE, evolve(RIGHT, **change))
    wrong = {name for name in ("place", "wording", "spans", "edits", "codes") if getattr(result, name) is False}
    assert wrong == {part}
    assert not result.right


def test_what_is_not_compared():
    """Codes of the source, edits of typography, and marks around the words of an edit make no difference."""
    loose = (StatedEdit("W201", "“3,900,", " 3,800. "), StatedEdit("T101", '"', "“"))
    answer = evolve(RIGHT, edits=loose, codes=frozenset({"W201", "S201", "D106"}))
    assert judge(CASE, answer).right


def test_a_tool_without_edits_and_codes_is_judged_by_the_rest():
    """Parts that an answer leaves out are not compared and not counted."""
    result = judge(CASE, evolve(RIGHT, edits=None, codes=None))
    assert (result.edits, result.codes, result.right) == (None, None, True)
    assert score([result]).parts["codes"] == (0, 0)


def test_marks_at_an_omission_do_not_count_and_others_do():
    """A comma before an omission may be in the span or not; the outer ends are exact."""
    inner = evolve(OMITTED.expected, spans=(Span(0, 8), Span(24, 28)))
    outer = evolve(OMITTED.expected, spans=(Span(0, 9), Span(24, 29)))
    word = evolve(OMITTED.expected, spans=(Span(0, 3), Span(24, 28)))
    assert judge(OMITTED, inner).spans
    assert not judge(OMITTED, outer).spans
    assert not judge(OMITTED, word).spans


def test_false_pass_and_false_alarm():
    """A difference called clean is a false pass, a clean quotation called anything else a false alarm."""
    passed = judge(CASE, evolve(RIGHT, wording="typographic"))
    alarmed = judge(OMITTED, Answer("missing"))
    absent = evolve(CASE, expected=Answer("missing", None, (), None, frozenset({"P301"})))
    assert (passed.false_pass, passed.false_alarm) == (True, False)
    assert (alarmed.false_pass, alarmed.false_alarm) == (False, True)
    assert judge(absent, RIGHT).false_pass is False
    assert judge(absent, evolve(RIGHT, wording="verbatim")).false_pass


def test_no_answer_is_never_right():
    """A case without an answer is wrong in its place, even where the case expects no wording and no span."""
    absent = evolve(CASE, expected=Answer("missing", None, (), None, frozenset({"P301"})))
    result = judge(absent, Answer(fault="no answer"))
    assert not result.right
    assert not any((result.place, result.wording, result.spans))


def test_a_quotation_without_words_is_a_fault():
    """What the library refuses is an answer that cannot be right, not an exception."""
    answer = own_answer(evolve(CASE, quotation="…"))
    assert answer.place is None
    assert "nothing but marks" in answer.fault


def test_a_question_holds_the_case_but_not_its_answer():
    """The line that asks a tool is ASCII, ends in a line end, and makes the same case again without its answer."""
    for case in conformance_cases(["moved", "apparatus", "absent", "repeated"]):
        line = question_line(case)
        asked = json.loads(line)
        assert line.isascii()
        assert line.index("\n") == len(line) - 1
        assert not {"expect", "why", "family"} & asked.keys()
        given = {"place": "missing", "wording": None, "spans": [], "codes": []}
        again = case_from(asked | {"expect": given, "why": case.why}, case.family)
        assert evolve(again, expected=case.expected) == case


def test_an_answer_is_read():
    """A line with all parts becomes the answer that it states."""
    edit = {"code": "W201", "quoted": "3,900", "source": "3,800"}
    line = {"id": "a", "place": "found", "wording": "drifted", "spans": [[0, 20]], "edits": [edit], "codes": ["W201"]}
    assert answer_from(json.dumps(line)) == ("a", RIGHT)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ('{"id": "a"}', "place is not one of"),
        ('{"id": "a", "place": ["found"]}', "place is not one of"),
        ('{"id": "a", "place": "found", "wording": "good"}', "wording is neither"),
        ('{"id": "a", "place": "found", "wording": "verbatim", "spans": [[1]]}', "spans is not"),
        ('{"id": "a", "place": "found", "wording": "verbatim", "spans": [[2, 1]]}', "spans is not"),
        ('{"id": "a", "place": "found", "wording": "verbatim", "spans": [[true, 1]]}', "spans is not"),
        ('{"id": "a", "place": "found", "wording": "verbatim", "spans": {"0": 1}}', "spans is not"),
        ('{"id": "a", "place": "missing", "edits": "none"}', "edits is neither"),
        ('{"id": "a", "place": "missing", "edits": [{"code": "W201"}]}', "an edit is not"),
        ('{"id": "a", "place": "missing", "codes": [201]}', "codes is neither"),
    ],
)
def test_an_answer_of_another_form_is_a_fault(line, fault):
    """Whatever a tool writes, the answer says what is wrong with it."""
    identifier, answer = answer_from(line)
    assert identifier == ("a" if '"id"' in line else None)
    assert answer.place is None
    assert fault in answer.fault


def test_an_unknown_family_is_refused_with_the_known_ones():
    """A family that is not there is a UsageError that lists them."""
    with pytest.raises(UsageError, match="typography, folds-that-must-not-happen"):
        conformance_cases(["spelling"])
