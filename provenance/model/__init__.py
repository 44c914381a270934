"""Frozen records without logic or input and output: what the rooms hand to each other."""
