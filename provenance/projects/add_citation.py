"""One citation given by hand, recorded in the ledger."""

from __future__ import annotations

from provenance.model.citation import Citation, Pinpoint, Recorded
from provenance.model.quotation import Quotation
from provenance.projects.project import Project


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
    raise NotImplementedError
