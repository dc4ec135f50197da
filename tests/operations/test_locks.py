"""The locks: what `make setup` installs, and from nowhere in particular."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-boot.txt")


def pins(lock: str) -> dict[str, list[str]]:
    """What a lock fixes: requirement line -> its hashes."""
    found: dict[str, list[str]] = {}
    requirement = ""
    for line in (ROOT / lock).read_text().splitlines():
        word = line.strip().removesuffix("\\").strip()
        if word.startswith("--hash="):
            found[requirement].append(word)
        elif word and not word.startswith("#"):
            requirement = word
            found[requirement] = []
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|--index|--find-links|--extra|file:|@ ", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_fixed_by_version_and_hash(lock: str) -> None:
    fixed = pins(lock)
    assert fixed
    for requirement, hashes in fixed.items():
        assert re.match(r"^[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+( ; .+)?$", requirement), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), requirement


def test_who_may_run_the_tests_may_run_the_office_without_installing_again() -> None:
    run, test = pins("requirements.txt"), pins("requirements-dev.txt")
    versions = {requirement.partition(" ;")[0] for requirement in test}
    assert {requirement.partition(" ;")[0] for requirement in run} <= versions


def test_prefect_and_fastapi_are_a_pair_whose_server_starts() -> None:
    run = {requirement.partition(" ;")[0] for requirement in pins("requirements.txt")}
    assert "prefect==3.8.8" in run
    assert any(requirement.startswith("fastapi==0.150.") for requirement in run)


def test_the_makefile_and_the_gate_name_no_registry() -> None:
    for name in ("Makefile", ".ci/run", "pyproject.toml"):
        assert "://" not in (ROOT / name).read_text(), name
