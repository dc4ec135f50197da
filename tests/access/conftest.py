from tests.desk.browser import chromium  # noqa: F401
from tests.desk.conftest import desk  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
