"""Which right each operation takes: read from the catalogue, or from the one table here.

What stands in neither is denied to everybody; a test wants every route to stand in one.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from domain.user.roles import May

OPEN: Final = None
"""For everybody, also for whoever nobody knows: it shows nobody's data, or asks its own secret."""

READS: Final = "x-reads"
"""Marks an operation that is posted and yet only reads: it takes no key."""

BY_HAND: Final[Mapping[str, May | None]] = MappingProxyType(
    {
        # the program
        "GET /healthz": OPEN,
        "GET /readyz": OPEN,
        "GET /metrics": OPEN,  # it asks for the right, or for this machine, itself
        "GET /style.css": OPEN,
        "GET /docs": May.ASK,
        "GET /docs/problems/{code}": OPEN,
        "GET /v1/openapi.json": OPEN,
        # signing in
        "GET /aanmelden": OPEN,
        "POST /aanmelden": OPEN,
        "POST /aanmelden/proef": OPEN,
        "GET /aanmelden/openid": OPEN,
        "GET /aanmelden/openid/terug": OPEN,
        "GET /aanmelden/{link}": OPEN,
        "POST /aanmelden/{link}": OPEN,
        "POST /afmelden": OPEN,
        # a debtor signs a payment plan: his link is his secret
        "GET /regeling/{token}": OPEN,
        "POST /regeling/{token}": OPEN,
        # what others report, each signed with a secret of its own
        "POST /v1/deliveries/messages": OPEN,
        "POST /v1/deliveries/bounces": OPEN,
        "POST /v1/payments/link-events": OPEN,
        # users
        "GET /v1/users": May.ADMINISTER,
        "POST /v1/users/{user_id}/tokens": May.ADMINISTER,
        "POST /v1/users/{user_id}/links": May.ADMINISTER,
        "GET /v1/me": May.ASK,
        # a sandbox
        "POST /v1/sandbox/advance": May.RUN,
        # events, as they are recorded
        "GET /v1/events/stream": May.LOOK,
        # facts as a file
        "GET /v1/audit-trail/export": May.AUDIT,
        "GET /v1/compliance/report": May.AUDIT,
        # webhooks
        "POST /v1/subscriptions/{subscription_id}/secret": May.SUBSCRIBE,
        "GET /webhooks": May.SUBSCRIBE,
        "POST /webhooks/{what}": May.SUBSCRIBE,
        "GET /webhooks/{subscription_id}": May.SUBSCRIBE,
        "GET /webhooks/{subscription_id}/zendingen/{number}": May.SUBSCRIBE,
        "POST /webhooks/{subscription_id}/geheim": May.SUBSCRIBE,
        "POST /webhooks/{subscription_id}/{what}": May.SUBSCRIBE,
        # documents and files
        "GET /v1/claims/{claim_id}/letters/preview": May.LOOK,
        "GET /v1/letters/{letter_id}/document": May.LOOK,
        "GET /v1/incoming-mails/{incoming_mail_id}/files/{number}": May.LOOK,
        "GET /v1/claims/{claim_id}/documents/{sha256}": May.LOOK,
        "GET /v1/claims/{claim_id}/documents/{sha256}/readable": May.LOOK,
        "GET /v1/claims/{claim_id}/dossier/preview": May.LOOK,
        "GET /v1/refund-files/{file_id}": May.DECIDE,
        "GET /v1/plans/{key}/timeline.svg": May.ASK,
        "GET /v1/creditors/{creditor_id}/collection-batches/{batch_id}/file": May.DECIDE,
        "POST /v1/creditors/{creditor_id}/open-items": May.IMPORT,
        "POST /v1/invoices": May.IMPORT,
        "POST /v1/bank-statements": May.IMPORT,
        # pages; what a form sends is asked again as the command that it is
        "GET /": May.LOOK,
        "GET /werk": May.LOOK,
        "GET /voorstellen": May.ASK,  # the question that it asks gives each what is his
        "GET /claims/{claim_id}": May.LOOK,
        "GET /claims/{claim_id}/waarom": May.LOOK,
        "POST /claims/{claim_id}/{what}": May.LOOK,
        "GET /debiteuren/{debtor_id}": May.LOOK,
        "GET /debiteuren/{debtor_id}/regeling": May.HANDLE,
        "GET /debiteuren/{debtor_id}/regeling/{sha256}": May.LOOK,
        "GET /debiteuren/{debtor_id}/waarom": May.LOOK,
        "POST /debiteuren/{debtor_id}/{what}": May.LOOK,
        "GET /brieven/{letter_id}": May.LOOK,
        "GET /brieven/{letter_id}/waarom": May.LOOK,
        "POST /brieven/{letter_id}/{what}": May.LOOK,
        "GET /feiten/{about}/{version}/waarom": May.LOOK,
        "GET /schuldeisers/{creditor_id}": May.ASK,
        "POST /schuldeisers/{creditor_id}/{what}": May.ASK,
        "GET /creditnotas/{note_id}": May.LOOK,
        "POST /creditnotas/{note_id}/{what}": May.LOOK,
        "GET /bankposten/{line_id}": May.ASK,  # leads on to the page, which asks
        "POST /": May.LOOK,  # what is looked for, sealed in the address it leads to
        "GET /nieuw": May.ASK,
        "POST /nieuw/{what}": May.ASK,
        "GET /invoer": May.IMPORT,
        "POST /invoer": May.IMPORT,
        "GET /postvak": May.LOOK,
        "GET /postvak/{mail_id}": May.LOOK,
        "GET /postvak/{mail_id}/bijlagen/{number}": May.LOOK,
        "POST /postvak/{mail_id}/{what}": May.LOOK,
        "GET /bank": May.IMPORT,
        "GET /terugbetalingen": May.LOOK,
        "GET /terugbetalingen/{creditor_id}": May.LOOK,
        "GET /wissen": May.LOOK,
        "GET /wissen/{creditor_id}": May.LOOK,
        "POST /wissen/{creditor_id}/{what}": May.LOOK,  # asked again as the command that it is
        "POST /bank": May.IMPORT,
        "GET /bank/posten/{line_id}": May.LOOK,
        "POST /bank/posten/{line_id}/{what}": May.LOOK,
        "GET /plannen": May.ASK,
        "GET /plannen/proef": May.LOOK,
        "POST /plannen/proef": May.LOOK,
        "GET /verzending": May.RUN,
        "POST /verzending/partij": May.RUN,
        "POST /verzending/partij/{name}/gepost": May.RUN,
        "GET /verzending/partij/{name}/{file}": May.RUN,
        "GET /runs": May.RUN,
        "POST /runs": May.RUN,
        "GET /inzage": May.AUDIT,
        "GET /vergelijking": May.LOOK,
        "GET /cijfers": May.LOOK,
        "GET /cijfers/{figure}.svg": May.LOOK,
        "GET /cijfers/{measure}/vorderingen": May.LOOK,
        "GET /incasso": May.LOOK,
        "GET /incasso/{creditor_id}": May.LOOK,
        "POST /incasso/{creditor_id}/{what}": May.LOOK,  # asked again as the command that it is
        "GET /incasso/{creditor_id}/{batch_id}": May.LOOK,
        "GET /incasso/{creditor_id}/{batch_id}/bestand": May.DECIDE,
        "GET /partijen": May.LOOK,
        "GET /btw": May.LOOK,
        "POST /btw": May.LOOK,  # asked again of the creditor that it names
        "GET /audit": May.AUDIT,
        "GET /naleving": May.AUDIT,
        "GET /naleving/rapport": May.AUDIT,
        "GET /naleving/vorderingen": May.AUDIT,
        "GET /naleving/vorderingen/{claim_id}": May.AUDIT,
        "POST /runs/klok": May.RUN,  # of a sandbox
        "GET /gebruikers": May.ADMINISTER,
        "POST /gebruikers/{what}": May.ADMINISTER,
        "GET /gebruikers/{user_id}": May.ADMINISTER,
        "POST /gebruikers/{user_id}/link": May.ADMINISTER,
        "POST /gebruikers/{user_id}/{what}": May.ADMINISTER,
    }
)
"""The routes that are no command and no question: method and path, and the right they take."""


class Undeclared(LookupError):
    """An operation of which nobody said who may; it is a fault of ours, and nobody passes."""


def right_of(route: BaseRoute, method: str) -> May | None:
    """The right that an operation takes; OPEN: none. Raises Undeclared."""
    assert isinstance(route, APIRoute)
    said = (route.openapi_extra or {}).get("x-may")
    if said:
        return May(said)
    found = f"{'GET' if method == 'HEAD' else method} {route.path}"
    if found not in BY_HAND:
        raise Undeclared(found)
    return BY_HAND[found]
