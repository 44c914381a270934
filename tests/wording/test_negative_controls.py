"""Pairs that go red if matching is loosened: each says which loosening it catches."""

from __future__ import annotations

import pytest
from held_against import codes, verdict, wording

CLEAN = {"verbatim", "typographic", "altered"}

CONTROLS = [
    ("symbols left out of words", "significant at p < 0.05 overall", "significant at p = 0.05 overall", "W201"),
    ("comparisons read as brackets of markup", "it holds where a<b is true", "it holds where a>b is true", "W201"),
    ("a minus read as a dash", "the change was 0.42 in all regions", "the change was −0.42 in all regions", "W201"),
    ("a hyphen before a digit read as a dash", "a drop of 5 degrees", "a drop of -5 degrees", "W201"),
    ("superscripts folded to digits", "an area of 102 square metres", "an area of 10² square metres", "W201"),
    ("fractions folded to digits", "12 of the voters stayed", "½ of the voters stayed", "W201"),
    ("case folded inside the quotation", "told the US officials to go", "told the us officials to go", "W105"),
    ("any case of the first word folded", "US officials were told to go", "us officials were told to go", "W105"),
    ("white space against nothing between letters", "therapist Orme left", "the rapist Orme left", "W"),
    ("white space against nothing, the other way", "the rapist Orme left", "therapist Orme left", "W"),
    ("a question mark read as closing punctuation", "is he guilty.", "Is he guilty?", "W107"),
    ("an exclamation mark read as closing punctuation", "he is guilty!", "He is guilty.", "W107"),
    ("gaps looked at for words, not for what governs", "they must … be deported", "they must not be deported", "E201"),
    ("ends inside numbers accepted", "there were 50", "there were 505 boats", "W206"),
    ("ends before decimals accepted", "a cost of 0", "a cost of 0.95 pounds", "W206"),
    ("ends before thousands accepted", "a cost of 2", "a cost of 2,000 pounds", "W206"),
    ("starts behind a sign accepted", "0.42 was the change", "−0.42 was the change", "W206"),
    ("decimal points dropped", "a dose of 15 grams", "a dose of 1.5 grams", "W201"),
    ("numbers compared by likeness", "counted 3,900 moorings", "counted 3,800 moorings", "W201"),
    ("words compared by likeness", "the tenants may repair it", "the tenants must repair it", "W204"),
    ("minus signs of two numbers exchanged", "from −5 to 3 degrees", "from 5 to −3 degrees", "W201"),
    ("accents folded", "he sent his resume to them", "he sent his résumé to them", "W106"),
    ("letters read as digits", "room O4 was locked", "room 04 was locked", "W201"),
    ("look-alike letters folded", "the Моscow paper was late", "the Moscow paper was late", "W207"),
    ("a range read as one number", "between 1015 people came", "between 10–15 people came", "W201"),
    ("a dash against nothing between numbers", "between 10 15 people came", "between 10–15 people came", "W201"),
    ("a dash read as a decimal point", "it rose 3–5 percent", "it rose 3.5 percent", "W201"),
    ("apostrophes dropped", "it lost its way there", "it lost it's way there", "W108"),
    ("hyphens dropped", "they will resign it in May", "they will re-sign it in May", "W108"),
    ("punctuation dropped", "no price too high is paid", "no, price too high is paid", "W107"),
    ("quotation marks on one side dropped", "the so-called peace held", "the so-called “peace” held", "W107"),
    ("brackets dropped", "the plan (then) failed", "the plan then failed", "W107"),
    ("a negating prefix cut off", "it was an American act", "it was an un-American act", "W202"),
    ("percent signs dropped", "a rise of 5 was seen", "a rise of 5% was seen", "W205"),
    ("currencies read alike", "a fine of $500 was paid", "a fine of €500 was paid", "W205"),
    ("any bracket taken for editing", "the plan [not] failed in May", "the plan failed in May", "E206"),
    ("marks beside a bracket dropped", "the plan? [it] failed in May", "the plan this failed in May", "W107"),
    ("marks beside a broken word dropped", "the fail-\ned; plan was read", "the failed, plan was read", "W107"),
    ("joiners that change a word dropped", "the می\u200cخواهم was read", "the میخواهم was read", "W108"),
    ("unpaired asterisks read as emphasis", "the plan* failed in May", "the plan failed in May", "W107"),
    ("order of fragments ignored", "then it failed … the plan was read", "the plan was read, then it failed", "E202"),
]


@pytest.mark.parametrize(("loosening", "quotation", "passage", "code"), CONTROLS)
def test_is_never_clean(loosening: str, quotation: str, passage: str, code: str) -> None:
    """Red under the loosening that is named first."""
    found = verdict(quotation, passage)
    assert found.wording not in CLEAN, f"{loosening}: {found.edits}"
    assert wording(quotation, passage) == "drifted", loosening
    assert any(own.startswith(code) for own in codes(quotation, passage))


def test_the_controls_are_clean_where_nothing_is_changed() -> None:
    """Each passage quotes itself verbatim, so that the controls do not pass by being red anyway."""
    for _, _, passage, _ in CONTROLS:
        found = verdict(passage, passage)
        assert (found.wording, found.edits) == ("verbatim", ()), found.edits
