"""The demonstration newsroom for tests: its ledger is made from the first edition, as its README describes."""

import shutil
from pathlib import Path

from attrs import evolve

from provenance.ledger.save import editing
from provenance.projects.draft_files import project_drafts, read_draft_file
from provenance.projects.project import open_project
from provenance.projects.scan import scan
from provenance.projects.sources import add_source

ROOM = Path(__file__).parents[2] / "fixtures" / "newsroom"
SOURCES = {
    "wire-story": "sources/wire-story.txt",
    "harbour-review": "sources/harbour-review.md",
    "council-minutes": "sources/council-minutes.txt",
    "pilot-log": "sources/pilot-log.txt",
}
DRAFT = "drafts/moorings.md"


def first_edition(folder):
    """A newsroom as it was when its citations were pinned, without a ledger."""
    (folder / "sources").mkdir(parents=True)
    (folder / "drafts").mkdir()
    shutil.copy(ROOM / "provenance.toml", folder)
    for location in SOURCES.values():
        shutil.copy(ROOM / "first-edition" / Path(location).name, folder / location)
    shutil.copy(ROOM / "first-edition" / "moorings.md", folder / DRAFT)
    return folder


def pin(folder):
    """Record the sources and scan the draft; gives the scan."""
    for key, location in SOURCES.items():
        add_source(open_project(folder, must_exist=False), key, folder / location)
    return rescan(folder)


def rescan(folder):
    """Scan the draft and save the ledger; gives the scan."""
    project = open_project(folder, must_exist=True)
    with editing(project.ledger_path) as edit:
        project = evolve(project, ledger=edit.ledger)
        result = scan(project, [read_draft_file(project, folder / DRAFT)])
        edit.ledger = result.ledger
    return result


def second_edition(folder):
    """Bring sources and draft to today's edition; the ledger stays."""
    for location in [*SOURCES.values(), DRAFT]:
        (folder / location).unlink()
        if (ROOM / location).exists():
            shutil.copy(ROOM / location, folder / location)
    return folder


def drafts_of(folder):
    """The drafts of a project as it is on disk."""
    return project_drafts(open_project(folder, must_exist=True))
