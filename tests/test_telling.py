"""Sentences of an edition on findings: what each sort says, with the same numbers in both languages."""

import re
from collections import Counter
from typing import Any

import numpy as np
import pytest

from tests import stats_world
from tracker.model import Language
from tracker.reporting.content import plain
from tracker.reporting.notes import note_words
from tracker.reporting.numbers import Numbers
from tracker.reporting.prose import Scribe
from tracker.reporting.telling import Place, often_outside, tell
from tracker.reporting.wording import wording
from tracker.stats import METHODS

WEEKS = np.random.default_rng(1).poisson(1000, 60).astype(float)
LAUNCHED = np.full(60, 1000.0)
STOPPED = np.random.default_rng(2).binomial(1000, 0.8, 60).astype(float)


def newest(values: Any, last: float) -> Any:
    """The values with another newest one."""
    return np.append(values[:-1], last)


def silent(values: Any) -> Any:
    """The values without those of the last four weeks."""
    return np.append(values[:-4], [np.nan] * 4)


def moved(values: Any, times: float) -> Any:
    """The values, from the 31st on so many times as high."""
    return np.append(values[:30], np.round(times * values[30:]))


def counts(values: Any) -> Any:
    made = stats_world.series(values)
    made.frame["n_chosen"] = made.frame["n_claims"]
    return made


def shares(stopped: Any, launched: Any = LAUNCHED) -> Any:
    return stats_world.rate(stopped, launched)


def some_days(series: Any, weeks: int = 1) -> Any:
    """The series with newest weeks of which three days have both numbers."""
    series.frame.loc[series.frame.index[-weeks:], ["days_reported", "status"]] = (3, "gaps")
    return series


def on_some_days() -> Any:
    """Days on every third of which the source gave figures and named none of the class."""
    days = stats_world.series(np.full(280, 40.0), by="day")
    named = np.arange(280) % 3 > 0
    days.frame["days_published"], days.frame["days_reported"] = 1, named.astype(int)
    days.frame.loc[~named, ["best", "low", "high"]] = np.nan
    days.frame.loc[~named, "status"] = "not_reported"
    days.frame["n_chosen"] = days.frame["n_claims"]
    return days


HIGH, LOW = counts(newest(WEEKS, 3000)), counts(newest(WEEKS, 100))
FALLING = counts(np.round(WEEKS * 0.9 ** np.arange(60)))
POOR = shares(newest(STOPPED, 300))
FEW = some_days(shares(newest(STOPPED, 300)))
BOTH_FEW = some_days(shares(newest(STOPPED, 300)), weeks=2)
CASES = [
    ("record", "records", HIGH, "", r"3,000 drones were reported launched .*: the highest of 60 weeks"),
    ("record", "records", LOW, "_above", r"The 100 drones are the lowest figure in the 60 weeks"),
    ("trend", "trend", FALLING, "", r"The number of drones reported launched fell by 10\.\d % a week"),
    ("change", "trend", HIGH, "_again", r"They are more than the \d+ of the week before"),
    ("anomaly", "anomalies", HIGH, "", r"3,000 drones .*: above the upper prediction limit of"),
    ("anomaly", "anomalies", LOW, "", r"100 drones .*: below the lower prediction limit of"),
    ("silence", "anomalies", counts(silent(WEEKS)), "", r"No figure .* for 4 weeks .*: none in the 26 weeks"),
    ("break", "breaks", counts(moved(WEEKS, 3)), "", r"From 29 July 2024 the level .* is higher: about 3,"),
    ("break", "breaks", shares(moved(STOPPED, 0.6)), "", r"From 29 July 2024 the share .* is lower: 4\d\.\d"),
    ("rate", "rates", POOR, "", r"30\.0 % of drones launched .*: 300 of 1,000 \("),
    ("rate_change", "rates", POOR, "", r"30\.0 % of drones .*: lower \(−\d+\.\d points"),
    (
        "rate",
        "rates",
        FEW,
        "",
        r"30\.0 % of drones launched .* \(on the three days with both numbers\) were ",
    ),
    ("rate_change", "rates", FEW, "", r"30\.0 % of drones .* \(on the three days with both numbers\) were "),
    (
        "rate_change",
        "rates",
        BOTH_FEW,
        "",
        r".*in the week before \(on the three days with both numbers\): lower \(",
    ),
    ("rate_anomaly", "rate_anomalies", POOR, "", r"30\.0 % of drones .*: below the lower prediction limit"),
    (
        "insufficient",
        "anomalies",
        on_some_days(),
        "",
        r"No day of drones reported launched is called unusual: on ",
    ),
    ("insufficient", "rate_anomalies", shares(STOPPED[:4], LAUNCHED[:4]), "", r"Not enough .* the share of"),
]


def numbers_in(text: str) -> Counter[str]:
    """The numbers of a sentence, however a language writes them."""
    plain_text = re.sub(r"(?<=\d)[\s,](?=\d{3})", "", text.replace("\u202f", " ").replace("\u00a0", " "))
    return Counter(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", plain_text)))


@pytest.mark.parametrize(("sort", "method", "series", "place", "wanted"), CASES)
def test_what_a_finding_says(sort: str, method: str, series: Any, place: Place, wanted: str) -> None:
    finding = next(one for one in METHODS[method]([series]) if one.finding == sort)
    english, ukrainian = (
        plain(tell(Scribe(wording(language), Numbers()), finding, series, place)) for language in ("en", "uk")
    )
    assert re.match(wanted, english.replace("\u00a0", " ")), english
    assert numbers_in(ukrainian) == numbers_in(english)


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "note",
    [
        "2025-10-04: another document of ua_air_force of the same instant states 2, 31 for one window, "
        "not added here",
        "another document of ua_air_force of the same instant states another figure: 31",
        "one document of ua_air_force states another figure as well: 31",
    ],
)
def test_a_note_names_who_spoke_and_no_id(language: Language, note: str) -> None:
    told = note_words(wording(language), note)
    assert "ua_air_force" not in told and "2025-10" not in told
    assert "31" in told and str(wording(language).name("who", "ua_air_force")).split()[-1][:6] in told


def test_limits_that_too_many_lie_outside_are_told_so() -> None:
    finding = next(one for one in METHODS["anomalies"]([HIGH]) if one.finding == "anomaly")
    scribe = Scribe(wording("en"), Numbers())
    assert often_outside(scribe, finding, HIGH) == ()
    settings = {**finding.settings, "judged": 50, "outside": 9}
    note = "9 of 50 judged in the year before lay outside."
    often = finding.model_copy(update={"settings": settings, "note": note})
    told = plain(often_outside(scribe, often, HIGH)).replace("\u00a0", " ")
    assert told == "Of the 50 weeks judged in the year before, 9 lay outside their limits (18.0 %)."
