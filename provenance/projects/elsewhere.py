"""Words that their source does not have, looked for in the other known sources."""

from __future__ import annotations

import re
from collections.abc import Mapping

from provenance.anchoring.prepared import prepared
from provenance.checking.check import check
from provenance.checking.policy import Policy
from provenance.errors import ReadError
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.verdict import Elsewhere, Place, Verdict, Wording
from provenance.text.normal_form import fold
from provenance.text.words import words

#: Fewer words stand anywhere, and accuse nobody.
FEWEST_WORDS = 6

_CLEAN = (Wording.VERBATIM, Wording.TYPOGRAPHIC, Wording.ALTERED)
#: What an editor put in, and what an ellipsis parts: words between them are the source's, if anything is.
_EDITED = re.compile(r"\[[^\[\]]*\]|\([. ]{3,9}\)|…|\.(?: ?\.){2,3}")
#: Length of the probes, in letters and digits.
_PROBE = 16


def elsewhere(
    missing: Verdict,
    printed: str,
    key: str,
    sources: Mapping[str, Document | ReadError | str],
    policy: Policy,
    citation: str | None,
) -> Verdict:
    """The verdict `elsewhere` (P303) where another source has the words `printed` cleanly, else `missing` as it is.

    A phrase that is perhaps no quotation (P304), and one of fewer than six words, is not looked for. Of several sources
    the one with the best wording is named, then the first by key, so that the order of `sources` does not matter.
    """
    if any(finding.code == "P304" for finding in missing.findings) or len(words(printed)) < FEWEST_WORDS:
        return missing
    found = []
    probes = _probes(printed)
    for other in sorted(sources):
        document = sources[other] if other != key else None
        if isinstance(document, Document) and _may_hold(document, probes):
            verdict = check(document, Quotation(printed), policy=policy)
            if verdict.wording in _CLEAN:
                found.append((_CLEAN.index(verdict.wording), other, verdict))
    if not found:
        return missing
    _, other, verdict = min(found, key=lambda entry: entry[:2])
    message = f"the source {key} does not have these words; the source {other} has"
    gone = tuple(finding for finding in missing.findings if finding.code == "P302")
    return Verdict(
        place=Place.ELSEWHERE,
        source=missing.source,
        wording=verdict.wording,
        changed=missing.changed,
        elsewhere=Elsewhere(other, verdict.spans or verdict.rivals[:1]),
        edits=verdict.edits,
        findings=(*policy.apply((policy.finding("P303", message),), citation), *gone),
    )


def _probes(printed: str) -> tuple[str, ...]:
    """Stretches of the longest piece that is the source's own, in normal form: its beginning, middle and end."""
    longest = max((fold(piece) for piece in _EDITED.split(printed)), key=len)
    middle = max(len(longest) - _PROBE, 0) // 2
    return tuple({longest[:_PROBE], longest[middle : middle + _PROBE], longest[-_PROBE:]})


def _may_hold(document: Document, probes: tuple[str, ...]) -> bool:
    """Whether the words may stand in a document cleanly: a note mark inside can part one probe, but not all three."""
    return any(probe in prepared(document).form.folded for probe in probes)
