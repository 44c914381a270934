import ast
import re
from pathlib import Path

import click
import pytest
from command import ROOT
from test_cli_page import all_commands

import provenance
from provenance.model.codes import CODES

#: Verbs of intent, in all their forms: what was measured says nothing about anybody's reasons.
INTENT = re.compile(
    r"\b(hid|hid(e|es|ing|den)|fak(e|es|ed|er|ers|ery|ing)|invent(s|ed|ing|ion|ions|or|ors)?|l(ie|ies|ied|ying|iar|iars)"
    r"|distort\w*|fabricat\w*|mis-?quot\w*)\b",
    flags=re.IGNORECASE,
)
PACKAGE = Path(provenance.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])


def literals(path):
    """Every string of a module, those in f-strings and docstrings too, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_string_of_the_package_speaks_of_intent(path):
    """No message, title, help or description holds a verb that says why somebody did something."""
    found = [(line, match[0]) for line, text in literals(path) if (match := INTENT.search(text))]
    assert found == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_speaks_of_intent(path):
    """Nor does the documentation."""
    assert [match[0] for match in INTENT.finditer(path.read_text(encoding="utf-8"))] == []


def test_no_code_speaks_of_intent():
    """Titles, meanings and remedies of all codes, as `explain` prints them."""
    for code in CODES.values():
        assert not INTENT.search(f"{code.title} {code.meaning} {code.remedy}")


@pytest.mark.parametrize("name", all_commands())
def test_no_help_speaks_of_intent(name):
    """The help of every command, put together as it is printed."""
    command = all_commands()[name]
    assert not INTENT.search(command.get_help(click.Context(command, info_name=name)))


@pytest.mark.parametrize(
    "text", ["hidden", "it lies", "Fabricated", "misquoting", "mis-quoted", "faked", "inventions", "distorted", "hid"]
)
def test_the_lint_sees_word_forms(text):
    """Negative control: every form of the verbs is found."""
    assert INTENT.search(text)


@pytest.mark.parametrize("text", ["inventory", "relies", "earlier", "client", "believe", "hideous", "quote", "Kids"])
def test_the_lint_leaves_other_words_alone(text):
    """Negative control: words that only look alike are not."""
    assert not INTENT.search(text)
