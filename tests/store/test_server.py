"""A store on a server: addresses, faults in plain words, one writer, and what only PostgreSQL could break."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unittest import mock

import pytest

from tests.cli import run
from tests.factory import at, claim, document, reading
from tests.store import history
from tests.store.helpers import add
from tests.together import together
from tracker.api import keeping, listing
from tracker.api.fetching import raw_folder
from tracker.config import read_config, store_place
from tracker.errors import StoreError
from tracker.model import Reading
from tracker.store import Store, address, copying, lock, open_store, schema, seal
from tracker.store.schema import TABLES
from tracker.store.sql import SqlStore

if TYPE_CHECKING:
    from tests.server import Server

SECRET = "s3cret: of @ll/tests"
WHOLE = "postgresql://me:pa%20ss@db.example:5433/strikes?sslmode=require&password=other"


@pytest.fixture(scope="module")
def full(server: "Server") -> Iterator[str]:
    """The address of a store with everything that a store can hold."""
    with server.blank() as place:
        with open_store(place, "w") as store:
            history.fill(store)
        yield place


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same history in a file."""
    path = tmp_path_factory.mktemp("twin") / "store.db"
    with open_store(path, "w") as store:
        history.fill(store)
    return path


@pytest.fixture
def empty(server: "Server") -> Iterator[str]:
    """The address of a store that holds nothing."""
    with server.blank() as place:
        yield place


@pytest.fixture
def bare(server: "Server") -> Iterator[str]:
    """An address at which no store is yet."""
    with server.blank(bare=True) as place:
        yield place


def told(store: Store) -> dict[str, object]:
    """What can be asked, the claims at every instant that there was."""
    batches = store.batches()
    middle, last = batches[len(batches) // 2].known_at, batches[-1].known_at
    return {
        "batches": batches,
        "all": store.claims(all_versions=True),
        "claims": [store.claims(as_of=batch.known_at) for batch in batches],
        "published": store.claims(as_of=middle, cut="published"),
        "documents": [store.documents(as_of=instant) for instant in (middle, last)],
        "rejections": [store.rejections(as_of=instant) for instant in (middle, last)],
        "scan": sorted(map(str, store.scan(as_of=middle).to_pylist())),
    }


def everything(place: Path | str) -> dict[str, object]:
    with open_store(place) as store:
        return told(store)


def seals(place: Path | str) -> list[str]:
    with open_store(place) as store:
        assert isinstance(store, SqlStore)
        return store.connection.texts("SELECT ranges FROM seal ORDER BY batch_id, part")


class TestAddresses:
    """What an address says, and that no password of it is ever shown."""

    def test_an_address_is_shown_without_its_passwords(self) -> None:
        made = address.parse(WHOLE)
        assert made.shown == "postgresql://me@db.example:5433/strikes?sslmode=require"
        assert "pa%20ss" in made.uri
        assert "pa%20ss" not in repr(made)
        assert (made.user, made.host, made.database) == ("me", "db.example", "strikes")
        assert made.clean("user pa ss, pa%20ss or other") == "user ***, *** or ***"

    @together(
        ("given", "shown"),
        [
            ("postgres://h/d", "postgresql://h/d"),
            ("postgresql://[::1]:5/d", "postgresql://[::1]:5/d"),
            ("postgresql:///d?host=/run", "postgresql:///d?host=%2Frun"),
            ("postgresql://u:p@x@h/d", "postgresql://u@h/d"),
            (Path("postgresql://u:p@h/d"), "postgresql://u@h/d"),
        ],
    )
    def test_forms_of_addresses(self, given: Path | str, shown: str) -> None:
        assert address.parse(given).shown == shown

    @together("password", ["a/b", "1#b", "1/b", "1?b", "a#b"])
    def test_a_password_that_is_not_written_as_it_must_be_is_not_shown(self, password: str) -> None:
        with pytest.raises(StoreError, match="%40 for @") as caught:
            open_store(f"postgresql://u:{password}@h/d")
        assert password not in str(caught.value)

    def test_a_writer_signs_without_passwords(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.argv", ["/bin/tracker", "copy", "a.db", f"postgresql://me:{SECRET}@h/d"])
        assert lock.signature().endswith('("tracker copy a.db postgresql://me:***@h/d")')
        assert len(lock.signature(63)) <= 63

    def test_a_wrong_mode_shows_no_password(self) -> None:
        with pytest.raises(StoreError, match=r"store postgresql://me:\*\*\*@h/d: mode"):
            open_store(f"postgresql://me:{SECRET}@h/d", "x")  # type: ignore[arg-type]

    def test_an_address_is_taken_wherever_a_store_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "tracker.toml"
        file.write_text('store = "postgresql://h/d"\n', encoding="utf-8")
        monkeypatch.delenv("TRACKER_STORE", raising=False)
        assert store_place(None, read_config(file)) == "postgresql://h/d"
        assert raw_folder(None, read_config(file)) == Path("tracker.raw")
        monkeypatch.setenv("TRACKER_STORE", "postgresql://other/d")
        assert store_place(None) == "postgresql://other/d"


class TestFaults:
    """Whatever is wrong is one line that says what to do, with exit code 3 and without a password."""

    def refused(self, place: str, caplog: pytest.LogCaptureFixture) -> str:
        with caplog.at_level(logging.DEBUG):
            done = run("claims", "--store", place)
        assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
        for form in (SECRET, SECRET.split()[0], "wrong-word"):
            assert form not in done.err + caplog.text
        return done.err

    def test_nobody_answers(self, server: "Server", caplog: pytest.LogCaptureFixture) -> None:
        assert "no server answers there" in self.refused(server.address(port=1), caplog)

    def test_a_wrong_password(self, server: "Server", caplog: pytest.LogCaptureFixture) -> None:
        said = self.refused(server.address(password="wrong-word"), caplog)
        assert "refuses the password of keeper: check ~/.pgpass" in said

    @pytest.mark.slow
    def test_no_password(
        self,
        server: "Server",
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
        monkeypatch.delenv("PGPASSWORD", raising=False)
        assert "asks for the password of keeper" in self.refused(server.address(password=""), caplog)

    def test_no_such_database(self, server: "Server", caplog: pytest.LogCaptureFixture) -> None:
        assert 'database "nowhere" does not exist' in self.refused(server.address(database="nowhere"), caplog)

    @pytest.mark.slow
    def test_no_such_host(self, caplog: pytest.LogCaptureFixture) -> None:
        place = f"postgresql://me:{SECRET}@host.invalid/d".replace("/t", "%2Ft")
        assert "there is no host host.invalid" in self.refused(place, caplog)

    def test_no_store(self, server: "Server", bare: str, caplog: pytest.LogCaptureFixture) -> None:
        assert "is empty: add documents first" in self.refused(bare, caplog)
        assert "you may use no schema" in self.refused(server.address("none"), caplog)

    def test_tables_of_others(self, server: "Server", bare: str, caplog: pytest.LogCaptureFixture) -> None:
        server.stranger(bare, "CREATE TABLE bookmark (url text)")
        assert "is no tracker store: other tables are there" in self.refused(bare, caplog)

    def test_a_newer_schema(self, server: "Server", empty: str, caplog: pytest.LogCaptureFixture) -> None:
        open_store(empty, "w").close()
        server.stranger(empty, f"INSERT INTO migration VALUES ({schema.VERSION + 1}, 'newer', 0)")
        assert f"has schema {schema.VERSION + 1}, newer than" in self.refused(empty, caplog)

    @pytest.mark.slow
    def test_who_may_not_read_and_who_may_not_write(
        self, server: "Server", full: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        inside = full.rpartition("search_path%3D")[2]
        server.execute(f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'")
        server.execute(f"GRANT USAGE ON SCHEMA {inside} TO guest")
        guest = server.address(inside, user="guest")
        assert "permission denied for table migration: ask the owner" in self.refused(guest, caplog)
        server.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {inside} TO guest")
        assert everything(guest) == everything(full)
        assert keeping.verify(guest) == []
        with (
            open_store(guest, "w") as store,
            pytest.raises(StoreError, match="permission denied for table batch"),
        ):
            add(store, reading(50), day=18)

    def test_a_driver_that_is_not_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("server", "postgres"):
            monkeypatch.delitem(sys.modules, f"tracker.store.{module}", raising=False)
        with (
            mock.patch.dict("sys.modules", {"adbc_driver_postgresql": None}),
            pytest.raises(StoreError, match=r'needs the extra postgres: pip install .*\[postgres\]"$'),
        ):
            open_store("postgresql://h/d")


class TestKeeping:
    """Rows that never change, seals, verify, and a writer whose session ends."""

    @pytest.mark.parametrize(
        "event", ["UPDATE claim SET known_at = 0", "DELETE FROM claim", "TRUNCATE claim CASCADE"]
    )
    def test_no_row_is_ever_changed(self, full: str, event: str) -> None:
        with open_store(full, "w") as store:
            assert isinstance(store, SqlStore)
            with pytest.raises(StoreError, match=r"append-only: .* is never changed; correct or retract"):
                store.connection.execute(event)

    def test_a_row_that_names_none_is_refused(self, empty: str) -> None:
        with open_store(empty, "w") as store:
            assert isinstance(store, SqlStore)
            with pytest.raises(StoreError, match="table key_class: key_id names a row that is not there"):
                store.connection.execute("INSERT INTO key_class VALUES (77, 'drone')")
            with pytest.raises(StoreError, match="violates check constraint"):
                store.connection.execute("INSERT INTO form VALUES (1, 'era', 'printed', 'all', 'final', 0)")

    def test_a_reader_cannot_write(self, full: str) -> None:
        with open_store(full) as store:
            with pytest.raises(StoreError, match='open it with mode "w" to add'):
                add(store, reading(60), day=18)
            assert isinstance(store, SqlStore)
            with pytest.raises(StoreError, match="is read-only"):
                store.connection.execute("DELETE FROM claim")

    @pytest.mark.parametrize(
        ("sql", "fault"),
        [
            ("DROP TRIGGER claim_no_update ON claim", "schema: claim_no_update is missing"),
            (
                "ALTER TABLE claim DISABLE TRIGGER claim_no_delete",
                "schema: claim_no_delete is not as it was made",
            ),
            ("UPDATE document SET text = 'other words'", "its text has been changed"),
            ("UPDATE claim SET publisher_id = 1 WHERE seq = 1", "table claim: rows 1 to 2 of batch 1"),
            ("DELETE FROM rejection", "table rejection: rows 1 to 1"),
            ("UPDATE claim SET key_id = 77", "table claim: a row names another that is not there"),
            (
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql "
                "AS 'BEGIN RETURN NULL; END'",
                "schema: refuse (function) is not as it was made",
            ),
        ],
    )
    @pytest.mark.slow
    def test_verify_names_what_a_stranger_changed(
        self, server: "Server", empty: str, sql: str, fault: str
    ) -> None:
        with open_store(empty, "w") as store:
            add(store, reading(1, publisher="a_paper"))
            assert store.verify() == []
        server.stranger(empty, sql)
        assert any(fault in line for line in keeping.verify(empty))

    @pytest.mark.slow
    @pytest.mark.parametrize(("version", "mode"), [(1, "r"), (2, "w")])
    def test_an_older_schema_is_upgraded_when_it_is_opened(
        self,
        bare: str,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        version: int,
        mode: Literal["r", "w"],
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("tracker.store.adbc.MIGRATIONS", schema.MIGRATIONS[:version])
            patch.setattr("tracker.store.server.VERSION", version)
            open_store(bare, "w").close()
        assert not caplog.text
        with open_store(bare, mode) as store:
            assert f"schema {version} becomes {schema.VERSION}" in caplog.text
            assert store.verify() == []
            assert isinstance(store, SqlStore)
            notes = store.connection.texts("SELECT note FROM migration ORDER BY version")
            assert notes == [migration.note for migration in schema.MIGRATIONS]
        with open_store(bare, "w") as store:
            assert add(store, reading(1)).claims == 2

    def test_a_session_that_ends_in_the_middle_leaves_nothing_and_the_lock(
        self, server: "Server", empty: str
    ) -> None:
        with open_store(empty, "w") as store:
            add(store, reading(1))

            def torn() -> Iterator[Reading]:
                yield reading(2)
                writers = "FROM pg_stat_activity WHERE application_name ~ '^process'"
                server.execute(f"SELECT pg_terminate_backend(pid) {writers}")

            with pytest.raises(StoreError, match=r"ended the connection .* nothing was half-written"):
                store.add(torn(), known_at=at(11), source="test")
        with open_store(empty, "w") as store:
            assert (len(store.claims()), store.verify()) == (2, [])
            assert add(store, reading(2), day=11).claims == 2

    @pytest.mark.slow
    def test_a_text_may_hold_what_the_engine_cannot(self, empty: str) -> None:
        text = "\x00The enemy launched 101 drones \ufdd00\ufdd0\x00."
        of = document(text=text)
        with open_store(empty, "w") as store:
            add(store, Reading(of, (claim(of, quote=text, span=(20, 23), scope="\x00"),)))
            assert store.documents() == [of]
            assert [c.quote for c in store.claims(scope="\x00")] == [text]
            assert store.verify() == []


class TestCopies:
    """A copy is the same store: ids, instants, seals, and every past state."""

    def test_both_engines_say_the_same_of_one_history(self, full: str, twin: Path) -> None:
        assert everything(full) == everything(twin)
        assert seals(full) == seals(twin)

    def test_a_store_goes_to_a_server_and_back(self, twin: Path, empty: str, tmp_path: Path) -> None:
        done = run("copy", twin, empty)
        assert (done.code, done.err) == (0, "")
        assert done.out.endswith(": 9 batches, 8 documents, 20 claims\n")
        assert SECRET.split()[0] not in done.out
        assert run("copy", empty, tmp_path / "back.db").code == 0
        assert everything(empty) == everything(tmp_path / "back.db") == everything(twin)
        assert seals(tmp_path / "back.db") == seals(twin)
        assert keeping.verify(empty) == []
        with open_store(empty, "w") as store:
            assert add(store, reading(30), day=18).id == 10

    def test_a_file_is_copied_to_a_file(self, twin: Path, tmp_path: Path) -> None:
        told: list[tuple[int, int]] = []
        counts = keeping.copy(twin, tmp_path / "b.db", lambda done, total: told.append((done, total)))
        assert [file.name for file in tmp_path.iterdir()] == ["b.db"]
        assert everything(tmp_path / "b.db") == everything(twin)
        assert told[-1] == (sum(counts.values()), sum(counts.values()))
        assert counts.keys() == set(TABLES) - {"migration"}

    @pytest.mark.slow
    def test_a_backup_of_a_server_is_a_file(self, full: str, tmp_path: Path) -> None:
        assert run("backup", tmp_path / "kept.db", "--store", full).code == 0
        assert [file.name for file in tmp_path.iterdir()] == ["kept.db"]
        assert everything(tmp_path / "kept.db") == everything(full)

    def test_what_holds_something_is_no_place_for_a_copy(self, twin: Path, full: str) -> None:
        for target in (twin, full):
            done = run("copy", twin, target)
            assert (done.code, done.out) == (2, "")
            assert "exists already" in done.err or "holds something already" in done.err

    @pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
    def test_a_copy_that_breaks_off_leaves_nothing(
        self, twin: Path, place: Path | str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def torn(*_: object) -> Iterator[str]:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(seal, "broken", torn)
            with pytest.raises(KeyboardInterrupt):
                keeping.copy(twin, place)
        if isinstance(place, Path):
            assert list(place.parent.iterdir()) == []
        keeping.copy(twin, place)
        assert everything(place) == everything(twin)

    def test_a_damaged_store_is_not_copied(self, tmp_path: Path) -> None:
        with open_store(tmp_path / "a.db", "w") as store:
            add(store, reading(1))
            assert isinstance(store, SqlStore)
            store.connection.execute("DROP TRIGGER claim_no_update")
            store.connection.execute("UPDATE claim SET known_at = known_at - 1")
        with pytest.raises(StoreError, match=r"a\.db was not copied: table claim: rows 1 to 2"):
            keeping.copy(tmp_path / "a.db", tmp_path / "b.db")
        assert not (tmp_path / "b.db").exists()

    def test_pages_of_few_rows_are_all_copied(
        self, twin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(copying, "_AT_A_TIME", 2)
        monkeypatch.setattr(copying, "_TEXTS_AT_A_TIME", 1)
        keeping.copy(twin, tmp_path / "b.db")
        assert everything(tmp_path / "b.db") == everything(twin)

    def test_what_a_writer_adds_meanwhile_is_not_in_the_copy(self, twin: Path, tmp_path: Path) -> None:
        source = tmp_path / "a.db"
        keeping.copy(twin, source)
        before = everything(source)

        with open_store(source, "w") as store:

            def meanwhile(done: int, _total: int) -> None:
                if done == 9:  # the batches are copied, the claims are not
                    add(store, reading(40), day=18)

            keeping.copy(source, tmp_path / "b.db", meanwhile)
        assert everything(tmp_path / "b.db") == before
        assert everything(source) != before


@pytest.mark.slow
def test_texts_are_added_to_a_server_and_histories_make_files(bare: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("On 3 May 2025 Russia launched 80 drones at Ukraine.", encoding="utf-8")
    assert run("add", tmp_path / "a.txt", "--store", bare, "--known-at", "2025-06-01").code == 0
    assert listing.batches(bare)[0].claims == 1
    assert run("export", "claims", "--out", tmp_path / "all.jsonl", "--store", bare).code == 0
    done = run("import", "claims", tmp_path / "all.jsonl", "--store", bare)
    assert (done.code, "tracker copy FILE ADDRESS" in done.err) == (3, True)
