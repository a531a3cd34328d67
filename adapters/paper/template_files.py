"""Template packs as files: read from a folder or a zip, packed the same each time, laid out."""

import io
import re
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from domain.errors import Refusal
from domain.letter.text.template import TemplatePack

MANIFEST: Final = "template.toml"
LAYOUT: Final = "letter.typ"
LOGOS: Final = ("logo.svg", "logo.png")
_KNOWN: Final = frozenset({MANIFEST, LAYOUT, *LOGOS})
_MOST_BYTES: Final = 1_000_000
_HOUSE: Final = Path(__file__).parent
_SHARED: Final = "shared.typ"
_IMPORT: Final = '#import "shared.typ": *'
_FORBIDDEN: Final = re.compile(
    r"\b(import|include|eval|read|plugin|json|yaml|toml|xml|csv|cbor|bibliography|sys|today"
    r"|target|attach)\b|://|[\"']@"
)
_FOREIGN_IN_SVG: Final = re.compile(
    r"<\s*(script|foreignobject|image|style)\b|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)|<!entity",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PackFiles:
    """A pack with its files by name, and the bytes that are archived."""

    pack: TemplatePack
    files: Mapping[str, bytes]
    raw: bytes

    @property
    def logo(self) -> str:
        """Give the name of the logo's file, empty where there is none."""
        return next((name for name in LOGOS if name in self.files), "")


def read_pack(path: Path) -> PackFiles:
    """Read a pack from a folder or a zip file.

    Raises Refusal ``template.unreadable``, ``template.unknown_file``, ``template.too_large``,
    ``template.manifest`` or ``template.layout`` with the element that is wrong.
    """
    if path.is_dir():
        return _pack({f.name: f.read_bytes() for f in _listed(path)})
    try:
        return unpack(path.read_bytes())
    except OSError as error:
        raise _refused("unreadable", f"{path} cannot be read: {error.strerror}.") from error


def unpack(raw: bytes) -> PackFiles:
    """Read a pack from the bytes of its zip."""
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            infos = packed.infolist()
            if sum(info.file_size for info in infos) > _MOST_BYTES:
                raise _too_large()
            return _pack({info.filename: packed.read(info) for info in infos})
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise _refused("unreadable", "This is no zip file of a template.") from error


def lay_out(found: PackFiles, folder: Path) -> None:
    """Write what Typst needs into a folder of its own: nothing outside it can be read."""
    folder.mkdir(parents=True, exist_ok=True)
    layout = found.files.get(LAYOUT) or (_HOUSE / LAYOUT).read_bytes()
    written = {_SHARED: (_HOUSE / _SHARED).read_bytes(), LAYOUT: layout}
    if found.logo:
        written[found.logo] = found.files[found.logo]
    for name, content in written.items():
        part = folder / f".{name}.part"
        part.write_bytes(content)
        part.replace(folder / name)


def _listed(folder: Path) -> list[Path]:
    found = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
    if any(one.is_symlink() or not one.is_file() for one in found):
        raise _refused("unknown_file", "The folder holds something that is no plain file.")
    if sum(one.stat().st_size for one in found) > _MOST_BYTES:
        raise _too_large()
    return found


def _pack(files: dict[str, bytes]) -> PackFiles:
    if unknown := sorted(set(files) - _KNOWN):
        message = f"'{unknown[0][:60]}' does not belong in a template."
        raise _refused("unknown_file", message, f"It holds {', '.join(sorted(_KNOWN))}.")
    pack = _manifest(files.get(MANIFEST, b""))
    _check_layout(files.get(LAYOUT, b""))
    if _FOREIGN_IN_SVG.search(files.get("logo.svg", b"").decode("utf-8", "replace")):
        raise _refused("logo", "The logo refers to something outside itself, or holds a script.")
    return PackFiles(pack, files, _zipped(files))


def _manifest(raw: bytes) -> TemplatePack:
    try:
        return TemplatePack.model_validate(tomllib.loads(raw.decode()))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _refused("manifest", f"{MANIFEST}: {where} {first['msg']}.".strip()) from error
    except (ValueError, RecursionError) as error:
        raise _refused("manifest", f"{MANIFEST} cannot be read: {error}.") from error


def _check_layout(raw: bytes) -> None:
    """Refuse a layout that could reach outside its folder; one import is allowed."""
    try:
        source = raw.decode()
    except UnicodeDecodeError as error:
        raise _refused("layout", f"{LAYOUT} is no UTF-8 text.") from error
    for number, line in enumerate(source.splitlines(), start=1):
        found = _FORBIDDEN.search(line)
        if found and line.strip() != _IMPORT:
            message = f"{LAYOUT}, line {number}: '{found.group()}' reaches outside the template."
            raise _refused("layout", message, f"Only {_IMPORT} is allowed.")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack the files so that the same files give the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), files[name])
    return packed.getvalue()


def _too_large() -> Refusal:
    return _refused("too_large", f"The template is larger than {_MOST_BYTES // 1000} kB.")


def _refused(code: str, message: str, way_out: str = "") -> Refusal:
    return Refusal(f"template.{code}", message, way_out=way_out or "Correct it and try again.")
