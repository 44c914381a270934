"""What stands between marks and is no quotation: titles, nicknames, terms that are mentioned, single words.

Passing over is a result that is counted and can be read, never a loss. It is decided by the words themselves and by
those next to the marks; lists of words per language are in `data/speech.*.txt`.
"""

from __future__ import annotations

import re

from provenance.drafts.binding import Bound
from provenance.drafts.clauses import listed
from provenance.drafts.draft import PassedOverReason
from provenance.drafts.unspaced import UNSPACED
from provenance.model.quotation import Binding
from provenance.text.white_space import holds_text

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_WORD_BEFORE = re.compile(r"([^\W\d_][^\W_]*\.?)\s\Z")
_WORD_AFTER = re.compile(r"\s([^\W\d_][^\W_]*)")
_TITLE_AFTER = re.compile(
    r"[,.]?\s*(?:\((?:[^()]{0,40}\s)?[0-9]{4}\)|\((?:[^()\s]+\s)?(?:film|novel|song|album|book|series)\))"
)
_TITLE_MARKS = frozenset("《〈")
_LONGEST_TITLE = 16
_LONGEST_TERM = 4
_LONGEST_UNSPACED_WORD = 4


def passed_over(words: str, text: str, opening: int, close: int, mark: str, bound: Bound) -> PassedOverReason | None:
    """Why `words`, which stand in `text` between marks at `opening` and `close`, are no quotation; None if they are.

    With its key right behind it, everything that has words is a quotation. What is bound weakly is one unless the words
    around it say that it is a title or a term: a check that does not find it can still say so without an accusation.
    """
    if not holds_text(words) or not _WORD.search(words):
        return PassedOverReason.NO_WORDS
    if bound.right_behind:
        return None
    count = len(_WORD.findall(words))
    before, after = text[max(0, opening - 80) : opening], text[close : close + 80]
    if count <= 3 and _is_nickname(words, before, after):
        return PassedOverReason.NICKNAME
    if _is_title(words, before, after, mark, bound):
        return PassedOverReason.TITLE
    if _is_single_word(words):
        return PassedOverReason.SINGLE_WORD
    if count <= _LONGEST_TERM and bound.binding is not Binding.FIRM and _follows(before, "term"):
        return PassedOverReason.TERM
    return None


def _is_single_word(words: str) -> bool:
    words = words.strip()
    if UNSPACED.search(words):
        return len(_WORD.sub("", words)) == 0 and len(words) <= _LONGEST_UNSPACED_WORD
    return not any(character.isspace() for character in words)


def _is_nickname(words: str, before: str, after: str) -> bool:
    """Capital words between two words of a name: Robert “Bob” Falk."""
    first, last = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if first is None or last is None or not all(word[0].isupper() for word in words.split()):
        return False
    is_name = first[1][0].isupper() and first[1] not in listed()["not_name"] and last[1][0].isupper()
    return is_name and first[1].lower() not in listed()["work"] and words.strip()[-1].isalnum()


def _is_title(words: str, before: str, after: str, mark: str, bound: Bound) -> bool:
    if mark in _TITLE_MARKS:
        return True
    if not _has_title_case(words):
        return False
    if bound.keys and bound.binding is Binding.FIRM and words.strip()[-1] in ".!?…":
        return False
    if _follows(before, "work") or _leads_to(after, "work_after") or _TITLE_AFTER.match(after) is not None:
        return True
    if bound.keys or bound.reported or words.strip()[-1] in "!?…":
        return False
    return len([word for word in _WORD.findall(words) if word[0].isupper()]) > 1


def _has_title_case(words: str) -> bool:
    """Whether every word but the small ones begins with a capital or a digit, and no full stop or comma ends one."""
    inner = words.strip().rstrip(",.")
    found = _WORD.findall(inner)
    if not 0 < len(found) <= _LONGEST_TITLE or re.search(r"[.!?]\s", inner) or words.strip().endswith("."):
        return False
    if not found[0][0].isupper() and not found[0][0].isdigit():
        return False
    significant = [word for word in found if word.lower() not in listed()["small"] or word is found[0]]
    capital = [word for word in significant if word[0].isupper()]
    shouted = len(found) > 2 and inner.isupper()
    return bool(capital) and not shouted and all(word[0].isupper() or word[0].isdigit() for word in significant)


def _follows(before: str, group: str) -> bool:
    """Whether the words right before the mark are, or end in, one of a group of the lists."""
    words = [word.lower() for word in _WORD.findall(before)[-3:]]
    if not words or before.rstrip()[-1:] in ".;!?":
        return False
    tails = {"_".join(words[-count:]) for count in (1, 2, 3)}
    return not tails.isdisjoint(listed()[group])


def _leads_to(after: str, group: str) -> bool:
    """Whether the word right behind the mark is one of a group of the lists."""
    found = _WORD.match(after.lstrip(" ,"))
    return found is not None and found[0].lower() in listed()[group]
