"""`provenance cite`: pin one quotation, given by its words."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from attrs import evolve, frozen

from provenance.checking.check import check
from provenance.cli.exit_codes import ExitCode
from provenance.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, read_standard_input
from provenance.cli.opening import clickable, open_here
from provenance.cli.options import at_option, by_option, color_choice, color_option, ledger_option, quiet_option
from provenance.cli.progress import Progress
from provenance.cli.recording import recorded_by
from provenance.cli.terminal import print_results, say, say_error, style_for
from provenance.errors import QuotationError, ReadError, UsageError
from provenance.model.citation import Pinpoint
from provenance.model.document import Document
from provenance.model.finding import Level
from provenance.model.quotation import Quotation
from provenance.model.report import CheckedQuotation, Report
from provenance.model.verdict import Place, Verdict
from provenance.projects.add_citation import add_citation
from provenance.projects.check_all import SourcedQuotation, check_all
from provenance.projects.project import Project
from provenance.projects.sources import SourceTexts, known_source
from provenance.reporting.format import Context, format_named
from provenance.reporting.lines import shown_place
from provenance.reporting.terminal_text import spelt_out
from provenance.text.lines import LineIndex
from provenance.wording.editing import has_words


@frozen(kw_only=True)
class _Wanted:
    """The options of the command."""

    quote: str
    claim: str | None
    prefix: str
    suffix: str
    near: str | None
    speaker: str | None
    pinpoint: str | None
    accept_differences: bool
    by: str | None
    at: str | None
    quiet: bool

    def quotation(self, document: Document) -> Quotation:
        """What is to be pinned, and what helps to find its place. Raises QuotationError for no words."""
        words = self.quote
        if words == STANDARD_INPUT:
            words = read_standard_input(STANDARD_INPUT_NAME).text.strip("\r\n")
        if not has_words(words):
            what = "holds nothing but marks" if words.strip() else "is empty"
            raise QuotationError(f"the quotation {what}", remedy="quote at least one word")
        quotation = Quotation(words, prefix=self.prefix, suffix=self.suffix, speaker=self.speaker)
        return quotation if self.near is None else evolve(quotation, near=_near(self.near, document, quotation))

    def locator(self) -> Pinpoint | None:
        """The place that is cited. Raises UsageError for one without label or value."""
        if self.pinpoint is None:
            return None
        label, _, value = (part.strip() for part in self.pinpoint.partition("="))
        if not label or not value:
            remedy = "write a label and a value, as in page=14"
            raise UsageError(f"--pinpoint {self.pinpoint} names no place", remedy=remedy)
        return Pinpoint(label, value)


@click.command("cite", short_help="Pin one quotation, given by its words.")
@click.argument("key")
@click.option(
    "--quote", required=True, metavar="TEXT", help="The words that are quoted; - reads them from standard input."
)
@click.option("--claim", metavar="TEXT", help="The sentence that leans on them.")
@click.option("--prefix", default="", metavar="TEXT", help="What stands before them in the source.")
@click.option("--suffix", default="", metavar="TEXT", help="What stands behind them in the source.")
@click.option(
    "--near",
    metavar="LINE:COLUMN",
    help="Where they stand: any place on their line, as findings print it; or a number of characters into the source.",
)
@click.option("--speaker", metavar="NAME", help="To whom they are credited.")
@click.option("--pinpoint", metavar="LABEL=VALUE", help="The place that is cited, as in page=14.")
@click.option("--accept-differences", is_flag=True, help="Pin words that differ from the source's all the same.")
@ledger_option
@by_option
@at_option
@quiet_option
@color_option
def command(key: str, ledger: Path | None, **options: object) -> ExitCode:
    """Write a citation of words of the source KEY, and print its id.

    Refused, with the findings, where the words do not stand in the source at one place, and where `check` would find
    an error or a warning in them; the exit code is then 1.
    """
    wanted = _Wanted(**options)  # type: ignore[arg-type]  # click has held them against the declarations above
    recorded, locator = recorded_by(wanted.by, wanted.at), wanted.locator()
    project = open_here(ledger, must_exist=True)
    with Progress("looking for the words", quiet=wanted.quiet):
        sources = SourceTexts(project)
        quotation = wanted.quotation(_read(project, sources, key))
        row = _looked_up(project, sources, SourcedQuotation(quotation=quotation, source=key))
    context = Context(
        style=style_for(sys.stdout, color_choice()),
        show_notes=True,
        ledger="the quotation",
        show_path=clickable(project),
    )
    if not _may_be_pinned(row.verdict, accept_differences=wanted.accept_differences):
        return _refuse(row, context)
    citation = add_citation(project, key, quotation, claim=wanted.claim, locator=locator, recorded=recorded)
    print_results(f"{spelt_out(citation.id)}\n")
    if not wanted.quiet:
        say(f"pinned at {', '.join(shown_place(place, context) for place in row.evidence)}: {row.verdict.wording}")
    return ExitCode.CLEAR


def _read(project: Project, sources: SourceTexts, key: str) -> Document:
    """The source. Raises UsageError for an unknown key, ReadError for a source that cannot be read."""
    known_source(project.ledger, key)
    document = sources[key]
    if isinstance(document, ReadError):
        raise document
    return document


def _looked_up(project: Project, sources: SourceTexts, wanted: SourcedQuotation) -> CheckedQuotation:
    """What `check` says of the quotation."""
    records, policy = project.ledger.sources, project.settings.policy()
    return check_all([wanted], sources, ledger_sources=records, policy=policy).quotations[0]


def _offset(near: str, document: Document) -> int:
    """The code point that `--near` means. Raises UsageError for a place that the source does not have."""
    line, colon, column = near.partition(":")
    try:
        if colon:
            return LineIndex(document.text).offset(int(line), int(column))
        if 0 <= int(line) <= len(document.text):
            return int(line)
    except ValueError:
        pass
    remedy = "write it as findings print it, as in 12:30"
    raise UsageError(f"--near {near} is no place of the source", remedy=remedy)


def _near(near: str, document: Document, quotation: Quotation) -> int:
    """The code point that `--near` means; of a line on which one passage begins, that passage wherever it points to."""
    line, colon, column = near.partition(":")
    if colon and line.isdecimal() and column.isdecimal():
        lines = LineIndex(document.text)
        starts = [span.start for span in check(document, quotation).rivals]
        there = [start for start in starts if lines.position(start)[0] == int(line)]
        if len(there) == 1:
            return there[0]
    return _offset(near, document)


def _may_be_pinned(verdict: Verdict, *, accept_differences: bool) -> bool:
    if verdict.place is not Place.FOUND:
        return False
    return accept_differences or verdict.level in {None, Level.NOTE}


def _refuse(row: CheckedQuotation, context: Context) -> ExitCode:
    """Show the verdict as `check` would, and say what to do about it."""
    print_results(format_named("text").render(Report(quotations=(row,)), context))
    if row.verdict.place is Place.FOUND:
        say_error("not pinned: the words differ from the source's: correct them, or give --accept-differences")
    elif row.verdict.place is Place.AMBIGUOUS:
        others = row.verdict.rival_count - 1
        where = (
            f"{others:,} other place{'s' if others > 1 else ''} of the source fit{'s' if others == 1 else ''} as well"
        )
        say_error(f"not pinned: {where}: say which is meant by --near LINE:COLUMN or --prefix")
    elif row.verdict.place is Place.UNCHECKED:
        say_error(f"not pinned: it was not checked: {row.verdict.reason}")
    else:
        say_error("not pinned: the words do not stand in the source: correct them, or name their source")
    return ExitCode.FINDINGS
