"""Document -> Reading: every number of the text becomes a claim, an equivalent or a rejection."""

import re
from datetime import UTC, date, datetime

from tracker.claims import aid, context, place, references, totals
from tracker.claims.classes import family
from tracker.claims.counting import build, every_one
from tracker.claims.direction import direction_of
from tracker.claims.items import Item
from tracker.claims.metric import OUTCOMES, assign, metric_of, preposition
from tracker.claims.mention import Event, Mention
from tracker.claims.modality import is_mean, mode_of, other_war
from tracker.claims.speaker import Attribution, Speakers, claimant_at, own_claimant
from tracker.claims.view import Page, View
from tracker.claims.when import Clock
from tracker.model import Alternative, Amount, Claim, Direction, Document, Quantity, Reading, Reason, Rejection, Span, Status, Window
from tracker.text.find import find_quantities
from tracker.vocab import Vocabulary, load

READER_VERSION = "1"
AIR = OUTCOMES | {"launched", "hit_locations", "debris_locations"}
OBJECTS = AIR - {"hit_locations", "debris_locations"}
PERSONS = frozenset({"killed", "injured", "missing", "personnel_losses"})
EQUIPMENT = frozenset({"equipment_destroyed", "equipment_damaged"})
UNITS = {
    "hit_locations": "location",
    "debris_locations": "location",
    **dict.fromkeys(PERSONS, "person"),
    "force_size": "person",
}
NOT_IMPLICIT = frozenset({"involve", "produce", "stock"})
COUNTED = frozenset({"count", "share", "percent", "person"})
MERGED = date(2025, 7, 24)
_EVENTLESS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|said|says|does|do|did)\b")
_VERBLESS = re.compile(r"\s*(?:[,:;.)(–-]|and\b|over\b|on\b|in\b|during\b|at\b|overnight|by\b|$)")
_TIMES = re.compile(r"[\s\w-]{1,40}\b(?:of|worth|for|at)\s+(?:about |up to |some )?")
_FRONTED = re.compile(r"[\s\"-]*(?:out )?of (?:the |these |those |a total of |some |about |all )*")
_NEIGHBOUR = re.compile(r"\b(?:its airspace|roman\w+|pol(?:and|ish)|moldov\w+|belarus\w*|lithuan\w+|latvi\w+|estoni\w+|nato(?:'s)? airspace)\b")
_ADDED = re.compile(r"\b(?:another|a further|further|additional|other)\s+$")
_LOSS_REPORT = frozenset({"drone", "tactical_uav", "recon_uav"})


def read(document: Document, vocabulary: Vocabulary | None = None) -> Reading:
    """Claims and rejections of one document, a pure function of it.

    >>> text = "Overnight into June 29, Russia launched 447 drones at Ukraine, the air force said."
    >>> claim = read(Document(ref="example", text=text, published=datetime(2025, 6, 29, 9, tzinfo=UTC))).claims[0]
    >>> claim.metric, claim.classes, claim.amount.best, claim.claimant
    ('launched', ('drone',), 447.0, 'ua_air_force')
    """
    quantities = find_quantities(document.text, document.language)
    return _Reader(Page(document, vocabulary or load(), quantities)).run()


class _Reader:
    """Walks through the sentences of one document and settles each number."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document = page.document
        own = own_claimant(page)
        self.speakers = Speakers(page, own=own)
        self.clock = Clock(page)
        self.history = references.History(page.vocabulary)
        self.claims: list[Claim] = []
        self.rejections: list[Rejection] = []
        self.heading: tuple[Event, str] | None = None
        self.carried_scope = place.NATIONAL
        self.carried_region = ""
        self.carried_people = place.NATIONAL
        self.carried_direction: Direction | None = None
        self.carried_donor = ""
        self.money = ""
        self.aid_at = -9
        self.additions: set[str] = set()
        self.carried_facility = ""

    def run(self) -> Reading:
        """The reading of the document."""
        for view in self.page.views():
            self._sentence(view)
        self.claims.extend(totals.derived_totals(self.history.entries, self.additions))
        self.claims.sort(key=lambda claim: claim.spans[0])
        self.rejections.sort(key=lambda rejection: rejection.span)
        return Reading(self.document, tuple(self.claims), tuple(self.rejections))

    # sentences

    def _sentence(self, view: View) -> None:
        view.quantities = [
            every_one(view, quantity) for quantity in view.quantities if not self._bullet(view, quantity)
        ]
        for quantity in view.quantities:
            if quantity.reason is not None:
                self._reject(quantity.span, quantity.reason, quantity.rule)
        found = self.speakers.hear(view)
        view.mentions = build(view)
        self._fill(view)
        if not view.mentions:
            self.clock.hear(view)
        for mention in view.mentions:
            if self._absorbed(view, mention):
                continue
            self._settle(view, mention, found)
        self._remember(view)

    def _absorbed(self, view: View, mention: Mention) -> bool:
        """The count of "two loans of 500 million each" is part of the product."""
        return self._multiplied(view, mention) is not None

    def _multiplied(self, view: View, mention: Mention) -> Mention | None:
        """The sum that a count multiplies: "two loans of 500 million each"."""
        following = [other for other in view.mentions if other.start >= mention.end]
        if not following or not following[0].quantity.each or mention.quantity.amount.unit != "count":
            return None
        if following[0].quantity.amount.unit not in self.page.vocabulary.currencies:
            return None
        return following[0] if _TIMES.fullmatch(view.normalised, mention.span[1], following[0].start) else None

    def _bullet(self, view: View, quantity: Quantity) -> bool:
        """ "1) ...", "2. ...": the number of a line of a list."""
        if not view.sentence.bullet or quantity.span[0] != view.start:
            return False
        if view.normalised[quantity.span[1] : quantity.span[1] + 2] not in (") ", ". "):
            return False
        self._reject(quantity.span, "ordinal", "bullet")
        return True

    def _fill(self, view: View) -> None:
        view.events = [event for event in view.events if not _is_head(event, view.mentions)]
        counted = [mention for mention in view.mentions if mention.quantity.amount.unit in COUNTED]
        assign(counted, view.events, view.normalised, self.page.language)
        for mention in counted:
            if not mention.metric and self.heading and view.sentence.line:
                event, role = self.heading
                mention.metric = metric_of(event, role, mention.family, self.page.language)
                mention.event, mention.role = event, role
            self._whole(view, mention)

    def _whole(self, view: View, mention: Mention) -> None:
        """The M of "N of M" was launched."""
        fronted = _FRONTED.fullmatch(view.normalised, view.start, mention.start) is not None
        if fronted and len(view.mentions) > 1 and mention is view.mentions[0]:
            mention.whole = True
        if mention.whole and mention.family in ("air", "") and (not mention.metric or mention.metric in OUTCOMES):
            mention.metric, mention.rule = "launched", "part_of"

    def _remember(self, view: View) -> None:
        facility = place.facility_of(view)
        if facility:
            self.carried_facility = facility
        elif not re.search(r"\bthe (?:attack|strike|raid|operation)\b", view.words):
            self.carried_facility = ""
        if view.words.endswith(":") and view.events:
            event = view.events[-1]
            self.heading = (event, event.noun_role or ("subj" if event.verb.form == "pred" else "obj"))
        elif not view.sentence.line:
            self.heading = None

    # one number

    def _settle(self, view: View, mention: Mention, found: list[Attribution]) -> None:
        unit = self._unit(view, mention)
        if unit in self.page.vocabulary.currencies:
            self._aid(view, mention, found)
        elif unit in context.LENGTHS:
            self._context(view, mention, found, context.distance_metric(view, mention))
        elif unit in context.AREAS:
            self._context(view, mention, found, context.territory_metric(view, mention))
        elif unit in ("percent", "percentage_point"):
            self._percent(view, mention, found)
        elif unit in ("count", "share", "person"):
            self._count(view, mention, found)
        else:
            self._reject(mention.span, "no_metric", "unit")

    def _unit(self, view: View, mention: Mention) -> str:
        """Unit of a number; "of which 350 million" inherits the currency, "two Mi-8" are no miles."""
        amount = mention.quantity.amount
        if self._sum_of_money(view, mention):
            amount = amount.model_copy(update={"unit": self.money})
        if amount is not mention.quantity.amount:
            mention.quantity = mention.quantity.model_copy(update={"amount": amount})
        return amount.unit

    def _sum_of_money(self, view: View, mention: Mention) -> bool:
        """ "Committed 144 billion euros, allocated 77 billion": a large number beside money is money."""
        amount = mention.quantity.amount
        if amount.unit != "count" or not self.money or mention.family in ("air", "person", "equipment"):
            return False
        if view.nth - self.aid_at > 1 or not re.search(r"illion|bn|\dm\b|trn", amount.printed.lower()):
            return False
        return mention.subset_of is not None or mention.family == "" or mention.family == "other"

    def _percent(self, view: View, mention: Mention, found: list[Attribution]) -> None:
        metric = context.territory_metric(view, mention)
        if metric and not mention.family == "air":
            self._context(view, mention, found, metric)
            return
        claimant = claimant_at(found, mention.span[0])
        window, _ = self.clock.window_of(view, mention, claimant)
        metric = context.rate_metric(view, mention, _day(window, self.page.published) >= MERGED)
        if not metric:
            self._reject(mention.span, "no_metric", "percent")
            return
        mention.metric = metric
        mention.classes = mention.classes or self._rated(view, mention)
        self._claim(view, mention, found, mention.quantity.amount, "rate", window=window)

    def _rated(self, view: View, mention: Mention) -> tuple[str, ...]:
        """ "The drone interception rate": the kind of weapon that the sentence names, else every kind."""
        named = [
            item
            for item in view.of_kind("class")
            if family(item.get("class")[0], self.page.vocabulary) == "air" and not item.get("air_noun")
        ]
        before = [item for item in named if item.end <= mention.start]
        chosen = before[-1:] or named[:1]
        return tuple(chosen[0].get("class")) if chosen else ("air_target",)

    def _context(self, view: View, mention: Mention, found: list[Attribution], metric: str) -> None:
        if not metric or other_war(view, mention):
            self._reject(mention.span, "no_metric" if not other_war(view, mention) else "other_subject", "context")
            return
        mention.metric, mention.classes = metric, ()
        amount = context.as_percent(mention.quantity.amount)
        if mention.family == "settlement":
            amount = amount.model_copy(update={"unit": "settlement"})
        self._claim(view, mention, found, amount, metric.split("_")[0])

    def _aid(self, view: View, mention: Mention, found: list[Attribution]) -> None:
        if view.nth - self.aid_at > 2:
            self.carried_donor = ""
        if not aid.is_aid(view, mention, bool(self.carried_donor)):
            self._reject(mention.span, "other_subject" if other_war(view, mention) else "no_metric", "money")
            return
        stage = aid.stage_of(view, mention)
        whole = self._whole_sum(view, mention)
        if whole is not None:
            stage = aid.own_stage(view, mention) or whole.metric
        if stage is None:
            self._reject(mention.span, "plan", "aid_proposed")
            return
        mention.metric, mention.classes = stage, aid.kind_of(view, mention)
        if whole is not None:
            mention.flags.append("part_of_whole")
            mention.classes = whole.classes if mention.classes == ("aid",) else mention.classes
        self.carried_donor = aid.donor_of(view, mention, self.carried_donor)
        amount = mention.quantity.amount
        amount = amount.model_copy(update={"unit": aid.currency_of(amount, self.carried_donor)})
        counts = [other for other in view.mentions if self._multiplied(view, other) is mention]
        rule = "aid"
        if mention.quantity.each and counts:
            amount, rule = aid.times(counts[0].quantity.amount, amount), "each"
            mention.extra.append(counts[0].span)
        self.money, self.aid_at = amount.unit, view.nth
        self._claim(view, mention, found, amount, rule, scope=self.carried_donor)

    def _whole_sum(self, view: View, mention: Mention) -> Claim | None:
        """The sum that "of that sum", "of which", "including" takes a part of."""
        part = mention.subset_of is not None or aid.OF_SUM.search(view.normalised, view.start, mention.start)
        sums = [claim for _, claim in self.history.entries if claim.metric.startswith("aid_")]
        return sums[-1] if part and sums and "part_of_whole" not in sums[-1].flags else sums[-2] if part and len(sums) > 1 else None

    def _count(self, view: View, mention: Mention, found: list[Attribution]) -> None:
        if mention.family == "settlement" or (mention.quantity.form == "fraction" and not mention.metric):
            metric = context.territory_metric(view, mention)
            if metric or mention.family == "settlement":
                self._context(view, mention, found, metric)
                return
        self._locate(view, mention)
        self._inherit(view, mention)
        self._special(view, mention)
        if mention.implicit and mention.event and mention.event.sense in NOT_IMPLICIT:
            return
        if not mention.metric or (not mention.classes and mention.family == "other"):
            self._unclaimed(view, mention)
            return
        mode = mode_of(view, mention)
        if mode.reason and not (mode.reason == "plan" and mention.metric.startswith("production")):
            if not _unprinted(mention):
                self._reject(mention.span, mode.reason, "modality")
            return
        if not mention.classes and not mention.metric.startswith("production"):
            mention.classes = self._beside(view, mention) or self._ellipsis(view, mention, total=view.words.endswith(":"))
            if not mention.classes:
                self._unclaimed(view, mention)
                return
        if mention.metric == "entered":
            mention.metric = "left_airspace" if _NEIGHBOUR.search(view.words) else "launched"
        if mention.metric == "not_reached":
            mention.metric = self._not_reached(view, mention)
        if mode.hedged:
            mention.flags.append("hedged")
        self._loss_report(view, mention)
        self._counted(view, mention, found)

    def _counted(self, view: View, mention: Mention, found: list[Attribution]) -> None:
        quantity = mention.quantity
        if quantity.form == "all" and quantity.amount.unit == "share" and mention.metric == "launched":
            return
        if mention.rest or quantity.amount.unit == "share" or quantity.form in ("all_but", "majority", "fraction"):
            derived = references.resolve(mention, self.history)
            if derived is None:
                if not mention.rest and quantity.form != "majority":
                    self._reject(mention.span, "unresolved", quantity.form)
                return
            mention.classes = mention.classes or derived.classes
            self._claim(
                view, mention, found, derived.amount, derived.rule, derived_from=derived.derived_from
            )
            return
        scopes = self._scope(view, mention).split("+") if quantity.each else [""]
        for scope in scopes:
            self._claim(
                view, mention, found, quantity.amount, "each" if len(scopes) > 1 else self._rule(mention),
                scope=scope, readings=self._other_scope(view, mention),
            )  # fmt: skip

    # slots that need the sentence

    def _locate(self, view: View, mention: Mention) -> None:
        """Counted locations: where debris fell or where objects struck."""
        nth = view.mentions.index(mention)
        before = view.mentions[nth - 1] if nth else None
        if before and before.family == "location" and mention.family == "" and preposition(mention, view.normalised) in ("at", "in", "on"):
            mention.family = "location"
        if mention.family != "location":
            return
        start = view.mentions[nth - 1].end if nth else view.start
        end = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
        debris = view.between(start, mention.start, "debris_word") or [
            item
            for item in view.between(mention.end, end, "debris_word")
            if not re.search(r"[,;]|\b(?:and|while|with)\b", view.normalised[mention.end : item.start])
        ]
        hits = any(event.sense in ("strike", "through") or event.noun_role == "subj" for event in view.events)
        hits = hits or any(item.get("counted") or item.get("verb") and item.get("verb").sense == "strike" for item in view.items)
        if debris:
            mention.metric = "debris_locations"
        elif hits or view.has("debris_word") or (mention.metric == "hit_locations"):
            mention.metric = "hit_locations"
        else:
            mention.metric = ""
        mention.classes = ("air_target",)

    def _inherit(self, view: View, mention: Mention) -> None:
        """A part has the metric of its whole unless it has a verb of its own."""
        parent = mention.subset_of
        if parent is None:
            return
        if not mention.metric and parent.metric and (mention.family in ("", parent.family)):
            mention.metric, mention.event, mention.role = parent.metric, parent.event, parent.role
        if mention.metric:
            mention.side = mention.side or parent.side
            mention.classes = mention.classes or parent.classes
            if mention.metric == parent.metric:
                mention.flags.append("part_of_whole")

    def _special(self, view: View, mention: Mention) -> None:
        if mention.metric == "production":
            if mention.family not in ("air", "equipment"):
                mention.metric = ""
                return
            mention.metric = context.production_metric(view, mention)
            mention.classes = ()
        elif not mention.metric and mention.family == "person":
            mention.metric = self._toll(view, mention) or context.force_metric(view, mention)
        elif mention.family == "hits" and mention.metric not in OUTCOMES:
            mention.metric = "hit"
        elif not mention.metric and mention.family == "" and self._toll(view, mention):
            mention.metric = self._toll(view, mention)
        if not mention.metric and mention.family == "air" and mention.rule == "number_of" and not view.has("production_word"):
            mention.metric = "launched"
        if not mention.metric and mention.family == "air" and self._headline(view, mention):
            mention.metric, mention.rule = "launched", "headline"

    def _loss_report(self, view: View, mention: Mention) -> None:
        """Drones in a list of losses: destroyed equipment of every drone kind."""
        event = mention.event
        if event is None or mention.family != "air" or mention.metric not in ("lost", "shot_down"):
            return
        owner_loses = event.sense == "lose" and not event.passive and mention.start > event.start
        listed = event.sense == "destroy" and any(
            other.event is event and other.family == "equipment" and not {"aircraft", "helicopter"} & set(other.classes)
            for other in view.mentions
        )
        if owner_loses or listed or (self.heading and self.heading[0] is event and event.sense == "lose"):
            mention.metric = "equipment_destroyed"
            if mention.classes == ("drone",):
                mention.classes = tuple(sorted(_LOSS_REPORT))

    def _toll(self, view: View, mention: Mention) -> str:
        words = [item for item in view.items if ("toll" in item.senses or "toll_injured" in item.senses) and item.end <= mention.start]
        if not words:
            return ""
        return "injured" if "toll_injured" in words[-1].senses else "killed"

    def _headline(self, view: View, mention: Mention) -> bool:
        """A line without a verb tells of the attack that the text is about."""
        if view.events or _EVENTLESS.search(view.words) or view.has("aid_word") or view.has("production_word"):
            return False
        first = view.mentions[0]
        before = view.normalised[view.start : first.start]
        after = view.normalised[mention.end : view.end]
        return len(before.split()) <= 3 and _VERBLESS.match(after) is not None

    def _beside(self, view: View, mention: Mention) -> tuple[str, ...]:
        """The class that the sentence names without a number ("of the missiles, 17"), or at the end of its list."""
        if mention.metric not in OBJECTS:
            return ()
        nth = view.mentions.index(mention)
        before = [other for other in view.mentions[:nth] if other.family == "air" and other.classes]
        start = before[-1].end if before else view.start
        for item in reversed(view.between(start, mention.start, "class")):
            if family(item.get("class")[0], self.page.vocabulary) == "air" and _is_topic(view, item):
                return tuple(item.get("class"))
        if before:
            group = [other for other in before if other.event is before[-1].event]
            return self.history.widest({name for other in group for name in other.classes})
        for other in view.mentions[nth + 1 :]:
            if other.family == "air" and other.classes and other.event is mention.event and not other.subset_of:
                return other.classes
        return ()

    def _persons(self, view: View, mention: Mention) -> tuple[str, ...]:
        """ "286 civilians were killed and 1,388 injured": the same people are counted on."""
        before = view.mentions[: view.mentions.index(mention)]
        whole = [other for other in before if other.family == "person" and other.subset_of is None and other.classes]
        return whole[-1].classes if whole else ("person",)

    def _ellipsis(self, view: View, mention: Mention, *, total: bool = False) -> tuple[str, ...]:
        if mention.metric in PERSONS:
            return self._persons(view, mention)
        if mention.metric in EQUIPMENT:
            return self.history.last_classes(EQUIPMENT)
        if total and (classes := self.history.headline_classes()):
            return classes
        value = mention.quantity.amount.low or 0.0
        return self.history.last_classes(OBJECTS, value) or self.history.last_classes(OBJECTS) or ("air_target",)

    def _not_reached(self, view: View, mention: Mention) -> str:
        """Did not reach: lost where a figure of those shot down stands beside it, else stopped."""
        beside = any(other.metric == "shot_down" for other in view.mentions)
        return "lost" if beside or self.history.of(frozenset({"shot_down"}), (), 2) else "neutralised"

    def _other_scope(self, view: View, mention: Mention) -> tuple[Alternative, ...]:
        nth = view.mentions.index(mention)
        if not nth or view.mentions[nth - 1].quantity.form != "all_but":
            return ()
        previous = view.mentions[nth - 1]
        if previous.event is not mention.event or "and" not in view.normalised[previous.end : mention.start]:
            return ()
        wholes = self.history.whole(mention.classes)
        return references.other_scope(wholes[-1] if wholes else None, mention)

    def _rule(self, mention: Mention) -> str:
        if mention.implicit:
            return "implicit_one"
        if mention.rule:
            return mention.rule
        if mention.subset_of is not None and "part_of_whole" in mention.flags:
            return "subset"
        event = mention.event
        if event is None:
            return "noun"
        if event.verb.form == "noun":
            return "noun_event"
        return "passive" if event.passive else "subject" if mention.role == "subj" else "object"

    # endings

    def _unclaimed(self, view: View, mention: Mention) -> None:
        if mention.implicit or mention.rest or mention.quantity.form == "majority":
            return
        if mention.rule == "same_number":
            return
        if other_war(view, mention):
            self._reject(mention.span, "other_subject", "other_war")
        elif is_mean(view, mention):
            self._reject(mention.span, "mean", "mean")
        elif mention.quantity.form == "all" and mention.quantity.amount.unit == "share":
            return
        elif mention.quantity.amount.unit == "share":
            self._reject(mention.span, "unresolved", mention.quantity.form)
        else:
            self._reject(mention.span, "no_metric", "no_noun" if mention.family == "other" else "no_verb")

    def _reject(self, span: Span, reason: Reason, rule: str) -> None:
        self.rejections.append(
            Rejection(
                document=self.document.id,
                ref=self.document.ref,
                span=span,
                text=self.document.text[span[0] : span[1]],
                reason=reason,
                rule=rule,
            )
        )

    def _claim(
        self,
        view: View,
        mention: Mention,
        found: list[Attribution],
        amount: Amount,
        rule: str,
        *,
        scope: str = "",
        window: Window | None = None,
        derived_from: tuple[str, ...] = (),
        readings: tuple[Alternative, ...] = (),
    ) -> None:
        claimant = claimant_at(found, mention.span[0])
        scope = scope or self._scope(view, mention)
        direction = direction_of(view, mention, claimant, scope, self.carried_direction)
        if direction != "none":
            self.carried_direction = direction
        if window is None:
            window, _ = self.clock.window_of(view, mention, claimant)
        if mention.metric in UNITS:
            amount = amount.model_copy(update={"unit": UNITS[mention.metric]})
        if "hedged" in mention.flags:
            rule = "hedged"
        claim = Claim(
            document=self.document.id,
            ref=self.document.ref,
            spans=self._spans(mention),
            quote=self.document.text[view.start : view.end],
            metric=mention.metric,
            classes=mention.classes,
            direction=direction,
            scope=scope,
            window=window,
            amount=amount,
            equivalents=mention.quantity.equivalents,
            readings=(*mention.quantity.readings, *readings),
            claimant=claimant,
            publisher=self.document.publisher,
            published=self.document.published,
            status=self._status(view, mention),
            derived_from=derived_from,
            rule=f"{rule}/{READER_VERSION}",
            flags=tuple(dict.fromkeys(mention.flags)),
        )
        self.claims.append(claim)
        if _ADDED.search(self.page.normalised[max(0, mention.start - 14) : mention.start]):
            self.additions.add(claim.id)
        self.history.add(view.nth, claim)

    def _spans(self, mention: Mention) -> tuple[Span, ...]:
        spans = [mention.span]
        if mention.end > mention.span[1] and not mention.extra:
            spans.append((mention.span[1], mention.end))
        spans.extend(mention.extra)
        if mention.event is not None:
            spans.append((mention.event.start, mention.event.end))
        return tuple(spans)

    def _scope(self, view: View, mention: Mention) -> str:
        if mention.metric in ("production", "production_planned", "stock", "force_size", "distance", "distance_planned"):
            return place.NATIONAL
        if mention.metric in EQUIPMENT:
            facility = place.facility_of(view) or self.carried_facility
            if facility:
                return facility
        regions = place.region_items(view)
        carried = self.carried_people if mention.metric in PERSONS else place.NATIONAL
        if mention.metric.startswith("territory"):
            carried = self.carried_scope
        scope = place.scope_of(view, mention, regions, carried, self.carried_region)
        if scope != place.NATIONAL:
            self.carried_region = scope
        if mention.metric in PERSONS:
            self.carried_people = scope
        self.carried_scope = scope
        return scope

    def _status(self, view: View, mention: Mention) -> Status:
        if view.has("corrected"):
            return "corrected"
        if view.has("updated") and (mention.metric in PERSONS or view.words.startswith("updat")):
            return "updated"
        if view.has("preliminary") and mention.metric in AIR:
            return "preliminary"
        return "final"


def _is_topic(view: View, item: Item) -> bool:
    """A plural or a name that stands for itself: "the drones", not "a drone attack"."""
    word = view.page.text[item.start : item.end]
    if view.normalised[item.end : item.end + 1] in ("-", "'"):
        return False
    following = next((one for one in view.items if one.start == item.end + 1), None)
    attributive = following is not None and following.get("anti_head") and not following.get("verb")
    return not attributive and (word.endswith("s") or word[0].isupper())


def _is_head(event: Event, mentions: list[Mention]) -> bool:
    """ "718 targets": the counted noun is no verb of the sentence."""
    return any(
        mention.span[1] <= event.start < mention.end
        and not any(event.start <= item.start < event.end for item in mention.inner)
        for mention in mentions
    )


def _unprinted(mention: Mention) -> bool:
    """Implicit ones and references print no number: unclaimed, they leave no rejection."""
    return mention.implicit or mention.rest or mention.rule == "same_number"


def _day(window: Window, published: datetime | None) -> date:
    moment = window.end or published
    return moment.date() if moment else MERGED


__all__ = ["READER_VERSION", "preposition", "read"]
