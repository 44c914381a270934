"""Which files are the drafts of a project, and what keeps one from being read."""

import pytest
from small_project import opened, scanned, set_up, write

from provenance.errors import ReadError
from provenance.projects.draft_files import project_drafts, read_draft_file
from provenance.projects.sources import add_source

DRAFT = "It found “that none of them may be sold” [@report].\n"


def found(folder):
    """The drafts of a project: path as shown, path as recorded, and what was wrong."""
    return [
        (draft.path, draft.recorded, draft.document.message if isinstance(draft.document, ReadError) else None)
        for draft in project_drafts(opened(folder))
    ]


def test_patterns_and_ledger_name_each_draft_once(tmp_path):
    """In the order of their paths, whichever of the two names them, and however often."""
    set_up(tmp_path, DRAFT, settings='drafts = ["notes/**/*.md", "notes/a.md", "*.md"]\n')
    write(tmp_path, {"notes/a.md": "A.", "notes/deep/er/b.md": "B.", "notes/c.txt": "C.", "notes/dir.md/x": "D."})
    scanned(tmp_path)
    names = ["draft.md", "notes/a.md", "notes/deep/er/b.md"]
    assert found(tmp_path) == [(name, name, None) for name in names]


def test_a_draft_is_named_relative_to_ledger_and_settings(tmp_path):
    """Shown from the root, recorded from the ledger's folder; what is not below that has no name in the ledger."""
    write(tmp_path, {"provenance.toml": 'ledger = "paper/citations.json"\ndrafts = ["**/*.md"]\n'})
    write(tmp_path, {"paper/citations.json": '{"version": 1}', "paper/a.md": "A.", "b.md": "B."})
    assert found(tmp_path) == [("b.md", None, None), ("paper/a.md", "a.md", None)]


def test_what_cannot_be_read_comes_with_the_reason(tmp_path):
    """Empty and binary drafts, broken links, and links that lead out of the project are listed, not dropped."""
    folder = set_up(tmp_path / "project", DRAFT, settings='drafts = ["*.md"]\n')
    write(tmp_path, {"secret.md": "root:x:0:0", "project/empty.md": "", "project/binary.md": b"\x00\x01"})
    (folder / "broken.md").symlink_to("nowhere.md")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    problems = {path: problem for path, _, problem in found(folder)}
    assert list(problems) == ["binary.md", "broken.md", "draft.md", "empty.md", "out.md"]
    assert problems["draft.md"] is None
    assert problems["broken.md"] == "there is no file broken.md"
    assert "empty.md" in problems["empty.md"]
    assert "binary.md" in problems["binary.md"]
    assert "leads outside the project through a link" in problems["out.md"]


def test_a_folder_that_leads_outside_is_not_entered(tmp_path):
    """The files behind a linked folder are listed as not read, and nothing of them is shown."""
    folder = set_up(tmp_path / "project", DRAFT, settings='drafts = ["linked/*.md"]\n')
    write(tmp_path, {"outside/secret.md": "root:x:0:0"})
    (folder / "linked").symlink_to(tmp_path / "outside")
    ((path, recorded, problem),) = found(folder)
    assert (path, recorded) == ("linked/secret.md", None)
    assert "leads outside" in problem


def test_a_draft_that_the_user_names_may_lie_anywhere(tmp_path):
    """It is read, and shown in full; no ledger can record it."""
    folder = set_up(tmp_path / "project", DRAFT)
    outside = write(tmp_path, {"mine.md": DRAFT}) / "mine.md"
    draft = read_draft_file(opened(folder), outside)
    assert (draft.path, draft.recorded, draft.document.text) == (str(outside), None, DRAFT)


def test_an_error_names_the_draft_as_the_user_did(tmp_path, monkeypatch):
    """From a folder below, a missing draft is named by what was typed, not by another path."""
    folder = set_up(tmp_path, DRAFT)
    monkeypatch.chdir(folder / "sources")
    with pytest.raises(ReadError, match=r"^there is no file \.\./gone\.md: "):
        read_draft_file(opened(folder), type(folder)("../gone.md"))
    assert read_draft_file(opened(folder), type(folder)("../draft.md")).path == "draft.md"


def test_the_limit_of_the_settings_holds_for_drafts(tmp_path):
    """A draft over `source_bytes` is not read."""
    folder = set_up(tmp_path, DRAFT)
    write(folder, {"provenance.toml": "[limits]\nsource_bytes = 20\n"})
    with pytest.raises(ReadError, match="over the limit of 20"):
        read_draft_file(opened(folder), folder / "draft.md")


@pytest.mark.parametrize("name", ["a.tex", "a.LTX", "a.rst", "a.adoc", "a.org", "a.ipynb", "a.html", "a.xml"])
def test_markup_of_another_kind_is_no_draft_and_no_source(tmp_path, name):
    """It is refused with advice, by the user's name as by a pattern, and never read as plain text."""
    project = opened(set_up(tmp_path, settings='drafts = ["a.*"]\n'))
    (tmp_path / name).write_text("It “counted eight hundred moorings” [@report].\n")
    with pytest.raises(ReadError, match=r"cannot be read yet: .*name that file"):
        read_draft_file(project, tmp_path / name)
    (matched,) = project_drafts(project)
    assert isinstance(matched.document, ReadError)
    with pytest.raises(ReadError, match="cannot be read yet"):
        add_source(project, "other", tmp_path / name)


@pytest.mark.parametrize("name", ["a.py", "a.csv", "a.v2"])
def test_a_program_is_a_source_but_no_draft(tmp_path, name):
    """Text of no kind of its own can be quoted from; what quotes is a manuscript."""
    project = opened(set_up(tmp_path, settings='drafts = ["a.*"]\n'))
    (tmp_path / name).write_text("print('It counted eight hundred moorings.')\n")
    with pytest.raises(ReadError, match=r"is no draft that can be read: drafts are Markdown"):
        read_draft_file(project, tmp_path / name)
    assert isinstance(project_drafts(project)[0].document, ReadError)
    assert add_source(project, "program", tmp_path / name).fingerprint.reader.name == "plain"


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.txt", "README"])
def test_manuscripts_are_drafts(tmp_path, name):
    """Markdown, plain text and names without a suffix are read."""
    project = opened(set_up(tmp_path))
    (tmp_path / name).write_text("Words.\n")
    assert read_draft_file(project, tmp_path / name).document.text == "Words.\n"
