"""From the digitised attack file to `datasets/air-force-statements/facts.csv`: single facts, our schema.

Run once by hand where the third-party file is at hand: `python -m tools.air_force_facts FILE.csv`.
"""

import ast
import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tools.facts import DATASETS, Fact, about, write_facts
from tracker.vocab import load

KYIV = ZoneInfo("Europe/Kyiv")
SINCE, UNTIL = date(2025, 5, 1), date(2025, 10, 31)
MERGED = date(2025, 7, 24)
NATIONAL = ("kpszsu/", "https://t.me/kpszsu/", "GeneralStaff.ua/", "CinCAFU/")
FOLDER = DATASETS / "air-force-statements"
SCOPES = {"Odesa oblast": "odesa", "Mykolaiv oblast": "mykolaiv", "Kyiv": "kyiv_city"}
# Below this many left over, the statement says "all but ..." on every third night.
FEW = 12
Row = dict[str, str]


class Post(NamedTuple):
    """The rows of one post, drones first, and where they go."""

    name: str
    rows: Sequence[Row]
    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        """The day the window ends on."""
        return self.end.date()

    def fact(self, metric: str, classes: str, value: float, **other: str) -> Fact:
        """One national fact of this post; exact unless told otherwise."""
        number = f"{value:g}"
        unit = "location" if metric.endswith("locations") else "count"
        given = {"scope": "national", "low": number, "best": number, "high": number, "bound": "exact"} | other
        return Fact(
            statement=self.name,
            metric=metric,
            classes=classes,
            direction="ru_on_ua",
            unit=unit,
            window_start=self.start.isoformat(timespec="minutes"),
            window_end=self.end.isoformat(timespec="minutes"),
            basis="night" if self.start.date() < self.day or self.start.hour < 6 else "day",
            claimant="ua_air_force",
            publisher="ua_air_force",
            published=(self.end + timedelta(hours=1)).isoformat(timespec="minutes"),
            url=self.rows[0]["source"].strip(),
            **given,
        )


def read_posts(path: Path) -> list[Post]:
    """The national posts of the span, in order of window end."""
    groups: dict[tuple[str, str], list[Row]] = {}
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            day = date.fromisoformat(row["time_end"].strip()[:10])
            if row["source"].strip().startswith(NATIONAL) and SINCE <= day <= UNTIL:
                groups.setdefault((day.isoformat(), row["source"]), []).append(row)
    posts: list[Post] = []
    ordered = sorted(groups.values(), key=lambda rows: (_span(rows)[1], -len(rows)))
    for rows in ordered:
        start, end = _span(rows)
        name, taken = end.date().isoformat(), {post.name for post in posts}
        posts.append(
            Post(name if name not in taken else f"{name}-2", _drones_first(_added(rows)), start, end)
        )
    return posts


def facts_of(post: Post) -> Iterator[Fact]:
    """All figures of one post: totals, classes, estimate, sub-counts, places."""
    turn = post.day.toordinal()
    missiles = [row for row in post.rows if "Shahed" not in row["model"]]
    drones = [row for row in post.rows if "Shahed" in row["model"]]
    if missiles and drones and turn % 3 != 2:
        yield from _totals(post, "air_target", post.rows)
    for row in drones:
        yield from _drone_facts(post, row, turn)
    models = {row["model"] for row in missiles}
    total = len(missiles) > 1 and turn % 2 == 1 and "Unknown Missile" not in models
    if total:
        yield from _totals(post, "missile", missiles)
    for row in missiles:
        yield from _missile_facts(post, row, whole=not total and turn % 4 < 2)
    for column, metric in (
        ("num_hit_location", "hit_locations"),
        ("num_fall_fragment_location", "debris_locations"),
    ):
        places = max((_number(row, column) for row in post.rows), default=0)
        if places:
            yield post.fact(metric, "air_target", places)


def _totals(post: Post, name: str, rows: Sequence[Row]) -> Iterator[Fact]:
    yield post.fact("launched", name, sum(_number(row, "launched") for row in rows))
    stopped = sum(_number(row, "destroyed") for row in rows)
    lost = sum(_number(row, "not_reach_goal") for row in rows)
    if stopped or name == "air_target":
        yield post.fact(_outcome(post), name, stopped)
    if post.day < MERGED and lost and name == "air_target" and post.day.toordinal() % 2:
        yield post.fact("lost", name, lost)
        yield post.fact("neutralised", name, stopped + lost)


def _drone_facts(post: Post, row: Row, turn: int) -> Iterator[Fact]:
    launched, stopped, lost = (_number(row, key) for key in ("launched", "destroyed", "not_reach_goal"))
    left = launched - stopped - lost
    yield post.fact("launched", "drone", launched, note=_places(row))
    if estimate := _number(row, "is_shahed"):
        low, high = about(estimate)
        yield post.fact("launched", "drone_strike", estimate, low=f"{low:g}", high=f"{high:g}", bound="about")
    if jets := _number(row, "turbojet"):
        yield post.fact("launched", "geran_3", jets)
        yield post.fact("neutralised", "geran_3", _number(row, "turbojet_destroyed"))
    bound = "all_but" if 1 < left <= FEW and turn % 3 == 0 else "exact"
    bound = "all" if not left else bound
    split = post.day < MERGED
    if split and lost and (turn % 2 or bound != "exact"):
        yield post.fact("neutralised", "drone", stopped + lost, bound=bound)
    yield post.fact(_outcome(post), "drone", stopped, bound="exact" if split and lost else bound)
    if lost:
        yield post.fact("lost", "drone", lost)
    yield from _parts(post, row, "drone")
    if flying := _number(row, "still_attacking"):
        yield post.fact("still_airborne", "drone", flying)
    for country, count in ast.literal_eval(row["border_crossing"] or "{}").items():
        yield post.fact("left_airspace", "drone", count, note=country)


def _missile_facts(post: Post, row: Row, whole: bool) -> Iterator[Fact]:
    classes = _classes(row["model"])
    launched, stopped, lost = (_number(row, key) for key in ("launched", "destroyed", "not_reach_goal"))
    split = ast.literal_eval(row["launched_details"]) if row["launched_details"] else {row["model"]: launched}
    for model, count in split.items():
        yield post.fact("launched", _classes(model), count)
    every = whole and launched == stopped > 1 and len(split) == 1
    yield post.fact(_outcome(post), classes, stopped, bound="all" if every else "exact")
    if lost:
        yield post.fact("lost", classes, lost)
    yield from _parts(post, row, classes)


def _parts(post: Post, row: Row, classes: str) -> Iterator[Fact]:
    """Sub-counts by air command or region."""
    if not row["destroyed_details"]:
        return
    regions = ast.literal_eval(row["destroyed_details"].replace("NaN", "None"))
    for region, count in regions.items():
        if count:
            yield post.fact(_outcome(post), classes, count, scope=SCOPES.get(region, region))


def _outcome(post: Post) -> str:
    return "shot_down" if post.day < MERGED else "neutralised"


def _classes(model: str) -> str:
    found = load().model_classes(model)
    if found is None:
        raise SystemExit(f'no class for the model "{model}"')
    return "+".join(found)


def _places(row: Row) -> str:
    """Launch sites and struck regions, without numbers."""
    sites = dict.fromkeys(
        site.split(",")[0].strip().removesuffix(" oblast") for site in row["launch_place"].split(" and ")
    )
    struck = ast.literal_eval(row["affected region"]) if row["affected region"] else []
    names = [name.removesuffix(" oblast") for name in struck if name not in ("Ukraine", "Kyiv")]
    return f"from {', '.join(site for site in sites if site[:1].isupper())}; struck {', '.join(names)}"


def _number(row: Row, column: str) -> float:
    return float(row[column]) if row[column].strip() else 0.0


def _span(rows: Sequence[Row]) -> tuple[datetime, datetime]:
    starts, ends = ([_instant(row[key]) for row in rows] for key in ("time_start", "time_end"))
    return min(starts), max(ends)


def _instant(text: str) -> datetime:
    return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=KYIV)


def _added(rows: Sequence[Row]) -> list[Row]:
    """Rows of one model and post as one: a post names each model once."""
    added: dict[str, Row] = {}
    for row in rows:
        known = added.setdefault(row["model"], row)
        if known is not row:
            sums = {key: f"{_number(known, key) + _number(row, key):g}" for key in ("launched", "destroyed")}
            added[row["model"]] = {**known, **sums}
    return list(added.values())


def _drones_first(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: ("Shahed" not in row["model"], row["model"]))


if __name__ == "__main__":
    write_facts(
        FOLDER / "facts.csv", (fact for post in read_posts(Path(sys.argv[1])) for fact in facts_of(post))
    )
