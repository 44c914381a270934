"""Codes of the family D: what a draft names and prints."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

CODES = (
    Code(
        "D101",
        Level.NOTE,
        "quotation without a source",
        "The draft names no source for this quotation, so it was not checked.",
        "Name its source right behind it, as in “…” [@key].",
    ),
    Code(
        "D102",
        Level.ERROR,
        "unknown citation key",
        "The draft names a source that the ledger does not have, so the quotation was not checked.",
        "Run the line that the message ends in, or correct the key.",
    ),
    Code(
        "D103",
        Level.WARNING,
        "ignore that matches nothing",
        "An ignore of the settings matched no finding of this run.",
        "Remove it from the settings.",
    ),
    Code(
        "D105",
        Level.WARNING,
        "the draft no longer has this quotation",
        "The ledger holds a citation of words that its draft does not print any more.",
        "Run `provenance scan DRAFT`, which records what the draft prints today.",
    ),
    Code(
        "D106",
        Level.WARNING,
        "quotation that the ledger does not have",
        "The draft prints a quotation that no citation of the ledger records. It was checked, but nothing is pinned.",
        "Run `provenance scan DRAFT`, which records it.",
    ),
    Code(
        "D107",
        Level.ERROR,
        "coverage below its floor",
        "A smaller share of the quotations was checked than the settings ask for.",
        "Name the sources of the quotations that have none, or lower `coverage` in the settings.",
    ),
)
