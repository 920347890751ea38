// Every kind of page in Chromium: light, dark and forced colours, at 320, 768 and 1280 pixels.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

import { address, pages, serve } from "./website.mjs";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 768, 1280];
// How wide the text is on A4 with the theme's margins, in CSS pixels.
const PAPER = 657;
const SCHEMES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { colorScheme: "light", forcedColors: "active" },
};

// What axe-core cannot decide by itself and a person has looked at: rule, and the elements that it may name.
// Text in SVG: axe never measures it; the contrast of chart colours is computed by a test of the theme.
// Cells of a wide table that its frame hides until it is scrolled: they have the colours of those beside them.
const REVIEWED = [
  { rule: "color-contrast", selector: "svg" },
  { rule: "color-contrast", selector: ".scroll" },
];

const server = await serve();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"],
});
after(async () => {
  await browser.close();
  server.close();
});

const all = await pages();
const groups = new Map();
for (const page of all) {
  const key = `${page.kind} ${page.language}`;
  groups.set(key, [...(groups.get(key) ?? []), page]);
}
// The largest page of a kind has the most on it.
const chosen = [...groups.values()].map((group) => group.toSorted((a, b) => b.html.length - a.html.length)[0]);

/** Opens a page and keeps all that it said and asked for. */
async function open(context, file) {
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin) && !request.url().startsWith("data:")) said.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(server.origin + address(file), { waitUntil: "load" });
  return { page, said };
}

/** What scrolls sideways: a page may not, at any width. */
function wide() {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > limit + 1)
    .slice(0, 5)
    .map((element) => `scrolls sideways: ${element.outerHTML.slice(0, 100)}`);
}

/** What axe-core finds wrong, and what it leaves open and nobody has reviewed. */
async function faults(page) {
  const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations", "incomplete"] }), TAGS);
  const found = [];
  for (const rule of result.violations) {
    for (const node of rule.nodes) found.push(`${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`);
  }
  const open = result.incomplete.flatMap((rule) => rule.nodes.map((node) => ({ id: rule.id, target: node.target, says: node.any?.[0]?.message ?? rule.help })));
  const undecided = await page.evaluate(
    ({ open, reviewed }) =>
      open.filter(({ id, target }) => {
        const element = document.querySelector(target.at(-1));
        return !reviewed.some(({ rule, selector }) => rule === id && element?.closest(selector));
      }),
    { open, reviewed: REVIEWED },
  );
  for (const { id, target, says } of undecided) found.push(`not decided: ${id}: ${target.join(" ")}: ${says}`);
  return found;
}

for (const [scheme, options] of Object.entries(SCHEMES)) {
  for (const { file, kind, language } of chosen) {
    test(`${kind} (${language}), ${scheme}: ${file}`, async () => {
      const context = await browser.newContext({ ...options, viewport: { width: WIDTHS[0], height: 800 } });
      try {
        const { page, said } = await open(context, file);
        // The page's own policy stops injected scripts; what the browser evaluates for us it does not stop.
        await page.evaluate(axe.source);
        const found = [];
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          for (const fault of [...(await page.evaluate(wide)), ...(await faults(page))]) found.push(`${width}: ${fault}`);
        }
        assert.deepEqual(found.slice(0, 10), [], `${found.length} faults`);
        assert.deepEqual(said, []);
      } finally {
        await context.close();
      }
    });
  }
}

for (const { file, kind, language } of chosen) {
  test(`${kind} (${language}) without JavaScript says the same: ${file}`, async () => {
    const words = [];
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 800 } });
      const { page, said } = await open(context, file);
      assert.deepEqual(said, []);
      words.push((await page.locator("main").textContent()).replace(/\s+/g, " ").trim());
      await context.close();
    }
    assert.ok(words[1].length > 0, "there are words");
    assert.equal(words[1], words[0]);
  });

  test(`${kind} (${language}) shows where the keyboard is: ${file}`, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const { page } = await open(context, file);
    const count = await page.locator("a[href], button, summary, input, select, textarea, [tabindex='0']").count();
    const unseen = [];
    for (let step = 0; step < Math.min(count, 40); step += 1) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const box = element.getBoundingClientRect();
        const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return ring && inside ? null : element.outerHTML.slice(0, 120);
      });
      if (hidden) unseen.push(hidden);
    }
    assert.deepEqual(unseen, []);
    await context.close();
  });

  test(`${kind} (${language}) keeps its text when spacing is widened: ${file}`, async () => {
    // WCAG 2.2, 1.4.12.
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, bypassCSP: true });
    const { page } = await open(context, file);
    await page.addStyleTag({
      content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    });
    const cut = await page.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth > limit) return ["the page scrolls sideways"];
      return [...document.querySelectorAll("body *")]
        .filter((element) => {
          const style = getComputedStyle(element);
          const clips = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
          const shown = style.position !== "absolute" && element.clientWidth > 1 && !element.closest("svg");
          return clips && shown && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        })
        .map((element) => element.outerHTML.slice(0, 100));
    });
    assert.deepEqual(cut, []);
    await context.close();
  });
}

test("on paper no table is cut off, and on a wide screen none of an indicator's values is out of sight", async () => {
  const context = await browser.newContext({ viewport: { width: PAPER, height: 1000 } });
  const cut = [];
  for (const { file, kind } of all.filter((one) => one.kind === "indicator" || chosen.includes(one))) {
    const { page } = await open(context, file);
    const beyond = (limit) => [...document.querySelectorAll("table")].filter((table) => table.getBoundingClientRect().right > limit + 1).length;
    await page.emulateMedia({ media: "print" });
    if (await page.evaluate(beyond, PAPER)) cut.push(`${file} on paper`);
    if (kind === "indicator") {
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 1280, height: 800 });
      const hidden = await page.evaluate(() => [...document.querySelectorAll(".scroll:not(details *)")].filter((frame) => frame.scrollWidth > frame.clientWidth + 1).length);
      if (hidden) cut.push(`${file} at 1280`);
      await page.setViewportSize({ width: PAPER, height: 1000 });
    }
    await page.close();
  }
  assert.deepEqual(cut, []);
  await context.close();
});

test("an address that leads nowhere gets the website's own page", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(`${server.origin}/report/no/such/page/`);
  assert.equal(response.status(), 404);
  assert.ok((await page.locator("main").textContent()).trim().length > 0);
  const home = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.pathname));
  assert.ok(home.includes("/report/"), "it leads home");
  await context.close();
});
