// The finder, one question at a time. The page holds all questions and answers as a list; this shows what is
// needed of it. Where a reader stands is the address, so back, forward, bookmarks and links simply work:
//   #first-look/harm=safety/reach=wide   answers given so far; `?` for one that the reader does not know
//   #first-look/safety                   the answer of one rule
(() => {
  const root = document.documentElement;
  root.classList.add("pb-finding"); // the list is hidden before it is painted

  const start = () => {
    const finder = document.querySelector("[data-finder]");
    if (!finder) return;
    const { knows, open, possible, settled } = globalThis.decisionTable;
    const UNSURE = "?", REST = "_otherwise";
    const live = finder.querySelector(".pb-finder__live");
    const part = Object.fromEntries([...finder.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]));
    const copyOf = (name) => part[name].content.firstElementChild.cloneNode(true);
    const numbers = new Intl.NumberFormat(root.lang, { numberingSystem: root.dataset.digits === "arabic-indic" ? "arab" : "latn" });
    const shown = (value) => typeof value === "number" ? numbers.format(value) : value;
    const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => shown(values[name]));

    const tables = [...finder.querySelectorAll("[data-table]")].map((section) => ({
      section, title: section.querySelector("h2").textContent, ...JSON.parse(section.dataset.table),
    }));
    const named = (found, id) => found.find((each) => each.id === id);
    const today = (table, id) => Object.entries(table.former ?? {}).find(([, former]) => former.includes(id))?.[0] ?? id;
    const questionOf = (table, id) => table.section.querySelector(`[data-question="${CSS.escape(id)}"]`);
    const wordsOf = (table, id) => questionOf(table, id).querySelector(".pb-questions__ask").textContent;
    const lineOf = (table, id) => table.section.querySelector(`[data-line="${CSS.escape(id)}"]`);
    const titleOf = (line) => line.querySelector("[data-title]").textContent;

    // Addresses

    const inOrder = (table, answers) => table.questions.filter(({ id }) => Object.hasOwn(answers, id)).map(({ id }) => [id, answers[id]]);
    const address = (table, answers) => `#${[table.id, ...inOrder(table, answers).map((pair) => pair.join("="))].join("/")}`;

    const read = () => {
      let hash = location.hash.slice(1);
      try { hash = decodeURIComponent(hash); } catch { /* as it stands */ }
      const [name, ...steps] = hash.split("/").filter(Boolean);
      const table = tables.find((each) => each.id === name || (each.formerly ?? []).includes(name));
      if (!table) return { table: tables.length === 1 ? tables[0] : undefined, answers: {}, older: Boolean(name) };
      const state = { table, answers: {}, older: false };
      for (const step of steps) {
        const [left, answer] = step.split("=");
        const id = today(table, left), question = named(table.questions, id);
        const value = question && !question.values && answer !== UNSURE ? Number(answer || NaN) : answer;
        if (answer === undefined && lineOf(table, id)) state.line = id;
        else if (question && (value === UNSURE || knows(question, value))) state.answers[id] = value;
        else state.older = true;
      }
      return state;
    };

    // What stands where

    const known = (answers) => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== UNSURE));
    const next = (table, answers) => settled(table, known(answers)) ? undefined
      : open(table, known(answers)).find(({ id }) => !Object.hasOwn(answers, id));

    const element = (name, properties = {}, ...inside) => {
      const made = Object.assign(document.createElement(name), properties);
      made.append(...inside);
      return made;
    };

    const choice = (href, label, more) => element("li", {}, element("a", { className: "pb-choice", href },
      element("strong", { textContent: label }), ...(more ? [element("span", { textContent: more })] : [])));

    const choices = (members) => element("ol", { className: "pb-choices" }, ...members);

    const beginning = () => [
      copyOf("start"),
      choices(tables.map((table) => choice(`#${table.id}`, table.title, table.section.querySelector("[data-summary]")?.textContent))),
    ];

    // In the digits of Latin, Arabic and Persian; signs between thousands are allowed, a fraction is not.
    const wholeNumber = (typed) => {
      const digits = typed.replace(/\s/g, "").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
      const plain = /^\d{1,3}([.,'\u2019\u066c]\d{3})+$/.test(digits) ? digits.replace(/\D/g, "") : digits;
      return /^\d+$/.test(plain) ? Number(plain) : NaN;
    };

    const numberField = (table, answers, question) => {
      const form = copyOf("number"), field = form.querySelector("input"), wrong = form.querySelector(".pb-finder__wrong");
      const unit = questionOf(table, question.id).dataset.unit;
      if (unit) form.querySelector(".pb-finder__unit").textContent = unit;
      wrong.id = "__wrong";
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const number = wholeNumber(field.value);
        if (knows(question, number)) location.hash = address(table, { ...answers, [question.id]: number });
        else {
          const said = Number.isNaN(number) ? wrong.dataset.none : question.high === null ? wrong.dataset.from : wrong.dataset.between;
          wrong.textContent = filled(said, question);
          field.setAttribute("aria-invalid", "true");
          field.setAttribute("aria-describedby", wrong.id);
          field.focus();
        }
      });
      return form;
    };

    const asking = (table, answers, question) => {
      const written = questionOf(table, question.id), help = written.querySelector("[data-help]");
      const unsure = copyOf("unsure");
      unsure.href = address(table, { ...answers, [question.id]: UNSURE });
      const given = question.values && question.values.map((value) => {
        const answer = written.querySelector(`[data-answer="${CSS.escape(value)}"]`);
        return choice(address(table, { ...answers, [question.id]: value }),
          answer.querySelector("dt").textContent, answer.querySelector("dd")?.textContent);
      });
      return [
        element("h2", { tabIndex: -1, textContent: wordsOf(table, question.id) }),
        ...(help ? [element("div", { className: "pb-finder__help" }, ...help.cloneNode(true).childNodes)] : []),
        given ? choices(given) : numberField(table, answers, question),
        element("p", {}, unsure),
      ];
    };

    // The answers so far; each can be changed, and what was asked after it is asked again where it matters.
    const path = (table, answers) => {
      const entries = inOrder(table, answers);
      if (!entries.length) return [];
      const made = copyOf("path"), list = made.querySelector("ul");
      entries.forEach(([id, answer], position) => {
        const label = answer === UNSURE ? list.dataset.unsure
          : questionOf(table, id).querySelector(`[data-answer="${CSS.escape(String(answer))}"] dt`)?.textContent ?? shown(answer);
        const change = element("a", { href: address(table, Object.fromEntries(entries.slice(0, position))), textContent: list.dataset.change });
        change.append(element("span", { className: "pb-hush", textContent: `: ${wordsOf(table, id)}` }));
        list.append(element("li", {}, element("span", { className: "pb-soft", textContent: wordsOf(table, id) }),
          element("strong", { textContent: label }), change));
      });
      return [made];
    };

    const inDoubt = (table, others) => {
      if (!others.length) return [];
      const made = copyOf("doubt");
      for (const rule of others) {
        const line = lineOf(table, rule ? rule.id : REST);
        made.querySelector("ul").append(element("li", {},
          element("a", { href: `#${table.id}/${line.dataset.line}`, textContent: titleOf(line) })));
      }
      return [made];
    };

    const answered = (table, answers, id, others) => {
      const line = lineOf(table, id);
      if (!line) {
        const nothing = table.section.querySelector("[data-nothing]").firstElementChild.cloneNode(true);
        const heading = nothing.querySelector("h3");
        const title = element("h2", { tabIndex: -1, textContent: heading.textContent });
        heading.remove();
        return [title, ...inDoubt(table, others), nothing, ...path(table, answers)];
      }
      const badge = line.querySelector("[data-severity]");
      return [
        ...(badge ? [element("p", { className: "pb-badges pb-finder__severity" }, ...badge.cloneNode(true).childNodes)] : []),
        element("h2", { tabIndex: -1, textContent: titleOf(line) }),
        ...inDoubt(table, others),
        ready(line.querySelector(".pb-sheet").cloneNode(true)),
        copyOf("tools"),
        ...path(table, answers),
      ];
    };

    // Texts to use: blanks become fields, the fields fill the text, the text is copied.

    const spellings = (field) => (field.dataset.blank ?? "").split("\n");

    const ready = (sheet) => {
      for (const words of sheet.querySelectorAll("[data-words-to-say]")) {
        const fill = words.querySelector(".pb-fill"), text = words.querySelector("[data-text]");
        const blanks = [...text.querySelectorAll(".pb-blank")].map((blank) => [blank.textContent, blank]);
        if (fill) fill.hidden = false;
        words.addEventListener("input", ({ target }) => {
          for (const [name, blank] of blanks) {
            if (!spellings(target).includes(name)) continue;
            blank.textContent = target.value.trim() || name;
            blank.classList.toggle("pb-blank--filled", Boolean(target.value.trim()));
          }
        });
        const button = words.querySelector("[data-copy-words]");
        button.hidden = !navigator.clipboard;
        button.addEventListener("click", () => {
          let whole = text.dataset.text, missing = false;
          for (const field of words.querySelectorAll("[data-blank]")) {
            const value = field.value.trim();
            missing ||= !value;
            for (const name of value ? spellings(field) : []) whole = whole.replaceAll(`[${name}]`, () => value);
          }
          copied(button, whole, missing ? button.dataset.missing : button.dataset.done);
        });
      }
      return sheet;
    };

    const copied = async (button, text, done) => {
      const label = button.textContent;
      await navigator.clipboard.writeText(text);
      button.textContent = part.said.textContent = done;
      setTimeout(() => { button.textContent = label; }, 2500);
    };

    const tools = (stage) => {
      const copy = stage.querySelector("[data-copy-address]"), print = stage.querySelector("[data-print-answer]");
      if (!copy) return;
      copy.hidden = !navigator.clipboard;
      copy.addEventListener("click", () => copied(copy, location.href, copy.dataset.done));
      print.addEventListener("click", () => window.print());
    };

    // The screen

    const show = () => {
      const { table, answers, line, older } = read(), stage = part.stage;
      const question = table && !line ? next(table, answers) : undefined;
      let title = "";
      if (!table) stage.replaceChildren(...beginning());
      else if (question) stage.replaceChildren(...asking(table, answers, question), ...path(table, answers));
      else {
        const found = line ? [] : possible(table, known(answers));
        const id = line ?? found[0]?.id ?? REST;
        stage.replaceChildren(...answered(table, answers, id, found.slice(1)));
        title = stage.querySelector("h2").textContent;
      }
      if (older) stage.prepend(copyOf("older"));
      tools(stage);

      const entries = Object.entries(answers);
      const back = !line && entries.length ? address(table, Object.fromEntries(entries.slice(0, -1)))
        : tables.length > 1 || entries.length || line ? "#" : "";
      part.back.parentElement.hidden = !table || !(back || question);
      part.back.hidden = !table || !back;
      part.again.hidden = !table || (!entries.length && !line);
      part.back.href = back || "#";
      part.again.href = tables.length > 1 || !table ? "#" : `#${table.id}`;
      part.count.textContent = question ? filled(part.count.dataset.label, {
        number: entries.length + 1,
        total: entries.length + open(table, known(answers)).filter(({ id }) => !Object.hasOwn(answers, id)).length,
      }) : "";
      part.said.textContent = title ? filled(part.said.dataset.label, { title }) : "";
    };

    const arrive = () => {
      part.stage.querySelector("h2").focus({ preventScroll: true });
      live.scrollIntoView({ block: "start" });
    };

    // Arrows walk the answers, a digit takes one.
    live.addEventListener("keydown", (event) => {
      const links = [...part.stage.querySelectorAll(".pb-choice")];
      if (!links.length || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], here = links.indexOf(document.activeElement);
      if (step) links[here < 0 ? (step > 0 ? 0 : links.length - 1) : (here + step + links.length) % links.length].focus();
      else if (/^[1-9]$/.test(event.key) && links[event.key - 1]) links[event.key - 1].click();
      else return;
      event.preventDefault();
    });

    live.hidden = false;
    addEventListener("hashchange", () => { show(); arrive(); });
    show();
    // The browser looks for the address among the anchors when all is loaded, and only then gives way.
    if (location.hash) addEventListener("load", arrive);
  };

  addEventListener("DOMContentLoaded", () => {
    try { start(); } catch (fault) {
      root.classList.remove("pb-finding"); // the list says it all
      throw fault;
    }
  });
})();
