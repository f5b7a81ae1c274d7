"""Bytes -> text: UTF-8, UTF-16 and the Cyrillic code pages are told apart by simple means; else refused.

A file that declares its encoding (HTML, XML) is believed where it is not UTF-8.
"""

import re
from collections.abc import Callable, Mapping

from tracker.errors import SourceError
from tracker.progress import unheard
from tracker.text.lazy import regex

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_CYRILLIC = regex(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_NATURAL = regex(r"(?<![А-Яа-яЁёІіЇїЄєҐґ])[А-ЯЁІЇЄҐ]?[а-яёіїєґ]{2,}(?![А-Яа-яЁёІіЇїЄєҐґ])")
_CODE_PAGES = ("cp1251", "koi8-u", "cp866")
_NAMES: Mapping[str, str] = {
    **{"cp1251": "windows-1251", "koi8-u": "KOI8", "cp866": "CP866", "cp1252": "windows-1252"},
    **{"utf-16-be": "UTF-16", "utf-16-le": "UTF-16"},
}
"""Guessed codecs as their users call them."""
_TYPOGRAPHY_1252 = frozenset(
    b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xab\xb0\xb7\xbb"
)
"""Quotes, dashes, dots and signs of money: all that an English text in Windows-1252 has beyond ASCII."""
_DECLARED = regex(
    rb"""(?:<\?xml[^>]{0,100}?\bencoding|<meta[^>]{0,200}?\bcharset)\s*=\s*["']?\s*(?P<name>[\w.:-]{3,20})""",
    re.IGNORECASE,
)
_ALLOWED = regex(r"(?:windows|cp|iso8859|iso-8859|koi8|latin|mac|ibm|x-mac)[\w-]{1,10}", re.IGNORECASE)
"""Code pages of one byte a letter; a page is not let choose among all of Python's codecs."""
_CONTROL = regex(r"[\x00-\x08\x0e-\x1a\x7f]")
SAMPLE = 100_000
HEAD = 2_000


def decode(raw: bytes, where: str, *, markup: bool = False, note: Callable[[str], None] = unheard) -> str:
    """The text of a file; `markup` says that it may declare its encoding in its first bytes.

    An encoding that neither the file states nor UTF-8 shows is guessed, and `note` is told so.

    Raises: SourceError for an empty or binary file and for an encoding that cannot be told.

    >>> decode("сбито 12".encode("cp1251"), "post.txt")
    'сбито 12'
    """
    return _checked(_strict(raw, encoding_of(raw, where, markup=markup, note=note), where), where)


def encoding_of(
    raw: bytes, where: str, *, markup: bool = False, note: Callable[[str], None] = unheard
) -> str:
    """The codec that reads these bytes, or the beginning of a file that ends with a whole line.

    Raises: SourceError as `decode`.
    """
    if not raw.strip():
        raise SourceError(f"{where}: the file is empty; give a file that holds text")
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(f"{where}: this is {what}, no text; save its text as UTF-8 and read that")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in raw[:SAMPLE]:
        guess = _utf_16_without_mark(raw, where)
    else:
        try:
            raw.decode("utf-8")
            return "utf-8-sig"
        except UnicodeDecodeError as error:
            if markup and (declared := _declared(raw)):
                return declared
            guess = _code_page(raw, where, error)
    note(f"read as {_NAMES[guess]} (guessed)")
    return guess


def _utf_16_without_mark(raw: bytes, where: str) -> str:
    """UTF-16 without its mark: every second byte is that of the Latin or the Cyrillic block."""
    even, odd = (_share_of_blocks(raw[parity:SAMPLE:2]) for parity in (0, 1))
    if max(even, odd) < 0.9 or min(even, odd) > 0.5:
        raise SourceError(f"{where}: the file is binary, no text; give a text file in UTF-8")
    return "utf-16-be" if even > odd else "utf-16-le"


def _share_of_blocks(half: bytes) -> float:
    """Which share of bytes is that of ASCII, Cyrillic or general punctuation."""
    return sum(half.count(block) for block in (0x00, 0x04, 0x20)) / max(1, len(half))


def _declared(raw: bytes) -> str:
    """The code page that markup declares, if it reads all of the bytes."""
    found = _DECLARED.search(raw[:HEAD])
    name = found["name"].decode("ascii", "replace") if found else ""
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252"}.get(name.lower(), name)
    if not _ALLOWED.fullmatch(name):
        return ""
    try:
        raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    return name


def _code_page(raw: bytes, where: str, error: UnicodeDecodeError) -> str:
    """The code page that makes Cyrillic words: mostly small letters, none of them mixed with signs."""
    sample = raw[:SAMPLE]
    high = sample.translate(None, bytes(range(0x80)))
    best = max(_CODE_PAGES, key=lambda page: _natural(sample, page))
    if _natural(sample, best) > 0.35 * len(high) and _reads(raw, best):
        return best
    if len(high) * 5 <= len(sample) and frozenset(high) <= _TYPOGRAPHY_1252 and _reads(raw, "cp1252"):
        return "cp1252"
    raise SourceError(
        f"{where}: neither UTF-8 (byte 0x{raw[error.start]:02x} at {error.start}) nor UTF-16 nor "
        "Windows-1251, KOI8 or CP866; save the file as UTF-8 and read it again"
    ) from error


def _natural(sample: bytes, page: str) -> float:
    """How many Cyrillic letters a code page makes of the bytes, 0 where their words look unnatural."""
    text = sample.decode(page, errors="replace")
    letters = len(_CYRILLIC.findall(text))
    natural = sum(map(len, _NATURAL.findall(text)))
    return natural if natural >= 0.7 * letters else 0


def _reads(raw: bytes, page: str) -> bool:
    try:
        raw.decode(page)
    except UnicodeDecodeError:
        return False
    return True


def _strict(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{where}: broken {encoding} at byte {error.start}; save the file as UTF-8"
        ) from error


def _checked(text: str, where: str) -> str:
    if len(_CONTROL.findall(text[:SAMPLE])) * 50 > len(text[:SAMPLE]):
        raise SourceError(f"{where}: the file is binary, no text; give a text file in UTF-8")
    if not text.strip():
        raise SourceError(f"{where}: the file holds white space only; give a file that holds text")
    return text
