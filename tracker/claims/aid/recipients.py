"""Who receives a sum: "Україні 40 млн, а Молдові 10 млн" gives Ukraine forty."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import Spoken
from tracker.text.lazy import regex

_NAMES = (
    "moldova|georgia|armenia|kenya|africa|nigeria|haiti|bangladesh|egypt|jordan|turkey|argentina|brazil"
    "|sri lanka|ghana|zambia|tunisia|morocco|taiwan|israel|pakistan|lebanon|syria|nepal|indonesia|ecuador"
    "|cuba|serbia|bosnia|gaza|sudan|yemen|somalia|afghanistan|ethiopia|the balkans"
)
DATIVES = (
    r"молдові|молдове|вірменії|армении|грузії|грузии|туреччині|турции|єгипту|египту|аргентин[іе]|бангладеш"
    r"|пакистану|шрі-ланці|шри-ланке|кубі|кубе|білорусі|белоруссии|беларуси|в'єтнаму|вьетнаму|індії|индии"
    r"|індонезії|индонезии|сербії|сербии|угорщині|венгрии|киргизії|киргизии|монголії|монголии|таджикистану"
    r"|узбекистану|казахстану|кенії|кении|нігерії|нигерии|лівану|ливану|йорданії|иордании|тайваню|філіппінам"
    r"|филиппинам|еквадору|эквадору|гані|гане|сирії|сирии|ізраїлю|израилю|судану|ємену|йемену|афганістану"
    r"|афганистану|ефіопії|эфиопии|боснії|боснии|африці|африке"
)
"""Other countries as receivers, in the two languages."""
_TO_OTHERS = Spoken(
    rf"\b(?:to|for) (?:{_NAMES})\b",
    rf"\b(?:{DATIVES}|для (?:молдови|молдовы|{DATIVES})|(?:to|for) (?:{_NAMES}))\b",
)
_OTHERS_SHARE = regex(rf"\b(?:and|while|but) (?:{_NAMES})(?: (?:(?:will|would) )?(?:gets?|receives?))? $")
_UKRAINE = regex(r"\b(?:україн|украин|києв|киев|київ|ukrain|kyiv)")


def goes_elsewhere(view: View, mention: Mention) -> bool:
    """Whether the words between this sum and its neighbours name another country that receives it."""
    nth = view.mentions.index(mention)
    start = view.mentions[nth - 1].end if nth else view.start
    ends = [view.mentions[nth + 1].start] if nth + 1 < len(view.mentions) else [view.end]
    stops = (view.normalised.find(sign, mention.end, ends[0]) for sign in (", ", "; ", ". "))
    end = min([*(stop for stop in stops if stop > 0), *ends])
    behind = _TO_OTHERS.search(view.normalised, mention.end, end)
    if behind and not _UKRAINE.search(view.normalised, mention.end, end):
        return True
    if _UKRAINE.search(view.normalised, start, end):
        return False
    before = _OTHERS_SHARE.search(view.normalised, start, mention.start)
    return before is not None or _TO_OTHERS.search(view.normalised, start, end) is not None
