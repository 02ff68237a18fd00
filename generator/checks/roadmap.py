"""The roadmap: whether others have agreed, whether it is paid for, and whether tools follow a need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.check import Also, Fault
from generator.checks.names import seat
from generator.handbook import Document, Handbook
from generator.kinds.channel import Channel
from generator.kinds.initiative import Dependency, Distribution, Initiative
from generator.kinds.role import Role
from generator.kinds.tool import Tool, Tools
from generator.source import Route
from generator.suggest import listed
from generator.values import quoted

PERMANENT_YEARS = 3
"""For how many years something permanent must be paid for."""


def _running(initiative: Document[Initiative]) -> bool:
    return initiative.record.status in (None, "active")


def initiative_dependency_not_agreed(handbook: Handbook) -> Iterator[Fault]:
    """An initiative runs although another department has not agreed to its part.

    The link is refused on the day before launch, or drowns at the foot of a newsletter. Each dependency of
    an active initiative has `agreed: yes` and under `agreed_by` a role of that very department; each place
    under `distribution` names who agreed to it.

    Ask them, or write `status: planned` until they have said yes.

    Fails:

        # playbook/initiatives/repair-pages.yaml
        kind: initiative
        id: repair-pages
        title: Repair it yourself
        status: active
        start: 2026-06-01
        end: 2027-06-30
        resources: {funded_until: 2027-06-30, approved_by: press-officer}
        dependencies:
          - {department: IT, needs: a link on the home page, agreed: no}
        reviewed_on: 2026-11-01

    Passes:

        # playbook/initiatives/repair-pages.yaml
        kind: initiative
        id: repair-pages
        title: Repair it yourself
        status: active
        start: 2026-06-01
        end: 2027-06-30
        resources: {funded_until: 2027-06-30, approved_by: press-officer}
        dependencies:
          - {department: IT, needs: a link on the home page, agreed: yes, agreed_by: it-lead, on: 2026-05-20}
        reviewed_on: 2026-11-01

        # roles/it-lead.yaml
        kind: role
        id: it-lead
        title: IT lead
        department: IT
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for initiative in handbook.all(Initiative):
        if _running(initiative):
            for number, dependency in enumerate(initiative.record.dependencies):
                yield from _not_agreed(handbook, initiative, ("dependencies", number), dependency)
            for number, placed in enumerate(initiative.record.distribution):
                yield from _no_place(handbook, initiative, ("distribution", number), placed)


def _not_agreed(
    handbook: Handbook, initiative: Document[Initiative], route: Route, dependency: Dependency
) -> Iterator[Fault]:
    department, by = dependency.department, dependency.agreed_by
    needs = f"{initiative.called} needs {quoted(dependency.needs)} from {department}"
    role = handbook.get(Role, by)
    theirs = role.record.department if role else None
    if not dependency.agreed:
        help = "Ask them, or write `status: planned` until they have said yes."
        yield Fault(initiative, (*route, "agreed"), f"{needs}, and {department} has not agreed", help)
    elif not by:
        help = f"Name under `agreed_by` the role of {department} that said yes."
        yield Fault(initiative, route, f"{needs}, but nobody is named who agreed", help)
    elif role and theirs and theirs.casefold() != department.casefold():
        message = f"{needs}, but {seat(handbook, by)}, who agreed, belongs to {theirs}"
        help = f"Ask somebody in {department}, and name that role."
        also = (Also(role, ("department",), f"in {theirs}"),)
        yield Fault(initiative, (*route, "agreed_by"), message, help, also)


def _no_place(
    handbook: Handbook, initiative: Document[Initiative], route: Route, placed: Distribution
) -> Iterator[Fault]:
    channel = handbook.get(Channel, placed.channel)
    if placed.agreed_by is None and channel:
        message = (
            f"nobody has agreed to the place {quoted(placed.placement)} on {quoted(channel.title)} "
            f"for {quoted(initiative.title)}"
        )
        help = "Ask whoever owns that place, and name the role under `agreed_by`."
        yield Fault(initiative, (*route, "placement"), message, help)


def initiative_funding_short(handbook: Handbook) -> Iterator[Fault]:
    """The money ends before the initiative does.

    What is started and then starved disappoints more people than what was never begun. `funded_until`
    reaches the day in `end`; something permanent is paid for at least three years ahead. What is only
    planned may wait for its money, and what is done is left alone.

    Fails:

        # playbook/initiatives/menders-circle.yaml
        kind: initiative
        id: menders-circle
        title: Circle of menders
        status: active
        start: 2026-05-01
        end: permanent
        resources: {funded_until: 2027-06-30, approved_by: press-officer}
        reviewed_on: 2026-11-01

    Passes:

        # playbook/initiatives/menders-circle.yaml
        kind: initiative
        id: menders-circle
        title: Circle of menders
        status: active
        start: 2026-05-01
        end: permanent
        resources: {funded_until: 2029-12-31, approved_by: press-officer}
        reviewed_on: 2026-11-01
    """
    for initiative in handbook.all(Initiative):
        record = initiative.record
        until = record.resources.funded_until if record.resources else None
        needed = _needed_until(record, handbook.today)
        if record.status == "done" or needed is None:
            continue
        lasts = "is permanent" if record.permanent else f"runs until {record.end}"
        if until and until < needed:
            ahead = f"; {PERMANENT_YEARS} years ahead would be {needed}" if record.permanent else ""
            message = f"{initiative.called} {lasts}, but is paid for only until {until}{ahead}"
            help = "Find the money, or let it end when the money does."
            yield Fault(initiative, ("resources", "funded_until"), message, help)
        elif not until and _running(initiative):
            message = f"{initiative.called} {lasts}, but nothing says until when it is paid for"
            help = "Add `funded_until` under `resources`."
            yield Fault(initiative, ("resources",) if record.resources else ("end",), message, help)


def _needed_until(record: Initiative, today: date) -> date | None:
    if not record.permanent:
        return record.end
    begins = max(record.start, today) if record.start else today
    leap_day = (begins.month, begins.day) == (2, 29)
    return begins.replace(year=begins.year + PERMANENT_YEARS, day=28 if leap_day else begins.day)


def tool_before_need(handbook: Handbook) -> Iterator[Fault]:
    """A tool was bought or is tried out, but serves nothing or was looked at by nobody.

    A shiny tool looks for a use ever after. A tool with the status `pilot` or `bought` names under `serves`
    a goal or an initiative, and says who assessed it (`assessed_by`) and when (`assessed_on`). An `idea`
    needs nothing yet.

    Fails:

        # playbook/tools.yaml
        kind: tool
        id: tools
        title: Tools
        reviewed_on: 2026-11-01
        list:
          - {id: listening-suite, title: Listening suite, status: bought}

    Passes:

        # playbook/tools.yaml
        kind: tool
        id: tools
        title: Tools
        reviewed_on: 2026-11-01
        list:
          - {id: listening-suite, title: Listening suite, status: idea}
    """
    for tools in handbook.all(Tools):
        for number, tool in enumerate(tools.record.list):
            if tool.status in ("pilot", "bought") and (missing := _unneeded(tool)):
                state = "is tried out" if tool.status == "pilot" else "is bought"
                message = f"{quoted(tool.title)} {state}, but {listed(missing.values())}"
                help = f"Fill in {listed(f'`{field}`' for field in missing)}."
                yield Fault(tools, ("list", number), message, help)


def _unneeded(tool: Tool) -> dict[str, str]:
    missing = {}
    if not tool.serves:
        missing["serves"] = "serves no goal and no initiative"
    if not tool.assessed_by:
        missing["assessed_by"] = "nobody is named who assessed it"
    if not tool.assessed_on:
        missing["assessed_on"] = "no day says when it was assessed"
    return missing
