"""The one table of finding codes: family, default level, title, meaning and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from provenance.model.finding import Level

NOTE, WARNING, ERROR = Level.NOTE, Level.WARNING, Level.ERROR

#: What each letter stands for.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "S": "source",
        "P": "place",
        "T": "typography",
        "E": "declared editing",
        "W": "wording",
        "D": "draft",
    }
)


@frozen
class Code:
    """One kind of finding. `level` is the default of the policy `news-lenient`; `remedy` is what a person can do."""

    code: str
    level: Level
    title: str
    meaning: str
    remedy: str

    @property
    def family(self) -> str:
        """The name of the family that the first letter stands for."""
        return FAMILIES[self.code[0]]


_SOURCE = (
    Code("S101", NOTE, "bytes differ, text is the same",
         "The file is another one (a new charset, a byte order mark, another container), but the text read from it is unchanged.",
         "Nothing needs to be done; `provenance source add KEY PATH --update` records the new file."),
    Code("S102", NOTE, "re-flowed, the words are the same",
         "Line breaks, spaces or invisible characters of the source changed; its words did not.",
         "Nothing needs to be done; `provenance source add KEY PATH --update` records the new file."),
    Code("S201", NOTE, "the source was revised",
         "Some of the source's words differ from those recorded. Whether a citation is touched is answered apart, for each one.",
         "Read the changed passages; then record the new version with `provenance source add KEY PATH --update`."),
    Code("S202", WARNING, "the source was replaced",
         "Almost nothing of the recorded source is left: this may be another document at the same location.",
         "Make sure that the location still holds the document that was cited."),
    Code("S203", NOTE, "another reader gives other text",
         "The file is the same, but another reader, version or option of it was used, so the text differs without a change of the source.",
         "Nothing is wrong with the source; `provenance source add KEY PATH --update` records the new reader."),
    Code("S301", ERROR, "the source is absent",
         "There is nothing at the source's location, so none of its citations was checked.",
         "Put the file back, or give its new location with `provenance source add KEY PATH --update`."),
    Code("S302", ERROR, "the source cannot be read",
         "The source's bytes could not be turned into text, so none of its citations was checked.",
         "Do what the message says: declare the charset, or name a file of a supported kind."),
)
_PLACE = (
    Code("P101", NOTE, "the passage moved",
         "The passage stands elsewhere in the source than where it was pinned; its surroundings came along.",
         "Nothing needs to be done."),
    Code("P102", WARNING, "the passage stands in other surroundings",
         "The words were located, but the text that stood around them when they were pinned is on neither side.",
         "Read the new surroundings: the same words may say something else there."),
    Code("P103", NOTE, "two citations stand at one place",
         "Two citations that were pinned to different places of the source now resolve to the same one.",
         "Check whether one of the two passages was taken out of the source."),
    Code("P201", NOTE, "the words stand in several places",
         "Several passages fit equally well and nothing tells which one is cited. A warning where they differ in wording.",
         "Quote more words, or pin the place meant with `provenance cite`."),
    Code("P301", ERROR, "not located in the text that was read",
         "No passage of the source is close enough to the quotation to be called its origin.",
         "Compare with the nearest passage shown; check that the key names the right source."),
    Code("P302", ERROR, "only another, similar passage is left",
         "The pinned passage is gone; a similar one stands elsewhere and was there before, or shares none of its surroundings.",
         "Check in the source whether the cited passage was taken out on purpose."),
    Code("P303", ERROR, "the words stand in another known source",
         "The named source does not have the words; another source of the project has.",
         "Check which of the two sources is meant, and name it."),
    Code("P304", NOTE, "short phrase that is not in the source",
         "A phrase of up to four words or in title case stands near a key, but not in its source: perhaps a title or a nickname.",
         "If it is a quotation, put its key right behind it."),
    Code("P401", ERROR, "not checked",
         "This quotation was not checked, for the reason given. It is neither right nor wrong.",
         "Remove the reason that the message names, then check again."),
)
_TYPOGRAPHY = (
    Code("T101", NOTE, "quotation marks", "Quotation marks are of another kind or direction.", "Nothing needs to be done."),
    Code("T102", NOTE, "dashes", "A dash or hyphen is of another kind, or has other spaces around it.", "Nothing needs to be done."),
    Code("T103", NOTE, "white space", "White space or line breaks differ where no word is joined or split.", "Nothing needs to be done."),
    Code("T104", NOTE, "hyphen at a line break", "A word is divided by a hyphen at a line break on one side.", "Nothing needs to be done."),
    Code("T105", NOTE, "invisible characters", "Characters that print nothing stand on one side only.", "Nothing needs to be done."),
    Code("T106", NOTE, "equivalent characters", "The same letters are encoded otherwise: composed or decomposed, ligatures, full or half width.", "Nothing needs to be done."),
    Code("T107", NOTE, "opening capital", "The first letter of the quotation is a capital on one side only.", "Nothing needs to be done."),
    Code("T108", NOTE, "closing punctuation", "The quotation ends in another comma, full stop, semicolon or colon than the source has there, or in none.", "Nothing needs to be done."),
    Code("T109", NOTE, "apparatus left out", "A note mark or number that nobody quotes stands in the source only.", "Nothing needs to be done."),
    Code("T110", NOTE, "source in capitals", "The source prints the passage in capitals throughout.", "Nothing needs to be done."),
    Code("T112", NOTE, "markup characters", "Characters that belong to the format of the source's text, such as underscores around italics, stand on one side only.", "Nothing needs to be done."),
    Code("T111", NOTE, "spelling of an ellipsis", "An ellipsis that both sides print is spelt otherwise.", "Nothing needs to be done."),
)
_EDITING = (
    Code("E101", NOTE, "omission", "An ellipsis stands for words of the source; the message shows all of them.", "Read what was left out."),
    Code("E102", NOTE, "insertion in brackets", "Words in brackets stand where the source has none.", "Nothing needs to be done."),
    Code("E103", NOTE, "replacement in brackets", "Words in brackets stand in place of words of the source.", "Read what was replaced."),
    Code("E104", NOTE, "[sic]", "[sic] confirms words that the source does have.", "Nothing needs to be done."),
    Code("E105", NOTE, "emphasis", "Emphasis marks stand on one side only.", "Say whose emphasis it is, if the house style asks for it."),
    Code("E201", ERROR, "the omission leaves out a negation", "What the ellipsis stands for holds a negation that governs the words kept.",
         "Quote the negation, or paraphrase the passage."),
    Code("E202", ERROR, "fragments in another order", "The parts of an elided quotation stand in the source in another order.",
         "Quote the parts in the source's order, or as separate quotations."),
    Code("E203", WARNING, "fragments far apart", "The parts of an elided quotation stand far apart in the source.",
         "Quote the parts as separate quotations."),
    Code("E204", ERROR, "[sic] on words that the source does not have", "[sic] confirms words, but the source reads otherwise.",
         "Take over the source's words, or remove [sic]."),
    Code("E206", WARNING, "a bracket carries meaning", "Words in brackets bring in content that the source's passage does not hold. An error for a negation, a number or a name.",
         "Take over the source's words, or say it outside the quotation."),
    Code("E207", NOTE, "the omission holds a negation or number", "What the ellipsis stands for holds a negation or a number that does not govern the words kept.",
         "Read what was left out."),
)
_CONFIRM = "Take over the source's words, or show the change by brackets or an ellipsis."
_WORDING = (
    Code("W101", ERROR, "words substituted", "The quotation has other words where the source has its own.", _CONFIRM),
    Code("W102", ERROR, "words inserted", "The quotation has words that the source does not have there.", _CONFIRM),
    Code("W103", ERROR, "words left out", "The source has words there that the quotation leaves out without an ellipsis.", _CONFIRM),
    Code("W104", ERROR, "words in another order", "The same words stand in another order.", _CONFIRM),
    Code("W105", WARNING, "case", "Capitals differ inside the quotation.", _CONFIRM),
    Code("W106", WARNING, "accents", "Letters differ in their accents only.", _CONFIRM),
    Code("W107", WARNING, "punctuation", "Punctuation differs in more than typography.", _CONFIRM),
    Code("W108", WARNING, "spelling or compounding", "A word is spelt, joined or divided otherwise.", _CONFIRM),
    Code("W109", WARNING, "number in another form", "The same number is written in another form.", _CONFIRM),
    Code("W201", ERROR, "number", "A number, sign or comparison differs.", _CONFIRM),
    Code("W202", ERROR, "negation", "A negation stands on one side only.", _CONFIRM),
    Code("W203", ERROR, "name", "A name differs.", _CONFIRM),
    Code("W204", ERROR, "obligation or quantity word", "A word of obligation, possibility or quantity differs (may for must, some for all).", _CONFIRM),
    Code("W205", ERROR, "unit or currency", "A unit, a currency or a percent sign differs.", _CONFIRM),
    Code("W206", ERROR, "stops inside a word or number", "The quotation begins or ends inside a word or number of the source. A warning at a hyphen or apostrophe.", _CONFIRM),
    Code("W207", ERROR, "look-alike letter", "A letter of another alphabet stands for one that looks the same.", "Type the word anew in its own alphabet."),
)
_DRAFT = (
    Code("D101", NOTE, "quotation without a source", "The draft names no source for this quotation, so it was not checked.",
         "Name its source right behind it, as in “…” [@key]."),
    Code("D102", ERROR, "unknown citation key", "The draft names a source that the ledger does not have, so the quotation was not checked.",
         "Add the source: `provenance source add KEY PATH`."),
    Code("D103", WARNING, "ignore that matches nothing", "An ignore of the settings matched no finding of this run.",
         "Remove it from the settings."),
    Code("D105", WARNING, "the draft no longer has this quotation", "The ledger holds a citation of words that its draft does not print any more.",
         "Run `provenance scan DRAFT`, which records what the draft prints today."),
    Code("D106", WARNING, "quotation that the ledger does not have", "The draft prints a quotation that no citation of the ledger records. It was checked, but nothing is pinned.",
         "Run `provenance scan DRAFT`, which records it."),
    Code("D107", ERROR, "coverage below its floor", "A smaller share of the quotations was checked than the settings ask for.",
         "Name the sources of the quotations that have none, or lower `coverage` in the settings."),
)

#: Every code by its name, in order of the families.
CODES: Mapping[str, Code] = MappingProxyType(
    {entry.code: entry for entry in (*_SOURCE, *_PLACE, *_TYPOGRAPHY, *_EDITING, *_WORDING, *_DRAFT)}
)
