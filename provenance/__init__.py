"""Provenance: fingerprint sources, pin citations to exact spans, and check quotations for drift.

The names below are the library face; each is imported from its room on first use (PEP 562), so that importing the
package stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.anchoring.prepared import prepare
    from provenance.checking.check import check, check_source
    from provenance.checking.cite import cite
    from provenance.checking.policy import Ignore, Policy
    from provenance.errors import (
        CitationRefused,
        LedgerError,
        ProvenanceError,
        QuotationError,
        ReadError,
        SettingsError,
        TextError,
        UsageError,
    )
    from provenance.fingerprints.comparing import compare
    from provenance.fingerprints.digests import fingerprint
    from provenance.ledger.load import load_ledger
    from provenance.ledger.save import save_ledger
    from provenance.model.citation import Citation, Ledger, Source, TextPositionSelector, TextQuoteSelector
    from provenance.model.document import Document
    from provenance.model.edit import Edit
    from provenance.model.finding import Finding, Level
    from provenance.model.fingerprint import Fingerprint, SourceState
    from provenance.model.quotation import Binding, Quotation
    from provenance.model.report import Report
    from provenance.model.span import Span
    from provenance.model.verdict import Changed, Place, Verdict, Wording
    from provenance.projects.check_all import SourcedQuotation, check_all
    from provenance.readers.read import read

_ROOMS = {
    "Binding": "model.quotation",
    "Changed": "model.verdict",
    "Citation": "model.citation",
    "CitationRefused": "errors",
    "Document": "model.document",
    "Edit": "model.edit",
    "Finding": "model.finding",
    "Fingerprint": "model.fingerprint",
    "Ignore": "checking.policy",
    "Ledger": "model.citation",
    "LedgerError": "errors",
    "Level": "model.finding",
    "Place": "model.verdict",
    "Policy": "checking.policy",
    "ProvenanceError": "errors",
    "Quotation": "model.quotation",
    "QuotationError": "errors",
    "ReadError": "errors",
    "Report": "model.report",
    "SettingsError": "errors",
    "Source": "model.citation",
    "SourceState": "model.fingerprint",
    "SourcedQuotation": "projects.check_all",
    "Span": "model.span",
    "TextError": "errors",
    "TextPositionSelector": "model.citation",
    "TextQuoteSelector": "model.citation",
    "UsageError": "errors",
    "Verdict": "model.verdict",
    "Wording": "model.verdict",
    "check": "checking.check",
    "check_all": "projects.check_all",
    "check_source": "checking.check",
    "cite": "checking.cite",
    "compare": "fingerprints.comparing",
    "fingerprint": "fingerprints.digests",
    "load_ledger": "ledger.load",
    "prepare": "anchoring.prepared",
    "read": "readers.read",
    "save_ledger": "ledger.save",
}

__all__ = [
    "Binding",
    "Changed",
    "Citation",
    "CitationRefused",
    "Document",
    "Edit",
    "Finding",
    "Fingerprint",
    "Ignore",
    "Ledger",
    "LedgerError",
    "Level",
    "Place",
    "Policy",
    "ProvenanceError",
    "Quotation",
    "QuotationError",
    "ReadError",
    "Report",
    "SettingsError",
    "Source",
    "SourceState",
    "SourcedQuotation",
    "Span",
    "TextError",
    "TextPositionSelector",
    "TextQuoteSelector",
    "UsageError",
    "Verdict",
    "Wording",
    "check",
    "check_all",
    "check_source",
    "cite",
    "compare",
    "fingerprint",
    "load_ledger",
    "prepare",
    "read",
    "save_ledger",
]


def __getattr__(name: str) -> Any:
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_ROOMS})
