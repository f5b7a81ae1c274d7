"""Laws of reading: hours in words, brackets, hits and what is left count what they say, in any order."""

from collections.abc import Iterator

from tests.laws.plain import Case, misread

_FIELDS = ("metric", "classes", "best")
_HOURS = (
    ("nine in the morning", "six in the evening"),
    ("ten at night", "five in the morning"),
    ("eight o'clock in the evening", "seven o'clock the next morning"),
    ("half past nine in the evening", "eight in the morning"),
    ("midnight", "six in the morning"),
    ("six p.m.", "seven a.m."),
)
_WINDOWS = (
    "From {a} to {b} Russia launched 60 drones.",
    "Russia launched 60 drones between {a} and {b}.",
    "From {a} until {b}, 60 drones were launched.",
)
_STOPPED = {"shot down": "shot_down", "intercepted": "shot_down", "neutralised": "neutralised"}


def _launched(count: int, kind: str = "drone") -> tuple[str, str, int]:
    return ("launched", kind, count)


def test_hours_in_words_are_no_drones() -> None:
    cases: Iterator[Case] = (
        (window.format(a=a, b=b), [_launched(60)]) for a, b in _HOURS for window in _WINDOWS
    )
    assert not misread(cases, "en", _FIELDS)


def test_a_bracket_keeps_its_verb() -> None:
    cases: Iterator[Case] = (
        (
            text.format(v=verb),
            [_launched(96), (metric, "drone", 80), _launched(12, "missile"), (metric, "missile", 9)],
        )
        for verb, metric in _STOPPED.items()
        for text in (
            "96 drones (80 {v}) and 12 missiles (nine {v}) were launched overnight.",
            "Russia launched 96 drones (80 {v}) and 12 missiles (nine).",
        )
    )
    assert not misread(cases, "en", _FIELDS)


def test_hits_are_of_the_weapon_told_with_them() -> None:
    told = [("hit", "missile", 31), ("hit", "drone", 26), ("hit_locations", "air_target", 22)]
    cases: Iterator[Case] = (
        (f"The air force recorded {hits} at 22 locations.", told)
        for hits in (
            "31 missile hits and 26 drone hits",
            "31 missile and 26 drone hits",
            "hits by 31 missiles and 26 drones",
            "31 hits by missiles and 26 hits by strike drones",
            "direct hits from 31 missiles and 26 drones",
        )
    )
    assert not misread(cases, "en", _FIELDS)


def test_more_behind_a_whole_have_their_own_verb() -> None:
    cases: Iterator[Case] = (
        (
            f"Air defences {verb} 80 of the 96 drones that Russia launched, and 11 more {lost}.",
            [_launched(96), (metric, "drone", 80), ("lost", "drone", 11)],
        )
        for verb, metric in _STOPPED.items()
        for lost in ("disappeared from radar", "went missing", "vanished")
    )
    assert not misread(cases, "en", _FIELDS)


def test_a_clause_behind_a_list_tells_which() -> None:
    cases: Iterator[Case] = (
        (
            f"Air defence {verb} two missiles and 15 drones {which}.",
            [("shot_down", "missile", 2), ("shot_down", "drone", 15)],
        )
        for verb in ("shot down", "intercepted", "downed")
        for which in (
            "that Russia launched overnight",
            "which Moscow had fired at Ukraine",
            "Russian forces sent overnight",
            "launched by Russia",
        )
    )
    assert not misread(cases, "en", _FIELDS)


def test_what_was_launched_hit() -> None:
    cases: Iterator[Case] = (
        (f"Fifteen drones {which} {verb} a port.", [("hit", "drone", 15)])
        for verb in ("hit", "struck")
        for which in ("launched from Crimea", "that Russia launched", "fired by Russian forces")
    )
    assert not misread(cases, "en", _FIELDS)


def test_what_is_sent_to_its_users_does_not_fly() -> None:
    cases: Iterator[Case] = (
        (f"{who} sent 120 drones {to}.", [])
        for who in ("Britain", "NATO allies", "The fund", "Volunteers")
        for to in ("to the 47th Brigade", "to Ukrainian troops", "to the front")
    )
    assert not misread(cases, "en", _FIELDS)
    assert not misread([("Russia sent 120 drones to attack Odesa.", [_launched(120)])], "en", _FIELDS)


def test_a_country_that_is_hit_was_sent_so_many() -> None:
    cases: Iterator[Case] = (
        (
            f"Drones attacked Ufa on Monday. Ukraine was {verb} by {many} 728 drones overnight.",
            [("launched", "drone", 728, "ru_on_ua")],
        )
        for verb in ("hit", "struck", "pounded")
        for many in ("a record", "more than", "a wave of", "a total of")
    )
    assert not misread(cases, "en", (*_FIELDS, "direction"))


def test_sums_of_the_whole_war_are_of_the_country() -> None:
    cases: Iterator[Case] = (
        (f"A strike killed five people in Ternopil. {total}", [(5, "ternopil"), (10200, scope)])
        for total, scope in (
            ("Since the invasion began, 10,200 civilians have been killed.", "national"),
            ("The number of civilians killed in the war has passed 10,200.", "national"),
            ("In three years of war 10,200 civilians have been killed.", "national"),
            ("Since the invasion began, 10,200 people have been killed in the city.", "ternopil"),
        )
    )
    assert not misread(cases, "en", ("best", "scope"))
