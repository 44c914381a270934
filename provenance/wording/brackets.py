"""Words in brackets: whether they only insert or replace what an editor may, or bring in something of weight."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.text.normal_form import fold
from provenance.text.words import Word
from provenance.wording.critical import critical_codes, is_name
from provenance.wording.editing import QuotedWord
from provenance.wording.language import Language

#: Words of more letters than this are the same to an editor if they begin with so many equal ones.
_STEM = 4


def declared(
    quoted: Sequence[QuotedWord],
    source: Sequence[Word],
    surroundings: frozenset[str],
    lists: Language,
    *,
    enclosed: bool,
) -> set[str]:
    """Codes of editing that brackets declare: E102, E103, or E206 with what they bring in.

    W107 where the source has the same words in brackets of its own. Empty where words outside brackets differ too.
    """
    brackets = [word for word in quoted if word.bracketed]
    if brackets and len(brackets) == len(quoted):
        if source and [word.key for word in brackets] == [word.key for word in source]:
            return {"W107"} if enclosed else {"E103"}
        return _brought_in(brackets, source, surroundings, lists) or ({"E103"} if source else {"E102"})
    pairs = list(zip(quoted, source, strict=False))
    if not quoted or len(quoted) != len(source) or not all(_keeps(word, other) for word, other in pairs):
        return set()
    return set[str]().union(*(_changed_letters(word, other, lists) for word, other in pairs))


def _brought_in(
    brackets: Sequence[QuotedWord], source: Sequence[Word], surroundings: frozenset[str], lists: Language
) -> set[str]:
    """E206 and what bracketed words bring in that the passage does not hold; empty where nothing is of weight.

    A word is in place where it, or a longer one with the same beginning, stands in the surroundings; an editor's note
    ([laughter]) brings in nothing. A name that is only added, with nothing of the source replaced, explains: it weighs
    as any other word does, not as another name.
    """
    if " ".join(word.key for word in brackets) in lists.editors_notes:
        return set()
    found = critical_codes(brackets, source, lists)
    stems = {key[:_STEM] for key in surroundings if len(key) >= _STEM}
    news = [
        word
        for word in brackets
        if word.key not in lists.function_words and word.key not in surroundings and word.key[:_STEM] not in stems
    ]
    if source and any(is_name(word.raw, lists) for word in news):
        found.add("W203")
    return {"E206", *found} if found or news else set()


def _keeps(word: QuotedWord, source: Word) -> bool:
    """Whether the letters outside the brackets are the source word's beginning, end or both."""
    kept, whole = fold(word.kept or ""), fold(source.raw)
    if not kept or len(kept) > len(whole):
        return False
    cut = next((at for at, (a, b) in enumerate(zip(kept, whole, strict=False)) if a != b), len(kept))
    return whole.endswith(kept[cut:])


def _changed_letters(word: QuotedWord, source: Word, lists: Language) -> set[str]:
    """E103 for case, inflection and dropped letters; E206 for a new number or negation, or where little is kept."""
    found = critical_codes([word], [source], lists)
    kept, whole = fold(word.kept or ""), fold(source.raw)
    dropped = word.raw == word.kept
    if not found and (dropped or 2 * len(kept) >= len(whole)):
        return {"E103"}
    if is_name(word.raw, lists) and not dropped:
        found.add("W203")
    return {"E206", *found}
