"""Fetching: against a server on loopback that each test scripts."""

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli import run
from tracker.api import fetching
from tracker.config import Config, SourceEntry, find_config, read_config
from tracker.errors import FetchError, SourceError, TrackerError, how_to_install
from tracker.sources.fetch import MAX_REDIRECTS, USER_AGENT, Fetcher
from tracker.sources.kept import LOG, Kept
from tracker.store import open_store

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="en"><head><title>Morning note</title>
<meta property="article:published_time" content="2025-06-29T09:10:00+03:00"></head><body><article>
<p>Russia launched {count} drones at Ukraine overnight into June 29, Ukraine's air force said on Sunday.</p>
<p>Air defences brought down 30 of them, and the debris of some fell onto houses in two of the regions.</p>
</article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Notes</title>
<item><title>Night</title><guid>n-1</guid><pubDate>Sun, 29 Jun 2025 06:30:00 GMT</pubDate>
<description>Russia launched 70 drones at Ukraine overnight, the air force said.</description></item>
</channel></rss>"""


class Reply(NamedTuple):
    """What the server answers: a status, headers, bytes, and how long it takes over them [s]."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012  read only
    drip: float = 0.0


class Server(ThreadingHTTPServer):
    """Answers by path from `replies`; a request with a matching ETag gets 304. `asked` keeps requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        reply = self.server.replies.get(self.path, Reply(status=404))
        tag = reply.headers.get("ETag")
        same = tag is not None and self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not same:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        if not same:
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        step = 1 if reply.drip else len(reply.content) or 1
        try:
            for start in range(0, len(reply.content), step):
                self.wfile.write(reply.content[start : start + step])
                time.sleep(reply.drip)
        except OSError:
            self.close_connection = True  # the reader had enough

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Server() as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield one
        one.shutdown()
        thread.join(5)


def fetcher(kept: Kept, **settings: Any) -> Fetcher:
    return Fetcher(kept, **{"spacing": 0.0, "timeout": 2.0, **settings})


def ask(server: Server, path: str, kept: Kept, **settings: Any) -> Any:
    with fetcher(kept, **settings) as session:
        return session.fetch(server.url + path)


def fault(server: Server, path: str, kept: Kept, **settings: Any) -> str:
    with pytest.raises(FetchError) as caught:
        ask(server, path, kept, **settings)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    return str(caught.value)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "raw")


# one address


def test_bytes_are_kept_as_they_came_with_a_record(server: Server, kept: Kept) -> None:
    server.replies["/note"] = Reply(b"61 drones", headers={"ETag": '"a"', "X-Kind": "test"})
    state, fetch = ask(server, "/note", kept)
    assert (state, fetch.status, fetch.size) == ("new", 200, 9)
    assert kept.content(fetch.sha256) == b"61 drones"
    assert (kept.folder / "objects" / fetch.sha256[:2] / fetch.sha256).read_bytes() == b"61 drones"
    (line,) = (kept.folder / LOG).read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert record["url"] == server.url + "/note"
    assert (record["headers"]["etag"], record["headers"]["x-kind"]) == ('"a"', "test")
    assert datetime.fromisoformat(record["fetched_at"]).tzinfo is not None


def test_the_tracker_names_itself(server: Server, kept: Kept) -> None:
    server.replies["/note"] = Reply(b"x")
    ask(server, "/note", kept)
    assert {headers["user-agent"] for _, headers in server.asked} == {USER_AGENT}


def test_the_second_request_is_conditional(server: Server, kept: Kept) -> None:
    headers = {"ETag": '"a"', "Last-Modified": "Sun, 29 Jun 2025 06:00:00 GMT"}
    server.replies["/note"] = Reply(b"61 drones", headers=headers)
    ask(server, "/note", kept)
    again = Kept(kept.folder)
    assert ask(server, "/note", again).state == "unchanged"
    _, asked = server.asked[-1]
    assert asked["if-none-match"] == '"a"'
    assert asked["if-modified-since"] == headers["Last-Modified"]
    assert again.last(server.url + "/note") is not None
    assert len(list((kept.folder / "objects").rglob("*"))) == 2
    assert ask(server, "/note", Kept(kept.folder)).state == "unchanged", "the tag outlives an answer of 304"


def test_the_same_bytes_without_a_tag_are_not_new(server: Server, kept: Kept) -> None:
    server.replies["/note"] = Reply(b"61 drones")
    assert [ask(server, "/note", kept).state for _ in range(2)] == ["new", "unchanged"]
    server.replies["/note"] = Reply(b"62 drones")
    assert ask(server, "/note", kept).state == "new"


def test_nothing_is_asked_while_an_answer_holds(server: Server, kept: Kept) -> None:
    server.replies["/note"] = Reply(b"61 drones", headers={"Cache-Control": "public, max-age=600"})
    ask(server, "/note", kept)
    before = len(server.asked)
    assert ask(server, "/note", kept).state == "fresh"
    assert len(server.asked) == before
    later = datetime.now(UTC) + timedelta(seconds=601)
    assert ask(server, "/note", kept, now=lambda: later).state == "unchanged"


@pytest.mark.parametrize("control", ["no-cache, max-age=600", "max-age=soon", "max-age=0", ""])
def test_an_answer_that_does_not_hold_is_asked_again(server: Server, kept: Kept, control: str) -> None:
    server.replies["/note"] = Reply(b"61 drones", headers={"Cache-Control": control})
    assert [ask(server, "/note", kept).state for _ in range(2)] == ["new", "unchanged"]


def test_one_run_asks_an_address_once(server: Server, kept: Kept) -> None:
    server.replies["/note"] = Reply(b"61 drones")
    with fetcher(kept) as session:
        assert session.fetch(server.url + "/note") is session.fetch(server.url + "/note")
    assert server.paths == ["/robots.txt", "/note"]


# robots.txt and rate


def test_what_robots_forbid_is_not_asked(server: Server, kept: Kept) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /closed\n")
    server.replies["/closed/a"] = Reply(b"x")
    server.replies["/open"] = Reply(b"x")
    assert "robots.txt" in fault(server, "/closed/a", kept)
    assert ask(server, "/open", kept).state == "new"
    assert "/closed/a" not in server.paths


def test_robots_may_name_this_reader(server: Server, kept: Kept) -> None:
    server.replies["/robots.txt"] = Reply(
        b"User-agent: strike-tracker\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    )
    assert "robots.txt" in fault(server, "/note", kept)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_whose_robots_fail_is_left_alone(server: Server, kept: Kept, status: int) -> None:
    server.replies["/robots.txt"] = Reply(status=status)
    server.replies["/note"] = Reply(b"x")
    with fetcher(kept) as session:
        for _ in range(2):
            with pytest.raises(FetchError, match=str(status)):
                session.fetch(server.url + "/note")
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_is_open(server: Server, kept: Kept, status: int) -> None:
    server.replies["/robots.txt"] = Reply(status=status)
    server.replies["/note"] = Reply(b"x")
    assert ask(server, "/note", kept).state == "new"


def test_robots_are_followed_where_a_redirect_leads(server: Server, kept: Kept) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /closed\n")
    server.replies["/open"] = Reply(status=302, headers={"Location": "/closed/a"})
    assert "robots.txt" in fault(server, "/open", kept)
    assert "/closed/a" not in server.paths


@pytest.mark.parametrize(("rules", "expected"), [(b"User-agent: *\nCrawl-delay: 7\n", 7.0), (b"", 3.0)])
def test_a_host_is_asked_at_intervals(server: Server, kept: Kept, rules: bytes, expected: float) -> None:
    server.replies["/robots.txt"] = Reply(rules)
    server.replies["/a"] = server.replies["/b"] = Reply(b"x")
    waits: list[float] = []
    with fetcher(kept, spacing=3.0, pause=waits.append, clock=lambda: 100.0) as session:
        session.fetch(server.url + "/a")
        session.fetch(server.url + "/b")
    assert waits == [expected, expected]


# limits


def test_a_redirect_is_followed_and_the_address_kept(server: Server, kept: Kept) -> None:
    server.replies["/old"] = Reply(status=301, headers={"Location": "/new"})
    server.replies["/new"] = Reply(b"61 drones")
    fetch = ask(server, "/old", kept).fetch
    assert (fetch.url, fetch.address) == (server.url + "/old", server.url + "/new")


def test_redirects_end(server: Server, kept: Kept) -> None:
    server.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    assert f"more than {MAX_REDIRECTS} redirects" in fault(server, "/loop", kept)
    assert server.paths.count("/loop") == MAX_REDIRECTS + 1


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://example.org/x", "http://[broken"])
def test_redirects_stay_on_the_web(server: Server, kept: Kept, target: str) -> None:
    server.replies["/odd"] = Reply(status=302, headers={"Location": target})
    assert "not followed" in fault(server, "/odd", kept)


def test_a_large_answer_is_left_alone(server: Server, kept: Kept) -> None:
    server.replies["/large"] = Reply(b"x" * 5000)
    assert "larger than 1,000 bytes" in fault(server, "/large", kept, max_bytes=1000)
    assert kept.last(server.url + "/large") is None


def test_a_packed_bomb_is_left_alone(server: Server, kept: Kept) -> None:
    server.replies["/bomb"] = Reply(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    assert "larger than 1,000,000 bytes" in fault(server, "/bomb", kept, max_bytes=1_000_000)


def test_a_packed_answer_is_kept_unpacked(server: Server, kept: Kept) -> None:
    packed = gzip.compress(b"61 drones", mtime=0)
    server.replies["/packed"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    assert kept.content(ask(server, "/packed", kept).fetch.sha256) == b"61 drones"


@pytest.mark.parametrize(
    ("content", "coding", "told"),
    [
        (b"no gzip", "gzip", "cannot be reached"),
        (gzip.compress(b"61 drones", mtime=0)[:-9], "gzip", "breaks off"),
        (b"x", "br", "sent as br"),
    ],
)
def test_a_broken_packing_is_told(server: Server, kept: Kept, content: bytes, coding: str, told: str) -> None:
    server.replies["/packed"] = Reply(content, headers={"Content-Encoding": coding})
    assert told in fault(server, "/packed", kept)


def test_a_silent_server_is_given_up(server: Server, kept: Kept) -> None:
    server.replies["/robots.txt"] = Reply(b"")
    server.replies["/slow"] = Reply(b"xx", drip=0.6)
    assert "cannot be reached" in fault(server, "/slow", kept, timeout=0.1)


def test_a_dripping_server_is_given_up(server: Server, kept: Kept) -> None:
    server.replies["/drip"] = Reply(b"x" * 100, drip=0.02)
    assert "still sending after 0.1 s" in fault(server, "/drip", kept, deadline=0.1)


@pytest.mark.parametrize("status", [304, 403, 404, 429, 500])
def test_an_answer_that_is_no_page_is_told(server: Server, kept: Kept, status: int) -> None:
    server.replies["/note"] = Reply(status=status, headers={"Retry-After": "120"})
    told = fault(server, "/note", kept)
    assert f"answers with {status}" in told
    assert "wait 120 s" in told


def test_a_server_that_is_not_there_is_told(server: Server, kept: Kept) -> None:
    with fetcher(kept) as session, pytest.raises(FetchError, match="cannot be reached"):
        session.fetch("http://127.0.0.1:9/note")


# what is kept


def test_a_damaged_log_is_told_by_its_line(kept: Kept, server: Server) -> None:
    server.replies["/note"] = Reply(b"x")
    ask(server, "/note", kept)
    with (kept.folder / LOG).open("a", encoding="utf-8") as log:
        log.write('{"kind": "fetched", "url"\n')
    with pytest.raises(FetchError, match=f"{LOG}:2: damaged"):
        Kept(kept.folder)


@pytest.mark.parametrize("line", ["[]", "3", '{"kind": "added"}', '{"kind": "fetched", "url": "u"}', "{}"])
def test_any_wrong_line_of_the_log_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / LOG).write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(FetchError, match=":1: damaged"):
        Kept(tmp_path)


def test_changed_bytes_are_told(kept: Kept, server: Server) -> None:
    server.replies["/note"] = Reply(b"x")
    digest = ask(server, "/note", kept).fetch.sha256
    place = kept.folder / "objects" / digest[:2] / digest
    place.write_bytes(b"y")
    with pytest.raises(FetchError, match="changed"):
        kept.content(digest)
    place.unlink()
    with pytest.raises(FetchError, match="restore"):
        kept.content(digest)


# sources of the configuration


def config(server: Server, **paths: str) -> Config:
    """A configuration with a source per path; a name that begins with "feed" is a feed."""
    entries = {
        name: SourceEntry(name, server.url + path, "feed" if name.startswith("feed") else "page")
        for name, path in paths.items()
    }
    return Config(sources=entries)


def fetch(server: Server, store: Path, *names: str, raw_only: bool = False, **paths: str) -> list[Any]:
    found = fetching.fetch(
        names, store=store, raw_only=raw_only, config=config(server, **paths), fetcher=fetcher
    )
    return list(found)


def test_a_feed_and_a_page_come_into_the_store(server: Server, tmp_path: Path) -> None:
    server.replies["/rss"] = Reply(FEED.encode())
    server.replies["/page"] = Reply(PAGE.format(count=61).encode(), headers={"Content-Type": "text/html"})
    store = tmp_path / "s.sqlite"
    feed, page = fetch(server, store, feed="/rss", page="/page")
    assert (feed.state, feed.documents, feed.fault) == ("new", 1, None)
    assert (page.state, page.documents, page.fault) == ("new", 1, None)
    with open_store(store) as reader:
        launched = reader.claims(metric="launched")
        assert sorted(claim.amount.best or 0 for claim in launched) == [61.0, 70.0]
        documents = {document.ref: document for document in reader.documents()}
    assert set(documents) == {"n-1", server.url + "/page"}
    assert documents["n-1"].published == datetime(2025, 6, 29, 6, 30, tzinfo=UTC)
    assert documents[server.url + "/page"].published == datetime(2025, 6, 29, 6, 10, tzinfo=UTC)


def test_what_is_unchanged_is_not_added_again(server: Server, tmp_path: Path) -> None:
    server.replies["/page"] = Reply(PAGE.format(count=61).encode(), headers={"Content-Type": "text/html"})
    store = tmp_path / "s.sqlite"
    fetch(server, store, page="/page")
    (again,) = fetch(server, store, page="/page")
    assert (again.state, again.documents, again.sightings) == ("unchanged", 0, 0)
    with open_store(store) as reader:
        assert len(reader.batches()) == 1
    server.replies["/page"] = Reply(PAGE.format(count=64).encode(), headers={"Content-Type": "text/html"})
    (changed,) = fetch(server, store, page="/page")
    assert (changed.state, changed.documents) == ("new", 1)


def test_raw_bytes_alone_are_added_by_the_next_run(server: Server, tmp_path: Path) -> None:
    server.replies["/page"] = Reply(
        PAGE.format(count=61).encode(), headers={"Content-Type": "text/html", "ETag": '"a"'}
    )
    store = tmp_path / "s.sqlite"
    (raw,) = fetch(server, store, raw_only=True, page="/page")
    assert (raw.state, raw.documents, store.exists()) == ("new", 0, False)
    (added,) = fetch(server, store, page="/page")
    assert (added.state, added.documents) == ("unchanged", 1)


def test_a_source_that_cannot_be_reached_stops_no_other(server: Server, tmp_path: Path) -> None:
    server.replies["/rss"] = Reply(FEED.encode())
    gone, feed = fetch(server, tmp_path / "s.sqlite", page="/gone", feed="/rss")
    assert gone.state == "unreachable"
    assert "404" in str(gone.fault)
    assert (feed.documents, feed.fault) == (1, None)


def test_an_unreadable_page_is_told_and_tried_again(server: Server, tmp_path: Path) -> None:
    server.replies["/rss"] = Reply(b"no feed at all")
    store = tmp_path / "s.sqlite"
    for state in ("new", "unchanged"):
        (found,) = fetch(server, store, feed="/rss")
        assert found.state == state
        assert "no RSS or Atom feed" in str(found.fault)
        assert found.fault.exit_code == 2
    server.replies["/rss"] = Reply(FEED.encode())
    (found,) = fetch(server, store, feed="/rss")
    assert found.documents == 1


def test_a_source_may_be_an_office(server: Server, tmp_path: Path) -> None:
    server.replies["/rss"] = Reply(FEED.replace(", the air force said", "").encode())
    entry = SourceEntry("feed", server.url + "/rss", "feed", "ua_air_force")
    store = tmp_path / "s.sqlite"
    list(fetching.fetch(store=store, config=Config(sources={"feed": entry}), fetcher=fetcher))
    with open_store(store) as reader:
        (claim,) = reader.claims(metric="launched")
    assert (claim.claimant, claim.publisher) == ("ua_air_force", "ua_air_force")


@pytest.mark.parametrize(
    ("headers", "content", "form"),
    [
        ({"content-type": "text/html; charset=utf-8"}, b"words", "html"),
        ({"content-type": "application/pdf"}, b"", "pdf"),
        ({"content-type": "text/plain"}, b"61 drones", "text"),
        ({}, b"<!doctype html><p>x", "html"),
        ({}, b"%PDF-1.7", "pdf"),
    ],
)
def test_a_page_is_what_its_server_or_its_start_says(
    headers: dict[str, str], content: bytes, form: str, server: Server, kept: Kept
) -> None:
    server.replies["/a"] = Reply(b"x")
    answer = ask(server, "/a", kept).fetch._replace(headers=headers)
    assert fetching._format(SourceEntry("a", "u", "page"), answer, content) == form


def test_names_choose_among_sources(server: Server, tmp_path: Path) -> None:
    server.replies["/rss"] = Reply(FEED.encode())
    found = fetch(server, tmp_path / "s.sqlite", "feed_b", feed_a="/rss", feed_b="/rss")
    assert [each.source for each in found] == ["feed_b"]
    with pytest.raises(SourceError, match='no source "feed_c"; there are feed_a, feed_b'):
        fetch(server, tmp_path / "s.sqlite", "feed_c", feed_a="/rss", feed_b="/rss")
    with pytest.raises(SourceError, match="no sources to fetch"):
        list(fetching.fetch(config=Config()))


# tracker.toml and the command line


def test_sources_of_tracker_toml(tmp_path: Path) -> None:
    file = tmp_path / "tracker.toml"
    file.write_text(
        '[sources.notes]\nurl = "https://example.org/rss"\nkind = "feed"\nsource = "ua_air_force"\n',
        encoding="utf-8",
    )
    expected = SourceEntry("notes", "https://example.org/rss", "feed", "ua_air_force")
    assert read_config(file).sources == {"notes": expected}
    assert find_config(tmp_path).sources == {"notes": expected}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sources = 3", "tables"),
        ("[sources]\na = 3", "sources.a"),
        ('[sources.a]\nurl = "https://x.org"\nkind = "site"', 'kind "site"'),
        ('[sources.a]\nkind = "feed"', "url"),
        ('[sources.a]\nurl = "file:///etc/hosts"\nkind = "feed"', "https://"),
        ('[sources.a]\nurl = 3\nkind = "feed"', "texts in quotes"),
        ('[sources.a]\nurl = "https://x.org"\nkind = "feed"\nrate = "1"', "rate"),
    ],
)
def test_a_wrong_source_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TrackerError, match=told):
        find_config(tmp_path)


@pytest.fixture
def workplace(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_STORE", raising=False)
    monkeypatch.setattr("tracker.sources.fetch.Fetcher", fetcher)
    lines = [
        f'[sources.{name}]\nurl = "{server.url}{path}"\nkind = "{kind}"\n'
        for name, path, kind in (("night", "/rss", "feed"), ("gone", "/gone", "page"))
    ]
    (tmp_path / "tracker.toml").write_text("".join(lines), encoding="utf-8")
    server.replies["/rss"] = Reply(FEED.encode())
    return tmp_path


def test_the_verb_fetches_and_says_what_failed(workplace: Path) -> None:
    done = run("fetch", "--json")
    assert done.code == 3
    night, gone = done.lines
    assert (night["kind"], night["source"], night["state"], night["documents"]) == (
        "fetch",
        "night",
        "new",
        1,
    )
    assert (gone["state"], gone["documents"]) == ("unreachable", 0)
    assert done.err.startswith("error: gone: ")
    assert done.err.count("\n") == 1
    assert len(run("claims", "--json", "--metric", "launched").lines) == 1
    assert (workplace / "tracker.raw" / LOG).exists()


def test_without_its_extra_the_verb_names_the_command() -> None:
    script = "import sys; sys.modules['httpx'] = None; sys.argv = ['tracker', 'fetch']\n"
    script += "from tracker.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert how_to_install("fetch") in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_verb_takes_names_and_raw_only(workplace: Path) -> None:
    done = run("fetch", "night", "--raw-only")
    assert (done.code, done.out) == (0, "night: new\n")
    assert not (workplace / "tracker.sqlite").exists()
    done = run("fetch", "night")
    assert (done.code, done.out) == (0, "night: unchanged, 1 document, 1 claim, 0 sightings\n")
    assert run("fetch", "nobody").code == 2
