"""What each letter must say and must not say, by its article."""

import re
import string
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.errors import Refusal
from domain.letter.text import (
    Language,
    LetterContent,
    LetterKind,
    ParagraphRole,
    PaymentAccount,
    body,
    check_content,
    check_text,
    plain_text,
    subject,
)
from domain.letter.text.phrases_en import PHRASES as ENGLISH
from domain.letter.text.phrases_nl import PHRASES as DUTCH
from tests.paper_samples import (
    BUSINESS,
    CONSUMER,
    HEDGE,
    NURSERY,
    TODAY,
    UPKEEP,
    letter,
    plan,
)

FOURTEEN = LetterKind.FOURTEEN_DAY_LETTER
LAWFUL = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


def said(content: LetterContent) -> str:
    return "\n".join(paragraph.text for paragraph in body(content))


def refusal_of(content: LetterContent) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check_content(content)
    return caught.value


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_kind_holds_in_both_languages(kind: LetterKind, language: Language) -> None:
    content = letter(kind, language=language)
    check_content(content)
    check_text(f"{subject(content)}\n{content.debtor.name}\n{plain_text(content)}", content)


@pytest.mark.parametrize("kind", LetterKind)
def test_no_name_of_a_phrase_is_left_unfilled(kind: LetterKind) -> None:
    text = plain_text(letter(kind))
    assert "{" not in text
    assert not re.search(r"  | \.|\(\)", text)


def test_both_languages_have_the_same_sentences_with_the_same_names() -> None:
    def names(phrase: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}

    assert {key: names(text) for key, text in DUTCH.items()} == {
        key: names(text) for key, text in ENGLISH.items()
    }


def test_the_fourteen_day_letter_words_its_term_as_the_hoge_raad_accepts() -> None:
    assert f"Betaal dan € 999,50 {LAWFUL}." in said(letter(FOURTEEN))


def test_the_other_lawful_wording_gives_fifteen_days_after_delivery() -> None:
    content = letter(FOURTEEN, term_days=15)
    check_content(content)
    assert "Betaal dan € 999,50 binnen vijftien dagen nadat deze brief bij u is bezorgd." in said(
        content
    )
    assert "Betaalt u niet binnen deze vijftien dagen?" in said(content)
    assert "veertien" not in said(content)
    check_text(f"{content.debtor.name}\n{plain_text(content)}", content)


def test_an_english_letter_of_fifteen_days_holds_those_dutch_words() -> None:
    text = said(letter(FOURTEEN, term_days=15, language="en"))
    assert "within fifteen days after this letter was delivered to you" in text
    assert "binnen vijftien dagen nadat deze brief bij u is bezorgd" in text
    assert "fourteen" not in text


@pytest.mark.parametrize(("promised", "printed"), [(14, 15), (15, 14)])
def test_the_words_of_one_term_do_not_stand_for_the_other(promised: int, printed: int) -> None:
    other = plain_text(letter(FOURTEEN, term_days=printed))
    with pytest.raises(Refusal, match="what to pay"):
        check_text(f"{CONSUMER.name}\n{other}", letter(FOURTEEN, term_days=promised))


def test_the_fourteen_day_letter_states_the_exact_costs() -> None:
    assert "Die kosten zijn precies € 149,93." in said(letter(FOURTEEN))


def test_costs_with_vat_are_stated_as_one_amount_and_its_parts() -> None:
    content = letter(FOURTEEN, vat_on_costs=31_49, cannot_deduct_vat=True)
    check_content(content)
    assert (
        "Die kosten zijn precies € 181,42: € 149,93 plus € 31,49 btw (21%). "
        "Kwekerij De Linde B.V. kan deze btw niet aftrekken en verklaart nadrukkelijk dat de "
        "kosten in verband daarmee met de btw zijn verhoogd." in said(content)
    )
    assert "expressly declares" in said(content.model_copy(update={"language": "en"}))


def test_an_english_fourteen_day_letter_holds_the_dutch_words_too() -> None:
    assert LAWFUL in said(letter(FOURTEEN, language="en"))


def test_the_fourteen_day_letter_names_no_day_after_its_own() -> None:
    days = re.findall(r"\d{1,2} [a-z]+ \d{4}", said(letter(FOURTEEN)))
    assert days == ["14 september 2026", "14 oktober 2026"]


@pytest.mark.parametrize(
    ("changes", "code", "article"),
    [
        ({"pay_by": date(2026, 11, 18)}, "letter.calendar_day", "BW 6:96 lid 6"),
        ({"term_days": 13}, "letter.fourteen_days", "BW 6:96 lid 6"),
        ({"term_days": 16}, "letter.fourteen_days", "BW 6:96 lid 6"),
        ({"term_days": None}, "letter.fourteen_days", "BW 6:96 lid 6"),
        ({"costs_if_unpaid": None}, "letter.missing", "BW 6:96 lid 6"),
        ({"costs_if_unpaid": 0}, "letter.missing", "BW 6:96 lid 6"),
        ({"costs_if_unpaid": 6_775_01}, "letter.costs_too_high", "Besluit BIK art. 2"),
        ({"costs_if_unpaid": 187_44}, "letter.costs_too_high", "Besluit BIK art. 2"),
        ({"vat_on_costs": 31_49}, "letter.missing", "Besluit BIK art. 2 lid 3"),
        (
            {"vat_on_costs": 26_02, "cannot_deduct_vat": True},
            "letter.costs_vat",
            "Besluit BIK art. 2 lid 3",
        ),
        ({"claims": (UPKEEP,)}, "letter.other_costs", "BW 6:96 lid 6"),
        ({"claims": (HEDGE, HEDGE)}, "letter.claim_twice", "BW 6:96 lid 7"),
        ({"costs_base": 1_249_51}, "letter.costs_base", "Besluit BIK art. 2"),
    ],
)
def test_a_fourteen_day_letter_below_the_legal_minimum_is_refused(
    changes: dict[str, Any], code: str, article: str
) -> None:
    refusal = refusal_of(letter(FOURTEEN, **changes))
    assert (refusal.code, refusal.article) == (code, article)


def test_a_consumer_is_told_the_costs_of_what_he_does_not_contest_at_the_most() -> None:
    """15 % of 1,249.50 is 187.43; of the 1,149.50 that he does not contest it is 172.43."""
    less = HEDGE.model_copy(update={"contested": 100_00, "open_total": HEDGE.open_total - 100_00})
    check_content(letter(FOURTEEN, costs_if_unpaid=187_43))
    check_content(letter(FOURTEEN, claims=(less,), costs_if_unpaid=172_43))
    refusal = refusal_of(letter(FOURTEEN, claims=(less,), costs_if_unpaid=172_44))
    assert refusal.code == "letter.costs_too_high"
    refusal = refusal_of(letter(FOURTEEN, claims=(less,), costs_base=1_149_51))
    assert refusal.code == "letter.costs_base"


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"debtor": CONSUMER.model_copy(update={"name": " "})}, "the debtor's name"),
        ({"debtor": CONSUMER.model_copy(update={"address": ("",)})}, "the debtor's address"),
        ({"creditor": NURSERY.model_copy(update={"address": ()})}, "the creditor's address"),
        ({"reference": ""}, "a reference"),
        ({"claims": ()}, "the claims it is about"),
        ({"payment_accounts": ()}, "an account to pay to"),
        ({"claims": (HEDGE.model_copy(update={"invoice_number": ""}),)}, "an invoice number"),
    ],
)
def test_what_bki_3_1_asks_for_may_not_be_missing(changes: dict[str, Any], lacks: str) -> None:
    refusal = refusal_of(letter(LetterKind.NOTICE_OF_DEFAULT, **changes))
    assert (refusal.code, refusal.article) == ("letter.missing", "Bki art. 3.1")
    assert lacks in refusal.message


def test_who_collects_for_others_shows_a_registration_mark() -> None:
    creditor = NURSERY.model_copy(update={"registration_mark": ""})
    refusal = refusal_of(letter(LetterKind.REMINDER, creditor=creditor))
    assert refusal.article == "Wki art. 11"


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        (HEDGE.model_copy(update={"open_total": 999_49}), "letter.claim_sum"),
        (HEDGE.model_copy(update={"paid": -1, "open_total": 1_249_51}), "letter.amount_sign"),
        (HEDGE.model_copy(update={"paid": 1_249_50, "open_total": 0}), "letter.amount_sign"),
        (UPKEEP.model_copy(update={"interest_lines": ()}), "letter.interest_sum"),
    ],
)
def test_rows_that_do_not_add_up_are_refused(claim: Any, code: str) -> None:
    final = letter(LetterKind.FINAL_DEMAND, claims=(claim,), debtor=BUSINESS)
    assert refusal_of(final).code == code


def test_the_amount_asked_is_the_sum_of_the_rows_to_the_cent() -> None:
    check_content(letter(LetterKind.FINAL_DEMAND, asked_total=6_443_14))
    refusal = refusal_of(letter(LetterKind.FINAL_DEMAND, asked_total=6_443_15))
    assert refusal.code == "letter.total"


@pytest.mark.parametrize(
    "wrong", [{"days": 94}, {"rate": Decimal("10.15")}, {"base": 4_840_00}, {"article": ""}]
)
def test_a_row_of_interest_must_follow_from_its_own_figures(wrong: dict[str, Any]) -> None:
    line = UPKEEP.interest_lines[0].model_copy(update=wrong)
    claim = UPKEEP.model_copy(update={"interest_lines": (line,)})
    assert refusal_of(letter(LetterKind.FINAL_DEMAND, claims=(claim,))).code == (
        "letter.interest_line"
    )


@pytest.mark.parametrize("flag", ["mentions_interest", "mentions_agency", "mentions_costs"])
def test_a_reminder_mentions_no_interest_no_costs_and_no_agency(flag: str) -> None:
    assert refusal_of(letter(LetterKind.REMINDER, **{flag: True})).code == "letter.reminder_stern"
    text = plain_text(letter(LetterKind.REMINDER)).lower()
    assert not re.search("rente|incasso|kosten", text)


def test_a_reminder_that_serves_as_notice_gives_seven_days_and_not_six() -> None:
    def within(day: int) -> LetterContent:
        return letter(LetterKind.REMINDER, pay_by=date(2026, 11, day), term_days=None)

    check_content(within(10))
    refusal = refusal_of(within(9))
    assert (refusal.code, refusal.article) == ("letter.notice_short", "BW 6:82")


def test_a_notice_of_default_needs_a_definite_term() -> None:
    refusal = refusal_of(letter(LetterKind.NOTICE_OF_DEFAULT, pay_by=None))
    assert (refusal.code, refusal.article) == ("letter.missing", "BW 6:82")


def test_a_notice_says_that_default_begins_the_day_after_its_term() -> None:
    assert "vanaf 18 november 2026 in verzuim" in said(letter(LetterKind.NOTICE_OF_DEFAULT))


def test_who_is_in_default_already_is_given_no_later_day_of_default() -> None:
    content = letter(LetterKind.NOTICE_OF_DEFAULT, in_default_since=date(2026, 10, 15))
    assert "U bent sinds 15 oktober 2026 in verzuim." in said(content)
    assert "18 november" not in said(content)


def test_a_demand_of_three_days_needs_default() -> None:
    check_content(letter(LetterKind.FINAL_DEMAND))
    refusal = refusal_of(letter(LetterKind.FINAL_DEMAND, in_default_since=None))
    assert refusal.code == "letter.notice_short"


def test_an_invoice_due_today_is_not_demanded_and_one_due_yesterday_is() -> None:
    def due(day: date) -> LetterContent:
        return letter(LetterKind.REMINDER, claims=(HEDGE.model_copy(update={"due_on": day}),))

    check_content(due(date(2026, 11, 2)))
    refusal = refusal_of(due(TODAY))
    assert (refusal.code, refusal.article) == ("letter.not_overdue", "BW 6:81")


@pytest.mark.parametrize("capacity", ["consumer", "unknown"])
def test_costs_are_announced_to_a_consumer_by_no_other_letter(capacity: str) -> None:
    debtor = CONSUMER.model_copy(update={"capacity": capacity})
    changes = {"claims": (HEDGE,), "debtor": debtor}
    refusal = refusal_of(letter(LetterKind.FINAL_DEMAND, **changes))
    assert (refusal.code, refusal.article) == ("letter.costs_announced", "BW 6:96 lid 6")


def test_a_business_is_told_once_what_an_agency_costs_it() -> None:
    content = letter(LetterKind.FINAL_DEMAND, claims=(HEDGE,), costs_if_unpaid=149_93)
    check_content(content)
    assert "Dat kost u niet meer dan de incassokosten die hieronder staan." in said(content)
    assert "Die kosten zijn € 149,93." in said(content)
    assert "extra kosten" not in said(content)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "is nog steeds niet betaald."),
        ({"credited": 100_00}, "is nog steeds niet betaald."),
        ({"paid": 100_00}, "is nog steeds niet helemaal betaald."),
        ({"paid": 60_00, "credited": 40_00}, "is nog steeds niet helemaal betaald."),
    ],
)
def test_a_letter_says_paid_in_part_only_where_something_was_paid(
    parts: dict[str, int], words: str
) -> None:
    left = HEDGE.open_total + HEDGE.paid + HEDGE.credited - sum(parts.values())
    told = {"paid": 0, "credited": 0, "open_total": left, **parts}
    claim = HEDGE.model_copy(update=told)
    content = letter(LetterKind.FINAL_DEMAND, claims=(claim,), asked_total=left)
    assert words in said(content)


@pytest.mark.parametrize("kind", [LetterKind.REMINDER, LetterKind.FOURTEEN_DAY_LETTER])
def test_a_letter_over_one_invoice_says_that_less_is_asked_whatever_lowered_it(
    kind: LetterKind,
) -> None:
    """A credit note, a dispute that was granted and a waiver all lower it: none is named."""
    whole = HEDGE.open_total + HEDGE.paid + HEDGE.credited
    lower = HEDGE.model_copy(update={"paid": 0, "credited": 40_00, "open_total": whole - 40_00})
    same = lower.model_copy(update={"credited": 0, "open_total": whole})
    lowered = "Het bedrag van deze factuur is met € 40,00 verlaagd."
    assert lowered in said(letter(kind, claims=(lower,), asked_total=lower.open_total))
    assert "verlaagd" not in said(letter(kind, claims=(same,), asked_total=whole))
    assert "verlaagd" not in said(letter(kind, claims=(lower, same)))


@pytest.mark.parametrize(
    ("paid", "words"),
    [(0, "zijn nog steeds niet betaald."), (1, "zijn nog steeds niet of niet helemaal betaald.")],
)
def test_a_letter_over_several_says_paid_in_part_only_where_something_was_paid(
    paid: int, words: str
) -> None:
    left = HEDGE.open_total + HEDGE.paid
    none = HEDGE.model_copy(update={"paid": 0, "credited": 0, "open_total": left})
    part = none.model_copy(update={"paid": paid, "open_total": left - paid})
    assert words in said(letter(LetterKind.FINAL_DEMAND, claims=(none, part)))


def test_interest_is_called_by_its_article() -> None:
    assert "wettelijke handelsrente" in said(letter(LetterKind.FINAL_DEMAND))
    assert "wettelijke rente" in said(letter(LetterKind.NOTICE_OF_DEFAULT))


def test_an_extension_is_said_to_be_a_one_time_exception_and_a_promise_is_not() -> None:
    text = said(letter(LetterKind.CONFIRMATION))
    promise = letter(LetterKind.CONFIRMATION, one_time=False, agreed_amount=400_00)
    assert "eenmalige uitzondering" not in said(promise)
    assert "U betaalt € 400,00 uiterlijk op 24 november 2026." in said(promise)
    assert "U betaalt € 999,50 uiterlijk op 24 november 2026." in text
    assert "Dit uitstel is een eenmalige uitzondering." in text


def test_a_plan_adds_up_lapses_and_is_told_then_costs_nothing_and_is_signed() -> None:
    content = plan()
    check_content(content)
    after = "dan vervalt de regeling. Voordat wij verdergaan, schrijven wij u dat."
    assert f"D{after[1:]}" in said(content)
    later = said(plan(grace_days=3))
    assert "Dan hebt u nog 3 dagen." in later
    assert after in later
    assert "Voor deze regeling betaalt u geen kosten." in said(content)
    assert ParagraphRole.SIGNATURES in {paragraph.role for paragraph in body(content)}
    assert refusal_of(plan(instalments=content.instalments[:2])).code == "letter.plan_sum"


def test_a_confirmation_of_nothing_is_refused() -> None:
    assert refusal_of(letter(LetterKind.CONFIRMATION, pay_by=None)).code == "letter.missing"


def test_a_confirmation_covers_at_most_what_is_open() -> None:
    check_content(letter(LetterKind.CONFIRMATION, agreed_amount=999_50))
    refusal = refusal_of(letter(LetterKind.CONFIRMATION, agreed_amount=999_51))
    assert refusal.code == "letter.agreed_amount"
    refusal = refusal_of(letter(LetterKind.FINAL_DEMAND, agreed_amount=1))
    assert refusal.code == "letter.agreement_elsewhere"


def test_the_shares_of_a_g_account_are_the_amount_asked() -> None:
    def split(second: int) -> LetterContent:
        shares = (
            PaymentAccount(iban="NL91ABNA0417164300", amount=800_00),
            PaymentAccount(iban="NL20INGB0001234567", amount=second, label="G-rekening"),
        )
        return letter(LetterKind.REMINDER, payment_accounts=shares)

    check_content(split(199_50))
    assert refusal_of(split(199_51)).code == "letter.account_shares"


def test_a_value_that_looks_like_a_phrase_is_printed_as_it_is() -> None:
    claim = HEDGE.model_copy(update={"invoice_number": "{total}%s{0}"})
    content = letter(LetterKind.REMINDER, claims=(claim,))
    assert "factuur {total}%s{0} van" in said(content)
