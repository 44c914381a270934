"""The command `provenance`: its commands by name, and what becomes of every error."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from provenance.cli.exit_codes import ExitCode
from provenance.cli.options import color_option
from provenance.cli.terminal import prepare_streams, print_results, say, say_error
from provenance.errors import ProvenanceError, UsageError
from provenance.reporting.terminal_text import on_one_line

PROGRAM = "provenance"
#: The variable by which a shell asks for completions, as click names it.
COMPLETION_VARIABLE = "_PROVENANCE_COMPLETE"
_REPORT_TO = "please report it with PROVENANCE_DEBUG=1 set, which prints where it happened"


class _Listed(NamedTuple):
    """A command before its module is loaded: the module, which holds it as `command`, and its line in `--help`."""

    module: str
    summary: str


#: In the order in which a newcomer needs them.
COMMANDS: Mapping[str, _Listed] = MappingProxyType(
    {
        "source": _Listed("source", "Record, list and remove the sources that drafts cite."),
        "scan": _Listed("scan", "Pin what drafts quote: write a citation for each quotation."),
        "check": _Listed("check", "Check what drafts quote against the sources."),
        "cite": _Listed("cite", "Pin one quotation, given by its words."),
        "fingerprint": _Listed("fingerprint", "Print the fingerprints of files, or compare them with the ledger."),
        "explain": _Listed("explain", "Say what a code means and what to do about it."),
        "schema": _Listed("schema", "Print the JSON Schema of a form that this tool reads or writes."),
        "conformance": _Listed(
            "conformance", "Hold this tool, or another one, against the cases that show what is right."
        ),
        "completion": _Listed("completion", "Print the script that completes commands in a shell."),
    }
)


class LazyGroup(click.Group):
    """A group whose commands are loaded when they are called, so that `--help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command, its module loaded now; None for an unknown name."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        command: click.Command = importlib.import_module(f"provenance.cli.commands.{listed.module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises UsageError with the closest name for an unknown one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            close = difflib.get_close_matches(name[:40], COMMANDS, n=1)
            hint = f"did you mean {close[0]}? " if close else ""
            raise UsageError(f"there is no command {name[:40]!r}", remedy=f"{hint}`{PROGRAM} --help` lists them all")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands in `--help`, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.summary) for name, listed in COMMANDS.items()])


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from provenance.ledger.report_records import installed_version

    print_results(f"{PROGRAM} {installed_version()}\n")
    ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing that counts, 1 findings, 2 an error, 3 nothing was checked.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
@color_option
def command_line() -> None:
    """Fingerprint sources, pin citations to exact spans, and check quotations for drift."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (None: those of the process); gives the exit code and raises nothing."""
    prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        return _usage_error(error)
    except ProvenanceError as error:
        for line in error.lines:
            say_error(_from_here(line))
        return ExitCode.ERROR
    except BrokenPipeError:
        return ExitCode.ERROR
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never gets a traceback
        return _internal_error(error)


def _run(arguments: list[str]) -> int:
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(command_line, {}, PROGRAM, COMPLETION_VARIABLE, instruction)
    with command_line.make_context(PROGRAM, arguments) as context:
        result: Any = command_line.invoke(context)
    return int(result) if result is not None else ExitCode.CLEAR


def _usage_error(error: click.ClickException) -> int:
    """One line that says what is wrong with the command as typed; a command typed bare gets its help instead."""
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(error.format_message())
        return ExitCode.ERROR
    remedy = f"see `{context.command_path} --help`" if context is not None else ""
    message = error.format_message().rstrip(".")
    say_error(f"{message}: {remedy}" if remedy else message)
    return ExitCode.ERROR


def _from_here(line: str) -> str:
    """A message that names files below the folder where one stands in full names them as one would type them."""
    try:
        here = str(Path.cwd())
    except OSError:
        return line
    return line if here == os.sep else line.replace(here + os.sep, "")


def _internal_error(error: Exception) -> int:
    if os.environ.get("PROVENANCE_DEBUG") == "1":
        import traceback

        say(traceback.format_exc())
    what = on_one_line(f"{type(error).__name__}: {error}")
    say(f"provenance: internal error: {what}: {_REPORT_TO}")
    return ExitCode.ERROR
