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
from provenance.projects.batch import Item, Known, verdicts
from provenance.projects.rows import PlacesInSources, coverage, quotation_rows, source_rows
from provenance.projects.shared_places import shared_places

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
    known = Known(sources=sources, records=ledger_sources or {}, tables=tables or {}, policy=policy)
    return check_items([_item(citation) for citation in citations], known, sources)


def check_items(items: Sequence[Item], known: Known, source_keys: Iterable[str]) -> Report:
    """The report on items, with a row for each of the sources `source_keys`; the other ones serve for `elsewhere`."""
    found = verdicts(items, known)
    places = PlacesInSources(known)
    rows = quotation_rows(items, found, places)
    compared = source_rows(source_keys, known, places)
    placed = shared_places(items, found, known.policy)
    return Report(quotations=rows, sources=compared, findings=placed, coverage=coverage(rows, compared, placed))


def _item(citation: Citation | SourcedQuotation) -> Item:
    checkable = citation if isinstance(citation, Citation) else citation.quotation
    at = None if isinstance(citation, Citation) else citation.at
    speaker = citation.speaker
    if isinstance(citation, SourcedQuotation) and speaker is None:
        speaker = citation.quotation.speaker
    return Item(checkable=checkable, source=citation.source, claim=citation.claim, speaker=speaker, at=at)
