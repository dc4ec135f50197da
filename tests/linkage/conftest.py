from tests.linkage.fixtures import post  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
