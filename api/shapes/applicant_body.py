"""The part every applicant's body shares: the secret may stand in it, where a program cannot set a header."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from web.machines.api_visit import ApiVisit


class ApplicantBody(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)

    tracking_secret: Annotated[
        str | None, Field(max_length=80, title="Mã bí mật của hồ sơ, khi không gửi trong tiêu đề Tracking-Secret")
    ] = None

    def secret(self, visit: ApiVisit) -> str | None:
        return visit.tracking_secret or self.tracking_secret

    def said(self) -> dict[str, object]:
        """What was said, without the secret: what the act's own form reads."""
        return self.model_dump(mode="json", exclude={"tracking_secret"}, exclude_unset=True)
