"""Each code of wording: what has it, and near misses that have not."""

from __future__ import annotations

import pytest
from held_against import changes, codes, edits, wording

HAVE = [
    ("W101", "the clerk read the letter aloud", "the clerk read the ledger aloud"),
    ("W101", "it was the therapist who left", "it was the rapist who left"),
    ("W102", "the clerk slowly read the ledger", "the clerk read the ledger"),
    ("W102", "the clerk read the old worn ledger", "the clerk read the ledger"),
    ("W103", "the clerk read the ledger", "the clerk slowly read the ledger"),
    ("W103", "the clerk read the ledger", "the clerk read out of the ledger"),
    ("W104", "the clerk and the pilot left", "the pilot and the clerk left"),
    ("W104", "a big red boat was sold", "a red big boat was sold"),
    ("W105", "told the US officials to leave", "told the us officials to leave"),
    ("W105", "the Clerk read the ledger", "the clerk read the ledger"),
    ("W106", "she sent the resume at noon", "she sent the résumé at noon"),
    ("W106", "a word of Zoë was read", "a word of Zoe was read"),
    ("W107", "the clerk, read the ledger", "the clerk read the ledger"),
    ("W107", "is he guilty. He left", "is he guilty? He left"),
    ("W107", "the clerk (read) the ledger", "the clerk read the ledger"),
    ("W108", "the colour of the boat", "the color of the boat"),
    ("W108", "the well known clerk left", "the well-known clerk left"),
    ("W108", "any one may read the ledger", "anyone may read the ledger"),
    ("W108", "it was its own reward here", "it was it's own reward here"),
    ("W109", "the review counted 3800 boats", "the review counted 3,800 boats"),
    ("W109", "the review counted twelve boats", "the review counted 12 boats"),
    ("W109", "three thousand eight hundred boats left", "3,800 boats left"),
    ("W109", "it rose 5 percent that year", "it rose 5% that year"),
    ("W109", "it rose .5 points that year", "it rose 0.5 points that year"),
    ("W109", "on the 21st day it rained", "on the twenty-first day it rained"),
    ("W201", "the review counted 3,900 boats", "the review counted 3,800 boats"),
    ("W201", "a dose of 15 grams a day", "a dose of 1.5 grams a day"),
    ("W201", "significant at p < 0.05 here", "significant at p = 0.05 here"),
    ("W201", "a mean of 0.42 was found", "a mean of −0.42 was found"),
    ("W201", "an area of 102 metres", "an area of 10² metres"),
    ("W201", "flight O12 left at noon", "flight 012 left at noon"),
    ("W201", "a leak of 4e3 litres", "a leak of 4e-3 litres"),
    ("W202", "the plan is safe for all", "the plan is not safe for all"),
    ("W202", "the plan can work for all", "the plan can't work for all"),
    ("W202", "they were happy to leave", "they were unhappy to leave"),
    ("W202", "they went with the clerk", "they went without the clerk"),
    ("W203", "the ledger of Orme was read", "the ledger of Falk was read"),
    ("W203", "the clerk met Falk at noon", "the clerk met Ines Falk at noon"),
    ("W204", "the tenants may repair it", "the tenants must repair it"),
    ("W204", "some of the boats were sold", "all of the boats were sold"),
    ("W204", "the clerk will read it", "the clerk would read it"),
    ("W205", "a fee of $5 was paid", "a fee of £5 was paid"),
    ("W205", "a walk of 5 miles to it", "a walk of 5 kilometres to it"),
    ("W205", "a rise of 5 that year", "a rise of 5% that year"),
    ("W206", "there were 50", "there were 505 boats in all"),
    ("W206", "the clerk read the led", "the clerk read the ledger"),
    ("W206", "0.42 was the mean value", "−0.42 was the mean value"),
    ("W206", "known clerk read the ledger", "the well-known clerk read the ledger"),
    ("W206", "5 was the price of it", "$5 was the price of it"),
    ("W206", "read example.org and see https://tides.org", "read example.org and see https://tides.org/lagoon/7"),
    ("W206", "the hard winters of 1921", "the hard winters of 1921–1924"),
    ("W207", "the pаper was read at noon", "the paper was read at noon"),
    ("W207", "a boat for Мoscow was late", "a boat for Moscow was late"),
    ("W207", "the νiew from the quay", "the view from the quay"),
]

NEAR_MISSES = [
    ("W101", "the clerk read the ledger.", "the clerk read the ledger", "T108"),
    ("W101", "the clerk read the Ledger", "the clerk read the ledger", "W105"),
    ("W102", "the clerk [itself] read it", "the clerk read it", "E102"),
    ("W102", "the clerk did not read it", "the clerk did read it", "W202"),
    ("W103", "the clerk … read the ledger", "the clerk slowly read the ledger", "E101"),
    ("W103", "the clerk read the ledger", "the clerk never read the ledger", "W202"),
    ("W104", "the clerk and the pilot left", "the clerk and the cook left", "W101"),
    ("W104", "the clerk read and left at noon", "the clerk left at noon", "W102"),
    ("W105", "The clerk read the ledger", "the clerk read the ledger", "T107"),
    ("W105", "the Clark read the ledger", "the clerk read the ledger", "W"),
    ("W106", "the re\u0301sume\u0301 was sent", "the résumé was sent", "T106"),
    ("W106", "the rosumo was sent at noon", "the résumé was sent at noon", "W101"),
    ("W107", "the clerk “read” the ledger", 'the clerk "read" the ledger', "T101"),
    ("W107", "the clerk read the ledger,", "the clerk read the ledger;", "T108"),
    ("W108", "the count-\ned boats left", "the counted boats left", "T104"),
    ("W108", "the council’s boat left", "the council's boat left", "T101"),
    ("W109", "the review counted 3800 boats", "the review counted 3,900 boats", "W201"),
    ("W109", "it rose 5 percent that year", "it rose 5 points that year", "W205"),
    ("W201", "the review counted 3,800 boats", "the review counted 3 800 boats", "W109"),
    ("W201", "one of the boats was sold", "some of the boats was sold", "W204"),
    ("W202", "the knot was safe for all", "the rope was safe for all", "W101"),
    ("W202", "a notable clerk was there", "a noticeable clerk was there", "W101"),
    ("W203", "a clerk met the pilot at noon", "a clerk met the cook at noon", "W101"),
    ("W203", "a word of Zoë was read", "a word of Zoe was read", "W106"),
    ("W204", "the tenants may mend it", "the tenants may repair it", "W101"),
    ("W204", "the May rent was paid", "the may rent was paid", "W105"),
    ("W205", "a fee of $5 was paid", "a fee of $6 was paid", "W201"),
    ("W205", "a fee of 5 dollars was paid", "a fee of $5 was paid", "W109"),
    ("W206", "there were 505", "there were 505 boats in all", None),
    ("W206", "the clerk read the", "the clerk read the ledger", None),
    ("W206", "well-known clerk read it", "the well-known clerk read it", None),
    ("W206", "see https://tides.org/lagoon", "see https://tides.org/lagoon.", None),
    ("W207", "the paper was read at noon", "the piper was read at noon", "W101"),
    ("W207", "the ραper was read at noon", "the letter was read at noon", "W101"),
]


@pytest.mark.parametrize(("code", "quotation", "passage"), HAVE)
def test_wording(code: str, quotation: str, passage: str) -> None:
    """The difference has this code, and the quotation has drifted."""
    assert code in codes(quotation, passage)
    assert wording(quotation, passage) == "drifted"


@pytest.mark.parametrize(("code", "quotation", "passage", "instead"), NEAR_MISSES)
def test_near_misses_of_wording(code: str, quotation: str, passage: str, instead: str | None) -> None:
    """What looks like it has another code, or none at all."""
    found = codes(quotation, passage)
    assert code not in found
    assert found == [] if instead is None else any(other.startswith(instead) for other in found), found


def test_one_edit_has_one_code_by_precedence() -> None:
    """A number cut short is W206 first; the number stands beside it."""
    (edit,) = [e for e in edits("there were 50", "there were 505 boats in all") if e.code[0] == "W"]
    assert (edit.code, edit.also, edit.quoted, edit.source) == ("W206", ("W201",), "50", "505")


def test_edits_name_exactly_the_words_that_differ() -> None:
    """Two changes in one sentence are two edits, each of one word."""
    passage = "the review counted 3,800 moorings in Westmoor and found that none may be sold"
    quotation = "the review counted 3,900 moorings in Westmoor and found that none must be sold"
    assert changes(quotation, passage) == [("W201", "3,900", "3,800"), ("W204", "must", "may")]


def test_words_moved_far_are_marked_on_both_ends() -> None:
    """A phrase that left one place for another says W104 in both."""
    passage = "the clerk of the old council in the morning read the whole ledger aloud to the pilot"
    quotation = "the clerk of the old council read the whole ledger aloud in the morning to the pilot"
    assert changes(quotation, passage) == [("W104", "", "in the morning"), ("W104", "in the morning", "")]


def test_names_exchanged_are_names_first() -> None:
    """Two names in each other's place differ as names; that they stand in another order is said beside it."""
    found = edits("the boat of Falk towed the boat of Orme", "the boat of Orme towed the boat of Falk")
    assert [(edit.code, edit.also) for edit in found] == [("W203", ("W104",))] * 2


def test_a_change_at_the_beginning_stays_in_its_sentence() -> None:
    """Red if words put before a passage were held against the end of the sentence before it."""
    assert changes("in the morning the clerk read it", "the clerk read it") == [("W102", "in the morning", "")]
    assert changes("three thousand boats left the quay", "3,000 boats left the quay") == [
        ("W109", "three thousand", "3,000")
    ]
    assert changes("the clerk read it in the morning", "the clerk read it.") == [("W102", "in the morning", "")]


def test_names_of_programs_are_one_word() -> None:
    """An identifier differs as a whole, not in a piece between underscores."""
    assert changes("the call of open_ledger_file failed", "the call of open_log_file failed") == [
        ("W101", "open_ledger_file", "open_log_file")
    ]


def test_punctuation_beside_a_changed_word_is_named_too() -> None:
    """Red if the marks next to a differing stretch went unseen."""
    assert changes("the clerk left; eleven boats stayed", "the clerk left, ten boats stayed") == [
        ("W107", "; ", ", "),
        ("W201", "eleven", "ten"),
    ]
