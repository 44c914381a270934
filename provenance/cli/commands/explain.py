"""`provenance explain`: what a code means and what to do about it."""

from __future__ import annotations

import difflib
import sys
from itertools import groupby

import click

from provenance.cli.options import color_choice, color_option
from provenance.cli.terminal import print_results, style_for
from provenance.errors import UsageError
from provenance.model.codes import CODES, Code
from provenance.reporting.lines import LEVEL_ROLES
from provenance.reporting.style import Role, Style

_MOST_CLOSE = 3


@click.command("explain", short_help="Say what a code means and what to do about it.")
@click.argument("code", required=False)
@color_option
def command(code: str | None) -> None:
    """Say what CODE means, how much it counts by default, and what to do about it.

    Without CODE, list all codes by family.
    """
    style = style_for(sys.stdout, color_choice())
    print_results(_listing(style) if code is None else _explanation(_find(code), style))


def _find(name: str) -> Code:
    """The code of that name, in any case. Raises UsageError with the close matches for an unknown one."""
    known = CODES.get(name.strip().upper())
    if known is not None:
        return known
    close = difflib.get_close_matches(name.strip().upper()[:16], CODES, n=_MOST_CLOSE, cutoff=0.5)
    remedy = f"did you mean {', '.join(close)}?" if close else "`provenance explain` lists all codes"
    raise UsageError(f"there is no code {name[:40]!r}", remedy=remedy)


def _explanation(code: Code, style: Style) -> str:
    head = f"{style.paint(code.code, LEVEL_ROLES[code.level])} {style.paint(code.title, Role.PLACE)}"
    kind = f"family: {code.family}\nlevel: {code.level} unless the settings say otherwise"
    return f"{head}\n{kind}\n\n{code.meaning}\n{code.remedy}\n"


def _listing(style: Style) -> str:
    return "\n".join(
        f"{style.paint(family, Role.PLACE)}\n" + "".join(_row(code, style) for code in codes)
        for family, codes in groupby(CODES.values(), key=lambda code: code.family)
    )


def _row(code: Code, style: Style) -> str:
    level = style.paint(f"{code.level:<7}", LEVEL_ROLES[code.level])
    return f"  {code.code}  {level}  {code.title}\n"
