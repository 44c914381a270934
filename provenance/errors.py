"""The one exception family: every error of this package is a `ProvenanceError` that says what to do."""

from __future__ import annotations

from typing import Any


class ProvenanceError(Exception):
    """Base of every error that this package raises on purpose.

    `message` names the file and the place where it is known; `remedy` says what a person can do about it.
    The command line prints both on one line and exits with 2.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}" if self.remedy else self.message

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person is shown, one line each: message and remedy, or every fault where there are several."""
        return (str(self),)


class QuotationError(ProvenanceError):
    """A quotation that holds no words: empty, or nothing but marks and white space."""


class TextError(ProvenanceError):
    """A text that cannot be written as UTF-8, because it holds a lone surrogate."""


class ReadError(ProvenanceError):
    """A source or draft whose bytes cannot be read as text.

    `absent` is true where there is no such file, which is another finding (S301) than bytes nobody can read (S302).
    """

    def __init__(self, message: str, *, remedy: str = "", absent: bool = False) -> None:
        super().__init__(message, remedy=remedy)
        self.absent = absent


class LedgerError(ProvenanceError):
    """A ledger that cannot be read, is not valid, or cannot be written.

    `faults` holds a line for each of the first faults where a ledger has several, `fault_count` counts all of them,
    and `message` is then the first fault with the count behind it.
    """

    def __init__(self, message: str, *, remedy: str = "", faults: tuple[str, ...] = (), fault_count: int = 1) -> None:
        super().__init__(message, remedy=remedy)
        self.faults = faults or (message,)
        self.fault_count = max(fault_count, len(self.faults))

    @property
    def lines(self) -> tuple[str, ...]:
        """The one fault with its remedy; or a line for each fault shown, then one with their number and the remedy."""
        if self.fault_count == 1:
            return (str(self),)
        shown = len(self.faults)
        total = f"{self.fault_count} faults" + (f", of which the first {shown} are shown" * (shown < self.fault_count))
        return (*self.faults, f"{total}: {self.remedy}" if self.remedy else total)


class SettingsError(ProvenanceError):
    """Settings that hold an unknown name, a wrong type or a value out of range."""


class UsageError(ProvenanceError):
    """A request that cannot be carried out as it was put: an unknown key, code or schema name."""


class CitationRefused(ProvenanceError):  # noqa: N818 - it names what happened, as users speak of it
    """`cite` did not pin a quotation because it does not resolve to one place.

    `verdict` is the `provenance.Verdict` that says why.
    """

    def __init__(self, message: str, *, verdict: Any, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.verdict = verdict
