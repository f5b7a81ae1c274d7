"""The heading above the lines of a list: what its verb is, where and of whom the lines tell."""

from dataclasses import dataclass

from tracker.claims.aid.stages import STAGE
from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.mention import Event, Heading, Mention
from tracker.claims.page.view import View
from tracker.claims.where.whereabouts import Whereabouts
from tracker.text.lazy import regex

_LINE = regex(r"\W*(?:[^\W\d][^\s\d]*\s?){1,6}(?: -|:) *(?:(?:about|близько|около|≈|~) *)?\d")
"""In "artillery systems - 31" the figure stands behind what it counts."""
_COMING_DOWN = frozenset({"attack", "strike"})
"""In "По області вдарили:", "прилетіло:" what the list counts did so."""
_NAMELY = 3
"""A line of so few words and a colon only opens a list."""


@dataclass
class Headings:
    """The heading of the list that the text is in, and the outcome told last, which a list may go on with."""

    whereabouts: Whereabouts
    open: Heading | None = None
    headline: Heading | None = None
    of_aid: bool = False

    def above(self, view: View) -> Heading | None:
        """The heading under which a line stands."""
        return self.open if view.sentence.line and not _ends_bullets(view) else None

    def over(self, view: View, mention: Mention) -> Heading | None:
        """The heading or headline whose verb is that of a number without one."""
        bare = view.sentence.bullet and not mention.family
        return view.heading or (self.headline if bare else None)

    def lists_aid(self, view: View) -> bool:
        """Whether a sentence is a line of a list of aid."""
        return self.of_aid and view.sentence.line

    def remember(self, view: View) -> None:
        """What a sentence leaves to the next: the heading that it opens, or leaves open."""
        colon = view.words.endswith(":")
        if colon:
            self.of_aid = view.has("aid_word") or (view.has("donor") and STAGE.search(view.words) is not None)
        elif not view.sentence.line:
            self.of_aid = False
        if view.events and (colon or _heads_lines(view)):
            self.open = Heading(*_listed(view), self.whereabouts.named_in(view), _people_listed(view))
        elif self.headline and colon and len(view.words.split()) <= _NAMELY:
            self.open = self.headline  # "Збито 40 цілей. А саме:"
        elif not view.sentence.line or _ends_bullets(view):
            self.open = None
        if not view.sentence.bullet:
            told = [one for one in view.mentions if one.event is not None and one.metric in OUTCOMES][-1:]
            self.headline = next((Heading(one.event, one.role) for one in told if one.event), None)


def _listed(view: View) -> tuple[Event, str]:
    """The verb of the lines below a heading, and what they are to it."""
    event = _told_of(view)
    if view.words.endswith((" with:", " with")):
        return event, "with"
    role = next((one.role for one in reversed(view.mentions) if one.event is event), "") or event.noun_role
    comes = event.sense in _COMING_DOWN and not event.passive and view.page.language != "en"
    return event, role or ("subj" if comes or event.verb.form == "pred" else "obj")


def _told_of(view: View) -> Event:
    """In "The army loses equipment too. The list tells of:" the lines are what is told of before."""
    last = view.events[-1]
    if last.sense != "involve" or view.before is None:
        return last
    return next((one for one in reversed(view.before.events) if one.sense == "lose"), last)


def _ends_bullets(view: View) -> bool:
    """Whether a sentence without a bullet follows one with it: the heading of the list does not reach it."""
    before = view.page.sentences[view.nth - 1 : view.nth] if view.nth else []
    listed = bool(before) and before[0].bullet and not view.sentence.bullet
    return listed and view.printed[:1].isupper()


def _heads_lines(view: View) -> bool:
    """In "Losses of the enemy over the past day", above "Tanks - 3", a line without figures heads a list."""
    if not view.sentence.line or view.sentence.bullet or view.words[-1] in ".!?;":
        return False
    if view.events[-1].verb.form != "noun" or any(one.reason is None for one in view.quantities):
        return False
    following = view.page.sentences[view.nth + 1 : view.nth + 3]
    lines = [one.line and bool(_LINE.match(view.page.normalised, one.start, one.end)) for one in following]
    below = following[0].start if following else view.end
    apart = view.page.text.count("\n", view.end, below) > 1  # a paragraph below a headline is no list
    return all(lines) and len(lines) > 1 if apart else any(lines[:1])


def _people_listed(view: View) -> tuple[str, ...]:
    """In "Найбільше дітей постраждало в таких областях:" the lines below count children."""
    named = (item for kind in ("civilian_noun", "child_noun") for item in view.of_kind(kind))
    return next((item.get("class") or () for item in named), ())
