"""The README keeps its word: its commands, its example, its tables and its links."""

from __future__ import annotations

import re
from pathlib import Path

import provenance as pv
from provenance.cli.exit_codes import ExitCode

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_two_commands_are_one_line_each_and_come_first() -> None:
    """The first `sh` block runs the demonstration, the second the tests; each is one line to paste."""
    first, second = blocks("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "provenance check" in first
    assert "fixtures/newsroom" in first
    assert "pytest" in second


def test_the_library_example_says_what_it_prints(capsys) -> None:
    """The example runs, and prints what its comments say."""
    example = blocks("python")[0]
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own example
    promised = re.findall(r"# (.+)$", example, re.MULTILINE)
    assert capsys.readouterr().out.strip().split("\n") == promised


def test_the_exit_codes_are_those_of_the_code() -> None:
    """The table of exit codes names each code once."""
    table = re.findall(r"^\| (\d+) \| ", README, re.MULTILINE)
    assert table == [str(code.value) for code in sorted(ExitCode)]


def test_the_verdict_table_names_every_answer() -> None:
    """Every state, place, wording and side of the code stands in the README's table."""
    for kind, name in (
        (pv.SourceState, "source"),
        (pv.Place, "place"),
        (pv.Wording, "wording"),
        (pv.Changed, "changed"),
    ):
        row = re.search(rf"\| `{name}` \| (.+) \|$", README, re.MULTILINE)
        assert row is not None
        for member in kind:
            assert re.search(rf"\b{member.value}\b", row[1]), member


def test_every_link_leads_somewhere() -> None:
    """Relative links of the README and the pages under docs/ name files that exist."""
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"(?<!`)\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", text)):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_page_is_named_in_the_readme() -> None:
    """No page under docs/ is out of sight."""
    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in README, page.name
