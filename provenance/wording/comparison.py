"""A fragment of a quotation held against a window of the source: where it ends and how it differs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.model.verdict import Wording
from provenance.text.normal_form import fold
from provenance.text.words import Word, word_weight, words
from provenance.wording.alignment import Alignment, align
from provenance.wording.editing import QuotedWord, Reading
from provenance.wording.language import Language, language_of
from provenance.wording.punctuation import compare_closing, compare_inner, compare_opening
from provenance.wording.stretches import PRECEDENCE, Stretch, classify
from provenance.wording.word_difference import compare_words

_EDITING_CLEAN = frozenset({"E203", "E205", "E206", "E207"})
#: How much punctuation before or after a passage is looked at.
_LONGEST_JOINT = 40
_ORDER = (Wording.VERBATIM, Wording.TYPOGRAPHIC, Wording.ALTERED, Wording.DRIFTED)


@frozen
class Comparison:
    """How one fragment reads in the source.

    `span` is the passage and `passage` its text; `kept` of `total` words stand in it, `kept_content` of them longer than three letters;
    `kept_run` is the longest run of letters and digits that agree; `cost` counts the words by which the two differ.
    """

    span: Span
    passage: str
    edits: tuple[Edit, ...]
    kept: int
    total: int
    kept_content: int
    kept_run: int
    agrees: int
    cost: float

    @property
    def wording(self) -> Wording:
        """The class that the edits' codes amount to."""
        return wording_of(edit.code for edit in self.edits)


def wording_of(codes: Iterable[str]) -> Wording:
    """No code: verbatim; only T: typographic; T and declared editing: altered; anything else: drifted."""
    kinds = set(codes)
    if not kinds:
        return Wording.VERBATIM
    if all(code[0] == "T" for code in kinds):
        return Wording.TYPOGRAPHIC
    if all(code[0] == "T" or code[:2] == "E1" or code in _EDITING_CLEAN - {"E206"} for code in kinds):
        return Wording.ALTERED
    return Wording.DRIFTED


def rank(wording: Wording) -> int:
    """0 for verbatim to 3 for drifted."""
    return _ORDER.index(wording)


def compare(reading: Reading, fragment: Span, source: str, window: Span) -> Comparison | None:
    """Align a fragment of a reading with the part of `source` in `window`; None where that part holds no words.

    The passage found stands within the window or up to one word and its punctuation outside it.
    """
    theirs = words(source, window)
    quoted = reading.words(fragment)
    ours = [word for word in quoted if not word.bracketed]
    ours = quoted if not ours or len(ours) == len(quoted) else ours
    if not theirs or not ours:
        return None
    alignment = align([w.key for w in ours], [w.key for w in theirs])
    owner = alignment.last - 1
    if 0 <= owner < len(theirs) and theirs[owner].key == f"{ours[-1].key}'s":  # a name quoted without its possessive
        theirs[owner] = words(source, Span(theirs[owner].start, theirs[owner].end - 2))[-1]
        alignment = align([w.key for w in ours], [w.key for w in theirs])
    alignment = _with_joins(alignment, ours, theirs)
    return _Assembly(reading, fragment, source, quoted, ours, theirs, alignment).comparison()


def _with_joins(alignment: Alignment, ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> Alignment:
    """Let the passage's ends take in neighbours that make up a word which the quotation prints in one."""
    first, last, matches = alignment.first, alignment.last, alignment.matches
    first_i, first_j = matches[0] if matches else (len(ours), last)
    last_i, last_j = matches[-1] if matches else (-1, first - 1)
    head = fold("".join(w.raw for w in ours[:first_i]))
    tail = fold("".join(w.raw for w in ours[last_i + 1 :]))
    for back in range(4):
        if head and first - back >= 0 and fold("".join(w.raw for w in theirs[first - back : first_j])) == head:
            first -= back
            break
    for on in range(4):
        if tail and fold("".join(w.raw for w in theirs[last_j + 1 : last + on])) == tail:
            last += on
            break
    return evolve(alignment, first=first, last=last)


@frozen
class _Assembly:
    """Everything that turns one alignment into edits and a span."""

    reading: Reading
    fragment: Span
    source: str
    quoted: Sequence[QuotedWord]
    ours: Sequence[QuotedWord]
    theirs: Sequence[Word]
    alignment: Alignment

    def comparison(self) -> Comparison:
        lists = language_of(word.key for word in self.theirs)
        edits: list[Edit] = []
        matches = self.alignment.matches
        bounds = [(-1, self.alignment.first - 1), *matches, (len(self.ours), self.alignment.last)]
        for (i0, j0), (i1, j1) in zip(bounds, bounds[1:], strict=False):
            inner = i0 >= 0 and i1 < len(self.ours)
            if i1 > i0 + 1 or j1 > j0 + 1 or self._bracketed(i0, i1):
                edits.append(self._stretch_edit(i0, j0, i1, j1, lists))
            elif inner:
                edits += self._joint_edit(i0, j0, i1, j1)
            if i1 < len(self.ours):
                edits += self._word_edit(i1, j1)
        span, edges = self._ends()
        edits += self._sic_edits(edits)
        ordered = sorted(
            _mark_order(self._with_paired_emphasis([*edits, *edges], span)),
            key=lambda e: (e.quoted_span.start, e.source_span.start),
        )
        return Comparison(
            span,
            span.of(self.source),
            tuple(ordered),
            *self._kept(),
            agrees=self._agrees(ordered),
            cost=self._cost(ordered),
        )

    def _bracketed(self, i0: int, i1: int) -> list[QuotedWord]:
        """The words in brackets between two words of `ours`."""
        if self.ours is self.quoted:
            return []
        start = self.ours[i0].end if i0 >= 0 else self.fragment.start
        end = self.ours[i1].start if i1 < len(self.ours) else self.fragment.end
        first = bisect_left(self.quoted, start, key=lambda word: word.start)
        last = bisect_left(self.quoted, end, key=lambda word: word.start)
        return [word for word in self.quoted[first:last] if word.bracketed]

    def _stretch_edit(self, i0: int, j0: int, i1: int, j1: int, lists: Language) -> Edit:
        plain, brackets = list(self.ours[i0 + 1 : i1]), self._bracketed(i0, i1)
        ours = sorted([*plain, *brackets], key=lambda word: word.start)
        theirs = self.theirs[j0 + 1 : j1]
        quoted_span = self._quoted_span(ours, i0)
        source_span = _span_of(theirs) or self._source_point(j0, j1)
        stretch = Stretch(
            ours,
            theirs,
            quoted_span.of(self.reading.printed),
            source_span.of(self.source),
            opens=i0 < 0,
            closes=i1 == len(self.ours),
            sentence_start=self._starts_sentence(j0 + 1),
            surroundings=frozenset(word.key for word in self.theirs),
        )
        code, *also = classify(stretch, lists)
        return Edit(
            code,
            quoted_span.of(self.reading.printed),
            source_span.of(self.source),
            quoted_span,
            source_span,
            tuple(also),
        )

    def _quoted_span(self, ours: Sequence[QuotedWord], i0: int) -> Span:
        if ours:
            return Span(ours[0].start, ours[-1].end)
        at = self.ours[i0].end if i0 >= 0 else self.fragment.start
        return Span(at, at)

    def _source_point(self, j0: int, j1: int) -> Span:
        at = self.theirs[j0].end if j0 >= 0 else self.theirs[min(j1, len(self.theirs) - 1)].start
        return Span(at, at)

    def _starts_sentence(self, j: int) -> bool:
        if j <= 0 or j >= len(self.theirs):
            return j <= 0
        return any(mark in self.source[self.theirs[j - 1].end : self.theirs[j].start] for mark in ".!?:\n")

    def _word_edit(self, i: int, j: int) -> list[Edit]:
        ours, theirs = self.ours[i], self.theirs[j]
        if ours.kept is not None:
            if ours.raw == theirs.raw and fold(ours.kept) == ours.key:
                return []
            codes: tuple[str, ...] = ("E103",)
        else:
            codes = compare_words(ours.raw, theirs.raw, opening=i == 0)
        if not codes:
            return []
        quoted = Span(ours.start, ours.end)
        return [Edit(codes[0], quoted.of(self.reading.printed), theirs.raw, quoted, theirs.span, codes[1:])]

    def _joint_edit(self, i0: int, j0: int, i1: int, j1: int) -> list[Edit]:
        quoted = Span(self.ours[i0].end, self.ours[i1].start)
        source = Span(self.theirs[j0].end, self.theirs[j1].start)
        text = self.reading.text
        ours, theirs = quoted.of(text), source.of(self.source)
        if ours != quoted.of(self.reading.printed):  # an editor's note was taken out, with white space on both sides
            ours, theirs = re.sub(r"\s+", " ", ours), re.sub(r"\s+", " ", theirs) or " "
        codes = compare_inner(ours, theirs, text[quoted.start - 1], text[quoted.end : quoted.end + 1])
        if not codes:
            return []
        if codes[0] in {"W108", "W201"}:  # the words joined otherwise are what differs
            quoted = Span(self.ours[i0].start, self.ours[i1].end)
            source = Span(self.theirs[j0].start, self.theirs[j1].end)
        return [Edit(codes[0], quoted.of(self.reading.printed), source.of(self.source), quoted, source, codes[1:])]

    def _ends(self) -> tuple[Span, list[Edit]]:
        """The passage's span with the punctuation that belongs to it, and the edits at its two edges."""
        first = min(self.alignment.first, len(self.theirs) - 1)
        last = max(first, self.alignment.last - 1)
        start, end = self.theirs[first].start, self.theirs[last].end
        text, printed = self.reading.text, self.reading.printed
        lead = Span(self.fragment.start, self.quoted[0].start)
        tail = Span(self.quoted[-1].end, self.fragment.end)
        before, after = _joint_before(self.source, start), _joint_after(self.source, end)
        edits = []
        opening, closing = compare_opening(lead.of(text), before), compare_closing(tail.of(text), after)
        if opening.codes:
            source = Span(start - opening.taken, start)
            edits.append(
                Edit(opening.codes[0], lead.of(printed), source.of(self.source), lead, source, opening.codes[1:])
            )
        if closing.codes:
            shown = Span(end, end + max(closing.taken, len(after) - len(after.lstrip("".join(",.;:!?")))))
            edits.append(
                Edit(closing.codes[0], tail.of(printed), shown.of(self.source), tail, shown, closing.codes[1:])
            )
        edits += self._cut_compound(end, tail.of(text))
        return Span(start - opening.taken, end + closing.taken), edits

    def _sic_edits(self, edits: Sequence[Edit]) -> list[Edit]:
        """E104 for each [sic] whose word the source has, E204 for one on words that differ."""
        found = []
        for sic in (
            sic for sic in self.reading.sics if self.fragment.start <= sic.start and sic.end <= self.fragment.end
        ):
            before = [word for word in self.quoted if word.end <= sic.start][-1:]
            touched = [
                e
                for e in edits
                if e.code[0] == "W" and before and e.quoted_span.end > before[0].start and e.quoted_span.start < sic.end
            ]
            source = touched[0].source_span if touched else self._source_point(self._place_before(sic.start), -1)
            found.append(
                Edit("E204" if touched else "E104", sic.of(self.reading.printed), "", sic, Span(source.end, source.end))
            )
        return found

    def _place_before(self, at: int) -> int:
        """The index of the source word that stands for the last quoted word before `at`."""
        return max((j for i, j in self.alignment.matches if self.ours[i].end <= at), default=self.alignment.first)

    def _with_paired_emphasis(self, edits: list[Edit], span: Span) -> list[Edit]:
        """Asterisks and underscores are emphasis in pairs; one alone is punctuation like any other."""
        marked = [edit for edit in edits if edit.code in {"E105", "T112"}]
        around = self.source[max(0, span.start - 3) : span.end + 3]
        if not marked or all(
            len(re.findall(r"[*_]+", text)) % 2 == 0 for text in (around, self.fragment.of(self.reading.printed))
        ):
            return edits
        return [evolve(edit, code="W107") if edit in marked else edit for edit in edits]

    def _cut_compound(self, end: int, tail: str) -> list[Edit]:
        """W206 where the quotation stops at the hyphen of a compound (a warning there)."""
        following = self.source[end : end + 2]
        if (tail[:1] in "-‐‑" and tail) or len(following) < 2 or following[0] not in "-‐‑" or not following[1].isalnum():
            return []
        if self.alignment.matches[-1:] != ((len(self.ours) - 1, self.alignment.last - 1),):
            return []
        last, other = self.ours[-1], self.theirs[self.alignment.last - 1]
        rest = next((w for w in words(self.source, Span(end, min(len(self.source), end + 60))) if w.start > end), None)
        if rest is None:
            return []
        source = Span(other.start, rest.end)
        return [Edit("W206", last.raw, source.of(self.source), Span(last.start, last.end), source)]

    def _kept(self) -> tuple[int, int, int, int]:
        matches = self.alignment.matches
        run = longest = 0
        previous = (-2, -2)
        for i, j in matches:
            weight = word_weight(self.ours[i].key)
            run = run + weight if (i, j) == (previous[0] + 1, previous[1] + 1) else weight
            longest = max(longest, run)
            previous = (i, j)
        content = sum(1 for i, _ in matches if len(self.ours[i].key) > 3)
        return len(matches), len(self.ours), content, longest

    def _agrees(self, edits: Sequence[Edit]) -> int:
        """How many code points of the quotation agree before its first edit that is more than typography."""
        return next((edit.quoted_span.start for edit in edits if edit.code[0] == "W"), len(self.reading.text))

    def _cost(self, edits: Sequence[Edit]) -> float:
        return sum(max(len(edit.quoted.split()), len(edit.source.split()), 1) * _weight(edit.code) for edit in edits)


def _joint_before(text: str, at: int) -> str:
    start = at
    while start > 0 and at - start < _LONGEST_JOINT and not text[start - 1].isalnum():
        start -= 1
    return text[start:at]


def _joint_after(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < _LONGEST_JOINT and not text[end].isalnum():
        end += 1
    return text[at:end]


def _weight(code: str) -> float:
    if code[0] in "TE":
        return 0.0
    return 0.5 if code in {"W105", "W106", "W107", "W108", "W109"} else 1.0


def _span_of(found: Sequence[Word]) -> Span | None:
    return Span(found[0].start, found[-1].end) if found else None


def _mark_order(edits: list[Edit]) -> list[Edit]:
    """Where the same words are missing in one place and too many in another, both edits say W104."""
    left_out = {_key(edit.source): edit for edit in edits if edit.source and not edit.quoted}
    put_in = {_key(edit.quoted): edit for edit in edits if edit.quoted and not edit.source}
    moved = {key for key in left_out if key in put_in}
    if not moved:
        return edits
    return [
        evolve(edit, code=min(("W104", edit.code), key=_place), also=(max(("W104", edit.code), key=_place), *edit.also))
        if _key(edit.quoted or edit.source) in moved and not (edit.quoted and edit.source)
        else edit
        for edit in edits
    ]


def _place(code: str) -> int:
    return PRECEDENCE.index(code) if code in PRECEDENCE else len(PRECEDENCE)


def _key(text: str) -> str:
    return fold(text)
