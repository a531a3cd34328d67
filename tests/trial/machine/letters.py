"""Who may not be asked: whose money is in the bank, or whose claim lies with another."""

from collections.abc import Sequence

from tests.trial.machine.bars import protections
from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.plain import PlainClaim, extended
from tests.trial.machine.plans import ASKING
from tests.trial.machine.walk import Sums


def asked(facts: Sequence[Told], after: int) -> list[Told]:
    """The letters that asked for a claim and were recorded behind a position."""
    return [one for one in facts if one.topic in ASKING and one.position > after]


def lies_elsewhere(facts: Sequence[Told], position: int) -> str:
    """With whom a claim lay when something was recorded: a party, a court; empty: with us.

    Or with the bank, which collects it: until that arrives, fails, or somebody looked.
    """
    state = ""
    for one in in_force(facts):
        if one.position >= position:
            break
        match one.topic.removeprefix("claim."):
            case "handed_over":
                state = "a party"
            case "collection_ordered":
                state = "the bank"
            case "recalled" | "collection_arrived" | "collection_failed" | "mark_cleared":
                state = ""
            case "summons_served" | "judgment_given":
                state = "the court"
            case "court_step_taken" if one.said["step"] == "withdrawn":
                state = ""
            case _:
                pass
    return state


def paid_while_there(facts: Sequence[Told]) -> set[str]:
    """The payments, by id, that were recorded after the claim first went to a party."""
    gone, found = False, set[str]()
    for one in in_force(facts):
        gone = gone or one.topic == "claim.handed_over"
        if gone and one.topic == "claim.payment_received":
            found.add(one.said["payment_id"])
    return found


def stopped(plain: PlainClaim, claim: str, letter: Told) -> str:
    """What keeps a claim from being asked when a letter was recorded: him, or a longer term."""
    his = [one for one in plain.of_debtor if one.position < letter.position]
    if kind := protections(his).stops(claim, plain.issued_on, letter.on):
        return f"{kind} protects him"
    mine = in_force([one for one in plain.facts if one.position < letter.position])
    last = extended(mine, plain.due_on)
    return f"he may pay until {last}" if letter.on <= last else ""


def beyond(letter: Told, owed: Sums) -> str:
    """What a letter asks beyond what is owed on its day, part by part; empty: nothing."""
    asked = letter.said["asked"]
    parts = {"principal": owed.principal, "interest": owed.interest, "costs": owed.costs}
    more = [
        f"{asked[name]} {name} of {cents}" for name, cents in parts.items() if asked[name] > cents
    ]
    return ", ".join(more)
