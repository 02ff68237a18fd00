// Small comforts of every page. The page reads and works without them.
(() => {
  const moved = document.getElementById("__moved");
  const anchors = moved ? JSON.parse(moved.textContent) : {};
  const follow = () => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (Object.hasOwn(anchors, anchor)) location.replace(anchors[anchor]);
  };
  addEventListener("hashchange", follow);
  follow();

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const place of document.querySelectorAll("[data-address]")) place.textContent = location.href.split("#")[0];

  const drawer = document.getElementById("__drawer");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer || !drawer.checked) return;
    drawer.checked = false;
    drawer.focus();
  });
})();
