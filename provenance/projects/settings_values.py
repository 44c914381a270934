"""The values of a settings file: each name with its type and range, and an error that lists what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, NoReturn

from attrs import fields

from provenance.checking.policy import Ignore
from provenance.errors import LedgerError
from provenance.ledger.faults import shown
from provenance.ledger.locations import location_fault, resolve_location
from provenance.model.codes import CODES, FAMILIES
from provenance.model.finding import Level
from provenance.projects.settings import FileLimits, Settings
from provenance.projects.settings_file import SettingsFile

Keys = tuple[str | int, ...]
_IGNORE_NAMES = ("code", "reason", "citation")


def settings_of(file: SettingsFile) -> Settings:
    """The settings that a file gives. Raises SettingsError for its first fault."""
    _known(file, (), file.table, _READERS)
    values = {name: _READERS[name](file, value) for name, value in file.table.items()}
    settings = Settings(root=file.path.parent, path=file.path, **values)
    try:
        resolve_location(settings.root, settings.ledger)
    except LedgerError as error:
        _refuse(file, ("ledger",), error.message, "name a ledger in the folder of the settings, or give one by hand")
    return settings


def _ledger(file: SettingsFile, value: Any) -> str:
    return _path(file, ("ledger",), _text(file, ("ledger",), value))


def _drafts(file: SettingsFile, value: Any) -> tuple[str, ...]:
    patterns = []
    for pattern in _texts(file, ("drafts",), value):
        parts = PurePosixPath(_path(file, ("drafts",), pattern)).parts
        if not parts or any("**" in part and part != "**" for part in parts):
            remedy = "write a path with * for part of a name and ** for any folders, as in drafts/**/*.md"
            _refuse(file, ("drafts",), f"drafts: '{shown(pattern)}' is no pattern for files", remedy)
        patterns.append("/".join(parts))
    return tuple(patterns)


def _fail_on(file: SettingsFile, value: Any) -> Level:
    return _level(file, ("fail_on",), value)


def _levels(file: SettingsFile, value: Any) -> Mapping[str, Level]:
    levels = _table(file, ("levels",), value)
    return {_code(file, ("levels", code), code): _level(file, ("levels", code), levels[code]) for code in levels}


def _select(file: SettingsFile, value: Any) -> tuple[str, ...]:
    codes = _texts(file, ("select",), value)
    for prefix in codes:
        if not prefix or not any(code.startswith(prefix) for code in CODES):
            _refuse(
                file, ("select",), f"select: no code begins with '{shown(prefix)}'", f"the codes are {_codes(prefix)}"
            )
    return codes


def _ignore(file: SettingsFile, value: Any) -> tuple[Ignore, ...]:
    if not isinstance(value, list):
        _wrong_type(file, ("ignore",), value, "a list of tables, each written as [[ignore]]")
    return tuple(_one_ignore(file, ("ignore", number), entry) for number, entry in enumerate(value))


def _one_ignore(file: SettingsFile, keys: Keys, value: Any) -> Ignore:
    entry = _table(file, keys, value)
    _known(file, keys, entry, _IGNORE_NAMES)
    texts = {name: _text(file, (*keys, name), given) for name, given in entry.items()}
    for name in ("code", "reason"):
        if not texts.get(name, "").strip():
            _refuse(file, keys, f"{_name(keys)} has no {name}", "give each ignore a code and the reason for it")
    return Ignore(_code(file, (*keys, "code"), texts["code"]), texts["reason"], texts.get("citation"))


def _coverage(file: SettingsFile, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        _wrong_type(file, ("coverage",), value, "a number from 0 to 1")
    if not 0 <= value <= 1:
        _refuse(file, ("coverage",), f"coverage is {value}", "give the share to be checked as a number from 0 to 1")
    return float(value)


def _limits(file: SettingsFile, value: Any) -> FileLimits:
    limits = _table(file, ("limits",), value)
    _known(file, ("limits",), limits, [attribute.name for attribute in fields(FileLimits)])
    for name, number in limits.items():
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            _wrong_type(file, ("limits", name), number, "a whole number of bytes, 1 or more")
    return FileLimits(**limits)


#: What each name of the settings takes.
_READERS: Mapping[str, Callable[[SettingsFile, Any], Any]] = {
    "ledger": _ledger,
    "drafts": _drafts,
    "fail_on": _fail_on,
    "levels": _levels,
    "select": _select,
    "ignore": _ignore,
    "coverage": _coverage,
    "limits": _limits,
}


def _known(file: SettingsFile, keys: Keys, table: Mapping[str, Any], names: Iterable[str]) -> None:
    for name in table:
        if name not in names:
            message = f"unknown name {shown(_name((*keys, name)))}"
            _refuse(file, (*keys, name), message, f"known here are {', '.join(names)}")


def _code(file: SettingsFile, keys: Keys, code: str) -> str:
    if code not in CODES:
        _refuse(file, keys, f"{shown(_name(keys))}: unknown code '{shown(code)}'", f"the codes are {_codes(code)}")
    return code


def _codes(like: str) -> str:
    """The codes of the family that the first letter names, all of them for a letter that names none."""
    return ", ".join(code for code in CODES if like[:1] not in FAMILIES or code[0] == like[0])


def _level(file: SettingsFile, keys: Keys, value: Any) -> Level:
    names = [level.value for level in Level]
    if value not in names:
        _wrong_type(file, keys, value, f"one of {', '.join(names)}")
    return Level(value)


def _path(file: SettingsFile, keys: Keys, value: str) -> str:
    fault = location_fault(value, web=False)
    if fault is not None:
        remedy = "give a path relative to the folder of the settings, with / between names"
        _refuse(file, keys, f"{_name(keys)}: '{shown(value)}' {fault}", remedy)
    return value


def _text(file: SettingsFile, keys: Keys, value: Any) -> str:
    return value if isinstance(value, str) else _wrong_type(file, keys, value, "a text in quotation marks")


def _texts(file: SettingsFile, keys: Keys, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        _wrong_type(file, keys, value, "a list of texts, as in ['one', 'two']")
    return tuple(value)


def _table(file: SettingsFile, keys: Keys, value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else _wrong_type(file, keys, value, "a table of names and values")


def _wrong_type(file: SettingsFile, keys: Keys, value: Any, wanted: str) -> NoReturn:
    _refuse(file, keys, f"{shown(_name(keys))} is {shown(repr(value))}", f"give {wanted}")


def _name(keys: Keys) -> str:
    """The keys as they stand in TOML; the entries of an array count from 1 for people."""
    return "".join(f" number {key + 1}" if isinstance(key, int) else f".{key}" for key in keys).lstrip(".")


def _refuse(file: SettingsFile, keys: Keys, message: str, remedy: str) -> NoReturn:
    raise file.error(keys, message, remedy)
