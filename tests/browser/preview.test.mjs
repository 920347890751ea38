// The preview in Chromium: what a save does to the open page, how problems, drafts and figures are shown.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";

import { preview } from "./preview.mjs";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((place) => place && existsSync(place));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FILE = "content/work-and-health/01-coventry.md";
const ADDRESS = "/work-and-health/coventry/";
const WRONG = ["71.6 per cent in 2018", "72.6 per cent in 2018"];

const shown = await preview();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"],
});
after(async () => {
  await browser.close();
  await shown.close();
});
const good = await shown.read(FILE);
beforeEach(() => shown.write(FILE, good));

/** Opens a page, with all that it said. */
async function open(address = ADDRESS, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
  await page.goto(shown.origin() + address);
  const box = page.locator("casebook-preview");
  await box.locator(".toggle").waitFor();
  // The first state has come, and no error of the test before is left.
  await page.waitForFunction(() => !document.querySelector("casebook-preview").shadowRoot.querySelector(".bad"));
  return { page, box, said, close: () => context.close() };
}

/** Whether a page was loaded again, or only patched. */
const mark = (page) => page.evaluate(() => (globalThis.mark = "kept"));
const marked = (page) => page.evaluate(() => globalThis.mark === "kept");

test("a save is patched in: scrolling, focus, open details and what was typed stay", async () => {
  await shown.write(FILE, `${good}\nA last [link](../about.md) and a sentence.\n`);
  const { page, said, close } = await open();
  const link = page.getByRole("link", { name: "link", exact: true });
  await link.waitFor();
  await page.evaluate(() => {
    // As a theme's own form and details would stand there.
    document.querySelector("main").insertAdjacentHTML("beforeend", '<details id="more"><summary>More</summary>…</details><input id="typed" aria-label="Typed">');
    document.querySelector("#more").open = true;
    document.querySelector("#typed").value = "half a word";
  });
  await link.focus();
  await mark(page);
  await page.evaluate(() => window.scrollTo(0, 600));
  const before = await page.evaluate(() => scrollY);
  await shown.write(FILE, `${good}\nA last [link](../about.md) and another sentence.\n`);
  await page.getByText("and another sentence").waitFor();
  assert.ok(await marked(page), "it was not loaded again");
  assert.equal(await page.evaluate(() => scrollY), before);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "link");
  assert.deepEqual(await page.evaluate(() => [document.querySelector("#more")?.open, document.querySelector("#typed")?.value]), [true, "half a word"]);
  // Its title is patched in the head too.
  await shown.write(FILE, good.replace(/^title: .*$/m, "title: Another title"));
  await page.waitForFunction(() => document.title.startsWith("Another title"));
  assert.ok(await marked(page));
  assert.deepEqual(said, []);
  await close();
});

test("problems stand over the page as it is typed, as text, with a link into the editor, and go when they are corrected", async () => {
  const { page, box, said, close } = await open();
  await mark(page);
  const hostile = "[<script>alert(1)</script> <img src=x onerror=alert(2)>](nowhere.md)";
  await shown.write(FILE, `${good.replace(...WRONG)}\n${hostile}\n`);
  await box.getByText("the data say 71.6").waitFor();
  const all = await box.locator("article").count();
  assert.ok(all >= 2, `${all} problems`);
  assert.match(await box.locator("pre").allTextContents().then((lines) => lines.join()), /<script>alert\(1\)<\/script>/);
  assert.equal(await box.locator("article script, article img").count(), 0);
  assert.match(await box.locator("mark").first().textContent(), /72\.6 per cent/);
  assert.match(await box.locator(".help").first().textContent(), /71\.6 per cent in 2018/);
  const address = await box.locator("a.place").first().getAttribute("href");
  assert.ok(address.startsWith(`vscode://file${encodeURI(path.join(shown.site, FILE))}:`), address);
  // What was typed is shown.
  await page.waitForFunction(() => /72\.6\sper cent in 2018/.test(document.querySelector("main").textContent));
  assert.equal(await page.locator("main script").count(), 0);
  const marks = () => page.evaluate(() => [...CSS.highlights.get("wrong")].map(String));
  assert.ok((await marks()).some((words) => /72\.6\sper cent/.test(words)), "the wrong figure is marked");
  await shown.write(FILE, `${good}\nIn all, 95% of people.\n\nA last paragraph.\n`);
  await page.getByText("A last paragraph.").waitFor();
  await page.waitForFunction(() => [...CSS.highlights.get("wrong")].map(String).join() === "95%");
  await shown.write(FILE, good);
  await page.waitForFunction(() => document.querySelector("casebook-preview").shadowRoot.querySelector(".panel").hidden);
  assert.ok(await marked(page));
  assert.deepEqual(said, []);
  await close();
});

test("a window that slept, or whose preview was started again, catches up", async () => {
  const { page, close } = await open();
  await mark(page);
  const sleep = (state) =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await sleep("hidden");
  await shown.write(FILE, `${good}\nSaid while it slept.\n`);
  await page.waitForTimeout(400);
  assert.equal(await page.getByText("Said while it slept.").count(), 0);
  await sleep("visible");
  await page.getByText("Said while it slept.").waitFor();
  await shown.stop();
  await shown.write(FILE, `${good}\nSaid while it was away.\n`);
  await shown.start();
  await page.getByText("Said while it was away.").waitFor();
  assert.ok(await marked(page));
  await close();
});

test("drafts and embargoed pages are shown and marked", async () => {
  const { page, box, close } = await open();
  const held = box.locator(".held");
  assert.ok(await held.isHidden());
  await shown.write(FILE, good.replace("---\n", "---\ndraft: true\n"));
  await held.filter({ hasText: "draft" }).waitFor();
  await shown.write(FILE, good.replace("---\n", "---\nembargo: 2099-01-01\n"));
  await held.filter({ hasText: "2099" }).waitFor();
  assert.match(await held.textContent(), /^Not on the published site/);
  assert.ok((await page.locator("main").textContent()).includes("Job Shop"));
  await close();
});

test("styles are changed without loading the page anew", async () => {
  const { page, close } = await open();
  await mark(page);
  const theme = path.join(shown.site, "themes/default/assets");
  await mkdir(theme, { recursive: true });
  await shown.write("themes/default/assets/site.css", "body { background: rgb(1, 2, 3) }");
  const colour = () => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)";
  await page.waitForFunction(colour);
  await shown.write("themes/default/assets/site.css", "body { background: rgb(4, 5, 6) }");
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(4, 5, 6)");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  // A stylesheet that one of the theme's own imports.
  await shown.write("themes/default/assets/colours.css", "main { color: rgb(7, 8, 9) }");
  await shown.write("themes/default/assets/all.css", '@import "colours.css";');
  const base = await readFile(path.join(import.meta.dirname, "../../themes/default/templates/base.html"), "utf8");
  await mkdir(path.join(shown.site, "themes/default/templates"));
  await shown.write("themes/default/templates/base.html", base.replace("</head>", `<link rel="stylesheet" href="{{ root }}{{ assets['all.css'] }}">\n</head>`));
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 2);
  const text = (colour) => page.waitForFunction((colour) => getComputedStyle(document.querySelector("main")).color === colour, colour);
  await text("rgb(7, 8, 9)");
  await shown.write("themes/default/assets/colours.css", "main { color: rgb(10, 11, 12) }");
  await text("rgb(10, 11, 12)");
  // A font.
  await shown.write("themes/default/assets/site.css", '@font-face { font-family: Own; src: url("own.ttf") } main { font-family: Own, monospace }');
  const width = (others) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = "100px Own, monospace";
    const found = Math.round(canvas.measureText("minimum").width);
    return !others.includes(found) && found;
  };
  const widths = [await page.evaluate(width, [])];
  for (const font of ["DejaVuSans.ttf", "DejaVuSerif-Bold.ttf"]) {
    await shown.write("themes/default/assets/own.ttf", await readFile(path.join("/usr/share/fonts/truetype/dejavu", font)));
    widths.push(await (await page.waitForFunction(width, widths)).jsonValue());
  }
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 2);
  assert.ok(await marked(page));
  await rm(path.join(shown.site, "themes"), { recursive: true });
  await close();
});

test("a style that is saved before the page has been told anything is shown", async () => {
  const sheet = "themes/default/assets/site.css";
  const colour = () => getComputedStyle(document.body).backgroundColor;
  const save = async (style) => {
    await shown.write(sheet, style);
    while ((await (await fetch(`${shown.origin()}/assets/site.css`)).text()).includes(style) === false);
  };
  await mkdir(path.join(shown.site, path.dirname(sheet)), { recursive: true });
  await save("body { background: rgb(1, 2, 3) }");
  const context = await browser.newContext();
  const page = await context.newPage();
  let before = null;
  // The page has come with its styles; what it would be told waits until there are others.
  const first = async (route) => {
    before = await page.evaluate(colour);
    await save("body { background: rgb(4, 5, 6) }");
    await route.continue();
  };
  await page.route("**/_casebook/events?*", first, { times: 1 });
  await page.goto(shown.origin() + ADDRESS);
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(4, 5, 6)");
  assert.equal(before, "rgb(1, 2, 3)");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  await rm(path.join(shown.site, "themes"), { recursive: true });
  await context.close();
});

test("figures are listed with what they are bound to, and values can be copied as links", async () => {
  const { page, box, close } = await open(ADDRESS, { permissions: ["clipboard-read", "clipboard-write"] });
  await shown.write(FILE, `${good}\nIn 2015, 66.0 per cent of people in Coventry were in work.\n`);
  await box.locator(".problem").first().waitFor();
  await box.getByRole("button", { name: "Figures" }).click();
  await box.getByText("rose from 62.9 per cent", { exact: false }).first().waitFor();
  const text = await box.locator(".body").textContent();
  assert.match(text, /bound/);
  assert.match(text, /employment-rate\.csv, row \d+/);
  assert.match(text, /unbound/);
  await page.goto(`${shown.origin()}/indicators/employment-rate/`);
  await box.getByRole("button", { name: "Values" }).click();
  const copy = box.getByRole("button", { name: /^Copy link to .*Coventry.*2011/ }).first();
  await copy.click();
  await box.getByRole("button", { name: "Copied" }).or(box.getByText("Copied figure:")).first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^figure:employment\?2011&area=coventry/);
  await close();
});

test("the box is worked by keyboard, and takes no room of the page", async () => {
  const { page, box, close } = await open();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await box.locator(".toggle").focus();
  await page.keyboard.press("Enter");
  await box.locator(".panel").waitFor();
  assert.equal(await box.locator(".toggle").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.querySelector("casebook-preview").shadowRoot.activeElement.className), "body");
  await page.keyboard.press("Escape");
  assert.ok(await box.locator(".panel").isHidden());
  assert.ok(await page.evaluate(() => document.querySelector("casebook-preview").shadowRoot.activeElement.classList.contains("toggle")));
  assert.equal(await height(), before);
  await close();
});

test("the box has no fault that axe finds, at 320 and 1000 pixels, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, box, close } = await open(ADDRESS, { colorScheme });
    await shown.write(FILE, good.replace(...WRONG));
    await box.getByText("the data say 71.6").waitFor();
    await page.evaluate(axe.source);
    for (const width of [1000, 320]) {
      await page.setViewportSize({ width, height: 700 });
      for (const tab of ["Figures", "Problems"]) {
        await box.getByRole("button", { name: new RegExp(`^${tab}`) }).click();
        const result = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
        const faults = result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
        assert.deepEqual(faults.slice(0, 5), [], `${colorScheme}, ${width}, ${tab}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      }
    }
    await shown.write(FILE, good);
    await close();
  }
});
