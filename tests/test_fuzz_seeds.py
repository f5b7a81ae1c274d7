"""The seeds of the fuzzer, and what it once broke, as tests: faults are ours, spans inside their texts."""

import pytest

from tools.fuzz_targets import SEEDS, TARGETS

FOUND = [path for target in TARGETS for path in sorted((SEEDS / target).iterdir())]


def test_every_target_has_seeds() -> None:
    assert {path.name for path in SEEDS.iterdir()} == set(TARGETS)
    assert {path.parent.name for path in FOUND} == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_break_no_law(target: str) -> None:
    for path in FOUND:
        if path.parent.name == target:
            TARGETS[target](path.read_bytes())


def test_a_broken_law_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_given: object, **_known: object) -> object:
        raise RuntimeError("not ours")

    monkeypatch.setattr("tools.fuzz_targets.read_inputs", faulty)
    with pytest.raises(RuntimeError):
        TARGETS["text"](b"12 drones")


def test_the_size_of_the_seeds_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOUND) < 300_000
