"""The format `json`: one object as `provenance schema report` describes it, every quotation included."""

from __future__ import annotations

import json
import re
from typing import Any

from attrs import frozen

from provenance.ledger.report_records import unstructure_report
from provenance.model.report import Report
from provenance.reporting.format import Context

# JSON leaves these as they are, a terminal acts on them: DEL, C1 controls, directional and unseen characters.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@frozen
class JsonFormat:
    """Paths are relative to the project, and nothing of a terminal's state changes the output."""

    name: str = "json"

    def render(self, report: Report, context: Context) -> str:
        """The report as indented JSON."""
        return json_text(unstructure_report(report, tool_version=context.tool_version))


def json_text(value: Any) -> str:
    r"""`value` as indented JSON, ending in a line end; characters that a terminal would act on are written as `\u`."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped) + "\n"


FORMAT = JsonFormat()
