"""The header: daily work in reach, the rest under its group, and every place by its keys."""

from __future__ import annotations

from collections import Counter

from desk.navigation import PLACES, header_for
from models.role import Role


def titles(header_roles: set[Role], here: str) -> list[str]:
    return [entry.title for entry in header_for(header_roles, here).entries]


def test_a_supervisor_finds_what_he_watches_under_one_name() -> None:
    header = header_for({Role.SUPERVISOR}, "/bao-cao")
    assert "Báo cáo" not in titles({Role.SUPERVISOR}, "/bao-cao")
    assert [entry.title for entry in header.entries if entry.is_here] == ["Giám sát"]
    assert header.group == "Giám sát"
    assert [place.title for place in header.beneath][:2] == ["Tình hình", "Báo cáo"]


def test_outside_of_a_group_nothing_stands_beneath() -> None:
    header = header_for({Role.SUPERVISOR}, "/viec")
    assert (header.group, header.beneath) == ("", ())


def test_a_group_of_which_one_place_is_open_stands_as_that_place() -> None:
    assert "Báo cáo" in titles({Role.CHAIRMAN}, "/duyet")
    assert "Sự cố" in titles({Role.RECEIVER}, "/viec")


def test_no_role_meets_more_than_seven_entries() -> None:
    for role in Role:
        assert len(titles({role}, "/viec")) <= 7, role


def test_each_place_has_keys_of_its_own() -> None:
    """Two places may share keys only where no one role may enter both."""
    for role in Role:
        keys = Counter(place.key for place in header_for({role}, "/viec").places)
        assert [key for key, times in keys.items() if times > 1] == [], role


def test_the_places_of_a_group_stand_together() -> None:
    groups = [place.group for place in PLACES if place.group]
    assert groups == sorted(groups, key=groups.index)
