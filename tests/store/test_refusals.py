"""What a store refuses, and what a full or damaged disk does to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.factory import at, claim, document, empty_store, reading, rejection
from tests.store import history
from tests.store.helpers import add, execute
from tracker.errors import StoreError
from tracker.model import Amount, Reading
from tracker.store import Store, correct, open_store, schema
from tracker.store.sql import SqlStore


def test_readings_that_contradict_themselves_are_refused_whole(store: Store) -> None:
    of = document()
    faults = {
        "names document": claim(document(2)),
        "points beyond the text": claim(of, spans=((0, 900), (1, 2))),
        "not finite": claim(of, amount=Amount(low=1, best=2, high=float("inf"), unit="count")),
        "joins them": claim(of, classes=("a+b",)),
    }
    for message, wrong in faults.items():
        with pytest.raises(StoreError, match=message):
            add(store, reading(2), Reading(of, (claim(of), wrong)))
    with pytest.raises(StoreError, match="names document"):
        add(store, Reading(of, (), (rejection(document(2)),)))
    assert store.batches() == []
    assert add(store, Reading(of, (claim(of),))).claims == 1
    assert store.verify() == []


def test_a_source_that_breaks_off_leaves_whole_documents(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.sql._DOCUMENTS_A_PART", 1)
    monkeypatch.setattr("tracker.store.sql._PARTS_A_TRANSACTION", 2)

    def broken() -> Iterator[Reading]:
        yield from (reading(1), reading(2), reading(3))
        raise ValueError("line 4 is torn")

    with pytest.raises(ValueError, match="torn"):
        store.add(broken(), known_at=at(10), source="test")
    assert [d.ref for d in store.documents()] == ["bulletin/1", "bulletin/2"]
    assert store.batches()[0].claims == 4
    assert add(store, *(reading(n) for n in range(1, 5))).claims == 4


def test_no_row_is_ever_changed_or_deleted(path: Path) -> None:
    path.write_bytes(empty_store())
    with open_store(path, "w") as store:
        of = document()
        base = claim(of)
        add(store, Reading(of, (base, claim(of, value=51, derived_from=(base.id,))), (rejection(of),)))
        add(store, reading(1, publisher="other"))
        add(store, reading(1), day=11, version="2")
    for name, columns in schema._TABLES.items():
        column = columns.split()[0]
        for sql in (f"DELETE FROM {name}", f"UPDATE {name} SET {column} = {column}"):
            with pytest.raises(StoreError, match=f"append-only: {name} is never changed"):
                execute(path, sql)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("span_end", "span_start"),
        ("span_start", "-1"),
        ("window_end", "window_start - 1"),
        ("window_end", "NULL"),
        ("low", "high + 1"),
        ("best", "'many'"),
        ("id", "x'00'"),
        ("key_id", "999"),
        ("form_id", "999"),
        ("quote", "NULL"),
        ("published", "'2025-07-01'"),
    ],
)
def test_rows_that_break_a_law_are_refused(path: Path, store: Store, column: str, value: str) -> None:
    add(store, reading(1))
    assert isinstance(store, SqlStore)
    names = store.connection.texts("SELECT name FROM pragma_table_info('claim')")
    given = {"seq": "99", "id": "randomblob(16)"} | {column: value}
    columns = ", ".join(given.get(name, name) for name in names)
    with pytest.raises(StoreError, match=r"constraint failed|cannot store"):
        store.connection.execute(f"INSERT INTO claim SELECT {columns} FROM claim LIMIT 1")


def test_words_of_a_form_are_those_of_the_model(store: Store) -> None:
    of = document()
    for wrong in ({"bound": "roughly"}, {"got": "guessed"}, {"status": "odd"}, {"basis": "era"}):
        form = {"form_id": "9", "basis": "'day'", "got": "'printed'", "bound": "'all'", "status": "'final'"}
        form |= {"hedged": "0"} | {name: f"'{word}'" for name, word in wrong.items()}
        assert isinstance(store, SqlStore)
        with pytest.raises(StoreError, match=r"(?i)check constraint"):
            store.connection.execute(f"INSERT INTO form SELECT {', '.join(form.values())}")
    forms = [
        claim(of, amount=Amount(low=1, best=1, high=1, unit="count", bound=bound), span=(n, n + 1))
        for n, bound in enumerate(Amount.model_fields["bound"].annotation.__args__)  # type: ignore[union-attr]
    ]
    assert add(store, Reading(of, tuple(forms))).claims == len(forms)


def test_a_full_disk_is_a_plain_error_and_leaves_nothing_half(path: Path, store: Store) -> None:
    add(store, reading(1))
    assert isinstance(store, SqlStore)
    pages = store.connection.query("PRAGMA page_count", pa.schema({"n": pa.int64()}))["n"][0].as_py()
    store.connection.query(f"PRAGMA max_page_count = {pages}", pa.schema({"n": pa.int64()}))
    with pytest.raises(StoreError, match=r"store .*store\.db cannot be written: the disk is full; free"):
        add(store, *(reading(n) for n in range(2, 200)), day=11)
    assert len(store.documents()) == 1
    assert [b.id for b in store.batches()] == [1]
    store.connection.query("PRAGMA max_page_count = 100000", pa.schema({"n": pa.int64()}))
    assert add(store, *(reading(n) for n in range(2, 200)), day=11).documents == 198
    assert store.verify() == []


def test_damage_is_found(path: Path) -> None:
    with open_store(path, "w") as store:
        add(store, *(reading(n) for n in range(300)))
        assert store.verify() == []
    raw = bytearray(path.read_bytes())
    raw[20_000:40_000] = bytes(20_000)
    path.write_bytes(bytes(raw))
    with open_store(path) as store:
        assert store.verify() != []
    path.write_bytes(bytes(raw[: len(raw) // 2]))
    with pytest.raises(StoreError), open_store(path) as store:
        raise StoreError(store.verify()[0])


@pytest.mark.parametrize(
    ("trigger", "sql", "fault"),
    [
        ("document", "UPDATE document SET text = 'other words'", "its text has been changed"),
        ("claim", "UPDATE claim SET best = best + 1, high = high + 1", "its content gives the id"),
        ("claim", "UPDATE claim SET quote = 'never said'", "its quote is not in the text"),
        ("claim", "UPDATE claim SET span_end = 9000", "is beyond the text"),
        (
            "link",
            "INSERT INTO link VALUES (1, 0, 'derived_from', randomblob(16))",
            "is named but not in the store",
        ),
        ("claim", "UPDATE claim SET key_id = 77", "a row names another that is not there"),
    ],
)
def test_verify_names_what_a_stranger_changed(path: Path, trigger: str, sql: str, fault: str) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1))
    execute(path, f"DROP TRIGGER {trigger}_no_update")
    execute(path, sql)
    with open_store(path) as store:
        faults = store.verify()
    assert f"schema: {trigger}_no_update is missing" in faults
    assert any(fault in line for line in faults)


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        ("claim", "known_at = known_at - 1", "table claim: rows 1 to 2 of batch 1 are not as they were"),
        ("claim", "publisher_id = 1", "table claim: rows 1 to 2"),
        ("claim", "printed = 'abc'", "table claim"),
        ("reading", "version_order = '9'", "table reading: rows 1 to 1"),
        ("rejection", "reason = 'date'", "table rejection"),
        ("rejection", "span_start = 8, text = ' 1'", "table rejection"),
        ("term", "value = 'ru_mod' WHERE value = 'ua_air_force'", "table term"),
        ("sighting", "published = published + 60", "table sighting"),
        ("form", "status = 'updated'", "table form"),
    ],
)
def test_any_other_change_breaks_a_seal(path: Path, table: str, change: str, fault: str) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1, publisher="a_paper"))
        assert store.verify() == []
    execute(path, f"DROP TRIGGER {table}_no_update")
    execute(path, f"UPDATE {table} SET {change}")
    with open_store(path) as store:
        assert any(fault in line for line in store.verify())


def test_what_was_written_before_there_were_seals_is_checked_by_its_hashes(path: Path) -> None:
    history.unpack(1, path)
    open_store(path, "w").close()
    execute(path, "DROP TRIGGER sighting_no_update")
    execute(path, "UPDATE sighting SET published = published + 60 WHERE sighting_id = 1")
    with open_store(path) as store:
        assert any("what bulletin/1 said of it has been changed" in line for line in store.verify())


def test_a_row_that_was_taken_out_or_slipped_in_breaks_a_seal(path: Path) -> None:
    with open_store(path, "w") as store:
        add(store, reading(1), reading(2))
    execute(path, "DROP TRIGGER rejection_no_delete")
    execute(path, "DELETE FROM rejection WHERE seq = 2")
    with open_store(path) as store:
        assert any("table rejection: rows 1 to 2" in line for line in store.verify())


def test_a_text_kept_by_its_quotes_alone(path: Path) -> None:
    """For texts whose licence forbids keeping them: hash, spans, quotes; all else reads on as before."""
    of = document(text="Before. Bulletin 1: the enemy launched 101 drones. After that, more words.")
    quote = "Bulletin 1: the enemy launched 101 drones."
    read = Reading(of, (claim(of, quote=quote),), (rejection(of, span=(17, 18), text="1"),))
    with open_store(path, "w") as store:
        store.add([read], known_at=at(10), source="test", keep_text=False)
        (kept,) = store.documents()
        assert (kept.id, len(kept.text), kept.text.strip()) == (of.id, len(of.text), quote)
        (found,) = store.claims()
        assert kept.text[slice(*found.spans[0])] == "101"
        assert store.verify() == []
        assert add(store, read, day=11).sightings == 1
        assert store.documents() == [kept]
        correct(store, found.id, amount=102, reason="A slip.", known_at=at(12))
    assert b"After that" not in path.read_bytes()


def test_a_log_that_grows_is_told(path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr("tracker.store.sqlite.LARGE_LOG", 10_000)
    with open_store(path, "w") as store:
        add(store, reading(1))
    assert "its log has grown" in caplog.text
    assert str(path) in caplog.text


def test_a_backup_is_the_same_store(path: Path, tmp_path: Path, store: Store) -> None:
    add(store, reading(1))
    correct(store, store.claims()[0].id, amount=120, reason="A slip.", known_at=at(12))
    store.backup(tmp_path / "copy.db")
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.claims(all_versions=True) == store.claims(all_versions=True)
        assert copy.batches() == store.batches()
        assert copy.verify() == []
