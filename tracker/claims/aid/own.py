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
_GIVES = regex(
    r"\b(?:aid|assist|support|help|relief|donat|donor|giv(?:e|es|en|ing)\b|gave\b|hand(?:s|ed|ing)? over"
    r"|transfer|provid|suppl(?:y|ies|ied)\b|lend|lent\b|loan|contribut|send|sent\b|pledg|promis|drawdown"
    r"|purl\b|ramstein|allies|partners|tranche|frozen"
    r"|допом[оа]|помощ|помо[гж]|підтрим|поддерж|переда|нада[вдєс]|надан|предостав|подар|пожертв|безвозм"
    r"|безоплатн|постав|постач|кредит|позик|за[её]м|донор|внес|внёс|взнос|союзник|партн[её]р|рамштайн|транш"
    r"|заморожен|пообіця|обеща|всу\b|зсу\b|зобов'яз|обязат)"
)
"""Where nothing of these is told, a sum that is approved, set aside or spent may be a country's own."""
_ARMS_ITSELF = regex(
    r"\b(?:(?:its|their|our) (?:[a-z]+ )?(?:own|army|navy|fleet|air force|armed forces|military|soldiers"
    r"|troops|brigades?|reserves|reservists|tanks|airspace|skies|coast|borders?)"
    r"|(?:army|navy|air force)'s own|(?:anti-)?drone wall|border (?:wall|fence|guards?|fortifications?)"
    r"|reservists|conscripts|barracks|rearm\w*|moderni[sz]\w+"
    r"|(?:armed forces|army|navy|air force) (?:will |would |is to |are to |has |have )?"
    r"(?:buys?|bought|buying|orders?)\b"
    r"|contracts?|tenders?|(?:has|have|had) ordered|orders|spends?|spent|procure\w*"
    r"|на границ|пограничник|резервист|призывник|казарм|перевооруж|потрати[тл]"
    r"|на кордоні|прикордонник|резервіст|призовник|переозброє|витрати[тл]"
    r"|модернизац|модернізаці|контракт|тендер|флот[ау]?\b|собственн|власн"
    r"|сво(?:ю|ей|єї|его|го|их|їх|ими?|їми?) (?:[а-яіїєё]+ )?"
    r"(?:арм|флот|оборон|ппо|пво|вооруж|збройн|границ|кордон|войск|військ|солдат|сил))"
)
"""What a country buys for itself, or does at its border."""
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


def is_own(view: View, on_page: bool, in_part: bool) -> bool:
    """In "the army will get new uniforms for 21 billion", "44 billion under SAFE" a country arms itself.

    Whether Ukraine is named on the page and in the paragraph: a page on it may tell of money that stays.
    """
    if in_part or _AID.search(view.normalised, view.start, view.end) is not None:
        return False
    if _SAFE.search(view.printed) is not None:
        return True
    if not on_page:
        return view.page.tells(_OWN_DEFENCE) or _arms_itself(view)
    own = view.part.tells(_OWN_DEFENCE) or _ARMS_ITSELF.search(view.words) is not None
    return own and not view.part.tells(_GIVES)


def _arms_itself(view: View) -> bool:
    """In "signed a contract worth 73 million euros for its navy" nobody gives, and nobody else is named."""
    return _ARMS_ITSELF.search(view.words) is not None and not view.page.tells(_GIVES)


def is_undecided(view: View, mention: Mention) -> bool:
    """In "не ухвалили рішення щодо позики", "представит на утверждение пакет" nothing is given yet."""
    if _UNDECIDED.search(view.normalised, view.start, mention.start):
        return True
    asked = _FOR_APPROVAL.search(view.normalised, view.start, view.end)
    return asked is not None and not _APPROVED.search(view.normalised, view.start, view.end)
