"""Names of the missile-attacks files: models to classes, posts to claimants, places to scopes."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED, load

# Families and spellings that stand beside the models of the vocabulary.
FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unknown uav": ("drone", "recon_uav", "tactical_uav"),
        "reconnaissance uav": ("recon_uav",),
        "unknown missile": ("missile",),
        "ballistic missile": ("ballistic",),
        "intercontinental ballistic missile": ("oreshnik",),
        "aerial bomb": ("bomb",),
        "kab": ("kab",),
        "gbu": ("kab",),
        "shahed-136/131": ("drone",),
        "x-101/x-555": ("kh_101",),
        "x-101/x-55sm": ("kh_101",),
        "x-31": ("kh_31p",),
        "x-31pd": ("kh_31p",),
        "x-59mk2": ("kh_59",),
    }
)

# The nightly national posts; all other posts count a part of the country or of the kinds.
NATIONAL: Mapping[str, str] = MappingProxyType(
    {"kpszsu": "ua_air_force", "GeneralStaff.ua": "ua_general_staff", "CinCAFU": "ua_commander"}
)
REGIONAL: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "PvKPivden": ("ua_command_south", "south"),
        "pvkshid": ("ua_command_east", "east"),
        "PvkZahid": ("ua_command_west", "west"),
        "PvkCenter": ("ua_command_center", "center"),
        "kharkivoda.gov.ua": ("ua_official", "kharkiv"),
        "ChiefUkrDIU": ("ua_intelligence", ""),
    }
)
_TWINS = str.maketrans("АВЕКМНОРСТХІавекмнорстхі", "ABEKMHOPCTXIabekmhopctxi")
_LATIN_DESIGNATION = regex(r"[ХС](?=-\d)")
_ADDRESS = regex(r"^https?://(?:t\.me|www\.facebook\.com|facebook\.com)/")
_BRACKETS = regex(r"\s*\(.*\)")
_KNOWN_TYPOS: Mapping[str, str] = MappingProxyType(
    {"Odeas": "Odesa", "Dnipro oblast": "Dnipropetrovsk oblast"}
)


@cache
def find_classes(model: str) -> tuple[str, ...] | None:
    """Class ids of a model or bundle as the file writes it; None where a part is unknown.

    >>> find_classes("X-22/X-32") == find_classes("X-32 and X-22") == ("kh_22", "kh_32")
    True
    """
    found: set[str] = set()
    for part in _LATIN_DESIGNATION.sub(lambda m: m[0].translate(_TWINS), model.strip()).split(" and "):
        classes = _part_classes(part.strip().lower())
        if not classes:
            return None
        found.update(classes)
    return tuple(sorted(found))


def _part_classes(part: str) -> tuple[str, ...] | None:
    if part in FAMILIES:
        return FAMILIES[part]
    pieces = [FAMILIES.get(piece.strip()) or load().model_classes(piece) for piece in part.split("/")]
    whole = load().model_classes(part)
    if whole and len(whole) == 1:
        return whole
    return tuple(name for names in pieces if names for name in names) if all(pieces) else None


@cache
def find_post(source: str) -> str:
    """The identifier of the original post, the same for every spelling of its address.

    >>> find_post("https://t.me/kpszsu/60825")
    'kpszsu/60825'
    """
    return _ADDRESS.sub("", source.strip())


@cache
def find_source(post: str) -> tuple[str, str, str]:
    """Claimant, publisher and own scope of a post; the scope is empty where the row must say it."""
    page = post.split("/", 1)[0]
    if page in NATIONAL:
        return NATIONAL[page], NATIONAL[page], "national"
    if page in REGIONAL:
        claimant, scope = REGIONAL[page]
        return claimant, claimant, scope
    return UNATTRIBUTED, page, ""


@cache
def find_scope(target: str, own: str) -> str:
    """Scope of a row: national for national posts, else its regions, else the area of the command.

    >>> find_scope("Mykolaiv oblast and Kherson oblast", "south")
    'kherson+mykolaiv'
    """
    if own == "national":
        return own
    places = sorted({_place(part) for part in target.split(" and ") if part.strip()})
    if not places or places == ["ukraine"]:
        return own or "ukraine_part"
    return "+".join(places)


def _place(printed: str) -> str:
    """Region id of a place; a place outside the vocabulary keeps its own name."""
    name = printed.split(",", 1)[0].strip()
    for wrong, right in _KNOWN_TYPOS.items():
        name = name.replace(wrong, right)
    known = _regions().get(name.lower()) or _regions().get(_BRACKETS.sub("", name).lower())
    return known or re.sub(r"\W+", "_", name.lower()).strip("_")


@cache
def _regions() -> Mapping[str, str]:
    return {name.lower(): region.id for region in load().regions.values() for name in region.names["en"]}
