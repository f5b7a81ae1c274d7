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
MOST_OF_IT = 0.9  # of a whole: a part of this size is what the whole shows
Test = tuple[date, int]  # first day of the period judged, number of the series
SPENT, ADJUSTED = "alpha spending (LORD++)", "Benjamini-Yekutieli"


@dataclass(frozen=True, slots=True)
class Screen:
    """Ranked findings, and what they were chosen from.

    `tests` periods were judged, `below` of them under alpha by themselves (`expected` would be by chance),
    `kept` of these survive the adjustment `how`. `silent` series had too little to say; `repeated` findings
    are left out, since a part says the same.
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
        return (
            f"{self.tests:,} periods of {self.series} series judged ({self.silent} had too little to say): "
            f"{self.below} below their level, about {self.expected:.0f} expected by chance, "
            f"{self.kept} kept ({self.how}). {self.repeated} findings of wholes are those of a part."
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
    """Findings without those of a whole that a class below it makes: nine tenths of it, and the same said.

    Silences stay: that a part is silent does not say that the whole is.
    """
    below = load().descendants
    same: dict[tuple[Any, ...], list[Finding]] = {}
    for one in findings:
        same.setdefault(_what(one), []).append(one)

    def repeats(one: Finding) -> bool:
        inside = set().union(*(below(name) for name in one.classes))
        parts = (
            other
            for other in same[_what(one)]
            if other.classes != one.classes and inside.issuperset(other.classes)
        )
        return any(_size(other) >= MOST_OF_IT * _size(one) for other in parts)

    return [one for one in findings if one.finding == "silence" or not repeats(one)]


def _what(one: Finding) -> tuple[Any, ...]:
    """What a finding says, but for the class."""
    side = np.sign((one.value or 0.0) - (one.expected or 0.0)) if one.finding in TESTED else one.score
    return one.finding, one.metric, one.direction, one.scope, one.unit, one.by, one.period, one.rank, side


def _size(one: Finding) -> float:
    """How much of a whole it speaks of: objects of a rate, the level after a break, else its value."""
    if one.finding == "rate_anomaly":
        return float(one.n or 0)
    return float(one.settings.get("after", 0.0) if one.finding == "break" else one.value or 0.0)


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
