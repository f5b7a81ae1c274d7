"""The cut: which rows are live at an instant, as SQL conditions on `claim c`.

`?1` bounds known_at, `?2` bounds published; the one that does not cut is set to FOREVER. Documents
that were read once, nearly all, are decided without a look-up; the rest by their readings.
"""

from datetime import datetime

from tracker.instants import with_offset
from tracker.store.protocol import Cut

FOREVER = 1 << 62

AGAIN = "(SELECT document_id FROM reading WHERE again = 1)"


def limits(as_of: datetime | None, cut: Cut) -> tuple[int, int]:
    """The values of ?1 and ?2.

    Raises: AsOfError for a cut that is none.
    """
    if as_of is None:
        return FOREVER, FOREVER
    instant = int(as_of.timestamp())
    if cut == "known_at":
        return instant, FOREVER
    return (FOREVER if cut == "published" else int(with_offset(cut).timestamp())), instant


def known(c: str) -> str:
    """When a row was first known: its own instant, or an earlier one that a backfill brought."""
    earlier = (
        f"SELECT min(fr.known_at) FROM found f JOIN reading fr ON fr.reading_id = f.reading_id "
        f"WHERE f.seq = {c}.seq AND fr.known_at < {c}.known_at"
    )
    return (
        f"CASE WHEN {c}.document_id IN {AGAIN} THEN coalesce(({earlier}), {c}.known_at) ELSE {c}.known_at END"
    )


def deciding(document: str) -> str:
    """The newest reader version that has read a document before the cut."""
    return (
        f"(SELECT dr.version_id FROM reading dr WHERE dr.document_id = {document} AND dr.known_at <= ?1 "
        f"ORDER BY dr.version_order DESC LIMIT 1)"
    )


def in_cut(c: str) -> str:
    """The row was known, was published, and the newest reader of its document still finds it."""
    found_by = (
        f"SELECT vr.version_id FROM reading vr WHERE vr.document_id = {c}.document_id "
        f"AND vr.known_at <= ?1 AND (vr.reading_id = {c}.reading_id "
        f"OR vr.reading_id IN (SELECT f.reading_id FROM found f WHERE f.seq = {c}.seq))"
    )
    return (
        f"{known(c)} <= ?1 AND coalesce({c}.published, {c}.known_at) <= ?2 "
        f"AND ({c}.document_id NOT IN {AGAIN} OR {deciding(c + '.document_id')} IN ({found_by}))"
    )


def preferred(c: str) -> str:
    """Of several wordings of one claim id, the first known, then first published one."""
    first = (
        f"SELECT t.seq FROM twin w JOIN claim t ON t.seq = w.seq WHERE w.id = {c}.id AND {in_cut('t')} "
        f"ORDER BY {known('t')}, coalesce(t.published, {FOREVER}), w.digest LIMIT 1"
    )
    return f"({c}.id NOT IN (SELECT id FROM twin) OR {c}.seq = ({first}))"


def standing(c: str) -> str:
    """Nothing inside the cut supersedes the claim or retracts its document, and it is no retraction."""
    inside = "FROM link l JOIN claim s ON s.seq = l.seq"
    superseded = f"SELECT l.other {inside} WHERE l.kind IN ('supersedes', 'retracts') AND {in_cut('s')}"
    retracted = (
        f"SELECT x.document_id {inside} JOIN claim x ON x.id = l.other "
        f"WHERE l.kind = 'retracts' AND {in_cut('s')}"
    )
    return (
        f"{c}.form_id NOT IN (SELECT form_id FROM form WHERE status = 'retracted') "
        f"AND {c}.id NOT IN ({superseded}) AND {c}.document_id NOT IN ({retracted})"
    )


def live(c: str, *, all_versions: bool = False) -> str:
    """The whole condition for a claim to be part of the answer."""
    parts = [in_cut(c), preferred(c)] + ([] if all_versions else [standing(c)])
    return " AND ".join(parts)
