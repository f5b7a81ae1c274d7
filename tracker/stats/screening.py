"""All series at once: what stands out in any of them, adjusted for how much was looked at, ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.model import Finding
from tracker.stats.anomalies import tested as tested_counts
from tracker.stats.arrays import Counts, read_counts
from tracker.stats.breaks import breaks_of
from tracker.stats.multiplicity import adjusted, spent
from tracker.stats.rate_anomalies import tested as tested_rates
from tracker.stats.records import records_of
from tracker.stats.shares import Shares, read_shares
from tracker.vocab import load

if TYPE_CHECKING:
    from tracker.series import Series

QUIET = ("insufficient", "definition")
TESTED = ("anomaly", "rate_anomaly")
FOLLOWING = ("launched", "neutralised", "shot_down")  # each is bound by the one before
PASSING = ("still_airborne",)  # what is so at the minute of a statement tells nothing of a period
APART = ("silence", "rate_anomaly")
FEW = 10
MOST_OF_IT = 0.9  # of a whole: a part of this size is what the whole shows
Test = tuple[date, int]  # first day of the period judged, number of the series
SPENT, ADJUSTED = "alpha spending (LORD++)", "Benjamini-Yekutieli"


@dataclass(frozen=True, slots=True)
class Screen:
    """Ranked findings, and what they were chosen from.

    `tests` periods were judged, `below` of them under alpha by themselves (`expected` would be by chance),
    `kept` of these survive the adjustment `how`. `silent` series had too little to go on; `repeated`
    findings are left out, since another one says the same.
    """

    findings: tuple[Finding, ...]
    series: int
    silent: int
    tests: int
    below: int
    expected: float
    kept: int
    repeated: int
    how: str

    def summary(self) -> str:
        """One line on what was looked at."""
        digits = 0 if self.expected >= FEW else 1
        return (
            f"{self.tests:,} periods of {self.series} series were judged ({self.silent} had too little to go "
            f"on): {self.below} lay outside their limits, by chance {self.expected:.{digits}f} would; "
            f"{self.kept} kept ({self.how}). {self.repeated} left out, since another finding says the same."
        )


def screen(
    series: "Sequence[Series]",
    *,
    since: date | None = None,
    alpha: float = 0.01,
    rate: float = 0.1,
    daily: bool = False,
) -> Screen:
    """What anomalies, records, rates and breaks say of all series since a day, most prominent first.

    Anomalies are kept where their p, adjusted over every period of every series that was judged, is below
    `rate`: of those kept at most that share are false (any dependence, since totals hold their parts). With
    `daily`, levels are spent in order of time instead, so that tomorrow's run agrees with today's. Records
    and breaks (of weeks) are descriptions and penalised estimates: they are not adjusted.
    """
    series = [one for one in series if one.metric not in PASSING]
    named: list[tuple[int, Finding]] = []
    plain: list[Finding] = []
    tests: dict[Test, float] = {}
    silent = 0
    for number, one in enumerate(series):
        read = read_shares(one) if one.unit == "fraction" else read_counts(one)
        found, p = _tested(read, alpha, since)
        named += [(number, each) for each in found if each.finding in TESTED]
        others = [each for each in found if each.finding == "silence"] + _described(read, since)
        plain += others
        tests |= {(day, number): value for day, value in p.items()}
        silent += not p and not others
    kept = _kept(named, tests, rate, daily)
    told = told_once([*plain, *kept])
    ranked = sorted(told, key=lambda one: (-prominence(one), one.period, one.classes, one.metric))
    return Screen(
        findings=tuple(ranked),
        series=len(series),
        silent=silent,
        tests=len(tests),
        below=len(named),
        expected=alpha * len(tests),
        kept=len(kept),
        repeated=len(plain) + len(kept) - len(told),
        how=SPENT if daily else f"{ADJUSTED}, {100 * rate:g} %",
    )


def prominence(finding: Finding) -> float:
    """How far up a finding stands: scores of anomalies, decimal places of the periods a record outranks."""
    if finding.finding in TESTED:
        return abs(finding.score or 0.0)
    if finding.finding == "record":
        since = (finding.period - finding.span[0]).days if finding.span else 1
        return float(np.log10(max(since, 1)) - np.log10(finding.rank or 1) * 2)
    if finding.finding == "break":
        change = finding.value or 1.0
        return 2.0 * abs(float(np.log2(change))) if finding.unit == "ratio" else 10.0 * abs(change)
    return 1.0


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those that another one says already.

    Left out are: of metrics that follow each other (what is shot down follows what was launched) the later
    one that says the same of the same class and period; "the highest since" of a period that a more extreme
    one of these outdoes; silences that a wider one holds; and what is said of a whole if a class below it
    makes nine tenths of it and says the same.
    """
    return _without_wholes(_without_outdone(_without_following(_without_held_silences(findings))))


def _without_wholes(findings: Sequence[Finding]) -> list[Finding]:
    below = load().descendants
    same: dict[tuple[Any, ...], list[Finding]] = {}
    for one in findings:
        same.setdefault(_what(one), []).append(one)

    def repeats(one: Finding) -> bool:
        """Whether a part of its classes says the same at least as strongly."""
        inside = set().union(*(below(name) for name in one.classes))
        parts = (
            other
            for other in same[_what(one)]
            if other.classes != one.classes
            and inside.issuperset(other.classes)
            and _rank(other) <= _rank(one)
        )
        return any(_size(other) >= MOST_OF_IT * _size(one) for other in parts)

    return [one for one in findings if one.finding == "silence" or not repeats(one)]


def _without_following(findings: Sequence[Finding]) -> list[Finding]:
    first: dict[tuple[Any, ...], int] = {}
    for one in findings:
        key = _said(one)
        first[key] = min(first.get(key, len(FOLLOWING)), _order(one))
    return [one for one in findings if one.finding in APART or _order(one) <= first[_said(one)]]


def _said(one: Finding) -> tuple[Any, ...]:
    """What a finding says, but for the metric; of those that follow no other, with it."""
    alone = one.metric if one.metric not in FOLLOWING else ""
    return alone, one.finding, one.classes, one.direction, one.scope, one.by, one.period, _side(one)


def _order(one: Finding) -> int:
    return FOLLOWING.index(one.metric) if one.metric in FOLLOWING else len(FOLLOWING)


def _without_outdone(findings: Sequence[Finding]) -> list[Finding]:
    series: dict[tuple[Any, ...], list[Finding]] = {}
    for one in findings:
        series.setdefault(_ranked_in(one), []).append(one)
    return [
        one
        for one in findings
        if one.finding != "record"
        or one.rank is not None
        or not any(_outdoes(other, one) for other in series[_ranked_in(one)])
    ]


def _ranked_in(one: Finding) -> tuple[Any, ...]:
    return one.finding, one.metric, one.classes, one.direction, one.scope, one.by, one.score


def _outdoes(other: Finding, one: Finding) -> bool:
    """Whether a record is more extreme (or as extreme and later) than "the highest since" of another."""
    sign, days = (one.score or 0.0), [each.span[0] if each.span else each.period for each in (other, one)]
    values = [sign * (each.value or 0.0) for each in (other, one)]
    return (values[0], other.period) > (values[1], one.period) and days[0] <= days[1]


def _without_held_silences(findings: Sequence[Finding]) -> list[Finding]:
    silences = [one for one in findings if one.finding == "silence"]
    held = {id(one) for one in silences if any(_holds(other, one) for other in silences)}
    return [one for one in findings if id(one) not in held]


def _holds(other: Finding, one: Finding) -> bool:
    """Whether a silence says all of another: of a wider class, of a metric it follows, in days for weeks."""
    if (other.direction, other.scope, other.period) != (one.direction, one.scope, one.period):
        return False
    below = set().union(*(load().descendants(name) for name in other.classes))
    mine, theirs = ((_order(each), each.by != "day") for each in (one, other))
    wider = theirs == mine and other.classes != one.classes
    return below.issuperset(one.classes) and (theirs < mine or wider)


def _side(one: Finding) -> float | None:
    """Above or below what was expected, highest or lowest, risen or fallen."""
    if one.finding in TESTED:
        return float(np.sign((one.value or 0.0) - (one.expected or 0.0)))
    return one.score


def _what(one: Finding) -> tuple[Any, ...]:
    """What a finding says, but for the class."""
    return one.finding, one.metric, one.direction, one.scope, one.unit, one.by, one.period, _side(one)


def _rank(one: Finding) -> float:
    return np.inf if one.rank is None else one.rank


def _size(one: Finding) -> float:
    """How much of a whole it speaks of: objects of a rate, a level, a count or what it should have been."""
    if one.finding == "rate_anomaly":
        return float(one.n or 0)
    if one.finding == "break":
        return float(one.settings.get("after", 0.0))
    return max(one.value or 0.0, one.expected or 0.0)


def _tested(
    read: Counts | Shares, alpha: float, since: date | None
) -> tuple[list[Finding], dict[date, float]]:
    if isinstance(read, Shares):
        return tested_rates(read, alpha=alpha, since=since)
    return tested_counts(read, alpha=alpha, since=since)


def _described(read: Counts | Shares, since: date | None) -> list[Finding]:
    weekly = read.series.by == "week"  # the days of a break are its week's
    found = breaks_of(read, since=since) if weekly else []
    if isinstance(read, Counts):
        found += records_of(read, since=since)
    return [each for each in found if each.finding not in QUIET]


def _kept(
    named: Sequence[tuple[int, Finding]], tests: Mapping[Test, float], rate: float, daily: bool
) -> list[Finding]:
    """Named findings that survive, with what they were measured by in `settings`."""
    order = sorted(tests)
    p = np.array([tests[test] for test in order])
    if daily:
        found, own = spent(p, rate)
        name, passing = "spent", {test: own[at] for at, test in enumerate(order) if found[at]}
    else:
        own = adjusted(p)
        name, passing = "p_adjusted", {test: own[at] for at, test in enumerate(order) if own[at] <= rate}
    pairs = [((each.period, number), each) for number, each in named]
    return [_with(each, name, float(passing[test])) for test, each in pairs if test in passing]


def _with(one: Finding, name: str, value: float) -> Finding:
    return one.model_copy(update={"settings": {**one.settings, name: float(f"{value:.4g}")}})
