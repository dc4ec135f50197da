"""Where a dossier is followed on our pages."""

from __future__ import annotations

from models.dossier import Dossier
from tasks.equipment import Equipment


def tracking_url(equipment: Equipment, dossier: Dossier) -> str:
    """The page as letters and slips to the applicant give it; the portal exchanges the secret at once for a pass."""
    return f"{public_tracking_url(equipment, dossier)}?ma={dossier.tracking_secret}"


def public_tracking_url(equipment: Equipment, dossier: Dossier) -> str:
    """The page as a certificate gives it, which others will see: it opens nothing without the secret."""
    return f"{equipment.public_url}/tra-cuu/{dossier.code}"
