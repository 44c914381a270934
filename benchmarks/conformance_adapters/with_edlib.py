"""edlib: the edit distance of the quotation to the nearest stretch of the source (infix alignment, mode HW).

Up to a tenth of the quotation's length passes (as typographic, since nothing says what differs), up to two fifths the
passage is taken to differ, beyond that to be absent. Equal best places that do not overlap are ambiguous.
"""

import edlib
from answering import Question, Reply, ambiguous, answer_all, located, missing

PASSES, RESEMBLES = 0.1, 0.4


def answer(question: Question) -> Reply:
    """The class by the share of characters that have to be edited."""
    quotation, source = question["quotation"], question["source"]
    found = edlib.align(quotation, source, mode="HW", task="locations") if source else None
    if found is None or found["editDistance"] > RESEMBLES * len(quotation):
        return missing()
    distance = found["editDistance"]
    wording = "verbatim" if distance == 0 else "typographic" if distance <= PASSES * len(quotation) else "drifted"
    places = [(start, end + 1) for start, end in found["locations"]]
    if any(start >= places[0][1] for start, _ in places[1:]):
        return ambiguous(wording)
    return located(question, *places[0], wording)


answer_all(answer)
