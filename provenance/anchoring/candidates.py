"""Passages that a fragment of a quotation may stand for, each held against the quotation."""

from __future__ import annotations

from attrs import evolve
from rapidfuzz import fuzz

from provenance.anchoring.approximate import windows
from provenance.anchoring.budget import Budget
from provenance.anchoring.hits import hits
from provenance.anchoring.prepared import Prepared
from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.text.characters import is_unspaced
from provenance.text.normal_form import fold
from provenance.wording.comparison import Comparison, compare, rank
from provenance.wording.editing import Reading

#: How much text on each side of an exact hit is looked at for the words and marks that touch it.
_MARGIN = 48
#: How far below the best window's resemblance (in percent points) a window is still compared word by word.
_NEAR_BEST = 25.0
#: Above this many characters windows are not ranked by resemblance first, which would cost their product.
_LONG = 3_000


def exact_candidates(
    source: Prepared, reading: Reading, fragment: Span, budget: Budget, within: Span | None = None
) -> list[Comparison]:
    """Comparisons with every place that has the fragment's letters and digits; those at word boundaries if any are."""
    folded = fold("".join(w.raw for w in reading.words(fragment) if not w.bracketed) or fragment.of(reading.text))
    if not folded:
        return symbol_candidates(source, reading, fragment, budget, within)
    known: dict[str, tuple[int, Comparison | None]] = {}
    found: list[Comparison] = []
    for span in hits(source, folded, within):
        start, end = max(0, span.start - _MARGIN), min(len(source.text), span.end + _MARGIN)
        near = f"{span.start - start} {source.text[start:end]}"
        if near not in known:
            budget.spend(len(reading.words(fragment)) * 2)
            known[near] = (
                span.start,
                compare(
                    reading,
                    fragment,
                    source.text,
                    _window(source.text, _with_symbols(source.text, span, reading, fragment)),
                ),
            )
        begun, comparison = known[near]
        if comparison is not None:
            found.append(shifted(comparison, span.start - begun))
    whole = [c for c in found if not any(edit.code == "W206" for edit in c.edits)]
    return _distinct(whole or found)


def symbol_candidates(
    source: Prepared, reading: Reading, fragment: Span, budget: Budget, within: Span | None
) -> list[Comparison]:
    """The same for a fragment of symbols only, which the normal form does not hold: literal places."""
    text = fragment.of(reading.text)
    found, at = [], source.text.find(text, within.start if within else 0)
    while at >= 0 and (within is None or at + len(text) <= within.end):
        budget.spend(2)
        comparison = compare(reading, fragment, source.text, Span(at, at + len(text)))
        if comparison is not None:
            found.append(comparison)
        at = source.text.find(text, at + len(text))
    return _distinct(found)


def _window(text: str, span: Span) -> Span:
    """The span with the words that touch it, so that no word is cut at the window's ends."""
    start, end = span.start, span.end
    while start > 0 and span.start - start < _MARGIN and not _parts_words(text[start - 1]):
        start -= 1
    while end < len(text) and end - span.end < _MARGIN and not _parts_words(text[end]):
        end += 1
    return Span(start, end)


def _parts_words(character: str) -> bool:
    """Whether no word goes on over a character: white space, and each character of a script without spaces."""
    return character.isspace() or is_unspaced(character)


def _with_symbols(text: str, span: Span, reading: Reading, fragment: Span) -> Span:
    """The span with room for the symbols at the fragment's ends, which the normal form does not hold."""
    quoted = reading.words(fragment)
    lettered = [word for word in quoted if fold(word.raw)]
    before = lettered[0].start - quoted[0].start
    after = quoted[-1].end - lettered[-1].end
    return Span(max(0, span.start - 2 * before), min(len(text), span.end + 2 * after))


def approximate_candidates(
    source: Prepared, reading: Reading, fragment: Span, budget: Budget, within: Span | None = None
) -> list[Comparison]:
    """Comparisons with every window that resembles the fragment nearly as much as the best one does."""
    folded = fold("".join(w.raw for w in reading.words(fragment) if not w.bracketed) or fragment.of(reading.text))
    if len(folded) < 2:
        return []
    found = windows(source, folded, within)
    if len(folded) < _LONG:
        scored = [(fuzz.partial_ratio(folded, source.form.folded[w.start : w.end]), w) for w in found]
        best = max((score for score, _ in scored), default=0.0)
        found = [window for score, window in scored if score >= best - _NEAR_BEST]
    comparisons: list[Comparison] = []
    for window in found:
        span = _window(source.text, source.form.span(window.start, window.end))
        comparisons += _in_window(source.text, reading, fragment, span, budget)
    return _distinct(comparisons)


def _in_window(text: str, reading: Reading, fragment: Span, window: Span, budget: Budget) -> list[Comparison]:
    """The best passage of a window, and then the best of what remains on each side of it while that is large enough."""
    found: list[Comparison] = []
    waiting = [window]
    while waiting:
        part = waiting.pop()
        budget.spend(len(reading.words(fragment)) + part.length // 5)
        comparison = compare(reading, fragment, text, part)
        if comparison is None or 3 * comparison.kept < comparison.total:
            continue
        found.append(comparison)
        sides = (
            Span(part.start, max(part.start, comparison.span.start)),
            Span(min(part.end, comparison.span.end), part.end),
        )
        waiting += [side for side in sides if 2 * side.length >= fragment.length and side.length < part.length]
    return found


def _distinct(found: list[Comparison]) -> list[Comparison]:
    """The best of each group of overlapping passages, in order of their place."""
    kept: list[Comparison] = []
    for comparison in sorted(found, key=lambda c: (c.span.start, c.span.end)):
        if kept and kept[-1].span.overlaps(comparison.span):
            if _quality(comparison) < _quality(kept[-1]):
                kept[-1] = comparison
        else:
            kept.append(comparison)
    return kept


def _quality(comparison: Comparison) -> tuple[int, float, int, int]:
    return rank(comparison.wording), comparison.cost, -comparison.kept, comparison.span.start


def shifted(comparison: Comparison, by: int) -> Comparison:
    """The same comparison `by` code points further on in the source."""
    if not by:
        return comparison

    def move(edit: Edit) -> Edit:
        return evolve(edit, source_span=edit.source_span.shifted(by))

    return evolve(comparison, span=comparison.span.shifted(by), edits=tuple(map(move, comparison.edits)))
