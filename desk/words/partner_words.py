"""What partners say, in words: the kinds of their messages as a clerk reads them."""

from __future__ import annotations

_SAID = {
    "parcel.accepted": "Bưu điện đã nhận bưu gửi",
    "parcel.in_transit": "Đang vận chuyển",
    "parcel.delivered": "Đã phát",
    "parcel.returned": "Chuyển hoàn",
    "parcel.cod_collected": "Đã thu hộ tiền",
    "parcel.cod_remitted": "Đã chuyển tiền thu hộ",
    "lookup.answered": "Trả lời tra cứu",
    "number.given": "Cấp số định danh",
    "number.refused": "Từ chối cấp số định danh",
    "query.answered": "Trả lời yêu cầu xác minh",
    "linked.accepted": "Cơ quan phối hợp đã tiếp nhận",
    "linked.supplement_requested": "Cơ quan phối hợp yêu cầu bổ sung",
    "linked.rejected": "Cơ quan phối hợp không giải quyết",
    "linked.completed": "Cơ quan phối hợp đã có kết quả",
    "linked.withdrawn": "Cơ quan phối hợp đã dừng giải quyết",
}
# Why a parcel came back, or into whose hands it went, as the post names it.
_REASONS = {
    "recipient-absent": "người nhận vắng mặt",
    "recipient-refused": "người nhận từ chối",
    "address-not-found": "không tìm thấy địa chỉ",
    "wrong-address": "sai địa chỉ",
    "recipient": "phát tận tay người nhận",
    "family": "phát cho người thân của người nhận",
    "address-unknown": "không tìm thấy địa chỉ",
}
_PARTNERS = {
    "post-office": "Bưu điện",
    "population-database": "Cơ sở dữ liệu quốc gia về dân cư",
    "other-commune": "Ủy ban nhân dân cấp xã khác",
    "sms-gateway": "Cổng tin nhắn",
    "mail-sink": "Máy chủ thư",
}


def said(kind: str) -> str:
    return _SAID.get(kind, "Thông điệp khác")


def partner(name: str) -> str:
    return _PARTNERS.get(name, "Đơn vị phối hợp")


def reason(word: str) -> str:
    """The words of a reason; one the house does not know is shown as the partner gave it."""
    return _REASONS.get(word, word)
