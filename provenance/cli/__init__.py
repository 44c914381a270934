"""The command line: one thin module per command, exit codes decided in one place."""
