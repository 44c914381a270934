"""Two aligned texts to edits with codes: how a quotation differs from its passage."""
