"""A letter as plain text: the body of the e-mail that carries it."""

from domain.letter.text.content import LetterContent
from domain.letter.text.on_paper import ClaimSpecification, PaymentAccount
from domain.letter.text.paragraphs import Paragraph, ParagraphRole
from domain.letter.text.wording import body
from domain.letter.text.words import day_in_words, euro, phrase, say


def plain_text(content: LetterContent) -> str:
    """The letter as plain text: the body of the e-mail that carries it."""
    parts = [_plain(paragraph, content) for paragraph in body(content)]
    head = [say(content, "specimen")] if content.specimen else []
    foot = [content.creditor.name, say(content, "row_letter")]
    return "\n\n".join(part for part in (*head, *parts, *foot) if part) + "\n"


def _plain(paragraph: Paragraph, content: LetterContent) -> str:
    match paragraph.role:
        case ParagraphRole.SPECIFICATION:
            return _plain_rows(content)
        case ParagraphRole.LISTED:
            return "\n".join([*_claim_rows(content, content.listed), say(content, "row_in_all")])
        case ParagraphRole.PAYMENT:
            return _plain_payment(content)
        case ParagraphRole.INSTALMENTS:
            return _plain_instalments(content)
        case _:
            return paragraph.text


def _plain_rows(content: LetterContent) -> str:
    return "\n".join([*_claim_rows(content, content.claims), say(content, "row_total")])


def _claim_rows(content: LetterContent, claims: tuple[ClaimSpecification, ...]) -> list[str]:
    return [
        _row(
            content,
            "row_claim",
            number=claim.invoice_number,
            issued=day_in_words(claim.issued_on, language=content.language),
            due=day_in_words(claim.due_on, language=content.language),
            open=euro(claim.open_total, language=content.language),
        )
        for claim in claims
    ]


def _plain_payment(content: LetterContent) -> str:
    rows = [_plain_account(account, content) for account in content.payment_accounts]
    reference = [say(content, "row_reference")] if content.payment_reference else []
    link = [paying_online(content, content.payment_link)] if content.payment_link else []
    return "\n".join([*rows, *reference, *link])


def paying_online(content: LetterContent, link: str) -> str:
    """The line with the link to pay by, and by what one pays there where that is known."""
    by = content.payment_link_by
    return _row(content, "row_link_by" if by else "row_link", by=by, link=link)


def _plain_account(account: PaymentAccount, content: LetterContent) -> str:
    share = account.amount
    return _row(
        content,
        "row_account" if share is None else "row_account_share",
        iban=account.iban,
        holder=account.holder or content.creditor.name,
        amount=euro(share or 0, language=content.language),
    )


def _plain_instalments(content: LetterContent) -> str:
    return "\n".join(
        _row(
            content,
            "row_instalment",
            day=day_in_words(term.pay_by, language=content.language),
            amount=euro(term.amount, language=content.language),
        )
        for term in content.instalments
    )


def _row(content: LetterContent, key: str, **values: str) -> str:
    return phrase(key, values, language=content.language)
