"""`provenance schema`: the JSON Schemas of the forms that this tool reads and writes."""

from __future__ import annotations

import click

from provenance.cli.options import color_option
from provenance.cli.terminal import print_json, print_results
from provenance.errors import UsageError
from provenance.ledger.schema_files import schema, schema_id, schema_names, schema_text
from provenance.reporting.json_report import json_text


@click.command("schema", short_help="Print the JSON Schema of a form that this tool reads or writes.")
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Print one JSON object with every schema by its identifier.")
@color_option
def command(name: str | None, everything: bool) -> None:
    """Print the JSON Schema (2020-12) called NAME: citation, conformance, fingerprint, ledger, report or verdict.

    Without NAME, list the schemas with their identifiers. Schemas refer to each other by these: register all of them.
    """
    if everything:
        if name is not None:
            raise UsageError(f"--all prints {name} too", remedy="give a name or --all")
        print_json(json_text({schema_id(known): schema(known) for known in schema_names()}))
    elif name is None:
        print_results("".join(f"{known:<12} {schema_id(known)}\n" for known in schema_names()))
    else:
        print_json(schema_text(name))
