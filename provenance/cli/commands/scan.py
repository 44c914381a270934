"""`provenance scan`: a citation in the ledger for each quotation of a draft."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from attrs import evolve

from provenance.cli.exit_codes import ExitCode, of_scan
from provenance.cli.inputs import read_drafts
from provenance.cli.opening import clickable, open_here
from provenance.cli.options import at_option, by_option, color_choice, color_option, ledger_option, quiet_option
from provenance.cli.progress import Progress
from provenance.cli.recording import recorded_by
from provenance.cli.terminal import print_results, say, style_for
from provenance.ledger.save import editing
from provenance.model.citation import Citation, Recorded
from provenance.projects.draft_files import DraftInput
from provenance.projects.project import Project
from provenance.projects.scan import RefusedQuotation, Scan
from provenance.projects.scan import scan as scan_drafts
from provenance.reporting.counting import counted
from provenance.reporting.format import Context
from provenance.reporting.lines import shown_place
from provenance.reporting.style import Role
from provenance.reporting.terminal_text import on_one_line, spelt_out

_LONGEST_WORDS = 72


@click.command("scan", short_help="Pin what drafts quote: write a citation for each quotation.")
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...", type=click.Path(path_type=Path))
@ledger_option
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@by_option
@at_option
@quiet_option
@color_option
def command(
    drafts: tuple[Path, ...], ledger: Path | None, dry_run: bool, by: str | None, at: str | None, quiet: bool
) -> ExitCode:
    """Write a citation for each quotation of each DRAFT that names a source of the ledger.

    Citations that are there stay as they are; those whose words the draft prints otherwise get the words of today;
    those whose words it prints no more are removed. A quotation that does not stand in its source at one place is not
    pinned: it is listed with the reason, and the exit code is 1.
    """
    project = open_here(ledger, must_exist=True, beside=drafts[0])
    inputs = read_drafts(project, drafts)
    with Progress("scanning", quiet=quiet):
        result = _scanned(project, inputs, recorded_by(by, at), dry_run=dry_run)
    context = Context(style=style_for(sys.stdout, color_choice()), show_path=clickable(project))
    print_results("".join(f"{line}\n" for line in _lines(result, context)))
    if not quiet:
        say(_summary(result, dry_run=dry_run))
    return of_scan(refused=len(result.refused))


def _scanned(project: Project, inputs: list[DraftInput], recorded: Recorded | None, *, dry_run: bool) -> Scan:
    if dry_run:
        return scan_drafts(project, inputs, recorded=recorded)
    with editing(project.ledger_path) as edit:
        result = scan_drafts(evolve(project, ledger=edit.ledger), inputs, recorded=recorded)
        edit.ledger = result.ledger
    return result


def _lines(result: Scan, context: Context) -> Iterator[str]:
    for word, citations in (("added", result.added), ("changed", result.changed), ("removed", result.removed)):
        for citation in citations:
            yield f"{word:<8} {spelt_out(citation.id)}  {_words(citation.quotation or _exact(citation))}"
    for refused in result.refused:
        yield from _refused_lines(refused, context)


def _refused_lines(refused: RefusedQuotation, context: Context) -> Iterator[str]:
    where = context.style.paint(shown_place(refused.at, context), Role.PLACE)
    yield f"{where}: not pinned: {on_one_line(refused.reason)}"
    yield f"    quoted    {_words(refused.quotation)}"
    yield f"    from      {spelt_out(refused.source)}"


def _exact(citation: Citation) -> str:
    return " … ".join(quote.exact for quote in citation.quotes)


def _words(text: str) -> str:
    line = on_one_line(text).strip()
    return f"“{line if len(line) <= _LONGEST_WORDS else line[:_LONGEST_WORDS].rstrip() + ' ⋯'}”"


def _summary(result: Scan, *, dry_run: bool) -> str:
    counts = [
        f"{len(result.added):,} added",
        f"{len(result.kept):,} kept",
        f"{len(result.changed):,} changed",
        f"{len(result.removed):,} removed",
        f"{len(result.refused):,} not pinned",
    ]
    found = len(result.added) + len(result.kept) + len(result.changed) + len(result.refused) + result.unsourced
    opening = f"{counted(found, 'quotation')}, {result.unsourced:,} without a source"
    return f"{opening}; {', '.join(counts)}" + ("; nothing was written" if dry_run else "")
