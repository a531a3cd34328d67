"""What money that came in pays."""

from application.banking.lines import record_line
from application.house import House
from domain.application import Session
from domain.bank.line import BankLine
from domain.bank.line_events import BankLineParked, LineTold, ParkedWhy


def place(house: House, session: Session, line: BankLine, told: LineTold) -> None:
    """Place, propose or park a credit that was imported in this session.

    Nothing is taken from what is told yet: a person places it.
    """
    del house, told
    record_line(session, line, [BankLineParked(why=ParkedWhy.NO_CLUE)])
