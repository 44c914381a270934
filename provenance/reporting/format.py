"""The one interface of all output formats, and the list of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from attrs import frozen

from provenance.errors import UsageError
from provenance.model.report import Report
from provenance.reporting.style import PLAIN, Style

#: Each format by the name that `--output-format` takes, with the module that holds it as `FORMAT`.
_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "text": "provenance.reporting.text",
        "concise": "provenance.reporting.concise",
        "json": "provenance.reporting.json_report",
    }
)


def _as_it_is(path: str) -> str:
    return path


@frozen(kw_only=True)
class Context:
    """What a format needs to know besides the report.

    `show_notes`: whether findings of level note, and ignored ones, are listed. `ledger` is what the ledger is called in
    output, the place of findings that have no other. `show_path` turns a path relative to the project into one that can
    be clicked from where a person stands; formats for programs do not use it. `tool_version` None is looked up.
    """

    style: Style = PLAIN
    show_notes: bool = False
    ledger: str = "citations.json"
    show_path: Callable[[str], str] = _as_it_is
    tool_version: str | None = None


class Format(Protocol):
    """A way to write a report. It has no side effects and never fails on a well-formed report."""

    @property
    def name(self) -> str:
        """What `--output-format` calls it."""

    def render(self, report: Report, context: Context) -> str:
        """The whole output, ending in a line end, or empty where there is nothing to show."""


def format_names() -> tuple[str, ...]:
    """The names that `format_named` knows, the default first."""
    return tuple(_MODULES)


def format_named(name: str) -> Format:
    """The format of that name, its module loaded on first use. Raises UsageError for an unknown name."""
    if name not in _MODULES:
        raise UsageError(f"there is no output format {name!r}", remedy=f"name one of {', '.join(_MODULES)}")
    found: Format = importlib.import_module(_MODULES[name]).FORMAT
    return found
