"""Commands that say who is who: what each is called, and its fields."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "merged": CommandWords(
        nl=Called(
            "Samenvoegen",
            "Voeg samen",
            "Leg vast dat de debiteur een andere is: zijn vorderingen zijn voortaan van die.",
        ),
        en=Called(
            "Merge",
            "Merge",
            "Record that the debtor is another one: all his claims are that one's from here on.",
        ),
        fields={"into": ("Is dezelfde als", "Is the same as")},
    ),
    "merge-undone": CommandWords(
        nl=Called(
            "Samenvoegen ongedaan maken",
            "Maak ongedaan",
            "Leg vast dat de debiteur ten onrechte voor een ander is gehouden.",
        ),
        en=Called(
            "Undo the merge",
            "Undo",
            "Record that a debtor was taken for another one by mistake; his claims are his again.",
        ),
    ),
    "not-the-same": CommandWords(
        nl=Called(
            "Iemand anders",
            "Leg vast",
            "Leg vast dat een debiteur die op deze lijkt, iemand anders is.",
        ),
        en=Called(
            "Somebody else",
            "Record",
            "Record that another debtor, who seemed the same, is somebody else.",
        ),
        fields={"other": ("Is iemand anders dan", "Is somebody else than")},
    ),
    "other-debtor": CommandWords(
        nl=Called(
            "Andere debiteur",
            "Leg vast",
            "Leg vast dat de vordering van een andere debiteur is; de stappen beginnen opnieuw.",
        ),
        en=Called(
            "Another debtor",
            "Record",
            "Record that the claim is another debtor's: a known one, or one who is new.",
        ),
        fields={
            "debtor_id": ("Bekende debiteur", "Known debtor"),
            "debtor.name": ("Naam", "Name"),
            "debtor.attention": ("Ter attentie van", "Attention of"),
            "debtor.street": ("Straat en huisnummer", "Street and number"),
            "debtor.postal_code": ("Postcode", "Postal code"),
            "debtor.city": ("Plaats", "City"),
            "debtor.country": ("Land", "Country"),
            "debtor.email": ("E-mail", "E-mail"),
            "debtor.phone": ("Telefoon", "Phone"),
            "debtor.capacity": ("Hoedanigheid", "Capacity"),
            "debtor.customer_number": ("Klantnummer", "Customer number"),
            "debtor.kvk": ("KvK-nummer", "KvK number"),
            "debtor.vat": ("Btw-nummer", "VAT number"),
        },
    ),
}
"""By the name of a command."""
