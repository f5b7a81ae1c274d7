"""Metrics in groups that the slots treat alike, and the units that a metric gives its counts."""

from collections.abc import Mapping
from types import MappingProxyType

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
PLACES = frozenset({"hit_locations", "debris_locations"})
OBJECTS = OUTCOMES | {"launched"}
AIR = OBJECTS | PLACES
PERSONS = frozenset({"killed", "injured", "missing", "personnel_losses"})
EQUIPMENT = frozenset({"equipment_destroyed", "equipment_damaged"})
LOSSES = EQUIPMENT | {"personnel_losses"}
PRODUCTION = frozenset({"production", "production_planned"})
SCOPELESS = PRODUCTION | {"stock", "distance", "distance_planned"}
UNITS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(PLACES, "location"), **dict.fromkeys(PERSONS, "person"), "force_size": "person"}
)
