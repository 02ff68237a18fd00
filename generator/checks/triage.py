"""Triage tables: whether they have an answer to everything, one only, and a safe one where harm is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, cast

from generator.checks.cases import harms, how_many, said, suggested
from generator.checks.check import Also, Fault
from generator.engine.analysis import (
    Overlap,
    Shadowed,
    TooLarge,
    Won,
    cases,
    combinations,
    gaps,
    overlaps,
    regions_won,
    shadowed,
)
from generator.engine.tables import Rule, Situation, Table
from generator.finding import Severity
from generator.handbook import Document, Handbook
from generator.kinds import triage as written
from generator.kinds.play import Play
from generator.kinds.triage import Outcome, Triage
from generator.rules.spots import Spot
from generator.rules.tables import ANY, Told, as_numbers, rule_of, table
from generator.rules.tables import titled as title_of
from generator.source import Route
from generator.suggest import counted, listed
from generator.values import quoted

GAPS: Final = 5  # regions told one by one; with these mended, the next come to light
PAIRS: Final = 2000  # overlapping pairs looked at; nobody mends more at a sitting
PLACES: Final = 6
NEAR: Final = 3
HARM: Final = ("safety", "data")

WHY: Final = {
    "first": ("above it takes all its cases", "above it take all its cases"),
    "highest-severity": ("fits wherever it fits, and decides", "fit wherever it fits, and decide"),
    "unique": ("takes all its cases and says the same", "take all its cases and say the same"),
}
"""Why a rule never decides, by hit policy: because of one other rule, or of several."""
WAY_OUT: Final = {
    "first": "Move it up, or take it out.",
    "highest-severity": "Let it take other answers, give it a worse level, or take it out.",
    "unique": "Take it out, or let it take other answers.",
}
SILENCE: Final = {
    "why_no_reply": ("gives no reason", "`why_no_reply`, a sentence that colleagues can stand by"),
    "play": ("names no play, so nobody watches what comes of it", "a `play` that says who looks at it again"),
}
"""What silence needs: what is wrong without it, and what to write."""


def triage_gap(handbook: Handbook) -> Iterator[Fault]:
    """A triage table has no rule for some combination of answers.

    Somebody will ask exactly that, and the table has nothing to say. All combinations are looked at, numbers
    as stretches between the ends that the rules name. Each gap is told with a case as an example and how many
    such cases there are.

    Add the rule that is suggested, with the outcome you want, or give the table an `otherwise`.

    A table of very many questions and crossing rules cannot be proved in a few seconds. Then this check says
    so, and the other checks of the table's cases stay silent.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: praise, label: Praise}
        rules:
          - {id: complaint, when: {about: complaint}, severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: praise, label: Praise}
        rules:
          - {id: complaint, when: {about: complaint}, severity: sev4, reply: yes}
        otherwise: {severity: sev4, reply: yes}
    """
    for document, asked in _tables(handbook):
        if _won(asked) is None:
            size = f"{counted(len(asked.questions), 'question')}, {counted(len(asked.rules), 'rule')}"
            message = f"{document.called} is too large to be proved: {size} that cross each other"
            help = "Split it in two tables; until then nobody knows whether it has an answer to everything."
            yield Fault(document, ("inputs",), message, help, severity=Severity.WARNING, key=True)
        else:
            yield from _gaps(handbook, document, asked)


def _gaps(handbook: Handbook, document: Document[Triage], asked: Table) -> Iterator[Fault]:
    for region in gaps(asked, GAPS):
        case, many = said(document, region.example), how_many(region.cases, cases(asked))
        message = f"no rule of {quoted(document.title)} fits {case} {many}"
        rule = suggested(handbook, document, asked, region)
        help = f"Add a rule, such as `{rule}`, or `otherwise` for all that is left."
        near = sorted(asked.rules, key=lambda rule: len(rule.missed(region.example)))[:NEAR]
        also = tuple(Also(document, _at(rule), _missed(document, rule, region.example)) for rule in near)
        yield Fault(document, document.written("rules"), message, help, also, key=True)


def _missed(document: Document[Triage], rule: Rule, situation: Situation) -> str:
    """Why a rule does not fit, as a word on the place where it stands."""
    missed = {id: situation[id] for id in rule.missed(situation)}
    return f"{quoted(title_of(rule))} comes near, but does not take {said(document, missed)}"


def triage_overlap(handbook: Handbook) -> Iterator[Fault]:
    """Two rules of a `unique` table fit the same case and decide it differently.

    Two colleagues then answer the same post in two ways. Where rules that fit together say the same, nothing
    is wrong. With `hit_policy: first` the order decides, with `highest-severity` the worse level; there rules
    may overlap.

    Say in `when` what tells the two apart, or choose one of the other two policies.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: question, label: A question}
        rules:
          - {id: press, when: {who: press}, severity: sev3, reply: after-approval}
          - {id: complaint, when: {about: complaint}, severity: sev4, reply: yes}
        otherwise: {severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: question, label: A question}
        rules:
          - {id: press, when: {who: press}, severity: sev3, reply: after-approval}
          - {id: complaint, when: {who: customer, about: complaint}, severity: sev4, reply: yes}
        otherwise: {severity: sev4, reply: yes}
    """
    for document, asked in _tables(handbook):
        if asked.policy == "unique":
            for rule, pairs in _by_cause(list(islice(overlaps(asked), PAIRS))):
                yield _overlap(document, asked, rule, pairs)


def _by_cause(pairs: list[Overlap]) -> Iterator[tuple[Rule, list[Overlap]]]:
    """Overlaps by the rule that causes most of them; of two alike the later one is the cause."""
    left = pairs
    while left:
        count = Counter(rule for pair in left for rule in (pair.second, pair.first))
        worst = max(count, key=count.__getitem__)
        yield worst, [pair for pair in left if worst in (pair.first, pair.second)]
        left = [pair for pair in left if worst not in (pair.first, pair.second)]


def _overlap(document: Document[Triage], asked: Table, rule: Rule, pairs: list[Overlap]) -> Fault:
    others = [pair.first if pair.second is rule else pair.second for pair in pairs]
    region = pairs[0].region
    case, many = said(document, region.example), how_many(region.cases, cases(asked))
    both = f"{quoted(title_of(rule))} and {quoted(title_of(others[0]))}"
    message = f"{case} fits both {both}, which decide differently {many}"
    if others[1:]:
        message += f"; {quoted(title_of(rule))} meets {counted(len(others) - 1, 'more rule')} like that"
    help = "Say in `when` what tells them apart, or write `hit_policy: first` and put the stronger one first."
    also = _places(document, others, "fits too, and decides differently")
    return Fault(document, _at(rule), message, help, also)


def triage_rule_never_used(handbook: Handbook) -> Iterator[Fault]:
    """A rule of a triage table never decides anything, since other rules prevail wherever it fits.

    A dead rule hides a mistake: somebody meant something by it, and it does not happen. With `hit_policy:
    first` the rules above it take all its cases, with `highest-severity` worse ones do.

    Move it up, let the others take fewer answers, or take it out.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: question, label: A question}
        rules:
          - {id: customer, when: {who: customer}, severity: sev4, reply: yes}
          - {id: complaint, when: {who: customer, about: complaint}, severity: sev3, reply: yes}
        otherwise: {severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: question, label: A question}
        rules:
          - {id: complaint, when: {who: customer, about: complaint}, severity: sev3, reply: yes}
          - {id: customer, when: {who: customer}, severity: sev4, reply: yes}
        otherwise: {severity: sev4, reply: yes}
    """
    for document, asked in _tables(handbook):
        won = _won(asked)
        for dead in shadowed(asked, won) if won is not None else ():
            told_as_overlap = asked.policy == "unique" and any(
                rule.outcome != dead.rule.outcome for rule in dead.by
            )
            if not told_as_overlap:
                yield _never_used(document, asked, dead)


def _never_used(document: Document[Triage], asked: Table, dead: Shadowed) -> Fault:
    begin = f"{_numbered(asked, dead.rule)} can never apply"
    if not dead.by:
        question = quoted(_unanswerable(document, asked, dead.rule))
        message = f"{begin}: it takes none of the answers to {question}"
        return Fault(document, _at(dead.rule), message, "Say under `when` which answers it takes.")
    rules = listed((_numbered(asked, rule) for rule in dead.by), most=3)
    why = f"{rules} {_plural(dead.by, WHY[asked.policy])}"
    also = _places(document, dead.by, "takes its cases")
    return Fault(document, _at(dead.rule), f"{begin}: {why}", WAY_OUT[asked.policy], also)


def _plural(rules: Sequence[Rule], words: tuple[str, str]) -> str:
    return words[0] if len(rules) == 1 else words[1]


def _unanswerable(document: Document[Triage], asked: Table, rule: Rule) -> str:
    """The first question to which a rule takes no answer."""
    for question in document.record.inputs:
        if question.id in rule.when:
            try:
                regions_won(asked, {question.id: rule.when[question.id]})
            except ValueError:
                return question.question
    return title_of(rule)


def triage_harm_underrated(handbook: Handbook) -> Iterator[Fault]:
    """A case with harm to people or data is sorted below the two worst levels, or left without an answer.

    A person may be hurt while we watch. Every combination of answers with one whose `harm` is safety or data
    must lead to one of the two worst levels, and never to silence, however rude or unlikely the rest sounds.

    Put a rule for the harmful answer above the others, or raise the level of the rule that decides.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: harm
            question: Could someone be hurt?
            values:
              - {id: none, label: No sign of it, harm: none}
              - {id: safety, label: "Yes", harm: safety}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: abuse, label: An insult}
        rules:
          - {id: abuse, when: {about: abuse}, severity: sev4, reply: yes}
          - {id: safety, when: {harm: safety}, severity: sev2, reply: yes}
        otherwise: {severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: harm
            question: Could someone be hurt?
            values:
              - {id: none, label: No sign of it, harm: none}
              - {id: safety, label: "Yes", harm: safety}
          - id: about
            question: What is it, mostly?
            values:
              - {id: complaint, label: Something went wrong}
              - {id: abuse, label: An insult}
        rules:
          - {id: safety, when: {harm: safety}, severity: sev2, reply: yes}
          - {id: abuse, when: {about: abuse}, severity: sev4, reply: yes}
        otherwise: {severity: sev4, reply: yes}
    """
    for document, asked in _tables(handbook):
        told: set[Rule | None] = set()
        for question, answer in _harmful(document) if handbook.worst and _won(asked) is not None else ():
            mild = dict[Rule | None, tuple[Told, Won]]()
            for rule, won in regions_won(asked, {question: answer}).items():
                outcome = rule.outcome if rule else asked.otherwise
                if isinstance(outcome, Told) and _too_mild(handbook, outcome):
                    mild[rule] = outcome, won
            if news := [rule for rule in mild if rule not in told]:
                told |= set(mild)
                yield _underrated(handbook, document, news[0], mild)


def _harmful(document: Document[Triage]) -> Iterator[tuple[str, str]]:
    """The answers that mean harm, with the short names of their questions."""
    for question in document.record.inputs:
        for answer in question.values:
            if answer.harm in HARM:
                yield question.id, answer.id


def _too_mild(handbook: Handbook, outcome: Told) -> bool:
    return outcome.severity not in handbook.worst or outcome.reply == "no"


def _underrated(
    handbook: Handbook,
    document: Document[Triage],
    rule: Rule | None,
    mild: Mapping[Rule | None, tuple[Told, Won]],
) -> Fault:
    """One finding for an answer that means harm: a rule that takes it too lightly, and all others that do."""
    others = [one for one in mild if one is not rule]
    outcome, won = mild[rule]
    case, harm = said(document, won.example), listed(harms(document, won.example))
    where = f"the rule {quoted(title_of(rule))}" if rule else "`otherwise`"
    what = f"sorted to {outcome.severity}" if outcome.severity else "given no level"
    silent = " and not answered" if outcome.reply == "no" else ""
    message = f"{case} is {what}{silent} by {where} {how_many(won.cases, None)}"
    if others:
        names = listed((quoted(title_of(one)) if one else "`otherwise`" for one in others), most=3)
        message += f"; {names} {'is' if len(others) == 1 else 'are'} too mild as well{_in_all(mild)}"
    worst = listed((level.id for level in handbook.levels[:2]), "or")
    help = f"Whatever else is answered, {harm} must lead to {worst} and be answered."
    if others and document.record.hit_policy == "first":
        help += " One rule for it above all others is enough."
    also = tuple(Also(document, _at(one), "too mild as well") for one in others[:PLACES])
    return Fault(document, _at(rule), message, help, also)


def _in_all(mild: Mapping[Rule | None, tuple[Told, Won]]) -> str:
    numbers = [won.cases for _, won in mild.values()]
    known = [number for number in numbers if number is not None]
    return f" ({sum(known):,} such cases in all)" if len(known) == len(numbers) else ""


def silence_without_reason(handbook: Handbook) -> Iterator[Fault]:
    """A rule says that we do not answer, but not why, or nobody watches what becomes of it.

    Silence must be a decision and not an accident. Colleagues who are asked about it need a reason they can
    stand by, and somebody has to look whether it still holds an hour later.

    Write `why_no_reply`, and name a `play` that says who watches.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: rant, label: A rant}
              - {id: question, label: A question}
        rules:
          - {id: rant, title: Rant, when: {about: rant}, severity: sev4, reply: no}
        otherwise: {severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: rant, label: A rant}
              - {id: question, label: A question}
        rules:
          - id: rant
            title: Rant
            when: {about: rant}
            severity: sev4
            play: watch-and-wait
            reply: no
            why_no_reply: An answer would carry the insult to people who have not seen it.
        otherwise: {severity: sev4, reply: yes}

        # playbook/plays/watch-and-wait.yaml
        kind: play
        id: watch-and-wait
        title: Watch and wait
        reviewed_on: 2026-11-01
        steps:
          - {id: look-again, by: press-officer, do: Look at it again in an hour., within: 1h}
    """
    for document in handbook.all(Triage):
        for route, who, outcome in _outcomes(document):
            if outcome.reply != "no":
                continue
            lacks = [words for field, words in SILENCE.items() if not getattr(outcome, field)]
            if lacks:
                message = f"{who} says that we do not answer, but {', and '.join(what for what, _ in lacks)}"
                help = f"Write {', and '.join(way for _, way in lacks)}."
                yield Fault(document, (*route, "reply"), message, help)


def triage_outcome_unused(handbook: Handbook) -> Iterator[Fault]:
    """A triage table names a play, but no combination of answers leads to it.

    A plan that cannot start is no plan. The rule that names it never decides (see `triage-rule-never-used`),
    and no other rule of any table chooses it.

    Mend the rule, let another rule choose the play, or take both out.

    Fails:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: praise, label: Praise}
              - {id: question, label: A question}
        rules:
          - {id: praise, when: {about: praise}, severity: sev4, reply: yes}
          - {id: fan, when: {about: praise}, severity: sev4, play: reward-a-fan, reply: yes}
        otherwise: {severity: sev4, reply: yes}

        # playbook/plays/reward-a-fan.yaml
        kind: play
        id: reward-a-fan
        title: Reward a fan
        reviewed_on: 2026-11-01
        steps:
          - {id: postcard, by: press-officer, do: Send a postcard., within: 2d}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        hit_policy: first
        inputs:
          - id: about
            question: What is it, mostly?
            values:
              - {id: praise, label: Praise}
              - {id: question, label: A question}
        rules:
          - {id: fan, when: {about: praise}, severity: sev4, play: reward-a-fan, reply: yes}
        otherwise: {severity: sev4, reply: yes}

        # playbook/plays/reward-a-fan.yaml
        kind: play
        id: reward-a-fan
        title: Reward a fan
        reviewed_on: 2026-11-01
        steps:
          - {id: postcard, by: press-officer, do: Send a postcard., within: 2d}
    """
    chosen: set[str | None] = set()
    never: dict[str, tuple[Document[Triage], Rule]] = {}
    for document, asked in _tables(handbook):
        won = _won(asked)
        chosen |= {_play(asked.otherwise)}
        for rule in asked.rules:
            if won is None or rule in won:
                chosen.add(_play(rule.outcome))
            elif play := _play(rule.outcome):
                never.setdefault(play, (document, rule))
    for play, (document, rule) in never.items():
        if play not in chosen:
            target = handbook.get(Play, play)
            title = quoted(target.title if target else play)
            message = f"the play {title} is never chosen: {quoted(title_of(rule))} names it and never applies"
            help = "Let a rule choose it that applies, or take both out."
            yield Fault(document, (*_route(rule), "play"), message, help)


def triage_too_many_questions(handbook: Handbook) -> Iterator[Fault]:
    """A triage table asks more questions, or has more cases, than anybody can go through under pressure.

    Nobody answers nine questions while the comments come in. The limits stand in `limits` of
    playbook/playbook.yaml: `triage_inputs`, 5 where nothing is said, and `triage_cases`, 500. Of numbers, a
    stretch that all rules treat alike is one case.

    Split the table: one that sorts roughly, and one for each sort that needs more.

    Fails:

        # playbook/playbook.yaml
        kind: playbook
        id: playbook
        title: Aurora Foods playbook
        organisation: Aurora Foods
        default_owner: press-officer
        reviewed_on: 2026-11-01
        families:
          - {id: product-safety, title: Product safety}
        limits: {triage_inputs: 1}

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: praise, label: Praise}
              - {id: question, label: A question}
        otherwise: {severity: sev4, reply: yes}

    Passes:

        # playbook/triage/first-look.yaml
        kind: triage
        id: first-look
        title: First look
        reviewed_on: 2026-11-01
        inputs:
          - id: who
            question: Who writes?
            values:
              - {id: customer, label: A customer}
              - {id: press, label: A journalist}
          - id: about
            question: What is it, mostly?
            values:
              - {id: praise, label: Praise}
              - {id: question, label: A question}
        otherwise: {severity: sev4, reply: yes}
    """
    limits = handbook.playbook.record.limits
    for document, asked in _tables(handbook):
        questions, count = len(asked.questions), combinations(asked)
        if questions > limits.triage_inputs or count > limits.triage_cases:
            size = f"{counted(questions, 'question')} ({count:,} cases)"
            most = f"{limits.triage_inputs} and {limits.triage_cases:,}"
            message = f"{document.called} asks {size}; the limits are {most}"
            help = "Split it in two: one that sorts roughly, and one for the sort that needs more."
            yield Fault(document, ("inputs",), message, help, key=True)


# Tables, rules and their places


def _tables(handbook: Handbook) -> Iterator[tuple[Document[Triage], Table]]:
    """The tables whose rules name only questions and answers that there are; others are told elsewhere."""
    for document in handbook.all(Triage):
        if all(_is_known(document.record, rule) for rule in document.record.rules):
            yield document, table(document, handbook)


def _is_known(record: Triage, rule: written.Rule) -> bool:
    known = {question.id: {value.id for value in question.values} for question in record.inputs}
    return all(
        id in known and all(cell in known[id] or cell == ANY or _is_number(cell, known[id]) for cell in cells)
        for id, cells in rule.when.items()
    )


def _is_number(cell: str, values: set[str]) -> bool:
    return not values and as_numbers(cell) is not None


@lru_cache(256)
def _won(asked: Table) -> Mapping[Rule | None, Won] | None:
    """What each rule really decides; None where the table is too large to be proved."""
    try:
        return regions_won(asked)
    except TooLarge:
        return None


def _outcomes(document: Document[Triage]) -> Iterator[tuple[Route, str, Outcome]]:
    """Every outcome of a table with its place and what people call it."""
    for number, rule in enumerate(document.record.rules):
        yield ("rules", number), f"the rule {quoted(rule.title or rule.id)}", rule
    if document.record.otherwise:
        yield ("otherwise",), f"`otherwise` of {quoted(document.title)}", document.record.otherwise


def _play(outcome: object) -> str | None:
    return outcome.play if isinstance(outcome, Told) else None


def _route(rule: Rule) -> Route:
    return cast("Spot", rule.source).route


def _at(rule: Rule | None) -> Route:
    """Where a rule bears its name; `otherwise` where there is none."""
    if rule is None:
        return ("otherwise",)
    return (*_route(rule), "title" if rule_of(rule).title else "id")


def _numbered(asked: Table, rule: Rule) -> str:
    return f"rule {asked.rules.index(rule) + 1} {quoted(title_of(rule))}"


def _places(document: Document[Triage], rules: Sequence[Rule], why: str) -> tuple[Also, ...]:
    """The places of these rules; of many the first few, and how many more."""
    shown = [Also(document, _at(rule), f"{quoted(title_of(rule))} {why}") for rule in rules[:PLACES]]
    if len(rules) > PLACES:
        last = shown[-1]
        number = len(rules) - PLACES
        more = f"{last.message}; so {'does' if number == 1 else 'do'} {counted(number, 'more rule')}"
        shown[-1] = Also(last.document, last.route, more)
    return tuple(shown)
