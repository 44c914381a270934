"""Provenance: fingerprint sources, pin citations to exact spans, and check quotations for drift."""
