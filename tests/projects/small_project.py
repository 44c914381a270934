"""A project of a few lines for tests, on disk as a user has it."""

from attrs import evolve

from provenance.ledger.save import editing
from provenance.projects.check_drafts import check_project
from provenance.projects.draft_files import read_draft_file
from provenance.projects.project import open_project
from provenance.projects.scan import scan
from provenance.projects.sources import add_source

REPORT = """\
The panel sat for eleven weeks and read the register from its first page to its last.

It counted three thousand eight hundred moorings on the river, and found that none of them may be sold.

The dredging fund stood at £412,500 in March, which is less than the trust had told the council.

Nobody was asked to leave the harbour, and nobody was told why the lamps were taken away.
"""
LETTER = """\
Dear editor, the lamps on the quay were taken down by the chandler in the night of the fair.

I have kept the bill for the rope, and I will show it to anybody who asks me for it.
"""


def write(folder, files):
    """Write texts (or bytes) at paths below a folder; gives the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def set_up(folder, draft="", settings="", sources=None):
    """A project with the sources `report` and `letter`, a draft `draft.md` and settings; its ledger has no citation."""
    texts = {"report": REPORT, "letter": LETTER} if sources is None else sources
    write(folder, {"provenance.toml": settings, "draft.md": draft})
    write(folder, {f"sources/{key}.txt": text for key, text in texts.items()})
    for key in texts:
        add_source(open_project(folder, must_exist=False), key, folder / f"sources/{key}.txt")
    return folder


def opened(folder):
    """The project as it is on disk now."""
    return open_project(folder, must_exist=True)


def scanned(folder, *names, recorded=None):
    """Scan drafts and save the ledger; gives the scan."""
    project = opened(folder)
    drafts = [read_draft_file(project, folder / name) for name in names or ("draft.md",)]
    with editing(project.ledger_path) as edit:
        result = scan(evolve(project, ledger=edit.ledger), drafts, recorded=recorded)
        edit.ledger = result.ledger
    return result


def checked(folder, *names):
    """The report on drafts, or on the whole project without names."""
    project = opened(folder)
    return check_project(project, [read_draft_file(project, folder / name) for name in names] or None)


def codes(report):
    """The codes of the findings that belong to places, in the report's order."""
    return [row.finding.code for row in report.findings]


def answers(report):
    """Place, wording and codes of each row."""
    return [
        (row.verdict.place.value, row.verdict.wording, [finding.code for finding in row.verdict.findings])
        for row in report.quotations
    ]


def placed(report):
    """Code, place and citation of the findings that belong to places."""
    return [(row.finding.code, str(row.at), row.citation) for row in report.findings]
