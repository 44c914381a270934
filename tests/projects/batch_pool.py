"""A batch with every answer that there is: sources of every kind, citations and quotations."""

import functools

from attrs import evolve
from small_project import LETTER, REPORT

from provenance.checking.cite import cite
from provenance.errors import ReadError
from provenance.fingerprints.digests import fingerprint, segment_entries
from provenance.model.citation import Source
from provenance.model.document import Document
from provenance.model.finding import Level
from provenance.model.quotation import Quotation
from provenance.projects.check_all import SourcedQuotation, check_all

TODAY = (
    REPORT.replace("£412,500", "£437,500")
    .replace("The panel", "Then the panel")
    .replace("Nobody was asked", "Nobody was begged")
)
TWICE = "The gate is shut at nightfall by the watch.\n\nLater on, the gate is shut at nightfall by the watch.\n"
GONE = ReadError("there is no file sources/gone.txt", remedy="put it back", absent=True)
NOTE = Level.NOTE


@functools.cache
def documents():
    """Sources of every kind: read, absent, unreadable, and one that no file can hold."""
    return {
        "report": Document(text=TODAY, location="sources/report.txt"),
        "letter": Document(text=LETTER, location="sources/letter.txt"),
        "twice": Document(text=TWICE),
        "gone": GONE,
        "broken": "sources/broken.pdf is a PDF, which cannot be read yet",
        "halved": Document(text="The half \ud800 of a pair."),
    }


@functools.cache
def records():
    """What the ledger holds of three sources: the report as it was, the letter as it is, and one that is gone."""
    return {
        "report": Source("sources/report.txt", fingerprint=fingerprint(Document(text=REPORT))),
        "letter": Source("sources/letter.txt", fingerprint=fingerprint(documents()["letter"])),
        "gone": Source("sources/gone.txt", fingerprint=fingerprint(Document(text=REPORT))),
    }


def bare(text, source, **fields):
    """A quotation with its source."""
    return SourcedQuotation(quotation=Quotation(text, **fields), source=source)


@functools.cache
def pool():
    """Citations and quotations of every answer that there is."""
    first = Document(text=REPORT)
    pinned = [
        "found that none of them may be sold",
        "The dredging fund stood at £412,500 in March",
        "read the register from its first page to its last",
        "Nobody was asked to leave the harbour",
        "The panel sat … its last",
    ]
    return (
        *(cite(first, Quotation(text), source="report", claim=f"Claim {n}.") for n, text in enumerate(pinned)),
        cite(Document(text=LETTER), Quotation("I have kept the bill for the rope"), source="letter"),
        evolve(cite(first, Quotation("nobody was told why"), source="report"), id="of-the-log", source="gone"),
        bare("found that none of them may be sold", "report"),
        bare("the lamps on the quay were taken down by the chandler", "report"),
        bare("the bill for the rope", "report"),
        bare("a sentence that nobody ever wrote in any of these", "report"),
        bare("gate is shut at nightfall", "twice"),
        bare("the lamps were lit again", "letter"),
        bare("whatever it says", "gone"),
        bare("whatever it says", "broken"),
        bare("The half", "halved"),
        bare("whatever it says", "unknown"),
        bare("whatever it says", None),
        bare("", "report"),
        bare(" “” … ", "letter"),
        bare("half \udc00 a pair", "report"),
    )


@functools.cache
def whole():
    """The report on the whole pool."""
    return checked(pool(), documents())


def checked(items, sources, **options):
    """The report on items with the ledger's records."""
    tables = {"report": segment_entries(REPORT)}
    return check_all(items, sources, ledger_sources=records(), tables=tables, **options)
