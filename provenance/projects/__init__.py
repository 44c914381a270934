"""What belongs to a project as a whole: its settings, sources, drafts and ledger, and the check of all of them."""
