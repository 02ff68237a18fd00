// What the parts of a page can do when scripts run: filter a list, copy a text. All of it can be read without.
(() => {
  const page = document.documentElement;
  const numbers = new Intl.NumberFormat(page.lang, { numberingSystem: page.dataset.digits === "arabic-indic" ? "arab" : "latn" });
  const sorts = new Intl.PluralRules(page.lang);
  const counted = (forms, number) => forms[sorts.select(number)] ?? forms.other ?? forms.many;

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  for (const form of document.querySelectorAll("form[data-filter]")) {
    const members = [...document.querySelectorAll("[data-words]")].map((element) => [element, folded(element.dataset.words)]);
    const count = form.querySelector("[role=status]");
    const forms = JSON.parse(count.dataset.shown);
    const apply = () => {
      const asked = new FormData(form);
      const words = folded(asked.get("words") || "").split(/\s+/).filter(Boolean);
      asked.delete("words");
      let shown = 0;
      for (const [element, text] of members) {
        const fits = words.every((word) => text.includes(word))
          && [...asked].every(([name, value]) => !value || (element.dataset[name] || "").split(" ").includes(value));
        element.hidden = !fits;
        shown += fits;
      }
      for (const list of document.querySelectorAll(".pb-cards, .pb-words")) {
        const empty = ![...list.children].some((child) => !child.hidden);
        list.hidden = empty;
        const heading = list.previousElementSibling;
        if (heading && heading.matches("h2, h3")) heading.hidden = empty;
      }
      const all = shown === members.length;
      count.textContent = all ? "" : !shown ? count.dataset.none
        : counted(forms, shown).replace("%(shown)s", numbers.format(shown)).replace("%(total)s", numbers.format(members.length));
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.dataset.text || source.innerText.trim());
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
})();
