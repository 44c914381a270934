"""`provenance completion`: the script by which a shell completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from provenance.cli.main import COMPLETION_VARIABLE, PROGRAM, command_line
from provenance.cli.options import color_option
from provenance.cli.terminal import print_results
from provenance.errors import UsageError

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print the script that completes commands in a shell.")
@click.argument("shell")
@color_option
def command(shell: str) -> None:
    """Print the script that completes commands and options in SHELL: bash, zsh or fish.

    For bash, put `eval "$(provenance completion bash)"` into ~/.bashrc; for zsh, the same with zsh into ~/.zshrc; for
    fish, write it to ~/.config/fish/completions/provenance.fish.
    """
    kind = get_completion_class(shell) if shell in _SHELLS else None
    if kind is None:
        raise UsageError(f"there is no completion for {shell}", remedy=f"name one of {', '.join(_SHELLS)}")
    print_results(kind(command_line, {}, PROGRAM, COMPLETION_VARIABLE).source())
