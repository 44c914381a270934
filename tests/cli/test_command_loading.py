import subprocess
import sys
from pathlib import Path

import pytest
from command import environment

HERE = Path(__file__).parent
LIBRARIES = [
    "jsonschema",
    "cattrs",
    "markdown_it",
    "numpy",
    "diff_match_patch",
    "importlib.metadata",
    "filelock",
    "rfc8785",
    "rapidfuzz",
]
ROOMS = [f"provenance.{room}" for room in ("wording", "anchoring", "checking", "drafts", "projects")]
HEAVY = [*LIBRARIES, *ROOMS]


def loaded(code):
    """Which of the heavy modules a fresh interpreter has loaded after running `code`, and whether it has click."""
    report = "import sys; print([name for name in sys.argv[1:] if name in sys.modules])"
    command = [sys.executable, "-c", f"{code}\n{report}", *HEAVY, "click"]
    done = subprocess.run(command, cwd=HERE, env=environment(), capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_importing_the_package_loads_the_model_only():
    """`import provenance` loads no heavy library and no command line."""
    assert loaded("import provenance") == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["explain", "W201"], ["nope"]])
def test_help_loads_nothing_heavy(arguments):
    """`provenance --help`, explaining a code and a mistyped command load click and no heavy library."""
    assert loaded(f"from provenance.cli.main import main; main({arguments})") == "['click']"


def test_version_loads_the_metadata_and_nothing_else_heavy():
    """`importlib.metadata` is read where the version is asked for."""
    code = "from provenance.cli.main import main; main(['--version'])"
    assert loaded(code) == "['importlib.metadata', 'click']"


def test_the_test_can_tell():
    """The list of heavy modules is one that a check does load."""
    code = "import provenance.projects.check_drafts, jsonschema"
    assert "jsonschema" in loaded(code)
    assert "provenance.projects" in loaded(code)
