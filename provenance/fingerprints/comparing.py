"""Whether a source still is what it was when its fingerprint was recorded, and where it changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from provenance.fingerprints.alignment import align
from provenance.fingerprints.digests import (
    SEGMENTS_PROFILE,
    UNICODE_VERSION,
    WORDS_PROFILE,
    segment_entries,
    segments_digest,
    words_digest,
)
from provenance.fingerprints.unicode_growth import comparable_between
from provenance.model.document import Document
from provenance.model.fingerprint import (
    ChangedSegments,
    Fingerprint,
    SegmentEntry,
    SourceComparison,
    SourceState,
)
from provenance.model.span import Span
from provenance.text.offsets import utf8_bytes
from provenance.text.segments import LIMIT, segments

_LEVELS = ("bytes", "text", "words", "segments")
#: A source of which a smaller share of the code points is kept was replaced.
_ALMOST_NOTHING = 0.1
#: A segment of at most this length is a paragraph of its own, not one of the pieces that segments/1 cuts a long one
#: into, whose bounds all shift when something is inserted before them.
_SURELY_WHOLE = LIMIT // 2
#: With fewer whole paragraphs than this, a few small corrections touch them all: that none is kept tells nothing.
_FEWEST_WHOLE = 5


def compare(recorded: Fingerprint, document: Document, table: Sequence[SegmentEntry] | None = None) -> SourceComparison:
    """The state of a document against its recorded fingerprint, from the strongest level to the weakest.

    A level counts only where it was recorded, under a profile known here, and can be computed from `document` again;
    `compared` names those that were used. The words of two Unicode versions are compared only if the text has no code
    point unassigned in either. `table` is the decoded segment table of the recorded version, ignored where it does not
    fit `recorded`.

    - `identical`: the bytes are equal, or there are none to compare and the text is
    - `same-text`: the bytes differ, the text is equal
    - `reread`: the bytes are equal, the text differs: another reader, version or option
    - `same-words`: the text differs or was not recorded, its words are equal
    - `replaced`: the words differ, and the table shows under 10 % of the recorded code points, counted in segments that
      are kept in any order; never said on fewer than five whole paragraphs
    - `revised`: anything else. With an empty `compared` no level could be used, so nothing shows that the source is
      what it was.

    `changes` lists, for revised and replaced with a table, what differs, in the order of today's text.
    Raises TextError, naming the document, for a text with a lone surrogate.
    """
    content = utf8_bytes(document.text, document.location)
    answers: dict[str, bool | None] = {"bytes": _same_bytes(recorded, document)}
    level, same_text = _same_text(recorded, document, content)
    answers[level] = same_text
    if not same_text and not (answers["bytes"] and same_text is False):
        answers["words"] = _same_words(recorded, document)
    state = _state(answers["bytes"], same_text, answers.get("words"))
    compared = {level for level, answer in answers.items() if answer is not None}
    changes: tuple[ChangedSegments, ...] = ()
    if state is SourceState.REVISED and table is not None and _fits(recorded, document, table):
        compared.add("segments")
        state, changes = _by_segments(document.text, table)
    return SourceComparison(state=state, compared=tuple(name for name in _LEVELS if name in compared), changes=changes)


def _state(same_bytes: bool | None, same_text: bool | None, same_words: bool | None) -> SourceState:
    """The state by three answers, each None where that level could not be used."""
    if same_text:
        return SourceState.SAME_TEXT if same_bytes is False else SourceState.IDENTICAL
    if same_bytes:
        return SourceState.REREAD if False in (same_text, same_words) else SourceState.IDENTICAL
    return SourceState.SAME_WORDS if same_words else SourceState.REVISED


def _same_bytes(recorded: Fingerprint, document: Document) -> bool | None:
    if recorded.bytes is None or document.digest is None:
        return None
    return recorded.bytes.sha256 == document.digest.sha256


def _same_text(recorded: Fingerprint, document: Document, content: bytes) -> tuple[str, bool | None]:
    """The level used and whether the text is equal by it; the tree of segments covers the raw text as well.

    Without either, the answer is None.
    """
    if recorded.text is not None:
        return "text", recorded.text.sha256 == hashlib.sha256(content).hexdigest()
    if recorded.segments is not None and recorded.segments.profile == SEGMENTS_PROFILE:
        return "segments", recorded.segments.root == segments_digest(document.text).root
    return "text", None


def _same_words(recorded: Fingerprint, document: Document) -> bool | None:
    if recorded.words is None or recorded.words.profile != WORDS_PROFILE:
        return None
    if not comparable_between(recorded.words.unicode, UNICODE_VERSION, document.text):
        return None
    return recorded.words.sha256 == words_digest(document.text).sha256


def _by_segments(text: str, table: Sequence[SegmentEntry]) -> tuple[SourceState, tuple[ChangedSegments, ...]]:
    """Whether a source whose words differ was revised or replaced, and where."""
    spans = segments(text)
    today = segment_entries(text, spans)
    state = SourceState.REPLACED if _is_replaced(table, today) else SourceState.REVISED
    return state, tuple(_changes(table, today, spans))


def _fits(recorded: Fingerprint, document: Document, table: Sequence[SegmentEntry]) -> bool:
    """Whether the table belongs to the recorded version and its content digests can be computed again."""
    if recorded.segments is None or recorded.segments.profile != SEGMENTS_PROFILE:
        return False
    if recorded.segments.count != len(table):
        return False
    if recorded.text is not None and recorded.text.length != sum(entry.length for entry in table):
        return False
    version = recorded.words.unicode if recorded.words is not None else ""
    return comparable_between(version, UNICODE_VERSION, document.text)


def _is_replaced(table: Sequence[SegmentEntry], today: Sequence[SegmentEntry]) -> bool:
    whole = [entry for entry in table if entry.length <= _SURELY_WHOLE]
    if len(whole) < _FEWEST_WHOLE:
        return False
    return all(_share_kept(entries, today) < _ALMOST_NOTHING for entries in (table, whole))


def _share_kept(entries: Sequence[SegmentEntry], today: Sequence[SegmentEntry]) -> float:
    """The share of recorded code points whose segments are still there, wherever they stand now."""
    left = Counter(entry.digest for entry in today)
    kept = total = 0
    for entry in entries:
        total += entry.length
        if left[entry.digest] > 0:
            left[entry.digest] -= 1
            kept += entry.length
    return kept / total


def _changes(
    table: Sequence[SegmentEntry], today: Sequence[SegmentEntry], spans: Sequence[Span]
) -> Iterator[ChangedSegments]:
    """What stands between the rows that are the same."""
    before = after = 0
    matches = [(m.before, m.after, m.count) for m in align([e.digest for e in table], [e.digest for e in today])]
    for at_before, at_after, count in [*matches, (len(table), len(today), 0)]:
        if at_before > before or at_after > after:
            at = spans[after - 1].end if after else 0
            yield ChangedSegments(before=at_before - before, after=tuple(spans[after:at_after]), at=at)
        before, after = at_before + count, at_after + count
