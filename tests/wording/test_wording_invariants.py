"""What holds of every comparison, whatever the two texts are."""

from __future__ import annotations

import re
import unicodedata

from held_against import held_as_edited, held_literally
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from texts import nearly_equal, tricky_texts

from provenance.model.codes import CODES
from provenance.model.edit import Edit
from provenance.model.verdict import Wording
from provenance.text.characters import DASHES, QUOTATION_MARKS
from provenance.text.normal_form import fold
from provenance.wording.comparison import Comparison, rank, wording_of

CLEAN = (Wording.VERBATIM, Wording.TYPOGRAPHIC, Wording.ALTERED)
WORDING_CODES = sorted(code for code in CODES if code[0] in "TEW")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@given(st.sets(st.sampled_from(WORDING_CODES), max_size=6))
def test_wording_is_clean_without_codes_of_substance(codes: set[str]) -> None:
    """One of the clean three if and only if there is no W code and no E2xx but E203, E205 and E207."""
    heavy = {code for code in codes if code[0] == "W" or (code[:2] == "E2" and code not in {"E203", "E205", "E207"})}
    assert (wording_of(codes) in CLEAN) == (not heavy)
    assert (wording_of(codes) is Wording.VERBATIM) == (not codes)
    assert (wording_of(codes) is Wording.TYPOGRAPHIC) == (bool(codes) and all(code[0] == "T" for code in codes))


@given(st.sets(st.sampled_from(WORDING_CODES)), st.sampled_from(WORDING_CODES))
def test_a_further_code_never_makes_a_wording_better(codes: set[str], more: str) -> None:
    """The class is that of the heaviest code."""
    assert rank(wording_of({*codes, more})) >= rank(wording_of(codes))


@given(nearly_equal())
def test_spans_yield_the_texts_of_edits(texts: tuple[str, str]) -> None:
    """Both sides of every edit are the characters under its spans; the passage is those under its own."""
    quotation, source = texts
    for comparison in (held_literally(quotation, source), *held_as_edited(quotation, source)):
        if comparison is None:
            continue
        assert comparison.span.of(source) == comparison.passage
        for edit in comparison.edits:
            assert edit.quoted_span.of(quotation) == edit.quoted
            assert edit.source_span.of(source) == edit.source
            assert edit.code in CODES
            assert set(edit.also) <= CODES.keys() - {edit.code}
            assert rank(wording_of([edit.code])) >= rank(wording_of(edit.also)), edit


@given(nearly_equal())
@example(("\u202ethe plan", "the plan"))
@example(("_the plan_", "the plan"))
@settings(max_examples=300)
def test_verbatim_is_the_same_characters(texts: tuple[str, str]) -> None:
    """No edit if and only if the quotation's characters are those of the span.

    Only that it ends inside a word may be said of the same characters.
    """
    quotation, source = texts
    found = held_literally(quotation, source)
    if found is not None:
        cut = {edit.code for edit in found.edits} <= {"W206"}
        assert (quotation.strip() == found.passage) <= cut
        assert (not found.edits) <= (quotation.strip() == found.passage)
        assert (found.wording is Wording.VERBATIM) == (not found.edits)


@given(tricky_texts())
def test_a_text_quotes_itself_verbatim(text: str) -> None:
    """A whole text, held against itself, differs in nothing."""
    found = held_literally(text, text)
    assert found is None or (found.wording, found.passage) == (Wording.VERBATIM, text.strip())


@given(nearly_equal())
@settings(max_examples=300)
def test_the_edits_are_all_the_difference(texts: tuple[str, str]) -> None:
    """Putting the source's side of each edit in place of the quoted one gives the passage: nothing else differs."""
    quotation, source = texts
    found = held_literally(quotation, source)
    assume(found is not None)
    assert found is not None
    rebuilt, there = _rebuilt(quotation, found), _there(source, found)
    if found.wording is not Wording.DRIFTED:
        assert rebuilt == there
    elif rebuilt is not None:
        assert fold(rebuilt) == fold(there)


@given(nearly_equal())
@settings(max_examples=300)
def test_typography_folds_no_meaning(texts: tuple[str, str]) -> None:
    """Where all is typography, letters, digits, signs and every mark that says something agree in order."""
    quotation, source = texts
    found = held_literally(quotation, source)
    if found is not None and found.wording is Wording.TYPOGRAPHIC:
        prefixed = "\n>" in quotation + found.passage
        assert _meant(quotation, prefixed) == _meant(found.passage, prefixed)


def _rebuilt(quotation: str, found: Comparison) -> str | None:
    """The quotation with the source's side of each edit; None where edits overlap, which only drifted ones may."""
    parts, at = [], len(quotation) - len(quotation.lstrip())
    for edit in sorted(found.edits, key=lambda e: (e.quoted_span, e.source_span)):
        if edit.quoted_span.start < at:
            return None
        parts += [quotation[at : edit.quoted_span.start], edit.source]
        at = edit.quoted_span.end
    return "".join([*parts, quotation[at : len(quotation.rstrip())]])


def _there(source: str, found: Comparison) -> str:
    """The passage with what edits show beyond it."""
    edits: tuple[Edit, ...] = found.edits
    start = min([found.span.start, *(edit.source_span.start for edit in edits)])
    return source[start : max([found.span.end, *(edit.source_span.end for edit in edits)])]


def _meant(text: str, prefixed: bool) -> str:
    """What typography may not touch, read without the code under test; `>` is none where lines begin with it."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.replace("²", "^2^").replace("Ⅳ", "^4^")))
    plain = plain.replace(">", "") if prefixed else plain
    plain = re.sub(r"[-‐‑]\s*\n\s*", "", plain)
    plain = re.sub(r"(?:\.\s?){2,}\.", "…", plain)
    kept = [c for c in plain if not c.isspace() and c not in QUOTATION_MARKS and c != "_"]
    signs = [("-" if c in DASHES else c) for at, c in enumerate(kept) if c not in DASHES or _is_sign(kept, at)]
    return "".join(signs).strip(",.;:…").casefold()


def _is_sign(kept: list[str], at: int) -> bool:
    """Whether a dash stands right before a digit and behind no letter or digit."""
    before = kept[at - 1] if at else ""
    return at + 1 < len(kept) and kept[at + 1].isdigit() and not before.isalnum() and before not in DASHES
