"""Which of the keys that a quotation leans on is the source to hold it against."""

from __future__ import annotations

from provenance.checking.check import check
from provenance.drafts.draft import DraftQuotation
from provenance.model.document import Document
from provenance.model.verdict import Place, Verdict, Wording
from provenance.projects.batch import Known
from provenance.wording.editing import has_words


def chosen_key(quotation: DraftQuotation, known: Known) -> str | None:
    """The key of the source to check against; None for a quotation without a key.

    Of several keys it is the first whose source has the words cleanly. If none has, the words may stand in one that is
    not known or could not be read: such a key comes first, so that nothing is called wrong that was not looked at.
    Failing that it is the first whose source has a similar passage, then the primary one.
    """
    keys = quotation.keys
    if len(keys) < 2 or not has_words(quotation.text):
        return keys[0] if keys else None
    found: dict[str, Verdict | None] = {}
    for key in keys:
        document = known.sources.get(key)
        verdict = check(document, quotation.quotation) if isinstance(document, Document) else None
        if verdict is not None and verdict.wording not in {None, Wording.DRIFTED}:
            return key
        found[key] = verdict
    unread = [key for key, verdict in found.items() if verdict is None or verdict.place is Place.UNCHECKED]
    similar = [key for key, verdict in found.items() if verdict is not None and verdict.place is not Place.MISSING]
    return (*unread, *similar, *keys)[0]
