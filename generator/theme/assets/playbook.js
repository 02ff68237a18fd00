// Small comforts of every page. The page reads and works without them.
(() => {
  const moved = document.getElementById("__moved");
  const anchors = moved ? JSON.parse(moved.textContent) : {};
  const follow = () => {
    let anchor = location.hash.slice(1);
    try { anchor = decodeURIComponent(anchor); } catch { /* as it stands */ }
    if (Object.hasOwn(anchors, anchor)) location.replace(anchors[anchor]);
  };
  addEventListener("hashchange", follow);
  follow();

  // The search looks up what is typed when a key goes up. Words may also be spoken, pasted or put in whole by
  // a keyboard on the screen, so every change counts as a key.
  const search = document.querySelector(".md-search__input");
  search?.addEventListener("input", () => search.dispatchEvent(new Event("keyup")));

  // Another language shows the same place of the page.
  const keepAnchor = () => {
    for (const link of document.querySelectorAll("a[data-same-page]"))
      if (link.hash !== location.hash) link.hash = location.hash;
  };
  addEventListener("hashchange", keepAnchor);
  keepAnchor();

  const languages = document.querySelector(".pb-languages__fold");
  if (languages) {
    addEventListener("click", (event) => {
      if (!languages.contains(event.target)) languages.open = false;
    });
    languages.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      languages.open = false;
      languages.querySelector("summary").focus();
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // The line at the foot of each printed sheet, and what is folded on screen unfolded on paper.
  const printed = document.querySelector(".pb-printed");
  addEventListener("beforeprint", () => {
    const address = printed.querySelector("[data-address]");
    address.textContent = location.href.split(/[?#]/)[0];
    // The box of a sheet holds letters only, so invisible marks keep the address's direction there.
    const running = printed.textContent.replace(address.textContent, (found) => `\u2066${found}\u2069`);
    document.documentElement.style.setProperty("--pb-running", JSON.stringify(running));
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      fold.dataset.unfolded = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of document.querySelectorAll("details[data-unfolded]")) {
      fold.open = false;
      delete fold.dataset.unfolded;
    }
  });

  // The engine unfolds everything for a sheet; of the other languages only what the reader has opened belongs there.
  for (const tongue of document.querySelectorAll(".pb-tongue"))
    tongue.querySelector("summary").addEventListener("click", () => tongue.toggleAttribute("data-chosen", !tongue.open));

  // A long menu opens where the reader stands.
  const current = document.querySelector(".pb-menu [aria-current]");
  const scroller = current && current.closest(".md-sidebar__scrollwrap");
  if (scroller) {
    const below = current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (below > scroller.clientHeight - 60) scroller.scrollTop = below - scroller.clientHeight / 2;
  }

  const drawer = document.getElementById("__drawer");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.checked = false;
    drawer.focus();
  });
})();
