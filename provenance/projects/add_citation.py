"""One citation given by hand, recorded in the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from provenance.checking.cite import cite
from provenance.ledger.save import editing
from provenance.model.citation import Citation, Pinpoint, Recorded
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.projects.project import Project
from provenance.projects.sources import known_source, read_source


def add_citation(
    project: Project,
    key: str,
    quotation: Quotation,
    *,
    claim: str | None = None,
    locator: Pinpoint | None = None,
    recorded: Recorded | None = None,
) -> Citation:
    """Pin a quotation in the source `key` and save it in the ledger; gives the citation.

    A citation that the ledger has already (same place, words, claim, speaker and locator, no draft) is given as it is,
    and nothing is written. The quotation's `prefix`, `suffix` and `near` help to choose between equal places.
    Raises UsageError, listing the known keys, for an unknown one; ReadError where the source cannot be read;
    QuotationError for a quotation without words; CitationRefused, with the verdict, where the words do not stand at one
    place; LedgerError where the ledger cannot be read or written.
    """
    with editing(project.ledger_path, limits=project.settings.limits.loading) as edit:
        known_source(edit.ledger, key)
        document = read_source(evolve(project, ledger=edit.ledger), key)
        if not isinstance(document, Document):
            raise document
        citation = cite(
            document,
            quotation,
            source=key,
            claim=claim,
            locator=locator,
            recorded=recorded,
            taken={other.id for other in edit.ledger.citations},
            policy=project.settings.policy(),
        )
        same = _recorded_already(citation, edit.ledger.citations)
        if same is not None:
            return same
        citations = sorted([*edit.ledger.citations, citation], key=lambda each: each.id)
        edit.ledger = evolve(edit.ledger, citations=tuple(citations))
    return citation


def _recorded_already(citation: Citation, others: Iterable[Citation]) -> Citation | None:
    """The citation of the ledger that differs in nothing but its id and when, by whom and how it was recorded."""
    bare = evolve(citation, id="", recorded=None)
    return next((other for other in others if evolve(other, id="", recorded=None) == bare), None)
