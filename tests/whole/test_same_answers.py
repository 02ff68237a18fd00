"""The same answers everywhere: what `decide.js` decides is compared with what Python decides, in Node and in
Chromium, over all cases of the starter's tables and over tables nobody has thought of.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from generator.engine import analysis
from generator.engine.tables import Choices, Numbers, Question, Rule, Situation, Table, decide
from generator.kinds.triage import Triage
from generator.pages.finder import as_data
from generator.pipeline import examine
from generator.rules.tables import table as table_of
from tests.whole.published import ROOT
from tests.whole.visit import ARGUMENTS

DECIDE = ROOT / "generator/theme/assets/decide.js"
PAST = 8
"""Beyond the last number that any random table names."""

ASKED = """([table, situations, partly]) => {
    const { decide, knows, open, possible, settled } = globalThis.decisionTable;
    const id = (rule) => rule && rule.id;
    return {
        decided: situations.map((answers) => id(decide(table, answers))),
        known: table.questions.map((question) =>
            [-1, 0, 3, 99, "v0", "v9", 0.5, null].map((each) => knows(question, each))),
        partly: partly.map((answers) => ({
            settled: settled(table, answers),
            open: open(table, answers).map((question) => question.id),
            possible: possible(table, answers).map(id),
        })),
    };
}"""
IN_NODE = f"""require({json.dumps(str(DECIDE))});
const ask = {ASKED};
require("readline").createInterface({{ input: process.stdin }}).on("line", (line) =>
    process.stdout.write(JSON.stringify(ask(JSON.parse(line))) + "\\n"));"""

Ask = Callable[[Any], Any]


@pytest.fixture(scope="module", params=["node", pytest.param("chromium", marks=pytest.mark.browser)])
def ask(request: pytest.FixtureRequest) -> Iterator[Ask]:
    """The browser's engine, asked in one of the places where it runs."""
    yield from {"node": in_node, "chromium": in_chromium}[request.param]()


def in_node() -> Iterator[Ask]:
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine; the same comparison runs in Chromium")
    with subprocess.Popen([node, "-e", IN_NODE], stdin=-1, stdout=-1, text=True) as process:
        assert process.stdin
        assert process.stdout
        pipe, answers = process.stdin, process.stdout

        def ask(question: Any) -> Any:
            pipe.write(json.dumps(question) + "\n")
            pipe.flush()
            return json.loads(answers.readline())

        yield ask
        pipe.close()


def in_chromium() -> Iterator[Ask]:
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page()
        page.add_script_tag(path=str(DECIDE))
        yield lambda question: page.evaluate(ASKED, question)
        browser.close()


# What there is to compare


def answers_of(question: Question) -> list[str | int]:
    if isinstance(question.domain, Choices):
        return list(question.domain.values)
    high = PAST if question.domain.high is None else question.domain.high
    return list(range(question.domain.low, high + 1))


def situations(table: Table) -> list[dict[str, str | int]]:
    """Every case of a table; of numbers without an end those up to where nothing changes any more."""
    names = [question.id for question in table.questions]
    return [dict(zip(names, case, strict=True)) for case in product(*map(answers_of, table.questions))]


def decided(table: Table, situation: Situation) -> str | None:
    rule = decide(table, situation).rule
    return rule.id if rule else None


def compared(table: Table, partly: list[dict[str, Any]], ask: Ask) -> None:
    """All that the browser says of a table is what Python says."""
    cases = situations(table)
    expected = [decided(table, case) for case in cases]
    said = ask([as_data(table), cases, partly])
    assert said["decided"] == expected
    for question, known in zip(table.questions, said["known"], strict=True):
        assert known[:6] == [each in question.domain for each in (-1, 0, 3, 99, "v0", "v9")]
        assert known[6:] == [False, False]
    for answers, browser in zip(partly, said["partly"], strict=True):
        left = [
            answer for case, answer in zip(cases, expected, strict=True) if answers.items() <= case.items()
        ]
        reachable = [decision.rule and decision.rule.id for decision in analysis.possible(table, answers)]
        assert set(browser["possible"]) == set(left) == set(reachable)
        assert browser["possible"] == sorted(browser["possible"], key=lambda id: badness(table, id))
        assert browser["settled"] == (len(set(left)) == 1)
        assert browser["settled"] or browser["open"]
        asked = {*browser["open"], *answers}
        of_asked: dict[tuple[str | int, ...], set[str | None]] = {}
        for case, answer in zip(cases, expected, strict=True):
            if answers.items() <= case.items():
                of_asked.setdefault(tuple(case[id] for id in sorted(asked)), set()).add(answer)
        assert all(len(one) == 1 for one in of_asked.values()), "a question that matters is not asked"


def badness(table: Table, id: str | None) -> tuple[float, int]:
    """The worst first, of equals the first of the table; nothing said is worse than all."""
    position = next((n for n, rule in enumerate(table.rules) if rule.id == id), len(table.rules))
    if id is None and table.otherwise is None:
        return float("-inf"), position
    rank = table.otherwise_rank if id is None else table.rules[position].rank
    return float("inf") if rank is None else rank, position


# The starter's tables


STARTER = examine(ROOT, date(2026, 11, 20)).handbook


@pytest.mark.parametrize("document", STARTER.all(Triage), ids=lambda document: document.id)
def test_the_browser_decides_every_case_of_a_shipped_table_as_python_does(document: Any, ask: Ask) -> None:
    table = table_of(document, STARTER)
    first, *others = table.questions
    partly = [{}, *({first.id: answer} for answer in answers_of(first)), *begun(table)]
    assert len(situations(table)) > 50
    compared(table, partly, ask)
    assert others


def begun(table: Table) -> Iterator[dict[str, str | int]]:
    """Every way to answer some two of the questions."""
    for n, one in enumerate(table.questions):
        for other in table.questions[n + 1 :]:
            for pair in product(answers_of(one), answers_of(other)):
                yield {one.id: pair[0], other.id: pair[1]}


def test_the_browser_asks_nothing_whose_answer_is_of_no_use(ask: Ask) -> None:
    """Behind `harm` only `reach` matters; nobody needs `who`, which a rule names with all its answers."""
    first, *_ = [d for d in STARTER.all(Triage) if d.id == "first-look"]
    said = ask(
        [as_data(table_of(first, STARTER)), [], [{"harm": "safety"}, {"harm": "none", "about": "praise"}]]
    )
    assert [part["open"] for part in said["partly"]] == [["reach"], ["who", "reach"]]
    who = Question("who", Choices(("v0", "v1")))
    rules = (
        Rule("r0", {"who": frozenset({"v0", "v1"}), "many": (Numbers(3, None),)}, "a", 1),
        Rule("r1", {"who": frozenset({"v0"}), "many": (Numbers(5, 6),)}, "b", 1),
    )
    table = Table("useless", (who, Question("many", Numbers(0, None))), rules)
    said = ask([as_data(table), [], [{}, {"many": 5}]])
    assert [part["open"] for part in said["partly"]] == [["many"], []]


# Tables nobody has thought of


NAMES = ("q0", "constructor", "7")
"""The names of questions; some mean something to a browser."""


@st.composite
def numbers(draw: st.DrawFn) -> Numbers:
    low = draw(st.integers(0, 6))
    return Numbers(low, draw(st.none() | st.integers(low, 7)))


@st.composite
def domains(draw: st.DrawFn) -> Choices | Numbers:
    if draw(st.integers(0, 2)):
        return Choices(tuple(f"v{n}" for n in range(draw(st.integers(1, 3)))))
    low = draw(st.integers(0, 3))
    return Numbers(low, draw(st.none() | st.integers(low, 7)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with gaps, overlaps, dead rules and unknown ranks, of all three policies."""
    questions = tuple(Question(id, draw(domains())) for id in NAMES[: draw(st.integers(1, 3))])
    rules = tuple(draw(a_rule(n, questions)) for n in range(draw(st.integers(0, 5))))
    policy = draw(st.sampled_from(["unique", "first", "highest-severity"]))
    return Table(
        "random",
        questions,
        rules,
        policy,
        *draw(st.sampled_from([(None, None), ("rest", 2), ("rest", None)])),
    )


@st.composite
def a_rule(draw: st.DrawFn, number: int, questions: tuple[Question, ...]) -> Rule:
    when = {
        question.id: frozenset(draw(st.sets(st.sampled_from(question.domain.values), min_size=1)))
        if isinstance(question.domain, Choices)
        else tuple(draw(st.lists(numbers(), min_size=1, max_size=2)))
        for question in questions
        if draw(st.booleans())
    }
    return Rule(f"r{number}", when, f"outcome {number}", draw(st.none() | st.integers(1, 3)))


MANY = Table(
    "mentions",
    (Question("q0", Numbers(0, None)), Question("q1", Choices(("v0", "v1")))),
    (
        Rule("r0", {"q0": (Numbers(3, 3), Numbers(7, None))}, "a", 2),
        Rule("r1", {"q0": (Numbers(0, 6),), "q1": frozenset({"v0"})}, "b", 1),
    ),
    "highest-severity",
)


@given(data=st.data(), table=tables())
@example(data=None, table=MANY)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_browser_decides_a_random_table_as_python_does(data: Any, table: Table, ask: Ask) -> None:
    cases = situations(table)
    partly: list[dict[str, Any]] = [{}, *cases[:2]]
    for _ in range(3 if data else 0):
        case = data.draw(st.sampled_from(cases))
        partly.append({name: case[name] for name in case if data.draw(st.booleans())})
    compared(table, partly, ask)
