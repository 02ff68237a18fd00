"""Exercises, statements, issues, cases and plans: a bit of everything, laid over the example playbook."""

REHEARSAL = {
    "playbook/incidents/late-recall.yaml": """\
kind: incident
id: late-recall
title: A recall told too late
whose: industry
when: spring 2022
family: product-safety
what: A maker waited nine days.
did_well: The shops were told first.
did_badly: Nobody told the buyers.
how_we_would_do_better: We would speak within the hour.
reviewed_on: 2026-11-01
""",
    "scenarios/hot-lid/scenario.yaml": """\
kind: scenario
id: hot-lid
title: A hot lid
summary: An hour about a lid that springs open.
audience: employee
format: tabletop
crisis_type: technical-product-harm
family: product-safety
severity_from: sev3
severity_to: sev1
duration: 90m
channels: [page]
roles_playing: [press-officer, duty-desk]
lead_role: press-officer
objectives:
  - id: speak-in-time
    statement: We speak within the hour. People hear it from us.
    tests: [play:say-sorry, escalation:safety]
stakeholders: [staff, buyers]
background: It is Tuesday.
briefing: Bring a pen.
questions: [What would you ask first?]
assumptions: [All telephones work.]
based_on: late-recall
reviewed_on: 2026-11-01
""",
    "scenarios/hot-lid/facilitator.yaml": """\
kind: facilitator
id: hot-lid
scenario: hot-lid
text: Let silences stand while the team looks for a number to ring.
injects:
  - id: first-post
    at: 0m
    from: A parent
    to: duty-desk
    via: page
    content: My child was burnt by your kettle this morning and nobody answers.
    objective: speak-in-time
    situation: {triage: first-look, answers: {harm: safety, mentions: 100-299}}
    expected:
      - {by: duty-desk, does: play:say-sorry, within: 10m, severity: sev2, statement: sorry-words}
      - {by: press-officer, does: Rings the parent in person, within: 15m}
    if_not: second-call
    controller: Watch who picks up the telephone first.
  - id: radio-on
    at: 5m
    type: contextual
    content: Music plays in the background while everybody goes on reading.
  - id: second-call
    at: 65m
    type: contingency
    to: press-officer
    content: "=cmd|' /C calc'!A0 says a caller who reads it out very slowly."
    objective: speak-in-time
    expected:
      - {by: press-officer, does: escalation:safety, within: 5m}
evaluation:
  - objective: speak-in-time
    target: The first word is out before minute sixty on the big clock.
    critical_tasks: [Somebody asks after the child first., The promised hour is kept.]
hotwash_minutes: 20
hotwash_questions: [What surprised you?, What do we change?]
model_answers: [We do not know yet and we say so at noon today.]
artificialities: [The clock runs faster than in life and that is agreed.]
materials: [A kettle]
reviewed_on: 2026-11-01
""",
    "playbook/stakeholders.yaml": """\
kind: stakeholder
id: stakeholders
title: Who hears it from us
list:
  - {id: buyers, who: People who bought it, order: 2, told_by: press-officer, channel: page}
  - {id: staff, who: Our colleagues, must_hear_from_us: yes, order: 1, told_by: duty-desk, note: Asked first.}
reviewed_on: 2026-11-01
""",
    "playbook/statements/first-words.yaml": """\
kind: statement
id: first-words
title: First words
type: holding
phase: initial
families: [product-safety]
severities: [sev1]
channels: [page]
for: People affected
parts:
  next_update: We write again at {{next_time}}.
  acknowledge: We hear that **{{what_happened}}**. See [[play:say-sorry|our rules]].
blanks:
  what_happened: {means: In one plain sentence, example: a lid opened, filled_by: duty-desk}
  next_time: {means: A time of day, example: "18:00"}
strategy: [apology]
register: official
signoff: none
message_map:
  - question: Was anybody hurt?
    key_messages:
      - {message: We ring everybody who wrote to us., supports: [Three colleagues do nothing else.]}
approved_by:
  - {role: press-officer, on: 2025-01-10}
valid_for: 365d
note: After one credible report.
reviewed_on: 2026-11-01
""",
    "playbook/statements/thank-you.yaml": """\
kind: statement
id: thank-you
title: Thank you
type: reply
audience: employee
text: Thank you for telling us.
approved_by: [{role: press-officer, on: 2026-10-10}]
valid_for: 365d
reviewed_on: 2026-11-01
""",
    "playbook/issues/late-parcels.yaml": """\
kind: issue
id: late-parcels
title: Parcels come late
status: fixing
rank: 2
complaint: You said Tuesday.
per_month: 140
raised_by: customers
fix_owner: duty-desk
fix_due: 2026-10-01
play: say-sorry
statement: thank-you
public_explanation_url: https://www.aurora.example/help/late
reviewed_on: 2026-11-01
""",
    "playbook/issues/leaky-box.yaml": """\
kind: issue
id: leaky-box
title: The box leaks
status: fixed
rank: 1
complaint: Soup in the bag.
what_we_did: The seal has a round corner now.
reviewed_on: 2026-11-01
""",
    "playbook/issues/chipped-pot.yaml": """\
kind: issue
id: chipped-pot
title: The pot chips
status: accepted
rank: 3
complaint: A black spot.
accepted_because: Enamel is glass.
reviewed_on: 2026-11-01
""",
    "playbook/goals.yaml": """\
kind: goals
id: goals
title: What we want to reach
business_goals:
  - {id: people-stay, title: People stay with us, owner: press-officer}
social_goals:
  - id: answered-soon
    title: Answered soon
    year: 2027
    business_goal: people-stay
    kind: quality
    metric: {name: Answers within two hours, unit: percent, source: Weekly report, how_counted: By hand}
    baseline: 50
    target: 90
    by: 2027-12-31
    owner: duty-desk
    channels: any
    value_in_plain_words: People who wait leave.
    progress: [{on: 2026-10-31, value: 60}, {on: 2026-06-30, value: 55}]
reviewed_on: 2026-11-01
""",
    "playbook/strategy.yaml": """\
kind: strategy
id: strategy
title: Why we speak
scope: company
stage: engagement
vision: {internal: We know whom to tell., customers: You reach a person.}
posture:
  - {id: to-people, from: We sell, to: We keep company, now: 2, wanted: 4, because: It is time.}
principles:
  - {id: people-first, text: First the person who may be hurt., maps_to: A standard}
organisation_model: hub-and-spoke
horizon_years: 4
signed_by: [{role: press-officer, on: 2026-09-01}]
reviewed_on: 2026-11-01
""",
    "playbook/initiatives/radar.yaml": """\
kind: initiative
id: radar
title: Batch radar
status: planned
type: programme
goals: answered-soon
start: 2027-02-01
end: 2027-08-31
dependencies: [{department: IT, needs: A feed, agreed: no}]
distribution: [{channel: page, placement: Pinned post, agreed_by: press-officer}]
resources: {minutes_per_week: 240, funded_until: 2027-12-31, approved_by: press-officer}
reviewed_on: 2026-11-01
""",
    "playbook/initiatives/circle.yaml": """\
kind: initiative
id: circle
title: The menders' circle
status: active
type: community
start: 2026-05-01
end: permanent
reviewed_on: 2026-11-01
""",
    "playbook/readiness.yaml": """\
kind: readiness
id: readiness
title: Are we ready?
groups:
  - id: nine-things
    title: Nine things
    items:
      - {id: rule-book, question: Have we listened?, status: done, owner: press-officer, blocks: channel-live}
      - {id: support, question: Can we carry it?, status: open, answer: Not yet and we say so.}
reviewed_on: 2026-11-01
""",
    "playbook/tools.yaml": """\
kind: tool
id: tools
title: Our tools
list:
  - {id: watch, title: Listening watch, status: bought, what: It rings., serves: [answered-soon, radar]}
reviewed_on: 2026-11-01
""",
}
