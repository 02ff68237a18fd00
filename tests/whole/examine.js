// Run in a browser, over pages that are parsed but not shown: says what they are made of, and what could run.
async (paths) => {
  const made = {}, faults = [];
  const unseen = /[\u0000-\u0020]/g;
  const scheme = /^[a-z][a-z0-9+.-]*:/i;
  const leading = /href$|^src|^data$|^action$|^formaction$|^poster$|^background$|^data-to$/i;
  const followed = ["http:", "https:", "mailto:", "tel:"];
  const plainRefresh = /^0; url=[.\w\/#-]*$/;

  const examine = (path, element) => {
    const tag = element.localName;
    const say = (what) => faults.push(`${path}: ${what}: ${element.outerHTML.slice(0, 200)}`);
    made[tag] ??= new Set();
    for (const { name, value } of element.attributes) {
      made[tag].add(name);
      if (/^on|^style$|^srcdoc$/i.test(name)) say("a handler or a style");
      if (!leading.test(name)) continue;
      const address = value.replace(unseen, "");
      const found = (scheme.exec(address) || [""])[0].toLowerCase();
      if (found && !(tag === "a" && followed.includes(found))) say(`the scheme ${found}`);
      if (/^[\/\\]{2}/.test(address)) say("another host");
    }
    if (tag === "script" && !element.src && element.type !== "application/json" && !path.endsWith("404.html"))
      say("a script inside the page");
    if (tag === "meta" && /refresh/i.test(element.httpEquiv)
        && !(element.parentElement.localName === "noscript" && plainRefresh.test(element.content)))
      say("a refresh");
  };

  for (const path of paths) {
    const html = await (await fetch(path)).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const element of page.querySelectorAll("*")) examine(path, element);
  }
  return { made: Object.fromEntries(Object.entries(made).map(([tag, names]) => [tag, [...names]])), faults };
}
