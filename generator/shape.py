"""Shape: what is said of a document that has not the form of its kind. One function for each check."""

from __future__ import annotations

from generator.finding import Finding, Severity
from generator.source import Route, Source
from generator.suggest import did_you_mean, listed
from generator.values import quoted


def key_unknown(
    source: Source, route: Route, holder: str, known: list[str], document: str, home: str = ""
) -> Finding:
    """A field is not one this kind of document has.

    A field that nobody reads is a rule that nobody follows: the editor believes it is in force. Usually
    it is a slip of spelling, so the nearest real field is named.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        departmnt: Communications
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        department: Communications
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    key = str(route[-1])
    otherwise = f"It belongs under `{home}:`, indented." if home else ""
    return Finding(
        "key-unknown",
        Severity.ERROR,
        f"{quoted(key)} is not a field of {holder}",
        source.place(route, key=True),
        otherwise or did_you_mean(key, known, f"The fields here are {listed(sorted(known), most=24)}."),
        document=document,
    )


def field_missing(source: Source, route: Route, message: str, help: str, document: str) -> Finding:
    """A field that this kind of document cannot live without is not there.

    Few fields are required; those that are make the page usable. The message names the field and the
    place where it belongs.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("field-missing", Severity.ERROR, message, source.place(route), help, document=document)


def value_wrong(source: Source, route: Route, message: str, help: str, document: str) -> Finding:
    """A field holds something it cannot hold.

    A date that is no date, a duration without its unit, a choice that is not on the list. The message
    quotes what stands there and shows the right form.

    Fails:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        minutes_per_day: two hours
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        minutes_per_day: 120
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    return Finding("value-wrong", Severity.ERROR, message, source.place(route), help, document=document)


def file_misplaced(source: Source, message: str, help: str) -> Finding:
    """A file stands in the wrong folder, or in none we read.

    The folder says what kind of document lives there, so that people find it and its address never
    changes.

    Fails:

        # playbook/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01

    Passes:

        # roles/press-officer.yaml
        kind: role
        id: press-officer
        title: Press officer
        holders: [p-001]
        reviewed_on: 2026-11-01
    """
    place = source.place(("kind",)) if "kind" in source.data else source.place(())
    return Finding("file-misplaced", Severity.ERROR, message, place, help)
