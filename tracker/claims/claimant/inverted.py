"""The subject that stands behind its verb of speech: "said the mayor", "told by the army"."""

from tracker.claims.claimant.office import (
    first_speaker,
    speaker,
    tally,
)
from tracker.claims.claimant.pronoun import body_behind, pronoun
from tracker.claims.claimant.side import is_placed
from tracker.claims.claimant.taken_up import behind
from tracker.claims.claimant.whose_land import is_of_other_land
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_TOLD_OF = regex(r"[^а-яіїєґё0-9' -]|\b(?:про|о|що|что|об)\b")
_OF_LOSSES = regex(r"\b(?:потери|потерь|втрати|втрат)\b")
_LOSSES = regex(r"\b(?:потери|потерь|втрати|втрат) $")
_FULL_NAME = regex(r"\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+(?=\s*(?:[.,;!]|$))")
_TITLE_ALONE = regex(
    r" (?:(?P<military>командувач|командующий|генерал|речник)|міністр|министр|прем'єр(?:-міністр)?"
    r"|премьер(?:-министр)?|канцлер"
    r"|(?:глава|голова|очільник|начальник) (?:уряду|ова|області|відомства|регіону)"
    r"|глава (?:правительства|ведомства)|(?P<local>губернатор|мер|мэр|глава региона)|чиновник|посадовець)"
    r"(?=[.,;\"!]|$| (?:у|в|на|під|во|на) )"
)
_A_BODY = regex(
    r"the |(?:спецслужба|відомство|ведомство|міністерство|министерство|командування|командование|агентство)\b"
    r"|там(?=[.,;:\"!]|$)"
)
_BY = regex(r"(?: [\w-]+){0,3}? (?:by (?:the )?|in the )")
_SOURCE_IN = slavic(
    r"\"? (?:(?:[а-яіїє'-]+ ){0,2}(?:джерел|співрозмовник|источник|собеседник)[а-яіїє]* )?"
    r"(?:[ву]|[ії]?з|из|від|от) "
)
_AN_ADJECTIVE = 25
"""Characters that may stand before the noun of a body: "в російському оборонному відомстві"."""
_HE = slavic(r" (?:он|она|они|він|вона|вони)\b")


def agent(view: View, item: Item) -> str:
    """In "This was announced by the ministry" who stands behind the passive tells."""
    by = _BY.match(view.normalised, item.end, view.end)
    return first_speaker(view, by.end(), min(view.end, by.end() + 90), sides=True) if by else ""


def inverted(view: View, item: Item, before: str, last: str) -> str:
    """In "..., said Ukraine's air force" the subject stands behind its verb."""
    if view.normalised.startswith((",", " that "), item.end):
        return ""  # "як повідомлялося, російська армія ...", "its spokesman, said that Russia ..."
    if (before or view.normalised.startswith(("як ", "как "), item.start)) and _is_relayed(view, item):
        return UNATTRIBUTED
    if taken := behind(view, item.end, last):
        return taken  # "..., добавили в институте"
    again = (one for one in view.of_kind("pronoun_speaker") if one.start - item.end == 1)
    body = next((one for one in again if _A_BODY.match(view.normalised, one.start)), None)
    told = body and (last or view.page.language != "en") and not is_placed(view, body)
    if body and told and not _is_named(view, body):
        return pronoun(view, body, last)  # "..., added the command"
    if last and (title := _TITLE_ALONE.match(view.normalised, item.end, view.end)):
        civil = last.endswith("_official") or last.startswith(("donor:", "eu"))
        if (civil or title["military"]) and not (title["local"] and is_of_other_land(view, last)):
            return last  # "..., уточнив глава уряду"
    that = view.normalised.find(" that ", item.end, item.end + 70)
    reach = that if that > 0 and view.page.language == "en" else item.end + 70
    if _HE.match(view.normalised, item.end):
        return last or UNATTRIBUTED  # "Всего, говорит он, применили 1580 авиабомб"
    named = first_speaker(view, item.end, _first_number(view, item.end, reach), sides=True)
    return named or _by_name_alone(view, item) or body_behind(view, item, last)


def _is_named(view: View, body: Item) -> bool:
    """In "агентство AFP", "командування «Схід»" the name behind the noun tells which body it is."""
    behind = (one for one in view.items if 0 < one.start - body.end <= len(' "'))
    regions = view.page.vocabulary.regions
    return any(
        one.get("publisher") or one.get("claimant") or regions[str(one.get("region"))].kind == "command"
        for one in behind
        if one.get("publisher") or one.get("claimant") or one.get("region")
    )


def _first_number(view: View, start: int, end: int) -> int:
    """Where the first counting number between two positions begins: behind it nobody is named as speaker."""
    numbers = (one.span[0] for one in view.quantities if one.reason is None and start <= one.span[0] < end)
    return min(view.end, next(numbers, end))


def _by_name_alone(view: View, item: Item) -> str:
    """In "..., поінформував Ярослав Шанько" a name without an office is that of a local official."""
    if view.page.language == "en" or not _FULL_NAME.match(view.page.text, item.end):
        return ""
    if view.page.language == "uk":
        return "ua_official"
    regions = [view.page.vocabulary.regions[one.get("region")].country for one in view.of_kind("region")]
    return f"{regions[0]}_official" if regions and regions[0] in ("ua", "ru") else ""


def behind_verb(view: View, item: Item) -> str:
    """In "Збиття 29 дронів підтвердили вранці Повітряні сили" the subject stands behind its verb."""
    limit = min(view.end, item.end + 40)
    limit = view.end if _OF_LOSSES.search(view.normalised, item.end, limit) else limit
    named = (one for one in view.items if item.end <= one.start < limit and one.get("claimant"))
    first = next((one for one in named if not _LOSSES.search(view.normalised, item.end, one.start)), None)
    gap = view.normalised[item.end : first.start] if first else ","
    told_of = first is None or _TOLD_OF.search(gap) is not None
    return "" if first is None or told_of else speaker(view, first)


def _is_relayed(view: View, item: Item) -> bool:
    """In "Как сообщает Reuters, Россия выпустила ..." a newspaper tells that does not count."""
    following = [one for one in view.items if 0 <= one.start - item.end <= 2]
    if any(one.get("publisher") and _speaks_to(view, one) for one in following):
        return False  # "сказал Bloomberg чиновник НАТО"
    return any(one.get("publisher") and not tally(view, one) for one in following)


def _speaks_to(view: View, paper: Item) -> bool:
    """In "розповіли «Українській правді» джерела в СБУ" the newspaper is who was told."""
    source = _SOURCE_IN.match(view.normalised, paper.end, view.end)
    reach = source.end() + _AN_ADJECTIVE if source else paper.end + 2
    behind = (one for one in view.items if paper.end < one.start <= reach)
    return any(one.get("role") or one.get("claimant") for one in behind)
