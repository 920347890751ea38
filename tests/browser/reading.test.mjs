// How pages read in Chromium: sizes of text, texts that lie on each other, numbers and their units, what is printed, what a screen
// reader is told, the popovers that show what figures are based on.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";

import { address, pages, serve } from "./website.mjs";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((place) => place && existsSync(place));
const WIDTHS = [320, 390, 768, 900, 1100, 1280];
// The smallest text, in CSS pixels as drawn.
const SMALLEST = 11;
// The most words of a chart that a screen reader says before its table.
const CHART_WORDS = 120;
// The longest name of a place in England and Wales; a place's page is looked at with it.
const LONGEST_NAME = "Bournemouth, Christchurch and Poole";
const GOLDEN = path.join(import.meta.dirname, "accessibility");

const server = await serve();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
after(async () => {
  await browser.close();
  server.close();
});

const groups = new Map();
for (const page of await pages()) {
  const key = `${page.kind} ${page.language}`;
  groups.set(key, [...(groups.get(key) ?? []), page]);
}
// The largest page of a kind has the most on it.
const chosen = [...groups.values()].map((group) => group.toSorted((a, b) => b.html.length - a.html.length)[0]);

async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(server.origin + address(file), { waitUntil: "load" });
  return { context, page };
}

/** In the page: every piece of text that is seen, with its boxes on the screen and the size of its letters as drawn. */
function seenTexts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    if (element.closest(".visually-hidden, .skip-link, script, style")) continue;
    // Heads that stay in place while a table scrolls lie above its cells on purpose.
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const clipped = element.closest("caption.visually-hidden, thead");
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    if (rects.length === 0 || (clipped && getComputedStyle(clipped).clipPath !== "none")) continue;
    const svg = element.ownerSVGElement;
    const scale = svg ? element.getScreenCTM().a : 1;
    found.push({ text: node.data.trim().slice(0, 60), element, rects, size: parseFloat(style.fontSize) * scale, frame: element.closest(".scroll") });
  }
  return found;
}

/** In the page: what is wrong with how its text is set. */
function wrong({ smallest, source }) {
  const texts = new Function(`return (${source})()`)();
  const faults = [];
  for (const { text, size } of texts) {
    if (size < smallest - 0.05) faults.push(`${size.toFixed(1)} px: ${text}`);
  }
  const boxes = texts.flatMap((one, at) => one.rects.map((rect) => ({ at, rect, ...one })));
  boxes.sort((a, b) => a.rect.top - b.rect.top);
  for (let first = 0; first < boxes.length; first += 1) {
    const a = boxes[first];
    for (let second = first + 1; second < boxes.length && boxes[second].rect.top < a.rect.bottom; second += 1) {
      const b = boxes[second];
      // What a frame hides until it is scrolled lies beside it, unseen.
      if (a.at === b.at || a.frame || b.frame) continue;
      const across = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const down = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      // The boxes of letters are higher than the letters.
      if (across > 2 && down > 0.35 * Math.min(a.rect.height, b.rect.height)) faults.push(`"${a.text}" lies on "${b.text}"`);
    }
  }
  const unit = /\d (?:per cent|percentage points?|points|years?|people|per 1,?000|per 10,?000|per 100,?000|kB|bytes|blynedd|y cant)/g;
  for (const { element } of texts) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      for (const match of node.data.matchAll(unit)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + 3);
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
        if (rects.length > 1 && rects.at(-1).top > rects[0].bottom - 2) faults.push(`a number parts from its unit: ${node.data.slice(Math.max(0, match.index - 20), match.index + 20)}`);
      }
    }
  }
  return faults;
}

for (const { file, kind, language } of chosen) {
  test(`${kind} (${language}) is set well at every width: ${file}`, async () => {
    const { context, page } = await open(file);
    const found = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of await page.evaluate(wrong, { smallest: SMALLEST, source: seenTexts.toString() })) found.push(`${width}: ${fault}`);
      if (kind === "place") {
        // The same page for the place with the longest name.
        await page.evaluate((name) => {
          const own = document.querySelector("h1").textContent;
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest("svg")) node.data = node.data.replaceAll(own, name);
        }, LONGEST_NAME);
        for (const fault of await page.evaluate(wrong, { smallest: SMALLEST, source: seenTexts.toString() })) found.push(`${width}, longest name: ${fault}`);
      }
    }
    assert.deepEqual([...new Set(found)].slice(0, 12), [], `${found.length} faults`);
    await context.close();
  });

  test(`${kind} (${language}) prints what is folded, and nothing that only a screen can do: ${file}`, async () => {
    const { context, page } = await open(file);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const unseen = await page.evaluate(() => {
      const seen = (element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0;
      const folded = [...document.querySelectorAll("main details table, main details .evidence-rows")].filter((element) => !seen(element));
      const screen = [...document.querySelectorAll(".open-details, .details, .filter, .skip-link")].filter((element) => seen(element));
      return [...folded.map((element) => `not printed: ${element.outerHTML.slice(0, 80)}`), ...screen.map((element) => `printed: ${element.outerHTML.slice(0, 80)}`)];
    });
    assert.deepEqual(unseen, []);
    await context.close();
  });

  test(`${kind} (${language}) says no sentence twice to a screen reader, and little of a chart before its table: ${file}`, async () => {
    const { context, page } = await open(file);
    // Sentences: what is in the names of parts, in links and in rows of tables is said where they are.
    // A case study that is set in says what its own page, and its entry in the contents, say as well.
    await page.evaluate(() => document.querySelectorAll(".set-in").forEach((inset) => inset.remove()));
    const tree = await page.locator("main").ariaSnapshot();
    const said = tree.split("\n").map((line) => /^\s*- (?:text|paragraph|listitem): "?(.*?)"?$/.exec(line)?.[1]?.trim() ?? "");
    const sentences = said.filter((line) => line.split(/\s+/).length >= 6 && /[.?!]$/.test(line));
    // "About the data" says under each publication what its licence asks for.
    const twice = kind === "about-data" ? [] : sentences.filter((line, at) => sentences.indexOf(line) !== at);
    assert.deepEqual(twice, []);
    for (const figure of await page.locator("figure.chart").all()) {
      const words = (await figure.ariaSnapshot()).split(/- table|- group:\n\s+- (?:text: )?Table/)[0].split(/\s+/);
      assert.ok(words.length <= CHART_WORDS, `${words.length} words of a chart on ${file}`);
    }
    await context.close();
  });

  test(`${kind} (${language}) has the accessibility tree that is on record: ${file}`, async () => {
    const { context, page } = await open(file);
    // Landmarks, headings and controls: the words of the content change from day to day.
    const outline = await page.evaluate(() => {
      const lines = [];
      const roles = "header, nav, main, footer, section[aria-labelledby], section[aria-label], aside, figure, table, details, h1, h2, h3, form, button, input";
      const name = (element) => element.getAttribute("aria-label") ?? (element.getAttribute("aria-labelledby") ? "labelled" : "");
      const seen = new Map();
      for (const element of document.body.querySelectorAll(roles)) {
        if (element.closest("[popover]")) continue;
        let depth = 0;
        for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (up.matches(roles)) depth += 1;
        const what = `${"  ".repeat(depth)}${element.localName}${name(element) === "labelled" ? " (named by its heading)" : name(element) ? ` "${name(element)}"` : ""}`;
        // Repeated parts are said once: how many there are depends on the content.
        const key = `${depth} ${what}`;
        if (!seen.has(key)) lines.push(what);
        seen.set(key, true);
      }
      return lines.join("\n") + "\n";
    });
    const golden = path.join(GOLDEN, `${kind}.${language}.txt`);
    if (process.env.BLESS) {
      await mkdir(GOLDEN, { recursive: true });
      await writeFile(golden, outline);
    }
    const expected = existsSync(golden) ? await readFile(golden, "utf8") : "";
    assert.equal(outline, expected, `if this is as it should be: BLESS=1 node --test reading.test.mjs (${golden})`);
    await context.close();
  });
}

test("what figures are based on opens beside them by keyboard, without a script, and leads back to the words", async () => {
  const study = chosen.find(({ html, language }) => language === "en" && html.includes("popovertarget"));
  const { context, page } = await open(study.file, { javaScriptEnabled: false });
  const button = page.locator(".open-details").first();
  const card = page.locator(".details").first();
  await button.focus();
  await page.keyboard.press("Enter");
  await card.waitFor({ state: "visible" });
  const words = await card.innerText();
  for (const part of [/row \d+, column/, /https?:\/\//]) assert.match(words, part);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await card.locator("a[href^='#']").first().click();
  assert.ok(new URL(page.url()).hash.length > 1, "it leads to the words");
  await context.close();
});

test("the list of places is filtered while a reader types, and whole without a script", async () => {
  const home = chosen.find(({ kind, language }) => kind === "home" && language === "en");
  for (const javaScriptEnabled of [true, false]) {
    const { context, page } = await open(home.file, { javaScriptEnabled });
    const field = page.locator(".filter input");
    const items = page.locator("#places > li:visible");
    const all = await items.count();
    if (javaScriptEnabled) {
      await field.fill("cov");
      assert.equal(await items.count(), 1);
      await field.fill("zzz");
      assert.equal(await items.count(), 0);
      assert.match(await page.locator(".filter output").innerText(), /\S/);
    } else {
      assert.equal(await field.isVisible(), false);
      assert.ok(all > 12);
    }
    await context.close();
  }
});

test("at 400 per cent the words of a page still fit, and it says the same", async () => {
  // WCAG 2.2, 1.4.10: 1280 pixels at 400 per cent are 320.
  for (const { file } of chosen) {
    const { context, page } = await open(file, { viewport: { width: 320, height: 256 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${file} scrolls sideways by ${wide}`);
    await context.close();
  }
});
