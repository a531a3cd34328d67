"""Who may be the second person: another one than who proposed it, with the right, no program."""

from collections.abc import Iterable
from uuid import UUID

from domain.errors import Refusal
from domain.four_eyes import ApprovalGiven, ProposedDecision
from domain.user.roles import May
from domain.user.state import User, rights_of


def approve(
    proposal: ProposedDecision,
    *,
    actor: User,
    login: str,
    users: Iterable[User],
    may: May,
    creditor: UUID,
) -> ApprovalGiven:
    """Let a second person agree: never who proposed it, and no program.

    Raises Refusal ``right.second_person``, ``right.no_second_person``, ``right.no_person``.
    """
    if login == proposal.proposed_by:
        if any(could_be_second(one, may, creditor) for one in users if one.login != login):
            raise _another_must(proposal)
        raise _nobody_else(proposal)
    if actor.program:
        raise Refusal(
            "right.no_person",
            f"'{login}' is a program: a second person is a person.",
            way_out="Let a colleague look at the proposal, and agree or not.",
            values={"login": login},
        )
    return ApprovalGiven(
        proposal=proposal.number,
        command=proposal.command,
        proposed_by=proposal.proposed_by,
        approved_by=login,
    )


def could_be_second(user: User, may: May, creditor: UUID) -> bool:
    """Whether somebody could be the second person."""
    return not user.program and rights_of(user).role_for(may, creditor) is not None


def _another_must(proposal: ProposedDecision) -> Refusal:
    return Refusal(
        "right.second_person",
        f"Proposal {proposal.number} is your own: a second person decides.",
        way_out="Ask a colleague who has this right; you can withdraw it.",
        values={"number": str(proposal.number)},
    )


def _nobody_else(proposal: ProposedDecision) -> Refusal:
    return Refusal(
        "right.no_second_person",
        f"Proposal {proposal.number} is your own, and no other user here has this right.",
        way_out="Ask an administrator to give a colleague the role; the proposal waits until then."
        " Whoever works at the machine itself can decide it there, unless a person is erased.",
        values={"number": str(proposal.number)},
    )
