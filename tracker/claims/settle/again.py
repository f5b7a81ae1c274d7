"""What was told last, counted again: "the number rose to 20", "that includes 40", "it was 97"."""

from itertools import takewhile

from tracker.claims.loss.losing import left_out_owner
from tracker.claims.page.groups import EQUIPMENT, LOSSES, OUTCOMES, PERSONS, against, attacker_in
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import row_of
from tracker.claims.settle.book import Book
from tracker.claims.verb.metric import metric_of
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Claim
from tracker.text.lazy import regex

_THEY_WERE = slavic(
    r"\b(?:их|таких|їх) (?:было|стало|оказалось|насчитал\w+|насчитывалось|було|нарахували|виявилося)"
    r"(?: (?:уже|вже|всего|лише|лишь|только))? $"
    r"|\b(?:всего|итого|всього|усього|загалом)\b[^.;\d]{0,40} (?:их|їх|таких) $"
    r"|(?:^|[,;] |- |\b(?:тепер|теперь|нині|сейчас|цього разу|на этот раз|в этот раз) )(?:их|таких|їх)"
    r"(?: (?:уже|вже|всего|лише|лишь|только))? $"
    r"|\b(?:в|за|у) [а-яіїє]+(?:ле|ре|рте|не|ае|сте|і|му|це|ду|ли) (?:было|було) $"
)
_THERE_WERE = regex(r"\b(?:there (?:were|had been)(?: in all| in total)?|they numbered) $")
_THE_FIGURE = spoken(
    "again.the_figure",
    r"\b(?:(?:the|its|their|that|this) (?:[a-z]+ )?(?:numbers?|figures?|totals?|counts?|lists?|toll|tally"
    r"|losses|rates?|shares?)|it)(?: (?:in|for|on|by) [\w ]{1,20})?"
    r"(?:, (?:[\w']+ ){1,4}(?:said|says|wrote|added|noted)(?: \w+)?,)? "
    r"(?:(?:had|has|have|was|is|were|be|been|being|as|now"
    r"|already|between|likely|probably|actually|believed|thought|estimated|closer|may|could|might"
    r"|later"
    r"|then|only|just|reached|reaches|stood|stands|risen|rose|rises|climbed|climbs|grown|grew|hit|passed"
    r"|fell|fallen|dropped|slid"
    r"|jumped|went|up|at|to|of|about|around|some|over|nearly|almost|more|than|at least|still|even"
    r"|lower|higher"
    r"|smaller|larger),?:?\s+)+"
    r"(?:[\d,.]+ \w+ and )?$"
    r"|\b(?:that|this|it|these|figures?|numbers?) (?:compares?|compared) (?:with|to) "
    r"(?:(?:about|some|around|over|just|only) )?(?:[\d,.]+ \w+ and )?$"
    r"|\bputs? (?:russia's|ukraine's|moscow's|kyiv's|its own|theirs) at $",
)
_THAT_INCLUDES = spoken(
    "again.that_includes",
    r"[\s\"•-]*(?:(?:that|this|which|these|those|it"
    r"|(?:the|this|that|these|those) (?:figure|total|tally|toll|number|count)s?)"
    r" (?:also )?(?:includ(?:es?|ed)|comprises?|counts)|of (?:these|those|them)|among them|they included?)\b",
)
_AND = regex(r",? (?:and |і |та |й |и |а также |а також )?|, ")
_TIME_ALONE = spoken(
    "again.time_alone",
    r"[\s,:;-]*(?:(?:already|only|just|in total|overall|altogether|in all|it is|it was|that is|and|in|for"
    r"|over|during|on)"
    r"[\s,:;-]+)*",
)
_ENDS = regex(r"\s*\"?\s*(?:[.,;!?)-]|$)")
_LISTS = regex(
    r"\b(?:the|its|this|that) (?:same |full |daily )?(?:tally|list|count|report|toll|bulletin|update"
    r"|statement|summary"
    r"|figures?|losses|post|table)(?: (?:also|further|then|itself))? "
    r"(?:ha[sd]|lists?|includes?|shows?|counts?|adds?|names?|records?|gives?|contains?|comprises?)\b[^.;]*$"
    r"|\b(?:it|they|the (?:general staff|ministry|military)) (?:also|further|in addition) "
    r"(?:counted|listed|reported|recorded|named|lists|counts)\b[^.;]*$"
    r"|\b(?:спис|перелік|переліч|перечень|перечня|статистик|статистиц)[а-яіїє]+"
    r" (?:додал|додан|поповн|внес|включ|добавил|добавлен|пополн|увійш|вош)[а-яіїє]+[^.;]*$"
)
"""In "The tally also lists 9,540 tanks" the losses told before go on."""
_ALONG_WITH = regex(
    r"[^.;:]{0,60}?(?:,? (?:along|together) with|,? as well as|,? plus|,? and|,| і| й| та| и|,? а також"
    r"|,? а также|,? разом з| вместе с) (?:[a-z]+ )?"
)
"""In "put Moscow's at 1,010 killed and wounded, along with four tanks" the tanks are lost too."""
_AIR_DEFENCE = regex(r"\b(?:air[- ]defen[cs]es?|interceptors|ппо|пво)\b")
_HARMED = frozenset({"destroy", "damage", "strike", "burn", "shoot_down"})
_PLACED_FIGURES = OUTCOMES | PERSONS | {"launched"}
_OF_FIGURE = regex(r"of (?:this|that|these|those)(?: (?:figure|number|total|losses))?\b")
_MORE = regex(r"[\s\"-]*(?:ще|іще|ещё|еще) ")
_ANOTHER = regex(r"[,;] (?:and |with |plus )?(?:another|a further) $")
_DOWN_THERE = regex(
    r"(?: of (?:them|these|the [\d,]+))?(?: each)?(?: (?:fell|came down|went down|crashed|were|was))?"
    r" (?:over|in|above|near|around|across) (?:the |occupied |annexed |neighbou?ring )*"
)
_OVER = regex(r" ?[-–]? ?(?:(?:приш|прип|приход|припад)[а-яіїє]+ )?(?:над|в|во|на|у|по|в небе|у небі) ")


def refer(book: Book, view: View, mention: Mention) -> None:
    """In "officials put the number at 20", "Kyiv lost none" what was told last is counted again.

    So it is where a sentence lists parts of it: "Из них: 78 в Белгородской области, 66 в Воронежской".
    """
    if _is_in_stock_too(book, view, mention):
        named = [item for item in view.of_kind("class") if item.end <= mention.start]
        mention.metric = "stock"
        mention.classes = mention.classes or (tuple(named[-1].get("class")) if named else ())
        return
    at, metric, classes = book.history.refused
    if view.nth - at <= 1 and _is_open(mention) and not mention.family and tells_figure(view, mention):
        mention.metric, mention.classes, mention.rule = metric, classes, "again"
        return
    last = book.history.last
    if last is None and _is_open(mention) and book.history.named and not mention.family:
        there = _THEY_WERE.search(view.normalised, view.start, mention.start)
        if there or _THERE_WERE.search(view.normalised, view.start, mention.start):
            mention.metric, mention.classes = "launched", book.history.named
        return
    if mention.family == "casualty" and mention.quantity.amount.high == 0:
        return  # "no casualties"
    if (
        last is not None
        and mention.rule == "headline"
        and last.metric in OUTCOMES
        and _goes_on(view, mention)
    ):
        mention.metric, mention.rule = "", ""
    if last is None or (mention.metric and mention.family) or last.amount.unit not in ("count", "person"):
        return
    if mention.anaphor and mention.subset_of is None and _is_of_refused(book, view, last):
        return
    near = takewhile(lambda entry: view.nth - entry[0] <= 2, reversed(book.history.entries))
    told = [one for _, one in near if _is_alike(book, mention, one)][::-1]
    last = told[-1] if mention.family and told else last
    if not _told_by_words(book, view, mention, last) and told:
        _tell_again(view, mention, last, told)


def _is_of_refused(book: Book, view: View, last: Claim) -> bool:
    """In "пошкоджено 23 будинки. Один із них двоповерховий" the houses, which no claim counts, are meant."""
    refused = book.rejections[-1:]
    since = max(last.spans[0][1], view.page.sentences[max(0, view.nth - 1)].start)
    return any(one.reason == "no_metric" and one.span[0] >= since for one in refused)


def _is_in_stock_too(book: Book, view: View, mention: Mention) -> bool:
    """In "has 500 Iskanders in store. Of Kinzhals there are just over 100" nothing was launched."""
    last = book.history.last_near(view.nth)
    if last is None or last.metric != "stock" or mention.event is None:
        return False
    return view.normalised.startswith("there", mention.event.start)


def _told_by_words(book: Book, view: View, mention: Mention, last: Claim) -> bool:
    """Whether its own words, its row or its turn in a list tell what a figure counts; then it counts that."""
    if last.metric in LOSSES and _is_listed_loss(view, mention):
        mention.metric, mention.side, mention.rule = "equipment_destroyed", _side_of(last), "listed"
    elif counted := _harmed_too(book, view, mention, last):
        mention.metric, mention.classes, mention.side = counted, last.classes, _side_of(last)
    elif _lost_none(mention, last):
        mention.metric, mention.classes = last.metric, last.classes
    elif _THEY_WERE.search(view.normalised, view.start, mention.start) and not mention.family:
        mention.metric, mention.classes, mention.event = last.metric, last.classes, None
    elif each := _of_row(book, view, mention):
        mention.metric, mention.classes, mention.rule = each.metric, each.classes, "again"
    elif turn := _figures_in_turn(book, view, mention):
        mention.metric, mention.classes, mention.rule = turn.metric, turn.classes, "again"
    elif before := _told_in_turn(view, mention):
        mention.metric, mention.classes, mention.rule = before.metric, before.classes, "told_of"
    else:
        return False
    return True


def _tell_again(view: View, mention: Mention, last: Claim, told: list[Claim]) -> None:
    """What was told last is counted again, or a part of it."""
    if last.metric in OUTCOMES | PERSONS | EQUIPMENT and _is_told_of(view, mention):
        mention.metric, mention.classes, mention.rule = last.metric, last.classes, "told_of"
    elif not mention.metric and (outcome := _outcome_of_part(mention, told)):
        mention.metric, mention.rule = outcome.metric, "again"
        mention.classes = mention.classes or outcome.classes
    elif not mention.metric and (part := _part_of(view, mention, told)):
        mention.metric, mention.classes, mention.rule = "launched", part.classes, "part_of"
    elif not mention.metric and _is_part(view, mention):
        mention.metric, mention.classes = last.metric, _as_part(mention, last)
        mention.flags.append("part_of_whole")
    elif _is_open(mention) and (tells_figure(view, mention) or _goes_on(view, mention)):
        mention.metric, mention.classes = last.metric, mention.classes or last.classes
        mention.side = mention.side or left_out_owner(view, mention) or _side_of(last)
        mention.rule = mention.rule or "again"
    elif not mention.metric and (_adds_on(view, mention, last) or _says_number(view, mention)):
        mention.metric, mention.classes, mention.rule = last.metric, last.classes, "again"
    elif not mention.metric and last.metric in _PLACED_FIGURES and _is_placed(view, mention):
        mention.metric, mention.classes = last.metric, mention.classes or last.classes
        mention.flags.append("part_of_whole")
    elif not mention.metric and _is_listed(view, mention):
        mention.metric, mention.rule = last.metric, "again"


def _part_of(view: View, mention: Mention, told: list[Claim]) -> Mention | None:
    """In "Lviv region: 9 of 9 drones downed. Rivne region: 14 of 16." sixteen were launched."""
    if any(one.amount.best == mention.quantity.amount.best for one in told):
        return None  # "downed 92 drones. Sixty of the 92 were over the sea"
    parts = (one for one in view.mentions if one.part_of is mention and one.rule == "again")
    return next((one for one in parts if one.metric in OUTCOMES), None)


def _as_part(mention: Mention, last: Claim) -> tuple[str, ...]:
    """In "170 servicemen were killed. Some 40 of them were officers" the part is of the army too."""
    people = mention.classes in ((), ("person",))
    return last.classes if people and last.classes == ("soldier",) else mention.classes or last.classes


def _is_listed_loss(view: View, mention: Mention) -> bool:
    if mention.family != "equipment" or mention.metric:
        return False
    before = view.mentions[: view.mentions.index(mention)][-1:]
    joined = before and _ALONG_WITH.fullmatch(view.normalised, before[0].end, mention.start)
    if joined and before[0].metric in LOSSES:
        return True
    return _LISTS.search(view.normalised, view.start, mention.start) is not None


def _harmed_too(book: Book, view: View, mention: Mention, last: Claim) -> str:
    """In "34 aircraft were hit. At least nine were destroyed." the verb tells of what was counted last."""
    event = mention.event
    if event is None or mention.family or mention.part_of or event.sense not in _HARMED:
        return ""
    if (
        _AIR_DEFENCE.search(view.normalised, view.start, event.start)
        or last.metric not in EQUIPMENT
        or book.history.of(OUTCOMES | {"launched"}, 2)
    ):
        return ""
    return metric_of(event, mention.role, "equipment", view.page.language)


def _of_row(book: Book, view: View, mention: Mention) -> Claim | None:
    """In "Лише за жовтень - 22 і 118 відповідно" each counts what was told in its turn before."""
    row = row_of(view, mention, view.mentions)
    if not row or mention.family or mention.metric:
        return None
    last = book.history.last_before(view.nth)
    told = [claim for claim in book.history.told_in(last) if "part_of_whole" not in claim.flags]
    nth = next(at for at, one in enumerate(row) if one is mention)
    return told[nth] if len(told) == len(row) else None


def _told_in_turn(view: View, mention: Mention) -> Mention | None:
    """In "59 were launched and 58 downed; the air force spoke of 54 and 52" each is told again in turn."""
    nth = view.mentions.index(mention)
    for first in (nth - 1, nth):
        pair, before = view.mentions[first : first + 2], view.mentions[max(0, first - 2) : first]
        if first < 2 or len(pair) < 2 or any(one.family or one.part_of for one in pair):
            continue
        joined = view.normalised[pair[0].end : pair[1].start] == " and "
        if joined and _is_told_of(view, pair[0]) and len({one.metric for one in before} - {""}) == 2:
            return before[nth - first]
    return None


def _figures_in_turn(book: Book, view: View, mention: Mention) -> Claim | None:
    """In "2,431 killed and 12,080 injured. In 2024 the figures were 2,010 and 8,950" each goes on in turn."""
    if len(view.mentions) != 2 or any(one.family or one.part_of for one in view.mentions):
        return None
    first, second = view.mentions
    told = [claim for claim in book.history.told_in(view.nth - 1) if "part_of_whole" not in claim.flags]
    joined = _AND.fullmatch(view.normalised, first.end, second.start)
    return (
        told[view.mentions.index(mention)]
        if joined and len(told) == 2 and tells_figure(view, first)
        else None
    )


def _adds_on(view: View, mention: Mention, last: Claim) -> bool:
    """In "81 drones were downed in the night, and 14 more by noon" the verb goes on."""
    if last.metric not in OUTCOMES | PERSONS:
        return False
    more = view.normalised.startswith(" more", mention.span[1])
    more = more or _ANOTHER.search(view.normalised, view.start, mention.start) is not None
    alone = not mention.family and not any(event.start >= mention.end for event in view.events)
    return more and alone and any(one.metric and one.end <= mention.start for one in view.mentions)


def _outcome_of_part(mention: Mention, told: list[Claim]) -> Claim | None:
    """In "46 of 48 were destroyed. The air force had spoken of 41 out of 43" the part was destroyed."""
    if mention.part_of is None:
        return None
    return next((one for one in reversed(told) if one.metric in OUTCOMES), None)


def _says_number(view: View, mention: Mention) -> bool:
    """In "The governor later said six." the number alone is told."""
    if view.events:
        return False
    said = any(
        view.normalised[item.end : mention.start] in (" ", " it was ", ": ") for item in view.of_kind("said")
    )
    return said and not mention.family and _ENDS.match(view.normalised, mention.end, view.end) is not None


def _is_placed(view: View, mention: Mention) -> bool:
    """In "Больше всего - 73 - над Кубанью, 36 - над Воронежской" the places of a total are listed."""
    if view.page.language == "en":
        return _fell_there(view, mention)
    if view.events:
        return False
    labels = (item.end for item in view.of_kind("region"))
    if any(view.normalised[end : mention.start] in (" - ", " – ") for end in labels if end < mention.start):
        return True  # "Над Белгородской областью - 86"
    place = _OVER.match(view.normalised, mention.end, view.end)
    return place is not None and any(0 <= item.start - place.end() <= 25 for item in view.of_kind("region"))


def _fell_there(view: View, mention: Mention) -> bool:
    """In "Sixteen fell over Belgorod, ten over Rostov" the verb only tells where those just told were."""
    if any(event.sense != "come_down" for event in view.events) or mention.family not in ("", "air"):
        return False
    place = _DOWN_THERE.match(view.normalised, mention.end, view.end)
    return place is not None and any(item.start == place.end() for item in view.of_kind("region"))


def _is_listed(view: View, mention: Mention) -> bool:
    """In "the figures were lower: 918 drones and three missiles" the list goes on."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    if before is None or before.rule != "again":
        return False
    return _AND.fullmatch(view.normalised, before.end, mention.start) is not None


def _side_of(last: Claim) -> str:
    """Whose weapons or losses the last figure told of."""
    attacker = attacker_in(last.direction)
    suffers = last.metric in EQUIPMENT or last.classes == ("soldier",)
    return against(attacker) if suffers else attacker


def _is_part(view: View, mention: Mention) -> bool:
    """In "That includes 960", "Four of them children." a part of the last figure is told."""
    alone = mention.anaphor and mention.subset_of is None and not view.events
    return alone or _THAT_INCLUDES.match(view.normalised, view.start) is not None


def tells_figure(view: View, mention: Mention) -> bool:
    """Whether "the number was", "it had reached" stands right before a number."""
    before = view.normalised[max(view.start, mention.start - 90) : mention.start]
    return _THE_FIGURE.search(before) is not None


def _goes_on(view: View, mention: Mention) -> bool:
    """In "In October, 5,312.", "Над Харковом - ще 9", "Ще 9 - удень" only the time or the place is new."""
    if view.events or mention is not view.mentions[0]:
        return False
    told = [one.span for one in view.windows if one.window.start]
    told += [(item.start, item.end) for item in view.of_kind("region")]
    words = list(view.normalised[view.start : view.end])
    for start, end in [*told, *(one.span for one in view.windows)]:
        span = slice(max(0, start - view.start), max(0, end - view.start))
        words[span] = " " * len(words[span])
    before = "".join(words[: mention.start - view.start])
    if any(start < mention.start for start, _ in told):
        ends = _ENDS.match(view.normalised, mention.end, view.end) is not None
        return ends and _TIME_ALONE.fullmatch(before) is not None
    after = "".join(words[mention.end - view.start :]).rstrip(' ."\n') + " "
    return bool(told) and _MORE.fullmatch(before) is not None and _TIME_ALONE.fullmatch(after) is not None


def _is_alike(book: Book, mention: Mention, last: Claim) -> bool:
    """Whether a number counts what the last claim counts: a bare one, or one with a noun of its family."""
    if not mention.family:
        return True
    if last.metric in PERSONS:
        return mention.family in ("person", "casualty")
    return bool(last.classes) and family(last.classes[0], book.page.vocabulary) == mention.family


def _is_open(mention: Mention) -> bool:
    """In "by noon it had reached 23", "в списке было 97 имён" the verb tells of nothing else."""
    faint = mention.event is not None and mention.event.sense in ("reach", "involve") and not mention.family
    return faint or not mention.metric


def _is_told_of(view: View, mention: Mention) -> bool:
    """In "рассказал о пяти сбитых, министерство сообщило о трёх" the same is counted by another."""
    event = mention.event
    if event is None or event.sense != "involve" or mention.family or event.end > mention.start:
        return False
    if mention.side:
        return False  # "while Kyiv reported 138 Russian ones": those of the other side
    return any(item.start == event.start for item in view.of_kind("said"))


def _lost_none(mention: Mention, last: Claim) -> bool:
    event = mention.event
    return (
        mention.family == ""
        and event is not None
        and event.sense == "lose"
        and not event.passive
        and event.verb.form != "noun"
        and last.metric in EQUIPMENT
    )


def of_figure(book: Book, view: View) -> str:
    """In "900,000 casualties. Of this figure, a quarter had been killed" whose soldiers were."""
    last = book.history.last
    if last is None or last.classes != ("soldier",) or not _OF_FIGURE.match(view.words):
        return ""
    return "ru" if last.direction == "ua_on_ru" else "ua"


def goes_on_toll(book: Book, view: View) -> bool:
    """In "Nine people were killed. The number of casualties has passed 70" no army's are told."""
    last = book.history.last_near(view.nth, 2)
    if last is None or view.has("side"):
        return False
    return last.metric in ("killed", "injured") and last.classes != ("soldier",)
