"""Sentences of a text with their spans.

Rules written for this project, from the habits of printed English, German, French and CJK prose, in the order in which
they are tried below. A paragraph break always ends a sentence. They lean towards too long a sentence: half of one
would be shown to people as a claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from provenance.model.span import Span
from provenance.text.white_space import WHITE_SPACE
from provenance.text.word_lists import word_lists

_NEWLINES = "\n\r\u2029"
_SPACES = "".join(c for c in WHITE_SPACE if c not in _NEWLINES)
_PARAGRAPH_BREAK = re.compile(f"(?>\\r\\n|\\n|\\r)[{_SPACES}]*(?>\\r\\n|\\n|\\r)|\u2029")
_PRINTED = re.compile(f"[^{WHITE_SPACE}]")
_CJK_STOPS = "。！？．｡"
_STOPS = f".!?…‽؟।॥۔{_CJK_STOPS}"
_CLOSERS = "”’“‘\"'»«›‹)\\]}」』》〉】）*_~`"
#: A stop with the closing marks, brackets and note marks that belong to the sentence that it ends.
_STOP = re.compile(
    rf"(?P<stop>\.(?:[ \u00a0]\.){{2,}}|[{_STOPS}]+)"
    rf"(?P<closers>(?:[{_CLOSERS}]|\[[0-9]{{1,3}}\]|[¹²³⁰⁴-⁹]|[ \u00a0\u202f][»›](?![^\W_]))*)"
)
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_NUMERAL = re.compile(r"[0-9]+|[IVXLCDM]+|[ivxlcdm]+|§")
_ENUMERATOR = re.compile(r"[\W_]*(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[^\W\d_]|[IVXivx]{1,5})[\W_]*")
#: How far the rules look around a stop for a word, in code points; no abbreviation is longer.
_REACH = 40


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space around them; linear in its length.

    The spans do not overlap and cover every character that is not white space. An abbreviation, an initial, a decimal
    or ordinal number, an omission mark and a stop followed by a lower-case word end no sentence; closing quotation
    marks, brackets and note marks after a stop belong to the sentence that it ends.
    """
    spans: list[Span] = []
    for start, end in _paragraphs(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() < end and _ends_sentence(text, begin, stop, end):
                _keep(spans, text, begin, stop.end())
                begin = stop.end()
        _keep(spans, text, begin, end)
    return tuple(spans)


def sentence_at(text: str, span: Span) -> Span:
    """From the beginning of the first to the end of the last sentence that `span` touches; see `covering`."""
    return covering(sentences(text), span)


def covering(spans: Sequence[Span], span: Span) -> Span:
    """From the beginning of the first to the end of the last of the ordered sentence `spans` that `span` touches.

    For a span between two sentences it is the one before, at the beginning the first; without sentences `span` itself.
    """
    if not spans:
        return span
    first = bisect_right(spans, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(spans, max(span.end, span.start + 1), key=lambda sentence: sentence.start) - 1
    if first > last:
        first = last = max(last, 0)
    return Span(spans[first].start, spans[last].end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _keep(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add the stretch without its outer white space, if anything is left."""
    first = _PRINTED.search(text, start, end)
    if first is None:
        return
    while text[end - 1] in WHITE_SPACE:
        end -= 1
    spans.append(Span(first.start(), end))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    listed = word_lists(Path(__file__).parent / "data", "stops")
    exact = ("title", "opener", "ordinal")
    return {group: found if group in exact else frozenset(map(str.lower, found)) for group, found in listed.items()}


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `begin` ends with this stop; `end` is that of the paragraph."""
    following = text[stop.end()]
    if following not in WHITE_SPACE:
        return _ends_unspaced(stop, following)
    if text[stop.start() - 1 : stop.start()] in {"[", "("} and text[stop.end("stop")] in "])":
        return False
    first = _first_significant(text, stop.end(), end)
    if first is None:
        return True
    if text[first] in _STOPS or text[first].islower():
        return False
    if stop["stop"] == ".":
        return _full_stop_ends(text, begin, stop.start(), first)
    if stop["stop"][0] in ".…":
        return _word_at(text, first) != "I"
    return True


def _ends_unspaced(stop: re.Match[str], following: str) -> bool:
    """CJK stops need no space after them; 「…。」 with more right behind it goes on (と言った)."""
    if stop["closers"]:
        return False
    return stop["stop"][-1] in _CJK_STOPS and not following.isdigit() and following not in ",;:，；：、"


def _first_significant(text: str, start: int, end: int) -> int | None:
    """The first letter, digit, citation key or stop behind white space, opening marks and dashes."""
    for at in range(start, min(end, start + _REACH)):
        if text[at].isalnum() or text[at] == "@" or text[at] in _STOPS:
            return at
    return None


def _word_at(text: str, at: int) -> str:
    match = _WORD.match(text, at, at + _REACH)
    return match[0] if match else text[at]


def _full_stop_ends(text: str, begin: int, stop: int, first: int) -> bool:
    """Whether one full stop at `stop`, followed by a word at `first` that is not in lower case, ends a sentence."""
    lists = _lists()
    token = _token_before(text, begin, stop)
    following = _word_at(text, first)
    if not token or (_ENUMERATOR.fullmatch(text, max(begin, stop - _REACH), stop) and _is_opening(text, begin, stop)):
        return not token
    low = token.lower()
    if token in lists["title"] or (low if len(low) > 1 else token) in lists["inside"]:
        return False
    if token.isdigit():
        previous = _token_before(text, begin, stop - len(token), past_spaces=True)
        return following not in lists["ordinal"] and previous not in lists["determiner"]
    if low in lists["reference"] and _NUMERAL.fullmatch(following):
        return False
    if low in lists["either"] or (_INITIALS.fullmatch(token) and token[0].isupper()):
        return following in lists["opener"]
    return True


def _is_opening(text: str, begin: int, stop: int) -> bool:
    """Whether nothing but an enumerator stands between the sentence's beginning and the stop."""
    return _PRINTED.search(text, begin, max(begin, stop - _REACH)) is None


def _token_before(text: str, begin: int, end: int, *, past_spaces: bool = False) -> str:
    """The run of letters, digits, inner full stops and hyphens that ends at `end`, within the sentence."""
    while past_spaces and end > begin and text[end - 1] in WHITE_SPACE:
        end -= 1
    start = end
    while start > max(begin, end - _REACH) and (text[start - 1].isalnum() or text[start - 1] in ".-"):
        start -= 1
    return text[start:end].lstrip(".-")
