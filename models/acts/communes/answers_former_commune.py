"""A commune where the person lived answers our query; an officer may record its letter instead (3 working days)."""

from __future__ import annotations

from models.acts.act import Act
from models.acts.answers_query import AnswerSeenOnPaper, CommuneAnswered, QueryAnswered
from models.acts.communes.keep_answer import keep_answer
from models.role import Role

ANSWERS_FORMER_COMMUNE = Act(
    line="answers_query",
    variant="former",
    title="Ghi nhận trả lời của nơi cư trú cũ",
    awaiting="Chờ Ủy ban nhân dân nơi cư trú cũ trả lời về tình trạng hôn nhân",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(CommuneAnswered,),
    also_forms=(AnswerSeenOnPaper,),
    outcome=QueryAnswered,
    record=keep_answer,
    on_limit=QueryAnswered(lapsed=True),
)
