"""`provenance schema`: the JSON Schemas of the forms that this tool reads and writes."""

from __future__ import annotations

import click

from provenance.cli.options import color_option
from provenance.cli.terminal import print_json, print_results
from provenance.ledger.schema_files import schema_id, schema_names, schema_text


@click.command("schema", short_help="Print the JSON Schema of a form that this tool reads or writes.")
@click.argument("name", required=False)
@color_option
def command(name: str | None) -> None:
    """Print the JSON Schema (2020-12) called NAME: citation, conformance, fingerprint, ledger, report or verdict.

    Without NAME, list the schemas with their identifiers.
    """
    if name is None:
        print_results("".join(f"{known:<12} {schema_id(known)}\n" for known in schema_names()))
    else:
        print_json(schema_text(name))
