"""The bench measures a whole office in a folder of its own; here for a second or two each, to see that it measures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest

from operations.bench.every_measure import MEASURES
from operations.bench.figure import Figure
from operations.bench.samples import MIX, samples
from operations.bench.share import share_of
from operations.bench.table import as_table

pytestmark = pytest.mark.bench

NAMES = {*MEASURES, "click_to_next", "probe_by_process_worker"} - {"click"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One short run with a data folder and databases in the environment that it must leave alone."""
    elsewhere = tmp_path_factory.mktemp("somebodys-office")
    environment = os.environ | {
        "MOTCUA_HOME": str(elsewhere),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/records",
    }
    finished = subprocess.run(
        [sys.executable, "-m", "operations.command", "bench", "--json", "--seconds", "2"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    told: dict[str, Any] = json.loads(finished.stdout)
    return told | {"elsewhere": elsewhere}


@pytest.mark.whole
@pytest.mark.slow
def test_every_measure_says_what_it_counted_and_on_what_machine(run: dict[str, Any]) -> None:
    figures = {figure["name"]: figure for figure in run["figures"]}
    assert set(figures) == NAMES
    assert all(figure["value"] > 0 for figure in figures.values())
    assert all(figure["conditions"] for figure in figures.values() if figure["name"] != "probe_by_process_worker")
    assert run["machine"]["cores"] == psutil.cpu_count()
    assert {"click_to_next", "memory", "burst"} == {name for name in figures if not figures[name]["at_least"]}

    for name in ("probe", "mix", "process_worker"):
        assert figures[name]["conditions"]["advances"] > 0
    assert figures["intake"]["conditions"]["refused"] == 0
    assert figures["burst"]["conditions"]["refused"] == 0
    assert set(figures["memory"]["conditions"]["mb_by_part"]) == {"postgres", "prefect", "workers", "web", "supervisor"}


@pytest.mark.whole
@pytest.mark.slow
def test_nobodys_data_is_touched_and_nothing_is_left_running(run: dict[str, Any]) -> None:
    assert list(run["elsewhere"].iterdir()) == []
    mine = [process for process in psutil.Process().children(recursive=True) if process.status() != "zombie"]
    assert not [process for process in mine if "motcua-bench-" in " ".join(_words(process))]
    assert not list(Path(tempfile.gettempdir()).glob("motcua-bench-*/home/run.json"))


def test_each_sample_of_the_mix_is_another_child_under_another_key() -> None:
    taken = [sample for sample, _ in zip(samples(), range(len(MIX) * 50), strict=False)]
    assert len({sample.key for sample in taken}) == len(taken)
    names = {(sample.ward, sample.body["declaration"]["child"]["full_name"]) for sample in taken}
    assert len(names) == len(taken)
    assert {sample.filed_by for sample in taken} == {"mot-cua", "cong-dvc"}


def test_a_bound_is_kept_on_its_own_side_only() -> None:
    quick = Figure("probe", "đo", 12.0, "advances/s", must=10.0)
    slow = Figure("click_to_next", "đo", 0.7, "s", must=0.6, at_least=False)
    assert [quick.reached, slow.reached, Figure("other", "đo", 1.0, "s").reached] == [True, False, None]
    table = as_table([quick, slow])
    assert "✔" in table.splitlines()[1]
    assert "≤ 0.6" in table.splitlines()[2]


def test_a_median_is_a_value_that_was_measured() -> None:
    assert share_of([0.3, 0.1, 0.2], 0.5) == 0.2
    assert share_of([0.1] * 99 + [5.0], 0.95) == 0.1
    assert share_of([], 0.5) == 0.0


def _words(process: psutil.Process) -> list[str]:
    try:
        words: list[str] = process.cmdline()
    except psutil.Error:
        return []
    return words
