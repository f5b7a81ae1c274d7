"""The words of one noun phrase, from its number to its last noun."""

import re

from tracker.claims.noun.bundles import Bundle, joined_kinds
from tracker.claims.noun.neighbours import (
    MEANS_BEHIND,
    compound_adjective,
    hits_by,
    is_adjective,
    is_copula,
    is_second_adjective,
    is_told_adjective,
    weapon_behind,
)
from tracker.claims.noun.participles import ADJECTIVE, adjectival, doer, goes_on, is_hit, past_phrase, resumes
from tracker.claims.page.groups import LAUNCHING, against
from tracker.claims.page.items import Item
from tracker.claims.page.nouns import TOKEN, Head, Reach, noun_of, stops
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

OF_THE = regex(r" of (?:the )?")
TYPE = regex(r"(?: |-)(?:type|family|class|make|variety|series)\b")
_POSTED = spoken("phrase.posted", r"(?!)")
_NO_NOUN = slavic(
    r"[а-яіїєґё]{3,}(?:но|[аую]ють|лять)|[а-яіїєґё]+(?:[еёиуюая]т|[єеюяи]т?ь|[єую])ся"
    r"|[а-яіїєґё]{2,}(?:в|л[аои]?)с[яь]"
)
"""An adverb, or a verb as in "ещё один остаётся в воздухе"."""
_MOVING = slavic(r"[а-яіїєґё]+(?:вш|ющ|ящ|ащ|ущ)(?:их|ие|ими|им|ий|ая|ую|ей|его)(?:ся)?")
"""In "три летевших на Москву ракеты" the participle takes its place with it."""
_OUT_OF_WHOLE = regex(
    r"(?: (?:або|чи|та|і|и|или|либо) [а-яіїє]+)? (?:з|із|зі|из|со) (?:понад |близько |более )?\d"
)
_STRUCK = regex(r" (?:targets|sites|locations|objects|places)\b")
_SHELLINGS = regex(r"shelling(?= (?:with|of|on|from|by|in|against)\b|[,.;)]|$)")
"""In "carried out 69 shelling with artillery" attacks are counted."""
_CREW = regex(r"(?:оператор|екіпаж|экипаж|пілот|пилот|виробник|розрахун|расч[её]т)")
_FOLK = {"росіян": "soldier", "россиян": "soldier", "russians": "soldier"} | dict.fromkeys(
    ("ukrainians", "українців", "украинцев"), "person"
)
_AND_FATE = regex(r"(?:і|й|та|и|або|или|чи) (?:поранен|ранен|вбит|убит|загибл|погибш)[а-яіїє]+ ")
_WHERE_FELL = regex(r"(?:(?:в|во|на|у|под|під|з|із|с) (?:[а-яіїєґ-]+ ){1,2}?)+(?=росс|рос[іи]|укра)")
_SUBJECT_VERBS = frozenset({"strike", "attack", "reach", "through", "enter", "leave"})
_BROKEN = frozenset({"damage", "destroy"})
_NO_ADJECTIVE = (
    r"(?!(?:in|on|by|at|as|after|when|during|over|near|and|or|while|with|across|overnight|this|his|its|was|is"
    r"|has|of|the|a|an|last|late|early|but|since|from|to|plus|versus|according|thus|yesterday)\b)"
)
_SOMETHING_BROKEN = regex(rf"(?: {_NO_ADJECTIVE}[a-z-]+){{0,2}} {_NO_ADJECTIVE}[a-z-]{{3,}}s\b(?<!ss)(?!')")
"""In "wounded 18 in one of 31 damaged apartment buildings" the houses are counted."""
_MAX_MODIFIERS = 6
_BEASTS = frozenset({"sheep", "fish", "deer", "swine", "geese", "mice", "livestock", "poultry", "bison"})
_PLURAL = ("s", "men", "ren", "people", "folk", "cattle", "%", "data", "media", "police")
_MEN = regex(r"(?!speci|regi|abdo|acu|sta|dol|ye|car|ra|turk|o)[a-z]{2,}men")
"""Repairmen, linesmen, airmen: people by their trade."""
_MILITARY = regex(r"military(?= and \d)")


class Phrase:
    """Walks the words of one noun phrase, from its number to its last noun."""

    def __init__(self, reach: Reach, position: int, one: bool = False) -> None:
        self.reach = reach
        self.position = position
        self.end = position
        self.classes: list[str] = []
        self.family = ""
        self.side = ""
        self.unknown = 0
        self.plural = one
        self.attributive = False
        self.hyphened = reach.normalised.startswith("-", position)
        self.inner: list[Item] = []
        self.stops, self.determiners = stops(reach.language)

    def run(self) -> Head:
        """The head, bundles included."""
        while self.unknown <= _MAX_MODIFIERS and self._step():
            pass
        if self.classes or self.family:
            self._of_type()
            classes, end = Bundle(self.reach, self.classes, self.family, self.end).run()
            return Head(classes, self.family, end, self.side, False, tuple(self.inner))
        return Head(
            (), "other" if self.unknown and self.plural else "", self.end, self.side, False, tuple(self.inner)
        )

    def _of_type(self) -> None:
        """In "drones of the Shahed family" the name stands behind."""
        opened = OF_THE.match(self.reach.normalised, self.end, self.reach.end)
        item = self.reach.items.get(opened.end()) if opened else None
        noun = item and noun_of(item, self.reach.vocabulary)
        closed = item and TYPE.match(self.reach.normalised, item.end, self.reach.end)
        if item and noun and closed and noun[1] == self.family == "air":
            self._take(item, noun[0], noun[1])
            self.end = closed.end()

    def _step(self) -> bool:
        """Read one word; whether the phrase goes on."""
        token = TOKEN.search(self.reach.normalised, self.position, self.reach.end)
        if not token:
            return False
        start = token.start()
        if "\n" in self.reach.normalised[self.position : start]:
            return False
        item = self.reach.items.get(start)
        if start in self.reach.numbers and not (item and item.get("class")):
            return False
        return self._item(item) if item else self._word(token)

    def _item(self, item: Item) -> bool:
        """Read a word of the slots; whether the phrase goes on."""
        noun = noun_of(item, self.reach.vocabulary)
        if self._ends_as_event(item, counts=not noun):
            return False
        if compound := compound_adjective(self.reach, item):
            self.unknown, self.position = self.unknown + 1, compound
            return True  # "14 missile-carrying aircraft", "nine aircraft-type drones"
        if item.get("anti_head") and self.family and not (noun and noun[1] != "air"):
            return self._compound(item.start)
        casualty = item.get("counted") and item.get("counted")[0] != "hit" and not self.family
        if noun and not casualty and not (self.family and item.get("verb")):
            return self._noun(item, noun)
        if item.get("counted") and self.family in ("", "person"):
            return self._counted(item)
        if not self.family and (joined := joined_kinds(self.reach, item)):
            self._take(*joined, "air")
            return False
        if not self.family and self._stands_before(item):
            return True
        return self._verb(item) if item.get("verb") else self._modifier(item)

    def _ends_as_event(self, item: Item, *, counts: bool) -> bool:
        """Whether an event ends it: "6,297 drone launches", "24 drone hits", "940 Russian losses"."""
        lost = self.family == "equipment" and self.attributive and item.get("noun") == ("lose", "obj")
        if lost or (item.get("anti_head") and self.family == "air" and item.get("noun") == ("launch", "obj")):
            self.inner.append(item)
            self.position = self.end = item.end
            return True
        if self.attributive and self.family == "air" and is_hit(item):
            self.family, self.position, self.end = "hits", item.end, item.end
            return True
        lost = counts and item.get("noun") == ("lose", "obj") and self.side and not self.family
        if lost:
            self._take(item, ("soldier",), "casualty")
        return bool(lost)

    def _counted(self, item: Item) -> bool:
        """A noun that is an event itself: "12 hits", "three dead", "two people dead"."""
        if self.family == "person":
            self.inner.append(item)
            self.position = self.end = item.end
            return False
        hits = item.get("counted")[0] == "hit"
        if hits and (whose := weapon_behind(self.reach, item.end + 1)):
            self._take(whose, whose.get("class"), "hits")
            return False
        self._take(item, ("air_target",) if hits else (), "hits" if hits else "person")
        if not hits:
            self.inner.append(item)
            self._whom(item.end + 1)
        return False

    def _stands_before(self, item: Item) -> bool:
        """Whether an item stands before the counted noun: "12 пусков ракет", "112 атак беспилотников"."""
        if self.reach.language != "en" and item.get("noun") == ("launch", "obj"):
            self.inner.append(item)
            self.position = item.end
            return True
        salvos = item.get("noun") == ("attack", "with") and self.reach.normalised[item.end - 1] == "s"
        salvos = salvos and self.reach.language == "en" and not item.get("verb")  # "three salvoes of Grads"
        shelling = item.get("anti_head") and _SHELLINGS.match(self.reach.normalised, item.start)
        if (shelling or salvos) and not self.family:
            self.unknown, self.plural = _MAX_MODIFIERS + 1, True
            self.position = item.end
            return True
        if not self.family and (whose := hits_by(self.reach, item)):
            self._take(whose, whose.get("class"), "hits")
            return False
        by = bool(item.get("noun")) and self.reach.normalised.endswith("s by", item.start, item.end)
        if not (by or item.get("anti_head")) or (item.get("verb") and not item.get("noun")):
            return False
        crew = by or self.reach.language != "en" or _CREW.match(self.reach.normalised, item.start) is not None
        self.unknown += _MAX_MODIFIERS + 1 if crew else 1
        self.plural = True
        self.position = item.end
        return True

    def _verb(self, item: Item) -> bool:
        """A word in -s that may be a verb is a noun: "1.3 million shells", "three apartment blocks"."""
        if (
            item.get("verb").form == "base"
            and self.unknown
            and not self.family
            and goes_on(self.reach, item.end)
        ):
            self.position = item.end  # "two new control radars"
            return True
        if item.get("verb").form != "s" or self.family:
            return self._participle(item)
        if self.unknown:
            self.plural = True
            return False
        if self.plural:
            return self._participle(item)
        self.unknown, self.plural = 1, True  # no verb in -s has several subjects
        self.position = self.end = item.end
        return True

    def _whom(self, position: int) -> None:
        """In "12 поранених цивільних" (wounded civilians) who they are stands behind."""
        if joined := _AND_FATE.match(self.reach.normalised, position, self.reach.end):
            position = joined.end()  # "вбитих і поранених росіян"
        item = self.reach.items.get(position)
        if item is None and (where := _WHERE_FELL.match(self.reach.normalised, position, self.reach.end)):
            item = self.reach.items.get(where.end())  # "4515 погибших в Украине российских солдат"
        if item and item.get("side"):
            self.side = item.get("side")
            if folk := _FOLK.get(self.reach.normalised[item.start : item.end]):
                self._take(item, (folk,), "person")  # "160 тысяч погибших на войне россиян"
                return
            item = item if "soldier_noun" in item.senses else self.reach.items.get(item.end + 1)
        noun = item and noun_of(item, self.reach.vocabulary)
        if item and noun and noun[1] == "person" and not item.get("counted"):
            self._take(item, noun[0], "person")

    def _compound(self, start: int) -> bool:
        """In "12 drone strikes" the strikes are counted, in "12-drone strike" the drones."""
        if self.attributive and start - self.end <= 1 and not self.hyphened:
            self.classes, self.family = [], ""
            self.plural = True
            self.unknown = _MAX_MODIFIERS + 1
        return False

    def _noun(self, item: Item, noun: tuple[tuple[str, ...], str]) -> bool:
        """Read a noun that is counted; whether the phrase goes on."""
        if not self.family and is_adjective(self.reach, item, noun[1]):
            self.position = item.end
            return True
        if self.classes == ["aircraft"] and self.reach.normalised[item.start : item.end] == "fighter":
            noun = (("aircraft",), self.family)  # "one Su-30 fighter" is no soldier
        headed = self.reach.language != "en" or self.end + 1 < item.start
        if self.family and noun[1] != self.family and headed:
            return False
        if self.family and noun[1] != self.family:
            self.classes = []
        self._take(item, noun[0], noun[1])
        word = self.reach.normalised[item.start : item.end]
        self.attributive = self.reach.language == "en" and not word.endswith(
            ("s", "people", "men", "personnel", "children", "aircraft")
        )
        return True

    def _take(self, item: Item, classes: tuple[str, ...], family_name: str) -> None:
        self.classes.extend(classes)
        self.family = family_name
        self.position = self.end = item.end

    def _participle(self, item: Item) -> bool:
        """A verb ends the phrase unless it stands as an adjective: "31 downed drones"."""
        verb = item.get("verb")
        if self.family or verb.form not in ("ed", "part", "ing", "pred", "passive", "attr"):
            return False
        if verb.form == "ing" and self.plural and self.unknown and self.reach.language == "en":
            return False  # "1,100 strikes using attack drones"
        phrase = " " in self.reach.normalised[item.start : item.end]
        if phrase and verb.sense in ("vanish", "through", "leave") and self.reach.language == "en":
            return False  # "46 dropped off radars"
        struck = verb.form == "ing" and _STRUCK.match(self.reach.normalised, item.end)
        if verb.sense in _SUBJECT_VERBS and (verb.form == "ed" or struck):
            return False  # "six struck targets", "20 striking targets"
        if verb.form == "passive" and self.reach.normalised[item.start : item.end].endswith(("но", "то")):
            return False  # "12 придушено": an impersonal predicate
        if verb.form == "passive" and self.plural and MEANS_BEHIND.match(self.reach.normalised, item.end):
            return False  # "одна подавлена средствами РЭБ"
        where = past_phrase(self.reach, item.end) if verb.form in ("attr", "passive") else 0
        if not where and not goes_on(self.reach, item.end):
            if verb.sense in _BROKEN and _SOMETHING_BROKEN.match(self.reach.normalised, item.end):
                self.unknown, self.plural = _MAX_MODIFIERS + 1, True
            if self.reach.language != "en" and _OUT_OF_WHOLE.match(self.reach.normalised, item.end):
                self.inner.append(item)  # "110 збитих або подавлених зі 138"
            return False
        self.inner.append(item)
        if where and (side := doer(self.reach, item.end, where)):
            self.side = side if verb.sense in LAUNCHING else against(side)
        self.position = where or resumes(self.reach, item.end)
        return True

    def _modifier(self, item: Item) -> bool:
        """Read a word that tells whose or which the things are; whether the phrase goes on."""
        folk = _FOLK.get(self.reach.normalised[item.start : item.end])
        if folk and not self.family:
            self._take(item, (folk,), "person")  # "188 росіян"
            self.side = item.get("side") or self.side
            return False
        if self.reach.normalised.startswith("-bound", item.end) and not self.family:
            self.position = item.end + len("-bound")  # "one Moscow-bound (drone)"
            return True
        if not self.family and _MILITARY.match(self.reach.normalised, item.start, self.reach.end):
            self._take(item, ("soldier",), "person")  # "lost 26,000 military and 3,000 weapons"
            return False
        behind = self.reach.items.get(item.end + 1)
        if item.get("side") and behind and "verb" in behind.senses and behind.get("verb").form == "finite":
            return False  # "долетіли чотири, два захисники збили"
        if item.get("side") and not self.side and not self.family:
            self.side = item.get("side")
        text = self.reach.normalised[item.start : item.end]
        if item.get("another") or text in self.determiners:
            self.position = item.end
            return True
        if item.get("facility") and self.reach.language != "en" and not self.family:
            self.unknown, self.plural = _MAX_MODIFIERS + 1, True  # "в 6 аэропортах": places are counted
            return False
        if not self.family and is_told_adjective(self.reach, item):
            self.position = item.end
            return True
        if self.family or text in self.stops or not adjectival(item):
            return False
        self.position = item.end
        if not (item.get("side") or item.get("donor") or item.get("region")):
            self.unknown += 1
            named = bool(item.get("class")) and self.reach.language != "en"  # "14 боеприпасов": no metric's
            self.plural = self.plural or named or text.endswith(_PLURAL)
        return True

    def _word(self, token: re.Match[str]) -> bool:
        """Read a word that no table knows; whether the phrase goes on."""
        word = token[0]
        if not word[0].isalnum():
            return self._sign(token)
        adjective = word == "and" and self.unknown and not (self.family or self.plural)
        if adjective and is_second_adjective(self.reach, token.end()):
            self.position = token.end()
            return True
        if word in self.stops or _NO_NOUN.fullmatch(word):
            return False
        if self.family:
            return self._behind_noun(token)
        if word == "ones" and (self.side or self.unknown):
            self.position = self.end = token.end()
            self.unknown, self.plural = 0, False
            return False  # "138 Russian ones", "20 long-range ones": what was counted before is meant
        return self._unknown(token)

    def _sign(self, token: re.Match[str]) -> bool:
        """Read a quotation mark, a dash or a slash; whether the phrase goes on."""
        sign = token[0]
        if sign == "-" and is_copula(self.reach, token, bare=not (self.unknown or self.family)):
            return False
        if sign in "\"'-" and (not self.family or sign != "-"):
            self.position = token.end()
            return True
        return sign == "/" and bool(self.family) and self._slash(token.end())

    def _behind_noun(self, token: re.Match[str]) -> bool:
        """Read a word behind the counted noun; whether the phrase goes on."""
        if posted := _POSTED.match(self.reach.normalised, token.start()):
            self.position = self.end = posted.end()
            return True
        noun = self.attributive and not token[0].endswith("ly") and token.start() - self.end <= 1
        return noun and self._attributive_word(token)

    def _unknown(self, token: re.Match[str]) -> bool:
        """Read a word before the counted noun; whether the phrase goes on."""
        word, english = token[0], self.reach.language == "en"
        self.position = token.end()
        if english and _MEN.fullmatch(word):
            self.classes, self.family, self.end = ["person"], "person", token.end()
            return False
        if word in self.determiners:
            return True
        self.unknown += 1
        capital = self.reach.text[token.start()].isupper()
        known = capital or word.endswith(_PLURAL) or self.unknown > 1 or word in _BEASTS
        self.plural = self.plural or known or not english
        if english:
            return True
        if not ADJECTIVE.search(word):
            self.unknown = _MAX_MODIFIERS + 1  # a noun: what follows it is not counted
        return self._moving(token.end()) if _MOVING.fullmatch(word) else True

    def _moving(self, position: int) -> bool:
        """Read the place behind a participle of motion; whether the phrase goes on."""
        weapon = self.reach.items.get(position + 1)
        if weapon and weapon.get("class"):
            return True
        where = past_phrase(self.reach, position)
        self.position = where or self.position
        self.unknown = self.unknown if where else 0
        return bool(where)  # "в том числе три летевших на Москву": what was counted before is meant

    def _attributive_word(self, token: re.Match[str]) -> bool:
        """In "12 drone pilots": the noun after a singular class takes its place."""
        designation = any(sign.isdigit() for sign in self.reach.normalised[self.end - 4 : self.end])
        if designation or self.reach.text[self.end - 1].isupper():
            return False
        if self.reach.text[self.end - 3 : self.end].islower() and token[0].endswith("s"):
            return self._compound(token.start())
        return False

    def _slash(self, position: int) -> bool:
        """Read the second noun of "drones/missiles"; whether there is one."""
        item = self.reach.items.get(position)
        noun = item and noun_of(item, self.reach.vocabulary)
        if not item or not noun:
            return False
        self._take(item, noun[0], noun[1])
        return True
