"""A creditor's own template: used from its installation on, refused where the law is not met."""

from pathlib import Path
from uuid import UUID

import pytest

from adapters.paper import text_of
from application.house import House
from application.letters.documents import document_of
from application.letters.templates import install
from domain.errors import Refusal
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    letters,
    run_on,
)

SHIPPED = Path(__file__).parents[2] / "adapters" / "paper" / "letter.typ"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">'
    '<rect width="80" height="20"/></svg>'
)
BODY = "#let letter-body(size) = {"
KEY = 'if paragraph.role == "key" { key-paragraph(paragraph.text) }'
MANIFEST = """
name = "linde"
version = 1
accent = "#145a32"
[texts.nl]
greeting = "Hartelijke groet van de kwekerij,"
"""


@pytest.fixture
def place(tmp_path: Path) -> HousePlace:
    """Give one engine: a template is the same on both."""
    return HousePlace("sqlite", "", tmp_path / "home")


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    place.clock.move_to(MARCH)
    return claim_from(house, CONSUMER)


def pack(tmp_path: Path, manifest: str = MANIFEST, **files: str) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir(exist_ok=True)
    (folder / "template.toml").write_text(manifest)
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content)
    return folder


def layout(*changes: tuple[str, str]) -> str:
    source = SHIPPED.read_text()
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return source


def refused(house: House, claim: UUID, folder: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        install(house, case_of(house, claim).creditor.id, folder, by=by())
    return caught.value


def test_letters_wear_a_template_from_its_installation_on_and_a_version_is_of_one_content(
    place: HousePlace, house: House, claim: UUID, tmp_path: Path
) -> None:
    creditor = case_of(house, claim).creditor.id
    folder = pack(tmp_path, letter_typ=layout(), logo_svg=LOGO)
    done = install(house, creditor, folder, by=by())
    assert (done.key, done.tried) == ("linde@1", 78)
    run_on(place, house, MARCH)
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.template == "linde@1"
    assert "Hartelijke groet van de kwekerij," in text_of(document_of(house, letter.id))
    assert broken(house) == []
    version = house.collections.creditor(creditor).version
    install(house, creditor, folder, by=by())
    assert house.collections.creditor(creditor).version == version
    changed = pack(tmp_path, MANIFEST.replace("#145a32", "#145a33"))
    assert refused(house, claim, changed).code == "template.version_used"
    install(house, creditor, pack(tmp_path, MANIFEST.replace("= 1", "= 2")), by=by())
    state = house.collections.creditor(creditor)
    assert (state.template, sorted(state.templates)) == ("linde@2", ["linde@1", "linde@2"])


@pytest.mark.parametrize(
    ("changes", "lacks", "article"),
    [
        (
            [(KEY, KEY.replace("key-paragraph(paragraph.text)", ""))],
            "what to pay, by when or what follows",
            "BW 6:82",
        ),
        (
            [("    specification(d.specification)\n", "")],
            "a part of the amount in its specification",
            "Bki art. 3.1",
        ),
        ([("lines(d.address)", '"Aan de bewoner"')], "a name, number or mark", "Bki art. 3.1"),
        (
            [(BODY, f"{BODY}\n  [Betaal voor 1 januari 2027.]")],
            "a day after its own",
            "BW 6:96 lid 6",
        ),
        (
            [(BODY, f"{BODY}\n  [Binnen 14 dagen na dagtekening.]")],
            "from the letter's own day",
            "BW 6:96 lid 6",
        ),
        (
            [(BODY, f"{BODY}\n  [Kosten: 15 % van de hoofdsom.]")],
            "a percentage",
            "BW 6:96 lid 6",
        ),
    ],
)
def test_a_layout_that_drops_or_adds_what_the_law_forbids_is_refused_by_letter_and_article(
    house: House,
    claim: UUID,
    tmp_path: Path,
    changes: list[tuple[str, str]],
    lacks: str,
    article: str,
) -> None:
    refusal = refused(house, claim, pack(tmp_path, letter_typ=layout(*changes)))
    assert refusal.code == "template.unlawful"
    assert lacks in refusal.message
    assert refusal.message.startswith("Letter ")
    assert refusal.article == article
    assert house.collections.creditor(case_of(house, claim).creditor.id).template == "house@1"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('fourteen_days = "Betaal {total} spoedig."', "what to pay"),
        ('demand = "Betaal s.v.p."', "what to pay"),
        ('trouble = "Anders volgt incasso. {contact}"', "speaks of interest, costs or an agency"),
    ],
)
def test_sentences_that_take_away_what_a_letter_stands_or_falls_by_are_refused(
    house: House, claim: UUID, tmp_path: Path, text: str, wrong: str
) -> None:
    refusal = refused(house, claim, pack(tmp_path, f"{MANIFEST}\n{text}\n"))
    assert (refusal.code, wrong in refusal.message) == ("template.unlawful", True), refusal.message


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('term_14 = "binnen veertien dagen"', "may not be changed"),
        ('nonsense = "x"', "no such sentence"),
        ('salutation = "Dag {creditor.__class__}"', "does not stand in the house's sentence"),
        ('salutation = "15% korting"', "never a percentage"),
        ('salutation = "Zie https://example.nl"', "no address of the web"),
    ],
)
def test_sentences_that_cannot_be_right_are_refused_at_once(
    house: House, claim: UUID, tmp_path: Path, text: str, wrong: str
) -> None:
    refusal = refused(house, claim, pack(tmp_path, f"{MANIFEST}\n{text}\n"))
    assert (refusal.code, wrong in refusal.message) == ("template.manifest", True), refusal.message


@pytest.mark.parametrize(
    "line",
    [
        '#import "@preview/tablex:0.0.8": *',
        '#import "../../secret.typ": *',
        '#read("/etc/passwd")',
        '#include "other.typ"',
        '#eval("1")',
        "#datetime.today()",
        "#sys.inputs",
        '#link("https://example.nl")[x]',
    ],
)
def test_a_layout_that_reaches_outside_its_template_is_refused(
    house: House, claim: UUID, tmp_path: Path, line: str
) -> None:
    refusal = refused(house, claim, pack(tmp_path, letter_typ=f"{layout()}\n{line}\n"))
    assert refusal.code == "template.layout"
    assert f"line {layout().count(chr(10)) + 2}" in refusal.message


def test_an_image_outside_the_template_is_not_found(
    house: House, claim: UUID, tmp_path: Path
) -> None:
    outside = layout() + '\n#image("/../../etc/hostname")\n'
    assert (
        refused(house, claim, pack(tmp_path, letter_typ=outside)).code == "template.cannot_be_set"
    )


@pytest.mark.parametrize(
    "logo",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.nl/a.png"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="file:///etc/passwd"/></svg>',
    ],
)
def test_a_logo_that_refers_outside_itself_is_refused(
    house: House, claim: UUID, tmp_path: Path, logo: str
) -> None:
    assert refused(house, claim, pack(tmp_path, logo_svg=logo)).code == "template.logo"


def test_a_file_that_does_not_belong_and_a_folder_without_a_manifest_are_refused(
    house: House, claim: UUID, tmp_path: Path
) -> None:
    assert refused(house, claim, pack(tmp_path, notes_txt="x")).code == "template.unknown_file"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refused(house, claim, empty).code == "template.manifest"
