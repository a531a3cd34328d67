"""Templates of a creditor's letters: tried and archived when installed, laid out when used."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from adapters.paper import HOUSE_LOOK, Look
from adapters.paper.template_files import PackFiles, lay_out, read_pack, unpack
from adapters.paper.trying import dressed, look_of, try_pack
from adapters.passing_folder import passing_folder
from application.by import By
from application.house import House
from domain.application import Receipt, Session
from domain.creditor.events import LetterTemplateInstalled
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.errors import NotFound, Refusal
from domain.facts import StreamRef
from domain.letter.text import LetterContent
from domain.letter.text.template import HOUSE
from domain.sealing import Erased
from domain.user.roles import May


@dataclass(frozen=True, slots=True)
class Installed:
    """What was installed: the template's key, its hash, and how many letters were tried."""

    key: str
    sha256: str
    tried: int
    receipt: Receipt


def install(house: House, creditor_id: UUID, path: Path, *, by: By) -> Installed:
    """Try a template on every kind of letter, archive it, and let the creditor's letters use it.

    Letters that were ordered keep the template of their order. Raises Refusal ``template.*``
    that names the letter, what it lacks and the article; NotAllowed.
    """
    by = by.permitted(May.MANAGE, creditor_id, named=True)
    found = read_pack(path)
    known = house.collections.creditor(creditor_id)
    _require_new(known, found)
    with passing_folder() as folder:
        tried = try_pack(found, folder)
    sha256 = house.archive.put(found.raw, subject=creditor_id)
    fact = LetterTemplateInstalled(
        name=found.pack.name, template_version=found.pack.version, sha256=sha256
    )

    def decide(session: Session) -> None:
        creditor = session.creditor(creditor_id)
        _require_new(creditor, found)
        if (creditor.template, creditor.templates.get(fact.key)) != (fact.key, sha256):
            session.record(StreamRef.creditor(creditor_id), [fact])

    command = by.command(house, log=creditor_id, said=("template", fact.key, sha256))
    return Installed(fact.key, sha256, tried, house.collections.carry_out(command, decide))


def pack_of(house: House, creditor: Creditor, key: str) -> PackFiles | None:
    """An installed template; None for the house's own.

    Raises NotFound ``template.unknown``.
    """
    if key == HOUSE:
        return None
    sha256 = creditor.templates.get(key)
    raw = house.archive.get(sha256) if sha256 else None
    if raw is None or isinstance(raw, Erased):
        raise NotFound(
            "template.unknown",
            f"There is no template '{key}'.",
            way_out="See `vordering template list`.",
        )
    return unpack(raw)


def dress(house: House, creditor: Creditor, key: str, content: LetterContent) -> LetterContent:
    """The content with the sentences of a template."""
    found = pack_of(house, creditor, key)
    return dressed(content, found) if found else content


def look(house: House, creditor: Creditor, key: str) -> Look:
    """A template's look, laid out in the home; the house's own for its own template."""
    found = pack_of(house, creditor, key)
    if found is None:
        return HOUSE_LOOK
    folder = house.home / "templates" / creditor.templates[key]
    if folder not in house.laid_out:
        lay_out(found, folder)
        house.laid_out.add(folder)
    return look_of(found, folder)


def _require_new(creditor: Creditor, found: PackFiles) -> None:
    require_registered(creditor)
    used = creditor.templates.get(found.pack.key)
    if used and used != _digest(found):
        raise Refusal(
            "template.version_used",
            f"'{found.pack.key}' was installed before with another content.",
            way_out="Raise the version in template.toml: what was ordered never changes.",
        )


def _digest(found: PackFiles) -> str:
    from hashlib import sha256  # noqa: PLC0415 - named like the field

    return sha256(found.raw).hexdigest()
