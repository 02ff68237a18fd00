// The rules in the browser: a decision table comes in as data, what it decides goes out. It knows no page.
// generator/engine/tables.py gives the same answers; the tests compare the two.
//
// A box holds, by question, the answers that are still possible: values, or spans of numbers [low, high].
globalThis.decisionTable = (() => {
  const isSpan = (part) => Array.isArray(part[0]);
  const high = (span) => span[1] ?? Infinity;

  const meet = (part, taken) => !isSpan(part)
    ? part.filter((value) => taken.includes(value))
    : part.flatMap((one) => taken.map((other) => [Math.max(one[0], other[0]), Math.min(high(one), high(other))]))
      .filter(([from, to]) => from <= to);

  const without = (part, taken) => !isSpan(part)
    ? part.filter((value) => !taken.includes(value))
    : taken.reduce((left, gone) => left.flatMap((one) => [
      [one[0], Math.min(high(one), gone[0] - 1)],
      [Math.max(one[0], high(gone) + 1), high(one)],
    ]).filter(([from, to]) => from <= to && from < Infinity), part);

  const meets = (box, rule) => Object.entries(rule.when).every(([question, taken]) => meet(box[question], taken).length);
  const covers = (rule, box) => Object.entries(rule.when).every(([question, taken]) => !without(box[question], taken).length);
  const shared = (box, rule) => ({
    ...box, ...Object.fromEntries(Object.entries(rule.when).map(([question, taken]) => [question, meet(box[question], taken)])),
  });

  // What is left of a box when a rule has taken its share, in boxes that have nothing in common.
  const rest = (box, rule) => {
    if (!meets(box, rule)) return [box];
    const left = [], inside = { ...box };
    for (const [question, taken] of Object.entries(rule.when)) {
      const outside = without(inside[question], taken);
      if (outside.length) left.push({ ...inside, [question]: outside });
      inside[question] = meet(inside[question], taken);
    }
    return left;
  };

  // Worst first, a rank that nobody gave last; of equals the first. So one list serves all hit policies.
  // Where no rule fits, `otherwise` holds; a table without one has nothing to say, which is worse than all.
  const byWeight = (one, other) => (one === other ? 0 : one < other ? -1 : 1);
  const weight = (table, rule) => rule || table.otherwise ? (rule ? rule.rank : table.otherwiseRank) ?? Infinity : -Infinity;
  const ranked = (table) => table.policy === "first" ? table.rules
    : [...table.rules].sort((one, other) => byWeight(weight(table, one), weight(table, other)));

  const whole = (question) => question.values ?? [[question.low, question.high]];
  const only = (question, answer) => question.values ? [answer] : [[answer, answer]];

  // All that is possible while some questions have no answer.
  const given = (table, answers) => Object.fromEntries(table.questions.map((question) => [
    question.id, Object.hasOwn(answers, question.id) ? only(question, answers[question.id]) : whole(question),
  ]));

  const knows = (question, answer) => question.values ? question.values.includes(answer)
    : Number.isSafeInteger(answer) && answer >= question.low && answer <= (question.high ?? Infinity);

  // The rule that prevails when every question has its answer; null where none fits.
  const decide = (table, answers) => ranked(table).find((rule) => meets(given(table, answers), rule)) ?? null;

  // The rules that may still prevail; one that stands wholly in the shadow of another may not.
  const live = (table, box) => {
    const found = [];
    for (const rule of ranked(table)) {
      if (meets(box, rule) && !found.some((before) => covers(before, shared(box, rule)))) found.push(rule);
    }
    return found;
  };

  // Whether no further answer changes what is decided, and the questions whose answer may.
  const settled = (table, answers) => {
    const box = given(table, answers), [first] = live(table, box);
    return !first || covers(first, box);
  };
  const open = (table, answers) => {
    const box = given(table, answers), rules = live(table, box);
    return table.questions.filter(({ id }) => rules.some((rule) =>
      Object.hasOwn(rule.when, id) && without(box[id], rule.when[id]).length));
  };

  // Every rule that some answers to the open questions lead to, null for none of them; the worst first.
  const possible = (table, answers) => {
    const found = [];
    let left = [given(table, answers)];
    for (const rule of ranked(table)) {
      if (!left.length) break;
      if (!left.some((box) => meets(box, rule))) continue;
      found.push(rule);
      left = left.flatMap((box) => rest(box, rule));
    }
    if (left.length) found.push(null);
    return found.sort((one, other) => byWeight(weight(table, one), weight(table, other)));
  };

  return { decide, knows, open, possible, settled };
})();
