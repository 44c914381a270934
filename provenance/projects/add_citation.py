"""One citation given by hand, recorded in the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from provenance.checking.cite import cite
from provenance.errors import UsageError
from provenance.ledger.faults import shown
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

    The quotation's `prefix`, `suffix` and `near` help to choose between equal places.
    Raises UsageError, listing the known keys, for an unknown one, and naming the citation for words that the ledger has
    without a draft at the same place already (those that a draft prints may be recorded for another draft); ReadError
    where the source cannot be read; QuotationError for a quotation without words; CitationRefused, with the verdict,
    where the words do not stand at one place; LedgerError where the ledger cannot be read or written.
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
        _refuse_recorded(citation, edit.ledger.citations)
        citations = sorted([*edit.ledger.citations, citation], key=lambda each: each.id)
        edit.ledger = evolve(edit.ledger, citations=tuple(citations))
    return citation


def _refuse_recorded(citation: Citation, others: Iterable[Citation]) -> None:
    for other in others:
        alike = (other.source, other.quotation, other.draft) == (citation.source, citation.quotation, None)
        if alike and [p.span for p in other.positions] == [p.span for p in citation.positions]:
            message = f"these words are recorded at this place already, as {shown(other.id)}"
            raise UsageError(message, remedy="nothing needs to be done, or quote other words")
