"""A linked office for these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.links.linked_office import LinkedOffice, linked_office
from tests.linkage.fixtures import PolicePost, post  # noqa: F401


@pytest.fixture
def linked(post: PolicePost) -> Iterator[LinkedOffice]:  # noqa: F811
    with linked_office(post) as opened:
        yield opened
