"""Prediction limits of counts from a trailing or seasonal baseline: the core behind anomalies and bands."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tracker.stats.calibration import record_sums, widening
from tracker.stats.irls import ETA_LIMIT, Fit, Flags, Floats, Whole, fit_counts
from tracker.stats.references import Calendar, layouts
from tracker.stats.seasons import ROUNDS, alike, seasons
from tracker.stats.tails import (
    count_limits,
    count_logpmf,
    mid_cdf,
    normal_quantile,
    normal_score,
    normal_two_sided,
    t_quantile,
    t_two_sided,
)
from tracker.stats.weights import dispersion_df, lighter, taken

SE_CAP = 3.0  # a squared error above this says only that nothing is known
NO_COUNT = 0.5  # a baseline of zeros is read as half an object in all of it (Jeffreys' prior)
ALWAYS = 1.0  # p of a trend over years: it is always fitted, and its error counted
TAIL = 0.995  # where limits are used: the error of the dispersion is taken there, whatever alpha
LEAST_REACH = 0.5  # limits closer to the mean than half an object do not blow the score up
LEAST_RATE = float(np.exp(-ETA_LIMIT))
LEAST_YEARS = 3  # fewer cannot tell a season from what happened twice
LEAST_RECORD = 26  # predictions by which two baselines are compared
CLEARLY = 5.0  # log scores by which a trailing baseline must have been better to be kept


@dataclass(frozen=True, slots=True)
class Baseline:
    """Which earlier periods a limit rests on, and how it is drawn.

    The `length` periods that end `guard` periods before the one judged, at least `minimum` of them
    fitted. Counts whose quantile residual exceeds `reweight` weigh less. A trend is kept where its p is
    below `trend_p`. Limits are widened by what the `record` predictions before fell short of (0: never).
    With `seasonal`, and three comparable years, the same weeks of earlier years are a second baseline; it is
    taken unless the trailing one predicted the periods of the record clearly better (sum of log scores), and
    then as it is: what widens the limits of a trailing baseline is that it lags.
    """

    length: int
    minimum: int
    guard: int
    alpha: float = 0.01
    reweight: float = 2.58
    trend_p: float = 0.05
    record: int = 0
    seasonal: Calendar | None = None


@dataclass(frozen=True)
class Limits:
    """Expected count, variance/mean and mid-p a period, NaN where not judged; n and kind of the baseline.

    `above` and `below` (T,) widen the sides. `years` (T,) is how many years a seasonal baseline reaches back,
    0 for a trailing one. Limits are drawn when they are asked for: most periods need none to be judged.
    """

    expected: Floats
    phi: Floats
    above: Floats
    below: Floats
    alpha: float
    p: Floats
    n: Whole
    years: Whole

    def at(self, places: Whole) -> tuple[Floats, Floats]:
        """Lower and upper limits of some periods that have an expectation."""
        parts = (self.expected, self.phi, self.below, self.above)
        mean, phi, below, above = (part[places] for part in parts)
        return count_limits(mean, phi, self.alpha, below, above)

    @property
    def lower(self) -> Floats:
        """Lower limits of all periods; NaN without an expectation."""
        return self._everywhere[0]

    @property
    def upper(self) -> Floats:
        """Upper limits of all periods; NaN without an expectation."""
        return self._everywhere[1]

    @cached_property
    def _everywhere(self) -> tuple[Floats, Floats]:
        places = np.flatnonzero(np.isfinite(self.expected))
        empty = np.full(len(self.expected), np.nan)
        lower, upper = (
            (_placed(empty, places, side) for side in self.at(places)) if places.size else (empty, empty)
        )
        return lower, upper


@dataclass(frozen=True, slots=True)
class _Predicted:
    """Mean and variance/mean of each period (T,) at its exposure, NaN without a baseline; its n and years."""

    mean: Floats
    phi: Floats
    n: Whole
    years: Whole


def limits(
    y: Floats, weight: Floats, exposure: Floats, stretch: Whole, baseline: Baseline, first: int = 0
) -> Limits:
    """Limits of every period of one series (T,) that has enough comparable periods before it.

    With `first`, only periods from that place on are sure to be judged: the others serve their record.

    A limit knows only the periods of its own baseline: nothing later, nothing of the guard band, and
    nothing of another stretch. `p` is NaN where the period itself has no figure.
    """
    known = np.where(np.isfinite(y), weight, 0.0)
    rows = np.vstack([np.nan_to_num(y), known, exposure])
    needed = np.arange(len(y)) >= first - baseline.record - baseline.guard
    chosen = plain = _trailing(rows, stretch, baseline, needed)
    if baseline.seasonal is not None:
        chosen = _better(plain, _seasonal(rows, stretch, baseline, needed), rows, stretch, baseline)
    record = np.where(known > 0, _scores(y, plain), np.nan)
    wider = widening(record, stretch, baseline.record, baseline.guard)
    above, below = (np.where(chosen.years > 0, 1.0, side) for side in wider)
    return _limits(y, chosen, (above, below), baseline)


def _scores(y: Floats, own: _Predicted) -> Floats:
    """Standard normal scores of counts under their predictions; NaN where either is unknown."""
    known = np.isfinite(y) & np.isfinite(own.mean)
    out = np.full(len(y), np.nan)
    out[known] = normal_score(mid_cdf(y[known], own.mean[known], own.phi[known]))
    return out


def distance(y: Floats, mean: Floats, lower: Floats, upper: Floats) -> Floats:
    """How far counts are from their mean: 1 at the upper limit, -1 at the lower one."""
    reach = np.where(y >= mean, upper - mean, mean - lower)
    return np.asarray((y - mean) / np.maximum(reach, LEAST_REACH))


def _limits(y: Floats, chosen: _Predicted, wider: tuple[Floats, Floats], baseline: Baseline) -> Limits:
    """Predictions and their p, widened above and below."""
    above, below = wider
    score = _scores(y, chosen)
    p = normal_two_sided(score / np.where(score > 0, above, below))
    return Limits(chosen.mean, chosen.phi, above, below, baseline.alpha, p, chosen.n, chosen.years)


def _trailing(rows: Floats, stretch: Whole, baseline: Baseline, needed: Flags) -> _Predicted:
    """Predictions from the newest periods before the guard band."""
    windows = _windows(rows, stretch, baseline)
    n = (windows[1] > 0).sum(axis=1)
    judged = np.flatnonzero((n >= baseline.minimum) & needed)
    empty = np.full(rows.shape[1], np.nan)
    none = np.zeros(rows.shape[1], dtype=np.int64)
    if not judged.size:
        return _Predicted(empty, empty, n, none)
    t = np.arange(-baseline.length - baseline.guard, -baseline.guard, dtype=float)
    levels = np.zeros(t.size, dtype=np.int64)
    counts, weights, exposures = (part[judged] for part in windows)
    mean, phi = _predicted(counts, weights, exposures, (t, levels), baseline, baseline.trend_p)
    return _Predicted(_placed(empty, judged, mean * rows[2, judged]), _placed(empty, judged, phi), n, none)


def _seasonal(rows: Floats, stretch: Whole, baseline: Baseline, needed: Flags) -> _Predicted:
    """Predictions from the same weeks of three or more earlier years, with a level for each season."""
    calendar = baseline.seasonal
    mean, phi = np.full(rows.shape[1], np.nan), np.full(rows.shape[1], np.nan)
    n, years = np.zeros(rows.shape[1], dtype=np.int64), np.zeros(rows.shape[1], dtype=np.int64)
    if calendar is None:
        return _Predicted(mean, phi, n, years)
    before = np.arange(rows.shape[1]) - np.searchsorted(stretch, stretch)
    back = np.minimum((before - calendar.half) // calendar.frequency, calendar.years)
    back = np.where(needed, back, 0)
    for span in np.unique(back[back >= LEAST_YEARS]).tolist():
        places = np.flatnonzero(back == span)
        for layout, group in layouts(places.tolist(), replace(calendar, years=span)).items():
            at = np.array(group)
            counts, weights, exposures = rows[:, at[:, None] + layout.places]
            enough = (weights > 0).sum(axis=1) >= len(layout.offsets) / 2
            at, own = at[enough], (counts[enough], weights[enough], exposures[enough])
            mean[at], phi[at] = _predicted(*own, (layout.t, layout.levels), baseline, ALWAYS)
            mean[at] *= rows[2, at]
            n[at], years[at] = (own[1] > 0).sum(axis=1), span
    return _Predicted(mean, phi, n, years)


def _better(
    plain: _Predicted, season: _Predicted, rows: Floats, stretch: Whole, baseline: Baseline
) -> _Predicted:
    """The seasonal prediction, but where the trailing one clearly said more of the periods of the record."""
    counted = (rows[1] > 0) & np.isfinite(plain.mean) & np.isfinite(season.mean)
    gain = np.zeros(rows.shape[1])
    gain[counted] = count_logpmf(rows[0, counted], season.mean[counted], season.phi[counted])
    gain[counted] -= count_logpmf(rows[0, counted], plain.mean[counted], plain.phi[counted])
    total = record_sums(gain, stretch, baseline.record, baseline.guard)
    enough = record_sums(counted.astype(float), stretch, baseline.record, baseline.guard) >= LEAST_RECORD
    taken = np.isfinite(season.mean) & (~np.isfinite(plain.mean) | (enough & (total > -CLEARLY)))
    return _Predicted(
        *(
            np.where(taken, getattr(season, name), getattr(plain, name))
            for name in ("mean", "phi", "n", "years")
        )
    )


def _placed(empty: Floats, places: Whole, values: Floats) -> Floats:
    whole = empty.copy()
    whole[places] = values
    return whole


def _windows(rows: Floats, stretch: Whole, baseline: Baseline) -> tuple[Floats, Floats, Floats]:
    """Counts, weights and exposures of each period's baseline (T, length); weight 0 outside its stretch."""
    reach = baseline.length + baseline.guard
    ahead = np.zeros((3, reach))
    ahead[2] = 1.0
    views = sliding_window_view(np.hstack([ahead, rows]), baseline.length, axis=1)[:, : rows.shape[1]]
    early = np.concatenate([np.full(reach, -1), stretch])
    own = sliding_window_view(early, baseline.length)[: len(stretch)] == stretch[:, None]
    return views[0], np.where(own, views[1], 0.0), views[2]


def _predicted(
    y: Floats,
    weight: Floats,
    exposure: Floats,
    layout: tuple[Floats, Whole],
    baseline: Baseline,
    trend_p: float,
) -> tuple[Floats, Floats]:
    """Mean and variance/mean at time 0 and exposure 1, in the last season, the errors of both included."""
    levels = layout[1]
    fit = _reweighted(y, weight, exposure, layout, baseline.reweight, trend_p)
    typical = (fit.weight * fit.mu).sum(axis=1) / fit.weight.sum(axis=1)
    phi, together = np.maximum(fit.dispersion, 1.0), alike(fit, exposure)
    for _ in range(ROUNDS):
        share, scatter = taken(typical, phi, fit.df, baseline.reweight)
        own = seasons(fit, together, phi)
        phi = np.maximum(own.dispersion(fit) / scatter, 1.0)
    own = seasons(fit, together, phi)
    rate, variance = own.rate(fit, phi, int(levels.max()))
    variance = np.minimum(variance, SE_CAP)
    within = np.where((weight > 0) & (levels == levels.max()), exposure, 0.0).sum(axis=1)
    mean = np.maximum(rate / share * np.exp(variance / 2), NO_COUNT / np.where(within > 0, within, np.inf))
    error = t_quantile(TAIL, dispersion_df(fit.df, typical, phi)) / normal_quantile(TAIL)
    wider = 1.0 + (phi - 1.0) * error**2
    return mean, wider + mean * np.expm1(variance)


def _reweighted(
    y: Floats,
    weight: Floats,
    exposure: Floats,
    layout: tuple[Floats, Whole],
    threshold: float,
    trend_p: float,
) -> Fit:
    """The fit with a trend where one is told from chance, and large counts taken down."""
    t, levels = layout
    start = _flat(y, weight, exposure, levels)
    fit = fit_counts(y, t, weight=weight, exposure=exposure, levels=levels, start=start)
    sloped = _trend_kept(fit, trend_p)

    def again(rows: Flags, weight: Floats) -> Fit:
        """The fit with some rows made anew, each from where it stood."""
        if not rows.any():
            return fit
        counts, own, offset, slope = y[rows], weight[rows], exposure[rows], sloped[rows]
        near = np.where(slope[:, None], fit.coefficients[rows], _flat(counts, own, offset, levels))
        other = fit_counts(counts, t, weight=own, exposure=offset, levels=levels, slope=slope, start=near)
        return fit.replaced(rows, other)

    fit = again(~sloped, weight)
    lower = lighter(fit, threshold)
    return again((lower != fit.weight).any(axis=1), lower)


def _flat(y: Floats, weight: Floats, exposure: Floats, levels: Whole) -> Floats:
    """Coefficients without a trend: of each season the log of its sum over its exposure."""
    members = np.eye(int(levels.max()) + 1)[levels]
    over = (weight * exposure) @ members
    rate = ((weight * y) @ members) / np.where(over > 0, over, 1.0)
    return np.column_stack((np.log(np.maximum(rate, LEAST_RATE)), np.zeros(len(rate))))


def _trend_kept(fit: Fit, trend_p: float) -> Flags:
    """Where the slope is told from chance; with a level of 1 wherever there is one."""
    error = np.sqrt(np.maximum(fit.dispersion, 1.0) / np.where(fit.spread > 0, fit.spread, 1.0))
    told = (trend_p >= 1) | (t_two_sided(fit.slope / error, fit.df) < trend_p)
    return np.asarray((fit.spread > 0) & told & fit.converged)
