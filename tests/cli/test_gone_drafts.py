from command import call


def test_a_renamed_draft_is_taken_over_and_a_deleted_one_forgotten(small):
    """Whoever renames or deletes a draft gets the project green again by the commands that the finding names."""
    (small / "notes.md").rename(small / "letter.md")
    red = call("check")
    assert red.code == 3
    assert "`provenance scan --forget notes.md`" in red.out
    done = call("scan", "letter.md")
    assert done.code == 0
    assert done.out.startswith("moved    minutes-")
    assert done.out.endswith("”, moved from notes.md\n")
    assert "0 added, 0 kept, 0 changed, 1 moved, 0 removed" in done.err
    assert call("check").code == 0
    refused = call("scan", "--forget", "letter.md")
    assert (refused.code, "is still there" in refused.err) == (2, True)
    (small / "letter.md").unlink()
    before = (small / "citations.json").read_bytes()
    assert call("scan", "--forget", "letter.md", "--dry-run").err == "1 citation forgotten; nothing was written\n"
    assert (small / "citations.json").read_bytes() == before
    assert call("scan", "--forget", "letter.md").err == "1 citation forgotten\n"
    assert call("check", "--allow-empty").code == 0


def test_a_scan_of_nothing_is_refused(small):
    """Without a draft there is nothing to do, and the error says what can be named."""
    done = call("scan")
    assert (done.code, done.err) == (
        2,
        "provenance: error: no draft is named: name one, or one that is gone with --forget\n",
    )


def test_the_remedy_for_words_in_several_places_works(small):
    """What `cite` pins is taken for the draft's quotation by `check` and attached by `scan`."""
    (small / "tide.md").write_text("They say “The tide was low.” [@minutes]\n")
    assert call("scan", "tide.md").code == 1
    cited = call("cite", "minutes", "--quote", "The tide was low.", "--near", "5:1")
    assert cited.code == 0
    again = call("cite", "minutes", "--quote", "The tide was low.", "--near", "5:1")
    assert (again.code, f"already, as {cited.out.strip()}" in again.err) == (2, True)
    assert call("check", "tide.md").err == "1 of 1 quotation checked; no findings\n"
    assert call("scan", "tide.md").out.startswith(f"attached {cited.out.strip()} ")
    assert call("check").err == "2 of 2 quotations checked; no findings\n"
