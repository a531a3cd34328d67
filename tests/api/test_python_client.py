"""A Python client is generated from our description, and works a case with a token."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.who import known_by
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.tokens import issued
from domain.ids import user_id
from domain.user.roles import Role
from tests.adapters.test_ubl_samples import sample
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, by, claim_from

CONFIG = Path(__file__).parents[2] / "docs" / "clients" / "openapi-python-client.yaml"
PACKAGE = "vordering_client"
NAMED = f'attachment; filename="{CONSUMER}"'
IBAN = "NL91ABNA0417164300"


@dataclass
class Generated:
    """A client that was generated, with a token; each call is a module of it."""

    client: Any
    told: str

    def call(self, place: str, **given: Any) -> Any:
        """What an operation answers, as the client reads it."""
        module = import_module(f"{PACKAGE}.api.{place}")
        return module.sync(client=self.client, **given)

    def give(self, place: str, *about: UUID, **given: Any) -> Any:
        """The same of a command, under a key of its own."""
        module = import_module(f"{PACKAGE}.api.{place}")
        key = f"key-{next(_keys)}"
        return module.sync(*about, client=self.client, idempotency_key=key, **given)


_keys = count(1)


def model(name: str) -> Any:
    return getattr(import_module(f"{PACKAGE}.models"), name)


def types() -> Any:
    return import_module(f"{PACKAGE}.types")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = HousePlace("sqlite", "", Path(tmp_path_factory.mktemp("served")))
    house = place.open()
    claim_from(house, PLAIN)
    yield house
    place.close()


@pytest.fixture(scope="module")
def web(house: House) -> Iterator[Web]:
    with browsing(house, known=known_by) as served:
        yield served


@pytest.fixture(scope="module")
def generated(
    web: Web, house: House, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generated]:
    assert find_spec("openapi_python_client"), (
        "Run `make`, or: pip install --no-deps --require-hashes -r requirements-client.lock"
    )
    folder = tmp_path_factory.mktemp("client")
    description = folder / "openapi.json"
    description.write_text(json.dumps(web.client.get("/v1/openapi.json").json()), "utf-8")
    made = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
            *("--path", str(description), "--config", str(CONFIG)),
            *("--output-path", str(folder / PACKAGE)),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        with a_client_of(web, token_of(house)) as client:
            yield Generated(client, made.stdout + made.stderr)
        for name in [one for one in sys.modules if one.split(".")[0] == PACKAGE]:
            del sys.modules[name]


def a_client_of(web: Web, token: str) -> Any:
    """A client that comes with a token; what it holds open ends with it."""
    where = str(web.client.base_url).rstrip("/")
    return import_module(PACKAGE).AuthenticatedClient(base_url=f"{where}/v1", token=token)


def token_of(house: House, role: Role = Role.INTEGRATION) -> str:
    """A token of a program in a role."""
    login = f"koppeling-{role}"
    AddUser(login=login, name="Koppeling", program=True).carry(house, by=by())
    GrantRole(role=role, all_creditors=True).carry(house, user_id(login), by=by())
    return issued(
        house,
        user_id(login),
        label="client",
        role=role,
        expires_on=house.today + timedelta(days=30),
        by=by(),
    )


def test_nothing_of_the_description_is_too_much_for_the_generator(generated: Generated) -> None:
    assert "WARNING" not in generated.told
    assert "rror" not in generated.told


def test_every_operation_has_a_name_of_its_own_that_a_program_can_say(web: Web) -> None:
    told = web.client.get("/v1/openapi.json").json()["paths"].values()
    names = [one["operationId"] for item in told for one in item.values()]
    assert len(names) == len(set(names))
    assert [name for name in names if not name.isalnum() or not name[0].islower()] == []
    assert {"listClaims", "registerPayment", "takeInInvoices"} <= set(names)


def test_a_case_is_worked_with_the_client_from_nothing(
    generated: Generated, web: Web, house: House
) -> None:
    with a_client_of(web, token_of(house, Role.ADMINISTRATOR)) as manager:
        made = Generated(manager, "").give(
            "creditors.register_creditor",
            body=model("RegisterCreditor")(name="Nieuw BV", ibans=[IBAN]),
        )
    debtor = model("NewDebtor")(name="J. Jansen", street="Laan 1", postal_code="1234 AB", city="X")
    opened = generated.give(
        "claims.open_claim",
        body=model("OpenClaim")(
            creditor_id=made.made,
            debtor=debtor,
            invoice_number="N-1",
            amount="100.00",
            issued_on=MARCH - timedelta(days=40),
            due_on=MARCH - timedelta(days=10),
        ),
    )
    claim = generated.call("claims.read_claim", claim_id=opened.claim)
    assert (claim.invoice_number, claim.balance.principal) == ("N-1", "100.00")
    paid = model("RegisterPayment")(amount="40.00", credited_on=MARCH, payment_id="P-1")
    foreseen = generated.give("money.register_payment", opened.claim, body=paid, preview=True)
    done = generated.give("money.register_payment", opened.claim, body=paid)
    assert (foreseen.preview, done.preview) == (True, False)
    assert foreseen.balance.total == done.balance.total
    assert foreseen.before.total == claim.balance.total
    [payment] = generated.call("payments.list_payments", claim=opened.claim).rows
    assert (payment.kind, payment.amount) == ("received", "40.00")


def test_e_invoices_are_sent_and_a_list_is_turned_with_its_cursor(generated: Generated) -> None:
    file = types().File(payload=BytesIO(sample(CONSUMER)))
    told = generated.give("claims.take_in_invoices", body=file, content_disposition=NAMED)
    assert told.to_dict()["totals"]["imported"] == 1
    found, cursor = list[str](), types().UNSET
    while True:
        page = generated.call("claims.list_claims", limit=1, cursor=cursor)
        found += [row.invoice_number for row in page.rows]
        if page.next_ is None:
            break
        cursor = page.next_
    assert len(found) == len(set(found)) > 1
    assert "2026-0118" in found


def test_a_refusal_is_read_as_the_problem_that_it_is(generated: Generated) -> None:
    nobody = UUID("0b0e0a58-0000-4000-8000-000000000000")
    problem = generated.call("claims.read_claim", claim_id=nobody)
    assert (problem.status, problem.code) == (404, "claim.unknown")
    assert problem.way_out
    promise = model("RecordPromise")(amount="900.00", by=MARCH)
    [row, *_] = generated.call("claims.list_claims").rows
    refused = generated.give("agreements.record_promise", row.id, body=promise)
    assert refused.code == "promise.more_than_open"
