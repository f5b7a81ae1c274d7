"""Statements in Ukrainian, in the manner of the official posts: five layouts over the facts of a night."""

from collections.abc import Iterator, Sequence

from tools.air_force_night import Night
from tools.facts import Fact
from tools.wording import capital
from tools.wording_uk import (
    GENITIVE,
    Noun,
    at_places,
    counted,
    counted_with,
    figure,
    form_of,
    join,
    noun,
    window,
)

MISSILE = noun("ракету|ракети|ракети|ракет|ракетою|ракетами", feminine=True)
TARGET = noun("ціль|цілі|цілі|цілей|ціллю|цілями", feminine=True)
WEAPON = noun("засіб|засобу|засоби|засобів|засобом|засобами", tail=" повітряного нападу")
DRONE = noun("дрон|дрона|дрони|дронів|дроном|дронами")
UAV = noun("ворожий|ворожого|ворожі|ворожих|ворожим|ворожими", tail=" БпЛА")
DRONES = (
    noun("ударний|ударного|ударні|ударних|ударним|ударними", tail=" БпЛА"),
    noun("безпілотник|безпілотника|безпілотники|безпілотників|безпілотником|безпілотниками"),
    noun(
        "ударний БпЛА|ударного БпЛА|ударні БпЛА типу Shahed та безпілотники-імітатори різних типів"
        "|ударних БпЛА типу Shahed та безпілотників-імітаторів різних типів|ударним БпЛА"
        "|ударними БпЛА типу Shahed та безпілотниками-імітаторами різних типів"
    ),
    DRONE,
)


def _kind(*stems: str) -> Noun:
    """A missile with its adjectives: "крилат" gives "крилату ракету"."""
    forms = ("у|ракету", "ої|ракети", "і|ракети", "их|ракет", "ою|ракетою", "ими|ракетами")
    pairs = (form.split("|") for form in forms)
    words = (" ".join((*(stem + ending for stem in stems), word)) for ending, word in pairs)
    return noun("|".join(words), feminine=True)


BALLISTIC, CRUISE, ANTI_AIR, GUIDED = (
    _kind("балістичн"),
    _kind("крилат"),
    _kind("зенітн"),
    _kind("керован", "авіаційн"),
)
MISSILES = {
    "iskander_m+kn_23": BALLISTIC.named("Іскандер-М/KN-23"),
    "iskander_m": BALLISTIC.named("Іскандер-М"),
    "kinzhal": _kind("аеробалістичн").named("Х-47М2 «Кинджал»"),
    "iskander_k": CRUISE.named("Іскандер-К"),
    "kh_101": CRUISE.named("Х-101"),
    "kalibr": CRUISE.named("«Калібр»"),
    "s300": ANTI_AIR.named("С-300"),
    "s300+s400": MISSILE.named("С-300/С-400"),
    "kh_59+kh_69": GUIDED.named("Х-59/69"),
    "kh_59": GUIDED.named("Х-59"),
    "kh_31p": _kind("протирадіолокаційн").named("Х-31П"),
    "kh_22": CRUISE.named("Х-22"),
    "kh_35": MISSILE.named("Х-35"),
    "oniks": MISSILE.named("«Онікс»"),
    "banderol": CRUISE.named("«Бандероль»"),
    "iskander_k+kh_101": CRUISE.named("Х-101 та Іскандер-К"),
    "kalibr+kh_101": CRUISE.named("Х-101 та «Калібр»"),
    "kalibr+kh_101+kh_59+kh_69": MISSILE.named("Х-101, «Калібр» та Х-59/69"),
    "iskander_k+kalibr+kh_101+kh_59": MISSILE.named("Х-101, «Калібр», Іскандер-К та Х-59"),
    "iskander_k+iskander_m+kh_59+kh_69+kn_23": MISSILE.named("Іскандер-М/KN-23, Іскандер-К та Х-59/69"),
    "missile": MISSILE.named("невстановленого типу"),
}
AREAS = {
    "south": "на півдні",
    "north": "на півночі",
    "east": "на сході",
    "west": "на заході",
    "center": "в центрі",
    "odesa": "над Одещиною",
    "mykolaiv": "над Миколаївщиною",
    "kyiv_city": "над Києвом",
}
VERBS = {
    "shot_down": ("збито", "знищено", "збито"),
    "neutralised": ("збито/подавлено", "знешкоджено", "збито або подавлено"),
}
COUNTRIES = {"belarus": "Білорусі", "poland": "Польщі", "russia": "Росії", "romania": "Румунії"}
ATTACKS = (
    "{W} противник атакував {by}.",
    "{W} ворог атакував територію України {by}.",
    "{W} російські загарбники атакували {by}.",
)
RECORDED = (
    "{W} радіотехнічні війська зафіксували пуски {launched}.",
    "Усього {w} по території України випущено {launched}.",
    "{W} окупанти застосували {launched}.",
)
HEADS = ("Атака {w}:", "{W} – підсумки атаки:", "Зведення про атаку {w}:")
ENDINGS = ("", "Дані можуть уточнюватися.", "", "До відбиття атаки залучили всі роди військ.", "")


class Post:
    """One statement in Ukrainian: the facts of a night, and which words are its turn's."""

    def __init__(self, night: Night) -> None:
        self.night = night
        self.turn = night.turn // 3
        self.when = window(*night.head.window, self.turn)
        self.verb = VERBS[night.outcome][self.turn % 3]
        self.words = self.turn % 2 == 0
        self.drones = DRONES[self.turn % len(DRONES)]

    def body(self) -> str:
        """The whole text, in the layout of the turn."""
        if self.night.fact("launched", "drone") is None:
            return self._prose(self._missiles_only())
        layouts = (self._by_prose, self._listed, self._passive, self._of_them, self._bulletin)
        return layouts[self.turn % len(layouts)]()

    def _count(self, number: int, noun: Noun) -> str:
        return counted(number, noun, words=self.words)

    def _number(self, number: int, feminine: bool = False) -> str:
        return figure(number, feminine) if self.words else str(number)

    def _value(self, metric: str, classes: str) -> int | None:
        return self.night.value(metric, classes)

    # --- layouts

    def _by_prose(self) -> str:
        """With what the enemy attacked, and what became of it."""
        by = [counted_with(self._drone_count, self.drones)]
        by += [counted_with(fact.value, MISSILES[fact.classes]) for fact in self.night.missiles]
        opening = ATTACKS[self.turn % 3].format(W=capital(self.when), by=join(by))
        return self._prose([opening, *self._totals(), *self._estimate(), *self._drone_results()])

    def _passive(self) -> str:
        """Launches are recorded, then each class is told."""
        launched = [self._count(self._drone_count, self.drones)]
        launched += [self._count(fact.value, MISSILES[fact.classes]) for fact in self.night.missiles]
        opening = RECORDED[self.turn // 5 % 3].format(
            W=capital(self.when), w=self.when, launched=join(launched)
        )
        return self._prose([opening, *self._totals(), *self._estimate(), *self._drone_results()])

    def _of_them(self) -> str:
        """How many of those launched were stopped, in one sentence."""
        fact = self.night.fact(self.night.outcome, "drone")
        if fact is None or fact.bound != "exact" or not fact.value:
            return self._passive()
        opening = (
            f"Із {self._drone_count} {self._genitive()}, які ворог запустив {self.when}, "
            f"{self.verb} {self._number(fact.value)}."
        )
        also = [self._count(one.value, MISSILES[one.classes]) for one in self.night.missiles]
        missiles = [f"Також противник випустив {join(also)}."] if also else []
        return self._prose([opening, *self._estimate(), *self._drone_rest(), *missiles, *self._totals()])

    def _listed(self) -> str:
        """A headline with the window, the launched ones as a list, the stopped ones as a list."""
        if not self.night.missiles:
            return self._bulletin()
        total = self.night.fact("launched", "air_target")
        head = f" {self._count(total.value, WEAPON)}" if total else ""
        lines = [f"{capital(self.when)} противник застосував{head}:"]
        fired = [self._count(fact.value, MISSILES[fact.classes]) for fact in self.night.missiles]
        lines += _items([self._count(self._drone_count, self.drones), *fired])
        stopped = self.night.fact(self.night.outcome, "air_target")
        told = f" {self._count(stopped.value, TARGET)}" if stopped else ""
        lines += ["", f"{capital(self.verb)}{told}:", *_items(list(self._listed_results())), ""]
        rest = [*self._estimate(), *self._drone_rest(), *self._missile_total(), *self._missile_rest()]
        return "\n".join([*lines, " ".join([*rest, *self._ending()])])

    def _bulletin(self) -> str:
        """A line for each figure under a line with the window."""
        head = HEADS[self.turn // 5 % 3].format(w=self.when, W=capital(self.when))
        items = [f"запущено {self._count(self._drone_count, self.drones)}"]
        if fact := self.night.fact(self.night.outcome, "drone"):
            items.append(f"{self.verb} {self._result(fact, DRONE)}")
        if lost := self._value("lost", "drone"):
            items.append(f"локаційно втрачено {self._count(lost, DRONE)}")
        rest = [*self._both(), *self._parts("drone", DRONE), *self._estimate(), *self._missiles_too()]
        return "\n".join([head, *_items(items), "", " ".join([*rest, *self._totals(), *self._ending()])])

    def _prose(self, opening: list[str]) -> str:
        missiles = " ".join(self._missile_results())
        parts = (" ".join(opening), missiles, " ".join(self._ending()))
        return "\n\n".join(part for part in parts if part)

    # --- drones

    @property
    def _drone_count(self) -> int:
        return self._value("launched", "drone") or 0

    def _genitive(self) -> str:
        return self.drones.many if form_of(self._drone_count) else self.drones.of_one

    def _drone_results(self) -> Iterator[str]:
        fact = self.night.fact(self.night.outcome, "drone")
        if fact:
            yield f"{capital(self.verb)} {self._result(fact, UAV if self.turn % 2 else DRONE)}."
        yield from self._drone_rest()

    def _result(self, fact: Fact, noun: Noun) -> str:
        if fact.bound == "all_but":
            left = (self._value("launched", fact.classes) or 0) - fact.value
            return f"усі {noun.few}, крім {GENITIVE[left] if left <= 10 else left}"
        if fact.bound == "all":
            return f"обидві {noun.few}" if fact.value == 2 else f"усі {noun.few}"
        return self._count(fact.value, noun)

    def _drone_rest(self) -> Iterator[str]:
        if lost := self._value("lost", "drone"):
            yield f"Ще {self._count(lost, DRONE)} локаційно втрачено."
        yield from self._both()
        yield from self._parts("drone", DRONE)

    def _both(self) -> Iterator[str]:
        both = self.night.fact("neutralised", "drone")
        if both and self.night.outcome == "shot_down":
            yield f"Загалом знешкоджено {self._result(both, DRONE)}."

    def _parts(self, classes: str, noun: Noun) -> Iterator[str]:
        parts = self.night.parts(classes)
        if parts:
            head, *others = parts
            phrases = [f"{AREAS[head.scope]} {self.verb} {self._count(head.value, noun)}"]
            phrases += [f"{AREAS[part.scope]} – {self._number(part.value, noun.feminine)}" for part in others]
            yield f"{capital(', '.join(phrases))}."

    def _estimate(self) -> Iterator[str]:
        if shaheds := self._value("launched", "drone_strike"):
            forms = (
                f"Близько {shaheds} із запущених дронів – «шахеди».",
                f"Серед запущених дронів близько {shaheds} – ударні «шахеди».",
            )
            yield forms[self.turn % 2]

    # --- missiles and totals

    def _missiles_only(self) -> list[str]:
        fired = join([self._count(fact.value, MISSILES[fact.classes]) for fact in self.night.missiles])
        return [f"{capital(self.when)} ворог випустив по Україні {fired}."]

    def _missiles_too(self) -> Iterator[str]:
        fired = [self._count(fact.value, MISSILES[fact.classes]) for fact in self.night.missiles]
        if fired:
            yield f"Крім того, ворог випустив {join(fired)}."
        yield from self._missile_results()

    def _stopped(self) -> list[Fact]:
        return [
            fact
            for (metric, name, scope), fact in self.night.facts.items()
            if metric == self.night.outcome
            and name in MISSILES
            and scope == "national"
            and not (name == "missile" and self.night.missile_total == fact.value)
        ]

    def _listed_results(self) -> Iterator[str]:
        fact = self.night.fact(self.night.outcome, "drone")
        if fact:
            yield self._result(fact, DRONE)
        for one in self._stopped():
            if one.value:
                yield self._result(one, MISSILES[one.classes])

    def _missile_total(self) -> Iterator[str]:
        fired, stopped = (self.night.fact(metric, "missile") for metric in ("launched", self.night.outcome))
        if fired and fired not in self.night.missiles:
            told = f", {self.verb} {self._number(stopped.value, True)}" if stopped else ""
            yield f"Усього випущено {self._count(fired.value, MISSILE)}{told}."

    def _missile_results(self) -> Iterator[str]:
        yield from self._missile_total()
        some = [fact for fact in self._stopped() if fact.value]
        if some:
            listed = join([self._result(fact, MISSILES[fact.classes]) for fact in some])
            yield f"{capital(self.verb)} {listed}."
        yield from self._missile_rest()

    def _missile_rest(self) -> Iterator[str]:
        for fact in self._stopped():
            if not fact.value:
                yield f"Жодної {MISSILES[fact.classes].of_one} не {self.verb}."
        for (metric, name, _), fact in self.night.facts.items():
            if metric == "lost" and name in MISSILES:
                yield f"Ще {self._count(fact.value, MISSILES[name])} локаційно втрачено."
        for fact in self._stopped():
            yield from self._parts(fact.classes, MISSILES[fact.classes])

    def _totals(self) -> Iterator[str]:
        launched, stopped = (self._value(metric, "air_target") for metric in ("launched", self.night.outcome))
        if launched and stopped:
            yield (
                f"Загалом застосовано {self._count(launched, WEAPON)}, "
                f"{self.verb} {self._count(stopped, TARGET)}."
            )

    # --- places and what was still going on

    def _ending(self) -> Iterator[str]:
        hits, debris = (self._value(metric, "air_target") for metric in ("hit_locations", "debris_locations"))
        style = self.turn % 3 == 1
        if hits and debris:
            yield (
                f"Зафіксовано влучання {at_places(hits, style)}, "
                f"а також падіння збитих (уламки) {at_places(debris, style)}."
            )
        elif hits:
            yield f"Влучання зафіксовано {at_places(hits, style)}."
        elif debris:
            yield f"Уламки впали {at_places(debris, style)}."
        yield from self._still_flying()
        if ending := ENDINGS[self.turn % len(ENDINGS)]:
            yield ending

    def _still_flying(self) -> Iterator[str]:
        if flying := self._value("still_airborne", "drone"):
            verb = "перебуває" if form_of(flying) == 0 else "перебувають"
            yield f"Ще {self._count(flying, UAV)} {verb} у повітряному просторі України."
        left = self.night.fact("left_airspace", "drone")
        if left:
            verb = "полетів" if form_of(left.value) == 0 else "полетіли"
            yield f"{capital(self._count(left.value, DRONE))} {verb} у бік {COUNTRIES[left.note]}."


def _items(texts: Sequence[str]) -> list[str]:
    """The lines of a list."""
    return [*(f"- {text};" for text in texts[:-1]), f"- {texts[-1]}."]
