"""Scripts: whether a translation is in the letters of its language, and its numbers will keep their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.checks.check import Fault
from generator.checks.tongues import Said, said, source_name
from generator.foreign import RIGHT_TO_LEFT
from generator.handbook import Handbook
from generator.values import quoted

SCRIPTS: Final = {"ar": "ARABIC", "he": "HEBREW", "el": "GREEK", "pl": "LATIN", "en": "LATIN"}
"""What Unicode calls the letters of each language."""
LETTERS: Final = {"ARABIC": "Arabic", "HEBREW": "Hebrew", "GREEK": "Greek", "LATIN": "Latin"}

SHARE: Final = 0.6
FEWEST: Final = 20
FEWEST_FOREIGN: Final = 8
"""Of shorter texts nothing is said, since a name or two make up most of them; of a text without a single
letter of its language sooner."""
SAME_WORDS: Final = 4
"""A text of so many words that is equal in two languages was not translated."""

NOT_WORDS: Final = re.compile(
    r"\{\{[^{}\n]*\}\}|`[^`\n]*`|\[\[[^\[\]|\n]*\|?|\]\([^()\s]*\)|https?://\S+|www\.\S+|(?<!\S)\S+@\S+|[@#]\w+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?"
)
WORD: Final = re.compile(r"[^\W\d_]+")
OTHER: Final = re.compile(r"[A-Za-z]{3}")
MAY_BE_FOREIGN: Final = {"LATIN": re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f]{2}")} | dict.fromkeys(
    ("ARABIC", "HEBREW", "GREEK"), OTHER
)
"""A quick look, which clears most texts: of a few letters in a row that its language has not."""


def translation_in_wrong_script(handbook: Handbook) -> Iterator[Fault]:
    """A translation is mostly in other letters than its language has, or is the source text itself.

    Mostly somebody pasted the source to work on it, and never came back. Blanks, links, code, names that
    stand in the source too and the name of the organisation do not count.

    Translate it; or delete the text, and readers get the source, marked as such.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, ar]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/plays/late-parcel.yaml
        kind: play
        id: late-parcel
        title: A parcel is late
        summary: Say where the parcel is now, and on which day it arrives.
        reviewed_on: 2026-11-01

        # playbook/translations/ar/playbook/plays/late-parcel.yaml
        kind: translation
        id: late-parcel
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: تأخر طرد
        summary: Say where the parcel is now, and on which day it arrives.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, ar]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/plays/late-parcel.yaml
        kind: play
        id: late-parcel
        title: A parcel is late
        summary: Say where the parcel is now, and on which day it arrives.
        reviewed_on: 2026-11-01

        # playbook/translations/ar/playbook/plays/late-parcel.yaml
        kind: translation
        id: late-parcel
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: تأخر طرد
        summary: قولوا أين الطرد الآن، وفي أي يوم يصل.
    """
    names = frozenset(WORD.findall(handbook.playbook.record.organisation or ""))
    source = source_name(handbook)
    for one in said(handbook):
        if SCRIPTS[one.language] == "LATIN" and one.text == one.source:
            if len(_words(one.text, names)) >= SAME_WORDS:
                message = f"the {one.title} text of {one.document.called} is the same as the {source} one"
                yield one.fault(message, _translate(source))
        elif share := _foreign(one, names):
            message = f"the {one.title} text of {one.document.called} is {share}"
            yield one.fault(message, _translate(source))


def _translate(source: str) -> str:
    return f"Translate it; or delete it, and readers get the {source}, marked as such."


def _words(text: str, names: frozenset[str]) -> list[str]:
    return [word for word in WORD.findall(NOT_WORDS.sub(" ", text)) if word not in names]


def _foreign(one: Said, names: frozenset[str]) -> str:
    """Which letters stand where those of its language should; empty where enough of these are there."""
    if not MAY_BE_FOREIGN[SCRIPTS[one.language]].search(one.text):
        return ""
    theirs = frozenset(word for word in WORD.findall(one.source) if word[0].isupper())
    counts: dict[str, int] = {}
    for word in _words(one.text, names | theirs):
        script = _script(word[0])
        counts[script] = counts.get(script, 0) + len(word)
    total, own = sum(counts.values()), counts.pop(SCRIPTS[one.language], 0)
    if total < (FEWEST if own else FEWEST_FOREIGN) or own >= SHARE * total:
        return ""
    most = max(counts, key=lambda script: counts[script])
    much = "mostly" if counts[most] > own else f"to {100 * counts[most] // total}%"
    return f"{much} in {LETTERS.get(most, 'other')} letters"


@lru_cache(maxsize=2048)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


# Direction

KEPT: Final = re.compile(r"`[^`\n]*`|\{\{[^{}\n]*\}\}|\[\[[^\[\]\n]*\]\]|<bdi\b[^<>]*>[^<]*</bdi>", re.DOTALL)
"""Stretches that keep their own direction."""
DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
FLIPPING: Final = re.compile(
    rf"(?P<phone>(?<![\w+])\+[ \u00a0]?[{DIGIT}](?:[ \u00a0()/.\-]{{0,2}}[{DIGIT}]){{7,14}}"
    rf"|(?<![\w+/.,-])0[{DIGIT}]{{1,3}}[ \u00a0-][{DIGIT}]{{2,4}}(?:[ \u00a0-]?[{DIGIT}]{{2,4}}){{1,3}}"
    r"(?![\w-]))"
    r"|(?P<name>(?<![\w@#./])[@#][A-Za-z_]\w*)"
    rf"|(?P<day>(?<![\w-])[{DIGIT}]{{4}}-[{DIGIT}]{{2}}-[{DIGIT}]{{2}}(?![\w-]))"
    rf"|(?P<range>(?<![\w:.,-])[{DIGIT}:]+ ?[-\u2012-\u2014] ?[{DIGIT}:]+(?![\w-]))"
    r"|(?P<path>(?<![\w./])/[A-Za-z][\w./-]*)"
)
MAY_FLIP: Final = re.compile(rf"[@#/+]|0[{DIGIT}]|[{DIGIT}] ?[-\u2012-\u2014]")
FLIPS: Final = {
    "phone": "the phone number", "name": "the account or hashtag", "day": "the date", "range": "the range",
    "path": "the file name or address",
}  # fmt: skip


def number_will_flip(handbook: Handbook) -> Iterator[Fault]:
    """A phone number, range, date, account or file name may be shown in the wrong order in Arabic or Hebrew.

    Where the line runs from right to left, the parts of +48 22 555 0100 are shown as 0100 555 22 +48, and
    8-20 may be read as 20-8. Nobody sees it while writing, and whoever rings the number reaches a stranger.

    Put it between backquotes, as in `+48 22 555 0100`: then it keeps its order. Better still, keep it in a
    field of its own, such as the `desk` of a role. A range may also be said in words: from 8 to 20.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, he]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/hotline.yaml
        kind: statement
        id: hotline
        title: Our hotline
        type: reply
        reviewed_on: 2026-11-01
        text: Please ring us at +48 22 555 0100.

        # playbook/translations/he/playbook/statements/hotline.yaml
        kind: translation
        id: hotline
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: קו השירות שלנו
        text: אפשר להתקשר אלינו למספר +48 22 555 0100.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, he]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/hotline.yaml
        kind: statement
        id: hotline
        title: Our hotline
        type: reply
        reviewed_on: 2026-11-01
        text: Please ring us at +48 22 555 0100.

        # playbook/translations/he/playbook/statements/hotline.yaml
        kind: translation
        id: hotline
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: קו השירות שלנו
        text: אפשר להתקשר אלינו למספר `+48 22 555 0100`.
    """
    for one in said(handbook):
        if one.language in RIGHT_TO_LEFT and MAY_FLIP.search(one.text):
            for start, what, typed in _flipping(one.text, one.language):
                message = (
                    f"{FLIPS[what]} {quoted(typed)} may be shown in the wrong order in the {one.title} text"
                )
                help = f"Put it between backquotes: `{typed}`; or into a field of its own."
                yield one.fault(f"{message} of {one.document.called}", help, start, len(typed))


def _flipping(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """What would be shown in another order: its place, what it is, what was typed."""
    rest = KEPT.sub(lambda match: "\0" * len(match[0]), text)
    for match in FLIPPING.finditer(rest):
        what = match.lastgroup or ""
        # A hyphen between digits holds them together after a Hebrew letter, but not after an Arabic one.
        held = language == "he" and re.fullmatch(rf"[{DIGIT}:]+(?:-[{DIGIT}:]+)+", match[0])
        if not (held and what in ("day", "range")):
            yield match.start(), what, match[0]
