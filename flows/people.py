"""Everybody a procedure waits for. A person's name followed by a verb in a flow means: until he has done it."""

from __future__ import annotations

from engine.slip import Slip
from engine.wait import wait_for
from models.acts.agrees_new_way import AGREES_NEW_WAY, NewWayAgreed
from models.acts.agrees_to_refuse_intake import AGREES_TO_REFUSE_INTAKE, IntakeRefusalConsidered
from models.acts.answers_look_up import ANSWERS_LOOK_UP, FactsKnown
from models.acts.answers_query import ANSWERS_QUERY, QueryAnswered
from models.acts.appraises import APPRAISES, Drafted
from models.acts.checks_components import CHECKS_COMPONENTS, ComponentsChecked
from models.acts.communes.answers_former_commune import ANSWERS_FORMER_COMMUNE
from models.acts.communes.weighs_silence import WEIGHS_SILENCE, SilenceWeighed
from models.acts.copies.appraises_request import APPRAISES_REQUEST
from models.acts.deaths.confirms_death import CONFIRMS_DEATH, DeathConfirmed
from models.acts.deaths.death_notice import SEALS_NOTICE, SIGNS_NOTICE
from models.acts.deaths.verifies_death import VERIFIES_DEATH, DeathVerified
from models.acts.decides import DECIDES, Decision
from models.acts.finds_child import FINDS_CHILD, ChildLookedUp
from models.acts.gives_number import GIVES_NUMBER, NumberGiven
from models.acts.linkage.answers_leg import ANSWERS_LEG, LegAnswered
from models.acts.linkage.confirms_part import CONFIRMS_BENEFIT, CONFIRMS_RESIDENCE, PartConfirmed
from models.acts.linkage.supplements_leg import SUPPLEMENTS_LEG
from models.acts.marriage.agrees_appointment import AGREES_APPOINTMENT, AppointmentAgreed
from models.acts.marriage.answers_look_up import ANSWERS_MARRIED_LOOK_UP, ANSWERS_SPOUSE_LOOK_UP, SpouseKnown
from models.acts.marriage.answers_query import ANSWERS_SPOUSE_QUERY
from models.acts.marriage.appears import APPEARS, Met
from models.acts.marriage.appraises import APPRAISES_MARRIAGE
from models.acts.marriage.appraises_again import APPRAISES_AGAIN
from models.acts.marriage.decides import DECIDES_TO_SIGN
from models.acts.marriage.receives import RECEIVES_TOGETHER
from models.acts.old_book.names_keeper import NAMES_KEEPER, KeeperNamed
from models.acts.old_book.seeks_book import SEEKS_BOOK, BookSought
from models.acts.permits_without_number import PERMITS_WITHOUT_NUMBER, WithoutNumberPermitted
from models.acts.questions.proposes_answer import PROPOSES_ANSWER
from models.acts.reads_draft import READS_DRAFT, DraftRead
from models.acts.receives import RECEIVES, RECEIVES_BY_POST, RECEIVES_ONLINE, Received
from models.acts.seals import SEALS, Sealed
from models.acts.shows_notice import SHOWS_NOTICE, NoticeShown
from models.acts.signs import SIGNS, Signed
from models.acts.supplements import SUPPLEMENTS, Supplemented
from models.delivery.papers import shown_together
from procedures.limits import Limit
from tasks.delivery.hand_over import Handed
from tasks.intake.request_supplement import SupplementRequested
from tasks.linkage.ask_to_confirm import AskedToConfirm
from tasks.linkage.pass_on_request import LegSupplementAsked
from tasks.linkage.start_leg import LegStarted
from tasks.questions.look_into_books import BooksLookedInto
from tasks.register.ask_for_number import NumberAsked
from tasks.register.find_in_register import RegisterSearched
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.verification.ask_population_database import LookUpAsked
from tasks.verification.put_question import CommuneAsked


class Receiver:
    """The one-stop desk that takes dossiers in."""

    def checks_components(self, dossier: Slip) -> ComponentsChecked:
        return wait_for(dossier, CHECKS_COMPONENTS, within=dossier.edition.react_within)


class Applicant:
    """Whoever filed, by the portal, or at the desk in person."""

    def supplements(self, dossier: Slip, request: SupplementRequested, *, within: Limit) -> Supplemented:
        return wait_for(dossier, SUPPLEMENTS, within=within, about=request.request_id)

    def supplements_leg(self, dossier: Slip, request: LegSupplementAsked, *, within: Limit) -> Supplemented:
        return wait_for(dossier, SUPPLEMENTS_LEG, within=within, about=request.request_id)

    def reads_draft(self, dossier: Slip, draft: Drafted, *, silence_is_consent_after: Limit) -> DraftRead:
        return wait_for(
            dossier,
            READS_DRAFT,
            within=silence_is_consent_after,
            about=draft.draft_id,
            shown_hash=draft.draft_hash,
        )


class NoticeBoard:
    """The board in the hall; only time takes a notice down."""

    def shows(self, dossier: Slip, *, throughout: Limit | None) -> NoticeShown:
        return wait_for(dossier, SHOWS_NOTICE, within=throughout)


class PopulationDatabase:
    """The national database; an officer answers in its place from paper when it cannot."""

    def answers(self, dossier: Slip, asked: LookUpAsked) -> FactsKnown:
        if not asked.needed:
            return FactsKnown()
        return wait_for(dossier, ANSWERS_LOOK_UP, reference=asked.reference)

    def knows_spouse(self, dossier: Slip, asked: LookUpAsked) -> SpouseKnown:
        return wait_for(dossier, ANSWERS_SPOUSE_LOOK_UP, reference=asked.reference)

    def knows_married(self, dossier: Slip, asked: LookUpAsked) -> SpouseKnown:
        return wait_for(dossier, ANSWERS_MARRIED_LOOK_UP, reference=asked.reference)

    def finds_child(self, dossier: Slip, asked: LookUpAsked) -> ChildLookedUp:
        return wait_for(dossier, FINDS_CHILD, reference=asked.reference)

    def gives_number(self, dossier: Slip, asked: NumberAsked, *, within: Limit | None) -> NumberGiven:
        return wait_for(dossier, GIVES_NUMBER, within=within, reference=asked.reference)


class OtherCommune:
    """The commune whose books keep a parent's marital status, or in which somebody died."""

    def answers(self, dossier: Slip, asked: CommuneAsked, *, within: Limit) -> QueryAnswered:
        return wait_for(dossier, ANSWERS_QUERY, within=within, reference=asked.reference)

    def confirms_death(self, dossier: Slip, asked: CommuneAsked, *, within: Limit) -> DeathConfirmed:
        return wait_for(dossier, CONFIRMS_DEATH, within=within, reference=asked.reference)

    def knows_spouse(self, dossier: Slip, asked: CommuneAsked, *, within: Limit) -> QueryAnswered:
        return wait_for(dossier, ANSWERS_SPOUSE_QUERY, within=within, reference=asked.reference)

    def seeks_book(self, dossier: Slip, asked: CommuneAsked, *, within: Limit) -> BookSought:
        return wait_for(dossier, SEEKS_BOOK, within=within, reference=asked.reference)


class FormerCommune:
    """A commune where somebody lived; an officer records its letter when it answers on paper."""

    def answers(self, dossier: Slip, asked: CommuneAsked, *, within: Limit) -> QueryAnswered:
        return wait_for(dossier, ANSWERS_FORMER_COMMUNE, within=within, reference=asked.reference)


class PartnerAgency:
    """Another agency that carries out a part of a linked group; what comes on paper is recorded in its place."""

    def answers(self, dossier: Slip, started: LegStarted, *, within: Limit) -> LegAnswered:
        return wait_for(dossier, ANSWERS_LEG, within=within, about=started.leg_id, reference=started.reference)


class Householder:
    """Chủ hộ: his word comes by VNeID or on paper, and the desk records it."""

    def confirms(self, dossier: Slip, asked: AskedToConfirm, *, within: Limit) -> PartConfirmed:
        return wait_for(dossier, CONFIRMS_RESIDENCE, within=within, about=asked.leg_id)


class Relatives:
    """Những người thân khác của người chết: who have the same right to the benefit agree who receives it."""

    def confirm(self, dossier: Slip, asked: AskedToConfirm, *, within: Limit) -> PartConfirmed:
        return wait_for(dossier, CONFIRMS_BENEFIT, within=within, about=asked.leg_id)


class JusticeOfficer:
    """Công chức tư pháp – hộ tịch."""

    def appraises(self, dossier: Slip, facts: FactsKnown) -> Drafted:
        return wait_for(dossier, APPRAISES, about=facts.look_up_id)

    def verifies_death(self, dossier: Slip) -> DeathVerified:
        return wait_for(dossier, VERIFIES_DEATH)

    def appraises_marriage(self, dossier: Slip) -> Drafted:
        return wait_for(dossier, APPRAISES_MARRIAGE)

    def names_keeper(self, dossier: Slip) -> KeeperNamed:
        return wait_for(dossier, NAMES_KEEPER)

    def appraises_again(self, dossier: Slip) -> Drafted:
        return wait_for(dossier, APPRAISES_AGAIN)

    def agrees_appointment(self, dossier: Slip, draft: Drafted, *, within: Limit | None) -> AppointmentAgreed:
        return wait_for(dossier, AGREES_APPOINTMENT, within=within, about=draft.draft_id)

    def searches_books(self, dossier: Slip, found: RegisterSearched) -> Drafted:
        return wait_for(dossier, APPRAISES_REQUEST, about=found.look_up_id)

    def proposes_answer(self, dossier: Slip, found: BooksLookedInto) -> Drafted:
        return wait_for(dossier, PROPOSES_ANSWER, about=found.look_up_id)

    def weighs_silence(self, dossier: Slip, asked: CommuneAsked) -> SilenceWeighed:
        """The answer itself may still come while he thinks about it."""
        return wait_for(dossier, WEIGHS_SILENCE, reference=asked.reference)


class Chairman:
    """The chairman of the people's committee, or the deputy in his place."""

    def agrees_to_refuse_intake(self, dossier: Slip, check: ComponentsChecked) -> IntakeRefusalConsidered:
        return wait_for(dossier, AGREES_TO_REFUSE_INTAKE, about=check.refusal_id)

    def decides(self, dossier: Slip, draft: Drafted) -> Decision:
        return wait_for(dossier, DECIDES, about=draft.draft_id, shown_hash=draft.draft_hash)

    def lets_sign(self, dossier: Slip, draft: Drafted) -> Decision:
        return wait_for(dossier, DECIDES_TO_SIGN, about=draft.draft_id, shown_hash=draft.draft_hash)

    def permits_without_number(self, dossier: Slip) -> WithoutNumberPermitted:
        return wait_for(dossier, PERMITS_WITHOUT_NUMBER)

    def signs(self, dossier: Slip, result: ResultDrawnUp, *copies: ResultDrawnUp) -> Signed:
        """What goes out together is signed together."""
        shown = shown_together(result.sha256, *(copy.sha256 for copy in copies))
        return wait_for(dossier, SIGNS, about=result.document_id, shown_hash=shown)

    def signs_notice(self, dossier: Slip, notice: ResultDrawnUp) -> Signed:
        return wait_for(dossier, SIGNS_NOTICE, about=notice.document_id, shown_hash=notice.sha256)


class SealKeeper:
    """Văn thư: the agency's seal goes on what the chairman has signed, and on nothing else."""

    def seals(self, dossier: Slip, signed: Signed) -> Sealed:
        return wait_for(dossier, SEALS, about=signed.document_id, shown_hash=signed.shown_hash)

    def seals_notice(self, dossier: Slip, signed: Signed) -> Sealed:
        return wait_for(dossier, SEALS_NOTICE, about=signed.document_id, shown_hash=signed.sha256)


class Recipient:
    """Whoever receives the result, at the desk, from the post, or behind the link."""

    def receives(self, dossier: Slip, handed: Handed) -> Received:
        if not handed.under_way:
            return Received(received=False, how=handed.way)
        act = {"post": RECEIVES_BY_POST, "online": RECEIVES_ONLINE}.get(handed.way, RECEIVES)
        return wait_for(dossier, act, about=handed.parcel_id or handed.document_id, reference=handed.reference)


class Couple:
    """The two who marry, or whose marriage is registered anew; one alone can do nothing of this."""

    def appears(self, dossier: Slip, draft: Drafted, appointment: AppointmentAgreed) -> Met:
        return wait_for(dossier, APPEARS, about=draft.draft_id, by=appointment.at)

    def receives(self, dossier: Slip) -> Received:
        return wait_for(dossier, RECEIVES_TOGETHER)


class ReturnDesk:
    """The desk that hands results out, and looks for another way when one comes back."""

    def agrees_new_way(self, dossier: Slip, handed: Handed) -> NewWayAgreed:
        return wait_for(dossier, AGREES_NEW_WAY, about=handed.parcel_id)


receiver = Receiver()
applicant = Applicant()
notice_board = NoticeBoard()
population_database = PopulationDatabase()
other_commune = OtherCommune()
former_commune = FormerCommune()
partner_agency = PartnerAgency()
householder = Householder()
relatives = Relatives()
justice_officer = JusticeOfficer()
chairman = Chairman()
seal_keeper = SealKeeper()
recipient = Recipient()
couple = Couple()
return_desk = ReturnDesk()
