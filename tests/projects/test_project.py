"""Opening a project: which settings and ledger are taken, and how its paths are written."""

from pathlib import Path

import pytest
from small_project import opened, set_up, write

from provenance.errors import LedgerError, SettingsError
from provenance.model.citation import Ledger
from provenance.projects.project import open_project


def test_the_ledger_of_the_settings_is_opened_from_a_folder_below(tmp_path):
    """Settings found above name the ledger, and the project's folder is the ledger's."""
    set_up(tmp_path, settings='ledger = "meta/citations.json"\n', sources={})
    write(tmp_path, {"meta/citations.json": '{"version": 1, "sources": {}, "citations": []}', "drafts/a.md": ""})
    project = open_project(tmp_path / "drafts", must_exist=True)
    assert project.ledger_path == tmp_path / "meta" / "citations.json"
    assert (project.folder, project.settings.root) == (tmp_path / "meta", tmp_path)


def test_a_ledger_that_is_not_there_is_empty_or_an_error(tmp_path):
    """`must_exist` says which of the two a command wants."""
    write(tmp_path, {"provenance.toml": ""})
    assert open_project(tmp_path, must_exist=False).ledger == Ledger()
    with pytest.raises(LedgerError, match="there is no such file"):
        open_project(tmp_path, must_exist=True)


def test_a_ledger_that_the_user_names_may_lie_anywhere_and_brings_its_settings(tmp_path):
    """From another project one can name a ledger by hand; the settings in force are those of its own folder."""
    set_up(tmp_path / "theirs", settings="coverage = 0.5\n")
    here = write(tmp_path / "ours", {"provenance.toml": "coverage = 1\n"})
    project = open_project(here, tmp_path / "theirs" / "citations.json", must_exist=True)
    assert project.settings.coverage == 0.5
    assert set(project.ledger.sources) == {"letter", "report"}
    assert project.folder == tmp_path / "theirs"


def test_a_folder_is_a_ledger_too(tmp_path):
    """A ledger of several files is opened like one of one file, and its paths count from the folder above."""
    write(tmp_path, {"provenance.toml": 'ledger = "ledger"\n', "ledger/a.json": '{"version": 1}'})
    project = open_project(tmp_path, must_exist=True)
    assert project.ledger_path == tmp_path / "ledger"
    assert project.folder == tmp_path


def test_the_limit_of_the_settings_holds_for_the_ledger(tmp_path):
    """A ledger over `ledger_bytes` is refused before it is parsed."""
    set_up(tmp_path)
    write(tmp_path, {"provenance.toml": "[limits]\nledger_bytes = 100\n"})
    with pytest.raises(LedgerError, match="100"):
        opened(tmp_path)


def test_a_circle_of_links_is_an_error_and_no_traceback(tmp_path):
    """A ledger whose path leads back to itself cannot be reached, found by settings or named by hand."""
    write(tmp_path, {"provenance.toml": ""})
    (tmp_path / "citations.json").symlink_to(tmp_path / "citations.json")
    with pytest.raises((SettingsError, LedgerError)):
        open_project(tmp_path, must_exist=False)
    with pytest.raises(LedgerError, match="cannot be reached"):
        open_project(tmp_path, tmp_path / "citations.json", must_exist=False)


def test_paths_are_shown_relative_to_the_root(tmp_path, monkeypatch):
    """A path is shown the same way however it is written, and in full where it lies elsewhere."""
    project = opened(set_up(tmp_path / "project"))
    monkeypatch.chdir(tmp_path / "project" / "sources")
    for path in (Path("report.txt"), Path("../sources/report.txt"), tmp_path / "project" / "sources" / "report.txt"):
        assert project.shown(path) == "sources/report.txt"
    assert project.shown(tmp_path / "else.md") == str(tmp_path / "else.md")


def test_paths_are_recorded_relative_to_the_ledgers_folder(tmp_path):
    """What leads outside, links included, has no name in the ledger; a first name with a colon gets a dot before it."""
    project = opened(set_up(tmp_path / "project"))
    write(tmp_path, {"outside.md": "", "project/a/in.md": "", "project/c:d.md": ""})
    (tmp_path / "project" / "out.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "project" / "in.md").symlink_to(tmp_path / "project" / "a" / "in.md")
    assert project.recorded_path(tmp_path / "project" / "a" / "in.md") == "a/in.md"
    assert project.recorded_path(tmp_path / "project" / "in.md") == "a/in.md"
    assert project.recorded_path(tmp_path / "project" / "c:d.md") == "./c:d.md"
    assert project.recorded_path(tmp_path / "project" / "out.md") is None
    assert project.recorded_path(tmp_path / "outside.md") is None
    assert project.recorded_path(tmp_path / "project" / "a\tb.md") is None
