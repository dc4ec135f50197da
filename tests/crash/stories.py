"""Every story that is told while somebody dies."""

from __future__ import annotations

from tests.crash.commune_scenarios import COMMUNE_STORIES
from tests.crash.scenarios import STORIES as OF_BIRTHS

STORIES = {**OF_BIRTHS, **COMMUNE_STORIES}
