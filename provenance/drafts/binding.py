"""Which citation keys a quotation leans on, and how surely.

*Firmly*: the key right behind the closing mark, inside the marks, or in the clause that says who speaks.
*Weakly*: the key at the end of the sentence; failing that, the key at the end of the paragraph, if no other key stands
between; in a table the only key of the row. No other key counts: an unbound quotation is reported as one without a
source, and that is better than holding it against a source that nobody named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import define, evolve, frozen

from provenance.drafts.clauses import Clause, clause_after, clause_before, is_coordination, resumes_clause
from provenance.drafts.draft import CitedKey
from provenance.drafts.marked_quotations import Marked
from provenance.drafts.passage import Cite, Passage, PassageKind, keys_of
from provenance.model.quotation import Binding
from provenance.model.span import Span

#: What may stand between a closing mark and the citation right behind it.
_CLOSING = re.compile(
    r"[\s.,;:!?。、！？…)\]}”’\"'»›」』—–(-]{0,20}(?:(?<=\()(?:see|cf\.?|from|in|siehe|vgl\.?|voir)(?:\s+also)?\s?)?"
)
#: What may stand between a key of the text and the opening mark right behind it: `@key: “…”`, `in @key, “…”`.
_LEADING = re.compile(r"(?:['’]s)?\s{0,9}[,:]?\s{0,9}")
#: What may stand between a reporting clause and the key that it names or that follows it.
_NAMING = re.compile(r"[\s(,]{0,3}")
_DASH = re.compile(r"\s*(?:[—–―]|--)")
_SENTENCE_ENDS = ".!?。！？…"
_MOST_WORDS_BETWEEN = 12


@frozen
class Bound:
    """The keys of a quotation, how it is bound to them, and what its reporting clause says.

    `right_behind` is true where the key follows the closing mark at once, `reported` where a reporting clause was
    found. `claim_end` is where the claim ends in the last passage, which may be behind a reporting clause that the
    sentence rules cut off (“Stop!” Falk said).
    """

    keys: tuple[CitedKey, ...] = ()
    binding: Binding | None = None
    right_behind: bool = False
    speaker: str | None = None
    reported: bool = False
    claim_end: int = 0


def bind(marked: Sequence[Marked], passages: Sequence[Passage]) -> Sequence[Bound]:
    """The binding of each quotation, which are in the order of the draft; linear but for searching in sorted lists."""
    rows = _keys_of_rows(passages)
    bound: list[Bound] = []
    for at in range(len(marked) - 1, -1, -1):
        before = marked[at - 1].last.close if at and _same(marked[at - 1], marked[at]) else 0
        following = marked[at + 1] if at + 1 < len(marked) and _same(marked[at], marked[at + 1]) else None
        binder = _Binder(marked[at], passages, before, following)
        bound.append(binder.bind(bound[-1] if bound else None, rows))
    bound.reverse()
    return bound


def _same(first: Marked, second: Marked) -> bool:
    return first.last.passage == second.first.passage


def _keys_of_rows(passages: Sequence[Passage]) -> Mapping[int, tuple[CitedKey, ...]]:
    """For each table row that cites one source only, its citation."""
    rows: dict[int, list[CitedKey]] = {}
    for passage in passages:
        if passage.row is not None:
            rows.setdefault(passage.row, []).extend(key for cite in passage.cites for key in cite.keys)
    return {row: (keys[0],) for row, keys in rows.items() if len({key.key for key in keys}) == 1}


@define
class _Binder:
    marked: Marked
    passages: Sequence[Passage]
    before: int
    following: Marked | None

    @property
    def _last(self) -> Passage:
        return self.passages[self.marked.last.passage]

    @property
    def _first(self) -> Passage:
        return self.passages[self.marked.first.passage]

    def bind(self, following: Bound | None, rows: Mapping[int, tuple[CitedKey, ...]]) -> Bound:
        """Try each way in turn, the surest first."""
        after, before, between = self._clause_after(), self._clause_before(), self._clause_between()
        clauses = [clause for clause in (between, before, after) if clause is not None]
        bound = Bound(
            speaker=next((clause.speaker for clause in clauses if clause.speaker), None),
            reported=bool(clauses),
            claim_end=self._claim_end(after),
        )
        if cites := self._right_behind():
            return evolve(bound, keys=keys_of(cites), binding=Binding.FIRM, right_behind=True)
        for cites in (self._in_clause_after(after), self._in_clause_before(before), self._inside()):
            if cites:
                return evolve(bound, keys=keys_of(cites), binding=Binding.FIRM)
        cites = self._at_end_of_sentence(bound.claim_end) or self._at_end_of_paragraph()
        keys = keys_of(cites) or self._shared(following) or self._of_row(rows)
        return evolve(bound, keys=keys, binding=Binding.WEAK if keys else None)

    def _ends_sentence(self) -> str:
        """The sentence-ending character that the quotation ends in, or nothing."""
        words = self.marked.last.end
        while words > self.marked.last.start and self._last.text[words - 1].isspace():
            words -= 1
        last = self._last.text[words - 1 : words]
        return last if last and last in _SENTENCE_ENDS else ""

    def _limit(self) -> int:
        """How far a reporting clause behind the quotation may reach."""
        passage, close = self._last, self.marked.last.close
        number = passage.sentence_number(close - 1)
        end = passage.sentences[number].end
        goes_on = self._ends_sentence() not in {"", "."} or _DASH.match(passage.text, close)
        if end <= close and goes_on and number + 1 < len(passage.sentences):
            end = passage.sentences[number + 1].end
        return min(end, self.following.first.open) if self.following else end

    def _clause_after(self) -> Clause | None:
        limit = self._limit()
        if limit <= self.marked.last.close:
            return None
        return clause_after(self._last.text, self.marked.last.close, limit)

    def _clause_before(self) -> Clause | None:
        passage, opening = self._first, self.marked.first.open
        if not opening:
            return None
        sentence = passage.sentences[passage.sentence_number(opening)]
        start = max(sentence.start, self.before)
        return clause_before(passage.text, start, opening) if start < opening else None

    def _clause_between(self) -> Clause | None:
        """The clause that parts the fragments."""
        if len(self.marked.fragments) == 1:
            return None
        first, second = self.marked.fragments[0][-1], self.marked.fragments[1][0]
        return clause_after(self._first.text, first.close, second.open)

    def _claim_end(self, after: Clause | None) -> int:
        passage, close = self._last, self.marked.last.close
        last = max(close, after.span.end) if after else close
        return passage.sentence_span(Span(close - 1, last)).end

    def _right_behind(self) -> Sequence[Cite]:
        """The citations behind the closing mark with nothing but closing punctuation between."""
        text, at, found = self._last.text, self.marked.last.close, list[Cite]()
        for cite in self._last.cites_from(at, at + 200):
            gap = text[at : cite.start]
            if not _CLOSING.fullmatch(gap) or (cite.in_text and not self._belongs(cite, gap)):
                break
            found.append(cite)
            at = max(cite.end, at)
        return found

    def _belongs(self, cite: Cite, gap: str) -> bool:
        """Whether a key of the text right behind a quotation goes with it rather than open the next sentence."""
        passage, close = self._last, self.marked.last.close
        if "(" in gap or passage.sentence_number(close - 1) == passage.sentence_number(cite.start):
            return True
        return not self._last.text[cite.end :].strip(" .,;:!?)]")

    def _in_clause_after(self, clause: Clause | None) -> Sequence[Cite]:
        if clause is None:
            return ()
        text, close = self._last.text, self.marked.last.close
        for cite in self._last.cites_from(close, min(self._limit(), close + 200)):
            words = len(text[close : cite.start].split())
            touches = _NAMING.fullmatch(text, clause.span.end, max(cite.start, clause.span.end)) is not None
            if touches or (not cite.in_text and words <= _MOST_WORDS_BETWEEN):
                return (cite,)
        return ()

    def _in_clause_before(self, clause: Clause | None) -> Sequence[Cite]:
        passage, opening = self._first, self.marked.first.open
        cites = passage.cites_from(max(self.before, opening - 100), opening)
        if clause is not None:
            cites = passage.cites_from(clause.span.start, opening)
        named = [cite for cite in cites if self._names_speaker(cite, clause)]
        return named[-1:]

    def _names_speaker(self, cite: Cite, clause: Clause | None) -> bool:
        """Whether a citation before the opening mark belongs to the clause that leads up to it."""
        text, opening = self._first.text, self.marked.first.open
        if cite.in_text:
            return clause is not None or _LEADING.fullmatch(text, cite.end, opening) is not None
        between = text[cite.end : opening].strip()
        if between == ":" or clause is None:
            return between == ":"
        return between == "," or not between.startswith((",", ";")) or resumes_clause(between)

    def _inside(self) -> Sequence[Cite]:
        """Bracketed citations between the marks or between the fragments."""
        found = []
        for fragment in self.marked.fragments:
            for part in fragment:
                cites = self.passages[part.passage].cites_from(part.start, part.close - 1)
                found += [cite for cite in cites if not cite.in_text]
        if len(self.marked.fragments) > 1:
            first, last = self.marked.fragments[0][-1].close, self.marked.last.open
            found += self._last.cites_from(first, last)
        return found[:1]

    def _at_end_of_sentence(self, end: int) -> Sequence[Cite]:
        return cites_ending(self._last, end, self.marked.last.close)

    def _at_end_of_paragraph(self) -> Sequence[Cite]:
        passage = self._last
        cites = cites_ending(passage, len(passage.text), self.marked.last.close)
        return cites if cites and passage.cites_alike_from(self.marked.last.close) else ()

    def _shared(self, following: Bound | None) -> tuple[CitedKey, ...]:
        """The keys of the next quotation of a list: `“…” and “…” [@key]`."""
        if self.following is None or following is None:
            return ()
        coordinated = is_coordination(self._last.text, self.marked.last.close, self.following.first.open)
        return following.keys if coordinated else ()

    def _of_row(self, rows: Mapping[int, tuple[CitedKey, ...]]) -> tuple[CitedKey, ...]:
        passage = self._last
        return rows.get(passage.row, ()) if passage.kind is PassageKind.CELL and passage.row is not None else ()


def cites_ending(passage: Passage, end: int, after: int) -> Sequence[Cite]:
    """The citations behind `after` with which a stretch of the passage ends at `end`, but for closing punctuation."""
    found: list[Cite] = []
    for cite in reversed(passage.cites_from(max(after, end - 200), end)):
        if not _CLOSING.fullmatch(passage.text, cite.end, max(end, cite.end)):
            break
        found.insert(0, cite)
        end = cite.start
    return found
