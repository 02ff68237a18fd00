// Runs before anything is painted: fetches the letters, gives the engine's script the names it looks for,
// and sets the colours the reader chose.
(() => {
  const script = document.currentScript;
  const fromDisk = location.protocol === "file:";

  // A page from a disk finds its letters without this, and would only complain about it.
  for (const font of fromDisk ? [] : script.dataset.fonts.split(" ")) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: font });
    document.head.append(link);
  }

  window.__md_scope = new URL(script.dataset.base, location);
  window.__md_hash = (text) => [...text].reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
  window.__md_get = (key, storage, scope = window.__md_scope) => {
    try { return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, storage, scope = window.__md_scope) => {
    try { (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* not kept */ }
  };

  const chosen = (window.__md_get("__palette") || {}).color || {};
  const followsDevice = !chosen.media || chosen.media === "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = followsDevice ? (dark ? "slate" : "default") : chosen.scheme;

  const watcher = new MutationObserver((_, watch) => {
    if (!document.body) return;
    if (document.body.dataset.mdColorScheme !== scheme) document.body.dataset.mdColorScheme = scheme;
    if (!fromDisk) return watch.disconnect();
    // A page from a disk may not fetch the index: there is no search to offer.
    for (const part of document.querySelectorAll(".md-search, .md-header [for=__search]")) part.remove();
  });
  watcher.observe(document.documentElement, { childList: true, subtree: fromDisk });
  addEventListener("load", () => watcher.disconnect());
})();
