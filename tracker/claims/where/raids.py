"""Who attacks whom as the text goes on: the attack told last, and the direction of the figure told last."""

from dataclasses import dataclass

from tracker.claims.page.groups import AIR, ATTACKING, LOSSES, PEOPLE, against
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.references import History
from tracker.claims.where.attacks import sentence_attacker, striker
from tracker.claims.where.country import country_of, is_annexed
from tracker.claims.where.direction import NONE, by_attacker, direction_of
from tracker.claims.where.heard import Heard
from tracker.model import Claim, Direction

_SOLDIERS = ("soldier",)
_NO_ARMY = (("civilian",), ("child",))


@dataclass
class Raids:
    """The direction that the text goes on with; a figure without a word of its own has that one."""

    history: History
    heard: Heard
    last: Direction | None = None

    def direction_of(self, view: View, mention: Mention, claimant: str, scope: str) -> Direction:
        """The direction of a figure, which the next one may go on with."""
        if mention.metric in NONE:
            return "none"
        found = _of_whole(view, mention) or direction_of(
            view,
            mention,
            claimant,
            scope,
            self._carried(view, mention, claimant),
            raid_before(view, self.history),
        )
        mention.direction = self.last = found
        return found

    def _carried(self, view: View, mention: Mention, claimant: str) -> Direction | None:
        """The direction that the text goes on with; None where what was told before says nothing of this."""
        if claimant == "un" and mention.metric in PEOPLE:
            return None  # its monitors count in Ukraine, whatever strike was told before
        if mention.metric in AIR and (raid := self._past_losses()):
            return raid
        if any(_is_of_another(view, mention, *entry) for entry in self.history.entries[-1:]):
            return None
        return self.last or self._heard(view)

    def _past_losses(self) -> Direction | None:
        """In "... fired 90 drones. Russia lost 940 troops. The night before there were 33" as the 90 flew."""
        told = (one for _, one in reversed(self.history.entries) if one.direction != "none")
        last = next(told, None)
        if last is None or last.metric not in LOSSES:
            return None
        return next((one.direction for one in told if one.metric in AIR), None)

    def _heard(self, view: View) -> Direction | None:
        """In "A drone was flying to Moscow. In total, 11 were destroyed" all flew at the same country."""
        place, vocabulary = self.heard.topic(), view.page.vocabulary
        attacked = "ru" if is_annexed(place, vocabulary) else country_of(place, vocabulary)
        return by_attacker(against(attacked)) if against(attacked) else None


def _of_whole(view: View, mention: Mention) -> Direction | None:
    """In "Russia sent 142 drones, and it managed to down 126 of them" a part flew where its whole did.

    In "the air force downed 146 of the 270 missiles launched" the whole flew where its part did.
    """
    if mention.metric not in AIR and mention.classes != _SOLDIERS:
        return None
    if mention.subset_of is not None:
        return mention.subset_of.direction
    parts = (one.direction for one in view.mentions if one.part_of is mention)
    return next(parts, None) if mention.metric in AIR else None


def _is_of_another(view: View, mention: Mention, nth: int, last: Claim) -> bool:
    """Whether the figure told last is of others than a figure: of an army, or of its equipment."""
    if last.classes == _SOLDIERS and mention.classes in _NO_ARMY:
        return True  # "Russia says 498 of its troops died. The UN has counted 227 civilian deaths."
    if last.classes == _SOLDIERS and mention.classes == ("person",) and view.has("region"):
        return True  # "Russia lost 1,100 soldiers. In Kherson three people were killed."
    # "Russia lost 970 soldiers and five tanks. 214 bombs were dropped."
    return last.metric in LOSSES and mention.metric in AIR and nth != view.nth


def raid_before(view: View, history: History) -> Direction | None:
    """The direction of an attack told last, in this sentence or in the one before it."""
    near = [entry for entry in history.since(view.nth - 1) if entry[1].metric not in PEOPLE]
    if not near:
        return _attack_told(view)
    nth, last = near[-1]
    return last.direction if last.metric in ATTACKING and _is_beside(view, nth) else None


def _attack_told(view: View) -> Direction | None:
    """In "Ukrainian missiles struck Donetsk. The strike killed nine" the attack is the one just told."""
    told = view.before
    if told is None or not _is_beside(view, told.nth) or view.has("region") or view.has("side"):
        return None
    attacker = sentence_attacker(told, men=False) or striker(told)
    return by_attacker(attacker) if attacker else None


def _is_beside(view: View, nth: int) -> bool:
    """Whether another sentence stands in the same paragraph."""
    return view.page.sentences[nth].paragraph == view.sentence.paragraph
