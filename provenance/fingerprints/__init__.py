"""Digests that identify what a source said, and comparing them with the source of today."""
