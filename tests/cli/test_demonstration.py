"""The demonstration newsroom through the command: what a newcomer sees first."""

import json
import re

from command import NEWSROOM, call

from provenance.ledger.schema_faults import schema_faults

EXPECTED = json.loads((NEWSROOM / "expected.json").read_text(encoding="utf-8"))
BESIDES = json.loads((NEWSROOM / "expected-besides.json").read_text(encoding="utf-8"))
FINDING = re.compile(r"^(\S+): ([A-Z]\d{3}) (note|warning|error): ")


def groups(output):
    """The groups of text output, each as its lines."""
    return [group.splitlines() for group in output.split("\n\n")]


def test_every_family_place_and_wording_is_shown(newsroom):
    """One look at the text output shows a finding of every family, every place and every wording."""
    done = call("check", "--color", "never")
    assert done.code == 1
    codes = [match[2] for line in done.out.splitlines() if (match := FINDING.match(line))]
    assert {code[0] for code in codes} == set("SPTEWD")
    assert set(re.findall(r"verdict +place (\w+)", done.out)) == {row["place"] for row in EXPECTED}
    assert set(re.findall(r"wording (\w+)", done.out)) == {row["wording"] for row in EXPECTED} - {None}


def test_every_finding_of_the_truth_is_printed(newsroom):
    """Each quotation's codes, as the demonstration's own table has them, stand at one place of the draft."""
    lines = call("check", "--output-format", "concise").out.splitlines()
    codes = [match[2] for line in lines if (match := FINDING.match(line))]
    wanted = [code for row in EXPECTED for code in row["codes"]]
    assert not [code for code in set(wanted) if codes.count(code) < wanted.count(code)]


def test_places_can_be_clicked(newsroom):
    """Each line of a draft's finding names a file that is there, and a line and column where the words begin."""
    for line in call("check", "--output-format", "concise").out.splitlines():
        path, *place = line.split(": ")[0].split(":")
        if not place:
            continue
        text = (newsroom / path).read_text(encoding="utf-8").splitlines()[int(place[0]) - 1]
        assert text[int(place[1]) - 1 :]


def test_differing_words_are_shown_on_both_sides(newsroom):
    """A group of a quotation that was held against its source has its words, the source's and their place."""
    for group in groups(call("check", "--color", "never").out):
        if any("wording" in line for line in group):
            labels = [line.split()[0] for line in group if line.startswith("    ")]
            assert labels[0] == "quoted"
            assert {"source", "rival", "stands"} & set(labels)
            assert "at" in labels
            assert "verdict" in labels


def test_what_the_source_reads_is_printed(newsroom):
    """Where the demonstration knows what the source reads, those words are in the output."""
    shown = re.sub(r"\{\+|\+\}", "", call("check", "--color", "never").out)
    missing = [row["reads"] for row in EXPECTED if row["reads"] and row["reads"].rstrip(",.;:?") not in shown]
    assert missing == []


def test_the_summary_opens_with_coverage(newsroom):
    """How many quotations were checked is said first, then what was found, then what was passed over."""
    unsourced = sum(row["key"] is None for row in EXPECTED)
    unchecked = sum(row["place"] == "unchecked" for row in EXPECTED) - unsourced
    checked = len(EXPECTED) - unsourced - unchecked
    opening = f"{checked} of {len(EXPECTED)} quotations checked, {unsourced} has no source, {unchecked} could not"
    assert call("check").err.startswith(opening)


def test_json_says_what_the_demonstration_says(newsroom):
    """Place and wording of every quotation, in order, and the state of every source, in a valid report."""
    report = json.loads(call("check", "--output-format", "json").out)
    assert schema_faults(report, "report") == []
    found = [(row["quotation"], row["verdict"]["place"], row["verdict"]["wording"]) for row in report["quotations"]]
    assert [row[1:] for row in found] == [(row["place"], row["wording"]) for row in EXPECTED]
    states = {row["key"]: row["comparison"]["state"] for row in report["sources"]}
    assert states == BESIDES["sources"]
    for row in report["quotations"]:
        assert len(row["evidence"]) == len(row["passages"])


def test_verifying_the_demonstration(newsroom):
    """Which sources changed, and where, without looking at a single quotation."""
    done = call("fingerprint", "--verify")
    assert done.code == 1
    states = {key: state for state, key in re.findall(r"^\S+: (\S+) \(([\w-]+)", done.out, re.MULTILINE)}
    assert states == BESIDES["sources"]
