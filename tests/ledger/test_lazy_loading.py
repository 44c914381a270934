from __future__ import annotations

import subprocess
import sys


def test_the_room_loads_no_heavy_library() -> None:
    """Importing what loads and saves ledgers loads neither the validator nor the converter nor the lock."""
    code = (
        "import sys, provenance.ledger.load, provenance.ledger.save, provenance.ledger.report_records;"
        "heavy = ('jsonschema', 'cattrs', 'filelock', 'rfc8785', 'numpy', 'markdown_it', 'diff_match_patch', "
        "'importlib.metadata');"
        "print([name for name in heavy if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
