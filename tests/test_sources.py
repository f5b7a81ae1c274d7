"""Text formats: what they read, what they refuse and in which words."""

import io
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.together import together
from tracker.errors import SourceError
from tracker.model import Document
from tracker.sources import FORMATS, Input, read, read_inputs
from tracker.sources.documents import MAX_BYTES, parse_published
from tracker.sources.encoding import decode

READ_AT = datetime(2026, 3, 1, tzinfo=UTC)
STATEMENT = "On the night of 14 September 2025, 61 drones came; 40 of them were shot down."
UKRAINIAN = "У ніч на 14 вересня над областю збито сорок дронів, ще шість не досягли цілі."
RUSSIAN = "В течение ночи дежурными средствами уничтожены сорок беспилотных аппаратов над областью."


def documents(content: bytes | str, **settings: Any) -> list[Document]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read(stream, read_at=READ_AT, **settings))


def fault(act: Callable[[], object]) -> str:
    with pytest.raises(SourceError) as caught:
        act()
    message = str(caught.value)
    assert "\n" not in message
    return message


def lines(*objects: object) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


# plain text


def test_a_statement_is_one_document_with_its_text_untouched(tmp_path: Path) -> None:
    path = tmp_path / "post.txt"
    path.write_text(f"{STATEMENT}\n", encoding="utf-8")
    (found,) = read_inputs(path, read_at=READ_AT)
    (document,) = found.documents
    assert (found.ref, document.ref, document.offset) == (str(path), str(path), 0)
    assert document.text == found.text == f"{STATEMENT}\n"
    assert (document.language, found.furniture) == ("en", ())


def test_what_the_caller_knows_stands_on_the_document() -> None:
    said = datetime(2025, 9, 14, 6, tzinfo=UTC)
    (document,) = documents(STATEMENT, published=said, source="ua_air_force", language="en")
    assert (document.published, document.published_how, document.confidence) == (said, "given", "high")
    assert document.claimant == "ua_air_force"
    (document,) = documents(STATEMENT, source="reuters")
    assert (document.claimant, document.publisher) == ("", "reuters")


def test_an_unknown_source_is_refused() -> None:
    assert 'source "nobody" is unknown' in fault(lambda: documents(STATEMENT, source="nobody"))


def test_a_published_instant_needs_its_offset() -> None:
    naive = datetime(2025, 9, 14, 6)  # noqa: DTZ001  the fault under test
    assert "no offset" in fault(lambda: documents(STATEMENT, published=naive))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize(("text", "language"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru")])
def test_encodings_of_cyrillic_text(encoding: str, text: str, language: str) -> None:
    content = f"{text} Decoys: 12."
    (document,) = documents(content.encode(encoding))
    assert (document.text, document.language) == (content, language)


@together("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings_of_english_text(encoding: str) -> None:
    assert documents(STATEMENT.encode(encoding))[0].text == STATEMENT


REFUSED = [
    (b"", "the file is empty"),
    (b" \n\t\n", "the file is empty"),
    ("\ufeff \n".encode(), "white space only"),
    (b"%PDF-1.7\n...", "a PDF"),
    (b"PK\x03\x04....", "ZIP"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"SQLite format 3\x00", "SQLite"),
    (bytes(range(256)) * 4, "binary"),
    (b"\x00\x01\x02\x03" * 50, "binary"),
    (b"\x01\x02\x03\x04\x05 text " * 20, "binary"),
    (b"\xff\xfe\x00", "broken utf-16"),
    ("l'été à Kyïv, déjà vu".encode("latin-1"), "save the file as UTF-8"),
    ("ärger über größe und mühe".encode("latin-1"), "save the file as UTF-8"),
]


@pytest.mark.parametrize(("content", "why"), REFUSED)
def test_what_is_no_text_is_refused(content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    message = fault(lambda: list(read(path)))
    assert why in message and str(path) in message


def test_a_wrong_byte_is_named_with_its_place() -> None:
    assert "byte 0xff at 12" in fault(lambda: documents(b"twelve bytes\xff and more"))


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    assert "No such file" in fault(lambda: list(read(tmp_path / "absent.txt")))
    assert "a folder" in fault(lambda: list(read(tmp_path)))


def test_an_unknown_format_lists_the_known_ones() -> None:
    assert fault(lambda: documents(STATEMENT, format="docx")) == (
        'no format "docx"; choose one of csv, feed, html, jsonl, markdown, pdf, telegram, text, zip'
    )


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"1234567 90" * 100_000)
    start = time.perf_counter()
    assert f"larger than {MAX_BYTES // 1_000_000} MB" in fault(lambda: list(read(path)))
    assert "larger than" in fault(lambda: list(read(path, format="jsonl")))
    assert time.perf_counter() - start < 5


def test_streams_are_read_and_left_open() -> None:
    binary, text = io.BytesIO(STATEMENT.encode()), io.StringIO(STATEMENT)
    for stream in (binary, text):
        (document,) = read(stream, read_at=READ_AT)
        assert (document.text, document.ref) == (STATEMENT, "stdin")
        assert not stream.closed
    wrapped = io.TextIOWrapper(io.BytesIO(STATEMENT.encode()))
    assert [document.text for document in read(wrapped, read_at=READ_AT)] == [STATEMENT]


def test_the_format_of_a_stream_is_told_by_its_beginning() -> None:
    assert documents(lines({"id": "a", "text": STATEMENT}))[0].ref == "a"
    assert documents(f"---\ntitle: Night\n---\n{STATEMENT}")[0].title == "Night"
    assert documents('{"not": "json')[0].text == '{"not": "json'


# markdown with front matter

FRONT = """---
title: "Night: sixty-one drones"
published: 2025-09-14T09:15:00+03:00
publisher: Reuters
claimant: ua_air_force
language: en
url: https://example.org/1
# a remark
window: anything else is left alone
---

"""


@pytest.mark.parametrize("name", ["night.md", "night.txt"])
def test_front_matter_declares_the_document(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(FRONT + STATEMENT, encoding="utf-8")
    (found,) = read_inputs(path)
    (document,) = found.documents
    assert document.text == STATEMENT == found.text[document.offset :]
    assert document.published == datetime(2025, 9, 14, 6, 15, tzinfo=UTC)
    assert (document.published_how, document.reasons) == ("given", ("stated with the text",))
    assert (document.title, document.url) == ("Night: sixty-one drones", "https://example.org/1")
    assert (document.publisher, document.claimant, document.language) == ("reuters", "ua_air_force", "en")


def test_dashes_of_a_plain_text_are_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(f"---\nNote: what follows is told\n\n{STATEMENT}", encoding="utf-8")
    (found,) = read_inputs(path)
    assert STATEMENT in found.text


def test_markdown_without_front_matter_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "plain.md"
    path.write_text(STATEMENT, encoding="utf-8")
    assert [document.text for document in read(path)] == [STATEMENT]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("---\ntitle: x\n", ":1: the front matter does not end"),
        ("---\ntitle: x\n---\n", "no text under the front matter"),
        ("---\njust words\n---\ntext", ':2: "just words" is no "key: value" line'),
        ("---\npublished: soon\n---\ntext", 'published "soon" is no date'),
        ("---\npublished: 2025-09-14T09:15\n---\ntext", "has no offset"),
        ("---\npublished: 0002-09-14\n---\ntext", "not between"),
        ("---\nlanguage: de\n---\ntext", 'language "de" cannot be read'),
    ],
)
def test_faults_of_front_matter(head: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_text(head, encoding="utf-8")
    assert why in fault(lambda: list(read(path)))


def test_front_matter_is_not_split_into_articles(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    body = f"Headline of a night\nHeadline of a night\n\n{STATEMENT}\n\nShare this article\n"
    path.write_text(f"---\ntitle: T\n---\n{body}", encoding="utf-8")
    (found,) = read_inputs(path)
    assert [document.text for document in found.documents] == [body] and found.furniture == ()


# JSON lines


def test_each_line_is_a_document_with_its_own_ref(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(
        lines(
            {
                "id": "p-1",
                "text": STATEMENT,
                "published": "2025-09-14T09:15:00+03:00",
                "publisher": "Reuters",
            },
            {
                "id": 2,
                "text": UKRAINIAN,
                "claimant": "ua_air_force",
                "title": "Ніч",
                "url": "https://example.org",
            },
            {"text": RUSSIAN, "language": "ru", "published": None, "extra": [1]},
        )
        + "\n  \n",
        encoding="utf-8",
    )
    first, second, third = read(path, read_at=READ_AT)
    assert (first.ref, first.publisher, first.published) == (
        "p-1",
        "reuters",
        datetime(2025, 9, 14, 6, 15, tzinfo=UTC),
    )
    assert (second.ref, second.claimant, second.title, second.language) == ("2", "ua_air_force", "Ніч", "uk")
    assert (third.ref, third.language, third.published) == (f"{path}:3", "ru", None)
    assert third.confidence == "unresolved" and third.reasons


def test_lines_with_the_same_text_stay_documents_of_their_own() -> None:
    found = documents(lines({"id": "a", "text": STATEMENT}, {"id": "b", "text": STATEMENT}))
    assert [document.ref for document in found] == ["a", "b"]
    assert len({document.id for document in found}) == 1


def test_a_line_is_never_split() -> None:
    page = "Headline of a night\nHeadline of a night\n\nSixty drones came. Nine fell.\n\nShare this article\n"
    assert [document.text for document in documents(lines({"id": "a", "text": page}))] == [page]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "no JSON"),
        ("[1, 2]", "a JSON list, not an object"),
        ("12", "a JSON int, not an object"),
        ('{"id": "x"}', '"text" is missing or empty'),
        ('{"id": "x", "text": "  "}', '"text" is missing or empty'),
        ('{"id": "x", "text": 12}', '"text" is missing or empty'),
        ('{"id": [1], "text": "a"}', '"id" is neither text nor a whole number'),
        ('{"id": true, "text": "a"}', '"id" is neither text nor a whole number'),
        ('{"id": "x", "text": "a", "title": 3}', '"title" is no text'),
        ('{"id": "x", "text": "a", "published": "soon"}', "is no date"),
        ('{"id": "x", "text": "a", "language": "fr"}', 'language "fr" cannot be read'),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_faulty_line_is_named_by_its_number(line: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(lines({"id": "good", "text": STATEMENT}) + line + "\n", encoding="utf-8")
    stream = read(path)
    assert next(stream).ref == "good"
    message = fault(lambda: list(stream))
    assert why in message and (f"{path}:2" in message or "x" in message)


def test_an_empty_file_of_lines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text("\n\n", encoding="utf-8")
    assert "empty" in fault(lambda: list(read(path)))


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(lines(*({"id": n, "text": STATEMENT} for n in range(200))), encoding="utf-8")
    stream = read_inputs(path, read_at=READ_AT)
    assert isinstance(next(stream), Input)
    assert sum(1 for _ in stream) == 199


# instants


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2025-09-14", "2025-09-14T12:00:00+00:00"),
        ("2025-09-14T09:15:00+03:00", "2025-09-14T06:15:00+00:00"),
        ("2025-09-14T06:15Z", "2025-09-14T06:15:00+00:00"),
        (" 2025-09-14 09:15+03:00 ", "2025-09-14T06:15:00+00:00"),
    ],
)
def test_published_instants(printed: str, meant: str) -> None:
    assert parse_published(printed, "x").isoformat() == meant


# plug-ins and laws


@settings(deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=120).map(str.encode)),
    st.sampled_from(sorted(FORMATS)),
)
def test_any_bytes_end_as_documents_or_as_our_error(content: bytes, format: str) -> None:
    try:
        found = list(read_inputs(io.BytesIO(content), format=format, read_at=READ_AT))
    except SourceError as error:
        assert "\n" not in str(error)
        return
    for each in found:
        for document in each.documents:
            assert each.text[document.offset :].startswith(document.text)
        for piece in each.furniture:
            assert each.text[piece.offset :].startswith(piece.text)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip()) and text.isprintable()))
def test_utf_8_and_utf_16_give_the_text_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "x") == text
    assert decode(text.encode("utf-16"), "x") == text


def test_reading_twice_gives_the_same() -> None:
    assert documents(STATEMENT) == documents(STATEMENT)
