"""What one differing stretch of words is: a number, a negation, a name, a spelling, or other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from attrs import frozen

from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.brackets import declared
from provenance.wording.critical import critical_codes, name_differs
from provenance.wording.editing import QuotedWord
from provenance.wording.language import Language
from provenance.wording.look_alikes import look_alike
from provenance.wording.numbers import digit_runs, same_quantity

#: Where several codes hold, the first of this order is the edit's own.
PRECEDENCE = (
    "E206", "W206", "W207", "W201", "W205", "W202", "W204", "W203", "W104", "W105", "W106", "W108", "W109", "W107",
    "W101", "W102", "W103",
)  # fmt: skip
_BROKEN = re.compile(r"[-‐‑\u00ad][ \t]*\n\s*")
#: A piece of a word that is shorter than this may as well be another word.
_SHORTEST_PIECE = 3


@frozen
class Stretch:
    """Words of the quotation and the words of the source that stand in their place; either may be empty.

    `quoted_text` and `source_text` run from the first to the last word as printed; `opens` and `closes` say that the
    stretch holds the quotation's first or last word; `sentence_start` that the source's words begin a sentence;
    `surroundings` are the keys of the words around the passage; `enclosed` says that the source's words stand in
    brackets of its own.
    """

    quoted: Sequence[QuotedWord]
    source: Sequence[Word]
    quoted_text: str
    source_text: str
    opens: bool = False
    closes: bool = False
    sentence_start: bool = False
    surroundings: frozenset[str] = frozenset()
    enclosed: bool = False

    @property
    def plain(self) -> list[QuotedWord]:
        """The quotation's words outside brackets."""
        return [word for word in self.quoted if not word.bracketed]


def by_precedence(codes: Collection[str]) -> tuple[str, ...]:
    """The codes in order of precedence, the rest behind them."""
    return (*(code for code in PRECEDENCE if code in codes), *sorted(set(codes).difference(PRECEDENCE)))


def classify(stretch: Stretch, lists: Language) -> tuple[str, ...]:
    """Every code that holds of a stretch, in order of precedence; at least one."""
    ours, theirs = stretch.plain, stretch.source
    codes = declared(stretch.quoted, theirs, stretch.surroundings, lists, enclosed=stretch.enclosed)
    codes = codes or _joined(stretch, ours)
    if codes:
        return by_precedence(codes)
    found = {"W101" if ours and theirs else "W102" if ours else "W103"}
    found |= _cut(stretch, ours) | critical_codes(ours, theirs, lists)
    if name_differs(ours, theirs, lists, opens=stretch.opens, sentence_start=stretch.sentence_start):
        found.add("W203")
    if ours and Counter(word.key for word in ours) == Counter(word.key for word in theirs):
        found.add("W104")
    if not found & {"W201", "W205", "W206"} and same_quantity(ours, theirs, lists):
        found.add("W109")
    if ours and len(ours) == len(theirs):
        found |= _spelling(ours, theirs, lists)
    if len(found) > 1:
        found -= {"W101", "W102", "W103"}
    return by_precedence(found)


def _joined(stretch: Stretch, ours: Sequence[QuotedWord]) -> set[str]:
    """T104, W105 or W108 where the letters agree and only joints inside the stretch differ; numbers stay whole."""
    letters = fold("".join(word.raw for word in ours))
    if not letters or letters != fold("".join(word.raw for word in stretch.source)):
        return set()
    if digit_runs([word.raw for word in ours]) != digit_runs([word.raw for word in stretch.source]):
        return set()
    quoted, source = _BROKEN.sub("", stretch.quoted_text), _BROKEN.sub("", stretch.source_text)
    if quoted == source:
        return {"T104"}
    if quoted.lower() == source.lower():
        return {"W105"}
    return {"W108"}


def _cut(stretch: Stretch, ours: Sequence[QuotedWord]) -> set[str]:
    """W206 where the quotation's first or last word is a piece of the source's word there."""
    if not ours or not stretch.source:
        return set()
    ends = stretch.closes and _is_piece(ours[-1].key, stretch.source[-1].key, at_start=True)
    starts = stretch.opens and _is_piece(ours[0].key, stretch.source[0].key, at_start=False)
    return {"W206"} if ends or starts else set()


def _is_piece(part: str, whole: str, *, at_start: bool) -> bool:
    if len(part) >= len(whole):
        return False
    if not (whole.startswith(part) if at_start else whole.endswith(part)):
        return False
    return part[:1].isdigit() or whole[:1] in "-.0123456789" or len(part) >= _SHORTEST_PIECE


def _spelling(ours: Sequence[QuotedWord], theirs: Sequence[Word], lists: Language) -> set[str]:
    """W207 where only look-alike letters differ, W108 where only spellings do that the language knows."""
    pairs = [(our, their) for our, their in zip(ours, theirs, strict=True) if our.raw != their.raw]
    if not pairs:
        return set()
    if all(look_alike(our.raw, their.raw) for our, their in pairs):
        return {"W207"}
    if all(_spelt_otherwise(our.key, their.key, lists) for our, their in pairs):
        return {"W108"}
    return set()


def _spelt_otherwise(our: str, their: str, lists: Language) -> bool:
    return any(our.replace(a, b) == their.replace(a, b) for a, b in lists.spelling_pairs)
