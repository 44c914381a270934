"""What a quotation that is printed as a whole sentence leaves out of the source's sentence."""

from __future__ import annotations

from attrs import frozen

from provenance.model.span import Span
from provenance.text.characters import QUOTATION_MARKS
from provenance.text.sentences import sentence_at
from provenance.text.words import words
from provenance.wording.language import language_of
from provenance.wording.numbers import has_digit

#: How much text around a passage is looked at for the bounds of its sentence.
_AROUND = 2_000
_ENDS = frozenset(".!?…。！？")


@frozen
class SentenceRest:
    """The unquoted part of a sentence, and whether it `limits` what is said.

    It limits by a negation, a condition, a qualifier or a number that the words around the quotation do not repeat.
    """

    span: Span
    before: bool
    limits: bool


def sentence_rests(printed: str, text: str, passage: Span, repeated: str = "") -> list[SentenceRest]:
    """What a quotation with a capital or a full stop leaves out of the source's sentence, before and after `passage`.

    `printed` is the quotation, `repeated` the draft's own sentence. Empty where the quotation is not printed as a
    whole sentence, or is one.
    """
    window = Span(max(0, passage.start - _AROUND), min(len(text), passage.end + _AROUND))
    sentence = sentence_at(window.of(text), passage.shifted(-window.start)).shifted(window.start)
    found = []
    if _starts_inside(printed, text, passage) and sentence.start < passage.start:
        found.append(_rest(text, Span(sentence.start, passage.start), repeated, before=True))
    if _stops_inside(printed, text, passage) and passage.end < sentence.end:
        found.append(_rest(text, Span(passage.end, sentence.end), repeated, before=False))
    return [rest for rest in found if words(rest.span.of(text))]


def _starts_inside(printed: str, text: str, passage: Span) -> bool:
    """Whether the quotation opens with a capital where the source has a small letter."""
    ours = next((character for character in printed if character.isalpha()), "")
    theirs = next((character for character in passage.of(text) if character.isalpha()), "")
    return ours.isupper() and theirs.islower()


def _stops_inside(printed: str, text: str, passage: Span) -> bool:
    """Whether the quotation closes with the end of a sentence where the source's sentence goes on."""
    closing = "".join(character for character in printed if character not in QUOTATION_MARKS).rstrip()
    if closing[-1:] not in _ENDS or closing.endswith(("...", "…", ". .")):
        return False
    there = passage.of(text).rstrip("".join(QUOTATION_MARKS)).rstrip()
    if there[-1:] in _ENDS:
        return False
    following = text[passage.end : passage.end + 8].lstrip("".join(QUOTATION_MARKS) + ")]")
    return following[:1] not in _ENDS


def _rest(text: str, span: Span, repeated: str, *, before: bool) -> SentenceRest:
    found = words(text, span)
    lists = language_of(word.key for word in found)
    known = {word.key for word in words(repeated)}
    limits = any(
        word.key not in known
        and (
            lists.is_negation(word.key)
            or word.key in lists.limits
            or word.key in lists.obligations
            or has_digit(word.raw)
        )
        for word in found
    )
    return SentenceRest(span, before, limits)
