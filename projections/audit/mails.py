"""What the audit trail says of e-mail that comes in, and of the domains it is sent from."""

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    "incoming_mail.kept": "A mail of {received_on} came in.",
    "incoming_mail.waits": "A person is asked whose the mail is: {why}.",
    "incoming_mail.attached": "The mail was put on its claim ({by}).",
    "incoming_mail.of_nobody": "Somebody said that the mail is about no claim here.",
    "incoming_mail.taken_back": "Somebody took back what was decided on the mail.",
    "mail_domain.refused": "E-mail from {domain} stopped: a mail server refused its sender"
    " ({status}).",
    "mail_domain.check_wanted": "E-mail from {domain} waits until somebody looked at its sender.",
    "mail_domain.checked": "Somebody looked whether e-mail from {domain} will be believed.",
    "mail_domain.first_sent": "The first e-mail from {domain} went out.",
    "mail_domain.released": "Somebody let e-mail from {domain} leave.",
}

DUTCH: Final[dict[str, str]] = {
    "incoming_mail.kept": "Een mail van {received_on} kwam binnen.",
    "incoming_mail.waits": "Een mens wordt gevraagd van wie de mail is: {why}.",
    "incoming_mail.attached": "De mail kwam bij haar vordering te staan ({by}).",
    "incoming_mail.of_nobody": "Iemand zei dat de mail over geen vordering hier gaat.",
    "incoming_mail.taken_back": "Iemand draaide terug wat over de mail was beslist.",
    "mail_domain.refused": "E-mail vanaf {domain} staat stil: afzender geweigerd ({status}).",
    "mail_domain.check_wanted": "E-mail vanaf {domain} wacht tot iemand naar de afzender keek.",
    "mail_domain.checked": "Er is gekeken of e-mail vanaf {domain} wordt geloofd.",
    "mail_domain.first_sent": "De eerste e-mail vanaf {domain} ging uit.",
    "mail_domain.released": "Iemand liet e-mail vanaf {domain} gaan.",
}
