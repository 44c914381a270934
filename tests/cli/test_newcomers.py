import json

from command import call
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

NO_LEDGER = (
    "provenance: no ledger was found at citations.json: name one with --ledger PATH, or run this in the project's"
)


def test_a_folder_without_a_ledger_is_said_before_the_summary(small, monkeypatch):
    """The key is unknown because there is no ledger, and the line says so and how to name one."""
    folder = small / "elsewhere"
    folder.mkdir()
    (folder / "essay.md").write_text("They “counted 3,800 moorings” [@minutes].\n")
    monkeypatch.chdir(folder)
    for arguments in (("check", "essay.md"), ("check", "essay.md", "--quiet")):
        assert call(*arguments).lines[0].startswith(NO_LEDGER)
    monkeypatch.chdir(small)
    assert "no ledger" not in call("check").err


def test_a_new_ledger_is_said(small, monkeypatch):
    """`source add` names the ledger that it makes, and only that one."""
    folder = small / "elsewhere"
    folder.mkdir()
    (folder / "a.txt").write_text("Words.\n")
    monkeypatch.chdir(folder)
    assert call("source", "add", "a", "a.txt").err == "made the ledger citations.json\n"
    assert call("source", "add", "b", "a.txt").err == ""


def test_all_schemas_validate_a_report_and_a_ledger(small):
    """The one object is enough for a validator of another program: every reference is among them."""
    schemas = json.loads(call("schema", "--all").out)
    registry = Registry().with_resources((name, Resource.from_contents(each)) for name, each in schemas.items())
    report = json.loads(call("check", "--output-format", "json").out)
    ledger = json.loads((small / "citations.json").read_text())
    for name, value in (("report", report), ("ledger", ledger)):
        validator = Draft202012Validator(schemas[f"urn:provenance:schema:{name}:1"], registry=registry)
        assert list(validator.iter_errors(value)) == []
        assert list(validator.iter_errors({}))
    report["quotations"][0]["verdict"]["place"] = "nowhere"
    wrong = Draft202012Validator(schemas["urn:provenance:schema:report:1"], registry=registry)
    assert list(wrong.iter_errors(report))
    assert call("schema", "report", "--all").code == 2


def test_near_takes_any_place_on_the_line_of_a_match(small):
    """One passage begins on line 7; its column need not be counted."""
    cited = call("cite", "minutes", "--quote", "The tide was low.", "--near", "7:1")
    assert cited.code == 0
    assert "pinned at minutes.txt:7:43: verbatim" in cited.err
    refused = call("cite", "minutes", "--quote", "The tide was low.")
    assert (refused.code, "1 other place of the source fits as well: say which" in refused.err) == (1, True)


def test_near_is_no_guess_where_two_matches_begin_on_the_line(small):
    """A line with two of them needs the column; the list of rivals says how many are not shown."""
    (small / "bells.txt").write_text("The bell rang. " * 19 + "\n")
    assert call("source", "add", "bells", "bells.txt").code == 0
    refused = call("cite", "bells", "--quote", "The bell rang.")
    assert refused.code == 1
    assert "18 other places of the source fit as well" in refused.err
    assert " and 16 more\n" in refused.out
    cited = call("cite", "bells", "--quote", "The bell rang.", "--near", "1:16")
    assert "pinned at bells.txt:1:16: verbatim" in cited.err


def test_removing_and_verifying_an_unknown_source_say_what_to_do(small):
    """Nobody is told to add what they want to remove, and a key is told from a path."""
    removed = call("source", "remove", "nobody")
    assert (removed.code, "add it" in removed.err, "`provenance source list`" in removed.err) == (2, False, True)
    verified = call("fingerprint", "--verify", "minutes")
    assert (verified.code, verified.err) == (
        2,
        "provenance: error: minutes is the key of a source, and --verify takes paths: name its file, minutes.txt\n",
    )
    assert "--verify takes paths" in call("fingerprint", "--verify", "nothing").err


def test_a_draft_that_cannot_be_read_is_no_empty_input(small):
    """`--allow-empty` forgives that there is nothing to check, not that a draft could not be read."""
    assert call("scan", "--forget", "nothing.md").code == 2
    (small / "notes.md").unlink()
    assert call("scan", "--forget", "notes.md").code == 0
    assert call("check", "--allow-empty").code == 0
    (small / "provenance.toml").write_text('drafts = ["*.tex"]\n')
    (small / "essay.tex").write_text("Words.\n")
    assert call("check", "--allow-empty").code == 3
