"""Corrections and retractions: claims by claimant `editor` that supersede others and say why.

The editor's note is their document. Nothing is taken away: an as-of before the note is unchanged.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import inf
from typing import Any

from tracker.errors import CorrectionError
from tracker.model import WHOLE_NUMBERS, Amount, Claim, Document, Reading, Span
from tracker.store.protocol import Batch, Cut, Store
from tracker.store.rows import WHOLE_DOCUMENT

EDITOR = "editor"
CORRECT_RULE = "editor_correct@1"
ACCEPT_RULE = "editor_accept@1"
HEDGED = "hedged"
RETRACT_RULE = "editor_retract@1"
SAID_BY = "claimant:"  # begins the flag of a correction that names whose figure it is

_FIXED = frozenset({"document", "spans", "quote", "supersedes", "reason", "known_at", "status", "flags"})
_SHOWN = ("direction", "scope", "window")


def correct(
    store: Store,
    claim_id: str,
    *,
    amount: Amount | float | None = None,
    reason: str,
    known_at: datetime,
    **fields: Any,
) -> Claim:
    """Supersede a claim by one of the editor with another amount or other fields; the new claim.

    With `claimant` the figure is one of another claimant, whom a flag names: see `sources_of`.
    Raises: CorrectionError where the reason is empty, nothing changes, the amount cannot be stated in the
    unit, or the claim is unknown or superseded already.
    """
    _check_reason(reason)
    (old,) = _live(store, [claim_id])
    _check_texts(store, [old])
    was = sources_of(store, [claim_id]).get(claim_id, old).claimant
    new = old.model_copy(update=_changes(old, was, amount, fields))
    others = [what for what, _, _ in differences(old, new, was) if what not in ("figure", "claimant")]
    now, before = (_told_with(one, others) for one in (new, old))
    if said_by(new) not in ("", was):
        now, before = f"{now}, by {said_by(new)}", f"{before}, by {was}"
    told = f"Correction of claim {claim_id}: {now} instead of {before}. {reason.strip()}"
    start = told.index(": ") + 2
    note = _note(told, known_at)
    claim = _by_editor(new, note, (start, start + len(now)), reason, CORRECT_RULE, "corrected", claim_id)
    store.add([Reading(note, (claim,))], known_at=known_at, source=EDITOR, version=CORRECT_RULE)
    return claim


def sources_of(
    store: Store, ids: Iterable[str], *, as_of: datetime | None = None, cut: Cut = "known_at"
) -> dict[str, Claim]:
    """For each correction the claim of a source that it stands for, with the claimant that it names."""
    found: dict[str, Claim] = {}
    named: dict[str, str] = {}
    chains = {claim_id: claim_id for claim_id in ids}
    while chains:
        known = store.claims(ids=set(chains.values()), all_versions=True, as_of=as_of, cut=cut)
        by_id = {claim.id: claim for claim in known}
        reached = {first: by_id[now] for first, now in chains.items() if now in by_id}
        found |= reached
        for first, claim in reached.items():
            named[first] = named.get(first) or said_by(claim)
        chains = {first: claim.supersedes for first, claim in reached.items() if claim.supersedes}
    renamed = {first: {"claimant": name} for first, name in named.items() if name}
    return {first: claim.model_copy(update=renamed.get(first, {})) for first, claim in found.items()}


def said_by(claim: Claim) -> str:
    """The claimant that a correction names; empty where it leaves that as it was."""
    return next((flag.removeprefix(SAID_BY) for flag in claim.flags if flag.startswith(SAID_BY)), "")


def differences(old: Claim, new: Claim, claimant: str = "") -> list[tuple[str, str, str]]:
    """What a correction changes, what it was and what it is; `claimant` is whose claim the old one was."""
    pairs = [("figure", _told(old), _told(new))]
    pairs += [(name, str(getattr(old, name)), str(getattr(new, name))) for name in _SHOWN]
    was = claimant or said_by(old) or old.claimant
    pairs.append(("claimant", was, said_by(new) or was))
    return [pair for pair in pairs if pair[1] != pair[2]]


def accept(store: Store, claim_id: str, *, reason: str, known_at: datetime) -> Claim:
    """Confirm a claim that was in doubt: a claim of the editor with the same figure takes its place.

    Raises: CorrectionError where the reason is empty, or the claim is unknown or superseded already.
    """
    _check_reason(reason)
    (old,) = _live(store, [claim_id])
    _check_texts(store, [old])
    told = f"Accepted claim {claim_id}: {_told(old)}. {reason.strip()}"
    start = told.index(": ") + 2
    note = _note(told, known_at)
    flags = tuple(flag for flag in old.flags if flag != HEDGED)
    new = old.model_copy(update={"readings": (), "derived_from": (), "flags": flags})
    span = (start, start + len(_told(old)))
    claim = _by_editor(new, note, span, reason, ACCEPT_RULE, old.status, claim_id)
    store.add([Reading(note, (claim,))], known_at=known_at, source=EDITOR, version=ACCEPT_RULE)
    return claim


def retract(store: Store, target: str | int, *, reason: str, known_at: datetime) -> Batch:
    """Take back a claim, a document (also what later readings find in it) or a whole batch.

    `target` is the id of a claim or document, or the number of a batch. Of a document the first retraction
    names one of its own claims, live or not: that keeps it away from newer readers.

    Raises: CorrectionError where the reason is empty or nothing live has that id.
    """
    _check_reason(reason)
    what, claims, whole = _targets(store, target)
    _check_texts(store, claims)
    note = _note(f"Retraction of {what} {target}. {reason.strip()}", known_at)
    span = (len(f"Retraction of {what} "), len(f"Retraction of {what} {target}"))
    marks = _first_of_each_document(claims) if whole else set()
    taken = []
    for old in claims:
        new = old.model_copy(update={"flags": (WHOLE_DOCUMENT,) if old.id in marks else ()})
        taken.append(_by_editor(new, note, span, reason, RETRACT_RULE, "retracted", old.id))
    return store.add([Reading(note, tuple(taken))], known_at=known_at, source=EDITOR, version=RETRACT_RULE)


def _first_of_each_document(claims: Sequence[Claim]) -> set[str]:
    return {claim.id for claim in {claim.document: claim for claim in reversed(claims)}.values()}


def _targets(store: Store, target: str | int) -> tuple[str, list[Claim], bool]:
    """What the target is, the claims to take back, and whether whole documents go.

    Of documents these are the live claims with their corrections, or one that was taken back or corrected
    before where none is live and the document itself is not retracted yet.
    """
    where: dict[str, Any]
    if isinstance(target, int) or len(target) < 32:
        number = int(target) if str(target).isdigit() else -1
        if number not in {batch.id for batch in store.batches()}:
            raise CorrectionError(f"no batch {target} in store {store.where}; `tracker show` lists them")
        what, where = "batch", {"batch": number}
    elif store.documents(ids=[target]):
        what, where = "document", {"document": target}
    else:
        return "claim", _live(store, [target]), False
    ever, live = store.claims(**where, all_versions=True), store.claims(**where)
    by_editor = _in_their_place(store, [claim.id for claim in ever])
    found = {claim.id: claim for claim in [*live, *by_editor, *_left_open(store, ever, live)]}
    if not found:
        raise CorrectionError(f"{what} {target} holds no live claim to retract; see tracker claims")
    return what, list(found.values()), True


def _left_open(store: Store, ever: Sequence[Claim], live: Sequence[Claim]) -> list[Claim]:
    """The first claim of each document of which others have taken the place of every claim, one by one.

    What is not live although nothing took its place is of a document that is retracted already.
    """
    later = store.claims(supersedes=[claim.id for claim in ever], all_versions=True)
    whole = {claim.supersedes for claim in later if WHOLE_DOCUMENT in claim.flags}
    alone = {claim.supersedes for claim in later} - whole
    done = {claim.document for claim in [*live, *(one for one in ever if one.id not in alone)]}
    firsts = _first_of_each_document(ever)
    return [claim for claim in ever if claim.id in firsts and claim.document not in done]


def _in_their_place(store: Store, ids: Sequence[str]) -> list[Claim]:
    """Live claims that correct or confirm these, also by way of other corrections."""
    found: list[Claim] = []
    while ids:
        found += store.claims(supersedes=ids)
        ids = [claim.id for claim in store.claims(supersedes=ids, all_versions=True)]
    return found


def _live(store: Store, ids: Sequence[str]) -> list[Claim]:
    found = store.claims(ids=ids)
    if found:
        return found
    if store.claims(ids=ids, all_versions=True):
        later = [claim.id for claim in _in_their_place(store, ids) if claim.status != "retracted"]
        advice = f"change {later[0]} in its place" if later else "see tracker show"
        raise CorrectionError(f"claim {ids[0]} is superseded or retracted already; {advice}")
    raise CorrectionError(f"no claim or document {ids[0]} in store {store.where}; see tracker claims")


def _check_texts(store: Store, claims: Sequence[Claim]) -> None:
    """Refuse to speak of words that are not those that were read."""
    texts = {}
    for wanted in sorted({claim.document for claim in claims}):
        (texts[wanted],) = store.documents(ids=[wanted])
        if texts[wanted].id != wanted:
            raise CorrectionError(
                f"the text of document {wanted} ({texts[wanted].ref}) has changed since it was read: "
                "its claims cannot be corrected or retracted; see tracker verify"
            )
    for claim in claims:
        text = texts[claim.document]
        if not text.text_hash and claim.quote not in text.text:
            raise CorrectionError(
                f"the words of claim {claim.id} are not in the text of document {claim.document}: "
                "one of them has changed; see tracker verify"
            )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise CorrectionError('a correction needs a reason: say why in a sentence (--because "...")')


def _changes(
    old: Claim, was: str, amount: Amount | float | None, fields: Mapping[str, Any]
) -> dict[str, Any]:
    fixed = _FIXED & fields.keys() or fields.keys() - Claim.model_fields.keys()
    if fixed:
        raise CorrectionError(f"field {min(fixed)} of a claim cannot be corrected")
    changes = {name: value for name, value in fields.items() if name != "claimant"}
    if amount is not None:
        changes |= {"amount": _stated(amount, old.amount.unit)}
    changes.setdefault("equivalents", ())
    claimant = fields.get("claimant", was)
    flags = tuple(flag for flag in old.flags if flag != HEDGED and not flag.startswith(SAID_BY))
    if claimant != was or said_by(old):
        flags = (*flags, f"{SAID_BY}{claimant}")
    changes |= {"readings": (), "derived_from": (), "flags": flags}
    checked = Claim(**(_fields(old) | changes))
    same = all(getattr(checked, name) == getattr(old, name) for name in {"amount", *fields} - {"claimant"})
    if same and claimant == was:
        raise CorrectionError(
            f"the correction of claim {old.id} changes nothing; give another amount or field"
        )
    return _fields(checked)


def _stated(amount: Amount | float, unit: str) -> Amount:
    """An amount that a claim can state; a number is exact and in the unit.

    Raises: CorrectionError for a value below zero, a part of what is counted whole, more than 100 per cent.
    """
    if not isinstance(amount, Amount):
        _check_value(amount, unit)
        return Amount.exact(amount, unit, f"{amount:.15g}")
    for end in (amount.low, amount.high):
        if end is not None:
            _check_value(end, amount.unit)
    return amount


def _check_value(value: float, unit: str) -> None:
    if not 0 <= value < inf or (unit == "percent" and value > 100):
        raise CorrectionError(f"{value:g} {unit} is no figure: give one from 0 on, of per cent up to 100")
    if unit in WHOLE_NUMBERS and value != int(value):
        raise CorrectionError(f"{value:g} is no whole number, and {unit} counts whole ones")


def _by_editor(
    claim: Claim, note: Document, span: Span, reason: str, rule: str, status: str, supersedes: str
) -> Claim:
    return Claim(
        **(
            _fields(claim)
            | {
                "document": note.id,
                "ref": note.ref,
                "spans": (span,),
                "quote": note.text,
                "claimant": EDITOR,
                "publisher": EDITOR,
                "published": note.published,
                "known_at": None,
                "status": status,
                "supersedes": supersedes,
                "rule": rule,
                "reason": reason.strip(),
            }
        )
    )


def _note(text: str, known_at: datetime) -> Document:
    return Document(
        ref="editor", text=text, published=known_at, published_how="given", publisher=EDITOR, claimant=EDITOR
    )


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in Claim.model_fields}


def _told_with(claim: Claim, others: Iterable[str]) -> str:
    """A figure with those of its other fields that a correction changes."""
    return ", ".join((_told(claim), *(f"{name} {getattr(claim, name)}" for name in others)))


def _told(claim: Claim) -> str:
    amount = claim.amount
    value = amount.printed or "..".join(
        "" if end is None else f"{end:g}" for end in (amount.low, amount.high)
    )
    return f"{claim.metric} {'+'.join(claim.classes)} {value}".replace("  ", " ")
