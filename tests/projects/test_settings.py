"""Settings: where they are found, what they may say, and how a fault is named."""

import re
import tomllib
from pathlib import Path

import pytest
from attrs import fields

from provenance.checking.policy import Ignore
from provenance.errors import SettingsError
from provenance.model.codes import CODES
from provenance.model.finding import Level
from provenance.projects.finding_settings import find_settings
from provenance.projects.settings import FileLimits, Settings

EVERYTHING = """\
ledger = "meta/citations.json"
drafts = ["drafts/*.md", "./notes/**/*.md"]
fail_on = "error"
select = ["W", "P301"]
coverage = 0.5

[levels]
W105 = "error"
W103 = "note"

[[ignore]]
code = "W107"
reason = "house style"

[[ignore]]
code = "W201"
reason = "rounded with consent"
citation = "report-0123456789ab"

[limits]
source_bytes = 1000
ledger_bytes = 2000
"""
DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def written(folder, text, name="provenance.toml"):
    """A settings file in a folder; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def shared(text):
    """The same settings as a table of pyproject.toml."""
    lines = re.sub(r"(?m)^(\[+)(\w)", r"\1tool.provenance.\2", text)
    return f'[project]\nname = "paper"\n\n[tool.provenance]\n{lines}'


def refusal(folder, text, name="provenance.toml"):
    """The error that settings draw."""
    written(folder, text, name)
    with pytest.raises(SettingsError) as caught:
        find_settings(folder)
    return str(caught.value)


@pytest.mark.parametrize(("name", "text"), [("provenance.toml", EVERYTHING), ("pyproject.toml", shared(EVERYTHING))])
def test_every_name_is_read_from_either_file(tmp_path, name, text):
    """Both files give the same settings, with every name in them."""
    settings = find_settings(written(tmp_path, text, name))
    assert settings == Settings(
        root=tmp_path,
        path=tmp_path / name,
        ledger="meta/citations.json",
        drafts=("drafts/*.md", "notes/**/*.md"),
        fail_on=Level.ERROR,
        levels={"W105": Level.ERROR, "W103": Level.NOTE},
        select=("W", "P301"),
        ignore=(
            Ignore("W107", "house style"),
            Ignore("W201", "rounded with consent", "report-0123456789ab"),
        ),
        coverage=0.5,
        limits=FileLimits(source_bytes=1000, ledger_bytes=2000),
    )
    assert settings.limits.reading.file_bytes == 1000
    assert settings.limits.loading.size == 2000


def test_the_policy_is_made_of_levels_select_and_ignore(tmp_path):
    """What the settings say of codes is what findings are judged by."""
    policy = find_settings(written(tmp_path, EVERYTHING)).policy()
    assert policy.level("W105") is Level.ERROR
    assert policy.level("W104") is CODES["W104"].level
    found = policy.apply((policy.finding("W107", "x"), policy.finding("E101", "x")))
    assert [(finding.code, finding.suppressed) for finding in found] == [("W107", "house style")]


def test_an_empty_file_gives_the_defaults_with_its_folder_as_root(tmp_path):
    """An empty provenance.toml marks the root of a project."""
    settings = find_settings(written(tmp_path, "") / "below")
    assert settings == Settings(root=tmp_path, path=tmp_path / "provenance.toml")
    assert settings.ledger == "citations.json"
    assert settings.fail_on is Level.WARNING


def test_settings_are_found_in_the_nearest_folder_upwards(tmp_path):
    """The nearest file counts alone; one further up adds nothing to it."""
    written(tmp_path, 'coverage = 1\nfail_on = "error"\n')
    written(tmp_path / "a" / "b", "coverage = 0.25\n")
    (tmp_path / "a" / "b" / "c").mkdir()
    assert find_settings(tmp_path / "a").coverage == 1.0
    nearest = find_settings(tmp_path / "a" / "b" / "c")
    assert (nearest.coverage, nearest.fail_on, nearest.root) == (0.25, Level.WARNING, tmp_path / "a" / "b")


def test_of_two_files_in_one_folder_provenance_toml_is_taken(tmp_path):
    """A folder with both files is governed by the one that is ours alone."""
    written(tmp_path, shared("coverage = 1\n"), "pyproject.toml")
    assert find_settings(tmp_path).coverage == 1.0
    assert find_settings(written(tmp_path, "")).coverage is None


def test_a_pyproject_of_another_tool_is_passed_over(tmp_path):
    """Without [tool.provenance] the search goes on upwards."""
    written(tmp_path, "coverage = 1\n")
    inner = written(tmp_path / "package", '[project]\nname = "x"\n[tool.other]\ndepth = 2\n', "pyproject.toml")
    assert find_settings(inner).root == tmp_path


def test_a_folder_is_looked_from_by_its_real_path(tmp_path):
    """Looking upwards through a link goes through the folders that really lie above."""
    written(tmp_path / "project", "coverage = 1\n")
    (tmp_path / "project" / "inner").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "project" / "inner")
    assert find_settings(tmp_path / "link").root == tmp_path / "project"


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("coverge = 1\n", 1, ["unknown name coverge", "coverage", "fail_on", "limits"]),
        ("\n[limits]\nsource_bites = 1\n", 3, ["unknown name limits.source_bites", "source_bytes, ledger_bytes"]),
        ('[[ignore]]\ncode = "W1"\nreason = "x"\n', 2, ["unknown code 'W1'", "W101", "W207"]),
        ('[[ignore]]\ncode = "W101"\nreason = "x"\n[[ignore]]\ncod = "W1"\n', 5, ["ignore number 2.cod", "citation"]),
        ("[extra]\n", 1, ["unknown name extra"]),
        ("coverage = 1.5\n", 1, ["coverage is 1.5", "from 0 to 1"]),
        ("coverage = -0.1\n", 1, ["coverage is -0.1"]),
        ("coverage = nan\n", 1, ["coverage is nan"]),
        ("coverage = true\n", 1, ["coverage is True"]),
        ('coverage = "all"\n', 1, ["coverage is 'all'"]),
        ('fail_on = "never"\n', 1, ["fail_on is 'never'", "note, warning, error"]),
        ("fail_on = 1\n", 1, ["fail_on is 1"]),
        ("fail_on = ['error']\n", 1, ["fail_on is ['error']"]),
        ('[levels]\nW999 = "note"\n', 2, ["levels.W999: unknown code 'W999'", "W101"]),
        ('[levels]\nW101 = "off"\n', 2, ["levels.W101 is 'off'", "note, warning, error"]),
        ("levels = 3\n", 1, ["levels is 3", "table"]),
        ('select = ["X"]\n', 1, ["no code begins with 'X'", "S101", "D107"]),
        ('select = [""]\n', 1, ["no code begins with ''"]),
        ('select = "W"\n', 1, ["select is 'W'", "list"]),
        ("select = [1]\n", 1, ["select is [1]"]),
        ('ignore = "W101"\n', 1, ["ignore is 'W101'", "[[ignore]]"]),
        ('[[ignore]]\ncode = "W101"\n', 1, ["ignore number 1 has no reason"]),
        ('[[ignore]]\ncode = "W101"\nreason = " "\n', 1, ["ignore number 1 has no reason"]),
        ('[[ignore]]\nreason = "because"\n', 1, ["ignore number 1 has no code"]),
        ('[[ignore]]\ncode = 3\nreason = "x"\n', 2, ["ignore number 1.code is 3"]),
        ("[limits]\nsource_bytes = 0\n", 2, ["limits.source_bytes is 0", "1 or more"]),
        ("[limits]\nledger_bytes = 1.5\n", 2, ["limits.ledger_bytes is 1.5"]),
        ("[limits]\nledger_bytes = true\n", 2, ["limits.ledger_bytes is True"]),
        ('drafts = "drafts/*.md"\n', 1, ["drafts is 'drafts/*.md'"]),
        ('drafts = ["**.md"]\n', 1, ["'**.md' is no pattern", "drafts/**/*.md"]),
        ('drafts = ["."]\n', 1, ["'.' is no pattern"]),
        ("ledger = 3\n", 1, ["ledger is 3"]),
        ('ledger = ""\n', 1, ["ledger: '' is empty"]),
    ],
)
def test_a_fault_names_file_line_key_and_what_is_known(tmp_path, text, line, named):
    """Unknown names, wrong types, values out of range and unknown codes are one clear line each, in either file."""
    message = refusal(tmp_path / "own", text)
    assert f"provenance.toml:{line}: " in message
    assert all(part in message for part in named)
    message = refusal(tmp_path / "shared", shared(text), "pyproject.toml")
    assert re.search(r"pyproject\.toml:\d+: ", message)
    assert all(part in message for part in named)
    assert "\n" not in message


@pytest.mark.parametrize("key", ["ledger", "drafts"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../secrets/x.md", "a/../../x", "~/x", "file:///etc/passwd", "http://example.org/x", "a\\b"]
)
def test_settings_that_are_found_may_not_point_outside_their_folder(tmp_path, key, path):
    """A ledger or pattern that leads elsewhere is refused by its text alone."""
    literal = f"'{path}'" if key == "ledger" else f"['{path}']"
    message = refusal(tmp_path, f"{key} = {literal}\n")
    assert f"provenance.toml:1: {key}: '" in message


def test_a_ledger_of_the_settings_may_not_leave_through_a_link(tmp_path):
    """A link in the project that leads out of it is refused as a ledger."""
    (tmp_path / "outside.json").write_text("{}")
    folder = written(tmp_path / "project", 'ledger = "citations.json"\n')
    (folder / "citations.json").symlink_to(tmp_path / "outside.json")
    with pytest.raises(SettingsError, match="leads outside the project through a link"):
        find_settings(folder)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"coverage = \n", "is no TOML: invalid value (at line 1"),
        (b"a = 1\na = 2\n", "is no TOML: "),
        (b"a = '\xff'\n", "is not UTF-8"),
        (b"a = " + b"9" * 5000 + b"\n", "number that is too long"),
        (b"a = " + b"[" * 100_000 + b"\n", "nests too deeply"),
        (b"#" * (1024 * 1024 + 1), "over the limit"),
        (b"tool = 3\n[tool.provenance]\n", "is no TOML: "),
    ],
)
@pytest.mark.parametrize("name", ["provenance.toml", "pyproject.toml"])
def test_a_broken_file_is_a_clear_error(tmp_path, name, data, fault):
    """A file that is no TOML is named, an unrelated project's pyproject.toml too, from a folder below it."""
    below = written(tmp_path, data, name) / "below"
    below.mkdir()
    with pytest.raises(SettingsError) as caught:
        find_settings(below)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / name} ")
    assert fault in message
    assert "\n" not in message
    if name == "pyproject.toml" and fault != "over the limit":
        assert "or put a provenance.toml into the folder of your project" in message


def test_tool_provenance_has_to_be_a_table(tmp_path):
    """A value where the table should be is not taken for no settings."""
    assert "tool.provenance is not a table" in refusal(tmp_path, "[tool]\nprovenance = 1\n", "pyproject.toml")


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path):
    """A directory of the file's name is said, not passed over."""
    (tmp_path / "provenance.toml").mkdir()
    with pytest.raises(SettingsError, match="is a directory"):
        find_settings(tmp_path)


def test_a_path_that_cannot_be_followed_is_an_error(tmp_path):
    """A name that no file can have draws the package's own error."""
    with pytest.raises(SettingsError, match="cannot be followed"):
        find_settings(tmp_path / "a\0b")


def test_the_page_on_settings_describes_every_name():
    """docs/settings.md has a section for each name, and its example is valid as it stands."""
    page = DOCS.read_text(encoding="utf-8")
    names = {attribute.name for attribute in fields(Settings)} - {"root", "path"}
    assert {name for name in names if f"`{name}`" not in page} == set()
    assert {a.name for a in fields(FileLimits) if f"`{a.name}`" not in page} == set()


def test_the_examples_of_the_page_are_valid(tmp_path):
    """Each TOML example of docs/settings.md is read without a fault, and the first one uses every name."""
    blocks = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 2
    for number, block in enumerate(blocks):
        name = "pyproject.toml" if "[tool.provenance" in block else "provenance.toml"
        assert find_settings(written(tmp_path / str(number), block, name)).path is not None
    assert set(tomllib.loads(blocks[0])) == {attribute.name for attribute in fields(Settings)} - {"root", "path"}
