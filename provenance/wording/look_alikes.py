"""Letters of other alphabets that are printed like a Latin one (after the Unicode confusables table, UTS 39)."""

from __future__ import annotations

from provenance.text.words import word_key

_CYRILLIC = ("аеорсухіјѕԁһӏԛԝгкпмнтвьАВЕКМНОРСТУХІЈЅԌҺӀЗ", "aeopcyxijsdhlqwrknmhtbbABEKMHOPCTYXIJSGHI3")
_GREEK = ("αονρτυικχγωηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovptuikxywnABEZHIKMNOPTYX")
_OTHERS = ("ɑɡıօհո", "agiohn")
_LATIN = str.maketrans("".join((_CYRILLIC[0], _GREEK[0], _OTHERS[0])), "".join((_CYRILLIC[1], _GREEK[1], _OTHERS[1])))


def look_alike(one: str, other: str) -> bool:
    """Whether two words that differ are the same once each letter is read as the Latin one that it looks like."""
    return one != other and word_key(one.translate(_LATIN)) == word_key(other.translate(_LATIN))
