from tests.office.fixtures import door, office, office_database, town  # noqa: F401
from tests.web.fixtures import house, house_database  # noqa: F401
