"""A counted thing: its metric where the verb alone does not tell, then its claim or rejection."""

from dataclasses import replace

from tracker.claims.aid.aid import is_running_total
from tracker.claims.loss.losses import is_civil, is_vessel
from tracker.claims.loss.told_anew import is_included, is_replaced
from tracker.claims.loss.victims import is_unharmed
from tracker.claims.page.groups import LOSSES, NATIONAL, OBJECTS, OUTCOMES, PEOPLE, PRODUCTION
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.rejection.mean import is_mean
from tracker.claims.rejection.modality import Mode, mode_of
from tracker.claims.rejection.other_subject import other_war
from tracker.claims.relation import references
from tracker.claims.settle.again import refer
from tracker.claims.settle.book import Book, Draft
from tracker.claims.settle.capped import capped
from tracker.claims.settle.derived import claim_derived
from tracker.claims.settle.ellipsis import classes_of, name_turn
from tracker.claims.settle.exact import make_exact
from tracker.claims.settle.implicit import counts_nothing, is_set_apart
from tracker.claims.settle.refined import find_metric
from tracker.claims.when.apart import is_increment, window_of_total
from tracker.claims.when.choice import day_of_record
from tracker.claims.where.abroad import ELSEWHERE
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Alternative, Claim, Window
from tracker.text.lazy import regex

_OF_PARTS_TOO = frozenset({"other_subject", "plan", "mean"})
"""Why a whole is refused, where the reason holds for its parts."""
_NO_ARMY = frozenset({"child", "civilian"})
_KILLED_OR = regex(r"(?:killed|dead) (?:or|and) (?:injured|wounded)\b")
"""In "840 civilians were killed or injured" the two fates are told in one number."""
_FIRST_TOLD = slavic(
    r"\b(?:перв|первоначальн|предыдущ|перш|попередн|початков)\w+ (?:верси|версі|редакци|редакці|заголовк)\w+"
)
_NO_THING = regex(r"no (?!one\b|more\b|others?\b|longer\b|fewer\b|less\b|such\b)[a-z]{3,}")
"""In "reduced the capacity to zero" nothing is counted."""
_IN_EACH = regex(r"(?: \w+){0,2} (?:in|over) each of\b")
"""In "three people wounded in each of the Kharkiv and Sumy regions" every region has three."""
_WERE_SENT = regex(
    r",? (?:(?:that|which) )?(?:(?:russia|ukraine|moscow|kyiv|the enemy|it|they|were|had been) )*"
    r"(?:launched|fired|sent|dispatched)\b(?! (?:at|towards?|on|against|into|from)\b)"
)
"""In "shot down all 14 drones that Russia launched" fourteen were launched."""
_VERSION = regex(r"\b(?:earlier|previous|original|initial) (?:version|headline|edition)\b")
_TEXTS = frozenset({"version", "headline", "edition"})
_WHEN = spoken("count.when", r"\b(?:since|than) [^,;.\d]{1,50}, when\s+(?:the |some |about |just |only )*$")

_MILLION = 1_000_000
_MORE_THAN_ARMIES = 5_000_000


def settle_count(book: Book, view: View, mention: Mention) -> None:
    """Claim a count, or reject it with the reason."""
    name_turn(view, mention, book.history)
    find_metric(book, view, mention)
    refer(book, view, mention)
    if mention.quantity.form == "digits" and (mention.quantity.amount.best or 0) % 1:
        book.reject(mention.span, "no_metric", "no_whole_number")
    elif mention.quantity.amount.high == 0 and _counts_no_thing(view, mention):
        book.reject(mention.span, "no_metric", "to_zero")
    elif mention.rule == "taken_up" and _taken_up(book, view, mention) is None:
        return
    elif mention.implicit and mention.event and counts_nothing(view, mention):
        book.history.named = book.history.named or mention.classes
    elif is_set_apart(view, mention):
        _reject(book, view, mention)
    elif _has_no_metric(view, mention):
        mention.metric = ""
        _reject(book, view, mention)
    elif _is_of_no_army(view, mention):
        book.reject(mention.span, "no_metric", "civil")
    elif _is_compared(view, mention) or is_replaced(view, mention, book.history.told_in(view.nth - 1)):
        book.history.refused = view.nth, mention.metric, mention.classes
        book.reject(mention.span, "reference", "compared")
    elif is_included(view, mention):
        book.reject(mention.span, "relative_change", "included")
    else:
        _settle_told(book, view, mention)


def _taken_up(book: Book, view: View, mention: Mention) -> Claim | None:
    """In "51 drones and a Kh-59 missile. The missile was downed" the only one told of is meant."""
    within = book.page.vocabulary.is_within
    told = [
        claim
        for _, claim in book.history.since(view.nth - 2)
        if claim.metric == "launched"
        and all(
            any(within(one, name) or within(name, one) for name in mention.classes) for one in claim.classes
        )
    ]
    return told[0] if len(told) == 1 and told[0].amount.best == 1 else None


def _settle_told(book: Book, view: View, mention: Mention) -> None:
    """Claim a count whose metric is known, unless it is denied, planned, or of things no metric counts."""
    mode = _mode_of_whole(book, mention) or mode_of(view, mention)
    if mode.reason and not (mode.reason == "plan" and mention.metric in PRODUCTION):
        book.history.named = mention.classes if mention.family == "air" else book.history.named
        book.history.refused = view.nth, mention.metric, mention.classes
        if not _is_unprinted(mention):
            book.reject(mention.span, mode.reason, "modality")
        return
    if not mention.classes and mention.metric not in PRODUCTION:
        mention.classes = classes_of(view, mention, book.history)
    unknown = not mention.classes and mention.metric not in PRODUCTION
    if unknown or _is_misfit(view, mention) or _is_lost_otherwise(view, mention):
        _reject(book, view, mention)
        return
    pair = _pair_of(book, view, mention)
    mention.classes = pair.classes if pair else mention.classes
    make_exact(book, view, mention)
    if mode.hedged or (mention.subset_of is not None and "hedged" in mention.subset_of.flags):
        mention.flags.append("hedged")
    _claim(book, view, mention)


def _mode_of_whole(book: Book, mention: Mention) -> Mode | None:
    """In "15,000 died in the Afghan war, 3,000 of them Ukrainians" the part is refused with its whole."""
    whole = mention.subset_of
    if whole is None:
        return None
    alike = mention.event in (None, whole.event)
    told = (one.reason for one in book.rejections if one.span == whole.span)
    return next((Mode(one) for one in told if one == "mean" or (alike and one in _OF_PARTS_TOO)), None)


def _has_no_metric(view: View, mention: Mention) -> bool:
    """Whether nothing tells what a number counts, or it counts what no metric does."""
    other = not mention.classes and mention.family == "other"
    return not mention.metric or other or is_unharmed(view, mention)


def _is_of_no_army(view: View, mention: Mention) -> bool:
    """In "a tank of water", "three cars" no weapons are counted."""
    vessel = mention.classes == ("tank",) and is_vessel(view, mention)
    return vessel or (mention.classes == ("vehicle",) and is_civil(view, mention))


def _is_lost_otherwise(view: View, mention: Mention) -> bool:
    """In "has 320 pupils and lost 40 this year" nobody died."""
    lost = mention.metric == "personnel_losses" and mention.family != "casualty"
    lost = lost and not _NO_ARMY.isdisjoint(mention.classes)
    return lost and not (mention.event and _KILLED_OR.match(view.normalised, mention.event.start))


def _is_misfit(view: View, mention: Mention) -> bool:
    """In "2.5 million of them ended up in Poland" nothing flies; "no casualties" tells not who was spared."""
    if mention.metric == "personnel_losses":
        many = not mention.family and (mention.quantity.amount.best or 0) >= _MORE_THAN_ARMIES
        return mention.quantity.amount.high == 0 or many
    told = mention.metric in OBJECTS | PEOPLE and not mention.family
    if told and (mention.quantity.amount.best or 0) >= _MILLION:
        return True  # "the firm lost 14 million": weapons and the dead are not told so without a noun
    if mention.metric not in OBJECTS or not mention.classes:
        return False
    return all(family(one, view.page.vocabulary) == "person" for one in mention.classes)


def _counts_no_thing(view: View, mention: Mention) -> bool:
    """In "cut the output to zero", "there was no fire", "no reports of damage" no weapons are counted."""
    return not mention.family and _NO_THING.match(view.normalised, mention.span[0], view.end) is not None


def _is_compared(view: View, mention: Mention) -> bool:
    """In "used 97, up from 58" the second number is of another time, which nothing tells."""
    retold = not view.page.each_word.isdisjoint(_TEXTS)
    if retold and _VERSION.search(view.normalised, view.start, mention.start):
        return True
    told_first = view.page.tells(_FIRST_TOLD) and _FIRST_TOLD.search(
        view.normalised, view.start, mention.start
    )
    if told_first and not any(told_first.end() <= one.start < mention.start for one in view.mentions):
        return True
    then = _WHEN.search(view.normalised, max(view.start, mention.start - 80), mention.start)
    if then is not None:  # "less than in October, when there were 5 485": of that month, where one is told
        months = [one for one in view.windows if one.kind != "since" and one.window.start is not None]
        return not any(then.start() <= one.span[0] < mention.start for one in months)
    if not mention.compared:
        return False
    dated = [one for one in view.windows if one.window.start]
    if mention.record and day_of_record(view, mention, dated):
        return False
    if mention.record:  # a record is that of one attack: a week or month tells none
        dated = [one for one in dated if one.window.basis in ("day", "night")]
    after = [one for one in dated if one.span[0] >= mention.end]
    if not any(one.span[0] < mention.start for one in dated):
        after = [one for one in after if one.rule != "night_previous"]  # the night before which one?
    return not after


def _pair_of(book: Book, view: View, mention: Mention) -> Claim | None:
    """In "two ballistic missiles ..., but neither missile", "none of the missiles" those before are meant."""
    if mention.rule == "taken_up":
        return _taken_up(book, view, mention)
    words = book.page.normalised[mention.start : mention.end]
    none_of = mention.quantity.form == "none" and " of the " in words
    if mention.quantity.rule not in ("both", "neither") and not none_of:
        return None
    vocabulary = book.page.vocabulary
    for _, claim in reversed(book.history.entries):
        meant = claim.metric == "launched" if none_of else claim.amount.best == 2
        if meant and all(
            any(vocabulary.is_within(name, wider) for wider in mention.classes) for name in claim.classes
        ):
            return claim
    return None


def _claim(book: Book, view: View, mention: Mention) -> None:
    """Write the claims of a count, one for each place where it is told of each."""
    quantity = mention.quantity
    if mention.rest or quantity.amount.unit == "share" or quantity.form in references.LEANING:
        claim_derived(book, view, mention)
        return
    pair = _pair_of(book, view, mention)
    scope = book.whereabouts.scope_of_part(view, mention, {pair.id} if pair else ())
    if scope == NATIONAL and mention.rule == "told_of" and (last := book.history.last):
        scope = last.scope  # "рассказал о пяти над областью, министерство о трёх"
    if scope == ELSEWHERE:
        book.reject(mention.span, "other_subject", "third_country")
        return
    amount = quantity.amount
    if mention.rule == "part_of" and _is_the_same(book, view, mention, scope):
        book.reject(mention.span, "duplicate", "told_again")
        return
    if amount.bound == "all" and (mention.metric == "launched" or _tells_which(mention)):
        amount = amount.model_copy(update={"bound": "exact"})  # "all 53 that Russia sent": the whole itself
    each = quantity.each or _IN_EACH.match(view.normalised, mention.end, view.end)
    scopes = scope.split("+") if each else [scope]
    rule = "each" if len(scopes) > 1 else _rule(mention)
    if part := capped(book, view, mention):
        amount, rule = part, "cap_by_whole"
    window = _window_of_sum(book, view, mention)
    whole = (pair.id,) if pair and amount.bound == "all" else ()
    for one in scopes:
        readings = _other_scope(book, view, mention)
        book.claim(view, mention, Draft(amount, rule, one, window, whole, readings))
    stopped = mention.metric in OUTCOMES and amount.bound == "all" and not pair
    if stopped and _WERE_SENT.match(view.normalised, mention.end, view.end):
        sent = replace(mention, metric="launched", rule="all_sent", extra=[])
        sum_of_all = amount.model_copy(update={"bound": "exact"})
        book.claim(view, sent, Draft(sum_of_all, "all_sent", scopes[-1], window))


def _is_the_same(book: Book, view: View, mention: Mention, scope: str) -> bool:
    """In "fired 44 missiles; 30 of the 44 were downed" the second is the whole that was told."""
    if not view.normalised.endswith(" the ", 0, mention.span[0]):
        return False
    best = mention.quantity.amount.best
    return any(
        (claim.metric, claim.classes, claim.amount.best, claim.scope)
        == (mention.metric, tuple(mention.classes), best, scope)
        for _, claim in book.history.since(view.nth - 1)
    )


def _window_of_sum(book: Book, view: View, mention: Mention) -> Window | None:
    """The window of a running total, or of a list of losses that goes on; None: that of the words."""
    if mention.rule == "listed" and not is_increment(view, mention):
        return book.history.of(LOSSES, 2)[0].window  # "The tally also lists 9,540 tanks": since the same day
    of_all_times = mention.metric in LOSSES and is_running_total(view, mention)
    return window_of_total(view) if of_all_times else None


def _tells_which(mention: Mention) -> bool:
    """In "all four people injured by wreckage were treated at home" the participle is no predicate."""
    event = mention.event
    if event is None or event.verb.form not in ("ed", "part") or event.passive:
        return False
    return mention.span[1] <= event.start < mention.end


def _other_scope(book: Book, view: View, mention: Mention) -> tuple[Alternative, ...]:
    """The other reading of "all but two drones and missiles": the exception counts for the list."""
    previous = view.previous(mention)
    if previous is None or previous.quantity.form != "all_but" or previous.event is not mention.event:
        return ()
    if "and" not in view.normalised[previous.end : mention.start]:
        return ()
    wholes = book.history.whole(mention.classes)
    return references.other_scope(wholes[-1] if wholes else None, mention)


def _rule(mention: Mention) -> str:
    """The rule by which a count was read."""
    if mention.implicit or mention.rule:
        return "implicit_one" if mention.implicit else mention.rule
    if "part_of_whole" in mention.flags and mention.subset_of is not None:
        return "subset"
    event = mention.event
    if event is None:
        return "noun"
    if event.verb.form == "noun":
        return "noun_event"
    return "passive" if event.passive else "subject" if mention.role == "subj" else "object"


def _reject(book: Book, view: View, mention: Mention) -> None:
    """Say why a count is no claim."""
    form, shared = mention.quantity.form, mention.quantity.amount.unit == "share"
    if _is_unprinted(mention) or form == "majority" or (form == "all" and shared):
        return
    if other_war(view, mention):
        book.reject(mention.span, "other_subject", "other_war")
    elif is_mean(view, mention):
        book.reject(mention.span, "mean", "mean")
    elif shared:
        book.reject(mention.span, "unresolved", form)
    elif mention.family in ("air", "equipment", "person") and mode_of(view, mention).reason == "plan":
        book.reject(mention.span, "plan", "modality")
    else:
        book.reject(mention.span, "no_metric", "no_noun" if mention.family == "other" else "no_verb")


def _is_unprinted(mention: Mention) -> bool:
    """Implicit ones and references print no number: unclaimed, they leave no rejection."""
    return mention.implicit or mention.rest or mention.rule == "same_number"
