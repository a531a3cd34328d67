"""A letter on paper, proved: set, read back and held against what it must say.

A press loads this and nothing else of the program until it is given a dossier, so that it is
soon at work.
"""

from adapters.paper import Look, render_letter, text_of
from application.faults import fault
from domain.errors import Refusal
from domain.letter.text import LetterContent, check_finished


def proved(content: LetterContent, look: Look) -> bytes:
    """Set a letter as PDF and read it back; raises Refusal where it lacks what it must say."""
    pdf = render_letter(content, look=look)
    check_finished(text_of(pdf), content)
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
