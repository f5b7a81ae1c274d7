"""Who says so: claimants in words, as lines of a chart name them."""

from tracker.charts.drafting import Draft
from tracker.charts.spec import Key
from tracker.charts.wording import capital

SHORT = 3  # letters up to which a slug is an abbreviation: afp, abc


def who(draft: Draft, claimant: str) -> str:
    """A claimant in words; a tally by the name of its outlet."""
    known = draft.options.names.get(claimant) or draft.words.table["who"].get(claimant)
    if known:
        return str(known)
    slug = claimant.partition(":")[2] or claimant
    return slug.upper() if len(slug) <= SHORT else capital(slug.replace("_", " "))


def scope_of(draft: Draft, key: Key) -> str:
    """The scope of a figure in words."""
    known = draft.options.names.get(key.scope)
    return str(known or draft.words.name("scope", key.scope))


def classes_of(draft: Draft, key: Key) -> str:
    """The class set of a figure in words."""
    return draft.words.classes(key.classes, draft.options.names)
