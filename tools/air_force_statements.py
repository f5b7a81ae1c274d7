"""From `facts.csv` to one statement file a post, in our own sentences: deterministic, no other input.

Run from the root of the repository: `python -m tools.air_force_statements`.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tools import air_force_sentences as say
from tools.facts import DATASETS, Fact, read_facts, write_statement
from tools.wording import capital, clock, figure, first, join, plural, window

FOLDER = DATASETS / "air-force-statements"

# Class set -> what stands after a number: one, many. The second pair is used in turn.
MISSILES: dict[str, tuple[tuple[str, str], ...]] = {
    "iskander_m+kn_23": (
        ("Iskander-M/KN-23 ballistic missile", "Iskander-M/KN-23 ballistic missiles"),
        ("Iskander-M/KN-23 missile", "Iskander-M/KN-23 missiles"),
    ),
    "iskander_m": (
        ("Iskander-M ballistic missile", "Iskander-M ballistic missiles"),
        ("Iskander-M missile", "Iskander-M missiles"),
    ),
    "kinzhal": (
        ("Kinzhal aeroballistic missile", "Kinzhal aeroballistic missiles"),
        ("Kh-47M2 Kinzhal missile", "Kh-47M2 Kinzhal missiles"),
    ),
    "iskander_k": (("Iskander-K cruise missile", "Iskander-K cruise missiles"),),
    "kh_101": (("Kh-101 cruise missile", "Kh-101 cruise missiles"), ("Kh-101 missile", "Kh-101 missiles")),
    "kalibr": (
        ("Kalibr cruise missile", "Kalibr cruise missiles"),
        ("sea-launched Kalibr missile", "sea-launched Kalibr missiles"),
    ),
    "s300": (
        ("S-300 missile", "S-300 missiles"),
        ("S-300 anti-aircraft missile", "S-300 anti-aircraft missiles"),
    ),
    "s300+s400": (("S-300/S-400 missile", "S-300/S-400 missiles"),),
    "kh_59+kh_69": (
        ("Kh-59/69 guided missile", "Kh-59/69 guided missiles"),
        ("Kh-59/Kh-69 missile", "Kh-59/Kh-69 missiles"),
    ),
    "kh_59": (("Kh-59 guided missile", "Kh-59 guided missiles"),),
    "kh_31p": (("Kh-31P anti-radar missile", "Kh-31P anti-radar missiles"),),
    "kh_22": (("Kh-22 cruise missile", "Kh-22 cruise missiles"),),
    "kh_35": (("Kh-35 missile", "Kh-35 missiles"),),
    "oniks": (("Oniks missile", "Oniks missiles"),),
    "banderol": (("Banderol cruise missile", "Banderol cruise missiles"),),
    "iskander_k+kh_101": (("Kh-101 or Iskander-K cruise missile", "Kh-101 and Iskander-K cruise missiles"),),
    "kalibr+kh_101": (("Kh-101 or Kalibr cruise missile", "Kh-101 and Kalibr cruise missiles"),),
    "kalibr+kh_101+kh_59+kh_69": (
        ("Kh-101, Kalibr or Kh-59/69 missile", "Kh-101, Kalibr and Kh-59/69 missiles"),
    ),
    "iskander_k+kalibr+kh_101+kh_59": (
        ("Kh-101, Kalibr, Iskander-K or Kh-59 missile", "Kh-101, Kalibr, Iskander-K and Kh-59 missiles"),
    ),
    "iskander_k+iskander_m+kh_59+kh_69+kn_23": (
        (
            "Iskander-M/KN-23, Iskander-K or Kh-59/69 missile",
            "Iskander-M/KN-23, Iskander-K and Kh-59/69 missiles",
        ),
    ),
    "missile": (("missile of an unstated type", "missiles of an unstated type"),),
}
DRONES = (
    ("drone", "drones"),
    ("attack drone", "attack drones"),
    ("UAV", "UAVs"),
    ("strike drone", "strike drones and decoys"),
    ("long-range drone", "long-range drones"),
    ("drone", "drones of various types"),
    ("unmanned aerial vehicle", "unmanned aerial vehicles"),
    ("one-way attack drone", "one-way attack drones"),
)
WEAPONS = (("air target", "air targets"), ("weapon of air attack", "weapons of air attack"))
AREAS = {
    "south": "in the south",
    "north": "in the north",
    "east": "in the east",
    "west": "in the west",
    "center": "in the centre",
    "odesa": "over Odesa region",
    "mykolaiv": "over Mykolaiv region",
    "kyiv_city": "over the city of Kyiv",
}
VERBS = {
    "shot_down": ("shot down", "destroyed", "intercepted"),
    "neutralised": ("shot down or suppressed", "neutralised", "shot down or suppressed"),
}


def pick(options: Sequence[str], turn: int) -> str:
    """The option of a turn: neighbours differ, and a second round starts elsewhere."""
    return options[(turn + turn // len(options)) % len(options)]


class Night:
    """The facts of one statement, looked up by metric, classes and scope."""

    def __init__(self, facts: Sequence[Fact], turn: int) -> None:
        self.turn = turn
        small = all(fact.value < 100 for fact in facts)
        self.words_below = (10, 0, 10, 100 if small else 13)[turn % 4]
        self.head = facts[0]
        self.facts = {(fact.metric, fact.classes, fact.scope): fact for fact in facts}
        self.outcome = "neutralised" if self.head.window_end >= "2025-07-24" else "shot_down"
        self.verbs = VERBS[self.outcome]
        drones = self.fact("launched", "drone")
        self.missiles = [
            fact
            for fact in facts
            if fact.metric == "launched" and fact.classes in MISSILES and not self._is_total(fact)
        ]
        self.note = drones.note if drones else ""

    def fact(self, metric: str, classes: str, scope: str = "national") -> Fact | None:
        """The fact, or None where the post did not state it."""
        return self.facts.get((metric, classes, scope))

    def value(self, metric: str, classes: str) -> int | None:
        """The national figure."""
        found = self.fact(metric, classes)
        return found.value if found else None

    def parts(self, classes: str) -> list[Fact]:
        """The sub-counts by area."""
        return [
            fact for (_, name, scope), fact in self.facts.items() if name == classes and scope != "national"
        ]

    def number(self, value: int) -> str:
        """A number in the manner of this statement."""
        return figure(value, self.words_below)

    def with_noun(self, value: int, nouns: tuple[str, str]) -> str:
        """Number and noun."""
        return f"{self.number(value)} {plural(value, *nouns)}"

    def starting(self, value: int, nouns: tuple[str, str]) -> str:
        """Number and noun that open a sentence."""
        return f"{first(value)} {plural(value, *nouns)}"

    def noun(self, classes: str) -> tuple[str, str]:
        """What a missile is called in this statement."""
        forms = MISSILES[classes]
        return forms[self.turn % len(forms)]

    def when(self) -> str:
        """The window as an adverbial."""
        return window(*self.head.window, self.turn + self.turn // 10)

    def sites(self) -> str:
        """Where the drones started from, in some statements."""
        names = [name for name in self.note.split(";")[0].removeprefix("from ").split(", ") if name]
        return f" from {join(names)}" if names and self.turn % 3 == 0 else ""

    def _is_total(self, fact: Fact) -> bool:
        """A total of missiles stands beside its parts; a missile of unstated type stands for itself."""
        others = [name for metric, name, _ in self.facts if metric == "launched" and name in MISSILES]
        return fact.classes == "missile" and len(others) > 1 and self._parts_add_up(fact)

    def _parts_add_up(self, fact: Fact) -> bool:
        parts = [
            other.value
            for (metric, name, scope), other in self.facts.items()
            if metric == "launched" and name in MISSILES and name != "missile" and scope == "national"
        ]
        return sum(parts) == fact.value


def drone_sentences(night: Night) -> Iterator[str]:
    """The attack by drones and what became of it."""
    launched = night.fact("launched", "drone")
    if launched is None:
        return
    stopped, lost = night.value(night.outcome, "drone"), night.value("lost", "drone")
    bound = _bound(night)
    slots = _drone_slots(night, launched, stopped, lost)
    if bound == "exact" and night.value("neutralised", "drone") in (None, stopped) and night.turn % 4 == 1:
        options = say.MERGED_OPENINGS if night.outcome == "neutralised" else say.SPLIT_OPENINGS
        if night.outcome == "neutralised" or lost:
            yield pick(options, night.turn // 4).format(**slots)
            yield from _lost_beside(night, lost)
            yield from _estimate(night)
            return
    yield pick(say.OPENINGS, night.turn).format(**slots)
    yield pick(_results(night, bound, lost), night.turn // 2).format(**slots)
    yield from _lost_beside(night, lost)
    yield from _estimate(night)


def _lost_beside(night: Night, lost: int | None) -> Iterator[str]:
    if lost and night.outcome == "neutralised":
        yield f"Another {night.number(lost)} were lost from radar."


def _bound(night: Night) -> str:
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
    estimate = night.value("launched", "drone_strike")
    if not estimate or night.turn % 2:
        return ""
    return pick(say.ESTIMATES_INSIDE, night.turn // 2).format(e=figure(estimate, 10))


def _estimate(night: Night, inside: bool = True) -> Iterator[str]:
    """The estimate in a sentence of its own where it is not inside another; jet-powered drones."""
    estimate = night.value("launched", "drone_strike")
    if estimate and (night.turn % 2 or not inside):
        yield pick(say.ESTIMATES, night.turn // 2).format(e=figure(estimate, 10))
    jets, downed = (night.value(metric, "geran_3") for metric in ("launched", "neutralised"))
    if jets and downed is not None:
        yield (
            f"Jet-powered Geran-3 drones: {night.number(jets)} launched, "
            f"{night.number(downed)} shot down or suppressed."
        )


def part_sentences(night: Night) -> Iterator[str]:
    """Sub-counts of drones by area."""
    parts = night.parts("drone")
    if not parts:
        return
    verb = night.verbs[0]
    phrases = [f"{night.number(part.value)} {AREAS[part.scope]}" for part in parts]
    head, *tail = parts
    clauses = [f"{night.number(head.value)} fell {AREAS[head.scope]}", *phrases[1:]]
    areas = [f"{AREAS[part.scope]} {night.number(part.value)}" for part in (*tail, head)]
    single = len(parts) == 1 and head.value == 1
    template = pick(say.PARTS, night.turn // 3)
    if single:
        template = template.replace("drones were", "drone was").replace("{verb} were", "{verb} was")
    yield template.format(
        parts=join(phrases),
        clauses=join(clauses),
        verb=verb,
        Verb=capital(verb),
        Areas=capital(", ".join(areas)),
    )


def missile_sentences(night: Night) -> Iterator[str]:
    """The missiles that were fired, and what became of them."""
    if not night.missiles:
        return
    listed = join([_launch_phrase(night, fact) for fact in night.missiles])
    total = night.fact("launched", "missile")
    is_total = total is not None and total not in night.missiles
    count = sum(fact.value for fact in night.missiles)
    slots = {
        "list": listed,
        "w": night.when(),
        "W": capital(night.when()),
        "were": plural(count, "was", "were"),
    }
    if night.fact("launched", "drone") is None:
        options: Sequence[str] = say.MISSILES_ONLY
    elif is_total and total is not None:
        options = say.MISSILE_TOTAL
        slots["m_missiles"] = night.with_noun(total.value, ("missile", "missiles"))
    else:
        options = say.MISSILES_TOO
    yield pick(options, night.turn).format(**slots)
    yield from missile_results(night, is_total)


def _launch_phrase(night: Night, fact: Fact) -> str:
    one = fact.value == 1 and night.turn % 2 == 0
    noun = night.noun(fact.classes)
    article = "an" if noun[0][0] in "AEIOU" else "a"
    return f"{article} {noun[0]}" if one and noun[0][:2] != "S-" else night.with_noun(fact.value, noun)


def missile_results(night: Night, is_total: bool) -> Iterator[str]:
    """Which missiles were stopped: some, all, none of each class; then those lost from radar."""
    results = [
        fact
        for (metric, name, scope), fact in night.facts.items()
        if metric == night.outcome
        and name in MISSILES
        and scope == "national"
        and not (is_total and name == "missile")
    ]
    verb = pick(night.verbs, night.turn)
    some = [fact for fact in results if fact.value and fact.bound != "all"]
    if some:
        yield _some_stopped(night, some, verb, is_total)
    elif is_total and (total := night.value(night.outcome, "missile")):
        yield f"Of the missiles, {night.number(total)} were {verb}."
    for fact in results:
        if fact.bound == "all":
            lead = "Both" if fact.value == 2 else "All"
            yield f"{lead} {night.noun(fact.classes)[1]} were {verb}."
    for fact in results:
        if not fact.value:
            yield _none_stopped(night, fact, verb)
    yield from _lost_missiles(night)
    yield from _missile_parts(night, results, verb)


def _some_stopped(night: Night, some: Sequence[Fact], verb: str, is_total: bool) -> str:
    listed = join([_stopped_phrase(night, fact) for fact in some])
    total = night.value(night.outcome, "missile") if is_total else None
    if total:
        noun = night.with_noun(total, ("missile", "missiles"))
        return pick(say.STOPPED_TOTAL, night.turn).format(
            m=night.number(total), m_missiles=noun, verb=verb, list=listed
        )
    were = plural(sum(fact.value for fact in some), "was", "were")
    words = listed.partition(" ")
    opened = f"{first(some[0].value)} {words[2]}"
    return pick(say.STOPPED, night.turn).format(verb=verb, list=listed, List=opened, were=were)


def _stopped_phrase(night: Night, fact: Fact) -> str:
    launched = night.value("launched", fact.classes)
    noun = night.noun(fact.classes)
    if launched and launched > fact.value and night.turn % 3 == 1:
        return f"{night.number(fact.value)} of the {night.with_noun(launched, noun)}"
    return night.with_noun(fact.value, noun)


def _none_stopped(night: Night, fact: Fact, verb: str) -> str:
    launched, noun = night.value("launched", fact.classes), night.noun(fact.classes)
    if not launched or launched == 1:
        return f"No {noun[0]} was {verb}."
    if launched == 2:
        return f"Neither of the {noun[1]} was {verb}."
    options = (
        f"None of the {noun[1]} was {verb}.",
        f"None of the {night.with_noun(launched, noun)} was {verb}.",
        f"No {noun[0]} was {verb}.",
    )
    return options[night.turn % 3]


def _lost_missiles(night: Night) -> Iterator[str]:
    for (metric, name, _), fact in night.facts.items():
        if metric == "lost" and name in MISSILES:
            was = plural(fact.value, "was", "were")
            yield f"{night.starting(fact.value, night.noun(name))} {was} lost from radar."


def _missile_parts(night: Night, results: Sequence[Fact], verb: str) -> Iterator[str]:
    for result in results:
        for part in night.parts(result.classes):
            noun = night.noun(result.classes)
            was = plural(part.value, "was", "were")
            yield f"{capital(AREAS[part.scope])}, {night.with_noun(part.value, noun)} {was} {verb}."


def total_sentences(night: Night) -> Iterator[str]:
    """Totals over every class."""
    launched, stopped = (night.value(metric, "air_target") for metric in ("launched", night.outcome))
    if launched is None or stopped is None:
        return
    verb = night.verbs[0]
    lost, both = night.value("lost", "air_target"), night.value("neutralised", "air_target")
    rest = ""
    if lost and both and night.outcome == "shot_down":
        rest = f"; another {night.number(lost)} were lost from radar, which makes {night.number(both)} neutralised"
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
    slots = {}
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


def body(night: Night) -> str:
    """The whole text: prose in paragraphs, or lists under headlines."""
    if night.turn % 6 == 4 and night.fact("launched", "drone"):
        return listed_body(night) if night.missiles else bulletin_body(night)
    opening = list(drone_sentences(night)) + list(part_sentences(night))
    missiles = list(missile_sentences(night))
    rest = list(total_sentences(night)) + list(place_sentences(night))
    return "\n\n".join(" ".join(part) for part in (opening, missiles, rest) if part)


def bulletin_body(night: Night) -> str:
    """Drones only: a line for each figure under a line with the window."""
    launched, stopped, lost, both = (
        night.value(metric, "drone") for metric in ("launched", night.outcome, "lost", "neutralised")
    )
    when = night.when()
    head = pick(say.BULLETINS, night.turn // 6).format(w=when, W=capital(when))
    lines = [head, f"- launched: {night.with_noun(launched or 0, DRONES[night.turn % len(DRONES)])}"]
    bound = _bound(night)
    if bound == "exact" or night.outcome == "shot_down":
        lines.append(f"- {night.verbs[0]}: {night.number(stopped or 0)}")
    else:
        lines.append(f"- {night.verbs[0]}: {_share(night, launched or 0, stopped or 0, bound)}")
    if lost:
        lines.append(f"- lost from radar: {night.number(lost)}")
    if both and night.outcome == "shot_down":
        lines.append(f"- neutralised in all: {_share(night, launched or 0, both, bound)}")
    extra = [*_estimate(night, inside=False), *part_sentences(night), *place_sentences(night)]
    return "\n".join([*lines, "", " ".join(extra)])


def _share(night: Night, launched: int, stopped: int, bound: str) -> str:
    if bound == "all":
        return "all of them"
    return f"all but {night.number(launched - stopped)}" if bound == "all_but" else night.number(stopped)


def listed_body(night: Night) -> str:
    """A headline with the window, the launched ones as a list, the stopped ones as a list."""
    launched = night.fact("launched", "drone")
    assert launched is not None
    total, stopped = (night.fact(metric, "air_target") for metric in ("launched", night.outcome))
    head = night.with_noun(total.value, WEAPONS[night.turn % 2]) if total else "the following"
    lines = [f"{capital(night.when())}, Russia launched {head}:"]
    lines.append(f"- {night.with_noun(launched.value, DRONES[night.turn % len(DRONES)])};")
    lines += [f"- {night.with_noun(fact.value, night.noun(fact.classes))};" for fact in night.missiles]
    lines[-1] = lines[-1].rstrip(";") + "."
    verb = night.verbs[0]
    lines += ["", f"{capital(verb)}{f' – {night.number(stopped.value)}, of them' if stopped else ''}:"]
    lines += _listed_results(night)
    extra = [
        *_estimate(night, inside=False),
        *_listed_rest(night),
        *part_sentences(night),
        *_lost_missiles(night),
    ]
    results = [
        fact
        for (metric, name, scope), fact in night.facts.items()
        if metric == night.outcome and name in MISSILES and scope == "national"
    ]
    extra += list(_missile_parts(night, results, verb))
    return "\n".join([*lines, "", " ".join([*extra, *place_sentences(night)])])


def _listed_results(night: Night) -> list[str]:
    drones = night.value(night.outcome, "drone") or 0
    lines = [f"- {night.with_noun(drones, DRONES[0])};"]
    for fact in night.missiles:
        result = night.fact(night.outcome, fact.classes)
        if result:
            lines.append(
                f"- {night.with_noun(result.value, night.noun(fact.classes))};"
                if result.value
                else f"- no {night.noun(fact.classes)[0]};"
            )
    lines[-1] = lines[-1].rstrip(";") + "."
    return lines


def _listed_rest(night: Night) -> Iterator[str]:
    """What the lists leave out: lost drones, sums, totals of missiles."""
    lost, both = night.value("lost", "drone"), night.value("neutralised", "drone")
    if lost:
        yield f"{night.starting(lost, DRONES[0])} {plural(lost, 'was', 'were')} lost from radar."
    if both and night.outcome == "shot_down":
        if _bound(night) == "all_but":
            launched = night.value("launched", "drone") or 0
            yield f"All but {night.number(launched - both)} of the drones were neutralised."
        else:
            yield f"In all, {night.with_noun(both, DRONES[0])} were neutralised."
    launched, stopped = (night.fact(metric, "missile") for metric in ("launched", night.outcome))
    if launched and stopped and launched not in night.missiles:
        missiles = night.with_noun(launched.value, ("missile", "missiles"))
        share = night.number(stopped.value) if stopped.value else "none"
        yield f"Of {missiles}, {share} were {night.verbs[0]}."
    lost_all, all_down = (night.value(metric, "air_target") for metric in ("lost", "neutralised"))
    if lost_all and all_down:
        yield (
            f"Of all {WEAPONS[night.turn % 2][1]}, {night.number(lost_all)} were lost from radar "
            f"and {night.number(all_down)} neutralised."
        )


def build(folder: Path = FOLDER, out: Path | None = None) -> list[Path]:
    """Write every statement of `folder`/facts.csv into `out` and return the paths."""
    out = out or folder
    out.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    groups = groupby(read_facts(folder / "facts.csv"), key=lambda fact: fact.statement)
    for turn, (name, facts) in enumerate(groups):
        night = Night(list(facts), turn)
        head = {
            "published": night.head.published,
            "publisher": night.head.publisher,
            "claimant": night.head.claimant,
            "language": "en",
            "url": night.head.url,
        }
        paths.append(out / f"{name}.md")
        write_statement(paths[-1], head, body(night))
    return paths


if __name__ == "__main__":
    build()
