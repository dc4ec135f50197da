"""Why a proposal goes back to the officer: a ground from the list, and what exactly in one's own words."""

from __future__ import annotations

from language.phrase import phrase

GROUNDS = {
    "differs": "Dự thảo khác tờ khai hoặc giấy tờ trong hồ sơ",
    "papers": "Thành phần hồ sơ chưa đủ hoặc chưa hợp lệ",
    "unclear": "Kết quả tra cứu, xác minh chưa rõ hoặc chưa khớp",
    "conditions": "Chưa làm rõ điều kiện giải quyết theo quy định của thủ tục",
    "reason": "Lý do, căn cứ pháp lý của đề nghị chưa đầy đủ",
    "wording": "Lỗi chính tả, thể thức của văn bản",
    "other": "Lý do khác",
}
SHORTEST, LONGEST = 5, 800


def reason_in_words(ground: str, words: str) -> str:
    """What the officer reads."""
    return words if ground == "other" else f"{GROUNDS[ground]}: {words}"


def faults_of_reason(ground: str, words: str) -> dict[str, str]:
    """By box, what is missing."""
    faults = {}
    if ground not in GROUNDS:
        faults["ground"] = "Hãy chọn căn cứ trả lại."
    if len(words) < SHORTEST:
        faults["words"] = phrase("Hãy ghi cụ thể nội dung cần sửa, ít nhất {shortest} ký tự.", shortest=SHORTEST)
    if len(words) > LONGEST:
        faults["words"] = phrase("Chỉ ghi nhiều nhất {longest} ký tự.", longest=LONGEST)
    return faults
