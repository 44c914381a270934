"""Texts for the property tests of wording: prose of known words, and pieces that are hard to read."""

from __future__ import annotations

from hypothesis import strategies as st

#: Words that occur once in a passage each, so that every change has one smallest reading.
WORDS = [
    "harbour", "ledger", "lantern", "quay", "pilot", "chandler", "mooring", "tide", "winter", "council", "clerk",
    "letter", "schooner", "barrel", "captain", "engine", "window", "gallery", "pepper", "timber", "orchard", "saddle",
    "market", "bridge", "meadow", "thunder", "copper", "button", "basket", "feather", "counted", "opened", "carried",
    "painted", "ordered", "watched", "measured", "gathered", "repaired", "answered", "followed", "finished",
]  # fmt: skip
#: What stands between them; nothing that the next word could be cut from.
JOINTS = (" ", " ", " ", " ", ", ", "; ", "—", " “", "” ", ". The ", " (", ") ", "-", ": ", "’s ")

#: Words, signs and numbers whose meaning a loose reading would fold away.
TRICKY = [
    "the", "The", "US", "us", "never", "not", "may", "must", "10", "1.5", ".5", "3,800", "−5", "-5", "2", "p", "<",
    "=", "$", "%", "10²", "well", "known", "a.m", "can't", "can’t", "café", "cafe", "fi", "ﬁ", "it's", "its", "Paris",
    "中", "文", "x_y", "4e-3", "Ⅳ",
]  # fmt: skip
MARKS = (
    *(" ",) * 5, ", ", ". ", "? ", "! ", "—", " – ", "-", "\n", "-\n", " “", "” ", " '", "' ", "; ", "… ", " ... ", "",
    "\u200b", "\u00ad", "\u00a0", " *", "* ", " _", "_ ", " (", ") ", "/", '" ', " [", "] ", "\n> ", "\n\n“",
)  # fmt: skip


def tricky_texts(most: int = 8) -> st.SearchStrategy[str]:
    """Short texts of tricky words and marks in any order."""
    pairs = st.lists(st.tuples(st.sampled_from(TRICKY), st.sampled_from(MARKS)), min_size=1, max_size=most)
    opening = st.sampled_from(("", "", "", "“", '"', "(", "*", "_", "\u200b", "["))
    return st.builds(lambda first, rest: first + "".join(map("".join, rest)), opening, pairs)


@st.composite
def nearly_equal(draw: st.DrawFn) -> tuple[str, str]:
    """A tricky text, and a source that has it with up to three characters changed, between other texts perhaps."""
    quotation = draw(tricky_texts())
    changed = list(quotation)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(changed)))
        kind = draw(st.sampled_from("idr"))
        if kind == "i":
            changed.insert(at, draw(st.sampled_from("  ,.?!-—“”'\"\n\u200b\u00ad*_[]()05a>")))
        elif at < len(changed):
            changed[at : at + 1] = [] if kind == "d" else [draw(st.sampled_from(" ,.?-–\n'’x9"))]
    source = "".join(changed)
    if draw(st.booleans()):
        source = f"{draw(tricky_texts(2))} {source} {draw(tricky_texts(2))}"
    return quotation, source


@st.composite
def prose(draw: st.DrawFn, least: int = 8, most: int = 14) -> list[str]:
    """Pieces of a passage: words that differ from each other, with the joints between them; a number among them."""
    count = draw(st.integers(least, most))
    found = draw(st.permutations(WORDS))[:count]
    number = f"{draw(st.integers(1, 9))},{draw(st.integers(100, 999))}"
    found[draw(st.integers(1, count - 2))] = number
    pieces = []
    for word in found[:-1]:
        pieces += [word, draw(st.sampled_from(JOINTS))]
    return [*pieces, found[-1]]
