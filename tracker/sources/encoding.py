"""Bytes -> text: UTF-8, UTF-16 and Windows-1251 are told apart by simple means; all else is refused."""

import re

from tracker.errors import SourceError

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
_CYRILLIC_1251 = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_NATURAL_1251 = re.compile(r"(?<![А-Яа-яЁёІіЇїЄєҐґ])[А-ЯЁІЇЄҐ]?[а-яёіїєґ]{2,}(?![А-Яа-яЁёІіЇїЄєҐґ])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
SAMPLE = 100_000


def decode(raw: bytes, where: str) -> str:
    """The text of a file.

    Raises: SourceError for an empty or binary file and for an encoding that cannot be told.

    >>> decode("сбито 12".encode("cp1251"), "post.txt")
    'сбито 12'
    """
    if not raw.strip():
        raise SourceError(f"{where}: the file is empty; give a file that holds text")
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(f"{where}: this is {what}, no text; save its text as UTF-8 and read that")
    return _checked(_text(raw, where), where)


def _text(raw: bytes, where: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(raw, "utf-16", where)
    if b"\x00" in raw[:SAMPLE]:
        return _utf_16_without_mark(raw, where)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _windows_1251(raw, where, error)


def _utf_16_without_mark(raw: bytes, where: str) -> str:
    """UTF-16 without its mark: every second byte is that of the Latin or the Cyrillic block."""
    even, odd = (_share_of_blocks(raw[parity:SAMPLE:2]) for parity in (0, 1))
    if max(even, odd) < 0.9 or min(even, odd) > 0.5:
        raise SourceError(f"{where}: the file is binary, no text; give a text file in UTF-8")
    return _strict(raw, "utf-16-be" if even > odd else "utf-16-le", where)


def _share_of_blocks(half: bytes) -> float:
    """Which share of bytes is that of ASCII, Cyrillic or general punctuation."""
    return sum(half.count(block) for block in (0x00, 0x04, 0x20)) / max(1, len(half))


def _windows_1251(raw: bytes, where: str, error: UnicodeDecodeError) -> str:
    """Windows-1251 if it makes Cyrillic words: mostly small letters, none of them mixed with signs."""
    text = raw.decode("cp1251", errors="replace")
    high = sum(byte >= 0x80 for byte in raw[:SAMPLE])
    sample = text[:SAMPLE]
    natural = sum(len(word) for word in _NATURAL_1251.findall(sample))
    if "\ufffd" not in text and high and natural >= 0.7 * len(_CYRILLIC_1251.findall(sample)) > 0.35 * high:
        return text
    raise SourceError(
        f"{where}: neither UTF-8 (byte 0x{raw[error.start]:02x} at {error.start}) nor UTF-16 nor "
        "Windows-1251; save the file as UTF-8 and read it again"
    ) from error


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
