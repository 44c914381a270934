"""`provenance check`: what drafts quote, held against the sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve, frozen

from provenance.checking.policy import Ignore, Policy
from provenance.cli.exit_codes import ExitCode, of_report
from provenance.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, read_drafts
from provenance.cli.opening import clickable, open_here
from provenance.cli.options import color_choice, color_option, ledger_option, output_option, quiet_option
from provenance.cli.progress import Progress
from provenance.cli.terminal import print_json, print_results, say, style_for
from provenance.errors import UsageError
from provenance.model.finding import Level
from provenance.model.report import Report
from provenance.projects.check_drafts import check_project
from provenance.projects.project import Project
from provenance.projects.settings import Settings
from provenance.reporting.format import Context, format_named, format_names
from provenance.reporting.summary import summary
from provenance.reporting.terminal_text import spelt_out

_NEVER = "never"


@frozen(kw_only=True)
class _Request:
    """What was asked for besides drafts and ledger."""

    output_format: str
    fail_on: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    stdin_name: str | None
    show_notes: bool
    allow_empty: bool
    quiet: bool


@click.command(
    "check",
    short_help="Check what drafts quote against the sources.",
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 an error, 3 nothing was checked.",
)
@click.argument("paths", nargs=-1, metavar="[DRAFT|LEDGER]...", type=click.Path(path_type=Path, allow_dash=True))
@ledger_option
@output_option(*format_names())
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in Level), _NEVER]),
    help="The lowest level that makes exit code 1; by default what the settings say, warning.",
)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Report only codes that begin so, as in W2 or W2,P; repeatable."
)
@click.option(
    "--ignore", multiple=True, metavar="CODE=REASON", help="Count a code for nothing, for a reason; repeatable."
)
@click.option("--stdin-name", metavar="PATH", help="What the draft that is read from - is called.")
@click.option(
    "--show-notes", is_flag=True, help="List notes, ignored findings and what was passed over for their own sake too."
)
@click.option("--allow-empty", is_flag=True, help="Exit with 0 where there is no quotation to check.")
@quiet_option
@color_option
def command(paths: tuple[Path, ...], ledger: Path | None, **options: object) -> ExitCode:
    """Check what each DRAFT quotes against the sources of the ledger; - is standard input.

    Without DRAFT, check every draft that the ledger names or the settings match, and every citation that has no draft.
    A folder, or a path that ends in .json, is taken for the ledger.
    """
    request = _Request(**options)  # type: ignore[arg-type]  # click has held them against the declarations above
    drafts, named = _told_apart(paths, ledger)
    beside = next((path for path in drafts if str(path) != STANDARD_INPUT), None)
    project = open_here(named, must_exist=named is not None or not drafts, beside=beside)
    project = evolve(project, settings=_settings(project.settings, request))
    inputs = read_drafts(project, drafts, request.stdin_name)
    with Progress("checking", quiet=request.quiet):
        report = check_project(project, inputs or None)
    return _print(report, project, request)


def _told_apart(paths: Sequence[Path], ledger: Path | None) -> tuple[list[Path], Path | None]:
    """The drafts among the arguments, and the ledger. Raises UsageError for two ledgers and for a folder of drafts."""
    ledgers = [path for path in paths if path.suffix.lower() == ".json" or path.is_dir()]
    for folder in ledgers:
        if folder.is_dir() and not any(folder.rglob("*.json")):
            raise UsageError(f"{folder} is a folder", remedy=f"name the drafts in it, as in {folder / '*.md'}")
    named = list(dict.fromkeys([*([ledger] if ledger is not None else []), *ledgers]))
    if len(named) > 1:
        raise UsageError(f"two ledgers are named, {named[0]} and {named[1]}", remedy="check one after the other")
    return [path for path in paths if path not in ledgers], next(iter(named), None)


def _settings(settings: Settings, request: _Request) -> Settings:
    """The settings with what the command line says in their place. Raises UsageError and SettingsError."""
    select = tuple(code for codes in request.select for code in codes.upper().replace(",", " ").split())
    ignore = tuple(_ignore(text) for text in request.ignore)
    Policy(select=select, ignore=ignore)  # raises for what is not in the table
    fail_on = settings.fail_on if request.fail_on in {None, _NEVER} else Level(str(request.fail_on))
    ignored = (*settings.ignore, *ignore)
    return evolve(settings, select=select or settings.select, ignore=ignored, fail_on=fail_on)


def _ignore(text: str) -> Ignore:
    code, sign, reason = text.partition("=")
    if not sign or not reason.strip():
        remedy = "write the code, an equals sign and why, as in --ignore 'W105=house style'"
        raise UsageError(f"--ignore {text} gives no reason", remedy=remedy)
    return Ignore(code.strip().upper(), reason.strip())


def _print(report: Report, project: Project, request: _Request) -> ExitCode:
    fail_on = None if request.fail_on == _NEVER else project.settings.fail_on
    show_path = clickable(project, {request.stdin_name or STANDARD_INPUT_NAME})
    show_notes = request.show_notes or fail_on is Level.NOTE
    ledger = show_path(project.shown(project.ledger_path))
    context = Context(
        style=style_for(sys.stdout, color_choice()), show_notes=show_notes, ledger=ledger, show_path=show_path
    )
    rendered = format_named(request.output_format).render(report, context)
    (print_json if request.output_format == "json" else print_results)(rendered)
    code = of_report(report, fail_on=fail_on, allow_empty=request.allow_empty)
    if not project.ledger_path.exists():
        say(_no_ledger(ledger))
    if not request.quiet:
        say(summary(report, evolve(context, style=style_for(sys.stderr, color_choice()))))
        if code is ExitCode.NOTHING_CHECKED:
            say("nothing was checked, which is exit code 3")
    return code


def _no_ledger(ledger: str) -> str:
    """Why every key is unknown where the folder has no ledger; said even where only results are wanted."""
    remedy = "name one with --ledger PATH, or run this in the project's folder"
    return f"provenance: no ledger was found at {spelt_out(ledger)}: {remedy}"
