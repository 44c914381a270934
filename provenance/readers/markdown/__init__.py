"""Markdown, parsed once for sources and drafts: blocks, what is inside them, and what of it is not printed."""
