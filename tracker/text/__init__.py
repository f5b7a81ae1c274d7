"""Text -> quantities: normalisation, anchors, rejecters, number grammar; one engine for all languages."""

from tracker.text.find import find_quantities
from tracker.text.normalise import normalise
from tracker.text.scan import Hit, Scanner

__all__ = ["Hit", "Scanner", "find_quantities", "normalise"]
