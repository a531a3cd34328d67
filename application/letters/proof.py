"""A letter on paper, proved: set, read back, held against what it must say; a dossier printed.

A press loads this and nothing else of the program, so that it is soon at work.
"""

from adapters.paper import Look, render_letter, text_of
from adapters.paper.dossier_page import render_dossier
from application.faults import fault
from domain.case.dossier import Dossier
from domain.errors import Refusal
from domain.letter.text import LetterContent, check_finished


def proved(content: LetterContent, look: Look) -> bytes:
    """Set a letter as PDF and read it back; raises Refusal where it lacks what it must say."""
    pdf = render_letter(content, look=look)
    text = text_of(pdf)
    check_finished(text, content)
    return pdf


def proved_or_fault(content: LetterContent, look: Look) -> bytes | dict[str, str]:
    """The letter, or else what ``fault`` tells of the error; nothing where it is refused.

    Errors go from process to process badly: one that cannot be read there breaks off everything.
    """
    try:
        return proved(content, look)
    except Refusal:
        return {}
    except Exception as error:  # noqa: BLE001 - it arises again where the letter is set next
        return fault(error)


def dossier_or_fault(dossier: Dossier) -> bytes | dict[str, str]:
    """The paper of a dossier, or else what ``fault`` tells of the error; nothing if refused."""
    try:
        return render_dossier(dossier)
    except Refusal:
        return {}
    except Exception as error:  # noqa: BLE001 - it arises again where the dossier is printed next
        return fault(error)
