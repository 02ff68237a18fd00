"""Reading numbers: a text in one of five languages comes in, its numbers, times, lengths and links go out.

A word for a number is read like a figure. What a reading may mean is a set, for '8.30' may be a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from generator.numerals.tongues import MINUTES, MONTHS, TONGUES, Number, Tongue, Value


class Strength(IntEnum):
    """How sure it is that a number is meant: a figure is, a word mostly, 'one' and 'second' only may be."""

    HINT = 0
    WORD = 1
    FIGURE = 2


class Meaning(NamedTuple):
    """What is meant: `kind` with its value in one unit, and the bare amounts that could be written for it."""

    kind: str
    value: Value
    amounts: frozenset[Number] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a text, as typed and in its place, with all it may mean."""

    typed: str
    offset: int
    strength: Strength
    meanings: tuple[Meaning, ...]

    @property
    def length(self) -> int:
        """How many characters it takes."""
        return len(self.typed)

    @property
    def kind(self) -> str:
        """What sort of number it is, taken as it most likely is meant."""
        return self.meanings[0].kind


# What is no number although it has figures, and what is read as a whole

WESTERN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
DIGIT: Final = re.compile(r"\d")
UNREAD: Final = re.compile(r"\{\{[^{}\n]*\}\}|\[\[[^\[\]|\n]*\|?|\]\(\S{0,300}?\)")
ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"'`]+|(?<![A-Za-z0-9_.+%-])[A-Za-z0-9_.+%-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
    r"|(?<![A-Za-z0-9@./-])(?:[a-z0-9-]+\.)+(?:example|com|org|net|info|eu|pl|gr|il|eg)(?![A-Za-z0-9.-]*[A-Za-z0-9])"
    r"(?:/[^\s<>()\[\]\"'`]*)?"
)
HOSTS: Final = re.compile(r"@|://|[a-z]\.[a-z]")
LINK: Final = re.compile(r"\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
PHONE: Final = re.compile(
    r"(?<![\w+])\+[ \u00a0]?\d(?:[ \u00a0()/.\-]{0,2}\d){7,14}(?![\w])"
    r"|(?<![\w+/.,:-])0\d{1,3}[ \u00a0/-]\d{2,4}(?:[ \u00a0-]?\d{2,4}){1,3}(?![\w])"
)
CODE: Final = re.compile(
    r"(?<![A-Za-z0-9_])(?!(?:EUR|PLN|ILS|NIS|EGP|USD|GBP)\d)(?:[A-Z]{1,4}-?\d+(?:-\d+)*|[a-z]{1,8}-?\d+(?:-\d+)*)(?![A-Za-z0-9_])"
)
AT_THE_END: Final = ".,;:!?·…؛،؟*_"

PERCENT: Final = re.compile(r"per cent|τοις εκατό|(?:في |ب)ال(?:مئة|مائة)")
"""A hundredth in more than one word."""

FIGURE: Final = (
    r"(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)"
    r"|(?P<time>\d{1,2}:\d{2}(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[%s]\d{3})+(?!\d)(?:[%s]\d+)?)"
    r"|(?P<either>\d{1,2}\.\d{2}(?![\d.]))"
    r"|(?P<plain>\d+(?:[%s]\d+)?)"
)
LETTER: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u1f00-\u1fff\u0300-\u036f"  # Latin, Greek
    "\u0591-\u05bd\u05bf-\u05c7\u05d0-\u05f4"
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc"
)
WORD: Final = (
    r"[μπ]\.μ\.|[ap]\.m\.|ج\.م|ש[״\"]ח|(?:אחה|לפנה)[״\"]צ"
    rf"|[{LETTER}]+(?:['’][{LETTER}]+)*|[%٪€$£₪½¼¾]"
)
OUTLINED: Final = re.compile(
    rf"[{LETTER}]+(?:['’][{LETTER}]+)*|\d+(?:[.,:/\-٫٬\u00a0\u202f]\d+)*|[%٪€$£₪½¼¾]"
)
LONGEST: Final = 60
"""Of a row of so many digits the rest says nothing more."""
GAP: Final = re.compile(r"[\s\u00a0\u202f*_\-\u2010-\u2012\u05be\u061c\u200e\u200f\u2066-\u2069~]*")
JOINT: Final = re.compile(r"\s*(and|i|και|ו|و)?[\s-]*")
ALLOWED: Final = ("", "ה", "ال")
"""What may be glued to a unit behind its number: an article, but no 'in' or 'of'."""
TENS_AFTER: Final = "و"
"""Arabic says five and twenty."""
SIGNS: Final = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


# Words, by what they may be


Parts = dict[str, Value]
"""What a word may say about a number, each with its value."""


class Role(NamedTuple):
    """What a word may say, and what is glued to its front."""

    may: Parts
    glued: str = ""


def fold(word: str, language: str) -> str:
    """A word as it is looked up: without case, and without the marks that nobody must write."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    if marks := UNWRITTEN.get(language):
        folded = folded.translate(marks)
    return folded if unicodedata.is_normalized("NFC", folded) else unicodedata.normalize("NFC", folded)


def _without_marks(letters: str) -> dict[int, str | None]:
    """For letters what is left of each without its marks, for bare marks nothing."""
    table: dict[int, str | None] = {}
    for letter in letters:
        kept = [s for s in unicodedata.normalize("NFKD", letter) if unicodedata.category(s) != "Mn"]
        table[ord(letter)] = kept[0] if kept else None
    return table


def _range(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


UNWRITTEN: Final[dict[str, dict[int, str | None]]] = {
    "el": _without_marks(_range(0x300, 0x36F) + _range(0x386, 0x3CE) + _range(0x1F00, 0x1FFC)),
    "he": _without_marks(_range(0x591, 0x5BD) + _range(0x5C1, 0x5C2) + "\u05bf\u05c7"),
    "ar": {**_without_marks(_range(0x610, 0x61A) + _range(0x622, 0x626) + _range(0x64B, 0x65F)), 0x640: None},
}
"""Greek accents, Hebrew points, Arabic vowel signs and hamza. Polish accents make other words, and stay."""


@cache
def _lexicon(language: str) -> dict[str, Parts]:
    """Every word that may say something about a number."""
    found: dict[str, Parts] = {}
    for word, parts in TONGUES[language].table().items():
        found.setdefault(fold(word, language), {}).update(parts)
    return found


_KNOWN: Final[dict[str, dict[str, Role | None]]] = {language: {} for language in TONGUES}
"""What words were found to say; filled as texts are read."""
_FIRM: Final[dict[str, set[str]]] = {language: set() for language in TONGUES}
"""Those of them that are an amount by themselves."""
AMOUNTS: Final = frozenset(("number", "length", "part"))


def _known(language: str, words: Iterable[str]) -> dict[str, Role | None]:
    """What words say, these among them."""
    known, firm = _KNOWN[language], _FIRM[language]
    for word in words:
        if word not in known:
            role = known[word] = _role(word, language)
            if role and not AMOUNTS.isdisjoint(role.may):
                firm.add(word)
    return known


def _role(word: str, language: str) -> Role | None:
    """What a word may say, with or without what is glued to its front."""
    lexicon, tongue, folded = _lexicon(language), TONGUES[language], fold(word, language)
    if folded in lexicon:
        return Role(lexicon[folded])
    for cut in range(1, 4) if tongue.glued else ():
        front, rest = folded[:cut], folded[cut:]
        if rest in lexicon and re.fullmatch(tongue.glued, front):
            return Role(lexicon[rest], front)
    if len(folded) > 3 and folded.endswith(tongue.duals):
        return Role({"hint": 2, "dual": 2})
    return None


FIGURES: Final = Role({})
"""What stands for every figure."""


class Token(NamedTuple):
    """A figure, or a word that may say something about a number."""

    text: str
    start: int
    end: int
    form: str
    may: Parts
    glued: str
    near: bool


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What parts a text into tokens, and what tells the forms of a figure."""
    tongue = TONGUES[language]
    thousands, decimals = re.escape(tongue.thousands), re.escape(tongue.decimals)
    figure = FIGURE % (thousands, decimals, decimals)
    bare = re.sub(r"\?P<\w+>", "?:", figure)
    return re.compile(f"({WORD}|{bare})"), re.compile(figure)


def _tokens(text: str, language: str) -> list[Token]:
    """What may say something about a number; `near` if nothing but blanks parts it from the one before."""
    known = _known(language, ())
    parting, figures = _patterns(language)
    pieces, found, at, beside = parting.split(text), list[Token](), 0, False
    role: Role | None
    for before, typed in zip(pieces[::2], pieces[1::2], strict=False):
        start = at + len(before)
        at = start + len(typed)
        if typed[0].isdecimal():
            match = figures.fullmatch(typed)
            form, role = (match and match.lastgroup) or "plain", FIGURES
        elif typed in SIGNS:
            form, role = "part", Role({"part": SIGNS[typed]})
        else:
            role = known[typed] if typed in known else _known(language, (typed,))[typed]
            form = "word"
        if role:
            near = beside and (not before or GAP.fullmatch(before) is not None)
            found.append(Token(typed, start, at, form, role.may, role.glued, near))
        beside = bool(role)
    return found


# From words to readings


def in_figures(text: str) -> bool:
    """Whether there is a figure in a text."""
    return DIGIT.search(text) is not None


Rough = tuple[str, str]
"""An amount, figures with a sign before, and what is said of it."""


@lru_cache(maxsize=65536)
def outline(text: str, language: str) -> tuple[Rough, ...]:
    """What a text says in numbers, taken roughly: each amount with what is said of it, in a fixed order."""
    plain = UNREAD.sub(" ", text) if "[[" in text or "{{" in text else text
    words = OUTLINED.findall(plain)
    known, distinct = _KNOWN[language], set(words)
    if new := distinct.difference(known):
        _known(language, (word for word in new if not word[0].isdecimal()))
    if distinct.isdisjoint(_FIRM[language]) and not DIGIT.search(plain):
        return ()
    found = list[Rough]()
    said: Role | None = None
    for word in words:
        if word[0].isdecimal():
            said = FIGURES
            found.append((f"={_plainly(word, language)}", ""))
        else:
            before, said = said, known[word]
            if said:
                _outlined(found, said, before)
    return tuple(sorted(found))


def _outlined(found: list[Rough], role: Role, before: Role | None) -> None:
    """Add a word to an outline: an amount, or what is said of the amount right before it."""
    may = role.may
    if not AMOUNTS.isdisjoint(may):
        if length := may.get("length"):
            amount, unit = _counted(str(length))
            found.append((str(amount), f"unit {unit}"))
        else:
            word = may.get("number") or may.get("part")
            found.append((str(word), "teen" if before and "one" in before.may else ""))
    elif before and found and (before is FIGURES or "number" in before.may):
        if "hint" in may and "small" not in may:
            found.append((found[-1][0], f"and {may['hint']}"))
        for part in ("unit", "currency", "percent", "month", "morning", "evening"):
            if part in may and not found[-1][1]:
                found[-1] = (found[-1][0], f"{part} {may[part]}")


def _plainly(figure: str, language: str) -> str:
    """A figure without the separators of its language."""
    if figure.isdecimal():
        return str(int(figure[:LONGEST]))
    form = _patterns(language)[1].fullmatch(figure.translate(WESTERN))
    if form and form.lastgroup in ("grouped", "plain"):
        return str(_amount(form[0], form.lastgroup, TONGUES[language]))
    return f"{figure} {language}" if "." in figure or "," in figure else figure


@lru_cache(maxsize=65536)
def readings(text: str, language: str) -> tuple[Reading, ...]:
    """Every number a text may mean, in its order: figures, words, times, lengths, money, codes, phones."""
    plain, found = _set_aside(text)
    plain = PERCENT.sub(lambda match: "%".ljust(len(match[0])), plain)
    found += _Reader(plain, text, language).read()
    return tuple(sorted(found, key=lambda one: one.offset))


def _set_aside(text: str) -> tuple[str, list[Reading]]:
    """The text without what is read as a whole or not at all, and what was read as a whole."""
    plain = UNREAD.sub(_blank, text)
    plain = ADDRESS.sub(_blank, plain) if HOSTS.search(plain) else plain
    found = list[Reading]()
    if not DIGIT.search(plain):
        return plain, found
    plain = plain.translate(WESTERN)
    for kind, pattern in (("phone", PHONE), ("code", CODE)):
        for match in pattern.finditer(plain):
            typed = text[match.start() : match.end()]
            value = re.sub(r"\D", "", match[0]) if kind == "phone" else match[0]
            found.append(Reading(typed, match.start(), Strength.FIGURE, (Meaning(kind, value),)))
        plain = pattern.sub(_blank, plain)
    return plain, found


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def links(text: str) -> frozenset[str]:
    """What a text links to: targets in double brackets, web addresses and mailboxes."""
    found = {target.strip() for target in LINK.findall(text)} if "[[" in text else set()
    if HOSTS.search(text):
        found |= {match[0].rstrip(AT_THE_END) for match in ADDRESS.finditer(text)}
    return frozenset(found)


class _Reader:
    """Goes through the tokens of one text and puts together what stands side by side."""

    def __init__(self, text: str, typed: str, language: str) -> None:
        self.text, self.typed, self.tongue = text, typed, TONGUES[language]
        self.tokens = _tokens(text, language)

    def read(self) -> list[Reading]:
        """All readings, hours joined with the minutes behind them."""
        found, at = list[Reading](), 0
        while at < len(self.tokens):
            reading, after = self._one(at)
            at = max(after, at + 1)
            if reading:
                found.append(reading)
        return list(self._joined(found))

    # Side by side

    def _near(self, at: int) -> bool:
        """Whether nothing but blanks stands between a token and the one before it."""
        return at < len(self.tokens) and self.tokens[at].near

    def _is(self, at: int, role: str) -> bool:
        """Whether the next token stands near and may be this."""
        return at < len(self.tokens) and self.tokens[at].near and role in self.tokens[at].may

    def _goes_on(self, at: int) -> bool:
        """Whether the ten of a teen stands here, or the tens that Arabic says after the ones."""
        if not self._is(at, "number"):
            return False
        token = self.tokens[at]
        tens = self.tongue.joining == TENS_AFTER and _whole(token.may["number"]) in range(20, 100, 10)
        return ("ten-of-teens" in token.may and not token.glued) or (tens and self._joins(token))

    def _joins(self, token: Token) -> bool:
        """Whether a word has an 'and' glued to its front."""
        return bool(self.tongue.joining) and token.glued.startswith(self.tongue.joining)

    def _skip_small(self, at: int) -> int:
        while self._is(at, "small") and "unit" not in self.tokens[at].may:
            at += 1
        return at

    def _skip_one(self, at: int) -> int:
        return at + 1 if self._is(at, "hint") and self.tokens[at].may["hint"] == 1 else at

    def _one(self, at: int) -> tuple[Reading | None, int]:
        token = self.tokens[at]
        if token.form not in ("word", "part"):
            return self._figure(at)
        if "one" in token.may and self._goes_on(at + 1):
            return self._words(at)
        for role, read in (
            ("currency", self._money_first),
            ("month", self._month_first),
            ("part", self._part),
            ("number", self._words),
            ("length", self._length),
            ("unit", self._unit),
            ("hint", self._words),
            ("span", self._span),
            ("noon", self._noon),
            ("midnight", self._noon),
        ):
            if role in token.may:
                found = read(at)
                if found[0] is not None:
                    return found
        return None, at + 1

    # Figures

    def _figure(self, at: int) -> tuple[Reading | None, int]:
        token = self.tokens[at]
        if token.form == "day":
            return self._reading(at, at + 1, Strength.FIGURE, _date(token.text)), at + 1
        if token.form == "time":
            return self._time(at)
        amount = _amount(token.text, token.form, self.tongue)
        if token.form == "either":
            hour, minutes = map(int, token.text.split("."))
            clock = (
                [_clock(hour, minutes, not token.text.startswith("0"))] if hour < 24 and minutes < 60 else []
            )
            after, meanings = self._behind(at + 1, amount)
            return self._reading(at, after, Strength.FIGURE, *meanings, *clock), after
        after, meanings = self._behind(at + 1, amount)
        return self._reading(at, after, Strength.FIGURE, *meanings), after

    def _time(self, at: int) -> tuple[Reading, int]:
        hour, minutes = map(int, self.tokens[at].text.split(":"))
        after, open_ = at + 1, not self.tokens[at].text.startswith("0")
        if self._is(after, "morning") or self._is(after, "evening"):
            late = "evening" in self.tokens[after].may
            hour, open_, after = hour % 12 + 12 * late, False, after + 1
        return self._reading(at, after, Strength.FIGURE, _clock(hour, minutes, open_)), after

    # What stands behind an amount makes a length, money or a date of it

    def _behind(self, at: int, amount: Number) -> tuple[int, list[Meaning]]:
        while self._is(at, "number") and _is_big(self.tokens[at]):
            amount, at = amount * _whole(self.tokens[at].may["number"]), at + 1
        if self._is(at, "part") and not self._joins(self.tokens[at]) and amount < 10:
            return self._parts_of(at, amount)
        if self._is(at, "length") and self.tokens[at].may["length"] == "15m":
            return at + 1, [_length(amount * 15, "m")]
        more, after = self._and_part(at, amount)
        found = self._unit_of(after, more)
        if found:
            return found[0], [found[1]]
        bare = Meaning("number", amount, frozenset((amount,)))
        if after == at:
            return at, [bare]
        return after, [
            Meaning("number", more, frozenset((more,))),
            bare,
        ]  # 'ten and a half', or half of what follows

    def _parts_of(self, at: int, amount: Number) -> tuple[int, list[Meaning]]:
        """Three quarters of an hour; many languages leave the hour out."""
        part, unit = _whole(self.tokens[at].may["part"]), self._skip_small(at + 1)
        if self._is(unit, "unit"):
            return unit + 1, [_length(amount * part, str(self.tokens[unit].may["unit"]))]
        bare = [Meaning("number", value, frozenset((value,))) for value in (amount * part, amount)]
        return at + 1, [*bare, _length(amount * part, "h")]

    def _unit_of(self, at: int, amount: Number) -> tuple[int, Meaning] | None:
        """What the word behind an amount makes of it."""
        if not self._near(at):
            return None
        if "month" in self.tokens[at].may and amount.denominator == 1 and 1 <= amount <= 31:
            return at + 1, _day_of(amount, self.tokens[at].may["month"])
        if self.tokens[at].glued not in ALLOWED:
            return None
        may, whole = self.tokens[at].may, amount.denominator == 1
        if "percent" in may:
            return at + 1, Meaning("percent", amount, frozenset((amount,)))
        if "currency" in may:
            return at + 1, _money(amount, str(may["currency"]))
        if "unit" in may:
            return self._of_unit(at, amount, str(may["unit"]))
        if ("morning" in may or "evening" in may) and amount <= 12 and whole:
            return at + 1, _clock(int(amount) % 12 + 12 * ("evening" in may), 0, False)
        if "on-the-clock" in may and amount <= 24 and whole and "unit" not in may:
            return at + 1, _clock(int(amount), 0, True)
        return None

    def _and_part(self, at: int, amount: Number) -> tuple[Number, int]:
        """The half of 'two and a half'."""
        start, joined = at, False
        if self._is(at, "and") and "number" not in self.tokens[at].may:
            at, joined = self._skip_one(self._skip_small(at + 1)), True
        if self._is(at, "part") and (joined or self._joins(self.tokens[at])):
            part = self.tokens[at].may["part"]
            if not isinstance(part, str) and part < 1:
                return amount + part, at + 1
        return amount, start

    def _of_unit(self, at: int, amount: Number, unit: str) -> tuple[int, Meaning]:
        part, after = self._and_part(at + 1, 0)
        if after == at + 1:
            return after, _length(amount, unit)
        return after, _length(amount + part, unit)

    # Words

    def _words(self, at: int) -> tuple[Reading | None, int]:
        value, after, firm = self._number(at)
        after, meanings = self._behind(after, value)
        broken = meanings[0].kind == "length" and any(a.denominator > 1 for a in meanings[0].amounts)
        strength = Strength.WORD if firm or broken else Strength.HINT
        return self._reading(at, after, strength, *meanings), after

    def _number(self, at: int) -> tuple[Number, int, bool]:
        """The value of number words side by side: 'two hundred and forty', 'خمسة وعشرون'."""
        may = self.tokens[at].may
        firm, one = "number" in may, "one" in may
        total: Number = 0
        here = _whole(may["number" if firm else "hint"])
        counts = firm or "dual" not in may
        at += 1
        while counts and self._near(at):
            token, step = self.tokens[at], at + 1
            joined = self._joins(token)
            if "and" in token.may and self._near(at + 1) and (here >= 100 or total or self.tongue.joining):
                token, joined, step = self.tokens[at + 1], True, at + 2
            role = next((role for role in ("number", "hint") if role in token.may), "")
            if not role or (token.glued and not joined) or "small" in token.may or "dual" in token.may:
                break
            added = self._added(here, _whole(token.may[role]), joined, token.may, firm or one)
            if added is None:
                break
            if role == "number" and added >= 1000 and added % 1000 == 0:
                total, here = total + added, 0
            else:
                here = added
            firm, at = firm or role == "number", step
        return total + here, at, firm

    def _added(self, here: Number, value: Number, joined: bool, may: Parts, firm: bool) -> Number | None:
        """What one more word makes of a number; None if it begins another number."""
        glueing = bool(self.tongue.joining)
        if "ten-of-teens" in may and 0 < here < 10 and not joined and firm:
            return here + 10
        if joined and self.tongue.joining == TENS_AFTER and 0 < here < 10 and 20 <= value < 100:
            return here + value
        if not firm and not (here == 1 and value == 100) and not (here in (20, 30) and value < 10):
            return None
        if not joined and here and value in (1000, 2000, 1_000_000):
            return here * (1000 if value == 2000 else value)
        if not joined and value == 100 and 1 <= here < 10:
            return here * 100
        if glueing and not joined:
            return None
        fits = (here >= 20 and here % 10 == 0 and value < 10) or (
            here >= 100 and here % 100 == 0 and value < 100
        )
        return here + value if value and (fits or here == 0) else None

    def _part(self, at: int) -> tuple[Reading | None, int]:
        """'Half an hour', 'pół godziny'; 'half past three'."""
        part, token = self.tokens[at].may["part"], self.tokens[at]
        after = self._skip_small(at + 1)
        if not isinstance(part, str) and self._is(after, "unit"):
            unit = str(self.tokens[after].may["unit"])
            return self._reading(at, after + 1, Strength.WORD, _length(part, unit)), after + 1
        if "unit" in token.may or ("hint" in token.may and part != Fraction(1, 2)):
            return None, at + 1
        amount = _whole(part)
        return self._reading(
            at, at + 1, Strength.HINT, Meaning("number", amount, frozenset((amount,)))
        ), at + 1

    def _length(self, at: int) -> tuple[Reading | None, int]:
        amount, unit = _counted(str(self.tokens[at].may["length"]))
        part, after = self._and_part(at + 1, 0)
        return self._reading(at, after, Strength.WORD, _length(amount + part, unit)), after

    def _span(self, at: int) -> tuple[Reading | None, int]:
        amount, unit = _counted(str(self.tokens[at].may["span"]))
        return self._reading(at, at + 1, Strength.HINT, _length(amount, unit)), at + 1

    def _unit(self, at: int) -> tuple[Reading | None, int]:
        """A bare unit is one of it, or none at all; 'an hour and a half' is a length for sure."""
        unit = str(self.tokens[at].may["unit"])
        part, after = self._and_part(at + 1, 0)
        strength = Strength.WORD if part else Strength.HINT
        return self._reading(at, after, strength, _length(1 + part, unit)), after

    def _noon(self, at: int) -> tuple[Reading | None, int]:
        hour = 12 if "noon" in self.tokens[at].may else 24
        return self._reading(at, at + 1, Strength.HINT, _clock(hour % 24, 0, False)), at + 1

    def _money_first(self, at: int) -> tuple[Reading | None, int]:
        if not self._near(at + 1) or self.tokens[at + 1].form not in ("plain", "grouped", "either"):
            return None, at + 1
        figure = self.tokens[at + 1]
        money = _money(_amount(figure.text, figure.form, self.tongue), str(self.tokens[at].may["currency"]))
        return self._reading(at, at + 2, Strength.FIGURE, money), at + 2

    def _month_first(self, at: int) -> tuple[Reading | None, int]:
        if not self._near(at + 1) or self.tokens[at + 1].form != "plain":
            return None, at + 1
        day = _amount(self.tokens[at + 1].text, "plain", self.tongue)
        if not 1 <= day <= 31 or day.denominator != 1:
            return None, at + 1
        return self._reading(at, at + 2, Strength.FIGURE, _day_of(day, self.tokens[at].may["month"])), at + 2

    # Putting it together

    def _reading(self, at: int, after: int, strength: Strength, *meanings: Meaning) -> Reading:
        start, end = self.tokens[at].start, self.tokens[after - 1].end
        return Reading(self.typed[start:end], start, strength, meanings)

    def _joined(self, found: list[Reading]) -> Iterator[Reading]:
        """The same, an hour and the minutes right behind it made one."""
        whole: Reading | None = None
        for reading in found:
            if whole and (both := self._both(whole, reading)):
                whole = both
                continue
            if whole:
                yield whole
            whole = reading
        if whole:
            yield whole

    def _both(self, first: Reading, second: Reading) -> Reading | None:
        if first.kind != "length" or second.kind != "length":
            return None
        between = self.text[first.offset + first.length : second.offset]
        one, two = first.meanings[0].value, second.meanings[0].value
        fits = not isinstance(one, str) and not isinstance(two, str) and two < 60 <= one
        joint = JOINT.fullmatch(between)
        if not fits or not joint or (not joint[1] and Strength.HINT in (first.strength, second.strength)):
            return None
        typed = self.typed[first.offset : second.offset + second.length]
        strength = max(first.strength, second.strength)
        return Reading(typed, first.offset, strength, (Meaning("length", one + two),))  # type: ignore[operator]


def _whole(value: Value) -> Number:
    return 0 if isinstance(value, str) else value


def _is_big(token: Token) -> bool:
    return token.may["number"] in (1000, 1_000_000) and not token.glued


def _counted(length: str) -> tuple[Number, str]:
    return int(length[:-1]), length[-1]


def _amount(typed: str, form: str, tongue: Tongue) -> Number:
    """The value of a figure in the writing of its language."""
    typed = typed[:LONGEST]
    if typed.isdecimal():
        return int(typed)
    if form == "either":
        return Fraction(typed)
    if form == "grouped":
        typed = re.sub(rf"[{re.escape(tongue.thousands)}](?=\d{{3}})", "", typed)
    return Fraction(re.sub(rf"[{re.escape(tongue.decimals)}]", ".", typed))


def _length(amount: Number, unit: str) -> Meaning:
    if unit in MONTHS:
        return Meaning("months", amount * MONTHS[unit], frozenset((amount,)))
    return Meaning("length", amount * MINUTES[unit], frozenset((amount,)))


def _money(amount: Number, currency: str) -> Meaning:
    return Meaning("money", f"{amount} {currency}", frozenset((amount,)))


def _day_of(day: Number, month: object) -> Meaning:
    return Meaning("date", f"{int(day)}.{month}", frozenset((day,)))


def _date(typed: str) -> Meaning:
    parts = [int(part) for part in re.split("[-./]", typed)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    return Meaning("date", f"{day}.{month}.{year}", frozenset((day,)))


def _clock(hour: int, minutes: int, open_: bool) -> Meaning:
    """A time of the day; while nobody says which half of the day, its value is that of a clock with hands."""
    part = Fraction(minutes, 60)
    amounts = frozenset((hour + part, hour % 12 + part, (hour % 12 or 12) + part))
    if open_ and hour <= 12:
        return Meaning("time", f"{hour % 12}:{minutes:02}?", amounts)
    return Meaning("time", f"{hour}:{minutes:02}", amounts)
