"""The registry of checks, family by family, and the one function that runs them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator import paths, resolve, source, validate, waivers
from generator.checks import files
from generator.checks.check import Check, to_finding
from generator.finding import WEIGHT, Finding, Severity
from generator.handbook import Handbook
from generator.kinds import BY_RECORD
from generator.kinds.facilitator import Facilitator

E_, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

STRUCTURE: Final = tuple(
    Check(made_by, E_, "files", runs=False, waivable=False)
    for made_by in (
        paths.file_unreadable,
        source.yaml_syntax,
        source.yaml_reads_differently,
        source.key_repeated,
        source.hidden_direction_marks,
        validate.key_unknown,
        validate.field_missing,
        validate.value_wrong,
        validate.file_misplaced,
        resolve.file_missing,
        resolve.id_not_unique,
        resolve.reference_unknown,
    )
)

LEVELS: Final = Check(files.check_level_unknown, E_, "files", runs=False, waivable=False)

FILES: Final = (
    Check(files.reference_retired, E_, "files"),
    Check(files.published_link_lost, E_, "files"),
    Check(files.draft_text_left, E_, "files"),
    Check(files.review_overdue, W, "files", cap=W),
    Check(files.never_reviewed, A, "files", cap=W),
    Check(files.owner_vacant, E_, "files"),
    Check(files.page_orphan, W, "files", reads=files.MAY_LEAD),
    Check(waivers.waiver_expired, E_, "files", runs=False, waivable=False),
    LEVELS,
)

CHECKS: Final[tuple[Check, ...]] = (*STRUCTURE, *FILES)

NO_SCRIPTS: Final = "the facilitator files are kept elsewhere; point to them with --facilitator-dir"

BY_ID: Final = {check.id: check for check in CHECKS}
WAIVABLE: Final = {check.id: check.waivable for check in CHECKS}
CAPS: Final = {check.id: check.cap for check in CHECKS if check.cap}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that was not run, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found, before waivers, and which of them were skipped."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def run(handbook: Handbook) -> Checked:
    """Run every check that can be run over this handbook, with the levels of its playbook."""
    unknown = files.check_level_unknown(handbook, WAIVABLE, CAPS)
    findings = [to_finding(LEVELS, fault, LEVELS.level) for fault in unknown]
    skipped: list[Skipped] = []
    for check in CHECKS:
        level = level_of(check, handbook)
        if not check.runs or level is None:
            continue
        if reason := _cannot_run(check, handbook):
            skipped.append(Skipped(check.id, reason))
        else:
            findings += dict.fromkeys(to_finding(check, fault, level) for fault in check.made_by(handbook))
    return Checked(tuple(findings), tuple(skipped))


def level_of(check: Check, handbook: Handbook) -> Severity | None:
    """The check's level in this playbook; None where it is switched off."""
    wanted = handbook.playbook.record.checks.get(check.id)
    if wanted is None or not check.waivable:
        return check.level
    if wanted == "off":
        return None
    level = Severity(wanted)
    return check.cap if check.cap and WEIGHT[level] < WEIGHT[check.cap] else level


def _cannot_run(check: Check, handbook: Handbook) -> str:
    names = {BY_RECORD[record].name for record in check.reads}
    for kind, id in sorted(handbook.broken):
        if kind in names:
            return f"{kind}:{id} cannot be read yet"
    if Facilitator not in check.reads:
        return ""
    if handbook.audience != "facilitator":
        return "only the facilitator edition may say what it finds"
    if not handbook.every(Facilitator):
        return NO_SCRIPTS if handbook.playbook.record.facilitator_files == "elsewhere" else ""
    return ""
