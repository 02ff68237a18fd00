"""One audience in several languages: what is published, what leads where, and what stays if only some are."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from markupsafe import Markup

from generator.foreign import Foreign
from generator.page import Edition, MenuEntry, Page, Section, Tongue
from generator.site import engine, letters, links, search_index, switch
from generator.site.faults import SiteFault
from generator.site.languages import kept, with_those_there
from generator.site.look import THEME
from generator.site.publish import BrokenLinks, Published, publish
from tests.site.sample_edition import EPOCH
from tests.site.test_engine import Elements

LOOK = "site_name: Playbook\nplugins: [playbook]\ntheme: {name: material, font: false}\n"
ENGLISH = Tongue("en", "English", "ltr", "")
ARABIC = Tongue("ar", "العربية", "rtl", "ar/")
POLISH = Tongue("pl", "Polski", "ltr", "pl/")
HEALTH = Page("health/", "Health", "health")
LINE = {"en": "Say sorry.", "ar": "اعتذروا.", "pl": "Przeproś."}
LAGS: Mapping[str, int] = {"pl": 3}


def edition(language: str, *more: Page, line: str = "", audience: str = "comms") -> Edition:
    section = Section("steps", 2, language, Markup("<p>%s</p>") % (line or LINE[language]))
    pages = (
        Page("", f"Home {language}", "home"),
        Page("plays/refund/", f"Refund {language}", "play", sections=(section,), lags=LAGS),
        *more,
    )
    tongues = (ENGLISH, ARABIC, POLISH)
    direction = next(t.direction for t in tongues if t.language == language)
    health = MenuEntry("Health", "health/" if language == "en" else "../health/")
    return Edition(
        audience,
        language,
        direction,
        f"Handbook {language}",
        pages,
        (MenuEntry("Home", ""), health),
        redirects={"plays/pay-back/": "plays/refund/", "plays/refund/#old": "plays/refund/#steps"},
        tongues=tongues,
    )


def lacking(made: Edition, *addresses: str) -> Edition:
    """The edition, of which other languages lack some pages."""
    lacks = frozenset(addresses)
    told = (t if t.language == made.language else replace(t, lacks=lacks) for t in made.tongues)
    return replace(made, tongues=tuple(told))


def three() -> list[Edition]:
    return [lacking(edition("en", HEALTH), "health/"), edition("ar"), edition("pl")]


def build(folder: Path, editions: list[Edition], **more: object) -> Published:
    look = folder / "mkdocs.yml"
    look.write_text(LOOK)
    return publish(editions, folder / "site", look, EPOCH, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    every = three() + [replace(each, audience="employee") for each in three()]
    build(folder, every)
    return folder / "site"


def page(site: Path, address: str) -> Elements:
    return Elements((site / address / "index.html").read_text("utf-8"))


def switch_of(found: Elements) -> list[tuple[str, str]]:
    return [
        (a["hreflang"] or "", a["href"] or "") for tag, a in found.found if tag == "a" and "hreflang" in a
    ]


# Where a language leads


@pytest.mark.parametrize(
    ("language", "address", "hrefs"),
    [
        ("en", "", ["./", "ar/", "pl/"]),
        ("en", "plays/refund/", ["./", "../../ar/plays/refund/", "../../pl/plays/refund/"]),
        ("pl", "", ["../", "../ar/", "./"]),
        ("pl", "plays/refund/", ["../../../plays/refund/", "../../../ar/plays/refund/", "./"]),
    ],
)
def test_each_language_leads_to_the_same_page(language: str, address: str, hrefs: list[str]) -> None:
    found = switch.choices(edition(language), Page(address, "x", "play"))
    assert [choice.href for choice in found] == hrefs
    assert [choice.current for choice in found] == [href == "./" for href in hrefs]
    assert all(choice.same for choice in found)


def test_a_page_that_a_language_lacks_leads_to_its_home_page_and_counts_nothing() -> None:
    english, arabic, polish = switch.choices(lacking(edition("en"), "health/"), replace(HEALTH, lags=LAGS))
    assert (english.href, arabic.href, polish.href) == ("./", "../ar/", "../pl/")
    assert (english.same, arabic.same, polish.same) == (True, False, False)
    assert polish.behind == 0


def test_a_language_says_how_far_it_is_behind() -> None:
    english, _, polish = switch.choices(edition("en"), edition("en").pages[1])
    assert (english.behind, polish.behind) == (0, 3)


def test_an_edition_by_itself_offers_no_languages() -> None:
    assert switch.choices(replace(edition("en"), tongues=()), Page("", "x", "home")) == ()
    assert switch.choices(replace(edition("en"), tongues=(ENGLISH,)), Page("", "x", "home")) == ()


# What stands in the pages


def test_every_page_offers_all_languages_by_their_own_names(site: Path) -> None:
    found = page(site, "comms/pl/plays/refund/")
    assert switch_of(found)[:3] == [
        ("en", "../../../plays/refund/"),
        ("ar", "../../../ar/plays/refund/"),
        ("pl", "./"),
    ]
    names = [(a["lang"], a["dir"]) for tag, a in found.found if tag == "bdi" and "lang" in a]
    assert names == [("en", "ltr"), ("ar", "rtl"), ("pl", "ltr")]
    assert "العربية" in found.text
    current = [a["hreflang"] for tag, a in found.found if tag == "a" and a.get("aria-current") == "true"]
    assert "pl" in current


def test_the_head_names_the_page_in_every_language_that_has_it(site: Path) -> None:
    def alternates(address: str) -> dict[str | None, str | None]:
        found = page(site, address).found
        return {a["hreflang"]: a["href"] for tag, a in found if tag == "link" and "hreflang" in a}

    assert alternates("comms/ar/plays/refund/") == {
        "en": "../../../plays/refund/",
        "x-default": "../../../plays/refund/",
        "ar": "./",
        "pl": "../../../pl/plays/refund/",
    }
    assert alternates("comms/health/") == {"en": "./", "x-default": "./"}


def test_a_page_behind_its_source_says_so_in_its_own_language_and_leads_there(site: Path) -> None:
    behind, level = page(site, "comms/pl/plays/refund/"), page(site, "comms/ar/plays/refund/")
    assert [a for _, a in behind.found if "pb-behind" in (a.get("class") or "")]
    assert not [a for _, a in level.found if "pb-behind" in (a.get("class") or "")]
    assert ("en", "../../../plays/refund/") in switch_of(behind)[3:]


def test_a_page_in_another_language_than_its_edition_says_so_on_its_content(tmp_path: Path) -> None:
    health = replace(HEALTH, language="en", sections=(Section("found", 2, "Findings", Markup("<p>x</p>")),))
    written_in_arabic = replace(edition("ar", health), tongues=(replace(ARABIC, root=""),))
    build(tmp_path, [replace(written_in_arabic, menu=())])
    found = page(tmp_path / "site", "comms/health/").found
    assert ("ar", "rtl") in [(a.get("lang"), a.get("dir")) for tag, a in found if tag == "html"]
    assert [(a.get("lang"), a.get("dir")) for tag, a in found if tag == "article"] == [("en", "ltr")]


def test_a_handbook_whose_name_nobody_has_translated_says_the_language_of_its_name(tmp_path: Path) -> None:
    name = Foreign("Handbook", "en")
    build(tmp_path, [replace(edition("ar"), name=name, menu=(), tongues=())])
    root = tmp_path / "site/comms"
    marked = '<span class="pb-foreign" lang="en" dir="ltr">Handbook</span>'
    for path in ("index.html", "404.html"):
        html = (root / path).read_text("utf-8")
        assert marked in html
        assert "Handbook" not in html.replace(marked, "").replace("Handbook</title>", "")
    for path in root.rglob("*.html"):
        assert not re.search("[\ue010-\ue012]", path.read_text("utf-8")), path


def test_every_language_has_its_letters_fetched_and_all_of_them_are_shipped() -> None:
    for language in ("en", "ar", "he", "el", "pl"):
        assert all((THEME / path).is_file() for path in letters.letters(language))
    assert letters.letters("ar") != letters.letters("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Dzień dobry” – napisał", ["Dzień", "dobry", "napisał"]),
        ("ב־Ladlewick", ["ב", "Ladlewick"]),
        ("نعم، غدًا؟", ["نعم", "غدًا"]),
        ("late-parcel", ["late", "parcel"]),
    ],
)
def test_the_search_tells_words_apart_as_each_language_sets_them(text: str, words: list[str]) -> None:
    assert [word for word in re.split(search_index.BETWEEN_WORDS, text) if word] == words


# What is published


def test_the_languages_share_styles_and_scripts_and_each_has_its_own_search(site: Path) -> None:
    assert (site / "comms/assets").is_dir()
    assert not (site / "comms/pl/assets").exists()
    assert LINE["pl"] in (site / "comms/pl/search/search_index.json").read_text("utf-8")
    assert LINE["pl"] not in (site / "comms/search/search_index.json").read_text("utf-8")
    assert links.broken(site / "comms") == []


def test_menus_of_other_languages_lead_out_to_what_only_the_source_has(site: Path) -> None:
    assert "../../../health/" in page(site, "comms/pl/plays/refund/").values("a", "href")
    assert not (site / "comms/pl/health").exists()


def test_old_addresses_lead_on_in_every_language(site: Path) -> None:
    for root in ("comms/", "comms/pl/"):
        assert page(site, f"{root}plays/pay-back/").values("a", "href") == ["../refund/"]


def test_the_page_for_missing_addresses_speaks_all_languages_and_knows_their_homes(site: Path) -> None:
    for path, order in (
        ("comms/404.html", ["/", "/ar/", "/pl/"]),
        ("comms/pl/404.html", ["/pl/", "/", "/ar/"]),
    ):
        found = Elements((site / path).read_text("utf-8"))
        assert found.values("a", "href") == order
        assert "Page not found" in found.text


def test_a_link_to_a_language_without_that_page_fails_the_build(tmp_path: Path) -> None:
    stray = Page("plays/new/", "New", "play", lead=Markup('<p><a href="../../pl/plays/new/">x</a></p>'))
    with pytest.raises(BrokenLinks, match="pl/plays/new/' leads nowhere"):
        build(
            tmp_path,
            [lacking(edition("en", stray, HEALTH), "plays/new/", "health/"), edition("ar"), edition("pl")],
        )
    assert not (tmp_path / "site").exists()


def test_the_offline_copy_holds_all_languages_and_every_link_of_it_names_a_file(
    site: Path, tmp_path: Path
) -> None:
    with ZipFile(site / "employee/offline/handbook.zip") as archive:
        archive.extractall(tmp_path)
    names = {
        path.relative_to(tmp_path / "handbook").as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert {"index.html", "ar/index.html", "pl/plays/refund/index.html"} <= names
    assert not [name for name in names if "search_index" in name or name.endswith("404.html")]
    assert links.broken(tmp_path / "handbook") == []
    assert ("pl", "../../pl/plays/refund/index.html") in switch_of(page(tmp_path, "handbook/plays/refund"))


# Some languages only


def test_a_language_that_is_not_built_stays_as_it_was_and_is_still_offered(tmp_path: Path) -> None:
    build(tmp_path, three())
    site = tmp_path / "site"
    before = (site / "comms/pl/plays/refund/index.html").read_bytes()
    new = Page("plays/new/", "New", "play")

    published = build(
        tmp_path, [lacking(edition("en", HEALTH, new), "health/"), edition("ar", new, line="جديد هنا.")]
    )

    assert (published.languages, published.kept) == (("en", "ar"), ("pl",))
    assert (site / "comms/pl/plays/refund/index.html").read_bytes() == before
    assert "جديد هنا." in page(site, "comms/ar/plays/refund/").text
    assert dict(switch_of(page(site, "comms/plays/refund/")))["pl"] == "../../pl/plays/refund/"
    assert dict(switch_of(page(site, "comms/plays/new/")))["pl"] == "../../pl/"
    assert links.broken(site / "comms") == []


def test_a_language_that_was_never_built_is_not_offered(tmp_path: Path) -> None:
    published = build(tmp_path, [lacking(edition("en", HEALTH), "health/"), edition("ar")])

    assert published.kept == ()
    assert [language for language, _ in switch_of(page(tmp_path / "site", "comms/"))] == ["en", "ar"]


def test_what_a_kept_language_needs_from_an_earlier_program_comes_along(tmp_path: Path) -> None:
    build(tmp_path, three())
    assets = tmp_path / "site/comms/assets"
    old = next(path for path in assets.glob("playbook.*.css"))
    for path in (tmp_path / "site/comms/pl").rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(old.name, "playbook.00000000.css"), "utf-8")
    old.with_name("playbook.00000000.css").write_text("p { margin: 0 }")

    build(tmp_path, [lacking(edition("en", HEALTH), "health/")])

    assert (tmp_path / "site/comms/assets/playbook.00000000.css").is_file()
    assert links.broken(tmp_path / "site/comms") == []


def test_a_kept_language_that_leads_to_a_page_that_is_gone_is_refused_in_plain_words(tmp_path: Path) -> None:
    build(tmp_path, three())
    served = (tmp_path / "site").readlink()

    with pytest.raises(SiteFault, match="the comms pages in 'ar' that are served do not fit") as told:
        build(tmp_path, [edition("en")])

    assert "Build without --language" in str(told.value)
    assert (tmp_path / "site").readlink() == served


def test_a_language_that_left_the_playbook_is_not_kept(tmp_path: Path) -> None:
    build(tmp_path, three())
    english = replace(lacking(edition("en", HEALTH), "health/"), tongues=(ENGLISH, ARABIC))

    found = kept([english], (tmp_path / "site").resolve())

    assert [(each.audience, each.tongue.language) for each in found] == [("comms", "ar")]
    assert [t.language for t in with_those_there(english, [english], found).tongues] == ["en", "ar"]


def test_one_process_and_several_give_the_same_bytes(tmp_path: Path) -> None:
    for name, processes in (("a", 1), ("b", 2)):
        (tmp_path / name).mkdir()
        build(tmp_path / name, three(), processes=processes)
    a, b = (
        {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in (tmp_path / name / "site/comms").rglob("*")
            if path.is_file()
        }
        for name in ("a", "b")
    )
    assert a == b


def test_the_engine_lays_no_shared_file_twice_where_an_edition_lies_in_another(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(LOOK)
    (tmp_path / "out").mkdir()
    engine.build(edition("pl"), tmp_path / "mkdocs.yml", tmp_path / "out", EPOCH)
    assert not (tmp_path / "out/assets").exists()
    html = (tmp_path / "out/plays/refund/index.html").read_text("utf-8")
    assert 'href="../../../assets/' in html
    assert 'href="../../assets/' not in html
