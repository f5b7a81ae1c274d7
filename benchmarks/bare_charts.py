"""The charts of a weekly report as one would draw them by hand: pandas, matplotlib, PNG; nothing of ours.

Run as a script of its own, FOLDER OUT: a CSV a chart, and `words.json` with kind, size and words of each.
"""

import json
import sys
from pathlib import Path
from textwrap import fill
from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

Words = dict[str, Any]
INK, MUTED, MAIN, BAR, PALE, BAND, ACCENT = (
    *("#1F2933", "#5F6B76", "#0072B2", "#4F93C0", "#C9DEEC", "#DFE4E8", "#D55E00"),
)
PARTS = {"shot_down": "#12436D", "neutralised": "#12436D", "lost": "#28A197", "hit": "#F46A25"}
DPI = 200


def weekly_bars(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    _bars(axes, table[~table["series"].str.startswith("mean")])
    mean = table[table["series"].str.startswith("mean")]
    axes.plot(mean["middle"], mean["best"], color=INK, linewidth=1.4)
    _labels(axes, words)


def rate_band(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    upper, lower = figure.subplots(2, sharex=True, height_ratios=(3, 1))
    band, below = table[table["series"] == "band"], table[table["series"] == "launched"]
    rates = table[~table["series"].isin(("band", "launched"))]
    upper.fill_between(band["middle"], band["low"], band["high"], facecolor=BAND, edgecolor=MUTED)
    upper.plot(rates["middle"], rates["best"], color=MAIN, marker="o", markersize=3.6)
    for day in words["breaks"]:
        upper.axvline(pd.Timestamp(day), color=MUTED, linestyle=":")
        lower.axvline(pd.Timestamp(day), color=MUTED, linestyle=":")
    _bars(lower, below)
    _dates(lower)
    _labels(upper, words)


def calendar(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    first = table["start"].min()
    day = (table["start"] - first).dt.days + first.weekday()
    grid = np.full((7, day.max() // 7 + 1), np.nan)
    grid[day % 7, day // 7] = table["best"]
    axes.pcolormesh(grid, cmap="viridis_r", edgecolor="white", linewidth=0.5)
    axes.invert_yaxis()
    axes.set_yticks([0.5, 2.5, 4.5, 6.5], ["Mon", "Wed", "Fri", "Sun"])
    missing = day[table["best"].isna()]
    axes.plot(missing // 7 + 0.5, missing % 7 + 0.5, "x", color=MUTED, markersize=3.4)
    for text, x, y in words["labels"]:
        axes.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, edgecolor=ACCENT))
        axes.annotate(text, (x, 0), (0, 4), textcoords="offset points", ha="center", fontsize=8.5)


def anomaly_band(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    band, outside = table[table["series"] == "band"], table[table["series"] == "outside"]
    counts = table[~table["series"].isin(("band", "outside"))]
    axes.fill_between(band["middle"], band["low"], band["high"], facecolor=BAND, edgecolor=MUTED)
    axes.plot(band["middle"], band["best"], color=MUTED, linewidth=0.8)
    axes.plot(counts["middle"], counts["best"], "o", color=MAIN, markersize=2)
    axes.plot(outside["middle"], outside["best"], "^", color=ACCENT, markersize=5.2)
    _dates(axes)
    _labels(axes, words)


def class_multiples(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    groups = list(table.groupby("series", sort=False))
    for axes, (_, mine), name in zip(
        figure.subplots((len(groups) + 2) // 3, 3, squeeze=False).flat, groups, words["names"], strict=False
    ):
        _bars(axes, mine)
        axes.set_title(name, fontsize=8.5, loc="left")


def night_ecdf(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    sizes = table.loc[table["series"] == "night", "best"].dropna().sort_values()
    axes.step(sizes, np.arange(1, len(sizes) + 1) / len(sizes), where="post", color=MAIN)
    axes.vlines(table.loc[table["series"] == "newest", "best"], 0, 0.05, color=ACCENT)
    for share, role in ((0.5, "quantile_50"), (0.9, "quantile_90")):
        [value] = table.loc[table["series"] == role, "best"]
        axes.plot([0, value, value], [share, share, 0], color=MUTED, linewidth=0.8)
    axes.set_ylim(0, 1.03)
    for text, x, y in words["labels"]:
        axes.annotate(text, (x, y), (4, -9), textcoords="offset points", fontsize=8.5)


def outcome_stack(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    launched = table[table["series"] == "launched"]
    base = np.zeros(len(launched))
    for role in (*PARTS, "unaccounted"):
        mine = table[table["series"] == role].set_index("start")["best"]
        if mine.empty:
            continue
        high = mine.reindex(launched["start"]).fillna(0.0).to_numpy()
        look = {"color": PARTS[role]} if role in PARTS else {"fill": False, "hatch": "///"}
        axes.bar(launched["middle"], high, 5.7, base, label=role, edgecolor=MUTED, linewidth=0.5, **look)
        base += high
    for day in words["breaks"]:
        axes.axvline(pd.Timestamp(day), color=MUTED, linestyle=":")
    axes.legend(ncols=4, fontsize=7.5, loc="upper left")
    _dates(axes)
    _labels(axes, words)


def lying(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    shown = table.iloc[: len(words["names"])]
    axes.barh(words["names"], shown["best"], color=BAR)
    axes.invert_yaxis()
    for text, x, y in words["labels"]:
        axes.annotate(text, (x, y), (4, 0), textcoords="offset points", va="center", fontsize=8.5)


def vintages(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    _bars(axes, table[table["series"] != "earlier"])
    earlier = table[table["series"] == "earlier"]
    axes.plot(earlier["middle"], earlier["best"], "o", color=MAIN, markerfacecolor="white")
    _labels(axes, words)


def coverage(table: pd.DataFrame, words: Words, figure: Figure) -> None:
    axes = figure.subplots()
    days = mdates.date2num(table["start"])
    for at, (_, mine) in enumerate(table.assign(day=days).groupby("series", sort=False)):
        for status, rows in mine.groupby("status"):
            if status == "not_reported":
                axes.plot(rows["middle"], [at] * len(rows), "x", color=MUTED, markersize=3.4)
            else:
                axes.broken_barh([(day, 0.9) for day in rows["day"]], (at - 0.2, 0.4), facecolor=BAR)
    axes.set_yticks(range(len(words["names"])), words["names"])
    _dates(axes)


KINDS = {
    **{one.__name__: one for one in (weekly_bars, rate_band, calendar, anomaly_band, class_multiples)},
    **{one.__name__: one for one in (night_ecdf, outcome_stack, vintages, coverage)},
    **dict.fromkeys(("aid_donors", "totals_compare"), lying),
}


def _bars(axes: Any, rows: pd.DataFrame) -> None:
    width = 0.82 * (rows["end"] - rows["start"])
    axes.bar(rows["middle"], rows["best"].fillna(rows["low"]).fillna(0.0), width, color=BAR)
    missing = rows.loc[rows["status"] == "not_reported", "middle"]
    axes.plot(missing, [0.0] * len(missing), "x", color=MUTED, markersize=3.6)
    _dates(axes)


def _dates(axes: Any) -> None:
    locator = mdates.AutoDateLocator(maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.grid(axis="y", color="#DDE2E6")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(labelsize=8.5)


def _labels(axes: Any, words: Words) -> None:
    for text, x, y in words["labels"]:
        axes.annotate(text, (x, y), (0, 5), textcoords="offset points", ha="center", fontsize=8.5)


def draw(folder: Path, name: str, words: Words, out: Path) -> None:
    """One chart as PNG, with its words at the sizes of the house."""
    table = pd.read_csv(folder / f"{name}.csv", parse_dates=["start", "end"])
    table["middle"] = table["start"] + (table["end"] - table["start"]) / 2
    across, high = words["size"]
    figure = Figure(figsize=(across / 72, high / 72), dpi=DPI)
    figure.subplots_adjust(left=0.1, right=0.96, top=0.8, bottom=0.2)
    KINDS[words["kind"]](table, words, figure)
    figure.text(0.02, 0.93, words["title"], fontsize=12.5, fontweight="bold", color=INK)
    figure.text(0.02, 0.87, fill(words["subtitle"], 95), fontsize=9.5, color=MUTED)
    figure.text(0.02, 0.06, fill(words["note"], 120), fontsize=7.5, color=MUTED)
    figure.text(0.02, 0.02, fill(words["source"], 120), fontsize=7.5, color=MUTED)
    figure.savefig(out / f"{name}.png", dpi=DPI)


if __name__ == "__main__":
    given, target = Path(sys.argv[1]), Path(sys.argv[2])
    for chart, told in json.loads((given / "words.json").read_text(encoding="utf-8")).items():
        draw(given, chart, told, target)
