import itertools

import pytest
from attrs import evolve
from report_values import full_report, number_row, verbatim_row

from provenance.model.report import Coverage, Report
from provenance.reporting.format import Context
from provenance.reporting.style import Role, Style
from provenance.reporting.summary import coverage_words, summary

GREEN = f"\x1b[{Role.GOOD.value}m"


def test_coverage_comes_first():
    """What was looked at, and what was not and why, stands before any number of findings."""
    assert summary(full_report(), Context(show_notes=True)) == (
        "6 of 7 quotations checked, 1 has no source; 4 errors, 2 warnings, 4 notes; 1 finding ignored"
    )


def test_notes_that_are_not_listed_say_how_to_see_them():
    """A number of notes that nobody can look at would be a riddle."""
    assert "4 notes (--show-notes lists all of them)" in summary(full_report(), Context())


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (Coverage(), "no quotation to check"),
        (Coverage(quotations=1, checked=1), "1 of 1 quotation checked"),
        (Coverage(quotations=40, checked=3, unsourced=37), "3 of 40 quotations checked, 37 have no source"),
        (
            Coverage(quotations=1200, checked=1000, unsourced=1, unchecked=199),
            "1,000 of 1,200 quotations checked, 1 has no source, 199 could not be checked",
        ),
    ],
)
def test_coverage_in_words(coverage, words):
    """Every part of the coverage that is not empty is named."""
    assert coverage_words(coverage) == words


def test_success_is_shown_only_where_everything_was_checked():
    """No count of unsourced or unchecked quotations, and no empty run, is shown in the colour of success."""
    context = Context(style=Style(colours=True))
    for checked, unsourced, unchecked in itertools.product(range(3), repeat=3):
        coverage = Coverage(
            quotations=checked + unsourced + unchecked, checked=checked, unsourced=unsourced, unchecked=unchecked
        )
        shown = summary(Report(quotations=(verbatim_row(),), coverage=coverage), context)
        assert shown.startswith(GREEN) == (checked > 0 and unsourced == unchecked == 0)


def test_no_run_with_findings_is_shown_as_a_success():
    """Full coverage does not make an error green."""
    covered = Coverage(quotations=1, checked=1)
    report = Report(quotations=(number_row(),), coverage=covered)
    context = Context(style=Style(colours=True))
    assert GREEN not in summary(report, context)
    assert GREEN in summary(evolve(report, quotations=(verbatim_row(),)), context)


def test_the_word_clean_is_never_used():
    """Nothing that was measured is called clean."""
    assert "clean" not in summary(Report(), Context())
    assert "clean" not in summary(
        Report(quotations=(verbatim_row(),), coverage=Coverage(quotations=1, checked=1)), Context()
    )
