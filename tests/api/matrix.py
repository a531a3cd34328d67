"""The matrix of who may what: every operation, in every role, on one's own and on another's.

``python -m tests.api.matrix`` prints it, made from the routes of the app: how many operations each
role may and may not do, how many it asked of another creditor, and what it was shown of him there
or anywhere else, in lists, pages and documents, whatever the address says. Exit code 1 where a
role may what it may not, or was shown anything.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import structlog
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from httpx import Client, Response
from pypdf import PdfReader

from api.app import make_app
from api.rights import BY_HAND, OPEN, right_of
from application.commands.creditors import RegisterCreditor
from application.commands.fields import Euro
from application.commands.opening import NewDebtor, OpenClaim
from application.commands.subscriptions import Subscribe
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.tokens import issued
from application.views import views_of
from domain.ids import claim_id, user_id
from domain.user.roles import POLICY, WHOLE_HOUSE, May, Role
from tests.api.webs import a_client, routes_of, served
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
)

NAME, NUMBER = "Vreemd", "VREEMD-1"
"""By which another creditor, his debtor and his claim are known wherever they are shown."""

IBAN: Final = "NL91ABNA0417164300"


@dataclass(frozen=True)
class Two:
    """A server over a house with two creditors, and a token for each role on the first of them."""

    app: FastAPI
    client: Client
    house: House
    mine: dict[str, UUID]
    other: dict[str, UUID]
    tokens: dict[Role, str]

    def ask(self, role: Role | None, method: str, path: str) -> int:
        return self.asked(role, method, path).status_code

    def asked(self, role: Role | None, method: str, path: str) -> Response:
        headers = {"Idempotency-Key": str(uuid4()), "Sec-Fetch-Site": "same-origin"}
        if role:
            headers["Authorization"] = f"Bearer {self.tokens[role]}"
        body: dict[str, str] | None = {} if method == "POST" else None
        with self.client.stream(method, path, headers=headers, json=body) as answer:
            if answer.headers.get("content-type", "").startswith("text/event-stream"):
                return Response(answer.status_code, headers=answer.headers)  # it has no end
            answer.read()
            return answer

    def told(self, answer: Response, path: str) -> list[str]:
        """What an answer tells of the other creditor, beside what its address said itself."""
        text = text_of(answer)
        known = [*map(str, self.other.values()), NAME, NUMBER]
        return [one for one in known if one in text and one not in path]

    def looked(self, answer: Response, path: str) -> list[str]:
        """What an answer tells of anybody's claims, beside what its address said itself."""
        ids = [str(one[name]) for one in (self.mine, self.other) for name in _OF_A_CLAIM]
        number = case_of(self.house, self.mine["claim_id"]).claim.invoice_number
        text = text_of(answer)
        return [one for one in (*ids, number, NUMBER) if one in text and one not in path]


_OF_A_CLAIM: Final = ("claim_id", "debtor_id", "letter_id")


def parts(house: House, claim: UUID) -> dict[str, UUID]:
    """What a claim brings with it, by the names that addresses give it."""
    case = case_of(house, claim)
    letter = next(iter(case.letters), uuid4())
    return {
        "claim_id": claim,
        "debtor_id": case.debtor.id,
        "letter_id": letter,
        "creditor_id": case.creditor.id,
    }


@contextmanager
def two_creditors(folder: Path) -> Iterator[Two]:
    """A server over a house with two creditors, of whom every role works for the first alone."""
    place = HousePlace("sqlite", "", folder / "home")
    with place.opened() as house, views_of(house) as views:
        mine = claim_from(house, CONSUMER)
        other = another(house)
        run_on(place, house, MARCH + timedelta(days=1))
        views.catch_up()
        tokens = {role: token(house, role, case_of(house, mine).creditor.id) for role in Role}
        app = make_app(house, views)
        with served(app) as url, closing(a_client(url)) as client:
            ours, theirs = (with_subscription(house, parts(house, one)) for one in (mine, other))
            yield Two(app, client, house, ours, theirs, tokens)


def another(house: House) -> UUID:
    """A claim of a creditor of his own on a debtor of his own."""
    creditor = RegisterCreditor(name="Vreemd B.V.", city="Ede", street="Kade 1", ibans=(IBAN,))
    made = creditor.carry(house, by=by())
    claim = OpenClaim(
        creditor_id=made.streams[0][0],
        debtor=NewDebtor(name="V. Vreemd", street="Weg 1", postal_code="6711 AA", city="Ede"),
        invoice_number="VREEMD-1",
        amount=Euro(10_000),
        issued_on=MARCH - timedelta(days=40),
        due_on=MARCH - timedelta(days=10),
    )
    claim.carry(house, by=by())
    return claim_id(made.streams[0][0], "VREEMD-1")


def with_subscription(house: House, ids: dict[str, UUID]) -> dict[str, UUID]:
    """Also a subscription to the events of the creditor, for which a program answers."""
    creditor = ids["creditor_id"]
    login = f"hooks-{str(creditor)[:8]}"
    AddUser(login=login, name=login, program=True).carry(house, by=by())
    role = GrantRole(role=Role.INTEGRATION, creditors=(creditor,))
    role.carry(house, user_id(login), by=by())
    made = Subscribe(
        label=login,
        address="https://hooks.example.nl/x",
        answered_by=login,
        creditors=(creditor,),
        all_kinds=True,
    ).carry(house, by=by())
    return {**ids, "subscription_id": made.streams[0][0]}


def token(house: House, role: Role, creditor: UUID) -> str:
    """A token of a user in one role, on one creditor where the role can be for one."""
    login, whom = role.value, () if role is Role.ADMINISTRATOR else (creditor,)
    AddUser(login=login, name=login).carry(house, by=by())
    GrantRole(role=role, creditors=whom, all_creditors=not whom).carry(
        house, user_id(login), by=by()
    )
    return issued(
        house,
        user_id(login),
        label="test",
        role=role,
        expires_on=house.today + timedelta(days=30),
        by=by(),
    )


def operations(app: FastAPI) -> list[tuple[str, APIRoute]]:
    """Every method on every path."""
    routes = [route for route in routes_of(app.routes) if isinstance(route, APIRoute)]
    assert len(routes) > len(BY_HAND)
    return [(method, route) for route in routes for method in sorted(route.methods or ())]


def is_about_a_creditor(route: APIRoute) -> bool:
    names = ("claim_id", "debtor_id", "letter_id", "creditor_id", "subscription_id")
    return any(f"{{{name}}}" in route.path for name in names)


def filled(path: str, ids: dict[str, UUID]) -> str:
    """An address about what is there; what else it names is nothing."""
    for name, about in ids.items():
        path = path.replace(f"{{{name}}}", str(about))
    for name in ("user_id", "note_id", "credit_note_id"):
        path = path.replace(f"{{{name}}}", str(uuid4()))
    for name, value in (("key", "consumer@1"), ("day", "2026-03-19"), ("what", "note")):
        path = path.replace(f"{{{name}}}", value)
    return path.replace("{name}", "x").replace("{file}", "letters.pdf").replace("{link}", "x")


@dataclass
class Cell:
    """What came of all operations in one role."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def hold(self, right: object, what: str) -> None:
        """Note what is not as it should be."""
        if not right:
            self.wrong.append(what)


def first_who_may(may: May) -> Role:
    """The role in which an operation is asked with every address: of those who may, the widest.

    A role is for some creditors whichever it is, and what is theirs is asked of that alone.
    """
    able = [role for role in Role if may in POLICY[role] and role is not Role.ADMINISTRATOR]
    return max(able, key=lambda role: (len(POLICY[role]), role), default=Role.ADMINISTRATOR)


def tried(two: Two, role: Role, *, every: bool = False) -> Cell:
    """Every operation in a role, on what is its own and on what is another's.

    By address each is tried in one role that may, or in ``every`` one of them.
    """
    cell = Cell()
    for method, route in operations(two.app):
        may = right_of(route, method)
        if may is OPEN:
            continue
        allowed = may in POLICY[role] and not (
            may in WHOLE_HOUSE and role is not Role.ADMINISTRATOR
        )
        path, what = filled(route.path, two.mine), f"{role}: {method} {route.path} ({may})"
        own = two.asked(role, method, path)
        cell.hold((own.status_code == 403) is not allowed, f"{what} answers {own.status_code}")
        cell.hold(own.status_code not in {401, *range(500, 600)}, f"{what}: {own.status_code}")
        cell.counts["may" if allowed else "may not"] += 1
        if role is Role.ADMINISTRATOR:  # he is one for all creditors, and looks at no claim
            cell.hold(not two.looked(own, path), f"{what} shows {two.looked(own, path)}")
            continue
        cell.hold(not two.told(own, path), f"{what} tells {two.told(own, path)}")
        if allowed and is_about_a_creditor(route):
            other = two.ask(role, method, filled(route.path, two.other))
            cell.hold(other == 404, f"{what} of another creditor answers {other}")
            cell.counts["of another: not there"] += 1
        if allowed and method == "GET" and (role is first_who_may(may) or every):
            _tried_by_address(two, role, route, cell)
    return cell


def _tried_by_address(two: Two, role: Role, route: APIRoute, cell: Cell) -> None:
    """What stands behind the question mark of an address names another creditor's."""
    path = filled(route.path, two.mine)
    for name, value in product(names_of(route.dependant), (*two.other.values(), NUMBER)):
        asked = f"{path}?{name}={value}"
        answer = two.asked(role, "GET", asked)
        shown = [one for one in two.told(answer, asked) if one != NAME or value != NUMBER]
        cell.hold(not shown, f"{role}: GET {asked} tells {shown}")
        cell.hold(answer.status_code < 500, f"{role}: GET {asked}: {answer.status_code}")
        cell.counts["of another, by address"] += 1


def names_of(asked: Dependant) -> list[str]:
    """The keys of an address that take an id or a text, by which somebody could be named."""
    kinds = ("UUID", "str")
    own = [
        one.alias
        for one in asked.query_params
        if any(kind in str(one.field_info.annotation) for kind in kinds)
    ]
    return own + [name for one in asked.dependencies for name in names_of(one)]


def text_of(answer: Response) -> str:
    """What an answer says, a document too."""
    if answer.headers.get("content-type", "").startswith("application/pdf"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    return answer.text


def shown(cells: dict[Role, Cell]) -> str:
    """The table."""
    columns = ("may", "may not", "of another: not there", "of another, by address")
    lines = [f"{'role':16}" + "".join(f"{one:>24}" for one in (*columns, "leaks and faults"))]
    for role, cell in cells.items():
        counts = [*(cell.counts[one] for one in columns), len(cell.wrong)]
        lines.append(f"{role.value:16}" + "".join(f"{one:24}" for one in counts))
    return "\n".join(lines)


def main() -> int:
    """Print the matrix; see the module."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder, two_creditors(Path(folder)) as two:
        cells = {role: tried(two, role, every=True) for role in Role}
    print(shown(cells))
    wrong = [line for cell in cells.values() for line in cell.wrong]
    print(*wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
