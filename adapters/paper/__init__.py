"""Paper: PDF/A, set with Typst, equal bytes for equal content. Here letters; others by module.

What sets letters in a process of its own loads this; dossiers would load the cases they tell of.
"""

from adapters.paper.letter_page import print_letter, render_letter
from adapters.paper.press import HOUSE_LOOK, PDF_STANDARDS, Look, text_of

__all__ = ["HOUSE_LOOK", "PDF_STANDARDS", "Look", "print_letter", "render_letter", "text_of"]
