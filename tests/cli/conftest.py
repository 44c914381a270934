"""Projects that the tests of the command line work on."""

import shutil

import pytest
from command import NEWSROOM, call


@pytest.fixture
def room(tmp_path, monkeypatch):
    """An empty folder to stand in, with nothing in the environment that changes the command."""
    for name in ("NO_COLOR", "FORCE_COLOR", "PROVENANCE_DEBUG", "PROVENANCE_BY", "PROVENANCE_AT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def small_project(tmp_path_factory):
    """A project of one source, in which one sentence stands twice, and a draft that quotes it rightly, all pinned."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "minutes.txt").write_text(
        "The council met on Monday.\n\nIt counted 3,800 moorings and said that none may be sold.\n\n"
        "The tide was low.\n\nA second vote on the moorings is planned. The tide was low.\n"
    )
    (folder / "notes.md").write_text("They “counted 3,800 moorings and said that none may be sold” [@minutes].\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert call("source", "add", "minutes", "minutes.txt").code == 0
        assert call("scan", "notes.md").code == 0
    return folder


@pytest.fixture
def small(small_project, room, monkeypatch):
    """A copy of the small project to stand in."""
    folder = room / "small"
    shutil.copytree(small_project, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def newsroom_ledger(tmp_path_factory):
    """The demonstration as its README makes it: the ledger of the first edition, everything else of the second."""
    first, today = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("today") / "newsroom"
    shutil.copytree(NEWSROOM, today)
    (first / "sources").mkdir()
    (first / "drafts").mkdir()
    shutil.copy(NEWSROOM / "provenance.toml", first)
    for source in (NEWSROOM / "first-edition").iterdir():
        shutil.copy(source, first / ("drafts" if source.name == "moorings.md" else "sources"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(first)
        for name in ("wire-story.txt", "harbour-review.md", "council-minutes.txt", "pilot-log.txt"):
            assert call("source", "add", name.partition(".")[0], f"sources/{name}").code == 0
        assert call("scan", "drafts/moorings.md").code == 0
    for made in ("citations.json", ".provenance"):
        target = today / made
        if target.is_dir():
            shutil.rmtree(target)
        (shutil.copytree if (first / made).is_dir() else shutil.copy)(first / made, target)
    return today


@pytest.fixture
def newsroom(newsroom_ledger, room, monkeypatch):
    """A copy of the demonstration to stand in."""
    folder = room / "newsroom"
    shutil.copytree(newsroom_ledger, folder)
    monkeypatch.chdir(folder)
    return folder
