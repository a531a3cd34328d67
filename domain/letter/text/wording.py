"""The text of each kind of letter, in order: which sentences it holds and where tables stand."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from domain.letter.text.content import LetterContent
from domain.letter.text.costs import how_costs_follow
from domain.letter.text.debit_wording import about_debit
from domain.letter.text.filing_wording import about_filing, parts_open
from domain.letter.text.interest_words import interest_follows
from domain.letter.text.kinds import LetterKind
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.plan_wording import about_plan
from domain.letter.text.salutation import salutation
from domain.letter.text.words import by_number, phrase, say

_ROWS = Paragraph(role=ParagraphRole.SPECIFICATION)
_INSTALMENTS = Paragraph(role=ParagraphRole.INSTALMENTS)
_LISTED = Paragraph(role=ParagraphRole.LISTED)


def subject(content: LetterContent) -> str:
    """The subject line, also that of the e-mail: what matters most to who reads it."""
    if content.plan_moment:
        return say(content, f"subject_plan_{content.plan_moment.value}")
    if content.kind is LetterKind.STATEMENT and content.plan_lapsed_on:
        return say(content, "subject_plan_lapsed")
    if content.kind is LetterKind.CONFIRMATION and content.instalments:
        return say(content, "subject_plan_agreed")
    return say(content, f"subject_{content.kind.value}")


def body(content: LetterContent) -> tuple[Paragraph, ...]:
    """The paragraphs of a letter, from the salutation to the greeting or the signatures.

    Roles without text mark where the layout sets the specification, the way to pay and the
    instalments; that of the signatures has the text that stands above them. The content must
    have passed ``check_content``.
    """
    return (
        Paragraph(role=ParagraphRole.SALUTATION, text=say(content, salutation(content)[0])),
        *_taken_back(content),
        *_middle(content),
        _signatures(content) if _is_to_sign(content) else _greeting(content),
    )


def _taken_back(content: LetterContent) -> Iterator[Paragraph]:
    """Tell first of all who thinks that he paid that his payment was taken back."""
    if content.taken_back:
        yield _key(content, "taken_back_on" if content.taken_back_on else "taken_back")


def _middle(content: LetterContent) -> Iterator[Paragraph]:
    return _MIDDLE[content.kind](content)


def _reminder(content: LetterContent) -> Iterator[Paragraph]:
    yield _late(content, "forgot")
    yield _key(content, *_friendly_demand(content))
    yield from _rows(content)
    yield from _payment(content)
    yield from _ending(content)


def _late(content: LetterContent, key: str, *more: str) -> Paragraph:
    """Say that it was not paid, and of one invoice that less is asked: credited or granted."""
    first, *others = content.claims
    lowered = ("lowered",) if first.credited and not others else ()
    return _text(content, by_number(key, content), *lowered, *more)


def _statement(content: LetterContent) -> Iterator[Paragraph]:
    if content.plan_lapsed_on:
        yield _key(content, "plan_lapsed")
    yield _text(content, "statement_part" if content.listed else _opening(content))
    yield from _rows(content)
    yield _key(content, *_friendly_demand(content))
    yield from _asked_beside_principal(content)
    yield from _payment(content)
    if content.listed:
        yield _text(content, "listed")
        yield _LISTED
    yield from _ending(content)


def _fourteen_day_letter(content: LetterContent) -> Iterator[Paragraph]:
    yield _late(content, "open")
    yield _key(content, "fourteen_days")
    yield _key(content, _with_vat("costs_exact", content))
    base = ("costs_base",) if content.costs_base is not None else ()
    said = say(content, "costs_part", "costs_law", *base)
    yield Paragraph(text=f"{said} {_how(content)}".strip())
    yield from _asked_beside_principal(content)
    if content.mentions_agency:
        yield _text(content, "agency")
    yield from _rows(content)
    yield from _payment(content)
    yield from _ending(content)


def _how(content: LetterContent) -> str:
    """Say how the announced costs follow from the scale, where they do."""
    base, language = content.costs_base or 0, content.language
    how = how_costs_follow(base, content.costs_if_unpaid or 0, language=language)
    return phrase("costs_how", {"how": how}, language=language) if how else ""


def _final_demand(content: LetterContent) -> Iterator[Paragraph]:
    yield _late(content, "open")
    yield _key(content, "demand")
    yield from _default(content)
    yield from _consequences(content)
    yield from _rows(content)
    yield from _payment(content)
    yield from _ending(content)


def _notice_of_default(content: LetterContent) -> Iterator[Paragraph]:
    yield _late(content, "open", "notice")
    yield _key(content, "demand", *_new_default(content))
    yield from _default(content)
    yield from _consequences(content)
    yield from _rows(content)
    yield from _payment(content)
    yield from _ending(content)


def _confirmation(content: LetterContent) -> Iterator[Paragraph]:
    yield _text(content, "agreed")
    if content.agreement:
        yield Paragraph(text=content.agreement)
    if content.instalments:
        yield from _plan(content)
    elif content.pay_by:
        once = ("one_time",) if content.one_time else ()
        yield _key(content, "extension", *once)
        yield _text(content, "extension_over")
    yield from _rows(content)
    yield from _payment(content)
    yield _text(content, "questions")


def _interruption(content: LetterContent) -> Iterator[Paragraph]:
    """Reserve the right, and say that it is no new demand: nothing follows from this letter."""
    yield _text(content, by_number("interruption_open", content))
    yield _key(content, "interruption_judged" if content.judged_on else "interruption")
    if content.contested:
        yield _text(content, "interruption_contested")
    yield _text(content, "interruption_means")
    yield _ROWS
    yield from _payment(content)
    yield from _ending(content)


def _hand_over(content: LetterContent) -> Iterator[Paragraph]:
    """Say whom to pay, what is open by part, and that a payment to the creditor counts as well."""
    assert content.party is not None
    yield _key(content, by_number("handed_over", content))
    taxed = ("handed_over_vat",) if content.asked_vat else ()
    yield _text(content, "handed_over_open", *parts_open(content.party), *taxed)
    if content.provisional:
        yield _text(content, "interest_provisional")
    numbered = ("handed_over_case",) if content.party.case_number else ()
    yield _key(content, "handed_over_pay", *numbered)
    if content.party.mark:
        yield _key(content, "handed_over_mark")
    yield _text(content, "handed_over_twice")
    yield from _rows(content)
    yield _text(content, "handed_over_means")
    help_line = ("help",) if content.asks_a_consumer else ()
    yield _text(content, "paid_already", "handed_over_trouble", *help_line)


def _opening(content: LetterContent) -> str:
    """The key of what opens a statement: a creditor's own sentence stands for one invoice, too."""
    one = len(content.claims) == 1 and "statement" not in content.texts
    return "statement_one" if one else "statement"


def _rows(content: LetterContent) -> Iterator[Paragraph]:
    """The table of invoices; before it what of them is contested and not asked."""
    if content.contested:
        yield _key(content, "contested")
    yield _ROWS


def _payment(content: LetterContent) -> Iterator[Paragraph]:
    """How to pay; where the sum is split over accounts, that each part is to be paid."""
    if len(content.payment_accounts) > 1:
        yield _text(content, "pay_each")
    yield Paragraph(role=ParagraphRole.PAYMENT)


def _plan(content: LetterContent) -> Iterator[Paragraph]:
    yield _key(content, "plan")
    yield _INSTALMENTS
    yield _key(content, "plan_lapses_after" if content.grace_days else "plan_lapses")
    interest = "plan_interest" if content.interest_during_plan else "plan_kept"
    yield _text(content, "plan_free", interest, "plan_rights")
    yield _text(content, "plan_signed" if content.signed_on else "plan_sign")


def _is_to_sign(content: LetterContent) -> bool:
    if content.sign_on_paper:
        return True
    confirmed = content.kind is LetterKind.CONFIRMATION
    return confirmed and bool(content.instalments) and not content.signed_on


def _signatures(content: LetterContent) -> Paragraph:
    """What is signed stands with the signatures, also where they come on a page of their own."""
    what = "plan_of_signature" if content.sign_on_paper else "plan_of_signatures"
    return Paragraph(role=ParagraphRole.SIGNATURES, text=say(content, what))


def _greeting(content: LetterContent) -> Paragraph:
    return Paragraph(role=ParagraphRole.CLOSING, text=say(content, "greeting"))


def _friendly_demand(content: LetterContent) -> tuple[str, ...]:
    if content.serves_as_notice:
        return "must_pay", *_new_default(content)
    return ("please_pay",) if content.pay_by else ("please_pay_soon",)


def _new_default(content: LetterContent) -> tuple[str, ...]:
    """Announce default only where it does not exist yet: a later day would undo the earlier."""
    return ("default_follows",) if content.in_default_since is None else ()


def _default(content: LetterContent) -> Iterator[Paragraph]:
    if content.in_default_since is not None:
        yield _text(content, "default_is_many" if len(content.claims) > 1 else "default_is")


def _consequences(content: LetterContent) -> Iterator[Paragraph]:
    yield from _asked_beside_principal(content)
    announced = tuple(_announced_costs(content))
    if content.mentions_agency:
        own_account = ("agency_costs",) if announced else ()
        yield _text(content, "agency", *own_account)
    if announced:
        yield _text(content, *announced)


def _announced_costs(content: LetterContent) -> Iterator[str]:
    """Announce costs to businesses only; a consumer hears of them in the fourteen-day letter."""
    if content.asks_a_consumer or content.bears_costs:
        return
    if content.costs_if_unpaid is not None:
        yield _with_vat("costs_business_exact", content)
    elif content.mentions_costs:
        yield "costs_business"


def _asked_beside_principal(content: LetterContent) -> Iterator[Paragraph]:
    if content.asked_interest:
        yield _text(content, "interest_asked", *_interest_stops(content))
    elif content.mentions_interest and (follows := interest_follows(content)):
        yield _text(content, follows)
    if content.provisional:
        yield _text(content, "interest_provisional")
    if content.asked_costs:
        yield _text(content, "costs_asked_vat" if content.asked_vat else "costs_asked")


def _interest_stops(content: LetterContent) -> tuple[str, ...]:
    """Who pays what a letter asks by its last day is asked no more (``paid_as_asked``)."""
    has_a_last_day = content.pay_by or content.kind is LetterKind.FOURTEEN_DAY_LETTER
    return ("interest_stops",) if has_a_last_day else ()


def _ending(content: LetterContent) -> Iterator[Paragraph]:
    first = (by_number("attached", content),) if content.attach_invoice else ()
    yield _text(content, *first, "paid_again" if content.taken_back else "paid_already")
    friendly = content.kind is LetterKind.REMINDER
    help_line = ("help",) if content.asks_a_consumer and not friendly else ()
    yield _text(content, "trouble", *help_line)


def _with_vat(key: str, content: LetterContent) -> str:
    return f"{key}_vat" if content.vat_on_costs else key


def _text(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(text=say(content, *keys))


def _key(content: LetterContent, *keys: str) -> Paragraph:
    return Paragraph(role=ParagraphRole.KEY, text=say(content, *keys))


_MIDDLE: Final[Mapping[LetterKind, Callable[[LetterContent], Iterator[Paragraph]]]] = {
    LetterKind.REMINDER: _reminder,
    LetterKind.STATEMENT: _statement,
    LetterKind.FOURTEEN_DAY_LETTER: _fourteen_day_letter,
    LetterKind.FINAL_DEMAND: _final_demand,
    LetterKind.NOTICE_OF_DEFAULT: _notice_of_default,
    LetterKind.CONFIRMATION: _confirmation,
    LetterKind.PAYMENT_PLAN: about_plan,
    LetterKind.INTERRUPTION: _interruption,
    LetterKind.HAND_OVER: _hand_over,
    LetterKind.COLLECTION_NOTICE: about_debit,
    LetterKind.ESTATE_FILING: about_filing,
}
"""What each kind says; every sample tries one of each."""
