"""The check of a project: its drafts as they are today, held against its ledger and sources."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.model.report import Report
from provenance.projects.draft_files import DraftInput
from provenance.projects.project import Project


def check_project(project: Project, drafts: Sequence[DraftInput] | None = None) -> Report:
    """Check what the drafts print today. None means all: `project_drafts`, and the citations without a draft.

    Every quotation of a draft is one row, in the order of the draft, with its place there (`at`) and the places in the
    source's file (`evidence`). It is checked as the citation that records it (same draft, words, key and number), or,
    retyped, as the one most like it that the draft no longer prints (a D105 then says what the ledger records), or
    bare (D106 where it was located). Without a key it is unchecked with D101; with an unknown one with D102. A
    citation of which nothing is left in its draft is a D105 of the report; one whose draft cannot be read is unchecked.
    Fewer checked quotations than the settings' `coverage` are D107, an ignore that matched nothing is D103 (said only
    of what this run looked at).
    Of the sources, those that the drafts cite are compared, and all of them where `drafts` is None.
    """
    raise NotImplementedError
