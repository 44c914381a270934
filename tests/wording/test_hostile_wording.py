"""Hostile quotations and sources: everything stays near linear, and nothing is raised."""

from __future__ import annotations

import random
import time

import pytest

from provenance.model.span import Span
from provenance.wording.comparison import compare
from provenance.wording.editing import edited_reading, literal_reading, outer_pair
from provenance.wording.messages import describe
from provenance.wording.omissions import omission_edit

#: How many brackets, ellipses and marks, and how much of everything else.
MANY, N = 100_000, 10_000
#: Far above what any of these takes, far below what a quadratic step would.
SECONDS = 5.0
_CHANCE = random.Random(7)  # noqa: S311 - no secret depends on it
MARKS = "".join(_CHANCE.choice("\u0301\u0316\u0327\u0345\u05b0") for _ in range(MANY))

CASES = {
    "combining marks": (f"a{MARKS} word", f"a{MARKS[::-1]} word"),
    "combining marks on one side": (f"a{MARKS} word", "a word"),
    "one letter, a megabyte": ("a" * 1_000_000, "a" * 1_000_001),
    "dashes": (f"x{'-' * N}y", f"x{'–' * N}y"),
    "spaces": (f"x{' ' * N}y", "x y"),
    "quotation marks": (f"x{'“' * N}y", f"x{chr(34) * N}y"),
    "quotation marks around": ('"' * N + "a b" + '"' * N, "a b"),
    "quotation marks everywhere": ("“a ” " * N, '"a " ' * N),
    "dots": (f"x{'.' * N}y", "x. y"),
    "spaced dots": (f"x{' .' * N}y", "x. y"),
    "line breaks": ("x" + "\n" * N + "y", "x y"),
    "line prefixes": ("a" + "\n> " * N + "b", "a b"),
    "greater than": ("> " * N, "> " * (N + 1)),
    "paragraph openings": ("a" + "\n\n“" * N + "b", "a b"),
    "zero width": (f"x{chr(0x200B) * N}y", "x y"),
    "bidirectional controls": (f"{chr(0x202E) * N}abc", "abc"),
    "one character of an unspaced script": ("日" * N, "日" * (N + 1)),
    "symbols": ("$" * N, "$" * (N + 1)),
    "opening brackets": (f"a {'[' * MANY} b", "a b"),
    "empty brackets": (f"a {'[]' * N} b", "a b"),
    "joined brackets": (f"a {'[x]' * N} b", "a b"),
    "brackets": (f"a {'[x] ' * MANY} b", "a b"),
    "marks in brackets": (f"a{'[,]' * N} b", "a, b"),
    "ellipses": (f"a {'… b ' * MANY}", "a b " * 10),
    "[sic]": (f"a {'word [sic] ' * 10_000}b", f"a {'word ' * 10_000}b"),
    "[sic] on words that differ": (f"a {'word [sic] ' * 5_000}b", f"a {'work ' * 5_000}b"),
    "notes": (f"a {'[emphasis added] ' * 10_000}b", "a b"),
    "emphasis": (f"a {'*b* ' * 10_000}", f"a {'_b_ ' * 10_000}"),
    "opened emphasis": (f"a {'*b ' * N}", f"a {'b ' * N}"),
    "underscores": (f"a{'_' * N}b", "a b"),
    "markup": ("<a" * N, "<a>" * N),
    "letters joined": ("a" * N, " ".join("a" * N)),
    "letters divided": (" ".join("a" * N), "a" * N),
    "digits": ("1" * N, "2" * N),
    "digits with separators": (f"{'1,' * N}1", "2" * N),
    "number words": ("one hundred " * 10_000, "two hundred " * 10_000),
    "multiplied number words": ("hundred " * N, "thousand " * N),
    "different words": (" ".join(map(str, range(N))), " ".join(str(2 * i) for i in range(N))),
    "periodic words": ("a b " * N, "b a " * N),
    "apostrophes": ("a'" * N, "a’" * N),
    "line-end hyphens": (f"a{'-' + chr(10)}" * N, "a" * N),
    "addresses": ("http://" * N, "www." * N),
}


@pytest.mark.parametrize("name", CASES)
def test_comparing_takes_near_linear_time(name: str) -> None:
    """Both readings of a quotation of a hundred thousand characters or more are compared and described in a moment."""
    quotation, source = CASES[name]
    started = time.process_time()
    for reading in (literal_reading(quotation, bare=True), edited_reading(quotation, bare=True)):
        for fragment in reading.fragments[:3] if reading else ():
            found = compare(reading, fragment, source, Span(0, len(source))) if reading else None
            for edit in found.edits[:100] if found else ():
                assert describe(edit)
    assert time.process_time() - started < SECONDS


def test_every_fragment_of_a_long_elision_is_read() -> None:
    """Twenty thousand ellipses make as many fragments; each finds its own notes without looking at all of them."""
    reading = edited_reading("a [sic] … " * N + "b")
    assert reading is not None
    started = time.process_time()
    assert sum(len(reading.notes(fragment)) for fragment in reading.fragments) == N
    assert time.process_time() - started < SECONDS


def test_a_wide_gap_takes_a_moment() -> None:
    """What a megabyte between two fragments leaves out is judged by its ends."""
    source = f"the plan {'of the quay ' * 80_000}failed in May"
    gap = Span(8, len(source) - 13)
    started = time.process_time()
    for _ in range(20):
        edit = omission_edit(source, gap, Span(0, 8), Span(gap.end, len(source)), "the plan … failed", Span(9, 10))
    assert (edit.code, edit.also) == ("E101", ("E203",))
    assert time.process_time() - started < SECONDS


def test_outer_marks_of_a_long_text_are_looked_up_once() -> None:
    """A pair around a megabyte is known at once."""
    started = time.process_time()
    for _ in range(20):
        assert outer_pair(f"“{'a' * 1_000_000}”") == Span(1, 1_000_001)
    assert time.process_time() - started < SECONDS
