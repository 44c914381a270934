from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import provenance
from provenance.errors import UsageError
from provenance.ledger.schema_faults import validator
from provenance.ledger.schema_files import schema, schema_id, schema_names, schema_text

NAMES = ("citation", "conformance", "fingerprint", "ledger", "report", "verdict")


def subschemas(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema file, itself included."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from subschemas(inner)


def test_the_names_are_known() -> None:
    """The six forms have a schema each."""
    assert schema_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_and_names_itself(name: str) -> None:
    """Each file is valid under the metaschema of 2020-12, carries its id, and is the text that `schema_text` gives."""
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"] == schema_id(name) == f"urn:provenance:schema:{name}:1"
    assert json.loads(schema_text(name)) == schema(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere(name: str) -> None:
    """No `$ref` of a schema is dangling, also between files."""
    references = {each["$ref"] for each in subschemas(schema(name)) if isinstance(each.get("$ref"), str)}
    resolver = validator(name)._resolver
    for reference in references:
        assert resolver.lookup(reference).contents


@pytest.mark.parametrize("name", NAMES)
def test_patterns_end_where_the_text_ends(name: str) -> None:
    """No pattern lets a line end follow (`$` does so in Python), and each says in its title what it asks for."""
    for each in subschemas(schema(name)):
        pattern = each.get("pattern")
        if isinstance(pattern, str):
            assert pattern.startswith("^")
            assert pattern.endswith("$(?!\\n)") or (pattern.endswith("$") and "maxLength" in each)
            assert re.compile(pattern)
            assert each["title"]


def test_no_schema_uses_one_of() -> None:
    """`oneOf` would report one vague fault instead of each; `if` and `then` are used."""
    assert all("oneOf" not in each for name in NAMES for each in subschemas(schema(name)))
    assert "if" in schema("citation")["$defs"]["selector"]["allOf"][0]


def test_records_keep_unknown_fields_and_results_have_none() -> None:
    """Everything in a ledger may have fields of a later version; verdicts and reports are closed."""
    for name in ("ledger", "citation", "fingerprint"):
        closed = [each for each in subschemas(schema(name)) if each.get("additionalProperties") is False]
        assert closed == []
    for name in ("verdict", "report"):
        for each in subschemas(schema(name)):
            if each.get("type") == "object" and "properties" in each:
                assert each["additionalProperties"] is False
                assert set(each["required"]) == set(each["properties"])


@pytest.mark.parametrize("name", ["", "Ledger", "../pyproject", "ledger.schema.json", "nothing"])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    """What is no schema's name is a UsageError that lists them all, and reads no file."""
    for asked in (schema_text, schema, schema_id):
        with pytest.raises(UsageError, match="citation, conformance, fingerprint, ledger, report, verdict"):
            asked(name)


def test_the_schemas_are_found_from_any_folder(tmp_path: Path) -> None:
    """The files belong to the installation, not to the folder where one stands."""
    code = "from provenance.ledger.schema_files import *; print(len([schema_text(n) for n in schema_names()]))"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout == "6\n"


def test_the_schemas_are_shipped_with_this_installation() -> None:
    """They stand in the package where it was built, or beside it where it is edited."""
    package = Path(provenance.__file__).parent
    folders = [folder for folder in (package / "schemas", package.parent / "schemas") if folder.is_dir()]
    shipped = {path.name for path in folders[0].glob("*.json")}
    assert shipped == {f"{name}.schema.json" for name in NAMES}
