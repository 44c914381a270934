"""`provenance conformance`: this tool, or another one, held against the conformance suite."""

from __future__ import annotations

import click

from provenance.cli.exit_codes import ExitCode, of_conformance
from provenance.cli.options import color_option, output_option, quiet_option
from provenance.cli.other_tool import answers_of
from provenance.cli.progress import Progress
from provenance.cli.terminal import print_json, print_results
from provenance.projects.conformance import judge, own_answer
from provenance.projects.conformance_cases import conformance_cases
from provenance.reporting.conformance_score import failure_text, score_json, score_table
from provenance.reporting.json_report import json_text


@click.command("conformance", short_help="Hold this tool, or another one, against the cases that show what is right.")
@click.option("--family", "families", metavar="NAME", multiple=True, help="Only the cases of this family; repeatable.")
@click.option("--against", metavar="COMMAND", help="Ask the tool that this command starts, instead of this one.")
@click.option(
    "--patience",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long that tool may take for an answer.",
)
@click.option("--failures", is_flag=True, help="Print each case that is not right, before the score.")
@output_option("text", "json")
@quiet_option
@color_option
def command(
    families: tuple[str, ...],
    against: str | None,
    patience: float,
    failures: bool,
    output_format: str,
    quiet: bool,
) -> ExitCode:
    """Ask for the verdict on every case of the conformance suite and print how many are right.

    The cases are shipped with this package; docs/conformance.md describes them, and how another tool is asked.
    """
    cases = conformance_cases(families)
    with Progress(f"asking about {len(cases)} cases", quiet=quiet):
        if against is None:
            answers = [own_answer(case) for case in cases]
        else:
            answers = answers_of(against, cases, patience=patience)
        results = [judge(case, answer) for case, answer in zip(cases, answers, strict=True)]
    if output_format == "json":
        print_json(json_text(score_json(results)))
    else:
        shown = failure_text(results) if failures else ""
        print_results((f"{shown}\n" if shown else "") + score_table(results))
    return of_conformance(wrong=sum(not result.right for result in results))
