"""Money that a country keeps for itself, or that nobody has decided to give yet."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_OWN_DEFENCE = spoken(
    "own.own_defence",
    r"\b(?:(?:its|their|our) own (?:[a-z]+ )?(?:army|troops|defen[cs]e|forces?|military|rearmament|navy)"
    r"|bundeswehr|of gdp|frigates?"
    r"|submarines?|budget committee|safe (?:loans?|programme|program|scheme|fund|instrument))\b",
)
"""Where Ukraine is not named, an army of one's own, its ships and uniforms, a share of the output."""
_AID = regex(r"\b(?:aid\b|assistance\b|допомог|помощ)")
"""What is called aid is given to another, whoever votes on it."""
_SAFE = regex(r"\bSAFE\b")
"""The union lends under this name for the defence of its own members."""
_BUT = r"(?!, (?:but|and|yet|while|instead|але|проте|однак|натомість|зате|а|і|но|однако|зато|и)\b)"
_UNDECIDED = spoken(
    "own.undecided",
    r"\b(?:(?:failed|unable|refused) to (?:agree|decide|approve|reach)|put(?:ting)? off|postpon(?:ed?|ing)"
    r"|(?:did|has|have|had)(?: not|n't) (?:yet )?(?:approved?|agreed?|decided?|adopt(?:ed)?|sign(?:ed)?)"
    r"|(?:without (?:an? |any )?|no )(?:decision|agreement|deal) (?:on|about|over))\b"
    rf"(?:{_BUT}[^.;])*$",
)
"""In "leaders did not approve the loan of 140 billion" nothing is given."""
_FOR_APPROVAL = regex(
    r"\b(?:на|для) (?:утвержден|одобрен|согласован|рассмотрен|ратификац|голосован|затвердженн|схваленн"
    r"|погодженн|розгляд|ратифікац)[а-яіїє]*\b"
    r"|\bfor (?:(?:its|their|parliamentary|congressional|final|formal) )?(?:approval|ratification"
    r"|consideration)\b"
)
_APPROVED = regex(
    r"\b(?:одобрил|утвердил|принял|поддержал|проголосовал|схвалил|схвалив|затвердил|затвердив|ухвалил|ухвалив"
    r"|підтрима|одобрен[аы]?\b|утвержден[аы]?\b|approved|adopted|passed|backed)"
)


def is_own(view: View, names_ukraine: bool) -> bool:
    """In "the army will get new uniforms for 21 billion", "44 billion under SAFE" a country arms itself."""
    given = names_ukraine or _AID.search(view.normalised, view.start, view.end) is not None
    return not given and (view.page.tells(_OWN_DEFENCE) or _SAFE.search(view.printed) is not None)


def is_undecided(view: View, mention: Mention) -> bool:
    """In "не ухвалили рішення щодо позики", "представит на утверждение пакет" nothing is given yet."""
    if _UNDECIDED.search(view.normalised, view.start, mention.start):
        return True
    asked = _FOR_APPROVAL.search(view.normalised, view.start, view.end)
    return asked is not None and not _APPROVED.search(view.normalised, view.start, view.end)
