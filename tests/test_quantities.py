"""Numbers of English texts: what each construction becomes, and what must not become a number."""

from collections.abc import Sequence
from math import inf
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.model import Amount, Language, Quantity
from tracker.text import find_quantities

SEED = ("seed", "luhansk-control-and-halted-weapons.txt")


def only(text: str, language: Language = "en") -> Quantity:
    """The one quantity of a text that counts something."""
    counted = [quantity for quantity in find_quantities(text, language) if quantity.reason is None]
    assert len(counted) == 1, [(text[slice(*q.span)], q.reason) for q in find_quantities(text, language)]
    return counted[0]


def ends(amount: Amount) -> tuple[float, float | None, float]:
    """Low, best and high, an open end as infinity."""
    low = -inf if amount.low is None else amount.low
    return low, amount.best, inf if amount.high is None else amount.high


def told(text: str, language: Language = "en") -> list[str]:
    """Every quantity of a text as "words" or "words: reason"."""
    return [
        text[slice(*q.span)] + (f": {q.reason}" if q.reason else "") for q in find_quantities(text, language)
    ]


# text, printed number, low, best, high, unit, bound
AMOUNTS: Sequence[tuple[str, str, Any, Any, Any, str, str]] = (
    # digits and their separators
    ("It launched 614 drones.", "614", 614, 614, 614, "count", "exact"),
    ("It took 1,250 launchers.", "1,250", 1250, 1250, 1250, "count", "exact"),
    ("It took 1.250 launchers.", "1.250", 1250, 1250, 1250, "count", "exact"),
    ("It took 12 500 launchers.", "12 500", 12500, 12500, 12500, "count", "exact"),
    ("It took 12\u00a0500 launchers.", "12\u00a0500", 12500, 12500, 12500, "count", "exact"),
    ("It took 12\u2009500 launchers.", "12\u2009500", 12500, 12500, 12500, "count", "exact"),
    ("It took 12'500 launchers.", "12'500", 12500, 12500, 12500, "count", "exact"),
    ("It took 12’500 launchers.", "12’500", 12500, 12500, 12500, "count", "exact"),
    ("It took 3,400,100 rounds.", "3,400,100", 3400100, 3400100, 3400100, "count", "exact"),
    ("A ratio of 2.75 was seen.", "2.75", 2.75, 2.75, 2.75, "count", "exact"),
    ("A ratio of 2,75 was seen.", "2,75", 2.75, 2.75, 2.75, "count", "exact"),
    ("A ratio of 0.125 was seen.", "0.125", 0.125, 0.125, 0.125, "count", "exact"),
    ("A sum of 4,310.50 was named.", "4,310.50", 4310.5, 4310.5, 4310.5, "count", "exact"),
    ("A sum of 4.310,50 was named.", "4.310,50", 4310.5, 4310.5, 4310.5, "count", "exact"),
    ("Output grew to 1,475 billion rounds.", "1,475 billion", 1.475e9, 1.475e9, 1.475e9, "count", "exact"),
    # words
    ("Nine drones flew in.", "Nine", 9, 9, 9, "count", "exact"),
    ("Some say zero losses.", "zero", 0, 0, 0, "count", "exact"),
    ("Thirty-six drones flew in.", "Thirty-six", 36, 36, 36, "count", "exact"),
    ("thirty six drones flew in", "thirty six", 36, 36, 36, "count", "exact"),
    ("a hundred drones flew in", "a hundred", 100, 100, 100, "count", "exact"),
    ("seven hundred and fourteen drones", "seven hundred and fourteen", 714, 714, 714, "count", "exact"),
    ("two thousand four hundred rounds", "two thousand four hundred", 2400, 2400, 2400, "count", "exact"),
    ("fifteen hundred rounds", "fifteen hundred", 1500, 1500, 1500, "count", "exact"),
    ("three million and six rounds", "three million and six", 3000006, 3000006, 3000006, "count", "exact"),
    (
        "four thousand, one hundred and two",
        "four thousand, one hundred and two",
        4102,
        4102,
        4102,
        "count",
        "exact",
    ),
    ("half a million rounds", "half a million", 5e5, 5e5, 5e5, "count", "exact"),
    ("a quarter of a million rounds", "quarter of a million", 2.5e5, 2.5e5, 2.5e5, "count", "exact"),
    ("two and a half million rounds", "two and a half million", 2.5e6, 2.5e6, 2.5e6, "count", "exact"),
    ("2.6 trillion roubles", "2.6 trillion", 2.6e12, 2.6e12, 2.6e12, "RUB", "exact"),
    ("1½ tonnes", "1½", 1.5, 1.5, 1.5, "tonne", "exact"),
    ("2 million 300 thousand rounds", "2 million 300 thousand", 2.3e6, 2.3e6, 2.3e6, "count", "exact"),
    ("a population of 3m", "3m", 3e6, 3e6, 3e6, "count", "exact"),
    ("2.8m live there", "2.8m", 2.8e6, 2.8e6, 2.8e6, "count", "exact"),
    ("2.8m of cable", "2.8", 2.8, 2.8, 2.8, "m", "exact"),
    ("a height of 2.8m", "2.8", 2.8, 2.8, 2.8, "m", "exact"),
    (
        "a couple of hundred thousand rounds",
        "couple of hundred thousand",
        1.8e5,
        2e5,
        2.2e5,
        "count",
        "about",
    ),
    ("several hundred thousand rounds", "several hundred thousand", 2e5, 4.2e5, 9e5, "count", "vague"),
    ("Kr3bn for shells", "Kr3bn", 3e9, 3e9, 3e9, "NOK", "exact"),
    ("SKr500m for shells", "SKr500m", 5e8, 5e8, 5e8, "SEK", "exact"),
    ("35k rounds", "35k", 35000, 35000, 35000, "count", "exact"),
    ("1.3m rounds of aid worth $5", "$5", 5, 5, 5, "USD", "exact"),
    # bounds before
    ("at least 17 drones", "17", 17, 17, inf, "count", "at_least"),
    ("no fewer than 17 drones", "17", 17, 17, inf, "count", "at_least"),
    ("no less than 25 km", "25", 25, 25, inf, "km", "at_least"),
    ("a minimum of 17 drones", "17", 17, 17, inf, "count", "at_least"),
    ("more than 60 drones", "60", 60, 60, inf, "count", "more_than"),
    ("over 60 drones were launched", "60", 60, 60, inf, "count", "more_than"),
    ("shot down over 60 drones", "60", 60, 60, inf, "count", "more_than"),
    ("upwards of sixty drones", "sixty", 60, 60, inf, "count", "more_than"),
    ("more than three dozen drones", "three dozen", 36, 36, inf, "count", "more_than"),
    ("more than a hundred drones", "a hundred", 100, 100, inf, "count", "more_than"),
    ("up to 60 drones", "60", 0, 60, 60, "count", "at_most"),
    ("as many as 60 drones", "60", 0, 60, 60, "count", "at_most"),
    ("no more than 60 drones", "60", 0, 60, 60, "count", "at_most"),
    ("fewer than 60 drones", "60", 0, 60, 60, "count", "less_than"),
    ("under 60 drones", "60", 0, 60, 60, "count", "less_than"),
    ("about 80 drones", "80", 75, 80, 85, "count", "about"),
    ("some 300 drones", "300", 270, 300, 330, "count", "about"),
    ("around 653 drones", "653", 652, 653, 654, "count", "about"),
    ("roughly 4 drones", "4", 3, 4, 5, "count", "about"),
    ("an estimated 2,400 drones", "2,400", 2350, 2400, 2450, "count", "about"),
    ("~50 drones", "50", 45, 50, 55, "count", "about"),
    ("almost 6,900 drones", "6,900", 6800, 6900, 6900, "count", "less_than"),
    ("nearly 40 drones", "40", 32, 40, 40, "count", "less_than"),
    ("just under 40 drones", "40", 32, 40, 40, "count", "less_than"),
    ("at least another 8 drones", "8", 8, 8, inf, "count", "at_least"),
    ("at least some 8 drones", "8", 8, 8, inf, "count", "at_least"),
    ("more than €4bn", "€4bn", 4e9, 4e9, inf, "EUR", "more_than"),
    (">300 drones", "300", 300, 300, inf, "count", "more_than"),
    # bounds after
    ("40 or more drones", "40", 40, 40, inf, "count", "at_least"),
    ("40+ drones", "40", 40, 40, inf, "count", "at_least"),
    ("40-odd drones", "40", 36, 40, 44, "count", "about"),
    ("40 or so drones", "40", 36, 40, 44, "count", "about"),
    ("1,000-plus drones", "1,000", 1000, 1000, inf, "count", "at_least"),
    # ranges
    ("30 to 40 drones", "30 to 40", 30, 35, 40, "count", "range"),
    ("30-40 drones", "30-40", 30, 35, 40, "count", "range"),
    ("30–40 drones", "30–40", 30, 35, 40, "count", "range"),
    ("between 30 and 40 drones", "30 and 40", 30, 35, 40, "count", "range"),
    ("from 30 to 40 drones", "30 to 40", 30, 35, 40, "count", "range"),
    ("four or five drones", "four or five", 4, 4.5, 5, "count", "range"),
    ("three to four hundred drones", "three to four hundred", 300, 350, 400, "count", "range"),
    (
        "between two hundred and three hundred drones",
        "two hundred and three hundred",
        200,
        250,
        300,
        "count",
        "range",
    ),
    ("2.5-3 billion roubles", "2.5-3 billion", 2.5e9, 2.75e9, 3e9, "RUB", "range"),
    ("$2.5-$3 billion", "$2.5-$3 billion", 2.5e9, 2.75e9, 3e9, "USD", "range"),
    ("between $1bn and $2bn", "$1bn and $2bn", 1e9, 1.5e9, 2e9, "USD", "range"),
    ("15% to 20% of them", "15% to 20", 15, 17.5, 20, "percent", "range"),
    ("15-20 percent of them", "15-20", 15, 17.5, 20, "percent", "range"),
    ("from 60 km to 90 km", "60 km to 90", 60, 75, 90, "km", "range"),
    ("40 to 60 thousand rounds", "40 to 60 thousand", 40000, 50000, 60000, "count", "range"),
    # vague counts
    ("tens of drones", "tens", 10, 32, 100, "count", "vague"),
    ("dozens of drones", "dozens", 12, 35, 100, "count", "vague"),
    ("hundreds of drones", "hundreds", 100, 320, 1000, "count", "vague"),
    ("thousands of drones", "thousands", 1000, 3200, 10000, "count", "vague"),
    ("tens of thousands of rounds", "tens of thousands", 10000, 32000, 100000, "count", "vague"),
    ("hundreds of thousands of rounds", "hundreds of thousands", 1e5, 3.2e5, 1e6, "count", "vague"),
    ("tens of millions of dollars", "tens of millions", 1e7, 3.2e7, 1e8, "USD", "vague"),
    ("billions in frozen assets", "billions", 1e9, 3.2e9, 1e10, "count", "vague"),
    ("several drones", "several", 2, 4.2, 9, "count", "vague"),
    ("a few drones", "a few", 2, 4.2, 9, "count", "vague"),
    ("several hundred drones", "several hundred", 200, 420, 900, "count", "vague"),
    ("a few dozen drones", "a few dozen", 24, 51, 108, "count", "vague"),
    ("a dozen drones", "dozen", 11, 12, 13, "count", "about"),
    ("two dozen drones", "two dozen", 23, 24, 25, "count", "about"),
    ("half a dozen drones", "half a dozen", 5, 6, 7, "count", "about"),
    ("a couple of drones", "couple", 1, 2, 3, "count", "about"),
    # parts and wholes
    ("half of the drones", "half", 0.45, 0.5, 0.55, "share", "about"),
    (
        "about a third of the fleet",
        "a third",
        0.3,
        pytest.approx(1 / 3),
        pytest.approx(0.3667, abs=1e-4),
        "share",
        "about",
    ),
    (
        "two-thirds of the fleet",
        "two-thirds",
        0.6,
        pytest.approx(2 / 3),
        pytest.approx(0.7333, abs=1e-4),
        "share",
        "about",
    ),
    ("three quarters of the fleet", "three quarters", 0.675, 0.75, 0.825, "share", "about"),
    ("more than half of the fleet", "half", 0.5, 0.5, 1, "share", "more_than"),
    ("nearly half of the fleet", "half", 0.4, 0.5, 0.5, "share", "less_than"),
    ("one fifth of the fleet", "one fifth", 0.18, 0.2, 0.22, "share", "about"),
    ("most of the drones", "most", 0.5, 0.71, 1, "share", "vague"),
    ("the majority of the drones", "the majority", 0.5, 0.71, 1, "share", "vague"),
    ("all of the drones", "all", 1, 1, 1, "share", "all"),
    ("all were shot down", "all", 1, 1, 1, "share", "all"),
    ("all 26 drones", "26", 26, 26, 26, "count", "all"),
    ("all of the 26 drones", "26", 26, 26, 26, "count", "all"),
    ("both missiles", "both", 2, 2, 2, "count", "all"),
    ("all but three of the drones", "all but three", 3, 3, 3, "count", "all_but"),
    ("He said that one person died", "one", 1, 1, 1, "count", "exact"),
    ("All Kh-59 missiles missed", "All", 1, 1, 1, "share", "all"),
    ("all except 3 drones", "all except 3", 3, 3, 3, "count", "all_but"),
    ("everything but two missiles", "everything but two", 2, 2, 2, "count", "all_but"),
    ("all the drones but one", "all the drones but one", 1, 1, 1, "count", "all_but"),
    ("failed to stop only four", "four", 4, 4, 4, "count", "all_but"),
    ("none of the missiles", "none", 0, 0, 0, "count", "exact"),
    ("no missiles were used", "no", 0, 0, 0, "count", "exact"),
    ("No one was hurt.", "No one", 0, 0, 0, "person", "exact"),
    ("three of every five drones", "three of every five", 60, 60, 60, "percent", "exact"),
    ("nine in ten drones", "nine in ten", 90, 90, 90, "percent", "exact"),
    ("one in four drones", "one in four", 25, 25, 25, "percent", "exact"),
    # units and money
    ("35 percent of drones", "35", 35, 35, 35, "percent", "exact"),
    ("35 per cent of drones", "35", 35, 35, 35, "percent", "exact"),
    ("35% of drones", "35", 35, 35, 35, "percent", "exact"),
    ("a 45-mile-deep belt", "45", 45, 45, 45, "mile", "exact"),
    ("1,400 sq km", "1,400", 1400, 1400, 1400, "km2", "exact"),
    ("1,400 square kilometres", "1,400", 1400, 1400, 1400, "km2", "exact"),
    ("600 kilograms of explosives", "600", 600, 600, 600, "kg", "exact"),
    ("70kg of explosives", "70", 70, 70, 70, "kg", "exact"),
    ("flew at 620 km/h", "620", 620, 620, 620, "km_per_hour", "exact"),
    ("a 5m wall", "5", 5, 5, 5, "m", "exact"),
    ("£3m for generators", "£3m", 3e6, 3e6, 3e6, "GBP", "exact"),
    ("US$11 billion", "US$11 billion", 1.1e10, 1.1e10, 1.1e10, "USD", "exact"),
    ("EUR 89.9 billion", "EUR 89.9 billion", 8.99e10, 8.99e10, 8.99e10, "EUR", "exact"),
    ("89.9bn EUR", "89.9bn", 8.99e10, 8.99e10, 8.99e10, "EUR", "exact"),
    ("450 million Norwegian kroner", "450 million", 4.5e8, 4.5e8, 4.5e8, "NOK", "exact"),
    ("450 million kronor", "450 million", 4.5e8, 4.5e8, 4.5e8, "SEK", "exact"),
    ("twelve billion hryvnias", "twelve billion", 1.2e10, 1.2e10, 1.2e10, "UAH", "exact"),
)


@together(("text", "printed", "low", "best", "high", "unit", "bound"), AMOUNTS)
def test_amount(
    text: str, printed: str, low: float, best: float | None, high: float, unit: str, bound: str
) -> None:
    quantity = find_quantities(text)[-1] if "worth" in text else only(text)
    assert text[slice(*quantity.span)] == printed
    assert ends(quantity.amount) == (low, best, high)
    assert (quantity.amount.unit, quantity.amount.bound) == (unit, bound)


# text, what every quantity of it is told as
TOLD: Sequence[tuple[str, list[str]]] = (
    # designations
    ("two Su-35s and a MiG-31K", ["two", "35: designation", "31: designation"]),
    ("14 Kh-101 and 6 Kh-22/32 missiles", ["14", "101: designation", "6", "22/32: designation"]),
    ("four S-300 missiles", ["four", "300: designation"]),
    ("11 Shahed-136/131 drones", ["11", "136/131: designation"]),
    ("the 3M-14 Kalibr", ["3M-14: designation"]),
    ("an M1A1 and a T-72B3", ["1A1: designation", "72B3: designation"]),
    ("the 2S19 and the 9K720", ["2S19: designation", "9K720: designation"]),
    ("NASAMS 3 and Shahed 136", ["3: designation", "136: designation"]),
    ("COVID-19 and the G7", ["19: designation", "7: designation"]),
    ("IRIS-T and AN-196", ["196: designation"]),
    ("7 Iskander-M/KN-23", ["7", "23: designation"]),
    ("X-101 in Latin, Х-101 in Cyrillic", ["101: designation", "101: designation"]),
    ("a one-way attack drone", ["one: designation"]),
    ("sixty one-way attack drones", ["sixty", "one: designation"]),
    ("a three-star general", ["three: designation"]),
    # names
    ("on Channel Four tonight", ["Four: name"]),
    ("on Channel 5 tonight", ["5: name"]),
    ("boarded Air Force One", ["One: name"]),
    ("the Sport24 site", ["24: name"]),
    # dates, years, clock times
    ("on 14 July", ["14: date"]),
    ("on July 14", ["14: date"]),
    ("on July 14, 2025", ["14: date", "2025: year"]),
    ("on 14 July 2025 and after", ["14: date", "2025: year"]),
    ("on July 14-15", ["14-15: date"]),
    ("on 14–15 July", ["14–15: date"]),
    ("from 3 to 5 July", ["3 to 5: date"]),
    ("from July 3 to July 5", ["3: date", "5: date"]),
    ("on 14 and 15 July", ["14: date", "15: date"]),
    ("on July 14 and 15", ["14: date", "15: date"]),
    ("on July 14, 15 and 16", ["14: date", "15: date", "16: date"]),
    ("on the 14th of July", ["14th: date"]),
    ("On July 14, 12 drones flew", ["14: date", "12"]),
    ("on 14.07.2025", ["14.07.2025: date"]),
    ("on 2025-07-14", ["2025-07-14: date"]),
    ("in week 2025-W29", ["2025-W29: date"]),
    ("in Q3 2025", ["3: date", "2025: year"]),
    ("they may 9 times", ["9: frequency"]),
    ("in 2024", ["2024: year"]),
    ("since 2014 and 2022", ["2014: year", "2022: year"]),
    ("in 2024-25", ["2024-25: year"]),
    ("between 2022 and 2024", ["2022: year", "2024: year"]),
    ("the 1990s", ["1990s: year"]),
    ("in the 2024 campaign", ["2024: year"]),
    ("in nineteen ninety-one", ["nineteen ninety-one: year"]),
    ("fired 2000 drones", ["2000"]),
    ("more than 2000 were fired", ["2000"]),
    ("at 22:30", ["22:30: clock"]),
    ("at 10 p.m.", ["10: clock"]),
    ("at 10.45 p.m.", ["10.45: clock"]),
    ("from 19.00 to 23.55 MSK", ["19.00: clock", "23.55: clock"]),
    ("between 6 and 7 pm", ["6: clock", "7: clock"]),
    ("from 10am-2pm", ["10: clock", "2: clock"]),
    ("in the past 24 hours", ["24: date"]),
    ("a couple of days ago", ["couple: date"]),
    ("the first half of 2025", ["first: ordinal", "half: date", "2025: year"]),
    # durations, ages, ordinals, frequency
    ("for 19 months", ["19: duration"]),
    ("a two-hour raid", ["two: duration"]),
    ("a 10-day truce", ["10: duration"]),
    ("half an hour", ["half: duration"]),
    ("four years ago", ["four: duration"]),
    ("two night attacks", ["two"]),
    ("a 51-year-old", ["51: age"]),
    ("two boys aged 7 and 11", ["two", "7: age", "11: age"]),
    ("girls aged 7, 11 and 13", ["7: age", "11: age", "13: age"]),
    ("Olena Bondar, 38, said so", ["38: age"]),
    ("a man, 44.", ["44: age"]),
    ("in her 60s", ["60s: age"]),
    ("the second attack", ["second: ordinal"]),
    ("the twenty-second attack", ["twenty-second: ordinal"]),
    ("the 9th attack", ["9th: ordinal"]),
    ("a third attack", ["third: ordinal"]),
    ("struck twice, once at noon", ["twice: frequency", "once: frequency"]),
    ("ready 24/7", ["24/7: frequency"]),
    ("hit six times", ["six: frequency"]),
    # unit numbers, references, calibres, scores, coordinates
    ("the 47th Mechanised Brigade", ["47th: unit_number"]),
    ("the 3rd Separate Assault Brigade", ["3rd: unit_number"]),
    ("Resolution 1701 and Article 7", ["1701: reference", "7: reference"]),
    ("Articles 5 and 6 apply", ["5: reference", "6: reference"]),
    ("school No. 12", ["12: reference"]),
    ("see https://example.org/2025/07/a1", ["2025/07/a1: reference"]),
    ("call 044-123-45-67", ["044-123-45-67: reference"]),
    ("152mm shells", ["152: calibre"]),
    ("122 mm rockets", ["122: calibre"]),
    ("a 250-kg bomb", ["250: calibre"]),
    ("a 500kg glide bomb", ["500: calibre"]),
    ("they won 2-1", ["2-1: score"]),
    ("at 47.9N, 35.1E", ["47.9: coordinate", "35.1: coordinate"]),
    ("at 47°54'N", ["47: coordinate", "54: coordinate"]),
    # changes and means
    ("losses up 14 % on May", ["14: relative_change"]),
    ("it rose by 9", ["9: relative_change"]),
    ("it rose by 9 to 33", ["9: relative_change", "33"]),
    ("it rose to 33", ["33"]),
    ("it rose from 24 to 33", ["24: relative_change", "33"]),
    ("up 4 points to 81 %", ["4: relative_change", "81"]),
    ("a point lower", ["a point: relative_change"]),
    ("twice as many drones", ["twice: relative_change"]),
    ("three times more drones", ["three: relative_change"]),
    ("a 15 percent increase", ["15: relative_change"]),
    ("20% more drones", ["20: relative_change"]),
    ("12 more than in May", ["12: relative_change"]),
    ("12 more drones were hit", ["12"]),
    ("half as many", ["half: relative_change"]),
    ("fell by a third", ["a third: relative_change"]),
    ("an average of 190 drones", ["190: mean"]),
    ("190 drones a day", ["190: mean"]),
    ("447 drones in a night", ["447"]),
    # pronouns
    ("one of the towns", ["one: pronoun"]),
    ("One officer told reporters", ["One: pronoun"]),
    ("the latter one", ["one: pronoun"]),
    ("no one spoke", ["no one: pronoun"]),
    ("No figures today", []),
    ("no official numbers yet", []),
    ("no officials were hurt", ["no"]),
    ("one drone fell", ["one"]),
    ("a further one was lost", ["one"]),
    ("seven in the north, in the south one", ["seven", "one"]),
    ("one of the three drones", ["one", "three"]),
    ("killing one and injuring two", ["one", "two"]),
    ("both Kyiv and Odesa", ["both: pronoun"]),
    # what is no number at all
    ("not at all, no longer, all but certain", []),
    ("the couple left; headquarters; often; tension; done; alone", []),
    ("the residential quarter", []),
)


@together(("text", "wanted"), TOLD)
def test_every_number_is_told(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@together(
    ("text", "part", "whole"),
    [
        ("249 of the 537 weapons", "249", "537"),
        ("19 out of 23 drones", "19", "23"),
        ("nineteen of 23 drones", "nineteen", "23"),
        ("more than 300 of about 650 drones", "300", "650"),
        ("12 drones out of the 20", "12", "20"),
        ("436/477 drones", "436", "477"),
        ("half of the 20 drones", "half", "20"),
        ("all but two of the 20 drones", "all but two", "20"),
        ("all of the 20 drones but one", "one", "20"),
        ("one of the three missiles", "one", "three"),
        ("none of the 12 missiles", "none", "12"),
    ],
)
def test_part_and_whole(text: str, part: str, whole: str) -> None:
    linked = [quantity for quantity in find_quantities(text) if quantity.part_of]
    assert [(text[slice(*q.span)], text[slice(*(q.part_of or (0, 0)))]) for q in linked] == [(part, whole)]


@pytest.mark.parametrize(
    "text", ["447 drones and 90 missiles", "20 of them", "two loans of 500 million euros"]
)
def test_no_part_and_whole(text: str) -> None:
    assert not [quantity for quantity in find_quantities(text) if quantity.part_of]


@together(
    ("text", "value", "unit"),
    [
        ("15km [9 miles] deep", 9, "mile"),
        ("15 km (about 9 miles) deep", 9, "mile"),
        ("15 km, or 9 miles, deep", 9, "mile"),
        ("60 to 90 kilometres (37 to 56 miles)", 46.5, "mile"),
        ("1,000 square kilometres (386 square miles)", 386, "square_mile"),
        ("eight billion euros ($9.4bn)", 9.4e9, "USD"),
        ("€8bn ($9.4bn)", 9.4e9, "USD"),
        ("€8bn, or $9.4bn, in grants", 9.4e9, "USD"),
        ("400 million kroner (£29m)", 2.9e7, "GBP"),
    ],
)
def test_equivalent(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert [(other.best, other.unit) for other in quantity.equivalents] == [(value, unit)]
    ((start, end),) = quantity.equivalent_spans
    assert quantity.span[1] < start < end <= len(text)


@together(
    "text",
    ["15 km (90 miles)", "€8bn and $9.4bn", "15 drones (9 missiles)", "35 % (9 km)", "20 km (20 km)"],
)
def test_no_equivalent(text: str) -> None:
    quantities = find_quantities(text)
    assert len(quantities) == 2
    assert not any(quantity.equivalents for quantity in quantities)


def test_a_bound_before_a_range_is_a_second_reading() -> None:
    quantity = only("at least 40 to 60 kilometres")
    assert ends(quantity.amount) == (40, 50, 60)
    (reading,) = quantity.readings
    assert ends(reading.amount) == (40, 40, inf)
    assert reading.amount.bound == "at_least"
    (reading,) = only("up to 40-60 drones").readings
    assert ends(reading.amount) == (0, 60, 60)


@pytest.mark.parametrize(
    ("text", "is_each"),
    [
        ("two loans of 500 million euros each", True),
        ("two drones apiece", True),
        ("500 million euros for each country", False),
        ("five drones each night", False),
    ],
)
def test_each(text: str, is_each: bool) -> None:
    assert find_quantities(text)[-1].each is is_each


def test_words_beside_the_number_have_spans() -> None:
    text = "It cost more than €4bn, and no less than 25 miles were lost."
    money, length = find_quantities(text)
    assert text[slice(*(money.bound_span or (0, 0)))] == "more than"
    assert text[slice(*(money.unit_span or (0, 0)))] == "€"
    assert text[slice(*(length.bound_span or (0, 0)))] == "no less than"
    assert text[slice(*(length.unit_span or (0, 0)))] == "miles"
    assert [money.amount.printed, length.amount.printed] == ["more than €4bn", "no less than 25 miles"]


@together(
    ("text", "form", "rule"),
    [
        ("26 drones", "digits", "exact"),
        ("twenty drones", "words", "exact"),
        ("26 million rounds", "mixed", "exact"),
        ("dozens of drones", "vague", "dozens"),
        ("hundreds of drones", "vague", "magnitude"),
        ("20-30 drones", "range", "range"),
        ("half of them", "fraction", "fraction"),
        ("most of them", "majority", "majority"),
        ("all of them", "all", "all"),
        ("all but two", "all_but", "all_but"),
        ("none of them", "none", "none"),
        ("almost 80 drones", "digits", "nearly"),
    ],
)
def test_form_and_rule(text: str, form: str, rule: str) -> None:
    quantity = only(text)
    assert (quantity.form, quantity.rule) == (form, rule)


@together(
    ("text", "language", "wanted"),
    [
        ("збито 26 БпЛА", "uk", ["26"]),
        ("понад 1 250 дронів", "uk", ["1 250"]),
        ("двадцять шість дронів", "uk", ["двадцять шість"]),
        ("у ніч на 8 вересня 2025 року", "uk", ["8: date", "2025: year"]),
        ("1,5 млрд євро", "uk", ["1,5 млрд"]),
        ("уничтожено 26 БПЛА", "ru", ["26"]),
        ("сто двадцать один беспилотник", "ru", ["сто двадцать один"]),
        ("в ночь на 8 сентября 2025 года", "ru", ["8: date", "2025: year"]),
        ("2,5 тыс. снарядов", "ru", ["2,5 тыс."]),
        ("ракеты Х-101 и С-300", "ru", ["101: designation", "300: designation"]),
    ],
)
def test_the_engine_runs_in_other_languages(text: str, language: Language, wanted: list[str]) -> None:
    assert told(text, language) == wanted


# The seed page: offset and reason of every number that the text alone rejects (READING, worked example).
SEED_REASONS = {
    312: "ordinal", 407: "date", 574: "name", 717: "frequency", 733: "year", 940: "duration", 974: "ordinal",
    1099: "duration", 1393: "ordinal", 1614: "date", 1631: "ordinal", 2148: "date", 3727: "date",
    3936: "date",
    4272: "pronoun", 4856: "date", 5145: "designation", 5383: "date", 5549: "date", 6567: "ordinal",
    7968: "duration", 10090: "duration", 11630: "duration", 12030: "ordinal", 12060: "ordinal",
    13444: "duration", 14790: "pronoun", 14919: "duration", 14940: "age", 15825: "unit_number",
    16687: "duration", 10252: "year", 7389: "name", 17206: "name",
}  # fmt: skip
# Offset of every number that counts something: low, best, high, unit, bound.
SEED_AMOUNTS: dict[int, tuple[Any, Any, Any, str, str]] = {
    325: (4, 4, 4, "count", "exact"),
    508: (100, 100, 100, "percent", "exact"),
    632: (2, 2, 2, "count", "exact"),
    1745: (0.3, pytest.approx(1 / 3), pytest.approx(0.3667, abs=1e-4), "share", "about"),
    2504: (70, 95, 120, "km", "range"),
    2918: (20, 20, inf, "km", "at_least"),
    2955: (30, 30, 30, "km", "exact"),
    4311: (6, 6, 6, "count", "exact"),
    5022: (3, 3, inf, "count", "at_least"),
    5133: (4, 4, inf, "count", "at_least"),
    5651: (447, 447, 447, "count", "exact"),
    5666: (90, 90, 90, "count", "exact"),
    5772: (1, 1, 1, "count", "all_but"),
    5802: (38, 38, 38, "count", "exact"),
    6606: (9e9, 9e9, 9e9, "EUR", "exact"),
    8734: (1e9, 3.2e9, 1e10, "count", "vague"),
    12640: (2, 2, 2, "count", "exact"),
    13843: (3, 3, 3, "count", "exact"),
    16422: (2, 2, 2, "count", "exact"),
    17031: (1e5, 3.2e5, 1e6, "count", "vague"),
}


@needs_shared(*SEED)
def test_every_number_of_the_seed_page() -> None:
    text = SHARED.joinpath(*SEED).read_text(encoding="utf-8")
    found = {quantity.span[0]: quantity for quantity in find_quantities(text)}
    assert {start: found[start].reason for start in SEED_REASONS if start in found} == SEED_REASONS
    counted = {
        start: (*ends(q.amount), q.amount.unit, q.amount.bound)
        for start, q in found.items()
        if q.reason is None and (q.amount.unit != "share" or start == 1745)
    }
    assert counted == SEED_AMOUNTS


@needs_shared(*SEED)
def test_the_equivalents_and_readings_of_the_seed_page() -> None:
    text = SHARED.joinpath(*SEED).read_text(encoding="utf-8")
    found = {quantity.span[0]: quantity for quantity in find_quantities(text)}
    spans = [quantity.equivalent_spans for quantity in found.values() if quantity.equivalents]
    assert [span[0][0] for span in spans] == [2526, 2924, 2961, 6626]
    assert [other.best for other in found[6606].equivalents] == [1.1e10]
    assert found[2504].readings[0].amount.bound == "at_least"
