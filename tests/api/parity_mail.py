"""The scenes of the parity test that are about e-mail that leaves and comes in."""

from datetime import date
from typing import Final

from adapters.bounces import read_report
from application.commands.incoming_mail import MailIsNobodys, PlaceMail, TakeBackMail
from application.commands.mail import ReleaseMail
from application.inbox.bounces import record_mail
from application.letters.mail_domains import record_on_domain
from domain.application import Mandate, Session
from domain.facts import INSTALLATION, StreamKind
from domain.ids import mail_domain_id
from domain.mail_domain.decisions import stop
from tests.api.parity import Example, Scene
from tests.application.houses import by, case_of, take_in
from tests.application.papers import invoice

DOMAIN: Final = "delinde.example"


def refused(scene: Scene) -> None:
    """E-mail of a domain that stopped."""
    house = scene.house

    def decide(session: Session) -> None:
        known = session.mail_domain(mail_domain_id(DOMAIN))
        record_on_domain(session, known, stop(known, name=DOMAIN, status="5.7.26", letter_id=None))

    told = Mandate(
        key="refused", actor="run", role="system", name="", today=house.today, log=INSTALLATION
    )
    house.collections.carry_out(told, decide)


def a_mail(scene: Scene) -> None:
    """A mail that may be about a claim, and of which it is not certain."""
    [one] = take_in(scene.house, invoice("F2026-700", "20.00", issued_on=date(2026, 2, 1)))
    assert one.claim
    case = case_of(scene.house, one.claim)
    scene.about |= {"claim": one.claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
    raw = b"From: q@vreemd.example\nSubject: Factuur F2026-700\n\nEen vraag.\n"
    record_mail(scene.house, raw, read_report(raw))
    [scene.about["mail"]] = scene.house.store.streams(StreamKind.INCOMING_MAIL)


def a_mail_of_nobody(scene: Scene) -> None:
    """The same, of which somebody said that it is nobody's."""
    a_mail(scene)
    MailIsNobodys().carry(scene.house, scene.about["mail"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    PlaceMail.NAME: Example(a_mail, "mail", {"invoice_number": "F2026-700"}),
    MailIsNobodys.NAME: Example(a_mail, "mail"),
    TakeBackMail.NAME: Example(a_mail_of_nobody, "mail"),
    ReleaseMail.NAME: Example(
        refused, "", {"domain": DOMAIN, "reason_text": "De DKIM-sleutel is weer gepubliceerd."}
    ),
}
"""By the name of a command."""
