"""Whether a sentence tells of the whole country, of a region, or of a district of the city before."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.place_items import region_items
from tracker.text.lazy import regex

_IN_COUNTRY = regex(
    r"\b(?:в|у|по|для|всій|усій|всей|населення|населения) (?:україн[іиу]|украин[еыу])\b"
    r"|\bin ukraine(?= (?:since|during|as|were|was|had|have)\b|[.,;]|$)"
)
_REGION_ITSELF = regex(
    r"\b(?:над|в|у|по|на) (?:област(?:і|ю|и|ью)|регіон\w*|регион\w*|кра(?:ем|ю|е|єм)|республ[иі][кц]\w*)\b"
)
_DISTRICT = regex(
    r"\b(?:в|у|во) (?:[а-яіїєґё'-]+ськ(?:ому|их)(?:,| та| і)? |[а-яё'-]+ск(?:ом|их)(?:,| и)? )+"
    r"район(?:і|ах|е)\b"
)


def is_total_of_all(view: View, mention: Mention) -> bool:
    """In "над Саратовской областью сбили девять, а всего 121" the sum is of more than the places before."""
    if view.page.language == "en" or not any(one.end <= mention.start for one in view.mentions):
        return False
    for item in view.of_kind("total"):
        parts = [one for one in view.mentions if one.end <= item.start]
        here = any(item.end <= one.start for one in region_items(view))
        here = here or _REGION_ITSELF.search(view.normalised, item.end, mention.start) is not None
        if parts and item.end <= mention.start and not here:
            return not any(item.end <= one.start < mention.start for one in view.mentions)
    return False


def tells_country(view: View) -> bool:
    """In "Десять тисяч загиблих – це віха для України" people of the whole country are told of."""
    return _IN_COUNTRY.search(view.words) is not None


def tells_district(view: View) -> bool:
    """In "уламки впали на трьох локаціях у Подільському районі" the district is of the city before."""
    return _DISTRICT.search(view.words) is not None and not region_items(view)


def says_region_itself(view: View) -> bool:
    """In "У місті загинули двоє, ще трьох людей в області поранено" the region around a town is told."""
    return _REGION_ITSELF.search(view.words) is not None
