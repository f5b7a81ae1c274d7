"""What a page must say, worked out from the shipped facts by plain arithmetic, without the tracker."""

import calendar
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
ROOT = Path(__file__).resolve().parents[1]
MONTHS = list(calendar.month_name)[1:]
MONTH = "|".join(MONTHS)
SHORT = {name[:3]: place for place, name in enumerate(MONTHS, 1)}
NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?")
DAY = re.compile(rf"(\d{{1,2}})\s({MONTH})(?:\s(\d{{4}}))?")
FIGURE = re.compile(r"<figure id=\"([^\"]+)\">(.*?)</figure>", re.DOTALL)
LINKED = re.compile(r'<a class="n" href="#e-([^"]+)">([^<]*)</a>')
ALT = re.compile(r'<svg role="img" aria-label="([^"]*)"')
WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")
TAG = re.compile(r"<[^>]*>")
CORNER = r"([\d.]+) ([\d.]+) \n"
BAR = re.compile(rf'<path d="M {CORNER}L {CORNER}L {CORNER}L {CORNER}z\n"')
Register = Mapping[str, Mapping[str, Any]]
NOT_MISSILES = ("air_target", "drone", "drone_strike", "geran_3")
SCALES = {"billion": 1e9, "million": 1e6}
STOPPED = ("shot_down", "lost", "suppressed")
SAID_AGAIN = ("2025-10-04-2",)  # the longer statement of the same night tells of its missiles too


class Facts:
    """Figures a day of what the page speaks of: national statements of the shipped dataset, by last day."""

    def __init__(self, until: datetime) -> None:
        """Read what was published by `until`."""
        self.until = until.astimezone(KYIV).date()
        self.days: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
        for statement in self._statements(until):
            day = statement[0]["day"]
            drones = {row["metric"]: float(row["best"]) for row in statement if row["classes"] == "drone"}
            if "launched" in drones:
                self.days["launched drone"][day] += drones["launched"]
            stopped = STOPPED if "shot_down" in drones else ("neutralised", "lost", "suppressed")
            if drones.keys() & set(stopped):
                self.days["neutralised drone"][day] += sum(drones.get(metric, 0.0) for metric in stopped)
            launched = [row for row in statement if row["metric"] == "launched"]
            missiles = [row for row in launched if row["classes"] not in NOT_MISSILES]
            whole = sum(float(row["best"]) for row in missiles if row["classes"] == "missile")
            parts_of = sum(float(row["best"]) for row in missiles if row["classes"] != "missile")
            if missiles:
                # A row of missiles below the sum of the models tells of missiles of a model unknown.
                self.days["launched missile"][day] += whole if whole >= parts_of else whole + parts_of

    def _statements(self, until: datetime) -> Iterator[list[dict[str, Any]]]:
        table: dict[tuple[str, date], list[dict[str, Any]]] = defaultdict(list)
        with (ROOT / "datasets" / "air-force-statements" / "facts.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                end = datetime.fromisoformat(row["window_end"]).astimezone(KYIV)
                if row["statement"] in SAID_AGAIN:
                    continue
                if row["scope"] == "national" and datetime.fromisoformat(row["published"]) <= until:
                    day = (end - timedelta(seconds=1)).date()
                    table[row["statement"], day].append(row | {"day": day})
        yield from table.values()

    def span(self, what: str, first: date, end: date) -> float | None:
        """The sum over days, None where none of them has a figure."""
        known = [value for day, value in self.days[what].items() if first <= day < end]
        return sum(known) if known else None

    def week_to(self, what: str, last: date) -> float | None:
        """The sum of the seven days to `last`."""
        return self.span(what, last - timedelta(days=6), last + timedelta(days=1))

    def rate(self, first: date, end: date) -> float | None:
        """Neutralised as a share of launched over days."""
        stopped, launched = (
            self.span("neutralised drone", first, end),
            self.span("launched drone", first, end),
        )
        return stopped / launched if stopped is not None and launched else None


def value_of(text: str) -> float:
    """The number that a text prints, a percentage as a fraction."""
    found = NUMBER.search(text.replace("\xa0", " "))
    assert found, text
    number = float(found[0].replace(",", "").replace("−", "-")) * scale_of(text)
    return number / 100 if "%" in text else number


def scale_of(text: str) -> float:
    """What a word of scale multiplies the digits by."""
    return next((scale for word, scale in SCALES.items() if word in text), 1.0)


def expected(key: str, entry: Mapping[str, Any], facts: Facts) -> float | None:
    """What a number of the register has to be; None for one that only a method of statistics gives."""
    if not entry["period"] or not entry["end"]:
        return None
    first, end = date.fromisoformat(entry["period"]), date.fromisoformat(entry["end"])
    what = f"{entry['metric']} {'+'.join(entry['classes'])}"
    told = entry["source"]
    if key.startswith("obs-") and entry["metric"] == "rate_neutralised":
        if key.endswith("-numerator"):
            return facts.span("neutralised drone", first, end)
        if key.endswith("-denominator"):
            return facts.span("launched drone", first, end)
        return None if key.endswith(("-low", "-high")) else facts.rate(first, end)
    if key.startswith("obs-") or told.startswith("The value of "):
        if entry["metric"] == "rate_neutralised":
            return facts.rate(first, end)
        if key.startswith("chart-") and "four-week mean" in entry["what"] and key[-1] != "0":
            return mean_of_weeks(facts, what, end)
        return facts.span(what, first, end)
    if told.startswith("The denominator"):
        return facts.span("launched drone", first, end)
    if key.startswith("trend-change-") and key.endswith("-value") and what in facts.days:
        now, before = facts.span(what, first, end), facts.span(what, first - (end - first), first)
        return 100 * (now / before - 1) if now is not None and before else None
    if key.startswith("records-") and key.endswith("-rank") and what in facts.days:
        weeks = [
            facts.span(what, first - timedelta(days=7 * back), end - timedelta(days=7 * back))
            for back in range(40)
        ]
        now = weeks[0]
        return 1 + sum(one > now for one in weeks if one is not None and now is not None)
    return None


def mean_of_weeks(facts: Facts, what: str, end: date) -> float:
    """7 x sum / days reported over the last four weeks."""
    first = end - timedelta(days=28)
    known = [value for day, value in facts.days[what].items() if first <= day < end]
    return 7 * sum(known) / len(known)


def faults(page: str, register: Register, facts: Facts) -> list[str]:
    """Everything that the page or its register says otherwise than the facts."""
    return [
        *_of_register(register, facts),
        *_of_links(page, register),
        *(
            fault
            for name, block in FIGURE.findall(page)
            for fault in _of_figure(name, block, register, facts)
        ),
    ]


def checked(register: Register, facts: Facts) -> int:
    """How many numbers of the register the facts alone give."""
    return sum(expected(key, entry, facts) is not None for key, entry in register.items())


def _of_register(register: Register, facts: Facts) -> Iterator[str]:
    for key, entry in register.items():
        wanted = expected(key, entry, facts)
        if wanted is not None and abs(wanted - entry["value"]) > 1e-6 * max(1.0, abs(wanted)):
            yield f"{key}: {entry['value']} instead of {wanted}"
        if entry["value"] is not None and not _prints(entry["text"], entry):
            yield f"{key}: {entry['text']!r} does not print {entry['value']}"


def _prints(text: str, entry: Mapping[str, Any]) -> bool:
    shown, value = value_of(text), float(entry["value"])
    if entry["unit"].startswith("percent"):
        value /= 100
    digits = len(re.findall(r"\.(\d+)", text)[0]) if re.search(r"\.\d", text) else 0
    step = scale_of(text) * 10.0 ** -(digits + 2 if "%" in text else digits)
    points = entry["unit"] == "fraction" and "%" not in text
    return abs(shown - (100 * value if points else value)) <= 0.5001 * step


def _of_links(page: str, register: Register) -> Iterator[str]:
    texts: dict[str, set[str]] = defaultdict(set)
    for entry in register.values():
        texts[entry["text"].replace("\xa0", " ")].add(entry["what"])
    for anchor, text in LINKED.findall(page):
        if unescape(text).replace("\xa0", " ") not in texts:
            yield f"{anchor}: {text!r} is in no entry of the register"


def _of_figure(name: str, block: str, register: Register, facts: Facts) -> Iterator[str]:
    [alt] = ALT.findall(block) or [""]
    kind, what = _subject(alt)
    words = unescape(TAG.sub("", re.sub(r"<svg.*?</svg>", "", block, flags=re.DOTALL))).replace("\xa0", " ")
    if "Source: " not in words or not re.search(r"as of \d{4}-\d\d-\d\d \d\d:\d\d UTC", words):
        yield f"{name}: no source, or no as-of"
    if not re.search(r'<p class="subtitle">[^<]*\b(?:number|percent|EUR|euros?|dollars?)\b', block):
        yield f"{name}: no unit in the subtitle"
    if what:
        yield from _of_alt(name, unescape(alt), what, facts)
        yield from _of_title(name, block, register)
        yield from _of_labels(name, block, what, facts)
    if kind == "Bar chart" and what:
        yield from _of_bars(name, block, what, facts)


def _subject(alt: str) -> tuple[str, str]:
    """Kind of chart and key of the facts that an alternative text speaks of."""
    found = re.match(r"(Bar chart|Calendar heat map) of (drones|missiles) reported launched", alt)
    if found:
        return found[1], f"launched {found[2][:-1]}"
    return (
        ("Line chart", "rate")
        if alt.startswith("Line chart with a confidence band of the share of drones")
        else ("", "")
    )


def _on(facts: Facts, what: str, day: date, *, week: bool) -> float | None:
    if what == "rate":
        return facts.rate(day - timedelta(days=6), day + timedelta(days=1))
    return facts.week_to(what, day) if week else facts.days[what].get(day)


def _of_alt(name: str, alt: str, what: str, facts: Facts) -> Iterator[str]:
    alt = alt.replace("\xa0", " ")
    said = re.findall(rf"([\d,.]+ ?%?)(?: of [\d,]+ launched)? \(week to (\d+) ({MONTH}) (\d{{4}})\)", alt)
    said += [(text, *day) for *day, text in re.findall(rf"(\d+) ({MONTH}) (\d{{4}}) \(([\d,]+)\)", alt)]
    if not said:
        yield f"{name}: the alternative text names no value with its day"
    for text, day, month, year in said:
        when = date(int(year), MONTHS.index(month) + 1, int(day))
        wanted = _on(facts, what, when, week="by week" in alt)
        if wanted is None or abs(value_of(text) - wanted) > (0.0005001 if what == "rate" else 0.5):
            yield f"{name}: the alternative text says {text} of {when}, not {wanted}"


def _of_title(name: str, block: str, register: Register) -> Iterator[str]:
    title = re.findall(r"<h3>(.*?)</h3>", block, re.DOTALL)[0]
    own = [entry for key, entry in register.items() if key.startswith(f"chart-{name.split('-', 1)[1]}-title")]
    own += [
        entry for key, entry in register.items() if any(key.startswith(a) for a, _ in LINKED.findall(title))
    ]
    ends = {date.fromisoformat(entry["end"]) - timedelta(days=1) for entry in own if entry["end"]}
    for day, month, _ in DAY.findall(unescape(TAG.sub("", title)).replace("\xa0", " ")):
        if not any((last.day, MONTHS[last.month - 1]) == (int(day), month) for last in ends | _week(ends)):
            yield f"{name}: the title speaks of {day} {month}, its numbers do not"


def _week(ends: set[date]) -> set[date]:
    """The last days of the weeks that hold some days."""
    return {day + timedelta(days=6 - day.weekday()) for day in ends}


def _of_labels(name: str, block: str, what: str, facts: Facts) -> Iterator[str]:
    """Numbers drawn in the chart: ticks step evenly, every other one is a value of the facts."""
    texts = [unescape(text).replace("\xa0", " ") for text in WORDS.findall(block)]
    days = sorted(facts.days["launched drone"])
    weeks = {day + timedelta(days=6 - day.weekday()) for day in days}
    known = {round(value) for value in facts.days[what].values()} if what != "rate" else set()
    known |= {
        round(v * (1000 if what == "rate" else 1))
        for d in weeks
        if (v := _on(facts, what, d, week=True)) is not None
    }
    if what != "rate":
        known |= {
            round(mean_of_weeks(facts, what, day + timedelta(days=1))) for day in weeks if day > days[27]
        }
    for text in texts:
        dated = re.fullmatch(r"([\d,]+) · (\d+) (\w{3})", text)
        if dated:
            when = date(days[0].year, SHORT[dated[3]], int(dated[2]))
            if facts.days[what].get(when) != value_of(dated[1]):
                yield f"{name}: the label says {text!r}"
        elif re.fullmatch(r"[\d,.]+(?: %)?", text) and not re.fullmatch(r"20\d\d", text):
            number = value_of(text)
            tick = number * (100 if "%" in text else 1)
            if tick % 10 and round(number * (1000 if what == "rate" else 1)) not in known:
                yield f"{name}: the label {text!r} is no value and no tick"


def _of_bars(name: str, block: str, what: str, facts: Facts) -> Iterator[str]:
    """Bars are as high as their values: one number of points a unit for all of them."""
    days = sorted(facts.days[what])
    last = facts.until - timedelta(days=facts.until.weekday() + 1)
    first = days[0] + timedelta(days=6 - days[0].weekday())
    weeks = [first + timedelta(days=7 * step) for step in range((last - first).days // 7 + 1)]
    values = [value for day in weeks if (value := facts.week_to(what, day))]
    drawn: dict[float, float] = {}
    for x0, y0, x1, _, _, y2, *_ in (map(float, bar) for bar in BAR.findall(block)):
        if 2 < x1 - x0 < 40:
            drawn[x0] = max(drawn.get(x0, 0.0), y0 - y2)
    heights = [drawn[x] for x in sorted(drawn)]
    if len(heights) < len(values):
        yield f"{name}: {len(heights)} bars for {len(values)} weeks"
        return
    scale = max(heights) / max(values)
    for value, height, day in zip(values, heights, weeks, strict=False):
        if abs(height - scale * value) > 0.02 * scale * max(values):
            yield f"{name}: the bar of the week to {day} stands for {height / scale:,.0f}, not {value:,.0f}"


def register_of(folder: Path) -> dict[str, dict[str, Any]]:
    """numbers.json of an edition."""
    read: dict[str, dict[str, Any]] = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))
    return read
