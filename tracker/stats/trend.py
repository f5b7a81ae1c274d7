"""Level, trend and newest change of counts, by over-dispersed regression."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import NOMINAL_DAYS, Counts, read_counts
from tracker.stats.finding import check_share, insufficient, make_finding, selective
from tracker.stats.irls import Fit, Floats, Whole, fit_counts
from tracker.stats.kendall import mann_kendall
from tracker.stats.tails import t_quantile, t_two_sided

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "trend"
SPANS = (8, 26, 52)  # weeks
MIN_PERIODS = 6
LONGER = 1.1  # a span that the history cuts is told beside a shorter one if it holds a tenth more
CHANGE_SPAN = 26  # weeks whose scatter says how much two neighbours differ by chance
MAX_LOG = 300.0
NO_CHANGE = 1e-12  # rounding of the processor


@dataclass(frozen=True, slots=True)
class Estimates:
    """Estimates of a batch on the log scale: value, standard error and residual degrees of freedom."""

    value: Floats
    error: Floats
    df: Floats

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """Confidence interval from Student's t."""
        half = t_quantile((1 + level) / 2, self.df) * self.error
        return self.value - half, self.value + half

    def p(self) -> Floats:
        """Two-sided p of the value being 0; 1 where value and error both are."""
        moved = np.abs(self.value) > NO_CHANGE
        ratio = np.where(self.error > 0, self.value / np.where(self.error > 0, self.error, 1.0), np.inf)
        return np.where(moved, t_two_sided(ratio, self.df), 1.0)


@dataclass(frozen=True, slots=True)
class Window:
    """The newest periods of one comparable stretch; `is_cut` where they are fewer than asked for."""

    counts: Counts
    first: int
    last: int
    weeks: int
    is_cut: bool = False

    @property
    def places(self) -> slice:
        """Periods of the window."""
        return slice(self.first, self.last + 1)

    @property
    def n(self) -> int:
        """How many of its periods are fitted."""
        return int((self.counts.weight[self.places] > 0).sum())

    @property
    def period(self) -> tuple[date, date]:
        """The newest period of the window."""
        return self.counts.start[self.last], self.counts.end[self.last]

    @property
    def span(self) -> tuple[date, date]:
        """First day and end (exclusive)."""
        return self.counts.start[self.first], self.counts.end[self.last]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A window with its two fits, of the level alone and with a slope; row 0 is best, then low, high."""

    window: Window
    level: Estimates
    slope: Estimates
    mean: Fit
    line: Fit


def trend(
    series: "Sequence[Series]", *, spans: Sequence[int] = SPANS, level: float = 0.95, change: bool = True
) -> list[Finding]:
    """Findings `level` and `trend` of each span [weeks], and `change` of the newest period.

    Level: mean count a period. Trend: 100 (exp b - 1) [% a week; % a
    month for a series by month]. Each with a confidence interval of the
    mean: Student's t, error the larger of the quasi-Poisson and the Newey-West one. Change: the newest
    complete period against the one before [%], by the scatter of 26 weeks. A span that reaches over a
    break in the metric's meaning is cut to the newest stretch; it is told beside a shorter span only if
    it holds a tenth more.

    Reference: McCullagh and Nelder 1989, 10.1007/978-1-4899-3242-6; Newey and West 1987, 10.2307/1913610.
    """
    check_share("level", level)
    found: list[Finding] = []
    counts = [read_counts(one) for one in series]
    windows = [[] if one.selective() else _windows(one, spans) for one in counts]
    fitted = _fit_all([window for own in windows for window in own])
    for one, read, own in zip(series, counts, windows, strict=True):
        if told := read.selective():
            found.append(selective(one, METHOD, told))
            continue
        usable = [fitted[id(window)] for window in own if id(window) in fitted]
        if not usable:
            found.append(insufficient(one, METHOD, max((w.n for w in own), default=0), MIN_PERIODS))
        for fit in usable:
            found += [_level(fit, level), _trend(fit, level)]
        if change and usable:
            found += _change(min(usable, key=lambda fit: abs(fit.window.weeks - CHANGE_SPAN)), level)
    return found


def newey_west(influence: Floats) -> Floats:
    """Variance of a sum of influences (B, n) under autocorrelation, lag floor(4 (n/100)^(2/9))."""
    n = influence.shape[1]
    lag = min(int(4 * (n / 100) ** (2 / 9)), n - 1)
    total = (influence**2).sum(axis=1)
    for step in range(1, lag + 1):
        share = 1 - step / (lag + 1)
        total = total + 2 * share * (influence[:, step:] * influence[:, :-step]).sum(axis=1)
    return np.asarray(np.maximum(total, 0.0))


def slope_of(fit: Fit) -> Estimates:
    """Slopes of a batch with the larger of the two errors."""
    plain = np.where(np.isfinite(fit.slope_variance()), fit.slope_variance(), np.nan)
    error = np.sqrt(np.fmax(plain, newey_west(fit.slope_influence())))
    return Estimates(fit.slope, error, fit.df)


def level_of(fit: Fit) -> Estimates:
    """Log levels of a batch at t = 0 with the larger of the two errors."""
    error = np.sqrt(np.fmax(fit.eta_variance(0.0), newey_west(fit.eta_influence(0.0))))
    return Estimates(fit.eta(0.0), error, fit.df)


def _windows(counts: Counts, spans: Sequence[int]) -> list[Window]:
    """The windows of a series, shortest first, without those cut down to hardly more than the one before."""
    last = counts.newest()
    if last is None:
        return []
    oldest = int(np.flatnonzero(counts.same_stretch(last))[0])
    found: list[Window] = []
    for weeks in sorted(spans):
        size = max(round(weeks * 7 / NOMINAL_DAYS[counts.series.by]), 1)
        begin = last - size + 1
        window = Window(counts, max(begin, oldest), last, weeks, begin < oldest)
        if not found or not _repeats(window, found[-1]):
            found.append(window)
    return found


def _repeats(window: Window, before: Window) -> bool:
    """Whether a window says what the shorter one before it says: its own periods, or hardly more of them."""
    if window.first == before.first:
        return True
    return window.is_cut and before.n >= MIN_PERIODS and window.n < LONGER * before.n


def _fit_all(windows: Sequence[Window]) -> dict[int, Fitted]:
    """Fits of all windows that have enough data, those of one layout in one batch."""
    layouts: dict[tuple[str, int], list[Window]] = {}
    for window in windows:
        if window.n >= MIN_PERIODS:
            key = (window.counts.series.by, window.last - window.first)
            layouts.setdefault(key, []).append(window)
    return {id(fit.window): fit for (by, _), group in layouts.items() for fit in _fit_layout(by, group)}


def _fit_layout(by: str, group: Sequence[Window]) -> list[Fitted]:
    y = np.vstack([window.counts.y[:, window.places] for window in group])
    sizes = [len(window.counts.y) for window in group]
    weight = np.repeat([window.counts.weight[window.places] for window in group], sizes, axis=0)
    exposure = np.repeat([window.counts.exposure[window.places] for window in group], sizes, axis=0)
    t = np.arange(1 - y.shape[1], 1) * NOMINAL_DAYS[by] / 7
    mean = fit_counts(y, t, weight=weight, exposure=exposure, slope=False)
    line = fit_counts(y, t, weight=weight, exposure=exposure)
    level, slope = level_of(mean), slope_of(line)
    rows = np.split(np.arange(len(y)), np.cumsum(sizes)[:-1])
    return [
        Fitted(window, _some(level, own), _some(slope, own), mean.take(own), line.take(own))
        for window, own in zip(group, rows, strict=True)
    ]


def _some(estimates: Estimates, rows: Whole) -> Estimates:
    return Estimates(estimates.value[rows], estimates.error[rows], estimates.df[rows])


def _level(fit: Fitted, level: float) -> Finding:
    series, window = fit.window.counts.series, fit.window
    low, high = fit.level.interval(level)
    value = float(np.exp(fit.level.value[0]))
    bounds = float(np.exp(low.min())), float(np.exp(high.max()))
    mean = f"{words.counted(series, value)} a {series.by}"
    ends = f"{words.count(bounds[0])} to {words.count(bounds[1])}"
    note = (
        f"On average {mean} {words.were(series, value)} over the {window.n:,} reported {series.by}s "
        f"{_since(window)} ({words.levels(level)} confidence interval of the mean {ends})."
    )
    return make_finding(
        series,
        "level",
        window.period,
        value=value,
        low=bounds[0],
        high=bounds[1],
        note=note,
        **_shared(fit, level),
    )


def _trend(fit: Fitted, level: float) -> Finding:
    series, window = fit.window.counts.series, fit.window
    low, high = fit.slope.interval(level)
    unit, weeks = ("month", NOMINAL_DAYS["month"] / 7) if series.by == "month" else ("week", 1.0)
    value, *bounds = (percent_change(weeks * each) for each in (fit.slope.value[0], low.min(), high.max()))
    p = fit.slope.p()
    changes = f"({words.levels(level)} confidence interval {_range(*bounds)} a {unit})"
    told = f"{words.subject(series)} over the {window.n:,} reported {series.by}s {_since(window)}"
    if bounds[0] <= 0 <= bounds[1]:
        rate = words.percent(value, True)
        note = f"No trend can be told from chance in the number of {told}: {rate} {changes}."
    else:
        verb = "rose" if value > 0 else "fell"
        size = words.percent(abs(value), digits=words.digits_apart(bounds))
        note = f"The number of {told} {verb} by {size} a {unit} {changes}."
    rank_p = _rank_p(window)
    if (rank_p < 1 - level) != (bounds[0] > 0 or bounds[1] < 0):
        note += " A rank test (Mann-Kendall) does not agree."
    note += _disagreement(low, high, "the trend")
    shared = _shared(fit, level)
    return make_finding(
        series,
        "trend",
        window.period,
        unit=f"percent_a_{unit}",
        value=value,
        low=bounds[0],
        high=bounds[1],
        p=float(p.max()),
        note=note,
        **shared | {"settings": shared["settings"] | {"kendall_p": float(f"{rank_p:.6g}")}},
    )


def _rank_p(window: Window) -> float:
    """Two-sided p of the rank test on the logs of the counts a unit of exposure."""
    counts, own = window.counts, window.places
    fitted = counts.weight[own] > 0
    y = np.where(fitted, counts.y[0, own] / counts.exposure[own], np.nan)
    return mann_kendall(np.log1p(y))[1]


def _change(fit: Fitted, level: float) -> list[Finding]:
    """The newest complete period against the one before, if both have a figure and are comparable."""
    window, counts = fit.window, fit.window.counts
    now = counts.newest(counts.complete)
    if now is None or now - 1 < window.first or not counts.complete[now - 1]:
        return []
    if not counts.printed[[now - 1, now]].all():
        return []
    estimates = _ratio(fit, now)
    low, high = estimates.interval(level)
    value, bounds = (
        percent_change(estimates.value[0]),
        (percent_change(low.min()), percent_change(high.max())),
    )
    note = _change_words(counts, now, value, bounds, level) + _disagreement(low, high, "the change")
    return [
        make_finding(
            counts.series,
            "change",
            (counts.start[now], counts.end[now]),
            unit="percent",
            value=value,
            low=bounds[0],
            high=bounds[1],
            p=float(estimates.p().max()),
            expected=float(counts.y[0, now - 1]),
            note=note,
            **_shared(fit, level),
        )
    ]


def _ratio(fit: Fitted, now: int) -> Estimates:
    """Log ratio of two neighbouring counts a unit of exposure, scattered as the window is."""
    counts, place = fit.window.counts, now - fit.window.first
    pair = np.maximum(counts.y[:, [now, now - 1]], 0.5) / counts.exposure[[now, now - 1]]
    expected = fit.line.mu[:, [place, place - 1]]
    error = np.sqrt(np.maximum(fit.line.dispersion, 1.0) * (1 / expected).sum(axis=1))
    return Estimates(np.log(pair[:, 0] / pair[:, 1]), error, fit.line.df)


def _change_words(counts: Counts, now: int, value: float, bounds: tuple[float, float], level: float) -> str:
    series = counts.series
    new, old = counts.y[0, now], counts.y[0, now - 1]
    when = words.within(counts.start[now], counts.end[now], series.by)
    head = f"{words.counted(series, new)} {words.were(series, new)} {when}"
    days, before = (counts.exposure[at] * NOMINAL_DAYS[series.by] for at in (now, now - 1))
    each = f" per reported day ({days:.0f} against {before:.0f})," if days != before else ""
    told = f"({words.percent(value, True)}; {words.levels(level)} confidence interval {_range(*bounds)})"
    if bounds[0] <= 0 <= bounds[1]:
        than = "not distinguishable from the"
    else:
        than = f"{'more' if value > 0 else 'fewer'} than the"
    return f"{head}:{each} {than} {words.count(old)} of the {series.by} before {told}."


def _shared(fit: Fitted, level: float) -> dict[str, Any]:
    window = fit.window
    return {
        "method": METHOD,
        "n": window.n,
        "span": window.span,
        "regime": window.counts.regime[window.last],
        "interval": Interval(kind="confidence", level=level, method="quasi-Poisson, Student t, Newey-West"),
        "settings": {"weeks": window.weeks, "dispersion": float(f"{fit.line.dispersion[0]:.6g}")},
    }


def _disagreement(low: Floats, high: Floats, what: str) -> str:
    """Says where the bounds of the figures lead to another verdict than their best values."""
    verdicts = np.sign(low) + np.sign(high)
    return "" if np.all(verdicts == verdicts[0]) else f" The bounds of the figures do not agree on {what}."


def _since(window: Window) -> str:
    return f"since {words.day(window.span[0])}"


def _range(low: float, high: float) -> str:
    digits = words.digits_apart((low, high))
    return f"{words.percent(low, True, digits)} to {words.percent(high, True, digits)}"


def percent_change(log_change: float) -> float:
    """A change of the log in percent; what is beyond any number is infinite, the last bits are none."""
    if log_change > MAX_LOG:
        return float("inf")
    return 0.0 if abs(log_change) < NO_CHANGE else float(100 * np.expm1(log_change))
