import io
import sys

import pytest
from command import call


@pytest.mark.parametrize("name", ["essay.tex", "essay.rst", "essay.py"])
def test_a_file_that_is_no_draft_is_refused_with_advice(small, name):
    """Named, or as the name of standard input, it is an error with a remedy, and nothing is read as plain text."""
    (small / name).write_text("They “counted 3,900 moorings” [@minutes].\n")
    for arguments in (("check", name), ("scan", name)):
        done = call(*arguments)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"provenance: error: {name} is ")


def test_standard_input_is_the_kind_that_its_name_says(small, monkeypatch):
    """A name of another kind of markup is refused, as the file would be."""
    for name, code in (("essay.tex", 2), ("essay.py", 2), ("essay.md", 1), (None, 1)):
        given = io.TextIOWrapper(io.BytesIO("They “counted 3,900 moorings” [@minutes].\n".encode()))
        monkeypatch.setattr(sys, "stdin", given)
        assert call("check", "-", *(("--stdin-name", name) if name else ())).code == code


def test_a_file_over_the_limit_names_the_setting(small):
    """The remedy is what people write into the settings."""
    (small / "provenance.toml").write_text("[limits]\nsource_bytes = 10\n")
    assert (
        "over the limit of 10: split it, or raise limits.source_bytes in the settings" in call("check", "notes.md").err
    )
