"""One value printed for several classes: "12 Kh-101 or Iskander-K", "537 drones and missiles"."""

from collections.abc import Sequence

from tracker.claims.noun.singular import is_genitive_one, is_singular
from tracker.claims.page.items import Item
from tracker.claims.page.nouns import TOKEN, Reach, apposed, narrow, noun_of, stops
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_JOIN = spoken(
    "bundles.join",
    r"(?:-type|-)?\s*(?:/|\+|&|,? or |,? and/or |,? and |,? plus | as well as (?!the ))\s*(?:the |other )?",
)
_ARMED_AND = regex(r"(?:strike|attack|combat|armed|kamikaze) (?:and|or|and/or) ")
_COMMA = regex(r"(?:-type|-)?\"?,\s+(?!and\b|or\b)\"?")
_TYPED = regex(r"\b(?:типу|типа|типів|типов) \"?[^ ,;]+$")
_LONGEST_NAME = 60
_ENDS = regex(r"\"?\s*(?:[.;()\n]|$|(?:із|з|зі|по|у|в|на|за|из|с|со|from|at|over|on|in|with|against) )")
_AND_SUNDRY = regex(r"\"?,? (?:різних|інших|разных|других|иных) (?:типів|типов)\b")
_BRACKET = regex(r"\"? \([^()\n]{0,60}\)")
"""In "173 БпЛА типу Shahed (понад 50 із них - реактивні), Гербера" the list goes on behind the bracket."""
_OF_TYPE = regex(r"\"? (?:типу|типа) \"?")
_AND_OTHERS = spoken("bundles.and_others", r"\"?,? and (?:other|various) (?:types?|kinds?|models?)\b")


class Bundle:
    """Goes on from the noun of a number over the nouns that stand under the same number.

    `classes` are those of the words of the noun, which ends at `end`.
    """

    def __init__(self, reach: Reach, classes: Sequence[str], family: str, end: int) -> None:
        self.reach = reach
        self.family = family
        self.end = end
        named = narrow(tuple(apposed(classes, reach.vocabulary)), reach.vocabulary)
        self.kinds = frozenset(classes) - frozenset(named)
        self.classes = list(named)

    def run(self) -> tuple[tuple[str, ...], int]:
        """All classes of the value, and where their names end."""
        self._commas()
        while (join := _JOIN.match(self.reach.normalised, self.end, self.reach.end)) and (
            further := None if join.end() in self.reach.numbers else self._joined(join.end())
        ):
            classes, self.end = further
            self.classes.extend(narrow(classes, self.reach.vocabulary))
            self._widen(tuple(self.classes))
        others = _AND_OTHERS.match(self.reach.normalised, self.end, self.reach.end)
        if self.classes and others:
            self.end = others.end()
            self._widen((*self.classes, *self.reach.vocabulary.ancestors(self.classes[0])))
        return narrow(tuple(self.classes), self.reach.vocabulary), self.end

    def _widen(self, kinds: tuple[str, ...]) -> None:
        """In "Shaheds, Gerberas and drones of other types" the kind that includes all is counted."""
        for kind in kinds:
            narrower = [name for name in self.classes if name != kind]
            if narrower and all(self.reach.vocabulary.is_within(name, kind) for name in narrower):
                self.classes = [kind]
                return

    def _commas(self) -> None:
        """In "37 Kh-101, Kalibr and Kh-59 missiles": one value for a list of names that ends with "and"."""
        position = self.end
        classes: list[str] = []
        unsaid = False
        bracket = _BRACKET.match(self.reach.normalised, position, self.reach.end)
        if bracket is not None and self._is_of_types():
            position = bracket.end()
        while comma := _COMMA.match(self.reach.normalised, position, self.reach.end):
            if _AND_SUNDRY.match(self.reach.normalised, position, self.reach.end):
                break
            item = self.reach.items.get(comma.end())
            noun = item and noun_of(item, self.reach.vocabulary)
            if not item or not noun or noun[1] != self.family:
                return
            unsaid = unsaid or self._is_unsaid_one(item, noun[0])
            unsaid = unsaid or (
                noun[1] == "equipment" and is_singular(self.reach.normalised[item.start : item.end])
            )
            typed, position = self._typed(item.end)
            classes.extend((*noun[0], *typed))
        if classes and self._is_list(position, unsaid):
            self.classes.extend(classes)
            self.end = position

    def _is_list(self, position: int, unsaid: bool) -> bool:
        """Whether names divided by commas, the last of which ends at `position`, end as one list."""
        if _AND_OTHERS.match(self.reach.normalised, position, self.reach.end):
            return True
        join = _JOIN.match(self.reach.normalised, position, self.reach.end)
        if join:
            counted = unsaid or join.end() in self.reach.numbers
            return not counted and self._joined(join.end()) is not None
        sundry = _AND_SUNDRY.match(self.reach.normalised, position, self.reach.end)
        ends = _ENDS.match(self.reach.normalised, sundry.end() if sundry else position, self.reach.end)
        return ends is not None and self._is_of_types()

    def _is_of_types(self) -> bool:
        """Whether the names are of types behind a noun of their kind: "БпЛА типу Shahed, Gerbera"."""
        first = max(0, self.end - _LONGEST_NAME)
        named = bool(self.kinds) and self.reach.language != "en"
        return named or _TYPED.search(self.reach.normalised, first, self.end) is not None

    def _typed(self, position: int) -> tuple[tuple[str, ...], int]:
        """In "дронами-імітаторами типу «Пародія»" the type that is told behind a kind, and where it ends."""
        of_type = _OF_TYPE.match(self.reach.normalised, position, self.reach.end)
        item = self.reach.items.get(of_type.end()) if of_type else None
        noun = item and noun_of(item, self.reach.vocabulary)
        if not item or not noun or noun[1] != self.family:
            return (), position
        return noun[0], item.end

    def _joined(self, position: int) -> tuple[tuple[str, ...], int] | None:
        """The kinds that "and" joins at a position, and where they end."""
        for _ in range(3):
            item = self.reach.items.get(position)
            noun = item and noun_of(item, self.reach.vocabulary)
            if item and noun and noun[1] == self.family:
                word = self.reach.normalised[item.start : item.end]
                the_one = self.reach.normalised.endswith("the ", 0, position) and not word.endswith("s")
                one = is_singular(word) or is_genitive_one(word)
                if the_one or one or self._is_unsaid_one(item, noun[0]):
                    return None  # "12 drones and one missile", the one unsaid
                after = TOKEN.search(self.reach.normalised, item.end, self.reach.end)
                nearby = after and self.reach.items.get(after.start())
                if nearby and nearby.get("anti_head") and not nearby.get("verb"):
                    return None
                chained = self._chain(item.end)
                return (*noun[0], *chained[0]), chained[1]
            if not item or not (item.get("side") or item.get("donor") or self._is_other(item)):
                return None
            position = item.end + 1
        return None

    def _is_other(self, item: Item) -> bool:
        """In "24 танков и других бронемашин" the second noun stands under the same number."""
        return (
            self.reach.language != "en"
            and self.reach.normalised[item.start : item.end] in stops(self.reach.language)[1]
        )

    def _is_unsaid_one(self, item: Item, classes: tuple[str, ...]) -> bool:
        """A name in quotes is one thing, unless a plural noun that names its kind stands before all names."""
        quoted = self.reach.normalised[item.start - 1] == '"' and self.reach.language != "en"
        within = self.reach.vocabulary.is_within
        return quoted and not any(within(name, kind) for name in classes for kind in self.kinds)

    def _chain(self, position: int) -> tuple[tuple[str, ...], int]:
        """Further class words right behind one: "Kalibr cruise missiles"."""
        item = self.reach.items.get(position + 1)
        noun = item and noun_of(item, self.reach.vocabulary)
        if item and noun and noun[1] == self.family:
            further = self._chain(item.end)
            return (*noun[0], *further[0]), further[1]
        return (), position


def joined_kinds(reach: Reach, item: Item) -> tuple[Item, tuple[str, ...]] | None:
    """In "593 strike and decoy UAVs" those with a warhead and the others are counted in one."""
    joined = _ARMED_AND.match(reach.normalised, item.start, reach.end)
    second = reach.items.get(joined.end()) if joined else None
    noun = second and noun_of(second, reach.vocabulary)
    if not second or not noun or noun[1] != "air" or reach.normalised[second.end - 1] != "s":
        return None
    others = (one for one in noun[0] if not reach.vocabulary.is_within(one, "drone"))
    return second, ("drone", *others)
