"""What `mail check` says: what was looked at, what was found, and the way out."""

from collections.abc import Mapping
from typing import Final

LOOKED: Final[Mapping[str, str]] = {
    "mx": "where mail to you goes (MX)",
    "spf": "who may send for you (SPF)",
    "dkim": "the key of your signature (DKIM)",
    "dmarc": "what becomes of false mail (DMARC)",
    "tls": "encryption to the mail server",
    "reverse_name": "the mail server's reverse name",
}

SEEN: Final[Mapping[str, str]] = {
    "good": "in order",
    "none": "not there",
    "several": "several, which counts as none",
    "broken": "cannot be read",
    "everybody": "anybody may send",
    "short_key": "key of less than 1024 bits",
    "revoked": "key taken back",
    "no_selector": "not looked at",
    "no_server": "not looked at: no server set",
    "not_offered": "not offered",
    "not_asked": "switched off",
    "not_trusted": "certificate not trusted",
    "not_reached": "no answer",
    "private": "not seen from here",
    "not_back": "does not lead back",
}

WAYS_OUT: Final[Mapping[tuple[str, str], str]] = {
    ("mx", "none"): "without it no bounce and no answer reaches you; publish an MX record.",
    ("spf", "several"): "join them in one record (RFC 7208).",
    ("spf", "everybody"): "end the record with -all or ~all.",
    ("spf", ""): "publish one TXT record on the domain: v=spf1, your mail service's include, -all.",
    ("dkim", "no_selector"): "give --selector; it stands as s= in the signature of a sent mail.",
    ("dkim", "short_key"): "make a key of 2048 bits.",
    ("dkim", ""): "publish the key that your mail service gives, under its selector.",
    ("dmarc", ""): "publish a TXT record on _dmarc: v=DMARC1; p=none to begin with.",
    ("tls", "not_asked"): "set VORDERING_SMTP_TLS to starttls or ssl.",
    ("tls", "no_server"): "set VORDERING_SMTP_HOST.",
    ("tls", "not_offered"): "letters hold personal data: take a server that offers STARTTLS.",
    ("tls", "not_trusted"): "name the server as its certificate does, or have it renewed.",
    ("tls", "private"): "see that the relay on this machine encrypts what it sends on.",
    ("tls", "not_reached"): "see whether name, port and firewall are right.",
    ("reverse_name", "private"): "ask whoever sends on for it whether its address has one.",
    ("reverse_name", "not_back"): "have a PTR record made that leads to a name of that address.",
    ("reverse_name", "none"): "the name of the mail server is not in DNS.",
}
"""By what was looked at and what was found; empty: whatever else was found."""

DUTCH: Final[Mapping[str, str]] = {
    "Give --domain, or set VORDERING_SENDER.": "Geef --domain, of stel VORDERING_SENDER in.",
    "Give the DNS server as ADDRESS or ADDRESS:PORT.": (
        "Geef de DNS-server als ADRES of ADRES:POORT."
    ),
    LOOKED["mx"]: "waar mail aan u heen gaat (MX)",
    LOOKED["spf"]: "wie namens u mag verzenden (SPF)",
    LOOKED["dkim"]: "de sleutel van uw handtekening (DKIM)",
    LOOKED["dmarc"]: "wat er met valse mail gebeurt (DMARC)",
    LOOKED["tls"]: "versleuteling naar de mailserver",
    LOOKED["reverse_name"]: "de omgekeerde naam van de mailserver",
    SEEN["good"]: "in orde",
    SEEN["none"]: "is er niet",
    SEEN["several"]: "meer dan een, dus geen",
    SEEN["broken"]: "niet te lezen",
    SEEN["everybody"]: "iedereen mag verzenden",
    SEEN["short_key"]: "sleutel van minder dan 1024 bits",
    SEEN["revoked"]: "sleutel ingetrokken",
    SEEN["no_selector"]: "niet bekeken",
    SEEN["no_server"]: "niet bekeken: geen server ingesteld",
    SEEN["not_offered"]: "niet aangeboden",
    SEEN["not_asked"]: "uitgezet",
    SEEN["not_trusted"]: "certificaat niet vertrouwd",
    SEEN["not_reached"]: "geen antwoord",
    SEEN["private"]: "van hier niet te zien",
    SEEN["not_back"]: "leidt niet terug",
    WAYS_OUT["mx", "none"]: (
        "zonder komt geen bounce en geen antwoord bij u aan; maak een MX-record."
    ),
    WAYS_OUT["spf", "several"]: "voeg ze samen tot een record (RFC 7208).",
    WAYS_OUT["spf", "everybody"]: "sluit het record af met -all of ~all.",
    WAYS_OUT["spf", ""]: (
        "maak een TXT-record op het domein: v=spf1, de include van uw maildienst, -all."
    ),
    WAYS_OUT["dkim", "no_selector"]: (
        "geef --selector; hij staat als s= in de handtekening van een verzonden mail."
    ),
    WAYS_OUT["dkim", "short_key"]: "maak een sleutel van 2048 bits.",
    WAYS_OUT["dkim", ""]: "maak het record met de sleutel van uw maildienst, onder zijn selector.",
    WAYS_OUT["dmarc", ""]: "maak een TXT-record op _dmarc: v=DMARC1; p=none om mee te beginnen.",
    WAYS_OUT["tls", "not_asked"]: "zet VORDERING_SMTP_TLS op starttls of ssl.",
    WAYS_OUT["tls", "no_server"]: "stel VORDERING_SMTP_HOST in.",
    WAYS_OUT["tls", "not_offered"]: (
        "brieven bevatten persoonsgegevens: neem een server die STARTTLS aanbiedt."
    ),
    WAYS_OUT["tls", "not_trusted"]: (
        "noem de server zoals zijn certificaat hem noemt, of laat dat vernieuwen."
    ),
    WAYS_OUT["tls", "private"]: "zie erop toe dat de relay op deze machine versleuteld doorstuurt.",
    WAYS_OUT["tls", "not_reached"]: "kijk of naam, poort en firewall kloppen.",
    WAYS_OUT["reverse_name", "private"]: (
        "vraag aan wie voor hem doorstuurt of diens adres er een heeft."
    ),
    WAYS_OUT["reverse_name", "not_back"]: (
        "laat een PTR-record maken dat naar een naam van dat adres leidt."
    ),
    WAYS_OUT["reverse_name", "none"]: "de naam van de mailserver staat niet in DNS.",
}
