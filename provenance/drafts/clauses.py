"""Reporting clauses: who is said to have said what stands between the marks, and which words tell so.

Lists of words per language are in `data/speech.*.txt`. A speaker is named only where a name plainly stands as the
subject; pronouns, offices and groups are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from provenance.model.span import Span
from provenance.text.word_lists import word_lists

#: How far from its quotation a reporting clause is looked for, in code points.
REACH = 240
_MOST_WORDS = 14
_WORD = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Hon|St|Jr|Sr|[^\W\d_])\.(?!\w)"
    r"|@?[^\W_]+(?:[.'’‑-][^\W_]+)*)|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LINKS = frozenset({"that", "dass", "que", "qu", "as"})


@frozen
class Clause:
    """A reporting clause: the span of its words, and the person it names if it plainly names one."""

    span: Span
    speaker: str | None


@frozen
class _Word:
    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[-1].isalnum() or len(self.text) > 1

    @property
    def low(self) -> str:
        return self.text.lower()


@cache
def listed() -> Mapping[str, frozenset[str]]:
    """The lists of words around quotations, all languages together."""
    return word_lists(Path(__file__).parent / "data", "speech")


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def clause_after(text: str, start: int, end: int) -> Clause | None:
    """The reporting clause that begins right behind a closing mark at `start` and stands before `end`, if any.

    `said Falk`, `Falk, the harbour master, said`, `she later wrote`, `according to Falk`, `— Falk`.
    """
    words = _words(text, start, min(end, start + REACH))
    behind_dash = bool(words) and words[0].text in {"—", "–", "―", "-"}
    while words and words[0].text in {",", "–", "—", "―", "-", "as", "so", "wie", "comme"}:
        words = words[1:]
    if (named := _according(words)) is not None:
        return Clause(Span(start, named[1]), named[0])
    verb = _first_verb(words)
    if verb is None:
        name = _name_from(words, 0) if behind_dash else None
        return Clause(Span(start, name[1]), name[0]) if name else None
    subject = _without_auxiliaries(words[:verb])
    if subject:
        return Clause(Span(start, words[verb].end), _subject_name(subject))
    name = _name_from(words, verb + 1)
    return Clause(Span(start, name[1] if name else words[verb].end), name[0] if name else None)


def clause_before(text: str, start: int, end: int) -> Clause | None:
    """The reporting clause that leads up to an opening mark at `end` and begins at `start` or later, if any.

    `Falk said that`, `Falk, the harbour master, told reporters:`, `According to Falk,`.
    """
    words = _words(text, max(start, end - REACH), end)
    if (named := _according(words)) is not None and len(words) <= _MOST_WORDS:
        return Clause(Span(words[0].start, end), named[0])
    verb = _last_verb(words)
    if verb is None:
        return None
    inverted = verb == 0 or words[verb - 1].text == ","
    if inverted and (name := _name_from(words, verb + 1)) is not None:
        return Clause(Span(words[verb].start, end), name[0])
    subject = _clause_start(words, verb)
    kept = _without_auxiliaries(words[subject:verb])
    begin = words[subject].start if kept else words[verb].start
    several = subject > 1 and words[subject - 1].low in listed()["coordination"] and _is_capital(words[subject - 2])
    return Clause(Span(begin, end), _subject_name(kept) if kept and not several else None)


def name_at(text: str, start: int) -> str | None:
    """The name that stands at `start` of a line, such as an attribution behind its dash."""
    name = _name_from(_words(text, start, min(len(text), start + REACH)), 0)
    return name[0] if name else None


def is_reporting_clause(text: str, start: int, end: int) -> bool:
    """Whether everything between two quotations of one sentence is one reporting clause: `,” she said, “`."""
    words = [word for word in _words(text, start, end) if word.is_word]
    if not words or len(words) > _MOST_WORDS:
        return False
    lows = [word.low for word in words]
    if lows[0] in {"as", "so", "wie", "comme"}:
        lows = lows[1:]
    verbs = sum(low in listed()["verb"] for low in lows)
    named = _according(words) is not None
    return (
        (verbs == 1 or named) and not any(low in listed()["conjunction"] for low in lows) and ":" not in text[start:end]
    )


def resumes_clause(text: str) -> bool:
    """Whether a text that begins with a comma is a description and then the verb: `, the harbour master, said that`."""
    parts = text.split(",", 3)
    words = _words(parts[2], 0, min(len(parts[2]), REACH)) if len(parts) > 2 else []
    return bool(words) and (words[0].low in listed()["verb"] or words[0].low in listed()["auxiliary"])


def is_coordination(text: str, start: int, end: int) -> bool:
    """Whether two quotations are only strung together: `“…” and “…”`."""
    words = _words(text, start, min(end, start + REACH))
    return 0 < len(words) <= 5 and all(w.low in listed()["coordination"] or w.text == "," for w in words)


def _first_verb(words: Sequence[_Word]) -> int | None:
    """The verb of speech that comes first, unless another clause or sentence begins before it."""
    for at, word in enumerate(words[:_MOST_WORDS]):
        if word.low in listed()["verb"]:
            return at
        pair_of_names = at and word.low in listed()["coordination"] and _is_capital(words[at - 1])
        if (word.low in listed()["conjunction"] and not pair_of_names) or word.text in ".;:!?":
            return None
    return None


def _last_verb(words: Sequence[_Word]) -> int | None:
    """The verb of speech that comes last, unless another clause begins after it."""
    for back, word in enumerate(reversed(words[-_MOST_WORDS:]), 1):
        if word.low in listed()["verb"]:
            return len(words) - back
        if (word.low in listed()["conjunction"] and word.low not in _LINKS) or word.text in ".;!?":
            return None
    return None


def _clause_start(words: Sequence[_Word], verb: int) -> int:
    """Where the subject of the verb begins: behind the last conjunction, colon or semicolon before it."""
    start = verb
    while start and words[start - 1].low not in listed()["conjunction"] and words[start - 1].text not in ".;:!?(":
        start -= 1
    return start


def _without_auxiliaries(words: Sequence[_Word]) -> Sequence[_Word]:
    """The words of a subject without those that belong to its verb: `Falk has also [said]`."""
    while words and words[-1].low in listed()["auxiliary"]:
        words = words[:-1]
    return words


def _according(words: Sequence[_Word]) -> tuple[str | None, int] | None:
    """The name behind `according to` or its like at the beginning of the words, and where it ends."""
    lows = [word.low for word in words[:6]]
    for length in range(1, min(len(lows), len(words) - 1) + 1):
        if "_".join(lows[:length]) in listed()["according"]:
            name = _name_from(words, length)
            return (name[0], name[1]) if name else (None, words[length].end)
    return None


def _is_capital(word: _Word) -> bool:
    return word.text[0].isupper() and word.text not in listed()["not_name"]


def _name_from(words: Sequence[_Word], first: int) -> tuple[str, int] | None:
    """The name that begins at word number `first` and where it ends; None if there is none, or two."""
    last = first
    while last < len(words) and last - first < 6 and _goes_on(words, first, last):
        last += 1
    while last > first and words[last - 1].text in listed()["particle"]:
        last -= 1
    if last + 1 < len(words) and words[last].low in listed()["coordination"] and _is_capital(words[last + 1]):
        return None
    return _as_name(words[first:last])


def _goes_on(words: Sequence[_Word], first: int, at: int) -> bool:
    word = words[at]
    if at > first and word.text in listed()["particle"]:
        return True
    if at > first and _POSSESSIVE.search(words[at - 1].text):
        return False
    return word.is_word and (_is_capital(word) or word.text.rstrip(".") in listed()["honorific"])


def _as_name(words: Sequence[_Word]) -> tuple[str, int] | None:
    """The words as a name, if one of them is more than a title of address."""
    if not any(_is_capital(word) and word.text.rstrip(".") not in listed()["honorific"] for word in words):
        return None
    if _POSSESSIVE.search(words[-1].text):
        return None
    return " ".join(word.text for word in words), words[-1].end


def _subject_name(words: Sequence[_Word]) -> str | None:
    """The name that is all of a subject, or all of it but a description between commas behind it."""
    while words and words[-1].text == ",":
        words = words[:-1]
    while words and words[0].text in {",", "“", "”", '"', "(", "…"}:
        words = words[1:]
    name = _name_from(words, 0)
    if name is None:
        return None
    behind = [word for word in words if word.start >= name[1]]
    return name[0] if not behind or behind[0].text in {",", "("} else None
