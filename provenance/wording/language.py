"""The word lists that depend on a language, read from the data files in `languages/`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from provenance.text.words import word_key

#: A new language is one more file and its name here.
LANGUAGES = ("en", "de", "fr", "es")
#: Units and currencies that are written as one character.
UNIT_SYMBOLS = frozenset("%‰$€£¥¢°₹₽₩₺₴")


@frozen
class Language:
    """Word lists as word keys (see `provenance.text.words.word_key`); each file names the `source` of its lists.

    `weak_numbers` are number words with other meanings ("one" of them), `number_joiners` stand between number words;
    `unit_names` gives the symbol of a unit's name.
    """

    language: str
    source: str
    function_words: frozenset[str]
    negations: frozenset[str]
    negative_endings: tuple[str, ...]
    negative_prefixes: tuple[str, ...]
    obligations: frozenset[str]
    quantities: frozenset[str]
    limits: frozenset[str]
    units: frozenset[str]
    spelling_pairs: tuple[tuple[str, str], ...]
    number_words: Mapping[str, int]
    weak_numbers: frozenset[str]
    number_joiners: frozenset[str]
    ordinal_endings: frozenset[str]
    unit_names: Mapping[str, str]
    nouns_have_capitals: bool
    editors_notes: frozenset[str]
    emphasis_notes: tuple[str, ...]

    def is_negation(self, key: str) -> bool:
        """Whether a word with this key negates."""
        return key in self.negations or any(key.endswith(ending) for ending in self.negative_endings)


@lru_cache(maxsize=8)
def language(name: str) -> Language:
    """The lists of one of `LANGUAGES`; English for a language without a file of its own."""
    name = name.lower().split("-")[0]
    file = files("provenance.wording").joinpath("languages", f"{name if name in LANGUAGES else 'en'}.toml")
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return Language(
        language=lists["language"],
        source=lists["source"],
        function_words=_keys(lists["function_words"]),
        negations=_keys(lists["negations"]),
        negative_endings=tuple(lists["negative_endings"]),
        negative_prefixes=tuple(lists["negative_prefixes"]),
        obligations=_keys(lists["obligations"]),
        quantities=_keys(lists["quantities"]),
        limits=_keys(lists["limits"]),
        units=_keys(lists["units"]),
        spelling_pairs=tuple((a, b) for a, b in lists["spelling_pairs"]),
        number_words={word_key(word): value for word, value in lists["number_words"].items()},
        weak_numbers=_keys(lists["weak_numbers"]),
        number_joiners=_keys(lists["number_joiners"]),
        ordinal_endings=_keys(lists["ordinal_endings"]),
        unit_names=_unit_names(lists["unit_names"]),
        nouns_have_capitals=lists["nouns_have_capitals"],
        editors_notes=frozenset(" ".join(map(word_key, note.split())) for note in lists["editors_notes"]),
        emphasis_notes=tuple(lists["emphasis_notes"]),
    )


def _keys(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(word) for word in listed)


def _unit_names(listed: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The symbol of each name of a unit; a symbol is its own."""
    named = {" ".join(map(word_key, name.split())): symbol for symbol, names in listed.items() for name in names}
    return {**{symbol: symbol for symbol in UNIT_SYMBOLS}, **named}


def language_of(keys: Iterable[str]) -> Language:
    """The language whose function words stand most often among the keys; English where none does."""
    counts = Counter(keys)
    scores = {name: sum(counts[word] for word in language(name).function_words) for name in LANGUAGES}
    return language(max(LANGUAGES, key=lambda name: scores[name]))
