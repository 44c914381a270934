"""The policy: levels, selection, and ignores with a reason."""

from __future__ import annotations

import pytest

import provenance as pv
from provenance.checking.policy import ALWAYS
from provenance.model.codes import CODES

DOCUMENT = pv.Document(text="The Fee is 40 crowns, in all weathers, said the clerk at the long wall.")
QUOTATION = pv.Quotation("The fee is 45 crowns in all weathers")


def codes(verdict: pv.Verdict) -> dict[str, str]:
    """The level of each finding by its code."""
    return {finding.code: str(finding.level) for finding in verdict.findings}


def test_levels_come_from_the_table() -> None:
    """Without settings every finding has the level that the table gives its code."""
    found = codes(pv.check(DOCUMENT, QUOTATION))
    assert found == {"W105": "warning", "W201": "error", "W107": "warning"}
    assert all(level == CODES[code].level for code, level in found.items())


def test_a_level_can_be_set_by_code() -> None:
    """A policy's level replaces the table's."""
    policy = pv.Policy(levels={"W105": pv.Level.ERROR, "W107": pv.Level.NOTE})
    assert codes(pv.check(DOCUMENT, QUOTATION, policy=policy)) == {"W105": "error", "W201": "error", "W107": "note"}


def test_selection_keeps_what_begins_with_it() -> None:
    """Codes and beginnings of codes select findings; the wording does not depend on it."""
    verdict = pv.check(DOCUMENT, QUOTATION, policy=pv.Policy(select=("W2",)))
    assert codes(verdict) == {"W201": "error"}
    assert verdict.wording == "drifted"


@pytest.mark.parametrize("code", ALWAYS)
def test_what_was_not_checked_cannot_be_deselected(code: str) -> None:
    """Not looked at is never shown as nothing found."""
    policy = pv.Policy(select=("T",))
    finding = policy.finding(code, "not checked")
    assert policy.apply((finding,)) == (finding,)


def test_an_ignored_finding_is_kept_with_its_reason_and_counts_for_nothing() -> None:
    """Ignores suppress; they do not remove."""
    entries = tuple(pv.Ignore(code, "house style") for code in ("W105", "W107", "W201"))
    verdict = pv.check(DOCUMENT, QUOTATION, policy=pv.Policy(ignore=entries))
    assert {finding.suppressed for finding in verdict.findings} == {"house style"}
    assert verdict.level is None


def test_an_ignore_of_one_citation_leaves_the_others() -> None:
    """An ignore with an id holds for that citation alone."""
    citation = pv.cite(DOCUMENT, QUOTATION, source="k")
    policy = pv.Policy(ignore=(pv.Ignore("W201", "agreed by phone", citation.id),))
    pinned, bare = pv.check_source(DOCUMENT, [citation, QUOTATION], policy=policy)
    assert [f.suppressed for f in pinned.findings if f.code == "W201"] == ["agreed by phone"]
    assert [f.suppressed for f in bare.findings if f.code == "W201"] == [None]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"levels": {"X999": pv.Level.NOTE}}, "X999"),
        ({"ignore": (pv.Ignore("W105", " "),)}, "reason"),
        ({"ignore": (pv.Ignore("Q1", "why"),)}, "Q1"),
        ({"select": ("Z",)}, "Z"),
        ({"select": ("",)}, "begins"),
    ],
)
def test_unknown_codes_and_missing_reasons_are_refused(arguments: dict, message: str) -> None:
    """Settings that name no code or give no reason raise SettingsError naming what is wrong."""
    with pytest.raises(pv.SettingsError, match=message):
        pv.Policy(**arguments)


def test_a_cut_at_a_hyphen_is_a_warning_and_in_a_number_an_error() -> None:
    """W206 depends on where the quotation stops."""
    document = pv.Document(text="It is a well-known fact that 2,000 boats came.")
    hyphen = pv.check(document, pv.Quotation("It is a well"))
    number = pv.check(document, pv.Quotation("fact that 2"))
    assert codes(hyphen) == {"W206": "warning"}
    assert codes(number) == {"W206": "error"}


def test_a_bracket_with_a_negation_is_an_error_and_with_another_word_a_warning() -> None:
    """E206 depends on what the bracket brings in."""
    document = pv.Document(text="The master may convey the boat to the upper quay before dusk.")
    negation = pv.check(document, pv.Quotation("The master may [not] convey the boat to the upper quay"))
    word = pv.check(document, pv.Quotation("The [reckless] master may convey the boat to the upper quay"))
    assert codes(negation) == {"E206": "error"}
    assert codes(word) == {"E206": "warning"}
