"""Citations that no draft prints: recorded by hand, or left behind by a draft that was renamed or deleted."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.drafts.draft import DraftQuotation
from provenance.errors import LedgerError
from provenance.ledger.locations import resolve_location
from provenance.model.citation import Citation
from provenance.projects.project import Project

#: A shell seldom types the marks that a draft prints.
_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")


class SpareCitations:
    """Citations that may be taken for a quotation of the same words and source, each once.

    Of several alike the one that is printed or pinned first is taken first, so that the order of drafts decides.
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._waiting: dict[tuple[str, str], list[Citation]] = {}
        for citation in sorted(citations, key=_order, reverse=True):
            if citation.quotation is not None:
                self._waiting.setdefault((citation.source, _words(citation.quotation)), []).append(citation)

    def take(self, quotation: DraftQuotation) -> Citation | None:
        """A citation of the quotation's words in one of its sources, which is then gone from here; None without one."""
        for key in quotation.keys:
            found = self._waiting.get((key, _words(quotation.text)))
            if found:
                return found.pop()
        return None


def without_draft(project: Project) -> list[Citation]:
    """The citations that were recorded by hand."""
    return [citation for citation in project.ledger.citations if citation.draft is None]


def of_gone_drafts(project: Project) -> list[Citation]:
    """The citations whose draft is not there any more."""
    gone: dict[str, bool] = {}
    found = []
    for citation in project.ledger.citations:
        if citation.draft is None:
            continue
        path = citation.draft.path
        if path not in gone:
            gone[path] = is_gone(project, path)
        if gone[path]:
            found.append(citation)
    return found


def is_gone(project: Project, path: str) -> bool:
    """Whether nothing stands at a draft's path, which the ledger names; what may not be looked at is not gone."""
    try:
        resolve_location(project.folder, path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, LedgerError):
        return False
    return False


def _order(citation: Citation) -> tuple[str, int, int, str]:
    path, nth = ("", 0) if citation.draft is None else (citation.draft.path, citation.draft.nth)
    return (path, nth, citation.positions[0].start if citation.positions else 0, citation.id)


def _words(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())
