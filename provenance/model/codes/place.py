"""Codes of the family P: where the passage is."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

CODES = (
    Code(
        "P101",
        Level.NOTE,
        "the passage moved",
        "The passage stands elsewhere in the source than where it was pinned; its surroundings came along.",
        "Nothing needs to be done.",
    ),
    Code(
        "P102",
        Level.WARNING,
        "the passage stands in other surroundings",
        "The words were located, but the text that stood around them when they were pinned is on neither side.",
        "Read the new surroundings: the same words may say something else there.",
    ),
    Code(
        "P103",
        Level.NOTE,
        "two citations stand at one place",
        "Two citations that were pinned to different places of the source now resolve to the same one.",
        "Check whether one of the two passages was taken out of the source.",
    ),
    Code(
        "P201",
        Level.NOTE,
        "the words stand in several places",
        (
            "Several passages fit equally well and nothing tells which one is cited. A warning where they differ "
            "in wording."
        ),
        "Quote more words, or pin the place meant with `provenance cite`.",
    ),
    Code(
        "P301",
        Level.ERROR,
        "not located in the text that was read",
        "No passage of the source is close enough to the quotation to be called its origin.",
        "Check the words against the source, and that the key names the right one.",
    ),
    Code(
        "P302",
        Level.ERROR,
        "only another, similar passage is left",
        (
            "The pinned passage is gone; a similar one stands elsewhere and was there before, or shares none of "
            "its surroundings."
        ),
        "Check in the source whether the cited passage was taken out on purpose.",
    ),
    Code(
        "P303",
        Level.ERROR,
        "the words stand in another known source",
        "The named source does not have the words; another source of the project has.",
        "Check which of the two sources is meant, and name it.",
    ),
    Code(
        "P304",
        Level.NOTE,
        "short phrase that is not in the source",
        (
            "A phrase of up to four words or in title case stands near a key, but not in its source: perhaps a "
            "title or a nickname."
        ),
        "If it is a quotation, put its key right behind it.",
    ),
    Code(
        "P401",
        Level.ERROR,
        "not checked",
        "This quotation was not checked, for the reason given. It is neither right nor wrong.",
        "Remove the reason that the message names, then check again.",
    ),
)
