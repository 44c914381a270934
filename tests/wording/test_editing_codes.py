"""Each code of declared editing: what has it, and near misses that have not."""

from __future__ import annotations

import pytest
from held_against import AFTER, BEFORE, changes, codes, verdict, wording

HAVE = [
    # E101: an omission that leaves out nothing that governs
    ("E101", "the plan … failed in May", "the plan of the council failed in May"),
    ("E101", "the plan [...] failed in May", "the plan of the council failed in May"),
    ("E101", "the plan . . . failed in May", "the plan of the council failed in May"),
    ("E101", "The plan failed…. It was read", "The plan failed in May. Many came. It was read"),
    ("E101", "… the plan failed in May …", "the plan failed in May and so on"),
    # E102: an insertion that brings in nothing
    ("E102", "the plan [itself] failed in May", "the plan failed in May"),
    ("E102", "the plan failed [laughter] in May", "the plan failed in May"),
    ("E102", "the plan[,] though old[,] failed", "the plan though old failed"),
    # E103: case, inflection, dropped letters, pronouns and names of the surroundings, formulas
    ("E103", "[t]he plan failed in May", "The plan failed in May"),
    ("E103", "the plan fail[s] in May", "the plan failed in May"),
    ("E103", "the judgment[] of the court stands", "the judgments of the court stands"),
    ("E103", "the plan of [the clerk] failed", "the plan of his failed, the clerk wrote"),
    ("E103", "the sum went to [redacted] in May", "the sum went to Mr Orr in May"),
    # E104: [sic] on words that the source has
    ("E104", "the plan faled [sic] in May", "the plan faled in May"),
    ("E104", "the plan failed in Mai (sic)", "the plan failed in Mai"),
    # E105: emphasis
    ("E105", "the plan *failed* in May", "the plan failed in May"),
    ("E105", "the plan failed in May", "the plan **failed** in May"),
    ("E105", "the plan failed in May [emphasis added]", "the plan failed in May"),
    # E201: the omission leaves out a governing negation
    ("E201", "they must … be deported", "they must not be deported"),
    ("E201", "the plan … worked in May", "the plan of the clerk never worked in May"),
    ("E201", "the plan was … read by all", "the plan was not, as some say, read by all"),
    # E202: fragments in another order
    ("E202", "it failed in May … the plan was read", "the plan was read, and then it failed in May"),
    ("E202", "the old clerk left … the new hearing began", "the new hearing began as the old clerk left"),
    # E204: [sic] on words that the source does not have
    ("E204", "the plan faled [sic] in May", "the plan failed in May"),
    ("E204", "a sum of 3,900 [sic] was paid", "a sum of 3,800 was paid"),
    # E206: a bracket carries meaning
    ("E206", "the plan [not] failed in May", "the plan failed in May"),
    ("E206", "the plan [of 1999] failed in May", "the plan failed in May"),
    ("E206", "the plan of [Berlin] failed in May", "the plan of his failed in May"),
    ("E206", "the plan [must] fail in May", "the plan may fail in May"),
    ("E206", "the plan [secretly] failed in May", "the plan badly failed in May"),
    ("E206", "the plan was [un]happy in May", "the plan was happy in May"),
    ("E206", "the plan of 1[9]99 failed in May", "the plan of 1899 failed in May"),
    ("E206", "a letter of J[ane] was read", "a letter of John was read"),
]

NEAR_MISSES = [
    ("E101", "the plan failed in May, they wrote", "the plan of his failed in May, they wrote", "W103"),
    ("E101", "the plan … failed in May", "the plan … failed in May", None),
    ("E102", "the plan (itself) failed in May", "the plan failed in May", "W102"),
    ("E102", "the plan [of May] failed here", "the plan [of May] failed here", None),
    ("E103", "tthe plan failed in May", "the plan failed in May", "W101"),
    ("E103", "the plan it failed in May", "the plan this failed in May", "W101"),
    ("E103", "the plan [from old] failed", "the plan (from old) failed", "W107"),
    ("E104", "the plan failed in May", "the plan failed in May", None),
    ("E104", "the plan faled [sic] in May", "the plan failed in May", "E204"),
    ("E105", "the plan failed* in May", "the plan failed in May", "W107"),
    ("E105", "the plan FAILED in May", "the plan failed in May", "W105"),
    ("E201", "the plan … worked in May", "the plan, which no one read, worked in May", "E101"),
    ("E201", "not one plan … worked in May", "not one plan that never was tried worked in May", "E101"),
    ("E202", "the plan was read … it failed in May", "the plan was read, and then it failed in May", "E101"),
    ("E202", "it failed in May, the plan was read", "the plan was read, it failed in May", "W"),
    ("E204", "the plan failed [sic] in May", "the plan failed in May", "E104"),
    ("E204", "the plan failed [sic] in June", "the plan failed in May", "E104"),
    ("E206", "the plan of [this clerk] failed", "the plan of his failed, the clerk wrote", "E103"),
    ("E206", "the plan [for the quay] failed in May", "the plan failed in May, and the quay stayed", "E102"),
    ("E206", "[T]hey fail[ed] in May", "they fail in May", "E103"),
]


@pytest.mark.parametrize(("code", "quotation", "passage"), HAVE)
def test_declared_editing(code: str, quotation: str, passage: str) -> None:
    """The difference has this code, and the wording that goes with it."""
    assert code in codes(quotation, passage)
    assert wording(quotation, passage) == ("drifted" if code[1] == "2" else "altered")


@pytest.mark.parametrize(("code", "quotation", "passage", "instead"), NEAR_MISSES)
def test_near_misses_of_declared_editing(code: str, quotation: str, passage: str, instead: str | None) -> None:
    """What looks like it has another code, or none at all."""
    found = codes(quotation, passage)
    assert code not in found
    assert found == [] if instead is None else any(other.startswith(instead) for other in found), found


def test_a_negation_in_another_clause_is_shown() -> None:
    """The Tenth Amendment without its middle: the "nor" between commas governs nothing that is kept (E207)."""
    passage = (
        "The powers not delegated to the United States by the Constitution, nor prohibited by it to the States, "
        "are reserved to the States respectively"
    )
    (edit,) = verdict("The powers not delegated to the United States … are reserved to the States", passage).edits
    assert (edit.code, edit.also) == ("E101", ("E207",))
    assert edit.source.strip() == "by the Constitution, nor prohibited by it to the States,"


@pytest.mark.parametrize(
    ("gap", "also"),
    [
        (" of 1999 ", ("E207",)),
        (", which had three parts, ", ("E207",)),
        (", as nobody denied, ", ("E207",)),
        (" of the old council ", ()),
        (", one would say, ", ()),
    ],
)
def test_numbers_and_negations_in_a_gap_are_shown(gap: str, also: tuple[str, ...]) -> None:
    """E207 stands beside the omission where its text holds a number or a negation that does not govern."""
    (edit,) = verdict("the plan … failed in May", f"the plan{gap}failed in May").edits
    assert (edit.code, edit.also, edit.source) == ("E101", also, gap)


def test_far_fragments_are_measured() -> None:
    """Over 2,000 characters apart is E203 beside the omission, a few words is not."""
    far = "It rained on the old quay. " * 100
    (edit,) = verdict("the plan was read … it failed in May", f"the plan was read. {far}it failed in May").edits
    assert (edit.code, edit.also) == ("E101", ("E203",))
    (edit,) = verdict("the plan was read … it failed in May", "the plan was read. It rained. it failed in May").edits
    assert (edit.code, edit.also) == ("E101", ())


def test_brackets_belong_to_the_words_that_they_declare() -> None:
    """The quoted side of an edit shows the brackets, opening and closing ones."""
    assert changes("[t]he plan fail[s] in May", "The plan failed in May") == [
        ("E103", "[t]he", "The"),
        ("E103", "fail[s]", "failed"),
    ]
    assert changes("the plan [itself] failed", "the plan failed") == [("E102", "[itself]", "")]


def test_a_name_from_the_sentence_before_is_no_new_matter() -> None:
    """A pronoun may be replaced by a name that stands near; a name that stands nowhere near is E206."""
    passage = "Ines Falk kept the lamp. Every night she climbed the stair with it"
    assert codes("Every night [Falk] climbed the stair", passage) == ["E103"]
    assert codes("Every night [Orme] climbed the stair", passage) == ["E206"]


def test_a_note_on_the_last_word_is_not_passed_over() -> None:
    """A [sic] or a note on emphasis at the very end belongs to the quotation like any other."""
    assert codes("the plan faled [sic]", "the plan faled") == ["E104"]
    assert codes("the plan failed [emphasis added]", "the plan failed") == ["E105"]


def test_the_literal_reading_comes_first() -> None:
    """Brackets and ellipses that the source prints too are its own."""
    passage = "the [old] plan … failed in May [sic]"
    found = verdict(passage, passage)
    assert (found.wording, found.edits) == ("verbatim", ())
    assert found.spans[0].of(f"{BEFORE}{passage}{AFTER}") == passage
