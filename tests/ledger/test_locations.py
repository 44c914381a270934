from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import LedgerError
from provenance.ledger.locations import is_web_address, location_fault, resolve_location

INSIDE = ["a.txt", "sources/a b.txt", "./a.txt", "a/./b", "ü/東.txt", "...", "a..b/c", "12:30.txt", "./c:x.txt", "a~"]
OUTSIDE = [
    "",
    " ",
    "/etc/passwd",
    "//host/share",
    "../a",
    "a/../../b",
    "a/..",
    "..",
    "~/a",
    "~root/a",
    "\\\\host\\a",
    "a\\b",
]
OUTSIDE += [
    "C:/a",
    "c:a",
    "C:\\a",
    "file:///etc/passwd",
    "file:a",
    "ftp://h/a",
    "javascript:x",
    "data:,x",
    "a\x00b",
    "a\nb",
]


@pytest.mark.parametrize("location", INSIDE)
def test_paths_of_the_project_resolve(location: str, tmp_path: Path) -> None:
    """A relative path without tricks is accepted and resolves below the root, whether the file exists or not."""
    assert location_fault(location) is None
    assert resolve_location(tmp_path, location).is_relative_to(tmp_path.resolve())


@pytest.mark.parametrize("location", OUTSIDE)
def test_ways_out_are_refused(location: str, tmp_path: Path) -> None:
    """Absolute paths, drives, shares, home folders, `..`, other schemes and control characters are refused."""
    assert location_fault(location)
    with pytest.raises(LedgerError) as caught:
        resolve_location(tmp_path, location)
    assert str(caught.value).isprintable()
    assert caught.value.remedy


def test_web_addresses_are_named_but_not_read(tmp_path: Path) -> None:
    """An http or https address is no fault of a source, but has no file; where a path is needed it is a fault."""
    for location in ("https://example.org/a", "HTTP://example.org"):
        assert is_web_address(location)
        assert location_fault(location) is None
        assert location_fault(location, web=False)
        with pytest.raises(LedgerError, match="nothing is fetched"):
            resolve_location(tmp_path, location)
    assert not is_web_address("httpsource.txt")


def test_links_may_not_leave_the_project(tmp_path: Path) -> None:
    """A link within the root is followed; one that leads out, at any step of the path, is refused."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "real.txt").write_text("x")
    (root / "inner").symlink_to("real.txt")
    (root / "folder").symlink_to(outside)
    (root / "file").symlink_to("../outside/a.txt")
    assert resolve_location(root, "inner") == (root / "real.txt").resolve()
    for location in ("folder/a.txt", "file"):
        with pytest.raises(LedgerError, match="link"):
            resolve_location(root, location)


def test_a_circle_of_links_leads_nowhere(tmp_path: Path) -> None:
    """A link to itself is refused, or is a file that is not there; which of them depends on the version of Python."""
    (tmp_path / "circle").symlink_to("circle")
    try:
        path = resolve_location(tmp_path, "circle")
    except LedgerError:
        return
    assert path.is_relative_to(tmp_path.resolve())
    assert not path.exists()


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    """A project reached through a link is its real folder."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert resolve_location(tmp_path / "link", "a.txt") == (tmp_path / "real" / "a.txt").resolve()


@given(st.text(alphabet="ab./\\:~\x00 ütphs", max_size=12))
def test_what_is_accepted_stays_inside(location: str) -> None:
    """No text that passes leads out of the root."""
    if location_fault(location, web=False) is None:
        assert resolve_location(Path("/root/of/project"), location).is_relative_to("/root/of/project")


def test_long_locations_are_cut_in_messages(tmp_path: Path) -> None:
    """The message for a location of a million characters is one short line."""
    with pytest.raises(LedgerError) as caught:
        resolve_location(tmp_path, "../" * 333_333)
    assert len(str(caught.value)) < 300
