"""Document -> Reading: every number of the text becomes a claim, an equivalent or a rejection."""

import re
from collections.abc import Iterator
from operator import attrgetter

from tracker.claims.claimant.signature import signed
from tracker.claims.claimant.speaker import Speakers, own_claimant
from tracker.claims.loss.tolls import is_outdated, mark_casualties
from tracker.claims.noun.counting import build
from tracker.claims.noun.every_one import every_one
from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import Page, View
from tracker.claims.rejection.comparisons import COMPARED, OTHER_CLAUSE, compare
from tracker.claims.rejection.plan import is_planned_at
from tracker.claims.relation import totals
from tracker.claims.relation.in_turn import share_verb
from tracker.claims.relation.parts import mark_kinds, mark_listed_kinds, set_against_decoys
from tracker.claims.relation.references import LEANING, History
from tracker.claims.settle.book import Book
from tracker.claims.settle.figure import settle
from tracker.claims.settle.title import drop_title
from tracker.claims.verb.metric import assign, metric_of
from tracker.claims.verb.unlisted import unlisted
from tracker.claims.when.clock import Clock
from tracker.claims.words.patterns import spoken
from tracker.model import Document, Quantity, Reading
from tracker.text.find import quantities_of
from tracker.text.lazy import regex
from tracker.text.prepared import Prepared
from tracker.vocab import Vocabulary, load

COUNTED = frozenset({"count", "share", "percent", "person"})
_FRONTED = spoken(
    "reader.fronted",
    r"(?:\d{1,2}[:.]\d\d)?[\s\"-]*(?:(?:out )?of|among) "
    r"(?:the |these |those |a total of |some |about |all |last |(?:[a-z]+ )?[a-z]+'s? (?:overnight |latest )?"
    r")*",
)
_HYPHENED = regex(r"-(?!odd\b|plus\b|strong\b|ма\b|ти\b|ть\b|х\b|м\b|ю\b|й\b|го\b|му\b)[a-zа-яіїєґ]{3,}")
_COUPLE = regex(
    r"couple(?:(?= *[,.;)])"
    r"| (?:in|from|with|who|whose|were|was|had|and|at|on|aged|died|near|living|sitting)\b)"
)
"""In "a couple in a car came under fire" two people are meant, not counted."""
_NO_REPORTS = regex(
    r" (?:immediate |official |preliminary |further |other )*(?:reports?|information|word|details|data|signs?"
    r"|indications?|evidence|confirmation|threat|damage|destruction|hits (?=to\b|on\b))"
)
"""In "with no reports of casualties" nothing is told to be none."""
_REMAINING = regex(r"\W*(?:out )?of the (?:remaining|other|rest of the) ")
_GLOSSED = regex(
    r"\d[^.;\d]{0,40}[-(,] ?(?:тобто|то есть|или|або|or)(?: почти| майже| понад| более| more than)? $"
)
"""In "25 - тобто понад третину - подавили" the fraction says the number again."""
_RELATIVE = regex(r" (?:that|which) (?:[a-z'-]+ ){1,7}")
_AGES = regex(r"\(\d\d?(?:, \d\d?|,? and \d\d?)+\)")
_PEOPLE = ("person_noun", "civilian_noun", "child_noun", "soldier_noun")
_ANY_OF = regex(r"\b(?:any|some|many|few|part) of (?:the |its |their )?$")
"""In "could not intercept any of the six", "some of the six turned back" six were launched."""
_RATIO = regex(
    r" (?:\w+ ){0,2}(?:for|to) every |(?: (?:killed|dead))? (?:for|to) (?:every )?[\d-]+ (?:wounded|hurt)\b"
)
_RATIO_OF = regex(r"\b(?:killed|dead|lost|die|death|soldier|one) for(?: every)? $|\bfor every $")
"""In "one killed for 6-8 wounded" a ratio is told."""
_DIGIT = regex(r"\d $")
_SOMETIMES = regex(
    r",? (?:and|or|to)(?: sometimes| even| now| then| soon| at times| up to)? "
    r"| (?:[a-z]+-range )?[a-z]+s and (?:about |around |some |over |nearly |almost |up to |more than )?"
)
_SOURCE = regex(r"\W*(?:за|по|згідно з|согласно) [^,;:.\d]{3,70}, (?!як|які|котор|що\b|что\b)")
"""In "За попередньою інформацією, з восьми дронів збито шість" the whole opens what is told."""
_LEAD_OF_TIME = 3
"""In "У вересні з 5600 безпілотників понад 3300 ..." the whole opens what is told of the month."""
_WITH_THEM = regex(r"(?:ами|ями)$")
"""In "з 22 дронами впоралися" the instrumental makes no whole."""
_OUT_OF = regex(r",? (?:out of (?:the |a total of |some |about |more than )?|from a total of )$")
_PAIRED = regex(r" (?:и|і|й|та|and) ")
_AGAIN = regex(r"(?:[,;] |\bа |\bи |\bі |\bта |\band )(?:из|з|із|зі|of(?: the)?) $")


def read(document: Document, vocabulary: Vocabulary | None = None) -> Reading:
    """Claims and rejections of one document, a pure function of it and of the vocabulary.

    >>> from datetime import UTC, datetime
    >>> text = "Overnight into June 29, Russia launched 447 drones at Ukraine, the air force said."
    >>> said = datetime(2025, 6, 29, 9, tzinfo=UTC)
    >>> claim = read(Document(ref="example", text=text, published=said)).claims[0]
    >>> claim.metric, claim.classes, claim.amount.best, claim.claimant
    ('launched', ('drone',), 447.0, 'ua_air_force')
    """
    vocabulary = vocabulary or load()
    text = Prepared(document.text)
    page = Page(document, vocabulary, text, quantities_of(text, document.language))
    book = Book(page, Clock(page), History(vocabulary))
    speakers = Speakers(page, own=own_claimant(page) or signed(page))
    for view in page.views():
        _read_sentence(book, speakers, view)
    drop_title(book)
    claims = [*book.claims, *totals.derived_totals(book.history.entries, book.additions)]
    return Reading(
        document,
        tuple(sorted(claims, key=lambda claim: claim.spans[0])),
        tuple(sorted(book.rejections, key=lambda rejection: rejection.span)),
    )


def _read_sentence(book: Book, speakers: Speakers, view: View) -> None:
    _reject_uncounted(book, view)
    view.attributions = speakers.hear(view)
    view.mentions = build(view)
    if view.mentions:
        _assign_metrics(book, view)
    else:
        book.hear(view)
    claimed = len(book.claims)
    for mention in _wholes_first(view.mentions):
        settle(book, view, mention)
    if view.mentions and len(book.claims) == claimed:
        book.heard.append(view)
        if view.events and not view.has("plan"):
            book.clock.hear(view)  # "За неделю нанесено 25 групповых ударов"
    book.remember(view)


def _is_age_in_list(view: View, number: Quantity) -> bool:
    """In "three women (51, 18, 69)" the bracket tells how old the people before it are."""
    opened = view.normalised.rfind("(", view.start, number.span[0])
    listed = _AGES.match(view.normalised, opened, view.end) if opened > 0 else None
    people = (item for kind in _PEOPLE for item in view.of_kind(kind))
    return (
        listed is not None and number.span[1] < listed.end() and any(one.end == opened - 1 for one in people)
    )


def _wholes_first(mentions: list[Mention]) -> Iterator[Mention]:
    """The M of "all but K of M" is known before what is worked out from it."""
    settled: list[Mention] = []
    for mention in mentions:
        leans = mention.part_of is not None and mention.quantity.form in LEANING
        for one in (mention.part_of, mention) if leans else (mention,):
            if one is not None and not any(one is other for other in settled):
                settled.append(one)
                yield one


def _reject_uncounted(book: Book, view: View) -> None:
    """Numbers that count nothing, and those of a numbered list."""
    kept: list[Quantity] = []
    for quantity in view.quantities:
        number = every_one(view, quantity)
        if number.form == "none" and _NO_REPORTS.match(view.normalised, number.span[1], view.end):
            book.reject(number.span, "no_metric", "none_told")
        elif number.form == "none" and _counts_next(view, number):
            book.reject(number.span, "no_metric", "none_of")
        elif _is_bullet(view, number):
            book.reject(number.span, "ordinal", "bullet")
        elif _is_age_in_list(view, number):
            book.reject(number.span, "age", "ages")
        elif number.reason is not None:
            planned = number.reason == "mean" and is_planned_at(view, number.span[0])
            book.reject(number.span, "plan" if planned else number.reason, number.rule)
        elif _RATIO.match(view.normalised, number.span[1], view.end) or _RATIO_OF.search(
            view.normalised, view.start, number.span[0]
        ):
            book.reject(number.span, "no_metric", "ratio")
        elif _is_mean_too(view, number, kept) or _is_mean_with_next(view, number):
            book.reject(number.span, "mean", "mean")
        elif number.amount.unit == "share" and _GLOSSED.search(view.normalised, view.start, number.span[0]):
            book.reject(number.span, "duplicate", "gloss")
        elif _COUPLE.match(view.normalised, number.span[1] - len("couple"), view.end):
            book.reject(number.span, "pronoun", "couple")
        elif _is_attribute(view, number):
            book.reject(number.span, "no_metric", "attribute")
        else:
            kept.append(number)
    view.quantities = kept


def _is_mean_too(view: View, quantity: Quantity, counts: list[Quantity]) -> bool:
    """In "171 drones a night, against 188 in May and 47 a year earlier" all are means."""
    means = [one for one in view.quantities if one.reason == "mean" and one.span[1] <= quantity.span[0]]
    if not means or quantity.unit_span is not None or any(one.span > means[-1].span for one in counts):
        return False
    gap = view.normalised[means[-1].span[1] : quantity.span[0]]
    compared = COMPARED.search(gap)
    return compared is not None and not OTHER_CLAUSE.search(gap, compared.end())


def _is_mean_with_next(view: View, quantity: Quantity) -> bool:
    """In "15 and sometimes 20 a month" both are means."""
    following = next((one for one in view.quantities if one.span[0] >= quantity.span[1]), None)
    if following is None or following.reason != "mean" or quantity.unit_span is not None:
        return False
    return _SOMETIMES.fullmatch(view.normalised, quantity.span[1], following.span[0]) is not None


def _counts_next(view: View, quantity: Quantity) -> bool:
    """In "жодних 15 загиблих не було" the word of none counts nothing by itself."""
    return any(one.span[0] == quantity.span[1] + 1 for one in view.quantities)


def _is_attribute(view: View, quantity: Quantity) -> bool:
    """In "a nine-storey building", "a three-pronged attack" the number only tells what kind it is."""
    start, end = quantity.span
    if quantity.form == "vague" and view.normalised.endswith((", in ", "(in "), 0, start):
        return True  # the unit of a chart: "drones launched, in thousands"
    word = _HYPHENED.match(view.normalised, end, view.end)
    if word is None or quantity.unit_span is not None:
        return False
    return not any(end < item.start < word.end() for item in view.items)


def _is_bullet(view: View, quantity: Quantity) -> bool:
    """In "1) ...", "2. ...": the number of a line of a list."""
    if not view.sentence.bullet or quantity.span[0] != view.start:
        return False
    return view.normalised[quantity.span[1] : quantity.span[1] + 2] in (") ", ". ")


def _assign_metrics(book: Book, view: View) -> None:
    language = book.page.language
    view.events = [event for event in view.events if not _is_head(event, view.mentions)]
    view.events = [event for event in view.events if not _is_counted_noun(view, event)]
    counted = [mention for mention in view.mentions if mention.quantity.amount.unit in COUNTED]
    counted = [mention for mention in counted if not is_outdated(view, mention)]
    mark_casualties(view, counted)
    if deeds := unlisted(view, counted):
        view.events = sorted([*view.events, *deeds], key=attrgetter("start"))
    assign(counted, view.events, view.normalised, language)
    share_verb(view)
    mark_listed_kinds(view)
    compare(view)
    for mention in counted:
        heading = book.heading or (book.headline if view.sentence.bullet and not mention.family else None)
        if not mention.metric and heading and view.sentence.line:
            event, role = heading
            mention.metric = metric_of(event, role, mention.family, language)
            mention.event, mention.role = event, role
        _mark_whole(view, mention)
    set_against_decoys(view)
    mark_kinds(view)


def _is_counted_noun(view: View, event: Event) -> bool:
    """In "250,000 shells per month" the word right behind a number is no verb of the next one."""
    noun = view.normalised[event.start : event.end] == "shells"
    return noun and _DIGIT.search(view.normalised, view.start, event.start) is not None


def _is_head(event: Event, mentions: list[Mention]) -> bool:
    """In "718 targets": the counted noun is no verb of the sentence."""
    return any(
        mention.span[1] <= event.start < mention.end
        and not any(event.start <= item.start < event.end for item in mention.inner)
        for mention in mentions
    )


def _is_outcome(mention: Mention) -> bool:
    """In "із 47 збитих дронів" the participle tells what became of all."""
    return any(
        item.get("verb") and item.get("verb").sense in ("shoot_down", "neutralise") for item in mention.inner
    )


def _opening(view: View, position: int) -> int:
    """Where the words of a speaker begin: behind his colon or his "that", else with the sentence."""
    told = _SOURCE.match(view.normalised, view.start, position)
    if told is not None:
        return told.end()
    behind = (
        view.normalised.rfind(sign, view.start, position) + len(sign) for sign in (":", " що ", " что ")
    )
    times = (one.span for one in view.windows if one.span[0] - view.start <= _LEAD_OF_TIME)
    opened = max((end for _, end in times if end <= position), default=view.start)
    if view.words.startswith(("of ", "out of ")):
        opened = view.start  # "Of the night's 147 drones, 97 were downed"
    return max(opened, *(start if start > view.start + 4 else view.start for start in behind))


def _stands_alone(view: View, mention: Mention) -> bool:
    """Whether a bare number follows what is counted: "из 95 беспилотников – 80"."""
    following = view.mentions[view.mentions.index(mention) + 1]
    gap = view.normalised[mention.end : following.start]
    bare = following.family == "" or following.end == following.span[1]
    broken = re.search(r"[,;:]", gap) is not None and not (view.page.language == "en" and gap == ", ")
    return mention.family == "air" and bare and not broken


def _is_second_whole(view: View, mention: Mention) -> bool:
    """In "of 300 drones and 20 missiles, 30 and 11 got through" both were launched."""
    if len(view.mentions) < 3 or mention is not view.mentions[1] or mention.family != "air":
        return False
    first = view.mentions[0]
    if not first.whole or first.part_of is not None or mention.part_of is not None:
        return False
    return _PAIRED.fullmatch(view.normalised, first.end, mention.start) is not None


def _has_own_outcome(view: View, mention: Mention) -> bool:
    """In "a third of the 6,300 drones that Ukraine brought down" the whole was not only launched."""
    event = mention.event
    if not mention.whole or mention.metric not in OUTCOMES or event is None or event.start < mention.end:
        return False
    active = not event.passive and mention.role == "obj"
    return active and _RELATIVE.fullmatch(view.normalised, mention.end, event.start) is not None


def _is_whole_of_nothing(view: View, mention: Mention) -> bool:
    """In "Of 2,000 asked, 69 percent want talks" nothing of the war is counted."""
    if view.page.language != "en" or _are_struck(view, mention):
        return view.page.language == "en"
    if mention.family or view.events or view.has("rate_word"):
        return False
    return not any(one.family in ("air", "hits") or one.metric for one in view.mentions if one is not mention)


def _are_struck(view: View, mention: Mention) -> bool:
    """In "hit 49 of 50 targets" the targets were struck, nothing flew."""
    part = next((one for one in view.mentions if one.part_of is mention), None)
    if part is None or mention.classes != ("air_target",):
        return False
    struck = (one for one in view.events if one.sense == "strike" and not one.passive)
    return any(0 < part.start - one.end <= 2 for one in struck)


def _is_out_of(view: View, mention: Mention) -> bool:
    """In "could not intercept any of the six", "12 were downed over the capital, out of 400 launched"."""
    if _ANY_OF.search(view.normalised, view.start, mention.start):
        return True
    before = view.mentions[: view.mentions.index(mention)][-1:]
    return (
        bool(before)
        and before[0].metric in OUTCOMES
        and before[0].quantity.amount.unit == "count"
        and _OUT_OF.search(view.normalised, view.start, mention.start) is not None
    )


def _counts_part_alone(view: View, mention: Mention, opening: int) -> bool:
    """In "Of the 109 vehicles delivered by the West, 18 were destroyed" the verb is that of the part."""
    following = view.mentions[view.mentions.index(mention) + 1]
    behind = mention.event is not None and mention.event.start >= following.end
    return behind and _FRONTED.fullmatch(view.normalised, opening, mention.start) is not None


def _has_verb_of_part(view: View, mention: Mention) -> bool:
    """In "two of five prisoners had been wounded" three were not."""
    part = next((one for one in view.mentions if one.part_of is mention), None)
    return part is not None and part.event is mention.event and not mention.inner


def _mark_whole(view: View, mention: Mention) -> None:
    """The M of "N of M", or of "of M drones, N were ...", was launched."""
    last = mention is view.mentions[-1]
    opening = view.start if last else _opening(view, mention.start)
    first = not last and not any(opening <= one.start < mention.start for one in view.mentions)
    if not last and _AGAIN.search(view.normalised, view.start, mention.start):
        mention.whole = mention.whole or _stands_alone(view, mention)
    if first and _REMAINING.fullmatch(view.normalised, opening, mention.start):
        mention.metric, mention.event, mention.family, mention.classes = "", None, "other", ()
        return
    fronted = first and not _WITH_THEM.search(view.normalised, mention.span[1], mention.end)
    if fronted and mention.family == "equipment" and _counts_part_alone(view, mention, opening):
        mention.metric, mention.event = "", None
        return
    if fronted and _FRONTED.fullmatch(view.normalised, opening, mention.start):
        mention.whole = not _is_outcome(mention)
    if mention.whole and mention.family == "person" and _has_verb_of_part(view, mention):
        mention.metric, mention.event = "", None
    if _is_second_whole(view, mention) or _is_out_of(view, mention):
        mention.whole = True
    outcome = not mention.metric or mention.metric in OUTCOMES
    if _has_own_outcome(view, mention) or _is_whole_of_nothing(view, mention):
        return
    entered = mention.metric == "entered" and not any(
        one.part_of is mention and one.event is mention.event for one in view.mentions
    )
    if mention.whole and outcome and not entered and mention.family in ("air", ""):
        mention.metric, mention.rule = "launched", "part_of"
