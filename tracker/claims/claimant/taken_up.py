"""A body taken up by its noun: "the Kiel Institute ... according to the institute", "в разведке добавили"."""

import re

from tracker.claims.claimant.named import Known
from tracker.claims.claimant.side import speaks_of_regime
from tracker.claims.claimant.whose_land import is_of_other_land
from tracker.claims.page.bodies import ARMED, OFFICIALS
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.body_nouns import BODIES
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_FAR = 1500
"""A body was named so near before its noun, at most [characters]."""
_NOUN = "|".join(f"(?P<{kind}>{words})" for kind, (words, _) in BODIES.items())
_THIS = r"(?:(?:the|this|that|same|самой?|этой?|этого|цього|цієї|самого|самої|т(?:ого|ой|ієї) же?) ){0,2}"
_OF_IT = (
    r"(?:(?:дан|сводк|зведен|отч[её]т|звіт|сообщен|повідомлен|оцен|оцін|представител|представни"
    r"|пресс?-?служб|спикер"
    r"|пресс?-?секретар|речни|аналити|аналіти|эксперт|експерт|исследовател|дослідни|начальни|директор"
    r"|керівни|сайт"
    r"|канал|сторін|страниц)[а-яіїєґ]*|(?:источник|джерел)[а-яіє]* (?:в|у|з|із|из))"
)
"""Whoever or whatever of a body tells for it: its spokesman, its data, its site."""
_OF_IT_EN = (
    r"(?:an? |the |its )?(?:spokes\w+|officials?|representatives?|analysts|experts|researchers|figures|data"
    r"|statements?|reports?) (?:for|at|of|from|by|in|with)"
)
_BEHIND = regex(
    rf"(?: (?:[нв]а |в |у )?{_OF_IT}| {_OF_IT_EN}| at| from)? (?:в |у |во )?{_THIS}(?:{_NOUN})"
    r"(?=[,.;:!?\")]|$| -| (?:on|in|at|earlier|later|that|also|said|wrote|shows?|showed|suggests?)\b)"
)
_MEANWHILE = (
    r"(?: (?:also|later|then|earlier|has|had|itself|также|також|еще|ще|потом|потім|позже|пізніше|ранее|раніше"
    r"|при этом|при цьому|тогда же|тоді ж|там же)){0,2} $"
)
_AHEAD = regex(
    rf"(?:(?:^|[,;:.!?\"(\n-]\s|\b(?:и|і|та|а|но|але|як|как|что|що|также|також|ранее|раніше|тогда|тоді) "
    rf"|\b(?:в|у|во) |\b{_OF_IT} |\b(?=the |this |that ))){_THIS}(?:{_NOUN}){_MEANWHILE}"
)
_HIS_PAPER = regex(
    rf"\b(?:the|this|that) (?:{_NOUN})'?s? (?:(?:own|latest|new|daily) )?(?:figures|data|counts?|estimates?"
    r"|tally|reckoning|numbers|reports?|statistics|calculations|records)\b"
)
_HIS_DATA = regex(
    rf"(?:\b(?:из|с|з|із|зі) |- )(?:данны[хе]|сводк[иа]|отч[её]т[аы]?|сообщени[яе]|дан(?:их|і)|зведен\w+"
    rf"|звіт[уи]?|повідомлен\w+|оценк[аи]|оцінк[аи]) {_THIS}(?:{_NOUN})"
    r"(?=[,.;!]|$| (?:следует|випливає|видно|явствует)\b)"
)
"""In "Из данных института следует, что ...", "... - данные разведки" its paper tells."""
HIS_PAPER = slavic(
    r"(?:в|у|во|з|із|из|згідно з|согласно|відповідно до) (?:их|его|е[её]|їхн[а-яіїє]+|його|її)"
    r" (?:[а-яіїє]+ )?"
    r"(?:отч[её]т|сводк|звіт|зведен|сообщен|повідомлен|пост|допис|заяв|документ|данн|даних)[а-яіїє]*\b"
)
"""In "Военные сбили 476 дронов, говорится в их отчёте" who spoke last goes on."""
_SAME_PAPER = regex(
    r"\b(?:те|тех|тем|теми|того|том|той|ті|тих|тим|тими|тому|тієї|тією|эти|этих|этим|этого|этой|ці|цих|цим|цими"
    r"|цього|цієї)(?: же| ж| сам[а-яії]+)? (?:подсч[её]т|підрахун|данн|дан[иі]|оцен[оак]|оцін[ок]|расч[её]т"
    r"|розрахун|исследовани|дослідженн|статистик)[а-яіїє]*"
    r"|\b(?:подсч[её]т|підрахунк)[а-яіїє]* (?:агентств|издани|видання|редакці|редакци)[а-яіїє]*"
    r"|\b(?:the same|the agency's|the newspaper's) (?:tally|count|analysis|data|figures|study|reckoning)\b"
)
_SPEAKING = frozenset({"claimant", "publisher", "donor"})
_RECEIVES = regex(r"(?:(?:to|for|give|gives|given|gave|sent?|grant|grants) \S+|украине|україні)$")
"""In "a further million will go to Ukraine, the ministry said" the donor goes on."""


def same_paper(view: View, last: str) -> list[Attribution]:
    """In "Ракет выпущено 188, следует из тех же подсчётов" who counted before goes on."""
    tells = last and view.page.tells(_SAME_PAPER)
    same = _SAME_PAPER.search(view.normalised, view.start, view.end) if tells else None
    if same is None or any(one.get("role") != "tally" for one in view.of_kind("role")):
        return []
    others = (one for one in view.items if not same.start() <= one.start < same.end())
    if any(not _SPEAKING.isdisjoint(one.senses) for one in others):
        return []
    return [Attribution(last, view.start, view.end, same.start())]


def behind(view: View, position: int, last: str) -> str:
    """Whom the noun of a body right behind a position takes up; "" for nobody: "по данным института"."""
    return _meant(view, _BEHIND.match(view.normalised, position, view.end), last).claimant


def ahead(view: View, position: int, last: str) -> Known:
    """Whom the noun of a body right before a verb of speech takes up: "в разведке добавили"."""
    return _meant(view, _AHEAD.search(view.normalised, max(view.start - 2, position - 60), position), last)


def of_its_paper(view: View, last: str) -> list[Attribution]:
    """In "The institute's figures show that ...", "... - данные разведки" a body told of before asserts."""
    english = view.page.language == "en"
    if not ("'s " in view.words if english else _HIS_DATA.search(view.words)):
        return []
    told = _meant(
        view, (_HIS_PAPER if english else _HIS_DATA).search(view.normalised, view.start, view.end), last
    )
    return [Attribution(told.claimant, view.start, view.end, told.at)] if told.claimant else []


def _meant(view: View, match: re.Match[str] | None, last: str) -> Known:
    """The body of the kind of the noun that spoke last, else the one named last before it."""
    if match is None or match.lastgroup is None or _names_itself(view, match.end(match.lastgroup)):
        return Known("", 0)
    fitting, start = BODIES[match.lastgroup][1], match.start(match.lastgroup)
    if match.lastgroup == "ministry" and "оборонн" in match[0] and last in ARMED - {"ru_mod"}:
        return Known("", start)  # a staff is no ministry
    if last.partition(":")[0] in fitting:
        other = is_of_other_land(view, last) or (last.startswith("donor:") and _acts_another(view))
        other = other or (speaks_of_regime(view) and not last.startswith("ru_"))
        return Known("" if other else last, start)
    before = view.page.items_within(max(0, start - _FAR), start)
    named = (str(one.get("claimant")) for one in reversed(before) if one.get("claimant"))
    if match.lastgroup == "ministry":  # any body is one: who spoke last, else the nearest by other signs
        return Known(last, start)
    return Known(next((one for one in named if one in fitting - OFFICIALS), ""), start)


def _acts_another(view: View) -> bool:
    """In "Ukraine will spend it on drones, the ministry said" another than the donor is told of."""
    told = (*view.of_kind("side"), *view.of_kind("donor"), *view.of_kind("region"))
    return any(not _RECEIVES.search(view.normalised, view.start, one.end) for one in told)


def _names_itself(view: View, end: int) -> bool:
    """In "українська воєнна розвідка", "полиция Харькова" the words beside the noun tell whose it is."""
    return any(
        one.end >= end and one.get("claimant") not in (None, "expert", *OFFICIALS)
        for one in view.items
        if one.start < end
    )
