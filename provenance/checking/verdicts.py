"""Verdicts built from what anchoring found, with their findings."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from provenance.anchoring.candidate import Candidate
from provenance.anchoring.prepared import looks_past
from provenance.checking.policy import Policy
from provenance.model.document import Document
from provenance.model.edit import Edit
from provenance.model.finding import Finding, Level
from provenance.model.fingerprint import SourceState
from provenance.model.quotation import Binding
from provenance.model.verdict import Changed, Nearest, Place, Shift, Verdict
from provenance.text.words import words
from provenance.wording.messages import describe, shown
from provenance.wording.sentence_rest import sentence_rests

#: How many rivals a verdict lists.
MOST_RIVALS = 20
_SHORT_PHRASE_WORDS = 4


def unchecked(reason: str, policy: Policy, *, code: str = "P401", source: SourceState | None = None) -> Verdict:
    """The verdict on what was not looked at, with the reason."""
    finding = policy.finding(code, f"not checked: {reason}")
    return Verdict(place=Place.UNCHECKED, source=source, reason=reason, findings=(finding,))


def located_verdict(
    candidate: Candidate,
    policy: Policy,
    document: Document,
    *,
    place: Place = Place.FOUND,
    source: SourceState | None = None,
    changed: Changed | None = Changed.UNKNOWN,
    shift: Shift | None = None,
    placing: Sequence[Finding] = (),
    claim: str | None = None,
) -> Verdict:
    """The verdict on a passage that was located: its spans, edits and findings.

    `placing` are findings about the place, which come first; `claim` is the draft's sentence.
    """
    edits = as_written(candidate.edits, document)
    return Verdict(
        place=place,
        source=source,
        wording=candidate.wording,
        changed=changed,
        spans=candidate.spans,
        shift=shift,
        edits=edits,
        findings=(*placing, *edit_findings(edits, policy), *_rest_findings(candidate, policy, document, claim)),
    )


def _rest_findings(candidate: Candidate, policy: Policy, document: Document, claim: str | None) -> tuple[Finding, ...]:
    """E205 for what a quotation that is printed as a whole sentence leaves out of the source's sentence."""
    found = []
    for rest in sentence_rests(candidate.reading, document.text, candidate.span, claim or ""):
        words_left = shown(rest.span.of(document.text).strip(" ,;:"))
        message = f"the source's sentence {'begins' if rest.before else 'goes on'}: {words_left}"
        level = Level.WARNING if rest.limits else None
        found.append(policy.finding("E205", message, default=level, source_span=rest.span))
    return tuple(found)


def as_written(edits: Sequence[Edit], document: Document) -> tuple[Edit, ...]:
    """The edits with the source's own characters, which the comparison looked past: markup (T112), apparatus (T109)."""
    if not looks_past(document):
        return tuple(edits)
    return tuple(_as_written(edit, document) for edit in edits)


def _as_written(edit: Edit, document: Document) -> Edit:
    source = edit.source_span.of(document.text)
    if source == edit.source:
        return edit
    is_apparatus = any(span.overlaps(edit.source_span) for span in document.apparatus)
    code = edit.code if edit.code != "T105" else "T109" if is_apparatus else "T112"
    return evolve(edit, code=code, source=source, also=tuple(other for other in edit.also if other != "T105"))


def edit_findings(edits: Sequence[Edit], policy: Policy) -> tuple[Finding, ...]:
    """A finding per edit; typographic edits of one code share one, and so do capitals: nobody acts on each of them."""
    findings: list[Finding] = []
    grouped: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.code[0] == "T" or edit.code == "W105":
            grouped.setdefault(edit.code, []).append(edit)
            continue
        findings.append(policy.finding(edit.code, describe(edit), edit=edit))
        findings += [
            policy.finding(code, _beside(code, edit), edit=edit) for code in edit.also if code in {"E203", "E207"}
        ]
    for code, group in grouped.items():
        others = len(group) - 1
        more = f" (and in {others} more place{'s' if others > 1 else ''})" if others else ""
        findings.append(policy.finding(code, describe(group[0]) + more, edit=group[0]))
    return tuple(findings)


def _beside(code: str, edit: Edit) -> str:
    if code == "E203":
        return f"{len(edit.source):,} characters of the source stand between the parts that {shown(edit.quoted)} joins"
    return f"what the ellipsis stands for holds a negation, a number or a limit: {shown(edit.source)}"


def ambiguous_verdict(
    rivals: Sequence[Candidate], policy: Policy, document: Document, *, source: SourceState | None = None
) -> Verdict:
    """The verdict where several passages fit equally well."""
    wordings = {rival.wording for rival in rivals}
    common = wordings.pop() if len(wordings) == 1 else None
    differ = len({" ".join(part.span.of(document.text) for part in rival.parts) for rival in rivals}) > 1
    finding = policy.finding(
        "P201",
        f"the words fit {len(rivals)} places of the source equally well",
        default=Level.WARNING if differ else None,
        source_span=rivals[0].span,
    )
    edits = as_written(rivals[0].edits, document) if common is not None else ()
    return Verdict(
        place=Place.AMBIGUOUS,
        source=source,
        wording=common,
        rivals=tuple(rival.span for rival in rivals[:MOST_RIVALS]),
        rival_count=len(rivals),
        edits=edits,
        findings=(finding, *edit_findings(edits, policy)),
    )


def missing_verdict(
    most_similar: Candidate | None,
    policy: Policy,
    printed: str,
    document: Document,
    *,
    binding: Binding = Binding.FIRM,
    source: SourceState | None = None,
    changed: Changed | None = None,
    twin: Candidate | None = None,
) -> Verdict:
    """The verdict where the passage was not located; `twin` is a similar passage that is not the pinned one (P302)."""
    candidate = twin or most_similar
    nearest = _nearest(candidate, printed)
    if twin is not None:
        code, message = (
            "P302",
            f"the pinned passage is gone; only a similar one is left: {shown(_passage(twin, document))}",
        )
    elif binding is Binding.WEAK and is_short_phrase(printed):
        code, message = "P304", f"the phrase {shown(printed)} is not in the source"
    else:
        code, message = "P301", f"{shown(printed)} was not located in the text that was read"
    if nearest is not None and candidate is not None and code != "P304":
        message += _how_far(candidate, nearest, document)
    finding = policy.finding(code, message, source_span=nearest.span if nearest else None)
    return Verdict(place=Place.MISSING, source=source, changed=changed, nearest=nearest, findings=(finding,))


def is_short_phrase(printed: str) -> bool:
    """Up to four words, or every longer word with a capital, as titles and nicknames have it."""
    found = words(printed)
    return len(found) <= _SHORT_PHRASE_WORDS or all(word.raw[:1].isupper() for word in found if len(word.raw) > 3)


def _nearest(candidate: Candidate | None, printed: str) -> Nearest | None:
    if candidate is None:
        return None
    agrees = min((edit.quoted_span.start for edit in candidate.edits if edit.code[0] in "WE"), default=len(printed))
    return Nearest(candidate.span, agrees)


def _passage(candidate: Candidate, document: Document) -> str:
    return candidate.parts[0].span.of(document.text)


def _how_far(candidate: Candidate, nearest: Nearest, document: Document) -> str:
    edits = as_written(candidate.edits, document)
    edit = next((edit for edit in edits if edit.code[0] in "WE"), None)
    if edit is None:
        return ""
    passage = shown(_passage(candidate, document))
    words_kept = f"{candidate.kept} of {candidate.total} words stand in the nearest passage, {passage}"
    if nearest.agrees < 12:
        return f"; {words_kept}"
    return f"; the first {nearest.agrees} characters are there, then {describe(edit)}"
