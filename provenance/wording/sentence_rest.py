"""What a quotation leaves out of the source's sentence at its two ends."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from provenance.model.span import Span
from provenance.text.characters import QUOTATION_MARKS
from provenance.text.sentences import sentence_at
from provenance.text.words import words
from provenance.wording.editing import Reading
from provenance.wording.language import language_of
from provenance.wording.numbers import has_digit

#: How much text around a passage is looked at for the bounds of its sentence.
_AROUND = 2_000
_ENDS = frozenset(".!?…。！？")
_CLAUSE = re.compile(r"[,;:.!?—–()]")


@frozen
class SentenceRest:
    """The unquoted part of a sentence, and whether it `limits` what is said.

    It limits by a negation, a condition, a qualifier or a number that the words around the quotation do not repeat.
    """

    span: Span
    before: bool
    limits: bool


def sentence_rests(reading: Reading, text: str, passage: Span, repeated: str = "") -> list[SentenceRest]:
    """What a quotation leaves out of the source's sentence, before and after `passage`.

    `repeated` is the draft's own sentence. A quotation that is printed as a whole sentence, with a capital or a full
    stop, says that nothing is left out there; of any other only a rest of the same clause that negates or limits the
    words quoted is told, as a rest that does not `limit` loudly.
    """
    window = Span(max(0, passage.start - _AROUND), min(len(text), passage.end + _AROUND))
    sentence = sentence_at(window.of(text), passage.shifted(-window.start)).shifted(window.start)
    found = []
    if sentence.start < passage.start and not _declared_before(reading):
        before = Span(sentence.start, passage.start)
        if _starts_inside(reading.printed, text, passage):
            found.append(_rest(text, before, repeated, before=True))
        elif _same_clause_limits(_CLAUSE.split(before.of(text))[-1], passage.of(text)):
            found.append(SentenceRest(before, before=True, limits=False))
    if passage.end < sentence.end and not _declared_after(reading):
        after = Span(passage.end, sentence.end)
        if _stops_inside(reading.printed, text, passage):
            whole = _is_capital(reading.printed)
            rest = _rest(text, after, repeated, before=False)
            found.append(rest if whole else evolve(rest, limits=False))
        elif _same_clause_limits(_CLAUSE.split(after.of(text))[0], passage.of(text)):
            found.append(SentenceRest(after, before=False, limits=False))
    return [rest for rest in found if words(rest.span.of(text))]


def _declared_before(reading: Reading) -> bool:
    """Whether an ellipsis or a bracketed capital says that the source's sentence began earlier."""
    first = next((at for at, character in enumerate(reading.printed) if character.isalpha()), 0)
    if any(bracket.start <= first < bracket.end for bracket in reading.brackets):
        return True
    return any(mark.end <= reading.fragments[0].start for mark in reading.omissions)


def _declared_after(reading: Reading) -> bool:
    """Whether an ellipsis says that the source's sentence goes on."""
    return any(mark.start >= reading.fragments[-1].end for mark in reading.omissions)


def _is_capital(printed: str) -> bool:
    return next((character for character in printed if character.isalpha()), "").isupper()


def _starts_inside(printed: str, text: str, passage: Span) -> bool:
    """Whether the quotation opens with a capital where the source has a small letter."""
    theirs = next((character for character in passage.of(text) if character.isalpha()), "")
    return _is_capital(printed) and theirs.islower()


def _stops_inside(printed: str, text: str, passage: Span) -> bool:
    """Whether the quotation closes with the end of a sentence where the source's sentence goes on."""
    closing = "".join(character for character in printed if character not in QUOTATION_MARKS).rstrip()
    if closing[-1:] not in _ENDS:
        return False
    there = passage.of(text).rstrip("".join(QUOTATION_MARKS)).rstrip()
    if there[-1:] in _ENDS:
        return False
    following = text[passage.end : passage.end + 8].lstrip("".join(QUOTATION_MARKS) + ")]>")
    return following[:1] not in _ENDS


def _same_clause_limits(rest: str, quoted: str) -> bool:
    """Whether a rest without a clause mark towards the quotation negates or limits it, and the quotation does not."""
    found = words(rest)
    lists = language_of(word.key for word in [*found, *words(quoted)])

    def weighs(key: str) -> bool:
        return lists.is_negation(key) or key in lists.limits

    return any(weighs(word.key) for word in found) and not any(weighs(word.key) for word in words(quoted))


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
