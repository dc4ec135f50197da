"""The migrations make exactly the tables the models describe."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models.database import Database
from models.every_table import METADATA
from operations.migrate import upgrade
from operations.postgres import Cluster
from tests.models.fresh import fresh_database


def test_a_migrated_database_has_the_shape_of_the_models(cluster: Cluster) -> None:
    with fresh_database(cluster, "shape") as url:
        upgrade(url)
        database = Database(url, pool_size=1)
        with database.engine.connect() as connection:
            differences = compare_metadata(MigrationContext.configure(connection), METADATA)
        database.close()

    # Tests bring tables of their own; a comment is no part of the shape.
    ours = [entry for entry in differences if "'trial_" not in str(entry) and "modify_comment" not in str(entry)]
    assert ours == []


def test_a_second_migration_changes_nothing(cluster: Cluster) -> None:
    with fresh_database(cluster, "twice") as url:
        upgrade(url)
        upgrade(url)
