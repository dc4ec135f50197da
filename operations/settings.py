"""Every setting of an installation, read from the environment. Nothing else reads the environment."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from operations.demo.profile import Profile
from operations.secrets_file import Secrets, read_secrets

Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """Read from MOTCUA_... variables; the two database addresses keep the names everybody knows."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", frozen=True, extra="ignore", populate_by_name=True)

    home: Path = Field(
        default=Path("var"), description="Thư mục chứa toàn bộ dữ liệu (the folder that holds all state)."
    )
    host: str = Field(default="127.0.0.1", description="Địa chỉ mà trang của cán bộ, công dân và API lắng nghe.")
    port: Port = Field(default=8000, description="Cổng của trang cán bộ, trang công dân và API.")
    public_url: str | None = Field(default=None, description="Địa chỉ công dân mở được; nằm trong mã QR và thư.")
    prefect_port: Port = Field(default=4200, description="Cổng của trang Prefect.")
    postgres_port: Port | None = Field(default=None, description="Cổng của PostgreSQL kèm theo; để trống thì tự chọn.")
    simulators_port: Port | None = Field(
        default=None, description="Cổng đầu tiên của các đối tác giả lập; để trống thì tự chọn."
    )

    agency: Profile = Field(
        default=Profile.WARDS,
        description="Chạy thử như cơ quan nào: phuong, cong-an hoặc bhxh; mỗi cơ quan có thư mục và cổng riêng.",
    )
    default_agency: str | None = Field(
        default=None, description="Mã định danh cơ quan nhận hồ sơ khi người nộp không ghi; cần khi có nhiều cơ quan."
    )

    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="PostgreSQL của riêng bạn cho hồ sơ; để trống thì dùng bản kèm theo.",
    )
    prefect_database_url: SecretStr | None = Field(
        default=None,
        validation_alias="PREFECT_SERVER_DATABASE_CONNECTION_URL",
        description="PostgreSQL của riêng bạn cho Prefect; để trống thì dùng bản kèm theo.",
    )

    workers: int = Field(default=1, ge=0, le=64, description="Số tiến trình xử lý hồ sơ.")
    worker_threads: int = Field(default=4, ge=1, le=64, description="Số luồng trong mỗi tiến trình xử lý.")
    web_processes: int = Field(default=1, ge=1, le=64, description="Số tiến trình phục vụ trang và API.")

    demo: bool = Field(default=False, description="Chế độ thử: đối tác giả lập, người dùng mẫu, đồng hồ chỉnh được.")
    demo_secret: SecretStr = Field(default=SecretStr("motcua-demo"), description="Mật khẩu chung của người dùng mẫu.")

    post_office_url: str | None = Field(default=None, description="Địa chỉ dịch vụ bưu chính.")
    postal_customer: str = Field(default="MOTCUA", description="Mã khách hàng tại bưu điện.")
    population_database_url: str | None = Field(default=None, description="Địa chỉ dịch vụ tra cứu dân cư, hộ tịch.")
    other_commune_url: str | None = Field(default=None, description="Địa chỉ liên thông với xã, phường khác.")
    sms_gateway_url: str | None = Field(default=None, description="Địa chỉ cổng nhắn tin.")
    payment_gateway_url: str | None = Field(
        default=None, description="Địa chỉ cổng thanh toán; để trống thì không thu trực tuyến."
    )
    payment_merchant: str = Field(default="MOTCUA", description="Mã đơn vị chấp nhận thanh toán tại cổng thanh toán.")
    city_portal_url: str | None = Field(default=None, description="Địa chỉ cổng dịch vụ công nhận đồng bộ trạng thái.")
    city_portal_password: SecretStr | None = Field(
        default=None, description="Mật khẩu tài khoản đồng bộ; tên đăng nhập là mã định danh của cơ quan."
    )
    smtp_host: str | None = Field(
        default=None, description="Máy chủ gửi thư điện tử; để trống ở chế độ thử thì dùng hộp thư giả lập."
    )
    smtp_port: Port = Field(default=587, description="Cổng của máy chủ gửi thư.")
    smtp_user: str | None = Field(default=None, description="Tên đăng nhập máy chủ gửi thư.")
    smtp_password: SecretStr | None = Field(default=None, description="Mật khẩu máy chủ gửi thư.")
    smtp_starttls: bool = Field(default=True, description="Mã hoá đường gửi thư.")
    letters_from: str = Field(default="motcua@example.vn", description="Địa chỉ người gửi của thư điện tử.")

    @model_validator(mode="before")
    @classmethod
    def _as_agency(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Another agency than the ward has places of its own, wherever nobody has chosen any."""
        named = given.get("agency", Profile.WARDS)
        presets = Profile(named).presets if named in list(Profile) else {}
        return {**presets, **given}

    @cached_property
    def folder(self) -> Path:
        """The data folder as an absolute path."""
        return self.home.expanduser().absolute()

    @cached_property
    def secrets(self) -> Secrets:
        """The installation's secrets; the first call makes them."""
        return read_secrets(self.folder)

    @property
    def address(self) -> str:
        """Where desk, portal and API are reached from this machine."""
        return f"http://{self.host}:{self.port}"

    @property
    def citizens_address(self) -> str:
        """Where citizens reach the portal."""
        return (self.public_url or self.address).rstrip("/")

    @property
    def prefect_address(self) -> str:
        return f"http://127.0.0.1:{self.prefect_port}"

    @property
    def prefect_api_url(self) -> str:
        return f"{self.prefect_address}/api"


def chosen_settings(agency: Profile | None, *, demo: bool = False) -> Settings:
    """The settings of the environment, as that agency where one is named."""
    chosen: dict[str, Any] = {} if agency is None else {"agency": agency}
    if demo:
        chosen["demo"] = True
    return Settings(**chosen)
