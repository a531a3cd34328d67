"""What the settings mean, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "whom integrators ask: stands in the API's description": (
        "aan wie koppelaars vragen stellen: staat in de beschrijving van de API"
    ),
    "his address": "zijn adres",
    "his page": "zijn pagina",
    "https address by which people reach `serve`, where a proxy stands before it; links, cookies"
    " and the way back from an issuer rest on it": (
        "https-adres waarop mensen `serve` bereiken, waar een proxy voor staat; links, cookies en"
        " de weg terug van een uitgever rusten erop"
    ),
    "store, keys, archive, outbox and views": (
        "opslag, sleutels, archief, uitgaande brieven en overzichten"
    ),
    "empty: SQLite in the home; else postgresql://user@host/name": (
        "leeg: SQLite in de map; anders postgresql://user@host/name"
    ),
    "32 bytes in hex or base64; empty: a file in the home": (
        "32 bytes in hex of base64; leeg: een bestand in de map"
    ),
    "empty: no e-mail leaves; a sandbox never sends any": (
        "leeg: er gaat geen e-mail uit; een proefomgeving verstuurt nooit"
    ),
    "port of the mail server": "poort van de mailserver",
    "true: whoever works at the machine erases a person alone, and the fact says so; for a house"
    " of one person": (
        "true: wie aan de machine werkt wist een persoon alleen, en het feit zegt dat; voor een"
        " huis van één persoon"
    ),
    "none, starttls or ssl": "none, starttls of ssl",
    "login of the mail server, where it asks one": (
        "inlognaam bij de mailserver, waar die erom vraagt"
    ),
    "its password": "het wachtwoord daarbij",
    "patience with it": "hoe lang op hem wordt gewacht",
    "address letters are sent from; empty: creditor's": (
        "adres waarvan brieven komen; leeg: dat van de schuldeiser"
    ),
    "does `serve` run daily: live, always or never": (
        "doet `serve` de dagelijkse run: live, always of never"
    ),
    "confirmed: people post batches and say so; same_day: a mail house takes the "
    "outbox folder on the day itself (always so in a sandbox)": (
        "confirmed: mensen posten partijen en leggen dat vast; same_day: een drukker "
        "haalt de map op de dag zelf (altijd zo in een proefomgeving)"
    ),
    "envelope sender of letters; {letter} in it becomes the letter's id": (
        "afzender op de envelop; {letter} daarin wordt het id van de brief"
    ),
    "folder of the fact archive; empty: facts in the home": (
        "map van het feitenarchief; leeg: facts in de thuismap"
    ),
    "folder that bank files arrive in; `serve` takes each once it is complete": (
        "map waarin bankbestanden binnenkomen; `serve` leest elk in zodra het heel is"
    ),
    "mail server whose mailbox is read as the bounce folder is; empty, or a sandbox: none": (
        "mailserver waarvan het postvak wordt gelezen zoals de map met e-mail; leeg, of een"
        " proefopslag: geen"
    ),
    "its port": "de poort ervan",
    "ssl or starttls; none on this machine only": (
        "ssl of starttls; none (niets) alleen op deze machine"
    ),
    "login of the mailbox": "inlognaam van het postvak",
    "folder of it that mail arrives in": "map daarin waar e-mail binnenkomt",
    "folder that a mail is moved to once it was taken": (
        "map waarheen een e-mail gaat zodra die is opgenomen"
    ),
    "Maildir or mbox that bounces arrive in; read before each run": (
        "Maildir of mbox waar retourpost komt; wordt voor elke run gelezen"
    ),
    "https address that SMS and WhatsApp are posted to; empty: none": (
        "https-adres waar sms en WhatsApp heen gaan; leeg: geen"
    ),
    "signs messages, and what their carrier reports": (
        "ondertekent berichten, en wat de dienst meldt"
    ),
    "bearer token of POST /v1/deliveries/bounces": ("bearer-token van POST /v1/deliveries/bounces"),
    "JSON: for each creditor's id the key that signs POST /v1/payments/link-events": (
        "JSON: per id van een schuldeiser de sleutel die POST /v1/payments/link-events ondertekent"
    ),
    "euro that one person may waive on a claim; for more a second one decides": (
        "euro die één persoon op een vordering mag kwijtschelden; voor meer beslist een tweede"
    ),
    "hour of the daily run, Amsterdam": "uur van de dagelijkse run, Nederlandse tijd",
    "processes that set letters in a large run; 0: one for each core": (
        "processen die brieven opmaken in een grote run; 0: één per kern"
    ),
    "processes that rebuild the views of a large store; 0: one for each core": (
        "processen die de overzichten van een grote opslag opbouwen; 0: één per kern"
    ),
    "address the server listens on": "adres waarop de server luistert",
    "port the server listens on": "poort waarop de server luistert",
    "how often a user, or his programs, may ask in a minute; 0: without end": (
        "hoe vaak een gebruiker, of zijn programma's, per minuut iets mag vragen; 0: onbeperkt"
    ),
    "the same of an address from where somebody asks who is not signed in": (
        "hetzelfde, per adres vanwaar iemand vraagt die niet is aangemeld"
    ),
    "megabytes of the home's disk that stay free: with less nothing is recorded": (
        "megabytes die op de schijf van de map vrij blijven: met minder wordt niets vastgelegd"
    ),
    "true: whoever asks on this machine reads GET /metrics without a token": (
        "true: wie op deze machine vraagt leest GET /metrics zonder token"
    ),
    "how long what is in flight may take when the server is told to stop": (
        "hoe lang wat onderweg is nog mag duren als de server moet stoppen"
    ),
    "to whom a plan hands over": "aan wie een traject uit handen geeft",
    "of new creditors: required, or not_required: letters go out unchecked": (
        "van nieuwe schuldeisers: required, of not_required: brieven gaan ongecontroleerd uit"
    ),
    "the plan of a new creditor's claims on consumers": (
        "het traject voor vorderingen van een nieuwe schuldeiser op consumenten"
    ),
    "the plan of a new creditor's claims on businesses": (
        "het traject voor vorderingen van een nieuwe schuldeiser op bedrijven"
    ),
    "https address of the OpenID issuer that people sign in at; empty: none": (
        "https-adres van de OpenID-dienst waar mensen zich aanmelden; leeg: geen"
    ),
    "as whom that issuer knows this house": "als wie die dienst dit huis kent",
    "secret shared with it; empty: PKCE alone proves us": (
        "geheim dat met hem is gedeeld; leeg: alleen PKCE bewijst wie wij zijn"
    ),
    "audience of bearer tokens of that issuer; empty: none are taken": (
        "voor wie bearer-tokens van die dienst zijn (audience); leeg: er worden geen aangenomen"
    ),
    "how that issuer may sign: RS, PS or ES with 256, 384 or 512": (
        "hoe die dienst mag ondertekenen: RS, PS of ES met 256, 384 of 512"
    ),
    "events may be sent over plain http, and within this network: for trying out": (
        "gebeurtenissen mogen over gewoon http en binnen dit netwerk: om te proberen"
    ),
    "days without an answer after which sending stops": (
        "dagen zonder antwoord waarna het versturen stopt"
    ),
    "days that the log of sent events is kept": (
        "dagen dat het logboek van verstuurde gebeurtenissen blijft"
    ),
    "who works the command line; empty: the login name": (
        "wie de opdrachtregel gebruikt; leeg: de inlognaam"
    ),
}
"""Descriptions of settings."""
