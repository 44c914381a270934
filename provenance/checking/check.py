"""Quotations and citations held against a source: the one function that every surface calls."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.anchoring.anchor import Surroundings, anchor
from provenance.anchoring.budget import Budget, BudgetSpent
from provenance.anchoring.prepared import prepared
from provenance.checking.policy import Policy
from provenance.checking.verdicts import ambiguous_verdict, located_verdict, missing_verdict, unchecked
from provenance.errors import QuotationError
from provenance.model.citation import Citation
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.model.verdict import Verdict
from provenance.wording.editing import has_words

Checkable = Citation | Quotation
_DEFAULT = Policy()

def check(document, item, *, policy=_DEFAULT):
    return check_source(document, [item], policy=policy)[0]

def check_source(document, items, recorded=None, earlier=None, second=None, policy=_DEFAULT):
    return tuple(check_quotation(document, i, policy) for i in items)

def check_quotation(document, quotation, policy):
    if not has_words(quotation.text):
        raise QuotationError("x")
    source = prepared(document)
    try:
        found = anchor(source, quotation.text, Surroundings(quotation.prefix, quotation.suffix, quotation.near), Budget())
    except BudgetSpent:
        return unchecked("budget", policy)
    if found.candidate is not None:
        return located_verdict(found.candidate, policy)
    if found.rivals:
        return ambiguous_verdict(found, policy, document.text)
    return missing_verdict(found, policy, quotation.text, binding=quotation.binding)
