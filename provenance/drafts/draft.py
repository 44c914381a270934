"""What is read from a manuscript: its quotations, what was passed over, and the keys that it cites."""

from __future__ import annotations

import enum

from attrs import field, frozen

from provenance.drafts.printed_text import PrintedText
from provenance.model.citation import Pinpoint
from provenance.model.quotation import Binding, Quotation
from provenance.model.span import Span


class QuotationKind(enum.StrEnum):
    """Whether a quotation stands between marks in running text or is set off as a block."""

    INLINE = "inline"
    BLOCK = "block"


class PassedOverReason(enum.StrEnum):
    """Why something that stands between quotation marks, or looks as if it did, is not taken for a quotation."""

    TITLE = "title"
    NICKNAME = "nickname"
    TERM = "so-called"
    SINGLE_WORD = "single word"
    NO_WORDS = "no words"
    INCHES = "inches or feet"
    UNCLOSED = "opening mark without a closing one"
    UNOPENED = "closing mark without an opening one"
    CALLOUT = "callout"
    CODE = "code"
    COMMENT = "comment"
    FRONT_MATTER = "front matter"
    TOO_DEEP = "nested too deeply to be read"


@frozen(kw_only=True)
class CitedKey:
    """One use of a citation key: where it stands in the draft file and which place of the source it names."""

    key: str
    span: Span
    line: int
    column: int
    pinpoint: Pinpoint | None = None


@frozen(kw_only=True)
class DraftQuotation:
    """Words that a draft quotes, with everything that a check needs to know of them.

    `printed` holds the words without markup of the draft's format and the way back to the file. Where a reporting
    clause parts one sentence (“We will,” she said, “not sell.”), that is one quotation of several `fragments`, and
    `printed.text` joins them with `” … “`, which is read as such: nothing is said to be left out there. Paragraphs of
    one quotation are joined with two line feeds, wrapped lines with a space.

    `span` is the stretch of the draft file between the outer marks (of a block: from its first to its last word);
    `line` and `column` (1-based, code points) are those of the opening mark, of a block those of its first word.
    `sentence` is the claim: the sentence or sentences that hold the quotation, without markup and bracketed citations;
    at most 2,000 code points on each side of it. For a block it is the sentence that introduces it, else its own text.
    `keys` are the citation keys it leans on, the primary one first; without any, `binding` is None. `pinpoint` belongs
    to the primary key. `nth` counts the same words with the same primary key in this draft, from 1. `is_closed` is
    false where the closing mark is missing: the words then run to the key or the end of the sentence, and nobody knows
    which of them are quoted.
    """

    printed: PrintedText
    fragments: tuple[PrintedText, ...]
    span: Span
    line: int
    column: int
    sentence: str
    keys: tuple[str, ...] = ()
    binding: Binding | None = None
    pinpoint: Pinpoint | None = None
    speaker: str | None = None
    kind: QuotationKind = QuotationKind.INLINE
    nth: int = 1
    is_closed: bool = True

    @property
    def text(self) -> str:
        """The words as printed; offsets of a verdict's edits count its code points."""
        return self.printed.text

    @property
    def quotation(self) -> Quotation:
        """What `check` takes; a quotation without a key is given as weakly bound."""
        return Quotation(self.text, speaker=self.speaker, binding=self.binding or Binding.WEAK)


@frozen(kw_only=True)
class PassedOver:
    """Something between marks that is no quotation, and `why`; `text` is at most its first 80 code points."""

    span: Span
    line: int
    column: int
    text: str
    why: PassedOverReason


@frozen(kw_only=True)
class Draft:
    """A manuscript as read: everything in the order of the file.

    `path` is the `location` of the document, None for a text without one.
    """

    path: str | None
    quotations: tuple[DraftQuotation, ...] = field(default=())
    passed_over: tuple[PassedOver, ...] = field(default=())
    keys: tuple[CitedKey, ...] = field(default=())
