"""A fragment of a quotation held against a window of the source: where it ends and how it differs."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.model.verdict import Wording
from provenance.text.words import word_weight, words
from provenance.wording.alignment import align
from provenance.wording.capitals import judge_capitals
from provenance.wording.differences import Differences
from provenance.wording.editing import Reading
from provenance.wording.emphasis import judge_emphasis
from provenance.wording.line_prefixes import without_line_prefixes
from provenance.wording.neighbours import with_neighbours, with_room
from provenance.wording.notes import note_edits
from provenance.wording.passage_ends import passage_ends
from provenance.wording.word_order import mark_order

#: Codes of declared editing that leave a quotation clean, besides all E1xx.
_CLEAN = frozenset({"E203", "E205", "E207"})
_ORDER = (Wording.VERBATIM, Wording.TYPOGRAPHIC, Wording.ALTERED, Wording.DRIFTED)
#: Differences in the form of words, which count half of a word.
_IN_FORM = frozenset({"W105", "W106", "W107", "W108", "W109"})
#: A word of more letters than this tells something about a passage.
_SHORT = 3


@frozen
class Comparison:
    """How one fragment reads in the source.

    `span` is the passage and `passage` its text; `kept` of `total` words stand in it, `kept_content` of them longer
    than three letters; `kept_run` is the longest run of letters and digits that agree; `agrees` counts the code points
    of the quotation before its first edit that is more than typography; `cost` the words by which the two differ.
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
    if all(code[0] == "T" or code[:2] == "E1" or code in _CLEAN for code in kinds):
        return Wording.ALTERED
    return Wording.DRIFTED


def rank(wording: Wording) -> int:
    """0 for verbatim to 3 for drifted."""
    return _ORDER.index(wording)


def compare(reading: Reading, fragment: Span, source: str, window: Span) -> Comparison | None:
    """Align a fragment of a reading with the part of `source` in `window`; None where that part holds no words.

    The passage found stands within the window or up to one word and its punctuation outside it.
    """
    window = with_room(reading, fragment, source, window)
    quoted, theirs = without_line_prefixes(reading.words(fragment), reading.text, words(source, window), source)
    plain = [word for word in quoted if not word.bracketed]
    ours = plain if 0 < len(plain) < len(quoted) else quoted
    if not theirs or not ours:
        return None
    alignment = align([w.key for w in ours], [w.key for w in theirs])
    owner = alignment.last - 1
    if 0 <= owner < len(theirs) and theirs[owner].key == f"{ours[-1].key}'s":  # a name quoted without its possessive
        theirs[owner] = words(source, Span(theirs[owner].start, theirs[owner].end - 2))[-1]
        alignment = align([w.key for w in ours], [w.key for w in theirs])
    differences = Differences(
        reading,
        fragment,
        source,
        quoted,
        ours,
        theirs,
        with_neighbours(alignment, reading, quoted, ours, theirs, source),
    )
    return _comparison(differences)


def _comparison(differences: Differences) -> Comparison:
    edits = sorted(differences.edits(), key=_place)
    edits += note_edits(differences, edits)
    span, ends = passage_ends(differences)
    edits = judge_emphasis(mark_order([*edits, *ends]), differences.reading.printed, differences.source, span)
    edits = sorted(judge_capitals(edits, span.of(differences.source)), key=_place)
    return Comparison(
        span,
        span.of(differences.source),
        tuple(edits),
        *_kept(differences),
        agrees=next((e.quoted_span.start for e in edits if e.code[0] == "W"), len(differences.reading.text)),
        cost=sum(_cost(edit) for edit in edits),
    )


def _place(edit: Edit) -> tuple[int, int]:
    return edit.quoted_span.start, edit.source_span.start


def _kept(differences: Differences) -> tuple[int, int, int, int]:
    """How many words are kept, of how many, how many of them are longer, and the weight of the longest run kept."""
    ours, matches = differences.ours, differences.alignment.matches
    run = longest = 0
    previous = (-2, -2)
    for i, j in matches:
        weight = word_weight(ours[i].key)
        run = run + weight if (i, j) == (previous[0] + 1, previous[1] + 1) else weight
        longest = max(longest, run)
        previous = (i, j)
    content = sum(1 for i, _ in matches if len(ours[i].key) > _SHORT)
    return len(matches), len(ours), content, longest


def _cost(edit: Edit) -> float:
    """The words that an edit changes; none for typography and declared editing."""
    if edit.code[0] in "TE":
        return 0.0
    words_changed = max(len(edit.quoted.split()), len(edit.source.split()), 1)
    return words_changed * (0.5 if edit.code in _IN_FORM else 1.0)
