"""Each code of typography: what has it, and near misses that have not."""

from __future__ import annotations

import pytest
from held_against import codes, edits, verdict, wording

P = "the review counted 3,800 moorings — a fair number — and said “no”"

HAVE = [
    # T101: quotation marks and apostrophes of another kind
    ("T101", "he said “no” to the plan", 'he said "no" to the plan'),
    ("T101", "he said ‘no’ to the plan", "he said «no» to the plan"),
    ("T101", "the council’s own plan", "the council's own plan"),
    ("T101", "the councilʼs own plan", "the council's own plan"),
    ("T101", "she called it “a plan.” He left", "she called it “a plan”. He left"),
    ("T101", "it ends here.\n\nAnd begins here", "it ends here.\n\n“And begins here"),
    # T102: dashes of another kind, with the spaces around them
    ("T102", "the plan—if it was one—failed", "the plan - if it was one - failed"),
    ("T102", "the plan -- so called -- failed", "the plan–so called–failed"),
    ("T102", "a well‑known plan failed", "a well-known plan failed"),
    ("T102", "between 10–15 people came", "between 10-15 people came"),
    ("T102", "a change of −5 degrees", "a change of -5 degrees"),
    # T103: white space
    ("T103", "the  review\ncounted boats", "the review counted boats"),
    ("T103", "the\u00a0review counted boats", "the review counted boats"),
    ("T103", "the review\n> counted boats", "the review counted boats"),
    ("T103", "the review ( of May ) counted", "the review (of May) counted"),
    # T104: hyphens at line breaks, both readings
    ("T104", "the review count-\ned boats", "the review counted boats"),
    ("T104", "the class-creation step ran", "the class-\ncreation step ran"),
    ("T104", "the committed clerk left", "the com-\n   mitted clerk left"),
    # T105: characters that print nothing
    ("T105", "the re\u00adview counted boats", "the review counted boats"),
    ("T105", "the re\u200bview counted boats", "the review counted boats"),
    ("T105", "\u202ethe review counted boats", "the review counted boats"),
    ("T105", "the review counted boats\u2060", "the review counted boats"),
    # T106: other encodings of the same letters
    ("T106", "the re\u0301sume\u0301 was sent", "the résumé was sent"),
    ("T106", "the ﬁle of the oﬃce", "the file of the office"),
    ("T106", "ＮＡＴＯ met on Monday", "NATO met on Monday"),
    # T107: the first letter of the quotation
    ("T107", "The review counted boats", "the review counted boats"),
    ("T107", "élan was not enough here", "Élan was not enough here"),
    # T108: closing punctuation
    ("T108", "the review counted boats.", "the review counted boats, and left"),
    ("T108", "the review counted boats,", "the review counted boats."),
    ("T108", "the review counted boats;", "the review counted boats and left"),
    # T111: spellings of an ellipsis that both sides print
    ("T111", "the review … counted boats", "the review ... counted boats"),
    ("T111", "the review... counted boats", "the review . . . counted boats"),
    # T112: underscores of plain text
    ("T112", "the review of Emma was kind", "the review of _Emma_ was kind"),
    ("T112", "_the review was kind_", "the review was kind"),
]

NEAR_MISSES = [
    ("T101", "he said no to the plan", "he said “no” to the plan", "W107"),
    ("T101", "the councils own plan", "the council's own plan", "W108"),
    ("T101", "he said “no to the plan", "he said no to the plan", "W107"),
    ("T102", "the plan if it was one failed", "the plan—if it was one—failed", "W107"),
    ("T102", "between 10 15 people came", "between 10-15 people came", "W201"),
    ("T102", "a change of 5 degrees", "a change of -5 degrees", "W201"),
    ("T102", "a well known plan failed", "a well-known plan failed", "W108"),
    ("T103", "the the rapist was seen", "the therapist was seen", "W"),
    ("T103", "any one may come in", "anyone may come in", "W108"),
    ("T103", "the review,counted boats", "the review, counted boats", "W107"),
    ("T104", "the review count-ed boats", "the review counted boats", "W108"),
    ("T104", "the class-\ncreation step ran", "the class creation step ran", "W108"),
    ("T104", "the year 19-\n99 was wet", "the year 1999 was wet", "W201"),
    ("T104", "the re- view counted boats", "the review counted boats", "W108"),
    ("T105", "the re view counted boats", "the review counted boats", "W108"),
    ("T105", "the می\u200cخواهم was read", "the میخواهم was read", "W108"),
    ("T106", "the resume was sent", "the résumé was sent", "W106"),
    ("T106", "an area of 102 metres", "an area of 10² metres", "W201"),
    ("T106", "chapter IV was read aloud", "chapter Ⅳ was read aloud", "W201"),
    ("T107", "the Review counted boats", "the review counted boats", "W105"),
    ("T107", "US officials left the town", "us officials left the town", "W105"),
    ("T108", "the review counted boats.", "the review counted boats? No.", "W107"),
    ("T108", "the review counted boats!", "the review counted boats, and left", "W107"),
    ("T108", "the review. counted boats", "the review counted boats", "W107"),
    ("T111", "the review … counted boats", "the review counted boats", "E101"),
    ("T111", "the review. counted boats", "the review… counted boats", "W107"),
    ("T112", "the review of *Emma* was kind", "the review of Emma was kind", "E105"),
    ("T112", "the review of _Emma was kind", "the review of Emma was kind", "W107"),
]


@pytest.mark.parametrize(("code", "quotation", "passage"), HAVE)
def test_typography(code: str, quotation: str, passage: str) -> None:
    """The difference is this code and nothing heavier, whichever of the two sides is quoted.

    What stands outside of the source's words is no part of the passage, so that the other direction may be verbatim;
    closing punctuation is the quotation's own, so that T108 has none.
    """
    found = verdict(quotation, passage)
    assert code in [edit.code for edit in found.edits]
    assert (found.place, found.wording) == ("found", "typographic")
    assert {str(finding.level) for finding in found.findings if finding.code != "E205"} == {"note"}
    if code != "T108":
        assert wording(passage, quotation) in {"typographic", "verbatim"}


@pytest.mark.parametrize(("code", "quotation", "passage", "instead"), NEAR_MISSES)
def test_near_misses_of_typography(code: str, quotation: str, passage: str, instead: str) -> None:
    """What looks like this typography has another code, which the wording follows."""
    found = codes(quotation, passage)
    assert code not in found
    assert any(other.startswith(instead) for other in found), found
    assert wording(quotation, passage) == ("altered" if instead[0] == "E" else "drifted")


def test_typography_and_a_change_beside_it_are_both_named() -> None:
    """A typographic difference never swallows the other one in the same joint."""
    assert codes("the plan”; it failed", 'the plan", it failed') == ["W107"]
    assert codes("he said “no” — and left", 'he said "no"—and left') == ["T101"]


def test_every_edit_of_typography_names_its_place() -> None:
    """The spans of both sides hold the characters that differ."""
    (first, second) = edits("the plan—if it was one—failed", "the plan - if it was one - failed")
    assert (first.quoted, first.source) == ("—", " - ")
    assert first.quoted_span.end <= second.quoted_span.start


def test_the_same_characters_are_verbatim() -> None:
    """Red if anything were called a difference where none is."""
    found = verdict(P, P)
    assert (found.wording, found.edits) == ("verbatim", ())
