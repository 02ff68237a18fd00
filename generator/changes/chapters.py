"""Chapters: each sort of change becomes sentences for the head and entries with before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final, Literal, TypeVar

from generator.changes.telling import Chapter, Entry, Marked, Row, Teller
from generator.changes.values import (
    Answers,
    Changes,
    Covered,
    Decided,
    Edited,
    Found,
    Moved,
    Named,
    Outcome,
    Promised,
    Rehearsed,
    Reworded,
    Step,
    Sums,
    Told,
    Translated,
)
from generator.kinds.terms import CLOCK
from generator.words import N_, NN_

T = TypeVar("T")

VERDICT: Final = {
    "held": N_("it holds"),
    "missed-on-a-bad-day": N_("missed on a bad day"),
    "missed-as-a-rule": N_("missed as a rule"),
    "never-met": N_("never met"),
}
HOLDS: Final = {
    "held": N_("holds now"),
    "missed-on-a-bad-day": N_("is missed on a bad day now"),
    "missed-as-a-rule": N_("is missed as a rule now"),
    "never-met": N_("can never be met now"),
}
HELD: Final = {
    "held": N_("held"),
    "missed-on-a-bad-day": N_("was missed on a bad day"),
    "missed-as-a-rule": N_("was missed as a rule"),
    "never-met": N_("could never be met"),
}
WAY: Final = {
    "added": N_("new"),
    "gone": N_("taken away"),
    "retired": N_("retired"),
    "revived": N_("in force again"),
    "renamed": N_("renamed"),
    "retitled": N_("renamed"),
    "status": N_("other status"),
}


def _by_thing(found: Iterable[T], thing: Callable[[T], Named]) -> Iterator[tuple[Named, list[T]]]:
    """What belongs to the same thing, in the order of its first mention."""
    groups: dict[Named, list[T]] = {}
    for one in found:
        groups.setdefault(thing(one), []).append(one)
    yield from groups.items()


# What people do


def answers(changes: Changes, tell: Teller) -> Chapter:
    """Which situations are answered differently."""
    gist = tuple(_answered(one, tell, titled=True) for one in changes.answers)
    entries = tuple(
        Entry(
            one.table.title,
            one.table,
            (_answered(one, tell), *_questions(one, tell)),
            (
                *(_situations(group, tell) for group in one.groups),
                *(
                    replace(_situations(group, tell), before=tell.say("no such answer"))
                    for group in one.first
                ),
            ),
        )
        for one in changes.answers
    )
    title = tell.say("Situations that are answered differently")
    return Chapter("answers", title, gist, entries, tell.say("Situation"))


def _answered(one: Decided, tell: Teller, titled: bool = False) -> str:
    where = tell.say(" in “%(table)s”") % {"table": one.table.title} if titled else ""
    if one.changed == 0:
        return tell.say("Other questions are asked%(where)s; all answers stay.") % {"where": where}
    number = tell.words.number
    if one.changed is None or one.total is None:
        say = tell.counted(
            "Situations of %(num)s kind are answered differently",
            "Situations of %(num)s kinds are answered differently",
            len(one.groups),
        )
        return f"{say}{where}."
    say = tell.words.ngettext(
        "%(changed)s of %(total)s situations is answered differently",
        "%(changed)s of %(total)s situations are answered differently",
        one.changed,
    )
    return f"{say % {'changed': number(one.changed), 'total': number(one.total)}}{where}."


def _questions(one: Decided, tell: Teller) -> Iterator[str]:
    for asked, say in (
        (one.asked, tell.say("New, with nothing to compare it with: %(questions)s.")),
        (one.dropped, tell.say("No longer asked: %(questions)s.")),
    ):
        if asked:
            yield say % {"questions": tell.quoted(asked, 8)}


def _situations(group: Answers, tell: Teller) -> Row:
    if group.cases is None:
        label = tell.say("For example:")
    elif group.cases == 1:
        label = tell.say("1 situation:")
    else:
        number = tell.counted("%(num)s situation", "%(num)s situations", group.cases)
        label = tell.say("%(number)s, for example:") % {"number": number}
    before, after = tell.outcome(group.before), tell.outcome(group.after)
    if before == after:
        before, after = (tell.outcome(side, ids=True) for side in (group.before, group.after))
    return Row(label, before, after, example=group.example)


def told(changes: Changes, tell: Teller) -> Chapter:
    """Who is told earlier, later, now or no more."""
    entries = []
    groups: dict[tuple[tuple[Named, Named | None], ...], list[Told]] = {}
    for one in changes.told:
        groups.setdefault(one.cases, []).append(one)
    for cases, several in groups.items():
        rows = tuple(Row(o.role.title, tell.moment(o.before), tell.moment(o.after), o.role) for o in several)
        entries.append(Entry(_cases(cases, tell), None, (), rows))
    title = tell.say("Who is told earlier or later")
    return Chapter("told", title, tuple(_sooner(changes.told, tell)), tuple(entries), tell.say("Seat"))


def _cases(cases: tuple[tuple[Named, Named | None], ...], tell: Teller) -> str:
    """Severities, with their crisis families where not all are meant."""
    severities: dict[tuple[str, ...], list[str]] = {}
    for severity, group in groupby(cases, key=lambda case: case[0]):
        families = tuple(family.title for _, family in group if family)
        severities.setdefault(families, []).append(severity.title)
    return tell.words.semicolon.join(
        tell.words.listing(levels) + (f" ({tell.words.listing(families)})" if families else "")
        for families, levels in severities.items()
    )


def _sooner(found: tuple[Told, ...], tell: Teller) -> Iterator[str]:
    """Who is told now, no more, earlier and later: a sentence each."""
    sorts: dict[str, list[str]] = {"new": [], "gone": [], "earlier": [], "later": [], "otherwise": []}
    for one in found:
        sorts[_sort(one)].append(one.role.title)
    for sort, say in (
        ("new", tell.say("Now told in an alarm: %(who)s.")),
        ("gone", tell.say("No longer told in an alarm: %(who)s.")),
        ("earlier", tell.say("Told earlier in an alarm: %(who)s.")),
        ("later", tell.say("Told later in an alarm: %(who)s.")),
        ("otherwise", tell.say("Told in another way in an alarm: %(who)s.")),
    ):
        if seats := list(dict.fromkeys(sorts[sort])):
            yield say % {"who": tell.quoted(seats)}


def _sort(one: Told) -> str:
    if one.before is None or one.after is None:
        return "new" if one.before is None else "gone"
    ends = [float("inf") if m.minute is None else m.minute for m in (one.before, one.after)]
    if ends[0] == ends[1]:
        return "otherwise"
    return "earlier" if ends[1] < ends[0] else "later"


def work(changes: Changes, tell: Teller) -> Chapter:
    """Which steps another seat does, or end at another minute."""
    entries = tuple(
        Entry(thing.title, thing, (), tuple(_step(step, tell) for step in steps))
        for thing, steps in _by_thing(changes.work, lambda step: step.document)
    )
    say = tell.say("Steps changed in %(where)s.")
    gist = (say % {"where": tell.quoted(e.title for e in entries)},) if entries else ()
    return Chapter("work", tell.say("Who does what by when"), gist, entries, tell.say("Step"))


def _step(one: Step, tell: Teller) -> Row:
    label = _trail((one.step,))
    if one.before and one.after and one.before.who == one.after.who and tell.done(one.before):
        unknown = tell.say("no minute can be said")
        after = tell.done(one.after) or unknown
        return Row(f"{label} ({one.after.who.title})", tell.done(one.before), after)
    return Row(label, tell.task(one.before), tell.task(one.after))


# Clocks and promises


def promises(changes: Changes, tell: Teller) -> Chapter:
    """Which promises hold now, or no more, and what they take."""
    entries = tuple(
        Entry(one.commitment.title, one.commitment, (_promise(one, tell),), tuple(_sums(one, tell)))
        for one in changes.promises
    )
    turned = [one for one in changes.promises if _turned(one)]
    gist = list(dict.fromkeys(_verdict(one, tell) for one in turned))
    same = {one.commitment: one for one in changes.promises if not _turned(one)}
    same = {named: one for named, one in same.items() if named not in {one.commitment for one in turned}}
    if same:
        say = tell.say("Adds up to another time, with the same result: %(promises)s.")
        gist.append(say % {"promises": tell.quoted(named.title for named in same)})
    return Chapter("promises", tell.say("Promises"), tuple(gist), entries, "")


def _turned(one: Promised) -> bool:
    """Whether it holds now or no more, or can or cannot be added up."""
    return not one.before or not one.after or one.before.verdict != one.after.verdict


def _promise(one: Promised, tell: Teller) -> str:
    """Which of its clocks, where, delivered by what."""
    by_sort = groupby(sorted(one.where, key=lambda place: place.what), key=lambda place: place.what)
    where = [tell.words.comma.join(place.title for place in places) for _, places in by_sort]
    which = _trail((tell.words.semicolon.join([tell.say(CLOCK[one.clock]), *where]),))
    return " ".join([f"{which}.", *_by(one, tell)])


def _by(one: Promised, tell: Teller) -> Iterator[str]:
    before, after = one.delivered_by
    if before and after and before != after:
        say = tell.say("Delivered by “%(after)s”, no longer by “%(before)s”.")
        yield say % {"before": before.title, "after": after.title}
    elif there := after or before:
        yield tell.say("Delivered by “%(title)s”.") % {"title": there.title}
    if not one.binding:
        yield tell.say("It is not in force yet.")


def _verdict(one: Promised, tell: Teller) -> str:
    what = {"promise": one.commitment.title}
    if one.after is None:
        return tell.say("“%(promise)s” can no longer be added up.") % what
    what["now"] = tell.say(HOLDS[one.after.verdict])
    if one.before is None:
        return tell.say("“%(promise)s” could not be added up before; it %(now)s.") % what
    what["before"] = tell.say(HELD[one.before.verdict])
    return tell.say("“%(promise)s” %(now)s; before, it %(before)s.") % what


def _sums(one: Promised, tell: Teller) -> Iterator[Row]:
    reckonings: tuple[tuple[str, Callable[[Sums], str]], ...] = (
        (tell.say("Promised"), lambda sums: tell.length(sums.within)),
        (tell.say("At best"), lambda sums: tell.minutes(sums.best)),
        (tell.say("As a rule"), lambda sums: tell.minutes(sums.rule)),
        (tell.say("On a bad day"), lambda sums: tell.minutes(sums.bad)),
        (tell.say("So the promise"), lambda sums: tell.say(VERDICT[sums.verdict])),
    )
    for label, reckoned in reckonings:
        before, after = (reckoned(side) if side else "–" for side in (one.before, one.after))
        if before != after or label in (reckonings[0][0], reckonings[-1][0]):
            last = label == reckonings[-1][0]
            yield Row(label, before, after, mood=_mood(one.after) if last else "")


def _mood(sums: Sums | None) -> Literal["good", "bad"]:
    return "good" if sums and sums.verdict == "held" else "bad"


def clocks(changes: Changes, tell: Teller) -> Chapter:
    """Which lengths of time changed."""
    entries = tuple(
        Entry(
            thing.title,
            thing,
            (),
            tuple(Row(_trail(c.where), tell.length(c.before), tell.length(c.after)) for c in several),
        )
        for thing, several in _by_thing(changes.clocks, lambda clock: clock.document)
    )
    say = tell.say("Times changed in %(where)s.")
    gist = (say % {"where": tell.quoted(entry.title for entry in entries)},) if entries else ()
    return Chapter("clocks", tell.say("Times"), gist, entries, tell.say("Time"))


def _trail(where: tuple[str, ...]) -> str:
    trail = ": ".join(where)
    return trail[:1].upper() + trail[1:]


def cover(changes: Changes, tell: Teller) -> Chapter:
    """Which holes in cover opened or closed."""
    entries = tuple(
        Entry(thing.title, thing, (), tuple(_hours(one, tell) for one in several))
        for thing, several in _by_thing(changes.cover, lambda one: one.what)
    )
    gist = []
    for way, say in (
        (1, tell.say("Fewer hours with somebody there: %(what)s.")),
        (-1, tell.say("More hours with somebody there: %(what)s.")),
        (0, tell.say("Other hours with nobody there: %(what)s.")),
    ):
        if titles := dict.fromkeys(one.what.title for one in changes.cover if _less(one) == way):
            gist.append(say % {"what": tell.quoted(titles)})
    return Chapter("cover", tell.say("Cover"), tuple(gist), entries, tell.say("Where"))


def _less(one: Covered) -> int:
    """1 where somebody is there for fewer hours, -1 where for more, 0 where at other hours."""
    return (one.minutes_after > one.minutes_before) - (one.minutes_after < one.minutes_before)


def _hours(one: Covered, tell: Teller) -> Row:
    before = _hole(one, one.minutes_before, one.hole_before, tell)
    after = _hole(one, one.minutes_after, one.hole_after, tell)
    return Row(_covered(one.where, tell), before, after, mood="bad" if one.minutes_after else "good")


def _covered(where: str, tell: Teller) -> str:
    """A language of a channel, or a clock of a promise."""
    sort, _, name = where.partition(":")
    if sort == "clock":
        return _trail((tell.say(CLOCK[name]),))
    return tell.words.language_name(name)


def _hole(one: Covered, minutes: int, longest: str, tell: Teller) -> str:
    """How long nobody is there: for a promise the longest stretch, for a channel a week's hours in all."""
    if not minutes:
        return tell.say("no hole")
    if one.where.startswith("clock:"):
        say = tell.say("nobody for %(time)s: %(hole)s")
    else:
        say = tell.say("nobody for %(time)s a week, the longest: %(hole)s")
    return say % {"time": tell.minutes(minutes), "hole": tell.stretch(longest)}


def scenarios(changes: Changes, tell: Teller) -> Chapter:
    """Which events of exercises come out otherwise."""
    entries = tuple(
        Entry(thing.title, thing, (), tuple(_event(one, tell) for one in several))
        for thing, several in _by_thing(changes.scenarios, lambda one: one.scenario)
    )
    number = len(changes.scenarios)
    say = tell.words.ngettext(
        "%(num)s event of exercises comes out differently: %(where)s.",
        "%(num)s events of exercises come out differently: %(where)s.",
        number,
    )
    where = tell.quoted(entry.title for entry in entries)
    gist = (say % {"num": tell.words.number(number), "where": where},) if number else ()
    return Chapter("scenarios", tell.say("Exercises"), gist, entries, tell.say("Event"))


def _event(one: Rehearsed, tell: Teller) -> Row:
    label = tell.say("Minute %(minute)s: %(event)s") % {
        "minute": tell.words.number(one.minute),
        "event": one.event,
    }
    same = one.before == one.after
    before = _comes_out(None if same else one.before, one.wrong_before, tell)
    after = _comes_out(None if same else one.after, one.wrong_after, tell)
    return Row(label, before, after, mood="bad" if one.wrong_after else "good")


def _comes_out(found: Outcome | None, wrong: tuple[str, ...], tell: Teller) -> str:
    fits = (
        tell.words.semicolon.join(tell.say(one) for one in wrong)
        if wrong
        else tell.say("as the script expects")
    )
    return f"{tell.outcome(found)} ({fits})" if found else fits


# Words


def words(changes: Changes, tell: Teller) -> Chapter:
    """Which approved texts have new words, and which others."""
    approved = [one for one in changes.words if one.approved]
    unsigned = {one.document.title for one in approved if one.unsigned}
    gist = []
    if approved:
        gist.append(
            tell.counted(
                "%(num)s approved text was reworded.",
                "%(num)s approved texts were reworded.",
                len(approved),
            )
        )
    if unsigned:
        say = tell.say("The approval is older than the new words: %(texts)s.")
        gist.append(say % {"texts": tell.quoted(sorted(unsigned))})
    title = tell.say("Approved words")
    return Chapter("words", title, tuple(gist), tuple(_texts(approved, tell)))


def other_words(changes: Changes, tell: Teller) -> Chapter:
    """Which texts have new words that nobody needs to approve."""
    others = [one for one in changes.words if not one.approved]
    say = tell.words.ngettext(
        "%(num)s other text was reworded.", "%(num)s other texts were reworded.", len(others)
    )
    gist = (say % {"num": tell.words.number(len(others))},) if others else ()
    return Chapter("other-words", tell.say("Other words"), gist, tuple(_texts(others, tell)))


def _texts(found: list[Reworded], tell: Teller) -> Iterator[Entry]:
    note = tell.say("The approval is older than these words.")
    for thing, several in _by_thing(found, lambda one: one.document):
        texts = tuple(Marked(_trail(one.where), one.pieces, note if one.unsigned else "") for one in several)
        yield Entry(thing.title, thing, (), (), texts)


def languages(changes: Changes, tell: Teller) -> Chapter:
    """What readers of the other languages get that is new, and what they get in the source's words now."""
    gist, entries = [], []
    for code, found in groupby(changes.translated, lambda one: one.language):
        several, name = list(found), tell.words.language_name(code)
        for number, say in (
            (sum(one.renewed for one in several), RENEWED),
            (sum(one.behind for one in several), BEHIND),
        ):
            if number:
                gist.append(
                    tell.say("%(language)s: %(what)s")
                    % {"language": name, "what": tell.counted(*say, number)}
                )
        entries += [_translated(one, name, tell) for one in several]
    return Chapter("languages", tell.say("Other languages"), tuple(gist), tuple(entries))


def _translated(one: Translated, language: str, tell: Teller) -> Entry:
    numbers = ((one.renewed if not one.texts else 0, RENEWED), (one.behind, BEHIND))
    lines = tuple(tell.counted(*say, number) for number, say in numbers if number)
    texts = tuple(Marked(text.where, text.pieces) for text in one.texts)
    title = tell.say("%(document)s, in %(language)s") % {"document": one.document.title, "language": language}
    return Entry(title, one.document, lines, (), texts)


RENEWED: Final = NN_("%(num)s text has new words.", "%(num)s texts have new words.")
BEHIND: Final = NN_(
    "%(num)s text stands in the source's words now: it is not translated, or was before the source changed.",
    "%(num)s texts stand in the source's words now: not translated, or before the source changed.",
)


# Documents and findings


def moved(changes: Changes, tell: Teller) -> Chapter:
    """What was added, taken away, retired and renamed."""
    gist = []
    documents = [one for one in changes.moved if one.inside is None]
    for ways, say in (
        (("added",), tell.say("New: %(what)s.")),
        (("gone",), tell.say("Taken away: %(what)s.")),
        (("retired",), tell.say("Retired: %(what)s.")),
        (("revived",), tell.say("In force again: %(what)s.")),
        (("renamed", "retitled"), tell.say("Renamed: %(what)s.")),
        (("status",), tell.say("New status: %(what)s.")),
    ):
        if titles := dict.fromkeys(one.what.title for one in documents if one.way in ways):
            gist.append(say % {"what": tell.quoted(titles)})
    former = {one.what: one.before for one in changes.moved if one.way == "renamed" and not one.inside}
    rows = tuple(
        _move(one, tell, former.get(one.what, ""))
        for one in changes.moved
        if one.way != "renamed" or one.inside or not _retitled(one, changes)
    )
    entries = (Entry("", None, (), rows),) if rows else ()
    return Chapter("moved", tell.say("New, retired, renamed"), tuple(gist), entries, tell.say("What"))


def _retitled(one: Moved, changes: Changes) -> bool:
    """Whether it got another title too; then both are told in one line."""
    return any(other.way == "retitled" and other.what == one.what for other in changes.moved)


def _move(one: Moved, tell: Teller, former: str = "") -> Row:
    label = tell.words.quoted(one.what.title)
    if tell.words.language == "en":
        label = f"{one.what.what.capitalize()} {label}"
    if one.inside:
        label = tell.say("“%(item)s” in “%(document)s”") % {
            "item": one.what.title,
            "document": one.inside.title,
        }
    if one.way == "retitled" and former:
        id = one.what.ref.rpartition(":")[2]
        return Row(label, f"{one.before} ({former})", f"{one.after} ({id})", one.what)
    if one.way in ("renamed", "retitled"):
        return Row(label, one.before, one.after, one.what)
    before = tell.status(one.before) if one.before else "–"
    after = tell.status(one.after) if one.after else "–"
    if one.instead:
        after = tell.say("%(status)s; “%(other)s” takes its place") % {
            "status": after,
            "other": one.instead.title,
        }
    if one.way == "added":
        before, after = "–", tell.say(WAY["added"]) if one.after in ("", "active") else after
    elif one.way == "gone":
        before, after = "–" if one.before in ("", "active") else before, tell.say(WAY["gone"])
    return Row(label, before, after, one.what)


def edited(changes: Changes, tell: Teller) -> Chapter:
    """Of which documents more was changed, in which fields, and what stood and stands there."""
    rows = tuple(row for one in changes.edited for row in _edits(one))
    say = tell.words.ngettext(
        "Other fields were edited in %(num)s document.",
        "Other fields were edited in %(num)s documents.",
        len(changes.edited),
    )
    gist = (say % {"num": tell.words.number(len(changes.edited))},) if rows else ()
    entries = (Entry("", None, (), rows),) if rows else ()
    return Chapter("edited", tell.say("Also edited"), gist, entries, tell.say("Document"))


def _edits(one: Edited) -> Iterator[Row]:
    """Each plain value before and after; then the fields that hold more than that, by name."""
    for setting in one.settings:
        label = ": ".join((one.document.title, *setting.where))
        yield Row(label, setting.before or "–", setting.after or "–", one.document)
    shown = {setting.field for setting in one.settings}
    if rest := [field for field in one.fields if field not in shown]:
        yield Row(one.document.title, "", ", ".join(rest), one.document)


def findings(changes: Changes, tell: Teller) -> Chapter:
    """Which findings arose, and which were settled."""
    entries = []
    gist = []
    for found, title, say in (
        (changes.arisen, tell.say("New findings"), NN_("%(num)s new finding.", "%(num)s new findings.")),
        (
            changes.settled,
            tell.say("Settled findings"),
            NN_("%(num)s finding settled.", "%(num)s findings settled."),
        ),
    ):
        if found:
            gist.append(tell.counted(*say, len(found)))
            entries.append(Entry(title, None, tuple(_finding(one) for one in found)))
    return Chapter("findings", tell.say("What the checks say"), tuple(gist), tuple(entries))


def _finding(one: Found) -> str:
    return f"{one.severity.capitalize()}: {one.sentence}"


ALL: Final = (
    answers,
    told,
    promises,
    cover,
    scenarios,
    words,
    languages,
    clocks,
    work,
    findings,
    moved,
    other_words,
    edited,
)
"""The chapters in the order in which they matter to whoever must follow the rules."""
