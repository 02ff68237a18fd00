"""Tone of voice: whether the page agrees with itself, leaves no gap, and stays serious in a crisis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.check import Also, Fault
from generator.checks.names import name, names, titled
from generator.checks.phrases import Phrases, words
from generator.checks.vocabulary import Avoided, to_avoid
from generator.handbook import Document, Handbook, item_title
from generator.kinds.severity import Severities
from generator.kinds.tone import Advice, Situation, Tone
from generator.kinds.triage import Outcome, Triage
from generator.kinds.vocabulary import Vocabulary
from generator.source import Route
from generator.suggest import listed
from generator.values import quoted

LIGHT = ("humour", "irreverence", "energy")
MOST_LIGHT = 2


def tone_too_light(handbook: Handbook) -> Iterator[Fault]:
    """The tone for one of the two worst levels allows humour, irreverence or high energy.

    A joke during a recall becomes the headline. For the two worst levels these three scores stay at 1 or 2
    of 5. A situation belongs to a level if it names it under `severities`, or if a triage table sends posts
    of that level to a play it names under `outcomes`. A score that is left out is the one of `base`.

    Fails:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: someone-at-risk
            title: Someone is at risk
            reader_feels: Afraid, and in need of facts.
            severities: [sev1, sev2, sev3, sev4]
            formality: 3
            humour: 4
            irreverence: 1
            energy: 1

    Passes:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: someone-at-risk
            title: Someone is at risk
            reader_feels: Afraid, and in need of facts.
            severities: [sev1, sev2, sev3, sev4]
            formality: 3
            humour: 1
            irreverence: 1
            energy: 1
    """
    tone = handbook.one(Tone)
    chosen = dict(_chosen_at_the_worst(handbook))
    for number, situation in enumerate(tone.record.situations if tone else ()):
        level = next((v.id for v in handbook.levels[:2] if v.id in names(situation.severities)), None)
        play = next((play for play in names(situation.outcomes) if play in chosen), None)
        if tone and (level or play):
            also = () if level or not play else (chosen[play],)
            yield from _too_light(tone, number, level or "", also)


def _chosen_at_the_worst(handbook: Handbook) -> Iterator[tuple[str, Also]]:
    for table, route, outcome in _outcomes(handbook):
        if outcome.play and outcome.severity and name(outcome.severity) in handbook.worst:
            why = f"chosen here at {name(outcome.severity)}"
            yield name(outcome.play), Also(table, (*route, "play"), why)


def _too_light(tone: Document[Tone], number: int, level: str, also: tuple[Also, ...]) -> Iterator[Fault]:
    situation, base = tone.record.situations[number], tone.record.base
    scores = {field: getattr(situation, field) for field in LIGHT}
    inherited = {f: getattr(base, f) for f, score in scores.items() if score is None and base}
    light = {f: s for f, s in {**scores, **inherited}.items() if s is not None and s > MOST_LIGHT}
    if not light:
        return
    first = next(iter(light))
    if first in inherited:
        also = (*also, Also(tone, ("base", first), "taken from here, since the situation does not say"))
    allowed = listed(f"{field} {score} of 5" for field, score in light.items())
    when = f" ({level})" if level else ""
    message = f"the tone of {quoted(item_title(situation))}{when} allows {allowed}"
    help = f"In a crisis keep {listed(light)} at 1 or {MOST_LIGHT}."
    yield Fault(tone, ("situations", number, first), message, help, also)


def _outcomes(handbook: Handbook) -> Iterator[tuple[Document[Triage], Route, Outcome]]:
    for table in handbook.all(Triage):
        for number, rule in enumerate(table.record.rules):
            yield table, ("rules", number), rule
        if table.record.otherwise:
            yield table, ("otherwise",), table.record.otherwise


def tone_situation_missing(handbook: Handbook) -> Iterator[Fault]:
    """A severity level, or a play that triage chooses, has no tone.

    Where nothing is set, everybody guesses, and two colleagues sound like two companies. Each level must
    stand in `severities` of a situation, each play that a triage table chooses in `outcomes` of one. A rule
    with `reply: no` needs no tone, since nobody writes.

    Fails:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: something-is-wrong
            reader_feels: Let down, and in need of facts.
            severities: [sev1, sev2]
            humour: 1
            irreverence: 1
            energy: 1

    Passes:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: something-is-wrong
            reader_feels: Let down, and in need of facts.
            severities: [sev1, sev2]
            humour: 1
            irreverence: 1
            energy: 1
          - id: everyday
            reader_feels: In a hurry, and glad of a clear answer.
            severities: [sev3, sev4]
            humour: 2
    """
    tone = handbook.one(Tone)
    if tone is None:
        return
    situations = tone.record.situations
    set_for = {level for s in situations for level in names(s.severities)}
    bare = [level for level in handbook.levels if level.id not in set_for]
    if bare:
        message = f"no tone is set for {listed(f'{level.id} ({level.label})' for level in bare)}"
        help = "Name the level under `severities` of a situation, or write a situation for it."
        scale = handbook.one(Severities)
        also = (Also(scale, ("levels",), "the levels"),) if scale else ()
        yield Fault(tone, ("situations",), message, help, also)
    yield from _plays_without_tone(handbook, tone, {p for s in situations for p in names(s.outcomes)})


def _plays_without_tone(handbook: Handbook, tone: Document[Tone], set_for: set[str]) -> Iterator[Fault]:
    bare: dict[str, Also] = {}
    for table, route, outcome in _outcomes(handbook):
        target = handbook.target(f"play:{name(outcome.play)}") if outcome.play else None
        if target and outcome.reply != "no" and target.document.id not in set_for:
            why = f"{quoted(table.title)} chooses it here"
            bare.setdefault(target.title, Also(table, (*route, "play"), why))
    if bare:
        message = f"no tone is set for {titled(bare)}, which triage chooses"
        help = "Name the play under `outcomes` of a situation, or write a situation for it."
        yield Fault(tone, ("situations",), message, help, tuple(bare.values())[:4])


@dataclass(frozen=True, slots=True)
class _Advised:
    """A piece of advice, where it stands, and the situation it belongs to."""

    route: Route
    advice: Advice
    wanted: bool


def _advice(situation: Situation, number: int) -> Iterator[_Advised]:
    for field, wanted in (("do", True), ("dont", False)):
        for i, advice in enumerate(getattr(situation, field)):
            yield _Advised(("situations", number, field, i), advice, wanted)


def tone_example_breaks_own_rule(handbook: Handbook) -> Iterator[Fault]:
    """A good example uses a word that we are told to avoid.

    People copy the example, not the rule. No sentence under `say` may use a word or phrase that the word
    list marks with `verdict: avoid`, or one that the same situation shows under `not_like_this`.

    Fails:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: left-waiting
            reader_feels: Forgotten.
            severities: [sev1, sev2, sev3, sev4]
            do:
              - rule: Name what we did to them.
                say: We are sorry for any inconvenience this has caused.

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: any-inconvenience, term: any inconvenience, verdict: avoid}

    Passes:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: left-waiting
            reader_feels: Forgotten.
            severities: [sev1, sev2, sev3, sev4]
            do:
              - rule: Name what we did to them.
                say: You waited a week for a lunch box, and that is our mistake.

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: any-inconvenience, term: any inconvenience, verdict: avoid}
    """
    tone = handbook.one(Tone)
    listed_words = to_avoid(handbook)
    phrases = Phrases(avoided.phrase for avoided in listed_words)
    for number, situation in enumerate(tone.record.situations if tone else ()):
        advised = list(_advice(situation, number))
        for one in advised:
            if tone and one.advice.say:
                yield from _uses_avoided(tone, one, phrases, listed_words)
                yield from _uses_bad_example(tone, one, advised)


def _uses_avoided(
    tone: Document[Tone], one: _Advised, phrases: Phrases, listed_words: list[Avoided]
) -> Iterator[Fault]:
    for use in phrases.uses(one.advice.say or ""):
        avoided = listed_words[use.number]
        message = f"the good example says {quoted(use.typed)}, which the word list tells us to avoid"
        help = avoided.way_out or "Show a sentence people may copy as it stands."
        also = (Also(avoided.document, avoided.route, "to be avoided"),)
        yield Fault(tone, (*one.route, "say"), message, help, also, offset=use.offset, length=use.length)


def _uses_bad_example(tone: Document[Tone], one: _Advised, advised: list[_Advised]) -> Iterator[Fault]:
    say = one.advice.say or ""
    bad = [o for o in advised if o.advice.not_like_this and words(o.advice.not_like_this) != words(say)]
    for use in Phrases((o.advice.not_like_this or "").strip(" .!?'\"") for o in bad).uses(say):
        message = f"the good example says {quoted(use.typed)}, which the same situation tells us not to say"
        also = (Also(tone, (*bad[use.number].route, "not_like_this"), "not like this"),)
        help = "Show a sentence people may copy as it stands."
        yield Fault(tone, (*one.route, "say"), message, help, also, offset=use.offset, length=use.length)


def tone_contradiction(handbook: Handbook) -> Iterator[Fault]:
    """The same word, sentence or rule is both wanted and unwanted.

    Two rules that cannot both be right leave the writer alone. Found are: a word that the list marks both
    `use` and `avoid`; a suggestion under `instead` that is itself to be avoided; a sentence that one
    situation shows both under `say` and under `not_like_this`; a rule that stands in `do` and in `dont`;
    and a trait of the voice that another trait says we are not.

    Fails:

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: sorry, term: Sorry, verdict: use}
          - {id: sorry-alone, term: sorry, verdict: avoid}

    Passes:

        # playbook/vocabulary.yaml
        kind: vocabulary
        id: vocabulary
        title: Word list
        reviewed_on: 2026-11-01
        terms:
          - {id: sorry, term: Sorry, verdict: careful, note: Only with what we are sorry for.}
    """
    for vocabulary in handbook.all(Vocabulary):
        yield from _in_both_lists(vocabulary, to_avoid(handbook))
        yield from _instead_avoided(vocabulary, to_avoid(handbook))
    for tone in handbook.all(Tone):
        for number, situation in enumerate(tone.record.situations):
            yield from _both_ways(tone, list(_advice(situation, number)))
        yield from _against_the_voice(tone)


def _in_both_lists(vocabulary: Document[Vocabulary], avoided: list[Avoided]) -> Iterator[Fault]:
    used = {
        words(term.term): ("terms", i, "term")
        for i, term in enumerate(vocabulary.record.terms)
        if term.verdict == "use"
    }
    for one in avoided:
        if route := used.get(words(one.phrase)):
            message = f"{quoted(one.phrase)} is in both lists: use and avoid"
            help = "Keep one of them; `verdict: careful` is for words that depend on the situation."
            yield Fault(vocabulary, one.route, message, help, (Also(vocabulary, route, "use"),))


def _instead_avoided(vocabulary: Document[Vocabulary], avoided: list[Avoided]) -> Iterator[Fault]:
    phrases = Phrases(one.phrase for one in avoided)
    for i, term in enumerate(vocabulary.record.terms):
        for use in phrases.uses(term.instead or ""):
            other = avoided[use.number]
            if words(other.phrase) != words(term.term):
                message = (
                    f"instead of {quoted(term.term)} the list suggests {quoted(use.typed)}, "
                    "which is to be avoided too"
                )
                also = (Also(vocabulary, other.route, "to be avoided"),)
                route = ("terms", i, "instead")
                help = "Suggest another word."
                yield Fault(vocabulary, route, message, help, also, offset=use.offset, length=use.length)


def _both_ways(tone: Document[Tone], advised: list[_Advised]) -> Iterator[Fault]:
    shunned = {
        words(o.advice.not_like_this): (*o.route, "not_like_this") for o in advised if o.advice.not_like_this
    }
    forbidden = {words(o.advice.rule): (*o.route, "rule") for o in advised if not o.wanted}
    for one in advised:
        if one.advice.say and (other := shunned.get(words(one.advice.say))):
            message = f"{quoted(one.advice.say)} is both a good example and a bad one"
            help = "Keep one of the two."
            yield Fault(tone, (*one.route, "say"), message, help, (Also(tone, other, "not like this"),))
        if one.wanted and (other := forbidden.get(words(one.advice.rule))):
            message = f"{quoted(one.advice.rule)} is both a do and a don't"
            help = "Keep one of the two, or say what makes the difference."
            yield Fault(tone, (*one.route, "rule"), message, help, (Also(tone, other, "the don't"),))


def _against_the_voice(tone: Document[Tone]) -> Iterator[Fault]:
    ours = {words(trait.is_): i for i, trait in enumerate(tone.record.voice)}
    for number, trait in enumerate(tone.record.voice):
        if trait.is_not and (other := ours.get(words(trait.is_not))) is not None:
            message = f"our voice is {quoted(tone.record.voice[other].is_)} and is not {quoted(trait.is_not)}"
            also = (Also(tone, ("voice", other, "is"), "what we are"),)
            yield Fault(tone, ("voice", number, "is_not"), message, "Keep one of the two.", also)


def tone_rule_without_example(handbook: Handbook) -> Iterator[Fault]:
    """A do or a don't has no example.

    Adjectives alone help nobody to write. One sentence under `say`, or one under `not_like_this`, shows
    what is meant; best are both.

    Fails:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: angry-with-us
            reader_feels: Angry, and right.
            severities: [sev1, sev2, sev3, sev4]
            do:
              - rule: Be human.

    Passes:

        # playbook/tone.yaml
        kind: tone
        id: tone
        title: Voice and tone
        reviewed_on: 2026-11-01
        situations:
          - id: angry-with-us
            reader_feels: Angry, and right.
            severities: [sev1, sev2, sev3, sev4]
            do:
              - rule: Be human.
                say: I am Ana, I have your case, and I will ring you at four.
                not_like_this: Your request has been forwarded to the relevant department.
    """
    for tone in handbook.all(Tone):
        for number, situation in enumerate(tone.record.situations):
            for one in _advice(situation, number):
                if not (one.advice.say or one.advice.not_like_this):
                    where = quoted(item_title(situation))
                    message = f"{quoted(one.advice.rule)} in {where} has no example"
                    help = "Add a sentence under `say` and one under `not_like_this`."
                    yield Fault(tone, (*one.route, "rule"), message, help)
