"""A writer of its own process: adds citations to a ledger one by one, or takes its lock and holds it until killed."""

from __future__ import annotations

import sys
import time

import attrs
from ledger_strategies import small_ledger

from provenance.ledger.save import editing


def main(path: str, worker: str, count: str) -> None:
    """Add `count` citations named after the worker; with "hold", say so and wait."""
    if count == "hold":
        with editing(path):
            sys.stdout.write("holding\n")
            sys.stdout.flush()
            time.sleep(60)
    for number in range(int(count)):
        with editing(path) as edit:
            new = small_ledger(f"{worker}-{number}").citations
            edit.ledger = attrs.evolve(edit.ledger, citations=(*edit.ledger.citations, *new))


if __name__ == "__main__":
    main(*sys.argv[1:])
