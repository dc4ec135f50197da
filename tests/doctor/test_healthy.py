"""The doctor finds nothing where nothing is wrong."""

from __future__ import annotations

from tests.doctor.conftest import Ward


def test_a_ward_where_everything_has_happened_is_healthy(ward: Ward) -> None:
    assert ward.examine() == []
