"""`provenance scan`: a citation in the ledger for each quotation of a draft."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
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
from provenance.errors import UsageError
from provenance.ledger.save import editing
from provenance.model.citation import Citation, Recorded
from provenance.projects.draft_files import DraftInput
from provenance.projects.forget_draft import forget_draft
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
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...", type=click.Path(path_type=Path))
@ledger_option
@click.option(
    "--forget",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Take out the citations of a draft that was deleted; repeatable.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@by_option
@at_option
@quiet_option
@color_option
def command(
    drafts: tuple[Path, ...],
    ledger: Path | None,
    forget: tuple[Path, ...],
    dry_run: bool,
    by: str | None,
    at: str | None,
    quiet: bool,
) -> ExitCode:
    """Write a citation for each quotation of each DRAFT that names a source of the ledger.

    Citations that are there stay as they are; those whose words the draft prints otherwise get the words of today;
    those whose words it prints no more are removed. Citations of a draft that is gone, and those of `cite`, are taken
    over where DRAFT prints the same words with the same key. A quotation that does not stand in its source at one place
    is not pinned: it is listed with the reason, and the exit code is 1.
    """
    if not drafts and not forget:
        raise UsageError("no draft is named", remedy="name one, or one that is gone with --forget")
    project = open_here(ledger, must_exist=True, beside=(*drafts, *forget)[0])
    inputs, recorded = read_drafts(project, drafts), recorded_by(by, at)
    with Progress("scanning", quiet=quiet):
        if dry_run:
            result, forgotten = _scanned(project, inputs, forget, recorded)
        else:
            with editing(project.ledger_path, limits=project.settings.limits.loading) as edit:
                result, forgotten = _scanned(evolve(project, ledger=edit.ledger), inputs, forget, recorded)
                edit.ledger = result.ledger
    context = Context(style=style_for(sys.stdout, color_choice()), show_path=clickable(project))
    print_results("".join(f"{line}\n" for line in (*_lines(result, context), *_forgotten_lines(forgotten))))
    if not quiet:
        say(_summary(result, forgotten, read=bool(inputs), dry_run=dry_run))
    return of_scan(refused=len(result.refused))


def _scanned(
    project: Project, inputs: list[DraftInput], forget: Sequence[Path], recorded: Recorded | None
) -> tuple[Scan, list[Citation]]:
    """The scan, whose ledger is also without the citations that were to be forgotten, and those. Writes nothing."""
    result = scan_drafts(project, inputs, recorded=recorded)
    forgotten: list[Citation] = []
    for path in forget:
        done = forget_draft(evolve(project, ledger=result.ledger), path)
        result = evolve(result, ledger=done.ledger)
        forgotten += done.removed
    return result, forgotten


def _lines(result: Scan, context: Context) -> Iterator[str]:
    for word, citations in (("added", result.added), ("changed", result.changed), ("removed", result.removed)):
        for citation in citations:
            yield f"{word:<8} {spelt_out(citation.id)}  {_words(citation.quotation or _exact(citation))}"
    for citation, path in zip(result.moved, result.moved_from, strict=True):
        words = _words(citation.quotation or _exact(citation))
        yield f"moved    {spelt_out(citation.id)}  {words}, moved from {spelt_out(path)}"
    for citation in result.attached:
        yield f"attached {spelt_out(citation.id)}  {_words(citation.quotation or _exact(citation))}"
    for refused in result.refused:
        yield from _refused_lines(refused, context)


def _forgotten_lines(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations:
        yield f"forgot   {spelt_out(citation.id)}  {_words(citation.quotation or _exact(citation))}"


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


def _summary(result: Scan, forgotten: Sequence[Citation], *, read: bool, dry_run: bool) -> str:
    ending = "; nothing was written" if dry_run else ""
    forgot = f"{counted(len(forgotten), 'citation')} forgotten" if forgotten else ""
    if not read:
        return forgot + ending
    counts = [
        f"{len(result.added):,} added",
        f"{len(result.kept):,} kept",
        f"{len(result.changed):,} changed",
        *([f"{len(result.moved):,} moved"] if result.moved else []),
        *([f"{len(result.attached):,} attached"] if result.attached else []),
        f"{len(result.removed):,} removed",
        f"{len(result.refused):,} not pinned",
    ]
    there = (result.added, result.kept, result.changed, result.moved, result.attached, result.refused)
    opening = f"{counted(sum(map(len, there)) + result.unsourced, 'quotation')}, {result.unsourced:,} without a source"
    return f"{opening}; {', '.join(counts)}" + (f"; {forgot}" if forgot else "") + ending
