"""The conformance suite: cases with their true verdicts, answers held against them, and the score.

Pure functions from cases and answers to results; `conformance_cases` reads the cases that this package ships.
`docs/conformance.md` describes the cases, what is compared, and how.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from provenance.checking.check import check_source
from provenance.checking.policy import Policy
from provenance.errors import ProvenanceError
from provenance.fingerprints.digests import fingerprint
from provenance.model.citation import (
    Citation,
    Medium,
    Occurrence,
    Selector,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.document import Document
from provenance.model.edit import Edit
from provenance.model.quotation import Quotation
from provenance.model.span import Span
from provenance.model.verdict import Verdict

_CLEAN = frozenset({"verbatim", "typographic", "altered"})
_LOCATED = frozenset({"found", "pinned", "moved"})
#: Families of codes that a case states; the others speak of the source, the claim or the draft.
_COMPARED_FAMILIES = frozenset("PTEW")
#: What is not looked at where the text of an edit begins or ends.
_OUTER_MARKS = " \t\n\r\u00a0,;:.“”\"‘’'«»„()"


@frozen
class StatedEdit:
    """One edit as a case or an answer states it: its code and the words of both sides."""

    code: str
    quoted: str
    source: str

    @property
    def compared(self) -> tuple[str, str, str]:
        """What is compared: the words without white space, closing punctuation and marks at their ends."""
        return self.code, self.quoted.strip(_OUTER_MARKS), self.source.strip(_OUTER_MARKS)


@frozen
class Answer:
    """What a tool says of a case; `edits` and `codes` are None for a tool that gives none.

    `place` is None where the tool gave no answer that can be read; `fault` then says why.
    """

    place: str | None = None
    wording: str | None = None
    spans: tuple[Span, ...] = ()
    edits: tuple[StatedEdit, ...] | None = None
    codes: frozenset[str] | None = None
    fault: str | None = None

    @property
    def clean(self) -> bool:
        """Whether the tool calls the quotation good."""
        return self.place in _LOCATED and self.wording in _CLEAN


@frozen
class Case:
    """A source, a quotation, what is known of its place, and the true verdict with its reason.

    `prefix` and `suffix` are the source's text around the place, as recorded where `pinned` is given: spans of
    `earlier`, the version of the source that was cited. `apparatus` and `markup` are spans of `source` that its reader
    marked. All offsets are code points. `translation_of` is the language that the quotation was translated from.
    `expected.edits` is None where a case states none.
    """

    id: str
    family: str
    source: str
    quotation: str
    expected: Answer
    why: str
    prefix: str = ""
    suffix: str = ""
    medium: str | None = None
    language: str | None = None
    apparatus: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    earlier: str | None = None
    pinned: tuple[Span, ...] = ()
    translation_of: str | None = None


@frozen
class Result:
    """An answer held against its case, part by part; None for a part that the case or the answer leaves out."""

    case: Case
    answer: Answer
    place: bool
    wording: bool
    spans: bool
    edits: bool | None
    codes: bool | None

    @property
    def right(self) -> bool:
        """Whether every part that was compared agrees."""
        return self.place and self.wording and self.spans and self.edits is not False and self.codes is not False

    @property
    def false_pass(self) -> bool:
        """The source says something else, or nothing of the kind, and the tool calls the quotation good."""
        expected = self.case.expected
        return self.answer.clean and (expected.wording == "drifted" or expected.place == "missing")

    @property
    def false_alarm(self) -> bool:
        """The quotation is good and the tool calls it anything else."""
        return self.case.expected.clean and not self.answer.clean


@frozen
class Score:
    """How many of `cases` are `right`, and how many are right in each part of those in which it was compared."""

    cases: int
    right: int
    parts: Mapping[str, tuple[int, int]] = field(factory=dict)
    false_passes: int = 0
    false_alarms: int = 0


PARTS = ("place", "wording", "spans", "edits", "codes")


def own_answer(case: Case) -> Answer:
    """What this package says of a case; a ProvenanceError is an answer that cannot be right."""
    document = Document(text=case.source, apparatus=case.apparatus, markup=case.markup)
    policy = Policy(medium=Medium(case.medium) if case.medium else None)
    try:
        if case.earlier is None:
            item: Citation | Quotation = Quotation(case.quotation, prefix=case.prefix, suffix=case.suffix)
            return answer_of(check_source(document, [item], policy=policy)[0])
        before = Document(text=case.earlier)
        verdict = check_source(document, [_pinned(case)], fingerprint(before), before, policy=policy)[0]
        return answer_of(verdict)
    except ProvenanceError as error:
        return Answer(fault=str(error))


def answer_of(verdict: Verdict) -> Answer:
    """The parts of a verdict that are compared."""
    return Answer(
        place=verdict.place.value,
        wording=verdict.wording.value if verdict.wording else None,
        spans=verdict.spans,
        edits=tuple(_stated(edit) for edit in verdict.edits),
        codes=frozenset(finding.code for finding in verdict.findings),
    )


def judge(case: Case, answer: Answer) -> Result:
    """Hold an answer against its case."""
    expected = case.expected
    edits = codes = None
    if answer.edits is not None and expected.edits is not None:
        edits = _same_edits(answer.edits, expected.edits)
    if answer.codes is not None and expected.codes is not None:
        codes = {code for code in answer.codes if code[:1] in _COMPARED_FAMILIES} == set(expected.codes)
    return Result(
        case,
        answer,
        place=answer.place == expected.place,
        wording=answer.place is not None and answer.wording == expected.wording,
        spans=answer.place is not None and _same_spans(case.source, answer.spans, expected.spans),
        edits=edits,
        codes=codes,
    )


def score(results: Iterable[Result]) -> Score:
    """The sums over some results."""
    counted = list(results)
    parts = {}
    for part in PARTS:
        compared = [value for result in counted if (value := getattr(result, part)) is not None]
        parts[part] = (sum(compared), len(compared))
    return Score(
        cases=len(counted),
        right=sum(result.right for result in counted),
        parts=parts,
        false_passes=sum(result.false_pass for result in counted),
        false_alarms=sum(result.false_alarm for result in counted),
    )


def by_family(results: Sequence[Result]) -> dict[str, Score]:
    """The score of each family, in the order in which the families come."""
    families = dict.fromkeys(result.case.family for result in results)
    return {family: score(result for result in results if result.case.family == family) for family in families}


def _pinned(case: Case) -> Citation:
    """The record of the passage as it stood in the earlier version."""
    earlier = case.earlier or ""
    exacts = [span.of(earlier) for span in case.pinned]
    selectors: list[Selector] = [TextQuoteSelector(exact, case.prefix, case.suffix) for exact in exacts]
    selectors += [TextPositionSelector(span.start, span.end) for span in case.pinned]
    index = 1 + earlier.count(exacts[0], 0, case.pinned[0].start)
    return Citation(
        id=case.id,
        source="source",
        selectors=tuple(selectors),
        quotation=case.quotation,
        occurrence=Occurrence(index=index, of=earlier.count(exacts[0])),
        language=case.language,
        translation={"of": case.translation_of} if case.translation_of else None,
    )


def _stated(edit: Edit) -> StatedEdit:
    return StatedEdit(edit.code, edit.quoted, edit.source)


def _same_edits(answered: Sequence[StatedEdit], expected: Sequence[StatedEdit]) -> bool:
    """Whether all that a case states is answered, and nothing else that is more than typography."""
    wanted, given = Counter(edit.compared for edit in expected), Counter(edit.compared for edit in answered)
    return not wanted - given and all(code.startswith("T") for code, _, _ in given - wanted)


def _same_spans(source: str, answered: Sequence[Span], expected: Sequence[Span]) -> bool:
    """Whether two rows of spans agree: exactly at the outer ends, but for marks and white space at an omission."""
    return len(answered) == len(expected) and _compared(source, answered) == _compared(source, expected)


def _compared(source: str, spans: Sequence[Span]) -> list[Span]:
    compared = []
    for at, span in enumerate(spans):
        start, end = span.start, min(span.end, len(source))
        while at > 0 and start < end and not source[start].isalnum():
            start += 1
        while at < len(spans) - 1 and start < end and not source[end - 1].isalnum():
            end -= 1
        compared.append(Span(start, end) if start < end else span)
    return compared
