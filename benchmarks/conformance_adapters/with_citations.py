"""citations: whether a passage occurs in a text, once or more often (`resolve_in`), or with text left out (`omission`).

It says neither where the passage stands nor what differs, so the span is looked for literally and is empty where the
passage does not stand there to the letter. A quotation whose every word is there with text left out is reported by it
as not found with that reason: drifted here, since the source has the words.
"""

from answering import Question, Reply, ambiguous, answer_all, located, missing, place_at
from citations.verify import omission, resolve_in


def answer(question: Question) -> Reply:
    """Its states as place and wording."""
    quotation, source = question["quotation"], question["source"]
    found = resolve_in(quotation, source, question.get("prefix", ""), question.get("suffix", ""))
    start = source.find(quotation)
    wording = "verbatim" if start >= 0 else "typographic"
    if found.state == "ambiguous":
        return ambiguous(wording)
    if found.state != "found":
        left_out = omission(quotation, source)
        if left_out is None:
            return missing()
        return {"place": place_at(question, left_out.start), "wording": "drifted", "spans": []}
    if start >= 0 and source.count(quotation) == 1:
        return located(question, start, start + len(quotation), wording)
    return {"place": place_at(question, start), "wording": wording, "spans": []}


answer_all(answer)
