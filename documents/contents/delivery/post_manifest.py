"""Bảng kê bàn giao bưu gửi: one collection of the post, every parcel with its bars to scan, signed by both sides."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, JsonValue

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead
from documents.printed_value import Dong, Moment
from documents.qr import qr_svg


class ManifestParcel(Part):
    """One parcel: the post's code, the dossier's, whom it goes to, what is collected at the door (đồng)."""

    code: Required
    dossier_code: Required
    recipient: Required
    collects: Dong = 0
    remark: Text = ""


class PostManifest(Content):
    """Its own square code opens the sheet at the delivery desk; `left_out` stand below with their reasons."""

    template: ClassVar[str] = "post_manifest"
    title: ClassVar[str] = "Bảng kê bàn giao bưu gửi"

    letterhead: Letterhead
    number: Required
    square: Required
    state: Required
    parcels: tuple[ManifestParcel, ...] = Field(max_length=500)
    left_out: tuple[ManifestParcel, ...] = ()
    drawn_up: Moment
    handed_over: Moment | None = None
    courier: Text = ""
    clerk: Text = ""

    def derived(self) -> dict[str, JsonValue]:
        return {
            "square_svg": qr_svg(self.square),
            "squares": [qr_svg(parcel.code) for parcel in self.parcels],
            "sum": f"{sum(parcel.collects for parcel in self.parcels):,}".replace(",", "."),
        }
