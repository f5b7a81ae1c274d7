"""What a text as a whole tells of: this war, another one, an accident, the past."""

from bisect import bisect_left
from itertools import islice

from tracker.claims.page.groups import STRIKING
from tracker.claims.page.items import Item
from tracker.claims.page.lands import CAPITALS, OFFICES_OF_WAR, Lands
from tracker.claims.page.witness import KYIV
from tracker.claims.words.accidents import (
    BY_BLAST,
    COLLIDES,
    CRASHED,
    CRASHES,
    CRIME,
    FELL_DOWN,
    FELL_UPON,
    FIRE,
)
from tracker.claims.words.beside_tolls import (
    BLEW_UP,
    BURNING,
    CONTENT,
    DEFENCE,
    MISHAP,
    ON_FIRE,
    RESCUERS,
    SEASONS,
)
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import lazy, regex

_FOE = slavic(
    r"\b(?:противник|ворог|враг|неприятел|окупант|оккупант|агресор|агрессор|бригад|батальйон|батальон"
    r"|полк|загарбник"
    r"|захватчик|ппо|пво|бпла|особового складу|личного состава|фронт|всу|зсу)[а-яіїє]*\b"
)
_COUNTRY = slavic(
    r"(?:україн|украин)[аиіуыеоюєї]{1,2}|росі[яїєю]{1,2}|росси[яию]|рф|київ|києв[ауі]|киев[ауе]?"
    r"|москв[аиіуыеою]{1,2}"
)
"""A country or a capital tells where; it is its forces and people that take part in a war."""
_BURIES = regex(r"накр[иы]|обруш[а-яії]+с[ья]\b")
"""An avalanche buries people too, and floors fall in."""
_NO_ATTACK = spoken("evidence.no_attack", r"(?!)")
"""In "Это не беспилотники" somebody says that it was no attack."""
WAR_BEGAN = 2014
OLD_CENTURY = regex(r"1[0-8][0-9][0-9]")
"""What an old year cannot do without."""
OLD_YEAR = regex(
    r"\b1[0-8]\d\d(?:-го|-м)? (?:год|року|рік|роц)"
    r"|\b(?:in|since|until|of the year|(?:siege|war|battle|campaign) of) 1[0-8]\d\d\b(?! [a-z-]+s\b)"
)
_BARE_CLOCK = regex(
    r"(?:at |by |о |об |в |у )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: (?:local time|мск))?"
    r"|(?:by |at |before |after |на |до )?(?:dawn|dusk|daybreak|nightfall|midnight|noon|midday|sunrise|sunset"
    r"|світанку?|рассвет[ау]?|полуночи|полудня|опівночі|опівдні)"
)
"""An hour without a day names none: "the concert starts at 7:20 pm"."""
_REFERS_BACK = regex(
    r"(?:.{0,20}\b)?(?:that|the same|те[мх]|тих|того|то[йіт]|тієї|ту|це[йії]ї? ж|эт[оу][йт] же)"
    r"(?: же?| само[гй]о?)? (?:night|day|morning|evening|week|month|year|autumn|winter|spring|summer"
    r"|[a-z]+day|ноч|ніч|нічь|д[ен]н|ран|утр|веч|тижн|недел|неділ|місяц|мес|рок|год|осен|зим|весн|л[іе]т|пон|вт|сер|ср|чет"
    r"|п.?я?тн|суб)"
)
"""In "25 September 1939 ... That Monday" the day is one of the year that was told."""
_BIRTH = regex(r"\b(?:рожд|народж|постройк|выпуск|побудов|випуск)")
_MADE = regex(
    r"\b(?:born|built|rebuilt|constructed|erected|founded|opened|commissioned|completed|made|designed|invented"
    r"|established|installed|laid|patented|introduced|cast|planted|painted|dat(?:ing|es|ed)(?: back)?"
    r"|in business|in service|in use|(?:building|house|church|bridge|villa|gun|block|school|mill"
    r"|theatre)s?) (?:in|from|to|of)? ?$"
    r"|\b(?:з?будован|побудован|зведен|заснован|відкрит|введен|створен|випущен|построен|возвед[её]н|основан"
    r"|открыт|создан|выпущен)[а-яіїє]* (?:ще |ещё |еще )?(?:[ув] )?$"
)
""" "Built in 1975", "построенный 30 лет назад" tell how old a thing is."""
_BACK_REACH = 20
_MADE_REACH = len("constructed ще in ")
_BIRTH_REACH = len(" года рожден")
_HARMED = spoken(
    "evidence.harmed",
    r"\b(?:rubble|ruins|civilians?|noncombatants|war|invasion|land ?mines?|front|shell(?:ed|ing)|rockets?"
    r"|shrapnel|on the (?:russian|ukrainian) side"
    r"|(?:army|forces|units?|divisions?|platoons?|corps|garrison|navy) (?:ha[sd] |have )?"
    r"(?:suffered|sustained|incurred) (?:[\w,.-]+ ){1,6}?(?:killed|dead|casualties|losses)"
    r"|explosions?|blast|aggression|air alert|air[- ]raid|sirens?|shelters?|all-clear"
    r"|(?:under|enemy|hostile|russian|ukrainian|artillery) fire"
    r"|(?:russian|ukrainian|(?:russia|ukraine|moscow|kyiv)'s) (?:[a-z]+ )?"
    r"(?:losses|casualties|deaths|fatalities|dead|fallen|wounded|injured|killed|generals|officers|colonels"
    r"|commanders)"
    r"|(?:russians|ukrainians) (?:[a-z]+ )?(?:killed|dead|died|wounded)|battlefields?|(?:in|from) combat"
    r"|cost (?:the )?(?:russia(?:ns?)?|ukrain(?:e|ians?)|moscow|kyiv|kremlin)"
    r"|(?:smashed|shattered|blown[- ]out) windows?|windows? (?:\w+ )?(?:is|are|were|have been"
    r"|got) (?:smashed|shattered"
    r"|blown out|knocked out|broken)|(?:hard|difficult|tough|terrible|horrible|sleepless|hellish) night"
    r"|night (?:was|has been|had been) (?:\w+ )?(?:hard|difficult|tough|terrible|sleepless|horrible)"
    r"|brigade|battalion|regiment|troops|soldiers?|servicemen|sailors)\b",
)
"""What tells of people that a war killed, where neither side nor weapon is named."""
_RAID = spoken(
    "evidence.raid", r"(?:[a-z]+ )?(?:strikes?|raids?|barrages?|salvo(?:e?s)?|bombardments?|shelling)\b"
)
_BY_BLAST = regex(BY_BLAST)
_HURT_IN = regex(
    r"(?: (?:people|persons|civilians|residents|others|of them|were|was|wounded|injured|hurt|killed|dead"
    r"|людей|людини|людина|осіб|особи|жителів|жителя|поранених|поранені|загиблих|постраждалих|з них|було"
    r"|человека?|жителей|раненых|ранены|погибших|пострадавших|из них))* (?:in|у|в|во|на) (?:the )?\"?"
)
_ATTACKS = frozenset({("attack", "with")})
_ASSAULTS = frozenset({"attack", "launch", "strike", "shoot_down"})
_FOUGHT = frozenset(
    {"attack", "strike", "shoot_down", "neutralise", "suppress", "off_radar", "destroy", "damage"}
)
_NATURE = regex(
    r"\b(?:winds?|gusts?|fog|hail|birds?|gulls?|crows?|ветер|ветром|порыв[а-я]*|вітер|вітром|порив[а-яіїє]*"
    r"|туман[а-яіїє]*|птиц[а-я]*|птах[а-яіїє]*)\b"
)
_ARRIVES = regex(r"(?:swarm|c[ao]m|fl[eioy]|pour|participat|t[ao]k|took|set)[a-z]*\b")
"""In "drones swarming over farmland" nobody attacks: they come."""
_FLYING = frozenset({"drone", "recon_uav", "tactical_uav", "air_target"})
"""What also flies in peace."""
_MOST = 5
_SOME = 3
_FEW = 2
_SIGNS = frozenset({"side", "role", "air_noun", "debris_word", "medium"})
_OF_WAR_ONLY = frozenset({"attack", "through", "not_reach", "off_radar", "suppress", "airborne"})
_GUNS = frozenset({"tank", "artillery", "mlrs", "armoured_vehicle"})


class Evidence(Lands):
    """A document and what its words give away of the war that it tells of."""

    @lazy
    def tells_of_war(self) -> bool:
        """Whether a side, place or office of this war is named, or an attack or its weapons."""
        return any(self._is_of_war(item) for item in self.items)

    @lazy
    def tells_of_weapons(self) -> bool:
        """Whether weapons of the air are named, or stopped, so that a bare number may count them."""
        return any(self._is_armed(item) for item in self.items)

    @lazy
    def names_weapons(self) -> bool:
        """Whether a noun of the text is a weapon of the air."""
        return any(map(self._is_weapon, self.items)) or any("air_noun" in one.senses for one in self.items)

    @lazy
    def tells_of_strikes(self) -> bool:
        """Whether an attack or a weapon of war is told, or little else: drones fly in shows too."""
        told = self.is_sided or any(self._is_of_strikes(item) for item in self.items)
        if told or len(self._other_words) < _FEW:
            return True
        return self.tells_little_else and self._signs_of_war

    @lazy
    def shows_no_war(self) -> bool:
        """Whether something is told, and no side, office, attack, weapon of war or time of one among it."""
        told = self.is_sided or self._signs_of_war or self.tells(_HARMED)
        return not told and len(self._other_words) >= _SOME

    @lazy
    def is_of_its_own(self) -> bool:
        """Whether a paragraph tells three other things or more and nothing of a war, whatever heads it."""
        if self.is_sided or len(self._other_words) < _SOME or self.tells(_HARMED) or self.tells(DEFENCE):
            return False
        return not any(self._is_of_fight(item) for item in self.items)

    def _is_of_fight(self, item: Item) -> bool:
        """Whether a word tells of a deed of war, a weapon of war, a side or who fights for it."""
        senses = item.senses
        verb, noun = senses.get("verb"), senses.get("noun", ("",))[0]
        fought = verb is not None and verb.sense in _OF_WAR_ONLY | _FOUGHT
        fought = fought and not self.normalised.startswith("напа", item.start)
        fought = fought or (noun in _ASSAULTS and not self._is_of_peace(item))
        armed = any(self._is_of_war_alone(one) for one in senses.get("class", ()))
        named = not senses.keys().isdisjoint(_SIGNS - {"role", "side"})
        named = named or ("side" in senses and senses.get("region") not in CAPITALS)
        named = named or senses.get("role") in OFFICES_OF_WAR or self._side_of(item) != ""
        return fought or armed or named or self.is_neighbour(item)

    def _is_of_peace(self, item: Item) -> bool:
        """Workers on strike fight nobody, and swarms fly over fields too."""
        return self.normalised.startswith("swarm", item.start) or self.normalised.endswith(
            " on ", 0, item.start
        )

    @lazy
    def _signs_of_war(self) -> bool:
        told = any(map(self._is_sign_of_war, self.items)) or self.tells(DEFENCE)
        return told or self.tells_when

    @lazy
    def _deeds_of_war(self) -> frozenset[str]:
        """Drones shot down over a place of this war were of it, unless the wind took them down."""
        fought = self.names_this_war and not self.tells(_NATURE)
        return _OF_WAR_ONLY | _FOUGHT if fought else _OF_WAR_ONLY

    def _is_sign_of_war(self, item: Item) -> bool:
        """Whether a word names an attack, a weapon of war, a side or a neighbour."""
        senses = item.senses
        verb, noun = senses.get("verb"), senses.get("noun", ("",))[0]
        attack = (verb is not None and verb.sense in self._deeds_of_war) or noun in _ASSAULTS
        named = not senses.keys().isdisjoint(_SIGNS)
        armed = self.names_this_war and any(self._is_of_war_alone(one) for one in senses.get("class", ()))
        return named or attack or armed or self._side_of(item) != "" or self.is_neighbour(item)

    @lazy
    def tells_when(self) -> bool:
        """Whether any time is told."""
        return bool(self.windows_within(self.begin, self.finish, KYIV))

    def _is_of_strikes(self, item: Item) -> bool:
        """Whether a word tells of strikes: their verbs, weapons, offices or rubble."""
        senses = item.senses
        verb = senses.get("verb")
        if verb is not None and verb.sense in _FOUGHT and not _ARRIVES.match(self.normalised, item.start):
            return True
        if senses.get("noun", ("",))[0] in _ASSAULTS and _RAID.match(self.normalised, item.start):
            return True
        armed = any(self._is_of_war_alone(one) for one in senses.get("class", ()))
        office = senses.get("role") in OFFICES_OF_WAR
        claims = self._side_of(item) != ""
        designed = any(map(str.isdigit, self.normalised[item.start : item.end]))
        return armed or office or claims or designed or "debris_word" in senses or "air_noun" in senses

    def _is_of_war_alone(self, name: str) -> bool:
        return name in _GUNS or (name not in _FLYING and self.vocabulary.is_within(name, "air_target"))

    def _is_armed(self, item: Item) -> bool:
        """Whether a word names weapons of the air, or that they were stopped."""
        senses = item.senses
        verb = senses.get("verb")
        told = "air_noun" in senses or "debris_word" in senses
        shot = verb is not None and verb.sense in ("shoot_down", "neutralise", "suppress", "off_radar")
        classes = senses.get("class", ())
        return told or shot or any(self.vocabulary.is_within(one, "air_target") for one in classes)

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
        told = any(self._is_assault(item) or self._counts_dead(item) for item in self.items)
        return told or self.tells(_HARMED) or self._tells_of_an_army

    @lazy
    def _tells_of_an_army(self) -> bool:
        """In "Russian soldiers" whose people fight this war is told."""
        ends = {item.end + 1 for item in self.items if "side" in item.senses}
        soldiers = any("soldier_noun" in item.senses and item.start in ends for item in self.items)
        return soldiers or any(self.normalised.startswith("fighters", end) for end in ends)

    @lazy
    def hurts_in_regions(self) -> bool:
        """In "24 were injured: 15 in Kyiv and eight in Odesa" one attack was on several regions of Ukraine.

        What befalls people in peace befalls them in one place, but for accidents, frost and disease.
        """
        regions = [item for item in self.items if self._is_in_ukraine(item)]
        if len({item.senses["region"] for item in regions}) < _FEW:
            return False
        counted = {item.senses["region"] for item in regions if self._counts_hurt_in(item)}
        return len(counted) >= _FEW and not self.tells(SEASONS)

    def _is_in_ukraine(self, item: Item) -> bool:
        region = item.get("region")
        return region is not None and self.vocabulary.regions[region].country == "ua"

    def _counts_hurt_in(self, item: Item) -> bool:
        """In "15 in Kyiv" people are counted in a region."""
        nth = bisect_left(self._ends_of_counts, item.start) - 1
        return (
            nth >= 0
            and _HURT_IN.fullmatch(self.normalised, self._ends_of_counts[nth], item.start) is not None
        )

    @lazy
    def _ends_of_counts(self) -> list[int]:
        """Where the numbers end that count something, in order."""
        return sorted(one.span[1] for one in self.quantities if one.reason is None)

    def tells_only_of_people(self, end: int) -> bool:
        """In "Nine people were killed, the mayor said." little more is told so far: neither war nor peace.

        A few words after a toll tell of repairs and mourning; why people died stands before it or with it.
        """
        office = self._hears_office
        told = (start for start in self._other_words if start < end)
        others = [start for start in told if not (office and ON_FIRE.match(self.normalised, start))]
        return len(others) < 1 + 2 * office

    @lazy
    def tells_little_else(self) -> bool:
        """Whether few words tell of something else than the slots and numbers."""
        return len(self._other_words) < _MOST

    @lazy
    def _other_words(self) -> list[int]:
        """Where the first words begin that no slot knows."""
        items = (item for item in self.items if not BURNING.match(self.normalised, item.start, item.end))
        known = {at for item in items for at in range(item.start, item.end)}
        known |= {at for number in self.quantities for at in range(*number.span)}
        words = (word.start() for word in CONTENT.finditer(self.normalised, self.begin, self.finish))
        told = (start for start in words if start not in known and self.text[start].islower())
        return list(islice(told, _MOST))

    @lazy
    def _hears_office(self) -> bool:
        office = any("role" in item.senses or "claimant" in item.senses for item in self.items)
        return office or self.tells(RESCUERS)

    def _is_assault(self, item: Item) -> bool:
        """A verb of attack is one of this war only where a side or place of it is named: bees attack too."""
        senses = item.senses
        event = senses["verb"].sense if "verb" in senses else ""
        noun = senses.get("noun", ("",))[0] in _ASSAULTS and _RAID.match(self.normalised, item.start)
        verb = event in STRIKING and self.normalised[item.start : item.end] not in ("fire", "fires")
        verb = verb and not _ARRIVES.match(self.normalised, item.start)
        told = noun or (verb and self.names_this_war) or {"soldier_noun", "side"} <= senses.keys()
        classes = senses.get("class", ())
        armed = any(self.vocabulary.is_within(one, "air_target") or one in _GUNS for one in classes)
        armed = armed or senses.get("counted", ("",))[0] == "hit"
        return bool(told) or armed or "debris_word" in senses or senses.get("claimant") == "un"

    @lazy
    def places(self) -> frozenset[str]:
        """The regions and towns that are named."""
        return frozenset(str(item.get("region")) for item in self.items if item.get("region"))

    @lazy
    def tells_of_exercise(self) -> bool:
        """Whether an exercise, a test or a game is told."""
        return "staged" in self.kinds

    @lazy
    def _weapons(self) -> frozenset[int]:
        return frozenset(item.start for item in self.items if "class" in item.senses)

    @lazy
    def tells_of_history(self) -> bool:
        """Whether every day that is named lies before this war."""
        if self.goes_far_back(self.begin, self.finish):
            return True
        told = self.windows_within(self.begin, self.finish, KYIV)
        told = [
            one
            for one in told
            if not self.is_of_birth(one.span, one.span[1] + _BIRTH_REACH)
            and not _BARE_CLOCK.fullmatch(self.normalised, *one.span)
            and one.rule != "rolling"  # "за двое суток" tells how long something took
            and not self._refers_back(one.span)
        ]
        ends = [one.window.end.year for one in told if one.window.end]
        return bool(ends) and max(ends) < WAR_BEGAN

    def _refers_back(self, span: Span) -> bool:
        begin = max(self.begin, span[0] - _BACK_REACH)
        return _REFERS_BACK.match(self.normalised, begin, span[1]) is not None

    def goes_far_back(self, start: int, end: int) -> bool:
        """Whether an old year tells of more than how old a thing is: "a fleet founded in 1783"."""
        if not self.tells(OLD_CENTURY):
            return False
        found = OLD_YEAR.finditer(self.normalised, start, end)
        return any(not self.is_of_birth(one.span(), one.end() + _BIRTH_REACH) for one in found)

    def is_of_birth(self, span: Span, end: int) -> bool:
        """In "подросток 2009 года рождения", "built in 1957" the year tells an age; `end`: how far."""
        born = _BIRTH.search(self.normalised, span[0], min(self.finish, end))
        made = _MADE.search(self.normalised, max(self.begin, span[0] - _MADE_REACH), span[0])
        return born is not None or made is not None

    @lazy
    def tells_of_accident(self) -> bool:
        """Whether an accident, a disease, a riot or a match is told, and no attack and no weapon."""
        if self.tells(_NO_ATTACK):
            return True
        crashed = (CRASHES,) if self.language == "en" else (CRASHED, FELL_DOWN)
        told = any(map(self._is_misfortune, self.items))
        told = told or any(map(self.tells, (*crashed, MISHAP, BLEW_UP)))
        told = told or any(number.rule == "score" for number in self.quantities)
        if told and not any(self._is_attack(item) or self._is_party(item) for item in self.items):
            return True
        if (
            self.language == "en"
            and self.tells(CRIME)
            and not (self.is_sided or any(map(self._flies, self.items)))
        ):
            return True
        if any(map(self._is_weapon, self.items)):
            return False  # the verbs of "кинув гранату", "стіна впала" are those of attacks
        return self.tells(CRIME) or self.tells(FELL_UPON) or (self.tells(FIRE) and not self.tells_of_harm)

    def _flies(self, item: Item) -> bool:
        return any(self.vocabulary.is_within(one, "air_target") for one in item.senses.get("class", ()))

    def _is_misfortune(self, item: Item) -> bool:
        """A word of accidents or of other subjects; a bus that a blast overturned met with no accident."""
        if "accident" in item.senses:
            return _BY_BLAST.match(self.normalised, item.end) is None
        return "off_topic" in item.senses

    def _is_party(self, item: Item) -> bool:
        """A side that acts; "Ukrainian refugees" are on a coach that overturned."""
        if self.language == "en" or "side" not in item.senses:
            return False
        return _COUNTRY.fullmatch(self.normalised, item.start, item.end) is None

    def _is_attack(self, item: Item) -> bool:
        """Whether a word tells of an attack, and not of a crash or a fall."""
        senses = item.senses
        verb = senses.get("verb")
        told = ("attack",) if self.language == "en" else ("attack", "launch", "strike", "shoot_down")
        crashed = self.language != "en" and self.tells(CRASHED)
        if verb is not None and verb.sense in ("shoot_down", "strike") and crashed:
            return False
        if crashed and COLLIDES.match(self.normalised, item.start):
            return False
        if _BURIES.match(self.normalised, item.start):
            return False
        if verb is not None and verb.sense in told:
            return not self.normalised.startswith("напа", item.start)  # anybody may fall upon somebody
        return self._is_weapon(item)

    def _is_weapon(self, item: Item) -> bool:
        """A weapon of the air, an attack with some, or the wreckage of one."""
        senses = item.senses
        weapon = senses.get("class")
        air = weapon is not None and self.vocabulary.is_within(weapon[0], "air_target")
        return air or senses.get("noun") in _ATTACKS or "debris_word" in senses

    def _is_of_war(self, item: Item) -> bool:
        """Whether a word names a side, a place, an office or a weapon of this war."""
        senses = item.senses
        if any(map(str.isdigit, self.normalised[item.start : item.end])):
            return True  # a designation
        if self.is_of_this_war(item) and self.language == "en":
            return True
        if "side" in senses or senses.get("role") in OFFICES_OF_WAR or senses.get("noun") in _ATTACKS:
            return True
        if "region" in senses:
            named = not self.normalised.startswith("cent", item.start)  # "a shopping centre" is anywhere
            return named and self.vocabulary.regions[senses["region"]].country in ("ua", "ru")
        if self._side_of(item):
            return True
        return "class" in senses and self.vocabulary.is_within(senses["class"][0], "air_target")
