"""Lists of words that depend on a language: data files, one per language, each naming its source.

A file holds lines `group: word word …`; lines of one group add up, `#` starts a comment. The files of all languages
are read together, because a text seldom says its language and a quotation may be in another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def word_lists(folder: Path, name: str) -> Mapping[str, frozenset[str]]:
    """The words of each group in the files `name.LANGUAGE.txt` of a folder of this package, spelt as listed.

    Raises ValueError for a line that is neither a comment nor a group: the files are part of the package.
    """
    groups: dict[str, set[str]] = {}
    for path in sorted(folder.glob(f"{name}.*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line or line.startswith("#"):
                continue
            group, colon, listed = line.partition(":")
            if not colon:
                raise ValueError(f"{path.name}: a line is 'group: words' or a comment, not {line!r}")
            groups.setdefault(group, set()).update(listed.split())
    return {group: frozenset(found) for group, found in groups.items()}
