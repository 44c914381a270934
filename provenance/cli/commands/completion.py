"""`provenance completion`: the script by which a shell completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from provenance.cli.main import COMPLETION_VARIABLE, PROGRAM, command_line
from provenance.cli.options import color_option
from provenance.cli.terminal import print_results
from provenance.errors import UsageError


@click.command("completion", short_help="Print the script that completes commands in a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@color_option
def command(shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    For bash, put `eval "$(provenance completion bash)"` into ~/.bashrc; for zsh, the same with zsh into ~/.zshrc; for
    fish, write it to ~/.config/fish/completions/provenance.fish.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"click has no completion for {shell}", remedy="name bash, zsh or fish")
    print_results(kind(command_line, {}, PROGRAM, COMPLETION_VARIABLE).source())
