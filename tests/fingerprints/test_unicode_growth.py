import unicodedata

from provenance.fingerprints.unicode_growth import NEWEST, OLDEST, _assigned_since, comparable_between

OWN = tuple(int(part) for part in unicodedata.unidata_version.split(".")[:2])


def test_the_table_covers_this_interpreter():
    """This interpreter's Unicode version is one that the table knows."""
    assert OLDEST <= OWN <= NEWEST


def test_the_table_has_every_code_point_assigned_since():
    """As many as 15.0, 15.1, 16.0 and 17.0 assigned together; all unknown under 14.0, all known under 17.0."""
    since = _assigned_since()
    assert len(since) == 4_489 + 627 + 5_185 + 4_803
    assigned = {code for code in since if unicodedata.category(chr(code)) != "Cn"}
    if OWN == OLDEST:
        assert not assigned
    if OWN == NEWEST:
        assert assigned == since
    expected = {(14, 0): 0, (15, 0): 4_489, (15, 1): 5_116, (16, 0): 10_301, (17, 0): 15_104}
    assert len(assigned) == expected[OWN]


def test_equal_versions_are_always_comparable():
    """Within one version even unassigned code points normalise alike, and the version's spelling does not matter."""
    assert comparable_between("99.0.0", "99.0.0", "\U000e0fff")


def test_versions_apart():
    """Two versions are comparable for a text that both know."""
    assert comparable_between("14.0.0", "16.0.0", "Zürich, 港, \U0001f6a2")
    assert not comparable_between("14.0.0", "16.0.0", "\u0897")
    assert not comparable_between("14.0.0", "", "a")
