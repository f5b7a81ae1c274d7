"""Which war a text is of: whose sides, lands and offices it names."""

from tracker.claims.page.items import Item
from tracker.claims.page.witness import Witness
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import lazy, regex

CALENDAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
"""Names of months and days, which are no names of places."""
_OTHERS = frozenset({"other_war", "elsewhere", "donor"})
"""Words of other countries."""
_OF_SIDES = frozenset({"region", "side", "claimant"})
"""The kinds of words of a side, place or office of this war."""
_NO_PLACE = f"{CALENDAR}|Telegram|Facebook|Parliament|Christmas|Easter"
_OURS = (
    "(?:sk|ske|ska|skyi|skyy|sky|[io]vka|ynka|[oei]v[oea]|[iy]ne|in[oe]|hrad|grad"
    "|p[io]l|[iy]v|tsi|ivtsi|nyky)"
)
"""How names of places in Ukraine and Russia end."""
_PLACE = regex(
    r"\b(?:in|into|at|near|over|outside|off|from|across|entered|[Bb]attle of|governor of) (?:the )?"
    r"(?:Sea of |(?:North|South|East|West) )?"
    rf"(?!(?:{_NO_PLACE})\b)(?![A-Z][a-z]+{_OURS}\b)((?:[a-z]{{1,3}}-)?[A-Z][\w'’-]+)"
    r"|\b([A-Z][\w’-]+)(?:['’]s)? (?:[Aa]irport|[Aa]irspace)\b"
    r"|\b(?:[Вв]|[Уу]|[Нн]а|[Пп]ід|[Пп]од|[Нн]ад|[Бб]іля|[Вв]озле|[Ии]з|[Зз]|[Ії]з|[Дд]о) "
    r"(?![А-ЯІЇЄҐ][а-яіїєґё'-]+(?:[оіе]му|[іое]м) (?:напрям|направл))"
    r"(?!Мін|Мин|Офіс|Офис|Ген|Глав|Голов|Держ|Центр|Інстит|Инстит|День)([А-ЯІЇЄҐЁ][а-яіїєґё'’-]{2,})"
)
"""A name behind a preposition of place."""
_ANYBODYS = frozenset(
    {"drone", "missile", "ballistic", "cruise", "hypersonic", "air_target", "bomb", "oreshnik", "patriot"}
)
"""Weapons of every war."""
_OLD_BATTLE = slavic(
    r"\b[а-яіїє]+ськ(?:а|ої|ій|у|ою|ий|ого|ому|им) битв[аиіоую]|\b[а-яё]+ск(?:ое|ого|ом|ому|им|ая|ой|ую) "
    r"(?:сражени|битв)[а-я]+|\b(?:битв|сражени)[а-яії]+ при [а-яії]"
    r"|\b(?!росі|украї|росси|украи|велик|загарб|захватн|визвол|освобод|повномас|полномас|світов|миров|путін"
    r"|путин|холодн|інформац|информац|торг|гібрид"
    r"|гибрид)[а-яіїє'-]{4,}(?:ськ|цьк|ск)(?:а|ої|ій|у|ою|ая|ой|ую)"
    r" (?:війн[аиіоую]+|войн[аыеуой]+)"
)
"""A battle that has a name of its own, as at Borodino, is of another war."""
_BATTLE = slavic(r"битв|сражени|війн|войн")
_ENEMY_FIRE = slavic(
    r"\b(?:враж|ворож)[а-яіїє]+ (?:[а-яіїє]+ )?(?:атак|удар|обстр|дрон|беспилот|безпілот|бпла|ракет|нал)"
)
"""In "из-за вражеской атаки пострадали 18 человек" somebody tells of his own war."""
_OF_COUNTRY = regex(
    r"russ|ukrain|mosc|kremlin|k[yi][ie]v|рос|укра|моск|кремл|ки[їе]в|києв|рф|[зв]су|путін|путин"
)
"""A side by the name of its country: the enemy and the occupiers are those of every war."""
_MEETING = (
    r"\b(?:talks?|summit|meeting|conference|negotiations?|speech|speaking|address|visit|told (?:\w+ ){1,3}"
    r"|перегов[а-я]+|перемов[а-яії]+|встреч[а-я]+|зустріч[а-яії]*|саммит[а-я]*|саміт[а-яії]*"
    r"|конференц[а-яії]+)"
)
_MET = regex(rf"{_MEETING} $")
_MET_IN = regex(rf"{_MEETING} (?:in|at|to|в|у|на) (?:the )?$")
_MET_REACH = len("told the newspaper reporters in the ")
CAPITALS = frozenset({"kyiv_city", "moscow"})
"""Cities that stand for a side, and where people live."""
OFFICES_OF_WAR = frozenset({"air_force", "command"})
_BANNED = regex(
    r"\([^()]{0,160}\b(?:banned|extremist|undesirable|foreign agent|запрещ|признан|экстремист|иноагент)"
    r"[^()]{0,160}\)"
)
"""In "(Facebook is banned in Russia)" nothing of this war is told."""


class Lands(Witness):
    """What a document, or a part of it, names of this war and of others."""

    @lazy
    def names_elsewhere(self) -> bool:
        """Whether a country is named that has no part in this war."""
        return "elsewhere" in self.kinds

    @lazy
    def may_be_of_this_war(self) -> bool:
        """Whether something of this war is named, or no other country and no other place."""
        if self.names_this_war or self.tells(_ENEMY_FIRE) or not self._names_another:
            return True
        return any(map(self._is_near_this_war, self.items))

    @lazy
    def is_near_this_war(self) -> bool:
        """Whether something of this war is named, or a weapon that is not of every war."""
        return self.names_this_war or any(map(self._is_near_this_war, self.items))

    @lazy
    def names_only_others(self) -> bool:
        """Whether another war or a land far away is named, and nothing of this war."""
        return any(map(self._is_of_another, self.items)) and not self.is_near_this_war

    @lazy
    def _names_another(self) -> bool:
        """Whether another war is named, or a place that is none of this one."""
        if any(map(self._is_of_another, self.items)):
            return True
        items = (item for item in self.items if item.senses.keys() - _OTHERS)
        known = {at for item in items for at in range(item.start, item.end)}  # "ушли в Беларусь"
        places = _PLACE.finditer(self.text, self.begin, self.finish)
        away = (one for one in places if not _MET.search(self.normalised, self.begin, one.start()))
        return any(match.start(match.lastindex or 0) not in known for match in away)

    def _is_of_another(self, item: Item) -> bool:
        if "elsewhere" not in item.senses:
            return "other_war" in item.senses
        return not (self.is_met_in(item) or self._is_based(item))

    def is_met_in(self, item: Item) -> bool:
        """In "hours after talks in Geneva" the place is not that of the strike."""
        return (
            _MET_IN.search(self.normalised, max(self.begin, item.start - _MET_REACH), item.start) is not None
        )

    def _is_near_this_war(self, item: Item) -> bool:
        """An office of it, a neighbour, or a weapon that is not of every war."""
        senses = item.senses
        if "region" in senses and self.vocabulary.regions[senses["region"]].kind != "command":
            return True
        if self.is_neighbour(item):
            return True
        if "other_war" not in senses and any(map(str.isdigit, self.normalised[item.start : item.end])):
            return True
        if senses.get("claimant") == "ua_air_force" and not self._is_foreign(item):
            return True
        arms = [one for one in senses.get("class", ()) if self.vocabulary.is_within(one, "air_target")]
        common = _ANYBODYS | {"drone_strike"} if self.names_other_war else _ANYBODYS  # Shaheds are Iran's too
        office = senses.get("role") in OFFICES_OF_WAR and not self._is_foreign(item)
        return bool(set(arms) - common) or office or "medium" in senses

    def is_neighbour(self, item: Item) -> bool:
        """Whether a donor lies next to the two sides, so that their objects come there."""
        donor = self.vocabulary.donors.get(str(item.get("donor")))
        return donor is not None and donor.names["en"][0].lower() in self.vocabulary.regions

    @lazy
    def tells_of_other_war(self) -> bool:
        """Whether another war is named, and no side, place or office of this one."""
        battle = self.tells(_BATTLE) and self.tells(_OLD_BATTLE)
        if self.names_this_war and not (battle and all("side" not in one.senses for one in self.items)):
            return False
        return battle or self.names_other_war

    @lazy
    def names_other_war(self) -> bool:
        """Whether a war, a side or a place of another war is named; each war has its enemy and occupiers."""
        return "other_war" in self.kinds

    def _is_based(self, item: Item) -> bool:
        """In "researchers in Oslo" the place is that of who speaks."""
        return any(self.normalised[one.end : item.start] in (" in ", " at ") for one in self._experts)

    @lazy
    def _experts(self) -> list[Item]:
        return [one for one in self.items if one.senses.get("role") in ("expert", "tally")]

    @lazy
    def far_places(self) -> list[int]:
        """Where the names of places begin to which this war does not come."""
        return [item.start for item in self.items if "elsewhere" in item.senses]

    @lazy
    def is_in_ukraine(self) -> bool:
        """Whether a region or town of Ukraine is named."""
        regions = (self.vocabulary.regions.get(str(item.get("region"))) for item in self.items)
        return any(one is not None and one.country == "ua" and one.kind != "command" for one in regions)

    @lazy
    def quotes_kyiv(self) -> bool:
        """Whether an office of Ukraine is named, or who leads it."""
        return any(self._side_of(item) == "ua" and not self._is_foreign(item) for item in self.items)

    @lazy
    def names_this_war(self) -> bool:
        """Whether a side, place or office of this war is named, or one of its offices publishes."""
        if self.is_sided:
            return True
        if not self.tells(_BANNED):
            return any(map(self.is_of_this_war, self.items))
        notes = [note.span() for note in _BANNED.finditer(self.normalised, self.begin, self.finish)]
        told = (item for item in self.items if not any(start <= item.start < end for start, end in notes))
        return any(map(self.is_of_this_war, told))

    def is_of_this_war(self, item: Item) -> bool:
        """Whether an item is a side, place or office of this war."""
        senses = item.senses
        if "publisher" in senses and self._counts_dead(item):
            return True
        if _OF_SIDES.isdisjoint(senses):
            return "ukrain" in self.normalised[item.start : item.end]
        region = self.vocabulary.regions.get(senses.get("region", ""))
        if region is not None and region.country in ("ua", "ru"):
            return region.kind != "command"  # "in the east" is anywhere
        if "ukrain" in self.normalised[item.start : item.end]:
            return True  # "the UN Human Rights Monitoring Mission in Ukraine"
        if "side" in senses:
            return (
                not self.names_other_war
                or _OF_COUNTRY.search(self.normalised, item.start, item.end) is not None
            )
        return self._side_of(item) != "" and not self._is_anybodys(item) and not self._is_foreign(item)

    def _counts_dead(self, item: Item) -> bool:
        """Who counts the dead of one side by name tells of this war."""
        publisher = self.vocabulary.publishers.get(item.senses.get("publisher", ""))
        return publisher is not None and publisher.dead != ""

    def _side_of(self, item: Item) -> str:
        """The side for which a claimant that is named speaks."""
        claimant = item.senses.get("claimant")
        return self.vocabulary.speaks_for(claimant) if claimant else ""

    def _is_anybodys(self, item: Item) -> bool:
        """A governor, a mayor, prosecutors: every country has them."""
        named = any(map(str.isupper, self.text[item.start : item.end].removeprefix("The ")))
        return not named or "role" in item.senses

    def _is_foreign(self, item: Item) -> bool:
        """In "Ізраїльські повітряні сили", "командование США" the office is that of another country."""
        return item.start - 1 in self._others_end or item.end + 1 in self._others_start

    @lazy
    def _others_start(self) -> frozenset[int]:
        return frozenset(item.start for item in self.items if item.senses.keys() & _OTHERS)

    @lazy
    def _others_end(self) -> frozenset[int]:
        return frozenset(item.end for item in self.items if item.senses.keys() & _OTHERS)
