from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from ledger_strategies import ledgers, small_ledger

from provenance.errors import LedgerError
from provenance.ledger.fragments import Fragment, divide, is_empty, merge, writing_order
from provenance.ledger.json_text import JsonLimits
from provenance.ledger.load import load_ledger
from provenance.ledger.save import editing, ledger_bytes, save_ledger
from provenance.model.citation import DraftReference, Ledger, Source


def files(folder: Path) -> list[str]:
    """The files of a folder, relative to it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def drafted(ledger: Ledger, path: str) -> Ledger:
    """The same ledger with a draft on all its citations."""
    return attrs.evolve(ledger, citations=tuple(attrs.evolve(c, draft=DraftReference(path)) for c in ledger.citations))


@settings(max_examples=50)
@given(ledgers())
def test_dividing_and_merging_give_the_ledger_back(ledger: Ledger) -> None:
    """A ledger laid out in files, each written and read, is the same ledger; laid out again, the same files."""
    parts = divide(ledger, [])
    fragments = [Fragment(name, parts[name]) for name in sorted(parts)]
    assert merge(fragments, "ledger") == ledger
    assert divide(ledger, fragments) == parts


def test_a_folder_has_a_file_per_source_and_draft(tmp_path: Path) -> None:
    """New records go to the file of their source, of their draft, or of their source's citations without a draft."""
    folder = tmp_path / "ledger"
    folder.mkdir()
    ledger = small_ledger("a", "b", key="k")
    ledger = attrs.evolve(ledger, citations=(drafted(ledger, "drafts/a.md").citations[0], ledger.citations[1]))
    save_ledger(folder, attrs.evolve(ledger, extra={"house": 1}))
    found = files(folder)
    assert found[0] == "citations/k.json"
    assert found[1].startswith("drafts/drafts_a.md~")
    assert found[2:] == ["ledger.json", "sources/k.json"]
    assert load_ledger(folder) == attrs.evolve(ledger, extra={"house": 1})


def test_records_stay_in_the_file_that_people_put_them_in(tmp_path: Path) -> None:
    """Saving changes only the files whose records changed, and a draft's new citations join its others."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    first = drafted(small_ledger("a", key="k"), "d.md")
    (tmp_path / "mine.json").write_bytes(ledger_bytes(attrs.evolve(first, extra={"house": 1})))
    by_hand = json.dumps(json.loads(ledger_bytes(small_ledger(key="other"))))
    (tmp_path / "deep" / "er" / "x.json").write_text(by_hand, encoding="utf-8")
    with editing(tmp_path) as edit:
        new = drafted(small_ledger("b", key="k"), "d.md").citations
        edit.ledger = attrs.evolve(edit.ledger, citations=(*edit.ledger.citations, *new))
    assert files(tmp_path) == ["deep/er/x.json", "mine.json"]
    assert (tmp_path / "deep" / "er" / "x.json").read_text(encoding="utf-8") == by_hand
    mine = load_ledger(tmp_path / "mine.json")
    assert [each.id for each in mine.citations] == ["a", "b"]
    assert mine.extra == {"house": 1}


def test_a_file_without_records_goes(tmp_path: Path) -> None:
    """The file of a removed source is removed; one with unknown fields of its own stays."""
    (tmp_path / "gone.json").write_bytes(ledger_bytes(small_ledger(key="gone")))
    (tmp_path / "kept.json").write_bytes(ledger_bytes(attrs.evolve(small_ledger(key="too"), extra={"house": 1})))
    save_ledger(tmp_path, Ledger(extra={"house": 1}))
    assert files(tmp_path) == ["kept.json"]


def test_a_record_in_two_files_is_refused_naming_both(tmp_path: Path) -> None:
    """A key or an id that stands in two files is one fault each, which names the second place and the first."""
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_bytes(ledger_bytes(small_ledger("same", key="k")))
    with pytest.raises(LedgerError) as caught:
        load_ledger(tmp_path)
    assert caught.value.fault_count == 2
    for fault, words in zip(caught.value.faults, ("the source k", "the id same"), strict=True):
        assert fault.startswith(f"{tmp_path}/two.json:")
        assert words in fault
        assert f"{tmp_path}/one.json" in fault


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    """Each file's faults are named with its own path and lines; a source may stand apart from its citations."""
    (tmp_path / "a.json").write_text('{"version": 1, "citations": [0]}', encoding="utf-8")
    (tmp_path / "b.json").write_text('{"version": 1,\n "sources": {"k": {}}}', encoding="utf-8")
    cited = attrs.evolve(small_ledger("x", key="k"), sources={})
    (tmp_path / "c.json").write_bytes(ledger_bytes(cited))
    with pytest.raises(LedgerError) as caught:
        load_ledger(tmp_path)
    assert [fault.split(": ")[0] for fault in caught.value.faults] == [
        f"{tmp_path}/a.json:1:30",
        f"{tmp_path}/b.json:2:19",
    ]


def test_files_that_differ_in_an_unknown_field_are_refused(tmp_path: Path) -> None:
    """Two values of one unknown field of the ledger cannot both survive, so both files are named."""
    for name, value in (("one.json", 1), ("two.json", 2)):
        (tmp_path / name).write_bytes(ledger_bytes(Ledger(extra={"house": value})))
    with pytest.raises(LedgerError, match=r"one\.json and two\.json differ in house"):
        load_ledger(tmp_path)


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    """What is hidden or no .json file is no part of the ledger."""
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.json").write_text("no ledger")
    (tmp_path / ".x.json").write_text("no ledger")
    (tmp_path / "README.md").write_text("no ledger")
    (tmp_path / "k.json").write_bytes(ledger_bytes(small_ledger(key="k")))
    assert load_ledger(tmp_path) == small_ledger(key="k")


def test_links_may_not_leave_the_folder(tmp_path: Path) -> None:
    """A link to a file elsewhere is refused when reading, a linked folder is not entered, nor written through."""
    outside, folder = tmp_path / "outside", tmp_path / "ledger"
    outside.mkdir()
    folder.mkdir()
    (outside / "x.json").write_bytes(ledger_bytes(small_ledger(key="x")))
    (folder / "sources").symlink_to(outside)
    (folder / "k.json").write_bytes(ledger_bytes(small_ledger(key="k")))
    assert set(load_ledger(folder).sources) == {"k"}
    with pytest.raises(LedgerError, match="out of the ledger"):
        save_ledger(folder, attrs.evolve(small_ledger(key="k"), sources={"k": Source("a"), "new": Source("b")}))
    assert files(outside) == ["x.json"]
    (folder / "link.json").symlink_to(outside / "x.json")
    with pytest.raises(LedgerError, match="leaves the ledger's folder"):
        load_ledger(folder)


def test_the_size_limit_holds_for_the_folder_as_a_whole(tmp_path: Path) -> None:
    """Many small files cost no more than one large one."""
    sizes = []
    for number in range(3):
        data = ledger_bytes(small_ledger(key=f"k{number}"))
        (tmp_path / f"{number}.json").write_bytes(data)
        sizes.append(len(data))
    assert len(load_ledger(tmp_path, limits=JsonLimits(size=sum(sizes))).sources) == 3
    with pytest.raises(LedgerError, match=r"2\.json"):
        load_ledger(tmp_path, limits=JsonLimits(size=sum(sizes) - 1))


def test_sources_are_written_first_and_removed_last() -> None:
    """The order of writing never leaves a citation without its source."""
    source, other = small_ledger(key="k"), small_ledger(key="other")
    before = {"a": source, "b": Ledger()}
    after = {"a": Ledger(), "b": Ledger(), "c": other}
    assert writing_order(["a", "b", "c"], before, after) == ["c", "b", "a"]
    assert is_empty(Ledger())
    assert not is_empty(source)
