"""Every story that is told while somebody dies."""

from __future__ import annotations

from tests.crash.commune_scenarios import COMMUNE_STORIES
from tests.crash.linked_death_scenarios import LINKED_DEATH_STORIES
from tests.crash.linked_scenarios import LINKED_BIRTH_STORIES
from tests.crash.money_scenarios import MONEY_STORIES
from tests.crash.provider_scenarios import PROVIDER_STORIES
from tests.crash.scenarios import STORIES as OF_BIRTHS

OF_THE_WARD = {**OF_BIRTHS, **COMMUNE_STORIES}
STORIES = {
    **OF_THE_WARD,
    **MONEY_STORIES,
    **LINKED_BIRTH_STORIES,
    **LINKED_DEATH_STORIES,
    **PROVIDER_STORIES,
}
