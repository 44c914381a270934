"""quotecheck: a forgiving search with a verbatim answer (`check`).

It tells where the passage begins and how often it occurs; the end is taken to be as far as the quotation is long.
"""

from answering import Question, Reply, ambiguous, answer_all, located, missing
from quotecheck import check


def answer(question: Question) -> Reply:
    """Its status as place and wording."""
    quotation, source = question["quotation"], question["source"]
    try:
        found = check(quotation, source)
    except ValueError:
        return missing()
    if found.status == "absent":
        return missing()
    start, end = found.offset, min(len(source), found.offset + len(quotation))
    wording = "verbatim" if source[start:end] == quotation else "typographic"
    if found.status == "found" and found.count > 1:
        return ambiguous(wording)
    return located(question, start, end, "drifted" if found.status == "drift" else wording)


answer_all(answer)
