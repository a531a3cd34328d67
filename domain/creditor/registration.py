"""How a party stands in the register of collection services, as a senior looked it up."""

from datetime import date

from domain.creditor.events import CreditorFact, RegistrationGround, TermsChanged
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.errors import Refusal


def look_up_registration(
    creditor: Creditor,
    *,
    name: str,
    registration: str,
    registered_from: date | None,
    registered_until: date | None,
    unregistered: RegistrationGround | None,
    checked_on: date,
    checked_by: str,
) -> list[CreditorFact]:
    """Say how a party stands in the register of collection services, or why it need not.

    Raises Refusal ``party.not_set_down``, ``registration.unclear`` (a mark without its first day,
    neither mark nor ground, or both) or ``registration.days``; NotFound ``creditor.unknown``.
    """
    require_registered(creditor)
    known = next((one for one in creditor.parties if one.name == name.strip()), None)
    if known is None:
        known_here = ", ".join(one.name for one in creditor.parties)
        raise Refusal(
            "party.not_set_down",
            f"{name.strip()} was not set down as a party of this creditor"
            f"{': these are: ' + known_here if known_here else ''}.",
            way_out="An administrator of the installation or of the creditor records it first, on"
            " the creditor's page under Record (`vordering record party`).",
            values={"party": name.strip(), "known": known_here},
        )
    mark = registration.strip()
    _require_clear(mark, registered_from, registered_until, unregistered)
    told = {
        "registration": mark,
        "registered_from": registered_from if mark else None,
        "registered_until": registered_until if mark else None,
        "unregistered": unregistered,
    }
    party = known.model_copy(update={**told, "checked_on": checked_on, "checked_by": checked_by})
    if known == party.model_copy(update={"checked_by": known.checked_by}):
        return []
    others = tuple(party if one.name == party.name else one for one in creditor.parties)
    return [TermsChanged(parties=others)]


def _require_clear(
    mark: str, first: date | None, last: date | None, ground: RegistrationGround | None
) -> None:
    if bool(mark) == (ground is not None) or (mark and first is None):
        raise Refusal(
            "registration.unclear",
            "Give the mark with its first day, or the ground on which none is needed.",
            article="Wki art. 4",
            way_out="Look the party up in the register of collection services of Justis.",
        )
    if first and last and last < first:
        raise Refusal(
            "registration.days",
            "The registration would end before it begins.",
            way_out="Look at both days again.",
            values={"from": first, "until": last},
        )
