"""What each wait asks for, in words for citizens; what is still only proposed inside the office is not told."""

from __future__ import annotations

from language.phrase import phrase
from models.acts.every_act import find_act
from models.progress.work_item import WorkItem
from models.role import Role
from procedures.catalogue import every_procedure

_OFFICES = {
    "answers_look_up": "Cơ sở dữ liệu quốc gia về dân cư",
    "finds_child": "Cơ sở dữ liệu quốc gia về dân cư",
    "gives_number": "Cơ sở dữ liệu quốc gia về dân cư",
    "answers_look_up:spouse": "Cơ sở dữ liệu quốc gia về dân cư",
    "answers_query": "Ủy ban nhân dân cấp xã nơi khác",
    "answers_query:death": "Ủy ban nhân dân cấp xã nơi chết",
    "answers_query:former": "Ủy ban nhân dân nơi cư trú cũ",
    "answers_leg": "Cơ quan phối hợp",
    "confirms_residence": "Chủ hộ",
    "confirms_benefit": "Những người thân",
    "answers_look_up:married": "Cơ sở dữ liệu quốc gia về dân cư",
    "answers_query:book": "Cơ quan giữ sổ cũ",
    "answers_query:spouse": "Ủy ban nhân dân cấp xã nơi khác",
    "appears": "Hai bên nam, nữ",
    "receives:couple": "Hai bên nam, nữ",
    "receives:post": "Bưu điện",
    "confirms": "Chủ hộ",
    "appraises:elsewhere": "Cán bộ thụ lý",
    "checks_residence": "Cán bộ đăng ký cư trú",
    "verifies_residence": "Cán bộ đăng ký cư trú",
    "decides:elsewhere": "Lãnh đạo cơ quan",
    "signs:elsewhere": "Lãnh đạo cơ quan",
    "receives": "Ông/Bà",
}
# The agencies of the linked groups, by the leg in which they are awaited.
_LEG_OFFICES = {
    leg.name: leg.office for procedure in every_procedure() for edition in procedure.editions for leg in edition.legs
}
_ROLES = {
    Role.APPLICANT: "Ông/Bà",
    Role.RECEIVER: "Bộ phận một cửa",
    Role.CHAIRMAN: "Lãnh đạo Ủy ban nhân dân",
    Role.TIME: "Bảng niêm yết",
}
_ASKED = {
    "checks_components": "Kiểm tra xem hồ sơ đã đủ và đúng chưa.",
    "supplements": "Bổ sung những nội dung được yêu cầu.",
    "supplements:leg": "Bổ sung những nội dung cơ quan phối hợp yêu cầu.",
    "confirms_benefit": "Xác nhận trên VNeID là đồng ý người nhận trợ cấp.",
    "confirms_residence": "Xác nhận trên VNeID là đồng ý cho trẻ đăng ký thường trú.",
    "answers_leg": "Giải quyết phần của mình trong hồ sơ liên thông.",
    "agrees_to_refuse_intake": "Xem xét kết quả kiểm tra hồ sơ.",
    "shows_notice": "Niêm yết thông báo về trẻ bị bỏ rơi.",
    "answers_look_up": "Trả lời tra cứu về dân cư, hộ tịch.",
    "answers_look_up:spouse": "Trả lời tra cứu về tình trạng hôn nhân.",
    "answers_look_up:married": "Trả lời tra cứu dân cư.",
    "answers_query:book": "Trả lời xem sổ đăng ký cũ còn hay mất.",
    "names_keeper": "Tìm nơi đang giữ sổ đăng ký cũ.",
    "appraises:again": "Thẩm định hồ sơ, lập bản thảo Giấy chứng nhận kết hôn.",
    "answers_query:spouse": "Trả lời về tình trạng hôn nhân.",
    "finds_child": "Trả lời tra cứu về việc đã đăng ký khai sinh.",
    "answers_query": "Trả lời về tình trạng hôn nhân của cha, mẹ.",
    "answers_query:death": "Trả lời về Giấy báo tử.",
    "answers_query:former": "Trả lời về tình trạng hôn nhân trong thời gian cư trú tại đó.",
    "verifies_death": "Xác minh việc chết để cấp Giấy báo tử.",
    "weighs_silence": "Xem xét vì nơi cư trú cũ chưa trả lời.",
    "appraises": "Thẩm định hồ sơ, lập bản thảo kết quả.",
    "confirms": "Xác nhận cho đăng ký thường trú tại hộ của mình, trên VNeID hoặc trên tờ khai CT01.",
    "checks_residence": "Kiểm tra dữ liệu về chỗ ở.",
    "verifies_residence": "Xác minh tại chỗ.",
    "appraises:elsewhere": "Thẩm định hồ sơ, lập bản thảo kết quả.",
    "decides:elsewhere": "Xem xét, quyết định.",
    "signs:elsewhere": "Ký kết quả.",
    "appraises:marriage": "Thẩm định hồ sơ, lập bản thảo Giấy chứng nhận kết hôn.",
    "agrees_appointment": "Liên hệ để hẹn ngày hai bên đến ký.",
    "appears": "Cùng đến ký sổ và Giấy chứng nhận kết hôn.",
    "appraises:copies": "Tra sổ hộ tịch, thẩm định yêu cầu.",
    "reads_draft": "Kiểm tra bản thảo kết quả.",
    "decides": "Xem xét, quyết định.",
    "decides:to_sign": "Xem xét, quyết định.",
    "gives_number": "Cấp số định danh cá nhân.",
    "permits_without_number": "Xem xét cấp giấy khi số định danh chưa về.",
    "signs": "Ký kết quả.",
    "signs:death_notice": "Ký Giấy báo tử.",
    "seals": "Đóng dấu kết quả.",
    "seals:death_notice": "Đóng dấu Giấy báo tử.",
    "receives": "Đến nhận kết quả tại bộ phận một cửa.",
    "receives:post": "Phát kết quả đến địa chỉ Ông/Bà đã đăng ký.",
    "receives:couple": "Cùng nhận, mỗi người một bản chính.",
    "receives:online": "Mở và nhận kết quả bản điện tử.",
    "agrees_new_way": "Liên hệ Ông/Bà để thống nhất cách trả kết quả khác.",
}


def who_is_asked(item: WorkItem) -> str:
    """This will name the office or role that must act, never a person."""
    if item.act == "answers_leg":
        return _LEG_OFFICES.get(item.leg, _OFFICES[item.act])
    return _OFFICES.get(item.act) or _ROLES.get(item.role, item.role.words)


def what_is_asked(item: WorkItem) -> str:
    return _ASKED.get(item.act) or phrase("{awaiting}.", awaiting=find_act(item.act).awaiting)
