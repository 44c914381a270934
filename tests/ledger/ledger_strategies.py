"""Ledgers for property tests: everything that a record class may hold, and that the schema allows."""

from __future__ import annotations

from hypothesis import strategies as st

from provenance.model.citation import (
    Citation,
    DraftReference,
    Ledger,
    Medium,
    Occurrence,
    Pinpoint,
    Recorded,
    Source,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.fingerprint import (
    BytesDigest,
    Fingerprint,
    ReaderIdentity,
    SegmentsDigest,
    TextDigest,
    WordsDigest,
)

#: Any text that UTF-8 can write: controls, quotes, astral characters, line separators, combining marks.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
keys = st.from_regex(r"[a-zé\u4e00-\u4e20_0-9]{1,6}([.:+/-][A-Za-z0-9]{1,3}){0,2}", fullmatch=True)
counts = st.integers(0, 2**53 - 1)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=3,
)
#: Fields that this version does not know; one of them has the name of the attribute that keeps them.
unknown_fields = st.dictionaries(st.sampled_from(["extra", "x-house", "ÿ", "", "a b"]), json_values, max_size=2)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """The value or None."""
    return st.none() | values


fingerprints = st.builds(
    Fingerprint,
    reader=st.builds(
        ReaderIdentity,
        name=words,
        version=words,
        options=st.dictionaries(texts, texts, max_size=2),
        extra=unknown_fields,
    ),
    bytes=maybe(st.builds(BytesDigest, sha256=digests, size=counts, extra=unknown_fields)),
    text=maybe(st.builds(TextDigest, sha256=digests, length=counts, extra=unknown_fields)),
    words=maybe(st.builds(WordsDigest, sha256=digests, unicode=st.just("15.0.0"), extra=unknown_fields)),
    segments=maybe(st.builds(SegmentsDigest, count=counts, root=digests, extra=unknown_fields)),
    extra=unknown_fields,
)

sources = st.builds(
    Source,
    location=st.sampled_from(["a.txt", "sources/ü b.md", "./12:30.txt", "https://example.org/a?b#c"]),
    title=maybe(texts),
    author=maybe(texts),
    published=maybe(texts),
    medium=maybe(st.sampled_from(Medium)),
    language=maybe(st.sampled_from(["en", "de-CH", "zh-Hant-TW"])),
    url=maybe(st.just("https://example.org/ü")),
    retrieved=maybe(texts),
    fingerprint=maybe(fingerprints),
    extra=unknown_fields,
)


@st.composite
def selectors(draw: st.DrawFn) -> tuple:
    """One quote selector per fragment, and for all of them or for none the position that fits."""
    exacts = draw(st.lists(words, min_size=1, max_size=3))
    pinned = draw(st.booleans())
    found: list = []
    for exact in exacts:
        found.append(TextQuoteSelector(exact, draw(texts), draw(texts), draw(unknown_fields)))
        if pinned:
            start = draw(st.integers(0, 10**6))
            found.append(TextPositionSelector(start, start + len(exact), draw(unknown_fields)))
    return tuple(found)


def citations(source_keys: list[str]) -> st.SearchStrategy:
    """Citations of some of the sources."""
    occurrences = st.integers(1, 99).flatmap(
        lambda index: st.builds(Occurrence, st.just(index), st.integers(index, 10**6), extra=unknown_fields)
    )
    return st.builds(
        Citation,
        id=st.from_regex(r"[a-zé]{1,4}-[0-9a-f]{1,12}", fullmatch=True),
        source=st.sampled_from(source_keys),
        selectors=selectors(),
        claim=maybe(texts),
        quotation=maybe(words),
        occurrence=maybe(occurrences),
        locator=maybe(st.builds(Pinpoint, label=words, value=words, extra=unknown_fields)),
        speaker=maybe(texts),
        language=maybe(st.just("en")),
        translation=maybe(st.fixed_dictionaries({}, optional={"of": texts, "by": texts, "x": json_values})),
        draft=maybe(
            st.builds(
                DraftReference,
                path=st.sampled_from(["drafts/a.md", "ö.md"]),
                nth=st.integers(1, 50),
                extra=unknown_fields,
            )
        ),
        recorded=maybe(st.builds(Recorded, at=maybe(texts), by=maybe(texts), tool=maybe(texts), extra=unknown_fields)),
        reviews=st.lists(st.fixed_dictionaries({}, optional={"by": texts, "x": json_values}), max_size=2).map(tuple),
        history=st.lists(st.dictionaries(texts, json_values, max_size=2), max_size=2).map(tuple),
        extra=unknown_fields,
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Ledgers that keep every rule, their citations sorted by id as a reader gives them."""
    known = draw(st.dictionaries(keys, sources, max_size=3))
    cited = draw(st.lists(citations(sorted(known)), max_size=3, unique_by=lambda each: each.id)) if known else []
    in_order = tuple(sorted(cited, key=lambda each: each.id))
    return Ledger(sources=known, citations=in_order, extra=draw(unknown_fields))


def small_ledger(*ids: str, key: str = "harbour-review") -> Ledger:
    """A ledger of one source with a plain citation for each id."""
    exact = "None of the 3,800 moorings may be sold"
    pins = (TextQuoteSelector(exact), TextPositionSelector(9301, 9301 + len(exact)))
    cited = tuple(Citation(id=each, source=key, selectors=pins, quotation=exact) for each in sorted(ids))
    return Ledger(sources={key: Source("sources/harbour-review.txt")}, citations=cited)
