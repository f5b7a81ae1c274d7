"""The sentences that tell no figure: where they are is where those behind them go on."""

from dataclasses import dataclass, field

from tracker.claims.page.view import View
from tracker.claims.where import place


@dataclass
class Heard:
    """Sentences without figures, newest last, as far back as nobody asked where people were hurt."""

    views: list[View] = field(default_factory=list)

    def right_before(self, view: View) -> View | None:
        """The sentence before one, if it told no figure."""
        return self.views[-1] if self.views and self.views[-1].nth == view.nth - 1 else None

    def topic(self) -> str:
        """The place that they told of last, or ""."""
        return next(filter(None, (place.topic(one) for one in reversed(self.views))), "")
