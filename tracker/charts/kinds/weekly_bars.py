"""`weekly_bars`: counts per period as bars, with the trailing mean of four weeks."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from tracker.charts import marks, style
from tracker.charts.axes import date_axis, fit, value_axis
from tracker.charts.drafting import Draft, Options
from tracker.charts.labels import Obstacles, place, right_room
from tracker.charts.rows import (
    UNSURE,
    SeriesLike,
    evidence,
    of_series,
    often_gaps,
    rows_of,
    told,
    whole,
    within,
)
from tracker.charts.spec import ChartSpec, Label, Row
from tracker.charts.wording import words
from tracker.model import Finding

MEAN = "mean_4"
WEEKS = 4
LEAST_REPORTED = 0.8  # a mean, or a title without their number, stands on at least four fifths of its days
METHOD = "7 x sum / days reported, of the last 4 whole weeks"


def build(series: Sequence[SeriesLike], findings: Sequence[Finding], options: Options) -> ChartSpec:
    """The spec of one count series; findings `record` and `trend` may make the title.

    Raises: ChartError for a rate.
    """
    draft = Draft("weekly_bars", series, findings, options)
    draft.no_rate()
    counts = rows_of(series[0])
    means = trailing_means(counts) if draft.main.by == "week" else []
    if 2 * sum(row.best is not None for row in means) < len(means):
        means = []  # single dashes would tell more of the gaps than of the level
    draft.rows = counts + means
    last = told(counts, draft.focus, bounds=True)
    if last is not None:
        draft.labels.append(Label(draft.extent(last), last.x, last.top))
        draft.note_outlined(counts, last)
    _label_rest(draft, counts, means)
    draft.note_marks(counts)
    known_means = [row for row in means if row.best is not None]
    if any(row.days_reported < row.days for row in known_means):
        draft.note("mean_days")
        draft.setting("7", 7)
    if known_means and len(known_means) < len(whole(counts)) - WEEKS + 1:
        draft.note("means")
    subtitle = [draft.say("subtitle", "count"), draft.words.name("subtitle", "number_of")]
    if known_means:
        subtitle.append(draft.say("subtitle", "mean"))
        draft.setting("4", 4)
    return draft.finish(
        _titles(draft, counts, known_means),
        ", ".join(subtitle[:2]) + "".join(f"; {one}" for one in subtitle[2:]),
        _alt(draft, counts),
        unit_words=subtitle[1],
    )


def trailing_means(rows: Sequence[Row]) -> list[Row]:
    """The mean of the last 4 whole weeks at each of them; unknown where over a fifth of the days is."""
    means = []
    for at in range(WEEKS - 1, len(rows)):
        window = rows[at - WEEKS + 1 : at + 1]
        if rows[at].status in ("partial", "provisional"):
            continue
        known = [row for row in window if row.best is not None and row.status != "partial"]
        reported = sum(row.days_reported for row in known)
        enough = reported >= LEAST_REPORTED * sum(row.days for row in window) and reported > 0
        mean = 7 * sum(row.best or 0.0 for row in known) / reported if enough else None
        means.append(
            rows[at].made(
                role=MEAN,
                best=mean,
                status="reported" if enough else "not_reported",
                days_reported=reported,
                days=7 * WEEKS,
                method=METHOD,
                **evidence(known),
            )
        )
    return means


def _label_rest(draft: Draft, counts: Sequence[Row], means: Sequence[Row]) -> None:
    """Label the highest whole period, the partial one and the end of the mean."""
    highest = max(_over(counts), key=lambda row: row.best or row.high or 0.0, default=None)
    if highest is not None and highest != told(counts, draft.focus, bounds=True):
        draft.labels.append(Label(draft.extent(highest), highest.x, highest.top))
    draft.label_partial(counts, "right", part=0.5)
    ends = [row for row in means if row.best is not None]
    if ends:
        text = f"{draft.words.name('label', 'mean')}\n{draft.figure(ends[-1])}"
        draft.labels.append(Label(text, ends[-1].x, ends[-1].best or 0.0, place="right", must=True))


def _titles(draft: Draft, counts: Sequence[Row], means: Sequence[Row]) -> list[str]:
    last = told(counts, draft.focus, bounds=True)
    if missing := draft.missing(counts):
        return missing
    if last is None:
        return [draft.say("title", "none")]
    own = of_series(draft.findings, draft.main) if last in within(counts, draft.focus) else []
    titles = [
        _record(draft, one, last) for one in own if one.finding == "record" and one.period == last.period
    ]
    value, periods = draft.extent(last), periods_of(draft, counts, last)
    of_last = [row for row in means if row.period == last.period]
    if of_last:
        mean = draft.figure(of_last[0])
        titles.append(draft.say("title", "value_mean", value=value, period=periods[0], mean=mean))
    for key in ("value", "value_short", "value_bare"):
        titles += [draft.say("title", key, value=value, period=period) for period in periods]
    return titles


def periods_of(draft: Draft, counts: Sequence[Row], last: Row) -> list[str]:
    """The words for a period, the longest first; one of few days is never without their number."""
    plain = [draft.period(last), draft.period(last, year=False)]
    few = last.status == "gaps" and last.days_reported < LEAST_REPORTED * last.days
    if not few or often_gaps(counts):
        return plain
    days, every = draft.reported(last)
    forms = [draft.say("period", form, days=days, all=every) for form in ("few", "few_short")]
    return [period + form for form in forms for period in plain]


def _record(draft: Draft, record: Finding, last: Row) -> str:
    """The title of a record, which always says since when; none where another period ties or may have it."""
    side = record.settings.get("side", "lowest" if (record.score or 0.0) < 0 else "highest")
    sure = record.settings.get("certain", True) and not record.settings.get("ties", 0)
    if record.span is None or record.rank != 1 or not sure or last.best is None or record.value != last.best:
        return ""
    key = "record" if side == "highest" else "lowest"
    return draft.say("title", key, value=draft.figure(last), since=draft.day(record.span[0]))


def _over(counts: Sequence[Row]) -> list[Row]:
    """The periods that are over, whether known by a value or by their bounds alone."""
    return [row for row in counts if row.known and row.status not in UNSURE]


def _alt(draft: Draft, counts: Sequence[Row]) -> str:
    full = _over(counts)
    finding = draft.say("alt", "nothing")
    if full:
        high = max(full, key=lambda row: row.best or row.high or 0.0)
        low = min(full, key=lambda row: row.low or 0.0 if row.best is None else row.best)
        finding = draft.say(
            "alt",
            "extremes",
            high=draft.extent(high),
            high_period=draft.when(high),
            low=draft.extent(low),
            low_period=draft.when(low),
            last_value=draft.extent(full[-1]),
            last_period=draft.when(full[-1]),
        )
    opening = draft.say("alt", "weekly_bars", finding=finding, **draft.span(counts))
    return draft.alt(opening, draft.open_end(counts), draft.contested(counts))


def draw(spec: ChartSpec, axes: Sequence[Axes]) -> None:
    """Draw the bars, the mean and the labels."""
    plot = axes[0]
    rows = [row for row in spec.rows if row.role != MEAN]
    last = told(rows, spec.focus, bounds=True)
    high, table = max((row.top for row in spec.rows), default=1.0), words(spec.language)
    value_axis(plot, high, table, spec.unit, spec.size, room=1.16)
    date_axis(plot, rows, table, spec.size, pad=1.0)
    fit(axes, spec.size, right=right_room(spec.labels, spec.size))
    obstacles = Obstacles()
    obstacles.bars(plot, marks.bars(plot, rows, rows[0].role, strong=[last] if last else []))
    marks.absent(plot, rows)
    for xs, ys in marks.line(plot, spec.role(MEAN), spec.breaks, MEAN, style.INK, 1.4):
        obstacles.line(plot, xs, ys)
    place(plot, spec.labels, obstacles, spec.size)
