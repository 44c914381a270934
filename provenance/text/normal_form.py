"""The form in which passages are looked for: letters and digits only, with the way back to the text."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from attrs import frozen

from provenance.model.span import Span
from provenance.text.characters import fold_character

#: How many characters are folded at a time.
_BLOCK = 1 << 16


@frozen(eq=False)
class NormalForm:
    """`folded` holds the letters and digits of a text, without case, accents, spaces and punctuation.

    `offsets[i]` is the code point of the text from which `folded[i]` was made; it never decreases. The form only
    finds: whether two passages say the same is decided on the text itself.
    """

    folded: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The span of the text behind `folded[start:end]`, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def normal_form(text: str) -> NormalForm:
    """Fold `text`, writing the offset of each kept character at the same time; linear in its length.

    Works in blocks, so that no list of all offsets is ever held beside the array.
    """
    folds = {character: fold_character(character) for character in set(text)}
    folded = text.translate({ord(character): fold for character, fold in folds.items()})
    widths = {character: len(fold) for character, fold in folds.items() if fold}
    offsets = array("I" if len(text) < 1 << 32 else "Q")
    single = all(width == 1 for width in widths.values())
    for start in range(0, len(text), _BLOCK):
        block = enumerate(text[start : start + _BLOCK], start)
        if single:
            offsets.extend([at for at, character in block if character in widths])
        else:
            offsets.extend([at for at, character in block for _ in range(widths.get(character, 0))])
    return NormalForm(folded, offsets)


def fold(text: str) -> str:
    """The normal form of a short text without its offsets."""
    return "".join(map(fold_character, text))
