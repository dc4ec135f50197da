"""One set of partners for the whole room: every test brings references of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from tests.simulators.callback_receiver import CallbackReceiver, callback_receiver
from tests.simulators.running import RunningSimulators, running_simulators


@pytest.fixture(scope="package")
def ears() -> Iterator[CallbackReceiver]:
    with callback_receiver() as receiver:
        yield receiver


@pytest.fixture(scope="package")
def partners(tmp_path_factory: pytest.TempPathFactory, ears: CallbackReceiver) -> Iterator[RunningSimulators]:
    home = tmp_path_factory.mktemp("partners")
    with running_simulators(home, callback_base=ears.address, pace=0.02) as running:
        yield running


@pytest.fixture
def reference() -> str:
    return f"test-{uuid.uuid4().hex[:16]}"
