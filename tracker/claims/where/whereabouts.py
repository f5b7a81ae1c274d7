"""Where the text is: what it told of places so far says where a figure is beside which none is named."""

from collections.abc import Collection
from dataclasses import dataclass, field

from tracker.claims.page.bodies import OF_THE_COUNTRY, OFFICIALS
from tracker.claims.page.groups import AIR, EQUIPMENT, NATIONAL, OBJECTS, OUTCOMES, PERSONS, SCOPELESS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.references import History
from tracker.claims.where import place
from tracker.claims.where.abroad import abroad
from tracker.claims.where.facility import Facility
from tracker.claims.where.heard import Heard
from tracker.claims.where.place_of_office import has_local_office, told_by_governor
from tracker.claims.where.raids import raid_before
from tracker.claims.where.told import (
    defends_there,
    foiled_there,
    is_nationwide,
    is_of_whole_war,
    is_total_of_all,
    says_region_itself,
    struck_with,
    tells_country,
    tells_district,
)
from tracker.model import Claim
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_COMMAND = "ua_command_"
_ZONE = regex(
    r"\b(?:area|zone)s? (?:of responsibility )?of (?:the )?"
    r"|\bзон(?:і|и|е|ы|а) (?:відповідальності|ответственности) "
)

_THE_TOTAL_TO = regex(
    r"\b(?:bring|tak|rais|push|lift)(?:s|es|ing) (?:the|its|their) (?:total|tally|count|number|figure)\b"
    r"[^,;]{0,50} to (?:about |some |at least |over |more than )?$"
)
_THAT_PLACE = regex(
    r"\b(?:there|in the process|(?:the|this|that) (?:village|town|city|settlement|battle|fight)"
    r"|(?:seiz|captur|tak|hold|defend|storm|enter|reach|cross)(?:e|ing|ed)? it)\b"
    r"|\b(?:там|за (?:нього|него)|(?:за|[ву]|цьо[гм][оу]|это[гм]о?) (?:сел[оіуе]|міст[оіуа]|город[уе]?))\b"
)
_OF_UKRAINE = regex(r" (?:of|in) (?:the )?(?:ukraine|ukrainian|country)\b")
_SHARE_OF = regex(
    r"(?: ?%| percent| per cent) of (?:the (?:town|city|village|settlement) of )?"
    r"(?P<name>[A-Z][\w'’-]+)(?=[ .,;]|$)"
)
"""The land of a share: "77 percent of Siversk"."""
_MORE_OF_IT = regex(r" (?:more|others?)(?=[.,;:!?]|$| at\b)")
"""In "destroyed five helicopters at Saky and damaged two more" the two stood there too."""
_ANOTHER = regex(r"\W*(?:еще|ещё|ще|another|a further)\b")
"""In "Уничтожены 13 БПЛА. Ещё шесть подавлены" all were at one place."""


@dataclass
class Whereabouts:
    """The places that the text goes on with.

    `region`: the one named last, which "over the region" means; `people`: where people were hurt last;
    `land`: the scope of the figure told last, and `teller` who told it; `scopes`: those of all figures;
    `seat`: where the office sits that signs the text, for it tells of its own region.
    """

    history: History
    heard: Heard
    seat: str = ""
    region: str = ""
    people: str = NATIONAL
    land: str = NATIONAL
    teller: str = ""
    scopes: set[str] = field(default_factory=set)
    people_in: int = -1
    facility: Facility = field(default_factory=Facility)

    def scope_of(self, view: View, mention: Mention) -> str:
        """The scope of a mention: that of its words, else of the text."""
        if mention.metric in SCOPELESS:
            return NATIONAL
        scope = self._told(view, mention)
        self.teller = view.claimant_at(mention.span[0])
        if scope == NATIONAL and (mention.compared or _is_total(view, mention)):
            scope = self._scope_beside(view, mention)
        more = mention.metric in EQUIPMENT and _MORE_OF_IT.match(view.normalised, mention.end)
        if scope == NATIONAL and more:
            scope = next((one.scope for one in self.history.told_in(view.nth)[-1:]), NATIONAL)
        if scope != NATIONAL:
            return scope
        return abroad(view, mention, self.teller) or _of_command(view, mention, self.teller) or scope

    def scope_of_part(self, view: View, mention: Mention, wholes: Collection[str]) -> str:
        """In "20 drones attacked the Poltava region. All of them were downed" the place is that of the whole.

        `wholes` are the ids of the claims that the mention is a part of.
        """
        scope = self.scope_of(view, mention)
        if not wholes or scope != NATIONAL:
            return scope
        named = {claim.scope for _, claim in self.history.entries if claim.id in wholes}
        return named.pop() if len(named) == 1 else scope

    def named_in(self, view: View) -> str:
        """The place that a sentence names, or takes up as "the region"; "" where it does neither."""
        return place.topic(view) or self._the_region(view)

    def _told(self, view: View, mention: Mention) -> str:
        """The scope of a figure; it is kept for those behind it."""
        if mention.metric in EQUIPMENT and (facility := self.facility.of(view)):
            return facility
        if is_total_of_all(view, mention):
            return NATIONAL
        before, people = self._carried(view, mention), self.people
        whole = is_of_whole_war(view, mention)
        carried = place.Carried(NATIONAL if whole else before, self._the_region(view))
        scope = place.scope_of(view, mention, carried)
        self._remember(mention, scope)
        self.people = people if whole else self.people
        self.people_in = self.people_in if whole or self.people == people else view.nth
        return scope

    def _remember(self, mention: Mention, scope: str) -> None:
        """Keep a scope for the figures that name none."""
        self.land = scope
        self.scopes.add(scope)
        self.region = scope if scope != NATIONAL else self.region
        struck = mention.metric == "hit" and scope != NATIONAL
        self.people = scope if struck or mention.metric in PERSONS else self.people

    def _carried(self, view: View, mention: Mention) -> str:
        """Where a figure is beside which no place is named: the first of the ways that tells it."""
        people = self._at_people(view, mention) if self._is_local(view, mention) else ""
        return (
            (view.heading.place if view.heading else "")
            or self._in_district(view, mention)
            or people
            or self._where_just_heard(view, mention)
            or self._of_land(view, mention)
            or self._where_attacked(view, mention)
            or self._of_battle(view, mention)
            or self.seat
            or NATIONAL
        )

    def _is_local(self, view: View, mention: Mention) -> bool:
        """People are hurt where the text is; drones of which officials of one region tell were over it."""
        harmed = mention.metric in PERSONS and mention.metric != "personnel_losses"
        if harmed or told_by_governor(view, mention):
            return True
        local = view.claimant_at(mention.span[0]) in OFFICIALS
        return local and mention.metric in OBJECTS and len(self.scopes) == 1 and NATIONAL not in self.scopes

    def _at_people(self, view: View, mention: Mention) -> str:
        """Where people were hurt last, by figures and by the sentences without any."""
        anew = self._speaks_anew(view, mention)
        self.people = self._of_all(view) or self.people
        for heard in self.heard.views:
            if heard.nth < self.people_in:
                continue  # a figure told since then where people were hurt
            told = NATIONAL if tells_country(heard) else place.topic(heard)
            self.people = told or self.people
        self.heard.views.clear()
        if anew or tells_country(view):
            return ""
        if self.people == NATIONAL and (len(self.scopes) == 1 or has_local_office(view)):
            return self.region
        return _named(self.people)

    def _of_all(self, view: View) -> str:
        """Behind "Seven killed: three in Kherson, four in Sumy" the text goes on with the place of all."""
        before = self.history.told_in(self.history.last_before(view.nth))
        told = [one for one in before if one.metric in PERSONS]
        places = {one.scope for one in told[1:]}
        return told[0].scope if len(places) > 1 and told[0].scope not in places else ""

    def _speaks_anew(self, view: View, mention: Mention) -> bool:
        """In "Five died in Kherson ... The UN said 589 were killed" its figures are of the country."""
        claimant = view.claimant_at(mention.span[0])
        if claimant not in OF_THE_COUNTRY or claimant == self.teller:
            return False
        president = claimant == "ua_president"
        if president and raid_before(view, self.history):
            return False  # "Дрон влучив у будинок у Дніпрі. Загинули двоє, заявив Зеленський"
        here = [one for one in self.heard.views if one.sentence.paragraph == view.sentence.paragraph]
        own = [one for one in here if one.claimant_at(one.start) == claimant]
        own += [one for one in here if president and one.nth == view.nth - 1]
        return not any(place.topic(one) for one in own)

    def _in_district(self, view: View, mention: Mention) -> str:
        """In "уламки впали у Подільському районі" the district is one of the region named last."""
        return self.region if mention.metric in AIR and tells_district(view) else ""

    def _where_just_heard(self, view: View, mention: Mention) -> str:
        """In "Kharkiv. The enemy dropped three bombs", "Bombs fell on Sumy. Three struck a market" there."""
        if mention.metric not in OBJECTS or not self.heard.views:
            return ""
        last = self.heard.views[-1]
        first = not mention.family and not self.history.entries
        before = self.heard.right_before(view)
        struck = mention.metric == "hit" and before
        there = before is not None and (
            defends_there(view, before, mention)
            or foiled_there(view, before, mention)
            or struck_with(view, before, mention)
            or (
                mention.metric in OUTCOMES
                and not (view.has("claimant") or view.has("total"))
                and place.is_scene(before)
            )
        )
        return place.topic(last) if first or struck or there or place.is_heading(last) else ""

    def _of_land(self, view: View, mention: Mention) -> str:
        """In "The trend has reversed in Donetsk. Russia now holds 54 %" the land is that just told."""
        if not mention.metric.startswith("territory") or _OF_UKRAINE.match(
            view.normalised, mention.end, view.end
        ):
            return ""
        if named := _SHARE_OF.match(view.page.text, mention.span[1], view.end):
            at = [one for one in view.of_kind("region") if one.start == named.start("name")]
            known = at or any(one.start == named.start("name") for one in view.items)
            return str(at[0].get("region")) if at else _named(self.land) if known else named["name"]
        before = self.heard.right_before(view)
        first = not any(
            one.metric.startswith("territory") for one in view.mentions if one.end <= mention.start
        )
        return (place.topic(before) if before and first else "") or _named(self.land)

    def _where_attacked(self, view: View, mention: Mention) -> str:
        """In "Twelve drones attacked Odesa. Ten were downed, debris fell in two places" all is of Odesa."""
        bare = mention.end == mention.span[1] or mention.family == "location" or mention.anaphor
        outcome = mention.metric in OUTCOMES
        if mention.metric not in AIR or not (bare or outcome) or view.has("total") or view.of_kind("region"):
            return ""
        if self.history.last_before(view.nth) != view.nth - 1:
            return ""
        told = (one for at, one in reversed(self.history.entries) if one.metric in AIR and at < view.nth)
        last, teller = next(told, None), view.claimant_at(mention.span[0])
        if view.has("side") and not self._is_of_this_paragraph(view):
            return ""  # "Украинская ПВО сбила 57, ещё восемь попали в цели" tells of its own
        if last is None or teller not in (last.claimant, UNATTRIBUTED):
            return ""
        if not bare and not _is_fate_of(mention, last) and not _ANOTHER.match(view.words):
            return ""
        scope = _named(last.scope)
        return scope if scope and all(one.scope == scope for one in told) else ""

    def _is_of_this_paragraph(self, view: View) -> bool:
        """Whether the figures told last stand in the paragraph of a sentence."""
        last = self.history.last_before(view.nth)
        return last >= 0 and view.page.sentences[last].paragraph == view.sentence.paragraph

    def _of_battle(self, view: View, mention: Mention) -> str:
        """In "Orikhiv is a village. Trying to seize it, Russia lost 427 soldiers" they fell there."""
        before = self.heard.right_before(view) if mention.metric == "personnel_losses" else None
        there = before is not None and _THAT_PLACE.search(view.words) is not None
        return place.topic(before) if before is not None and there and not view.has("region") else ""

    def _the_region(self, view: View) -> str:
        """The region that "over the region" means: that of a sentence without figures, else the last told."""
        if not place.says_the_region(view):
            return ""
        told = self.heard.topic() or self.region
        last = told.split("+")[-1]
        region = place.around(last, view) if says_region_itself(view) else last  # of a town its region
        return told if region == last else region

    def _scope_beside(self, view: View, mention: Mention) -> str:
        """In "1,940 drones at Kherson, fewer than the 2,310 of the week before" the place is the same."""
        last = self.history.told_in(view.nth)[-1:]
        return last[0].scope if last and last[0].metric == mention.metric else NATIONAL


def _is_fate_of(mention: Mention, launched: Claim) -> bool:
    """In "Nine missiles flew at Kharkiv. Six missiles were downed" the fewer are some of those."""
    number, whole = mention.quantity.amount.best, launched.amount.best
    fewer = number is not None and whole is not None and number <= whole
    return launched.metric == "launched" and set(mention.classes) == set(launched.classes) and fewer


def _named(scope: str) -> str:
    """A scope that is a place; "" for the country."""
    return "" if scope == NATIONAL else scope


def _is_total(view: View, mention: Mention) -> bool:
    """In "downed 46 over Tula, bringing the total for two days to 210" the sum is of the same place."""
    return _THE_TOTAL_TO.search(view.normalised, view.start, mention.start) is not None


def _of_command(view: View, mention: Mention, teller: str) -> str:
    """What a command of one part of the country stopped, or what fell in its zone, is of that part."""
    if mention.metric not in AIR or is_nationwide(view):
        return ""
    zone = _ZONE.search(view.normalised, view.start, view.end)
    verb = mention.event.start if mention.event is not None else -1
    at = {zone.end() if zone else -1, verb}
    told = (
        str(one.get("claimant"))
        for one in view.of_kind("claimant")
        if not at.isdisjoint((one.start, one.end + 1))
    )
    return next(filter(None, (one.partition(_COMMAND)[2] for one in (*told, teller))), "")
