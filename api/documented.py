"""What the description of the API says of every route in the same words."""

from __future__ import annotations

from typing import Any

PREFIX = "/api/v1"

# Merged into a route's description: the key under which it may be sent again without harm.
ONCE: dict[str, Any] = {
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "description": "Khóa chống gửi trùng: mỗi việc một khóa; gửi lại thì giữ nguyên khóa. Khóa của hồ sơ được "
            "giữ mãi, các khóa khác 72 giờ.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 120, "pattern": "^[!-~]+$"},
            "example": "8e03978e-40d5-43e8-bc93-6894a57f9324",
        }
    ]
}
