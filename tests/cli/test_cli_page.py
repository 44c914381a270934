import contextlib
import io
import re
import shlex
import sys

import click
import pytest
from command import ROOT, call

from provenance.cli.exit_codes import ExitCode
from provenance.cli.main import COMMANDS, command_line, main

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
FILES = re.findall(r"`(\S+)`:\n\n```(?:text|markdown)\n(.*?)```", PAGE, flags=re.DOTALL)
#: The version of Unicode differs between versions of Python.
UNICODE = re.compile(r"Unicode [\d.]+")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL)


def all_commands():
    """Every command by its full name: groups hold theirs."""
    found = {}
    waiting = [("provenance", command_line)]
    while waiting:
        name, command = waiting.pop(0)
        found[name] = command
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=name)
            waiting += [(f"{name} {sub}", command.get_command(context, sub)) for sub in command.list_commands(context)]
    return found


def section(name):
    """The part of the page under the command's own heading."""
    match = re.search(rf"^##+ {re.escape(name)}\n(.*?)(?=^##|\Z)", PAGE, flags=re.DOTALL | re.MULTILINE)
    assert match, f"docs/cli.md has no section on {name}"
    return match[1]


def option_lines(command, name):
    """The options as the page lists them: what `--help` says, in one line each; `--color` has a paragraph above."""
    context = click.Context(command, info_name=name)
    options = [param for param in command.params if isinstance(param, click.Option) and param.name != "color"]
    records = [option.get_help_record(context) for option in options]
    return [f"- `{left}`: {right}" for left, right in filter(None, records)]


def steps(block):
    """The commands of an example, each with what it prints and the exit code."""
    for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, printed = step.partition("\n")
        code = re.search(r"^exit code (\d+)\n", printed, flags=re.MULTILINE)
        yield line, printed[: code.start()] if code else printed, int(code[1]) if code else 0


def carried_out(line):
    """What a command of the page prints, standard error after standard output, and its exit code."""
    words = shlex.split(line)
    assert words.pop(0) == "provenance"
    output = io.StringIO()
    with contextlib.ExitStack() as stack:
        if "<" in words:
            at = words.index("<")
            given = stack.enter_context(open(words[at + 1], encoding="utf-8"))  # noqa: PTH123
            stack.callback(setattr, sys, "stdin", sys.stdin)
            sys.stdin = given
            del words[at:]
        stack.enter_context(contextlib.redirect_stdout(output))
        stack.enter_context(contextlib.redirect_stderr(output))
        code = main(words)
    return output.getvalue(), code


def test_every_example_prints_what_the_page_says(room):
    """The examples, run in order in one folder, print what stands below them and end with the code given."""
    assert len(FILES) == 3
    for name, content in FILES:
        (room / name).parent.mkdir(exist_ok=True)
        (room / name).write_text(content)
    for block in BLOCKS:
        for line, printed, code in steps(block):
            output, ended = carried_out(line)
            assert (UNICODE.sub("Unicode", output), ended) == (UNICODE.sub("Unicode", printed), code), line


@pytest.mark.parametrize("name", [name for name in all_commands() if name != "provenance"])
def test_every_command_is_described_as_its_help_has_it(name):
    """Each command has a section with an example, and a line for each option with the words of `--help`."""
    command = all_commands()[name]
    text = section(name)
    if not isinstance(command, click.Group):
        assert f"$ {name}" in text
        assert re.findall(r"^- `-.*$", text, flags=re.MULTILINE) == option_lines(command, name)


@pytest.mark.parametrize("name", all_commands())
def test_help_says_what_the_command_is_for(name):
    """`--help` works for every command, on standard output, and names every argument it takes."""
    done = call(*name.split()[1:], "--help")
    assert (done.code, done.err) == (0, "")
    command = all_commands()[name]
    assert command.help
    for param in command.params:
        if isinstance(param, click.Argument):
            assert param.make_metavar(click.Context(command)) in done.out


def test_the_list_of_commands_says_what_each_says_of_itself():
    """The summaries that `provenance --help` prints without loading a command are the commands' own."""
    for name, listed in COMMANDS.items():
        assert all_commands()[f"provenance {name}"].short_help == listed.summary


def test_the_page_has_every_exit_code():
    """The table of the page has a row for each code and no other."""
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, flags=re.MULTILINE)] == list(ExitCode)


def test_the_page_names_no_command_that_is_not_there():
    """Whatever the page calls `provenance …` is a command."""
    named = set(
        re.findall(r"\bprovenance ([a-z]+)\b", " ".join(re.findall(r"`[^`]*`|^\$ .*$", PAGE, flags=re.MULTILINE)))
    )
    assert named <= set(COMMANDS)
