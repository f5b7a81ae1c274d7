"""What a text as a whole tells of: this war, another one, a far country, an accident, the past."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from tracker.claims.page.items import Item, find_items
from tracker.claims.words.patterns import Spoken, slavic, spoken
from tracker.model import Document, Language, Quantity
from tracker.text.dates import WindowFinder, WindowMention
from tracker.text.lazy import lazy, regex
from tracker.text.normalise import FILLER
from tracker.text.prepared import Prepared
from tracker.vocab import Vocabulary

CALENDAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
"""Names of months and days, which are no names of places."""
_NAME = regex(rf"(?<=[a-z,] )((?!(?:{CALENDAR}|Telegram|Mayor|Governor)\b)[A-Z][a-z]{{3,}})")
_NO_PLACE = f"{CALENDAR}|Telegram|Facebook|Parliament|Christmas|Easter"
_OURS = (
    "(?:sk|ske|ska|skyi|skyy|sky|[io]vka|ynka|[oei]v[oea]|[iy]ne|in[oe]|hrad|grad"
    "|p[io]l|[iy]v|tsi|ivtsi|nyky)"
)
"""How names of places in Ukraine and Russia end."""
_PLACE = regex(
    rf"\b(?:in|into|at|near|over|outside|off|from|across) (?:the )?(?:Sea of )?(?!(?:{_NO_PLACE})\b)"
    rf"(?![A-Z][a-z]+{_OURS}\b)((?:[a-z]{{1,3}}-)?[A-Z][\w'’-]+)"
)
"""A name behind a preposition of place."""
_ANYBODYS = frozenset({"drone", "missile", "ballistic", "cruise", "air_target"})
"""Weapons of every war."""
_CAUSE = regex(
    r"\b(?:virus|disease|epidemic|vaccine|lorry|truck|crash\w*|collision|gunman|gunmen|shooter|earthquake"
    r"|floods?"
    r"|fire at|accident|stampede|overdose|cancer|strike action|round|game|match|player)\b"
)
_DISASTER = regex(r"\b(?:пожеж|пожар|згорі|сгоре|метел|завірюх|хуртовин|кювет|гололед|ожеледиц)[а-яіїє]*\b")
_OF_PEACE = spoken("witness.of_peace", r"(?!)")
"""What harms people in peace: play, weather, beasts, crime, sickness and work."""
_OLD_BATTLE = slavic(
    r"\b[а-яіїє]+ськ(?:а|ої|ій|у|ою|ий|ого|ому|им) битв[аиіоую]|\b[а-яё]+ск(?:ое|ого|ом|ому|им|ая|ой|ую) "
    r"(?:сражени|битв)[а-я]+|\b(?:битв|сражени)[а-яії]+ при [а-яії]"
    r"|\b(?!росі|украї|росси|украи|велик|загарб|захватн|визвол|освобод|повномас|полномас|світов|миров|путін"
    r"|путин|холодн|інформац|информац|торг|гібрид|гибрид)[а-яіїє'-]{4,}(?:ськ|цьк|ск)(?:а|ої|ій|у|ою|ая"
    r"|ой|ую)"
    r" (?:війн[аиіоую]+|войн[аыеуой]+)"
)
"""A battle that has a name of its own, as at Borodino, is of another war."""
_FOE = regex(
    r"\b(?:противник|ворог|враг|неприятел|окупант|оккупант|агресор|агрессор|бригад|батальйон|батальон"
    r"|полк|загарбник"
    r"|захватчик|ппо|пво|бпла|особового складу|личного состава|фронт|всу|зсу)[а-яіїє]*\b"
)
VEHICLES = (
    "автобус|маршрутк|вантажівк|грузовик|автомобіл|автомобил|машин|іномарк|иномарк|мотоцикл|самокат|таксі"
    "|поїзд|потяг|поезд|електричк|электричк|трамва|тролейбус|троллейбус"
)
"""What drives on streets and rails, in the two languages."""
_CRASHED = regex(
    rf"\b(?:{VEHICLES}|(?:мікро|микро)автобус|літак|самол[её]т|вертол|гелікоптер|винищувач|истребител"
    r"|легковик|автівк|мопед|фур[аиу]|катер|чов[ен]н|яхт|бензовоз|евакуатор|эвакуатор|паром|тепловоз"
    r"|локомотив|самосвал|такси\b|джип|позашляховик|внедорожник|трактор|комбайн)[а-яіїєґё]*[^.;:]{0,45}?"
    r" (?:збив|збил|сбил|розби|разби|врізав|врізал|в'їха|з'їха|злетів|злетіл|вилетів"
    r"|вилетіл|перекину|зіткну|зіштовхну|зійш|наїха|протаранив|протаранил|смя[лв]|зім'я|снес|снёс|врезал"
    r"|въеха|съеха|слетел|вылетел"
    r"|опрокину|перевернул|столкну|сош[её]?л|наеха)[а-яіїєґё]*"
)
"""In "автобус врізався у вантажівку" nobody attacked."""
_COUNTRY = regex(
    r"(?:україн|украин)[аиіуыеоюєї]{1,2}|росі[яїєю]{1,2}|росси[яию]|рф|київ|києв[ауі]|киев[ауе]?"
    r"|москв[аиіуыеою]{1,2}"
)
"""A country or a capital tells where; it is its forces and people that take part in a war."""
_NO_ATTACK = spoken("witness.no_attack", r"(?!)")
"""In "Это не беспилотники" somebody says that it was no attack."""
_COLLAPSED = spoken("witness.collapsed", r"(?!)")
"""In "на заводе упал кран" nobody attacked."""
_RUN_OVER = regex(
    r"\b(?:зби|сби)(?:в|л|ла|ло|ли) [^.;,]{0,25}\b(?:пешеход|пішоход|школяр|школьни|дітей|детей|велосипедист"
    r"|підлітк|подростк|людей|люди|осіб|человек|хлоп|парн|юнак|пенсіонер|пенсионер|студент|пасажир|пассажир"
    r"|самокатчик|мотоцикліст|мотоциклист|жінк|женщин|дівчин|девочк|девушк)"
)
"""In "иномарка сбила трёх пешеходов" a car does."""
_CRASHES = regex(
    r"\b(?:coach|(?:mini)?bus|car|lorry|truck|van|tram|taxi|trolleybus|train|ferry|trawler|boat|ship"
    r"|yacht|plane"
    r"|helicopter|motorcycle)(?:e?s)?"
    r" (?:[\w-]+ ){0,5}?(?:left the|skidded|swerved|veered|rolled over|plunged|overturned|ploughed|plowed"
    r"|careered|collided|rammed|ran (?:off|into|over)|went off|drove (?:off|into)|sank|capsized|crashed"
    r"|(?:hit|struck) (?:a|an|the) (?:[a-z]+ )?(?:bridge|tree|wall|car|bus|lorry|truck|van|suv|train|tram"
    r"|post|pole|lamp|barrier|pier|crowd|pedestrian|cyclist|shop|rock|iceberg))\b"
)
"""In "a coach left the icy road" nobody attacked."""
_MADE = regex(r"\$|-(?:made|built|supplied|provided|produced|donated|designed|trained|led|backed|funded)\b")
WAR_BEGAN = 2014
_LONG_AGO = regex(
    r"\b(?:(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|a hundred"
    r"|1[3-9]|[2-9]\d|1\d\d) years ago\b"
)
OLD_YEAR = regex(
    r"\b1[0-8]\d\d(?:-го|-м)? (?:год|року|рік|роц)|\b(?:in|since|until"
    r"|of the year) 1[0-8]\d\d\b(?! [a-z-]+s\b)"
)
_HARMED = regex(
    r"\b(?:rubble|civilians?|noncombatants|war|front|shell(?:ed|ing)|toll|un|u\.n\.|united nations|rockets?"
    r"|rescuers|number of (?:injured|dead|wounded|killed|victims)|governors?|mayors?|regional"
    r"|emergency service|brigade|battalion|regiment|troops|soldiers?|servicemen)\b"
)
"""What tells of people that a war killed, where neither side nor weapon is named."""
_CONTENT = regex(
    r"\b(?!(?:were|been|have|that|this|they|them|their|than|then|more|also|after|before|during|over|with"
    r"|from|when"
    r"|which|while|overnight|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday"
    r"|today|morning"
    r"|evening|hospital|another|others?|least|about|still|down|previous)\b)[a-z]{4,}"
)
_RAID = regex(r"(?:[a-z]+ )?(?:strikes?|raids?|barrages?|salvo(?:e?s)?|bombardments?|shelling)\b")
_OFFICES_OF_WAR = frozenset({"air_force", "command"})
_ATTACKS = frozenset({("attack", "with")})
_ASSAULTS = frozenset({"attack", "launch", "strike", "shoot_down"})
_GUNS = frozenset({"tank", "artillery", "mlrs", "armoured_vehicle"})
_ENEMY = ("enemy", "enemy's", "aggressor", "invaders", "occupiers")
KYIV, MOSCOW = "Europe/Kyiv", "Europe/Moscow"
T = TypeVar("T")


class Ordered(NamedTuple, Generic[T]):
    """Members of a text in order, with where each begins."""

    members: Sequence[T]
    starts: list[int]

    def within(self, start: int, end: int) -> list[T]:
        """The members that begin in `[start, end)`."""
        first = bisect_left(self.starts, start)
        return list(self.members[first : bisect_left(self.starts, end, first)])


_BANNED = regex(
    r"\([^()]{0,160}\b(?:banned|extremist|undesirable|foreign agent|запрещ|признан|экстремист|иноагент)"
    r"[^()]{0,160}\)"
)
"""In "(Facebook is banned in Russia)" nothing of this war is told."""


class Witness:
    """One document with its words, numbers and windows, and what they witness.

    `normalised` is the lower-cased text of equal length, its fillers as blanks.
    """

    def __init__(
        self, document: Document, vocabulary: Vocabulary, prepared: Prepared, quantities: Sequence[Quantity]
    ) -> None:
        self.document, self.vocabulary, self.prepared = document, vocabulary, prepared
        self.quantities = quantities
        self.text: str = document.text
        self.language: Language = document.language
        self.published: datetime | None = document.published
        self.normalised = prepared.folded.replace(FILLER, " ")
        self._windows: dict[str, Ordered[WindowMention]] = {}
        self._told: dict[Spoken | re.Pattern[str], bool] = {}

    @lazy
    def items(self) -> list[Item]:
        """All words of the slots, in order."""
        items = find_items(self.prepared, self.language, self.vocabulary)
        items = [item for item in items if not self._tells_make(item)]
        return [self._seen_from_moscow(item) for item in items] if self._is_russian_post() else items

    def _tells_make(self, item: Item) -> bool:
        """In "a US-made howitzer", "US$5 billion" no country acts; "Russian-made" tells whose it is."""
        return "donor" in item.senses and _MADE.match(self.normalised, item.end) is not None

    @lazy
    def tells_of_war(self) -> bool:
        """Whether a side, place or office of this war is named, or an attack or its weapons."""
        return any(self._is_of_war(item) for item in self.items)

    @lazy
    def tells_of_weapons(self) -> bool:
        """Whether weapons of the air or an attack are named, so that a bare number may count them."""
        return any(self._is_armed(item) for item in self.items)

    def _is_armed(self, item: Item) -> bool:
        senses = item.senses
        noun, verb = senses.get("noun", ("",))[0], senses.get("verb")
        told = noun in _ASSAULTS or "air_noun" in senses or "debris_word" in senses
        shot = verb is not None and verb.sense in ("shoot_down", "neutralise", "suppress", "off_radar")
        classes = senses.get("class", ())
        return told or shot or any(self.vocabulary.is_within(one, "air_target") for one in classes)

    @lazy
    def tells_of_elsewhere(self) -> bool:
        """Whether nothing of this war is named, but something else is: a name, or another cause of harm."""
        if self.tells_of_war or self.document.claimant:
            return False
        known = {at for item in self.items for at in range(item.start, item.end)}
        names = (match.start(1) for match in _NAME.finditer(self.text))
        return _CAUSE.search(self.normalised) is not None or any(name not in known for name in names)

    @lazy
    def tells_of_losses(self) -> bool:
        """Whether a side, a place or a weapon by its designation is named, so that an army lost things."""
        designated = any(
            sign.isdigit() for start in self._weapons for sign in self.normalised[start : start + 8]
        )
        return self.names_this_war or designated or self.tells(_FOE)

    @lazy
    def tells_of_harm(self) -> bool:
        """Whether an attack, its weapons or its rubble are told, so that people were hurt by this war."""
        return self.tells(_HARMED) or any(self._is_assault(item) for item in self.items)

    @lazy
    def tells_only_of_people(self) -> bool:
        """In "Nine people were killed." at most one more word is told: neither war nor peace."""
        known = {at for item in self.items for at in range(item.start, item.end)}
        known |= {at for number in self.quantities for at in range(*number.span)}
        words = (word.start() for word in _CONTENT.finditer(self.normalised))
        told = (start for start in words if start not in known)
        return len(list(islice(told, 2))) < 2

    def _is_assault(self, item: Item) -> bool:
        """A verb of attack is one of this war only where a side or place of it is named: bees attack too."""
        senses = item.senses
        event = senses["verb"].sense if "verb" in senses else ""
        noun = senses.get("noun", ("",))[0] in _ASSAULTS and _RAID.match(self.normalised, item.start)
        verb = event in _ASSAULTS and self.normalised[item.start : item.end] != "fire"
        told = noun or (verb and self.names_this_war)
        classes = senses.get("class", ())
        armed = any(self.vocabulary.is_within(one, "air_target") or one in _GUNS for one in classes)
        return bool(told) or armed or "debris_word" in senses

    @lazy
    def tells_of_far_place(self) -> bool:
        """Whether a place is named that the vocabulary lacks, and nothing that is of this war alone."""
        if self.language != "en" or self.names_this_war or any(map(self._is_near_this_war, self.items)):
            return False
        known = {item.start for item in self.items if not item.get("donor") or item.get("region")}
        return any(match.start(1) not in known for match in _PLACE.finditer(self.text))

    def _is_near_this_war(self, item: Item) -> bool:
        """An office of it, a neighbour, or a weapon that is not of every war."""
        senses = item.senses
        if "region" in senses and self.vocabulary.regions[senses["region"]].kind != "command":
            return True
        donor = self.vocabulary.donors.get(str(senses.get("donor", "")))
        if donor is not None and donor.names["en"][0].lower() in self.vocabulary.regions:
            return True
        if any(sign.isdigit() for sign in self.normalised[item.start : item.end]):
            return True
        arms = [one for one in senses.get("class", ()) if self.vocabulary.is_within(one, "air_target")]
        return bool(set(arms) - _ANYBODYS) or senses.get("role") in _OFFICES_OF_WAR or "medium" in senses

    @lazy
    def tells_of_other_war(self) -> bool:
        """Whether another war is named, and no side, place or office of this one."""
        battle = self.tells(_OLD_BATTLE)
        if self.names_this_war and not (battle and all("side" not in one.senses for one in self.items)):
            return False
        return battle or any("other_war" in item.senses for item in self.items)

    @lazy
    def tells_of_far_country(self) -> bool:
        """Whether a country that lies far from this war is named, and no side, place or office of it."""
        return not self.names_this_war and any(self._is_far(item) for item in self.items)

    def _is_far(self, item: Item) -> bool:
        """Countries and cities to which this war does not come; its neighbours are near."""
        supplied = self.text[item.end + 1 : item.end + 2].isupper()  # "American Patriots"
        gives = not supplied and item.senses.get("donor", "all_donors") not in ("all_donors", "eu")
        far = ("elsewhere" in item.senses or gives) and not self._is_based(item)
        return far and self.text[item.start].isupper() and not self._tells_of_neighbour

    def _is_based(self, item: Item) -> bool:
        """In "a Vienna-based analyst", "researchers in Oslo" the place is that of who speaks."""
        if self.normalised.startswith("-based", item.end):
            return True
        return any(self.normalised[one.end : item.start] in (" in ", " at ") for one in self._experts)

    @lazy
    def _experts(self) -> list[Item]:
        return [one for one in self.items if one.senses.get("role") in ("expert", "tally")]

    @lazy
    def far_places(self) -> list[int]:
        """Where the names of places begin to which this war does not come."""
        return [item.start for item in self.items if "elsewhere" in item.senses]

    @lazy
    def quotes_kyiv(self) -> bool:
        """Whether an office of Ukraine is named, or who leads it."""
        return any(str(item.get("claimant")).startswith("ua_") for item in self.items)

    @lazy
    def _weapons(self) -> frozenset[int]:
        return frozenset(item.start for item in self.items if "class" in item.senses)

    @lazy
    def _tells_of_neighbour(self) -> bool:
        """Whether a country is named over whose border drones stray."""
        countries = self.vocabulary.regions
        named = [str(item.senses.get("region", "")) for item in self.items]
        donors = (self.vocabulary.donors.get(item.senses.get("donor", "")) for item in self.items)
        named += [donor.names["en"][0].lower() for donor in donors if donor is not None]
        return any(one in countries and countries[one].country == "neighbour" for one in named)

    @lazy
    def tells_of_history(self) -> bool:
        """Whether every day that is named lies before this war, or long ago."""
        if self.tells(_LONG_AGO) or self.tells(OLD_YEAR):
            return True
        ends = [one.window.end.year for one in self.windows_within(0, len(self.text), KYIV) if one.window.end]
        return bool(ends) and max(ends) < WAR_BEGAN

    @lazy
    def tells_of_accident(self) -> bool:
        """Whether an accident, a disease or a riot is told, and no attack and no weapon."""
        if self.tells(_NO_ATTACK):
            return True
        told = any("accident" in item.senses or "off_topic" in item.senses for item in self.items)
        mishaps = (
            (_CRASHES,) if self.language == "en" else (_DISASTER, _RUN_OVER, _CRASHED, _COLLAPSED, _OF_PEACE)
        )
        told = told or any(self.tells(one) for one in mishaps)
        return told and not any(self._is_attack(item) or self._is_party(item) for item in self.items)

    def _is_party(self, item: Item) -> bool:
        """A side that acts; "Ukrainian refugees" are on a coach that overturned."""
        if self.language == "en" or "side" not in item.senses:
            return False
        return _COUNTRY.fullmatch(self.normalised, item.start, item.end) is None

    @lazy
    def names_this_war(self) -> bool:
        """Whether a side, place or office of this war is named, or one of its offices publishes."""
        document, claimants = self.document, self.vocabulary.claimants
        own = claimants.get(document.claimant or document.publisher)
        sided = own is not None and own.side in ("ua", "ru")
        notes = [note.span() for note in _BANNED.finditer(self.normalised)] if self.tells(_BANNED) else ()
        told = (item for item in self.items if not any(start <= item.start < end for start, end in notes))
        return sided or any(map(self.is_of_this_war, told))

    def is_of_this_war(self, item: Item) -> bool:
        """Whether an item is a side, place or office of this war."""
        senses = item.senses
        region = self.vocabulary.regions.get(senses.get("region", ""))
        if region is not None and region.country in ("ua", "ru"):
            return self.language != "en" or region.kind != "command"  # "in the east" is anywhere
        if "ukrain" in self.normalised[item.start : item.end]:
            return True  # "the UN Human Rights Monitoring Mission in Ukraine"
        return "side" in senses or str(senses.get("claimant", "")).startswith(("ua_", "ru_"))

    def _is_attack(self, item: Item) -> bool:
        senses = item.senses
        verb, weapon = senses.get("verb"), senses.get("class")
        told = ("attack",) if self.language == "en" else ("attack", "launch", "strike", "shoot_down")
        run = self.tells(_RUN_OVER) or (self.language != "en" and self.tells(_CRASHED))
        if verb is not None and verb.sense == "shoot_down" and run:
            return False
        if verb is not None and verb.sense == "strike" and self.language != "en" and self.tells(_CRASHED):
            return False
        if verb is not None and verb.sense in told:
            return not self.normalised.startswith("напа", item.start)  # anybody may fall upon somebody
        air = weapon is not None and self.vocabulary.is_within(weapon[0], "air_target")
        return air or senses.get("noun") in _ATTACKS or "debris_word" in senses

    def _is_of_war(self, item: Item) -> bool:
        senses = item.senses
        if any(sign.isdigit() for sign in self.normalised[item.start : item.end]):
            return True  # a designation
        if self.is_of_this_war(item) and self.language == "en":
            return True
        if "side" in senses or senses.get("role") in _OFFICES_OF_WAR or senses.get("noun") in _ATTACKS:
            return True
        if "region" in senses:
            named = not self.normalised.startswith("cent", item.start)  # "a shopping centre" is anywhere
            return named and self.vocabulary.regions[senses["region"]].country in ("ua", "ru")
        if str(senses.get("claimant", "")).startswith(("ua_", "ru_")):
            return True
        return "class" in senses and self.vocabulary.is_within(senses["class"][0], "air_target")

    def _is_russian_post(self) -> bool:
        document, claimants = self.document, self.vocabulary.claimants
        own = claimants.get(document.claimant or document.publisher)
        return self.language == "en" and own is not None and own.side == "ru"

    def _seen_from_moscow(self, item: Item) -> Item:
        """In a post of Moscow's own "the enemy" is Ukraine."""
        if item.senses.get("side") != "ru" or not self.normalised[item.start : item.end].endswith(_ENEMY):
            return item
        return item._replace(senses={**item.senses, "side": "ua"})

    @lazy
    def _window_finder(self) -> WindowFinder:
        return WindowFinder(self.prepared, self.language, self.published)

    def tells(self, pattern: Spoken | re.Pattern[str]) -> bool:
        """Whether a pattern fits anywhere in the text, looked for once."""
        if pattern not in self._told:
            self._told[pattern] = pattern.search(self.normalised) is not None
        return self._told[pattern]

    def windows_within(self, start: int, end: int, zone: str) -> list[WindowMention]:
        """The windows whose words begin in a part of the text, resolved in a zone."""
        if zone not in self._windows:
            windows = self._window_finder.windows(zone)
            self._windows[zone] = Ordered(windows, [window.span[0] for window in windows])
        return self._windows[zone].within(start, end)
