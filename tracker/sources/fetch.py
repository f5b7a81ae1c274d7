"""Feeds and pages over HTTP (extra `fetch`): conditional, seldom, bounded, and as robots.txt allows."""

import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from types import TracebackType
from typing import Literal, NamedTuple, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tracker.errors import FetchError, SourceError, how_to_install
from tracker.sources.kept import Fetch, Kept

try:
    import httpx
except ModuleNotFoundError as missing:
    raise SourceError(f"fetching needs httpx ({missing}): {how_to_install('fetch')}") from missing

AGENT = "strike-tracker"
USER_AGENT = f"{AGENT}/0.1"
MAX_BYTES = 20_000_000
MAX_ROBOTS = 500_000
"""RFC 9309 asks for at least 500 kibibytes of robots.txt; the rest may be left unread."""
MAX_REDIRECTS = 5
TIMEOUT = 20.0
"""Longest wait for a connection or for the next bytes [s]."""
DEADLINE = 120.0
"""Longest time for one answer as a whole: a server may drip its bytes [s]."""
SPACING = 2.0
"""Least time between two requests to one host [s]."""
MAX_CRAWL_DELAY = 60.0
LONGEST_FRESH = timedelta(days=1)

State = Literal["new", "unchanged", "fresh"]


class Answer(NamedTuple):
    """What came of asking for a URL; "fresh" means that its last answer still holds and nothing was asked."""

    state: State
    fetch: Fetch


class _Body(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


class Fetcher:
    """Fetches URLs one after the other, each at most once, and keeps what comes.

    `pause` and `clock` wait and tell the time [s]; `now` is the instant written down.
    """

    def __init__(
        self,
        kept: Kept,
        *,
        spacing: float = SPACING,
        timeout: float = TIMEOUT,
        deadline: float = DEADLINE,
        max_bytes: int = MAX_BYTES,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._kept = kept
        self._spacing, self._deadline, self._max_bytes = spacing, deadline, max_bytes
        self._pause, self._clock, self._now = pause, clock, now
        self._client = httpx.Client(
            timeout=timeout,
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )
        self._asked: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}
        self._closed: dict[str, FetchError] = {}
        self._answers: dict[str, Answer] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str) -> Answer:
        """What the URL gives now, or that nothing is new.

        Raises: FetchError where it cannot be reached, answers with an error, is larger than the limit, or
        robots.txt forbids it.
        """
        if url not in self._answers:
            self._answers[url] = self._fetch(url)
        return self._answers[url]

    def _fetch(self, url: str) -> Answer:
        last = self._kept.last(url)
        if last is not None and self._now() < _asks_again(last):
            return Answer("fresh", last)
        address, body = self._follow(url, _conditions(last))
        if body.status == httpx.codes.NOT_MODIFIED and last is not None:
            answer = last._replace(
                fetched_at=self._now(), status=body.status, headers={**last.headers, **body.headers}
            )
            self._kept.keep(answer)
            return Answer("unchanged", answer)
        digest = sha256(body.content).hexdigest()
        answer = Fetch(url, address, self._now(), body.status, body.headers, digest, len(body.content))
        self._kept.keep(answer, body.content)
        return Answer("unchanged" if last is not None and last.sha256 == digest else "new", answer)

    def _follow(self, url: str, conditions: dict[str, str]) -> tuple[str, _Body]:
        """The address at which redirects end, and its answer."""
        address = url
        for _ in range(MAX_REDIRECTS + 1):
            self._ask_robots(address)
            body = self._get(address, conditions, self._max_bytes)
            if _leads_on(body):
                address = _redirected(address, body.headers["location"])
                continue
            if body.status not in (200, 304) or (body.status == 304 and not conditions):
                raise FetchError(f"{address}: the server answers with {body.status}{_wait_told(body)}")
            return address, body
        raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects; give the address where they end")

    def _ask_robots(self, address: str) -> None:
        """Raise where robots.txt of the host forbids an address, or cannot be had (RFC 9309, 2.3.1)."""
        host = _host(address)
        if host in self._closed:
            raise self._closed[host]
        try:
            rules = self._robots.get(host) or self._read_robots(host)
        except FetchError as fault:
            self._closed[host] = fault
            raise
        self._robots[host] = rules
        if not rules.can_fetch(AGENT, address):
            raise FetchError(f"{address}: robots.txt of the site does not allow it")

    def _read_robots(self, host: str) -> RobotFileParser:
        address = f"{host}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            body = self._get(address, {}, MAX_ROBOTS, cut=True)
            if _leads_on(body):
                address = _redirected(address, body.headers["location"])
                continue
            if body.status >= 500 or body.status == 429:
                raise FetchError(f"{address}: the server answers with {body.status}{_wait_told(body)}")
            return _rules(address, body)
        raise FetchError(f"{host}/robots.txt: more than {MAX_REDIRECTS} redirects")

    def _get(self, address: str, conditions: dict[str, str], most: int, *, cut: bool = False) -> _Body:
        """One request, after the wait that the host is due."""
        self._wait(_host(address))
        try:
            with self._client.stream("GET", address, headers=conditions) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                if response.status_code not in (200, 304):
                    return _Body(response.status_code, headers, b"")
                return _Body(response.status_code, headers, self._body(response, address, most, cut))
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, UnicodeError, ValueError) as error:
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            raise FetchError(f"{address}: cannot be reached ({reason})") from error

    def _wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        delay = self._robots[host].crawl_delay(AGENT) if host in self._robots else None
        spacing = max(self._spacing, min(float(delay or 0), MAX_CRAWL_DELAY))
        due = self._asked.get(host, -spacing) + spacing - self._clock()
        if host in self._asked and due > 0:
            self._pause(due)
        self._asked[host] = self._clock()

    def _body(self, response: httpx.Response, address: str, most: int, cut: bool) -> bytes:
        """The bytes of an answer, unpacked, within the limits of size and time."""
        ends = self._clock() + self._deadline
        content = bytearray()
        for chunk in _unpacked(response, most):
            content += chunk
            if len(content) > most:
                if cut:
                    return bytes(content[:most])
                raise FetchError(f"{address}: larger than {most:,} bytes; it is left alone")
            if self._clock() > ends:
                raise FetchError(f"{address}: still sending after {self._deadline:g} s; it is left alone")
        return bytes(content)


def _unpacked(response: httpx.Response, most: int) -> Iterator[bytes]:
    """The bytes without their content coding; no chunk is unpacked to more than the limit."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        yield from response.iter_raw()
        return
    if coding not in ("gzip", "x-gzip"):
        raise FetchError(f"{response.url}: sent as {coding}, which was not asked for")
    unpack = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    for chunk in response.iter_raw():
        yield unpack.decompress(chunk, most + 1)
    if not unpack.eof:
        raise FetchError(f"{response.url}: the answer breaks off")


def _rules(address: str, body: _Body) -> RobotFileParser:
    """The rules of a site; a site without robots.txt (an answer of 400 to 499) allows all."""
    rules = RobotFileParser(address)
    found = body.content.decode("utf-8-sig", "replace") if body.status == 200 else ""
    try:
        rules.parse(found.splitlines())
    except ValueError as error:
        raise FetchError(f"{address}: not readable ({error}), so nothing is fetched there") from error
    return rules


def _conditions(last: Fetch | None) -> dict[str, str]:
    """Headers that ask for an answer only if it differs from the last."""
    if last is None:
        return {}
    pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {asked: last.headers[known] for asked, known in pairs if last.headers.get(known)}


def _asks_again(last: Fetch) -> datetime:
    """The instant until which the server said that its answer holds, a day at most."""
    directives = [part.strip().lower() for part in last.headers.get("cache-control", "").split(",")]
    ages = [part.removeprefix("max-age=").strip('"') for part in directives if part.startswith("max-age=")]
    if not ages or not ages[0].isdigit() or "no-cache" in directives or "no-store" in directives:
        return last.fetched_at
    return last.fetched_at + min(timedelta(seconds=min(int(ages[0][:9]), 999_999)), LONGEST_FRESH)


def _wait_told(body: _Body) -> str:
    """When the server wants to be asked again, where it says so."""
    told = body.headers.get("retry-after", "")
    if told.isdigit():
        return f"; it asks to wait {told} s"
    try:
        return f"; it asks to wait until {parsedate_to_datetime(told):%Y-%m-%d %H:%M %Z}" if told else ""
    except ValueError:
        return ""


def _leads_on(body: _Body) -> bool:
    return body.status in (301, 302, 303, 307, 308) and bool(body.headers.get("location"))


def _redirected(address: str, location: str) -> str:
    """Where a redirect leads; only to the web, and never from a protected address to an open one."""
    try:
        target = urljoin(address, location)
        scheme, host = urlsplit(target).scheme, urlsplit(target).hostname
    except ValueError:
        scheme, host, target = "", None, location
    if scheme not in ("http", "https") or not host or (address.startswith("https:") and scheme == "http"):
        raise FetchError(f"{address}: redirects to {target[:120]}, which is not followed")
    return target


def _host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
