"""`python -m tests.golden`: makes the golden journals that are not there yet; `--anew` makes them all again."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from models.database import Database
from models.status import Ending
from operations.editions.golden_journal import fault_of, golden_of, write_golden
from operations.postgres import throwaway_postgres
from tests.golden.test_golden import GOLDEN, missing
from tests.golden.ways import tell
from tests.office.agencies import SOURCE_OF
from tests.office.back_door import back_door
from tests.office.open_office import open_office
from tests.schema import create_schema, empty, let_be_emptied
from tests.simulators.running import running_simulators


def main(*, anew: bool) -> None:
    wanted = missing(nothing_there=anew)
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = stack.enter_context(throwaway_postgres())
        let_be_emptied(cluster)
        door = stack.enter_context(back_door())
        town = stack.enter_context(running_simulators(home / "town", callback_base=door.address, pace=0.01))
        door.secrets = {SOURCE_OF.get(name, name): secret for name, secret in town.secrets.items()}
        door.database = database = Database(cluster.domain_url)
        stack.callback(database.close)
        create_schema(database)
        for procedure, ending, copies in wanted:
            # Nobody marries twice, and no child is born twice: each story has an office of its own.
            empty(database)
            office = open_office(database, town, home / procedure / f"{ending}-{copies}")
            story = tell(office, procedure, Ending(ending), copies)
            office.office.equipment.partners.close()
            with database.transaction() as session:
                journal = golden_of(session, story.dossier_id)
            fault = fault_of(journal)
            if fault:
                sys.exit(f"{journal.name}: {fault}")
            sys.stdout.write(f"{write_golden(journal, GOLDEN).relative_to(GOLDEN)}\n")


if __name__ == "__main__":
    main(anew="--anew" in sys.argv)
