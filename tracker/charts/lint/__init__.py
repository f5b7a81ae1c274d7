"""Chart lint: what an editor would send back, found by rules on the drawn figure and its spec."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from matplotlib.figure import Figure

from tracker.charts.lint import geometry, look, shown, truth, wording
from tracker.charts.lint.scene import Fault, Scene, read_scene
from tracker.charts.spec import ChartSpec

__all__ = ["RULES", "Fault", "lint"]

Rule = Callable[[Scene], list[Fault]]
RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "clipped": geometry.clipped,
        "text_overlap": geometry.text_overlap,
        "text_on_mark": geometry.text_on_mark,
        "contrast": look.contrast,
        "text_small": look.text_small,
        "rotated": look.rotated,
        "font": look.font,
        "glyph": look.glyph,
        "legend": look.legend,
        "categories": look.categories,
        "two_axes": look.two_axes,
        "base": look.base,
        "ticks": look.ticks,
        "title": wording.title,
        "source": wording.source,
        "as_of": wording.as_of,
        "unit": wording.unit,
        "band_unnamed": wording.band_unnamed,
        "alt": wording.alt,
        "numbers": wording.numbers,
        "gap_joined": truth.gap_joined,
        "break_joined": truth.break_joined,
        "partial_unmarked": truth.partial_unmarked,
        "drawn": shown.drawn,
    }
)


def lint(figure: Figure, spec: ChartSpec) -> list[Fault]:
    """The faults of a drawn chart, by rule; a house chart has none (docs/charts.md lists the rules)."""
    scene = read_scene(figure, spec)
    return [fault for rule in RULES.values() for fault in rule(scene)]
