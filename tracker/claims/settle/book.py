"""The claims and rejections of one document as they are written, and what carries on between sentences."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.claims.aid.stages import STAGE
from tracker.claims.page.groups import (
    AIR,
    BROUGHT_DOWN,
    EQUIPMENT,
    LOSSES,
    NATIONAL,
    OBJECTS,
    OUTCOMES,
    PEOPLE,
    PERSONS,
    SCOPELESS,
    UNITS,
    against,
)
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import Page, View
from tracker.claims.relation.references import History
from tracker.claims.settle.status import status_of
from tracker.claims.when.clock import Clock
from tracker.claims.where import place
from tracker.claims.where.abroad import abroad
from tracker.claims.where.attacks import sentence_attacker
from tracker.claims.where.country import country_of, is_annexed
from tracker.claims.where.direction import ATTACKING, NONE, by_attacker, direction_of
from tracker.claims.where.facility import facility_of
from tracker.claims.where.place_items import region_items
from tracker.claims.where.place_of_office import has_local_office, is_of_office, told_by_governor
from tracker.claims.where.told import is_total_of_all, says_region_itself, tells_country, tells_district
from tracker.claims.words.patterns import spoken
from tracker.model import Alternative, Amount, Claim, Direction, Reason, Rejection, Span, Window
from tracker.text.lazy import regex

READER_VERSION = "1"
_ADDED = spoken("book.added", r"\b(?:another|a further|further|additional|other|remaining)\s+$")
_THE_TOTAL_TO = regex(
    r"\b(?:bring|tak|rais|push|lift)(?:s|es|ing) (?:the|its|their) (?:total|tally|count|number|figure)\b"
    r"[^,;]{0,50} to (?:about |some |at least |over |more than )?$"
)
_OF_UKRAINE = regex(r" (?:of|in) (?:the )?(?:ukraine|ukrainian|country)\b")
_SHARE_OF = regex(
    r"(?: ?%| percent| per cent) of (?:the (?:town|city|village|settlement) of )?"
    r"(?P<name>[A-Z][\w'’-]+)(?=[ .,;]|$)"
)
"""The land of a share: "77 percent of Siversk"."""
_SAME_ATTACK = spoken("book.same_attack", r"\bthe (?:attack|strike|raid|operation)\b")
_JETS = ("geran_3",)
_OF_THE_COUNTRY = frozenset({"un", "ua_president", "ua_general_staff"})
"""Who tells of the whole country unless a place is named."""
_LINE = regex(r"\W*(?:[^\W\d][^\s\d]*\s?){1,6}(?: -|:) *(?:(?:about|близько|около|≈|~) *)?\d")
"""In "artillery systems - 31" the figure stands behind what it counts."""
_COMING_DOWN = frozenset({"attack", "strike"})
"""In "По області вдарили:", "прилетіло:" what the list counts did so."""


class Draft(NamedTuple):
    """What a claim states beyond its mention: amount, rule and slots that are known already."""

    amount: Amount
    rule: str
    scope: str = ""
    window: Window | None = None
    derived_from: tuple[str, ...] = ()
    readings: tuple[Alternative, ...] = ()


_NAMELY = 3
"""A line of so few words and a colon only opens a list."""

_NO_ARMY = (("civilian",), ("child",))


@dataclass
class Book:
    """Writes claims and rejections, and remembers scope, direction, donor and heading."""

    page: Page
    clock: Clock
    history: History
    claims: list[Claim] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    additions: set[str] = field(default_factory=set)
    of_offices: set[str] = field(default_factory=set)
    """Claims whose place is that of who tells: what two governors tell is no list of places."""
    heading: tuple[Event, str] | None = None
    headline: tuple[Event, str] | None = None
    listed_at: str = ""
    scope: str = NATIONAL
    people_scope: str = NATIONAL
    people_by: str = ""
    seat: str = ""
    """Where the office sits that signs the text: it tells of its own region."""
    region: str = ""
    scopes: set[str] = field(default_factory=set)
    heard: list[View] = field(default_factory=list)
    open_shares: list[tuple[View, Mention, Draft]] = field(default_factory=list)
    past: list[View] = field(default_factory=list)
    facility: str = ""
    direction: Direction | None = None
    directions: dict[Span, Direction] = field(default_factory=dict)
    donor: str = ""
    aid_list: bool = False
    money: str = ""
    money_at: int = -9

    def reject(self, span: Span, reason: Reason, rule: str) -> None:
        """Write a rejection."""
        document = self.page.document
        self.rejections.append(
            Rejection.trusted(
                document=document.id,
                ref=document.ref,
                span=span,
                text=document.text[span[0] : span[1]],
                reason=reason,
                rule=rule,
            )
        )

    def claim(self, view: View, mention: Mention, draft: Draft) -> None:
        """Fill the slots that are open and write the claim."""
        claimant = view.claimant_at(mention.span[0])
        scope = draft.scope or self.scope_of(view, mention)
        direction = self._direction(view, mention, claimant, scope)
        self.direction = direction if direction != "none" else self.direction
        if direction == "ua_on_ru" and mention.classes == _JETS:
            mention.classes = ("drone",)  # Ukraine's jet drones are no Gerans
        window = draft.window or self.clock.window_of(view, mention, claimant)
        document = self.page.document
        claim = Claim.trusted(
            document=document.id,
            ref=document.ref,
            spans=_spans(mention),
            quote=document.text[view.start : view.end],
            metric=mention.metric,
            classes=tuple(sorted(set(mention.classes))),
            direction=direction,
            scope=scope,
            window=window,
            amount=_with_unit(draft.amount, mention.metric),
            equivalents=mention.quantity.equivalents,
            readings=(*mention.quantity.readings, *draft.readings),
            claimant=claimant,
            publisher=document.publisher,
            published=document.published,
            status=status_of(view, mention, window),
            derived_from=draft.derived_from,
            rule=f"{'hedged' if 'hedged' in mention.flags else draft.rule}/{READER_VERSION}",
            flags=tuple(dict.fromkeys(mention.flags)),
        )
        self._add(view, mention, claim)

    def _direction(self, view: View, mention: Mention, claimant: str, scope: str) -> Direction:
        """In "Russia sent 142 drones, and it managed to down 126 of them" a part flew where its whole did."""
        if mention.metric in NONE:
            return "none"
        whole = mention.subset_of
        goes_on = mention.metric in AIR or mention.classes == ("soldier",)
        told = self.directions.get(whole.span) if whole is not None and goes_on else None
        carried, raid = self._carried(view, mention, claimant), self._raid_before(view)
        found = told or direction_of(view, mention, claimant, scope, carried, raid)
        self.directions[mention.span] = found
        return found

    def _raid_before(self, view: View) -> Direction | None:
        """The direction of an attack told last, here or right before, "said the mayor" between."""
        entries = reversed(self.history.entries)
        before = next((one for one in entries if one[1].metric not in PEOPLE), None)
        if before is None or before[0] < view.nth - 1:
            return self._attack_told(view)
        nth, last = before
        beside = view.nth - nth <= 2 and self.page.sentences[nth].paragraph == view.sentence.paragraph
        return last.direction if beside and last.metric in ATTACKING else None

    def _attack_told(self, view: View) -> Direction | None:
        """In "Ukrainian missiles struck Donetsk. The strike killed nine" the attack is the one just told."""
        told = self.past[-1] if self.past else view
        beside = told.nth == view.nth - 1 and told.sentence.paragraph == view.sentence.paragraph
        if not beside or view.has("region") or view.has("side"):
            return None
        attacker = sentence_attacker(told, men=False)
        return by_attacker(attacker) if attacker else None

    def _carried(self, view: View, mention: Mention, claimant: str) -> Direction | None:
        """The direction that the text goes on with; None where what was told before says nothing of this."""
        if claimant == "un" and mention.metric in PEOPLE:
            return None  # its monitors count in Ukraine, whatever strike was told before
        if self.history.entries:
            nth, last = self.history.entries[-1]
            if last.classes == ("soldier",) and mention.classes in _NO_ARMY:
                return None  # "Russia says 498 of its troops died. The UN has counted 227 civilian deaths."
            if last.classes == ("soldier",) and mention.classes == ("person",) and view.has("region"):
                return None  # "Russia lost 1,100 soldiers. In Kherson three people were killed."
            apart = self.page.sentences[nth].paragraph != view.sentence.paragraph
            if apart and last.metric in LOSSES and mention.metric in AIR:
                return None  # "Russia has lost 4,310 tanks.", a paragraph on "The attack used 33 missiles."
        return self.direction or self._heard_direction()

    def _add(self, view: View, mention: Mention, claim: Claim) -> None:
        self.claims.append(claim)
        added = _ADDED.search(self.page.normalised[max(0, mention.start - 14) : mention.start])
        if added or self.page.normalised.startswith(" more ", mention.span[1]):
            self.additions.add(claim.id)
        if (
            claim.scope != NATIONAL
            and claim.metric in BROUGHT_DOWN
            and is_of_office(view, mention, claim.scope)
        ):
            self.of_offices.add(claim.id)
        self.history.add(view.nth, claim)

    def scope_of(self, view: View, mention: Mention) -> str:
        """The scope of a mention; regions of people and of territory carry on."""
        if mention.metric in SCOPELESS:
            return NATIONAL
        scope = self._scope_of(view, mention)
        self.people_by = view.claimant_at(mention.span[0])
        if scope == NATIONAL and (mention.compared or self._is_total(view, mention)):
            scope = self._scope_beside(view, mention)
        country = abroad(view, mention, view.claimant_at(mention.span[0]))
        return country if country and scope == NATIONAL else scope

    def _is_total(self, view: View, mention: Mention) -> bool:
        """In "downed 46 over Tula, bringing the total for two days to 210" the sum is of the same place."""
        return _THE_TOTAL_TO.search(view.normalised, view.start, mention.start) is not None

    def scope_of_part(self, view: View, mention: Mention, wholes: Collection[str]) -> str:
        """In "20 drones attacked the Poltava region. All of them were downed" the place is that of the whole.

        `wholes` are the ids of the claims that the mention is a part of.
        """
        scope = self.scope_of(view, mention)
        if not wholes or scope != NATIONAL:
            return scope
        named = {claim.scope for _, claim in self.history.entries if claim.id in wholes}
        return named.pop() if len(named) == 1 else scope

    def _scope_beside(self, view: View, mention: Mention) -> str:
        """In "1,940 drones at Kherson, fewer than the 2,310 of the week before" the place is the same."""
        entries = self.history.told_in(view.nth)
        same = bool(entries) and entries[-1].metric == mention.metric
        return entries[-1].scope if same else NATIONAL

    def _scope_of(self, view: View, mention: Mention) -> str:
        if mention.metric in EQUIPMENT and (facility := facility_of(view) or self._facility_before(view)):
            return facility
        if is_total_of_all(view, mention):
            return NATIONAL
        harmed = mention.metric in PERSONS and mention.metric != "personnel_losses"
        local = harmed or told_by_governor(view, mention)
        local = local or self._tells_of_one_place(view, mention)
        anew = self._speaks_anew(view, mention)
        carried = self._people_at(view) if local else NATIONAL
        carried = NATIONAL if anew else carried
        if mention.metric.startswith("territory"):
            carried = self._territory_before(view, mention)
        bare = not mention.family and not self.history.entries
        struck = mention.metric == "hit" and bool(self.heard) and self.heard[-1].nth == view.nth - 1
        if mention.metric in OBJECTS and self.heard and (bare or struck):
            carried = place.topic(self.heard[-1]) or carried  # "Bombs fell on Sumy. Three struck a market."
        if mention.metric in OBJECTS and self.heard and place.is_heading(self.heard[-1]):
            carried = place.topic(self.heard[-1]) or carried  # "Kharkiv. The enemy dropped three bombs."
        if mention.metric in AIR and tells_district(view):
            carried = self.region or carried
        if carried == NATIONAL and mention.metric in AIR:
            carried = self._place_of_attack(view, mention)
        if self.listed_at and view.sentence.line:
            carried = self.listed_at  # "По Сумщині вдарили:" above a list
        carried = self.seat if carried == NATIONAL and self.seat else carried
        region = self._region_told(view) if place.says_the_region(view) else self.region
        scope = place.scope_of(view, mention, place.Carried(carried, region))
        self.region = scope if scope != NATIONAL else self.region
        struck = mention.metric == "hit" and scope != NATIONAL
        self.people_scope = scope if struck or mention.metric in PERSONS else self.people_scope
        self.scope = scope
        self.scopes.add(scope)
        return scope

    def _tells_of_one_place(self, view: View, mention: Mention) -> bool:
        """In a text of one region the drones of which its officials tell were over it."""
        local = view.claimant_at(mention.span[0]) in ("ua_official", "ru_official")
        return local and mention.metric in OBJECTS and len(self.scopes) == 1 and NATIONAL not in self.scopes

    def _place_of_attack(self, view: View, mention: Mention) -> str:
        """In "Twelve drones attacked Odesa. Ten were downed, debris fell in two places" all is of Odesa."""
        bare = mention.end == mention.span[1] or mention.family == "location"
        if not bare or view.has("total") or view.of_kind("region"):
            return NATIONAL
        told = [one for at, one in self.history.entries if one.metric in AIR and at < view.nth]
        last = told[-1] if told and self.history.last_before(view.nth) == view.nth - 1 else None
        if last is None or last.claimant != view.claimant_at(mention.span[0]):
            return NATIONAL
        return last.scope if all(one.scope == last.scope for one in told) else NATIONAL

    def _speaks_anew(self, view: View, mention: Mention) -> bool:
        """In "Five died in Kherson ... The UN said 589 were killed" its figures are of the country."""
        claimant = view.claimant_at(mention.span[0])
        if claimant not in _OF_THE_COUNTRY or claimant == self.people_by:
            return False
        if claimant == "ua_president" and self._raid_before(view):
            return False  # "Дрон влучив у будинок у Дніпрі. Загинули двоє, заявив Зеленський"
        here = [one for one in self.heard if one.sentence.paragraph == view.sentence.paragraph]
        own = [one for one in here if one.claimant_at(one.start) == claimant]
        own += [one for one in here if claimant == "ua_president" and one.nth == view.nth - 1]
        return not any(place.topic(one) for one in own)

    def _territory_before(self, view: View, mention: Mention) -> str:
        """In "The trend has reversed in Donetsk. Russia now holds 54 %" the land is that just told."""
        if _OF_UKRAINE.match(view.normalised, mention.end, view.end):
            return NATIONAL
        if named := _SHARE_OF.match(self.page.text, mention.span[1], view.end):
            at = [one for one in view.of_kind("region") if one.start == named.start("name")]
            known = at or any(one.start == named.start("name") for one in view.items)
            return str(at[0].get("region")) if at else self.scope if known else named["name"]
        first = not any(
            one.metric.startswith("territory") for one in view.mentions if one.end <= mention.start
        )
        before = self.heard[-1] if self.heard and self.heard[-1].nth == view.nth - 1 else None
        return (place.topic(before) if before and first else "") or self.scope

    def _region_told(self, view: View) -> str:
        """The region that "over the region" means: that of a sentence without figures, else the last told."""
        heard = (place.topic(one) for one in reversed(self.heard))
        told = next(filter(None, heard), self.region)
        region = self.page.vocabulary.regions.get(told.split("+")[-1])
        around = region.parent if region is not None and says_region_itself(view) else ""
        return around if around in self.page.vocabulary.regions else told  # of a town its region

    def hear(self, view: View) -> None:
        """A sentence without figures may say when and where; it is read when a figure follows."""
        self.clock.hear(view)
        self.heard.append(view)

    def _heard_direction(self) -> Direction | None:
        """In "A drone was flying to Moscow. In total, 11 were destroyed" all flew at the same country."""
        topics = (place.topic(one) for one in reversed(self.heard))
        heard = next(filter(None, topics), NATIONAL)
        attacked = (
            "ru" if is_annexed(heard, self.page.vocabulary) else country_of(heard, self.page.vocabulary)
        )
        return by_attacker(against(attacked)) if attacked in ("ua", "ru") else None

    def _people_at(self, view: View) -> str:
        """Where people were hurt if the sentence names no place: where the text is."""
        for heard in self.heard:
            told = NATIONAL if tells_country(heard) else place.topic(heard)
            self.people_scope = told or self.people_scope
        self.heard.clear()
        if tells_country(view):
            return NATIONAL
        if self.people_scope == NATIONAL and (len(self.scopes) == 1 or has_local_office(view)):
            return self.region or self.people_scope
        return self.people_scope

    def remember(self, view: View) -> None:
        """What the sentence leaves to the next: its airfield, and the verb of a heading."""
        self.past.append(view)
        if view.words.endswith(":"):
            given = view.has("donor") and STAGE.search(view.words) is not None
            self.aid_list = given or view.has("aid_word")
        elif not view.sentence.line:
            self.aid_list = False
        if view.events and (view.words.endswith(":") or _heads_lines(view)):
            event = self._listed(view)
            role = next((one.role for one in reversed(view.mentions) if one.event is event), "")
            comes = event.sense in _COMING_DOWN and not event.passive and view.page.language != "en"
            role = role or event.noun_role or ("subj" if comes or event.verb.form == "pred" else "obj")
            self.heading = (event, "with" if view.words.endswith((" with:", " with")) else role)
            self.listed_at = place.topic(view) or (
                self._region_told(view) if place.says_the_region(view) else ""
            )
            self.history.listed = _people_listed(view)
        elif self.headline and view.words.endswith(":") and len(view.words.split()) <= _NAMELY:
            self.heading = self.headline  # "Збито 40 цілей. А саме:"
        elif not view.sentence.line or ends_bullets(view):
            self.heading, self.listed_at, self.history.listed = None, "", ()
        if not view.sentence.bullet:
            told = [one for one in view.mentions if one.event is not None and one.metric in OUTCOMES]
            self.headline = (told[-1].event, told[-1].role) if told and told[-1].event else None

    def _listed(self, view: View) -> Event:
        """In "The army loses equipment too. The list tells of:" the lines are what is told of before."""
        last, before = view.events[-1], self.past[-2:-1]
        lost = [one for one in before[0].events if one.sense == "lose"] if before else []
        return lost[-1] if lost and last.sense == "involve" else last

    def _facility_before(self, told: View) -> str:
        """The airfield of the sentences before, as far back as they tell of one attack; else ""."""
        if region_items(told):
            return ""
        while self.past:
            view = self.past.pop()
            facility = facility_of(view)
            if facility or not _SAME_ATTACK.search(view.words):
                self.facility = facility
                self.past.clear()
        return self.facility


def ends_bullets(view: View) -> bool:
    """Whether a sentence without a bullet follows one with it: the heading of the list does not reach it."""
    before = view.page.sentences[view.nth - 1 : view.nth] if view.nth else []
    listed = bool(before) and before[0].bullet and not view.sentence.bullet
    return listed and view.printed[:1].isupper()


def _heads_lines(view: View) -> bool:
    """In "Losses of the enemy over the past day", above "Tanks - 3", a line without figures heads a list."""
    if not view.sentence.line or view.sentence.bullet or view.words[-1] in ".!?;":
        return False
    if view.words.endswith(" with"):
        return True
    if view.events[-1].verb.form != "noun" or any(one.reason is None for one in view.quantities):
        return False
    following = view.page.sentences[view.nth + 1 : view.nth + 2]
    return any(one.line and _LINE.match(view.page.normalised, one.start, one.end) for one in following)


def _people_listed(view: View) -> tuple[str, ...]:
    """In "Найбільше дітей постраждало в таких областях:" the lines below count children."""
    named = (item for kind in ("civilian_noun", "child_noun") for item in view.of_kind(kind))
    return next((item.get("class") or () for item in named), ())


def _with_unit(amount: Amount, metric: str) -> Amount:
    unit = UNITS.get(metric, amount.unit)
    return amount if unit == amount.unit else amount.model_copy(update={"unit": unit})


def _spans(mention: Mention) -> tuple[Span, ...]:
    spans = [mention.span]
    if mention.end > mention.span[1] and not mention.extra:
        spans.append((mention.span[1], mention.end))
    spans.extend(mention.extra)
    if mention.event is not None:
        spans.append((mention.event.start, mention.event.end))
    return tuple(spans)
