"""Inputs made to exhaust their reader: refused in one line, or read in a time that grows as their size."""

import contextlib
import csv
import io
import json
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import pytest

from tests.factory import packed
from tracker.errors import RefusedError, SourceError, TrackerError
from tracker.sources import read_inputs
from tracker.sources.markup import MAX_ATTRIBUTES, RAW, most_attributes, text_of

READ_AT = datetime(2026, 3, 1, tzinfo=UTC)
SENTENCE = "Russia launched 61 drones at Ukraine overnight, the air force said. "
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def page(body: str) -> str:
    article = f"<article><p>{SENTENCE}</p>{body}</article>"
    return f"<html><head><title>Night</title></head><body>{article}</body></html>"


def feed(item: str, head: str = "") -> str:
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><item>{item}</item></channel></rss>"


def entry(words: str) -> str:
    return feed(f"<guid>g</guid><description>{words}</description>")


def export(message: str) -> str:
    post = f'{{"id": 1, "type": "message", "date": "2025-09-07", "text": {message}}}'
    return f'{{"name": "x", "messages": [{post}]}}'


def pdf(stream: bytes, entries: bytes = b"", kids: bytes = b"3 0 R") -> bytes:
    """A page with this stream as its content; `entries` are more of the stream's dictionary."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d%b>>stream\n%b\nendstream" % (len(stream), entries, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content, starts = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        starts.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    tail = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


def shown(words: bytes) -> bytes:
    return b"BT /F 12 Tf 72 700 Td " + words + b" ET"


BOMBS = {
    "html nested": ("html", page("<div>" * 90_000), "nested deeper"),
    "html entities": ("html", ENTITIES + page("<p>&b;</p>"), "entities"),
    "html tags": ("html", page("<b></b>" * 60_000), "100,000 tags"),
    "html siblings": ("html", page("<p>" + "<b>x</b>" * 10_001 + "</p>"), "side by side"),
    "html attributes": ("html", page(f"<p {'a=b ' * 60_000}>{SENTENCE}</p>"), "attributes"),
    "html attributes behind a script": ("html", page(f"<p a='<script>' {'a ' * 9_000}></p>"), "attributes"),
    "feed entities": ("feed", feed("&b;", ENTITIES), "entities"),
    "feed parameter entities": ("feed", feed("x", '<!DOCTYPE x [<!ENTITY % a "b"> %a;]>'), "entities"),
    "feed attributes": ("feed", feed("<a " + "b='c' " * 9_000 + "/>"), "attributes"),
    "feed attributes within a script": ("feed", feed(f"<script><a {'b ' * 9_000}/></script>"), "attributes"),
    "feed tags": ("feed", feed("<b/>" * 600_000), "500,000 tags"),
    "zip ratio": ("zip", packed({"a.txt": b"0" * 9_000_000}), "200-fold"),
    "zip ratio of bzip2": ("zip", packed({"a.txt": b"0" * 9_000_000}, zipfile.ZIP_BZIP2), "200-fold"),
    "zip nested": (
        "zip",
        packed({"a.zip": packed({"b.zip": packed({"c.zip": packed({})})})}),
        "nested deeper",
    ),
}


@pytest.mark.parametrize(("form", "content", "told"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_one_line(form: str, content: str | bytes, told: str) -> None:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(RefusedError, match=told) as caught:
        list(read_inputs(io.BytesIO(raw), format=form, read_at=READ_AT))
    assert "\n" not in str(caught.value)


HARMLESS = {
    "an entity of a file": (
        "feed",
        feed(f"<description>{SENTENCE}</description>", '<!DOCTYPE x SYSTEM "a.txt">'),
    ),
    "a giant attribute": ("html", page(f"<p title='{'x' * 1_000_000}'>{SENTENCE}</p>")),
    "a script of many words": ("html", page(f"<script>for(i=0;i<n {'a ' * 9_000}</script>")),
    "a million references": ("html", page("<p>" + "&amp;" * 200_000 + "</p>")),
    "a reference of a million digits": ("html", page(f"<p>&#{'1' * 1_000_000};</p>")),
    "linked data without end": (
        "html",
        page(f"<script type='application/ld+json'>{{\"datePublished\": {'[' * 100_000}</script>"),
    ),
    "a reference of many digits in a feed": (
        "feed",
        entry(f"<![CDATA[<p>{SENTENCE} &#{'1' * 9_000};</p>]]>"),
    ),
    "tags without end in a feed": ("feed", entry(SENTENCE + "&lt;div&gt;" * 9_000)),
}


@pytest.mark.parametrize(("form", "content"), HARMLESS.values(), ids=HARMLESS)
def test_what_only_looks_like_a_bomb_is_read(form: str, content: str) -> None:
    (found,) = read_inputs(io.BytesIO(content.encode()), format=form, read_at=READ_AT)
    assert SENTENCE.strip() in found.text


FAULTY = {
    "brackets without end": ("telegram", '{"messages": ' + "[" * 200_000),
    "a number without end": ("telegram", '{"messages": ' + "1" * 200_000),
    "objects without end": ("jsonl", '{"text": ' * 100_000),
    "a row of one cell without end": ("csv", 'text\n"' + "x," * 200_000),
    "a page that is its own parent": ("pdf", pdf(b"", kids=b"2 0 R")),
    "arrays without end in a PDF": ("pdf", pdf(b"[" * 100_000)),
}


@pytest.mark.parametrize(("form", "content"), FAULTY.values(), ids=FAULTY)
def test_what_has_no_end_is_told_in_one_line(form: str, content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(SourceError) as caught:
        list(read_inputs(io.BytesIO(raw), format=form, read_at=READ_AT))
    assert "\n" not in str(caught.value)


def test_the_attributes_of_the_longest_tag_are_counted_as_parsers_do() -> None:
    many = " ".join(f"a{number}=b" for number in range(MAX_ATTRIBUTES))
    assert most_attributes(f"<p {many} x='a > b'>") == MAX_ATTRIBUTES + 1
    assert most_attributes(f"<p x='>' {many}>") == MAX_ATTRIBUTES + 1
    assert most_attributes(f'<p x="{many}">') == 1
    script = f"<script>if (a<b {many}</script><p>"
    assert most_attributes(script, RAW) == 0
    assert most_attributes(script) == MAX_ATTRIBUTES


def test_marked_sections_and_open_comments_in_a_fragment() -> None:
    assert text_of("<p>one<![if IE]> two<![endif]--> <![x three</p><!-- four") == "one two <![x three"


# time a character

SHAPES: Mapping[str, str] = {
    "digits": "7",
    "brackets": "(",
    "word": "a",
    "line": "twelve drones ",
    "short lines": "Drones\n",
    "blank lines": "\n",
    "spaces": " ",
    "dates": "7 September 2025 ",
    "times": "Sunday, 7 September\n3 hours ago\n",
    "sentences": f"{SENTENCE}\n",
    "page furniture": f"Drones over Sumy\nExample Post\n3 hours ago\n{SENTENCE}\n",
    "tags": "<b>x</b>",
    "tags among words": "<b>x</b>" + "twelve drones " * 8,
    "paragraphs": "<p>" + "twelve drones " * 800,
    "open tags": "<p>",
    "open comments": "<!--",
    "half tags": "<a ",
    "references": "&amp;",
    "quotes": '"',
    "cells": "a,",
}
WRAPPED: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("text", str.encode),
    "front matter": ("markdown", lambda words: f"---\n{words}".encode()),
    "markdown": ("markdown", lambda words: f"---\ntitle: x\n---\n{words}".encode()),
    "jsonl": ("jsonl", lambda words: json.dumps({"text": words}).encode()),
    "html": ("html", lambda words: page(words).encode()),
    "html attribute": ("html", lambda words: page(f"<p title='{words}'>x</p>").encode()),
    "feed": ("feed", lambda words: entry(words).encode()),
    "feed markup": ("feed", lambda words: entry(f"<![CDATA[<p>{words}]]>").encode()),
    "telegram": ("telegram", lambda words: export(json.dumps(words)).encode()),
    "telegram pieces": ("telegram", lambda words: export(json.dumps(words.split(" "))).encode()),
    "csv": ("csv", lambda words: f"id,text\n1,{words}".encode()),
    "csv rows": ("csv", lambda words: ("text,id\n" + words.replace(" ", ",1\n")).encode()),
    "zip": ("zip", lambda words: packed({"a.txt": words.encode()}, zipfile.ZIP_STORED)),
    "pdf": ("pdf", lambda words: pdf(shown(b"".join(b"(%b) Tj 0 -14 Td " % line for line in _lines(words))))),
}
SMALL, LARGE = 50_000, 1_000_000
"""Characters; measured by hand to five times as many (docs/reliability.md)."""
TEXT = (
    "digits",
    "brackets",
    "word",
    "line",
    "short lines",
    "blank lines",
    "spaces",
    "dates",
    "times",
    "sentences",
)
TAGS = (
    "digits",
    "brackets",
    "word",
    "tags",
    "open tags",
    "open comments",
    "half tags",
    "references",
    "quotes",
)
HOSTILE: Mapping[str, Sequence[str]] = {
    **{"text": (*TEXT, "page furniture"), "front matter": ("word", "short lines", "blank lines", "times")},
    **{"markdown": ("digits", "line", "dates"), "jsonl": ("digits", "quotes", "dates"), "zip": ("digits",)},
    **{
        "html": (*TAGS, "tags among words"),
        "html attribute": ("word", "line"),
        "feed": TAGS,
        "feed markup": TAGS,
    },
    **{"telegram": ("digits", "quotes"), "telegram pieces": ("line", "spaces")},
    **{"csv": ("word", "quotes", "cells"), "csv rows": ("line",)},
    **{"pdf": ("digits", "brackets", "line", "short lines", "blank lines")},
}


def _lines(words: str) -> list[bytes]:
    parts = (line[at : at + 500] for line in words.split("\n") for at in range(0, max(1, len(line)), 500))
    return [part.encode("latin-1", "ignore").replace(b"(", b"\\(") for part in parts]


def _seconds(form: str, content: bytes) -> float:
    started = time.process_time()
    with contextlib.suppress(TrackerError):
        for _ in read_inputs(io.BytesIO(content), format=form, read_at=READ_AT):
            pass
    return time.process_time() - started


def _of_size(filling: str, size: int) -> str:
    return "x" + filling * (size // len(filling)) + "x"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "wrap", "filling"),
    [
        pytest.param(*WRAPPED[one], SHAPES[shape], id=f"{one}-{shape}")
        for one, shapes in HOSTILE.items()
        for shape in shapes
    ],
)
def test_time_a_character_stays_the_same(form: str, wrap: Callable[[str], bytes], filling: str) -> None:
    small, large = (wrap(_of_size(filling, size)) for size in (SMALL, LARGE))
    _seconds(form, small)
    of_small = min(_seconds(form, small) for _ in range(3)) + 0.005
    assert _seconds(form, large) / LARGE < 3 * of_small / SMALL


def test_the_limit_of_a_row_is_ours_whatever_other_packages_set() -> None:
    before = csv.field_size_limit(2**31 - 1)
    try:
        with pytest.raises(SourceError, match="not readable as a table"):
            list(read_inputs(io.BytesIO(b'text\n"' + b"x,\n" * 200_000), format="csv", read_at=READ_AT))
    finally:
        csv.field_size_limit(before)


@pytest.mark.slow
def test_a_stream_that_unpacks_to_300_mb_is_refused_in_one_line() -> None:
    packed = pdf(zlib.compress(b" " * 300_000_000, 1), b"/Filter/FlateDecode")
    with pytest.raises(SourceError) as caught:
        list(read_inputs(io.BytesIO(packed), format="pdf", read_at=READ_AT))
    assert "\n" not in str(caught.value)
