"""Quotation marks of a paragraph: which of them stand for each other, and which are apostrophes or inches.

The pairs that languages use: the Unicode Standard, section 6.2 ("Language-Based Usage of Quotation Marks"), and CLDR's
delimiters. The rules for telling straight and single marks apart were written for this project. Linear: every mark is
looked at once, with what stands on its two sides and the next mark that settles a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import define, field, frozen

from provenance.drafts.unspaced import UNSPACED_AT_MARKS
from provenance.model.span import Span

#: What may close a quotation that each mark opens.
CLOSERS: Mapping[str, str] = {
    "“": '”“"', "„": '“”"', "‟": "”", "”": "”", '"': '"”', "``": "''",
    "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "「": "」", "『": "』", "《": "》", "〈": "〉",
    "‘": "’'", "‛": "’'", "‚": "‘’'", "'": "'’",
}  # fmt: skip
_OPENERS: Mapping[str, tuple[str, ...]] = {
    mark: tuple(opener for opener, closers in CLOSERS.items() if mark in (closers if opener != "``" else ("''",)))
    for mark in [*CLOSERS, "''", "」", "』", "》", "〉", "’"]
}
_SINGLE = frozenset("‘’‚‛'")
_ALWAYS_OPEN = frozenset("“„‟«‹「『《〈‘‛‚") | {"``"}
_BY_PLACE = frozenset("”»›'\"")
_TOKEN = re.compile(r"(?<!`)``(?!`)|''|[“”„‟\"«»‹›「」『』《》〈〉]|[‘‚‛]|(?<![^\W_])['’]|['’](?![^\W_])|\n\n")
_BEFORE_OPENING = frozenset("([{<—–―-/=:*_~|¿¡…+&@#“„‟«‹「『‘‚\"'")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–―-/…*_~|”’»›」』\"'“‘«&+=、。，；：！？[")
_MEASURE = re.compile(r"(?<![^\W_])(?:[0-9]{1,3}(?:[.,/][0-9]{1,3})?|[¼-¾⅐-⅞])\Z")
_ELISION = re.compile(
    r"(?:[0-9]{2}s?|tis|twas|twere|twill|twould|em|til|cos|coz|bout|neath|tween|gainst|fraid|nother|uns?"
    r"|s|t|d|n|ll|ve|alf|ello|orse)(?![^\W_]|['’])",
    re.IGNORECASE,
)
_POSSESSIVE_END = re.compile(r"(?:[szxSZX]|[io]n|o|th)\Z")


@frozen
class Pair:
    """A quotation between its marks: they are at `[open, start)` and `[end, close)`, the words between them."""

    open: int
    start: int
    end: int
    close: int
    mark: str


@frozen
class MarkedText:
    """What the marks of one paragraph are.

    `pairs` are the outermost ones in order. `unclosed` and `unopened` marks have no partner, `measures` are inches and
    feet. `carried` is the last mark without a partner that may go on in the next paragraph.
    """

    pairs: tuple[Pair, ...] = ()
    unclosed: tuple[Span, ...] = ()
    unopened: tuple[Span, ...] = ()
    measures: tuple[Span, ...] = ()
    carried: Span | None = None


class _Mark(NamedTuple):
    """A mark and what its two sides allow; a tuple, because a draft may hold a million of them."""

    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


def read_marks(text: str, inert: Sequence[Span] = ()) -> MarkedText:
    """Pair the quotation marks of a paragraph outside its `inert` stretches; linear."""
    reader = _Reader(text, tuple(_marks(text, inert)))
    for at in range(len(reader.marks)):
        reader.take(at)
    return reader.finish()


def _marks(text: str, inert: Sequence[Span]) -> Iterator[_Mark]:
    """The marks with what their sides allow; a break between paragraphs is one of its own kind."""
    skipped = iter(inert)
    skip = next(skipped, None)
    for match in _TOKEN.finditer(text):
        while skip is not None and skip.end <= match.start():
            skip = next(skipped, None)
        if skip is None or match.start() < skip.start:
            yield _mark(text, match.start(), match.end())


def _mark(text: str, start: int, end: int) -> _Mark:
    before, after = text[start - 1 : start], text[end : end + 1]
    free_before = not before.strip() or before in _BEFORE_OPENING or bool(UNSPACED_AT_MARKS.match(before))
    free_after = not after.strip() or after in _AFTER_CLOSING or bool(UNSPACED_AT_MARKS.match(after))
    touches_after = bool(after.strip()) and (after not in ".,;:!?)]}" or text[end : end + 2] in {"..", ".\u00a0"})
    touches_before = bool(before.strip()) and before not in "([{"
    return _Mark(start, end, text[start:end], free_before and touches_after, touches_before and free_after)


@define(slots=False)
class _Reader:
    text: str
    marks: Sequence[_Mark]
    _open: list[_Mark] = field(factory=list)
    _places: dict[str, list[int]] = field(factory=dict)
    _pairs: list[Pair] = field(factory=list)
    _unclosed: list[_Mark] = field(factory=list)
    _unopened: list[Span] = field(factory=list)
    _measures: list[Span] = field(factory=list)

    def take(self, at: int) -> None:
        """Decide what the next mark is: closing, opening, a measure, an apostrophe, or without a partner."""
        mark = self.marks[at]
        if mark.kind == "\n\n":
            self._give_up()
        elif mark.kind in _SINGLE:
            self._take_single(at, mark)
        elif (opener := self._opener_of(mark)) is not None and self._may_close(at, mark, opener):
            self._close(opener, mark)
        elif self._may_open(mark):
            self._push(mark)
        elif mark.kind == '"' and self._is_measure(mark):
            self._measures.append(Span(mark.start, mark.end))
        elif mark.kind != "''" and (mark.closes or not self._is_inside_word(mark)):
            self._unopened.append(Span(mark.start, mark.end))

    def _is_inside_word(self, mark: _Mark) -> bool:
        return self.text[mark.start - 1 : mark.start].isalnum() and self.text[mark.end : mark.end + 1].isalnum()

    def _opener_of(self, mark: _Mark) -> int | None:
        """The place in the stack of the innermost open mark that this one can close."""
        if not self._open:
            return None
        if self._open[-1].kind in _OPENERS[mark.kind]:
            return len(self._open) - 1
        places = (self._places[kind][-1] for kind in _OPENERS[mark.kind] if self._places.get(kind))
        return max(places, default=None)

    def _may_close(self, at: int, mark: _Mark, opener: int) -> bool:
        opening = self._open[opener].kind
        if mark.kind == '"' and opening != '"':
            return mark.closes and not self._curly_closing_follows[at] and not self._is_measure(mark)
        if mark.kind == '"':
            return self._straight_closes(at, mark)
        if mark.kind in _ALWAYS_OPEN and opening != "„":
            return mark.closes and not mark.opens
        if mark.kind == opening or (mark.kind, opening) in {("“", "„"), ("«", "»"), ("‹", "›")}:
            return mark.closes or not mark.opens
        return True

    def _straight_closes(self, at: int, mark: _Mark) -> bool:
        spaced = not self.text[mark.start - 1 : mark.start].strip() and not self.text[mark.end : mark.end + 1].strip()
        if spaced or (mark.closes and not self._is_measure(mark)):
            return True
        return mark.closes and not self._closing_follows[at]

    def _is_measure(self, mark: _Mark) -> bool:
        """Whether a short number stands right before the mark, as in 12" or 5'10"."""
        return bool(_MEASURE.search(self.text, max(0, mark.start - 8), mark.start))

    @cached_property
    def _closing_follows(self) -> Sequence[bool]:
        """For each mark whether the next straight double one that is no measure can only close."""
        follows, answer = [False] * len(self.marks), False
        for at in range(len(self.marks) - 1, -1, -1):
            follows[at] = answer
            mark = self.marks[at]
            if mark.kind == '"' and not self._is_measure(mark):
                answer = mark.closes and not mark.opens
        return follows

    @cached_property
    def _curly_closing_follows(self) -> Sequence[bool]:
        """For each mark whether a curly double one closes before another opens, so that no straight one need close."""
        follows, answer = [False] * len(self.marks), False
        for at in range(len(self.marks) - 1, -1, -1):
            follows[at] = answer
            mark = self.marks[at]
            if mark.kind in {"“", "„", "”", "\n\n"} or (mark.kind == '"' and mark.opens):
                answer = mark.kind == "”" or (mark.kind == "“" and not mark.opens)
        return follows

    def _may_open(self, mark: _Mark) -> bool:
        if mark.kind in _BY_PLACE:
            spaced = mark.kind == '"' and not mark.closes and not self.text[mark.start - 1 : mark.start].strip()
            return mark.opens or (spaced and bool(self.text[mark.end : mark.end + 2].strip()))
        return mark.kind in _ALWAYS_OPEN and bool(self.text[mark.end : mark.end + 2].strip())

    def _push(self, mark: _Mark) -> None:
        self._places.setdefault(mark.kind, []).append(len(self._open))
        self._open.append(mark)

    def _close(self, opener: int, mark: _Mark) -> None:
        """Pair two marks; whatever was opened between them and not closed goes with it."""
        while len(self._open) > opener:
            opening = self._open.pop()
            self._places[opening.kind].pop()
        self._pairs.append(Pair(opening.start, opening.end, mark.start, mark.end, opening.kind))

    def _take_single(self, at: int, mark: _Mark) -> None:
        """Single marks count outside double ones only, and only where they are plainly no apostrophes."""
        if self._open and self._open[-1].kind not in _SINGLE:
            return
        opener = self._opener_of(mark)
        if (
            opener is not None
            and mark.closes
            and not (mark.opens and mark.kind == "‘")
            and self._single_closes(at, mark)
        ):
            self._close(opener, mark)
        elif mark.opens and mark.kind != "’" and not _ELISION.match(self.text, mark.end):
            self._push(mark)

    def _single_closes(self, at: int, mark: _Mark) -> bool:
        """A mark after a plural or a clipped word is an apostrophe if another one follows that can only close."""
        return not (self._is_doubtful(mark) and self._single_closing_follows[at])

    def _is_doubtful(self, mark: _Mark) -> bool:
        after = self.text[mark.end : mark.end + 2]
        plain = after[:1].isspace() and after[1:].isalpha()
        return plain and bool(_POSSESSIVE_END.search(self.text, max(0, mark.start - 3), mark.start))

    @cached_property
    def _single_closing_follows(self) -> Sequence[bool]:
        """For each mark whether the next single one that is beyond doubt can only close."""
        follows, answer = [False] * len(self.marks), False
        for at in range(len(self.marks) - 1, -1, -1):
            follows[at] = answer
            mark = self.marks[at]
            if mark.kind == "\n\n":
                answer = False
            elif mark.kind in _SINGLE and not self._is_doubtful(mark) and (mark.opens or mark.closes):
                answer = mark.closes and not mark.opens
        return follows

    def _give_up(self) -> None:
        """Leave every open mark without a partner, as a paragraph ends."""
        self._unclosed += self._open
        self._open.clear()
        self._places.clear()

    def finish(self) -> MarkedText:
        """The outermost pairs in order, and what is left over."""
        carried = next((m for m in reversed(self._open) if m.kind not in _SINGLE), None)
        self._give_up()
        outer: list[Pair] = []
        for pair in sorted(self._pairs, key=lambda pair: (pair.open, -pair.close)):
            if not outer or pair.open >= outer[-1].close:
                outer.append(pair)
        return MarkedText(
            pairs=tuple(outer),
            unclosed=tuple(
                Span(m.start, m.end) for m in self._unclosed if m.kind not in {"'", "‛", "``"} and not _within(m, outer)
            ),
            unopened=tuple(self._unopened),
            measures=tuple(self._measures),
            carried=Span(carried.start, carried.end) if carried else None,
        )


def _within(mark: _Mark, pairs: Sequence[Pair]) -> bool:
    """Whether a mark stands inside one of the pairs, which are in order and do not overlap."""
    at = bisect_right(pairs, mark.start, key=lambda pair: pair.open) - 1
    return at >= 0 and mark.start < pairs[at].close
