"""A dossier on paper, printed by a press: apart, since it loads the cases that dossiers tell of."""

from adapters.paper.dossier_page import render_dossier
from application.faults import fault
from domain.case.dossier import Dossier
from domain.errors import Refusal


def dossier_or_fault(dossier: Dossier) -> bytes | dict[str, str]:
    """The paper of a dossier, or else what ``fault`` tells of the error; nothing if refused."""
    try:
        return render_dossier(dossier)
    except Refusal:
        return {}
    except Exception as error:  # noqa: BLE001 - it arises again where the dossier is printed next
        return fault(error)
