// Runs before anything is painted: the names the engine's script looks for, and the colours the reader chose.
(() => {
  const script = document.currentScript;
  window.__md_scope = new URL(script.dataset.base, location);
  window.__md_hash = (text) => [...text].reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
  window.__md_get = (key, storage, scope = window.__md_scope) => {
    try { return JSON.parse((storage || localStorage).getItem(`${scope.pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, storage, scope = window.__md_scope) => {
    try { (storage || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* not kept */ }
  };

  const chosen = (window.__md_get("__palette") || {}).color || {};
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const followsDevice = !chosen.media || chosen.media === "(prefers-color-scheme)";
  const scheme = followsDevice ? (dark ? "slate" : "default") : chosen.scheme;
  document.body.dataset.mdColorScheme = scheme;
})();
