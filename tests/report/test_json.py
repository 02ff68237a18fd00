"""The report for programs keeps the shape that is published."""

from __future__ import annotations

import json as decoder
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, ValidationError

from generator.checks import Skipped
from generator.finding import Finding, Place, Related, Severity
from generator.report.json import SCHEMA, json

FINDING = Finding(
    "reference-unknown",
    Severity.ERROR,
    "there is no role called 'head-of-coms'",
    Place("playbook/escalations/product-safety.yaml", 18, 15, 18, 28),
    "did you mean 'head-of-comms'?",
    (Related(Place("roles/head-of-comms.yaml", 2, 5, 2, 18), "this one"),),
    "escalation:product-safety",
)


@pytest.fixture
def written(examined):
    return lambda **given: decoder.loads(json(replace(examined(), **given), False))


def test_a_finding_has_all_its_parts(written):
    assert written(findings=(FINDING,))["findings"] == [
        {
            "check": "reference-unknown",
            "severity": "error",
            "document": "escalation:product-safety",
            "path": "playbook/escalations/product-safety.yaml",
            "line": 18,
            "column": 15,
            "end_line": 18,
            "end_column": 28,
            "message": "there is no role called 'head-of-coms'",
            "help": "did you mean 'head-of-comms'?",
            "related": [
                {
                    "path": "roles/head-of-comms.yaml",
                    "line": 2,
                    "column": 5,
                    "end_line": 2,
                    "end_column": 18,
                    "message": "this one",
                }
            ],
        }
    ]


def test_the_summary_counts_each_weight_and_names_what_was_not_run(written):
    data = written(findings=(FINDING,), skipped=(Skipped("tone-too-light", "tone:tone cannot be read yet"),))

    assert data["summary"] == {
        "error": 1,
        "warning": 0,
        "advice": 0,
        "documents": 4,
        "waived": 0,
        "skipped_checks": [{"check": "tone-too-light", "reason": "tone:tone cannot be read yet"}],
    }


def test_the_published_shape_fits_and_would_notice_a_change(written):
    data = written(findings=(FINDING,))
    shape = Draft202012Validator(SCHEMA)
    shape.validate(data)

    del data["findings"][0]["help"]
    with pytest.raises(ValidationError):
        shape.validate(data)


def test_letters_stay_letters(examined):
    seen = replace(examined(), findings=(replace(FINDING, message="אין תפקיד כזה"),))

    assert "אין תפקיד כזה" in json(seen, False)
