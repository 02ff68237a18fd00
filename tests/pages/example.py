"""A small playbook that has a bit of everything, laid over the clean base of the tests."""

EXAMPLE = {
    "playbook/playbook.yaml": """\
kind: playbook
id: playbook
title: Aurora Foods playbook
summary: How we speak in public.
organisation: Aurora Foods
default_owner: press-officer
comms_departments: [Communications]
feedback_to: handbook@aurora.example
edit_url: https://code.aurora.example/edit/{path}
addresses:
  employee: https://handbook.aurora.example
  comms: https://comms.aurora.example
families:
  - id: product-safety
    title: Product safety
    summary: Something we made could hurt somebody.
reviewed_on: 2026-11-01
""",
    "roles/press-officer.yaml": """\
kind: role
id: press-officer
title: Press officer
summary: Speaks to the press.
function: spokesperson
department: Communications
text: |
  Says what we know. See [[play:say-sorry]].

  ### On a bad day

  - Rings [[role:duty-desk|the duty desk]].
desk:
  phone: +353 20 910 0101
  mail: press@aurora.example
hours: office
holders: [p-001]
deputies: [p-002]
authority:
  approve_up_to: sev3
minutes_per_day: 60
time_basis: measured
measured_on: 2026-10-01
reviewed_on: 2026-11-01
""",
    "roles/duty-desk.yaml": """\
kind: role
id: duty-desk
title: Duty desk
department: Care
is_group: yes
desk:
  phone: +353 20 910 0108
  chat: "#duty"
  mail: duty@aurora.example
holders: [p-003]
reviewed_on: 2026-11-01
""",
    "roles/activities.yaml": """\
kind: activities
id: activities
title: Who does what
reviewed_on: 2026-11-01
activities:
  - id: answer
    title: Answer people
    minutes_per_day: 60
    accountable: press-officer
    responsible: [duty-desk]
    informed: [press-officer]
""",
    "roles/decisions.yaml": """\
kind: decisions
id: decisions
title: Who decides
reviewed_on: 2026-11-01
decisions:
  - id: recall
    question: Do we call the batch back?
    driver: duty-desk
    approver: press-officer
    within: 2h
""",
    "playbook/calendars.yaml": """\
kind: calendar
id: calendars
title: When somebody is there
reviewed_on: 2026-11-01
calendars:
  - id: office
    title: Office hours
    zone: Europe/Dublin
    week: {mon: ["09:00-17:00"], sun: ["10:00-12:00", "22:00-24:00"]}
    holidays: [2026-12-25, 2026-01-01]
  - id: always
    zone: Europe/Dublin
    always: yes
""",
    "playbook/advocacy.yaml": """\
kind: advocacy
id: advocacy
title: You, in public
reviewed_on: 2026-11-01
trust_statement: You know our kitchens best.
dos:
  - rule: Talk about your craft.
    example: This is how rye smells.
ask_first:
  - rule: Somebody films in the bakery.
    ask: press-officer
donts:
  - rule: Do not answer for the company.
disclosure: I work at Aurora and speak for myself.
in_a_crisis:
  - if_you_see: Ring the duty desk at any hour.
    do_not: [Do not post about it.]
    tell: duty-desk
""",
    "playbook/triage/first-look.yaml": """\
kind: triage
id: first-look
title: First look
reviewed_on: 2026-11-01
inputs:
  - id: harm
    question: Could somebody be hurt?
    values:
      - {id: none, label: No, example: A scratched tin.}
      - {id: safety, label: "Yes, somebody could", harm: safety}
  - id: mentions
    question: How many mentions an hour?
    range: {min: 0, unit: mentions an hour}
hit_policy: first
rules:
  - id: danger
    title: Somebody could be hurt
    when: {harm: safety}
    severity: sev1
    play: say-sorry
    reply: after-approval
    tell: [duty-desk]
  - id: bait
    when: {harm: none, mentions: 0-9}
    severity: sev4
    play: say-sorry
    reply: no
    why_no_reply: An answer would carry it further.
otherwise:
  severity: sev3
  play: say-sorry
  reply: yes
""",
    "playbook/plays/say-sorry.yaml": """\
kind: play
id: say-sorry
title: Say sorry
for: Something went wrong for somebody
reviewed_on: 2026-11-01
steps:
  - id: read
    do: Read it. Then read it again.
    by: duty-desk
    within: 5m
    action: listen
  - id: reply
    do: Say sorry for **that** thing.
    by: press-officer
    within: 10m
    action: reply
    completes: first_reply
    statement: sorry-words
    handoff: desk-to-press
do_not: [Do not explain first.]
ends_with: explained
""",
    "playbook/statements/sorry-words.yaml": """\
kind: statement
id: sorry-words
title: Words nobody outside communications may see
type: reply
text: Sorry, {{name}}.
approved_by: [{role: press-officer, on: 2026-11-01}]
reviewed_on: 2026-11-01
""",
    "playbook/escalations/safety.yaml": """\
kind: escalation
id: safety
title: Somebody is hurt
severities: [sev1, sev2]
family: product-safety
reviewed_on: 2026-11-01
ack:
  steps:
    - {notify: [duty-desk], by: [phone], wait: 5m}
    - {notify: [press-officer], by: [phone, sms], wait: 10m}
  if_nobody: {notify: [press-officer], do: Ring again and again.}
stages:
  - {id: write, by: duty-desk, budget: 10m}
  - {id: approve, by: press-officer, budget: 15m, completes: first_statement, if_late: {notify: [duty-desk]}}
raise_when:
  - {condition: A second person is hurt., to: sev1}
""",
    "playbook/handoffs/desk-to-press.yaml": """\
kind: handoff
id: desk-to-press
title: From the desk to the press office
from: role:duty-desk
to: role:press-officer
transfer: warm
carries: [summary, contact]
hours: office
wait: {typical: 8m, slow_day: 40m, handling: 10m, measured_on: 2026-10-01}
customer_is_told: Somebody rings you back.
reviewed_on: 2026-11-01
""",
    "playbook/channels/page.yaml": """\
kind: channel
id: page
title: Our page
type: social
ownership: rented
status: live
modes: [listen, respond]
hours: office
languages: [en, pl]
public_entry: https://network.example/aurora
checked_every: 10m
answered_by: duty-desk
content_mix: {people: 40, help: 40, product: 10, cause: 10}
triage: first-look
plays: say-sorry
reviewed_on: 2026-11-01
""",
    "playbook/channel-ops/page.yaml": """\
kind: channel-ops
id: page
admins: [press-officer, duty-desk]
expected_per_day: 10
handle_minutes: 6
reviewed_on: 2026-11-01
""",
    "playbook/commitments/two-hours.yaml": """\
kind: commitment
id: two-hours
title: An answer within two hours
promise: A person answers you within two hours.
status: in_force
applies_to: {channels: page}
measures:
  - {clock: first_reply, within: 2h, calendar: office, target_percent: 90}
delivered_by: play:say-sorry
reviewed_on: 2026-11-01
""",
    "playbook/tone.yaml": """\
kind: tone
id: tone
title: Voice and tone
reviewed_on: 2026-11-01
voice:
  - {is: plain, is_not: blunt, means: We use the words of the kitchen.}
base: {formality: 4, humour: 2, irreverence: 1, energy: 3}
situations:
  - id: hurt
    title: Somebody is hurt
    reader_feels: Afraid.
    severities: sev1
    formality: 2
    do:
      - {rule: Say what to do now., say: Please stop eating it., not_like_this: We take this seriously.}
""",
    "playbook/vocabulary.yaml": """\
kind: vocabulary
id: vocabulary
title: Words
reviewed_on: 2026-11-01
terms:
  - {id: incident, term: isolated incident, verdict: avoid, instead: what happened, note: Nobody believes it.}
  - {id: batch, term: Batch, meaning: All loaves of one oven.}
""",
    "roles/roster.yaml": """\
kind: roster
id: roster
title: Who is there
reviewed_on: 2026-11-01
people:
  - {id: p-001, zone: Europe/Dublin, languages: [en], away: [{from: 2026-12-01, to: 2026-12-05}]}
  - {id: p-002}
  - {id: p-003}
""",
}
