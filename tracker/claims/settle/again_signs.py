"""The words by which a figure says that it counts again what was told before it."""

from tracker.claims.page.groups import LOSSES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import START, regex

_THEY_WERE = slavic(
    r"\b(?:их|таких|їх) (?:было|стало|оказалось|насчитал\w+|насчитывалось|було|нарахували|виявилося)"
    r"(?: (?:уже|вже|всего|лише|лишь|только))? $"
    r"|\b(?:всего|итого|всього|усього|загалом)\b[^.;\d]{0,40} (?:их|їх|таких) $"
    rf"|(?:{START}"
    r"|[,;] |- |\b(?:тепер|теперь|нині|сейчас|цього разу|на этот раз|в этот раз) )(?:их|таких|їх)"
    r"(?: (?:уже|вже|всего|лише|лишь|только))? $"
    r"|\b(?:в|за|у) [а-яіїє]+(?:ле|ре|рте|не|ае|сте|і|му|це|ду|ли) (?:было|було) $"
)
_THEM = slavic(
    r",? (?:их|таких|їх) (?:(?:уже|вже|поки|пока)(?: що| что)? "
    r"|(?:всього|всего|лише|лишь|только|тільки) )?"
)
_THERE_WERE = regex(r"\b(?:there (?:were|(?:had|have) been)(?: in all| in total)?|they numbered) $")
_THE_FIGURE = spoken(
    "again_signs.the_figure",
    r"\b(?:(?:the|its|their|that|this) (?:[a-z]+ )?(?:numbers?|figures?|totals?|counts?|lists?|toll|tally"
    r"|losses|rates?|shares?)|it)(?: (?:in|for|on|by) [\w ]{1,20})?"
    r"(?:, (?:[\w']+ ){1,4}(?:said|says|wrote|added|noted)(?: \w+)?,)? "
    r"(?:(?:had|has|have|was|is|were|be|been|being|as|now"
    r"|already|between|likely|probably|actually|believed|thought|estimated|closer|may|could|might"
    r"|later"
    r"|then|only|just|reached|reaches|stood|stands|risen|rose|rises|climbed|climbs|grown|grew|hit|passed"
    r"|fell|fallen|dropped|slid"
    r"|doubled|tripled|quadrupled|halved"
    r"|jumped|went|up|at|to|of|about|around|some|over|nearly|almost|more|than|at least|still|even"
    r"|lower|higher"
    r"|smaller|larger),?:?\s+)+"
    r"(?:[\d,.]+ \w+ and )?$"
    r"|\b(?:that|this|it|these|figures?|numbers?) (?:compares?|compared) (?:with|to) "
    r"(?:(?:about|some|around|over|just|only) )?(?:[\d,.]+ \w+ and )?$"
    r"|\bputs? (?:russia's|ukraine's|moscow's|kyiv's|its own|theirs) at $",
)
_THAT_INCLUDES = spoken(
    "again_signs.that_includes",
    r"[\s\"•-]*(?:(?:that|this|which|these|those|it"
    r"|(?:the|this|that|these|those) (?:figure|total|tally|toll|number|count)s?)"
    r" (?:also )?(?:includ(?:es?|ed)|comprises?|counts)|of (?:these|those|them)|among them|they included?)\b",
)
_AND = regex(r",? (?:and |і |та |й |и |а также |а також )?|, ")
_TIME_ALONE = spoken(
    "again_signs.time_alone",
    r"[\s,:;-]*(?:(?:(?:for|by|in) comparison"
    r"|already|only|just|in total|overall|altogether|in all|it is|it was|that is|and|in|for"
    r"|over|during|on|the|a)"
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
_MORE = regex(r"[\s\"-]*(?:ще|іще|ещё|еще) ")
_ANOTHER = regex(r"[,;] (?:and |with |plus )?(?:another|a further) $")
_DOWN_THERE = regex(
    r"(?: of (?:them|these|the [\d,]+))?(?: each)?(?: (?:fell|came down|went down|crashed|were|was))?"
    r" (?:over|in|above|near|around|across) (?:the |occupied |annexed |neighbou?ring )*"
)
_ACCOUNTED = regex(
    r"\baccount(?:ed|s|ing) for (?:[^;.:]{1,90} for )?(?:about |some |another |the other |only )?$"
)
"""In "Tula Region accounted for 19 of them" they are a part of what was told."""
_OVER = regex(
    r"(?:, [-–]| ?[-–]?) ?(?:(?:приш|прип|приход|припад)[а-яіїє]+ )?(?:над|в|во|на|у|по|в небе|у небі) "
)


def lists_loss(view: View, mention: Mention) -> bool:
    """In "The tally also lists 9,540 tanks" what an army lost is listed on."""
    if mention.family != "equipment" or mention.metric:
        return False
    before = view.previous(mention)
    lost = before is not None and before.metric in LOSSES
    if lost and before and _ALONG_WITH.fullmatch(view.normalised, before.end, mention.start):
        return True
    return _LISTS.search(view.normalised, view.start, mention.start) is not None


def adds_on(view: View, mention: Mention) -> bool:
    """In "81 drones were downed in the night, and 14 more by noon" the verb goes on."""
    more = view.normalised.startswith(" more", mention.span[1])
    more = more or _ANOTHER.search(view.normalised, view.start, mention.start) is not None
    alone = not mention.family and not any(event.start >= mention.end for event in view.events)
    return more and alone and any(one.metric and one.end <= mention.start for one in view.mentions)


def says_number(view: View, mention: Mention) -> bool:
    """In "The governor later said six." the number alone is told."""
    if view.events:
        return False
    said = any(
        view.normalised[item.end : mention.start] in (" ", " it was ", ": ") for item in view.of_kind("said")
    )
    return said and not mention.family and _ENDS.match(view.normalised, mention.end, view.end) is not None


def is_placed(view: View, mention: Mention) -> bool:
    """In "Больше всего - 73 - над Кубанью, 36 - над Воронежской" the places of a total are listed."""
    if _ACCOUNTED.search(view.normalised, view.start, mention.start):
        return True
    if view.page.language == "en":
        return _fell_there(view, mention)
    if view.events:
        return False
    place = _OVER.match(view.normalised, mention.end, view.end)
    return place is not None and any(0 <= item.start - place.end() <= 25 for item in view.of_kind("region"))


def _fell_there(view: View, mention: Mention) -> bool:
    """In "Sixteen fell over Belgorod, ten over Rostov" the verb only tells where those just told were."""
    if any(event.sense != "come_down" for event in view.events) or mention.family not in ("", "air"):
        return False
    place = _DOWN_THERE.match(view.normalised, mention.end, view.end)
    return place is not None and any(item.start == place.end() for item in view.of_kind("region"))


def lists_on(view: View, mention: Mention) -> bool:
    """In "the figures were lower: 918 drones and three missiles" the list goes on."""
    before = view.previous(mention)
    return before is not None and before.rule == "again" and are_joined(view, before, mention)


def are_joined(view: View, before: Mention, mention: Mention) -> bool:
    """Whether nothing but "and" or a comma stands between two numbers."""
    return _AND.fullmatch(view.normalised, before.end, mention.start) is not None


def is_part(view: View, mention: Mention) -> bool:
    """In "That includes 960", "Four of them children." a part of the last figure is told."""
    alone = mention.anaphor and mention.subset_of is None and not view.events
    return alone or _THAT_INCLUDES.match(view.normalised, view.start) is not None


def tells_them(view: View, mention: Mention) -> bool:
    """In "их было 97", "цього року їх уже 40" the pronoun stands for what was counted before."""
    if mention.family:
        return False
    times = [one.span[1] for one in view.windows if one.span[1] < mention.start]
    told = times and _THEM.fullmatch(view.normalised, times[-1], mention.start)
    return bool(told or _THEY_WERE.search(view.normalised, view.start, mention.start))


def there_were(view: View, mention: Mention) -> bool:
    """In "there were 97 in all" too."""
    if tells_them(view, mention):
        return True
    return not mention.family and _THERE_WERE.search(view.normalised, view.start, mention.start) is not None


def tells_figure(view: View, mention: Mention) -> bool:
    """Whether "the number was", "it had reached" stands right before a number."""
    before = view.normalised[max(view.start, mention.start - 90) : mention.start]
    return _THE_FIGURE.search(before) is not None


def only_when_or_where(view: View, mention: Mention, last: Mention | None = None) -> bool:
    """In "In October, 5,312.", "Над Харковом - ще 9", "Ще 9 - удень" only the time or the place is new.

    `last`: with which the row of figures ends that the first one opens.
    """
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
        ends = _ENDS.match(view.normalised, (last or mention).end, view.end) is not None
        return ends and _TIME_ALONE.fullmatch(before) is not None
    after = "".join(words[mention.end - view.start :]).rstrip(' ."\n') + " "
    return bool(told) and _MORE.fullmatch(before) is not None and _TIME_ALONE.fullmatch(after) is not None


def is_open(mention: Mention) -> bool:
    """In "by noon it had reached 23", "в списке было 97 имён" the verb tells of nothing else."""
    faint = mention.event is not None and mention.event.sense in ("reach", "involve") and not mention.family
    return faint or not mention.metric


def is_told_of(view: View, mention: Mention) -> bool:
    """In "рассказал о пяти сбитых, министерство сообщило о трёх" the same is counted by another."""
    event = mention.event
    if event is None or event.sense != "involve" or mention.family or event.end > mention.start:
        return False
    if mention.side:
        return False  # "while Kyiv reported 138 Russian ones": those of the other side
    return any(item.start == event.start for item in view.of_kind("said"))
