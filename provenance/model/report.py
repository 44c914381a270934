"""What a whole check came to."""

from __future__ import annotations

from attrs import field, frozen

from provenance.model.finding import Finding, Level, worst
from provenance.model.fingerprint import SourceComparison
from provenance.model.verdict import Place, Verdict


@frozen
class TextPlace:
    """A place in a file that a person can click: 1-based `line` and `column`, in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen(kw_only=True)
class CheckedQuotation:
    """One row of a report: what was checked, where the draft prints it, where the source has it, and the verdict.

    `id` is None for a quotation that no ledger holds, `source` is None for one that names no source.
    `at` is None for a citation without a draft. `evidence` holds a place of the source per span of the verdict, or per
    rival, or that of the nearest passage, or those in the other source; `passages` the source's words at each of them.
    """

    verdict: Verdict
    quotation: str
    id: str | None = None
    source: str | None = None
    claim: str | None = None
    speaker: str | None = None
    at: TextPlace | None = None
    evidence: tuple[TextPlace, ...] = ()
    passages: tuple[str, ...] = ()


@frozen(kw_only=True)
class CheckedSource:
    """A source of a report: its key, its location, and how it compares with its recorded fingerprint.

    `comparison` is None where no fingerprint was recorded.
    """

    key: str
    location: str | None
    comparison: SourceComparison | None = None
    findings: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class PlacedFinding:
    """A finding that belongs to a place of a draft or ledger rather than to one quotation's verdict."""

    finding: Finding
    at: TextPlace | None = None
    citation: str | None = None


@frozen(kw_only=True)
class PassedOverText:
    """Something of a draft between marks that was not taken for a quotation, and `why`, as in "title".

    `text` is at most its first 80 code points, as the file has them.
    """

    text: str
    at: TextPlace
    why: str


@frozen(kw_only=True)
class Coverage:
    """How much was looked at. `quotations` = `checked` + `unsourced` + `unchecked`; `ignored` findings are suppressed.

    `passed_over` counts what stands between marks but is no quotation: titles, nicknames, single words.
    """

    quotations: int = 0
    checked: int = 0
    unsourced: int = 0
    unchecked: int = 0
    passed_over: int = 0
    ignored: int = 0


@frozen(kw_only=True)
class Report:
    """Everything that one run looked at, the passing citations too; `passed_over` is what was no quotation."""

    quotations: tuple[CheckedQuotation, ...] = ()
    sources: tuple[CheckedSource, ...] = ()
    findings: tuple[PlacedFinding, ...] = ()
    coverage: Coverage = field(factory=Coverage)
    passed_over: tuple[PassedOverText, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts, in the order of the quotations."""
        return tuple(row.verdict for row in self.quotations)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every finding: of quotations, of sources, and of places."""
        return (
            *(finding for row in self.quotations for finding in row.verdict.findings),
            *(finding for row in self.sources for finding in row.findings),
            *(row.finding for row in self.findings),
        )

    @property
    def level(self) -> Level | None:
        """The worst level of `all_findings`, or None."""
        return worst(self.all_findings)

    @property
    def nothing_was_checked(self) -> bool:
        """Whether there was no quotation, or every one is unchecked."""
        return all(row.verdict.place is Place.UNCHECKED for row in self.quotations)
