// Leads from an old address to the new one and takes the anchor along.
(() => {
  const to = document.currentScript.dataset.to;
  const anchors = JSON.parse(document.getElementById("__moved").textContent);
  let anchor = location.hash.slice(1);
  try { anchor = decodeURIComponent(anchor); } catch { /* as it stands */ }
  if (Object.hasOwn(anchors, anchor)) location.replace(anchors[anchor]);
  else location.replace(to + (to.includes("#") ? "" : location.hash));
})();
