"""One whole office for all tests that want one; a room takes the fixture into its conftest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.whole.up import WholeOffice, whole_office


@pytest.fixture(scope="session")
def running_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeOffice]:
    with whole_office(tmp_path_factory.mktemp("whole") / "var") as office:
        yield office
