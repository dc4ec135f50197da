"""Ways to spoil who sees a dossier."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

ACCESS = (
    Corruption(
        "Việc mang đúng thủ tục, địa bàn và chế độ mật của hồ sơ",
        "new",
        "UPDATE work_item SET sealed = true WHERE dossier_id = :d",
    ),
    Corruption(
        "Việc mang đúng thủ tục, địa bàn và chế độ mật của hồ sơ",
        "new",
        "UPDATE work_item SET territory = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Hồ sơ mật đúng khi có quyết định đang hiệu lực",
        "new",
        "UPDATE dossier SET sealed = true WHERE id = :d",
    ),
    Corruption(
        "Hồ sơ mật đúng khi có quyết định đang hiệu lực",
        "new",
        """
        INSERT INTO dossier_seal (id, dossier_id, reason, sealed_at, sealed_by)
        SELECT gen_random_uuid(), :d, '', now(), id FROM staff_member LIMIT 1
        """,
    ),
    Corruption("Hồ sơ mật đang mở có người được xem", "new", "UPDATE dossier SET sealed = true WHERE id = :d"),
)
