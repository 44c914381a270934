"""Codes of the family S: how a source compares with what was recorded of it."""

from provenance.model.codes.code import Code
from provenance.model.finding import Level

CODES = (
    Code(
        "S101",
        Level.NOTE,
        "bytes differ, text is the same",
        (
            "The file is another one (a new charset, a byte order mark, another container), but the text read "
            "from it is unchanged."
        ),
        "Nothing needs to be done; `provenance source add KEY PATH --update` records the new file.",
    ),
    Code(
        "S102",
        Level.NOTE,
        "re-flowed, the words are the same",
        "Line breaks, spaces or invisible characters of the source changed; its words did not.",
        "Nothing needs to be done; `provenance source add KEY PATH --update` records the new file.",
    ),
    Code(
        "S201",
        Level.NOTE,
        "the source was revised",
        (
            "Some of the source's words differ from those recorded. Whether a citation is touched is answered "
            "apart, for each one."
        ),
        "Read the changed passages; then record the new version with `provenance source add KEY PATH --update`.",
    ),
    Code(
        "S202",
        Level.WARNING,
        "the source was replaced",
        "Almost nothing of the recorded source is left: this may be another document at the same location.",
        "Make sure that the location still holds the document that was cited.",
    ),
    Code(
        "S203",
        Level.NOTE,
        "another reader gives other text",
        (
            "The file is the same, but another reader, version or option of it was used, so the text differs "
            "without a change of the source."
        ),
        "Nothing is wrong with the source; `provenance source add KEY PATH --update` records the new reader.",
    ),
    Code(
        "S301",
        Level.ERROR,
        "the source is absent",
        "There is nothing at the source's location, so none of its citations was checked.",
        "Put the file back, or give its new location with `provenance source add KEY PATH --update`.",
    ),
    Code(
        "S302",
        Level.ERROR,
        "the source cannot be read",
        "The source's bytes could not be turned into text, so none of its citations was checked.",
        "Do what the message says: declare the charset, or name a file of a supported kind.",
    ),
    Code(
        "S303",
        Level.WARNING,
        "readers disagree",
        "Two readers of the same source give different text at this place, and only one of them has the words.",
        "Look at the source itself.",
    ),
)
