"""Quotations of manuscripts, one file per kind."""
