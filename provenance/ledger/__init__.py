"""The file that holds sources with fingerprints, and citations: loading, validating and saving it."""
