"""Who says so: claimants in words, as lines of a chart name them."""

from tracker.charts.drafting import Draft
from tracker.charts.spec import Key
from tracker.charts.wording import capital

TALLY = "tally:"
SHORT = 3  # letters up to which a slug is an abbreviation: afp, abc


def who(draft: Draft, claimant: str) -> str:
    """A claimant in words; of a tally the outlet, and that it counted for itself."""
    known = draft.words.table["who"].get(claimant) or draft.options.names.get(claimant)
    slug = claimant.partition(":")[2] or claimant
    plain = slug.upper() if len(slug) <= SHORT else capital(slug.replace("_", " "))
    name = str(known or plain)
    return draft.say("lane", "tally", who=name) if claimant.startswith(TALLY) else name


def many_claimants(draft: Draft) -> None:
    """Let the source line speak of the store where the claimants are named in the chart itself."""
    draft.claimants = ()


def scope_of(draft: Draft, key: Key) -> str:
    """The scope of a figure in words."""
    known = draft.options.names.get(key.scope)
    return str(known or draft.words.name("scope", key.scope))


def classes_of(draft: Draft, key: Key) -> str:
    """The class set of a figure in words."""
    return draft.words.classes(key.classes, draft.options.names)
