"""Many citations against many sources: what `check_source` cannot know alone. Pure: no input and output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from provenance.checking.policy import Policy
from provenance.errors import ReadError
from provenance.model.citation import Citation, Source
from provenance.model.document import Document
from provenance.model.fingerprint import SegmentEntry
from provenance.model.quotation import Quotation
from provenance.model.report import Report, TextPlace

_DEFAULT = Policy()


@frozen(kw_only=True)
class SourcedQuotation:
    """A quotation that no ledger holds, with the key of its source; `source` is None where the draft names none."""

    quotation: Quotation
    source: str | None
    claim: str | None = None
    speaker: str | None = None
    at: TextPlace | None = None


def check_all(
    citations: Iterable[Citation | SourcedQuotation],
    sources: Mapping[str, Document | ReadError | str],
    *,
    ledger_sources: Mapping[str, Source] | None = None,
    tables: Mapping[str, Sequence[SegmentEntry]] | None = None,
    policy: Policy = _DEFAULT,
) -> Report:
    """Check each citation against its source; rows stand in the order given, sources in the order of their keys.

    `sources` maps a key to its document, or to why that could not be read. `ledger_sources` are the records whose
    fingerprints the documents are compared with, `tables` their segment tables.

    Beyond `check_source`: words of six words at least that their source does not have are looked for in the others
    (`elsewhere`, P303); a source that is absent (S301) or unreadable (S302) leaves its citations `unchecked` (P401);
    a key that `sources` does not have is D102, no key D101. Each verdict comes from its citation and the sources
    alone: any subset in any order gives the same ones. That two citations pinned apart now stand at one place (P103)
    is a finding of the report, not of a verdict. What cannot be checked is never raised, but said in its row.
    """
    raise NotImplementedError
