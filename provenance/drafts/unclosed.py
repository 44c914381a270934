"""Opening marks without a closing one, where the draft names a source: a quotation of which only the start is known."""

from __future__ import annotations

from attrs import frozen

from provenance.drafts.clauses import clause_before
from provenance.drafts.passage import Cite, Passage
from provenance.model.span import Span
from provenance.text.white_space import holds_text

#: Single marks that open are apostrophes too (‘Umar), so that they count behind a reporting clause only.
_SINGLE = frozenset("‘‚")
#: So much is taken for the words, in code points.
_LONGEST = 2000


@frozen
class Unclosed:
    """The words that follow a mark which is not closed, as far as the key or the sentence goes, and the key."""

    words: Span
    cite: Cite


def unclosed(passage: Passage, mark: Span) -> Unclosed | None:
    """What the mark at `mark` opens, if its sentence, or else its paragraph, holds a key; None where none is cited.

    The next key of the sentence is taken, then the last one before the mark in it, then the same of the paragraph.
    """
    text, sentence = passage.text, passage.sentences[passage.sentence_number(mark.start)]
    if mark.of(text) in _SINGLE and clause_before(text, sentence.start, mark.start) is None:
        return None
    cite = _nearest(passage, mark, sentence) or _nearest(passage, mark, Span(0, len(text)))
    if cite is None:
        return None
    end = min(cite.start if cite.start >= mark.end else sentence.end, mark.end + _LONGEST)
    words = text[mark.end : max(end, mark.end)]
    start = mark.end + len(words) - len(words.lstrip())
    return Unclosed(Span(start, mark.end + len(words.rstrip())), cite) if holds_text(words) else None


def _nearest(passage: Passage, mark: Span, within: Span) -> Cite | None:
    behind = passage.cites_from(mark.end, within.end)
    before = passage.cites_from(within.start, mark.start)
    return (*behind[:1], *before[-1:], None)[0]
