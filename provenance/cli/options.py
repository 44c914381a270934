"""Options that several commands share, so that they read and behave alike everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_COLOR = "provenance.color"


def _keep_color(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_COLOR] = value


def color_choice() -> str | None:
    """What `--color` says in the command that is running, before the command's name or after it; None without it."""
    choice: str | None = click.get_current_context().meta.get(_COLOR)
    return choice


color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    expose_value=False,
    callback=_keep_color,
    is_eager=True,
    help="Colour the output: auto (the default) obeys NO_COLOR, FORCE_COLOR and TERM=dumb.",
)

ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The ledger, a file or a folder; by default what the settings say, citations.json.",
)

quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print results only: no summary, no progress.")

by_option = click.option(
    "--by", metavar="NAME", envvar="PROVENANCE_BY", help="Who records this; also from PROVENANCE_BY."
)

at_option = click.option(
    "--at",
    metavar="TIME",
    envvar="PROVENANCE_AT",
    help="When this is recorded, as in 2026-03-01T09:30:00Z; also from PROVENANCE_AT.",
)


def output_option(*names: str) -> Callable[[Decorated], Decorated]:
    """`--output-format` with the formats that a command has, the default first."""
    return click.option(
        "--output-format",
        type=click.Choice(list(names)),
        default=names[0],
        show_default=True,
        help="How results are printed.",
    )
