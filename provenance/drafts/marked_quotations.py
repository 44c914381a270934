"""What stands between quotation marks in the paragraphs of a draft, put together where a quotation goes on.

A quotation of several paragraphs repeats its opening mark at each and closes once. Quotations of one sentence joined by
a reporting clause are one quotation with fragments, unless the first ends a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from provenance.drafts.clauses import REACH, clause_after, is_reporting_clause
from provenance.drafts.draft import PassedOverReason
from provenance.drafts.marks import MarkedText, Pair, read_marks
from provenance.drafts.passage import Passage, PassageKind
from provenance.model.span import Span

#: A mark that goes on with a quotation at the head of the next paragraph.
_REPEATS = {mark: (mark,) for mark in '“„‟”"»「『'} | {"«": ("«", "»"), "``": ("``",)}
_PAUSES = ",;–—-"


@frozen
class Part:
    """Words between marks in one passage, given by its number: the marks are at `[open, start)` and `[end, close)`.

    Where a quotation goes on in the next paragraph, `end` and `close` are the end of the text.
    """

    passage: int
    open: int
    start: int
    end: int
    close: int
    mark: str


@frozen
class Marked:
    """A quotation between marks: fragments, each of one part or, where it runs over paragraphs, of several."""

    fragments: tuple[tuple[Part, ...], ...]

    @property
    def first(self) -> Part:
        """Where the quotation begins."""
        return self.fragments[0][0]

    @property
    def last(self) -> Part:
        """Where the quotation ends."""
        return self.fragments[-1][-1]


@frozen
class LeftOver:
    """A mark without a partner, or one of measure, at `span` of a passage."""

    passage: int
    span: Span
    why: PassedOverReason


@frozen
class MarkedDraft:
    """Everything between marks in the order of the draft, and the marks that were left over."""

    marked: tuple[Marked, ...] = field(default=())
    left_over: tuple[LeftOver, ...] = field(default=())


def marked_quotations(passages: Sequence[Passage]) -> MarkedDraft:
    """Find what stands between marks outside block quotations; linear in the length of the passages."""
    found: list[Marked] = []
    left_over: list[LeftOver] = []
    texts = [read_marks(p.text, p.inert) if p.block is None else MarkedText() for p in passages]
    goes_on = _goes_on(passages, texts)
    running: list[Part] = []
    for number, marks in enumerate(texts):
        pairs = [_part(number, pair) for pair in marks.pairs]
        if running and pairs and pairs[0].open == 0:
            found.append(Marked(((*running, pairs.pop(0)),)))
            running = []
        found += _joined(passages[number], pairs)
        carried = marks.carried if goes_on[number] else None
        if carried:
            running.append(_to_end(passages[number], number, carried))
        _leave_over(left_over, number, marks, carried)
    return MarkedDraft(tuple(found), tuple(left_over))


def _part(number: int, pair: Pair) -> Part:
    return Part(number, pair.open, pair.start, pair.end, pair.close, pair.mark)


def _to_end(passage: Passage, number: int, mark: Span) -> Part:
    length = len(passage.text)
    return Part(number, mark.start, mark.end, length, length, mark.of(passage.text))


def _leave_over(left_over: list[LeftOver], number: int, marks: MarkedText, carried: Span | None) -> None:
    unclosed = [span for span in marks.unclosed if span != carried]
    left_over += [LeftOver(number, span, PassedOverReason.UNCLOSED) for span in unclosed]
    left_over += [LeftOver(number, span, PassedOverReason.UNOPENED) for span in marks.unopened]
    left_over += [LeftOver(number, span, PassedOverReason.INCHES) for span in marks.measures]


def _goes_on(passages: Sequence[Passage], texts: Sequence[MarkedText]) -> Sequence[bool]:
    """For each paragraph whether its open quotation is taken up at the head of the next and closed there or later."""
    answers = [False] * len(passages)
    for number in range(len(passages) - 2, -1, -1):
        carried, following = texts[number].carried, texts[number + 1]
        if carried is None or not _are_neighbours(passages[number], passages[number + 1]):
            continue
        repeated = _REPEATS.get(carried.of(passages[number].text), ())
        if not passages[number + 1].text.startswith(repeated):
            continue
        closed = bool(following.pairs) and following.pairs[0].open == 0
        open_still = following.carried is not None and following.carried.start == 0
        answers[number] = closed or (open_still and answers[number + 1])
    return answers


def _are_neighbours(first: Passage, second: Passage) -> bool:
    alike = first.container == second.container and first.note == second.note
    return alike and first.kind is second.kind is PassageKind.PARAGRAPH


def _joined(passage: Passage, pairs: Sequence[Part]) -> Iterator[Marked]:
    """The pairs of one paragraph, those of one sentence parted by a reporting clause together."""
    fragments: list[tuple[Part, ...]] = []
    for part in pairs:
        if fragments and not _is_one_sentence(passage, fragments[-1][0], part):
            yield Marked(tuple(fragments))
            fragments = []
        fragments.append((part,))
    if fragments:
        yield Marked(tuple(fragments))


def _is_one_sentence(passage: Passage, first: Part, second: Part) -> bool:
    """Whether `second` goes on with the sentence of `first` after a reporting clause between them.

    The clause is parted off by a comma or dash on its left; on its right likewise, or the words go on in lower case.
    A long clause (“…,” she said, turning to those who had come, “…”) counts if both hold.
    """
    text = passage.text
    words, between = text[first.start : first.end].rstrip(), text[first.close : second.open].strip()
    if not words or not 1 < len(between) <= REACH or (words[-1] not in _PAUSES and between[0] not in _PAUSES):
        return False
    paused, low = between[-1] in _PAUSES, text[second.start : second.end].lstrip()[:1].islower()
    if is_reporting_clause(text, first.close, second.open):
        joins = paused or low
    else:
        joins = paused and low and clause_after(text, first.close, second.open) is not None
    if not joins or (between[-1] == ";" and not low) or _cited_between(passage, first.close, second.open):
        return False
    return passage.sentence_number(first.close - 1) == passage.sentence_number(second.open)


def _cited_between(passage: Passage, start: int, end: int) -> bool:
    """Whether a bracketed citation stands between two quotations, which are then cited apart."""
    return any(cite.start <= end and not cite.in_text for cite in passage.cites_from(start, end))
