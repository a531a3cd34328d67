"""What each question says of itself, where its group lists it: none is loaded for that."""

from collections.abc import Mapping
from typing import Final

QUESTIONS: Final[Mapping[str, str]] = {
    "claims": "A page of claims; turn it with the cursor in ``next``, with the same filters.",
    "claim": "A claim as of a day, with what was recorded by a moment; default: now.",
    "changes": (
        "Who changed what of a claim, when and why, from what to what; each fact with what it did."
        "\n\nBeside the fields of its claim, debtor and letters stands what people see of the"
        " claim: what\nis open, its status, what comes next."
    ),
    "debtor-changes": ("Who changed what of a debtor, when and why; what is sealed stays sealed."),
    "creditor-changes": (
        "Who changed what of a creditor, when and why: accounts, plans, terms, parties."
    ),
    "creditor-log": (
        "The root of a creditor's log: one hash over all of his facts, to be kept by somebody else."
        "\n\nWith the size of an earlier root, also what proves that nothing below it was changed"
        " since."
    ),
    "letters changes": "Who changed what of a letter, when and why.",
    "letters why": (
        "Why a letter was written: because of which step, plan version, command, run and person."
        "\n\nWhat is not recorded has an empty name; nothing is guessed."
    ),
    "why": (
        "Why something was recorded: because of which facts, step, plan version, command and"
        " person.\n\nOf any fact of a claim, debtor, creditor, letter, credit note or bank line."
        " What a run decided\nnames the facts without which it would have decided otherwise, what"
        " was booked by itself the\nterms; of what a person did the command and the person, what it"
        " names, and the colleague who\nagreed. What is not recorded has an empty name."
    ),
    "what-if": (
        "What another plan would have done with the claims, or would do: letters, costs, money."
        "\n\nOver days that were it is fed what really happened; over days to come the answers of"
        " debtors\nare drawn from those of this house's own. Nothing is sent, and nothing is"
        " recorded."
    ),
    "withheld": (
        "Why nothing was done on a claim: each step that was withheld, its rule and its facts."
        "\n\nFor the days of runs and the day asked about; that nothing was due is an answer too."
    ),
    "debtor-withheld": "Why nothing was done on each of a debtor's claims.",
    "run-withheld": (
        "What the runs of a day withheld, claim by claim: which step, by which rule and facts."
    ),
    "compliance": (
        "Whether each obligation was kept on each claim in a period, as known at a moment."
        "\n\nFulfilled, violated, not provable, or not applicable; as of one position of the log"
        " it is\nalways the same, to the byte."
    ),
    "trail": "Every fact of a claim, its debtor and its letters, in the order of recording.",
    "payment-plans": (
        "The payment plans of a debtor that both sign, with who signed them and how they stand."
    ),
    "payment-plan-preview": (
        "The calculator: what a payment plan over claims of a debtor would come to, to the cent."
    ),
    "entry": "What is proposed for a claim that came in old: where its plan may begin.",
    "hand-over check": (
        "What a dossier holds and lacks today; without a party, for the one of the plan."
    ),
    "payments": (
        "A page of payments, reversals, set-offs and refunds, with what each was taken for."
    ),
    "agreements": "A page of extensions, promises and payment plans, and how each stands.",
    "disputes": "A page of what debtors contest, since when, and what was decided.",
    "holds": "A page of stretches of days on which no step is taken, why, and until when.",
    "documents": "The documents of a claim: its invoice, letters, and the dossiers that went out.",
    "dossier": "The dossier of a claim as it would be handed over today; nothing is recorded.",
    "creditors": (
        "The creditors for whom you may do something, in the order of their registration."
    ),
    "creditor": "A creditor with all that is set for him, as of a day; default: now.",
    "debtors": "A page of debtors, who owes most first.",
    "search": (
        "Find debtors by what their name, town or e-mail address holds."
        "\n\nWhom somebody looks for stands in the body: an address is kept in histories and logs."
    ),
    "task": "A task as it waits on a day, by its id in the work list.",
    "letters show": ("A letter: what it asks of which claims, and what is known of its delivery."),
    "debtor": "A debtor with contact details, capacity, what bars the way, and claims.",
    "totals": "What is outstanding on a day, by age and by status.",
    "compare": (
        "Two points side by side: a day as it was known when it was over, and as it is known now."
        "\n\nBoth points can be chosen. It tells the sums of both, and each claim that differs."
    ),
    "figures": (
        "How a portfolio does: ageing, days outstanding, what each step brought, promises, costs."
    ),
    "figure-claims": "The claims behind a number of the figures, who adds most first.",
    "vat-list": (
        "What VAT a return asks back and pays again, claim by claim, and what was left out before."
        "\n\nA year after its due day what is not paid of an invoice counts as lost (Wet OB art. 29"
        " lid 2);\nwhat comes in later is due again in the period in which it comes in."
    ),
    "party-costs": (
        "What each agency, bailiff and lawyer collected, passed on, kept and charged in a period."
    ),
    "refunds": (
        "Credit of debtors, refunds to them and their files: what waits first, the oldest first."
    ),
    "erasure": "What erasing a debtor would take and leave, and what stands in the way of it.",
    "erasures": (
        "The debtors of a creditor whose seven years are over, for a person to erase or to keep."
    ),
    "bank-lines": (
        "The lines of our bank accounts: what waits first, the oldest first; then the newest."
    ),
    "bank-line": (
        "A line of a bank account: where it went and why, what is proposed, and on which terms."
    ),
    "payer-question": (
        "A text that asks the payer of a bank line what it is for, for a person to send."
        "\n\nIt tells of the payment alone, and of nobody's debts. Who paid is named only where"
        " account\nand full name say it, and nobody else's name agrees."
    ),
    "collections": (
        "What may be collected on a day of those who gave a mandate, and what not and why."
    ),
    "collection-batches": (
        "The batches of direct debits of a creditor, the newest first, and how each stands."
    ),
    "collection-batch": (
        "What stands in a batch of direct debits, line by line, and what is new about each."
    ),
    "inbox": "Mail that came in: what waits first, the oldest first; then the newest.",
    "inbox-mail": "A mail that came in: its text, its attachments, and why it is thought whose.",
    "worklist": "What waits for a person on a day, the most urgent first.",
    "approvals": "The steps that wait for approval, and those that were declined.",
    "proposals": "What waits for a second person, and who proposed it, the first first.",
    "letters list": "List letters, the newest first.",
    "letters doubts": (
        "List letters of which it is not known whether they went out, and what to look for."
        "\n\nLook for the Message-ID in the server's log. A report of delivery that comes"
        " back resolves\na doubt by itself."
    ),
    "post list": "List the batches that wait to be posted, and what must be taken out of them.",
    "plan list": "The plans of the house, and those of a creditor.",
    "plan show": (
        "A plan walked with an example invoice that nobody pays: what happens on which day."
    ),
    "runs": "The daily runs of so many days back, the newest first.",
    "runs-of": "The runs of a day with every line of their reports; none: an empty list.",
    "views": "How far each view is, and which streams it leaves out.",
    "audit": (
        "Find facts of the whole house: who recorded what, about whom, when, for how much."
        "\n\nEverything can be combined. All pages are as of the position of the log at which the"
        " first\none was read; turn them with the cursor in ``next``, with the same question."
    ),
    "reads": (
        "List who looked at whose personal data, the first first; ``after``: beyond this number."
        "\n\nEvery opening of a debtor's data for somebody is written down before he sees it (AVG"
        " art. 5\nlid 2, art. 32); nothing of it can be changed or taken out."
    ),
    "events": (
        "Read what was recorded behind a position, in commit order and without gaps (CloudEvents)."
        "\n\nKeep ``next`` and ``mark`` together with what you did with the events, and ask again"
        " with them\nas ``after`` and ``mark``: so you get each event once, also after you were"
        " away. Whose creditors\nare not yours is left out. Personal data are withheld, unless you"
        " ask for them; then it is noted\nthat you read them."
    ),
    "webhooks list": (
        "List to which addresses events are sent, in the order in which they were asked for."
    ),
    "webhooks show": "A subscription, and how it stands.",
    "webhooks deliveries": (
        "List what is sent to other systems, the newest first; ``before``: older than this number."
        "\n\nWhat waits stands among them, and what was taken, for as long as deliveries are kept."
    ),
    "webhooks delivery": "A delivery, with every attempt and what came of it.",
    "law interest": (
        "Interest on a principal through a day (BW 6:119, 6:119a, 6:119b, or by contract)."
    ),
    "law costs": (
        "Collection costs of one letter (BW 6:96, Besluit BIK); an invoice for each principal."
    ),
    "law fourteen-days": "The term of a fourteen-day letter (BW 6:96 lid 6; HR 2016:2704).",
    "law limitation": "When a claim is barred (BW 3:307-319, 3:324, 7:28).",
    "law imputation": "What a payment is taken for (BW 6:44).",
    "law contact": "Whether a debtor may be contacted at a moment (Bki art. 4.2).",
    "law vat-relief": "VAT that may be deducted again on uncollectable debt (Wet OB art. 29).",
    "law court": "Which court hears a claim, and what going there costs (Rv 93, Wgbz, Btag).",
}
"""By the name of a question: its help, which a test holds beside that of its class."""
