"""Tries to save where the disk is full or the permissions forbid it; prints the error and exits with 2."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from ledger_strategies import small_ledger

from provenance.errors import LedgerError
from provenance.ledger.save import save_ledger

#: The user "nobody", for permissions do not bind root.
NOBODY = 65534


def main(path: str, obstacle: str) -> int:
    """Save once without the obstacle, which loads every module, then with it."""
    save_ledger(path, small_ledger("a"))
    if obstacle == "full-disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    elif obstacle == "read-only-folder":
        Path(path).parent.chmod(0o555)
    elif obstacle == "write-protected-file":
        Path(path).chmod(0o444)
    else:
        (Path(path).parent / ".provenance" / "citations.json.lock").unlink()
        (Path(path).parent / ".provenance").chmod(0o555)
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        save_ledger(path, small_ledger(*(f"b{number}" for number in range(50))), timeout=1)
    except LedgerError as error:
        sys.stdout.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
