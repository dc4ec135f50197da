"""The code lists of guardianship (Loại giám hộ and its neighbours of QĐ 1634/QĐ-BTP; the codes are our own words)."""

from __future__ import annotations

from procedures.code_list import CodeList


class GuardianshipKind(CodeList):
    """Appointed by the commune or a court, or guardian by kinship (Luật Hộ tịch Đ20-21)."""

    APPOINTED = "appointed", "Giám hộ cử"
    NATURAL = "natural", "Giám hộ đương nhiên"


class GuardianRelation(CodeList):
    """What the guardian is to the ward; the law's natural order runs from the eldest sibling on (BLDS 2015 Đ52-53)."""

    ELDEST_SIBLING = "eldest_sibling", "Anh cả, chị cả ruột"
    SIBLING = "sibling", "Anh, chị, em ruột khác"
    GRANDPARENT = "grandparent", "Ông, bà nội, ngoại"
    UNCLE_AUNT = "uncle_aunt", "Bác, chú, cậu, cô, dì ruột"
    SPOUSE = "spouse", "Vợ, chồng"
    CHILD = "child", "Con"
    PARENT = "parent", "Cha, mẹ"
    RELATIVE = "relative", "Người thân thích khác"
    NONE = "none", "Không phải người thân thích"

    @property
    def is_natural(self) -> bool:
        """Whether the law may make somebody of this relation a guardian without an appointment."""
        return self not in (GuardianRelation.RELATIVE, GuardianRelation.NONE)


class GuardianshipGrounds(CodeList):
    """Why somebody needs a guardian (BLDS 2015 Đ47)."""

    NO_PARENTS = "no_parents", "Người chưa thành niên không còn cha, mẹ hoặc không xác định được cha, mẹ"
    PARENTS_UNABLE = "parents_unable", "Người chưa thành niên có cha, mẹ nhưng cả hai đều không chăm sóc được"
    INCAPACITATED = "incapacitated", "Người mất năng lực hành vi dân sự"
    COGNITION = "cognition", "Người có khó khăn trong nhận thức, làm chủ hành vi"

    @property
    def is_of_minor(self) -> bool:
        return self in (GuardianshipGrounds.NO_PARENTS, GuardianshipGrounds.PARENTS_UNABLE)


class TerminationGrounds(CodeList):
    """Why a guardianship ends (BLDS 2015 Đ60, 62); a change of guardian ends one and begins another."""

    CAPACITY = "capacity", "Người được giám hộ đã có năng lực hành vi dân sự đầy đủ"
    WARD_DIED = "ward_died", "Người được giám hộ chết"
    PARENTS_ABLE = "parents_able", "Cha, mẹ của người được giám hộ đã có đủ điều kiện chăm sóc"
    ADOPTED = "adopted", "Người được giám hộ được nhận làm con nuôi"
    CHANGE = "change", "Thay đổi người giám hộ"
