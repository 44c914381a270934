"""`provenance source`: the sources that drafts cite, recorded in the ledger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from provenance.cli.exit_codes import ExitCode
from provenance.cli.opening import clickable, open_here
from provenance.cli.options import color_option, ledger_option, output_option, quiet_option
from provenance.cli.progress import Progress
from provenance.cli.terminal import print_json, print_results, say
from provenance.ledger.records import unstructure_ledger
from provenance.model.citation import Ledger, Medium
from provenance.projects.project import Project
from provenance.projects.sources import add_source, remove_source
from provenance.reporting.counting import counted
from provenance.reporting.json_report import json_text
from provenance.reporting.terminal_text import on_one_line, spelt_out


@click.group("source", short_help="Record, list and remove the sources that drafts cite.")
@color_option
def command() -> None:
    """Record, list and remove the sources that drafts cite."""


@command.command("add", short_help="Record a source with its fingerprint.")
@click.argument("key")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--author", metavar="TEXT", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was published, as in 2026-03-01.")
@click.option("--medium", type=click.Choice([medium.value for medium in Medium]), help="What the text comes from.")
@click.option("--language", metavar="TAG", help="The language of the text, as in en or de-CH.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--retrieved", metavar="TIME", help="When it was fetched from there, as in 2026-03-01T09:30:00Z.")
@click.option("--charset", metavar="NAME", help="How its bytes are to be decoded, where they do not say so.")
@click.option("--update", is_flag=True, help="Record a known source anew: its file may have changed or moved.")
@ledger_option
@quiet_option
@color_option
def add(key: str, path: Path, ledger: Path | None, quiet: bool, **details: Any) -> ExitCode:
    """Record the file PATH as the source KEY, with its fingerprint.

    The file is in the folder of the ledger or below it. A ledger that does not exist is made.
    """
    project = open_here(ledger, must_exist=False)
    if details["medium"] is not None:
        details["medium"] = Medium(details["medium"])
    is_new = not project.ledger_path.exists()
    with Progress("reading", quiet=quiet):
        source = add_source(project, key, path, **details)
    word = "updated" if details["update"] else "added"
    print_results(f"{word} {spelt_out(key)}: {spelt_out(source.location)}{_size(source.fingerprint)}\n")
    if is_new and not quiet:
        say(f"made the ledger {spelt_out(clickable(project)(project.shown(project.ledger_path)))}")
    return ExitCode.CLEAR


@command.command("list", short_help="List the sources of the ledger.")
@ledger_option
@output_option("text", "json")
@color_option
def list_sources(ledger: Path | None, output_format: str) -> ExitCode:
    """List the sources of the ledger: key, location, number of citations, title."""
    project = open_here(ledger, must_exist=True)
    if output_format == "json":
        print_json(json_text(unstructure_ledger(project.ledger)["sources"]))
    else:
        print_results(_table(project))
    return ExitCode.CLEAR


@command.command("remove", short_help="Take a source out of the ledger.")
@click.argument("key")
@click.option("--force", is_flag=True, help="Remove its citations too.")
@ledger_option
@color_option
def remove(key: str, force: bool, ledger: Path | None) -> ExitCode:
    """Take the source KEY out of the ledger; its file is left alone. Refused while citations use it."""
    project = open_here(ledger, must_exist=True)
    source = remove_source(project, key, force=force)
    cited = _cited(project.ledger)[key] if force else 0
    with_citations = f" and {counted(cited, 'citation')}" if cited else ""
    print_results(f"removed {spelt_out(key)} ({spelt_out(source.location)}){with_citations}\n")
    return ExitCode.CLEAR


def _size(fingerprint: Any) -> str:
    if fingerprint is None or fingerprint.text is None:
        return ""
    return f", {counted(fingerprint.text.length, 'character')}, read as {spelt_out(fingerprint.reader.name)}"


def _cited(ledger: Ledger) -> Counter[str]:
    return Counter(citation.source for citation in ledger.citations)


def _table(project: Project) -> str:
    cited = _cited(project.ledger)
    rows = [
        (spelt_out(key), spelt_out(source.location), counted(cited[key], "citation"), on_one_line(source.title or ""))
        for key, source in sorted(project.ledger.sources.items())
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)
