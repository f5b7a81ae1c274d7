"""Opening: which files are stores, and how an older one becomes a newer one."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.factory import at, reading
from tests.store import history
from tests.store.helpers import add, execute
from tests.together import together
from tracker.errors import StoreError
from tracker.store import Store, correct, open_store, place, retract, schema
from tracker.store.sql import SqlStore
from tracker.store.sqlite import check_engine


def test_every_table_index_trigger_and_view_exists(path: Path, store: Store) -> None:
    assert isinstance(store, SqlStore)
    present = set(store.connection.texts("SELECT name FROM sqlite_master"))
    made = {line.split()[2] for migration in schema.MIGRATIONS for line in migration.statements}
    assert made <= present
    assert sum(name.endswith(("_no_update", "_no_delete")) for name in present) == 2 * len(schema.TABLES)
    assert store.connection.number("SELECT count(*) FROM migration") == len(schema.MIGRATIONS)
    assert store.connection.texts("SELECT CAST(journal_mode AS TEXT) FROM pragma_journal_mode") == ["wal"]
    assert store.connection.texts("SELECT CAST(page_size AS TEXT) FROM pragma_page_size") == ["8192"]


def test_opening_again_changes_nothing(path: Path) -> None:
    for day in (10, 11):
        with open_store(path, "w") as store:
            add(store, reading(day), day=day)
    with open_store(path) as store:
        assert len(store.claims()) == 4
        assert isinstance(store, SqlStore)
        assert store.connection.number("SELECT count(*) FROM migration") == schema.VERSION


def test_views_are_readable_by_people(path: Path, store: Store) -> None:
    add(store, reading(1))
    assert isinstance(store, SqlStore)
    names = ["id", "metric", "window_start", "known_at", "claimant", "bound", "quote"]
    row = store.connection.query(
        f"SELECT {', '.join(names)} FROM claims ORDER BY metric", pa.schema({n: pa.string() for n in names})
    ).to_pylist()[0]
    assert (row["id"], row["metric"], row["claimant"]) == (
        reading(1).claims[0].id,
        "launched",
        "ua_air_force",
    )
    assert (row["window_start"], row["known_at"]) == ("2025-06-28T17:00:00Z", "2025-07-10T00:00:00Z")
    for view in ("documents", "rejections", "batches"):
        assert store.connection.number(f"SELECT count(*) FROM {view}") == 1


def test_the_query_of_the_page_lists_what_is_live(path: Path, store: Store) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
    query = next(re.finditer(r"    SELECT window_start, best, quote(.+?);", page, re.S)).group(1)
    for number in range(4):
        add(store, reading(number))
    ids = [reading(number).claims[0].id for number in range(4)]
    correct(store, ids[0], amount=99.0, reason="a slip", known_at=at(11))
    retract(store, ids[1], reason="a slip", known_at=at(12))
    retract(store, reading(2).document.id, reason="a slip", known_at=at(13))
    assert isinstance(store, SqlStore)
    listed = store.connection.texts(f"SELECT id{query}")
    assert sorted(listed) == sorted(claim.id for claim in store.claims(metric="launched"))
    assert len(listed) == 2


def test_a_store_shows_what_it_holds(store: Store) -> None:
    add(store, reading(1))
    assert isinstance(store, SqlStore)
    told = re.sub(r"<[^>]+>", " ", store._repr_html_())
    assert re.search(r"batches\s+1\s.*documents\s+1\s.*claims\s+2\s.*last seen\s+2025-07-10 00:00 UTC", told)


def test_a_plain_shell_of_sqlite_shows_readable_tables(path: Path) -> None:
    """Another SQLite library opens the file in a process of its own, as Datasette and DB Browser do."""
    with open_store(path, "w") as store:
        history.fill(store)
    code = (
        "import sqlite3, sys, json; c = sqlite3.connect(sys.argv[1]); c.row_factory = sqlite3.Row\n"
        "views = [r[0] for r in c.execute(\"SELECT name FROM sqlite_master WHERE type = 'view'\")]\n"
        "print(json.dumps({v: [dict(r) for r in c.execute(f'SELECT * FROM {v}')] for v in views}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    views = json.loads(done.stdout)
    assert set(views) == {"claims", "documents", "rejections", "batches"}
    with open_store(path) as store:
        for row in views["claims"]:
            if not row["superseded"] and row["status"] == "corrected":
                [claim] = store.claims(ids=[row["id"]])
                assert (row["best"], row["claimant"], row["quote"]) == (120.0, "editor", claim.quote)
        assert [row["known_at"] for row in views["batches"]] == [
            f"{batch.known_at:%Y-%m-%dT%H:%M:%SZ}" for batch in store.batches()
        ]
    iso = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    for row in (row for rows in views.values() for row in rows):
        for name in ("window_start", "window_end", "published", "known_at"):
            assert row.get(name) is None or iso.fullmatch(row[name])
    assert {(row["ref"], row["publisher"]) for row in views["documents"]} >= {("page/1", "a_paper")}
    assert len(views["rejections"]) >= 4


def test_paths_that_cannot_be_a_store_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"is a folder: name a file, such as .*tracker\.db"):
        open_store(tmp_path, "w")
    with pytest.raises(StoreError, match=r"no store at .*: make one"):
        open_store(tmp_path / "absent.db")
    with pytest.raises(StoreError, match=r"there is no folder .*no; create it"):
        open_store(tmp_path / "no" / "store.db", "w")
    with pytest.raises(StoreError, match='mode is "r" to read or "w" to write, not "x"'):
        open_store(tmp_path / "store.db", "x")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", ["r", "w"])
def test_files_that_are_no_store_are_refused_and_untouched(tmp_path: Path, mode: Any) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Some notes, and no database.\n" * 200, encoding="utf-8")
    before = wrong.read_bytes()
    with pytest.raises(StoreError, match=r"store .*notes\.txt is no tracker store: it is no SQLite file"):
        open_store(wrong, mode)
    assert wrong.read_bytes() == before
    assert list(tmp_path.iterdir()) == [wrong]


def test_an_empty_file_can_become_a_store_but_not_be_read(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match=r"is empty: add documents first"):
        open_store(path)
    with open_store(path, "w") as store:
        assert add(store, reading(1)).claims == 2


@pytest.mark.parametrize("mode", ["r", "w"])
def test_databases_of_others_are_refused(tmp_path: Path, mode: Any) -> None:
    execute(tmp_path / "other.db", "CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(StoreError, match="no tracker store but another SQLite database"):
        open_store(tmp_path / "other.db", mode)
    assert [one.name for one in tmp_path.iterdir()] == ["other.db"]


def test_a_store_of_a_newer_tracker_is_refused(path: Path) -> None:
    open_store(path, "w").close()
    execute(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    lock = path.with_name(f"{path.name}.lock")
    lock.unlink()
    for mode in ("r", "w"):
        with pytest.raises(
            StoreError, match=f"has schema {schema.VERSION + 1}, newer than .*update the tracker"
        ):
            open_store(path, mode)
        assert not lock.exists()


def said(store: Store) -> Iterator[object]:
    """What a store of the history says, of every day and of all its readings."""
    for day in (*range(10, 18), None):
        instant = at(day) if day else None
        yield store.claims(as_of=instant)
        yield store.documents(as_of=instant)
        yield store.rejections(as_of=instant)
    yield store.claims(all_versions=True)
    yield store.batches()


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What a store of this tracker says."""
    with open_store(tmp_path_factory.mktemp("new") / "new.db", "w") as store:
        history.fill(store)
        return list(said(store))


@pytest.mark.parametrize("mode", ["r", "w"])
@pytest.mark.parametrize("version", [migration.version for migration in schema.MIGRATIONS])
def test_a_store_of_every_earlier_tracker_opens_and_says_the_same(
    path: Path, new: list[object], version: int, mode: Any
) -> None:
    history.unpack(version, path)
    with open_store(path, mode) as old:
        assert list(said(old)) == new
        assert old.verify() == []
        assert migrations(old) == [migration.note for migration in schema.MIGRATIONS]
    assert path.with_name(f"store.db.schema-{version}").exists() == (version < schema.VERSION)


def migrations(store: Store) -> list[str]:
    assert isinstance(store, SqlStore)
    return store.connection.texts("SELECT note FROM migration ORDER BY version")


@pytest.mark.parametrize("version", [migration.version for migration in schema.MIGRATIONS])
def test_what_an_earlier_tracker_knew_is_not_new(path: Path, version: int) -> None:
    history.unpack(version, path)
    with open_store(path, "w") as store:
        before = store.claims(all_versions=True)
        batch = add(store, reading(1), reading(2), history.rich(), day=18, version="1")
        assert (batch.documents, batch.claims, batch.rejections, batch.sightings) == (0, 0, 0, 3)
        assert store.claims(all_versions=True) == before
        assert add(store, reading(5), day=19).claims == 2
        assert store.verify() == []


def test_the_copy_made_before_an_upgrade_is_the_store_of_then(path: Path) -> None:
    history.unpack(1, path)
    before = path.read_bytes()
    open_store(path).close()
    copy = path.with_name("store.db.schema-1")
    assert copy.exists()
    assert path.read_bytes() != before
    open_store(copy).close()
    assert len(open_store(copy).batches()) == len(open_store(path).batches())


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(path, "w").close()
    wrong = schema.Migration(99, "wrong", ("CREATE TABLE extra (x INTEGER) STRICT", "CREATE TABLE batch (x)"))
    with monkeypatch.context() as patch:
        patch.setattr("tracker.store.adbc.MIGRATIONS", (*schema.MIGRATIONS, wrong))
        patch.setattr("tracker.store.opening.VERSION", 99)
        with pytest.raises(StoreError, match="batch already exists"):
            open_store(path, "w")
    with open_store(path, "w") as store:
        assert add(store, reading(1)).claims == 2
        assert isinstance(store, SqlStore)
        assert "extra" not in store.connection.texts("SELECT name FROM sqlite_master")


def test_a_reader_cannot_write(path: Path) -> None:
    open_store(path, "w").close()
    with open_store(path) as store:
        with pytest.raises(StoreError, match='open it with mode "w" to add'):
            add(store, reading(1))
        assert isinstance(store, SqlStore)
        with pytest.raises(StoreError, match="is read-only for you, or its folder is"):
            store.connection.execute("CREATE TABLE x (y)")


def test_a_folder_that_refuses_the_lock_file_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tracker.store.lock.os.open", refuse)
    with pytest.raises(StoreError, match=r"cannot be written: permission denied at .*store\.db\.lock"):
        open_store(path, "w")


def test_network_mounts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        f"44 21 0:50 / {tmp_path.resolve()} rw shared:2 - nfs4 server:/export rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(place, "MOUNTS", mounts)
    with pytest.raises(StoreError, match=r"on a network mount \(nfs4\): keep it on a disk"):
        open_store(tmp_path / "store.db", "w")


def test_mounts_are_told_apart_by_the_longest_path() -> None:
    mounts = (
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "2 1 0:5 / /srv/my\\040share rw - cifs //host/share rw\n"
        "3 2 0:6 / /srv/my\\040share/local rw master:1 - xfs /dev/sdb rw\n"
    )
    folders = ["/home", "/srv/my share", "/srv/my share/a", "/srv/my share/local/b", "/srv/my"]
    kinds = [place._file_system(Path(folder), mounts) for folder in folders]
    assert kinds == ["ext4", "cifs", "cifs", "xfs", "ext4"]
    assert place._file_system(Path("/home"), "") == ""


@together(("version", "good"), [("3.40.1", 0), ("3.51.2", 0), ("3.44.6", 1), ("3.51.3", 1), ("3.53.1", 1)])
def test_engines_that_can_corrupt_a_log_are_refused(version: str, good: int) -> None:
    if good:
        check_engine(version)
        return
    with pytest.raises(StoreError, match=f"SQLite {version} can corrupt a store"):
        check_engine(version)
