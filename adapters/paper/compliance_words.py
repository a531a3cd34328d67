"""Words of the inspector's file on paper, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

from adapters.paper.labels import LABELS
from domain.letter.text.content import Language

COMPLIANCE_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "page": LABELS["nl"]["page"],
        "of": LABELS["nl"]["of"],
        "title": "Verantwoording: welke verplichtingen zijn nagekomen",
        "period": "Periode",
        "through": "tot en met",
        "known": "Met wat bekend was",
        "at": "op {day}, tot en met plaats {position} in het log",
        "creditors": "Schuldeisers",
        "claims": "Vorderingen",
        "only": "{count}, alleen die waarnaar is gevraagd",
        "rules": "Regels",
        "overview": "Hoe elke verplichting staat",
        "obligation": "Verplichting",
        "violated": "Geschonden",
        "not_provable": "Niet aan\nte tonen",
        "fulfilled": "Nagekomen",
        "not_applicable": "Niet aan\nde orde",
        "legend": "Geteld zijn vorderingen, elk naar het ergste wat op haar is gevonden. Niet aan"
        " te tonen: wat het zou bewijzen is niet vastgelegd. Niet aan de orde: er gebeurde in deze"
        " periode niets waarover de verplichting gaat.",
        "claim_day": "Factuur\nDag",
        "what_found": "Wat is gevonden, en wat had moeten zijn",
        "what_held_back": "Wat is tegengehouden, en waarom",
        "not_yet_known": "; van de dagen na {day} was nog niets bekend",
        "violations": "Wat geschonden is",
        "about_violations": "Elke schending met de vordering, de dag, wat had moeten zijn en de"
        " feiten waarop zij rust (stroom@versie).",
        "no_violations": "Geen enkele schending gevonden.",
        "unproven": "Wat niet is aan te tonen",
        "about_unproven": "Hier kan niemand zeggen dat het goed ging, en ook niet dat het fout"
        " ging: wat het zou tonen ontbreekt.",
        "none_unproven": "Alles wat aan de orde was, is aan te tonen.",
        "about_held_back": "Brieven die niet uitgingen en wat een vordering stilhield, zoals het"
        " is vastgelegd.",
        "none_withheld": "Niets is achterwege gelaten.",
        "withheld_sums": "Wat is achterwege gelaten, en waarom",
        "what": "Wat",
        "times": "Keer",
        "more": "En nog {count}: zie rulings.csv of report.json.",
        "more_withheld": "En nog {count}: zie report.json.",
        "left_out": "Wat niet kon worden gelezen",
        "all_read": "Alle feiten konden worden gelezen.",
        "stream": "Stroom",
        "position": "Plaats",
        "code": "Code",
        "demands": "Wat elke verplichting vraagt",
        "check": "Hoe dit na te gaan is",
        "check_files": "Dit stuk hoort bij report.json; de SHA-256 daarvan staat hieronder."
        " 'sha256sum -c report.sha256' rekent alle bestanden na. Wie het rapport op hetzelfde"
        " moment van weten opnieuw maakt, krijgt dezelfde bytes.",
        "check_facts": "Elk genoemd feit staat in het log van zijn schuldeiser. De wortel van dat"
        " log op dat moment staat hieronder; 'docs/proof.md' zegt hoe van een uitgevoerd feit is na"
        " te rekenen dat het daarin staat.",
        "check_rules": "De verplichtingen en de tabellen van de wet waaraan is getoetst staan in"
        " rules.json.",
        "report_sha256": "report.json",
        "rules_sha256": "rules.json",
        "root": "Wortel van log {log}, over {size} feiten",
        "attachment": "Kop en tellingen van dit rapport als gegevens",
    },
    "en": {
        "page": LABELS["en"]["page"],
        "of": LABELS["en"]["of"],
        "title": "Account of compliance: which obligations were kept",
        "period": "Period",
        "through": "through",
        "known": "With what was known",
        "at": "on {day}, through position {position} of the log",
        "creditors": "Creditors",
        "claims": "Claims",
        "only": "{count}, those that were asked for",
        "rules": "Rules",
        "overview": "How each obligation stands",
        "obligation": "Obligation",
        "violated": "Violated",
        "not_provable": "Not\nprovable",
        "fulfilled": "Fulfilled",
        "not_applicable": "Not\napplicable",
        "legend": "What is counted are claims, each by the worst that was found on it. Not"
        " provable: what would show it was not recorded. Not applicable: nothing happened in this"
        " period that the obligation is about.",
        "claim_day": "Invoice\nDay",
        "what_found": "What was found, and what should have been",
        "what_held_back": "What was withheld, and why",
        "not_yet_known": "; of the days after {day} nothing was known yet",
        "violations": "What was violated",
        "about_violations": "Each violation with its claim, its day, what should have been, and the"
        " facts on which it rests (stream@version).",
        "no_violations": "No violation was found.",
        "unproven": "What cannot be shown",
        "about_unproven": "Here nobody can say that it went well, nor that it went wrong: what"
        " would show it is missing.",
        "none_unproven": "All that was applicable can be shown.",
        "about_held_back": "Letters that did not leave and what kept a claim still, as it was"
        " recorded.",
        "none_withheld": "Nothing was held back.",
        "withheld_sums": "What was held back, and why",
        "what": "What",
        "times": "Times",
        "more": "And {count} more: see rulings.csv or report.json.",
        "more_withheld": "And {count} more: see report.json.",
        "left_out": "What could not be read",
        "all_read": "All facts could be read.",
        "stream": "Stream",
        "position": "Position",
        "code": "Code",
        "demands": "What each obligation demands",
        "check": "How to check this",
        "check_files": "This belongs to report.json, whose SHA-256 stands below. 'sha256sum -c"
        " report.sha256' checks all files. Whoever makes the report again with what was known at"
        " the same moment gets the same bytes.",
        "check_facts": "Each fact that is named stands in the log of its creditor. The root of that"
        " log at that moment stands below; 'docs/proof.md' says how to check of an exported fact"
        " that it is in there.",
        "check_rules": "The obligations and the tables of the law that claims were held to stand in"
        " rules.json.",
        "report_sha256": "report.json",
        "rules_sha256": "rules.json",
        "root": "Root of log {log}, over {size} facts",
        "attachment": "Head and sums of this report as data",
    },
}
