"""Who looks after links and letters: an administrator does, a second person agrees, a supervisor reads.

The second person is another administrator, or in a ward that has one only, the chairman.
"""

from __future__ import annotations

from models.role import Role

KEEPERS = (Role.ADMINISTRATOR,)
SECOND = (Role.ADMINISTRATOR, Role.CHAIRMAN)
READERS = (Role.ADMINISTRATOR, Role.CHAIRMAN, Role.SUPERVISOR)
