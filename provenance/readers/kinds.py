"""The one table of readers, and of the kinds that are known but cannot be read: a new reader is one line here."""

from __future__ import annotations

from attrs import frozen

from provenance.readers.markdown.reader import MARKDOWN
from provenance.readers.plain import PLAIN
from provenance.readers.reader import Reader

READERS: tuple[Reader, ...] = (
    PLAIN,
    MARKDOWN,
)


@frozen(kw_only=True)
class Unsupported:
    """A kind of file that no reader reads: its `name` with its article, and what a person can do.

    `opening` holds the bytes that such files begin with, where nothing that is text begins so.
    """

    name: str
    remedy: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...] = ()
    opening: tuple[bytes, ...] = ()


_EXPORT = "export it to plain text or Markdown and name that file"

_CONVERT = "convert it to Markdown or plain text, as with pandoc, and name that file"

#: Text with markup that no reader knows: read as plain text, commands would be taken for words.
_MARKUP: tuple[Unsupported, ...] = (
    Unsupported(
        name="a LaTeX file",
        remedy=_CONVERT,
        suffixes=(".tex", ".ltx", ".latex", ".sty", ".bib", ".texi", ".texinfo", ".lyx"),
        media_types=("application/x-tex", "text/x-tex", "application/x-latex", "text/x-bibtex"),
    ),
    Unsupported(
        name="a reStructuredText file",
        remedy=_CONVERT,
        suffixes=(".rst", ".rest"),
        media_types=("text/x-rst", "text/prs.fallenstein.rst"),
    ),
    Unsupported(
        name="an AsciiDoc file",
        remedy=_CONVERT,
        suffixes=(".adoc", ".asciidoc"),
        media_types=("text/asciidoc", "text/x-asciidoc"),
    ),
    Unsupported(name="an Org file", remedy=_CONVERT, suffixes=(".org",), media_types=("text/org", "text/x-org")),
    Unsupported(
        name="a notebook",
        remedy=_CONVERT,
        suffixes=(".ipynb", ".qmd", ".rmd", ".rnw"),
        media_types=("application/x-ipynb+json",),
    ),
    Unsupported(
        name="an XML file",
        remedy=_CONVERT,
        suffixes=(".xml", ".dbk", ".docbook", ".dita", ".tei", ".fb2", ".fodt", ".svg", ".opml"),
        media_types=("application/xml", "text/xml", "image/svg+xml"),
    ),
    Unsupported(
        name="a text with markup",
        remedy=_CONVERT,
        suffixes=(".mdx", ".textile", ".wiki", ".mediawiki", ".creole", ".typ", ".pod", ".t2t", ".muse"),
        media_types=("text/x-textile", "text/x-wiki"),
    ),
)

UNSUPPORTED: tuple[Unsupported, ...] = (
    *_MARKUP,
    Unsupported(
        name="a PDF file",
        remedy=_EXPORT,
        suffixes=(".pdf",),
        media_types=("application/pdf",),
        opening=(b"%PDF-1.", b"%PDF-2."),
    ),
    Unsupported(
        name="a Word document",
        remedy=_EXPORT,
        suffixes=(".docx", ".doc", ".docm", ".dotx"),
        media_types=(
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        opening=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    ),
    Unsupported(
        name="an OpenDocument file",
        remedy=_EXPORT,
        suffixes=(".odt", ".ods", ".odp", ".ott"),
        media_types=("application/vnd.oasis.opendocument.text",),
    ),
    Unsupported(
        name="a rich text file",
        remedy=_EXPORT,
        suffixes=(".rtf",),
        media_types=("application/rtf", "text/rtf"),
        opening=(b"{\\rtf1",),
    ),
    Unsupported(
        name="an electronic book",
        remedy=_EXPORT,
        suffixes=(".epub", ".mobi", ".azw", ".azw3", ".djvu"),
        media_types=("application/epub+zip",),
    ),
    Unsupported(
        name="a web page",
        remedy="save the page as text and name that file",
        suffixes=(".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        media_types=("text/html", "application/xhtml+xml", "multipart/related"),
    ),
    Unsupported(
        name="a web archive",
        remedy="extract the page as text and name that file",
        suffixes=(".warc", ".wacz", ".arc", ".webarchive"),
        media_types=("application/warc", "application/warc+zip"),
        opening=(b"WARC/1.0\r\n", b"WARC/1.1\r\n"),
    ),
    Unsupported(
        name="a spreadsheet or presentation",
        remedy=_EXPORT,
        suffixes=(".xlsx", ".xls", ".pptx", ".ppt", ".pages", ".numbers"),
        media_types=("application/vnd.ms-excel", "application/vnd.ms-powerpoint"),
    ),
    Unsupported(
        name="a PostScript file",
        remedy=_EXPORT,
        suffixes=(".ps", ".eps"),
        media_types=("application/postscript",),
        opening=(b"%!PS-Adobe",),
    ),
    Unsupported(
        name="an archive or compressed file",
        remedy="unpack it and name the file inside",
        suffixes=(".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar"),
        media_types=("application/zip", "application/gzip", "application/x-tar"),
        opening=(b"PK\x03\x04", b"\x1f\x8b", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a"),
    ),
    Unsupported(
        name="a picture",
        remedy="transcribe its words and name the transcript",
        suffixes=(".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic", ".bmp"),
        media_types=("image/*",),
        opening=(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"),
    ),
    Unsupported(
        name="a recording",
        remedy="transcribe its words and name the transcript",
        suffixes=(".mp3", ".wav", ".m4a", ".ogg", ".flac", ".opus", ".mp4", ".mov", ".mkv", ".webm", ".avi"),
        media_types=("audio/*", "video/*"),
        opening=(b"ID3\x03", b"ID3\x04", b"\x1aE\xdf\xa3"),
    ),
)

_KINDS: tuple[Reader | Unsupported, ...] = (*READERS, *UNSUPPORTED)


def reader_for_suffix(suffix: str) -> Reader | Unsupported:
    """The kind of a file by the suffix of its name, in any case; plain text for a suffix that nobody claims."""
    wanted = suffix.lower()
    for kind in _KINDS:
        if wanted in kind.suffixes:
            return kind
    return PLAIN


def reader_for_media_type(media_type: str) -> Reader | Unsupported | None:
    """The kind of a media type without parameters, in any case.

    Plain text for an unclaimed `text/…`; None for any other that nobody claims.
    """
    wanted = media_type.strip().lower()
    family = wanted.partition("/")[0]
    for kind in _KINDS:
        if wanted in kind.media_types or f"{family}/*" in kind.media_types:
            return kind
    return PLAIN if family == "text" else None


def unsupported_by_content(content: bytes) -> Unsupported | None:
    """The kind that no reader reads and whose files begin as `content` does, or None."""
    for kind in UNSUPPORTED:
        if kind.opening and content.startswith(kind.opening):
            return kind
    return None
