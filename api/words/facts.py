"""Facts in words: the sentence of each in the language that is spoken, without code in it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from api.words.doers import payment_named
from api.words.figures import amounts_kept, day, lowered
from api.words.language import DUTCH, ENGLISH, speaking, spoken
from api.words.naming import KINDS, lack, plan_title, step, word
from api.words.proposals import proposal_told, proposed_command
from api.words.reasons import reason
from api.words.topics import TOPICS
from application.queries.lists import in_english
from domain.four_eyes import DecisionProposed
from projections.audit.questions import AuditEntry
from projections.audit.sentences import Worded, sentence

_ISO_DAY: Final = re.compile(r"(?<![\w/-])\d{4}-\d\d-\d\d(?![\w/-])")
"""A day that stands by itself: one within the name of a batch or a payment is part of a name."""


def fact_said(entry: AuditEntry) -> str:
    """Tell a fact as a page shows it, each amount on one line.

    One that was entered in error is told as such.
    """
    return amounts_kept(_told(entry))


def _told(entry: AuditEntry) -> str:
    told = fact_told(entry.topic, entry.params)
    if entry.struck_at is None:
        return told
    return f"{told} (vergissing)" if spoken() == DUTCH else f"{told} (entered in error)"


def told_in(entry: AuditEntry, language: str) -> str:
    """Tell a fact in a language; in English as programs have read it from the start."""
    if language != DUTCH:
        return in_english(entry)
    with speaking(DUTCH):
        return _told(entry)


def told_to_a_person(entry: AuditEntry, language: str) -> str:
    """Tell a fact in a language, as who reads a terminal sees it: without codes."""
    with speaking(DUTCH if language == DUTCH else ENGLISH):
        return fact_said(entry).replace("\N{NO-BREAK SPACE}", " ")


def fact_told(topic: str, params: Mapping[str, Any]) -> str:
    """Tell a fact; what people chose from a list, and the engine's reasons, in words."""
    if topic == DecisionProposed.TOPIC:
        params = {
            **params,
            "command": proposal_told(params["command"], json.loads(params["content"])),
            "content": "",
        }
    kind = _DETAILS.get(str(params.get("field")), "")
    said = {
        name: Worded(_from(kind)(value))
        if kind and name in {"old", "new"}
        else _value(topic, name, value)
        for name, value in params.items()
    }
    told = sentence(topic, said, spoken())
    told = told[:1].upper() + told[1:]  # it may begin with what was chosen from a list
    if spoken() == ENGLISH:
        told = told.replace("EUR ", "€\N{NO-BREAK SPACE}")
        told = _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), told)
    return told


def _value(topic: str, name: str, value: Any) -> Any:
    say = _SAID.get(f"{topic}.{name}") or _SAID.get(name)
    if name == "creditors" and isinstance(value, list):
        return [_creditors(len(value))] if value else value
    if say is None or not value:
        return value
    if isinstance(value, str):
        return Worded(say(value))
    return [Worded(say(one)) for one in value] if isinstance(value, list) else value


def _creditors(count: int) -> Worded:
    """Creditors whom a fact names by their ids, which nobody reads."""
    one, many = ("schuldeiser", "schuldeisers") if spoken() == DUTCH else ("creditor", "creditors")
    return Worded(f"{count} {one if count == 1 else many}")


def _topic(name: str) -> str:
    said = TOPICS.get(name)
    if said is None:
        return name.partition(".")[2].replace("_", " ")
    return said[0] if spoken() == DUTCH else said[1]


def _from(kind: str) -> Callable[[str], str]:
    """Say what people choose from a list, or else a reason of the engine."""
    return lambda text: lowered(word(text, kind)) if text in KINDS[kind] else reason(text)


def _command(name: str) -> str:
    return lowered(proposed_command(name))


def _a_reason(text: str) -> str:
    return lowered(reason(text))


_DETAILS: Final = {
    "interest_kind": "InterestKind",
    "claim_kind": "ClaimKind",
    "term_basis": "TermBasis",
}
"""Details of an invoice of which what was and became is chosen from a list."""

_SAID: Final[Mapping[str, Callable[[str], str]]] = {
    "payment_id": payment_named,
    "step": lambda text: lowered(step(text)),
    "reason_for_non_payment": _from("NonPayment"),
    "category": _from("HoldCategory"),
    "why": _from("EndingGround"),
    "missing": lack,
    "topic": _topic,
    "grounds": _from("LikenessGround"),
    "claim.debtor_contacted.at": lambda text: text[:5],  # an hour and its minutes: 15:00:00
    "claim.disputed.ground": _from("DisputeGround"),
    "claim.complaint_received.ground": _from("ComplaintGround"),
    "claim.limitation_interrupted.ground": _from("InterruptionGround"),
    "claim.settled.ground": _a_reason,
    "claim.hand_over_refused.why": _from("PartyGround"),
    "claim.recall_failed.why": _from("PartyGround"),
    "claim.agreement_confirmed.what": _from("Agreement"),
    "claim.payment_plan_offer_ended.why": _from("OfferEnd"),
    "claim.plan_letter_sent.moment": _from("PlanMoment"),
    "claim.invoice_document_attached.form": _from("InvoiceForm"),
    "claim.paper_attached.kind": _from("PaperKind"),
    "claim.mark_placed.mark": _from("Mark"),
    "claim.mark_cleared.mark": _from("Mark"),
    "subscription.stopped.why": _from("Stop"),
    "user.role_granted.role": _from("Role"),
    "user.role_withdrawn.role": _from("Role"),
    "user.token_issued.role": _from("Role"),
    "any.decision_proposed.command": _command,
    "any.approval_given.command": _command,
    "any.proposal_ended.command": _command,
    "creditor.account_doubted.why": _from("DoubtGround"),
    "bank_account.statement_imported.verdict": _from("ChainVerdict"),
    "bank_account.gap_explained.ground": _from("GapGround"),
    "bank_line.imported.kind": _from("BankLineKind"),
    "bank_line.matched.by": _from("DecidedBy"),
    "incoming_mail.waits.why": _from("MailWaitsWhy"),
    "incoming_mail.attached.by": _from("MailDecider"),
    "refund_file.shown.by": _from("FileKnownBy"),
    "bank_line.parked.why": _from("ParkedWhy"),
    "bank_line.unmatched.why": _from("UnmatchedWhy"),
    "bank_line.returned.side": _from("ReturnSide"),
    "bank_line.set_aside.why": _from("SetAsideWhy"),
    "bank_line.on_debtor.by": _from("DecidedBy"),
    "bank_line.off_debtor.why": _from("OffDebtorWhy"),
    "claim.court_step_taken.step": _from("CourtStep"),
    "claim.judgment_given.form": _from("TitleForm"),
    "claim.judgment_annulled.ground": _from("AnnulmentGround"),
    "claim.attachment_laid.kind": _from("AttachmentKind"),
    "claim.submitted_to_estate.bar": _from("Bar"),
    "claim.debtor_barred.bar": _from("Bar"),
    "debtor.bar_began.bar": _from("Bar"),
    "debtor.bar_ended.bar": _from("Bar"),
    "debtor.bar_ended.how": _from("BarEnd"),
    "debtor.representative_addressed.bar": _from("Bar"),
    "creditor.terms_changed.debit_form": _from("DebitForm"),
    "debtor.mandate_signed.scheme": _from("DebitScheme"),
    "debtor.mandate_signed.how": _from("SignedHow"),
    "debtor.refund_dropped.why": _from("RefundDropWhy"),
    "debtor.subject_erased.ground": _from("ErasureGround"),
    "debtor.mandate_revoked.by": _from("MandateEnd"),
    "debtor.credit_noticed.kind": _from("CreditKind"),
    "credit_note.may_concern.ground": _from("ConcernGround"),
    "debtor.credit_gone.why": _from("CreditEnd"),
    "letter.ordered.letter_kind": _from("LetterKind"),
    "claim.plan_changed.old": plan_title,
    "claim.plan_changed.new": plan_title,
    "letter.in_doubt.why": _a_reason,
    "letter.cancelled.why": _a_reason,
    "letter.dispatch_failed.why": _a_reason,
    "run.aborted.why": _a_reason,
}
"""By topic and field, or by field wherever it stands."""
