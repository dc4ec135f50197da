"""`motcua simulators`: the simulated partners by themselves."""

from __future__ import annotations

import os
import sys

from operations.data_folder import prepare_folder
from operations.partners.simulator_town import simulator_arguments, simulator_secrets
from operations.settings import Settings


def simulators() -> None:
    """Chạy riêng các đối tác giả lập: bưu điện, SMS, hộp thư, CSDL dân cư, xã khác."""
    settings = Settings()
    prepare_folder(settings.folder)
    environment = os.environ | simulator_secrets(settings)
    command = [sys.executable, "-P", "-m", "simulators", *simulator_arguments(settings)]
    os.execve(sys.executable, command, environment)
