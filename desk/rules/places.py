"""The pages on which the office's rules are looked at and changed, and who may do what there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from models.role import Role
from models.rules.tell_of_change import PUBLISHERS
from web.open_to import open_to

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

CHANGES = "/quan-tri/de-xuat"
DRY_RUNS = "/quan-tri/chay-thu"


def open_to_readers(endpoint: Endpoint) -> Endpoint:
    """This will open the page to whoever may publish a change, or hold back from it: four eyes need a second pair."""
    return open_to(*PUBLISHERS)(endpoint)


def open_to_proposers(endpoint: Endpoint) -> Endpoint:
    """This will open it to administrators alone: keeping the rules is their work."""
    return open_to(Role.ADMINISTRATOR)(endpoint)
