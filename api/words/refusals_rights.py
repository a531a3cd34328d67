"""Refusals of users, rights and signing in, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "right.missing": (
        "Dit mag u hier niet doen[ als {login}].",
        (
            "[Dit kan wie een van deze rollen heeft: {roles}. ]Een beheerder geeft rollen, op de"
            " pagina Gebruikers."
        ),
    ),
    "right.second_person": (
        "Dit voorstel is van uzelf: een tweede persoon beslist.",
        "Vraag het een collega met dit recht; u kunt het zelf wel intrekken.",
    ),
    "right.no_second_person": (
        "Dit voorstel is van uzelf, en niemand anders heeft hier dit recht.",
        (
            "Laat een beheerder een collega de rol geven; het voorstel wacht zo lang. Wie aan de"
            " machine zelf werkt, kan het daar beslissen, behalve het wissen van een persoon."
        ),
    ),
    "right.not_in_person": (
        "Een tweede persoon stemt in als hij zelf is aangemeld, niet met een token.",
        "Meld u aan op de pagina, en stem daar in.",
    ),
    "right.no_person": (
        "Een programma is geen tweede persoon.",
        "Laat een collega het voorstel bekijken.",
    ),
    "proposal.not_waiting": (
        "Dit voorstel wacht niet[ ({number})]: het is uitgevoerd, vervallen of nooit gedaan.",
        "Kijk welke voorstellen wachten, en noem het nummer van een daarvan.",
    ),
    "proposal.say_why": (
        "Wie een voorstel afwijst, zegt waarom: wie het deed, wil dat weten.",
        "Schrijf in een paar woorden waarom.",
    ),
    "creditor.not_yours": (
        "Dit bestand is van een schuldeiser voor wie u niet invoert.",
        "Laat iemand het inlezen die voor die schuldeiser werkt.",
    ),
    "right.nobody": ("Er is niemand aangemeld.", "Meld u aan."),
    "right.token_unknown": (
        "Dit token is hier niet bekend, of geldt niet meer.",
        "Stuur er een dat geldt, als 'Authorization: Bearer …'; een beheerder geeft het.",
    ),
    "sign_in.wrong": (
        "Gebruikersnaam en wachtwoord horen niet bij elkaar.",
        "Probeer het opnieuw; een beheerder kan een nieuwe link geven.",
    ),
    "sign_in.unsealed": (
        "Dit wachtwoord is van voordat wachtwoorden werden verzegeld, en geldt niet meer.",
        "Vraag een beheerder om een link, en kies opnieuw een wachtwoord.",
    ),
    "sign_in.too_often": (
        "Het wachtwoord was te vaak verkeerd.",
        "Wacht een kwartier, of vraag een beheerder om een nieuwe link.",
    ),
    "sign_in.link_over": (
        "Deze link is al gebruikt, is ouder dan drie dagen, of is nooit gegeven.",
        "Vraag een beheerder om een nieuwe.",
    ),
    "password.too_short": (
        "Een wachtwoord heeft twaalf tekens of meer.",
        "Kies een paar woorden die alleen u bij elkaar zet.",
    ),
    "password.too_long": ("Dit wachtwoord is te lang.", "Kies een korter."),
    "password.is_login": (
        "De gebruikersnaam staat in het wachtwoord.",
        "Kies een dat niemand uit uw naam raadt.",
    ),
    "password.not_twice": ("De twee wachtwoorden zijn niet gelijk.", "Typ het twee keer."),
    "user.taken": (
        "Er is al een gebruiker[ {login}].",
        "Kies een andere naam; een afgesloten gebruiker kan weer worden geopend.",
    ),
    "user.unknown": ("Deze gebruiker is er niet.", "Kies een van de gebruikers."),
    "user.closed": ("Deze gebruiker is afgesloten[: {login}].", "Open deze gebruiker eerst weer."),
    "user.program": (
        "Een programma meldt zich aan met een token[: {login}].",
        "Geef er een token voor uit.",
    ),
    "user.last_administrator": (
        "Dit is de laatste beheerder[: {login}].",
        "Maak eerst iemand anders beheerder.",
    ),
    "role.of_the_house": (
        "Een beheerder is dat voor het hele huis.",
        "Geef deze rol zonder schuldeisers.",
    ),
    "token.role": (
        "Deze gebruiker heeft die rol niet[: {role}].",
        "Geef eerst die rol, of kies een andere.",
    ),
    "token.creditors": (
        "Een token geldt nooit voor meer schuldeisers dan de rol van zijn gebruiker.",
        "Laat de andere weg, of verruim de rol.",
    ),
    "token.shown": (
        "Dit token is al uitgegeven; de tekst ervan is één keer getoond.",
        "Trek het in, en geef een ander uit.",
    ),
    "address.not_set": (
        "Niet ingesteld is langs welk adres mensen dit huis bereiken.",
        "Stel VORDERING_PUBLIC_ADDRESS in, en start het opnieuw.",
    ),
    "link.shown": (
        "Deze link is al gemaakt en één keer getoond.",
        "Maak een nieuwe; de eerste vervalt dan.",
    ),
    "token.expiry": (
        "Een token geldt hoogstens een jaar[, tot en met {last}].",
        "Kies een dag binnen een jaar; geef op tijd een nieuw uit.",
    ),
    "sign_in.taken": (
        "Dit kenmerk is al van een andere gebruiker[: {login}].",
        "Koppel die gebruiker aan het kenmerk dat van hem is; dan komt dit vrij.",
    ),
    "sign_in.no_role": (
        "Deze gebruiker heeft nog geen rol[: {login}].",
        "Vraag een beheerder om een rol.",
    ),
    "openid.not_set": (
        "Er is hier geen aanmelddienst ingesteld.",
        "Meld u aan met een wachtwoord.",
    ),
    "openid.unreachable": (
        "De aanmelddienst antwoordt niet zoals het hoort.",
        "Probeer het over een minuut opnieuw; met een wachtwoord kan het nog.",
    ),
    "openid.unlinked": (
        "Hier is nog niemand aan u gekoppeld[; de aanmelddienst noemt u {subject}].",
        "Vraag een beheerder om dat kenmerk aan uw gebruiker te koppelen.",
    ),
    "openid.state": (
        "Deze terugweg is al gebruikt, is ouder dan tien minuten, of begon niet in deze browser.",
        "Begin opnieuw.",
    ),
    "openid.denied": (
        "De aanmelddienst heeft u niet aangemeld.",
        "Begin opnieuw, of vraag het aan wie die dienst beheert.",
    ),
    "openid.code": (
        "De aanmelddienst geeft geen aanmelding voor waar u mee terugkwam.",
        "Begin opnieuw.",
    ),
    "openid.malformed": ("Dit is geen token dat te lezen is.", "Vraag de aanmelddienst een nieuw."),
    "openid.algorithm": (
        "Het token is niet ondertekend zoals hier wordt aangenomen.",
        "Laat de aanmelddienst anders ondertekenen[: {allowed}].",
    ),
    "openid.kind": (
        "Dit is een ander soort token dan hier wordt aangenomen.",
        "Stuur een access-token; met een ID-token meldt iemand zich alleen aan.",
    ),
    "openid.key": (
        "De aanmelddienst kent deze sleutel niet.",
        "Vraag een nieuw token; een nieuwe sleutel is na een minuut bekend.",
    ),
    "openid.signature": (
        "Het token is niet ondertekend met de sleutel die het noemt.",
        "Vraag de aanmelddienst een nieuw.",
    ),
    "openid.issuer": ("Het token is van een andere dienst.", "Vraag het de dienst van dit huis."),
    "openid.audience": (
        "Het token is bedoeld voor een ander programma.",
        "Vraag er een dat voor dit huis is.",
    ),
    "openid.expired": ("Het token is verlopen.", "Vraag de aanmelddienst een nieuw."),
    "openid.early": (
        "Het token is van een moment dat nog moet komen.",
        "Laat de klokken van de dienst en van deze machine gelijk lopen.",
    ),
    "openid.nonce": (
        "Deze aanmelding hoort niet bij wat hier werd gevraagd.",
        "Begin opnieuw.",
    ),
}
