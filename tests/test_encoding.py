"""An encoding that is guessed is told, once a file and on stderr; one that is stated is not."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli import run
from tracker.sources import read_inputs

READ_AT = datetime(2026, 3, 1, tzinfo=UTC)
PAGE = (
    "<html><head><meta charset=windows-1251></head><body><article><p>У ніч на 14 вересня над областю збито "
    "сорок дронів, ще шість не досягли цілі.</p></article></body></html>"
)


def packed(members: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", "Сбито двенадцать дронов над морем".encode("cp1251"), "read as windows-1251 (guessed)"),
        ("a.txt", "Сбито двенадцать дронов над морем".encode("koi8-r"), "read as KOI8 (guessed)"),
        ("a.txt", "12 drones – no more".encode("cp1252"), "read as windows-1252 (guessed)"),
        ("a.txt", "Збито 12 дронів".encode("utf-16-le"), "read as UTF-16 (guessed)"),
        (
            "a.csv",
            "text\nсбито двенадцать дронов\n".encode("cp1251"),
            "read as windows-1251 (guessed)",
        ),
        ("a.txt", "Збито 12 дронів".encode(), ""),
        ("a.txt", "Збито 12 дронів".encode("utf-16"), ""),
        ("a.html", PAGE.encode("cp1251"), ""),
    ],
)
def test_a_guessed_encoding_is_told_once(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    expected = f"note: {path}: {told}\n" if told else ""
    assert run("read", path).err == expected
    dated = ("--published", "2025-05-03T09:00Z", "--store", tmp_path / "store.sqlite")
    assert run("add", path, *dated).err == expected


def test_members_of_an_archive_and_lines_tell_their_guesses(tmp_path: Path) -> None:
    russian = "Сбито двенадцать дронов".encode("cp1251")
    content = packed({"a.txt": russian, "b.txt": "Сбито 12", "c.txt": russian})
    found = list(read_inputs(io.BytesIO(content), format="zip", read_at=READ_AT))
    assert [each.notes for each in found] == [
        ("stdin/a.txt: read as windows-1251 (guessed)",),
        (),
        ("stdin/c.txt: read as windows-1251 (guessed)",),
    ]
    lines = b"\n".join(b'{"text": "%s"}' % russian for _ in range(3))
    assert [each.notes for each in read_inputs(io.BytesIO(lines), format="jsonl", read_at=READ_AT)] == [
        ("stdin: read as windows-1251 (guessed)",),
        (),
        (),
    ]
