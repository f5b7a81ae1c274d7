"""Plain sentences on shares: all but so many, wherever their whole stands; ratios that are rates; means."""

from collections.abc import Iterator

from tests.laws.plain import Case, misread
from tracker.model import Language

_FIELDS = ("metric", "classes", "best")
_BUT: dict[Language, str] = {
    "en": "except two|bar two|save for two|apart from two|with the exception of two|with two exceptions",
    "uk": "крім двох|за винятком двох|окрім двох|не рахуючи двох",
    "ru": "кроме двух|за исключением двух|не считая двух",
}
_FRAMES: dict[Language, str] = {
    "en": "Russia launched 74 drones at Ukraine overnight. All {x} were shot down."
    "|Russia launched 74 drones at Ukraine overnight. All were shot down {x}."
    "|Of the 74 drones launched overnight, all {x} were shot down."
    "|All drones {x} were shot down overnight. Russia launched 74 of them.",
    "uk": "Росія запустила по Україні 74 дрони. Усі, {x}, збито."
    "|Росія запустила по Україні 74 дрони. Усі збито, {x}."
    "|Усі дрони, {x}, збито - загалом за ніч їх було 74.|Уночі збито всі дрони, {x}. Усього їх було 74.",
    "ru": "Россия запустила по Украине 74 дрона. Все, {x}, сбиты."
    "|Россия запустила по Украине 74 дрона. Все сбиты, {x}."
    "|Все дроны, {x}, сбиты - всего за ночь их было 74.|Ночью сбиты все дроны, {x}. Всего их было 74.",
}
_RATES: dict[Language, str] = {
    "en": "Last month Ukraine intercepted four of every five drones but only 20% of ballistic missiles."
    "|Last month Ukraine intercepted four out of five drones but only 20% of ballistic missiles.",
    "uk": "Торік ППО перехоплювала чотири з п'яти дронів, але лише 20% балістичних ракет.",
    "ru": "В прошлом месяце ПВО сбивала четыре из пяти дронов, но лишь 20% баллистических ракет.",
}
_MEANS: dict[Language, str] = {
    "en": "Russia launched 190 drones a night in spring; in autumn the figure had stood at 175.",
    "uk": "Навесні Росія запускала 190 дронів на добу, восени показник тримався на рівні 175.",
    "ru": "Весной Россия запускала 190 дронов в сутки, осенью показатель держался у отметки 175.",
}


def _exceptions(language: Language) -> Iterator[Case]:
    for frame in _FRAMES[language].split("|"):
        for words in _BUT[language].split("|"):
            yield frame.format(x=words), [("launched", "drone", 74), ("shot_down", "drone", 72)]


def test_what_is_left_out_is_taken_from_a_whole_before_or_behind() -> None:
    """Whichever words leave two out, and whether 74 stand before, behind or in the sentence."""
    for language in _FRAMES:
        assert not misread(_exceptions(language), language, _FIELDS)


def test_a_whole_of_another_place_or_kind_is_none() -> None:
    """What is told behind of another region or weapon is not what the share is taken from."""
    told = [("launched", "drone", 74)]
    texts = (
        "All but two of the drones over Sumy were shot down. Russia launched 74 drones at Ukraine overnight.",
        "All but two of the missiles were shot down. Russia launched 74 drones at Ukraine overnight.",
    )
    assert not misread([(text, told) for text in texts], "en", _FIELDS)


def test_small_ratios_beside_a_percentage_are_rates() -> None:
    """Five drones are those of no month."""
    want = [("rate_shot", "drone", 80), ("rate_shot", "ballistic", 20)]
    for language, texts in _RATES.items():
        assert not misread([(text, want) for text in texts.split("|")], language, _FIELDS)


def test_a_mean_of_another_time_is_a_mean() -> None:
    """So many a day, and what "the figure" was in autumn."""
    for language, text in _MEANS.items():
        assert not misread([(text, [])], language, _FIELDS)


def test_the_one_weapon_told_of_is_taken_up() -> None:
    """A definite noun means the one weapon of its kind that was launched, and none where there were two."""
    told = [("launched", "drone", 51), ("launched", "kh_59", 1)]
    one = [(f"Russia launched 51 drones and a Kh-59 missile. The missile {fate}.", fate) for fate in _FATES]
    cases = [(text, [*told, (_FATES[fate], "kh_59", 1)]) for text, fate in one]
    two = [(text.replace("a Kh-59 missile", "two Kh-59 missiles"), fate) for text, fate in one]
    many = [(text, [told[0], ("launched", "kh_59", 2)]) for text, _ in two]
    assert not misread([*cases, *many], "en", _FIELDS)


_FATES = {
    "was shot down": "shot_down",
    "was intercepted over Poltava": "shot_down",
    "struck a depot": "hit",
}
_KINDS = (
    "aircraft-type|airplane-type|helicopter-type|jet-powered|plane-shaped|fixed-wing|aircraft-type Ukrainian"
)


def test_half_of_a_compound_is_not_counted() -> None:
    """Nine aircraft-type drones are drones."""
    text = "Air defences destroyed nine {} drones over the Rostov region, Russia's defence ministry said."
    cases = [(text.format(kind), [("shot_down", "drone", 9)]) for kind in _KINDS.split("|")]
    assert not misread(cases, "en", _FIELDS)


def test_a_part_without_a_warhead_was_decoys() -> None:
    """Half of 240, by what they were or carried; what did not explode is not launched anew."""
    decoys = [("launched", "drone", 240), ("launched", "drone_decoy", 120)]
    texts: dict[Language, str] = {
        "en": "Half of the 240 drones fired at Ukraine overnight carried no warhead."
        "|Half of the 240 drones sent overnight turned out to be decoys.",
        "uk": "Половина з 240 дронів, випущених уночі, - імітатори."
        "|Із 240 запущених уночі дронів половина виявилися імітаторами.",
        "ru": "Половина из 240 дронов, выпущенных ночью, - имитаторы."
        "|Половина из 240 дронов не несли боевой части.",
    }
    duds: dict[Language, str] = {
        "en": "Russia dropped 16 bombs on Sumy, two of which failed to explode.",
        "uk": "На Суми скинули 16 авіабомб, дві з них не розірвалися.",
        "ru": "Из 16 авиабомб, сброшенных на Сумы, две не взорвались.",
    }
    for language, told in texts.items():
        cases: list[Case] = [(text, decoys) for text in told.split("|")]
        assert not misread([*cases, (duds[language], [("launched", "bomb", 16)])], language, _FIELDS)


_BY_TYPE: dict[Language, str] = {
    "en": "Of 14 Kh-101s, 13 were {v}; of six Iskander-Ms, one; of two Kinzhals, none."
    "|The night by type: 14 Kh-101s, 13 {v}; six Iskander-Ms, one; two Kinzhals, none."
    "|Of 14 Kh-101s, Ukraine {v} 13, of six Iskander-Ms one and of two Kinzhals none.",
    "uk": "Із 14 ракет Х-101 {v} 13, із шести «Іскандер-М» – одну, з двох «Кинджалів» – жодного.",
    "ru": "По данным Киева, из 14 ракет Х-101 {v} 13; из шести «Искандер-М» – одна;"
    " из двух «Кинжалов» – ни одного.",
}
_STOPPED: dict[Language, str] = {"en": "shot down|downed", "uk": "збито|знищено", "ru": "сбито|уничтожено"}
_BY_KIND = (("kh_101", 14, 13), ("iskander_m", 6, 1), ("kinzhal", 2, 0))


def test_each_kind_of_a_list_has_its_own_part() -> None:
    """Of three kinds told by type each bare number is a part of the kind right before it, a zero too."""
    told = [("launched", kind, sent) for kind, sent, _ in _BY_KIND]
    told += [("shot_down", kind, stopped) for kind, _, stopped in _BY_KIND]
    for language, frames in _BY_TYPE.items():
        texts = (
            frame.format(v=verb) for frame in frames.split("|") for verb in _STOPPED[language].split("|")
        )
        assert not misread([(text, told) for text in texts], language, _FIELDS)


def test_places_of_what_was_stopped_are_no_parts() -> None:
    """Where nothing was launched before it, a second number is no part of the first."""
    text = "Ukraine downed 30 drones over Sumy, 12 over Kyiv, five missiles over Odesa."
    told = [("shot_down", "drone", 30), ("shot_down", "drone", 12), ("shot_down", "missile", 5)]
    assert not misread([(text, [*told, ("shot_down", "drone", 42)])], "en", _FIELDS)
