"""Provenance: fingerprint sources, pin citations to exact spans, and check quotations for drift."""
from provenance.model.document import Document
from provenance.model.quotation import Quotation
from provenance.checking.check import check_source, check
