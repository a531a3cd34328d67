"""`user` and `whoami`: who there is, and what is shown once."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from api.cli.acting import who_works
from api.cli.asking import Json, Key, day, opened, uuid_or_none
from api.cli.carrying import by_of
from api.cli.saying import show, show_json, table
from api.words.shell.speech import named, say
from domain.user.roles import May

if TYPE_CHECKING:
    from application.queries.of_reads import ReadOut

USER = Annotated[str, typer.Argument(metavar="USER", help="Login, or id.")]
_USUAL_DAYS = 90


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True)
    group.command("list")(users)
    group.command("link")(link)
    group.command("token")(token)
    app.add_typer(
        group, name="user", help="Who may do what; see also `record user` and `record role`."
    )
    app.command("whoami")(whoami)


def show_reads(reads: "list[ReadOut]", *, limit: int) -> None:
    """Print who looked at whose data; where there may be more, how to read on."""
    from api.words.figures import moment

    rows = [
        (
            str(one.number),
            moment(one.at),
            one.actor,
            one.role,
            str(one.debtor),
            one.what,
            ", ".join(one.fields),
        )
        for one in reads
    ]
    columns = ("number", "when", "who", "role", "debtor", "what")
    show(table(*columns, "fields", rows=rows))
    if len(reads) == limit:
        show(say("There may be more: --after {number}.", number=reads[-1].number))


def whoami(
    *,
    as_user: Annotated[
        str, typer.Option("--as", metavar="USER", help="From now on act for this user.")
    ] = "",
    as_machine: Annotated[
        bool, typer.Option("--as-machine", help="From now on act for nobody but the machine.")
    ] = False,
    json: Json = False,
) -> None:
    """Say in whose name this command line works, or name it once."""
    from api.cli.acting import act_for

    with opened() as house:
        who = act_for(house, as_user) if as_user or as_machine else who_works(house)
        roles = [] if who.rights is None else [role.value for role, _ in who.rights.roles]
        if json:
            show_json({"login": who.login, "roles": roles, "machine": who.rights is None})
        elif who.rights is None:
            say_machine = "{name}, who holds store and keys: nothing here is kept from him."
            show(say(say_machine, name=who.login))
            show(say("Act for a user of the house: vordering whoami --as USER."))
        else:
            told = ", ".join(named(one, "Role") for one in roles) or say("no role")
            show(say("{name}, with his rights: {roles}.", name=who.login, roles=told))


def users(*, json: Json = False) -> None:
    """List who there is."""
    from domain.sealing import Purpose

    with opened() as house:
        who_works(house).role_for(May.ADMINISTER)
        found = [
            (one, house.open(one.name, str, Purpose.CONTACT) or "")
            for one in house.collections.users()
        ]
        if json:
            for one, name in found:
                roles = {role.value: list(map(str, whom)) for role, whom in one.roles.items()}
                show_json({"login": one.login, "name": name, "closed": one.closed, "roles": roles})
            return
        rows = [
            (
                one.login,
                name,
                ", ".join(named(role.value, "Role") for role in one.roles),
                say("closed") if one.closed else "",
            )
            for one, name in found
        ]
        show(table("login", "name", "roles", "state", rows=rows))


def link(user: USER, *, key: Key = "") -> None:
    """Make a link by which a user chooses a password, once, within three days."""
    from application.rights.sign_in import invited

    with opened() as house:
        who_works(house).role_for(May.ADMINISTER)
        made = invited(house, _user(user), by=by_of(house, key))
        said = house.settings
        address = said.public_address or f"http://{said.host}:{said.port}"
        show(say("Once, within three days: {link}", link=f"{address}/aanmelden/{made}"))


def token(
    user: USER,
    *,
    label: Annotated[str, typer.Option(help="What it is for.")],
    role: Annotated[str, typer.Option(help="In which of his roles.")],
    creditor: Annotated[list[str] | None, typer.Option(help="For these alone; repeat it.")] = None,
    until: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="Last day; default: 90 days.")
    ] = None,
    key: Key = "",
) -> None:
    """Issue a token to a program and print it, once."""
    from api.cli.carrying import chosen
    from application.intake.creditor_named import creditor_named
    from application.rights.tokens import issued
    from domain.user.roles import Role

    with opened() as house:
        who_works(house).role_for(May.ADMINISTER)
        text = issued(
            house,
            _user(user),
            label=label,
            role=chosen(Role, role),
            creditors=[creditor_named(house, one) for one in creditor or ()],
            expires_on=until or house.real_today + timedelta(days=_USUAL_DAYS),
            by=by_of(house, key),
        )
        show(text)


def _user(name: str) -> UUID:
    from domain.ids import user_id

    return uuid_or_none(name) or user_id(name)
