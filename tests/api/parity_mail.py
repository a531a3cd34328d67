"""The scenes of the parity test that are about e-mail that leaves and comes in."""

from typing import Final

from application.commands.mail import ReleaseMail
from application.letters.mail_domains import record_on_domain
from domain.application import Mandate, Session
from domain.facts import INSTALLATION
from domain.ids import mail_domain_id
from domain.mail_domain.decisions import stop
from tests.api.parity import Example, Scene

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


EXAMPLES: Final[dict[str, Example]] = {
    ReleaseMail.NAME: Example(
        refused, "", {"domain": DOMAIN, "reason_text": "De DKIM-sleutel is weer gepubliceerd."}
    ),
}
"""By the name of a command."""
