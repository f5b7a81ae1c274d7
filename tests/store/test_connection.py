"""The seam to the engine: Arrow columns by their buffers, declared schemas, plain errors."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import at, reading
from tests.store.helpers import add
from tests.together import together
from tracker.errors import StoreError
from tracker.store import arrow, open_store
from tracker.store.adbc import Connection
from tracker.store.dictionary import Dictionary
from tracker.store.sql import SqlStore
from tracker.store.sqlite import SqliteConnection, _message

SQL_KINDS = {"integers": "INTEGER", "floats": "REAL", "texts": "TEXT", "blobs": "BLOB"}
KINDS = {
    "integers": (pa.int64(), st.integers(-(1 << 61), 1 << 61)),
    "floats": (pa.float64(), st.floats(allow_nan=False, allow_infinity=False)),
    "texts": (pa.string(), st.text(st.characters(codec="utf-8", exclude_characters="\x00"))),
    "blobs": (pa.binary(), st.binary()),
}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = SqliteConnection(tmp_path / "plain.db", readonly=False)
    yield connection
    connection.close()


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None, database=None)
@given(st.data())
def test_columns_hold_what_was_put_in(kind: str, data: st.DataObject) -> None:
    arrow_kind, values = KINDS[kind]
    given_values = data.draw(st.lists(st.none() | values))
    column = arrow.column(given_values, arrow_kind)
    column.validate(full=True)
    assert column.to_pylist() == given_values
    assert column.null_count == given_values.count(None)


@pytest.mark.parametrize("kind", KINDS)
def test_the_engine_gives_back_what_was_bound(kind: str, connection: Connection) -> None:
    arrow_kind, values = KINDS[kind]
    schema = pa.schema([pa.field("value", arrow_kind, nullable=False)])

    @settings(max_examples=15, deadline=None, database=None)
    @given(st.lists(values, min_size=1, max_size=5))
    def holds(given_values: list[Any]) -> None:
        with connection.transaction():
            connection.execute(f"CREATE TABLE t (n INTEGER, value {SQL_KINDS[kind]} NOT NULL)")
            numbered = list(enumerate(given_values))
            connection.insert("t", arrow.batch(numbered, pa.schema({"n": pa.int64(), "value": arrow_kind})))
            rows = connection.query("SELECT value FROM t ORDER BY n", schema)
            connection.execute("DROP TABLE t")
        assert rows["value"].to_pylist() == given_values

    holds()


def test_missing_numbers_leave_sql_as_marks_and_arrive_as_null_and_nan(connection: Connection) -> None:
    schema = pa.schema([pa.field("whole", pa.int64()), pa.field("real", pa.float64())])
    sql = f"SELECT {arrow.NONE}, 9e999 UNION ALL SELECT 7, 0.5 UNION ALL SELECT 0, 0.0"
    table = connection.query(sql, schema)
    assert table["whole"].to_pylist() == [None, 7, 0]
    assert [math.isnan(value) for value in table["real"].to_pylist()] == [True, False, False]
    assert table["whole"].null_count == 1


def test_a_mark_is_an_ordinary_number_where_none_may_be_missing(connection: Connection) -> None:
    assert connection.number(f"SELECT {arrow.NONE}") == arrow.NONE


def test_an_answer_without_rows_has_the_declared_schema(connection: Connection) -> None:
    schema = pa.schema(
        {"a": pa.int64(), "b": pa.string(), "c": pa.float64(), "d": pa.binary(), "e": pa.int64()}
    )
    table = connection.query("SELECT 1, 'b', 1.5, x'00', 2 WHERE false", schema)
    assert (table.schema, table.num_rows) == (schema, 0)
    table.validate(full=True)


def test_numbers_of_a_part_of_a_column_are_those_of_the_part() -> None:
    column = pa.chunked_array([arrow.column([1, 2, 3], pa.int64()), arrow.column([4, 5], pa.int64())])
    assert list(arrow.numbers(column)) == [1, 2, 3, 4, 5]
    assert list(arrow.numbers(column.slice(1, 3))) == [2, 3, 4]


def test_what_is_null_arrives_so_in_its_declared_type(connection: Connection) -> None:
    schema = pa.schema([(kind, arrow_kind) for kind, (arrow_kind, _) in KINDS.items()])
    columns = ", ".join(f"{kind} {name}" for kind, name in SQL_KINDS.items())
    connection.execute(f"CREATE TABLE t ({columns})")
    for given_rows in ([(None,) * 4], [(7, 0.5, "", b"\x00"), (None,) * 4]):
        connection.execute("DELETE FROM t")
        connection.insert("t", arrow.batch(given_rows, schema))
        found = connection.query("SELECT * FROM t ORDER BY integers IS NULL", schema)
        assert [tuple(row.values()) for row in found.to_pylist()] == given_rows


def test_a_transaction_is_whole_or_nothing(connection: Connection) -> None:
    connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)")
    with pytest.raises(RuntimeError, match="in the middle"), connection.transaction():
        connection.execute("INSERT INTO t VALUES (?1)", 1)
        raise RuntimeError("in the middle")
    with pytest.raises(StoreError, match="UNIQUE constraint failed"), connection.transaction():
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute("INSERT INTO t VALUES (1)")
    assert connection.number("SELECT count(*) FROM t") == 0
    with connection.transaction():
        connection.execute("INSERT INTO t VALUES (1)")
    assert connection.number("SELECT count(*) FROM t") == 1


def test_a_transaction_that_the_engine_rolled_back_keeps_its_own_error(connection: Connection) -> None:
    with pytest.raises(RuntimeError, match="the cause"), connection.transaction():
        connection.execute("ROLLBACK")
        raise RuntimeError("the cause")


@together(
    ("fault", "told"),
    [
        ("IO: failed to step: database or disk is full", "the disk is full; free some space"),
        ("IO: disk I/O error", "check space, quota and the disk itself"),
        ("IO: database disk image is malformed", "is damaged; restore it from a backup"),
        ("IO: database is locked", "close that program and try again"),
        ("IO: attempt to write a readonly database", "is read-only for you"),
        ("IO: unable to open database file", "its folder must exist and be writable"),
        ("IO: file is not a database", "choose another path"),
        ("X: something odd\nquery: SELECT 1", "store a.db: X: something odd"),
        ("", "unknown fault of the driver"),
    ],
)
def test_faults_are_one_line_that_says_what_to_do(fault: str, told: str) -> None:
    message = _message("a.db", fault)
    assert told in message
    assert message.startswith("store a.db")
    assert "\n" not in message


@pytest.mark.parametrize(
    "name", ["a b.db", "сховище.db", "50%.db", "what?.db", "a#1.db", "it's.db", "файл №1 & co"]
)
def test_a_store_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name, "w") as store:
        add(store, reading(1))
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, f"{name}.lock"])
    with open_store(str(tmp_path / name)) as store:
        assert len(store.claims()) == 2


def test_shared_words_are_stored_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db", "w") as store:
        add(store, *(reading(number) for number in range(20)))
        add(store, reading(30), day=11)
        assert isinstance(store, SqlStore)
        connection = store.connection
        counts = {
            table: connection.number(f"SELECT count(*) FROM {table}")
            for table in ("key", "key_class", "form")
        }
        assert counts == {"key": 2, "key_class": 2, "form": 1}
        assert connection.number("SELECT count(*) FROM term WHERE kind = 'claimant'") == 1
        assert connection.number("SELECT max(term_id) FROM term") == connection.number(
            "SELECT count(*) FROM term"
        )


def test_a_dictionary_goes_on_where_the_last_writer_ended(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    for day in (10, 11):
        with open_store(path, "w") as store:
            add(store, reading(day), day=day)
    with open_store(path, "w") as store:
        assert isinstance(store, SqlStore)
        dictionary = Dictionary(store.connection)
        assert dictionary.number("batch") == 3
        assert dictionary.number("claim") == 5
        assert dictionary.term("claimant", "ua_air_force") <= dictionary.term("claimant", "someone new")
        assert store.last_seen() == at(11)
