"""The edits between a fragment of a quotation and a passage whose words are aligned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.text.words import Word, words
from provenance.wording.alignment import Alignment
from provenance.wording.editing import QuotedWord, Reading
from provenance.wording.language import Language, language_of
from provenance.wording.marks import marks_of
from provenance.wording.punctuation import compare_inner
from provenance.wording.stretches import Stretch, classify
from provenance.wording.word_difference import compare_words

_BRACKETS = frozenset("()[]{}")
#: Words in another order or form bring their own punctuation: `U.S.` and `US`, `4 May` and `May 4,`.
_IN_FORM = frozenset({"W104", "W108", "W109"})


#: How far around a passage a name in brackets may stand in the source, in code points.
_SURROUNDINGS = 600


@frozen(eq=False, slots=False)
class Differences:
    """`ours` are the words of `fragment` outside brackets, `quoted` all of them, `theirs` those of the source's window.

    `alignment` pairs `ours` with `theirs`.
    """

    reading: Reading
    fragment: Span
    source: str
    quoted: Sequence[QuotedWord]
    ours: Sequence[QuotedWord]
    theirs: Sequence[Word]
    alignment: Alignment

    @cached_property
    def lists(self) -> Language:
        """The word lists of the passage's language."""
        return language_of(word.key for word in self.theirs)

    @cached_property
    def surroundings(self) -> frozenset[str]:
        """The keys of the words in and around the passage, where the quotation has brackets."""
        if not self.reading.brackets:
            return frozenset()
        start, end = self.theirs[0].start - _SURROUNDINGS, self.theirs[-1].end + _SURROUNDINGS
        return frozenset(word.key for word in words(self.source, Span(max(0, start), min(len(self.source), end))))

    def edits(self) -> list[Edit]:
        """The edits from the first word to the last, in the quotation's order; what is outside of these is not here."""
        found: list[Edit] = []
        ends = (-1, self.alignment.first - 1), (len(self.ours), self.alignment.last)
        for (i0, j0), (i1, j1) in pairwise((ends[0], *self.alignment.matches, ends[1])):
            ours, theirs = self._quoted_between(i0, i1), self.theirs[j0 + 1 : j1]
            if ours or theirs:
                found += self._stretch(i0, j0, i1, j1, ours)
            elif i0 >= 0 and i1 < len(self.ours):
                found += self._joint(i0, j0, i1, j1)
            if i1 < len(self.ours):
                found += self._word(self.ours[i1], self.theirs[j1], opening=i1 == 0)
        return found

    def edit(self, codes: Sequence[str], quoted: Span, source: Span) -> Edit:
        """An edit of the quotation as printed; the first code is its own."""
        return Edit(codes[0], quoted.of(self.reading.printed), source.of(self.source), quoted, source, tuple(codes[1:]))

    def place_before(self, at: int) -> int:
        """The index of the source word that stands for the last quoted word before the code point `at`."""
        matches = self.alignment.matches
        before = bisect_left(matches, at, key=lambda match: self.ours[match[0]].end + 1)
        return matches[before - 1][1] if before else min(self.alignment.first, len(self.theirs) - 1)

    def _quoted_between(self, i0: int, i1: int) -> list[QuotedWord]:
        """All words of the quotation between two of `ours`, those in brackets included."""
        if self.ours is self.quoted:
            return list(self.ours[i0 + 1 : i1])
        start = self.ours[i0].end if i0 >= 0 else self.fragment.start
        end = self.ours[i1].start if i1 < len(self.ours) else self.fragment.end
        first = bisect_left(self.quoted, start, key=lambda word: word.start)
        last = bisect_left(self.quoted, end, key=lambda word: word.start)
        return list(self.quoted[first:last])

    def _word(self, ours: QuotedWord, theirs: Word, *, opening: bool) -> list[Edit]:
        quoted = Span(ours.start, ours.end)
        if ours.kept is None and not ours.bracketed:
            codes = compare_words(ours.raw, theirs.raw, opening=opening)
            return [self.edit(codes, quoted, theirs.span)] if codes else []
        if ours.raw == ours.kept == theirs.raw:
            return []
        return [self.edit(("E103",), self.reading.with_brackets(quoted), theirs.span)]

    def _joint(self, i0: int, j0: int, i1: int, j1: int) -> list[Edit]:
        """What differs between two words that have neighbours as counterparts."""
        quoted = Span(self._end(self.ours[i0]), self._start(self.ours[i1]))
        source = Span(self.theirs[j0].end, self.theirs[j1].start)
        ours, theirs = self.reading.outside_brackets(quoted), source.of(self.source)
        codes = compare_inner(ours, theirs, self.ours[i0].raw[-1:], self.ours[i1].raw[:1])
        if codes and codes[0] in {"W108", "W201"}:  # the words joined otherwise are what differs
            quoted = Span(self.ours[i0].start, self.ours[i1].end)
            source = Span(self.theirs[j0].start, self.theirs[j1].end)
        if codes[:1] == ("W107",) and not marks_of(ours) and self.reading.holds_mark(quoted):
            codes = ("E103",)  # a mark in brackets stands for the source's
        return [self.edit(codes, quoted, source)] if codes else []

    def _stretch(self, i0: int, j0: int, i1: int, j1: int, ours: Sequence[QuotedWord]) -> list[Edit]:
        """Words without counterparts, and what differs in the marks that part them from their neighbours."""
        theirs = self.theirs[j0 + 1 : j1]
        quoted = self.reading.with_brackets(Span(ours[0].start, ours[-1].end)) if ours else self._point(i0)
        source = Span(theirs[0].start, theirs[-1].end) if theirs else self._source_point(j0, j1)
        stretch = Stretch(
            ours,
            theirs,
            quoted.of(self.reading.printed),
            source.of(self.source),
            opens=i0 < 0,
            closes=i1 == len(self.ours),
            sentence_start=self._starts_sentence(j0 + 1),
            surroundings=self.surroundings,
            enclosed=bool(theirs) and self._enclosed(source),
        )
        edit = self.edit(classify(stretch, self.lists), quoted, source)
        found = [edit]
        if ours and theirs:
            if i0 >= 0:
                before = Span(self._end(self.ours[i0]), quoted.start), Span(self.theirs[j0].end, source.start)
                found += self._beside(edit, *before, self.ours[i0].raw[-1:], ours[0].raw[:1])
            if i1 < len(self.ours):
                after = Span(quoted.end, self._start(self.ours[i1])), Span(source.end, self.theirs[j1].start)
                found += self._beside(edit, *after, ours[-1].raw[-1:], self.ours[i1].raw[:1])
        elif edit.code[0] == "E" and i0 >= 0 and i1 < len(self.ours):
            found += self._around_insertion(i0, j0, i1, j1, quoted)
        return sorted(found, key=lambda e: e.quoted_span)

    def _beside(self, stretch: Edit, quoted: Span, source: Span, left: str, right: str) -> list[Edit]:
        """The edit of the marks beside a stretch; beside words that differ only other punctuation is worth naming."""
        codes = compare_inner(self.reading.outside_brackets(quoted), source.of(self.source), left, right)
        if not codes or stretch.code in _IN_FORM or (stretch.code[0] == "W" and codes[0] != "W107"):
            return []
        return [self.edit(codes, quoted, source)]

    def _around_insertion(self, i0: int, j0: int, i1: int, j1: int, inserted: Span) -> list[Edit]:
        """What differs in the marks around words in brackets that stand for none of the source's."""
        left = Span(self._end(self.ours[i0]), inserted.start)
        right = Span(inserted.end, self._start(self.ours[i1]))
        source = Span(self.theirs[j0].end, self.theirs[j1].start)
        ours = self.reading.outside_brackets(Span(left.start, right.end))
        codes = compare_inner(_one_space(ours), _one_space(source.of(self.source)), "", "")
        if not codes or codes == ("T103",):
            return []
        return [self.edit(codes, left if marks_of(left.of(self.reading.text)) else right, source)]

    def _start(self, word: QuotedWord) -> int:
        return self.reading.with_brackets(Span(word.start, word.end)).start

    def _end(self, word: QuotedWord) -> int:
        return self.reading.with_brackets(Span(word.start, word.end)).end

    def _point(self, i0: int) -> Span:
        at = self._end(self.ours[i0]) if i0 >= 0 else self.fragment.start
        return Span(at, at)

    def _source_point(self, j0: int, j1: int) -> Span:
        at = self.theirs[j0].end if j0 >= 0 else self.theirs[min(j1, len(self.theirs) - 1)].start
        return Span(at, at)

    def _starts_sentence(self, j: int) -> bool:
        if j <= 0 or j >= len(self.theirs):
            return j <= 0
        return any(mark in self.source[self.theirs[j - 1].end : self.theirs[j].start] for mark in ".!?:\n")

    def _enclosed(self, stretch: Span) -> bool:
        """Whether the source's words stand in brackets of its own."""
        around = self.source[max(0, stretch.start - 1) : stretch.start] + self.source[stretch.end : stretch.end + 1]
        return len(around) == 2 and around[0] in _BRACKETS and around[1] in _BRACKETS


def _one_space(joint: str) -> str:
    """The joint with each run of white space as one space."""
    parts = joint.split()
    lead, tail = (" " if joint[:1].isspace() else ""), (" " if joint[-1:].isspace() and parts else "")
    return lead + " ".join(parts) + tail
