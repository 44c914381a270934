"""Recording what drafts quote: a citation for each quotation, with the ids and pins of what stayed."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.model.citation import Citation, Ledger, Recorded
from provenance.model.report import TextPlace
from provenance.model.verdict import Verdict
from provenance.projects.draft_files import DraftInput
from provenance.projects.project import Project


@frozen(kw_only=True)
class RefusedQuotation:
    """A quotation that could not be pinned: where it stands, its words and key, and why, with the verdict if any."""

    at: TextPlace
    quotation: str
    source: str
    reason: str
    verdict: Verdict | None = None


@frozen(kw_only=True)
class Scan:
    """What came of a scan: the new `ledger`, and what happened to the citations of the drafts that were read.

    `added` are new, `kept` are untouched, `changed` keep id and pin but have the words of today, `removed` are printed
    no more. `unsourced` counts quotations without a key, `passed_over` what stands between marks and is no quotation.
    """

    ledger: Ledger
    added: tuple[Citation, ...] = ()
    kept: tuple[Citation, ...] = ()
    changed: tuple[Citation, ...] = ()
    removed: tuple[Citation, ...] = ()
    refused: tuple[RefusedQuotation, ...] = ()
    unsourced: int = 0
    passed_over: int = 0


def scan(project: Project, drafts: Sequence[DraftInput], *, recorded: Recorded | None = None) -> Scan:
    """Pin every quotation of the drafts that has a known key and stands in its source at one place.

    Reads sources, writes nothing: the caller saves `Scan.ledger`, within `ledger.save.editing` and with `project`
    evolved to the ledger loaded there. Citations of other drafts, and claims without a quotation, are left alone.
    `recorded` goes into new and changed records. The same ledger and drafts give the same bytes.
    Raises UsageError for a draft that lies outside the ledger's folder, ReadError for one that could not be read.
    """
    raise NotImplementedError
