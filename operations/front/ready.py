"""Whether a dossier filed now would advance: what `/health/ready` asks, part by part.

Nothing here trusts that a process runs because it was started. Workers are seen by the bell they listen to in the
database, the engine by its own answer, and both together by nothing lying unread for long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.database import Database
from models.progress.wake_up import CHANNEL
from operations.demo.dossier_file import every_key
from operations.demo.filed import filed_keys
from operations.demo.profile import Profile
from operations.readiness import answers
from operations.run_folder import is_demo
from operations.settings import Settings

Readiness = Callable[[], Mapping[str, bool]]

# A burst of ten minutes' work is read within three minutes; what lies longer is stuck.
UNREAD_S = 180
_LISTENS = text("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = :listen)")
_LIES_UNREAD = text("""
SELECT EXISTS (
    SELECT FROM wake_up w LEFT JOIN reading_lease l ON l.dossier_id = w.dossier_id
     WHERE w.due_at <= now() - make_interval(secs => :longer)
       AND (l.dossier_id IS NULL OR (l.until <= now() AND l.not_before <= now() AND l.incident_at IS NULL)))
""")

# Stops counting at the number wanted, so that it costs the same in an office of a million dossiers.
_WERE_READ = text("""
SELECT count(*) FROM (SELECT FROM reading WHERE ended_at IS NOT NULL GROUP BY dossier_id LIMIT :wanted) AS read_once
""")


def readiness(settings: Settings, database: Database) -> Readiness:
    """What the front door asks: `workers`, `engine`, `readings`, and in a demonstration `demo`."""
    demo = _demo_part(is_demo(settings), settings.agency)

    def parts() -> Mapping[str, bool]:
        with database.transaction() as session:
            found = {
                "workers": bool(session.scalar(_LISTENS, {"listen": f"LISTEN {CHANNEL}"})),
                "readings": not session.scalar(_LIES_UNREAD, {"longer": UNREAD_S}),
            }
            found |= demo(session)
        return found | {"engine": answers(f"{settings.prefect_api_url}/health")}

    return parts


def _demo_part(demo: bool, of: Profile) -> Callable[[Session], dict[str, bool]]:
    """Whether the samples are filed and as many dossiers read, so that all wait for somebody; asked until it is so."""
    wanted = every_key(of) if demo else frozenset()
    seen: set[str] = set()

    def part(session: Session) -> dict[str, bool]:
        if not demo:
            return {}
        if not seen and wanted <= filed_keys(session):
            were_read = session.scalar(_WERE_READ, {"wanted": len(wanted)})
            seen.update(wanted if were_read == len(wanted) else ())
        return {"demo": bool(seen) or not wanted}

    return part
