"""`provenance fingerprint`: what a source says, as digests, and whether it still is what was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from provenance.cli.exit_codes import ExitCode, of_states
from provenance.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, CombinedError, read_standard_input
from provenance.cli.options import color_option, ledger_option, output_option, quiet_option
from provenance.cli.progress import Progress
from provenance.cli.terminal import print_json, print_results
from provenance.cli.verifying import VerifiedSource, verified_json, verified_text, verify
from provenance.errors import ProvenanceError, UsageError
from provenance.fingerprints.digests import fingerprint
from provenance.ledger.records import unstructure_fingerprint
from provenance.model.document import Document
from provenance.model.fingerprint import Fingerprint
from provenance.readers.files import printable
from provenance.readers.read import read
from provenance.reporting.counting import counted
from provenance.reporting.json_report import json_text
from provenance.reporting.terminal_text import on_one_line, spelt_out


@click.command("fingerprint", short_help="Print the fingerprints of files, or compare them with the ledger.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--verify", "verifies", is_flag=True, help="Compare with what the ledger recorded; without PATH, all sources."
)
@click.option("--charset", metavar="NAME", help="How the bytes are to be decoded, where they do not say so.")
@click.option("--stdin-name", metavar="PATH", help="What - is called; its suffix tells the kind of file.")
@ledger_option
@output_option("text", "json")
@quiet_option
@color_option
def command(
    paths: tuple[Path, ...],
    verifies: bool,
    charset: str | None,
    stdin_name: str | None,
    ledger: Path | None,
    output_format: str,
    quiet: bool,
) -> ExitCode:
    """Print the fingerprint of each PATH; - is standard input.

    With --verify, say of each source whether it still is what the ledger recorded, and where it changed. The exit code
    is then 1 if the words of one of them differ or it cannot be read.
    """
    if verifies:
        with Progress("comparing", quiet=quiet):
            rows = verify(paths, ledger)
        (print_json if output_format == "json" else print_results)(_verified(rows, output_format))
        return of_states(row.state for row in rows)
    if not paths:
        raise UsageError("no file is named", remedy="name one, - for standard input, or give --verify")
    with Progress("reading", quiet=quiet):
        documents, errors = _documents(paths, charset, stdin_name)
    (print_json if output_format == "json" else print_results)(_taken(documents, output_format))
    if errors:
        raise CombinedError(errors)
    return ExitCode.CLEAR


def _verified(rows: Sequence[VerifiedSource], output_format: str) -> str:
    return json_text(verified_json(rows)) if output_format == "json" else verified_text(rows)


def _documents(
    paths: Iterable[Path], charset: str | None, stdin_name: str | None
) -> tuple[list[tuple[str, Document]], list[ProvenanceError]]:
    """What could be read, by the name it is shown with, and why the rest could not."""
    documents: list[tuple[str, Document]] = []
    errors: list[ProvenanceError] = []
    for path in dict.fromkeys(paths):
        try:
            if str(path) == STANDARD_INPUT:
                name = stdin_name or STANDARD_INPUT_NAME
                documents.append((name, read_standard_input(name, charset=charset)))
            else:
                documents.append((printable(str(path)), read(path, charset=charset)))
        except ProvenanceError as error:
            errors.append(error)
    return documents, errors


def _taken(documents: Sequence[tuple[str, Document]], output_format: str) -> str:
    taken = [(name, document, fingerprint(document)) for name, document in documents]
    if output_format == "json":
        return json_text([_json(name, document, record) for name, document, record in taken])
    return "\n".join(_text(name, document, record) for name, document, record in taken)


def _json(name: str, document: Document, record: Fingerprint) -> dict[str, Any]:
    facts = [{"name": fact.name, "value": fact.value} for fact in document.facts]
    return {"path": name, "fingerprint": unstructure_fingerprint(record), "facts": facts}


def _text(name: str, document: Document, record: Fingerprint) -> str:
    lines = [spelt_out(name)]
    if record.bytes is not None:
        lines.append(f"  bytes     {record.bytes.sha256}  {counted(record.bytes.size, 'byte')}")
    if record.text is not None:
        read_as = f"read as {record.reader.name}, version {record.reader.version}"
        lines.append(f"  text      {record.text.sha256}  {counted(record.text.length, 'character')}, {read_as}")
    if record.words is not None:
        lines.append(f"  words     {record.words.sha256}  {record.words.profile}, Unicode {record.words.unicode}")
    if record.segments is not None:
        profile = record.segments.profile
        lines.append(f"  segments  {record.segments.root}  {profile}, {counted(record.segments.count, 'segment')}")
    facts = ", ".join(f"{fact.name} {fact.value}" for fact in document.facts)
    lines.append(f"  observed  {on_one_line(facts)}")
    return "".join(f"{line}\n" for line in lines)
