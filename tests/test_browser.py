"""The sample edition in a browser: by mouse and by keyboard, without a request, on every screen."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.later import Later

SAMPLE = Path(__file__).parents[1] / "reports" / "weekly" / "sample" / "report.html"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (360, 768, 1440)

MISSING = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]

playwright = Later("playwright.sync_api")
axe = Later("axe_playwright_python.sync_playwright")
pytestmark = [
    pytest.mark.skipif(MISSING != [], reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]


class Seen:
    """One open page, with what it logged and what it asked for."""

    def __init__(self, page: Any) -> None:
        """Listen from before the first byte."""
        self.page = page
        self.logged: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.logged.append(message.text))
        page.on("pageerror", lambda error: self.logged.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(SAMPLE.as_uri())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def seen(browser: Any) -> Iterator[Seen]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=True)
    yield Seen(context.new_page())
    context.close()


def first_number(page: Any) -> Any:
    """The first link from a printed number to its evidence."""
    return page.locator('main section.part:not(#evidence) a[href^="#e-"]').first


@pytest.mark.slow
def test_the_page_asks_for_nothing_and_logs_nothing(seen: Seen) -> None:
    seen.page.wait_for_load_state("networkidle")
    beyond = [url for url in seen.asked if not url.startswith(("file:", "data:"))]
    assert beyond == []
    assert [url for url in seen.asked if url.startswith("file:")] == [SAMPLE.as_uri()]
    assert seen.logged == []
    fonts = seen.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("Tracker Sans" in family for family in fonts)


@pytest.mark.slow
def test_a_number_leads_to_its_evidence_by_mouse(seen: Seen) -> None:
    link = first_number(seen.page)
    target = str(link.get_attribute("href")).removeprefix("#")
    panel = seen.page.locator(f"[id='{target}']")
    link.click()
    assert panel.is_visible()
    top = panel.bounding_box()["y"]
    assert -1 <= top < 900  # the browser scrolls to whole pixels
    panel.locator('a[href^="#c-"]').first.click()
    quoted = seen.page.locator(".claim:target blockquote")
    assert quoted.is_visible()
    assert quoted.locator("mark").count() >= 1


@pytest.mark.slow
def test_a_number_leads_to_its_evidence_by_keyboard(seen: Seen) -> None:
    page = seen.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(60):
        page.keyboard.press("Tab")
        target = str(page.evaluate("document.activeElement.getAttribute('href')"))
        if target.startswith("#e-"):
            break
    else:
        pytest.fail("no number can be reached with the Tab key")
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(ring) != "none"  # who goes by keyboard sees where he is
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == target
    assert page.locator(f"[id='{target[1:]}']").is_visible()
    back = page.locator(f"[id='{target[1:]}'] .back a")
    back.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == back.get_attribute("href")


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(seen: Seen, width: int) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = """[...document.querySelectorAll('main *')].filter(one => {
        const box = one.getBoundingClientRect()
        return box.width && box.right > innerWidth + 1 && !one.closest('.scroll') && !one.closest('svg')
    }).map(one => one.outerHTML.slice(0, 80))"""
    assert seen.page.evaluate(wide) == []
    held = "(one => one.scrollWidth - one.clientWidth)(document.querySelector('#key-figures').parentElement)"
    assert seen.page.evaluate(held) <= 0  # key figures need no scrolling, on a telephone neither


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_every_chart_is_seen_whole(seen: Seen, width: int) -> None:
    seen.page.set_viewport_size({"width": width, "height": 800})
    assert seen.page.locator("figure svg").count() >= 1
    assert seen.page.evaluate(CUT) == []


@pytest.mark.slow
def test_on_a_telephone_charts_can_be_read_and_show_the_newest_first(seen: Seen) -> None:
    seen.page.set_viewport_size({"width": 360, "height": 800})
    sizes = """[...document.querySelectorAll('figure svg')].flatMap(svg => {
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
        const size = one => scale * parseFloat(getComputedStyle(one).fontSize)
        return [...svg.querySelectorAll('text')].map(size)
    })"""
    assert min(seen.page.evaluate(sizes)) >= 9  # CSS pixels
    hidden = """id => {
        const chart = document.querySelector(id + ' svg')
        return chart.getBoundingClientRect().right - chart.parentElement.getBoundingClientRect().right
    }"""
    assert seen.page.evaluate(hidden, "#drones-drones") <= 1
    assert seen.page.evaluate(hidden, "#aid-aid") > 1  # names of donors stand on the left


CUT = """[...document.querySelectorAll('figure svg')].flatMap(svg => {
    const frame = svg.getBoundingClientRect()
    const holder = svg.parentElement.getBoundingClientRect()
    const faults = frame.right > holder.right + 1 && !svg.closest('.scroll') ? ['wider than its figure'] : []
    for (const text of svg.querySelectorAll('text')) {
        const box = text.getBoundingClientRect()
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
            faults.push(text.textContent)
    }
    return faults
})"""


@pytest.mark.slow
def test_the_print_view_has_whole_charts_and_all_evidence(seen: Seen) -> None:
    seen.page.emulate_media(media="print")
    seen.page.set_viewport_size({"width": 718, "height": 1000})  # A4 less margins, at 96 px an inch
    assert seen.page.evaluate(CUT) == []
    panels = seen.page.locator("#evidence .panel")
    assert panels.count() >= 1
    assert all(panels.nth(place).is_visible() for place in range(panels.count()))
    assert not seen.page.locator("nav").first.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(seen: Seen, scheme: str) -> None:
    seen.page.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(seen.page)
    faults = found.response["violations"]
    assert {one["id"]: [node["html"][:120] for node in one["nodes"][:3]] for one in faults} == {}
