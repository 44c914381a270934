"""Codes of the family E: changes that the quotation declares."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

CODES = (
    Code(
        "E101",
        Level.NOTE,
        "omission",
        "An ellipsis stands for words of the source; the message shows all of them.",
        "Read what was left out.",
    ),
    Code(
        "E102",
        Level.NOTE,
        "insertion in brackets",
        "Words in brackets stand where the source has none.",
        "Nothing needs to be done.",
    ),
    Code(
        "E103",
        Level.NOTE,
        "replacement in brackets",
        "Words in brackets stand in place of words of the source.",
        "Read what was replaced.",
    ),
    Code("E104", Level.NOTE, "[sic]", "[sic] confirms words that the source does have.", "Nothing needs to be done."),
    Code(
        "E105",
        Level.NOTE,
        "emphasis",
        "Emphasis marks stand on one side only.",
        "Say whose emphasis it is, if the house style asks for it.",
    ),
    Code(
        "E106",
        Level.NOTE,
        "reporting clause",
        "The draft, the source or both put words such as “she said” between two parts of one quotation.",
        "Nothing needs to be done.",
    ),
    Code(
        "E201",
        Level.ERROR,
        "the omission leaves out a negation",
        "What the ellipsis stands for holds a negation that governs the words kept.",
        "Quote the negation, or paraphrase the passage.",
    ),
    Code(
        "E202",
        Level.ERROR,
        "fragments in another order",
        "The parts of an elided quotation stand in the source in another order.",
        "Quote the parts in the source's order, or as separate quotations.",
    ),
    Code(
        "E203",
        Level.WARNING,
        "fragments far apart",
        "The parts of an elided quotation stand far apart in the source.",
        "Quote the parts as separate quotations.",
    ),
    Code(
        "E204",
        Level.ERROR,
        "[sic] on words that the source does not have",
        "[sic] confirms words, but the source reads otherwise.",
        "Take over the source's words, or remove [sic].",
    ),
    Code(
        "E205",
        Level.NOTE,
        "stops or starts inside a sentence",
        (
            "The quotation is printed as a whole sentence, but the source's sentence goes on or began earlier; the "
            "message shows the rest. A warning where the rest holds a negation, a condition, a qualifier or a number."
        ),
        "Read the rest; quote it, or show by an ellipsis that there is more.",
    ),
    Code(
        "E206",
        Level.WARNING,
        "a bracket carries meaning",
        (
            "Words in brackets bring in content that the source's passage does not hold. An error for a negation,"
            " a number or a name."
        ),
        "Take over the source's words, or say it outside the quotation.",
    ),
    Code(
        "E207",
        Level.NOTE,
        "the omission holds a negation or number",
        (
            "What the ellipsis stands for holds a negation, a number or a word that limits, which does not govern the "
            "words kept. A warning where it is hardly anything else (one or two words, such as “only”)."
        ),
        "Read what was left out.",
    ),
)
