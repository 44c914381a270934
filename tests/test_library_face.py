"""The library face: what `import provenance` offers, and what it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import provenance as pv


def test_the_names_are_listed_in_order_and_lead_to_their_rooms() -> None:
    """`__all__` is sorted, is the table of rooms, and every name of it resolves."""
    assert pv.__all__ == sorted(pv._ROOMS)
    assert all(getattr(pv, name) is not None for name in pv.__all__)
    assert set(pv.__all__) <= set(dir(pv))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails like that of any module."""
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = pv.chekc


def test_importing_the_package_loads_no_heavy_module() -> None:
    """`import provenance` loads none of the libraries, and the records load attrs alone."""
    heavy = "jsonschema cattrs markdown_it numpy diff_match_patch importlib.metadata click rapidfuzz rfc8785 filelock"
    code = (
        "import sys, provenance; provenance.Document, provenance.Quotation, provenance.Verdict;"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_error_is_of_one_family() -> None:
    """A caller catches ProvenanceError and has them all; each prints what to do."""
    errors = [getattr(pv, name) for name in pv.__all__ if name.endswith("Error") or name == "CitationRefused"]
    assert len(errors) >= 7
    assert all(issubclass(error, pv.ProvenanceError) for error in errors)
    assert str(pv.ReadError("a file is absent", remedy="put it back")) == "a file is absent: put it back"
