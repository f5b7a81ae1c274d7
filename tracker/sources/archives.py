"""A ZIP archive of files in the other formats, read in the order of their names.

What no format reads (pictures, programs) is left alone as in a folder. A bomb is refused: too many members,
too much text, a ratio that no text reaches, or archives within archives within archives.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from tracker.errors import RefusedError, SourceError
from tracker.sources.documents import read_bytes
from tracker.sources.formats import PEEK, format_of, left_alone, reader_of, starts_as_ours
from tracker.sources.nouns import Input, Raw

MAX_ARCHIVE = 500_000_000
"""A larger archive is to be unpacked by hand [bytes]."""
MAX_MEMBERS = 20_000
MAX_TOTAL = 1_000_000_000
"""All read members together [bytes]."""
MAX_MEMBER = 300_000_000
MAX_RATIO = 200
"""Text shrinks to a tenth, tables to a fiftieth; what shrinks more is a bomb."""
RATIO_FROM = 1_000_000
"""Smaller members may shrink as they like [bytes]."""
MAX_NESTING = 1
"""Archives within an archive, not deeper."""
NOT_STATEMENTS = ("README.md",)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile lets through on broken archives."""


def read(raw: Raw) -> Iterator[Input]:
    """The inputs of every member that a format reads.

    Raises: SourceError for a broken archive or a bomb; faults of single members after the good ones are read.
    """
    yield from _Archive(raw, nesting=0).inputs()


class _Archive:
    """One archive: how much was read of it, and what of it could not be read."""

    def __init__(self, raw: Raw, nesting: int) -> None:
        self._raw = raw
        self._nesting = nesting
        self._left = MAX_TOTAL
        self._faults: list[str] = []

    def inputs(self) -> Iterator[Input]:
        """The inputs of the members, then one error with all faults."""
        seen = 0
        with self._opened() as archive:
            members = self._members(archive)
            others = [member.filename for member in members if not _is_ours(archive, member)]
            if others:
                self._raw.note(left_alone(others))
            for member in members:
                for found in () if member.filename in others else self._read(archive, member):
                    seen += 1
                    yield found
        if self._faults:
            raise SourceError("; ".join(self._faults[:10]) + (" ..." if len(self._faults) > 10 else ""))
        if not seen:
            raise SourceError(f"{self._raw.ref}: no member of this archive can be read")

    def _opened(self) -> zipfile.ZipFile:
        content = read_bytes(self._raw, MAX_ARCHIVE, "which is too large; unpack it and read its files")
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise SourceError(f"{self._raw.ref}: a broken archive ({error}); pack it again") from None
        if "[Content_Types].xml" in archive.namelist():
            raise SourceError(f"{self._raw.ref}: an Office document; save its text as UTF-8 and read that")
        return archive

    def _members(self, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise RefusedError(
                f"{self._raw.ref}: {len(members):,} members, more than {MAX_MEMBERS:,}; refused"
            )
        return sorted((member for member in members if _is_statement(member)), key=lambda one: one.filename)

    def _read(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Input]:
        where = f"{self._raw.ref}/{' '.join(member.filename.split())}"
        self._refuse_bomb(member, where)
        try:
            with archive.open(member) as stream:
                content = stream.read(min(MAX_MEMBER, self._left) + 1)
        except _BROKEN as error:
            self._faults.append(f"{where}: cannot be unpacked ({' '.join(str(error).split())[:80]})")
            return
        self._refuse_excess(content, member, where)
        self._left -= len(content)
        try:
            yield from self._inputs_of(member.filename, where, content)
        except RefusedError:
            raise
        except SourceError as fault:
            self._faults.append(str(fault))

    def _inputs_of(self, name: str, where: str, content: bytes) -> Iterator[Input]:
        stream: BinaryIO = io.BufferedReader(io.BytesIO(content))
        raw = self._raw._replace(ref=where, stream=stream)
        kind = format_of(name, content[:PEEK])
        if kind != "zip":
            yield from reader_of(kind)(raw)
        elif self._nesting >= MAX_NESTING:
            raise RefusedError(
                f"{where}: archives nested deeper than {MAX_NESTING + 1}, as bombs are; refused"
            )
        else:
            inner = _Archive(raw, self._nesting + 1)
            inner._left = self._left
            yield from inner.inputs()
            self._left = inner._left

    def _refuse_bomb(self, member: zipfile.ZipInfo, where: str) -> None:
        """By what the archive says of the member, before anything is unpacked."""
        if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise RefusedError(f"{where}: shrunk more than {MAX_RATIO}-fold, as bombs are; refused")
        if member.file_size > MAX_MEMBER:
            raise RefusedError(f"{where}: larger than {MAX_MEMBER // 1_000_000} MB; refused")

    def _refuse_excess(self, content: bytes, member: zipfile.ZipInfo, where: str) -> None:
        """By what was really unpacked: the archive may lie."""
        if len(content) > min(MAX_MEMBER, self._left):
            raise RefusedError(f"{where}: the archive unpacks to more than its limit of bytes; refused")
        if len(content) > RATIO_FROM and len(content) > MAX_RATIO * max(1, member.compress_size):
            raise RefusedError(f"{where}: shrunk more than {MAX_RATIO}-fold, as bombs are; refused")


def _is_statement(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return parts[-1] != "" and not hidden and parts[-1] not in NOT_STATEMENTS


def _is_ours(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a format reads a member; a broken one counts, so that reading it says what is wrong."""
    try:
        with archive.open(member) as stream:
            return starts_as_ours(member.filename, stream.read(PEEK))
    except _BROKEN:
        return True
