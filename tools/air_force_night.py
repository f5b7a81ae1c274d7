"""The facts of one statement and the names of things in it."""

from collections.abc import Sequence

from tools.facts import Fact
from tools.wording import figure, first, join, plural, window

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

    @property
    def missile_total(self) -> int | None:
        """How many missiles were stopped in all, where the post gives a total."""
        fired = self.fact("launched", "missile")
        return self.value(self.outcome, "missile") if fired and fired not in self.missiles else None

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
