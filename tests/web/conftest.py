from tests.web.fixtures import house, house_database  # noqa: F401
