"""What was made or is to be made, and what only was paid for or given."""

from tracker.claims.page.groups import PRODUCTION
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.other_senses import is_aimed, may_turn_out
from tracker.claims.settle import context
from tracker.claims.settle.book import Book
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_PAYS_FOR = regex(
    r"\b(?:pay(?:s|ing)? for|paid for|buy(?:s|ing)?|bought|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)"
    r"|order(?:s|ed)|purchas\w+"
    r"|receiv\w+|suppl(?:y|ies|ied))\b[^,;:.]{0,20}$"
)
_UNMANNED = regex(
    r" (?:[\w-]+ )?(?:interceptor|naval|sea|marine|maritime|surface|underwater|ground)"
    r" (?:drones?|missiles?|robots?)\b"
)
_NEAR_VERB = 30
_OF_TIME = regex(
    rf"{context.TO_BE_MADE}|[.,;)\"]|$| (?:by|in|for) (?:the (?:end|year|spring|summer|autumn|winter)\b"
    r"|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|all)"
    r"| (?:this|last|next|the previous|the following) (?:year|month|week|spring|summer|autumn|winter|quarter)"
    r"| (?:a|the) (?:year|month) (?:earlier|before|ago|later|after)"
)
_MORE = regex(
    r"(?:\band|,|;)(?: (?:up|down) from| (?:just |only )?(?:after|compared with|against|versus)"
    r"| (?:it |they )?(?:aims?|hop(?:es?|ing)|aiming|plans?|planning|wants?|intends?)(?: for| to reach)?)?"
    r"(?: (?:about|some|around|only|just|another|nearly|almost|over|more than|at least|up to"
    r"|as many as))*\s*$"
)
_GIVEN = regex(
    r"\b(?:sen[dt]|gi[vf]|gave|suppl[yi]|deliver|buy|bought|order|provid|receiv|donat|transfer|purchas)[a-z]*"
    r" (?:\w+ ){0,2}$"
)
_BY_YEAR_END = regex(
    r"\b(?:by the end of (?:the|this) year|к концу (?:этого )?года|до кінця (?:цього )?року)\b"
)
_PLANNED = spoken(
    "produced.planned",
    r"\b(?:plan(?:s|ned|ning)?|target(?:s|ed)?|goal|aims?|aimed|expect(?:s|ed)?|intend(?:s|ed)?|forecast)\b",
)


def is_planned_on(book: Book, view: View, mention: Mention) -> bool:
    """In "Made 1.5 million in 2025. For 2026 2.2 million are planned" the same things are to be made."""
    bare = not mention.metric and not mention.family and mention.quantity.amount.unit == "count"
    dated = any(one.kind == "year" for one in view.windows) or _BY_YEAR_END.search(view.words)
    if not bare or not dated:
        return False
    return _goes_on(book, view, mention) and _PLANNED.search(view.words) is not None


def turned_out_on(book: Book, view: View, mention: Mention) -> bool:
    """In "изготовила 34 тысячи. В этом году планирует выпустить 40 тысяч" the same things are to be made."""
    return may_turn_out(view, mention) and not is_aimed(view) and _goes_on(book, view, mention)


def produced(book: Book, view: View, mention: Mention) -> None:
    """What a verb of making counts: made, planned, or nothing of arms."""
    event = mention.event
    if event and event.start >= mention.end and _GIVEN.search(view.normalised, view.start, mention.start):
        mention.metric = ""  # "intends to send 14 tanks produced in Germany"
        return
    if event and any(mention.end <= one.start and one.end <= event.start for one in view.mentions):
        mention.metric = ""  # "14 дронів на суму 1 млн грн, зібраних за дев'ять днів"
        return
    things = mention.family in ("air", "equipment") or (
        mention.family == "" and _goes_on(book, view, mention)
    )
    if things and _PAYS_FOR.search(view.normalised, view.start, mention.start):
        mention.metric = ""  # "would pay for thousands of drones built in Ukraine"
    elif things and mention.quantity.amount.best != 1:  # "the production of one drone takes three hours"
        mention.metric = context.production_metric(view, mention)
        mention.classes = what_is_made(book, view, mention)
    else:
        mention.metric = ""


def what_is_made(book: Book, view: View, mention: Mention) -> tuple[str, ...]:
    """What is made, or goes on being made; plain drones are made of every kind and have no class."""
    classes = mention.classes
    if not mention.family:
        before = view.previous(mention) or book.history.last_near(view.nth)
        classes = tuple(before.classes) if before else ()
    return () if classes == ("drone",) else classes


def maker(view: View, mention: Mention) -> Event | None:
    """In "will produce 40,000 interceptor drones" no strike drones are counted, but weapons are made."""
    if mention.family != "other" or not _UNMANNED.match(view.normalised, mention.span[1]):
        return None
    before = [event for event in view.events if event.end <= mention.start]
    if before and before[-1].sense == "produce" and mention.start - before[-1].end <= _NEAR_VERB:
        return before[-1]
    told = next((event for event in view.events if event.start >= mention.end), None)
    if told is None or told.sense != "produce" or not told.passive:
        return None
    return told if told.start - mention.span[1] <= _NEAR_VERB + len(" interceptor drones") else None


def makes_on(view: View, mention: Mention) -> bool:
    """In "made 2,700 drones, and 4,500 are planned for 2026", "up from 1,200" the verb is left out."""
    before = view.previous(mention) if not mention.classes and mention.family in ("", "other") else None
    if before is None or before.metric not in PRODUCTION or not _OF_TIME.match(view.normalised, mention.end):
        return False
    gap = view.normalised[before.end : mention.start]
    return _MORE.search(gap) is not None or context.IS_PLAN.match(view.normalised, mention.end) is not None


def _goes_on(book: Book, view: View, mention: Mention) -> bool:
    """In "built 2,700 drones and intends to make 40,000", in two sentences too, the same things are made."""
    if before := view.previous(mention):
        return before.metric in PRODUCTION
    last = book.history.last_near(view.nth)
    return last is not None and last.metric in PRODUCTION
