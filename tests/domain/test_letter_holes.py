"""No letter leaves with a hole: a specimen marks it, a real letter is refused, of every kind."""

import pytest

from domain.errors import Refusal
from domain.letter.text import Language, LetterContent, LetterKind, body, check_text
from domain.letter.text.samples import sample_letters
from domain.letter.text.words import UNKNOWN, house_phrases

WITHIN = ("about", "unpaid", "contact")
"""Sentences that stand within others, with names of their own."""
ONE_OF_EACH = {one.content.kind: one.content for one in reversed(list(sample_letters()))}


def with_a_hole(content: LetterContent, *, specimen: bool) -> LetterContent:
    """The content with each of its sentences asking for a name that nothing fills."""
    notice = content.kind is LetterKind.COLLECTION_NOTICE
    hole = f"Kijk naar {{{'party' if notice else 'mandate'}}}."
    keys = (key for key in house_phrases(content.language) if not key.startswith(WITHIN))
    texts = dict.fromkeys(keys, hole)
    return content.model_copy(update={"texts": texts, "specimen": specimen})


def told(content: LetterContent) -> str:
    return " ".join(paragraph.text for paragraph in body(content))


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_with_a_hole_is_refused_and_a_specimen_marks_it(kind: LetterKind) -> None:
    content = ONE_OF_EACH[kind]
    with pytest.raises(Refusal, match="would have a hole"):
        told(with_a_hole(content, specimen=False))
    for language, mark in UNKNOWN.items():
        other = content.model_copy(update={"language": language})
        assert f"{mark}: " in told(with_a_hole(other, specimen=True))


@pytest.mark.parametrize("language", UNKNOWN)
def test_a_document_that_bears_such_a_mark_is_refused(language: Language) -> None:
    content = ONE_OF_EACH[LetterKind.REMINDER]
    text = f"{told(content)} {UNKNOWN[language]}:\nmachtiging]"
    with pytest.raises(Refusal) as refused:
        check_text(text, content)
    assert refused.value.code == "letter.hole"


def test_no_sample_of_any_letter_has_a_hole() -> None:
    for one in sample_letters():
        for specimen in (False, True):
            text = told(one.content.model_copy(update={"specimen": specimen}))
            assert not any(mark in text for mark in UNKNOWN.values())
