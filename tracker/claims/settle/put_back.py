"""What was read in a bare text, put back into the text as printed."""

from tracker.model import Claim, Document, Reading, Reason, Rejection, Span
from tracker.text.bare import Bare


def put_back(reading: Reading, document: Document, seen: Bare) -> Reading:
    """The reading of a document by that of its bare text; numbers that stand in no sentence count nothing."""
    read = {claim.id: claim for claim in reading.claims}
    ids: dict[str, str] = {}

    def place(claim: Claim) -> Claim:
        """The claim where it is printed; what it is derived from is placed before it."""
        for one in claim.derived_from:
            if one in read and one not in ids:
                place(read[one])
        moved = _claim(claim, document, seen, tuple(ids.get(one, one) for one in claim.derived_from))
        ids[claim.id] = moved.id
        return moved

    claims = tuple(map(place, reading.claims))
    rejections = [
        _rejection(document, seen.span(one.span), one.reason, one.rule) for one in reading.rejections
    ]
    rejections += [_rejection(document, span, "reference", "link") for span in seen.targets]
    rejections += [_rejection(document, span, "clock", "clock") for span in seen.clocks]
    return Reading(document, claims, tuple(sorted(rejections, key=lambda rejection: rejection.span)))


def _claim(claim: Claim, document: Document, seen: Bare, derived_from: tuple[str, ...]) -> Claim:
    """A claim with its words and spans as printed."""
    first = claim.spans[0][0]
    at = seen.text.rfind(claim.quote, 0, first + len(claim.quote))
    start, end = seen.span((at, at + len(claim.quote)))
    printed = {
        "spans": tuple(map(seen.span, claim.spans)),
        "quote": document.text[start:end],
        "derived_from": derived_from,
    }
    fields = {name: getattr(claim, name) for name in Claim.model_fields if name != "kind"}
    return Claim.trusted(**(fields | printed))


def _rejection(document: Document, span: Span, reason: Reason, rule: str) -> Rejection:
    text = document.text[span[0] : span[1]]
    return Rejection.trusted(
        document=document.id, ref=document.ref, span=span, text=text, reason=reason, rule=rule
    )
