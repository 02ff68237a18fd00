"""Translations: whether each language of the playbook has what it must have, up to date, read by somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.checks.check import Also, Fault
from generator.checks.glossary import is_term
from generator.checks.names import name, names
from generator.checks.tongues import NAMES, source_name, translations
from generator.finding import Severity
from generator.handbook import Document, Handbook, Passage, Translation
from generator.kinds.advocacy import Advocacy
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.kinds.statement import Statement
from generator.kinds.vocabulary import Vocabulary
from generator.suggest import an, listed
from generator.translations import path_of
from generator.values import quoted

NAMED: Final = 3
"""So many fields are named before the rest is only counted."""


def translation_missing(handbook: Handbook) -> Iterator[Fault]:
    """A page has no translation into a language of the playbook, or some of its texts have none.

    Its readers get the language it is written in, marked as such. For most pages that is a nuisance; in a
    crisis it is half the staff who cannot read the rule. Which kinds must exist in every language stands
    under `required_translations` of the playbook. Without a word there these are the severities, the triage
    tables, the employee page and the statements for the two worst levels.

    Where the employee page or a holding statement for the two worst levels has no translation at all, it is
    an error. `playbook translations sync` makes the file, with a place for each text; while all of these are
    empty, nothing has been gained.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/advocacy.yaml
        kind: advocacy
        id: advocacy
        title: Speaking for yourself
        disclosure: I work here, and this is my own view.
        reviewed_on: 2026-11-01
        in_a_crisis:
          - if_you_see: Take a picture of it and ring the press officer.
            do_not: [Do not answer it yourself.]
            tell: press-officer

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        required_translations: [advocacy]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/advocacy.yaml
        kind: advocacy
        id: advocacy
        title: Speaking for yourself
        disclosure: I work here, and this is my own view.
        reviewed_on: 2026-11-01
        in_a_crisis:
          - if_you_see: Take a picture of it and ring the press officer.
            do_not: [Do not answer it yourself.]
            tell: press-officer

        # playbook/translations/el/playbook/advocacy.yaml
        kind: translation
        id: advocacy
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Μιλώντας προσωπικά
        disclosure: Εργάζομαι εδώ και αυτή είναι η προσωπική μου άποψη.
        in_a_crisis:
          - if_you_see: Βγάλτε μια φωτογραφία και τηλεφωνήστε στο γραφείο τύπου.
            do_not: [Μην απαντήσετε μόνοι σας.]
    """
    for whole in handbook.translations.values():
        for found in whole.values():
            if found.document.lifecycle != "active" or not found.missing:
                continue
            if len(found.missing) == len(found.passages):  # an empty file is no beginning
                yield from [_none_at_all(handbook, found)] if _required(handbook, found.document) else ()
            elif missing := [passage for passage in found.missing if not _told_elsewhere(found, passage)]:
                yield _texts_missing(handbook, found, missing)


def _told_elsewhere(found: Translation, passage: Passage) -> bool:
    """Whether a check of its own says that it is missing: an agreed term, the disclosure."""
    record, route = found.document.record, passage.wording.route
    if isinstance(record, Vocabulary):
        return is_term(record, route)
    return isinstance(record, Advocacy) and route == ("disclosure",)


def _required(handbook: Handbook, document: Document[Any]) -> bool:
    if document.kind.name not in handbook.playbook.record.required_translations:
        return False
    return not isinstance(document.record, Statement) or _for_the_worst(handbook, document.record)


def _for_the_worst(handbook: Handbook, statement: Statement) -> bool:
    """Whether it may be needed at one of the two worst levels; a holding statement for none serves all."""
    if not statement.severities:
        return statement.type == "holding"
    return bool(handbook.worst & set(names(statement.severities)))


def _grave(handbook: Handbook, document: Document[Any]) -> bool:
    """Whether people would stand there without a word they can read on the worst day."""
    record = document.record
    if isinstance(record, Statement):
        return record.type == "holding" and _for_the_worst(handbook, record)
    return isinstance(record, Advocacy)


def _none_at_all(handbook: Handbook, found: Translation) -> Fault:
    document = found.document
    message = f"{document.called} has no {NAMES[found.language]} version"
    help = (
        f"Write it in {path_of(document, found.language)}; "
        "`playbook translations sync` makes the file, with a place for each text."
    )
    severity = Severity.ERROR if _grave(handbook, document) else None
    return Fault(document, ("title",), message, help, severity=severity)


def _texts_missing(handbook: Handbook, found: Translation, missing: Sequence[Passage]) -> Fault:
    language = NAMES[found.language]
    if len(missing) == 1:
        message = f"{found.document.called} has no {language} text for `{missing[0].wording.name}`"
    else:
        message = f"{found.document.called} has {len(missing)} texts without {an(language)} version: "
        message += _named(missing)
    help = (
        f"Until then readers get the {source_name(handbook)}. `playbook translations sync` adds their places."
    )
    first = Also(found.document, missing[0].wording.route, "this text")
    return Fault(found.document, missing[0].wording.route, message, help, (first,), at=found.place(("id",)))


def _named(passages: Sequence[Passage]) -> str:
    shown = [f"`{passage.wording.name}`" for passage in passages[:NAMED]]
    rest = len(passages) - NAMED
    return listed([*shown, f"{rest} more"] if rest > 0 else shown)


def translation_out_of_date(handbook: Handbook) -> Iterator[Fault]:
    """A text was changed after it was translated, so the languages may say different things.

    Readers of the translation get the new text in its own language, with a notice, until somebody has looked
    at it. Which sentence each text was translated from is remembered in `fingerprints.txt`, which nobody
    needs to edit. Time alone makes this true, so it is a warning at most.

    Read both, change the translation if need be, and say so with `playbook translations accept`.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, pl]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/plays/late-parcel.yaml
        kind: play
        id: late-parcel
        title: A parcel is late
        reviewed_on: 2026-11-01

        # playbook/translations/pl/playbook/plays/late-parcel.yaml
        kind: translation
        id: late-parcel
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Paczka zaginęła

        # playbook/translations/pl/fingerprints.txt
        playbook/plays/late-parcel.yaml title 000000000000

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, pl]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/plays/late-parcel.yaml
        kind: play
        id: late-parcel
        title: A parcel is late
        reviewed_on: 2026-11-01

        # playbook/translations/pl/playbook/plays/late-parcel.yaml
        kind: translation
        id: late-parcel
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Paczka się spóźnia
    """
    for found in translations(handbook):
        if found.document.lifecycle == "active" and (stale := found.stale):
            yield _lags(handbook, found, stale)


def _lags(handbook: Handbook, found: Translation, stale: tuple[Passage, ...]) -> Fault:
    source, language = source_name(handbook), NAMES[found.language]
    texts, they = ("text", "it was") if len(stale) == 1 else ("texts", "they were")
    message = (
        f"the {source} {texts} {_named(stale)} of {found.document.called} changed after {they} "
        f"translated into {language}"
    )
    help = (
        f"{language} readers get the {source} for now. "
        "Bring the translation up to date, then run `playbook translations accept`."
    )
    if any(isinstance(step, int) for passage in stale for step in passage.wording.key):
        help += (
            " Where a line of a list was put in or taken out, `playbook translations sync` moves the rest."
        )
    also = tuple(Also(found.document, passage.wording.route, "changed") for passage in stale[:NAMED])
    place = found.place(stale[0].route)
    return Fault(found.document, stale[0].wording.route, message, help, also, at=place)


def translation_not_reviewed(handbook: Handbook) -> Iterator[Fault]:
    """A translation was not yet read by anybody who writes that language.

    A machine's apology reads like one. For a statement this is an error, since it may go out tonight; for
    other pages it is a warning.

    Let somebody who writes the language read it, then write `state: reviewed`, the role under `by`, and the
    day. The role must have the language: its own `languages` count, and those of the people who hold it.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Our shop is down. We are sorry, and we are on it.

        # playbook/translations/el/playbook/statements/shop-down.yaml
        kind: translation
        id: shop-down
        translation: {state: machine}
        title: Το κατάστημα δεν λειτουργεί
        text: Το κατάστημά μας δεν λειτουργεί. Λυπούμαστε και το φροντίζουμε.

    Passes:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        languages: [en, el]
        default_owner: press-officer
        reviewed_on: 2026-11-01

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        languages: [en, el]
        reviewed_on: 2026-11-01

        # playbook/statements/shop-down.yaml
        kind: statement
        id: shop-down
        title: The shop is down
        type: reply
        reviewed_on: 2026-11-01
        text: Our shop is down. We are sorry, and we are on it.

        # playbook/translations/el/playbook/statements/shop-down.yaml
        kind: translation
        id: shop-down
        translation: {state: reviewed, by: press-officer, on: 2026-11-01}
        title: Το κατάστημα δεν λειτουργεί
        text: Το κατάστημά μας δεν λειτουργεί. Λυπούμαστε και το φροντίζουμε.
    """
    for found in translations(handbook):
        if found.document.lifecycle != "active" or not found.current:
            continue
        what = _what(found)
        if found.state != "reviewed":
            yield _unread(found, what)
        elif found.by is None:
            message = f"{what} is called reviewed, but does not say by whom"
            help = f"Add the role that read it, one that writes {NAMES[found.language]}: `by: ...`."
            yield _of_state(found, message, help, Severity.WARNING)
        elif not _writes(handbook, found.by, found.language):
            yield _not_theirs(handbook, found, what)


def _what(found: Translation) -> str:
    return f"the {NAMES[found.language]} version of {found.document.called}"


def _unread(found: Translation, what: str) -> Fault:
    states = {"machine": "is a machine's draft", "draft": "is still a draft"}
    message = f"{what} {states.get(found.state, 'does not say whether anybody has read it')}"
    help = (
        f"Somebody who writes {NAMES[found.language]} reads it; then write "
        "`translation: {state: reviewed, by: ROLE, on: DAY}` with the role and the day."
    )
    statement = isinstance(found.document.record, Statement)
    return _of_state(found, message, help, Severity.ERROR if statement else Severity.WARNING)


def _not_theirs(handbook: Handbook, found: Translation, what: str) -> Fault:
    role = handbook.get(Role, found.by)
    called = quoted(role.title) if role else quoted(name(found.by or ""))
    language = NAMES[found.language]
    message = f"{what} was reviewed by {called}, and nothing says that this seat writes {language}"
    help = f"Let a seat review it that does; or add `{found.language}` to `languages` of the role."
    also = (Also(role, (), "its languages stand here"),) if role else ()
    return _of_state(found, message, help, Severity.WARNING, also)


def _of_state(
    found: Translation, message: str, help: str, severity: Severity, also: tuple[Also, ...] = ()
) -> Fault:
    route = ("translation",) if found.state else ("id",)
    return Fault(found.document, (), message, help, also, severity, at=found.place(route))


def _writes(handbook: Handbook, by: str, language: str) -> bool:
    """Whether a role, or one of those who hold it, writes a language; who cannot see the people says yes."""
    role = handbook.get(Role, by)
    if role is None or language in role.record.languages or not handbook.every(Roster):
        return True
    people = (handbook.person(code) for code in role.record.holders)
    return any(person and language in person.languages for person in people)
