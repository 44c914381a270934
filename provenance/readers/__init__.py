"""Bytes to documents: one file per kind of source, strict decoding, limits."""
