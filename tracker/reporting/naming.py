"""Ids of the vocabulary in words, as reports print them."""

from collections.abc import Sequence

from tracker.stats.words import DEEDS, RATES
from tracker.vocab import load


def class_names(classes: Sequence[str]) -> str:
    """Classes in the plural, joined: "drones", "Iskander-M and KN-23"."""
    known = load().classes
    names = [(known[one].aliases["en"] or (one,))[0] if one in known else one for one in classes]
    return " and ".join(names)


def named(metric: str, classes: Sequence[str]) -> str:
    """A metric of classes in words: "Drones reported launched"."""
    noun = class_names(classes)
    if metric in RATES:
        text = f"share of {noun} launched that were {RATES[metric]}"
    elif metric in DEEDS:
        text = f"{noun or 'objects'} {DEEDS[metric]}"
    else:
        text = f"{metric.replace('_', ' ')}{f', {noun}' if noun else ''}"
    return f"{text[0].upper()}{text[1:]}"


def source_name(source: str) -> str:
    """A claimant or publisher in words; the id where the vocabulary has none."""
    words = load()
    if source == "unattributed":
        return "no one named"
    if source.startswith("donor:"):
        donor = words.donors.get(source.removeprefix("donor:"))
        return donor.names["en"][0] if donor else source
    for known in (words.publishers, words.claimants):
        if source in known and known[source].names["en"]:
            return known[source].names["en"][0]
    return source
