"""Whether a figure is final, may still change, or takes the place of one told before."""

from datetime import timedelta

from tracker.claims.page.groups import (
    AIR,
    PERSONS,
)
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.denial import corrects
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Status, Window
from tracker.text.lazy import regex

_ITS_FIGURE = regex(
    r" (?:its|the|their) (?:figures?|count|tall?y|toll|totals?|numbers?|data|estimate|report)\b"
)
_NEW_TEXT = regex(
    r"(?:updated|revised) (?:statement|post|report|message|bulletin|version|count|tally|figures?)\b",
)
_MADE_PRECISE = slavic(
    r"\b(?:погибш|пострадавш|ранен|жертв|загибл|поранен|постраждал|травмирован"
    r"|травмован)[а-яіїє]*(?: [^.;,\d]{0,40})? "
    r"(?:стал[оа]|теперь|тепер) (?:уже |вже )?$|"
    r"\b(?:число|количеств|кількіст|данн|дані|список|спис)[а-яіїє]* (?:[а-яіїє]+ ){0,2}"
    r"(?:уточнил|уточнен|обновил|обновлен|оновил|оновлен)[а-яіїє]*[^.;\d]{0,20}$"
)
"""In "к вечеру число раненых уточнили: восемь" the toll is a new one."""
_UPDATED_TEXT = regex(
    r"\A\W*(?:оновлено|обновлено|updated?|уточнено"
    r"|updated (?:information|data|figures)|оновлен[аі] (?:інформація|дані)"
    r"|обновл[её]нн(?:ая|ые) (?:информация|данные))(?: \d\d?[:.]\d\d)?[.!:\n]"
)
"""A text that opens with the word alone tells all its figures anew."""
_TOLL_ROSE = regex(
    r"\b(?:death toll|toll|number of (?:dead|deaths|victims|killed|people killed))\b[^.;]{0,60}"
    r"\b(?:rose|risen|rises|climb(?:ed|s)|increased|grew|grown|jumped)\b"
)
_STILL_RUNNING = spoken(
    "status.still_running",
    r"\b(?:attack|raid|assault)(?: (?:on|against) (?:[a-z'-]+ ){1,4}?| )(?:is|was|had)"
    r" (?:still|ongoing|continuing|not over|under ?way|not ended|in progress)"
    r"|\b(?:more|others|some|several|dozens) (?:are |were )?(?:still )?in the (?:air|sky)\b"
    r"|\b(?:attack|raid|assault) still (?:going on|ongoing|continuing|under ?way|in progress|running)"
    r"|\b(?:attack|raid|assault) (?:continues|goes on|(?:is|was) (?:going on|continuing)"
    r"|(?:continued|went on)(?! (?:for|until|till|into|all|through)\b))"
    r"|\b(?:remain|are still) (?:in|over) the (?:sky|skies|air)\b"
    r"|\b(?:is|are|were|remains?|remained) still in (?:the|our|ukrainian|ukraine's)"
    r" (?:air ?space|air|sky|skies)\b"
    r"|\bcombat (?:work|operations?) (?:continues?|goes on|(?:is|are) (?:still )?(?:ongoing|continuing))"
    r"|\balarm (?:has not been|is not) lifted",
)
_MAY_CHANGE = spoken(
    "status.may_change",
    r"\b(?:figures?|numbers?|data|information|counts?|totals?|results|details) [^.;\n]{0,30}?\b(?:"
    r"(?:may|might|could|can|will|is likely to|are likely to) (?:still |yet |later |be )*(?:chang"
    r"|updat|revis|clarif|adjust"
    r"|correct|refin)\w*"
    r"|(?:is|are) (?:still |currently )?(?:being (?:clarif|updat|verif|check|establish|confirm|refin)\w+"
    r"|preliminary|subject to (?:change|revision|clarification|confirmation)))",
)
_BY_DATA = regex(r"\W*(?:according to|as per|by) (?:the )?(?:latest )?")
"""In "According to updated data, ..." what follows is told anew."""
_OPENING = 3
_TO_COLON = 60
"""As far behind "уточнили данные об атаке в ночь на 5 июня" its colon stands, at most [characters]."""
_ONE_ATTACK = timedelta(hours=36)


def status_of(view: View, mention: Mention, window: Window) -> Status:
    """Whether a figure corrects or updates one told before, may still change, or stands."""
    if view.has("corrected"):
        return "corrected"
    fresh = view.page.tells(_UPDATED_TEXT) or (view.has("updated") and _is_fresh(view))
    if fresh or (view.has("updated") and (mention.metric in PERSONS or _is_told_anew(view, mention))):
        return "updated"
    if mention.metric in PERSONS and _MADE_PRECISE.search(view.normalised, view.start, mention.start):
        return "updated"
    air_or_people = mention.metric in AIR or mention.metric in PERSONS
    if air_or_people and corrects(view, mention):
        return "updated"
    if mention.metric == "killed" and _TOLL_ROSE.search(view.words) and mention.rule != "nobody":
        return "updated"
    if mention.metric == "still_airborne" or (mention.metric in AIR and view.page.tells(_STILL_RUNNING)):
        return "preliminary"
    if air_or_people and view.has("preliminary") and _is_preliminary(view):
        return "preliminary"
    told = air_or_people and mention.metric != "personnel_losses"
    if told and _is_one_attack(window) and view.page.tells(_MAY_CHANGE):
        return "preliminary"
    return "final"


def _is_preliminary(view: View) -> bool:
    """In "Уточняется, что 18 сбиты над Тамбовом" nothing is left to be made precise."""
    words = view.of_kind("preliminary")
    return any(not view.normalised.startswith((", что ", ", що "), item.end) for item in words)


def _is_one_attack(window: Window) -> bool:
    """Figures of a month or of the war are not those that "may still be updated"."""
    if window.start is None or window.end is None:
        return True
    return window.end - window.start <= _ONE_ATTACK


def _is_fresh(view: View) -> bool:
    """Whether a sentence opens with the word of an update: "Updated: ..."."""
    return any(
        item.start - view.start <= _OPENING
        or view.normalised.endswith(": ", 0, item.start)
        or _BY_DATA.fullmatch(view.normalised, view.start, item.start)
        for item in view.of_kind("updated")
    )


def _is_told_anew(view: View, mention: Mention) -> bool:
    """In "The air force updated its figures: ..." the word of an update is the verb of who speaks.

    So it is in "in an updated statement", of the last number before it.
    """
    items = view.of_kind("updated")
    if any(_NEW_TEXT.match(view.normalised, item.start) and _is_last(view, mention, item) for item in items):
        return True
    return any(
        item.get("said")
        and (
            ":" in view.normalised[item.end : item.end + _TO_COLON]
            or _ITS_FIGURE.match(view.normalised, item.end)
        )
        for item in items
    )


def _is_last(view: View, mention: Mention, item: Item) -> bool:
    return not any(mention.end <= other.start and other.end <= item.start for other in view.mentions)
