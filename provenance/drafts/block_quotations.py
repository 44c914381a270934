"""Quotations set off as blocks: their words, their attribution line, the key that follows or introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, frozen

from provenance.drafts.binding import Bound, cites_ending
from provenance.drafts.clauses import clause_before, name_at
from provenance.drafts.draft import PassedOverReason
from provenance.drafts.marks import read_marks
from provenance.drafts.passage import Cite, Passage, PassageKind, keys_of
from provenance.drafts.printed_text import PARAGRAPHS, PrintedText, joined
from provenance.model.quotation import Binding
from provenance.model.span import Span
from provenance.text.white_space import holds_text

_DASH = re.compile(r"\s*(?:[—–―]|--+|-(?=\s)|~(?=\s))\s*")
_CALLOUT = re.compile(
    r"\s*(?:\[!\w+\]|(?:⚠️?|ℹ️?|💡|📝)|:(?:warning|memo|bulb|information_source|exclamation|construction):"
    r"|(?:notes?|warning|tip|important|caution|attention|hint|danger|info|see also|todo|fyi|disclaimer|update"
    r"|deprecated|notice|heads[ -]up|hinweis|achtung|remarque)\b\s*(?:[:!.]|\Z|(?=\n)))",
    re.IGNORECASE,
)
_ONLY_CITED = re.compile(r"[\s.,;:()\[\]—–―-]*(?:(?:source|quelle|from|aus|see|cf\.?|vgl\.?)\s*:?[\s.,;:()\[\]—–―-]*)?")
_BEHIND_SENTENCE = re.compile(r"[.!?…”\"»]\s+(?:[—–―]|--+)\s*(?=[^\W\d_a-z]|@|\Z)")
_LONGEST_ATTRIBUTION = 160


@frozen(kw_only=True)
class BlockQuotation:
    """A quotation set off as a block: its words, how it is bound, and the sentence that introduces it, if one does."""

    printed: PrintedText
    bound: Bound
    claim: str | None = None
    why: PassedOverReason | None = None


@frozen
class _Body:
    """The words `[start, end)` of one passage of a block, and the citations that end it."""

    passage: Passage
    start: int
    end: int
    cites: tuple[Cite, ...] = ()

    @property
    def printed(self) -> PrintedText:
        return self.passage.printed.part(Span(self.start, self.end))


def block_quotations(passages: Sequence[Passage]) -> Iterator[BlockQuotation]:
    """The block quotations of a draft in order; one block is one quotation unless its paragraphs end in other keys."""
    start = 0
    while start < len(passages):
        end = start + 1
        if passages[start].block is not None:
            while end < len(passages) and passages[end].block == passages[start].block:
                end += 1
            before = passages[start - 1] if start and passages[start - 1].block is None else None
            after = passages[end] if end < len(passages) and passages[end].block is None else None
            yield from _Block(passages[start:end], before, after).read()
        start = end


@define
class _Block:
    passages: Sequence[Passage]
    before: Passage | None
    after: Passage | None

    def read(self) -> Iterator[BlockQuotation]:
        """The quotations of the block: their keys are looked for at their end, behind, in front, and inside."""
        bodies, attribution = _attributed(self.passages)
        groups = list(_groups(bodies))
        for number, group in enumerate(groups):
            last = number == len(groups) - 1
            printed = joined((body.printed for body in _unwrapped(group)), PARAGRAPHS)
            if not holds_text(printed.text):
                continue
            bound = self._bound(group, attribution if last else None, is_last=last)
            callout = not bound.keys and _CALLOUT.match(printed.text) is not None
            yield BlockQuotation(
                printed=printed,
                bound=bound,
                claim=self._introduction(),
                why=PassedOverReason.CALLOUT if callout else None,
            )

    def _bound(self, group: Sequence[_Body], attribution: _Body | None, *, is_last: bool) -> Bound:
        speaker = self._speaker(attribution)
        ways = [group[-1].cites, _all_cites(attribution), self._behind() if is_last else (), self._in_introduction()]
        for cites in ways:
            if cites:
                return Bound(keys_of(cites), Binding.FIRM, right_behind=True, speaker=speaker)
        inside = [cite for body in group for cite in body.passage.cites if body.start <= cite.start <= body.end]
        return Bound(keys_of(inside), Binding.WEAK if inside else None, speaker=speaker)

    def _behind(self) -> Sequence[Cite]:
        """The citation with which the next paragraph begins, or its attribution line."""
        passage = self.after
        if passage is None or not passage.cites or passage.kind is not PassageKind.PARAGRAPH:
            return ()
        first = passage.cites[0]
        if _ONLY_CITED.fullmatch(passage.text, 0, first.start):
            begins = not first.in_text or not passage.text[first.end :].strip(" .,;:)]")
            return passage.cites[:1] if begins else ()
        return passage.cites if _is_attribution(passage.text) else ()

    def _introduction(self) -> str | None:
        """The sentence in front of the block, if it ends in a colon."""
        if self.before is None or not self.before.text.endswith(":"):
            return None
        return self.before.sentences[-1].of(self.before.text)

    def _in_introduction(self) -> Sequence[Cite]:
        if self._introduction() is None or self.before is None:
            return ()
        sentence = self.before.sentences[-1]
        cites = self.before.cites_from(sentence.start, sentence.end)
        return [cite for cite in cites if cite.in_text or cite.start > sentence.start or not sentence.start][-1:]

    def _speaker(self, attribution: _Body | None) -> str | None:
        line = attribution.printed.text if attribution else None
        if line is None and self.after is not None and _is_attribution(self.after.text):
            line = self.after.text
        if line is not None:
            dash = _DASH.match(line)
            return name_at(line, dash.end() if dash else 0)
        if self._introduction() is None or self.before is None:
            return None
        clause = clause_before(self.before.text, self.before.sentences[-1].start, len(self.before.text))
        return clause.speaker if clause else None


def _is_attribution(text: str) -> bool:
    return len(text) <= _LONGEST_ATTRIBUTION and _DASH.match(text) is not None


def _all_cites(body: _Body | None) -> Sequence[Cite]:
    return [cite for cite in body.passage.cites if cite.start >= body.start] if body else ()


def _attributed(passages: Sequence[Passage]) -> tuple[list[_Body], _Body | None]:
    """The block's words, and the line that says where they are from: in a paragraph of its own or the last line."""
    bodies = [_Body(passage, 0, len(passage.text)) for passage in passages]
    last = bodies[-1]
    alone = last.passage.listed and not any(passage.listed for passage in passages[:-1])
    if len(bodies) > 1 and (
        _is_attribution(last.passage.text) or _is_only_cited(last.passage) or (alone and last.end < 80)
    ):
        return [_ended(body) for body in bodies[:-1]], last
    start = _attribution_start(last.passage)
    if start is None:
        return [_ended(body) for body in bodies], None
    bodies[-1] = _Body(last.passage, 0, start)
    return [_ended(body) for body in bodies], _Body(last.passage, start, last.end)


def _is_only_cited(passage: Passage) -> bool:
    """Whether a paragraph holds a citation and nothing else but a word that leads to it."""
    at = 0
    for cite in passage.cites:
        if not _ONLY_CITED.fullmatch(passage.text, at, cite.start):
            return False
        at = cite.end
    return bool(passage.cites) and _ONLY_CITED.fullmatch(passage.text, at) is not None


def _attribution_start(passage: Passage) -> int | None:
    """Where the last line begins if it is an attribution, or where a dash behind the last sentence does."""
    text = passage.text
    tail = max(0, len(text) - _LONGEST_ATTRIBUTION)
    starts = [at for at in passage.breaks if at >= tail and _DASH.match(text, at)]
    if starts:
        return starts[-1]
    behind = [match.start() + 1 for match in _BEHIND_SENTENCE.finditer(text, tail)]
    return behind[-1] if behind else None


def _ended(body: _Body) -> _Body:
    """The words without the citations that end them."""
    found = cites_ending(body.passage, body.end, body.start)
    end = min((cite.start for cite in found if cite.in_text), default=body.end)
    words = body.passage.text[body.start : end].rstrip(" (—–-" if found else None)
    return _Body(body.passage, body.start, body.start + len(words), tuple(found))


def _groups(bodies: Sequence[_Body]) -> Iterator[Sequence[_Body]]:
    """The paragraphs that make one quotation: all of them, or up to each key where they end in different ones."""
    names = {body.cites[0].keys[0].key for body in bodies if body.cites}
    group: list[_Body] = []
    for body in bodies:
        group.append(body)
        if body.cites and len(names) > 1:
            yield group
            group = []
    if group:
        yield group


def _unwrapped(bodies: Sequence[_Body]) -> Sequence[_Body]:
    """The paragraphs without the quotation marks that wrap them: one pair, or one repeated at each paragraph."""
    last = bodies[-1]
    pairs = read_marks(last.printed.text).pairs
    if not pairs or pairs[0].open or last.printed.text[pairs[0].close :].strip(" .,;:"):
        return bodies
    if not all(body.printed.text.startswith(pairs[0].mark) for body in bodies):
        return bodies
    size = len(pairs[0].mark)
    inner = [_Body(body.passage, body.start + size, body.end, body.cites) for body in bodies[:-1]]
    return [*inner, _Body(last.passage, last.start + pairs[0].start, last.start + pairs[0].end, last.cites)]
