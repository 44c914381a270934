from unittest.mock import patch

import second_implementation as second
from hypothesis import given
from hypothesis import strategies as st

from provenance.fingerprints.digests import segments_digest, words_form
from provenance.fingerprints.hash_tree import leaf_hash, root
from provenance.fingerprints.table import segment_table
from provenance.model.document import Document
from provenance.text import segments as module
from provenance.text.segments import segments

ALPHABET = "ab\n\n\n\r \t .!?。”')\u00a0\u200b\u0301\u2028\U0001f6a2"
TEXTS = st.text(alphabet=ALPHABET, max_size=120)


@given(TEXTS, st.integers(min_value=2, max_value=20))
def test_segments_agree_under_any_limit(text, limit):
    """Both implementations split alike; a small limit makes long pieces of short texts, so that every rule is met."""
    with patch.object(module, "LIMIT", limit), patch.object(second, "LIMIT", limit):
        assert [(span.start, span.end) for span in segments(text)] == second.spans(text)


@given(st.text(max_size=200) | TEXTS)
def test_words_forms_agree(text):
    """Both implementations of words/1 give the same form, lone surrogates and unassigned code points included."""
    assert words_form(text) == second.words(text)


@given(st.lists(TEXTS, max_size=12).map("\n\n".join))
def test_roots_and_tables_agree(text):
    """The tree root and the table of any text are those of the second implementation."""
    expected = second.vector(text)
    digest = segments_digest(text)
    assert (digest.count, digest.root) == (expected["segments"]["count"], expected["segments"]["root"])
    assert segment_table(Document(text=text)) == expected["table"]


@given(st.lists(st.binary(max_size=3), max_size=70))
def test_root_is_the_recursive_definition(contents):
    """Joining level by level gives the tree that RFC 9162 defines by halving at the largest power of two."""
    leaves = [leaf_hash(index, index + 1, content) for index, content in enumerate(contents)]
    assert root(leaves) == second.root(leaves)
    assert leaves == [second.leaf(index, index + 1, content) for index, content in enumerate(contents)]
