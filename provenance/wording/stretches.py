"""What one differing stretch of words is: a number, a negation, a name, a spelling, or other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.editing import QuotedWord
from provenance.wording.language import Language
from provenance.wording.numbers import has_digit, numbers_in, same_numbers

#: Where several codes hold, the first of this order is the edit's own.
PRECEDENCE = (
    "W206", "W207", "W201", "W205", "W202", "W204", "W203", "W104", "W105", "W106", "W108", "W109", "W107",
    "W101", "W102", "W103",
)  # fmt: skip
_COMPARISONS = frozenset("<>=≤≥≠≈±×÷+−")
_UNIT_SYMBOLS = frozenset("%‰$€£¥¢°₹₽₩₺₴")
#: Words that say one thing about a quantity and are no number on their own.
_WEAK_NUMBERS = frozenset({"one", "second", "a"})
_BROKEN = re.compile(r"[-‐‑\u00ad]\s*\n\s*")
#: Letters of other alphabets that are printed like a Latin one (after the Unicode confusables table, UTS 39).
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһӏвкмнтгαονρτυικχ", "aeopcyxijsdhlbkmhtraovptuikx")


@frozen
class Stretch:
    """Words of the quotation and the words of the source that stand in their place; either may be empty.

    `quoted_text` and `source_text` run from the first to the last word as printed; `opens` and `closes` say that the
    stretch holds the quotation's first or last word; `sentence_start` that the source's words begin a sentence;
    `surroundings` are the keys of the words around the passage.
    """

    quoted: Sequence[QuotedWord]
    source: Sequence[Word]
    quoted_text: str
    source_text: str
    opens: bool = False
    closes: bool = False
    sentence_start: bool = False
    surroundings: frozenset[str] = frozenset()


def classify(stretch: Stretch, lists: Language) -> tuple[str, ...]:
    """Every code that holds of a stretch, in order of precedence; at least one."""
    ours = [word for word in stretch.quoted if not word.bracketed]
    edited = _declared(stretch, ours, lists)
    if edited:
        return edited
    joined = _joined(stretch, ours)
    if joined:
        return joined
    found = {_plain_code(ours, stretch.source)}
    found |= _cut(stretch, ours)
    found |= _critical(
        [w.raw for w in ours],
        [w.raw for w in stretch.source],
        [w.key for w in ours],
        [w.key for w in stretch.source],
        lists,
    )
    if _names(ours, stretch, lists):
        found.add("W203")
    if ours and Counter(w.key for w in ours) == Counter(w.key for w in stretch.source):
        found.add("W104")
    if "W201" not in found and _same_value(ours, stretch.source, lists):
        found = {"W109"} | found - {"W101"}
    if len(ours) == len(stretch.source) == 1:
        found |= _spelling(ours[0], stretch.source[0], lists)
    if "W206" in found:
        found -= {"W109"}
    if len(found) > 1:
        found -= {"W101", "W102", "W103"}
    return tuple(code for code in PRECEDENCE if code in found)


def _plain_code(ours: Sequence[QuotedWord], theirs: Sequence[Word]) -> str:
    return "W101" if ours and theirs else "W102" if ours else "W103"


def _declared(stretch: Stretch, ours: Sequence[QuotedWord], lists: Language) -> tuple[str, ...]:
    """Codes of editing declared by brackets: E102, E103, or nothing where undeclared words are involved."""
    brackets = [word for word in stretch.quoted if word.bracketed]
    if brackets and not ours:
        meaning = _meaning(brackets, stretch, lists)
        return ("E206", *meaning) if meaning is not None else ("E103",) if stretch.source else ("E102",)
    pairs = list(zip(ours, stretch.source, strict=False))
    if (
        ours
        and len(ours) == len(stretch.source)
        and all(word.kept is not None and _keeps(word, other) for word, other in pairs)
    ):
        return ("E103",)
    return ()


def _meaning(brackets: Sequence[QuotedWord], stretch: Stretch, lists: Language) -> tuple[str, ...] | None:
    """What bracketed words bring in that the passage does not hold; None where they bring in nothing of weight.

    A name or content word is in place where it, or one with the same beginning, stands in the surroundings.
    """
    ours, theirs = [w.key for w in brackets], [w.key for w in stretch.source]
    found = _critical([w.raw for w in brackets], [w.raw for w in stretch.source], ours, theirs, lists)
    stems = {word[:4] for word in stretch.surroundings}
    news = [w for w in brackets if w.key not in lists.function_words and len(w.key) > 3 and w.key[:4] not in stems]
    if any(_is_name(word.raw, lists) for word in news):
        found.add("W203")
    return tuple(code for code in PRECEDENCE if code in found) if found or news else None


def _keeps(word: QuotedWord, source: Word) -> bool:
    """Whether the letters outside the brackets are the source word's beginning, end or both."""
    kept, whole = fold(word.kept or ""), fold(source.raw)
    if not kept:
        return False
    cut = next((at for at, (a, b) in enumerate(zip(kept, whole, strict=False)) if a != b), min(len(kept), len(whole)))
    rest = kept[cut:]
    return len(kept) <= len(whole) and whole.endswith(rest) and cut + len(rest) <= len(whole)


def _joined(stretch: Stretch, ours: Sequence[QuotedWord]) -> tuple[str, ...]:
    """T104, W108 or W105 where the letters agree and only joints inside the stretch differ."""
    letters = fold("".join(w.raw for w in ours))
    if not letters or letters != fold("".join(w.raw for w in stretch.source)):
        return ()
    if any(has_digit(raw) for raw in [*(w.raw for w in ours), *(w.raw for w in stretch.source)]):
        return ()
    quoted, source = _BROKEN.sub("", stretch.quoted_text), _BROKEN.sub("", stretch.source_text)
    if quoted == source:
        return ("T104",)
    if quoted.lower() == source.lower():
        return ("W105",)
    return ("W108",)


def _cut(stretch: Stretch, ours: Sequence[QuotedWord]) -> set[str]:
    """W206 where the quotation's first or last word is a piece of the source's word there."""
    if not ours or not stretch.source:
        return set()
    if stretch.closes and _is_piece(ours[-1].key, stretch.source[-1].key, at_start=True):
        return {"W206"}
    if stretch.opens and _is_piece(ours[0].key, stretch.source[0].key, at_start=False):
        return {"W206"}
    return set()


def _is_piece(part: str, whole: str, *, at_start: bool) -> bool:
    if len(part) >= len(whole):
        return False
    if not (whole.startswith(part) if at_start else whole.endswith(part)):
        return False
    return part[:1].isdigit() or whole[:1] in "-0123456789" or len(part) >= 3


def _critical(
    our_raws: Sequence[str],
    their_raws: Sequence[str],
    our_keys: Sequence[str],
    their_keys: Sequence[str],
    lists: Language,
) -> set[str]:
    """Codes of the differences that change what is said: numbers, units, negations, obligation and quantity words."""
    found: set[str] = set()
    ours, theirs = numbers_in(our_raws, our_keys, lists), numbers_in(their_raws, their_keys, lists)
    weak = all(key in _WEAK_NUMBERS or key not in lists.number_words for key in (*our_keys, *their_keys))
    digits = any(has_digit(raw) for raw in (*our_raws, *their_raws))
    if not same_numbers(ours, theirs) and (digits or not weak):
        found.add("W201")
    if Counter(k for k in our_keys if k in _COMPARISONS) != Counter(k for k in their_keys if k in _COMPARISONS):
        found.add("W201")
    our_units, their_units = _units(our_keys, lists), _units(their_keys, lists)
    if our_units != their_units and ((our_units and their_units) or _UNIT_SYMBOLS & {*our_units, *their_units}):
        found.add("W205")
    if sum(map(lists.is_negation, our_keys)) != sum(map(lists.is_negation, their_keys)):
        found.add("W202")
    if len(our_keys) == len(their_keys) == 1 and any(
        our_keys[0] == prefix + their_keys[0] or their_keys[0] == prefix + our_keys[0]
        for prefix in lists.negative_prefixes
    ):
        found.add("W202")
    strong = lists.obligations | lists.quantities
    if Counter(k for k in our_keys if k in strong) != Counter(k for k in their_keys if k in strong):
        found.add("W204")
    return found


def _units(keys: Sequence[str], lists: Language) -> Counter[str]:
    return Counter(key for key in keys if key in lists.units or key in _UNIT_SYMBOLS)


def _same_value(ours: Sequence[QuotedWord], theirs: Sequence[Word], lists: Language) -> bool:
    """Whether both sides are the same numbers and nothing else of weight."""
    if not ours or not theirs:
        return False
    our_numbers = numbers_in([w.raw for w in ours], [w.key for w in ours], lists)
    their_numbers = numbers_in([w.raw for w in theirs], [w.key for w in theirs], lists)
    return bool(our_numbers) and same_numbers(our_numbers, their_numbers)


def _names(ours: Sequence[QuotedWord], stretch: Stretch, lists: Language) -> bool:
    """Whether a capitalised word differs that is not merely the beginning of a sentence."""
    if lists.language == "de":  # every noun has a capital there
        return False
    names = [w.key for at, w in enumerate(ours) if _is_name(w.raw, lists) and not (stretch.opens and at == 0)]
    others = [
        w.key
        for at, w in enumerate(stretch.source)
        if _is_name(w.raw, lists) and not (at == 0 and (stretch.sentence_start or stretch.opens))
    ]
    return Counter(names) != Counter(others)


def _is_name(raw: str, lists: Language) -> bool:
    return raw[:1].isupper() and len(raw) > 1 and fold(raw) not in lists.function_words and not has_digit(raw)


def _spelling(ours: QuotedWord, theirs: Word, lists: Language) -> set[str]:
    if ours.key.translate(_LOOK_ALIKE) == theirs.key.translate(_LOOK_ALIKE):
        return {"W207"}
    for a, b in lists.spelling_pairs:
        if ours.key.replace(a, b) == theirs.key.replace(a, b):
            return {"W108"}
    return set()
