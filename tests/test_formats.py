"""Formats beyond plain text: pages, PDF, feeds, Telegram exports, tables, archives."""

import contextlib
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli import run
from tests.factory import packed
from tests.later import Later
from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.api.many import Failure, files_of, read_many
from tracker.errors import RefusedError, SourceError, TrackerError, how_to_install
from tracker.model import Document
from tracker.sources import FORMATS, archives, html, pdf, read, read_inputs, tables, telegram
from tracker.sources.encoding import decode
from tracker.sources.formats import PEEK, SHARED_SUFFIXES, format_of, is_readable, reader_of
from tracker.sources.markup import text_of
from tracker.sources.pdf_lines import paragraphs
from tracker.sources.printer import find_claimant, find_publisher, find_site

pypdf = Later("pypdf")
READ_AT = datetime(2026, 3, 1, tzinfo=UTC)
SENTENCE = "Russia launched 61 drones at Ukraine overnight into September 14, 2025, the air force said."
SECOND = "Air defences brought down 40 of them, and six more of the drones did not reach their targets."
UKRAINIAN = "У ніч на 14 вересня над областю збито сорок дронів, ще шість не досягли цілі."
RUSSIAN = "В течение ночи дежурными средствами уничтожены сорок беспилотных аппаратов над областью."


def documents(content: bytes | str, form: str | None = None, **known: Any) -> list[Document]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read(stream, format=form, read_at=READ_AT, **known))


def fault(act: Callable[[], object], kind: type[TrackerError] = SourceError) -> str:
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
    return str(caught.value)


# which format


@together(
    ("name", "start", "form"),
    [
        ("a.HTM", b"", "html"),
        ("a.pdf", b"", "pdf"),
        ("a.atom", b"", "feed"),
        ("result.json", b'{"name": "x", "messages": [', "telegram"),
        ("a.json", b'{"id": 1, "text": "x"}', "jsonl"),
        ("a.json", b"[]", "telegram"),
        ("a.xml", b'<?xml version="1.0"?><rss>', "feed"),
        ("a.xml", b"<html>", "html"),
        ("a.tsv", b"", "csv"),
        ("a.zip", b"", "zip"),
        ("", b"PK\x03\x04", "zip"),
        ("", b"%PDF-1.4", "pdf"),
        ("", b"\xef\xbb\xbf <!DOCTYPE HTML><title>", "html"),
        ("", "<html>".encode("utf-16"), "html"),
        ("", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("", b"---\ntitle: x\n---\n", "markdown"),
        ("", b"61 drones < 70", "text"),
        ("", b"<61 drones", "text"),
        ("notes.xyz", b"{", "text"),
    ],
)
def test_a_format_is_told_by_name_or_start(name: str, start: bytes, form: str) -> None:
    assert format_of(name, start) == form


def test_every_format_has_a_reader_and_suffixes() -> None:
    assert all(callable(reader_of(name)) for name in FORMATS)
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert set(suffixes) >= SHARED_SUFFIXES


@pytest.mark.parametrize(("module", "form"), [("html", "html"), ("pdf", "pdf"), ("feeds", "feed")])
def test_a_missing_extra_is_told_with_its_command(
    module: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = {"html": "trafilatura", "pdf": "pypdf", "feed": "feedparser"}[form]
    monkeypatch.delitem(sys.modules, f"tracker.sources.{module}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    message = fault(lambda: documents("<html>", form))
    assert how_to_install(FORMATS[form].extra or "") in message
    assert library in message


def test_in_a_folder_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    files = {
        "a.txt": SENTENCE,
        "facts.csv": "statement,value\n1,2\n",
        "posts.csv": f'id,text\n1,"{SENTENCE}"\n',
        "lock.json": '{"version": 3}',
        "result.json": json.dumps(export([{"id": 1, "date_unixtime": "1757829600", "text": SECOND}])),
        "sitemap.xml": "<urlset/>",
        "picture.png": "x",
        "README.md": "# Readme",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    assert [file.name for file in files_of(tmp_path)] == ["a.txt", "posts.csv", "result.json"]
    assert not is_readable(tmp_path / "facts.csv")
    faults: list[Failure] = []
    notes: list[str] = []
    found = list(read_many([tmp_path], failed=faults.append, note=notes.append))
    assert (len(found), faults) == (3, [])
    others = "facts.csv, lock.json, picture.png, sitemap.xml"
    assert notes == [f"{tmp_path}: 4 files that no format reads are left alone: {others}"]


def test_members_of_other_kinds_are_named(tmp_path: Path) -> None:
    path = tmp_path / "posts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
        archive.writestr("facts.csv", "statement,value\n1,2\n")
        archive.writestr("README.md", "# Readme")
    notes: list[str] = []
    assert len(list(read_many([path], failed=lambda _: None, note=notes.append))) == 1
    assert notes == [f"{path}: 1 file that no format reads is left alone: facts.csv"]


# encodings


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "utf-8", "utf-16"])
def test_cyrillic_code_pages_are_told_apart(encoding: str) -> None:
    assert decode(UKRAINIAN.encode(encoding), "a.txt") == UKRAINIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16-le"])
def test_russian_code_pages_are_told_apart(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN


def test_typographic_signs_of_an_english_text() -> None:
    text = "Ukraine’s air force – “61 drones” … for €9m"
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_markup_declares_its_encoding() -> None:
    text = "À Kyïv, 61 drones abattus"
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>{text}'
    )
    assert decode(page.encode("latin-1"), "a.html", markup=True) == page
    feed = f"<?xml version='1.0' encoding='windows-1252'?><rss>{text}</rss>"
    assert decode(feed.encode("cp1252"), "a.rss", markup=True) == feed
    assert "save the file as UTF-8" in fault(lambda: decode(page.encode("latin-1"), "a.txt"))


@together("name", ["hex", "unicode_escape", "rot13", "idna", "zlib", "cp99999", "koi8-x"])
def test_a_page_cannot_choose_any_codec(name: str) -> None:
    page = f'<meta charset="{name}">'.encode() + b"\xe9t\xe9 \xe0"
    assert "save the file as UTF-8" in fault(lambda: decode(page, "a.html", markup=True))


# pages


def page(body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


ARTICLE = f"<nav><a href='/'>Home</a></nav><article><h1>Night</h1><p>{SENTENCE}</p><p>{SECOND}</p></article>"
SITE = '<meta property="og:site_name" content="The Kyiv Independent"><title>Night of drones</title>'
STATED = '<meta property="article:published_time" content="2025-09-14T09:10:00+03:00">'


def test_the_article_of_a_page() -> None:
    url = '<meta property="og:url" content="https://example.org/night">'
    (found,) = documents(page(ARTICLE, SITE + STATED + url), "html")
    assert found.text == f"Night\n{SENTENCE}\n{SECOND}"
    assert (found.publisher, found.url) == ("kyiv_independent", "https://example.org/night")
    assert found.title
    assert found.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert (found.published_how, found.confidence) == ("page", "high")
    assert found.reasons == ("stated by the page: article:published_time 2025-09-14T09:10:00+03:00",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta itemprop="datePublished" content="2025-09-14T06:10:00Z">',
        '<script type="application/ld+json">{"@graph": [{"@type": "Site"}, '
        '{"datePublished": "2025-09-14T06:10:00+00:00", "x": ["y"]}]}</script>',
        '<script type="application/ld+json">{"datePublished": "2025-09-14T06:10:00Z", }</script>',
        '<meta name="parsely-pub-date" content="2025-09-14T06:10:00Z">',
    ],
)
def test_where_a_page_states_its_date(head: str) -> None:
    (found,) = documents(page(ARTICLE, head), "html")
    assert (found.published, found.confidence) == (datetime(2025, 9, 14, 6, 10, tzinfo=UTC), "high")


def test_a_time_element_may_state_it() -> None:
    stamp = '<time itemprop="datePublished" datetime="2025-09-14">14 September</time>'
    (found,) = documents(page(ARTICLE.replace("<p>", f"{stamp}<p>", 1)), "html")
    assert found.published == datetime(2025, 9, 14, 12, tzinfo=UTC)


def test_what_a_page_states_wins_over_the_caller_and_the_future_does_not() -> None:
    said = datetime(2025, 9, 15, 8, tzinfo=UTC)
    (found,) = documents(page(ARTICLE, STATED), "html", published=said)
    assert found.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    (found,) = documents(page(ARTICLE, STATED.replace("2025", "2031")), "html", published=said)
    assert (found.published, found.published_how) == (said, "given")


def test_a_date_in_another_form_is_found_with_less_confidence() -> None:
    (found,) = documents(page(ARTICLE, '<meta name="date" content="14 September 2025">'), "html")
    assert found.published is not None
    assert (found.published.date().isoformat(), found.published_how) == ("2025-09-14", "page")
    assert (found.confidence, "htmldate" in found.reasons[0]) == ("medium", True)


def test_a_page_without_a_date_is_dated_by_its_words() -> None:
    (found,) = documents(page(ARTICLE), "html")
    assert (found.published_how, found.published) == ("inferred", datetime(2025, 9, 14, 12, tzinfo=UTC))


def test_the_caller_may_say_whose_page_it_is() -> None:
    (found,) = documents(page(ARTICLE, SITE), "html", source="ua_air_force")
    assert (found.claimant, found.publisher) == ("ua_air_force", "ua_air_force")


@together(
    ("content", "told"),
    [
        (page(""), "no text of an article"),
        (page("<div>" * 5000 + SENTENCE), "nested deeper"),
        (page("<b></b>" * html.MAX_TAGS), "tags"),
        ('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;</p>', "entities"),
        ("x" * (html.MAX_PAGE + 1), "larger than 5 MB"),
        ("", "empty"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(content: str, told: str) -> None:
    assert told in fault(lambda: documents(content, "html"))


def test_a_page_says_nothing_on_stderr(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(""), encoding="utf-8")
    done = run("read", path)
    assert done.code == 2
    assert done.err.count("\n") == 1


# PDF

SET = '#set document(title: "Night of drones", date: {date})\n#set page(width: 12cm, height: 7cm{header})\n'


def made(text: str, header: str = "", date: str = "none") -> bytes:
    settings = SET.format(date=date, header=f", header: [{header}]" if header else "")
    return typst.compile((settings + text).encode())


def test_the_text_of_a_pdf_in_paragraphs() -> None:
    text = f"{SENTENCE} {SECOND}\n- Odesa: 4 drones\n- Kharkiv: 5 drones\n\n{SECOND}"
    (found,) = documents(made(text))
    assert found.text == f"{SENTENCE} {SECOND}\n• Odesa: 4 drones\n• Kharkiv: 5 drones\n{SECOND}"
    assert (found.title, found.language) == ("Night of drones", "en")
    assert (found.published_how, found.published) == ("inferred", datetime(2025, 9, 14, 12, tzinfo=UTC))


def test_running_heads_and_page_numbers_go() -> None:
    header = 'Monthly note of the month #h(1fr) #context counter(page).display("1")'
    body = "\n#pagebreak()\n".join(
        f"{SECOND} In all, {count} of them were decoys." for count in (11, 12, 13, 17)
    )
    (found,) = documents(made(body, header))
    assert "Monthly note" not in found.text
    assert [count for count in (11, 12, 13, 17) if f"In all, {count} of" in found.text] == [11, 12, 13, 17]


def test_the_making_of_a_pdf_is_the_last_resort() -> None:
    date = "datetime(year: 2025, month: 9, day: 15, hour: 8, minute: 0, second: 0)"
    (found,) = documents(made("Air defences brought down 40 of the drones.", date=date))
    assert found.published is not None
    assert (found.published.date().isoformat(), found.published_how) == ("2025-09-15", "file")
    assert found.confidence == "low"
    said = datetime(2025, 9, 16, tzinfo=UTC)
    (found,) = documents(made("Air defences brought down 40 of the drones.", date=date), published=said)
    assert found.published == said


def test_a_day_over_the_text_of_a_pdf_dates_it() -> None:
    date = "datetime(year: 2025, month: 9, day: 20, hour: 8, minute: 0, second: 0)"
    head = "= Weekly brief\nKyiv, 15 September 2025\n\n"
    (found,) = documents(made(f"{head}Last night Russia launched 80 drones. {SECOND}", date=date))
    assert (found.published, found.published_how) == (datetime(2025, 9, 15, 12, tzinfo=UTC), "page")


def test_a_locked_pdf_and_one_of_pictures_are_told() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    blank = io.BytesIO()
    writer.write(blank)
    assert "pictures" in fault(lambda: documents(blank.getvalue()))
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    assert "password" in fault(lambda: documents(locked.getvalue()))


def test_a_pdf_of_too_many_pages_or_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = made("One of 3 drones.\n#pagebreak()\nTwo of 3 drones.")
    monkeypatch.setattr(pdf, "MAX_TEXT", 20)
    assert "as bombs hold" in fault(lambda: documents(content), RefusedError)
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    assert "2 pages" in fault(lambda: documents(content))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n...", b"%PDF-1.7\n%%EOF", b"%PDF" + bytes(500)])
def test_a_broken_pdf_is_told(content: bytes) -> None:
    assert "not readable as PDF" in fault(lambda: documents(content))


WIDE = "Of the sixty drones that came over the border that night, most were"


@together(
    ("lines", "expected"),
    [
        ([WIDE, "brought down."], f"{WIDE} brought down."),
        ([f"{WIDE[:-5]} inter-", "cepted."], f"{WIDE[:-5]} intercepted."),
        ([f"{WIDE[:-5]} twenty-", "three."], f"{WIDE[:-5]} twenty-three."),
        ([f"{WIDE[:-5]} inter\u00ad", "cepted."], f"{WIDE[:-5]} intercepted."),
        ([f"{WIDE} long-", "range. A long-range drone."], f"{WIDE} long-range. A long-range drone."),
        ([f"{WIDE[:-5]} Shahed-", "136 drones."], f"{WIDE[:-5]} Shahed-136 drones."),
        ([f"{WIDE}:", "• 4 over Odesa"], f"{WIDE}:\n• 4 over Odesa"),
        (["The night", WIDE], f"The night\n{WIDE}"),
        ([WIDE, "", "Brought down."], f"{WIDE}\n\nBrought down."),
        ([WIDE, "", "", "", "Brought down."], f"{WIDE}\n\nBrought down."),
    ],
)
def test_lines_become_paragraphs(lines: list[str], expected: str) -> None:
    assert paragraphs(["\n".join(lines)]) == expected


def test_figures_that_change_from_page_to_page_are_no_running_head() -> None:
    pages = [f"Drones\n{count} launched\n{count // 2} stopped" for count in (61, 40, 12, 77)]
    assert [count for count in (61, 40, 12, 77) if f"{count} launched" in paragraphs(pages)] == [
        61,
        40,
        12,
        77,
    ]


# feeds

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Reuters - World</title>
<item><title>Night &amp;amp; day</title><link>https://example.org/1</link><guid>tag:1</guid>
<pubDate>Sun, 14 Sep 2025 09:10:00 +0300</pubDate><description>Short.</description><content:encoded>
<![CDATA[<p>{SENTENCE}</p><script>var a = 99;</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>61 drones came, 40 fell</title></item><item><link>https://example.org/3</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><link href="https://www.aljazeera.com/"/>
<entry><id>urn:1</id><title>Night</title><published>2025-09-14T06:10:00Z</published>
<updated>2025-09-14T08:00:00Z</updated><summary type="text">{SENTENCE}</summary></entry>
<entry><id>urn:2</id><title>Day</title><updated>2025-09-14T08:00:00Z</updated>
<content type="html">&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""


def test_entries_of_a_feed_are_documents() -> None:
    first, second = documents(RSS)
    assert (first.ref, first.url, first.publisher) == ("tag:1", "https://example.org/1", "reuters")
    assert first.text == f"{SENTENCE}\n{SECOND}"
    assert first.title == "Night & day"
    assert first.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert first.reasons == ("published Sun, 14 Sep 2025 09:10:00 +0300",)
    assert (second.text, second.ref) == ("61 drones came, 40 fell", "stdin:2")
    assert second.published is None


def test_entries_of_an_atom_feed() -> None:
    first, second = documents(ATOM)
    assert (first.ref, first.text, first.publisher) == ("urn:1", SENTENCE, "al_jazeera")
    assert first.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert first.reasons[-1] == "updated at 2025-09-14 08:00 UTC: the text is the updated one"
    assert second.text == SECOND
    assert second.published == datetime(2025, 9, 14, 8, tzinfo=UTC)
    assert "no other date is stated" in second.reasons[0]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_a_feed_in_the_encoding_that_it_declares(encoding: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>Ночь</title>'
    feed += f"<description>{RUSSIAN}</description></item></channel></rss>"
    (found,) = documents(feed.encode(encoding), "feed")
    assert (found.text, found.language) == (RUSSIAN, "ru")


def test_a_feed_with_loose_signs_is_read() -> None:
    feed = RSS.replace("Short.", "a & b < c").replace("</channel></rss>", "")
    assert documents(feed, "feed")[0].text == f"{SENTENCE}\n{SECOND}"


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title>'


@together(
    ("content", "told", "kind"),
    [
        (LAUGHS, "entities", RefusedError),
        (LAUGHS.encode("utf-16"), "entities", RefusedError),
        (LAUGHS.replace("ENTITY", "entity"), "entities", RefusedError),
        ("<rss><channel>" + "<item/>" * 10_001, "10,000 entries", RefusedError),
        ("<urlset><url/></urlset>", "no RSS or Atom feed", SourceError),
        ("61 drones", "no RSS or Atom feed", SourceError),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "no entry", SourceError),
    ],
)
def test_a_feed_that_cannot_be_read_is_told(content: str | bytes, told: str, kind: type[SourceError]) -> None:
    assert told in fault(lambda: documents(content, "feed"), kind)


def test_the_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "secret.rss"
    path.write_text(RSS, encoding="utf-8")
    assert "no RSS or Atom feed" in fault(lambda: documents(str(path), "feed"))


@together(
    ("fragment", "text"),
    [
        ("plain 1 < 2", "plain 1 < 2"),
        ("<ul><li>4 over Odesa</li><li>5 over Sumy</li></ul>", "4 over Odesa\n5 over Sumy"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<style>p {}</style><p>x&nbsp;y &#8212; z</p>", "x\u00a0y — z"),
        ("</script>61", "61"),
        ("<b>40</b> of <i>61</i>", "40 of 61"),
    ],
)
def test_the_words_of_a_fragment(fragment: str, text: str) -> None:
    assert text_of(fragment) == text


# Telegram


def export(messages: Iterable[object], name: str = "🇺🇦 Повітряні сили ЗСУ / Air Force") -> dict[str, Any]:
    return {"name": name, "type": "public_channel", "id": 1, "messages": list(messages)}


def post(**fields: object) -> dict[str, object]:
    return {
        "id": 7,
        "type": "message",
        "date": "2025-09-14T09:10:00",
        "date_unixtime": "1757830200",
        **fields,
    }


def told_of(
    *messages: object, name: str = "🇺🇦 Повітряні сили ЗСУ / Air Force", **known: Any
) -> list[Document]:
    return documents(json.dumps(export(messages, name)), **known)


def test_messages_of_an_export_are_documents() -> None:
    text = [
        "On the night ",
        {"type": "bold", "text": "61 drones"},
        " came.",
        {"type": "custom_emoji", "text": "⚡"},
    ]
    (found,) = told_of(post(text=text), post(id=8, text=""), {"id": 9, "type": "service", "text": "pinned"})
    assert (found.text, found.ref) == ("On the night 61 drones came.⚡", "stdin#7")
    assert found.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert (found.published_how, found.confidence) == ("given", "high")
    assert found.publisher == "ua_air_force"


def test_an_edited_message_keeps_when_it_was_published() -> None:
    (found,) = told_of(post(text=SENTENCE, edited="2025-09-14T10:00:00", edited_unixtime="1757833200"))
    assert found.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert found.reasons[-1] == "edited at 2025-09-14 07:00 UTC: the text is the edited one"
    (found,) = told_of(post(text=SENTENCE, edited="2025-09-14T10:00:00"))
    assert found.reasons[-1] == "edited at 2025-09-14T10:00:00: the text is the edited one"


@pytest.mark.parametrize(
    ("channel", "origin", "publisher", "claimant"),
    [
        ("Kyiv Post", "Повітряні сили ЗСУ", "kyiv_post", "ua_air_force"),
        ("Kyiv Post", "Somebody", "kyiv_post", ""),
        ("Повітряні сили ЗСУ", "Somebody", "ua_air_force", "unattributed"),
        ("A blog", "Минобороны России", "A blog", "ru_mod"),
    ],
)
def test_a_forwarded_message_is_the_word_of_its_origin(
    channel: str, origin: str, publisher: str, claimant: str
) -> None:
    (found,) = told_of(post(text=SENTENCE, forwarded_from=origin), name=channel)
    assert (found.publisher, found.claimant) == (publisher, claimant)
    assert f"forwarded from {origin}" in found.reasons


def test_an_older_export_has_days_only() -> None:
    (found,) = told_of({"id": 1, "type": "message", "date": "2025-09-14T23:50:00", "text": SENTENCE})
    assert (found.published, found.confidence) == (datetime(2025, 9, 14, 12, tzinfo=UTC), "medium")
    assert "no offset" in found.reasons[0]


def test_a_whole_export_holds_several_chats() -> None:
    chats = {"list": [export([post(text=SENTENCE)]), export([post(text=SECOND)], "A blog")]}
    found = documents(json.dumps({"about": "x", "chats": chats}), "telegram")
    assert [each.publisher for each in found] == ["ua_air_force", "A blog"]


def test_the_caller_may_say_whose_channel_it_is() -> None:
    (found,) = told_of(post(text=SENTENCE), name="x", source="ru_mod")
    assert (found.publisher, found.claimant) == ("ru_mod", "ru_mod")


def test_half_a_letter_does_no_harm() -> None:
    content = json.dumps(export([post(text="61 \ud83d drones", forwarded_from="\udc00")], "x\ud800"))
    (found,) = documents(content)
    assert found.text == "61 \ufffd drones"
    assert found.id
    assert json.dumps(found.model_dump(mode="json"), ensure_ascii=False).encode()


@together(
    ("content", "told"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "a JSON list"),
        ("{}", '"messages" is missing'),
        ('{"chats": {"list": [3]}}', '"messages" is missing'),
        ('{"chats": {"list": 3}}', '"messages" is missing'),
        ('{"messages": []}', "no message of this export has words"),
        ('{"messages": [3]}', "a JSON int"),
        (json.dumps(export([post(text=3)])), "neither text"),
        (json.dumps(export([post(text=["a", {"type": "bold"}])])), "a piece of the text"),
        (json.dumps(export([post(text="a", date_unixtime="soon")])), "no instant"),
        (json.dumps(export([post(text="a", date_unixtime="9" * 30)])), "no instant"),
        (json.dumps(export([post(text="a", date_unixtime="1")])), "between 1990"),
        (json.dumps(export([{"id": 1, "text": "a"}])), "no date"),
        (json.dumps(export([{"id": "a\nb\ud800", "text": 3}])), "#a b\ufffd: "),
        (json.dumps(export([{"id": 1, "text": "a", "date": "0001-01-01"}])), "between 1990"),
        (json.dumps(export([post(text="a", date_unixtime="\ud800\n")])), "no instant"),
    ],
)
def test_an_export_that_cannot_be_read_is_told(content: str, told: str) -> None:
    assert told in fault(lambda: documents(content, "telegram"))


def test_names_of_channels_lead_to_publishers() -> None:
    assert find_publisher("Минобороны России") == "ru_mod"
    assert find_publisher("BBC News | Україна") == "bbc"
    assert find_publisher("ЗСУ") == "", "one word may be anybody's name"
    assert find_publisher("") == ""
    assert (find_claimant("Reuters"), find_claimant("Повітряні сили ЗСУ")) == ("", "ua_air_force")
    assert (find_site("www.aljazeera.com"), find_site("example.org")) == ("al_jazeera", "")


# tables


def test_rows_of_a_table_are_documents() -> None:
    content = f'id,published,publisher,url,text,likes\na-1,2025-09-14T09:10:00+03:00,Reuters,https://x.org,"{SENTENCE}",3\n'
    content += f',,,,"{SECOND}\n{SECOND}",\nb,,,,,\n,2025-09-14,,,"{SECOND}",\n'
    first, second, third = documents(content, "csv")
    assert (first.ref, first.publisher, first.url) == ("a-1", "reuters", "https://x.org")
    assert first.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)
    assert (first.text, second.text) == (SENTENCE, f"{SECOND}\n{SECOND}")
    assert (second.ref, third.ref) == ("stdin:3", "stdin:6")
    assert third.published == datetime(2025, 9, 14, 12, tzinfo=UTC)


@together("delimiter, encoding", product(";\t|", ("utf-8-sig", "cp1251", "utf-16", "koi8-r")))
def test_other_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    content = f"date{delimiter}text\r\n2025-09-14{delimiter}{RUSSIAN}\r\n"
    (found,) = documents(content.encode(encoding), "csv")
    assert (found.text, found.ref) == (RUSSIAN, "stdin:2")


def test_columns_may_be_named() -> None:
    content = f"Body,When,text\n{SECOND.replace(',', ';')},2025-09-14 06:10,no\n"
    (found,) = documents(content, "csv", columns={"text": "body", "published_utc": "When"})
    assert (found.text, found.published) == (
        SECOND.replace(",", ";"),
        datetime(2025, 9, 14, 6, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("printed", "column"),
    [("1757830200", "date"), ("2025-09-14 06:10", "published_utc"), ("2025-09-14T09:10:00+03:00", "date")],
)
def test_instants_of_rows(printed: str, column: str) -> None:
    (found,) = documents(f"{column},text\n{printed},61 drones\n", "csv")
    assert found.published == datetime(2025, 9, 14, 6, 10, tzinfo=UTC)


@together(
    ("content", "told"),
    [
        ("a,b\n1,2\n", "no column of texts among a, b; name it: --column text=NAME"),
        ("text\n\n", "no row of this table has a text"),
        ("text,id\nof 61, 40 fell,1\n", "stdin:2: 3 cells under 2 columns"),
        ("text,date\nx,yesterday\n", 'stdin:2: published "yesterday" is no date'),
        ("text,date\nx,2025-09-14 06:10\n", "--column published_utc=NAME"),
        ("text,published_utc\nx,soon\n", "stdin:2"),
        ("text,date\nx,99999999999\n", "stdin:2"),
        ("text,language\nx,fr\n", 'language "fr"'),
        ("text\n" + "x" * 200_000, "not readable as a table"),
        (b"text\nx" + b"\n" * tables.SAMPLE + b"\xff\xfe\xfd", "broken utf-8"),
        ("text\n" + "x," * 1_100_000, "no row; refused"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(content: str | bytes, told: str) -> None:
    assert told in fault(lambda: documents(content, "csv"))


@pytest.mark.parametrize(
    ("columns", "told"), [({"colour": "a"}, 'kind "colour"'), ({"text": "Body"}, 'no column "Body"')]
)
def test_a_wrong_name_of_a_column_is_told(columns: dict[str, str], told: str) -> None:
    assert told in fault(lambda: documents("text,b\n1,2\n", "csv", columns=columns))


def test_rows_before_a_fault_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(f'text,date\n"{SENTENCE}",2025-09-14\nx,yesterday\n', encoding="utf-8")
    faults: list[Failure] = []
    assert len(list(read_many([path], failed=faults.append))) == 1
    assert "yesterday" in str(faults[0])
    store = tmp_path / "s.sqlite"
    done = run("add", path, "--store", store, "--json")
    assert (done.code, done.lines[0]["documents"]) == (2, 1)


@needs_shared("data", "ru-mod-posts", "2023-2024.csv")
def test_the_posts_of_the_ministry_are_read() -> None:
    found = list(read(SHARED / "data" / "ru-mod-posts" / "2023-2024.csv", source="ru_mod", read_at=READ_AT))
    assert len(found) > 1400
    assert {each.confidence for each in found} == {"high"}
    assert sum(each.language == "ru" for each in found) > 0.99 * len(found)


# archives


def test_members_are_read_in_the_order_of_their_names() -> None:
    members: dict[str, str | bytes] = {
        "export/result.json": json.dumps(export([post(text=SECOND)])),
        "b.txt": SENTENCE,
        "a.csv": f'text\n"{UKRAINIAN}"\n',
        "facts.csv": "a,b\n1,2\n",
        "export/photo.jpg": b"\xff\xd8\xff",
        "__MACOSX/b.txt": "junk",
        "README.md": "# Readme 12",
        ".hidden.txt": "12 drones",
        "inner.zip": packed({"c.html": page(ARTICLE)}),
    }
    found = documents(packed(members))
    refs = [each.ref for each in found]
    assert refs == ["stdin/a.csv:2", "stdin/b.txt", "stdin/export/result.json#7", "stdin/inner.zip/c.html"]
    assert [each.text for each in found][:3] == [UKRAINIAN, SENTENCE, SECOND]


def test_faults_of_members_are_told_after_the_good_ones() -> None:
    content = packed(
        {"a.txt": b"\x00\x01\x02" * 50, "b.txt": SENTENCE, "c.json": '{"messages": [3]}', "d.txt": ""}
    )
    stream = read(io.BytesIO(content), read_at=READ_AT)
    assert next(stream).text == SENTENCE
    message = fault(lambda: list(stream))
    assert all(f"stdin/{name}" in message for name in ("a.txt", "c.json", "d.txt"))


@together(
    ("content", "told", "kind"),
    [
        (packed({"a.txt": bytes(3_000_000)}), "shrunk more than 200-fold", RefusedError),
        (packed({"a.zip": packed({"b.zip": packed({"c.txt": "x"})})}), "nested deeper", RefusedError),
        (
            packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}),
            "Office document",
            SourceError,
        ),
        (packed({"a.png": "x"}), "no member", SourceError),
        (packed({}), "no member", SourceError),
        (packed({"a.txt": SENTENCE})[:-30], "broken archive", SourceError),
    ],
)
def test_an_archive_that_cannot_be_read_is_told(content: bytes, told: str, kind: type[SourceError]) -> None:
    assert told in fault(lambda: documents(content, "zip"), kind)


def test_a_broken_member_is_told() -> None:
    content = packed({"a.txt": SENTENCE}, zipfile.ZIP_STORED).replace(b"Russia", b"Prusia")
    assert "stdin/a.txt: cannot be unpacked" in fault(lambda: documents(content, "zip"))


@pytest.mark.parametrize(
    ("limit", "value", "told"),
    [
        ("MAX_MEMBERS", 1, "2 members"),
        ("MAX_TOTAL", 100, "more than its limit"),
        ("MAX_MEMBER", 60, "larger than"),
    ],
)
def test_limits_of_an_archive(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, told: str) -> None:
    monkeypatch.setattr(archives, limit, value)
    content = packed({"a.txt": SENTENCE, "b.txt": SECOND})
    assert told in fault(lambda: documents(content, "zip"), RefusedError)


def test_limits_hold_through_inner_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({"a.txt": SENTENCE, "b.txt": SECOND})
    monkeypatch.setattr(archives, "MAX_TOTAL", len(inner) + len(SENTENCE) + 10)
    content = packed({"inner.zip": inner})
    assert "more than its limit" in fault(lambda: documents(content, "zip"), RefusedError)


def test_an_archive_that_lies_about_its_size_is_found_out() -> None:
    true = packed({"a.txt": bytes(3_000_000)})
    size = (3_000_000).to_bytes(4, "little")
    lie = true.replace(size, (900).to_bytes(4, "little"))
    assert fault(lambda: documents(lie, "zip"))


def test_a_member_without_a_name_is_left_alone() -> None:
    content = packed({"a.txt": SENTENCE}).replace(b"a.txt", b"\x00.txt")
    assert "no member" in fault(lambda: documents(content, "zip"))


def test_a_locked_member_is_told() -> None:
    content = bytearray(packed({"a.txt": SENTENCE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert "cannot be unpacked" in fault(lambda: documents(bytes(content), "zip"))


# the command line


def test_spans_count_the_text_as_extracted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(ARTICLE, STATED), encoding="utf-8")
    lines = run("read", path, "--text", "--json").lines
    given, claims = lines[0], [line for line in lines if line["kind"] == "claim"]
    assert (given["kind"], given["ref"]) == ("input", str(path))
    assert run("read", path, "--text").out.rstrip("\n") == given["text"]
    assert len(claims) >= 2
    for claim in claims:
        start, end = claim["spans"][0]
        assert given["text"][start:end] == claim["amount"]["printed"].split()[0]


def test_columns_and_source_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(f"Body,When\n{UKRAINIAN.replace(',', '')},2025-09-14 06:10\n", encoding="utf-8")
    named = ("--column", "text=Body", "--column", "published_utc=When", "--source", "ua_air_force")
    document, *others = run("read", path, "--json", *named).lines
    assert document["published"] == "2025-09-14T06:10:00Z"
    claims = [line for line in others if line["kind"] == "claim"]
    assert {claim["claimant"] for claim in claims} <= {"ua_air_force"}
    done = run("add", path, "--json", "--store", tmp_path / "s.sqlite", *named)
    assert (done.code, done.lines[0]["documents"]) == (0, 1)
    done = run("read", path, "--column", "Body")
    assert (done.code, "write text=NAME" in done.err) == (2, True)


def test_standard_input_may_be_any_format() -> None:
    done = run("read", "-", "--json", stdin=packed({"a.html": page(ARTICLE)}))
    assert (done.code, done.lines[0]["ref"]) == (0, "stdin/a.html")


# laws

BYTES = st.binary(max_size=400)
STARTS = {
    "html": [b"<!doctype html><html><body><article><p>", b"<html><head><meta charset=koi8-r>", b""],
    "pdf": [b"%PDF-1.7\n", made("61 drones")[:600], made("61 drones")],
    "feed": [b"<rss version='2.0'><channel><item><title>", b"<feed><entry>", b""],
    "telegram": [b'{"messages": [{"id": 1, "text": "', b'{"messages": [', b""],
    "csv": [b"text,date\n", b"text\tid\n", b""],
    "zip": [packed({"a.txt": "61 drones"})[:40], packed({"a.txt": "61", "b.csv": "text\n1"}), b"PK\x03\x04"],
}


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(STARTS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_end_as_documents_or_as_our_error(form: str, data: st.DataObject) -> None:
    start, rest = data.draw(st.sampled_from(STARTS[form])), data.draw(BYTES)
    cut = data.draw(st.integers(0, len(start)))
    for content in (start + rest, start[:cut] + rest[:20] + start[cut:]):
        try:
            for found in read_inputs(io.BytesIO(content), format=form, read_at=READ_AT):
                for document in found.documents:
                    end = document.offset + len(document.text)
                    assert found.text[document.offset : end] == document.text
                    assert document.id
        except SourceError as error:
            assert "\n" not in str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "type", "date", "messages", "id", "chats", "list"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(
    messages=st.lists(
        st.dictionaries(st.sampled_from(["id", "text", "date", "date_unixtime", "edited"]), JSON)
    )
)
def test_any_export_ends_as_documents_or_as_our_error(messages: list[dict[str, Any]]) -> None:
    content = json.dumps({"name": "x", "messages": messages})
    try:
        found = documents(content, "telegram")
    except SourceError as error:
        assert "\n" not in str(error)
        assert str(error).encode()
        return
    assert all(document.text.strip() for document in found)


@settings(max_examples=30, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.text(max_size=30), st.text(alphabet="0123456789-T:+Z ", max_size=25)), max_size=4
    )
)
def test_any_table_ends_as_documents_or_as_our_error(rows: list[tuple[str, str]]) -> None:
    content = "text,date\n" + "".join(f'"{text.replace(chr(34), "")}",{date}\n' for text, date in rows)
    try:
        found = documents(content.encode("utf-8", "replace"), "csv")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    assert found


def of_size(form: str, size: int) -> bytes:
    """Hostile inputs of a size: one giant word, open brackets, tags that never end."""
    filling = {
        "html": page("<p>" + "a" * (size // 3) + "&amp;" * (size // 15) + "</p>" + "<b>" * (size // 9)),
        "feed": RSS.replace("Short.", "&amp;lt;" * (size // 16) + "<![CDATA[" * (size // 18)),
        "telegram": json.dumps(export([post(text=[{"text": "("}] * (size // 15))])),
        "csv": "text,id\n" + f'{"x " * 400}"" y,(\n' * (size // 800),
    }
    return filling[form].encode()


@pytest.mark.parametrize("form", ["csv", "feed", "html", "telegram"])
def test_the_time_grows_with_the_size_only(form: str) -> None:
    def seconds(content: bytes) -> float:
        started = time.process_time()
        with contextlib.suppress(SourceError):
            list(read_inputs(io.BytesIO(content), format=form, read_at=READ_AT))
        return time.process_time() - started

    seconds(of_size(form, 1000))
    small = min(seconds(of_size(form, 20_000)) for _ in range(3)) + 0.002
    large = min(seconds(of_size(form, 160_000)) for _ in range(3))
    assert large < 8 * 3 * small


def test_an_export_may_be_longer_than_what_tells_its_format() -> None:
    assert telegram.MAX_EXPORT > PEEK
