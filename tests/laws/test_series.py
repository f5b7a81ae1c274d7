"""Laws of series, on random claims: nothing is counted twice, and regrouping keeps the sum."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.naive import TableStore, Told, naive_series
from tracker.series import RULES, Series, series

CLASSES = ("drone", "drone_strike+lancet", "iskander_m", "iskander_m+kinzhal", "kn_23+s300", "kalibr")
BASE = datetime(2025, 3, 20, tzinfo=UTC)
FAST = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@st.composite
def worlds(draw: st.DrawFn) -> list[Told]:
    """Claims of some claimants whose own windows follow each other, on one class set each."""
    told = []
    for claimant in draw(
        st.lists(st.sampled_from(["ua_air_force", "ua_general_staff", "un"]), min_size=1, unique=True)
    ):
        for classes in draw(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=3, unique=True)):
            at = BASE
            for _ in range(draw(st.integers(1, 12))):
                start = at + timedelta(minutes=draw(st.integers(0, 5000)))
                at = start + timedelta(minutes=draw(st.integers(0, 2000)))
                value = draw(st.integers(0, 500))
                spread = draw(st.integers(0, 5))
                told.append(
                    Told(value, start, at, claimant, classes, low=max(0, value - spread), high=value + spread)
                )
                at += timedelta(minutes=1)
    return told


def made(told: list[Told], **asked: object) -> Series:
    return series(TableStore(told), "launched", **asked)  # type: ignore[arg-type]


def same(one: float, other: float | None) -> bool:
    return bool(np.isnan(one)) if other is None else bool(np.isclose(one, other))


@FAST
@given(
    worlds(),
    st.sampled_from(["drone", "ballistic", "missile", "air_target"]),
    st.sampled_from(["day", "week", "month"]),
    st.sampled_from(["end", "start", "prorata"]),
)
def test_a_series_is_its_obvious_twin(told: list[Told], asked: str, by: str, day_rule: str) -> None:
    expected = naive_series(told, asked, by, day_rule)
    frame = made(told, classes=asked, by=by, day_rule=day_rule).frame
    reported = frame[frame["status"] != "not_reported"]
    assert [stamp.date() for stamp in reported["period"]] == list(expected)
    values = reported[["low", "best", "high"]].to_numpy()
    for row, triple in zip(values, expected.values(), strict=True):
        assert all(same(float(one), other) for one, other in zip(row, triple, strict=True))


@FAST
@given(worlds(), st.randoms())
def test_the_order_of_claims_is_nothing(told: list[Told], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert made(told, classes="missile").frame.equals(made(shuffled, classes="missile").frame)


@FAST
@given(worlds())
def test_claims_told_twice_count_once(told: list[Told]) -> None:
    again = [
        one._replace(document=f"again {n}", published=one.end + timedelta(days=1))
        for n, one in enumerate(told)
    ]
    columns = ["period", "low", "best", "high", "status", "days_reported"]
    once, twice = (made(claims, classes="air_target").frame[columns] for claims in (told, told + again))
    assert once.equals(twice)


@FAST
@given(worlds(), st.sampled_from(["end", "start", "prorata"]))
def test_sums_survive_regrouping(told: list[Told], day_rule: str) -> None:
    days, weeks, months = (
        made(told, classes="drone", by=by, day_rule=day_rule).frame for by in ("day", "week", "month")
    )
    for column in ("low", "high"):
        sums = [frame[column].sum() for frame in (days, weeks, months)]
        assert np.allclose(sums, sums[0])
    assert days["days_reported"].sum() == weeks["days_reported"].sum() == months["days_reported"].sum()


@FAST
@given(worlds())
def test_low_best_and_high_are_in_order_within_what_was_claimed(told: list[Told]) -> None:
    frame = made(told, classes="ballistic").frame.dropna(subset=["low"])
    best = frame["best"].fillna(frame["low"])
    assert (frame["low"] <= best + 1e-9).all() and (best <= frame["high"] + 1e-9).all()
    assert (frame["claimed_low"] <= frame["low"]).all() and (frame["high"] <= frame["claimed_high"]).all()


@FAST
@given(worlds(), st.integers(0, 60))
def test_as_of_is_the_series_of_what_was_known_then(told: list[Told], days: int) -> None:
    known = [one._replace(known_at=one.end + timedelta(hours=len(one.classes))) for one in told]
    as_of = BASE + timedelta(days=days)
    then = [one for one in known if one.known_at and one.known_at <= as_of]
    earlier = series(TableStore(known, as_of), "launched", classes="missile", as_of=as_of)  # type: ignore[arg-type]
    alone = series(TableStore(then, as_of), "launched", classes="missile")  # type: ignore[arg-type]
    assert earlier.frame.equals(alone.frame)


@FAST
@given(worlds(), st.sampled_from(sorted(RULES)))
def test_no_rule_adds_claimants_up(told: list[Told], rule: str) -> None:
    frame = made(told, classes="drone", rule=rule).frame.dropna(subset=["low"])
    assert (frame["high"] <= frame["claimed_high"] + 1e-9).all()
    assert (frame["low"] >= frame["claimed_low"] - 1e-9).all()


@FAST
@given(worlds())
def test_a_wider_class_holds_what_a_narrower_one_does(told: list[Told]) -> None:
    def highest(classes: str) -> dict[object, float]:
        frame = made([one for one in told if one.claimant == told[0].claimant], classes=classes).frame
        return dict(zip(frame["period"], frame["low"].fillna(0.0), strict=True))

    narrow, wide = highest("ballistic"), highest("missile")
    assert all(low <= wide.get(period, 0.0) + 1e-9 for period, low in narrow.items())


@FAST
@given(worlds())
def test_a_rate_lies_between_nothing_and_all(told: list[Told]) -> None:
    stopped = [one._replace(metric="neutralised", value=one.value // 2, low=None, high=None) for one in told]
    launched = [one._replace(low=None, high=None) for one in told]
    frame = series(
        TableStore(launched + stopped),  # type: ignore[arg-type]
        "rate_neutralised",
        classes="missile",
        by="month",
    ).frame
    rates = frame[["low", "best", "high"]].to_numpy()
    known = rates[~np.isnan(rates)]
    assert ((known >= 0) & (known <= 1)).all()
    exact = frame.dropna(subset=["best"])
    assert np.allclose(exact["best"], exact["numerator"] / exact["denominator"])


@FAST
@given(worlds())
def test_parts_never_add_to_a_printed_total(told: list[Told]) -> None:
    totals = [
        one._replace(classes="missile", value=10_000 + number, low=None, high=None)
        for number, one in enumerate(told)
    ]
    with_parts = made(totals + told, classes="missile").frame
    alone = made(totals, classes="missile").frame
    assert with_parts[["low", "best", "high"]].equals(alone[["low", "best", "high"]])


@FAST
@given(worlds())
def test_every_value_has_its_claims_and_no_value_is_a_row_of_nothing(told: list[Told]) -> None:
    frame = made(told, classes="air_target").frame
    silent = frame["status"] == "not_reported"
    assert (frame["n_claims"].eq(0) == silent).all()
    assert frame.loc[silent, ["low", "best", "high", "claimed_low"]].isna().all().all()
    assert all(len(set(claims)) == n for claims, n in zip(frame["claims"], frame["n_claims"], strict=True))
