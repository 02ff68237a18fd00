"""The severity scale: numbers that fit two levels, or none."""

from __future__ import annotations

import pytest

SCALE = "playbook/severities.yaml"
CHECK = "severity-thresholds-gap-or-overlap"


@pytest.fixture
def told(found, base):
    """`told("300+", "100-299")` gives what is said of these numbers, worst first; None: no number."""

    def read(*numbers: str | None) -> list[str]:
        text = base[SCALE]
        for level, number in enumerate(numbers, 1):
            mark = f"    rank: {level}\n"
            if number:
                text = text.replace(mark, f"{mark}    triggers: {{mentions_per_hour: {number}}}\n")
        return [line.partition(f"{CHECK}: ")[2] for line in found({SCALE: text}, CHECK)]

    return read


@pytest.mark.parametrize(
    "numbers",
    [
        ("300+", "100-299", "20-99", "0-19"),
        ("300+", "100-299"),
        ("300+", None, "100-299"),
        ("300+",),
        ("3+", "2", "1", "0"),
        (),
    ],
)
def test_numbers_that_follow_each_other_are_right(told, numbers):
    assert told(*numbers) == []


def test_a_number_on_two_levels_is_told(told):
    assert told("300+", "100-300") == [
        "300 mentions an hour are both sev2 (100-300) and sev1 (300+) | Let sev2 end at 299."
    ]


def test_several_numbers_on_two_levels_are_told(told):
    assert told("300+", "100-350", "20-100") == [
        "300 to 350 mentions an hour are both sev2 (100-350) and sev1 (300+) | Let sev2 end at 299.",
        "100 mentions an hour are both sev3 (20-100) and sev2 (100-350) | Let sev3 end at 99.",
    ]


def test_two_levels_without_end_are_told(told):
    assert told("300+", "100+") == [
        "300 and more mentions an hour are both sev2 (100+) and sev1 (300+) | Let sev2 end at 299."
    ]


def test_two_levels_of_the_same_numbers_are_told(told):
    assert told("300+", "300+") == [
        "300 and more mentions an hour are both sev2 (300+) and sev1 (300+) | Let sev2 end at 299."
    ]


def test_numbers_on_no_level_are_told(told):
    assert told("300+", "100-250", "20-98") == [
        "251 to 299 mentions an hour are neither sev2 (100-250) nor sev1 (300+) | "
        "Let sev2 end at 299, or sev1 begin at 251.",
        "99 mentions an hour are neither sev3 (20-98) nor sev2 (100-250) | "
        "Let sev3 end at 99, or sev2 begin at 99.",
    ]


def test_a_milder_level_above_a_worse_one_is_told(told):
    assert told("100-299", "300+") == [
        "more than 299 mentions an hour belong to no level: sev1 ends there | "
        "Write `100+`, which has no end.",
        "sev2 (300+) begins above sev1 (100-299), which is worse | Exchange the numbers.",
    ]


def test_a_worst_level_with_an_end_is_told(told):
    assert told("300-999", "100-299") == [
        "more than 999 mentions an hour belong to no level: sev1 ends there | Write `300+`, which has no end."
    ]


def test_the_other_level_is_shown_too(examined, base):
    text = base[SCALE].replace("    rank: 1\n", "    rank: 1\n    triggers: {mentions_per_hour: 300+}\n")
    text = text.replace("    rank: 2\n", "    rank: 2\n    triggers: {mentions_per_hour: 100-300}\n")
    (finding,) = [f for f in examined({SCALE: text}).findings if f.check == CHECK]

    assert (finding.place.line, [(r.place.line, r.message) for r in finding.related]) == (
        19,
        [(8, "the numbers of sev1")],
    )
