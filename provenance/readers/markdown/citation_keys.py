"""Pandoc's citation syntax: keys, and the place of the source that follows one (`@key, p. 14`).

Syntax: the Pandoc manual, "Citation syntax"; labels of places: the locator terms of CSL 1.0.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from provenance.model.citation import Pinpoint

#: A key begins with a letter, digit or underscore; between such characters single punctuation marks may stand.
KEY = re.compile(r"@(?:\{(?P<braced>[^{}\n]{1,500})\}|(?P<plain>\w+(?:[:.#$%&\-+?<>~/]\w+)*))")

_LABELS: Mapping[str, str] = {
    spelling: label
    for label, spellings in {
        "book": "book books bk bks",
        "chapter": "chapter chapters chap chaps ch chs kap kapitel",
        "column": "column columns col cols",
        "figure": "figure figures fig figs",
        "folio": "folio folios fol fols",
        "issue": "number numbers no nos issue issues",
        "line": "line lines l ll",
        "note": "note notes n nn",
        "opus": "opus op",
        "page": "page pages p pp s seite seiten pág págs",
        "paragraph": "paragraph paragraphs para paras ¶ ¶¶ abs rn",
        "part": "part parts pt pts",
        "section": "section sections sec secs § §§",
        "sub-verbo": "s.v s.vv sub-verbo",
        "table": "table tables tab tabs",
        "timestamp": "timestamp at time",
        "verse": "verse verses v vv",
        "volume": "volume volumes vol vols bd",
        "article": "article articles art arts",
    }.items()
    for spelling in spellings.split()
}
_NUMBER = r"(?:[0-9]+(?:[:.][0-9]+)*[a-z]?(?![^\W\d_])|[ivxlcdmIVXLCDM]+\b|[A-Z]{1,3}[-.]?[0-9]+)"
_VALUE = rf"{_NUMBER}(?:\s*(?:-{{1,3}}|[–—,&]|\band\b)\s*{_NUMBER}|\s*(?:ff?|sqq?)\b\.?)*"
_LABELLED = re.compile(rf"[,\s]*(?P<label>[^\W\d_]+(?:\.[^\W\d_]+)*(?:-verbo)?|§+|¶+)\.?\s*(?P<value>{_VALUE})")
_BARE = re.compile(rf"[,\s]+(?P<value>(?=[0-9]){_VALUE})")
#: How many code points behind a key are searched for a place.
_LONGEST_SUFFIX = 300
_BRACED = re.compile(r"[,\s]*\{(?P<inner>[^{}]*)\}")


def pinpoint_of(suffix: str) -> Pinpoint | None:
    """The place that the text after a key names, or None.

    A number without a label is a page, one with colons between its digits a time. A label that is no locator term
    names no place. In braces, everything after the label is the value.
    """
    suffix = suffix[:_LONGEST_SUFFIX]
    if braced := _BRACED.match(suffix):
        return _in_braces(braced["inner"])
    comma = 0
    while comma >= 0:
        labelled = _LABELLED.match(suffix, comma)
        if labelled and (label := _LABELS.get(labelled["label"].lower())):
            return Pinpoint(_time_or(label, labelled["value"]), labelled["value"])
        comma = suffix.find(",", comma + 1)
    bare = _BARE.match(suffix)
    return Pinpoint(_time_or("page", bare["value"]), bare["value"]) if bare else None


def _in_braces(inner: str) -> Pinpoint | None:
    inner = inner.strip()
    head, _, rest = inner.partition(" ")
    label = _LABELS.get(head.rstrip(".").lower())
    if label and rest.strip():
        return Pinpoint(label, rest.strip())
    return pinpoint_of(f", {inner}") or (Pinpoint("page", inner) if inner else None)


def _time_or(label: str, value: str) -> str:
    return "timestamp" if re.match(r"[0-9]+:[0-9]{2}", value) else label


@frozen
class KeyPlace:
    """A key in a citation's text, `[start, end)` from its `@`, and the place named behind it."""

    key: str
    start: int
    end: int
    pinpoint: Pinpoint | None


def keys_in(citation: str) -> tuple[KeyPlace, ...]:
    """The keys between the brackets of a citation, with the places that they name.

    The suffix of a key runs to the next semicolon or key. An `@` right behind a letter, a digit or a slash is part of
    an address.
    """
    found = [match for match in KEY.finditer(citation) if may_begin_key(citation, match.start())]
    ends = [*(match.start() for match in found[1:]), len(citation)][: len(found)]
    return tuple(
        KeyPlace(key_of(match), match.start(), match.end(), pinpoint_of(citation[match.end() : end].split(";")[0]))
        for match, end in zip(found, ends, strict=True)
    )


def key_of(match: re.Match[str]) -> str:
    """The key of a `KEY` match, without the braces."""
    return match["braced"] if match["braced"] is not None else match["plain"]


def may_begin_key(text: str, at: int) -> bool:
    """Whether an `@` at this place can begin a key rather than go on an address or a word."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_/@\\.")
