"""The slots of a claim, one at a time: sentences in our own words, near misses beside them."""

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from tests.together import together
from tracker.claims import READER_VERSION, checks, in_input, read
from tracker.claims.page.clauses import find_clauses, find_sentences
from tracker.claims.page.events import find_events
from tracker.claims.page.items import LEXICONS, find_items
from tracker.claims.words.lexicon import Lexicon, Verb, VerbSense
from tracker.model import Amount, Claim, Document, Reading, Window
from tracker.text.find import find_quantities
from tracker.text.normalise import normalise
from tracker.text.prepared import Prepared
from tracker.vocab import load

SAID = datetime(2025, 10, 2, 7, tzinfo=UTC)


def reading(text: str, **fields: object) -> Reading:
    return read(Document.model_validate({"ref": "test", "text": text, "published": SAID, **fields}))


def claims(text: str, **fields: object) -> tuple[Claim, ...]:
    return reading(text, **fields).claims


def brief(text: str) -> list[tuple[str, str, float | None]]:
    """Metric, classes and best value of every claim."""
    return [(claim.metric, "+".join(claim.classes), claim.amount.best) for claim in claims(text)]


def reasons(text: str) -> dict[str, str]:
    return {rejection.text: rejection.reason for rejection in reading(text).rejections}


# sentences, items, events


@together(
    ("text", "count"),
    [
        ("It fired 3 missiles. Two hit.", 2),
        ("Gen. Ko said 3 were hit. He left.", 2),
        ("It began at 10 p.m. Two hours later it ended.", 2),
        ("The U.S. Army counted three.", 1),
        ("Launched:\n- 12 drones;\n- 3 missiles.", 3),
        ("Headline\n\nBody.", 2),
        ("He asked why? No one knew!", 2),
        ("About 3.5 km away.", 1),
        (f"{'Today ' * 40}they met at 5 p.m. Two left.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(find_sentences(text, normalise(text))) == count


def test_a_phrase_stands_once_in_a_table() -> None:
    tables = (table for one in LEXICONS.values() for table in (one.words, one.sides, one.roles))
    groups = [phrases.split("|") for table in tables for phrases in table.values()]
    assert [
        one for one, count in (told for group in groups for told in Counter(group).items()) if count > 1
    ] == []


def test_sentences_cover_all_but_blanks() -> None:
    text = "One was hit.  Two more flew on!\n\n- three\n- four"
    spans = [(sentence.start, sentence.end) for sentence in find_sentences(text, normalise(text))]
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == re.sub(r"\s", "", text)


def test_bullets_and_headings_are_lines() -> None:
    text = "Shot down:\n- 12 drones;\n- two missiles."
    assert [(s.line, s.bullet) for s in find_sentences(text, normalise(text))] == [
        (True, False),
        (True, True),
        (True, True),
    ]


def test_clauses_end_at_semicolons_and_contrast() -> None:
    text = "twelve were downed; three hit, while two flew on"
    (sentence,) = find_sentences(text, text)
    assert [text[start:end].strip(" ;") for start, end in find_clauses(text, sentence)] == [
        "twelve were downed",
        "three hit,",
        "while two flew on",
    ]


def test_items_of_a_hyphenated_word_are_no_verbs() -> None:
    text = "12 sea-launched Kalibr missiles"
    assert not any("verb" in item.senses for item in find_items(Prepared(text), "en", load()))


def test_may_is_a_month_with_a_capital() -> None:
    assert not any("plan" in item.senses for item in find_items(Prepared("in May"), "en", load()))
    assert any("plan" in item.senses for item in find_items(Prepared("it may"), "en", load()))


@together(
    ("text", "senses", "passive"),
    [
        ("31 drones were shot down", ["shoot_down"], [True]),
        ("they shot down 31 drones", ["shoot_down"], [False]),
        ("31 were shot down or suppressed", ["neutralise"], [True]),
        ("31 were lost or jammed", ["lose"], [True]),
        ("12 were stopped by electronic warfare", ["suppress"], [True]),
        ("45 killed and wounded", ["casualty"], [False]),
        ("shot down 31 and jammed 4", ["shoot_down", "suppress"], [False, False]),
        ("an attack with 12 drones", ["attack"], [False]),
        ("it attacks with 12 drones", ["attack"], [False]),
        ("the downing of 12 drones", ["shoot_down"], [False]),
    ],
)
def test_events(text: str, senses: list[str], passive: list[bool]) -> None:
    events = find_events(find_items(Prepared(text), "en", load()), text, 0, len(text))
    assert [event.sense for event in events] == senses
    assert [event.passive for event in events] == passive


def test_lexicon_phrases_carry_their_form() -> None:
    lexicon = Lexicon(
        verbs={"down": VerbSense("shoot_down shoots_down shot_down - -", {}, predicates="gone")}
    )
    assert list(lexicon.phrases()) == [
        ("shoot down", "verb", Verb("down", "base")),
        ("shoots down", "verb", Verb("down", "s")),
        ("shot down", "verb", Verb("down", "ed")),
        ("gone", "verb", Verb("down", "pred")),
    ]


# metrics: active, passive, participle, noun, list


@together(
    ("text", "expected"),
    [
        ("Russia launched 83 drones.", [("launched", "drone", 83)]),
        ("83 drones were launched by Russia.", [("launched", "drone", 83)]),
        ("Russia attacked targets in Ukraine with 83 drones.", [("launched", "drone", 83)]),
        ("83 drones attacked Ukraine.", [("launched", "drone", 83)]),
        ("An attack by 83 drones was repelled.", [("neutralised", "drone", 83)]),
        ("The army intercepted 9 missiles.", [("shot_down", "missile", 9)]),
        ("Nine missiles had been brought down.", [("shot_down", "missile", 9)]),
        ("Nine missiles were neutralised.", [("neutralised", "missile", 9)]),
        ("Nine drones were jammed.", [("suppressed", "drone", 9)]),
        ("Nine drones vanished from radar.", [("lost", "drone", 9)]),
        ("Nine drones got through.", [("hit", "drone", 9)]),
        ("Nine drones are still in the air.", [("still_airborne", "drone", 9)]),
        ("Nine drones headed for Belarus.", [("left_airspace", "drone", 9)]),
        ("Nine people were killed.", [("killed", "person", 9)]),
        ("Nine people died and two are missing.", [("killed", "person", 9), ("missing", "person", 2)]),
        ("The strike wounded nine civilians.", [("injured", "civilian", 9)]),
        ("Russia lost 940 troops.", [("personnel_losses", "soldier", 940)]),
        ("Ukraine destroyed two Russian tanks.", [("equipment_destroyed", "tank", 2)]),
        ("Two Russian jets were damaged.", [("equipment_damaged", "aircraft", 2)]),
        ("Shot down: 12 drones, lost: 5.", [("shot_down", "drone", 12), ("lost", "drone", 5)]),
        (
            "Shaheds: 45 launched, 40 shot down.",
            [("launched", "drone_strike", 45), ("shot_down", "drone_strike", 40)],
        ),
        ("Also shot down were 12 Kalibr missiles.", [("shot_down", "kalibr", 12)]),
        ("The number of drones launched was 45.", [("launched", "drone", 45)]),
        ("Twelve drones struck 5 locations.", [("hit", "drone", 12), ("hit_locations", "air_target", 5)]),
        ("Debris fell at four sites.", [("debris_locations", "air_target", 4)]),
        ("Hits of 3 missiles and 15 drones were recorded.", [("hit", "missile", 3), ("hit", "drone", 15)]),
        (
            "It fired three missiles; all were intercepted.",
            [("launched", "missile", 3), ("shot_down", "missile", 3)],
        ),
    ],
)
def test_metric(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert brief(text) == expected


@together(
    "text",
    [
        "The brigade has 12 drone pilots.",
        "The enemy carried out 48 air strikes.",
        "The attack damaged 14 houses.",
        "Germany delivered 30 Patriot missiles.",
        "Four MiG-31K took off.",
        "A drone hit a house at 12 Shevchenko Street.",
        "He has flown drones for 12 years.",
        "Three apartment blocks were destroyed.",
        "The museum shows 12 drones.",
    ],
)
def test_other_things_with_the_same_words_are_no_claims(text: str) -> None:
    assert not [claim for claim in claims(text) if claim.amount.best != 1]


# classes


@together(
    ("noun", "classes"),
    [
        ("drones", "drone"),
        ("Russian attack drones", "drone"),
        ("Iranian-made Shahed drones", "drone_strike"),
        ("Kalibr cruise missiles", "kalibr"),
        ("Iskander-M/KN-23 ballistic missiles", "iskander_m+kn_23"),
        ("Kh-101 or Iskander-K cruise missiles", "iskander_k+kh_101"),
        ("Kh-101, Kalibr and Kh-59 missiles", "kalibr+kh_101+kh_59"),
        ("drones and missiles", "drone+missile"),
        ("Shahed-type drones and decoys", "drone"),
        ("targets", "air_target"),
        ("means of air attack", "air_target"),
        ("guided aerial bombs", "bomb"),
        ("reconnaissance drones", "recon_uav"),
        ("Kh-31P anti-radar missiles", "kh_31p"),
    ],
)
def test_classes_of_the_noun(noun: str, classes: str) -> None:
    (claim,) = claims(f"Air defences shot down 12 {noun} overnight.")
    assert "+".join(claim.classes) == classes


@together(
    ("text", "classes"),
    [
        ("Russia launched 45 drones. Forty were shot down.", ["drone", "drone"]),
        ("Russia launched 4 Kinzhals and 9 drones. Ten were stopped.", ["kinzhal", "drone", "drone+kinzhal"]),
        ("Of the missiles, 17 were shot down.", ["missile"]),
        ("About 30 of the drones launched were Shaheds.", ["drone_strike"]),
        ("In the west 10, in the south seven drones were shot down.", ["drone", "drone"]),
        ("Six civilians were killed and 22 injured.", ["civilian", "civilian"]),
        ("Twelve people died, two of them children.", ["person", "child"]),
    ],
)
def test_ellipsis_takes_what_was_named(text: str, classes: list[str]) -> None:
    assert ["+".join(claim.classes) for claim in claims(text) if not claim.derived_from] == classes


# N of M, parts, references


@together(
    ("text", "expected"),
    [
        ("They downed 55 of 108 drones.", [("shot_down", "drone", 55), ("launched", "drone", 108)]),
        ("They downed 55 out of 108 drones.", [("shot_down", "drone", 55), ("launched", "drone", 108)]),
        ("Of 108 drones, 55 were downed.", [("launched", "drone", 108), ("shot_down", "drone", 55)]),
        ("Ukraine shot down 45 drones out of 60.", [("shot_down", "drone", 45), ("launched", "drone", 60)]),
        (
            "Of 58 drones 31 were shot down; the rest were lost.",
            [("launched", "drone", 58), ("shot_down", "drone", 31), ("lost", "drone", 27)],
        ),
        (
            "Russia fired 9 missiles. All but two of the missiles were shot down.",
            [("launched", "missile", 9), ("shot_down", "missile", 7)],
        ),
        (
            "Russia fired 9 missiles. Every one of them was shot down.",
            [("launched", "missile", 9), ("shot_down", "missile", 9)],
        ),
        (
            "Two were fired. Both missiles were shot down.",
            [("launched", "air_target", 2), ("shot_down", "missile", 2)],
        ),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert brief(text) == expected


def test_a_share_without_a_whole_is_unresolved() -> None:
    assert reasons("All but two of the missiles were shot down.") == {"All but two": "unresolved"}
    assert claims("Half of the missiles were shot down.") == ()


def test_derived_amounts_name_their_whole() -> None:
    launched, stopped = claims("Russia fired 40 drones. Half of the drones were shot down.")
    assert stopped.derived_from == (launched.id,)
    assert (stopped.amount.low, stopped.amount.best, stopped.amount.high) == (18, 20, 22)
    assert stopped.amount.bound == "about"


def test_a_part_is_flagged() -> None:
    whole, part = claims("Russia launched 143 drones, including 90 Shaheds.")
    assert (whole.flags, part.flags) == ((), ("part_of_whole",))


def test_implicit_one_needs_an_outcome_verb() -> None:
    (claim,) = claims("A Ukrainian drone was shot down over the Bryansk region.")
    assert (claim.amount.best, claim.rule) == (1, f"implicit_one/{READER_VERSION}")
    assert claims("The strike involved a cruise missile.") == ()
    assert claims("A drone attack was reported.") == ()


def test_a_list_without_a_headline_has_a_derived_total() -> None:
    *items, total = sorted(
        claims(
            "Four drones were destroyed over Belgorod and two over Voronezh, Russia's Defence Ministry said."
        ),
        key=lambda claim: bool(claim.derived_from),
    )
    assert [item.scope for item in items] == ["belgorod", "voronezh"]
    assert (total.amount.low, total.amount.bound, total.scope) == (6, "at_least", "national")
    assert set(total.derived_from) == {item.id for item in items}


def test_only_the_remainder_gives_a_lower_bound_of_the_launched() -> None:
    found = {
        claim.metric: claim
        for claim in claims("Defenders downed 61 drones; another 13 struck their targets.")
    }
    assert (found["launched"].amount.low, found["launched"].amount.high) == (74, None)


def test_each_is_one_claim_for_each_place() -> None:
    found = claims("One drone each was destroyed over the Tula, Oryol and Kaluga regions.")
    assert sorted(claim.scope for claim in found if not claim.derived_from) == ["kaluga", "oryol", "tula"]


def test_two_loans_each_are_one_sum() -> None:
    (claim,) = claims("Japan will provide Ukraine with three loans of $200 million each.")
    assert (claim.amount.best, claim.amount.unit, claim.rule) == (6e8, "USD", f"each/{READER_VERSION}")


# direction and scope


@together(
    ("text", "direction"),
    [
        ("Russia launched 12 drones.", "ru_on_ua"),
        ("Ukraine launched 12 drones at Russia.", "ua_on_ru"),
        ("12 drones were fired by Ukrainian forces.", "ua_on_ru"),
        ("Russian air defences shot down 12 drones.", "ua_on_ru"),
        ("Air defences shot down 12 Ukrainian drones.", "ua_on_ru"),
        ("Air defences shot down 12 Russian drones.", "ru_on_ua"),
        ("12 drones were shot down over the Bryansk region.", "ua_on_ru"),
        ("12 drones were shot down over the Poltava region.", "ru_on_ua"),
        ("12 Shaheds were shot down.", "ru_on_ua"),
        ("Two people were killed in Belgorod.", "ua_on_ru"),
        ("Two people were killed in Kharkiv.", "ru_on_ua"),
        ("Ukraine lost two tanks.", "ru_on_ua"),
        ("Russia lost two tanks.", "ua_on_ru"),
        ("Two Tu-95 bombers were destroyed.", "ua_on_ru"),
        ("The strike killed 12 Russian soldiers.", "ua_on_ru"),
        ("Norway promised Ukraine 3 billion kroner in aid.", "none"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert {claim.direction for claim in claims(text)} == {direction}


@together(
    ("text", "scopes"),
    [
        ("Russia launched 12 drones from Kursk and Oryol.", ["national"]),
        ("Air defences downed 12 drones over the Sumy region.", ["sumy"]),
        ("In the Sumy region 12 drones and two missiles were downed.", ["sumy", "sumy"]),
        ("They destroyed 39 drones, 12 of them over Poltava.", ["national", "poltava"]),
        ("Four were downed over Odesa, two over Sumy.", ["odesa", "sumy", "national"]),
        ("In the west 10, in the south seven drones were shot down.", ["west", "south", "national"]),
        ("Russia attacked Kyiv and other cities with 50 drones.", ["national"]),
        ("Officials in Kyiv said 50 drones were downed.", ["national"]),
        ("Two people were killed in Kherson. Five others were injured.", ["kherson", "kherson"]),
        ("Two helicopters were destroyed at the Saky airfield.", ["saky"]),
        ("Two drones left for Belarus.", ["national"]),
        ("Ten drones attacked Odesa; nine were downed over the city.", ["odesa", "odesa"]),
        ("Two people were killed in Sumy and Poltava.", ["poltava+sumy"]),
        ("Polish jets shot down two drones.", ["poland"]),
        ("Two drones were shot down by Polish jets.", ["poland"]),
        ("Poland said it had downed two drones.", ["poland"]),
        ("American Patriots shot down two missiles.", ["national"]),
        ("Ukraine shot down two drones with Polish missiles.", ["national"]),
        ("The mayor of Moscow said two drones were downed near the capital.", ["moscow"]),
    ],
)
def test_scope(text: str, scopes: list[str]) -> None:
    found = sorted(claims(text), key=lambda claim: (bool(claim.derived_from), claim.spans[0]))
    assert [claim.scope for claim in found] == scopes


# claimants


@together(
    ("text", "claimant"),
    [
        ("Ukraine's air force said 12 drones were launched.", "ua_air_force"),
        ("12 drones were launched, the air force said.", "ua_air_force"),
        ("12 drones were launched, said the air force.", "ua_air_force"),
        ("According to the General Staff, 12 drones were launched.", "ua_general_staff"),
        ("Air Force Command: 12 drones launched.", "ua_air_force"),
        ("12 drones were launched (air force).", "ua_air_force"),
        ("The ministry in Moscow said 12 drones were downed.", "ru_mod"),
        ("Moscow said 12 drones were downed.", "ru_official"),
        ("Kyiv said 12 drones were downed.", "ua_official"),
        ("Zelensky said 12 drones were launched.", "ua_president"),
        ("12 drones were launched, the president said.", "ua_president"),
        ("The governor of the Belgorod region said two people were hurt.", "ru_official"),
        ("Two people were hurt in Sumy, the governor said.", "ua_official"),
        ("Air Command South said 12 drones were downed.", "ua_command_south"),
        ("The UN said 12 civilians were killed in July.", "un"),
        ("Analysts said Russia fired 12 missiles.", "expert"),
        ("AFP counted 5,638 drones in September.", "tally:afp"),
        ("Romania's defence ministry said two drones entered its airspace.", "donor:ROU"),
        ("Russia launched 12 drones.", "unattributed"),
        ("Russian military bloggers said 12 drones hit the airfield.", "ru_milblogger"),
    ],
)
def test_claimant(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims(text)} == {claimant}


@together(
    ("text", "claimants"),
    [
        (
            "The air force said 45 drones flew in. It added that 40 were shot down.",
            ["ua_air_force"] * 2,
        ),
        (
            "The air force said Russia launched 45 drones. Five people were killed in Kharkiv.",
            ["ua_air_force", "unattributed"],
        ),
        ('Zelensky spoke. "Russia launched 45 drones."', ["unattributed"]),
        (
            "Zelensky spoke of almost 500 drones, the air force of 479.",
            ["ua_president", "ua_air_force"],
        ),
        (
            "The air force said 45 drones were downed, while Moscow said it destroyed 33 Ukrainian drones.",
            ["ua_air_force", "ru_official"],
        ),
        (
            "The air force listed those shot down:\n- 12 drones;\n- two missiles.\nThree people were hurt.",
            ["ua_air_force", "ua_air_force", "unattributed"],
        ),
    ],
)
def test_speakers_carry_only_while_speech_is_reported(text: str, claimants: list[str]) -> None:
    assert [claim.claimant for claim in claims(text)] == claimants


def test_an_official_channel_speaks_for_itself() -> None:
    found = claims("Russia launched 12 drones. Ten were downed.", publisher="ua_air_force")
    assert {claim.claimant for claim in found} == {"ua_air_force"}
    assert {claim.claimant for claim in claims("12 drones were downed.", claimant="ru_mod")} == {"ru_mod"}


# windows and status


def _days(claim: Claim) -> tuple[str, str, str]:
    window = claim.window
    assert window.start is not None
    assert window.end is not None
    return window.start.isoformat()[:13], window.end.isoformat()[:13], window.basis


@together(
    ("text", "window"),
    [
        ("Russia launched 12 drones overnight into October 1.", ("2025-09-30T15", "2025-10-01T06", "night")),
        ("Russia launched 12 drones on September 30.", ("2025-09-29T21", "2025-09-30T21", "day")),
        ("Russia launched 12 drones in September.", ("2025-08-31T21", "2025-09-30T21", "month")),
        ("Russia launched 12 drones over the past 24 hours.", ("2025-10-01T07", "2025-10-02T07", "hours24")),
        ("Russia launched 12 drones.", ("2025-10-01T21", "2025-10-02T21", "day")),
        ("12 drones were launched, the air force said.", ("2025-10-01T15", "2025-10-02T06", "night")),
        ("Russia controls 19 percent of Ukraine.", ("2025-10-02T07", "2025-10-02T07", "instant")),
    ],
)
def test_window(text: str, window: tuple[str, str, str]) -> None:
    assert _days(claims(text)[0]) == window


def test_each_clause_keeps_its_night() -> None:
    last, before = claims(
        "Russia launched 118 drones overnight into October 2. The previous night it launched 76."
    )
    assert (last.window.end, before.window.end) != (before.window.end, last.window.end)
    assert before.window.end is not None
    assert last.window.end is not None
    assert (last.window.end - before.window.end).days == 1


def test_a_window_carries_on() -> None:
    first, second = claims("Russia launched 118 drones overnight into October 1. Ninety were shot down.")
    assert first.window == second.window


def test_aid_is_not_pledged_in_the_night_that_was_told_before() -> None:
    _, aid = claims(
        "Overnight into 29 June Russia launched 447 drones. Germany pledged 500 million euros in aid."
    )
    assert (aid.metric, aid.window.basis, aid.window.got) == ("aid_pledged", "day", "inferred")


@pytest.mark.parametrize("when", ["", "The day before, "])
def test_without_a_publication_the_window_stays_unresolved(when: str) -> None:
    (claim,) = claims(f"{when}Russia launched 12 drones.", published=None)
    assert claim.window == Window(start=None, end=None, basis="period", got="unresolved")


@together(
    ("text", "status"),
    [
        ("As of 08:00, 12 drones were shot down.", "preliminary"),
        ("12 drones were shot down. The attack is still under way.", "preliminary"),
        ("Updated: 12 drones were shot down.", "updated"),
        ("The death toll rose to 12.", "updated"),
        ("12 drones were shot down.", "final"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert {claim.status for claim in claims(text)} == {status}


# what is asserted


@together(
    ("text", "number", "reason"),
    [
        ("Russia plans to launch 1,000 drones.", "1,000", "plan"),
        ("Moscow could soon launch 2,000 drones in one night.", "2,000", "plan"),
        ("Russia will fire 300 missiles.", "300", "plan"),
        ("If Russia fired 300 missiles, defences would fail.", "300", "plan"),
        ("Did Russia fire 300 missiles?", "300", "plan"),
        ("Russia did not launch 300 missiles.", "300", "no_metric"),
        ("Russia launches an average of 190 drones a day.", "190", "mean"),
        ("Iran fired 180 missiles at Israel.", "180", "other_subject"),
        ("The Commission proposed a loan of €30 billion for Ukraine.", "€30 billion", "plan"),
        ("The attack caused $45 million in damage.", "$45 million", "no_metric"),
        ("The toll rose by 12.", "12", "relative_change"),
        ("Launches rose 27 percent.", "27", "relative_change"),
        ("Two Su-34 flew past.", "34", "designation"),
    ],
)
def test_rejections(text: str, number: str, reason: str) -> None:
    assert not [claim for claim in claims(text) if not claim.derived_from]
    assert any(number in text and found == reason for text, found in reasons(text).items()), reasons(text)


def test_hedged_claims_say_so() -> None:
    (claim,) = claims("Ukraine may have destroyed four Russian aircraft.")
    assert (claim.rule, claim.flags) == (f"hedged/{READER_VERSION}", ("hedged",))


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("No missiles were used overnight.", "launched"),
        ("No one was hurt in Sumy.", "injured"),
        ("No drones got through.", "hit"),
        ("None of the missiles was shot down.", "shot_down"),
    ],
)
def test_zeros_that_are_said(text: str, metric: str) -> None:
    (claim,) = claims(text)
    assert (claim.metric, claim.amount.low, claim.amount.best, claim.amount.high) == (metric, 0, 0, 0)


# aid, rates, context


@together(
    ("text", "metric", "classes", "scope", "unit"),
    [
        (
            "Norway promised Ukraine 3 billion kroner in military aid.",
            "aid_pledged",
            "aid_military",
            "NOR",
            "NOK",
        ),
        ("Denmark approved 3 billion kroner in aid for Ukraine.", "aid_committed", "aid", "DNK", "DKK"),
        ("Canada allocated C$450 million for Ukraine.", "aid_allocated", "aid", "CAN", "CAD"),
        (
            "The EU disbursed €1.2 billion in budget support to Ukraine.",
            "aid_disbursed",
            "aid_financial",
            "eu",
            "EUR",
        ),
        (
            "Germany will give Ukraine €300 million in humanitarian aid.",
            "aid_pledged",
            "aid_humanitarian",
            "DEU",
            "EUR",
        ),
        ("Kyiv received $500 million from Japan.", "aid_disbursed", "aid", "JPN", "USD"),
    ],
)
def test_aid(text: str, metric: str, classes: str, scope: str, unit: str) -> None:
    (claim,) = claims(text)
    found = (claim.metric, "+".join(claim.classes), claim.scope, claim.amount.unit, claim.direction)
    assert found == (metric, classes, scope, unit, "none")


def test_an_equivalent_is_the_same_money() -> None:
    (claim,) = claims("Norway promised Ukraine 7 billion kroner ($690 million).")
    assert [(one.best, one.unit) for one in claim.equivalents] == [(6.9e8, "USD")]


def test_stages_of_one_sentence() -> None:
    first, second = claims(
        "The EU had committed €144 billion to Ukraine, of which 77 billion had been allocated."
    )
    assert (first.metric, second.metric) == ("aid_committed", "aid_allocated")
    assert second.amount.unit == "EUR"


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("The interception rate was 87 percent in September.", "rate_neutralised", 87),
        ("Air defences shot down 58 % of the drones in March.", "rate_shot", 58),
        ("Six percent of the missiles hit their targets.", "rate_hit", 6),
        ("Defenders stopped three of every four drones.", "rate_neutralised", 75),
    ],
)
def test_rates(text: str, metric: str, value: float) -> None:
    (claim,) = claims(text)
    assert (claim.metric, claim.amount.best, claim.amount.unit) == (metric, value, "percent")


def test_an_untyped_rate_is_of_shot_ones_before_the_merged_figure() -> None:
    assert claims("The interception rate was 58 percent in March 2025.")[0].metric == "rate_shot"


@together(
    ("text", "metric", "unit"),
    [
        ("Russia controls about 19 percent of Ukraine.", "territory_held_ru", "percent"),
        ("About a third of the Donetsk region remains in Kyiv's hands.", "territory_held_ua", "percent"),
        ("The drone has a range of 1,300 km.", "distance", "km"),
        ("The zone should be 30 km deep.", "distance_planned", "km"),
        ("The plant produced 12,000 drones in 2024.", "production", "count"),
        ("Ukraine plans to produce 2 million drones this year.", "production_planned", "count"),
        ("Russia has massed 110,000 troops near Pokrovsk.", "force_size", "person"),
    ],
)
def test_context_metrics(text: str, metric: str, unit: str) -> None:
    (claim,) = claims(text)
    assert (claim.metric, claim.amount.unit, claim.direction) == (metric, unit, "none")


def test_drones_in_a_loss_report_are_of_every_kind() -> None:
    found = claims("Over the past day Russia lost 940 troops, 3 tanks and 88 drones, the General Staff said.")
    assert found[-1].metric == "equipment_destroyed"
    assert found[-1].classes == ("drone", "recon_uav", "tactical_uav")
    assert {claim.direction for claim in found} == {"ua_on_ru"}


# laws

TEXTS = (
    "Overnight into October 1, Russia launched 83 drones and 6 missiles at Ukraine, the air force said.",
    "Of the 108 drones launched, 55 were shot down, 35 were lost and the rest hit 9 locations.",
    "Norway promised 7 billion kroner ($690 million) to Ukraine; the third Su-34 fell on day 1,200.",
    "The death toll in Kharkiv rose to 13, among them two children aged 9 and 12.",
    "Three drones each were destroyed over the Tula and Oryol regions, the Russian Defence Ministry said.",
)


@together("text", TEXTS)
def test_every_number_ends_once(text: str) -> None:
    found = reading(text)
    claimed = [span for claim in found.claims if not claim.derived_from for span in claim.spans[:1]]
    extra = [span for claim in found.claims for span in claim.spans[1:]]
    rejected = [rejection.span for rejection in found.rejections]
    for quantity in find_quantities(text):
        places = claimed.count(quantity.span) > 0, quantity.span in rejected
        assert sum(places) == 1 or quantity.span in extra, text[quantity.span[0] : quantity.span[1]]
    assert len(rejected) == len(set(rejected))


def _meaning(found: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    return [(c.metric, c.classes, c.amount.best, c.direction, c.scope, c.claimant, c.window) for c in found]


@together("text", TEXTS)
def test_a_sentence_without_figures_before_or_after_changes_nothing(text: str) -> None:
    plain = _meaning(claims(text))
    assert _meaning(claims(f"{text} Nobody commented.")) == plain
    assert _meaning(claims(f"The night was clear.\n\n{text}")) == plain


@together("text", TEXTS)
def test_spaces_and_dashes_of_other_sorts_change_nothing(text: str) -> None:
    other = text.replace(" ", "\u00a0", 3).replace("'", "’").replace("-", "‑")
    assert _meaning(claims(other)) == _meaning(claims(text))


@together("text", TEXTS)
def test_reading_is_a_pure_function(text: str) -> None:
    assert reading(text) == reading(text)
    assert [claim.id for claim in claims(text)] == [claim.id for claim in claims(text)]


@together("text", TEXTS)
def test_quotes_and_spans_are_words_of_the_text(text: str) -> None:
    for claim in claims(text):
        assert claim.quote in text
        assert all(text[start:end].strip() for start, end in claim.spans)
        assert re.fullmatch(r"[a-z_]+/\d+", claim.rule)


def test_no_number_no_claim() -> None:
    assert reading("Nothing happened.") == Reading(
        Document(ref="test", text="Nothing happened.", published=SAID), (), ()
    )


def test_spans_in_the_input_are_shifted_and_keep_the_id() -> None:
    document = Document(
        ref="page", text="Russia launched 12 drones past a Su-34.", offset=100, published=SAID
    )
    found = read(document)
    moved = in_input(found.claims[0], document)
    assert moved.spans[0] == (116, 118)
    assert moved.id == found.claims[0].id
    assert in_input(found.rejections[0], document).span[0] == found.rejections[0].span[0] + 100


# identities


def _claim(metric: str, value: float, start: int, **fields: object) -> Claim:
    window = Window(
        start=datetime(2025, 6, 28, 17, tzinfo=UTC),
        end=datetime(2025, 6, 29, 6, tzinfo=UTC),
        basis="night",
        got="printed",
    )
    return Claim.model_validate(
        {
            "document": "d",
            "spans": ((start, start + 3),),
            "quote": f"quote {start}",
            "metric": metric,
            "classes": ("drone",),
            "direction": "ru_on_ua",
            "scope": "national",
            "window": window,
            "amount": Amount.exact(value),
            "claimant": "ua_air_force",
            "rule": "test/1",
            **fields,
        }
    )


def _faults(*found: Claim) -> list[str]:
    return [one.law for one in checks(found) if not one.held]


def test_sums_that_hold_are_no_faults() -> None:
    assert (
        _faults(
            _claim("launched", 477, 0),
            _claim("shot_down", 211, 10),
            _claim("lost", 225, 20),
            _claim("neutralised", 436, 30),
        )
        == []
    )


def test_outcome_sum() -> None:
    broken = (_claim("shot_down", 211, 0), _claim("lost", 225, 10), _claim("neutralised", 430, 20))
    assert _faults(*broken) == ["outcome_sum"]
    assert "211 + 225 = 436 is not 430" in checks(broken)[0].arithmetic


def test_outcome_limit() -> None:
    assert _faults(_claim("launched", 16, 0), _claim("shot_down", 15, 10), _claim("lost", 11, 20)) == [
        "outcome_limit"
    ]
    assert _faults(_claim("launched", 26, 0), _claim("shot_down", 15, 10), _claim("lost", 11, 20)) == []


def test_class_sum() -> None:
    whole = _claim("launched", 60, 0, classes=("missile",))
    parts = [_claim("launched", 40, 10, classes=("kh_101",)), _claim("launched", 30, 20, classes=("kalibr",))]
    assert _faults(whole, *parts) == ["class_sum"]
    assert _faults(whole, parts[0]) == []


def test_part_of_whole_and_locations() -> None:
    part = _claim("launched", 90, 10, classes=("drone_strike",), flags=("part_of_whole",))
    assert _faults(_claim("launched", 80, 0), part) == ["part_of_whole"]
    assert _faults(_claim("hit", 5, 0), _claim("hit_locations", 9, 10)) == ["location_limit"]


def test_two_exact_values_for_one_thing() -> None:
    assert _faults(_claim("launched", 477, 0), _claim("launched", 447, 10)) == ["title_body"]
    assert _faults(_claim("launched", 477, 0), _claim("launched", 447, 10, claimant="expert")) == []


def test_intervals_fail_only_where_nothing_fits() -> None:
    about = Amount(low=420, best=430, high=440, unit="count", bound="about")
    fits = _claim("neutralised", 430, 20, amount=about)
    assert _faults(_claim("shot_down", 211, 0), _claim("lost", 225, 10), fits) == []
