"""The letters that are shipped: small, licensed, one for each script; and styles know no fixed side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest

from generator.site.letters import OWN, letters
from generator.site.look import THEME
from tests.site import woff2

ASSETS = THEME / "assets"
FONTS = ASSETS / "fonts"
STYLES = ("playbook.css", "components.css")
FACE = re.compile(r"@font-face \{(.*?)\}")
LICENCES = {
    "assistant": "assistant-licence.txt",
    "frank-ruhl-libre": "frank-ruhl-libre-licence.txt",
    "handbook-sans": "source-sans-3-licence.txt",
    "handbook-serif": "source-serif-4-licence.txt",
    "noto": "noto-arabic-licence.txt",
    "source-sans-3": "source-sans-3-licence.txt",
    "source-serif-4": "source-serif-4-licence.txt",
}
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?()[]+-–—…%/@#&€’‘“”·"
WRITTEN = {
    "en": LATIN,
    "pl": LATIN + "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”«»",
    "el": LATIN + "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ«»",
    "ar": LATIN + "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـًٌٍَُِّْٰ٠١٢٣٤٥٦٧٨٩٪٫٬،؛؟«»",
    "he": LATIN + "אבגדהוזחטיךכלםמןנסעףפץצקרשת־׳״₪",
}


@dataclass(frozen=True)
class Face:
    """One file of letters, as the styles know it."""

    family: str
    italic: bool
    file: str
    ranges: tuple[tuple[int, int], ...]

    def has(self, letter: str) -> bool:
        """Whether the browser asks this file for a letter, and finds it there."""
        inside = any(first <= ord(letter) <= last for first, last in self.ranges)
        return inside and ord(letter) in held(self.file)


@cache
def held(file: str) -> set[int]:
    return woff2.letters((FONTS / file).read_bytes())


@cache
def faces() -> tuple[Face, ...]:
    """The faces of the styles that are files."""
    found = (match[1] for match in FACE.finditer((ASSETS / "playbook.css").read_text()))
    return tuple(face(text) for text in found if "woff2" in text)


def face(text: str) -> Face:
    said = dict(part.strip().split(": ", 1) for part in text.split(";") if part.strip())
    ranges = (piece.strip().removeprefix("U+").split("-") for piece in said["unicode-range"].split(","))
    return Face(
        said["font-family"].strip('"'),
        said.get("font-style") == "italic",
        re.findall(r"fonts/([\w.-]+)", said["src"])[0],
        tuple((int(piece[0], 16), int(piece[-1], 16)) for piece in ranges),
    )


def stack(name: str, language: str) -> list[str]:
    """The families of a list of fonts, on a page of a language."""
    css = (ASSETS / "playbook.css").read_text()
    own = re.search(rf":root:lang\({language}\) \{{(.*?)\}}", css, re.DOTALL)
    lists = re.search(rf"--{name}: (.*?);", own[1] if own else css)
    assert lists
    return re.findall(r'"([^"]+)"', lists[1])


@pytest.mark.parametrize("name", ["pb-sans", "pb-serif"])
@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_in_any_language_has_the_letters_of_all_of_them(page: str, name: str) -> None:
    families = stack(name, page)
    upright = [face for face in faces() if face.family in families and not face.italic]
    missing = {
        language: [letter for letter in text if not any(face.has(letter) for face in upright)]
        for language, text in WRITTEN.items()
    }
    assert missing == {language: [] for language in WRITTEN}


@pytest.mark.parametrize("language", ["en", "pl", "el"])
def test_scripts_with_slanted_letters_have_them(language: str) -> None:
    slanted = [face for face in faces() if face.italic]
    letters_only = [letter for letter in WRITTEN[language] if letter.isalpha()]
    assert [letter for letter in letters_only if not any(face.has(letter) for face in slanted)] == []


def test_every_file_of_letters_is_used_small_and_has_its_licence() -> None:
    files = {path.name for path in FONTS.glob("*.woff2")}
    assert files == {face.file for face in faces()}
    for name in files:
        (licence,) = [text for start, text in LICENCES.items() if name.startswith(start)]
        assert "SIL OPEN FONT LICENSE" in (FONTS / licence).read_text()
        assert (FONTS / name).stat().st_size < 62_000


def test_what_is_fetched_at_once_is_there_and_fits_the_language() -> None:
    for language in WRITTEN:
        paths = letters(language)
        assert all((THEME / path).is_file() for path in paths)
        assert sum((THEME / path).stat().st_size for path in paths) < 135_000
    assert set(OWN) < set(WRITTEN)


# Sides

SIDE = re.compile(r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-\w+)-)?(?:left|right)(?![\w-])")
VALUE = r"((?:[^\s;()!]|\([^)]*\))+)"
FOUR = re.compile(rf"(margin|padding|inset|border-width|border-radius): {VALUE} {VALUE} {VALUE} {VALUE};")
REASONS = {
    "text-align: right !important": "figures stand ones below ones in every script",
    "@bottom-left": "the boxes of a sheet have no logical names; the root says what stands in them",
    "@bottom-right": "the boxes of a sheet have no logical names; the root says what stands in them",
}


def declarations(style: str) -> list[str]:
    """The lines of a style sheet without its remarks."""
    return re.sub(r"/\*.*?\*/", "", (ASSETS / style).read_text(), flags=re.DOTALL).splitlines()


@pytest.mark.parametrize("style", STYLES)
def test_styles_name_a_left_or_right_side_only_with_a_reason(style: str) -> None:
    named = [line.strip() for line in declarations(style) if SIDE.search(line)]
    assert [line for line in named if not any(reason in line for reason in REASONS)] == []


def alike(name: str, first: str, second: str, third: str, fourth: str) -> bool:
    """Whether four sides, or four corners, are the same seen in a mirror."""
    return (first, third) == (second, fourth) if name == "border-radius" else second == fourth


@pytest.mark.parametrize("style", STYLES)
def test_four_sides_at_once_are_alike_at_both_ends_or_have_a_mirrored_twin(style: str) -> None:
    lines = declarations(style)
    uneven = [line for line in lines if any(not alike(*four) for four in FOUR.findall(line))]
    ends = [line.split("{")[0].strip() for line in uneven]
    assert [end for end in ends if not end.startswith("[dir=") and f'[dir="rtl"] {end}' not in ends] == []
