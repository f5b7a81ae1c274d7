"""One number with its unit: money, rates, lengths and areas here, counts in `count`."""

from datetime import date

from tracker.claims.aid import aid
from tracker.claims.aid.donors import donor_of, givers_of, gives_each
from tracker.claims.aid.kinds import kind_of
from tracker.claims.aid.stages import STAGE, own_stage, stage_of
from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.rejection.modality import mode_of
from tracker.claims.rejection.other_subject import other_war
from tracker.claims.rejection.plan import is_asked_for, is_conditional
from tracker.claims.settle import context
from tracker.claims.settle.book import Book, Draft
from tracker.claims.settle.count import settle_count
from tracker.claims.settle.rate_again import distance_told, rate_goes_on, rate_told
from tracker.claims.settle.rates import rate_metric, rate_of
from tracker.claims.settle.territory import territory_metric
from tracker.claims.when.beside import window_beside, window_of_total
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Amount, Claim, Reason, Window
from tracker.text.lazy import regex

MERGED = date(2025, 7, 24)
"""From this night on the Air Force gives one figure for what it shot down or suppressed."""
_ABLE = regex(r"\b(?:can|able to|capable of)\s(?:(?![,;:])\D){0,40}$")
_MAY_HOLD = regex(
    r"\b(?:may|might|could|would|will)(?: still| yet| also| soon)?"
    r" (?:lose|take|seize|occupy|capture|gain|hold|control)\b"
    r"(?:(?![,;:])\D){0,25}$"
    r"|\b(?:уступ|поступи|отда|віддат)[а-яіїє]+ (?:(?![,;:])\D){0,25}$"
)
"""In "may lose another 4,000 square kilometres" nobody holds them otherwise yet."""
_TIMES = spoken("figure.times", r"[\s\w-]{1,40}\b(?:of|worth|for|at)\s+(?:about |up to |some )?")
_FIGURE = regex(r"\d+(?:[.,]\d+)?")
_THOUSAND = 1000
_OF_A = regex(r" of (?:an?|the|its|that|this) ")
_PART_FOR = regex(
    r"(?: ?[-:])? ?(?:на|для|под|під|for|to|towards) "
    r"| - (?:ц[іь]|наступн|вже|уже|до|[ув]|в этом|этим|следующ)[а-яіїє]* "
)
_ON_IT = regex(r"\b(?:на|для) (?:неї|неё|нее|це|это|цього|этого)\b")
_MADE_UP_OF = regex(r"\b(?:consist(?:s|ed) of|includes?|included|compris(?:es|ed)|(?:is|was) made up of)\b")
_OF_THE_SAME = regex(
    r"^\W*(?:an? |the )?(?:(?:first|second|third|final|last|initial|next|remaining) )?"
    r"(?:tranche|instal+ment|payment|part|half|rest|remainder)\b|\b(?:so far|already)\b"
)
_FALLS_TO = regex(r"\b(?:припа|пришл|приходил|становил|составил|склал|пішл|ушл)[а-яіїє]*\b")
_TELLS_ON = 3
"""So many sentences on, crowns are those of the sum before."""
_CROWNS = regex(r"\s+(?:\w+\s+)?(kroner|krone|kronor|crowns|krona|крон[иыа]?)\b")
_OF_THINGS = regex(
    r" (?:(?!for |of |on |in |to |from |by )[\w-]+ )?(?:shells?|rounds|drones?|missiles?|people"
    r"|households?|homes|tonnes|tons|barrels|vehicles|generators"
    r"|refugees|jobs|items|pieces|litres|cubic|square)\b"
)
"""In "1.5 million shells were delivered" no money is counted."""
_BRACKETED = regex(
    r"\s*\(\s*(?:about |some |around |or |nearly |almost |over |близько |приблизно |майже |понад |або "
    r"|около |примерно |почти |более |или |это |це )*"
)
_MAGNITUDE = spoken("figure.magnitude", r"illion|bn|\dm\b|trn")


def settle(book: Book, view: View, mention: Mention) -> None:
    """Claim or reject a number; a count that only multiplies a sum is part of that sum."""
    if multiplied(view, mention):
        return
    unit = _unit(book, view, mention)
    if unit in book.page.vocabulary.currencies:
        if any(mention.span in other.quantity.equivalent_spans for other in view.mentions):
            return
        claimed = len(book.claims)
        _settle_sum(book, view, mention)
        if len(book.claims) == claimed:
            _reject_counts(book, view, mention)
    elif unit in context.LENGTHS:
        metric = context.distance_metric(view, mention) or distance_told(book, view, mention)
        settle_context(book, view, mention, metric)
    elif unit in context.AREAS:
        settle_context(book, view, mention, territory_metric(view, mention))
    elif unit in ("percent", "percentage_point"):
        _settle_percent(book, view, mention)
    elif unit in ("count", "share", "person"):
        _settle_counted(book, view, mention)
    else:
        reason: Reason = "other_subject" if other_war(view, mention) else "no_metric"
        book.reject(mention.span, reason, "unit")


def settle_context(book: Book, view: View, mention: Mention, metric: str) -> None:
    """Territory, distance: figures that stand beside the strikes."""
    mention.metric = metric or mention.metric
    if not metric or other_war(view, mention):
        reason: Reason = "other_subject" if other_war(view, mention) else "no_metric"
        book.reject(mention.span, reason, "context")
        return
    mode = mode_of(view, mention)
    able = _ABLE.search(view.normalised, view.start, mention.start)
    if metric == "distance" and mode.reason in ("plan", "no_metric") and not able:
        book.reject(mention.span, mode.reason, "modality")
        return
    if metric.startswith("territory") and _MAY_HOLD.search(view.normalised, view.start, mention.start):
        book.reject(mention.span, "plan", "modality")
        return
    mention.classes = ()
    amount = context.as_percent(mention.quantity.amount)
    if mention.family == "settlement" and amount.unit == "count":
        amount = amount.model_copy(update={"unit": "settlement"})
    book.claim(view, mention, Draft(amount, metric.split("_")[0]))


def multiplied(view: View, mention: Mention) -> Mention | None:
    """The sum that a count multiplies: "two loans of 500 million each"."""
    following = next((other for other in view.mentions if other.start >= mention.end), None)
    if following is None or not following.quantity.each or mention.quantity.amount.unit != "count":
        return None
    if following.quantity.amount.unit not in view.page.vocabulary.currencies:
        return None
    return following if _TIMES.fullmatch(view.normalised, mention.span[1], following.start) else None


def _reject_counts(book: Book, view: View, mention: Mention) -> None:
    """What multiplies a sum that is no claim counts nothing either: "three vehicles for $4,000 each"."""
    for other in view.mentions:
        if multiplied(view, other) is mention:
            book.reject(other.span, "no_metric", "multiplied")


def _settle_counted(book: Book, view: View, mention: Mention) -> None:
    if mention.family == "settlement" or (mention.quantity.form == "fraction" and not mention.metric):
        metric = territory_metric(view, mention)
        if metric or mention.family == "settlement":
            settle_context(book, view, mention, metric)
            return
    settle_count(book, view, mention)


def _unit(book: Book, view: View, mention: Mention) -> str:
    """Unit of a number; "of which 350 million" inherits the currency."""
    amount = mention.quantity.amount
    crowns = _CROWNS.match(view.normalised, mention.span[1], view.end)
    if amount.unit == "count" and crowns:
        donor = donor_of(view, mention, book.donor)
        told = aid.crowns(crowns[1], donor)
        goes_on = told == "count" and book.money in aid.CROWNS and view.nth - book.money_at <= _TELLS_ON
        amount = amount.model_copy(update={"unit": book.money if goes_on else told})
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
        _take_equivalent(view, mention, crowns.end())
    elif amount.unit == "count" and (currency := _of_sum_behind(book, view, mention)):
        amount = amount.model_copy(update={"unit": currency})
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    elif amount.unit == "count" and (shared := _part_of_sum(book, view, mention)):
        amount = shared
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    elif amount.unit == "count" and (part := _bare_part(book, view, mention)):
        amount = part
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    elif amount.unit == "count" and rate_goes_on(book, view, mention):
        amount = amount.model_copy(update={"unit": "percent"})
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    elif _is_sum(book, view, mention):
        amount = amount.model_copy(update={"unit": book.money})
        mention.quantity = mention.quantity.model_copy(update={"amount": amount})
    return amount.unit


def _take_equivalent(view: View, mention: Mention, end: int) -> None:
    """In "16 млрд крон (1,5 млрд євро)" the bracket tells the same money."""
    for other in view.mentions:
        opened = end <= other.start and _BRACKETED.fullmatch(view.normalised, end, other.start)
        if opened and other.quantity.amount.unit in view.page.vocabulary.currencies:
            update = {"equivalents": (other.quantity.amount,), "equivalent_spans": (other.span,)}
            mention.quantity = mention.quantity.model_copy(update=update)
            mention.extra.append(other.span)


def _of_sum_behind(book: Book, view: View, mention: Mention) -> str:
    """In "22 billion of a 50 billion dollar loan" both are dollars."""
    following = next((one for one in view.mentions if one.start >= mention.end), None)
    if following is None or not _MAGNITUDE.search(mention.quantity.amount.printed.lower()):
        return ""
    unit = following.quantity.amount.unit
    of = _OF_A.fullmatch(view.normalised, mention.span[1], following.start)
    return unit if of and unit in book.page.vocabulary.currencies else ""


def _part_of_sum(book: Book, view: View, mention: Mention) -> Amount | None:
    """In "14 of the 18 billion euros" the 14 are billions of euros too."""
    following = next((one for one in view.mentions if one.start >= mention.end), None)
    if following is None or not _OF_A.fullmatch(view.normalised, mention.span[1], following.start):
        return None
    return _scaled(book, following.quantity.amount, mention.quantity.amount)


def _bare_part(book: Book, view: View, mention: Mention) -> Amount | None:
    """In "85 мільярдів крон, із них 70 - на зброю" the bare part is of the same scale and currency."""
    currencies = book.page.vocabulary.currencies
    sums = [
        one for one in view.mentions if one.end <= mention.start and one.quantity.amount.unit in currencies
    ]
    if not sums or mention.family not in ("", "other"):
        return None
    if not aid.OF_SUM.search(view.normalised, sums[0].end, mention.end):
        return None
    if not _PART_FOR.match(view.normalised, mention.span[1], view.end):
        return None
    return _scaled(book, sums[0].quantity.amount, mention.quantity.amount)


def _scaled(book: Book, whole: Amount, part: Amount) -> Amount | None:
    printed = _FIGURE.search(whole.printed)
    if (
        printed is None
        or whole.unit not in book.page.vocabulary.currencies
        or not whole.best
        or not part.best
    ):
        return None
    scale = whole.best / float(printed[0].replace(",", "."))
    if scale < _THOUSAND or part.best * scale > whole.best:
        return None
    scaled = {name: value and value * scale for name, value in (("low", part.low), ("high", part.high))}
    return part.model_copy(update={**scaled, "best": part.best * scale, "unit": whole.unit})


def _is_sum(book: Book, view: View, mention: Mention) -> bool:
    """In "Committed 144 billion euros, allocated 77 billion": a large number beside money is money."""
    amount = mention.quantity.amount
    if amount.unit != "count" or not book.money or view.nth - book.money_at > 1:
        return False
    if not _MAGNITUDE.search(amount.printed.lower()) or mention.quantity.form == "vague":
        return False  # "the programme received billions"
    if _OF_THINGS.match(view.normalised, mention.span[1], view.end):
        return False
    told = view.normalised.startswith((" - ", ": "), mention.span[1])  # "15 млрд - цивільна підтримка"
    return told or mention.family in ("", "other")


def _settle_percent(book: Book, view: View, mention: Mention) -> None:
    metric = territory_metric(view, mention)
    if metric and mention.family != "air":
        settle_context(book, view, mention, metric)
        return
    if other_war(view, mention):
        book.reject(mention.span, "other_subject", "other_war")
        return
    window = book.clock.window_of(view, mention, view.claimant_at(mention.span[0]))
    mention.metric = _of_pair(view, mention) or mention.metric
    metric = rate_metric(view, mention, _is_merged(book, window))
    told = rate_told(book, view, mention)
    if told is not None and (mention.compared or not metric):
        named = _rated(view, mention) if view.has("class") else ()
        metric, mention.classes = told.metric, mention.classes or named or told.classes
    if not metric and _is_of_last(book, view, mention):
        metric, mention.classes = rate_of(mention.metric), book.history.last_classes(OBJECTS)
    if not metric:
        book.reject(mention.span, "no_metric", "percent")
        return
    if mode_of(view, mention).reason == "plan":
        book.reject(mention.span, "plan", "modality")
        return
    mention.metric = metric
    before = book.history.last_classes(OBJECTS) if mention.anaphor and not view.has("class") else ()
    mention.classes = mention.classes or before or _rated(view, mention)
    book.claim(view, mention, Draft(mention.quantity.amount, "rate", window=window))


def _is_of_last(book: Book, view: View, mention: Mention) -> bool:
    """In "4,070 drones were sent. Only 58 percent were shot down" the share is that of the drones."""
    told = mention.metric in ("shot_down", "neutralised", "hit") and not mention.family
    last = book.history.entries[-1] if book.history.entries else None
    return told and last is not None and view.nth - last[0] <= 1 and last[1].metric in OBJECTS


def _of_pair(view: View, mention: Mention) -> str:
    """In "downed 40 of the 50 launched, or 80 %" the percentage is that of the pair, not of the launch."""
    before = [other for other in view.mentions if other.end <= mention.start]
    pair = before[-2:]
    if mention.metric != "launched" or len(pair) < 2 or pair[0].part_of is not pair[1]:
        return ""
    return pair[0].metric


def _is_merged(book: Book, window: Window) -> bool:
    moment = window.end or book.page.published
    return moment is None or moment.date() >= MERGED


_AS_TO = slavic(
    r" ?(?:%|відсотк[а-яіїє]+|процент[а-я]+)?"
    r" ?(?:щодо|стосовно|по|для|проти|против|относительно|серед|среди) \"?"
)
"""In "82 % щодо дронів і 54 % щодо ракет" the kind stands behind its rate."""


def _rated(view: View, mention: Mention) -> tuple[str, ...]:
    """In "The drone interception rate": the kind of weapon that the sentence names, else every kind."""
    named = [
        item
        for item in view.of_kind("class")
        if family(item.get("class")[0], view.page.vocabulary) == "air" and not item.get("air_noun")
    ]
    listed = [
        other
        for other in view.mentions
        if other.end <= mention.start and other.family == "air" and "part_of_whole" not in other.flags
    ]
    if listed and not mention.family:
        group = [other for other in listed if other.event is listed[-1].event]
        return tuple(sorted({name for other in group for name in other.classes}))
    behind = next((item for item in named if item.start >= mention.span[1]), None)
    if behind is not None and _AS_TO.fullmatch(view.normalised, mention.span[1], behind.start):
        return tuple(behind.get("class"))
    before = [item for item in named if item.end <= mention.start]
    chosen = before[-1:] or named[:1]
    return tuple(chosen[0].get("class")) if chosen else ("air_target",)


def _settle_sum(book: Book, view: View, mention: Mention) -> None:
    if view.nth - book.money_at > 2:
        book.donor = ""
    if aid.is_difference(view, mention):
        book.money, book.money_at = mention.quantity.amount.unit, view.nth
        book.reject(mention.span, "relative_change", "difference")
        return
    if aid.is_left_over(view, mention):
        book.reject(mention.span, "no_metric", "left_over")
        return
    listed = book.aid_list and view.sentence.line and view.has("donor")
    if not listed and not aid.is_aid(view, mention, bool(book.donor)):
        reason: Reason = "other_subject" if other_war(view, mention) else "no_metric"
        book.reject(mention.span, "plan" if is_asked_for(view, mention) else reason, "money")
        return
    if is_conditional(view, mention):
        book.reject(mention.span, "plan", "conditional")
        return
    if aid.is_whole(view, mention):
        book.reject(mention.span, "no_metric", "whole_of_a_part")
        return
    whole = _whole_sum(book, view, mention)
    stage = (
        own_stage(view, mention) or whole.metric if whole else stage_of(view, mention, _stage_before(book))
    )
    last = book.history.entries[-1] if book.history.entries else None
    if last and stage == "aid_pledged" and _goes_on(view, mention, last):
        stage = last[1].metric  # "... виділили 4,7 млрд. На гуманітарну припало ще 0,3 млрд"
    book.donor = donor_of(view, mention, book.donor)
    book.money, book.money_at = mention.quantity.amount.unit, view.nth
    if stage is None:
        book.money, book.money_at = mention.quantity.amount.unit, view.nth
        book.donor = donor_of(view, mention, book.donor)
        book.reject(mention.span, "plan", "aid_proposed")
        return
    mention.metric, mention.classes = stage, kind_of(view, mention)
    if mention.classes == ("aid",) and (_ON_IT.search(view.words) or _takes_up(view, last)):
        mention.classes = _last_kind(book) or mention.classes
    if whole is not None:
        mention.flags.append("part_of_whole")
        mention.classes = whole.classes if mention.classes == ("aid",) else mention.classes
    _claim_sum(book, view, mention)


def _takes_up(view: View, last: tuple[int, Claim] | None) -> bool:
    """In "approved military aid. A first tranche of 4 million has been paid" the kind is that told before."""
    near = last is not None and view.nth - last[0] <= 1 and last[1].metric.startswith("aid_")
    return near and not view.has("donor") and _OF_THE_SAME.search(view.words) is not None


def _stage_before(book: Book) -> str:
    last = book.history.entries[-1][1].metric if book.history.entries else ""
    return last if last.startswith("aid_") else ""


def _claim_sum(book: Book, view: View, mention: Mention) -> None:
    amount = mention.quantity.amount
    amount = amount.model_copy(update={"unit": aid.currency_of(amount, book.donor)})
    rule = "aid"
    counts = [other for other in view.mentions if multiplied(view, other) is mention]
    if mention.quantity.each and counts:
        amount, rule = aid.times(counts[0].quantity.amount, amount), "each"
        mention.extra.append(counts[0].span)
    book.money, book.money_at = amount.unit, view.nth
    window = window_of_total(view) if aid.is_running_total(view, mention) else window_beside(view, mention)
    givers = givers_of(view, mention) if not counts else ()
    if not gives_each(view, mention):
        givers = ("+".join(sorted(givers)),) if len(givers) > 1 and book.donor in givers else ()
    for donor in givers or (book.donor,):
        book.claim(view, mention, Draft(amount, rule, scope=donor, window=window))


def _goes_on(view: View, mention: Mention, last: tuple[int, Claim]) -> bool:
    """Whether a sentence without a word of the stage shares out the money of the sentence before."""
    if not last[1].metric.startswith("aid_") or view.nth - last[0] > 1:
        return False
    if view.nth == last[0] and not STAGE.search(view.normalised, last[1].spans[0][1], view.end):
        return True  # "виплатила 5,9 млрд євро; за весь час - 26,8 мільярда"
    shared = _FALLS_TO.search(view.words) or _MADE_UP_OF.search(view.normalised, view.start, mention.start)
    return STAGE.search(view.words) is None and shared is not None


def _last_kind(book: Book) -> tuple[str, ...]:
    """The kind of the aid told last, which "на неї", "на это" takes up."""
    entries = reversed(book.history.entries)
    return next((claim.classes for _, claim in entries if claim.metric.startswith("aid_")), ())


def _whole_sum(book: Book, view: View, mention: Mention) -> Claim | None:
    """The sum that "of that sum", "of which", "including" takes a part of."""
    if mention.subset_of is None and not aid.OF_SUM.search(view.normalised, view.start, mention.start):
        return None
    sums = [
        claim
        for _, claim in book.history.entries
        if claim.metric.startswith("aid_") and "part_of_whole" not in claim.flags
    ]
    return sums[-1] if sums else None
