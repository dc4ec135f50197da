"""What may be asked for when a death, a deletion and a benefit are asked for together: no paper twice (NĐ 63/2024 Đ4).

The papers of the death itself; the deletion and the benefit rest on the extract the registration gives.
"""

from __future__ import annotations

from procedures.component import Component, Necessity
from procedures.components.death import DEATH_COMPONENTS
from procedures.components.every_procedure import SHOWN_OR_COPY
from procedures.components.linked_birth import with_linked_declaration

LINKED_DEATH_COMPONENTS = (
    *(component for component in with_linked_declaration(DEATH_COMPONENTS) if component.code != "other"),
    Component(
        code="relatives_consent",
        title="Văn bản của những người thân khác đồng ý người nhận trợ cấp",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="QĐ 296/QĐ-VPCP; Luật Bảo hiểm xã hội 41/2024/QH15",
        note="Chỉ khi họ không xác nhận được trên VNeID",
    ),
    *(component for component in DEATH_COMPONENTS if component.code == "other"),
)
