"""What a side has: the weapons left to it."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_HAS = slavic(
    r"(?:,[^,;:]{3,40},)?(?: [а-яіїє]+){0,2}?"
    r" (?:є|есть|(?:за)?лиша[єю]|(?:за)?лиши|оста(?:лось|лися|ется|ются|ётся)|имеет|имеют|наявн"
    r"|накопич|накоплен)"
)
_DOWN_TO = regex(
    r"\b(?:is|are|was|were) (?:now |already )?down to (?:about |its last |the last |just |only )*$"
)
"""In "Russia was down to 229 Kalibrs" so many were left to it."""


def is_owned(view: View, mention: Mention) -> bool:
    """In "у росіян лишається 280 ракет і 70 «Цирконів», «Іскандерів» - 150" a side has them."""
    before = view.mentions[: view.mentions.index(mention)]
    if any(one.metric == "stock" for one in before):
        return not any(before[-1].end <= event.start < mention.start for event in view.events)
    if _DOWN_TO.search(view.normalised, view.start, mention.start):
        return True
    return any(
        view.normalised.startswith(("у ", "в "), item.start - 2)
        and _HAS.match(view.normalised, item.end, mention.start)
        for item in view.of_kind("side")
        if item.end <= mention.start
    )
