"""The supervisor, over real processes that do nothing but live, die and fork."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from operations.machine.leash import leashed
from operations.processes.life import Life, State
from operations.processes.part import NotYet, Part, Process, Stage, spawn
from operations.processes.supervisor import PartDidNotStart, Supervisor

SERVE = "import time; print('here', flush=True); time.sleep(600)"
NOTE_THE_END = """
import signal, sys, time
from pathlib import Path
def end(*_):
    with open(sys.argv[1], 'a') as book: book.write(sys.argv[2] + '\\n')
    sys.exit()
signal.signal(signal.SIGTERM, end)
print('here', flush=True)
time.sleep(600)
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(600)"
WITH_CHILD = "import subprocess, time; print(subprocess.Popen(['sleep', '600']).pid, flush=True); time.sleep(600)"


class Village:
    """A supervisor over some parts, watched by a test."""

    def __init__(self, folder: Path, *parts: Part) -> None:
        self.log = folder
        self.supervisor = Supervisor(parts, folder, self._changed)
        self.pictures: list[dict[str, State]] = []

    def _changed(self, lives: Sequence[Life]) -> None:
        self.pictures.append({life.part.name: life.state for life in lives})

    def life(self, name: str) -> Life:
        return next(life for life in self.supervisor.lives if life.part.name == name)

    def pid(self, name: str) -> int:
        process = self.life(name).process
        assert process
        return process.pid

    def until(self, happened: Callable[[], bool]) -> None:
        limit = time.monotonic() + 30
        while not happened():
            assert time.monotonic() < limit, "it never happened"
            self.supervisor.look()
            time.sleep(0.02)


@pytest.fixture
def part(tmp_path: Path) -> Callable[..., Part]:
    def make(name: str, program: str = SERVE, *arguments: str, **facts: object) -> Part:
        def start(log: BinaryIO) -> Process:
            return spawn(leashed([sys.executable, "-c", program, *arguments]), log, dict(os.environ), "/")

        def ready(process: Process) -> bool:
            return (tmp_path / f"{name}.log").stat().st_size > 0

        known = {"kind": name, "title": name, "stage": Stage.DOORS, "ready": ready} | facts
        return Part(name=name, start=start, **known)  # type: ignore[arg-type]

    return make


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Callable[..., Village]]:
    built: list[Village] = []

    def build(*parts: Part) -> Village:
        built.append(Village(tmp_path, *parts))
        return built[-1]

    yield build
    for one in built:
        one.supervisor.end()


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_part_starts_only_when_those_it_needs_serve(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    office = village(part("web", after=frozenset(["postgres"])), part("postgres"))
    office.until(lambda: office.supervisor.ready)
    first = next(picture for picture in office.pictures if picture["web"] is not State.WAITING)
    assert first["postgres"] is State.READY


def test_a_part_that_is_killed_is_started_again(part: Callable[..., Part], village: Callable[..., Village]) -> None:
    office = village(part("web"), part("postgres"))
    office.until(lambda: office.supervisor.ready)
    before, other = office.pid("web"), office.pid("postgres")
    os.kill(before, signal.SIGKILL)
    office.until(lambda: office.life("web").state is State.DOWN)
    office.until(lambda: office.supervisor.ready)
    assert office.pid("web") != before
    assert office.pid("postgres") == other, "the others were left alone"


def test_what_a_dead_part_had_started_does_not_outlive_it(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    office = village(part("web", WITH_CHILD))
    office.until(lambda: office.supervisor.ready)
    child = int((office.log / "web.log").read_text().split()[0])
    assert lives(child)
    os.kill(office.pid("web"), signal.SIGKILL)
    office.until(lambda: not lives(child))


def test_a_part_that_never_serves_ends_the_start_with_its_last_words(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    program = "import sys; sys.exit('không mở được sổ')"
    office = village(part("web", program, attempts=2, ready=lambda process: False))
    with pytest.raises(PartDidNotStart) as failed:
        office.until(lambda: False)
    assert failed.value.life.last_words() == "không mở được sổ\nkhông mở được sổ"


def test_a_part_that_hangs_while_starting_is_started_anew(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    office = village(part("web", patience=0.3, ready=lambda process: False))
    with pytest.raises(PartDidNotStart):
        office.until(lambda: False)


def test_a_part_that_once_served_is_never_given_up(part: Callable[..., Part], village: Callable[..., Village]) -> None:
    office = village(part("web", attempts=1))
    office.until(lambda: office.supervisor.ready)
    for _ in range(3):
        os.kill(office.pid("web"), signal.SIGKILL)
        office.until(lambda: office.life("web").state is State.DOWN)
        office.until(lambda: office.supervisor.ready)


def test_work_done_once_is_waited_for_and_not_repeated(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    office = village(part("migrate", "print('done')", once=True), part("web", after=frozenset(["migrate"])))
    office.until(lambda: office.supervisor.ready)
    for _ in range(5):
        office.supervisor.look()
    assert office.life("migrate").state is State.DONE
    assert (office.log / "migrate.log").read_text() == "done\n"


def test_a_part_that_cannot_start_yet_is_asked_again(
    village: Callable[..., Village], part: Callable[..., Part]
) -> None:
    whole = part("postgres")
    asked: list[float] = []

    def start(log: BinaryIO) -> Process:
        asked.append(time.monotonic())
        if len(asked) < 3:
            raise NotYet
        return whole.start(log)

    office = village(Part("postgres", "postgres", "postgres", start, whole.ready, Stage.RECORDS, attempts=1))
    office.until(lambda: office.supervisor.ready)
    assert office.life("postgres").failures == 0


def test_the_doors_close_first_and_the_records_last(
    part: Callable[..., Part], village: Callable[..., Village], tmp_path: Path
) -> None:
    book = tmp_path / "book"
    stages = {"postgres": Stage.RECORDS, "worker": Stage.WORKERS, "web": Stage.DOORS, "prefect": Stage.ENGINE}
    office = village(*[part(name, NOTE_THE_END, str(book), name, stage=stage) for name, stage in stages.items()])
    office.until(lambda: office.supervisor.ready)
    office.supervisor.end()
    assert book.read_text().split() == ["web", "worker", "prefect", "postgres"]
    assert {life.state for life in office.supervisor.lives} == {State.ENDED}


def test_who_does_not_hear_is_made_to_go(part: Callable[..., Part], village: Callable[..., Village]) -> None:
    office = village(part("web", DEAF, grace=0.2))
    office.until(lambda: office.supervisor.ready)
    pid = office.pid("web")
    office.supervisor.end()
    assert not lives(pid)


def test_a_long_log_is_put_aside_when_its_part_starts(
    part: Callable[..., Part], village: Callable[..., Village]
) -> None:
    office = village(part("web"))
    (office.log / "web.log").write_bytes(b"." * 10_000_001)
    office.until(lambda: office.supervisor.ready)
    assert (office.log / "web.log").stat().st_size < 100
    assert (office.log / "web.log.1").stat().st_size == 10_000_001


OWNER = """
import subprocess, sys, time
from operations.machine.leash import leashed
child = subprocess.Popen(leashed([sys.executable, '-c', 'import time; time.sleep(600)']))
print(child.pid, flush=True)
time.sleep(600)
"""


def test_what_runs_on_a_leash_ends_with_a_holder_killed_without_warning() -> None:
    with subprocess.Popen([sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout
        child = int(owner.stdout.readline())
        assert lives(child)
        owner.kill()
    limit = time.monotonic() + 20
    while lives(child):
        assert time.monotonic() < limit
        time.sleep(0.02)
