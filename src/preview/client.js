// The preview's client: keeps the open page up to date, shows its problems above it and its figures beside it.
// Everything from the site is inserted as text, never as HTML. The panel is in a shadow root, so that its styles and the page's stay apart.
(() => {
  "use strict";
  const script = document.currentScript;
  const OWN = new URL("./", script.src).pathname;
  const MORE = 100;
  let hash = script.dataset.hash || null;
  let was = document.cloneNode(true);
  let state = null;
  let news = null;
  let files = {};
  let problems = { here: [], elsewhere: [], errors: 0 };
  let figures = null;

  const isScript = (node) => node.nodeName === "SCRIPT" && !/json/.test(node.type) && !node.src.includes(OWN);
  const scripts = (page) => [...page.querySelectorAll("script")].filter(isScript).map((one) => one.getAttribute("src") + one.text).join();

  /** Turns `live`, which was made from `old`, into `now`; what is alike stays as it is, with whatever the reader did to it. */
  function patch(live, old, now) {
    if (old.isEqualNode(now)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) {
      if (live.data !== now.data) live.data = now.data;
      return;
    }
    const names = new Set([...old.attributes, ...now.attributes].map((one) => one.name));
    for (const name of names) {
      const value = now.getAttribute(name);
      // Keep a <details> open or closed as the reader left it.
      if (old.getAttribute(name) === value || name === "open") continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    children(live, old, now);
  }

  function children(live, old, now) {
    const olds = [...old.childNodes];
    const news = [...now.childNodes];
    // Nodes that a script of the page has inserted are left alone.
    const nodes = [...live.childNodes];
    let from = 0;
    const lives = olds.map((one) => {
      const at = nodes.findIndex((node, index) => index >= from && alike(node, one));
      if (at >= 0) from = at + 1;
      return nodes[at];
    });
    const pairs = pair(olds, news);
    const kept = new Set(pairs);
    lives.forEach((node, index) => kept.has(index) || node?.remove());
    let last = null;
    news.forEach((node, index) => {
      const found = lives[pairs[index]];
      if (found) patch(found, olds[pairs[index]], node);
      last = found ?? live.insertBefore(document.importNode(node, true), last ? last.nextSibling : live.firstChild);
    });
  }

  const alike = (one, other) => one.nodeName === other.nodeName && one.id === other.id;

  /** For each new node the old one that it comes from, in order: equal ones first, from both ends, then those of one kind. */
  function pair(olds, news) {
    const pairs = [];
    let start = 0;
    let oldEnd = olds.length;
    let newEnd = news.length;
    while (start < oldEnd && start < newEnd && olds[start].isEqualNode(news[start])) pairs[start] = start++;
    while (oldEnd > start && newEnd > start && olds[oldEnd - 1].isEqualNode(news[newEnd - 1])) pairs[--newEnd] = --oldEnd;
    let from = start;
    for (let index = start; index < newEnd; index += 1) {
      const rest = olds.slice(from, Math.min(oldEnd, from + 50));
      let found = rest.findIndex((old) => old.isEqualNode(news[index]));
      if (found < 0) found = rest.findIndex((old) => alike(old, news[index]) && !news.slice(index, index + 50).some((other) => old.isEqualNode(other)));
      if (found < 0) continue;
      pairs[index] = from + found;
      from += found + 1;
    }
    return pairs;
  }

  /** Brings the page to the state that the server has. */
  async function turn() {
    if (state.page === hash || state.page === null) return;
    if (hash === null) return location.reload();
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (scripts(page) !== scripts(was)) return location.reload();
    const focused = document.activeElement;
    patch(document.head, was.head, page.head);
    patch(document.body, was.body, page.body);
    document.documentElement.lang = page.documentElement.lang;
    if (focused?.id && !focused.isConnected) document.getElementById(focused.id)?.focus({ preventScroll: true });
    const own = page.querySelector(`script[src="${OWN}client.js"]`);
    hash = own?.dataset.hash ?? null;
    came(own?.dataset.styles);
    was = page;
    if (shown().join() !== followed.join()) follow();
    document.dispatchEvent(new CustomEvent("casebook:patched"));
  }

  const pathOf = (address) => {
    const url = new URL(address, document.baseURI);
    return url.origin === location.origin ? url.pathname : null;
  };
  const addressOf = (node) => node.getAttribute(node.localName === "link" ? "href" : "src");
  const parts = () => [...document.querySelectorAll("link[rel~=stylesheet][href], script[src], img[src]")];
  const shown = () => [...new Set(parts().map((node) => pathOf(addressOf(node))))].filter((path) => path && !path.startsWith(OWN));

  /** Stylesheets that were fetched with a page are those that there were when it was sent, or later ones. */
  function came(styles) {
    for (const node of parts()) {
      const path = pathOf(addressOf(node));
      if (styles && path && node.localName === "link") files[path] ??= styles;
    }
  }

  const leaving = new WeakSet();

  /** Styles and images that have changed are fetched again, in place. */
  function refresh(now) {
    for (const node of parts()) {
      const path = pathOf(addressOf(node));
      if (!files[path] || !now[path] || files[path] === now[path]) continue;
      const address = `${path}?v=${now[path]}`;
      if (node.localName === "script") return location.reload();
      if (node.localName === "img") {
        node.src = address;
        continue;
      }
      if (leaving.has(node)) continue;
      leaving.add(node);
      const link = node.cloneNode();
      link.href = address;
      link.onload = link.onerror = () => node.remove();
      node.after(link);
    }
    files = { ...files, ...now };
  }

  let source = null;
  let followed = [];
  let busy = false;
  let again = false;

  /** A hidden window follows nothing: browsers open six connections at most. It catches up when it is seen again. */
  function follow() {
    source?.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    followed = shown();
    const query = new URLSearchParams([["page", location.pathname], ...followed.map((file) => ["file", file])]);
    const mine = (source = new EventSource(`${OWN}events?${String(query).replaceAll("+", "%20")}`));
    mine.onmessage = (event) => {
      state = JSON.parse(event.data);
      box.classList.remove("away");
      update();
    };
    mine.onerror = () => {
      box.classList.add("away");
      if (mine.readyState === EventSource.CLOSED) setTimeout(() => mine === source && follow(), 2000);
    };
  }

  const get = (what, more = {}) => fetch(`${OWN}${what}?${new URLSearchParams({ page: location.pathname, ...more })}`, { cache: "no-store" });

  async function update() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      try {
        await turn();
        refresh(state.files);
        await look();
      } catch {
        // The server is unreachable; the next state brings everything.
      }
    } while (again);
    busy = false;
  }

  /** Problems and figures, where they are others than before. */
  async function look() {
    const before = problems.errors;
    const mark = `${state.problems.version} ${state.problems.here} ${hash} ${state.page}`;
    if (mark !== news) {
      problems = await (await get("problems")).json();
      figures = null;
      news = mark;
      highlight();
      if (!before && problems.errors) choose({ dismissed: false });
      if (before && !problems.errors) say("No errors left");
      if (before !== problems.errors && problems.errors) say(count(problems.errors, "error"));
    }
    await draw();
  }

  const sheet = new CSSStyleSheet();
  sheet.replaceSync("::highlight(wrong){background:#fe8;color:#000}");
  document.adoptedStyleSheets.push(sheet);

  /** Marks what is wrong in its place. A highlight changes no node, so that patching finds the page as it was sent. */
  function highlight() {
    const ranges = [];
    const even = (text) => text.replace(/\W/g, " ");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      for (const { words, sentence } of problems.marks) {
        const at = even(node.data).indexOf(words);
        if (at >= 0 && even((node.parentNode.closest("p,li,td,dl") ?? node.parentNode).textContent).includes(sentence)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights?.set("wrong", new Highlight(...ranges));
  }

  /** What the reader has chosen, kept for this window. */
  const memory = JSON.parse(sessionStorage.getItem("casebook") ?? "{}");
  const choose = (what) => sessionStorage.setItem("casebook", JSON.stringify(Object.assign(memory, what)));

  function make(name, attributes = {}, ...content) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(key, value);
      else if (value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...content.filter((part) => part !== null && part !== undefined));
    return node;
  }
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const button = (words, click, more = {}) => make("button", { type: "button", click, ...more }, words);
  const place = (open, words) => (open ? make("a", { href: open, class: "place" }, words) : make("span", { class: "place" }, words));

  const host = document.createElement("casebook-preview");
  const root = host.attachShadow({ mode: "open" });
  const toggle = button("Preview", () => show(!isOpen()), { class: "toggle", "aria-expanded": "false", "aria-controls": "panel" });
  const held = make("span", { class: "held", hidden: true });
  const saved = make("span", { class: "saved" });
  const tabs = make("div", { class: "tabs", role: "group", "aria-label": "Shown" });
  const body = make("div", { class: "body", role: "region", "aria-label": "Details", tabindex: "0" });
  const panel = make("div", { class: "panel", id: "panel", hidden: true }, tabs, body);
  const status = make("p", { class: "said", role: "status" });
  const copier = button("Copy link", () => copyValue(copier.value, copier), { class: "copier", hidden: true, tabindex: "-1" });
  const bar = make("div", { class: "bar" }, toggle, held, saved);
  const box = make("section", { class: "box", lang: "en", dir: "ltr", "aria-label": "Casebook preview", keydown: keys }, panel, bar, status);
  root.append(make("link", { rel: "stylesheet", href: `${OWN}client.css` }), box, copier);

  const say = (words) => (status.textContent = words);
  const isOpen = () => (memory.open === true || problems.errors > 0) && !memory.dismissed;
  function show(open) {
    choose({ open, dismissed: !open && problems.errors > 0 });
    draw();
  }
  function keys(event) {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    toggle.focus();
  }

  let drawn = "";
  async function draw() {
    if (!state) return;
    const save = state.save;
    toggle.textContent = problems.errors ? count(problems.errors, "error") : "Preview";
    toggle.classList.toggle("bad", problems.errors > 0);
    toggle.setAttribute("aria-expanded", String(isOpen()));
    held.hidden = !state.held;
    held.textContent = state.held ? `Not on the published site: ${state.held}` : "";
    const names = save ? save.files.join(", ") + (save.more ? ` and ${save.more} more` : "") : "";
    saved.textContent = state.page === null && hash ? "This page is no longer made" : save ? `${names}: ${count(save.pages, "page")}, ${save.milliseconds.toFixed(0)} ms` : "";
    saved.title = saved.textContent;
    panel.hidden = !isOpen();
    if (panel.hidden) return;
    const kinds = { problems: ["Problems", drawProblems, problems.here.length + problems.elsewhere.length], figures: ["Figures", drawFigures], values: ["Values", drawValues] };
    if (!values().length) delete kinds.values;
    const tab = kinds[memory.tab] && !(problems.errors && !memory.picked) ? memory.tab : "problems";
    if (tab === "figures") figures ??= await (await get("page")).json();
    const mark = `${tab} ${news} ${hash} ${state.earlier}`;
    if (mark === drawn) return;
    drawn = mark;
    const inside = body.contains(root.activeElement);
    const at = body.scrollTop;
    const pick = (name) => () => {
      choose({ tab: name, picked: true });
      draw().then(() => tabs.querySelector("[aria-pressed=true]")?.focus());
    };
    tabs.replaceChildren(
      ...Object.entries(kinds).map(([name, [words, , number]]) => button(number === undefined ? words : `${words} (${number})`, pick(name), { "aria-pressed": String(name === tab) })),
      button("Close", () => (show(false), toggle.focus()), { class: "close" }),
    );
    body.replaceChildren(...kinds[tab][1]().flat().filter(Boolean));
    body.scrollTop = at;
    if (inside) body.focus({ preventScroll: true });
  }

  /** The first hundred of many, with a button for the next. */
  function some(all, one) {
    const list = all.slice(0, MORE).map(one);
    if (all.length > MORE) {
      const more = button(`${all.length - MORE} more`, () => more.replaceWith(...some(all.slice(MORE), one)), { class: "more" });
      list.push(more);
    }
    return list;
  }

  function drawProblems() {
    const { here, elsewhere } = problems;
    if (!here.length && !elsewhere.length) return [make("p", {}, state.problems.looking ? "No problem so far: other pages are being checked." : "No problems.")];
    return [
      state.earlier ? make("p", { class: "note" }, "Shown is an earlier version.") : null,
      here.length ? make("h2", {}, "This page") : null,
      some(here, problem),
      elsewhere.length ? make("h2", {}, "Elsewhere in the site") : null,
      some(elsewhere, problem),
    ];
  }

  /** Where a message or a comment stands. */
  function at({ file, line, column, cell }) {
    return cell ? `${file}, ${cell}` : `${file}:${line}:${column}`;
  }

  function problem(one) {
    const line = ({ number, before, marked, after }) => make("div", {}, make("span", { class: "number" }, `${number} `), before, make("mark", {}, marked || " "), after);
    return make(
      "article",
      { class: `problem ${one.severity}` },
      make("h3", {}, make("span", { class: "code" }, one.code ? `${one.severity}[${one.code}]` : one.severity), ` ${one.message}`),
      one.file ? place(one.open, at(one)) : null,
      one.excerpt.length ? make("pre", {}, ...one.excerpt.map(line)) : null,
      ...one.here.map((words) => make("p", { class: "here" }, words)),
      ...one.help.map((words) => make("p", { class: "help" }, `help: ${words}`)),
      ...one.elsewhere.map((comment) => make("p", { class: "here" }, `${comment.cell ? at(comment) : `${comment.file}:${comment.line}`}: ${comment.text}`)),
    );
  }

  function drawFigures() {
    if (!figures) return [make("p", {}, "No editor wrote this page: its figures are those of the data.")];
    const counts = {};
    for (const { state } of figures.figures) counts[state] = (counts[state] ?? 0) + 1;
    const total = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
    return [make("p", {}, place(figures.open, figures.source), ` ${total.join(", ") || "no figures"}`), some(figures.figures, figure)];
  }

  function figure(one) {
    return make(
      "article",
      { class: `figure ${one.state === "unbound" || one.wrong ? "error" : ""}` },
      make("h3", {}, one.words, " ", make("span", { class: "code" }, one.wrong ? `${one.state}, but the data disagree` : one.state)),
      place(one.open, `line ${one.line}`),
      make("p", { class: "sentence" }, one.sentence),
      ...one.rests.map((rest) => make("p", { class: "rest" }, rest.text, rest.cell ? " " : "", rest.cell ? place(rest.open, rest.cell) : "")),
      one.later ? make("p", { class: "here" }, `Later data: ${one.later}`) : null,
      ...one.proposals.map((offer) => make("p", { class: "offer" }, make("code", {}, offer.text), " ", button("Copy", (event) => copy(offer.text, event.target), { "aria-label": `Copy ${offer.text}` }), ` ${offer.rests}`)),
      one.state === "unbound" && !one.proposals.length ? make("p", { class: "help" }, "nothing in the data matches: name a source, [words](source:ID)") : null,
    );
  }

  const INDICATOR = /\/indicators\/[^/]+\/$/;
  const VALUE = "main td[id], main a[href*='/indicators/'][href*='#']";

  /** The page and anchor of a value; nothing where it is none. */
  function target(node) {
    const url = node.localName === "td" ? new URL(`#${node.id}`, location.href) : new URL(node.href);
    return INDICATOR.test(url.pathname) && url.hash.length > 1 ? { page: url.pathname, anchor: decodeURIComponent(url.hash.slice(1)) } : null;
  }
  const values = () => [...document.querySelectorAll(VALUE)].filter(target);

  function label(node) {
    const cell = node.closest("td, th");
    const table = cell?.closest("table");
    const heads = cell ? [cell.parentElement.querySelector("th"), table?.tHead?.rows[0]?.cells[cell.cellIndex]] : [node.closest("li, p")];
    const words = heads.map((head) => head?.textContent.trim().replace(/\s+/g, " ").slice(0, 80)).filter(Boolean);
    return `${words.join(", ")}: ${node.textContent.trim().slice(0, 40)}`;
  }

  function drawValues() {
    const row = (node) => make("p", { class: "value" }, label(node), " ", button("Copy link", (event) => copyValue(node, event.target), { "aria-label": `Copy link to ${label(node)}` }));
    return [some(values(), row)];
  }

  async function copyValue(node, from) {
    const { page, anchor } = target(node);
    const answer = await get("destination", { page, anchor });
    if (answer.ok) copy(await answer.text(), from);
    else say("There is no link to this value");
  }

  async function copy(words, from) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // The clipboard is refused on an insecure origin.
      const field = make("textarea", { class: "said" }, words);
      box.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const before = from.textContent;
    from.textContent = "Copied";
    say(`Copied ${words}`);
    setTimeout(() => (from.textContent = before), 1500);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.target === host) return;
    const node = event.target.closest?.(VALUE);
    const found = node && target(node) ? node : null;
    copier.hidden = !found;
    if (!found) return;
    copier.value = found;
    const { right, top } = found.getBoundingClientRect();
    copier.style.left = `${Math.min(right, innerWidth - 90)}px`;
    copier.style.top = `${Math.max(top - 8, 0)}px`;
  });
  addEventListener("scroll", () => (copier.hidden = true), { passive: true, capture: true });

  document.documentElement.append(host);
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());
  came(script.dataset.styles);
  follow();
})();
