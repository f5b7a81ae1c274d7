"""Metrics and verbs in groups that are treated alike, and the units that a metric gives its counts."""

from collections.abc import Mapping
from types import MappingProxyType

NATIONAL = "national"
"""The scope of a figure that is told of a whole country."""
WHOLES = frozenset({NATIONAL, "north", "south", "east", "west", "center"})
"""The country and the parts of it that a command defends: what their regions are parts of."""
COUNTRIES = frozenset({"russia", "ukraine"})
"""The regions that are one of the two countries."""
OUTCOMES = frozenset(
    {
        "shot_down",
        "lost",
        "suppressed",
        "neutralised",
        "hit",
        "left_airspace",
        "still_airborne",
        "not_reached",
        "entered",
    }
)
STOPPED = frozenset({"shot_down", "neutralised", "suppressed"})
BROUGHT_DOWN = STOPPED | {"lost"}
"""What the defence of the other side may have done."""
STOPPING = frozenset({"shoot_down", "neutralise", "suppress"})
"""The senses of verbs that tell of it."""
ATTACKING = frozenset({"launched", "hit", "hit_locations"})
"""What the side that attacks did."""
PLACES = frozenset({"hit_locations", "debris_locations"})
OBJECTS = OUTCOMES | {"launched"}
AIR = OBJECTS | PLACES
PEOPLE = frozenset({"killed", "injured", "missing"})
PERSONS = PEOPLE | {"personnel_losses"}
EQUIPMENT = frozenset({"equipment_destroyed", "equipment_damaged"})
LOSSES = EQUIPMENT | {"personnel_losses"}
PRODUCTION = frozenset({"production", "production_planned"})
SCOPELESS = PRODUCTION | {"stock", "distance", "distance_planned"}
SENDING = frozenset({"launch", "attack"})
LAUNCHING = SENDING | {"involve"}
STRIKING = SENDING | {"strike"}
MOVING = LAUNCHING | {"leave", "reach", "enter", "through"}
INTRANSITIVE = frozenset(
    {"through", "reach", "vanish", "not_reach", "enter", "leave", "airborne", "die", "missing", "fall_to"}
)
WEAK = frozenset({"involve", "produce"})
"""In "reported 12 drones": any other verb beside the number is stronger."""
FREE = frozenset({"finite", "pred", "future", "passive", "attr"})
"""Forms of languages in which endings tell what a noun is to its verb, not the side on which it stands."""
UNITS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(PLACES, "location"), **dict.fromkeys(PERSONS, "person"), "force_size": "person"}
)


def against(side: str) -> str:
    """The other side: ua of ru, ru of ua; "" of none."""
    return {"ua": "ru", "ru": "ua"}.get(side, "")


def attacker_in(direction: str | None) -> str:
    """The side that attacks in a direction: ru in ru_on_ua; "" where neither does or none is known."""
    return {"ru_on_ua": "ru", "ua_on_ru": "ua"}.get(direction or "", "")
