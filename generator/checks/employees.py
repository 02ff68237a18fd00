"""Employees in public: whether they know what to do on a bad day, and how to say for whom they speak."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Fault
from generator.checks.names import names
from generator.checks.tongues import NAMES
from generator.finding import Severity
from generator.handbook import Document, Handbook, Translation
from generator.kinds.advocacy import Advocacy
from generator.suggest import listed
from generator.translations import path_of
from generator.values import quoted


def employee_crisis_rule_missing(handbook: Handbook) -> Iterator[Fault]:
    """The employee page does not say what to do, what not to do and whom to tell in a crisis.

    Well-meaning colleagues make it worse when nobody has told them what helps. For each of the two worst
    levels `in_a_crisis` needs an entry with `if_you_see`, `do_not` and `tell`. An entry that names no
    severities holds for all of them.

    Fails:

        # playbook/advocacy.yaml
        kind: advocacy
        id: advocacy
        title: Speaking for yourself
        disclosure: I work here, and this is my own view.
        reviewed_on: 2026-11-01
        in_a_crisis:
          - severities: [sev2]
            if_you_see: Take a picture of it and ring the press officer.
            do_not: [Do not answer it yourself.]
            tell: press-officer

    Passes:

        # playbook/advocacy.yaml
        kind: advocacy
        id: advocacy
        title: Speaking for yourself
        disclosure: I work here, and this is my own view.
        reviewed_on: 2026-11-01
        in_a_crisis:
          - severities: [sev1, sev2]
            if_you_see: Take a picture of it and ring the press officer.
            do_not: [Do not answer it yourself.]
            tell: press-officer
    """
    for advocacy in handbook.all(Advocacy):
        lacking: dict[tuple[str, ...], list[str]] = {}
        for level in handbook.levels[:2]:
            if missing := _lacks(advocacy.record, level.id):
                lacking.setdefault(missing, []).append(level.id)
        for missing, levels in lacking.items():
            yield _no_rule(advocacy, missing, levels)


RULE = {"if_you_see": "what to do", "do_not": "what not to do", "tell": "whom to tell"}


def _lacks(advocacy: Advocacy, level: str) -> tuple[str, ...]:
    rules = [rule for rule in advocacy.in_a_crisis if not rule.severities or level in names(rule.severities)]
    return tuple(field for field in RULE if not any(getattr(rule, field) for rule in rules))


def _no_rule(advocacy: Document[Advocacy], missing: tuple[str, ...], levels: list[str]) -> Fault:
    said = listed((RULE[field] for field in missing), last="or")
    message = f"the employee page does not say {said} during {listed(levels)}"
    help = f"Add {listed(f'`{field}`' for field in missing)} under `in_a_crisis`."
    for number, rule in enumerate(advocacy.record.in_a_crisis):
        if missing != tuple(RULE) and (not rule.severities or levels[0] in names(rule.severities)):
            return Fault(advocacy, ("in_a_crisis", number), message, help)
    return Fault(advocacy, ("in_a_crisis",), message, help)


def advocacy_disclosure_missing(handbook: Handbook) -> Iterator[Fault]:
    """The employee page has no wording for 'I work here, and this is my own view'.

    When colleagues praise us without saying who they are, it looks bought, and in some countries it is
    against the law. Give them a sentence to copy under `disclosure`, in every language of the playbook:
    people post in their own. Where only a translation lacks it, that is a warning.

    Fails:

        # playbook/advocacy.yaml
        kind: advocacy
        id: advocacy
        title: Speaking for yourself
        reviewed_on: 2026-11-01
        in_a_crisis:
          - if_you_see: Take a picture of it and ring the press officer.
            do_not: [Do not answer it yourself.]
            tell: press-officer

    Passes:

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
    """
    needed = "advocacy" in handbook.playbook.record.required_translations  # told by translation-missing
    for advocacy in handbook.all(Advocacy):
        if not advocacy.record.disclosure:
            message = "there is no wording for 'I work here, and this is my own view'"
            yield Fault(advocacy, (), message, "Add a sentence people can copy under `disclosure`.")
        for whole in handbook.translations.values():
            found = whole.get(advocacy.ref)
            if found and (found.source or not needed):
                yield from _undisclosed(found)


def _undisclosed(found: Translation) -> Iterator[Fault]:
    for passage in found.missing:
        if passage.wording.route == ("disclosure",):
            message = (
                f"there is no {NAMES[found.language]} wording for {quoted(passage.wording.text.rstrip('.'))}"
            )
            help = f"Add `disclosure` to {path_of(found.document, found.language)}."
            at = found.place(("id",)) if found.source else None
            yield Fault(
                found.document, passage.wording.route, message, help, severity=Severity.WARNING, at=at
            )
