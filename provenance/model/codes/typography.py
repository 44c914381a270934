"""Codes of the family T: differences that say nothing."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

CODES = (
    Code(
        "T101",
        Level.NOTE,
        "quotation marks",
        "Quotation marks are of another kind or direction.",
        "Nothing needs to be done.",
    ),
    Code(
        "T102",
        Level.NOTE,
        "dashes",
        "A dash or hyphen is of another kind, or has other spaces around it.",
        "Nothing needs to be done.",
    ),
    Code(
        "T103",
        Level.NOTE,
        "white space",
        "White space or line breaks differ where no word is joined or split.",
        "Nothing needs to be done.",
    ),
    Code(
        "T104",
        Level.NOTE,
        "hyphen at a line break",
        "A word is divided by a hyphen at a line break on one side.",
        "Nothing needs to be done.",
    ),
    Code(
        "T105",
        Level.NOTE,
        "invisible characters",
        "Characters that print nothing stand on one side only.",
        "Nothing needs to be done.",
    ),
    Code(
        "T106",
        Level.NOTE,
        "equivalent characters",
        "The same letters are encoded otherwise: composed or decomposed, ligatures, full or half width.",
        "Nothing needs to be done.",
    ),
    Code(
        "T107",
        Level.NOTE,
        "opening capital",
        "The first letter of the quotation is a capital on one side only.",
        "Nothing needs to be done.",
    ),
    Code(
        "T108",
        Level.NOTE,
        "closing punctuation",
        "The quotation ends in another comma, full stop, semicolon or colon than the source has there, or in none.",
        "Nothing needs to be done.",
    ),
    Code(
        "T109",
        Level.NOTE,
        "apparatus left out",
        "A note mark or number that nobody quotes stands in the source only.",
        "Nothing needs to be done.",
    ),
    Code(
        "T110",
        Level.NOTE,
        "source in capitals",
        "The source prints the passage in capitals throughout.",
        "Nothing needs to be done.",
    ),
    Code(
        "T112",
        Level.NOTE,
        "markup characters",
        (
            "Characters that belong to the format of the source's text, such as underscores around italics, stand"
            " on one side only."
        ),
        "Nothing needs to be done.",
    ),
    Code(
        "T111",
        Level.NOTE,
        "spelling of an ellipsis",
        "An ellipsis that both sides print is spelt otherwise.",
        "Nothing needs to be done.",
    ),
)
