import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.canonical import normal_form_c

MARKS = "\u0301\u0316\u0344\u0f71\u0f72\u0f73\u0f74\u05b0\u3099\u0338"


@given(st.text(max_size=80))
def test_equals_unicodedata(text):
    """Any text becomes what the standard library makes of it."""
    assert normal_form_c(text) == unicodedata.normalize("NFC", text)


@given(st.text(alphabet="ae\uac00\u1e69" + MARKS, max_size=20), st.text(alphabet=MARKS, min_size=65, max_size=300))
def test_long_runs_of_marks_equal_unicodedata(text, marks):
    """Runs that are sorted before composition come out as the standard library's, whatever letter they follow."""
    joined = text + marks + text
    assert normal_form_c(joined) == unicodedata.normalize("NFC", joined)


@pytest.mark.parametrize("run", ["\u0301\u0316", "\u0f74\u0f73\u0344", "\u0344\u0316"])
def test_a_long_run_of_marks_takes_linear_time(run):
    """Half a million marks in the wrong order take a moment; the standard library alone would take minutes."""
    started = time.process_time()
    composed = normal_form_c("a" + run * 250_000)
    assert len(composed) >= 250_000
    assert time.process_time() - started < 4
