import json
import shlex
import sys

import pytest
from command import ROOT, call

FILES = ROOT / "fixtures" / "conformance"
#: A tool that knows the answers; what stands for BEFORE may spoil them.
TOOL = """
import json, pathlib, sys
expected = {{}}
for file in pathlib.Path({folder!r}).glob("*.json"):
    for case in json.loads(file.read_text("utf-8")):
        if "expect" in case:
            expected[case["id"]] = case["expect"]
for line in sys.stdin:
    asked = json.loads(line)
    answer = {{"id": asked["id"], **expected[asked["id"]]}}
    {before}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture
def tool(tmp_path):
    """Makes a tool that answers rightly but for `before`, and gives the command that starts it."""

    def make(before="pass"):
        file = tmp_path / "tool.py"
        file.write_text(TOOL.format(folder=str(FILES), before=before), encoding="utf-8")
        return shlex.join([sys.executable, str(file)])

    return make


def columns(done):
    """The rows of the table: its first cell, and the others."""
    rows = [line.split() for line in done.out.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_a_tool_that_is_right_passes(tool):
    """A tool that answers every case as it should has all of them right, and the exit code is 0."""
    done = call("conformance", "--against", tool())
    total = columns(done)["all"]
    assert (done.code, done.err) == (0, "")
    assert total[0] == total[1] == total[2]
    assert int(total[0]) >= 600


def test_a_wrong_answer_is_shown(tool):
    """What a tool gets wrong is listed with what was expected, and the exit code is 1."""
    spoil = (
        'answer.update({"place": "missing", "wording": None, "spans": []}) if "pilot" in asked["quotation"] else None'
    )
    done = call("conformance", "--family", "typography", "--failures", "--against", tool(spoil))
    assert done.code == 1
    assert "typography-comma-for-stop" not in done.out
    assert "  answered  missing; T101" in done.out
    assert "  expected  found typographic; T101; [0, 27) It wasn’t the pilot’s watch" in done.out


def test_parts_left_out_are_not_counted(tool):
    """A tool without edits and codes is judged by the rest."""
    done = call(
        "conformance",
        "--family",
        "numbers",
        "--against",
        tool("answer = {k: v for k, v in answer.items() if k not in ('edits', 'codes')}"),
    )
    assert done.code == 0
    assert columns(done)["numbers"][5:7] == ["-", "-"]


def test_answers_may_come_in_any_order(tmp_path):
    """A tool may read everything before it answers, last case first."""
    file = tmp_path / "late.py"
    file.write_text(
        "import json, sys\n"
        "for line in reversed(list(sys.stdin)):\n"
        "    print(json.dumps({'id': json.loads(line)['id'], 'place': 'missing', 'wording': None, 'spans': []}))\n"
    )
    done = call("conformance", "--family", "absent", "--against", shlex.join([sys.executable, str(file)]))
    assert done.code == 1
    assert int(columns(done)["absent"][1]) >= 20


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("", "--against names no command"),
        ("'half", "the command cannot be read"),
        ("no-such-tool-here", "no-such-tool-here cannot be started"),
        ("{python} -c pass", None),
        ("{python} -c 'import sys; sys.exit(3)'", "ended with exit code 3 after 0 of 24 answers"),
        ("{python} -c 'print(1)'", "line 1: the line is not a JSON object"),
        ("{python} -c 'print(chr(0xFF)*9)'", "line 1: the line is not JSON"),
        ("{python} -c 'print(\"{{}}\")'", "line 1: place is not one of"),
        (
            '{python} -c \'print("{{\\"id\\": \\"x\\", \\"place\\": \\"found\\"}}")\'',
            "it answers no case that was asked",
        ),
        ("{python} -c 'print(\"x\" * 4_000_005)'", "longer than 4,000,000 characters"),
    ],
)
def test_a_tool_that_breaks_the_protocol(command, says):
    """What is wrong with a tool is one line and exit code 2; one that ends quietly has answered nothing rightly."""
    done = call("conformance", "--family", "short", "--against", command.format(python=shlex.quote(sys.executable)))
    if says is None:
        assert done.code == 1
        assert columns(done)["short"][1] == "0"
    else:
        assert (done.code, len(done.lines), done.out) == (2, 1, "")
        assert says in done.err


def test_a_silent_tool_is_ended():
    """A tool that says nothing for longer than it may is ended, not waited for."""
    command = shlex.join([sys.executable, "-c", "import time; time.sleep(60)"])
    done = call("conformance", "--family", "short", "--patience", "0.2", "--against", command)
    assert done.code == 2
    assert "gave no line for 0.2 seconds" in done.err


def test_json_holds_the_score_and_what_is_wrong(tool):
    """The JSON output has the score of each family and of all, and each case that is not right."""
    done = call(
        "conformance",
        "--family",
        "sic",
        "--family",
        "long",
        "--output-format",
        "json",
        "--against",
        tool("answer['codes'] = ['W101']"),
    )
    found = json.loads(done.out)
    assert list(found["families"]) == ["sic", "long"]
    assert found["all"]["cases"] == found["all"]["right"] + len(found["wrong"])
    assert found["wrong"][0]["answered"]["codes"] == ["W101"]


def test_an_unknown_family_is_a_usage_error():
    """A family that is not there is one line and exit code 2."""
    done = call("conformance", "--family", "spelling")
    assert (done.code, len(done.lines)) == (2, 1)
    assert "there is no family of cases 'spelling'" in done.err
