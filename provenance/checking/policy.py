"""The only place that gives findings their level, and that selects or suppresses them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from provenance.errors import SettingsError
from provenance.model.citation import Medium
from provenance.model.codes import CODES
from provenance.model.edit import Edit
from provenance.model.finding import Finding, Level
from provenance.model.span import Span

#: What could not be checked is always said, whatever is selected.
ALWAYS = ("P401", "S301", "S302", "S303", "D101", "D102")
_JOINTS = "-‐‑'’"
#: An omission of so few words that limit leaves out hardly anything but the limit.
_FEW_WORDS = 2


@frozen
class Ignore:
    """Suppress the findings of one code, of one citation if it is named, for a `reason`."""

    code: str
    reason: str
    citation: str | None = None


@frozen
class Policy:
    """Levels by code where they differ from the table's (`news-lenient`), the codes selected, and those ignored.

    `select` holds codes or beginnings of codes ("W", "W2"); empty selects all. Raises SettingsError for a code that
    is not in the table and for an ignore without a reason.
    """

    levels: Mapping[str, Level] = field(factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    medium: Medium | None = None

    def __attrs_post_init__(self) -> None:
        for code in (*self.levels, *(entry.code for entry in self.ignore)):
            if code not in CODES:
                raise SettingsError(f"unknown code {code}", remedy="`provenance explain` lists the codes")
        for prefix in self.select:
            if not prefix or not any(code.startswith(prefix) for code in CODES):
                raise SettingsError(f"no code begins with “{prefix}”", remedy="`provenance explain` lists the codes")
        for entry in self.ignore:
            if not entry.reason.strip():
                raise SettingsError(f"the ignore of {entry.code} has no reason", remedy="say why it is ignored")

    def level(self, code: str, edit: Edit | None = None, default: Level | None = None) -> Level:
        """The level of a code; for some wording codes it depends on the edit. `default` replaces the table's."""
        if code in self.levels:
            return self.levels[code]
        if edit is not None:
            by_edit = self._level_of_edit(code, edit)
            if by_edit is not None:
                return by_edit
        return default or CODES[code].level

    def _level_of_edit(self, code: str, edit: Edit) -> Level | None:
        if code == "E206":
            return Level.ERROR if {"W201", "W202", "W203"} & set(edit.also) else Level.WARNING
        if code == "E207" and len(edit.source.split()) <= _FEW_WORDS:
            return Level.WARNING
        if code == "W206" and _cut_at_joint(edit):
            return Level.WARNING
        if code == "W109" and self.medium in {Medium.SPEECH, Medium.MACHINE_TRANSCRIPT}:
            return Level.NOTE
        return None

    def finding(
        self,
        code: str,
        message: str,
        *,
        edit: Edit | None = None,
        default: Level | None = None,
        quoted_span: Span | None = None,
        source_span: Span | None = None,
        advice: str | None = None,
    ) -> Finding:
        """A finding of `code` with its level; the spans are those of the edit where one is given."""
        return Finding(
            code=code,
            level=self.level(code, edit, default),
            message=message,
            quoted_span=edit.quoted_span if edit else quoted_span,
            source_span=edit.source_span if edit else source_span,
            advice=advice or CODES[code].remedy,
        )

    def apply(self, findings: tuple[Finding, ...], citation: str | None = None) -> tuple[Finding, ...]:
        """The findings that are selected, those ignored marked with the reason; what was not checked always stays."""
        kept = [f for f in findings if f.code in ALWAYS or not self.select or f.code.startswith(self.select)]
        return tuple(self._suppressed(finding, citation) for finding in kept)

    def _suppressed(self, finding: Finding, citation: str | None) -> Finding:
        for entry in self.ignore:
            if entry.code == finding.code and entry.citation in {None, citation}:
                return evolve(finding, suppressed=entry.reason)
        return finding


def _cut_at_joint(edit: Edit) -> bool:
    """Whether the quotation stops or starts at a hyphen or apostrophe of the source's word."""
    cut = len(edit.quoted)
    after = edit.source.startswith(edit.quoted) and edit.source[cut : cut + 1] in _JOINTS
    before = edit.source.endswith(edit.quoted) and edit.source[-cut - 1 : -cut] in _JOINTS
    return after or before
