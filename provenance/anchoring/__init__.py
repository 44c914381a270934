"""Where a quotation stands in a text: exactly, in the normal form, altered, or in fragments."""
