"""Where a passage begins and ends: the marks that belong to it, and whether the quotation cuts a word or number."""

from __future__ import annotations

import re

from provenance.model.edit import Edit
from provenance.model.span import Span
from provenance.text.characters import DASHES, SIGNS
from provenance.text.words import Word, words
from provenance.wording.differences import Differences
from provenance.wording.edges import compare_closing, compare_opening
from provenance.wording.editing import QuotedWord
from provenance.wording.punctuation import HYPHENS

#: How much punctuation before or after a passage is looked at, beyond what the quotation has there.
_LONGEST_JOINT = 40
#: How far a word, number or address that is cut may reach.
_REACH = 200
_CLOSERS = ",.;:!?"
_HYPHEN = f"[{''.join(sorted(HYPHENS, reverse=True))}]"
_GOES_ON = re.compile(rf"{_HYPHEN}(?:[ \t]*\n\s*)?[^\W_]")
_BEGAN = re.compile(rf"[^\W_]{_HYPHEN}(?:[ \t]*\n\s*)?\Z")
_URL = re.compile(r"(?:\b[a-z]{2,10}://|\bwww\.)[^\s<>\"“”()\[\]]+", re.IGNORECASE)
#: Symbols that change the number that they touch: signs and currencies before it, units after it.
_BEFORE_NUMBER = frozenset("$€£¥₹₽₩₺₴±<>≤≥≈~#+")
_AFTER_NUMBER = frozenset("%‰°€")
_UNITS = frozenset("$€£¥₹₽₩₺₴%‰°")


def passage_ends(differences: Differences) -> tuple[Span, list[Edit]]:
    """The passage with the marks that belong to it, and the edits at its two ends."""
    theirs, alignment = differences.theirs, differences.alignment
    first = theirs[min(alignment.first, len(theirs) - 1)]
    last = theirs[max(min(alignment.first, len(theirs) - 1), alignment.last - 1)]
    opening, start = _opening(differences, first.start)
    closing, end = _closing(differences, last.end)
    return Span(start, end), [*opening, *_cuts(differences, first, last), *closing]


def _opening(differences: Differences, start: int) -> tuple[list[Edit], int]:
    """The edit of the marks before the first word, and where the passage starts with those that correspond."""
    reading, first, bracketed = differences.reading, differences.ours[0], differences.quoted[0]
    lead = Span(differences.fragment.start, reading.with_brackets(first.span).start)
    text, printed = reading.outside_brackets(lead), lead
    if bracketed is not first:  # words in brackets stand before it
        text, printed = text.strip(), Span(lead.start, reading.with_brackets(bracketed.span).start)
    edge = compare_opening(text, _joint_before(differences.source, start, len(text) + _LONGEST_JOINT))
    taken = Span(start - edge.taken, start)
    return [differences.edit(edge.codes, printed, taken)] if edge.codes else [], taken.start


def _closing(differences: Differences, end: int) -> tuple[list[Edit], int]:
    """The edit of the marks after the last word, and where the passage ends with those that correspond."""
    reading, last, bracketed = differences.reading, differences.ours[-1], differences.quoted[-1]
    tail = Span(reading.with_brackets(last.span).end, differences.fragment.end)
    text, printed = reading.outside_brackets(tail), tail
    if bracketed is not last:  # words in brackets stand behind it
        text, printed = text.strip(), Span(reading.with_brackets(bracketed.span).end, tail.end)
    after = _joint_after(differences.source, end, len(text) + _LONGEST_JOINT)
    edge = compare_closing(text, after)
    if not edge.codes:
        return [], end + edge.taken
    shown = Span(end, end + max(edge.taken, len(after) - len(after.lstrip(_CLOSERS))))
    return [differences.edit(edge.codes, printed, shown)], end + edge.taken


def _joint_before(text: str, at: int, most: int) -> str:
    start = at
    while start > 0 and at - start < most and not text[start - 1].isalnum():
        start -= 1
    return text[start:at]


def _joint_after(text: str, at: int, most: int) -> str:
    end = at
    while end < len(text) and end - at < most and not text[end].isalnum():
        end += 1
    return text[at:end]


def _cuts(differences: Differences, first: Word, last: Word) -> list[Edit]:
    """W206 where the quotation's first or last word is the source's, but only a part of what stands there.

    That is a part of a compound (a warning at the hyphen), of an address, or a number without its sign or unit.
    """
    found = []
    ours, matches = differences.ours, differences.alignment.matches
    if matches[:1] == ((0, differences.alignment.first),):
        lead = Span(differences.fragment.start, ours[0].start)
        found.append(_cut(differences, ours[0], first, _before(differences, first, lead.of(differences.reading.text))))
    if matches[-1:] == ((len(ours) - 1, differences.alignment.last - 1),):
        tail = Span(ours[-1].end, differences.fragment.end)
        found.append(_cut(differences, ours[-1], last, _after(differences, last, tail.of(differences.reading.text))))
    return [edit for edit in found if edit is not None]


def _cut(differences: Differences, ours: QuotedWord, theirs: Word, missing: Span | None) -> Edit | None:
    """The edit of a word that is cut off from the source's characters in `missing`, if there are any."""
    if missing is None:
        return None
    symbol = missing.of(differences.source)
    number = ("W205",) if symbol in _UNITS else ("W201",) if symbol in _BEFORE_NUMBER else ()
    whole = Span(min(missing.start, theirs.start), max(missing.end, theirs.end))
    return differences.edit(("W206", *number), ours.span, whole)


def _before(differences: Differences, word: Word, lead: str) -> Span | None:
    """What of the word stands before the passage; `lead` is what the quotation has before its first word."""
    source, start = differences.source, word.start
    address = _address(source, start)
    if address is not None:
        return Span(address.start, start)
    symbol = source[start - 1 : start]
    if symbol in DASHES and word.raw[0].isdigit() and source[start - 2 : start - 1].isdigit() and not lead.strip():
        return _word_before(source, start - 1)
    if symbol.isalnum() and not word.raw[0].isalnum() and word.raw[0] not in SIGNS:
        return _word_before(source, start)
    if not lead and word.raw[0].isdigit() and symbol in _BEFORE_NUMBER:
        return Span(start - 1, start)
    if (lead.strip() and lead not in HYPHENS) or not _BEGAN.search(source[max(0, start - _REACH) : start]):
        return None
    return _word_before(source, start)


def _after(differences: Differences, word: Word, tail: str) -> Span | None:
    """What of the word stands after the passage; `tail` is what the quotation has after its last word."""
    source, end = differences.source, word.end
    address = _address(source, end)
    if address is not None and not tail.strip():
        return Span(end, address.end)
    following = source[end : end + 2]
    if following[:1] in DASHES and following[1:].isdigit() and word.raw[-1].isdigit() and not tail.strip():
        return _word_after(source, end + 1)
    if following[:1].isalnum() and not word.raw[-1].isalnum():
        return _word_after(source, end)
    if not tail and word.raw[-1].isdigit() and source[end : end + 1] in _AFTER_NUMBER:
        return Span(end, end + 1)
    if (tail[:1] in HYPHENS and tail and tail not in HYPHENS) or not _GOES_ON.match(source, end):
        return None
    return _word_after(source, end)


def _word_before(source: str, at: int) -> Span | None:
    """From the beginning of the last word before `at`."""
    found = [word for word in words(source, Span(max(0, at - _REACH), at)) if word.start < at]
    return Span(found[-1].start, at) if found else None


def _word_after(source: str, at: int) -> Span | None:
    """To the end of the first word behind `at`."""
    found = words(source, Span(at, min(len(source), at + _REACH)))
    return Span(at, found[0].end) if found else None


def _address(text: str, at: int) -> Span | None:
    """The address of a page that goes on at `at`, without the punctuation that follows it."""
    start, end = max(0, at - _REACH), min(len(text), at + _REACH)
    part = text[start:end]
    if "//" not in part and "www." not in part:
        return None
    for match in _URL.finditer(part):
        found = Span(start + match.start(), start + match.start() + len(match[0].rstrip(".,;:!?'’*_`")))
        if found.start < at < found.end:
            return found
    return None
