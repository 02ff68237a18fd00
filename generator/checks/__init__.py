"""The registry of checks, family by family, and the one function that runs them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator import follow, paths, resolve, shape, source, waivers
from generator.checks import (
    alarms,
    chains,
    channels,
    commitments,
    complaints,
    cover,
    drift,
    employees,
    exercises,
    files,
    glossary,
    goals,
    governance,
    handoffs,
    invented,
    load,
    people,
    plays,
    practice,
    privacy,
    promises,
    readiness,
    rehearsals,
    responses,
    roadmap,
    scale,
    scripts,
    seats,
    stakeholders,
    statements,
    tone,
    translations,
    triage,
    vocabulary,
)
from generator.checks.check import Check, Fault, to_finding
from generator.finding import WEIGHT, Finding, Severity
from generator.handbook import Document, Handbook
from generator.kinds import BY_RECORD
from generator.kinds.calendar import Calendars
from generator.kinds.channel import Channel
from generator.kinds.escalation import Escalation
from generator.kinds.facilitator import Facilitator
from generator.kinds.handoff import Handoff
from generator.kinds.incident import Incident
from generator.kinds.play import Play
from generator.kinds.playbook import Playbook
from generator.kinds.readiness import Readiness
from generator.kinds.role import Role
from generator.kinds.roster import Roster
from generator.kinds.scenario import Scenario
from generator.kinds.severity import Severities
from generator.kinds.stakeholder import Stakeholders
from generator.kinds.statement import Statement
from generator.kinds.strategy import Strategy
from generator.kinds.tone import Tone
from generator.kinds.triage import Triage
from generator.kinds.vocabulary import Vocabulary
from generator.suggest import counted

E_, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

STRUCTURE: Final = tuple(
    Check(made_by, E_, "files", runs=False, waivable=False)
    for made_by in (
        paths.file_unreadable,
        source.yaml_syntax,
        source.yaml_reads_differently,
        source.key_repeated,
        source.hidden_direction_marks,
        shape.key_unknown,
        shape.field_missing,
        shape.value_wrong,
        shape.file_misplaced,
        resolve.file_missing,
        resolve.id_not_unique,
        follow.reference_unknown,
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
    Check(waivers.waiver_expired, W, "files", runs=False, waivable=False),
    LEVELS,
)

PEOPLE: Final = (
    Check(people.accountable_not_exactly_one, E_, "people"),
    Check(people.accountable_is_a_group, E_, "people"),
    Check(people.accountable_is_external, W, "people"),
    Check(people.core_activity_without_doer, E_, "people"),
    Check(people.changes_without_owner, E_, "people"),
    Check(people.sponsor_missing, E_, "people", (Role, Strategy)),
    Check(people.coe_single_department, W, "people", (Role,)),
    Check(seats.deputy_is_same_person, E_, "people"),
    Check(seats.deputy_away_together, W, "people", (Roster,)),
    Check(seats.training_missing, W, "people", (Roster,), cap=W),
    Check(seats.time_is_a_guess, W, "people", cap=W),
    Check(chains.deputy_missing, E_, "people", (Severities,)),
    Check(chains.drafter_approves_own_text, E_, "people"),
    Check(chains.authority_below_severity, E_, "people", (Severities,)),
    Check(chains.one_person_many_hats, W, "people", (Severities,)),
    Check(chains.contact_on_affected_channel, W, "people"),
    Check(load.time_over_capacity, E_, "people"),
    Check(load.time_below_work, W, "people"),
    Check(load.volume_over_minutes, W, "people"),
    Check(load.span_too_wide, W, "people", (Role,)),
    Check(governance.decision_without_approver, E_, "people"),
    Check(cover.language_uncovered, E_, "people", (Calendars, Role, Roster)),
)

DELIVERY: Final = (Channel, Escalation, Handoff, Play)
"""What a promise is delivered by: while one of them cannot be read, its sum would be wrong."""

PROMISES: Final = (
    Check(promises.promise_never_met, E_, "promises", DELIVERY),
    Check(promises.promise_missed_as_a_rule, E_, "promises", DELIVERY),
    Check(promises.promise_missed_on_a_bad_day, W, "promises", DELIVERY),
    Check(promises.promise_slower_when_worse, E_, "promises", (Severities,)),
    Check(scale.severity_thresholds_gap_or_overlap, E_, "promises", (Severities,)),
    Check(promises.promise_conflict, E_, "promises", (Severities,)),
    Check(commitments.promise_without_clock, E_, "promises"),
    Check(commitments.promise_without_delivery, E_, "promises", (Escalation, Play, Role)),
    Check(commitments.promise_not_approved, E_, "promises", (Role,)),
    Check(commitments.promise_absolute_words, W, "promises"),
    Check(commitments.promise_unmeasured, W, "promises"),
    Check(commitments.aspiration_shown_as_promise, E_, "promises"),
    Check(handoffs.handoff_slower_than_promise, E_, "promises", DELIVERY),
    Check(handoffs.handoff_without_context, E_, "promises", (Severities,)),
    Check(handoffs.handoff_ping_pong, E_, "promises", (Play,)),
    Check(handoffs.handoff_wait_unmeasured, W, "promises", cap=W),
    Check(cover.promise_outside_hours, E_, "promises", (*DELIVERY, Calendars, Role)),
    Check(cover.handoff_to_closed_desk, E_, "promises", (Calendars, Channel, Role)),
    Check(alarms.escalation_dead_end, E_, "promises", (Role,)),
    Check(alarms.escalation_loop, E_, "promises", (Severities,)),
    Check(alarms.escalation_step_unreachable, E_, "promises"),
    Check(alarms.escalation_same_person_twice, W, "promises", (Role,)),
    Check(alarms.severity_without_escalation, E_, "promises", (Escalation, Playbook, Severities)),
    Check(alarms.severity_without_stand_down, W, "promises", (Role, Severities)),
)

SORTING: Final = (
    Check(triage.triage_gap, E_, "sorting"),
    Check(triage.triage_overlap, E_, "sorting"),
    Check(triage.triage_rule_never_used, E_, "sorting", (Severities,)),
    Check(triage.triage_harm_underrated, E_, "sorting", (Severities,)),
    Check(triage.silence_without_reason, E_, "sorting"),
    Check(triage.triage_outcome_unused, W, "sorting", (Severities, Triage)),
    Check(triage.triage_too_many_questions, W, "sorting", (Playbook,)),
)

WRITING: Final = (
    Check(plays.play_ends_in_words, E_, "writing"),
    Check(plays.scheduled_posts_not_paused, E_, "writing", (Severities,)),
    Check(statements.statement_part_missing, E_, "writing"),
    Check(statements.statement_blank_unknown, E_, "writing"),
    Check(statements.statement_too_long, W, "writing"),
    Check(statements.statement_approval_expired, W, "writing", cap=W),
    Check(statements.severity_without_statement, E_, "writing", (Playbook, Severities, Statement)),
    Check(stakeholders.stakeholder_forgotten, W, "writing", (Severities, Stakeholders, Statement)),
    Check(tone.tone_too_light, E_, "writing", (Severities, Tone)),
    Check(tone.tone_situation_missing, E_, "writing", (Severities, Tone)),
    Check(tone.tone_example_breaks_own_rule, E_, "writing", (Tone, Vocabulary)),
    Check(tone.tone_contradiction, E_, "writing"),
    Check(tone.tone_rule_without_example, W, "writing"),
    Check(vocabulary.word_to_avoid_used, W, "writing", (Vocabulary,)),
    Check(governance.update_rhythm_missing, E_, "writing"),
    Check(governance.statement_next_update_mismatch, W, "writing"),
    Check(responses.response_strategy_mismatch, W, "writing", (Incident, Scenario)),
    Check(responses.response_strategy_mixed, E_, "writing"),
)

CHANNELS: Final = (
    Check(channels.channel_live_before_ready, E_, "channels", (Readiness,)),
    Check(channels.channel_broadcast_only, W, "channels"),
    Check(channels.channel_one_admin, E_, "channels"),
    Check(channels.crisis_only_on_rented_channels, E_, "channels", (Severities,)),
    Check(channels.channel_blocked_for_employees, W, "channels"),
    Check(channels.channel_without_public_hours, W, "channels"),
    Check(channels.dark_site_untested, W, "channels", cap=W),
)

STRATEGY: Final = (
    Check(goals.goals_too_many, W, "strategy", (Playbook,)),
    Check(goals.goal_not_measurable, E_, "strategy"),
    Check(goals.goal_without_business_goal, E_, "strategy"),
    Check(goals.goals_only_count_fans, W, "strategy"),
    Check(readiness.readiness_without_evidence, E_, "strategy"),
    Check(readiness.hard_truth_unanswered, W, "strategy"),
    Check(complaints.complaint_without_answer, W, "strategy"),
    Check(complaints.complaint_fix_without_owner, W, "strategy"),
    Check(complaints.feedback_loop_open, W, "strategy", cap=W),
    Check(employees.employee_crisis_rule_missing, E_, "strategy", (Severities,)),
    Check(employees.advocacy_disclosure_missing, E_, "strategy"),
    Check(roadmap.initiative_dependency_not_agreed, E_, "strategy"),
    Check(roadmap.initiative_funding_short, W, "strategy", cap=W),
    Check(roadmap.tool_before_need, W, "strategy"),
)

EXERCISES: Final = (
    Check(exercises.objective_never_tested, E_, "exercises", (Facilitator, Scenario)),
    Check(exercises.inject_without_objective, W, "exercises", (Facilitator, Scenario)),
    Check(exercises.inject_without_expected_action, E_, "exercises", (Facilitator,)),
    Check(exercises.inject_after_the_end, E_, "exercises", (Facilitator, Scenario)),
    Check(exercises.inject_role_not_playing, E_, "exercises", (Facilitator, Scenario)),
    Check(exercises.too_many_injects_at_once, W, "exercises", (Facilitator,)),
    Check(invented.exercise_marking_missing, E_, "exercises", (Facilitator, Scenario)),
    Check(invented.real_name_in_exercise, W, "exercises", (Facilitator,)),
    Check(rehearsals.exercise_sorted_otherwise, E_, "exercises", (Facilitator, Scenario, Triage)),
    Check(
        rehearsals.exercise_expects_another_seat, W, "exercises", (Facilitator, Scenario, Play, Escalation)
    ),
    Check(rehearsals.expected_action_looser_than_playbook, E_, "exercises", (Facilitator, Scenario)),
    Check(practice.severity_never_exercised, W, "exercises", (Playbook, Scenario, Severities)),
    Check(practice.escalation_never_exercised, W, "exercises", (Facilitator, Scenario, Severities)),
    Check(practice.competitor_lesson_not_rehearsed, W, "exercises", (Scenario,)),
    Check(practice.scenario_outdated, W, "exercises", cap=W),
)

PRIVACY: Final = (
    Check(privacy.link_to_hidden_page, E_, "privacy"),
    Check(privacy.facilitator_text_on_employee_site, E_, "privacy", (Facilitator,), waivable=False),
    Check(privacy.personal_data_on_employee_site, E_, "privacy", waivable=False),
)

LANGUAGES: Final = (
    Check(translations.translation_missing, W, "languages"),
    Check(translations.translation_out_of_date, W, "languages", cap=W),
    Check(translations.translation_not_reviewed, W, "languages"),
    Check(drift.translation_changes_a_number, E_, "languages"),
    Check(drift.translation_loses_a_blank, E_, "languages"),
    Check(scripts.translation_in_wrong_script, W, "languages"),
    Check(scripts.number_will_flip, W, "languages"),
    Check(glossary.address_form_missing, W, "languages", (Tone,)),
    Check(glossary.glossary_term_untranslated, W, "languages", (Vocabulary,)),
)

CHECKS: Final[tuple[Check, ...]] = (
    *STRUCTURE,
    *FILES,
    *PEOPLE,
    *PROMISES,
    *SORTING,
    *WRITING,
    *CHANNELS,
    *STRATEGY,
    *EXERCISES,
    *PRIVACY,
    *LANGUAGES,
)

MOST: Final = 100
"""Nobody mends more than so many places in one file before looking again."""

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
    findings = list(_findings(LEVELS, unknown, LEVELS.level))
    skipped: list[Skipped] = []
    for check in CHECKS:
        level = level_of(check, handbook)
        if not check.runs or level is None:
            continue
        if reason := _cannot_run(check, handbook):
            skipped.append(Skipped(check.id, reason))
        else:
            findings += dict.fromkeys(_findings(check, check.made_by(handbook), level))
    return Checked(tuple(findings), tuple(skipped))


def _findings(check: Check, faults: Iterator[Fault], level: Severity) -> Iterator[Finding]:
    """The findings of a check; of very many in one document the first, and how many more there are."""
    more: dict[str, tuple[int, Document[Any]]] = {}
    told: Counter[str] = Counter()
    for fault in faults:
        told[fault.document.ref] += 1
        if told[fault.document.ref] <= MOST:
            yield to_finding(check, fault, level)
        else:
            more[fault.document.ref] = (told[fault.document.ref] - MOST, fault.document)
    for number, document in more.values():
        message = f"{document.called} has {counted(number, 'more place')} like these"
        yield to_finding(check, Fault(document, (), message, "Mend those above, then check again."), level)


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
