"""Differences that change what is said: numbers, units, negations, obligation and quantity words, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.editing import QuotedWord
from provenance.wording.language import UNIT_SYMBOLS, Language
from provenance.wording.numbers import counts, has_digit, numbers_in, same_numbers, units_in

_COMPARISONS = frozenset("<>=≤≥≠≈±×÷+−")

AnyWord = QuotedWord | Word


def critical_codes(ours: Sequence[AnyWord], theirs: Sequence[AnyWord], lists: Language) -> set[str]:
    """Those of W201, W205, W202 and W204 that hold of two runs of words."""
    found: set[str] = set()
    our_keys, their_keys = [word.key for word in ours], [word.key for word in theirs]
    if _numbers_differ(ours, theirs, lists) or _counts_differ(our_keys, their_keys, _COMPARISONS.__contains__):
        found.add("W201")
    our_units, their_units = units_in(ours, lists), units_in(theirs, lists)
    if our_units != their_units and ((our_units and their_units) or UNIT_SYMBOLS & {*our_units, *their_units}):
        found.add("W205")
    if _negations(our_keys, lists) != _negations(their_keys, lists) or _negated(our_keys, their_keys, lists):
        found.add("W202")
    if _counts_differ(our_keys, their_keys, (lists.obligations | lists.quantities).__contains__):
        found.add("W204")
    return found


def is_name(raw: str, lists: Language) -> bool:
    """Whether a word has the capital of a name: it is no function word, no single letter and no number.

    A word in capitals throughout may be an initialism ("US") although it is spelt like a function word.
    """
    if not raw[:1].isupper() or len(raw) == 1 or has_digit(raw):
        return False
    return raw.isupper() or fold(raw) not in lists.function_words


def name_differs(
    ours: Sequence[AnyWord], theirs: Sequence[AnyWord], lists: Language, *, opens: bool, sentence_start: bool
) -> bool:
    """Whether a capitalised word differs that does not merely begin the quotation or a sentence of the source."""
    if lists.nouns_have_capitals:
        return False
    names = [word.key for word in ours[int(opens) :] if is_name(word.raw, lists)]
    others = [word.key for word in theirs[int(opens or sentence_start) :] if is_name(word.raw, lists)]
    return Counter(names) != Counter(others)


def _numbers_differ(ours: Sequence[AnyWord], theirs: Sequence[AnyWord], lists: Language) -> bool:
    """Whether the values differ; where nothing but a lone "one" or "second" is there, there is no number."""
    if same_numbers(numbers_in(ours, lists), numbers_in(theirs, lists)):
        return False
    return any(counts(word, lists) for word in (*ours, *theirs))


def _negations(keys: Iterable[str], lists: Language) -> int:
    """How many words negate; `un` and `non` before a hyphen are words here."""
    return sum(1 for key in keys if lists.is_negation(key) or key in lists.negative_prefixes)


def _negated(ours: Sequence[str], theirs: Sequence[str], lists: Language) -> bool:
    """Whether one word is the other with a negative prefix."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = ours[0], theirs[0]
    return any(prefix + other == one or prefix + one == other for prefix in lists.negative_prefixes)


def _counts_differ(ours: Iterable[str], theirs: Iterable[str], counted: Callable[[str], bool]) -> bool:
    return Counter(filter(counted, ours)) != Counter(filter(counted, theirs))
