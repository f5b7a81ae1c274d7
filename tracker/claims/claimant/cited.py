"""Who is cited: "according to the mayor", "in his words", "говорится в сообщении"."""

from tracker.claims.claimant.attacked import defends
from tracker.claims.claimant.named import Names, named_after
from tracker.claims.claimant.office import first_speaker
from tracker.claims.claimant.reach import numbers_before, turns
from tracker.claims.claimant.side import SERVICES, is_placed
from tracker.claims.claimant.taken_up import HIS_PAPER, behind
from tracker.claims.claimant.whose_land import is_of_other_land
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_TURN = spoken("cited.turn", r", (?:while|but) |; ")
_SAME_BODY = regex(
    r" (?:[а-яії]+ких (?:военных|військових)|(?:him|her|them|it)"
    r"|(?:the|this|that|its) (?:(?:latest|same|new|daily) )?(?:force|report|post|message"
    r"|update|bulletin|briefing|statement|document|summary|release))(?=[,.;]| - |$)"
)
_OWNED = slavic(r" (?!о\b|об\b|про\b|что\b|що\b|також\b|также\b|ж\b)[а-яіїєґ]")
"""In "говорится в сообщении ведомства" the words behind tell whose paper it is."""
_BARE_OFFICE = regex(
    r"(?:губернатора|главы(?: региона| области)?|мэра|чиновника|очільника|голови|мера|посадовця"
    r"|(?:local |regional |city )?(?:authorities|officials|governor|mayor))(?=[,.;]|$)"
)
_OF_MILITARY = slavic(r" (военных|військових)(?=[.,;:!\"]| -|$)")
_STUDY_BY = regex(
    r" (?:an?|the|its|new|recent) (?:[\w'-]+ ){0,3}?(?:analys[ei]s|count|tally|study|review"
    r"|calculations?|estimates?|assessment|breakdown)(?P<of>) of [^,;.]{3,70}? by (?:the )?"
)
_AS_OF = slavic(r" (?:станом |по состоянию )?на (?!сайт|портал|страниц|сторін|карт)")


def cited(view: View, last: str, found: list[Attribution], names: Names) -> list[Attribution]:
    """In "according to the mayor", "citing the General Staff" who is named there asserts."""
    tallies = [one.at for one in found if one.claimant.startswith("tally:")]
    sources = []
    for item in view.of_kind("according"):
        if any(turns(view, at, item.start) < 0 for at in tallies):
            continue  # "AFP counted from reports of ..."
        if view.normalised.startswith(",", item.end) or _AS_OF.match(view.normalised, item.end):
            continue  # "according to first data, ...", "по данным на 14:25"
        start = item.end
        study = _STUDY_BY.match(view.normalised, item.end, view.end)
        if study and not view.between(item.end, study.start("of"), "publisher"):
            start = study.end()  # "according to an analysis of air force data by the institute"
        named = named_after(view, start, names) or behind(view, start, last)
        named = named or first_speaker(view, start, min(view.end, start + 90)) or _army(view, item)
        same = (
            view.normalised.startswith(" the official", item.end)
            or _SAME_BODY.match(view.normalised, item.end, view.end)
            or _is_same_official(view, item, last)
        )
        named = (last if same else "") or named
        if named:
            sources.append(_according(view, item, named, found))
    return sources


def _army(view: View, item: Item) -> str:
    """In "Над Киевом сбили 14 дронов, по данным военных" the army of those attacked is cited."""
    cited = _OF_MILITARY.match(view.normalised, item.end, view.end)
    side = defends(view) if cited else ""
    return SERVICES["military"].get(side, "")


def _is_same_official(view: View, item: Item, last: str) -> bool:
    """In "По информации губернатора, ..." the governor goes on who was named before."""
    behind = (item.end + 1, item.end + len(" the "))
    office = next((one for one in view.of_kind("role") if one.start in behind), None)
    if office is None or not last.endswith("_official") or is_placed(view, office):
        return False
    if view.page.language != "en" and is_of_other_land(view, last):
        return False
    return _BARE_OFFICE.match(view.normalised, office.start, view.end) is not None


def _according(view: View, item: Item, named: str, found: list[Attribution]) -> Attribution:
    """How far "according to ..." reaches: its clause, or up to a contrast or a semicolon."""
    start, end = view.clause_of(item.start)
    semicolon = view.normalised.rfind("; ", view.start, item.start)
    if any(one.at < semicolon for one in found):
        return Attribution(named, semicolon, max(end, view.end), item.start)
    contrast = _TURN.search(view.normalised, view.start, item.start)
    if (
        contrast
        and numbers_before(view, contrast.start())
        and not numbers_before(view, item.start, contrast.end())
        and numbers_before(view, view.end, item.end)
    ):
        return Attribution(named, contrast.start(), max(end, view.end), item.start)
    return Attribution(
        named, start if item.start - start <= 3 else view.start, max(end, view.end), item.start
    )


def his_words(view: View, last: str) -> list[Attribution]:
    """In "По его словам, ...", "говорится в сообщении" who spoke last goes on."""
    if not last:
        return []
    told = [
        one.start
        for one in view.of_kind("his_words")
        if view.normalised.endswith((", що", ", что"), one.start, one.end)
        or not _OWNED.match(view.normalised, one.end, view.end)
    ]
    if paper := HIS_PAPER.search(view.normalised, view.start, view.end):
        told.append(paper.start())
    return [Attribution(last, view.start, view.end, at) for at in told]
