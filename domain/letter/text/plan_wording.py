"""The text of a letter about a payment plan: offered, signed, one of its instalments, or kept."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.letter.text.content import LetterContent
from domain.letter.text.kinds import PlanMoment
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.schedule import schedule_row
from domain.letter.text.words import by_number, say


def about_plan(content: LetterContent) -> Iterator[Paragraph]:
    """The paragraphs between salutation and greeting."""
    match content.plan_moment:
        case PlanMoment.OFFERED:
            yield _said(content, "plan_offered")
            yield from _text_of_plan(content)
            yield _key(content, _how_to_sign(content))
            yours = () if content.sign_on_paper else ("plan_yours_alone",)
            yield _said(content, *yours, "plan_not_signed")
        case PlanMoment.SIGNED:
            yield _key(content, "plan_both_signed")
            yield from _text_of_plan(content)
        case PlanMoment.LATE:
            yield _key(content, "instalment_late")
            yield _said(content, "instalment_free", "paid_already")
            yield from _to_pay(content)
            help_line = ("help",) if content.asks_a_consumer else ()
            yield _said(content, "instalment_trouble", *help_line)
        case PlanMoment.COMPLETED:
            yield _key(content, "plan_completed")
            yield _said(content, by_number("plan_completed_only", content))
            yield _said(content, "plan_completed_bank", "questions")
        case _:
            yield _key(content, "instalment_coming")
            yield _said(content, "paid_already")
            yield from _to_pay(content)
            yield _said(content, "instalment_trouble")
    if content.plan_text:
        yield _said(content, "questions")


def _how_to_sign(content: LetterContent) -> str:
    if content.sign_on_paper:
        return "plan_sign_paper"
    return "plan_sign_link" if content.sign_link else "plan_sign_by_mail"


def _to_pay(content: LetterContent) -> Iterator[Paragraph]:
    yield _said(content, by_number("plan_invoices", content))
    if len(content.payment_accounts) > 1:
        yield _said(content, "instalment_each")
    yield Paragraph(role=ParagraphRole.PAYMENT)


def _text_of_plan(content: LetterContent) -> Iterator[Paragraph]:
    return parts_of_plan(content.plan_text)


def parts_of_plan(text: Sequence[str]) -> Iterator[Paragraph]:
    """The text of a plan, a paragraph a line: its heading, its clauses, its instalments as one."""
    for line in text[:1]:
        yield Paragraph(role=ParagraphRole.HEADING, text=line)
    for scheduled, lines in groupby(text[1:], key=_tells_an_instalment):
        if scheduled:
            yield Paragraph(role=ParagraphRole.SCHEDULE, text="\n".join(lines))
        else:
            yield from (Paragraph(role=ParagraphRole.CLAUSE, text=line) for line in lines)


def _tells_an_instalment(line: str) -> bool:
    return schedule_row(line) is not None


def _said(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(text=say(content, *keys))


def _key(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(role=ParagraphRole.KEY, text=say(content, *keys))
