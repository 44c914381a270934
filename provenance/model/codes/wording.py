"""Codes of the family W: changes that the quotation does not declare."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

_TAKE_OVER = "Take over the source's words, or show the change by brackets or an ellipsis."

CODES = (
    Code(
        "W101",
        Level.ERROR,
        "words substituted",
        "The quotation has other words where the source has its own.",
        _TAKE_OVER,
    ),
    Code(
        "W102",
        Level.ERROR,
        "words inserted",
        "The quotation has words that the source does not have there.",
        _TAKE_OVER,
    ),
    Code(
        "W103",
        Level.ERROR,
        "words left out",
        "The source has words there that the quotation leaves out without an ellipsis.",
        _TAKE_OVER,
    ),
    Code("W104", Level.ERROR, "words in another order", "The same words stand in another order.", _TAKE_OVER),
    Code("W105", Level.WARNING, "case", "Capitals differ inside the quotation.", _TAKE_OVER),
    Code("W106", Level.WARNING, "accents", "Letters differ in their accents only.", _TAKE_OVER),
    Code("W107", Level.WARNING, "punctuation", "Punctuation differs in more than typography.", _TAKE_OVER),
    Code("W108", Level.WARNING, "spelling or compounding", "A word is spelt, joined or divided otherwise.", _TAKE_OVER),
    Code("W109", Level.WARNING, "number in another form", "The same number is written in another form.", _TAKE_OVER),
    Code("W201", Level.ERROR, "number", "A number, sign or comparison differs.", _TAKE_OVER),
    Code("W202", Level.ERROR, "negation", "A negation stands on one side only.", _TAKE_OVER),
    Code("W203", Level.ERROR, "name", "A name differs.", _TAKE_OVER),
    Code(
        "W204",
        Level.ERROR,
        "obligation or quantity word",
        "A word of obligation, possibility or quantity differs (may for must, some for all).",
        _TAKE_OVER,
    ),
    Code("W205", Level.ERROR, "unit or currency", "A unit, a currency or a percent sign differs.", _TAKE_OVER),
    Code(
        "W206",
        Level.ERROR,
        "stops inside a word or number",
        "The quotation begins or ends inside a word or number of the source. A warning at a hyphen or apostrophe.",
        _TAKE_OVER,
    ),
    Code(
        "W207",
        Level.ERROR,
        "look-alike letter",
        "A letter of another alphabet stands for one that looks the same.",
        "Type the word anew in its own alphabet.",
    ),
)
