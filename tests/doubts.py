"""A made-up week that has every doubt at once, and the report on it.

The week of 21-27 July 2025, as known on Saturday at noon: it is not over; of 22 July there is no report;
on 24 July the source merges shot down and lost; of 23 July two sources differ; the figure of 21 July was
raised a day later, that of 20 July after the edition of its week was due.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.factory import claim, document, night
from tracker.model import Amount, Reading
from tracker.store import open_store

FIRST, LAST = date(2025, 4, 28), date(2025, 7, 26)
SILENT, BREAK, CONTESTED, RAISED = date(2025, 7, 22), date(2025, 7, 24), date(2025, 7, 23), date(2025, 7, 21)
LATE = date(2025, 7, 20)
AS_OF = datetime(2025, 7, 26, 12, tzinfo=UTC)
SECOND = {RAISED: 150, LATE: 175}  # what was said of these days later
OTHER = 40  # what the General Staff says of 23 July
REPORT = """title = {en = "A week of doubts", uk = "Тиждень сумнівів"}
by = "week"
languages = ["en", "uk"]
wait_hours = 30
"""
PANELS: Mapping[str, Mapping[str, str]] = {
    "drones": {
        "heading": '{en = "Drones launched", uk = "Запущені дрони"}',
        "chart": "weekly_bars",
        "metric": "launched",
        "by": "week",
        "methods": '["records"]',
    },
    "stopped": {
        "heading": '{en = "Drones stopped", uk = "Зупинені дрони"}',
        "chart": "rate_band",
        "metric": "rate_neutralised",
        "by": "week",
        "methods": '["rates"]',
    },
    "days": {
        "heading": '{en = "Day by day", uk = "День за днем"}',
        "chart": "calendar",
        "metric": "launched",
        "by": "day",
    },
    "outcomes": {
        "heading": '{en = "What became of the drones", uk = "Доля дронів"}',
        "chart": "outcome_stack",
        "metric": "launched",
        "by": "week",
    },
    "settled": {
        "heading": '{en = "How the figures settled", uk = "Як усталювалися числа"}',
        "chart": "vintages",
        "metric": "launched",
        "by": "day",
    },
    "sources": {
        "heading": '{en = "Days by source", uk = "Дні за джерелами"}',
        "chart": "coverage",
        "metric": "launched",
        "by": "day",
    },
}


def launched(day: date) -> int:
    """What is first said of a day."""
    place = (day - FIRST).days
    return {RAISED: 120, LATE: 140, CONTESTED: 104}.get(day, 20 + 9 * (place % 7) + 40 * (place * place % 5))


def latest(day: date) -> int:
    """What is last said of it."""
    return SECOND.get(day, launched(day))


def outcomes(day: date, total: int) -> dict[str, int]:
    """What became of them: apart before the break, one figure from it on."""
    if day >= BREAK:
        return {"neutralised": total * 85 // 100}
    return {"shot_down": total * 50 // 100, "lost": total * 35 // 100}


def statement(day: date, total: int, *, hours: float = 2, who: str = "ua_air_force") -> Reading:
    """One night as one source tells it, so many hours after it ended."""
    window = night(day.day, month=day.month, year=day.year)
    assert window.end is not None
    figures = {"launched": total} | (outcomes(day, total) if who == "ua_air_force" else {})
    told = ", ".join(f"{value} {metric.replace('_', ' ')}" for metric, value in figures.items())
    text = f"Night to {day:%d.%m.%Y}, {who}, {hours:g} h: drones {told}."
    published = window.end + timedelta(hours=hours)
    of = document(day.toordinal(), text=text, published=published, publisher=who, claimant=who)
    claims = []
    for metric, value in figures.items():
        start = text.index(f"{value} {metric.replace('_', ' ')}")
        span = (start, start + len(str(value)))
        exact = Amount.exact(value, printed=str(value))
        claims.append(claim(of, metric=metric, window=window, amount=exact, span=span))
    return Reading(of, tuple(claims))


def days() -> list[date]:
    """The days with a report."""
    every = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    return [day for day in every if day != SILENT]


def fill(path: Path) -> None:
    """Write the store, each statement an hour after it was published."""
    readings = [statement(day, launched(day)) for day in days()]
    readings += [
        statement(RAISED, SECOND[RAISED], hours=28),
        statement(LATE, SECOND[LATE], hours=80),
        statement(CONTESTED, OTHER, hours=4, who="ua_general_staff"),
    ]
    with open_store(path, "w") as writer:
        for one in sorted(readings, key=lambda each: each.document.published or AS_OF):
            assert one.document.published is not None
            writer.add([one], known_at=one.document.published + timedelta(hours=1), source="test")
        writer.add([], known_at=AS_OF, source="test")


def define(folder: Path) -> Path:
    """Write the report definition; the folder that holds it."""
    folder.mkdir(exist_ok=True)
    lines = [REPORT]
    for name, keys in PANELS.items():
        lines += ["[[panels]]", f'id = "{name}"', 'classes = ["drone"]']
        lines += [f"{key} = {value if value[0] in '[{' else repr(value)}" for key, value in keys.items()]
    (folder / "report.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
