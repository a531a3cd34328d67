"""The invented customers of the sample company; nobody here exists."""

from typing import Final

from application.sample.invoices import Customer
from domain.parties import Capacity


def _private(  # noqa: PLR0917 - a row of a table
    number: str, name: str, street: str, postal_code: str, city: str, phone: str
) -> Customer:
    mail = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha())
    return Customer(
        number=number,
        name=name,
        street=street,
        postal_code=postal_code,
        city=city,
        email=f"{mail}@debiteur.example",
        phone=phone,
    )


def _business(  # noqa: PLR0917 - a row of a table
    number: str, name: str, street: str, postal_code: str, city: str, kvk: str
) -> Customer:
    mail = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha())
    return Customer(
        number=number,
        name=name,
        street=street,
        postal_code=postal_code,
        city=city,
        email=f"crediteuren@{mail}.example",
        phone="088 000 00 00",
        kvk=kvk,
        attention="Crediteurenadministratie",
    )


CONSUMERS: Final = tuple(
    _private(*row)
    for row in (
        ("D1001", "A. Verhoeven", "Lindenlaan 14", "3818 ZZ", "Amersfoort", "06 00 00 01 01"),
        ("D1002", "M. el Amrani", "Kastanjestraat 3", "3811 ZZ", "Amersfoort", "06 00 00 01 02"),
        ("D1003", "J.P. Dekkers", "Molenweg 77", "3833 ZZ", "Leusden", "06 00 00 01 03"),
        ("D1004", "Fam. Wiersma", "Dorpsstraat 120", "3881 ZZ", "Putten", "06 00 00 01 04"),
        ("D1005", "S. Oosterbeek", "Havenkade 9-2", "3752 ZZ", "Bunschoten", "06 00 00 01 05"),
        ("D1006", "C. de Graaf-Pel", "Eikenhof 31", "3769 ZZ", "Soesterberg", "06 00 00 01 06"),
        ("D1007", "R. Öztürk", "Kanaalstraat 210", "3531 ZZ", "Utrecht", "06 00 00 01 07"),
        ("D1008", "T. van der Meulen", "Zandpad 5", "3601 ZZ", "Maarssen", "06 00 00 01 08"),
        ("D1009", "L. Hoogland", "Beukenlaan 62", "3762 ZZ", "Soest", "06 00 00 01 09"),
        ("D1010", "F. Brouwer", "Prins Hendrikstraat 18", "3741 ZZ", "Baarn", "06 00 00 01 10"),
        ("D1011", "N. Castelein", "Torenstraat 44", "3861 ZZ", "Nijkerk", "06 00 00 01 11"),
        ("D1012", "K. Postma", "Singel 101", "3984 ZZ", "Odijk", "06 00 00 01 12"),
        ("D1013", "E. van Rossum", "Meidoornpad 8", "3931 ZZ", "Woudenberg", "06 00 00 01 13"),
        ("D1014", "B. Groeneveld", "Schoolstraat 27", "3742 ZZ", "Baarn", "06 00 00 01 14"),
        ("D1015", "I. Salomons", "Parkweg 150", "3818 ZZ", "Amersfoort", "06 00 00 01 15"),
        ("D1016", "H. Terpstra", "Akkerwinde 12", "3828 ZZ", "Hoogland", "06 00 00 01 16"),
        ("D1017", "W. Kuipers", "Stationsplein 2", "3903 ZZ", "Veenendaal", "06 00 00 01 17"),
        ("D1018", "O. Maduro", "Vliet 39", "3704 ZZ", "Zeist", "06 00 00 01 18"),
    )
)
BUSINESSES: Final = tuple(
    _business(*row)
    for row in (
        ("Z2001", "Bakkerij De Korenmaat", "Marktstraat 21", "3811 ZZ", "Amersfoort", "90010011"),
        ("Z2002", "Hotel Eemzicht B.V.", "Eemweg 1", "3755 ZZ", "Eemnes", "90010022"),
        ("Z2003", "Autobedrijf Lagerwey", "Industrieweg 40", "3846 ZZ", "Harderwijk", "90010033"),
        ("Z2004", "Praktijk De Wilg", "Wilgenlaan 6", "3817 ZZ", "Amersfoort", "90010044"),
        ("Z2005", "Slagerij Vonk en Zn.", "Kerkplein 13", "3864 ZZ", "Nijkerkerveen", "90010055"),
        ("Z2006", "Kwekerij Polderlicht", "Zeedijk 88", "3863 ZZ", "Nijkerk", "90010066"),
        ("Z2007", "VvE Residence Parkzicht", "Parkzicht 1", "3818 ZZ", "Amersfoort", "90010077"),
        ("Z2008", "Drukkerij Inkt & Co", "Ampèrestraat 16", "3861 ZZ", "Nijkerk", "90010088"),
        ("Z2009", "Café Het Anker", "Havenstraat 2", "3752 ZZ", "Spakenburg", "90010099"),
        ("Z2010", "Kinderopvang Dribbel", "Speelhof 3", "3823 ZZ", "Amersfoort", "90010110"),
        ("Z2011", "Bouwgroep Zuidhof B.V.", "Betonweg 12", "3812 ZZ", "Amersfoort", "90010121"),
        ("Z2012", "Transport Van Eck", "Distributieweg 5", "3821 ZZ", "Amersfoort", "90010132"),
        ("Z2013", "Kapsalon Knip", "Langestraat 60", "3811 ZZ", "Amersfoort", "90010143"),
        (
            "Z2014",
            "Sportcentrum Gelderse Vallei",
            "Sportlaan 7",
            "3904 ZZ",
            "Veenendaal",
            "90010154",
        ),
    )
)
UNREACHABLE: Final = Customer(number="D1019", name="P. Zonderland")
MOVED: Final = _private("D1020", "G. Noorman", "Oude Weg 1", "3881 ZZ", "Putten", "06 00 00 01 20")
"""Found to have moved: since then only e-mail reaches him."""
UNSURE: Final = (
    Customer(
        number="D1021",
        name="Atelier Kleurrijk",
        street="Hofje 4",
        postal_code="3811 ZZ",
        city="Amersfoort",
        email="atelier@kleurrijk.example",
    ),
    Customer(
        number="D1022",
        name="M. Bosman Klusbedrijf",
        street="Werkweg 19",
        postal_code="3833 ZZ",
        city="Leusden",
        email="info@bosmanklus.example",
    ),
)
"""Nobody knows yet whether these act as a business."""


def capacity_of(customer: Customer) -> Capacity:
    """Give in what capacity a customer acts, as the sample company knows."""
    if customer in UNSURE:
        return Capacity.UNKNOWN
    if not customer.kvk:
        return Capacity.CONSUMER
    sole = customer.name.startswith(("Bakkerij", "Slagerij", "Café", "Kapsalon"))
    return Capacity.SOLE_TRADER if sole else Capacity.COMPANY
