"""Sources in words: claimants, publishers, donors and who counts for himself."""

from tracker.terms import Language
from tracker.vocab import load

TALLY = {"en": "{} (own count)", "uk": "{} (власний підрахунок)", "ru": "{} (собственный подсчёт)"}


def name_of(source: str, language: Language = "en") -> str:
    """A source by name, in English where the vocabulary has no other; its slug where it has none.

    >>> name_of("ua_air_force"), name_of("tally:afp"), name_of("donor:DEU", "uk"), name_of("org:ucdp")
    ('Air Force of Ukraine', 'AFP (own count)', 'Німеччина', 'ucdp')
    """
    words = load()
    prefix, _, slug = source.partition(":")
    donor = words.donors.get(slug) if prefix == "donor" else None
    key = slug if prefix == "tally" else source
    nouns = donor, words.publishers.get(key), words.claimants.get(key)
    names = (noun.names[one] for one in (language, "en") for noun in nouns if noun is not None)
    name = next((found[0] for found in names if found), slug or source)
    return TALLY[language].format(name) if prefix == "tally" else name
