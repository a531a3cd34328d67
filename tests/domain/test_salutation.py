"""A letter greets a person by the form of address that is known, and guesses at nobody."""

import pytest

from domain.letter.order.content import debtor_on_paper
from domain.letter.text.kinds import LetterKind
from domain.letter.text.paragraphs import ParagraphRole
from domain.letter.text.samples import sample_letters
from domain.letter.text.wording import body
from domain.parties import Address, Capacity, ContactDetails

SAMPLES = {one.name: one.content for one in sample_letters()}


def greeted(name: str, *, capacity: str = "consumer", language: str = "nl", **texts: str) -> str:
    content = SAMPLES[f"reminder-{capacity}-{language}"]
    debtor = content.debtor.model_copy(update={"name": name})
    told = content.model_copy(update={"debtor": debtor, "texts": texts})
    first = body(told)[0]
    assert first.role is ParagraphRole.SALUTATION
    return first.text


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Mevrouw J.A. van den Berg-de Vries", "Geachte mevrouw Van den Berg-de Vries,"),
        ("mevr. Jansen", "Geachte mevrouw Jansen,"),
        ("Mw. A. 't Hart", "Geachte mevrouw 't Hart,"),
        ("De heer Th.M. de Boer", "Geachte heer De Boer,"),
        ("dhr. P.-J. Ooms", "Geachte heer Ooms,"),
        ("Dhr Klaas Ooms", "Geachte heer,"),
        ("Mevrouw Van Dijk", "Geachte mevrouw,"),
        ("mevrouw van Dijk", "Geachte mevrouw Van Dijk,"),
        ("J. de Heer", "Geachte heer, mevrouw,"),
        ("S. Voorbeeld", "Geachte heer, mevrouw,"),
        ("De heer en mevrouw Jansen", "Geachte heer, mevrouw,"),
        ("Mevrouw A. Jansen en B. Pieters", "Geachte heer, mevrouw,"),
        ("Erven van de heer Jansen", "Geachte heer, mevrouw,"),
    ],
)
def test_a_person_is_greeted_as_his_name_says(name: str, greeting: str) -> None:
    assert greeted(name) == greeting


def test_a_business_is_not_greeted_as_a_person_and_a_creditors_own_greeting_stays() -> None:
    assert greeted("De heer Bouw B.V.", capacity="business") == "Geachte heer, mevrouw,"
    assert greeted("Mevrouw A. Jansen", salutation="Dag,") == "Dag,"
    assert greeted("Mevrouw A. Jansen", language="en") == "Dear Ms Jansen,"


def test_a_sum_that_is_split_over_accounts_says_that_each_part_is_to_be_paid() -> None:
    split = [p.text for p in body(SAMPLES["fourteen_day_letter-split-account-nl"])]
    [said] = [text for text in split if "op elke rekening" in text]
    assert "pas met alle bedragen samen hebt u alles betaald" in said
    one = [p.text for p in body(SAMPLES["fourteen_day_letter-consumer-nl"])]
    assert not any("elke rekening" in text for text in one)


def test_what_is_signed_stands_with_the_signatures() -> None:
    agreed = [one for one in SAMPLES.values() if one.kind is LetterKind.CONFIRMATION]
    to_sign = [one for one in agreed if one.instalments and not one.signed_on]
    assert to_sign
    for content in to_sign:
        last = body(content)[-1]
        assert last.role is ParagraphRole.SIGNATURES
        assert content.reference in last.text
        assert content.claims[0].invoice_number in last.text


@pytest.mark.parametrize(("street", "stands"), [(True, "Kade 1"), (False, "s@example.nl")])
def test_an_address_at_which_nobody_lives_any_more_stands_on_no_e_mail(
    *, street: bool, stands: str
) -> None:
    home = Address(street="Kade 1", postal_code="3511 AA", city="Utrecht")
    contact = ContactDetails(name="S. Voorbeeld", address=home, email="s@example.nl")
    shown = debtor_on_paper(contact, Capacity.CONSUMER, street=street)
    assert shown.address[0] == stands
