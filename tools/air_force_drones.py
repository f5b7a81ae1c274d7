"""Sentences on drones, on totals and on places."""

from collections.abc import Iterator, Sequence

from tools import air_force_sentences as say
from tools.air_force_night import AREAS, DRONES, WEAPONS, Night, pick
from tools.facts import Fact
from tools.wording import capital, clock, figure, first, join, plural


def drone_sentences(night: Night) -> Iterator[str]:
    """The attack by drones and what became of it."""
    launched = night.fact("launched", "drone")
    if launched is None:
        return
    stopped, lost = night.value(night.outcome, "drone"), night.value("lost", "drone")
    bound = bound_of(night)
    slots = _drone_slots(night, launched, stopped, lost)
    if bound == "exact" and night.value("neutralised", "drone") in (None, stopped) and night.turn % 4 == 1:
        options = say.MERGED_OPENINGS if night.outcome == "neutralised" else say.SPLIT_OPENINGS
        if night.outcome == "neutralised" or lost:
            yield pick(options, night.turn // 4).format(**slots)
            yield from _lost_beside(night, lost)
            return
    yield pick(say.OPENINGS, night.turn).format(**slots)
    yield pick(_results(night, bound, lost), night.turn // 2).format(**slots)
    yield from _lost_beside(night, lost)


def _lost_beside(night: Night, lost: int | None) -> Iterator[str]:
    if lost and night.outcome == "neutralised":
        yield f"Another {night.number(lost)} were lost from radar."


def bound_of(night: Night) -> str:
    """How the stopped drones are bounded: exact, all or all_but."""
    found = night.fact("neutralised", "drone") or night.fact("shot_down", "drone")
    return found.bound if found else "exact"


def _results(night: Night, bound: str, lost: int | None) -> Sequence[str]:
    if night.outcome == "neutralised":
        return {"all": say.MERGED_ALL, "all_but": say.MERGED_ALL_BUT}.get(bound, say.MERGED)
    if lost is None:
        return say.ONE_ONLY_ALL if bound == "all" else say.ONE_ONLY
    if night.value("neutralised", "drone") is None:
        return say.SPLIT
    return {"all": say.SPLIT_ALL, "all_but": say.SPLIT_ALL_BUT}.get(bound, say.SPLIT_SUM)


def _drone_slots(night: Night, launched: Fact, stopped: int | None, lost: int | None) -> dict[str, str]:
    count, nouns = launched.value, DRONES[night.turn % len(DRONES)]
    total = night.value("neutralised", "drone") or (stopped or 0)
    drones, when = night.with_noun(count, nouns) + _estimate_inside(night), night.when()
    k, j, n = (night.number(value or 0) for value in (stopped, lost, total))
    return {
        "drones": drones,
        "w": when,
        "W": capital(when),
        "sites": night.sites(),
        "t2": clock(night.head.window[1]),
        "places": _over(night),
        "S": k,
        "S_cap": first(stopped or 0),
        "S_drones": night.with_noun(stopped or 0, DRONES[0]),
        "K": k,
        "K_cap": first(stopped or 0),
        "K_drones": night.with_noun(stopped or 0, DRONES[0]),
        "J": j,
        "jwas": plural(lost or 0, "was", "were"),
        "N": n,
        "N_cap": first(total),
        "N_drones": night.with_noun(total, DRONES[0]),
        "L_drones": night.with_noun(count, DRONES[0]),
        "u": night.number(count - total),
    }


def _over(night: Night) -> str:
    """Where, without a number and only where no sub-count follows."""
    return "" if night.parts("drone") or night.turn % 2 else " in several regions"


def _estimate_inside(night: Night) -> str:
    """The estimate in brackets, in every other statement."""
    shaheds = night.value("launched", "drone_strike")
    if not shaheds or night.turn % 2:
        return ""
    return pick(say.ESTIMATES_INSIDE, night.turn // 2).format(e=figure(shaheds, 10))


def estimate(night: Night, inside: bool = True) -> Iterator[str]:
    """The estimate in a sentence of its own where it is not inside another; jet-powered drones."""
    shaheds = night.value("launched", "drone_strike")
    if shaheds and (night.turn % 2 or not inside):
        yield pick(say.ESTIMATES, night.turn // 2).format(e=figure(shaheds, 10))
    jets, downed = (night.value(metric, "geran_3") for metric in ("launched", "neutralised"))
    if jets and downed is not None:
        yield (
            f"Jet-powered Geran-3 drones: {night.number(jets)} launched, "
            f"{night.number(downed)} shot down or suppressed."
        )


def part_sentences(night: Night, named: bool = False) -> Iterator[str]:
    """Sub-counts of drones by area; `named` where other classes stand before."""
    parts = night.parts("drone")
    if not parts:
        return
    verb = night.verbs[0]
    phrases = [f"{night.number(part.value)} {AREAS[part.scope]}" for part in parts]
    head = parts[0]
    clauses = [f"{night.number(head.value)} fell {AREAS[head.scope]}", *phrases[1:]]
    was = plural(head.value, "was", "were")
    opened = f"{AREAS[head.scope]} {night.with_noun(head.value, DRONES[0])} {was} {verb}"
    areas = [opened, *(f"{AREAS[part.scope]} {night.number(part.value)}" for part in parts[1:])]
    template = pick(say.PARTS_OF_DRONES if named else say.PARTS, night.turn // 3)
    if len(parts) == 1 and head.value == 1:
        template = template.replace("{verb} were", "{verb} was")
    yield template.format(
        parts=join(phrases),
        clauses=join(clauses),
        verb=verb,
        Verb=capital(verb),
        Areas=capital(", ".join(areas)),
    )


def total_sentences(night: Night) -> Iterator[str]:
    """Totals over every class."""
    launched, stopped = (night.value(metric, "air_target") for metric in ("launched", night.outcome))
    if launched is None or stopped is None:
        return
    verb = night.verbs[0]
    lost, both = night.value("lost", "air_target"), night.value("neutralised", "air_target")
    rest = ""
    if lost and both and night.outcome == "shot_down":
        rest = (
            f"; another {night.number(lost)} were lost from radar, "
            f"which makes {night.number(both)} neutralised"
        )
    yield pick(say.TOTALS, night.turn).format(
        a_targets=night.with_noun(launched, WEAPONS[night.turn % 2]),
        b=night.number(stopped),
        verb=verb,
        verb_active=verb,
        rest=rest,
    )


def place_sentences(night: Night) -> Iterator[str]:
    """Where it hit and where debris fell; what was still in the air; an ending without a number."""
    hits, debris = (night.value(metric, "air_target") for metric in ("hit_locations", "debris_locations"))
    nouns = (("location", "locations"), ("place", "places"), ("site", "sites"))[night.turn % 3]
    slots: dict[str, str] = {}
    for key, value in (("h", hits), ("d", debris)):
        text = night.with_noun(value or 0, nouns)
        slots |= {
            f"{key}_locations": text,
            f"{key.upper()}_locations": night.starting(value or 0, nouns),
            f"{key}were": plural(value or 0, "was", "were"),
        }
    options = {
        (True, True): say.BOTH_PLACES,
        (True, False): say.HIT_PLACES,
        (False, True): say.DEBRIS_PLACES,
    }.get((bool(hits), bool(debris)))
    if options:
        yield pick(options, night.turn).format(**slots)
    yield from _struck(night)
    yield from _still_flying(night)
    if ending := pick(say.ENDINGS, night.turn):
        yield ending


def _struck(night: Night) -> Iterator[str]:
    names = [name for name in night.note.partition("struck ")[2].split(", ") if name]
    if names and night.turn % 4 == 2:
        regions = f"{join(names)} {plural(len(names), 'region', 'regions')}"
        sentence = pick(say.STRUCK, night.turn // 4).format(regions=regions, Regions=regions)
        yield sentence.replace("were hit", "was hit") if len(names) == 1 else sentence


def _still_flying(night: Night) -> Iterator[str]:
    if flying := night.value("still_airborne", "drone"):
        drones = night.with_noun(flying, DRONES[0])
        yield pick(say.AIRBORNE, night.turn).format(
            x_drones=drones,
            X_drones=night.starting(flying, DRONES[0]),
            was=plural(flying, "was", "were"),
            remain=plural(flying, "remains", "remain"),
        )
    left = night.fact("left_airspace", "drone")
    if left:
        drones = night.starting(left.value, DRONES[0])
        yield say.LEFT[0].format(y_drones=drones, country=capital(left.note))
