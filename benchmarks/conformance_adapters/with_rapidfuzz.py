"""RapidFuzz: the best alignment of the quotation within the source (`fuzz.partial_ratio_alignment`).

It measures similarity and finds one place. As such tools are commonly used, 90 and more passes (as typographic, since
nothing says what differs), below that the passage is taken to differ, and below 60 to be absent.
"""

from answering import Question, Reply, answer_all, located, missing
from rapidfuzz import fuzz

PASSES, RESEMBLES = 90.0, 60.0


def answer(question: Question) -> Reply:
    """Verbatim where the aligned passage is the quotation itself, else by the score."""
    quotation, source = question["quotation"], question["source"]
    if not source:
        return missing()
    found = fuzz.partial_ratio_alignment(quotation, source)
    if found is None or found.score < RESEMBLES:
        return missing()
    start, end = found.dest_start, found.dest_end
    if source[start:end] == quotation:
        return located(question, start, end, "verbatim")
    return located(question, start, end, "typographic" if found.score >= PASSES else "drifted")


answer_all(answer)
