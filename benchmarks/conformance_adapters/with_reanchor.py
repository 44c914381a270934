"""reanchor: a W3C text quote selector resolved in the source (`resolve_quote`).

Its method tells the class: exact is verbatim, normalized typographic, approximate means that the text differs. It has
no word for omissions and brackets. Rivals are an ambiguous place.
"""

from answering import Question, Reply, ambiguous, answer_all, located, missing
from reanchor import TextQuoteSelector, resolve_quote

WORDINGS = {
    "exact-with-context": "verbatim",
    "exact": "verbatim",
    "normalized-with-context": "typographic",
    "normalized": "typographic",
    "approximate": "drifted",
}


def answer(question: Question) -> Reply:
    """Resolve the quotation with the context that is given."""
    context = {"prefix": question.get("prefix", ""), "suffix": question.get("suffix", "")}
    found = resolve_quote(question["source"], TextQuoteSelector(exact=question["quotation"], **context))
    if found is None:
        return missing()
    wording = WORDINGS[found.method]
    return ambiguous(wording) if found.rivals else located(question, found.start, found.end, wording)


answer_all(answer)
