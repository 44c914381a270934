"""From the passages of a manuscript to its quotations: the same for every kind of draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.drafts.binding import Bound, bind
from provenance.drafts.block_quotations import BlockQuotation, block_quotations
from provenance.drafts.draft import (
    CitedKey,
    Draft,
    DraftQuotation,
    PassedOver,
    PassedOverReason,
    QuotationKind,
)
from provenance.drafts.marked_quotations import LeftOver, Marked, Part, marked_quotations
from provenance.drafts.passage import Passage
from provenance.drafts.passing_over import passed_over
from provenance.drafts.printed_text import PARAGRAPHS, PrintedText, joined
from provenance.drafts.unclosed import unclosed
from provenance.model.quotation import Binding
from provenance.model.span import Span
from provenance.text.lines import LineIndex

#: Joins the fragments of one quotation: the draft's marks close and open again around words of its own.
FRAGMENTS = "” … “"
_LONGEST_SHOWN = 80
#: How much of a sentence a claim takes on each side of its quotation, in code points. Without a limit, a draft of one
#: endless sentence would have claims of the square of its length.
_LONGEST_SIDE = 2000


def read_quotations(
    path: str | None,
    text: str,
    lines: LineIndex,
    passages: Sequence[Passage],
    unread: Sequence[tuple[PassedOverReason, Span]],
) -> Draft:
    """The quotations of a manuscript whose file has `text`, with its `passages` in order.

    `unread` are stretches of the file that hold quotation marks and are no prose, with the reason. The quotations
    come in the order of the file and are counted (`nth`) in that order.
    """
    reader = _Reader(text, lines, passages)
    quotations: list[DraftQuotation] = []
    left: list[PassedOver] = [reader.pass_over(span, why) for why, span in unread]
    for found in (*reader.marked(), *reader.blocks()):
        if isinstance(found, DraftQuotation):
            quotations.append(found)
        else:
            left.append(found)
    left += reader.left_over
    quotations.sort(key=lambda quotation: quotation.span)
    return Draft(
        path=path,
        quotations=tuple(_counted(quotations)),
        passed_over=tuple(sorted(left, key=lambda item: item.span)),
        keys=tuple(sorted(reader.keys(), key=lambda key: key.span)),
    )


def _counted(quotations: Sequence[DraftQuotation]) -> Iterator[DraftQuotation]:
    """The quotations numbered among those with the same words and the same primary key."""
    seen: Counter[tuple[str, str | None]] = Counter()
    for quotation in quotations:
        same = (quotation.text, quotation.keys[0] if quotation.keys else None)
        seen[same] += 1
        yield evolve(quotation, nth=seen[same])


class _Reader:
    def __init__(self, text: str, lines: LineIndex, passages: Sequence[Passage]) -> None:
        self._text = text
        self._lines = lines
        self._passages = passages
        self.left_over: list[PassedOver] = []
        self._served: set[tuple[int, int]] = set()

    def keys(self) -> Sequence[CitedKey]:
        """Every use of a key once, also where a mark of a note repeats what the note cites."""
        return list(
            {key.span: key for passage in self._passages for cite in passage.cites for key in cite.keys}.values()
        )

    def pass_over(self, span: Span, why: PassedOverReason) -> PassedOver:
        """A stretch of the file that is not taken for a quotation."""
        line, column = self._lines.position(span.start)
        shown = self._text[span.start : min(span.end, span.start + _LONGEST_SHOWN)]
        return PassedOver(span=span, line=line, column=column, text=shown, why=why)

    def marked(self) -> Iterator[DraftQuotation | PassedOver]:
        """What stands between marks, as a quotation or passed over."""
        found = marked_quotations(self._passages)
        for item in found.left_over:
            quotation = self._unclosed(item)
            if quotation is not None:
                yield quotation
            else:
                self.left_over.append(self._left_over(item))
        for marked, bound in zip(found.marked, bind(found.marked, self._passages), strict=True):
            yield self._marked(marked, bound)

    def _left_over(self, item: LeftOver) -> PassedOver:
        return self.pass_over(self._passages[item.passage].printed.file_span(item.span), item.why)

    def _unclosed(self, item: LeftOver) -> DraftQuotation | None:
        """A mark that is not closed, as a quotation that cannot be checked where a source is cited for it.

        A key serves the first such mark only, so that a draft of nothing but marks stays cheap.
        """
        passage = self._passages[item.passage]
        found = unclosed(passage, item.span) if item.why is PassedOverReason.UNCLOSED else None
        if found is None or (item.passage, found.cite.start) in self._served:
            return None
        self._served.add((item.passage, found.cite.start))
        printed = passage.printed.part(found.words)
        whole, opening = passage.printed.file_span(found.words), passage.printed.file_span(item.span)
        sentence = passage.sentence_span(Span(item.span.start, found.words.end))
        start = max(sentence.start, item.span.start - _LONGEST_SIDE)
        claim = passage.text[start : min(sentence.end, found.words.end + _LONGEST_SIDE)]
        bound = Bound(keys=found.cite.keys, binding=Binding.WEAK)
        quotation = self._quotation(printed, (printed,), whole, opening, claim, bound, QuotationKind.INLINE)
        return evolve(quotation, is_closed=False)

    def _marked(self, marked: Marked, bound: Bound) -> DraftQuotation | PassedOver:
        fragments = tuple(self._printed(fragment) for fragment in marked.fragments)
        printed = joined(fragments, FRAGMENTS)
        first, last = marked.first, marked.last
        passage = self._passages[first.passage]
        opening = passage.printed.file_span(Span(first.open, first.start))
        whole = Span(opening.end, max(opening.end, self._closing(last).start))
        close = last.close if last.passage == first.passage else len(passage.text)
        why = passed_over(printed.text, passage.text, first.open, close, first.mark, bound)
        if why is not None:
            return self.pass_over(whole, why)
        return self._quotation(
            printed, fragments, whole, opening, self._claim(marked, bound), bound, QuotationKind.INLINE
        )

    def _closing(self, last: Part) -> Span:
        return self._passages[last.passage].printed.file_span(Span(last.end, last.close))

    def _printed(self, fragment: Sequence[Part]) -> PrintedText:
        return joined((self._words(part) for part in fragment), PARAGRAPHS)

    def _words(self, part: Part) -> PrintedText:
        """The words between the marks without the white space that some languages put inside them."""
        passage = self._passages[part.passage]
        words = passage.text[part.start : part.end]
        start = part.start + len(words) - len(words.lstrip())
        return passage.printed.part(Span(start, max(start, part.start + len(words.rstrip()))))

    def _claim(self, marked: Marked, bound: Bound) -> str:
        """The sentence or sentences that hold a quotation; of one over several paragraphs all of them."""
        first, last = marked.first, marked.last
        passage = self._passages[first.passage]
        start = max(passage.sentence_span(Span(first.open, first.start)).start, first.open - _LONGEST_SIDE)
        end = min(bound.claim_end, last.close + _LONGEST_SIDE)
        if first.passage == last.passage:
            return passage.text[start:end]
        middle = [self._passages[number].text for number in range(first.passage + 1, last.passage)]
        ending = self._passages[last.passage].text[:end]
        return PARAGRAPHS.join((passage.text[start:], *middle, ending))

    def blocks(self) -> Iterator[DraftQuotation | PassedOver]:
        """What is set off as a block, as a quotation or passed over."""
        for block in block_quotations(self._passages):
            yield self._block(block)

    def _block(self, block: BlockQuotation) -> DraftQuotation | PassedOver:
        span = block.printed.file_span(Span(0, len(block.printed.text)))
        if block.why is not None:
            return self.pass_over(span, block.why)
        claim = block.claim or block.printed.text
        return self._quotation(block.printed, (block.printed,), span, span, claim, block.bound, QuotationKind.BLOCK)

    def _quotation(
        self,
        printed: PrintedText,
        fragments: tuple[PrintedText, ...],
        span: Span,
        opening: Span,
        claim: str,
        bound: Bound,
        kind: QuotationKind,
    ) -> DraftQuotation:
        line, column = self._lines.position(opening.start)
        return DraftQuotation(
            printed=printed,
            fragments=fragments,
            span=span,
            line=line,
            column=column,
            sentence=claim,
            keys=tuple(dict.fromkeys(key.key for key in bound.keys)),
            binding=bound.binding,
            pinpoint=bound.keys[0].pinpoint if bound.keys else None,
            speaker=bound.speaker,
            kind=kind,
        )
