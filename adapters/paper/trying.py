"""Trying a template: every sample letter is printed with it, and its text read back.

Run in a process of its own, which can be stopped: ``python -m adapters.paper.trying FOLDER``
prints the first complaint as JSON, or nothing where every letter holds what the law asks.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from adapters.paper.letter_page import print_letter
from adapters.paper.press import Look, text_of
from adapters.paper.template_files import PackFiles, lay_out, read_pack
from domain.errors import Refusal
from domain.letter.text import check_finished
from domain.letter.text.content import LetterContent
from domain.letter.text.rules import check_content
from domain.letter.text.samples import Sample, sample_letters

LONGEST_SECONDS: Final = 60
"""The house's own template prints and reads all samples in some four seconds."""
_PERCENTAGE: Final = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_HOME: Final = Path(__file__).parents[2]


def try_pack(found: PackFiles, folder: Path, *, seconds: float = LONGEST_SECONDS) -> int:
    """Print every sample letter with a pack, laid out in ``folder``; give how many there are.

    Raises Refusal ``template.unlawful`` that names the letter, what is wrong with it and the
    article, ``template.cannot_be_set`` or ``template.too_slow``.
    """
    lay_out(found, folder)
    (folder / "pack.zip").write_bytes(found.raw)
    try:
        tried = subprocess.run(  # noqa: S603 - our own module, on a folder of ours
            [sys.executable, "-m", "adapters.paper.trying", str(folder)],
            cwd=_HOME,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"Its letters take longer than {seconds:.0f} seconds."
        raise Refusal("template.too_slow", message, way_out="Make the layout simpler.") from error
    if tried.returncode:
        message = "Its letters cannot be printed at all."
        raise Refusal("template.cannot_be_set", message, way_out="Correct the layout.")
    if complaint := tried.stdout.decode().strip():
        raise Refusal(**json.loads(complaint))
    return sum(1 for _ in sample_letters())


def look_of(found: PackFiles, folder: Path) -> Look:
    """Give how a pack that is laid out in a folder looks."""
    pack = found.pack
    return Look(folder, pack.accent, pack.ink, pack.font, found.logo)


def dressed(content: LetterContent, found: PackFiles) -> LetterContent:
    """Give the content with the pack's own sentences in its language."""
    texts = dict(found.pack.texts.get(content.language, {}))
    return content.model_copy(update={"texts": texts})


def complaints(found: PackFiles, folder: Path) -> Iterator[dict[str, str]]:
    """Give what is wrong with each sample letter, as the parts of a refusal."""
    look = look_of(found, folder)
    for sample in sample_letters():
        try:
            _try(sample, found, look)
        except Refusal as refusal:
            yield _told(sample, refusal)


def _try(sample: Sample, found: PackFiles, look: Look) -> None:
    content = dressed(sample.content, found)
    check_content(content)
    text = text_of(print_letter(content, look=look))
    check_finished(text, content)
    stated = set(_PERCENTAGE.findall(text))
    # The house's own letter is printed only where there is something to hold beside it.
    usual = set(_PERCENTAGE.findall(text_of(print_letter(sample.content)))) if stated else stated
    if more := sorted(stated - usual):
        message = f"It states a percentage ({more[0]}) where the law asks an amount in euro."
        raise Refusal("letter.percentage", message, article="BW 6:96 lid 6")


def _told(sample: Sample, refusal: Refusal) -> dict[str, str]:
    why = f": {refusal.__cause__}" if refusal.code.startswith("paper.") else ""
    return {
        "code": "template.cannot_be_set" if why else "template.unlawful",
        "message": f"Letter {sample.name}: {refusal.message}{why}"[:600],
        "article": refusal.article,
        "way_out": "Put back in the template what the law asks, and install it again.",
    }


if __name__ == "__main__":
    HERE = Path(sys.argv[1])
    FIRST = next(complaints(read_pack(HERE / "pack.zip"), HERE), None)
    sys.stdout.write(json.dumps(FIRST) if FIRST else "")
