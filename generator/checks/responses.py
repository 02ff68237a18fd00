"""Responses: whether our answers go with how much people blame us, and keep to one line (SCCT)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, titled
from generator.handbook import Document, Handbook
from generator.kinds.facilitator import Facilitator
from generator.kinds.incident import Incident
from generator.kinds.scenario import Scenario
from generator.kinds.statement import Statement
from generator.kinds.terms import CLUSTERS, POSTURES, CrisisType, Posture, ResponseStrategy
from generator.source import Route
from generator.suggest import listed
from generator.values import quoted

Case: TypeAlias = Document[Scenario] | Document[Incident]

SAID: Final = {
    "attack-accuser": "an attack on the accuser",
    "denial": "a denial",
    "scapegoat": "a scapegoat",
    "excuse": "an excuse",
    "justification": "a justification",
    "apology": "an apology",
    "reminder": "a reminder of good work",
}
"""What people call a strategy that its one word does not say."""

MOST: Final = 5
"""Nobody looks at more places than that for one fault."""


def response_strategy_mismatch(handbook: Handbook) -> Iterator[Fault]:
    """A statement takes a line that does not go with how much people blame us for such a crisis.

    Denying what is our fault doubles the damage; excuses for what we could have prevented come close.

    Three groups of crises are told apart: those that happen to us (victim), those we did not intend
    (accidental), and those we could have prevented (preventable). Denial, blaming others and attacking the
    accuser are for rumours and challenges only, and for somebody who poses as us. Excuses and justifications
    are for what happens to us or was not intended. Speaking of ourselves as victims is for victims. To
    apologise and to make good is never wrong. The groups and the rules are those of situational crisis
    communication theory: W. T. Coombs, "Protecting Organization Reputations During a Crisis", Corporate
    Reputation Review 10(3), 2007.

    Change the `strategy` of the statement and its words, or use another statement. What sort of crisis it is
    stands in the `crisis_type` of the scenarios that use the statement, and of those of its families: in a
    family with several sorts, the line must go with one of them.

    Fails:

        # playbook/statements/wrong-label.yaml
        kind: statement
        id: wrong-label
        title: Wrong label, our answer
        type: update
        families: [product-safety]
        strategy: scapegoat
        reviewed_on: 2026-11-01
        text: The printer of the label made a mistake.

        # scenarios/wrong-label/scenario.yaml
        kind: scenario
        id: wrong-label
        title: The wrong label
        family: product-safety
        crisis_type: human-error-product-harm
        reviewed_on: 2026-11-01

    Passes:

        # playbook/statements/wrong-label.yaml
        kind: statement
        id: wrong-label
        title: Wrong label, our answer
        type: update
        families: [product-safety]
        strategy: [apology, compensation]
        reviewed_on: 2026-11-01
        text: We printed the wrong label. We are sorry. Bring the box back for another one and your money.

        # scenarios/wrong-label/scenario.yaml
        kind: scenario
        id: wrong-label
        title: The wrong label
        family: product-safety
        crisis_type: human-error-product-harm
        reviewed_on: 2026-11-01
    """
    played = _played_in(handbook)
    rehearsed = _rehearsed(handbook)
    for statement in handbook.all(Statement):
        for number, strategy in enumerate(statement.record.strategy):
            used = played.get(statement.id, ())
            wrong = [d for d in used if (t := d.record.crisis_type) and not goes_with(strategy, t)]
            route = ("strategy", number)
            if wrong:
                yield _used_wrongly(statement, route, strategy, wrong)
            else:
                yield from _fits_no_family(handbook, statement, route, strategy, rehearsed)


REFUTABLE: Final = frozenset({"rumour", "challenge", "paracrisis", "impersonation"})
"""Crises that are, or rest on, a claim: it may be untrue, and then it may be denied."""


def goes_with(strategy: ResponseStrategy, crisis: CrisisType) -> bool:
    """Whether a line of answer goes with a sort of crisis."""
    posture, cluster = POSTURES[strategy], CLUSTERS[crisis]
    if posture == "deny":
        return crisis in REFUTABLE
    if posture == "diminish":
        return cluster != "preventable"
    return strategy != "victimage" or cluster == "victim"


ADVICE: Final = {
    "victim": "Tell what we know and what we do, or how it hurts us too; deny only what is untrue.",
    "accidental": "Explain how it came, or apologise and make it good.",
    "preventable": "Use an apology and compensation.",
}
"""What to say instead, by the group of the crisis."""


def _used_wrongly(
    statement: Document[Statement], route: Route, strategy: str, scenarios: list[Document[Scenario]]
) -> Fault:
    first = scenarios[0]
    crisis = first.record.crisis_type
    assert crisis is not None
    played = f"{quoted(first.title)} plays {_crisis(crisis)}"
    message = f"{played}, and {statement.called} answers it with {_said(strategy)}"
    also = tuple(Also(d, ("crisis_type",), "what is played") for d in scenarios[: MOST + 1])
    return Fault(statement, route, message, ADVICE[CLUSTERS[crisis]], also)


def _fits_no_family(
    handbook: Handbook,
    statement: Document[Statement],
    route: Route,
    strategy: ResponseStrategy,
    rehearsed: Mapping[str, Mapping[CrisisType, Case]],
) -> Iterator[Fault]:
    families = {family.id: family.title for family in handbook.playbook.record.families}
    for family in names(statement.record.families):
        found = rehearsed.get(family, {})
        if found and not any(goes_with(strategy, crisis) for crisis in found):
            kinds = listed((_crisis(crisis) for crisis in found), last="or", most=4)
            title = quoted(families.get(family, family))
            message = (
                f"{statement.called} answers with {_said(strategy)}, but each crisis in {title} is {kinds}"
            )
            also = tuple(Also(d, ("crisis_type",), "what sort it is") for d in list(found.values())[:MOST])
            worst = next((c for c in found if CLUSTERS[c] == "preventable"), next(iter(found)))
            yield Fault(statement, route, message, ADVICE[CLUSTERS[worst]], also)
            return


def _crisis(crisis: CrisisType) -> str:
    """A sort of crisis in words: a preventable crisis (misdeed)."""
    words = {"victim": "a crisis that happens to us", "accidental": "a crisis we did not intend"}
    return f"{words.get(CLUSTERS[crisis], 'a preventable crisis')} ({crisis.replace('-', ' ')})"


def _said(strategy: str) -> str:
    return SAID.get(strategy, strategy)


def _played_in(handbook: Handbook) -> dict[str, list[Document[Scenario]]]:
    """The scenarios that use each statement: in what an objective tests, or in what their script expects."""
    found: dict[str, dict[str, Document[Scenario]]] = {}
    for scenario, statement in _uses(handbook):
        found.setdefault(statement.id, {})[scenario.id] = scenario
    return {id: list(scenarios.values()) for id, scenarios in found.items()}


def _uses(handbook: Handbook) -> Iterator[tuple[Document[Scenario], Document[Statement]]]:
    """Each use of a statement by a scenario, or by its script."""
    scripts = {name(script.record.scenario): script for script in handbook.all(Facilitator)}
    for scenario in handbook.all(Scenario):
        script = scripts.get(scenario.id)
        for link in (*handbook.links_from(scenario), *(handbook.links_from(script) if script else ())):
            statement = handbook.get(Statement, link.target.document.id)
            if statement and statement is link.target.document and not link.prose:
                yield scenario, statement


def _rehearsed(handbook: Handbook) -> dict[str, dict[CrisisType, Case]]:
    """The sorts of crises that are known in each family, each with a document that says so."""
    found: dict[str, dict[CrisisType, Case]] = {}
    cases: tuple[Case, ...] = (*handbook.all(Scenario), *handbook.all(Incident))
    for document in cases:
        if document.record.crisis_type and document.record.family:
            known = found.setdefault(name(document.record.family), {})
            known.setdefault(document.record.crisis_type, document)
    return found


def response_strategy_mixed(handbook: Handbook) -> Iterator[Fault]:
    """One plan both denies a crisis and plays it down, apologises for it or makes it good.

    Contradicting yourself is the second crisis: whoever apologises for what they have denied is believed in
    neither.

    Choose one line. A strategy that strengthens (a reminder of good work, thanks) goes with every other. Told
    of the `strategy` of one statement, and of the statements that one scenario uses. The rule is from
    W. T. Coombs, "Protecting Organization Reputations During a Crisis", Corporate Reputation Review 10(3),
    2007.

    Fails:

        # playbook/statements/not-our-fault.yaml
        kind: statement
        id: not-our-fault
        title: Our answer
        type: update
        strategy: [denial, compensation]
        reviewed_on: 2026-11-01
        text: Nothing is wrong with the lids. Bring yours back and get your money.

    Passes:

        # playbook/statements/not-our-fault.yaml
        kind: statement
        id: not-our-fault
        title: Our answer
        type: update
        strategy: [apology, compensation]
        reviewed_on: 2026-11-01
        text: The lids break. We are sorry. Bring yours back and get your money.
    """
    mixed: set[str] = set()
    for statement in handbook.all(Statement):
        strategies = statement.record.strategy
        if both := _both(strategies):
            mixed.add(statement.id)
            message = f"{statement.called} uses {listed(_said(strategy) for strategy in both)}"
            yield Fault(statement, ("strategy", strategies.index(both[1])), message, "Choose one line.")
    used: dict[str, tuple[Document[Scenario], dict[str, Document[Statement]]]] = {}
    for scenario, statement in _uses(handbook):
        if statement.id not in mixed:
            used.setdefault(scenario.id, (scenario, {}))[1][statement.id] = statement
    for scenario, statements in used.values():
        yield from _both_in(scenario, list(statements.values()))


def _both(strategies: Iterable[ResponseStrategy]) -> tuple[ResponseStrategy, ResponseStrategy] | None:
    """A strategy that denies and one that does not go with it, where there are both."""
    first: dict[Posture, ResponseStrategy] = {}
    for strategy in strategies:
        first.setdefault(POSTURES[strategy], strategy)
    other = first.get("rebuild") or first.get("diminish")
    return (first["deny"], other) if "deny" in first and other else None


def _both_in(scenario: Document[Scenario], statements: list[Document[Statement]]) -> Iterator[Fault]:
    by = {strategy: d for d in reversed(statements) for strategy in reversed(d.record.strategy)}
    both = _both(strategy for d in statements for strategy in d.record.strategy)
    if both:
        denies, takes_back = (by[strategy] for strategy in both)
        message = (
            f"in {quoted(scenario.title)} {titled([denies.title])} answers with {_said(both[0])} "
            f"and {titled([takes_back.title])} with {_said(both[1])}"
        )
        also = tuple(Also(by[strategy], ("strategy",), _said(strategy)) for strategy in both)
        route = scenario.written("crisis_type", "family")
        yield Fault(scenario, route, message, "Choose one line for the whole plan.", also)
