"""Words that are the same letters, joined or divided otherwise on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from attrs import evolve

from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.alignment import Alignment
from provenance.wording.editing import QuotedWord


#: At so many places the letters may stand inside of words before they are looked for no further.
_MOST_PLACES = 1_000


def common_cuts(ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> list[tuple[int, int]]:
    """After how many words of both sides the letters so far are the same, the very end left out.

    Empty where all the letters together are not the same.
    """
    our_folds, their_folds = [fold(word.raw) for word in ours], [fold(word.raw) for word in theirs]
    if not all(our_folds) or not all(their_folds) or "".join(our_folds) != "".join(their_folds):
        return []
    ends = {length: after for after, length in enumerate(accumulate(map(len, their_folds)), 1)}
    cuts = [(after, ends.get(length, 0)) for after, length in enumerate(accumulate(map(len, our_folds)), 1)]
    return [cut for cut in cuts[:-1] if cut[1]]


def same_letters(ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> bool:
    """Whether two runs of words, none of them empty, are the same letters and digits."""
    letters = fold("".join(word.raw for word in ours))
    return bool(letters) and letters == fold("".join(word.raw for word in theirs))


def align_by_letters(ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> Alignment | None:
    """The alignment where the source has all the letters of the quotation in one run of whole words.

    None where it has not, and where symbols stand among the words, which are no letters.
    """
    our_folds, folds = [fold(word.raw) for word in ours], [fold(word.raw) for word in theirs]
    if not all(our_folds) or not all(folds):
        return None
    letters, there = "".join(our_folds), "".join(folds)
    starts = {place: at for at, place in enumerate(accumulate(map(len, folds), initial=0))}
    place = there.find(letters)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return None
        first, last = starts.get(place), starts.get(place + len(letters))
        if first is not None and last is not None:
            cuts = [(0, 0), *common_cuts(ours, theirs[first:last]), (len(ours), last - first)]
            single = [start for start, end in pairwise(cuts) if end == (start[0] + 1, start[1] + 1)]
            matches = [(i, first + j) for i, j in single if ours[i].key == theirs[first + j].key]
            return Alignment(tuple(matches), first, last)
        place = there.find(letters, place + 1)
    return None


def with_words_between(alignment: Alignment, ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> Alignment:
    """The alignment with equal words matched that stand between words joined or divided otherwise."""
    matches = list(alignment.matches)
    ends = (-1, alignment.first - 1), (len(ours), alignment.last)
    for (i0, j0), (i1, j1) in pairwise((ends[0], *alignment.matches, ends[1])):
        if i1 > i0 + 1 and j1 > j0 + 1:
            cuts = [(0, 0), *common_cuts(ours[i0 + 1 : i1], theirs[j0 + 1 : j1]), (i1 - i0 - 1, j1 - j0 - 1)]
            single = [end for start, end in pairwise(cuts) if end == (start[0] + 1, start[1] + 1)]
            pairs = [(i0 + i, j0 + j) for i, j in single]
            matches += [(i, j) for i, j in pairs if ours[i].key == theirs[j].key]
    return evolve(alignment, matches=tuple(sorted(matches))) if len(matches) > len(alignment.matches) else alignment
