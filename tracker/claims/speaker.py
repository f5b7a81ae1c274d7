"""Who asserts a figure: attribution verbs, colons, "according to", and how far they carry."""

import re
from dataclasses import dataclass

from tracker.claims.items import Item
from tracker.claims.mention import Attribution
from tracker.claims.view import Page, View

UNATTRIBUTED = "unattributed"
_QUOTES = "\"'“”„«»‘’"
_DETERMINER = re.compile(r"\b(?:a|an|the|this|that|its|his|her|no|their|latest|daily|morning|any)\s+$")
_INVERTED = re.compile(r"[,\"'”’]\s*$")
_COLON = re.compile(r"[^.!?;:\n]{0,60}?:\s")
_COMMA = re.compile(r"(?:[,;]|\band|\bwhile)\s+$")
_BRACKET = re.compile(r"\([a-z' -]{3,40}\)[.\s]*$")
_TRAILING = re.compile(r"[\s\w,'\"()@./:-]*[.!?\"'”’)\s]*$")
_CONTRAST = re.compile(r", (?:and|but|while|with)\b|;|\bwhile\b|\bbut\b|\bthough\b|\bas\b|\bafter\b|\bwhen\b")
_OPENING = re.compile(r"^[\s–—-]*[\"“„«‘']")
_ORG = {"world bank": "org:world_bank", "imf": "org:imf", "international monetary fund": "org:imf"}


@dataclass
class Speakers:
    """Walks through a document and remembers who speaks."""

    page: Page
    own: str = ""
    last: str = ""
    list_of: str = ""

    def hear(self, view: View) -> list[Attribution]:
        """The attributions of the next sentence; none where its own words are the narrator's."""
        if self.own:
            return [Attribution(self.own, view.start, view.end, view.start)]
        found = attributions(view, self.last)
        named = [one for one in found if one.claimant != UNATTRIBUTED]
        if named:
            self.last = named[-1].claimant
            self.list_of = self.last if view.words.endswith(":") else ""
        if found:
            return found
        heading = self._heading(view)
        if heading:
            self.last = self.list_of = heading
            return [Attribution(heading, view.start, view.end, view.start)]
        return [Attribution(self._carried(view), view.start, view.end, view.start)]

    def _heading(self, view: View) -> str:
        """A line without a verb that names a claimant heads what it reports: "Air force, night of 7 August"."""
        if not view.sentence.line or view.sentence.bullet or view.words[-1] in ".!?" or len(view.words) > 90:
            return ""
        if view.has("verb") or any(quantity.reason is None for quantity in view.quantities):
            return ""
        named = _first_speaker(view, view.start, view.end)
        return "" if named.endswith("_official") or named in ("expert", UNATTRIBUTED) else named

    def _carried(self, view: View) -> str:
        """A quote, or a line of the list under a speaker's colon, is still that speaker's."""
        if self.list_of and (view.sentence.line or view.words.endswith(":")):
            return self.list_of
        self.list_of = ""
        return self.last if self.last and _OPENING.match(view.printed) else UNATTRIBUTED


def claimant_at(found: list[Attribution], position: int) -> str:
    """Who stands behind the words at a position."""
    inside = [one for one in found if one.start <= position < one.end]
    return inside[-1].claimant if inside else UNATTRIBUTED


def own_claimant(page: Page) -> str:
    """The claimant of an official channel's own post, or ""."""
    document = page.document
    if document.claimant:
        return document.claimant
    for claimant in page.vocabulary.claimants.values():
        if document.publisher and document.publisher in claimant.own_publishers:
            return claimant.id
    return ""


def attributions(view: View, last: str) -> list[Attribution]:
    """Attributions printed in a sentence; a pronoun speaks for `last`."""
    found: list[Attribution] = []
    found.extend(_colon(view))
    said = [item for item in view.of_kind("said") if not _is_noun(view, item)]
    previous = view.start
    for nth, item in enumerate(said):
        speaker = _subject(view, previous, item, last)
        if speaker is None:
            if found:
                until = said[nth + 1].start if nth + 1 < len(said) else view.end
                found[-1] = found[-1]._replace(end=max(found[-1].end, until))
            continue
        claimant, at, inverted = speaker
        last = claimant if claimant != UNATTRIBUTED else last
        until = said[nth + 1].start if nth + 1 < len(said) else view.end
        found.append(_reach(view, claimant, at, item, until, inverted, found))
        previous = item.end
    found.extend(_gapped(view))
    found.extend(_counted_by(view, found))
    found.extend(_bracketed(view, found))
    for item in view.of_kind("according"):
        named = _first_speaker(view, item.end, min(view.end, item.end + 90))
        if named:
            found.append(_according(view, item, named))
    return sorted(found, key=lambda one: one.at)


def _gapped(view: View) -> list[Attribution]:
    """ "Zelensky spoke of 500 drones, the air force of 479": the verb is left out."""
    found = []
    for quantity in view.quantities:
        if quantity.reason is not None:
            continue
        for item in view.of_kind("claimant"):
            gap = view.normalised[item.end : quantity.span[0]] if item.end <= quantity.span[0] else "."
            before = view.normalised[max(view.start, item.start - 6) : item.start]
            if gap in (" of ", " at ", " ") and _COMMA.search(before):
                found.append(Attribution(str(item.get("claimant")), item.start, view.end, item.start))
    return found


def _counted_by(view: View, found: list[Attribution]) -> list[Attribution]:
    """ "AFP counted 5,000 drones", "a tally by the Kyiv Independent"."""
    if found:
        return []
    for item in view.items:
        if item.get("role") == "tally" and (named := _tally(view, item)):
            return [Attribution(named, view.start, view.end, item.start)]
    return []


def _bracketed(view: View, found: list[Attribution]) -> list[Attribution]:
    """ "... 45 drones (air force)." """
    match = _BRACKET.search(view.normalised, view.start, view.end)
    if found or not match:
        return []
    named = _first_speaker(view, match.start(), match.end(), sides=True)
    return (
        [Attribution(named, view.start, view.end, match.start())] if named.startswith(("ua_", "ru_")) else []
    )


def _according(view: View, item: Item, named: str) -> Attribution:
    start, end = view.clause_of(item.start)
    return Attribution(named, view.start if item.start > start else start, max(end, view.end), item.start)


def _is_noun(view: View, item: Item) -> bool:
    before = view.normalised[max(view.start, item.start - 12) : item.start]
    return _DETERMINER.search(before) is not None


def _colon(view: View) -> list[Attribution]:
    match = _COLON.match(view.normalised, view.start, view.end)
    if not match or view.between(view.start, match.end(), "said"):
        return []
    named = _first_speaker(view, view.start, match.end(), sides=match.end() - view.start < 25)
    short = match.end() - view.start < 25
    if not named or (
        named.endswith("_official") and not short and not view.between(view.start, match.end(), "role")
    ):
        return []
    return [Attribution(named, view.start, view.end, view.start)]


def _reach(
    view: View, claimant: str, at: int, item: Item, until: int, inverted: bool, found: list[Attribution]
) -> Attribution:
    """What the speaker stands behind: what follows; what precedes only where the attribution trails it."""
    rest = view.normalised[item.end : view.end]
    numbers_after = any(item.end <= quantity.span[0] and not quantity.reason for quantity in view.quantities)
    before = view.normalised[view.start : at]
    trailing = not numbers_after or inverted
    enclosed = before.rstrip().endswith(",") and re.match(r"\s*(?:\w+\s*){0,4},", rest) is not None
    start = at
    if (trailing or enclosed) and not (
        found and found[-1].claimant != claimant and found[-1].at > view.start
    ):
        start = view.start
    elif found and (trailing or enclosed):
        start = found[-1].end
    if not _CONTRAST.search(before) and not numbers_before(view, at):
        start = min(start, view.start)
    return Attribution(claimant, start, max(until, at + 1) if until < view.end else view.end, at)


def numbers_before(view: View, position: int) -> bool:
    """Whether a counting number stands before a position of the sentence."""
    return any(quantity.span[0] < position and not quantity.reason for quantity in view.quantities)


def _subject(view: View, previous: int, item: Item, last: str) -> tuple[str, int, bool] | None:
    before = view.normalised[max(view.start, item.start - 3) : item.start]
    if _INVERTED.search(before):
        named = _first_speaker(view, item.end, min(view.end, item.end + 70), sides=True)
        if named:
            return named, view.start, True
    for candidate in reversed([one for one in view.items if previous <= one.start and one.end <= item.start]):
        gap = view.normalised[candidate.end : item.start]
        candidate = _office(view, candidate)
        if "pronoun_speaker" in candidate.senses and len(gap) < 25 and not _placed(view, candidate):
            spoken = _by_title(view, candidate) or last or _speaker(view, candidate)
            return (spoken, candidate.start, False) if spoken else None
        named = _speaker(view, candidate, adjacent=len(gap.split()) <= 2)
        if named:
            return named, _noun_start(view, candidate), False
    quoted = any(sign in view.printed for sign in _QUOTES)
    return (last, view.start, False) if last and quoted and item.start > view.start else None


def _office(view: View, item: Item) -> Item:
    """ "The ministry in Moscow": the ministry speaks, not the city."""
    if item.get("claimant") or item.get("role"):
        return item
    for one in view.items:
        if one.get("role") and view.normalised[one.end : item.start] in (
            " in ",
            " of ",
            " in the ",
            " of the ",
        ):
            return one
    return item


def _placed(view: View, item: Item) -> bool:
    """Whether a country or city stands right beside an office."""
    if not item.get("role"):
        return False
    beside = [one for one in view.items if one.get("side") or one.get("donor") or one.get("region")]
    return any(
        0 <= item.start - one.end <= 4
        or view.normalised[item.end : one.start] in (" in ", " of ", " in the ", " of the ")
        for one in beside
    )


def _by_title(view: View, item: Item) -> str:
    """ "The president" without another speaker before is Ukraine's."""
    words = view.normalised[item.start : item.end]
    return {"the president": "ua_president", "the head of state": "ua_president"}.get(words, "")


def _noun_start(view: View, item: Item) -> int:
    """Where the noun phrase of a speaker begins: at the clause's start."""
    return max(view.start, min(item.start, item.start))


def _first_speaker(view: View, start: int, end: int, *, sides: bool = False) -> str:
    comma = view.normalised.find(",", start, end)
    end = comma if comma > start and not sides else end
    fallback = ""
    for item in view.items:
        if not (start <= item.start < end):
            continue
        if "said" in item.senses and "role" not in item.senses and fallback:
            break
        named = _speaker(view, item, adjacent=False)
        if named:
            return named
        if not fallback:
            fallback = _speaker(view, item, adjacent=True)
    return fallback


def _speaker(view: View, item: Item, *, adjacent: bool = True) -> str:
    """The claimant an item names; a side or country speaks only right before its verb."""
    claimant, role = item.get("claimant"), item.get("role")
    printed = view.page.text[item.start : item.end]
    generic = claimant in ("ua_official", "ru_official") and printed[0].islower()
    if claimant and not role and not generic and claimant != "expert":
        return str(claimant)
    if role in ("expert", "ru_milblogger") or claimant == "expert":
        return str(role or claimant)
    if role == "tally" or item.get("publisher"):
        return _tally(view, item)
    if role == "command":
        return _command(view, item)
    if role in _SERVICES:
        return _service(view, item, str(role))
    if role or generic:
        return _official(view, item)
    if adjacent and item.get("donor"):
        return _donor(str(item.get("donor")))
    if adjacent and item.get("side"):
        return f"{item.get('side')}_official"
    return ""


_SERVICES: dict[str, dict[str, str]] = {
    "defence": {"ru": "ru_mod", "ua": "ua_official"},
    "military": {"ru": "ru_mod", "ua": "ua_general_staff"},
    "air_force": {"ru": "ru_official", "ua": "ua_air_force"},
    "chief": {"ru": "ru_mod", "ua": "ua_commander"},
}


def _service(view: View, item: Item, role: str) -> str:
    """Headquarters and ministries by their side."""
    speaker = _official(view, item)
    if role == "air_force" and not _beside_side(view, item):
        return "ua_air_force"
    return _SERVICES[role].get(speaker.removesuffix("_official"), speaker)


_COMMANDS = {
    "south": "south",
    "east": "east",
    "west": "west",
    "centre": "center",
    "center": "center",
    "central": "center",
}


def _command(view: View, item: Item) -> str:
    """Regional commands by the point of the compass in their name."""
    around = view.normalised[max(view.start, item.start - 25) : min(view.end, item.end + 25)]
    for word, region in _COMMANDS.items():
        if re.search(rf"\b{word}(?:ern)?\b", around):
            return f"ua_command_{region}"
    return _service(view, item, "military")


def _beside_side(view: View, item: Item) -> bool:
    return any(one.get("side") and 0 <= item.start - one.end <= 4 for one in view.items)


def _tally(view: View, item: Item) -> str:
    """A newspaper speaks for itself only where it counts: "AFP counted", "a tally by the Kyiv Independent"."""
    counts = [one for one in view.items if one.get("role") == "tally" and abs(one.start - item.start) < 50]
    names = [one for one in view.items if one.get("publisher") and abs(one.start - item.start) < 50]
    if not counts:
        return ""
    slug = names[0].get("publisher") if names else view.page.document.publisher
    return f"tally:{slug}" if slug else ""


def _donor(donor: str) -> str:
    return donor if donor == "eu" else f"donor:{donor}" if donor != "all_donors" else UNATTRIBUTED


def _official(view: View, item: Item) -> str:
    """An office holder speaks for the side of the nearest country or region in its noun phrase."""
    before = [one for one in view.items if one.end <= item.start and item.start - one.end <= 30]
    after = [one for one in view.items if item.end <= one.start and one.start - item.end <= 45]
    placed = [
        one
        for one in after
        if view.normalised[item.end : one.start] in (" in ", " of ", " in the ", " of the ")
    ]
    adjacent = [one for one in before if item.start - one.end <= 4]
    for one in [*reversed(adjacent), *placed, *reversed(before), *after]:
        gap = view.normalised[min(one.end, item.end) : max(one.start, item.start)]
        if one in before and "," in gap:
            continue
        if re.search(r"[.;:(]|\b(?:said|told|that)\b", gap):
            continue
        side = _side_of(view, one)
        if side in ("ua", "ru"):
            return f"{side}_official"
        if side:
            return side
    side = _default_side(view)
    return f"{side}_official" if side in ("ua", "ru") else side


def _side_of(view: View, item: Item) -> str:
    if item.get("claimant") in ("eu", "nato", "un"):
        return str(item.get("claimant"))
    if item.get("side"):
        return str(item.get("side"))
    if item.get("medium"):
        return str(item.get("medium"))
    if item.get("region"):
        country = view.page.vocabulary.regions[item.get("region")].country
        return country if country in ("ua", "ru") else ""
    if item.get("donor") and item.get("donor") != "all_donors":
        return _donor(str(item.get("donor")))
    return ""


def _default_side(view: View) -> str:
    media = view.of_kind("medium")
    if media:
        return str(media[0].get("medium"))
    for item in view.of_kind("region"):
        country = view.page.vocabulary.regions[item.get("region")].country
        if country in ("ua", "ru") and not item.get("side"):
            return str(country)
    for item in view.items:
        if item.get("donor") and item.get("donor") != "all_donors":
            return _donor(str(item.get("donor")))
        if item.get("side"):
            return str(item.get("side"))
    return "ua"
