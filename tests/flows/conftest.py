from tests.office.fixtures import door, office, office_database, town

__all__ = ["door", "office", "office_database", "town"]
